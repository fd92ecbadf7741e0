"""Declarations and speeches in English: a subject that stands once, at the head, and who "we" are."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


WE = """Joint Statement of the 2nd ASEAN-Norway Summit

Oslo, Norway, 3 March 2025

We, the Heads of State and Government of ASEAN and Norway, gathered in Oslo on 3 March 2025.

1. Agree to launch negotiations on a free trade agreement;

2. Task our ministers to follow up on this Joint Statement;

3. Welcome the offer of Norway to host the 3rd Summit in 2027;

4. Commend the work of our officials.
"""


def test_paragraphs_that_open_with_their_verb() -> None:
    found = _read(WE).commitments
    assert all(one.actors == ["ASEAN", "Norway"] for one in found)
    assert [(one.clause, one.force, one.due) for one in found] == [
        ("1", "agree", None),
        ("2", "request", None),
        ("3", "support", "2027"),
    ]


LED = """ASEAN-NORWAY LEADERS' DECLARATION ON GREEN SHIPPING

WE, the Heads of State/Government of ASEAN and Norway, on the occasion of the ASEAN-Norway Summit in Oslo on 3 March 2025;

RECOGNISING the importance of shipping;

DO HEREBY DECLARE to:

1. STRENGTHEN cooperation in green shipping;

2. ESTABLISH a regional fund by 2027;

3. TASK the relevant ministers to implement this Declaration.
"""


def test_what_opens_the_list_governs_what_is_done_but_not_who_is_asked() -> None:
    reading = _read(LED)
    assert [(one.clause, one.actors, one.addressees, one.force, one.due) for one in reading.commitments] == [
        ("1", ["ASEAN", "Norway"], [], "commit", None),
        ("2", ["ASEAN", "Norway"], [], "commit", "2027"),
        ("3", ["ASEAN", "Norway"], ["relevant ministers"], "request", None),
    ]
    (own,) = reading.instruments
    assert (own.kind, own.status, own.date) == ("declaration", "adopted", "2025-03-03")


@pytest.mark.parametrize(
    ("heading", "party"),
    [
        ("Secretary-General's remarks to the ASEAN-UN Summit", "United Nations"),
        ("Opening remarks by the President of the European Council at the EU-ASEAN Summit", "European Union"),
        ("Remarks by Prime Minister Lee Hsien Loong at the ASEAN-EU Summit", "Singapore"),
        ("Address by External Affairs Minister at the ASEAN-India Foreign Ministers' Meeting", "India"),
    ],
)
def test_for_whom_a_speaker_speaks(heading: str, party: str) -> None:
    text = (
        f"{heading}\n\n14 December 2022\n\nExcellencies,\n\nI thank President Joko Widodo for his warm welcome. "
        "We will deepen our cooperation on climate."
    )
    (deed,) = _read(text).commitments
    assert deed.actors == [party]
