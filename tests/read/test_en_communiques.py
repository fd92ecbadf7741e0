"""English communiqués and agency reports: who spoke, what a sentence asks for, what a page is; each text with its
trick."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_OPENING = "TOKYO, 3 July 2025 – The 5th ASEAN-Japan Forum was held in Tokyo on 3 July 2025.\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, language="en"))


@pytest.mark.parametrize(
    ("trick", "text", "name", "post", "party"),
    [
        ("the head of a unit", "It was co-chaired by Ilse Marrow, Head of the Rivers Division of the European"
         " Commission.", "Ilse Marrow", "Head of the Rivers Division", "European Union"),
        ("the head of a mission", "Ms Ilse Dahl, head of the Norwegian Permanent Mission to ASEAN, thanked them.",
         "Ilse Dahl", "Head of the Permanent Mission", "Norway"),
        ("a secretary for two fields", "The forum heard Tala Reyes, Secretary for Lakes and Harbours of Kiribati.",
         "Tala Reyes", "Secretary for Lakes and Harbours", "Kiribati"),
        ("a line that says who speaks", "President of Russia Pavel Orlov: Colleagues, I am glad to be here.",
         "Pavel Orlov", "President", "Russia"),
        ("two titles of one ruler", "It was opened by Omar Bolkiah, Sultan and Yang Di-Pertuan of Brunei"
         " Darussalam.", "Omar Bolkiah", "Sultan", "Brunei Darussalam"),
    ],
)  # fmt: skip
def test_person(trick: str, text: str, name: str, post: str, party: str) -> None:
    persons = {p.name: p for p in _read(_OPENING + text).persons}
    assert name in persons, (trick, list(persons))
    assert (persons[name].post_en or "").lower() == post.lower(), trick
    assert persons[name].party == party, trick


def test_a_headline_verb_ends_the_name() -> None:
    text = "Assistant Foreign Minister Lin Yao Attends the ASEAN-China Forum\n\n" + _OPENING
    assert [p.name for p in _read(text).persons] == ["Lin Yao"]


def test_a_conference_of_ministers_is_nobody() -> None:
    text = "They will send the paper to the ASEAN Post Minister Conference Plus One in August."
    assert _read(_OPENING + text).persons == []


def test_a_short_name_is_the_meeting_named_in_full() -> None:
    text = (
        "The Pacific Islands Forum Special Leaders Retreat was held in Apia on 4 May 2024.\n\n"
        "The Special Retreat was held at Palm House, Apia.\n"
    )
    assert [m.start for m in _read(text).meetings] == ["2024-05-04"]


def test_the_possessive_tells_the_year() -> None:
    text = "They praised the outcomes of last year's ASEAN-Canada summit, and exchanged views on this year's work."
    assert [(m.parties, m.start) for m in _read(_OPENING + text).meetings if m.level == "summit"] == [
        (["ASEAN", "Canada"], "2024")
    ]


def test_a_link_by_video_is_virtual() -> None:
    text = "On 3 July 2025, the 5th ASEAN-Japan Forum was held via videolink.\n"
    assert [m.format for m in _read(text).meetings] == ["virtual"]


@pytest.mark.parametrize(
    ("trick", "text", "pledges"),
    [
        ("whom the relative clause describes acts on",
         "Thai Deputy Minister Somchai Dee, who is also the chair of the rivers group, called on members to share maps.",
         [("request", ["Thailand"], "share maps")]),
        ("the second of two", "ASEAN and Norway spoke of rivers. The latter reaffirmed its support for the river fund.",
         [("reaffirm", ["Norway"], "its support for the river fund")]),
        ("a deed not to be done, and one told by an adverb that no list has",
         "Japan called on members to share maps, not to build dams and promptly strengthen ports.",
         [("request", ["Japan"], "share maps"), ("request", ["Japan"], "not to build dams"),
          ("request", ["Japan"], "promptly strengthen ports")]),
        ("plans are a noun here", "Japan stands ready to seek a match of ASEAN development plans to bring light.",
         [("commit", ["Japan"], "seek a match of ASEAN development plans to bring light")]),
        ("a decision to give more is backed", "ASEAN welcomed Japan's decision to double its grants for schools.",
         [("support", ["ASEAN"], "Japan's decision to double its grants for schools")]),
        ("the importance of a thing is expressed", "Japan expressed the importance of clean rivers.",
         [("reaffirm", ["Japan"], "clean rivers")]),
        ("to speak somewhere is a programme", "Japanese Prime Minister Ito Kenji will speak at the gathering.", []),
        ("condolences", "Leaders expressed support and condolences to the people of Norway for the flood.", []),
        ("views are offered", "Leaders offered perspectives on how to reform banks.", []),
    ],
)  # fmt: skip
def test_pledges(trick: str, text: str, pledges: list[tuple[str, list[str], str]]) -> None:
    found = [(c.force, c.actors, c.what_en) for c in _read(_OPENING + text).commitments]
    assert found == pledges, trick


def test_a_meeting_to_come_is_backed() -> None:
    text = (
        "3 July 2025: The UN General Assembly has adopted a resolution entitled “Cooperation on the lakes of Norland”.\n"
        "\nThe Assembly welcomed the convening in 2026 of the second general UN-CARICOM meeting.\n"
    )
    reading = _read(text)
    assert reading.published == "2025-07-03"
    assert [(m.ordinal, m.start, m.status) for m in reading.meetings] == [(2, "2026", "scheduled")]
    assert [(i.title_en, i.kind) for i in reading.instruments] == [
        ("Cooperation on the lakes of Norland", "resolution")
    ]
    assert [c.force for c in reading.commitments] == ["decide", "support"]


def test_a_day_at_the_head_of_a_paragraph_is_no_stamp() -> None:
    text = "Lakes\n\n3 July 2025 Leaders of ASEAN and Japan met and decided to build a dam.\n\nThey left.\n"
    assert [c.force for c in _read(text).commitments] == ["decide"]


def test_a_heading_that_ends_in_communique() -> None:
    text = "Pacific Islands Forum leaders retreat – Forum Communiqué\n\nThe retreat was held in Apia on 4 May 2024.\n"
    reading = _read(text)
    assert (reading.genre, reading.published) == ("statement", "2024-05-04")


def test_the_title_above_a_dateline_is_read() -> None:
    text = "21st ASEAN-Canada Dialogue Held in Ottawa\n\nOTTAWA, 4 May 2024 – Officials met here on 3 and 4 May 2024.\n"
    assert [(m.ordinal, m.parties) for m in _read(text).meetings] == [(21, ["ASEAN", "Canada"])]


def test_a_circle_of_states_that_grows_did_not_sit() -> None:
    text = "ASEAN Plus Three set to grow by 4 percent in 2027\n\nPrices of rice fell.\n"
    assert _read(text).meetings == []


@pytest.mark.parametrize(
    ("trick", "text", "name", "party"),
    [
        ("a syllable that with a point is a title", "Singapore's Minister for Defence Dr Ong Eng Hua chaired it.",
         "Ong Eng Hua", "Singapore"),
        ("an article of the name by a hyphen, and where the envoy is sent",
         "It was chaired by the Kuwaiti Ambassador to Indonesia Salem Jaber Al-Rashid.", "Salem Jaber Al-Rashid",
         "Kuwait"),
        ("seven words, two of them small", "It met at the invitation of Hamad bin Isa bin Nasser Al Marwan, Minister of"
         " Foreign Affairs of Bahrain.", "Hamad bin Isa bin Nasser Al Marwan", "Bahrain"),
    ],
)  # fmt: skip
def test_long_names(trick: str, text: str, name: str, party: str) -> None:
    assert {p.name: p.party for p in _read(_OPENING + text).persons} == {name: party}, trick


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("a feeling", "The ministers stressed their deep concern about floods."),
        ("thanks", "Japan reiterated its sincere thanks to ASEAN."),
        ("what is over", "ASEAN and Japan announced the substantial conclusion of talks on rice."),
        ("what meetings are for", "The meetings aim to make preparations for the harvest."),
        (
            "what a place is for",
            "The office will oversee halls where envoys from the United Nations will engage on shared work.",
        ),
        ("a decision of long ago", "Japan established a rice fund with ASEAN in 1973, ahead of others."),
    ],
)
def test_no_pledge(trick: str, text: str) -> None:
    assert [c.what_en for c in _read(_OPENING + text).commitments] == [], trick


def test_what_opens_a_list_is_told_by_its_items() -> None:
    text = (
        "Manama, 4 May 2024\n\nThe ASEAN-GCC Ministerial Meeting was held on 4 May 2024 in Manama.\n\n"
        "The Ministers underlined the importance of the following principles:\n\n"
        "1. Respect for clean rivers.\n2. Respect for open harbours.\n"
    )
    assert [c.what_en for c in _read(text).commitments] == ["Respect for clean rivers", "Respect for open harbours"]


def test_those_who_meet_are_the_two_named_together() -> None:
    text = (
        "Manama, 4 May 2024\n\nAt the invitation of Salem Jaber, Minister of Foreign Affairs of Bahrain, the Foreign"
        " Ministers of Japan and ASEAN held their 3rd Ministerial Meeting on 4 May 2024.\n"
    )
    assert [(m.ordinal, set(m.parties)) for m in _read(text).meetings] == [(3, {"Japan", "ASEAN"})]


def test_a_retreat_is_no_numbered_sitting() -> None:
    text = (
        "Singapore, 7 February 2018 – Ministers of ASEAN held the ADMM Retreat on 6 February 2018. In the lead up"
        " towards the 12th ADMM, ministers of ASEAN rested.\n"
    )
    assert [(m.ordinal, m.status) for m in _read(text).meetings] == [(None, "held"), (12, "scheduled")]


def test_what_was_held_beside_it_is_not_the_meeting() -> None:
    text = (
        "The 4th ASEAN-Chile Dialogue was held in Quito on 8 May 2019. The Dialogue was preceded by a Retreat at Otavalo"
        " on 7 May 2019.\n\nThe Meeting was co-chaired by Mr. Luis Vega, Deputy Minister of Foreign Affairs of Chile.\n"
    )
    assert [(m.place, len(m.chairs)) for m in _read(text).meetings] == [("Quito", 1), ("Otavalo", 0)]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("looked forward to closer ties with the adoption of the new Plan of Action (2026-2030) next month", "to_be_adopted"),
        ("looked forward to the next visit and welcomed the adoption of the new Plan of Action (2026-2030)", "adopted"),
    ],
)  # fmt: skip
def test_what_is_looked_forward_to_is_not_adopted_yet(said: str, status: str) -> None:
    text = f"Lima, 9 June 2025 – ASEAN and Peru held their 6th Dialogue today. Both sides {said}.\n"
    assert [i.status for i in _read(text).instruments] == [status]


def test_the_declaration_on_something_is_its_own() -> None:
    text = (
        "ASEAN and China took note of the Declaration on Clean Lakes and of the Declaration on the Conduct of Parties."
    )
    assert [i.title_en for i in _read(_OPENING + text).instruments] == [
        "Declaration on Clean Lakes", "Declaration on the Conduct of Parties in the South China Sea"]  # fmt: skip


def test_the_anniversary_summit_of_those_whose_summit_is_told() -> None:
    text = (
        "The 26th ASEAN-Japan Summit was held in Jakarta on 6 September 2023. A joint statement to establish the"
        " ASEAN-Japan Rice Partnership was adopted. At the Commemorative Summit to be held in Tokyo in December,"
        " Japan would like to launch a fund.\n"
    )
    reading = _read(text)
    assert [(m.parties, m.start) for m in reading.meetings][1:] == [(["ASEAN", "Japan"], "2023-12")]
    assert [(i.title_en, i.status) for i in reading.instruments] == [
        ("joint statement to establish the ASEAN-Japan Rice Partnership", "adopted")
    ]
    assert ("propose", "2023-12") in [(c.force, c.due) for c in reading.commitments]


@pytest.mark.parametrize(
    ("trick", "text", "pledges"),
    [
        ("letters with stops end a sentence before a pronoun, and a title of honour in small letters opens a name",
         "Mr Arif Dee of Thailand praised rice. In his remarks, the Honorable Ana Q. Lund, U.S. Assistant Secretary of"
         " State, stressed the role of Japan and the U.S. He backed the rice fund.",
         [("reaffirm", ["United States"]), ("support", ["United States"])]),
        ("how somebody will answer is talked over", "The ministers discussed how ASEAN will respond to floods.", []),
        ("aligned with something, said of a paper", "The forum took note of a paper on rice, aligned with its goals.", []),
        ("to one end and to another", "ASEAN and Japan agreed to deepen ties in order to share rice and to build dams.",
         [("agree", ["ASEAN", "Japan"])]),
        ("what describes the envoy's state", "Members, in a paper presented by Idriss Abba, Minister of Water of Chad,"
         " which holds the chair, asked for rice.", []),
    ],
)  # fmt: skip
def test_who_binds_himself(trick: str, text: str, pledges: list[tuple[str, list[str]]]) -> None:
    assert [(c.force, c.actors) for c in _read(_OPENING + text).commitments] == pledges, trick


def test_a_list_of_meetings_somebody_sat_in() -> None:
    text = (
        "Minister Somchai Dee of Thailand also exchanged views on rice with his partners in the ASEAN Plus Three (APT)"
        " Foreign Ministers' Meeting and the ASEAN Regional Forum (ARF)."
    )
    levels = [(m.level, m.status) for m in _read(_OPENING + text).meetings]
    assert levels[1:] == [("ministerial", "held"), ("ministerial", "held")]


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        (
            "to come is the next one",
            "We reaffirmed the role of the ASEAN Regional Forum, the upcoming ADMM Plus process.",
        ),
        ("a forum to address things", "Canada noted the ASEAN Regional Forum (ARF) as a place for addressing floods."),
    ],
)
def test_no_sitting(trick: str, text: str) -> None:
    assert [m.mechanism_en for m in _read(_OPENING + text).meetings][1:] == [], trick


def test_those_in_an_aside_do_not_meet() -> None:
    text = (
        "Foreign ministers of Norway and Japan met on 4 May 2024.\n\n"
        "Without Mexico's Ana Lund who was ill and Peru's Tala Reyes who was on a trip to Fiji, the Third Meeting of"
        " Foreign Ministers was held in Oslo.\n"
    )
    assert not any({"Mexico", "Peru"} & set(m.parties) for m in _read(text).meetings)


def test_lines_of_a_plan_whose_parties_commit() -> None:
    text = (
        "Plan of Action to Implement the ASEAN-Norway Rice Partnership (2027-2031)\n\n"
        "ASEAN and Norway commit to implement the plan in ways agreed by all parties.\n\n"
        "1. Rice\n\n1.1. Share maps of fields under the Treaty on Lakes, signed on 13 January 2007;\n\n"
        "1.2. Build barns by 2029;\n\n1.3. Promote songs about rice.\n"
    )
    lines = {c.clause: (c.force, c.due) for c in _read(text).commitments if c.clause}
    assert lines["1.1"] == ("commit", None) and lines["1.2"] == ("commit", "2029")


def test_progress_on_a_share() -> None:
    text = "We have made good progress on over 80% of the commitments of our ASEAN-UK Plan of Action."
    (share,) = _read(_OPENING + text).progress
    assert (share.percent, share.comparator) == (80, ">")


def test_a_resolution_by_what_it_is_to_do() -> None:
    text = "NEW YORK, 4 May 2024 – The UN Security Council adopted a resolution to further enhance ties with Norway.\n"
    assert [(i.title_en, i.status) for i in _read(text).instruments] == [
        ("resolution to further enhance ties with Norway", "adopted")
    ]


@pytest.mark.parametrize("head", ["", "Outcomes of the Council\n\nDate | 21 April, 2015\n\n"])
def test_a_decision_without_a_head_is_of_the_organ_that_opens_it(head: str) -> None:
    text = (
        f"{head}The Peace and Security Council of the African Union (AU), at its 512th meeting held on 3 March 2015,"
        " heard the Commission and adopted the following decision:\n\n"
        "1. Welcomes the briefing of the Chairperson;\n\n2. Endorses the outcome of the seminar on fisheries;\n\n"
        "3. Requests the Commission to map the reefs;\n\n4. Decides to remain actively seized of the matter.\n"
    )
    made = read_document(Document(id="t", text=text)).commitments
    assert {actor for c in made for actor in c.actors} == {"AU Peace and Security Council"}
