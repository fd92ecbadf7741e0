"""The table of kinds: for each, how sightings are made comparable, found and judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from depositary.resolve import commitments, instruments, meetings, persons, progress
from depositary.resolve.clustering import LOOSE, Comparable, KindRules, agglomerate, find_reached, make_comparable
from depositary.resolve.sighting import Cluster, Judgement, Sighting
from depositary.resolve.signs import Weighing

__all__ = ["KINDS", "blocking_keys", "cluster", "cluster_alike", "comparable", "compare", "plain_keys", "reached"]


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


def comparable(sighting: Sighting) -> Comparable:
    """A sighting as it is compared: worth keeping by whoever compares it more than once."""
    return make_comparable(sighting, KINDS[sighting.kind])


def plain_keys(one: Comparable) -> list[str]:
    """Short strings, sorted; two sightings of one thing share at least one (an index over them gives candidates)."""
    return sorted({key.removesuffix(LOOSE) for key in one.keys})


def blocking_keys(sighting: Sighting) -> tuple[str, ...]:
    """The same of a sighting."""
    return tuple(plain_keys(comparable(sighting)))


def compare(a: Sighting, b: Sighting) -> Weighing:
    """Weigh two sightings of one kind, with the signs that spoke."""
    rules = KINDS[a.kind]
    return rules.weigh_pair(rules.features(a), rules.features(b))


def cluster(sightings: Sequence[Sighting], judgements: Sequence[Judgement] = ()) -> list[Cluster]:
    """Sightings (of any kinds) → clusters, sorted by their ids; the same for any order of the input."""
    by_kind: dict[str, list[Comparable]] = {kind: [] for kind in KINDS}
    for sighting in sightings:
        by_kind[sighting.kind].append(comparable(sighting))
    return cluster_alike(by_kind, judgements)


def cluster_alike(by_kind: Mapping[str, Sequence[Comparable]], judgements: Sequence[Judgement] = ()) -> list[Cluster]:
    """The same of what is comparable already, kind by kind."""
    found = [one for kind, seen in by_kind.items() if seen for one in agglomerate(seen, judgements, KINDS[kind])]
    return sorted(found, key=lambda one: one.ids)


def reached(
    kind: str,
    own: Sequence[Comparable],
    near: Sequence[Comparable],
    *,
    mates: Sequence[Comparable] = (),
    judged: set[str] | frozenset[str] = frozenset(),
) -> set[str]:
    """Ids of those `near` that clustering may join directly with one of its `own`; see `find_reached`."""
    return find_reached(own, near, KINDS[kind], mates=mates, judged=judged)
