"""English: deeds set out as lists, and deeds parted from their verb by when and where."""

from __future__ import annotations

import pytest

from depositary.model import Commitment
from talks import read_below_a_meeting


def _read(text: str) -> list[Commitment]:
    return list(read_below_a_meeting(text).commitments)


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("brackets", "The ministers agreed to: (i) hold yearly talks; (ii) set up a joint fund; and (iii) exchange staff."),
        ("figures", "The two sides agreed: 1) to hold yearly talks; 2) to set up a joint fund; 3) to exchange staff."),
        ("letters within", "The meeting agreed (a) to hold yearly talks, (b) to set up a joint fund, and (c) to exchange staff."),
        ("the following", "Both sides agreed on the following: holding yearly talks; setting up a fund; and exchanging staff."),
        ("bullets", "The ministers agreed to:\n• hold yearly talks;\n• set up a joint fund; and\n• exchange staff."),
        ("dashes", "In this spirit, the ministers agreed to:\n- hold yearly talks\n- set up a joint fund\n- exchange staff"),
    ],
)  # fmt: skip
def test_each_item_is_a_deed(trick: str, text: str) -> None:
    found = _read(text)
    assert [c.force for c in found] == ["agree"] * 3, trick
    assert (found[0].what_en or "").removeprefix("to ").startswith("hold"), trick


def test_a_plan_of_measures_told_item_by_item() -> None:
    found = _read(
        "The Prime Minister of Norway announced a three-point plan which includes: (i) Doubling the scholarships; "
        "(ii) To open an office in Jakarta; (iii) Sending twenty experts."
    )
    assert len(found) == 3
    assert {c.actors[0] for c in found} == {"Norway"}


def test_fields_of_one_deed_are_one() -> None:
    (found,) = _read(
        "The ministers agreed to deepen work in the following areas: (i) trade; (ii) health; (iii) energy."
    )
    assert found.what_en is not None and found.what_en.startswith("deepen")


@pytest.mark.parametrize(
    ("trick", "text", "actors"),
    [
        ("on a day", "ASEAN and Norway agreed on Thursday to build a port.", {"ASEAN", "Norway"}),
        ("in a place", "ASEAN and Norway agreed in Oslo on Friday to build a port.", {"ASEAN", "Norway"}),
        ("at the meeting", "ASEAN and Norway agreed at the meeting to build a port.", {"ASEAN", "Norway"}),
        ("a day right behind", "Norway pledged Friday to build a port.", {"Norway"}),
        ("how many there are", "Norway and the 10-country ASEAN bloc agreed on Monday to build a port.", {"ASEAN", "Norway"}),
    ],
)  # fmt: skip
def test_when_and_where_before_the_deed(trick: str, text: str, actors: set[str]) -> None:
    (found,) = _read(text)
    assert (found.what_en, set(found.actors)) == ("build a port", actors), trick


def test_issues_are_no_deed() -> None:
    found = _read("ASEAN and Norway will continue their talks on fishing and issues related to the sea.")
    assert [c.force for c in found] == ["commit"]
