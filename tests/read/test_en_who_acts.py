"""English: who acts, where the subject is a short post, a meeting with where and when behind it, or a chance taken."""

from __future__ import annotations

import pytest

from depositary.model import Commitment
from talks import read_below_a_meeting


def _read(text: str) -> list[Commitment]:
    return list(read_below_a_meeting(text).commitments)


@pytest.mark.parametrize(
    ("trick", "text", "actors", "force"),
    [
        ("a post in two letters", "PM Ken Mori of Japan spoke first. In his talk, PM reiterated support for the plan.",
         {"Japan"}, "reaffirm"),
        ("a meeting and when it was held", "The 9th ASEAN-Japan Forum held virtually yesterday reaffirmed the ties of both sides.",
         {"ASEAN", "Japan"}, "reaffirm"),
        ("a paper of a meeting in a state", "A statement after the 9th ASEAN-India Summit in Laos emphasised the need to save fish.",
         {"ASEAN", "India"}, "reaffirm"),
        ("a chance taken", "Prime Minister Ken Mori of Japan took the opportunity to propose a joint fund.", {"Japan"}, "propose"),
        ("a chance seized", "Japan used this occasion to pledge a joint fund of 5 million dollars.", {"Japan"}, "commit"),
        ("an offer welcomed", "ASEAN welcomed Japan's offer to host a course.", {"ASEAN"}, "support"),
        ("an announcement welcomed", "ASEAN welcomed India's announcement to give 5 million dollars.", {"ASEAN"}, "support"),
    ],
)  # fmt: skip
def test_who_acts(trick: str, text: str, actors: set[str], force: str) -> None:
    assert [(set(c.actors), c.force) for c in _read(text)] == [(actors, force)], trick


@pytest.mark.parametrize(
    ("trick", "text", "what"),
    [
        ("a noun asked for", "The ministers urged an end to the fighting.", "an end to the fighting"),
        (
            "support asked of one",
            "ASEAN encouraged India's support to the reserve, and measures to ease prices.",
            "support to",
        ),
        (
            "a time before whom",
            "Japan suggested that next year the committee will meet twice.",
            "next year the committee",
        ),
        (
            "a plain verb of both",
            "Japan proposed that in 2026 both sides hold a fair.",
            "in 2026 both sides hold a fair",
        ),
    ],
)
def test_what_is_asked(trick: str, text: str, what: str) -> None:
    (found,) = _read(text)
    assert (found.what_en or "").startswith(what), trick


@pytest.mark.parametrize(
    "text",
    [
        "We think of the planet they will inherit.",
        "Minister Ken Mori of Japan said he will begin with stating that it is the first time.",
    ],
)
def test_no_pledge(text: str) -> None:
    assert _read(text) == []
