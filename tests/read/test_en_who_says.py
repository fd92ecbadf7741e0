"""English pledges: who says or does what stands before the name, behind "with", or in a clause of its own."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_OPENING = "TOKYO, 3 July 2025 – The 5th ASEAN-Japan Forum was held in Tokyo on 3 July 2025.\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=_OPENING + text, language="en"))


@pytest.mark.parametrize(
    ("trick", "text", "actors", "force", "words"),
    [
        ("who speaks is named last", "Japan and ASEAN should open two laboratories, Foreign Minister Ken Mori of Japan said.",
         {"Japan"}, "propose", "open two laboratories"),
        ("who speaks stands behind the verb of proposing",
         "ASEAN and Japan should share their research vessels, suggested Japanese Foreign Minister Ken Mori.",
         {"Japan"}, "propose", "share their research vessels"),
        ("with both sides doing", "The forum closed on a warm note, with both sides pledging to map the reefs.",
         {"ASEAN", "Japan"}, "commit", "map the reefs"),
        ("with one side doing", "Talks ran late, with Japan reaffirming its commitment to train pilots.",
         {"Japan"}, "reaffirm", "train pilots"),
        ("a comma parts two clauses", "As the year marks the founding of the UN, ASEAN members stressed the need to keep the sea open.",
         {"ASEAN"}, "reaffirm", "keep the sea open"),
        ("told by the wire", "Japan reportedly pledged to lend two ships.", {"Japan"}, "commit", "lend two ships"),
        ("someone of a state without a name", "The Japanese diplomat spoke highly of the work, affirming Japan's support for the hotline.",
         {"Japan"}, "reaffirm", "support for the hotline"),
        ("what is hoped for is no promise of theirs",
         "The Japanese official said he hopes the ties between the two sides will deepen.",
         {"Japan"}, "propose", "the ties between the two sides will deepen"),
        ("agreed, it is said", "It was also agreed to open a hotline.", {"ASEAN", "Japan"}, "agree", "open a hotline"),
        ("declared to do", "The leaders declared to share flood data.", {"ASEAN", "Japan"}, "commit", "share flood data"),
    ],
)  # fmt: skip
def test_who_does_it(trick: str, text: str, actors: set[str], force: str, words: str) -> None:
    told = [(set(c.actors), c.force, c.what_en or "") for c in _read(text).commitments]
    assert any(a == actors and f == force and words in w for a, f, w in told), (trick, told)


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("still to be adopted", "Minister Ken Mori of Japan said that the Tokyo Declaration,\n             expected to be adopted on Friday, is long."),
        ("a career", "Ken Mori, who served as envoy of Japan before being appointed director of the agency, arrived."),
        ("an expected visit", "Foreign Minister Ken Mori of Japan is also expected to meet the press."),
        ("a noun written as a verb", "They praised the joint task force on migration of ASEAN and Japan."),
        ("who goes there", "Foreign Minister Ken Mori of Japan will lead the Japanese delegation to the next forum."),
        ("a programme", "The Japanese diplomat will hold a number of bilateral meetings."),
        ("of oneself", '"We need to look further," the Japanese official stressed.'),
    ],
)  # fmt: skip
def test_no_pledge(trick: str, text: str) -> None:
    assert [(c.force, c.what_en) for c in _read(text).commitments] == [], trick


@pytest.mark.parametrize(
    ("trick", "text", "people"),
    [
        ("a list of names, each before the post",
         "The forum was attended by Ada Berg, Secretary General of ASEAN, Ole Lind, Foreign Minister of Norway, "
         "and Uma Dahl, Foreign Minister of Sweden.",
         {("Ada Berg", "ASEAN"), ("Ole Lind", "Norway"), ("Uma Dahl", "Sweden")}),
        ("of a mission", "The forum was chaired by Mr. Jun Ono, Chargé d’Affaires ad Interim of the Japanese Mission to ASEAN.",
         {("Jun Ono", "Japan")}),
        ("an acting minister", "It was chaired by Ada Berg, acting Minister of Foreign Affairs of Norway.", {("Ada Berg", "Norway")}),
        ("what he has charge of, in small letters",
         "The top representative of Japan for trade and energy, Ada Berg, spoke first.", {("Ada Berg", "Japan")}),
        ("a day is nobody", "On Tuesday, Prime Minister Ole Lind of Norway will attend.", {("Ole Lind", "Norway")}),
    ],
)  # fmt: skip
def test_people(trick: str, text: str, people: set[tuple[str, str]]) -> None:
    assert {(p.name, p.party) for p in _read(text).persons} == people, trick


def test_a_day_or_a_surname_is_no_party() -> None:
    text = (
        "The ministers of Japan, or the host, on Wednesday pledged to meet.\n\n"
        "The speaker of the day, Ada Berg, had come. Berg reiterated the call for a hotline. Berg urged calm."
    )
    assert not {"Wednesday", "Berg"} & {a for c in _read(text).commitments for a in c.actors}


def test_three_with_their_short_forms_between_are_one_list() -> None:
    text = (
        "May 27, 2025\nThe Association of Southeast Asian Nations (ASEAN), the Gulf Cooperation Council (GCC) and China held "
        "their first summit of three in Huế on Tuesday.\n"
    )
    (meeting,) = read_document(Document(id="x", text=text)).meetings
    assert meeting.parties == ["ASEAN", "Gulf Cooperation Council", "China"]
