"""English reports, statements and speeches: short texts in the shape of published ones, each with its trick."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_OPENING = "TOKYO, 3 July 2025 – The 5th ASEAN-Japan Forum was held in Tokyo on 3 July 2025.\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, language="en"))


@pytest.mark.parametrize(
    ("trick", "text", "name", "party"),
    [
        ("a post behind an article, its holder by a comma",
         "Envoys met the Foreign Minister of Laos, Kham Vong Sith, on the margins.", "Kham Vong Sith", "Laos"),
        ("an office of an organisation", "United Nations Secretary-General Ana Lund opened the session.",
         "Ana Lund", "United Nations"),
        ("a unit of the organisation between post and name",
         "It was co-chaired by Deputy Secretary-General for ASEAN Political-Security Community Arif Mansor.",
         "Arif Mansor", "ASEAN"),
    ],
)  # fmt: skip
def test_person(trick: str, text: str, name: str, party: str) -> None:
    persons = {p.name: p.party for p in _read(_OPENING + text).persons}
    assert persons.get(name) == party, (trick, persons)


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("a headline's verb is no name", "Secretary-General Tells Ministers to Hurry"),
        ("an office as a place", "The forum was held at Lotus Hall, the Prime Minister's Office, for an hour."),
    ],
)
def test_nobody(trick: str, text: str) -> None:
    persons = _read(text + "\n\n" + _OPENING).persons
    assert persons == [], (trick, [p.name for p in persons])


@pytest.mark.parametrize(
    ("trick", "text", "parties", "level", "status"),
    [
        ("a day nobody can date is no part of the name",
         "The ASEAN-India Ministerial Meeting on Saturday reviewed the work plan on rice.",
         {"ASEAN", "India"}, "ministerial", "held"),
        ("remarks made to it", "Following are remarks to the ASEAN-Canada Ministerial Meeting, in Ottawa today.",
         {"ASEAN", "Canada"}, "ministerial", "held"),
        ("looked forward to", "Canada looked forward to the ASEAN-Canada Commemorative Summit.",
         {"ASEAN", "Canada"}, "summit", "scheduled"),
        ("whose ministers, behind a small word",
         "The list will go to the meeting of the economy ministers of Norway and ASEAN, scheduled for September 2026.",
         {"ASEAN", "Norway"}, "ministerial", "scheduled"),
        ("one partner of a conference",
         "They will adopt it at the ASEAN Post Ministerial Conference Plus One Session with Canada in September 2026.",
         {"ASEAN", "Canada"}, "ministerial", "scheduled"),
        ("what it commemorates names its parties",
         "They recalled the Special Summit to Commemorate the 40th Anniversary of ASEAN-Canada Dialogue Relations, held"
         " in Ottawa on 5 March 2024.", {"ASEAN", "Canada"}, "summit", "held"),
    ],
)  # fmt: skip
def test_meeting(trick: str, text: str, parties: set[str], level: str, status: str) -> None:
    meetings = _read(_OPENING + text).meetings
    assert any(set(m.parties) == parties and m.level == level and m.status == status for m in meetings), (
        trick,
        [(m.mechanism_en, m.parties, m.level, m.status) for m in meetings],
    )


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("relations are no dialogue", "Laos coordinates the ASEAN-Japan dialogue relations until 2027."),
        ("related meetings", "They thanked Laos for the hospitality and Related Meetings in July 2024."),
    ],
)
def test_no_further_meeting(trick: str, text: str) -> None:
    meetings = _read(_OPENING + text).meetings
    assert len(meetings) == 1, (trick, [m.mechanism_en for m in meetings])


@pytest.mark.parametrize(
    ("trick", "text", "force", "words"),
    [
        ("adopted at the meeting, by nobody named", "The new ASEAN-Japan Plan of Action (2026-2030) was adopted at the"
         " Meeting.", "decide", "Plan of Action"),
        ("behind an aside", "Ms Ana Lund, Deputy Minister of Foreign Affairs of Canada, reaffirmed Canada's commitment"
         " to widen ties.", "reaffirm", "widen ties"),
        ("a deed that goes on", "Japan continued to support the mine action centre.", "support", "mine action"),
        ("a call repeated", "Japan repeated its call for a ceasefire in the strait.", "request", "ceasefire"),
        ("a second verb of the only subject", "Japan respects the consensus on membership, and supports the road plan"
         " of the Forum.", "support", "road plan"),
        ("the last of a list of deeds", "They agreed to keep the pace, to widen the talks and to build a data centre.",
         "agree", "build a data centre"),
        ("a voiced hope in passing", "Ambassador Aiko Mori of Japan praised the fund, expressing her hope that ASEAN"
         " will publish its data.", "propose", "publish its data"),
    ],
)  # fmt: skip
def test_pledge(trick: str, text: str, force: str, words: str) -> None:
    told = [(c.force, c.what_en or "") for c in _read(_OPENING + text).commitments]
    assert any(f == force and words in what for f, what in told), (trick, told)


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("help thanked for", "ASEAN appreciated Japan's support in fighting floods through its rescue initiatives."),
        ("what was given", "ASEAN has contributed more than 5,000 officers to peace missions."),
        ("adopted by somebody else", "They noted the Communication adopted by the European Commission on 18 May 2025."),
        ("a fact stressed", "The parties discussed trade, affirming that ASEAN-Japan relations have made progress."),
        ("said at an earlier meeting", "During the 4th ASEAN-Japan Forum, held on 2 May 2024, ministers reaffirmed the"
         " value of rice."),
        ("raised long ago", "The partnership was further elevated by the leaders in Hanoi in 2015."),
    ],
)  # fmt: skip
def test_nothing_is_pledged(trick: str, text: str) -> None:
    told = _read(_OPENING + text).commitments
    assert told == [], (trick, [(c.force, c.what_en) for c in told])


@pytest.mark.parametrize(
    ("trick", "text", "count"),
    [
        ("one purpose, two verbs", "Both sides agreed to expand trade to realise their full potential and further"
         " contribute to peace.", 1),
        ("adjectives that are verbs as well", "Japan pledged to build a fair, open and secure network for nurses.", 1),
    ],
)  # fmt: skip
def test_deeds_are_counted(trick: str, text: str, count: int) -> None:
    told = _read(_OPENING + text).commitments
    assert len(told) == count, (trick, [(c.force, c.what_en) for c in told])


def test_the_state_behind_a_place_does_not_act() -> None:
    text = (
        "Leaders of ASEAN and Japan at their 9th ASEAN-Japan Summit in Kuala Lumpur, Malaysia adopted this Work Plan."
    )
    assert not any(c.actors == ["Malaysia"] for c in _read(_OPENING + text).commitments)


def test_members_of_one_party_are_they() -> None:
    text = "Envoys from ASEAN countries praised the centre. They pledged to send nurses to it."
    (pledge,) = _read(_OPENING + text).commitments
    assert pledge.actors == ["ASEAN"]


@pytest.mark.parametrize("also", ["", " and the Norlund Relief Fund (NRF)"])
def test_letters_of_the_document_itself(also: str) -> None:
    text = "ASEAN and Japan noted the Practical Cooperation Areas (PCA) for 2026-2030."
    text += f" The PCA{also} agreed to send nurses to the islands."
    assert not any("Permanent Court of Arbitration" in c.actors for c in _read(_OPENING + text).commitments)


def test_who_leads_a_delegation_chairs_nothing() -> None:
    text = (
        "Norwegian officials, led by Deputy Minister Kari Lund, joined the talks. The Forum was co-chaired by Ambassador"
        " Aiko Mori of Japan."
    )
    (meeting,) = _read(_OPENING + text).meetings
    assert [person.name for person in meeting.chairs] == ["Aiko Mori"]


@pytest.mark.parametrize(
    ("trick", "text", "date"),
    [
        ("a label inside a longer word", "Declaration of the Forum\n\nUpdated: 2026-06-12 15:15\n\n(Astana, July 05,"
         " 2025)\n\nThe heads of state of the Forum, having met in Astana on July 05, 2025, state the following.",
         "2025-07-05"),
        ("a month of another meeting", "Delhi: The ASEAN-India Ministerial Meeting on Saturday reviewed the plan. It"
         " recalled the 16th ASEAN-India Summit, held in Bangkok in November 2019.", None),
    ],
)  # fmt: skip
def test_published(trick: str, text: str, date: str | None) -> None:
    assert _read(text).published == date, trick


def test_firms_make_no_pledges() -> None:
    text = (
        "HANOI – Motor maker Velta Group will double its output in Viet Nam, chairwoman Sonia Chu told reporters, as the"
        " ASEAN market grows. The company plans to introduce robots next year."
    )
    assert _read(text).commitments == []


@pytest.mark.parametrize(
    ("trick", "text", "chairs"),
    [
        ("with whom the chair is shared",
         "Secretary (East), Anil Rao co-chaired the 5th ASEAN-Japan Forum (AJF), with Permanent Secretary of Singapore"
         " Ben Koh here.", ["Anil Rao", "Ben Koh"]),
        ("a party to the forum is no chair",
         "Ambassador Aiko Mori of Japan chaired the 5th ASEAN-Japan Forum with partners from Norway.", ["Aiko Mori"]),
    ],
)  # fmt: skip
def test_shared_chair(trick: str, text: str, chairs: list[str]) -> None:
    (meeting, *_) = _read(_OPENING + text).meetings
    assert [person.name for person in meeting.chairs] == chairs, trick


@pytest.mark.parametrize(
    ("trick", "text", "parties", "ordinal", "start", "end"),
    [
        ("an article inside the pair",
         "The 7th ASEAN-the Republic of Korea (RoK) Dialogue took place in Siem Reap on June 22-23, 2027.",
         {"ASEAN", "Republic of Korea"}, 7, "2027-06-22", "2027-06-23"),
        ("days joined by a comma and a word", "The 9th ASEAN-India Summit was held on June 16, and 17, 2027.",
         {"ASEAN", "India"}, 9, "2027-06-16", "2027-06-17"),
        ("another of a series beside a known forum",
         "The 20th ASEAN-Russia SOM was held in Kazan on 26 April 2027.",
         {"ASEAN", "Russia"}, 20, "2027-04-26", "2027-04-26"),
    ],
)  # fmt: skip
def test_meeting_of_two(trick: str, text: str, parties: set[str], ordinal: int, start: str, end: str) -> None:
    (meeting,) = _read(text).meetings
    assert (set(meeting.parties), meeting.ordinal, meeting.start, meeting.end) == (parties, ordinal, start, end), trick


@pytest.mark.parametrize(
    ("trick", "text", "date"),
    [
        ("a bare day above the text", "Office News\n\nNorway and ASEAN Hold Talks on Fish\n\nDate\n2027-08-27\nhits\n15\n\n"
         "1. On August 26, Deputy Minister Kari Lund spoke at the talks between Norway and ASEAN on fish and nets, and"
         " then left for Oslo with the rest.", "2027-08-27"),
        ("figures behind a weekday", "ASEAN, Norway vow to plant trees\n\nTuesday, 02/05/2023 09:30\nASEAN states and"
         " Norway reaffirmed their promise to plant trees at a seminar held recently in Siem Reap, Cambodia.",
         "2023-05-02"),
    ],
)  # fmt: skip
def test_bare_dates(trick: str, text: str, date: str) -> None:
    assert _read(text).published == date, trick


def test_a_party_and_its_short_form_are_one() -> None:
    text = (
        "Leaders from the Association of Southeast Asian Nations (ASEAN) and the United Nations (UN) agreed to share"
        " seeds."
    )
    (pledge,) = _read(_OPENING + text).commitments
    assert set(pledge.actors) == {"ASEAN", "United Nations"}


def test_the_state_behind_the_name_counts() -> None:
    text = (
        "Hanoi (VNA) – Ambassador Sok Vuthy, Permanent Representative of Cambodia to the UN, praised the forum of ASEAN"
        " and Japan on 3 July 2025."
    )
    (person,) = _read(text).persons
    assert person.party == "Cambodia"


def test_encouraged_cooperation_asks_nobody() -> None:
    text = "ASEAN Member States encouraged greater cooperation in rice farming to raise yields."
    (request,) = _read(_OPENING + text).commitments
    assert request.force == "request"
    assert "cooperation" in (request.what_en or "")


def test_numbered_deeds_behind_recitals() -> None:
    text = (
        "JAKARTA, Sept. 6, 2027 - WE, the Member States of the Association of Southeast Asian Nations (ASEAN) and Canada"
        " gathered in Jakarta, Indonesia on September 6, 2027 at the ASEAN-Canada Leaders' Summit;\n"
        "RECALLING the long years of cooperation between ASEAN and Canada on forests and rivers;\n"
        "NOTING that the forests of the region need care, and that the rivers do as well;\n"
        "1. Establish an ASEAN-Canada Forest Desk whereby ASEAN and Canada will share maps.\n"
        "2. Continue building on the rivers programme and support its staff in the years to come."
    )
    told = {c.clause: (set(c.actors), c.force) for c in _read(text).commitments}
    assert told == {"1": ({"ASEAN", "Canada"}, "agree"), "2": ({"ASEAN", "Canada"}, "agree")}


def test_a_series_in_capitals() -> None:
    text = (
        "CHAIRMAN'S STATEMENT\nTHE FOURTH MEETING OF THE ASEAN REGIONAL FORUM\nSUBANG JAYA, 27 JULY 1997\n\n"
        "1. The Fourth ASEAN Regional Forum was held in Subang Jaya, Malaysia on 27 July 1997, and all who take part in"
        " it were there for the day."
    )
    (meeting,) = _read(text).meetings
    assert (meeting.mechanism_en, meeting.ordinal) == ("ASEAN Regional Forum", 4)


def test_beginning_a_speech_proposes_nothing() -> None:
    text = "Canada said: I wish to start by expressing my thanks to the hosts. ASEAN noted it."
    assert _read(_OPENING + text).commitments == []


@pytest.mark.parametrize(
    ("trick", "text", "name", "party"),
    [
        ("an apostrophe inside a name",
         "The Forum was co-chaired by Mr Liam O’Hara, Secretary of the Department of Foreign Affairs and Trade of Australia.",
         "Liam O’Hara", "Australia"),
        ("initials before and inside a name",
         "The Forum was chaired by Dr. R. M. Wati M. Surya, Minister for Foreign Affairs of the Republic of Indonesia.",
         "R. M. Wati M. Surya", "Indonesia"),
    ],
)  # fmt: skip
def test_names_with_signs(trick: str, text: str, name: str, party: str) -> None:
    persons = {p.name: p.party for p in _read(_OPENING + text).persons}
    assert persons.get(name) == party, (trick, persons)


def test_a_long_short_form_written_like_a_word() -> None:
    text = "Asean and the European Union agreed to share seeds."
    (pledge,) = _read(_OPENING + text).commitments
    assert set(pledge.actors) == {"ASEAN", "European Union"}


def test_hope_of_somebody_else() -> None:
    text = (
        "Malaysia’s Foreign Minister Anwar Zain also expressed Malaysia’s hope that Asean and Japan would share seeds."
    )
    assert [c.force for c in _read(_OPENING + text).commitments] == ["propose"]


def test_what_was_once_established_is_no_decision() -> None:
    text = "Established on Aug 8, 1967, ASEAN now has ten member states."
    assert _read(_OPENING + text).commitments == []


@pytest.mark.parametrize(
    ("trick", "text", "date"),
    [
        ("the month first", "07/10/2025 | Press release\nCHAIRMAN'S STATEMENT OF THE FORUM\nKuala Lumpur, Malaysia,"
         " 10 July 2025\n1. The Forum of ASEAN and Japan was held here, and its members talked about rice and fish and"
         " forests for a day and a half.", "2025-07-10"),
        ("a dateline without a place", "26 April 2016 - The Philippines took part in the 28th ASEAN-Australia Forum, held"
         " in Canberra on April 21 and 22, and spoke about rice, fish and forests there.", "2016-04-26"),
    ],
)  # fmt: skip
def test_order_of_figures(trick: str, text: str, date: str) -> None:
    assert _read(text).published == date, trick
