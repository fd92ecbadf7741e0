"""Two periods for one edition of a plan: the same title, one end in common, the other not."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.model import Instrument
from depositary.resolve import instruments
from depositary.resolve.contradictions.base import Thing, contradiction
from depositary.resolve.sighting import Contradiction
from depositary.resolve.wording import dice

__all__ = ["find_period_conflicts"]


def find_period_conflicts(one: Thing, two: Thing) -> Iterator[Contradiction]:
    """Instruments kept apart by their periods alone. An edition and the next share no year but the one they meet in."""
    a, b = _period(one), _period(two)
    if a is None or b is None or (a[0] == b[0]) == (a[1] == b[1]) or not _one_title(one, two):
        return
    sides = {f"{a[0]}-{a[1]}": one.sightings, f"{b[0]}-{b[1]}": two.sightings}
    if len({sighting.source for sighting in (*one.sightings, *two.sightings)}) > 1:
        yield contradiction(one, "instruments.period", "plan_period", sides, "one plan, two periods")


def _period(thing: Thing) -> tuple[int, int] | None:
    return next(
        (claim.period for s in thing.sightings if isinstance(claim := s.claim, Instrument) and claim.period), None
    )


def _one_title(one: Thing, two: Thing) -> bool:
    """Alike in a title that tells whose or what on: a bare "plan of action" of two documents may be of two parties."""
    pairs = [(instruments.features(a), instruments.features(b)) for a in one.sightings[:5] for b in two.sightings[:5]]
    return any(a.kind == b.kind and not a.nameless and dice(a.title, b.title) >= 0.9 for a, b in pairs)
