"""English: points put forward one a sentence, what a meeting is told to have asked or stressed, words that settle."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

LEAD = "OSLO, 12 March 2025 - Norwegian Foreign Minister Espen Barth Eide attended the ASEAN-Norway Ministerial Meeting.\n\n"


def _forces(told: str) -> list[tuple[str, str | None, str | None]]:
    found = read_document(Document(id="x", text=f"{LEAD}{told}")).commitments
    return [(one.force, one.what_en, one.due) for one in found]


@pytest.mark.parametrize(
    ("trick", "told", "expected"),
    [
        (
            "with who should do it before the deed",
            "Eide put forward a two-point proposal. First, both sides should map fish stocks. "
            "Second, it is necessary to train pilots.",
            ["map fish stocks", "train pilots"],
        ),
        ("the deed alone", "Eide made the following suggestions. First, map fish stocks. Second, train pilots.", ["map fish stocks", "train pilots"]),
        ("the first behind a colon", "Eide made two suggestions: First, to map fish stocks. Second, to train pilots.", ["map fish stocks", "train pilots"]),
        ("doings behind a colon", "Eide made a two-point proposal on fisheries: mapping fish stocks and training pilots.", ["mapping fish stocks", "training pilots"]),
        ("what is said goes on", "Eide said ties are good. Both sides should map fish stocks.", ["map fish stocks"]),
    ],
)  # fmt: skip
def test_each_point_is_a_proposal(trick: str, told: str, expected: list[str]) -> None:
    assert [(force, what) for force, what, _ in _forces(told)] == [("propose", what) for what in expected], trick


def test_points_of_one_page_do_not_reach_far() -> None:
    told = "Eide made two suggestions. First, map fish stocks.\n\nA.\n\nB.\n\nC.\n\nD.\n\nSecond, train pilots."
    assert [what for _, what, _ in _forces(told)] == ["map fish stocks"]


@pytest.mark.parametrize(
    ("trick", "told", "force"),
    [
        ("officials who are tasked", "Senior officials were tasked to finish the draft.", "request"),
        ("what is stressed", "The importance of safe shipping was underlined.", "reaffirm"),
        ("a green light", "The ministers gave the green light to a work plan on shipping.", "decide"),
        ("a high consensus", "The two sides reached a high consensus on deepening trade.", "agree"),
        ("a promise in a clause", "Norway promised that it would send two ships.", "commit"),
        ("what will be being done", "Norway said it will be sending two ships.", "commit"),
    ],
)
def test_ways_to_settle(trick: str, told: str, force: str) -> None:
    assert [one[0] for one in _forces(told)] == [force], trick


@pytest.mark.parametrize(
    "told",
    [
        "Norway will be participating in two meetings.",  # a journey
        "He was asked to comment on the talks.",  # by the press
        "Members were thanked for their work.",
    ],
)
def test_what_settles_nothing(told: str) -> None:
    assert _forces(told) == []


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("Norway will fund the school during 2026-2028.", "2028"),
        ("Norway will give three ships a year from 2026 to 2028.", "2028"),
        ("They agreed that the next meeting will be held in Oslo in 2027.", "2027"),
        ("Norway will implement the Plan of Action 2026-2030.", None),  # the plan's own time
    ],
)
def test_due_in_the_last_year(told: str, due: str | None) -> None:
    assert [one[2] for one in _forces(told)] == [due]


def test_points_behind_a_colon_that_ends_the_sentence() -> None:
    told = (
        "Eide put forward the following two-point proposal for trade:\n\nFirst, we need to jointly map fish stocks. "
        "Norway stands ready to send ships.\n\nSecond, we need to train pilots. Both sides should open a school."
    )
    assert [(one[0], one[1]) for one in _forces(told)] == [
        ("propose", "map fish stocks"),
        ("commit", "send ships"),
        ("propose", "train pilots"),
        ("propose", "open a school"),
    ]


def test_a_colon_with_nothing_behind_it() -> None:
    assert _forces("Eide put forward three proposals:") == []


@pytest.mark.parametrize(
    ("trick", "told", "force"),
    [
        ("an adoption that is seen", "The meeting saw the adoption of the Oslo Declaration.", "decide"),
        (
            "one that a meeting ends with",
            "The meeting concluded with the adoption of a work plan on shipping.",
            "decide",
        ),
        ("agreeing with a proposal", "ASEAN agreed with Norway's proposal to open a school.", "support"),
    ],
)
def test_other_ways_to_settle(trick: str, told: str, force: str) -> None:
    assert [one[0] for one in _forces(told)] == [force], trick


@pytest.mark.parametrize(
    "told",
    [
        "A Norway-backed tribunal ruled that the ship was lost.",  # a verb behind a hyphen
        "Eide expressed his gratitude for ASEAN's support for Norway.",  # thanks
        "Eide proposed several specific measures.",  # nothing is said of what
    ],
)
def test_what_binds_nobody(told: str) -> None:
    assert _forces(told) == []


def test_a_span_that_lies_behind_is_no_due_date() -> None:
    assert [one[2] for one in _forces("They will build on the ties of the last 50 years.")] == [None]
    assert [one[2] for one in _forces("They will build ten schools over the next 5 years.")] == ["2030"]
