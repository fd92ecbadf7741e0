"""The table of kinds: for each, how sightings are made comparable, found and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from depositary.resolve import commitments, instruments, meetings, persons, progress
from depositary.resolve.clustering import LOOSE, agglomerate
from depositary.resolve.sighting import Cluster, Judgement, Sighting
from depositary.resolve.signs import Sign, Weighing

__all__ = ["KINDS", "KindRules", "blocking_keys", "cluster", "compare"]


class KindRules(NamedTuple):
    features: Callable[[Sighting], Any]
    keys: Callable[[Any], Iterable[str]]
    weigh_pair: Callable[[Any, Any], Weighing]
    signs: tuple[Sign, ...]
    threshold: float
    core: Callable[[Any], Any] | None = None
    blend: Callable[[Sequence[Any]], Any] | None = None
    apart: Callable[[Any, Any], bool] | None = None


KINDS: dict[str, KindRules] = {
    "meeting": KindRules(
        meetings.features, meetings.keys, meetings.weigh_pair, meetings.SIGNS, meetings.THRESHOLD, meetings.core,
        meetings.blend, meetings.apart,
    ),
    "person": KindRules(
        persons.features, persons.keys, persons.weigh_pair, persons.SIGNS, persons.THRESHOLD, persons.core,
        persons.blend,
    ),
    "instrument": KindRules(
        instruments.features, instruments.keys, instruments.weigh_pair, instruments.SIGNS, instruments.THRESHOLD
    ),
    "progress": KindRules(
        progress.features, progress.keys, progress.weigh_pair, progress.SIGNS, progress.THRESHOLD, progress.core,
        progress.blend,
    ),
    "commitment": KindRules(
        commitments.features, commitments.keys, commitments.weigh_pair, commitments.SIGNS, commitments.THRESHOLD
    ),
}  # fmt: skip


def blocking_keys(sighting: Sighting) -> tuple[str, ...]:
    """Short strings, sorted; two sightings of one thing share at least one (an index over them gives candidates)."""
    rules = KINDS[sighting.kind]
    return tuple(sorted({key.removesuffix(LOOSE) for key in rules.keys(rules.features(sighting))}))


def compare(a: Sighting, b: Sighting) -> Weighing:
    """Weigh two sightings of one kind, with the signs that spoke."""
    rules = KINDS[a.kind]
    return rules.weigh_pair(rules.features(a), rules.features(b))


def cluster(sightings: Sequence[Sighting], judgements: Sequence[Judgement] = ()) -> list[Cluster]:
    """Sightings (of any kinds) → clusters, sorted by their ids; the same for any order of the input."""
    out: list[Cluster] = []
    for kind, rules in KINDS.items():
        own = [sighting for sighting in sightings if sighting.kind == kind]
        if own:
            out += agglomerate(
                own, judgements, features=rules.features, keys=rules.keys, weigh_pair=rules.weigh_pair,
                threshold=rules.threshold, core=rules.core, blend=rules.blend, apart=rules.apart,
            )  # fmt: skip
    return sorted(out, key=lambda found: found.ids)
