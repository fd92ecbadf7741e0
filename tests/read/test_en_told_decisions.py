"""English: decisions a sentence tells before their paragraphs, history by a bare year, days beside a
weekday's bracket, sittings named by their body or a paper."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_TOLD = (
    "Communiqué on Chad\n\nThe Peace and Security Council of the African Union (AU), at its 312th meeting, held on 14 March "
    "2012, adopted the following decision on AU's efforts in Chad and Niger:\n\n1. Takes note of the briefing;\n"
    "2. Pays tribute to the Panel and its members;\n3. Decides to extend the mandate of the Panel by a year;\n"
    "4. Calls on the international community to support the Panel.\n"
)


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, language="en"))


def test_the_sitting_a_decision_was_told_of_is_the_councils() -> None:
    [meeting] = _read(_TOLD).meetings
    assert (meeting.ordinal, meeting.parties, meeting.start) == (312, ["African Union"], "2012-03-14")


def test_its_paragraphs_bind_and_the_telling_does_not() -> None:
    told = [(c.force, c.clause, c.actors) for c in _read(_TOLD).commitments]
    council = ["AU Peace and Security Council"]
    assert told == [("decide", "3", council), ("request", "4", council)]


_REST = "\nFurther details were not given by the people who were there and the weather was fine.\n"


@pytest.mark.parametrize(
    ("trick", "text", "published"),
    [
        (
            "a day in a bracket behind its weekday",
            "In 2021 it began. The ministers met on Thursday (Jul 13).",
            "2023-07",
        ),
        ("what was long before such pages", "Brunei was there in January 1984, and others came later.", None),
    ],
)
def test_published(trick: str, text: str, published: str | None) -> None:
    assert _read(text + _REST).published == published, trick


def test_a_bare_year_opens_history() -> None:
    told = "the ASEAN leaders resolved that a court shall be set up, Prime Minister Hun Manet of Cambodia said."
    assert _read(f"In 2003, {told}{_REST}").commitments == []
    assert [c.force for c in _read(f"On Monday, {told}{_REST}").commitments] == ["decide"]


@pytest.mark.parametrize(
    ("told", "named"),
    [
        (
            "At its 8123rd meeting on 6 June 2019, the Security Council extended the mandate.",
            "UN Security Council meeting",
        ),
        (
            "At its 1002nd meeting, the AU Peace and Security Council urged calm.",
            "AU Peace and Security Council meeting",
        ),
    ],
)
def test_a_sitting_at_the_head_of_what_its_body_does(told: str, named: str) -> None:
    [meeting] = _read(told).meetings
    assert (meeting.mechanism_en, meeting.level, meeting.role) == (named, "plenary", "reported")


def test_a_meeting_within_a_papers_name_was_held_if_its_day_is_told() -> None:
    paper = "Ministers noted the Declaration of the Special ASEAN Summit on COVID-19"
    [meeting] = _read(f"{paper} held on 15 April 2020 and thanked the hosts.").meetings
    assert (meeting.mechanism_en, meeting.start) == ("Special ASEAN Summit on COVID-19", "2020-04-15")
    assert _read(f"{paper} and thanked the hosts.").meetings == []
