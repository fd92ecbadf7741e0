"""Two numbers for one sitting: meetings kept apart by their ordinals alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from depositary.resolve import meetings
from depositary.resolve.contradictions.base import Thing, contradiction, sides_of
from depositary.resolve.contradictions.meeting_dates import meeting_of
from depositary.resolve.sighting import Contradiction
from depositary.resolve.spans import days_apart, precision, span_of

__all__ = ["find_ordinal_conflicts"]


def find_ordinal_conflicts(things: Sequence[Thing]) -> Iterator[Contradiction]:
    """One mechanism, one day (or month), two numbers. Neighbouring numbers may be two sittings held back to back."""
    held = [t for t in things if t.kind == "meeting" and any(meeting_of(s).status == "held" for s in t.sightings)]
    for one, two in combinations(sorted(held), 2):
        a, b = _numbers(one), _numbers(two)
        if not a or not b or min(abs(x - y) for x in a for y in b) <= 1:
            continue
        if {s.document for s in one.sightings} & {s.document for s in two.sightings} or not _one_sitting(one, two):
            continue
        sides = sides_of((*one.sightings, *two.sightings), lambda s: meeting_of(s).ordinal)
        yield contradiction(one, "meetings.ordinal", "value_conflict", sides, "one sitting, two numbers")


def _numbers(thing: Thing) -> set[int]:
    return {ordinal for s in thing.sightings if (ordinal := meeting_of(s).ordinal) is not None}


def _one_sitting(one: Thing, two: Thing) -> bool:
    for a in one.sightings:
        for b in two.sightings:
            left, right = meetings.features(a), meetings.features(b)
            spans = span_of(left.start, left.end), span_of(right.start, right.end)
            close = bool(spans[0] and spans[1] and days_apart(spans[0], spans[1]) == 0)
            fine = min(precision(left.start), precision(right.start)) >= 2
            if close and fine and meetings.same_mechanism(left, right) and "plenary" not in (left.level, right.level):
                return True
    return False
