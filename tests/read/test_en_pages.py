"""English pages: who met, what an organ's coverage counts, and which verbs bind; each text with its trick."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import depositary.read as package
from depositary.model import Document, Reading
from depositary.reading import read_document

_OPENING = "TOKYO, 3 July 2025 – The 5th ASEAN-Japan Forum was held in Tokyo on 3 July 2025.\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, language="en"))


@pytest.mark.parametrize(
    ("trick", "text", "parties"),
    [
        ("both before the verb", "Moscow, 4 May 2021 – ASEAN Secretary-General Arif Mansor and Russian Foreign Minister"
         " Ivan Petrov held talks in Moscow on 4 May.", {"ASEAN", "Russia"}),
        ("one to each side", "Oslo, 4 May 2021 – Norwegian Foreign Minister Kari Dahl met with Japanese Prime Minister"
         " Ito Kenji on 4 May.", {"Norway", "Japan"}),
    ],
)  # fmt: skip
def test_talks_of_two(trick: str, text: str, parties: set[str]) -> None:
    (meeting,) = _read(text).meetings
    assert (set(meeting.parties), meeting.level, meeting.start) == (parties, "bilateral", "2021-05-04"), trick


def test_beside_a_summit_nobody_holds_talks_of_his_own() -> None:
    text = (
        "On the sidelines of the 5th ASEAN-Japan Forum, minister Ana Lund of Norway met Foreign Minister Ito of Japan."
    )
    assert [m.level for m in _read(_OPENING + text).meetings] != ["bilateral"]


def test_the_head_of_coverage_counts_the_meetings() -> None:
    text = (
        "Sixty-first Session,\n12th & 13th Meetings (AM & PM)\n\nDelegates Speak for Rivers\n\n"
        "The General Assembly today adopted two texts on rivers, with the United Nations in the lead.\n\n"
        "By the first, the Assembly decided to hold a day of rivers every year.\n"
    )
    reading = _read(text)
    assert [(m.ordinal, m.level, m.parties) for m in reading.meetings] == [
        (12, "plenary", ["United Nations"]),
        (13, "plenary", ["United Nations"]),
    ]
    assert [(c.force, c.actors) for c in reading.commitments] == [("decide", ["UN General Assembly"])] * 2


def test_an_organ_by_its_noun() -> None:
    text = "The UN Security Council heard reports on dams.\n\nThe Council urged Norway to share its maps of dams."
    (pledge,) = _read(_OPENING + text).commitments
    assert (pledge.actors, pledge.force) == (["UN Security Council"], "request")


@pytest.mark.parametrize(
    ("trick", "text", "name", "party"),
    [
        ("the post of the one named before", "Foreign Minister Ito Kenji of Japan and his Thai counterpart Somchai"
         " Dee chaired it.", "Somchai Dee", "Thailand"),
        ("a numbered session in the post", "President of the 80th Session of the UN General Assembly Ana Lund spoke.",
         "Ana Lund", "United Nations"),
        ("an adjective in what he is in charge of",
         "It heard Idriss Abba, Minister for Foreign Affairs and African Integration of Chad.", "Idriss Abba", "Chad"),
    ],
)  # fmt: skip
def test_person(trick: str, text: str, name: str, party: str) -> None:
    persons = {p.name: p.party for p in _read(_OPENING + text).persons}
    assert persons.get(name) == party, (trick, persons)


@pytest.mark.parametrize(
    ("trick", "text", "forces"),
    [
        ("each is awaited by itself", "Both sides looked forward to the adoption of the rice pact and the convening of"
         " the rice fair.", ["support", "support"]),
        ("welcomed, and still awaiting", "They also welcomed the signing of the pact and look forward to an early entry"
         " into force.", ["support"]),
        ("a participle that opens the sentence", "In stressing the need for clean ports, Japan welcomed the report.",
         ["reaffirm"]),
        ("issues are things", "The ministers exchanged views on regional and global issues including fish.", []),
        ("an opportunity is no offer", "The meeting offered an important opportunity to learn about ports.", []),
        ("what has been put into effect", "The ministers welcomed the implementation of initiatives on ports.", []),
        ("worried about something", "The meeting expressed deep concern over the loss of forests.", []),
        ("noted by the way", "The meeting reviewed the work plan, noting the need to keep it short.", []),
        ("history of another year", "Last year, both sides adopted a work plan on ports.", []),
        ("believed, not promised", "He expressed confidence that both sides will work on ports.", []),
        ("a journey", "Japanese Foreign Minister Ito Kenji will lead a delegation to the fair and co-chair the talks.",
         []),
        ("one supports a policy", "ASEAN also expressed its full support towards the port policy of Japan.",
         ["support"]),
        ("explored, beside what was reaffirmed", "Both sides reaffirmed the importance of ports and explored ways to"
         " dredge them.", ["reaffirm"]),
    ],
)  # fmt: skip
def test_forces(trick: str, text: str, forces: list[str]) -> None:
    assert [c.force for c in _read(_OPENING + text).commitments] == forces, trick


def test_leaders_of_no_meeting_are_those_spoken_of() -> None:
    text = "Pacific Islands Forum Leaders have endorsed a policy on ports.\n\nLeaders also agreed to tighter rules on ships."
    assert {tuple(c.actors) for c in _read("Suva, 3 July 2025 – " + text).commitments} == {("Pacific Islands Forum",)}


def test_the_dateline_is_older_than_the_day_the_page_was_called_up() -> None:
    text = (
        "Thursday, January 28, 2021\n\nNew ports for old\n\nNew Delhi, September 12: India and ASEAN on Saturday adopted"
        " a plan of action for ports. It was the talk of the town and of the ministers who were there.\n"
    )
    assert _read(text).published == "2020-09-12"


def test_the_last_one_and_the_one_to_come() -> None:
    text = "They spoke of the upcoming ASEAN-Japan Summit and of what was decided at the last summit in Bangkok in May 2024."
    meetings = {(m.status, m.start) for m in _read(_OPENING + text).meetings if m.level == "summit"}
    assert meetings == {("scheduled", None), ("held", "2024-05")}


def test_all_the_lines() -> None:
    text = (
        "They noted that all the 59 action lines in the ASEAN-Japan Plan of Action for 2016-2020 have been carried out."
    )
    assert [(p.done, p.total) for p in _read(_OPENING + text).progress] == [(59, 59)]


def test_an_ordinal_glued_to_its_noun() -> None:
    text = (
        "JAKARTA, 17 May 2023 – They met at the 14thMeeting of the ASEAN-Japan Joint Cooperation Committee held today."
    )
    assert [m.ordinal for m in _read(text).meetings] == [14]


def test_a_body_named_after_a_treaty_is_no_treaty() -> None:
    text = "They heard the Comprehensive Nuclear-Test-Ban Treaty Organization on its stations."
    assert [i.title_en for i in _read(_OPENING + text).instruments] == []


def test_what_marks_an_owner_stands_in_no_engine_module() -> None:
    folder = Path(package.__file__).parent
    marks = re.compile(r"""["']['’]s["']""")
    found = [p.name for p in folder.rglob("*.py") if marks.search(p.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("trick", "text", "wordings"),
    [
        ("what a list is to do is one deed", "They agreed to set up a panel of elders with a mandate to examine and provide"
         " advice on ports.", 1),
        ("what a thing is to do is told of it", "Japan plans to strengthen the port office, which is expected to join the"
         " towns and also focus on fish.", 1),
        ("so that another will", "Japan will work with the Secretariat so that ASEAN will grow and adapt.", 1),
        ("not only but also", "Japan will not only focus on ports but also explore the deep sea.", 2),
        ("an intent is voiced", "The minister of Japan expressed Japan's intent to raise the level of talks.", 1),
        ("a programme is announced", "Foreign Minister Ito Kenji of Japan announced that he will attend the port fair.", 0),
        ("founded long ago", "The Association of Southeast Asian Nations (ASEAN) was established in 1967.", 0),
    ],
)  # fmt: skip
def test_parts(trick: str, text: str, wordings: int) -> None:
    assert len(_read(_OPENING + text).commitments) == wordings, trick


def test_the_summit_at_the_head_of_a_page() -> None:
    text = "The leaders of ASEAN and Norway pledged closer ties at the summit held in Oslo on 20 October 2023."
    (meeting,) = _read(text).meetings
    assert (set(meeting.parties), meeting.level, meeting.start) == ({"ASEAN", "Norway"}, "summit", "2023-10-20")


def test_a_council_of_a_topic_holds_no_session() -> None:
    text = "He spoke at the Indian Council of World Affairs in New Delhi on 20 August 2023."
    assert [m.mechanism_en for m in _read(text).meetings] == []


def test_the_foreign_minister_of_a_state_without_his_name() -> None:
    text = "The Malaysian foreign minister stressed that clean ports must come first."
    (pledge,) = _read(_OPENING + text).commitments
    assert pledge.actors == ["Malaysia"]


def test_a_short_form_and_a_unit_in_a_post() -> None:
    text = (
        "It was opened by Michael Tan, Deputy Secretary-General of the Association of Southeast Asian Nations (ASEAN) for"
        " ASEAN Political-Security Community, in Jakarta."
    )
    assert [p.name for p in _read(_OPENING + text).persons] == ["Michael Tan"]


@pytest.mark.parametrize(
    ("trick", "text", "found"),
    [
        ("told by the way", "The meeting took note of the port plan, which was adopted in March 2021 and is open.", 0),
        ("a thing somebody would like", "The meeting touched upon four priorities that ASEAN would like to advance with"
         " Japan.", 0),
        ("since they did so", "Since Japan and ASEAN established a port office, they have brought benefits to all.", 0),
        ("over the past years", "Over the past several years, Japan has put forward more than 160 papers.", 0),
        ("how it was held, by the way", "The Forum, held via videoconference, reaffirmed both sides' commitment to build"
         " clean ports.", 1),
        ("delegations are their party's", "Heads of the ASEAN delegations welcomed the guests.\n\nThey called on Japan to"
         " keep its ports open.", 1),
        ("what should be kept to", "The Prime Minister of Japan said both sides should stick to the port rules.", 1),
    ],
)  # fmt: skip
def test_told_by_the_way(trick: str, text: str, found: int) -> None:
    assert len(_read(_OPENING + text).commitments) == found, trick


def test_members_of_a_committee_are_no_sitting_of_it() -> None:
    text = "It was attended by members of the Committee of Permanent Representatives to ASEAN and their guests."
    assert len(_read(_OPENING + text).meetings) == 1


def test_adjectives_of_continents_are_no_parties() -> None:
    text = "African and European Ministers agreed to share maps of rivers."
    assert [p for c in _read(_OPENING + text).commitments for p in c.actors if p in ("European", "African")] == []


def test_called_by_the_surname_with_the_post() -> None:
    text = "Premier Li Keqiang of China spoke first.\n\nPremier Li said both sides should build ports."
    assert [p.name for p in _read(_OPENING + text).persons] == ["Li Keqiang"]


@pytest.mark.parametrize(
    ("trick", "text", "date"),
    [
        ("a month in capitals", "JAKARTA, 31 MAY 2021 – The 6th ASEAN-Norway Forum was held to talk about ports and about"
         " the fish that live in them.", "2021-05-31"),
        ("the year of a chairmanship", "Jakarta (VNA) – ASEAN and Norway talked about ports in Jakarta on March 14. The"
         " meeting took note of the port plan adopted in June 2021 and of Indonesia's 2023 ASEAN Chairmanship priorities.",
         "2023-03"),
        ("the day of a founding", "ASEAN was established on Aug. 8, 1967 in Bangkok by five countries. It now has more.",
         None),
    ],
)  # fmt: skip
def test_published(trick: str, text: str, date: str | None) -> None:
    assert _read(text).published == date, trick


@pytest.mark.parametrize(
    ("trick", "text", "forces"),
    [
        ("thanks for what was promised", "ASEAN appreciated Japan's commitment to keep its ports open.", []),
        ("nobody says who agreed", "There was agreement to enhance cooperation on ports and fish.", ["agree"]),
        ("what was announced elsewhere", "The ministers heard of three papers by Japan announced at the port fair to"
         " dredge rivers.", []),
        ("a paper of theirs speaks", "“Both sides agreed to dredge the rivers of the delta,” said a press release.",
         ["agree"]),
        ("the adoption of something", "Japan welcomed the adoption of the ASEAN Outlook on the Indo-Pacific.", []),
    ],
)  # fmt: skip
def test_more_forces(trick: str, text: str, forces: list[str]) -> None:
    assert [c.force for c in _read(_OPENING + text).commitments] == forces, trick


def test_he_also_met() -> None:
    text = (
        "Oslo, 4 May 2021 – Norwegian Foreign Minister Kari Dahl spoke of ports in Oslo on 4 May.\n\nShe also met with"
        " Japanese Foreign Minister Ito Kenji."
    )
    assert [set(m.parties) for m in _read(text).meetings if m.level == "bilateral"] == [{"Norway", "Japan"}]


def test_a_convention_centre_is_no_treaty() -> None:
    text = "It took place at the National Convention Center in the old town."
    assert [i.kind for i in _read(_OPENING + text).instruments] == []


def test_known_papers_of_one_period_stay_apart() -> None:
    text = (
        "They noted the ASEAN-Republic of Korea Plan of Action 2016-2020, the Master Plan on ASEAN Connectivity 2025 and"
        " the Initiative for ASEAN Integration Work Plan III."
    )
    assert len(_read(_OPENING + text).instruments) == 3
