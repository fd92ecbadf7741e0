"""Communiqués of a council: what it adopted at which sitting, its earlier ones by their symbols, whose council it is."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document

_HEAD = (
    "PEACE AND SECURITY COUNCIL\n\n812TH MEETING\n\nADDIS ABABA, ETHIOPIA\n\n14 MARCH 2022\n\nPSC/PR/COMM.(DCCCXII)\n\n"
    "COMMUNIQUÉ\n\nAdopted by the Peace and Security Council (PSC) of the African Union (AU) at its 812th meeting, held at "
    "the level of Ministers, on 14 March 2022, on the situation in Chad:\n\nThe Peace and Security Council,\n\n"
    "Recalling its previous decisions on Chad, particularly Communiqués [PSC/PR/COMM.799 (2021)] adopted at its 799th "
    "meeting held on 3 December 2021; and [PSC/MIN/COMM.2(DCCLXX)], adopted at its 770th meeting held on 9 May 2021 in "
    "Kigali;\n\nNoting the remarks of the Chairperson of the Commission; and\n\n"
)
_OPERATIVE = (
    "Acting under Article 7 of its Protocol:\n\n1. Requests the Commission to send observers to Chad by June 2022;\n\n"
    "2. Strongly condemns the attacks on the border;\n"
)


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


def test_the_sitting_is_the_councils_and_has_its_place() -> None:
    first = _read(_HEAD + _OPERATIVE).meetings[0]
    assert (first.mechanism_en, first.ordinal, first.parties) == (
        "AU Peace and Security Council meeting",
        812,
        ["African Union"],
    )
    assert (first.start, first.place, first.level, first.role) == ("2022-03-14", "Addis Ababa", "plenary", "reported")


def test_earlier_sittings_are_of_the_same_council_and_not_of_the_state_they_were_about() -> None:
    earlier = {m.ordinal: m for m in _read(_HEAD + _OPERATIVE).meetings if m.role == "mentioned"}
    assert earlier.keys() == {799, 770}
    assert all(m.parties == ["African Union"] and m.status == "held" for m in earlier.values())
    assert (earlier[799].start, earlier[799].place) == ("2021-12-03", None)
    assert (earlier[770].start, earlier[770].place) == ("2021-05-09", "Kigali")


def test_communiques_go_by_their_symbols_and_days() -> None:
    papers = {p.symbol: p for p in _read(_HEAD + _OPERATIVE).instruments if p.kind == "statement"}
    assert {s: p.date for s, p in papers.items()} == {
        "PSC/PR/COMM (DCCCXII)": "2022-03-14",
        "PSC/PR/COMM.799 (2021)": "2021-12-03",
        "PSC/MIN/COMM.2 (DCCLXX)": "2021-05-09",
    }
    assert all(p.status == "adopted" for p in papers.values())


def test_it_is_published_the_day_it_was_adopted() -> None:
    without_day = _HEAD.replace("14 MARCH 2022\n\n", "")
    assert _read(without_day + _OPERATIVE).published == "2022-03-14"


def test_the_opening_alone_is_no_pledge() -> None:
    assert _read(_HEAD).commitments == []
    assert next(c.actors for c in _read(_HEAD + _OPERATIVE).commitments) == ["AU Peace and Security Council"]


def test_numbers_of_a_list_are_no_years_and_one_resolution_is_listed_once() -> None:
    text = (
        "S/RES/2990 (2025)\nSecurity Council Distr.: General 28 May 2025\nResolution 2990 (2025)\n"
        "Adopted by the Security Council at its 9990th meeting, on 28 May 2025\nThe Security Council,\n\n"
        "Recalling its resolutions 1996 (2011), 2046 (2012) and 2057 (2012), and its statement S/PRST/2014/16,\n\n"
        "1. Decides to extend the mandate of the Panel until 30 May 2026;\n"
    )
    reading = _read(text)
    papers = {p.symbol: p.date for p in reading.instruments}
    assert papers == {
        "2990 (2025)": "2025-05-28",
        "1996 (2011)": "2011",
        "2046 (2012)": "2012",
        "2057 (2012)": "2012",
        "S/PRST/2014/16": None,
    }
    assert reading.meetings[0].parties == ["United Nations"]


def test_a_communique_is_called_by_the_number_of_its_sitting() -> None:
    text = (
        "PEACE AND SECURITY COUNCIL\n\nCOMMUNIQUE\n\nAdopted by the Peace and Security Council (PSC) of the African Union (AU)"
        " at its 905th meeting held on 4 May 2027 on the lakes:\n\nThe Peace and Security Council,\n\n"
        "1. Requests the Commission to report by June 2028.\n"
    )
    paper = read_document(Document(id="x", text=text)).instruments[0]
    assert (paper.title_en, paper.date) == (
        "Communique of the 905th meeting of the AU Peace and Security Council",
        "2027-05-04",
    )
