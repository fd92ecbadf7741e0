"""Names and posts of English pages: set apart, broken between lines, with a bracket behind the post; whose they are."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document
from talks import read_with_close as _read


def _persons(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.post_en, p.party) for p in _read(text).persons]


@pytest.mark.parametrize(
    ("trick", "text", "persons"),
    [
        (
            "two spaces inside a post",
            "Prime  Minister Hun Manet of  Cambodia opened the fair.",
            [("Hun Manet", "Prime Minister", "Cambodia")],
        ),
        (
            "a field of two words",
            "Minister for Defence Industry Pat Conroy of Australia opened the fair.",
            [("Pat Conroy", "Minister of Defence Industry", "Australia")],
        ),
        (
            "the charge of a minister in brackets",
            "Malaysia's Minister in the Prime Minister's Department (Water and Rural Affairs), Datuk Rina Salleh Omar, "
            "opened the fair.",
            [("Rina Salleh Omar", "Minister in the Prime Minister's Office", "Malaysia")],
        ),
        (
            "a state in brackets is no charge",
            "The fair was opened by the Director (Thailand) Somsak Chaiyo.",
            [],
        ),
        (
            "leading the senior officials' meeting is a post",
            "Vu Ho, Acting Leader of ASEAN Senior Officials' Meeting (SOM) of Viet Nam, opened the fair.",
            [("Vu Ho", "Acting SOM Leader", "Viet Nam")],
        ),
    ],
)
def test_persons(trick: str, text: str, persons: list[tuple[str, str | None, str | None]]) -> None:
    assert _persons(text) == persons, trick


def test_a_name_broken_behind_its_initial() -> None:
    text = """Record of the Meeting of the Council of Heads of Government
On 3 May 2007 the heads of government of the member countries met in the
city of Astana. The meeting was attended by the guests as well as Minister
N. Abdirov of the Republic of Kazakhstan, President Hu Jintao of the
People's Republic of China and all of those who had come, and President V.
Putin of the Russian Federation. All others were there on the second day,
among them many members of the staff who had prepared the papers of the
meeting over the year, and the guests of the host country who had been
asked by the secretariat to take their seats in the hall of the palace.
"""
    found = [(p.name, p.party) for p in read_document(Document(id="t", text=text, language="en")).persons]
    assert found == [("N. Abdirov", "Kazakhstan"), ("Hu Jintao", "China"), ("V. Putin", "Russia")]


def test_letters_of_a_list_are_no_initials() -> None:
    from depositary.clean.wrapping import _parts_name

    assert not _parts_name("A. Trade, investment, industry and all that belongs to Energy", "B. Energy and water")
    assert _parts_name("The meeting was attended by the guests as well as Minister", "N. Abdirov of the Republic")


def test_the_point_of_a_junior_ends_no_clause() -> None:
    reading = _read("President Ferdinand Marcos Jr. on Monday pledged to fund the ASEAN Centre for Biodiversity.")
    assert [(c.actors, c.force) for c in reading.commitments] == [(["Philippines"], "commit")]


@pytest.mark.parametrize(
    ("trick", "text", "party"),
    [
        (
            "beside a member of the organisation, the other side's",
            "The 21st ASEAN-Canada Dialogue was held in Ottawa. Deputy Minister Jane Porter co-chaired the meeting with "
            "Bounleua Phandanouvong, SOM Leader of Laos.",
            "Canada",
        ),
        (
            "beside somebody of the other side, nobody's",
            "The 21st ASEAN-Canada Dialogue was held in Ottawa. Deputy Minister Jane Porter co-chaired the meeting with "
            "Bounleua Phandanouvong, Deputy Minister of Canada.",
            None,
        ),
        (
            "who only attended, nobody's",
            "The 21st ASEAN-Canada Dialogue was held in Ottawa. Deputy Minister Jane Porter attended it with Bounleua "
            "Phandanouvong, SOM Leader of Laos.",
            None,
        ),
    ],
)
def test_whose_the_other_chair_is(trick: str, text: str, party: str | None) -> None:
    assert [p.party for p in _read(text).persons if p.name == "Jane Porter"] == [party], trick


def test_initiatives_from_a_meeting_that_was() -> None:
    meeting = _read("They noted the initiatives from the 2018 ASEAN-Australia Special Summit.").meetings[0]
    assert meeting.status == "held"
    proposed = _read("They noted the initiative to hold an ASEAN-Australia Special Summit.").meetings[0]
    assert proposed.status == "proposed"
