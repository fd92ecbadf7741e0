"""Two numbers for one sitting: meetings kept apart by their ordinals alone."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.resolve import meetings
from depositary.resolve.contradictions.base import Thing, contradiction, sides_of
from depositary.resolve.contradictions.meeting_dates import meeting_of
from depositary.resolve.meetings import MeetingFeatures
from depositary.resolve.sighting import Contradiction
from depositary.resolve.spans import days_apart, precision

__all__ = ["find_ordinal_conflicts"]


def find_ordinal_conflicts(one: Thing, two: Thing) -> Iterator[Contradiction]:
    """One mechanism, one day (or month), two numbers. Neighbouring numbers may be two sittings held back to back."""
    if not one.kind == two.kind == "meeting":
        return
    a, b = _numbers(one), _numbers(two)
    if not a or not b or min(abs(x - y) for x in a for y in b) <= 1 or not _held(one) or not _held(two):
        return
    if {s.document for s in one.sightings} & {s.document for s in two.sightings} or not _one_sitting(one, two):
        return
    sides = sides_of((*one.sightings, *two.sightings), lambda s: meeting_of(s).ordinal)
    yield contradiction(one, "meetings.ordinal", "value_conflict", sides, "one sitting, two numbers")


def _held(thing: Thing) -> bool:
    return any(meeting_of(sighting).status == "held" for sighting in thing.sightings)


def _numbers(thing: Thing) -> set[int]:
    return {ordinal for s in thing.sightings if (ordinal := meeting_of(s).ordinal) is not None}


def _one_sitting(one: Thing, two: Thing) -> bool:
    return any(
        days_apart(left.span, right.span) == 0 and meetings.same_mechanism(left, right)
        for left in _dated(one)
        for right in _dated(two)
        if left.span and right.span
    )


def _dated(thing: Thing) -> list[MeetingFeatures]:
    """What its sightings say that have a month or day and are no plenary, each once."""
    said = {
        (claim.mechanism_en, claim.mechanism, claim.start, claim.end, claim.level): sighting
        for sighting in thing.sightings
        if (claim := meeting_of(sighting)).level != "plenary" and precision(claim.start) >= 2
    }
    return [meetings.features(sighting) for sighting in said.values()]
