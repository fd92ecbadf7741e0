"""Whose the lines of a plan are where no sentence of it names its sides."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_RIVER = ["Cambodia", "China", "Laos", "Myanmar", "Thailand", "Viet Nam"]
_LINES = {
    "en": "I. Political cooperation\n\nStrengthen dialogue on port safety;\n\nPromote visits of archivists;\n\nII. Economic cooperation\n\nExpand trade in ferries;\n",
    "zh": "一、政治合作\n\n加强港口安全对话。\n\n推进档案馆交流。\n",
}


def _read(title: str, language: str) -> Reading:
    return read_document(Document(id="t", text=f"{title}\n\n{_LINES[language]}", language=language))


@pytest.mark.parametrize(
    ("title", "language", "actors"),
    [
        ("ASEAN-China Plan of Action 2026-2030", "en", ["ASEAN", "China"]),
        ("Lancang-Mekong Cooperation Plan of Action 2033-2037", "en", _RIVER),
        ("ASEAN Work Plan on Ferries 2026-2030", "en", ["ASEAN"]),
        ("Plan of Action on Myanmar", "en", []),
        ("澜沧江-湄公河合作五年行动计划(2033-2037)", "zh", _RIVER),
    ],
)
def test_the_lines_are_of_those_in_the_title(title: str, language: str, actors: list[str]) -> None:
    commitments = _read(title, language).commitments
    assert commitments
    assert all(sorted(commitment.actors) == actors for commitment in commitments)


def test_whom_a_plan_only_mentions_promises_nothing() -> None:
    text = (
        "澜沧江-湄公河合作行动计划(2033-2037)\n\n一、目标\n\n本计划服务东盟一体化。致力于打造新型航运机制。\n\n"
        "二、合作\n\n加强秘书处间的沟通。\n"
    )
    commitments = read_document(Document(id="t", text=text)).commitments
    assert commitments
    assert all(sorted(commitment.actors) == _RIVER for commitment in commitments)


def test_the_name_of_a_picture_file_is_no_paragraph() -> None:
    text = (
        "东盟与蒙古迈向伙伴关系\n\n9-pb9wdadg8cehkywb.JPG\n\n"
        "东盟-蒙古联合合作委员会第4次会议于2018年5月8日在雅加达举行。双方同意加强邮政合作。\n"
    )
    assert read_document(Document(id="t", text=text)).published == "2018-05"
