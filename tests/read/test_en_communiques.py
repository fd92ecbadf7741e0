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
         " Commission.", "Ilse Marrow", "Head of the Rivers Division", "European Commission"),
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
