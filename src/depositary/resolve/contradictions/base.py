"""What every rule is given and gives, and how values of sightings become sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from depositary.resolve.sighting import Contradiction, Kind, Side, Sighting, Verdict

__all__ = ["BENIGN", "CERTAIN", "Rule", "Thing", "contradiction", "pairs_of_values", "sides_of"]

CERTAIN = 0.5
"""Claims the reader itself holds for likelier wrong than right contradict nobody."""

BENIGN: frozenset[Verdict] = frozenset({
    "refinement", "growth", "rounding", "different_as_of", "different_term", "two_anniversaries", "valid_in_its_time",
    "time_zone", "planned_held", "translation",
})  # fmt: skip


class Thing(NamedTuple):
    """A thing as the rules see it: sightings of one kind, those a person rejected left out."""

    id: str
    kind: Kind
    sightings: tuple[Sighting, ...]


Rule = Callable[[Thing], Iterable[Contradiction]]


def contradiction(
    thing: Thing,
    property: str,
    verdict: Verdict,
    sides: Mapping[Any, Iterable[Sighting]],
    note: str,
    *,
    real: bool | None = None,
) -> Contradiction:
    """A contradiction (or benign pair) of a thing; sides in a fixed order. real: None asks the verdict."""
    built = [
        Side(value=value, sightings=tuple(sorted({sighting.id for sighting in found})))
        for value, found in sides.items()
    ]
    built.sort(key=lambda side: (str(side.value), side.sightings))
    return Contradiction(
        about=thing.id, kind=thing.kind, property=property, verdict=verdict, sides=tuple(built),
        real=verdict not in BENIGN if real is None else real, note=note,
    )  # fmt: skip


def sides_of(sightings: Sequence[Sighting], value: Callable[[Sighting], object | None]) -> dict[object, list[Sighting]]:
    """Value → the sightings that state it; those that state none are left out."""
    found: dict[object, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.claim.certainty >= CERTAIN and (stated := value(sighting)) is not None:
            found[stated].append(sighting)
    return dict(found)


def pairs_of_values(
    sides: Mapping[object, list[Sighting]],
) -> Iterator[tuple[object, list[Sighting], object, list[Sighting]]]:
    """Every two values that are stated by different sources. A source that states both speaks of two things, or
    corrects itself: it stands on neither side."""
    for (a, said_a), (b, said_b) in combinations(sorted(sides.items(), key=lambda item: str(item[0])), 2):
        both = {sighting.source for sighting in said_a} & {sighting.source for sighting in said_b}
        left = [sighting for sighting in said_a if sighting.source not in both]
        right = [sighting for sighting in said_b if sighting.source not in both]
        if left and right:
            yield a, left, b, right
