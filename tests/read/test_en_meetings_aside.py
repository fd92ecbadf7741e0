"""English: meetings named beside the one a text tells of, and what is said of "the meeting" after them."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document

_LATER = "\n\nThe weather was fine on that day, and many people were out in the streets of the town.\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text + _LATER))


def test_the_meeting_is_not_the_summit_whose_outcomes_it_reviewed() -> None:
    reading = _read(
        "JAKARTA, 12 May 2022 - The 8th ASEAN-Norway Joint Sectoral Cooperation Committee was held on 11 May 2022. "
        "The committee welcomed the follow-up to the outcomes of the 24th ASEAN-China Summit in November 2021.\n\n"
        "The meeting was co-chaired by Morten Hagen, Ambassador of Norway to ASEAN, and Lina Tan, Permanent "
        "Representative of Singapore to ASEAN."
    )
    committee, summit = reading.meetings
    assert {c.name for c in committee.chairs} == {"Morten Hagen", "Lina Tan"}
    assert (committee.role, summit.role, list(summit.chairs)) == ("reported", "mentioned", [])


def test_the_day_and_the_chairs_of_a_bare_noun_before_another_name() -> None:
    reading = _read(
        "Jakarta, March 18, 2023 - ASEAN and Canada pledged closer ties at the 11th ASEAN-Canada Joint Cooperation "
        "Committee meeting.\n\nAt the March 16 meeting, co-chaired by Ambassador of Canada to ASEAN Ann Roy and "
        "Permanent Representative of Laos Bounthong Keo, the two sides noted progress since the 2nd ASEAN-Canada Summit."
    )
    committee = next(m for m in reading.meetings if m.ordinal == 11)
    assert committee.start == "2023-03-16"
    assert len(committee.chairs) == 2
    assert all(not m.chairs for m in reading.meetings if m is not committee)


def test_what_a_meeting_is_said_to_be_is_no_other() -> None:
    for told in (
        "The Retreat is the first gathering of the ASEAN Foreign Ministers under the new chairmanship.",
        "The Retreat, which is a high-level dialogue between ministers of ASEAN, took stock of the year.",
    ):
        reading = _read(f"6 February 2019\n\nI chaired the ASEAN Foreign Ministers' Retreat today. {told}")
        assert [m.level for m in reading.meetings] == ["ministerial"], told


def test_a_retreat_of_the_leaders_takes_no_number_of_their_summits() -> None:
    reading = _read(
        "The 40th ASEAN Summit was held in Phnom Penh on 11 November 2022. The Leaders also met in a Retreat. "
        "They looked forward to the 41st ASEAN Summit, to be held in 2023."
    )
    assert [m.ordinal for m in reading.meetings if "etreat" in (m.mechanism_en or "")] in ([], [None])
    assert {m.ordinal for m in reading.meetings} >= {40, 41}


def test_councils_of_heads_of_government_in_all_their_words() -> None:
    for name in (
        "the Heads of Government (Prime Ministers) Council of the member states of the Shanghai Cooperation Organisation",
        "the Council of Heads of Governments (Prime Ministers) of the Shanghai Cooperation Organization Member States",
        "the Council of Heads of Government (Prime Ministers) of the Member States of the Shanghai Cooperation Organization",
    ):
        (meeting,) = _read(f"The seventeenth meeting of {name} was held in Dushanbe on 11-12 October 2018.").meetings
        assert (meeting.level, list(meeting.parties)) == ("summit", ["Shanghai Cooperation Organisation"]), name
        assert (meeting.ordinal, meeting.start, meeting.end) == (17, "2018-10-11", "2018-10-12"), name


def test_ten_plus_three_is_one_meeting() -> None:
    for told in (
        "attended the 20th ASEAN (Association of Southeast Asian Nations) Plus Three (China, Japan and the Republic of "
        "Korea (ROK)) (10+3) Foreign Ministers' Meeting in Bangkok, Thailand",
        'attended the ASEAN Plus Three, namely China, Japan and the Republic of Korea (ROK), or the "10+3" Foreign '
        "Ministers' Meeting in Bangkok, Thailand",
    ):
        (meeting,) = _read(f"On August 2, 2019 local time, Foreign Minister Wang Yi {told}.").meetings
        assert (meeting.level, meeting.start, meeting.place) == ("ministerial", "2019-08-02", "Bangkok"), told


def test_a_committee_of_one_organisation_abroad() -> None:
    (meeting,) = _read(
        "Ambassador Le Thi Mai attended a meeting of the ASEAN Committee in Geneva on 23 September 2023."
    ).meetings
    assert (meeting.level, list(meeting.parties), meeting.start) == ("committee", ["ASEAN"], "2023-09-23")
