"""PDFs from Chromium and from nobody: rows of a matrix, raised marks, locks, damage."""

from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.acquire import Limits, Source, load_document, read_source
from depositary.acquire.formats.layout import Word, lay_out_pages
from depositary.clean import clean_document
from depositary.errors import DocumentError, LimitExceeded, NotText

MATRIX = """<html><head><meta charset="utf-8"><style>body{font:11pt serif} sup{font-size:7pt} .n{font-size:8pt}</style>
</head><body><h1>Plan of Action of the two organizations: the state of its measures in 2027</h1>
<p>The Meeting recalled the Declaration of 8 August 1967,<sup>1</sup> and took note of the matrix of measures, which
stands below and which the secretariats are to bring up to date before the next meeting of the committee.</p>
<table border="1"><tr><th>No.</th><th>Action line</th><th>Status</th><th>Remarks</th></tr>
<tr><td>1.1.1</td><td>Hold the Foreign Ministers' Meeting every year and a summit every second year in turn in each of
the two regions</td><td>Launched</td><td>Held in 2026 and planned again for the year 2028</td></tr>
<tr><td>1.1.2</td><td>Keep each other informed</td><td>Completed</td><td>Annual report</td></tr></table>
<p class="n"><sup>1</sup> United Nations, Treaty Series, vol. 1331, No. 22341.</p></body></html>"""


def test_a_matrix_keeps_its_rows(chromium_pdf: Callable[[str], Path]) -> None:
    document = load_document(chromium_pdf(MATRIX))
    rows = [line.split("\t") for line in document.text.split("\n") if "\t" in line]
    assert rows == [
        ["No.", "Action line", "Status", "Remarks"],
        [
            "1.1.1",
            "Hold the Foreign Ministers' Meeting every year and a summit every second year in turn in each of the two "
            "regions",
            "Launched",
            "Held in 2026 and planned again for the year 2028",
        ],
        ["1.1.2", "Keep each other informed", "Completed", "Annual report"],
    ]


def test_a_raised_number_is_a_mark(chromium_pdf: Callable[[str], Path]) -> None:
    cleaned = clean_document(load_document(chromium_pdf(MATRIX)))
    assert "8 August 1967, and took note" in cleaned.view.text
    assert [mark.number for mark in cleaned.marks] == ["1"]
    assert [note.number for note in cleaned.notes] == ["1"]


def _lines(texts: list[str], left: float, top: float) -> list[Word]:
    return [
        Word(word, left + 30 * place, left + 30 * place + 25, top - 12 * row, 10.0)
        for row, text in enumerate(texts)
        for place, word in enumerate(text.split())
    ]


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = [f"left column line number {n}" for n in range(12)]
    right = [f"right column line number {n}" for n in range(12)]
    words: list[Word] = []
    for row in range(12):  # as a page that was set across its columns has them
        words += _lines([left[row]], 72, 700 - 12 * row) + _lines([right[row]], 320, 700 - 12 * row)
    lines = lay_out_pages([words], [842.0]).text.split("\n")
    assert [line for line in lines if line] == left + right


def test_marks_drawn_after_the_words_they_enclose_stand_where_they_are_seen() -> None:
    words = [
        Word("会议听取了", 100, 150, 700, 10),
        Word("塞合论坛", 160, 200, 700, 10),
        Word("“", 150, 160, 698, 10),
        Word("”", 200, 210, 698, 10),
        Word("汇报。", 210, 240, 700, 10),
    ]
    text = lay_out_pages([words], [842.0]).text
    assert text.replace(" ", "") == "会议听取了“塞合论坛”汇报。"
    assert "了“塞" in text


def test_two_fonts_side_by_side_are_no_two_styles() -> None:
    mixed = [Word("论坛", 72, 92, 700, 14.5), Word("(Forum", 92, 130, 700, 11), Word("SCF)", 132, 160, 700, 11)]
    plain = [Word("与诺伦德举行高官会", 72, 160, 686, 14.5), Word("十五日", 72, 100, 672, 14.5)]
    assert "\n\n" not in lay_out_pages([mixed + plain], [842.0]).text
    heading = [Word("Report", 72, 120, 714, 20)]
    assert lay_out_pages([heading + mixed + plain], [842.0]).text.startswith("Report\n\n")


def test_heads_that_come_back_are_marked_and_others_are_not() -> None:
    pages = [
        [
            *_lines([f"Report of the Forum page {n}"], 72, 800),
            *_lines([f"Paragraph {n} tells of the meeting."], 72, 600),
        ]
        for n in range(3)
    ]
    laid = lay_out_pages(pages, [842.0] * 3)
    assert [laid.text[span.start : span.end] for span in laid.ranges] == [
        f"Report of the Forum page {n}" for n in range(3)
    ]
    assert len(laid.pages) == 3


def _read(data: bytes, limits: Limits | None = None) -> DocumentError:
    (found,) = read_source(Source(name="x.pdf", id="x", data=data), limits or Limits())
    assert isinstance(found, DocumentError), found
    return found


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"garbage " * 100, b"%PDF-1.7\ntrailer<</Root 1 0 R>>"]
)
def test_damaged(data: bytes) -> None:
    assert isinstance(_read(data), NotText)


def test_too_many_pages(chromium_pdf: Callable[[str], Path]) -> None:
    data = chromium_pdf("<p>one</p><p style='page-break-before:always'>two</p>").read_bytes()
    assert isinstance(_read(data, Limits(pages=1)), LimitExceeded)
