"""By when: two dues for one commitment."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.model import Commitment
from depositary.resolve import commitments
from depositary.resolve.contradictions.base import Thing, contradiction, pairs_of_values, sides_of
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.spans import span_of
from depositary.resolve.wording import dice

__all__ = ["find_due_conflicts"]


def find_due_conflicts(thing: Thing) -> Iterator[Contradiction]:
    """Dues of which neither lies within the other."""
    if thing.kind != "commitment":
        return
    for a, said_a, b, said_b in pairs_of_values(sides_of(thing.sightings, lambda s: _commitment(s).due)):
        one, two = span_of(str(a)), span_of(str(b))
        if not one or not two:
            continue
        if (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1]):
            sides = {a: said_a, b: said_b}
            yield contradiction(thing, "commitments.due", "refinement", sides, "one due lies within the other")
        elif any(_surely_one(x, y) for x in said_a for y in said_b):
            sides = {a: said_a, b: said_b}
            yield contradiction(thing, "commitments.due", "value_conflict", sides, "one commitment, two dues")


def _surely_one(a: Sighting, b: Sighting) -> bool:
    """Much the same content, or one instrument and figures in common: actors and areas alone do not make a clash."""
    one, two = commitments.features(a), commitments.features(b)
    if one.what and two.what:
        return dice(one.what, two.what) >= 0.4
    return bool(commitments.same_instrument(one, two) or commitments.same_numbers(one, two))


def _commitment(sighting: Sighting) -> Commitment:
    claim = sighting.claim
    assert isinstance(claim, Commitment)  # noqa: S101 - the kind says so
    return claim
