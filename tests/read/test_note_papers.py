"""What footnotes cite: the symbol of a paper named in the text, or a paper that the note or the text names."""

from __future__ import annotations

from depositary.model import Document, Instrument
from depositary.reading import read_document

_TEXT = """United Nations                A/RES/81/44
General Assembly
Eighty-first session

Resolution adopted by the General Assembly on 3 December 2026

81/44. Cooperation between the United Nations and the Lakes Community

The General Assembly,

Taking note of the report of the Secretary-General,¹

Recalling the outcome of the Third World Conference on Lakes,²

Recalling also the Declaration of the Special Summit of the Lakes Community held on 9 March 2026³ and later measures,

1. Requests the Secretary-General to report to it at its eighty-third session.

50th plenary meeting
3 December 2026

¹ A/81/207.
² *Report of the Third World Conference on Lakes, Lima, 2–9 May 2021* (United Nations publication, Sales No. E.21.IV.7).
³ A/81/90, annex.
"""


def _papers(text: str) -> dict[str | None, Instrument]:
    return {paper.symbol: paper for paper in read_document(Document(id="x", text=text)).instruments}


def test_a_report_is_called_what_the_text_before_its_mark_calls_it() -> None:
    report = _papers(_TEXT)["A/81/207"]
    assert (report.title_en, report.kind) == ("Report of the Secretary-General", "report")


def test_a_publication_is_called_what_its_note_calls_it() -> None:
    report = _papers(_TEXT)["E.21.IV.7"]
    assert (report.title_en, report.kind) == ("Report of the Third World Conference on Lakes", "report")


def test_a_day_may_stand_between_a_paper_and_its_mark() -> None:
    paper = _papers(_TEXT)["A/81/90"]
    assert (paper.kind, paper.date) == ("declaration", "2026-03-09")


def test_words_between_keep_them_apart() -> None:
    papers = _papers(_TEXT.replace("2026³ and later measures", "2026 and the fund set up then³"))
    assert papers["A/81/90"].kind == "other"
    assert any(p.kind == "declaration" and p.date == "2026-03-09" for p in papers.values())
