"""Citations: each row a short text, what it cites, and the trick in it."""

from __future__ import annotations

import time

import pytest

from depositary.read.citations import cite_notes, find_citations

CITED = [
    # resolutions by number need their word
    ("en", "resolution 71/317 of 19 July 2017", ["71/317"]),
    ("en", "Resolutions 57/35, 59/5, 61/46 and 73/259.", ["57/35", "59/5", "61/46", "73/259"]),  # one word, a list
    ("en", "Resolutions [57/35](#), [59/5](#) and [73/259](#).", ["57/35", "59/5", "73/259"]),  # as links
    ("en", "its resolutions 8/11 of 30 November 2016, 10/4 and 12/7", ["8/11", "10/4", "12/7"]),  # a date between
    ("en", "resolutions 69/1 of 22\u00a0September 2014 and 70/1 of 25\nSeptember 2015", ["69/1", "70/1"]),  # odd spaces
    (
        "en",
        "its resolutions 74/306 on food in times of need of 11 September 2020 and 76/175 of 16 December 2021",
        ["74/306", "76/175"],  # the list goes on after words
    ),
    ("en", "97 of 103, 97/103 lines, 6/7, 11/2020, 24/7 and/or 50/50", []),
    ("en", "paragraph 3 of decision 75/567", ["75/567"]),
    ("en", "General Assembly resolution 70/1", ["A/RES/70/1"]),  # the body is named before
    ("en", "resolution 217 A (III) of the General Assembly", ["A/RES/217 A (III)"]),  # and after
    ("en", "Resolution 217 A (III).", ["217 A (III)"]),  # old session, part letter
    ("en", "resolutions 1874 (S-IV) of 27 June 1963", ["1874 (S-IV)"]),
    ("en", "Human Rights Council resolution 12/10", ["A/HRC/RES/12/10"]),
    ("en", "Economic and Social Council resolution 2005/12", ["E/RES/2005/12"]),
    ("en", "Security Council resolutions 1325 (2000) and 2242(2015)", ["S/RES/1325 (2000)", "S/RES/2242 (2015)"]),
    ("en", "UN Security Council Resolution 2254 was adopted", ["S/RES/2254"]),  # no year
    ("en", "resolution 12 was adopted", []),  # a number that no body's count explains
    ("en", "its resolutions 17 (2011) and 24 (2015)", ["17 (2011)", "24 (2015)"]),  # another body's
    ("en", "about 1200 (2019: 1100) units, 31 (2019) pages", []),
    (
        "en",
        "resolutions 71/101 A-B, 72/266 A and 76/84 A and B of 9 December 2021",
        ["71/101 A-B", "72/266 A", "76/84 A and B"],
    ),
    ("en", "Resolution 75/1 A new start for all", ["75/1"]),  # an article, no part letter
    # symbols
    ("en", "A/RES/75/15, S/RES/1325 (2000)", ["A/RES/75/15", "S/RES/1325 (2000)"]),
    ("en", "S/RES/1325(2000)", ["S/RES/1325 (2000)"]),
    ("en", "A/RES/S-10/2 and A/RES/ES-10/17", ["A/RES/S-10/2", "A/RES/ES-10/17"]),
    ("en", "See A/75/345-S/2020/898, sect. II.", ["A/75/345-S/2020/898"]),  # two symbols, one document
    ("en", "See A/75/345–S/2020/898", ["A/75/345-S/2020/898"]),  # an en dash
    ("en", "(A/75/L.25 and Add.1)", ["A/75/L.25", "A/75/L.25/Add.1"]),  # the suffix alone
    ("en", "A/77/L.12/Rev.1/Add.1; A/C.3/75/L.10", ["A/77/L.12/Rev.1/Add.1", "A/C.3/75/L.10"]),
    ("en", "S/PRST/2004/36", ["S/PRST/2004/36"]),
    ("en", "CTB/RES/31 (2019); SA/14/L.9/Rev.1", ["CTB/RES/31 (2019)", "SA/14/L.9/Rev.1"]),  # bodies no table knows
    ("en", "SA/14/120; CTB/SR.9/4", ["SA/14/120", "CTB/SR.9/4"]),
    ("en", "document S/25046", ["S/25046"]),
    ("en", "decision Assembly/AU/Dec.749(XXXIII)", ["Assembly/AU/Dec.749 (XXXIII)"]),  # a head that is a word
    ("en", "TCP/IP, COVID-19/HIV, A/H1N1, M/V, N/A and https://x.example/A/RES/75/15", []),
    # treaty collections
    ("en", "United Nations, Treaty Series, vol. 1331, No. 22341.", ["UNTS vol. 1331, No. 22341"]),
    ("en", "United Nations, *Treaty Series*, vol. 1331, No. 22341.\n² *Ibid.*, vol. 2624, No. 46745.",
     ["UNTS vol. 1331, No. 22341", "UNTS vol. 2624, No. 46745"]),
    ("en", "Basin Treaty Collection, vol. 2, p. 15.\n*Ibid.*, vol. 5, p. 201.",
     ["Basin Treaty Collection, vol. 2, p. 15", "Basin Treaty Collection, vol. 5, p. 201"]),
    ("en", "the journal, vol. 3, No. 2", []),
    ("en", "(United Nations publication, Sales No. E.96.IV.13), chap. I", ["E.96.IV.13"]),
    # Vietnamese
    ("vi", "Nghị quyết 75/15 của Đại hội đồng Liên hợp quốc", ["A/RES/75/15"]),
    ("vi", "các nghị quyết 57/35, 59/5 và 73/259", ["57/35", "59/5", "73/259"]),
    ("vi", "nghị quyết số 1325 (2000) của Hội đồng Bảo an", ["S/RES/1325 (2000)"]),
    ("vi", "họp ngày 6/7 và 15-16/9, 97/103 dòng hành động", []),
    # Chinese
    ("zh", "回顾其2020年12月1日第12/9号决议和第14/6号决议,", ["12/9", "14/6"]),
    ("zh", "第57/35、59/5和73/259号决议", ["57/35", "59/5", "73/259"]),  # the word comes last
    ("zh", "根据联合国大会第70/1号决议", ["A/RES/70/1"]),
    ("zh", "塞拉亚大会第15/3号决议", ["15/3"]),  # another assembly
    ("zh", "安全理事会第1325（2000）号决议", ["S/RES/1325 (2000)"]),
    ("zh", "联合国安理会第1325号决议", ["S/RES/1325"]),
    ("zh", "联合国,《条约汇编》,第9999卷,第70001号。", ["UNTS vol. 9999, No. 70001"]),
    ("zh", "第3次会议,第12/13次", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CITED)
def test_citations_are_found_in_normal_form(language: str, text: str, expected: list[str]) -> None:
    assert [mention.symbol for mention in find_citations(text, language)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), CITED)
def test_citations_quote_the_text(language: str, text: str, expected: list[str]) -> None:
    for mention in find_citations(text, language):
        assert text[mention.start : mention.end] == mention.written


def test_a_documents_own_body_owns_bare_numbers() -> None:
    text = "Recalling its resolution 71/317, and Security Council resolution 1325 (2000)"
    found = find_citations(text, "en", body="A")
    assert [mention.symbol for mention in found] == ["A/RES/71/317", "S/RES/1325 (2000)"]


def test_kinds() -> None:
    text = "resolution 70/1, decision 75/567, A/75/L.25, CTB/SR.9/4, S/PRST/2004/36, A/74/811, UNTS vol. 1, No. 2"
    kinds = [mention.kind for mention in find_citations(text, "en")]
    assert kinds == ["resolution", "decision", "draft", "record", "statement", "document", "treaty"]


def test_ibid_takes_its_collection_from_the_note_before() -> None:
    notes = [
        ("1", "Basin Treaty Collection, vol. 2, p. 15."),
        ("2", "Resolution 13/1, annex."),
        ("3", "*Ibid.*, vol. 5, p. 201."),
    ]
    symbols = [[mention.symbol for mention in mentions] for mentions in cite_notes(notes, "en")]
    assert symbols == [
        ["Basin Treaty Collection, vol. 2, p. 15"],
        ["13/1"],
        ["Basin Treaty Collection, vol. 5, p. 201"],
    ]


@pytest.mark.parametrize(
    "unit",
    ["1", "(", "/", "1/", "A/", "(2000)", "resolution ", "Ibid., vol. 2", "vol. 1 ", "Aa ", "57/35, ", "*", "第1卷"],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.perf_counter()
        find_citations(text, "zh" if unit == "第1卷" else "en")
        return time.perf_counter() - started

    seconds(1_000)
    short, long = min(seconds(25_000) for _ in range(3)), min(seconds(100_000) for _ in range(3))
    assert long < 12 * short + 0.05  # four times the text; room for a busy machine
