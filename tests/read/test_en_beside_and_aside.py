"""English: meetings on whose sidelines others meet, asides before a verb, quotes over several sentences, and where a
deed goes on."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document
from talks import read_below_a_meeting


def _page(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


_BESIDE = (
    "OSLO, 12 May 2023 - Norwegian Prime Minister Ola Berg met with Canadian Prime Minister Ann Roy {} the 42nd ASEAN"
    " Summit in Labuan Bajo. The leaders agreed to set up a joint fund."
)


@pytest.mark.parametrize("where", ["on the sidelines of", "on the margins of"])
def test_those_who_meet_beside_a_summit_agree(where: str) -> None:
    reading = _page(_BESIDE.format(where))
    assert [set(c.actors) for c in reading.commitments] == [{"Norway", "Canada"}]
    assert {(m.level, m.role) for m in reading.meetings} == {("bilateral", "reported"), ("summit", "mentioned")}


def test_those_who_attend_a_summit_are_its_own() -> None:
    reading = _page("LABUAN BAJO, 12 May 2023 - At the 42nd ASEAN Summit, the leaders agreed to set up a joint fund.")
    assert [c.actors for c in reading.commitments] == [["ASEAN"]]


@pytest.mark.parametrize(
    ("trick", "text", "actors", "number"),
    [
        ("who is somewhere, also", "Japan's Minister Ken Mori, who is in Oslo for a visit, also called on Norway to"
         " reopen its port.", {"Japan"}, 1),
        ("two deeds, joined by also", "Japan called on Norway to reopen its port, and also urged it to lower its fees.",
         {"Japan"}, 2),
        ("partners named between dashes", "ASEAN and its two northern partners — Norway and Canada — agreed to set up"
         " a fund.", {"ASEAN", "Norway", "Canada"}, 1),
        ("told of between dashes", "The day was long. Norway – a country of fjords – agreed to set up a fund.", {"Norway"}, 1),
        ("help for somebody to do A, B, C", "Japan pledges further assistance for Norway to fight floods, build roads,"
         " and promote recovery.", {"Japan"}, 1),
        ("what it should do A, B, C", "Japan pledged to fight floods, build roads, and promote recovery.", {"Japan"}, 3),
        ("what a thing will do", "ASEAN and Japan agreed to draw up a plan to reflect new rules that will deepen"
         " their ties as well as contribute to growth.", {"ASEAN", "Japan"}, 1),
        ("a row of verbs inside", "ASEAN and Japan agreed to increase their capacity to prevent, manage and settle"
         " disputes.", {"ASEAN", "Japan"}, 1),
        ("respect for", "ASEAN and Japan agreed to strengthen their institutions and respect for the rule of law.",
         {"ASEAN", "Japan"}, 1),
        ("respect somebody", "ASEAN and Japan agreed to strengthen their institutions and respect the rule of law.",
         {"ASEAN", "Japan"}, 2),
        ("such as with a semicolon", "Japan will strengthen cooperation in fields such as; good governance, supply"
         " chain safety, education.", {"Japan"}, 1),
    ],
)  # fmt: skip
def test_who_does_how_many_deeds(trick: str, text: str, actors: set[str], number: int) -> None:
    found = read_below_a_meeting(text).commitments
    assert [set(c.actors) for c in found] == [actors] * number, trick


@pytest.mark.parametrize(
    ("marks", "closing", "actors"),
    [('""', "Minister Ola Berg of Norway stressed", ["Norway"]), ("“”", "Japan's Minister Ken Mori said", ["Japan"])],
)
def test_a_quote_of_two_sentences_is_of_who_is_named_behind(marks: str, closing: str, actors: list[str]) -> None:
    text = f"{marks[0]}We will build a school in Vientiane with Canada and China. All of them are friends,{marks[1]}"
    assert [c.actors for c in read_below_a_meeting(f"{text} {closing}.").commitments] == [actors]


@pytest.mark.parametrize(
    ("name", "ordinals"),
    [("ASEAN-Japan 50th Anniversary Summit", [None]), ("26th ASEAN-Japan Summit", [26])],
)
def test_years_that_have_come_round_number_no_meeting(name: str, ordinals: list[int | None]) -> None:
    reading = _page(f"TOKYO, 12 May 2023 - The {name} will be held in Tokyo in December 2023.")
    assert [m.ordinal for m in reading.meetings] == ordinals


@pytest.mark.parametrize(
    ("trick", "text", "told"),
    [
        ("a key part is a stand", "Minister Ola Berg of Norway stressed that ASEAN plays a key role in the region.",
         [("reaffirm", ["Norway"])]),
        ("what is played is no part", "Minister Ola Berg of Norway noted that ASEAN plays a match every year.", []),
        ("stress laid", "Minister Ola Berg of Norway laid stress on the importance of fair trade.",
         [("reaffirm", ["Norway"])]),
        ("a press conference asks nothing", "Minister Ola Berg of Norway conveyed this view at a press conference"
         " following the forum.", []),
        ("what will take place", "Talks between Japan and all other leaders will also take place in Oslo.", []),
        ("who announced it when", "Norway plans to build a port, Cheong Wa Dae announced Wednesday.",
         [("commit", ["Norway"])]),
        ("a quote of somebody unknown", "\"We hope to build a port in Oslo. We hope to open a mine there,\" Vikulov said.",
         []),
    ],
)  # fmt: skip
def test_what_is_a_stand_or_a_deed(trick: str, text: str, told: list[tuple[str, list[str]]]) -> None:
    found = read_below_a_meeting(text).commitments
    assert [(c.force, c.actors) for c in found] == told, trick


@pytest.mark.parametrize(
    ("trick", "text", "number"),
    [
        ("a plan that is not told", "Minister Ola Berg of Norway announced a 10-point plan.", 0),
        ("a plan that is told", "Minister Ola Berg of Norway announced a 10-point plan for clean ports.", 1),
        ("what a plan will do, and a paper", "ASEAN and Japan agreed to draw up a programme that will deepen their ties"
         " and adopt a joint charter.", 2),
    ],
)  # fmt: skip
def test_points_and_papers(trick: str, text: str, number: int) -> None:
    assert len(read_below_a_meeting(text).commitments) == number, trick
