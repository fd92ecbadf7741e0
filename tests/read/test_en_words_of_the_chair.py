"""What stands beside the matter of an English page: a chair's words on how the sitting goes, hours and numbers of
meetings, heads of organs that come along, titles that begin as another does."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.pipeline import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="d", text=text))


_SPEECH = """Speech at the 14th ASEAN-Canada Summit

July 10, 2015

Prime Minister of Canada Justin Trudeau: Colleagues, friends

Let me open the 14th ASEAN-Canada Summit. {said}
"""


def test_what_a_chair_has_those_present_do_binds_nobody() -> None:
    said = "I would ask you to look at the draft agenda. I propose that we begin our work. I suggest that we move to the next item."
    assert not _read(_SPEECH.format(said=said)).commitments


def test_work_on_a_matter_is_more_than_procedure() -> None:
    said = "I propose that we begin work on a joint fund for small firms."
    (pledge,) = _read(_SPEECH.format(said=said)).commitments
    assert pledge.force == "propose" and "joint fund" in (pledge.what_en or "")


def test_a_first_name_cut_short_ends_no_sentence() -> None:
    reading = _read(
        "MANILA, 4 May 2031 - The Philippines, led by Undersecretary Ma. Consuelo R. Dizon of the Department of Foreign "
        "Affairs, sat in the 24th ASEAN-Canada Dialogue, held in Halifax on 2 May 2031."
    )
    assert [person.name for person in reading.persons] == ["Ma. Consuelo R. Dizon"]


def test_a_name_of_two_letters_ends_a_sentence() -> None:
    reading = _read(
        "LONDON, 4 May 2031 - Ministers of ASEAN and Canada met in London on 3 May 2031 and thanked President Ma. They "
        "agreed to set up a joint fund."
    )
    (pledge,) = reading.commitments
    assert pledge.passages[0].quote.startswith("They agreed")


_MASTHEAD = """SC/21536

Security Council, Unanimously Adopting Resolution 3173 (2031), Renews Mandate of African Union-United Nations Mission

27 August 2031
Security Council
9250th Meeting (AM)

Security Council, Unanimously Adopting Resolution 3173 (2031), Renews Mandate

Of African Union-United Nations Mission in Merania

The Security Council this morning extended the mandate of the African Union-United Nations Mission for 12 months.
"""


def test_the_numbered_meeting_of_a_masthead_is_one() -> None:
    (meeting,) = _read(_MASTHEAD).meetings
    assert (meeting.ordinal, meeting.level, meeting.acronym) == (9250, "plenary", None)


def test_the_heads_of_organs_come_along() -> None:
    reading = _read(
        "HAVANA DECLARATION\n\nHavana, 12 June 2031\n\n"
        "1. We, the Heads of State and Government of the Community of Latin American and Caribbean States (CELAC) and "
        "the European Union (EU), and the Presidents of the European Council and the European Commission, have convened "
        "in Havana, Cuba, on 11 and 12 June 2031, to deepen our ties.\n"
        "2. We reaffirm our commitment to free trade.\n"
    )
    (meeting,) = reading.meetings
    assert meeting.parties == ["CELAC", "European Union"]
    assert meeting.start == "2031-06-11"
    assert [pledge.actors for pledge in reading.commitments] == [["CELAC", "European Union"]]


def test_a_short_name_with_a_title_of_its_own_is_another_paper() -> None:
    page = "LISBON, 4 May 2031 - Ministers of ASEAN and Canada met on 3 May. They recalled the Beijing Declaration{}."
    (other,) = _read(page.format(" – Growing Together in a Fairer World")).instruments
    assert other.title_en == "Beijing Declaration – Growing Together in a Fairer World"
    (known,) = _read(page.format(" – and thanked Canada")).instruments
    assert known.title_en == "Beijing Declaration and Platform for Action"


def test_regular_meetings_of_a_plan_are_no_sitting_beside_a_dated_one() -> None:
    reading = _read(
        "Plan of Action to Implement the ASEAN-Canada Strategic Partnership\n\n"
        "ASEAN and Canada will work together in the following areas.\n\n1. Political Cooperation\n\n"
        "1.1. Convene a Commemorative ASEAN-Canada Summit in 2031, with a view to considering more regular "
        "ASEAN-Canada leaders’ meetings in the future;\n"
        "1.2. Support the work of the ASEAN Regional Forum;\n"
    )
    assert [meeting.mechanism_en for meeting in reading.meetings] == ["ASEAN-Canada Summit"]


def test_below_a_long_head_the_first_sentence_tells_who_met() -> None:
    head = "HAVANA DECLARATION\n\nCOUNCIL OF\n\nTHE UNION\n\nHavana, 12 June 2031\n\nPRESS 31\n\n"
    head += "I.\n\nA new chapter\n\nPart One\n\nOf the two regions\n\nTheir ties\n\n1.\n\n"
    met = (
        "We, the Heads of State and Government of the Community of Latin American and Caribbean States and the European "
        "Union, have convened in Havana, Cuba, on 11 and 12 June 2031, to deepen our ties.\n"
    )
    before = "The mayor of Havana thanked the guests of his city for their kind words about its old streets. "
    assert [meeting.parties for meeting in _read(head + met).meetings] == [["CELAC", "European Union"]]
    assert not _read(head + before + met).meetings


def test_those_who_meet_behind_an_article_open_the_name_of_their_meeting() -> None:
    page = "VIENTIANE, 26 July 2031 - {} was held in Vientiane on Monday."
    for sign in "'’":
        (meeting,) = _read(
            page.format(f"The foreign ministers{sign} meeting between Japan and ASEAN countries")
        ).meetings
        assert (meeting.level, meeting.parties) == ("ministerial", ["Japan", "ASEAN"])
    (leaders,) = _read(page.format("The leaders' meeting of Canada and ASEAN")).meetings
    assert leaders.level == "summit"
    assert not _read(page.format("The foreign ministers' dinner for friends of Japan")).meetings


def test_an_organ_of_a_body_is_not_the_body_besides() -> None:
    page = "NEW YORK, 12 May 2031 - {} agreed to hold joint visits to Merania."
    organs = "The Peace and Security Council of the African Union and the Security Council of the United Nations"
    (both,) = _read(page.format(organs)).commitments
    assert both.actors == ["AU Peace and Security Council", "UN Security Council"]
    (apart,) = _read(page.format("The Security Council and the African Union")).commitments
    assert apart.actors == ["UN Security Council", "African Union"]
