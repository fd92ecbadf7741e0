"""What things, parties and partnerships are called in the languages of those who read of them."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.ledger import create_ledger, record_document
from depositary.ledger.queries import ThingQuery
from depositary.model import Document
from depositary.reading import read_document
from depositary.report.called import called, names_of, original_of, partnership_called, party_called, standing_called
from depositary.report.diary import Entry
from depositary.report.things import Source, Thing, list_things
from samples import CORPUS

SUMMIT = {"mechanism_en": "ASEAN-Russia Summit", "ordinal": 4}


@pytest.mark.parametrize(
    ("kind", "fields", "names"),
    [
        pytest.param("meeting", SUMMIT, {"vi": "Hội nghị cấp cao ASEAN-Nga lần thứ 4", "zh": "第4次东盟-俄罗斯峰会"}, id="known, numbered"),
        pytest.param("meeting", {"mechanism_en": "Reef Forum"}, {}, id="unknown, in the language of results alone"),
        pytest.param("meeting", {"mechanism_en": "Reef Forum", "in_languages": {"vi": "Diễn đàn Rạn san hô"}}, {"vi": "Diễn đàn Rạn san hô"}, id="as a source calls it"),
        pytest.param("meeting", {"mechanism_en": "Reef Forum", "ordinal": 3, "in_languages": {"zh": "珊瑚礁论坛"}}, {"zh": "第3次珊瑚礁论坛"}, id="its number is added"),
        pytest.param("meeting", {"mechanism_en": "Reef Forum", "ordinal": 3, "in_languages": {"vi": "Diễn đàn Rạn san hô lần thứ ba", "zh": "第三届珊瑚礁论坛"}}, {"vi": "Diễn đàn Rạn san hô lần thứ ba", "zh": "第三届珊瑚礁论坛"}, id="its number is there already"),
        pytest.param("meeting", {"mechanism_en": "Reef Forum", "ordinal": 4, "in_languages": {"zh": "第三届珊瑚礁论坛"}}, {}, id="a source's name is that of the one before"),
        pytest.param("instrument", {"title_en": "ASEAN-UN Plan of Action", "period": [2021, 2025]}, {"vi": "Kế hoạch hành động ASEAN - Liên hợp quốc 2021-2025", "zh": "东盟-联合国行动计划 2021-2025"}, id="an edition"),
        pytest.param("commitment", {"what_en": "build a reef", "in_languages": {"zh": "建一处珊瑚礁"}}, {"zh": "建一处珊瑚礁"}, id="a deed in the source's words"),
    ],
)  # fmt: skip
def test_names_by_language(kind: str, fields: dict[str, Any], names: dict[str, str]) -> None:
    assert names_of(kind, fields) == names


def test_a_label_stands_in_for_a_name() -> None:
    entry = Entry(id="x", kind="meeting", label="Reef Forum", first="2024-01-01", last="2024-01-01", status="held", exact=True, names={"vi": "Diễn đàn Rạn san hô"})  # fmt: skip
    assert [called(entry, code) for code in ("en", "vi", "zh")] == ["Reef Forum", "Diễn đàn Rạn san hô", "Reef Forum"]


def test_a_rendering_stands_beside_the_words_it_renders() -> None:
    def told(*languages: str) -> Thing:
        sources = tuple(Source(document=code, language=code, passages=()) for code in languages)
        fields = {"what_en": "build reef", "in_languages": {code: f"in {code}" for code in languages if code != "en"}}
        return Thing(id="x", kind="commitment", label="build reef", fields=fields, sources=sources, independent=1)

    assert original_of(told("vi"), "en") == ("vi", "in vi")
    assert original_of(told("zh"), "vi") == ("zh", "in zh")
    assert original_of(told("vi"), "vi") is None, "its own words are shown"
    assert original_of(told("en", "vi"), "en") is None, "a source says it in English"


def test_parties_and_what_holds_between_them() -> None:
    assert party_called("Viet Nam", "vi") == "Việt Nam"
    assert party_called("council of the reef", "zh") == "Council Of The Reef"
    assert partnership_called("council of the reef|un", "en", "Council of the Reef–UN") == "Council of the Reef–UN"
    assert partnership_called("ASEAN-RU", "zh") == "东盟–俄罗斯"
    assert standing_called("unheard_of", "vi") == "unheard of"


def test_what_sources_call_a_thing_is_kept_by_language(tmp_path: Any) -> None:
    with create_ledger(tmp_path / "ledger.db") as ledger:
        for name in ("w-en-03", "w-vi-03", "w-zh-03"):
            document = Document(id=name, text=(CORPUS / "written" / f"{name}.txt").read_text())
            record_document(ledger, document, read_document(document))
        things = list_things(ledger, ThingQuery(kind="meeting"))
        for thing in things:
            assert thing.fields["in_languages"].keys() == {source.language for source in thing.sources} - {"en"}
        assert {code for thing in things for code in thing.fields["in_languages"]} == {"vi", "zh"}
