"""The day an instrument was adopted."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.model import Instrument
from depositary.resolve.contradictions.base import Thing, contradiction, pairs_of_values, sides_of
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.spans import days_apart, precision, span_of

__all__ = ["find_adoption_conflicts"]

_FORESEEN = {"proposed", "drafting", "to_be_adopted"}
_STEPS = 62  # days within which approval by one side, announcement, signature and adoption by all usually lie


def find_adoption_conflicts(thing: Thing) -> Iterator[Contradiction]:
    """A resolution has one day (a day off is the time zone); other texts pass through several hands in weeks."""
    if thing.kind != "instrument":
        return
    for a, said_a, b, said_b in pairs_of_values(sides_of(thing.sightings, lambda s: _instrument(s).date)):
        one, two = span_of(str(a)), span_of(str(b))
        if not one or not two:
            continue
        sides, apart = {a: said_a, b: said_b}, days_apart(one, two)
        if any(_instrument(s).status in _FORESEEN for s in (*said_a, *said_b)):
            yield contradiction(thing, "instruments.date", "planned_held", sides, "foreseen, and what came of it")
        elif apart == 0:
            yield contradiction(thing, "instruments.date", "refinement", sides, "one date lies within the other")
        elif apart == 1 and precision(str(a)) == precision(str(b)) == 3:
            note = "one moment, two days: far west and here"
            yield contradiction(thing, "instruments.date", "time_zone", sides, note)
        elif apart <= _STEPS and not any(_instrument(s).kind == "resolution" for s in (*said_a, *said_b)):
            note = "approved, announced, signed and adopted are different steps"
            yield contradiction(thing, "instruments.date", "different_term", sides, note)
        else:
            yield contradiction(thing, "instruments.date", "value_conflict", sides, "one text, two days of adoption")


def _instrument(sighting: Sighting) -> Instrument:
    claim = sighting.claim
    assert isinstance(claim, Instrument)  # noqa: S101 - the kind says so
    return claim
