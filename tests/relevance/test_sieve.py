"""The sieve lets pass what may concern a partnership, in every spelling, and little else."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from depositary.errors import DataError
from depositary.registry.load import FOLDER
from depositary.relevance import Need, Rules, load_rules, load_sieve, read_names
from depositary.relevance.recoding import recode
from depositary.relevance.sieve import Sieve
from depositary.relevance.signs import Form, Sign
from depositary.tables import load_table
from samples import CORPUS, SHARED

SIEVE = load_sieve()
INVENTED = (
    "Serayan Cooperation Forum",
    "Diễn đàn Hợp tác Seraya",
    "塞拉亚合作论坛",
    "塞拉亞合作論壇",
    "SCF",
    "Norlund",
)

EN = "The 20th ASEAN-Russia Senior Officials' Meeting was held in Jakarta."
VI = "Hội nghị Bộ trưởng Ngoại giao ASEAN - Liên hợp quốc diễn ra tại Niu Oóc."
ZH = "第二十次东盟—俄罗斯高官会议在雅加达举行。"


@pytest.mark.parametrize(
    "text",
    [
        EN,
        VI,
        ZH,
        "THE ASSOCIATION OF SOUTHEAST ASIAN NATIONS AND THE RUSSIAN FEDERATION HELD THEIR MEETING",  # capitals
        "Hiep hoi cac quoc gia Dong Nam A va Lien hop quoc hop",  # typed without accents
        "第二十次東盟與俄羅斯高官會議",  # traditional characters
        "Leaders of the African Union met the Secretary-General of the United Nations at their annual conference.",
        "The EU and ASEAN adopted a plan of action.",  # one of them is in the news every day
        "A/RES/77/12: cooperation between the United Nations and a regional organisation",
        "Việt Nam và Australia họp Đối thoại chiến lược; hai bên nhất trí",  # two states that speak as two
    ],
)
def test_what_may_concern_a_partnership_passes(text: str) -> None:
    assert SIEVE.passes(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The minister opened a bridge; the meeting of the council lasted two hours.",
        "ASEAN",  # one party, and nothing said of it
        "France beat Brazil in the final; the forum of fans met afterwards.",  # two states
        "The Association of Professional Engineers held its annual meeting with the Ministry.",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgASEANUNEUAAAB+xUNx/xEUx+meeting",  # letters that only look like names
        "The United Nations said on Monday that prices rose.",
        "UNDER the EUROPEAN sun we held a meeting in FRANCE",  # acronyms inside words
        "Bóng đá: Việt Nam - Thái Lan 2-1",
        "中国队与日本队的比赛",
    ],
)
def test_what_does_not_is_let_go(text: str) -> None:
    assert not SIEVE.passes(text.encode())


@pytest.mark.parametrize(
    "text, encoding",
    [(EN, "utf-16"), (VI, "utf-16"), (ZH, "utf-16-le"), (ZH, "utf-16-be"), (ZH, "gb18030"), (VI, "utf-8-sig")],
)
def test_in_other_encodings(text: str, encoding: str) -> None:
    assert SIEVE.passes(f"{text}\n{text}\n".encode(encoding))


@pytest.mark.parametrize(
    "declared, codec, text",
    [
        ("gb2312", "gb18030", ZH),
        ("big5", "big5", "第二十次東盟與俄羅斯高官會議在雅加達舉行。"),
        ("windows-1258", "cp1258", VI),
    ],
)
def test_in_the_encoding_the_page_declares(declared: str, codec: str, text: str) -> None:
    if codec == "cp1258":  # it has letters and tones apart
        text = "".join(
            char if _fits(char, codec) else unicodedata.normalize("NFC", _base(char)) + _tone(char) for char in text
        )
    page = f'<html><head><meta charset="{declared}"></head><body>{text}</body></html>'.encode(codec)
    assert SIEVE.passes(page)


def _fits(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _tone(char: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFD", char) if mark in "\u0300\u0301\u0303\u0309\u0323")


def _base(char: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFD", char) if mark not in "\u0300\u0301\u0303\u0309\u0323")


def test_letters_composed_of_several_characters_and_numbers_for_characters() -> None:
    page = VI * 20
    assert SIEVE.passes(unicodedata.normalize("NFD", page).encode())
    assert SIEVE.passes("".join(char if char.isascii() else f"&#{ord(char)};" for char in page).encode())


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04...", b"\xff\xd8\xff\xe0"])
def test_what_cannot_be_told_from_its_bytes_passes(data: bytes) -> None:
    assert SIEVE.passes(data)


@pytest.mark.parametrize(
    "data", [b"\x00" * 999, b"\xff\xfe\x00", b"\xfe", b"&#x110000;" * 90, b"\xcc\x80" * 9999, b"\xcc"]
)
def test_any_bytes_get_an_answer(data: bytes) -> None:
    assert SIEVE.passes(data) is False
    assert isinstance(recode(data), bytes)


def test_plain_pages_are_not_copied() -> None:
    data = (EN + VI + ZH).encode()
    assert recode(data) is data


def test_signs_must_stand_close_together() -> None:
    far = "The African Union moved house." + " word" * 1000 + " Kenya rejoiced; a meeting was held."
    assert not SIEVE.passes(far.encode())
    assert SIEVE.passes(far.replace(" word", "").encode())


def test_every_real_body_of_the_corpus_passes_and_the_invented_region_with_its_names() -> None:
    named = load_sieve(INVENTED)
    missed = [
        path.name
        for folder in ("written", "hard")
        for path in sorted((CORPUS / folder).glob("*.txt"))
        if not named.passes(path.read_bytes())
    ]
    assert missed == []


@pytest.mark.shared
def test_the_seeds_pass() -> None:
    if not SHARED.is_dir():
        pytest.skip("no shared corpus beside the checkout")
    assert [path.name for path in (SHARED / "seeds").glob("*.txt") if not SIEVE.passes(path.read_bytes())] == []


def test_licences_and_source_code_do_not_pass() -> None:
    import json.decoder

    sources = [Path(json.decoder.__file__), *Path(json.decoder.__file__).parent.glob("*.py")]
    assert not any(SIEVE.passes(path.read_bytes()) for path in sources)


# -- the rules -----------------------------------------------------------------------------------------------------


def _rules(**changed: object) -> Rules:
    values: dict[str, object] = {
        "source": "test",
        "reach": 100,
        "beside": 5,
        "organisations": [],
        "needs": [Need(pair=1)],
    }
    return Rules(**{**values, **changed})  # type: ignore[arg-type]


def test_an_organisation_and_another_party_side_by_side_are_a_pair() -> None:
    forms = [
        Form("Alpha", frozenset({Sign("organisation", "A")}), False),
        Form("Beta", frozenset({Sign("state", "B")}), False),
        Form("Gamma", frozenset({Sign("state", "C")}), False),
    ]
    sieve = Sieve(_rules(needs=[Need(organisation=1, pair=1)]), forms)
    assert sieve.passes(b"Alpha-Beta")
    assert not sieve.passes(b"Beta-Gamma; and then Alpha")  # the pair is of two states
    assert not sieve.passes(b"Alpha, and then Beta")


def test_a_need_for_nothing_rare_is_refused() -> None:
    with pytest.raises(ValueError, match="on every page"):
        Sieve(_rules(needs=[Need(meeting=1)]), [])


def test_rules_are_checked_when_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = (FOLDER / "relevance.yml").read_text("utf-8")
    for wrong, word in (
        (good.replace("everyday: [UN", "everyday: [NOBODY, UN"), "NOBODY"),
        (good.replace("reach: 1500", "reach: 0"), "reach"),
        (good.replace("papers: [", "papers: [banana, "), "banana"),
        (good.replace("{partnership: 1}", "{}"), "every page"),
        (good.replace("{partnership: 1}", "{partnerships: 1}"), "partnerships"),
        (good.replace("    vi: [hai nước", "    xx: [hai nước"), "xx"),
    ):
        assert wrong != good
        (tmp_path / "relevance.yml").write_text(wrong, "utf-8")
        monkeypatch.setattr("depositary.relevance.signs.FOLDER", tmp_path)
        load_rules.cache_clear()
        with pytest.raises(DataError, match=word):
            load_rules()
    load_rules.cache_clear()
    monkeypatch.undo()
    assert load_table(FOLDER / "relevance.yml", Rules) == load_rules()


def test_names_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text("# a region of our own\nSerayan Cooperation Forum\n\nSCF  # its acronym\nSCF\n", "utf-8")
    assert read_names(file) == ("Serayan Cooperation Forum", "SCF")
    for wrong in (b"", b"# nothing\n", b"x\n", b"\xff\xfe"):
        file.write_bytes(wrong)
        with pytest.raises(DataError):
            read_names(file)
    assert load_sieve(("Serayan Cooperation Forum",)).fingerprint != SIEVE.fingerprint
