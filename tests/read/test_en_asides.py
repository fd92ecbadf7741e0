"""English: what stands aside between who acts and the verb, and steps told as deeds."""

from __future__ import annotations

import pytest

from depositary.model import Commitment
from talks import read_below_a_meeting


def _read(text: str) -> list[Commitment]:
    return list(read_below_a_meeting(text).commitments)


@pytest.mark.parametrize(
    ("trick", "text", "actors", "force"),
    [
        ("through which paper", "Japan, through a joint statement, reaffirmed its support for the fund.", {"Japan"},
         "reaffirm"),
        ("who chaired", "The 9th ASEAN-Japan Forum, co-chaired by Laos and Japan, agreed to set up a fund.",
         {"ASEAN", "Japan"}, "agree"),
        ("in principle", "ASEAN and Japan agreed in principle to set up a joint fund.", {"ASEAN", "Japan"}, "agree"),
        ("the two blocs", "The two blocs agreed to set up a joint fund.", {"ASEAN", "Norway"}, "agree"),
    ],
)  # fmt: skip
def test_who_acts_behind_an_aside(trick: str, text: str, actors: set[str], force: str) -> None:
    assert [(set(c.actors), c.force) for c in _read(text)] == [(actors, force)], trick


def test_steps_told_as_deeds() -> None:
    text = "The ministers agreed on a number of steps including setting up a joint fund and holding a yearly fair."
    assert len(_read(text)) == 2


@pytest.mark.parametrize(
    "text", ["EU aid for the poor will increase next year.", "The visit will include two dinners."]
)
def test_no_pledge(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foreign Minister Meets With Norway", []),
        ("Updated: 7:28 PM Friday Oslo Norway", []),
        ("The talks were led by Norway's Foreign Minister, Ola Berg, Japan's Foreign Minister, Ken Mori, and others.",
         ["Ola Berg", "Ken Mori"]),
    ],
)  # fmt: skip
def test_persons(text: str, names: list[str]) -> None:
    found = read_below_a_meeting(text).persons
    assert [p.name for p in found] == names


def test_a_joint_declaration_signed() -> None:
    text = "At the end, the ministers signed a joint declaration."
    papers = read_below_a_meeting(text).instruments
    assert [(p.kind, p.status) for p in papers] == [("declaration", "adopted")]


@pytest.mark.parametrize(
    ("trick", "sentence", "what"),
    [
        ("an article that opened the sentence", "A Fund for Reefs was established.", "establish a Fund for Reefs"),
        ("the quote a wording ends in", "Both sides agreed to launch the 'Safe Seas'.", "launch the 'Safe Seas'"),
        ("a quote that ends behind the wording", "“We agreed to map reefs”, both sides said.", "map reefs"),
    ],
)
def test_wording_stands_as_in_a_sentence(trick: str, sentence: str, what: str) -> None:
    (pledge,) = read_below_a_meeting(sentence).commitments
    assert pledge.what_en == what, trick
