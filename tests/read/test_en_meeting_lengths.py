"""English: the first and last day of a meeting by how long it ran and on which day it ended or began."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _page(text: str) -> Reading:
    return read_document(
        Document(
            id="x", text=f"Ministers in Oslo\n\nOSLO, March 13, 2025 (Reuters) -- {text}\n\nThe weather was fine.\n"
        )
    )


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The two-day summit of ASEAN and Norway concluded on Thursday.", "2025-03-12", "2025-03-13"),
        ("The three-day summit of ASEAN and Norway opened on Thursday.", "2025-03-13", "2025-03-15"),
        ("The summit of ASEAN and Norway concluded on Thursday.", "2025-03-13", "2025-03-13"),
        ("A two-day visit of students ended on Thursday.\n\nThe ASEAN-Norway Summit was held on March 12.",
         "2025-03-12", "2025-03-12"),
    ],
)  # fmt: skip
def test_how_long_it_ran(text: str, start: str, end: str) -> None:
    assert [(m.start, m.end) for m in _page(text).meetings] == [(start, end)]


def test_the_lead_tells_the_days_of_the_meeting_named_below() -> None:
    told = _page(
        "ASEAN economic ministers agreed to open a fish market at the close of their two-day meeting on Thursday.\n\n"
        "The 54th ASEAN Economic Ministers' Meeting was chaired by Cambodian Commerce Minister Pan Sorasak."
    )
    assert [(m.ordinal, m.start, m.end) for m in told.meetings] == [(54, "2025-03-12", "2025-03-13")]
    assert [c.due for c in told.commitments] == [None]
    told = _page("ASEAN and Norway agreed to open a fish market on 20 March 2025.")
    assert [c.due for c in told.commitments] == ["2025-03-20"]
