"""English: times dealt out over several meetings, summits told by their place, papers sent on, and what is no due and
no decision."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _page(text: str) -> Reading:
    return read_document(Document(id="x", text=f"Northern news\n\n12 March 2025\n\n{text}\n"))


@pytest.mark.parametrize(
    ("trick", "text", "starts"),
    [
        ("months", "The ASEAN-Norway Ministerial Meeting and the ASEAN-Norway Summit were held in May and July 2024, "
         "respectively.", ["2024-05", "2024-07"]),
        ("days", "The ASEAN-Norway Ministerial Meeting and the ASEAN-Norway Summit were held on 5 May 2024 and 7 July 2024, "
         "respectively.", ["2024-05-05", "2024-07-07"]),
        ("not dealt out", "The ASEAN-Norway Ministerial Meeting and the ASEAN-Norway Summit were held in July 2024.",
         ["2024-07", "2024-07"]),
    ],
)  # fmt: skip
def test_times_dealt_out(trick: str, text: str, starts: list[str]) -> None:
    assert [m.start for m in _page(text).meetings] == starts, trick


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Minister Ola Berg met his Thai counterpart on the margins of the ASEAN Summit in Kuala Lumpur.", ["Kuala Lumpur"]),
        ("The ministers met on the sidelines of the SCO summit in Astana.", ["Astana"]),
        ("The ministers hope to meet on the margins of the ASEAN Summit in Kuala Lumpur.", []),
        ("The ministers met on the margins of the ASEAN Summit.", []),
    ],
)  # fmt: skip
def test_a_summit_beside_which_others_met_is_told_by_its_place(text: str, places: list[str]) -> None:
    summits = [m for m in _page(text).meetings if m.level == "summit"]
    assert [m.place for m in summits] == places
    assert all(m.status == "held" for m in summits)


def test_to_whom_a_paper_is_sent_is_no_part_of_its_name() -> None:
    told = _page("ASEAN and Norway agreed to convey this Communique to the African Union.")
    assert [(c.force, c.what_en) for c in told.commitments] == [
        ("agree", "convey this Communique to the African Union")
    ]
    assert list(told.instruments) == []
    told = _page("ASEAN and Norway adopted the Joint Communique to the Peoples of the North.")
    assert [p.title_en for p in told.instruments] == ["Joint Communique to the Peoples of the North"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("ASEAN and Norway agreed to deepen ties towards the 50th anniversary in 2027.", None),
        ("ASEAN and Norway agreed to deepen ties in the run-up to the 50th anniversary of relations in 2027.", None),
        ("ASEAN and Norway agreed to hold a fair to mark the 50th anniversary in 2027.", "2027"),
        ("ASEAN and Norway agreed to work towards a trade pact in 2027.", "2027"),
    ],
)
def test_the_year_of_a_feast_ahead_is_no_due(text: str, due: str | None) -> None:
    assert [c.due for c in _page(text).commitments] == [due]


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("Norway has contributed 20 million euros to the fund and elevated ties with ASEAN to a partnership.", []),
        ("Norway contributed to the talks and elevated ties with ASEAN to a partnership.", ["decide"]),
        ("Norway has decided to open a mission and elevated ties with ASEAN to a partnership.", ["decide", "decide"]),
    ],
)
def test_what_has_been_done_is_no_decision(text: str, forces: list[str]) -> None:
    assert [c.force for c in _page(text).commitments] == forces


def test_two_sides_before_a_colon_are_no_dateline() -> None:
    told = _page("ASEAN - Norway Ministerial Meeting: The ministers agreed to open a centre for fish.")
    assert [m.parties for m in told.meetings] == [["ASEAN", "Norway"]]
    assert [c.actors for c in told.commitments] == [["ASEAN", "Norway"]]
    told = _page("OSLO - The ministers of ASEAN and Norway agreed to open a centre for fish.")
    assert [c.actors for c in told.commitments] == [["ASEAN", "Norway"]]
