"""Outlines of resolutions: three languages, several bodies, with and without marks of emphasis."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from depositary.model import Passage
from depositary.read.structure import Outline, read_outline, structure_record

CORPUS = Path(__file__).parents[1] / "corpus" / "written"

ENGLISH = """United Nations A/RES/81/7

General Assembly
Distr.: General
30 November 2026

Eighty-first session
Agenda item 130 (q)

Resolution adopted by the General Assembly on 23 November 2026

[without reference to a Main Committee ([A/81/L.25](#) and A/81/L.25/Add.1)]

81/7. Cooperation with the Basin Community

The General Assembly,

*Recalling* all previous resolutions,

*Noting with satisfaction* that the activities
of the Community go on,

*Welcoming further* the briefing by the Secretary-General, under the Presidency

of the Community for the month of January, on the topic of peace,

Guided by the Charter,

Expressing grave concern at the floods,

1. *Welcomes* the progress made;

2. *Also encourages* further cooperation on health;

2 bis. Calls upon members to pay;

3. Requests the Secretary-General:

(a) To appoint a focal point;

(b) To report on:

(i) Debt;

(ii) Climate finance;

4. Decides further to meet again.

*30th plenary meeting
23 November 2026*

Annex

Statute

1. The Centre has its seat in Halmere.
"""

VIETNAMESE = """Nghị quyết được Đại hội đồng thông qua ngày 23 tháng 11 năm 2026

81/7. Hợp tác với Cộng đồng Lưu vực

Đại hội đồng,

Nhắc lại các mục đích và nguyên tắc của Cộng đồng,

Ghi nhận với sự hài lòng rằng các hoạt động vẫn tiếp tục,

Cũng nhắc lại nghị quyết 80/3,

1. Hoan nghênh những tiến bộ đạt được;

2. Khuyến khích các bên:

(a) duy trì các cuộc họp thường niên;

(b) mở rộng hợp tác;

3. Cũng khuyến khích hợp tác về y tế;

4. Quyết định đưa vào chương trình nghị sự tạm thời.

Phiên họp toàn thể thứ 30
23 tháng 11 năm 2026
"""

CHINESE = """大会

第八十一届会议
议程项目130(q)

2026年11月23日大会决议

81/7. 与流域共同体的合作

大会，

回顾共同体的宗旨和目标，

又回顾其2025年7月19日第79/317号决议，

满意地注意到共同体的活动，

深为关切洪灾，

1. 欢迎取得的进展；

2. 吁请各方：

(a) 举行年度会议；

(b) 开展合作；

3. 又鼓励在卫生领域开展合作；

4. 决定将题为“合作”的分项目列入临时议程。

2026年11月23日
第30次全体会议
"""


def _words(text: str, outline: Outline, name: str) -> str | None:
    span = getattr(outline, name)
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("language", "text", "body", "adopted", "meeting"),
    [
        ("en", ENGLISH, "General Assembly", "23 November 2026", "30"),
        ("vi", VIETNAMESE, "Đại hội đồng", "23 tháng 11 năm 2026", "30"),
        ("zh", CHINESE, "大会", "2026年11月23日", "30"),
    ],
)
@pytest.mark.parametrize("genre", ["resolution", None])
def test_head_and_foot(language: str, text: str, body: str, adopted: str, meeting: str, genre: str | None) -> None:
    outline = read_outline(text, None, language, genre)
    assert outline.kind == "resolution"
    assert outline.body is not None
    assert outline.body.name == body == text[outline.body.start : outline.body.end]
    assert outline.symbol in ("A/RES/81/7", "81/7")
    assert _words(text, outline, "adopted") == _words(text, outline, "closing_date") == adopted  # not the day of issue
    assert outline.closing_meeting == meeting


def test_masthead() -> None:
    outline = read_outline(ENGLISH, None, "en", "resolution")
    assert _words(ENGLISH, outline, "title") == "Cooperation with the Basin Community"
    assert _words(ENGLISH, outline, "session") == "Eighty-first"
    assert _words(ENGLISH, outline, "agenda_item") == "130 (q)"
    assert "A/81/L.25/Add.1" in (_words(ENGLISH, outline, "origin") or "")  # links inside the brackets


@pytest.mark.parametrize(
    ("language", "text", "leading"),
    [
        (
            "en",
            ENGLISH,
            ["Recalling", "Noting with satisfaction", "Welcoming further", "Guided by", "Expressing grave concern"],
        ),
        ("vi", VIETNAMESE, ["Nhắc lại", "Ghi nhận với sự hài lòng", "Cũng nhắc lại"]),
        ("zh", CHINESE, ["回顾", "又回顾", "满意地注意到", "深为关切"]),
    ],
)
def test_preamble(language: str, text: str, leading: list[str]) -> None:
    outline = read_outline(text, None, language, "resolution")
    assert [clause.leading for clause in outline.preambular] == leading
    for clause in outline.preambular:
        assert text[clause.end - 1] in ",，"  # a page break inside a paragraph does not end it


@pytest.mark.parametrize(
    ("language", "text", "verbs", "numbers"),
    [
        (
            "en",
            ENGLISH,
            ["Welcomes", "Also encourages", "Calls upon", "Requests", "Decides further"],
            ["1", "2", "2 bis", "3", "3 (a)", "3 (b)", "3 (b) (i)", "3 (b) (ii)", "4"],  # the annex' 1 is not ours
        ),
        ("vi", VIETNAMESE, ["Hoan nghênh", "Khuyến khích", "Cũng khuyến khích", "Quyết định"],
         ["1", "2", "2 (a)", "2 (b)", "3", "4"]),
        ("zh", CHINESE, ["欢迎", "吁请", "又鼓励", "决定"], ["1", "2", "2 (a)", "2 (b)", "3", "4"]),
    ],
)  # fmt: skip
def test_operative_paragraphs(language: str, text: str, verbs: list[str], numbers: list[str]) -> None:
    outline = read_outline(text, None, language, "resolution")
    assert [clause.leading for clause in outline.operative if clause.parent is None] == verbs
    assert [clause.number for clause in outline.clauses] == numbers


def test_a_sub_paragraph_completes_those_above() -> None:
    outline = read_outline(ENGLISH, None, "en", "resolution")
    clause = next(clause for clause in outline.clauses if clause.number == "3 (b) (ii)")
    chapeau = [ENGLISH[start:end] for start, end in clause.chapeau]
    assert chapeau == ["Requests the Secretary-General:", "To report on:"]
    assert ENGLISH[clause.start : clause.end] == "Climate finance;"
    assert clause.parent == "3 (b)"
    parent = next(clause for clause in outline.clauses if clause.number == "3 (b)")
    assert parent.children == ("3 (b) (i)", "3 (b) (ii)")
    assert outline.clause_at(clause.start) is clause


def test_an_annex_is_not_operative() -> None:
    outline = read_outline(ENGLISH, None, "en", "resolution")
    assert [ENGLISH[start : start + 5] for start, _ in outline.annexes] == ["Annex"]


def test_marks_of_emphasis_change_nothing() -> None:
    plain = read_outline(ENGLISH.replace("*", ""), None, "en", "resolution")
    marked = read_outline(ENGLISH, None, "en", "resolution")
    assert [c.leading for c in plain.operative] == [c.leading for c in marked.operative]
    assert [c.leading for c in plain.preambular] == [c.leading for c in marked.preambular]


HEADINGS = [
    ("Resolution 300 (1971)\nof 12 October 1971\n", "300 (1971)", "12 October 1971"),
    ("150 (1960). Resolution of 23 August 1960\n[S/4462]\n", "150 (1960)", "23 August 1960"),
    ("RESOLUTION 895 (1994)\n\nAdopted by the Security Council at its 3331st meeting,\non 28 January 1994\n",
     "895 (1994)", "28 January 1994"),
    ("Resolution 883 (1993)\n11 November 1993\n", "883 (1993)", "11 November 1993"),  # the date alone
    ("Resolution 206 (1965)\nef 15 June 1965\n", "206 (1965)", "15 June 1965"),  # “of” misread
    ("CTB/RES/31 (2019)\n\n**31 (2019). Waters**\n\n*Adopted by consensus by the Council of the Basin at its ninth "
     "ordinary session, Halmere, 14 June 2019*\n", "CTB/RES/31 (2019)", "14 June 2019"),
    ("Distr.: General\n8 April 2022\n\nResolution adopted by the Human Rights Council on 1 April 2022\n\n49/25.\n"
     "Access\n",
     "49/25", "1 April 2022"),  # the title on the next line; the day of issue is not the day of adoption
]  # fmt: skip


@pytest.mark.parametrize(("heading", "symbol", "adopted"), HEADINGS)
def test_headings_of_other_bodies(heading: str, symbol: str, adopted: str) -> None:
    text = f"{heading}\nThe Security Council,\n\nNoting its report,\n\n1. Decides to meet.\n"
    outline = read_outline(text, None, "en", "resolution")
    assert outline.symbol == symbol
    assert _words(text, outline, "adopted") == adopted


def test_a_single_paragraph_without_number_is_operative() -> None:
    text = "Resolution 754 (1992)\nof 18 May 1992\n\nThe Security Council,\n\nHaving examined the application, 397\n\n"
    text += "Recommends to the General Assembly that it be admitted.\n\nAdopted without a vote at the 3077th meeting.\n"
    outline = read_outline(text, None, "en", "resolution")
    assert [clause.leading for clause in outline.preambular] == ["Having examined"]
    assert [(clause.number, clause.leading) for clause in outline.operative] == [(None, "Recommends")]


def test_parts_go_on_counting_or_start_over() -> None:
    text = "The Council of the Basin,\n\nNoting all,\n\nPart A\n\n1. Adopts it;\n\nPart B\n\n2. Urges all;\n\n"
    text += "I\n\n1. Notes it.\n"
    outline = read_outline(text, None, "en", "resolution")
    assert [(clause.part, clause.number) for clause in outline.clauses] == [("A", "1"), ("B", "2"), ("I", "1")]


def test_a_lead_in_stands_before_bare_verbs() -> None:
    text = "The 44th Assembly of the Union:\n\nRecalling its aims;\n\nHereby resolves to:\n\n"
    text += "1. Encourage parliaments to ratify;\n"
    outline = read_outline(text, None, "en", "resolution")
    assert [(clause.leading, [text[a:b] for a, b in clause.chapeau]) for clause in outline.operative] == [
        ("Encourage", ["Hereby resolves to:"])
    ]


@pytest.mark.parametrize("genre", ["resolution", None])
def test_verbs_in_capitals(genre: str | None) -> None:
    text = "DECISION ON THE BUDGET\n\nThe Assembly,\n\n1. TAKES NOTE WITH APPRECIATION of the report;\n\n"
    text += "2. ALSO REQUESTS all to pay.\n"
    outline = read_outline(text, None, "en", genre)
    assert [clause.leading for clause in outline.operative] == ["TAKES NOTE WITH APPRECIATION", "ALSO REQUESTS"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The General Assembly met on Tuesday.\n\nIt adopted resolution 75/15, which welcomes the plan.\n"),
        ("vi", "Đại hội đồng đã họp hôm thứ Ba.\n\nCuộc họp thông qua nghị quyết 75/15.\n"),
        ("zh", "大会星期二开会。\n\n会议通过了第75/15号决议。\n"),
    ],
)
def test_a_report_of_a_resolution_is_none(language: str, text: str) -> None:
    assert read_outline(text, None, language, "news").kind == "plain"


_NOTE = re.compile(r"^(?:([¹²³⁴⁵⁶⁷⁸⁹⁰]+)|\[(\d+)\])\s(.*)$", re.MULTILINE)
_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


@pytest.mark.parametrize("name", ["w-res-01", "w-res-02", "w-res-03"])
def test_structure_of_the_corpus(name: str) -> None:
    """Preamble, verbs, sub-paragraphs and notes as a careful reader marked them; notes cut out as cleaning does."""
    source = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    notes = [((match[1] or match[2]).translate(_DIGITS), match[3]) for match in _NOTE.finditer(source)]
    text = re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d+\]|_{4,}", "", _NOTE.sub("", source))
    outline = read_outline(text, None, gold["language"], "resolution")
    found = structure_record(outline, notes, gold["language"], lambda a, b: Passage(a, b, text[a:b]))
    assert found is not None
    read = msgspec.to_builtins(found)
    expected = gold["structure"]
    assert read["preambular"] == expected["preambular"]
    assert [(o["number"], o["leading_verb"], o["sub"]) for o in read["operative"]] == [
        (o["number"], o["leading_verb"], o.get("sub", [])) for o in expected["operative"]
    ]
    short = [[symbol.removeprefix("A/RES/") for symbol in note["citations"]] for note in read["footnotes"]]
    assert short == [note["citations"] for note in expected["footnotes"]]
