"""Sightings → clusters by constrained agglomeration: the same result in whatever order the sightings come.

Sightings whose features are equal are one node, so a meeting reported a thousand times in the same words costs one
comparison. Pairs of nodes that share a blocking key are weighed; those above the threshold are joined best first,
unless a veto stands between any two members. Ties are broken by content, never by arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product
from typing import Any

from depositary.resolve.sighting import Cluster, Judgement, Reason, Sighting
from depositary.resolve.signs import Weighing

__all__ = ["LOOSE", "agglomerate"]

LOOSE = "~"
"""Ends a key by which something precise can be found by what is coarse, but need not be compared with its like."""

Weigh = Callable[[Any, Any], Weighing]


def agglomerate(
    sightings: Sequence[Sighting],
    judgements: Sequence[Judgement],
    *,
    features: Callable[[Sighting], Any],
    keys: Callable[[Any], Iterable[str]],
    weigh_pair: Weigh,
    threshold: float,
    blend: Callable[[Sequence[Any]], Any] | None = None,
    core: Callable[[Any], Any] | None = None,
    apart: Callable[[Any, Any], bool] | None = None,
) -> list[Cluster]:
    """Cluster sightings of one kind. `features` must give a hashable tuple of plain values, tuples and sets.

    core, blend: features without their lesser signs, and several features of one core as one; sightings whose cores
        are equal, and enough to join them, are compared with the rest as one.
    apart: a quick test that is true only of two that weighing would part for good; most pairs end with it.

    A person's same-as and not-same-as come first; same-as wins over every sign, and of two judgements that clash the
    parting one holds.
    """
    nodes = _nodes(sightings, judgements, features, weigh_pair, threshold, core or _whole, blend or _first)
    groups = _Groups(nodes, judgements, weigh_pair)
    for left, right in groups.asked_together:
        groups.join(left, right, Weighing(9.0, False, ("+9.00 a person says they are the same",)), judged=True)
    for weighing, left, right in _promising(nodes, keys, weigh_pair, threshold, apart or _never):
        groups.join(left, right, weighing)
    return groups.clusters()


class _Node:
    __slots__ = ("content", "features", "ids")

    def __init__(self, content: str, features: Any) -> None:
        self.content, self.features, self.ids = content, features, list[str]()


def _nodes(
    sightings: Sequence[Sighting],
    judgements: Sequence[Judgement],
    features: Callable[[Sighting], Any],
    weigh_pair: Weigh,
    threshold: float,
    core: Callable[[Any], Any],
    blend: Callable[[Sequence[Any]], Any],
) -> list[_Node]:
    """One node a core. What tells too little to be joined even with its own like (an unnamed meeting without a day)
    stands alone, and so does what a person has parted."""
    alone = {
        sighting
        for judgement in judgements
        if judgement.verb == "not-same-as"
        for sighting in (*judgement.sightings, *judgement.others)
    }
    faces: dict[tuple[Any, str], dict[Any, None]] = {}
    members: dict[tuple[Any, str], list[str]] = defaultdict(list)
    telling: dict[Any, bool] = {}
    for sighting in sightings:
        seen = features(sighting)
        bare = core(seen)
        if bare not in telling:
            itself = weigh_pair(bare, bare)
            telling[bare] = not itself.veto and itself.score >= threshold
        key = (bare, sighting.id if sighting.id in alone or not telling[bare] else "")
        faces.setdefault(key, {})[seen] = None
        members[key].append(sighting.id)
    found = []
    for (bare, mark), seen_as in faces.items():
        node = _Node(
            f"{_content(bare)}|{mark}", blend(sorted(seen_as, key=_content)) if telling[bare] else next(iter(seen_as))
        )
        node.ids = sorted(members[bare, mark])
        found.append(node)
    return sorted(found, key=lambda node: node.content)


def _whole(seen: Any) -> Any:
    return seen


def _never(a: Any, b: Any) -> bool:
    return False


def _first(faces: Sequence[Any]) -> Any:
    return faces[0]


def _content(seen: Iterable[Any]) -> str:
    """Features spelt out the same in every process (the order of a set is not)."""
    return repr([sorted(value) if isinstance(value, frozenset) else value for value in seen])


def _promising(
    nodes: Sequence[_Node],
    keys: Callable[[Any], Iterable[str]],
    weigh_pair: Weigh,
    threshold: float,
    apart: Callable[[Any, Any], bool],
) -> list[tuple[Weighing, int, int]]:
    firm: dict[str, list[int]] = defaultdict(list)
    loose: dict[str, list[int]] = defaultdict(list)  # two that share a key only loosely are not compared for it
    for number, node in enumerate(nodes):
        for key in set(keys(node.features)):
            if key.endswith(LOOSE):
                loose[key[: -len(LOOSE)]].append(number)
            else:
                firm[key].append(number)
    pairs = {pair for block in firm.values() for pair in combinations(block, 2)}
    pairs |= {_ordered(a, b) for key, block in firm.items() for a, b in product(block, loose.get(key, ())) if a != b}
    seen = [node.features for node in nodes]
    weighed = ((weigh_pair(seen[a], seen[b]), a, b) for a, b in pairs if not apart(seen[a], seen[b]))
    kept = [item for item in weighed if not item[0].veto and item[0].score >= threshold]
    kept.sort(key=lambda item: (-item[0].score, item[1], item[2]))
    return kept


class _Groups:
    """Groups of nodes that grow by joining, with what may not come together."""

    def __init__(self, nodes: Sequence[_Node], judgements: Sequence[Judgement], weigh_pair: Weigh) -> None:
        self.nodes, self.weigh_pair = nodes, weigh_pair
        self.group_of = list(range(len(nodes)))
        self.members = {number: [number] for number in range(len(nodes))}
        self.reasons: dict[int, list[Reason]] = {number: [] for number in range(len(nodes))}
        self.vetoes: dict[tuple[int, int], bool] = {}
        self.enemies: dict[int, set[int]] = {number: set() for number in range(len(nodes))}
        where = {identifier: number for number, node in enumerate(nodes) for identifier in node.ids}
        self.asked_together = _asked(judgements, "same-as", where)
        self.asked_apart = set(_asked(judgements, "not-same-as", where))

    def join(self, left: int, right: int, weighing: Weighing, *, judged: bool = False) -> None:
        one, two = self.group_of[left], self.group_of[right]
        if one == two or two in self.enemies[one]:
            return
        if self._parted(one, two, judged=judged):
            if not judged:  # what is parted stays parted, however the groups grow
                self.enemies[one].add(two)
                self.enemies[two].add(one)
            return
        one, two = min(one, two), max(one, two)
        for enemy in self.enemies.pop(two):
            self.enemies[enemy].discard(two)
            self.enemies[enemy].add(one)
            self.enemies[one].add(enemy)
        for node in self.members[two]:
            self.group_of[node] = one
        self.members[one] += self.members.pop(two)
        self.reasons[one] += [*self.reasons.pop(two), self._reason(left, right, weighing)]
        if judged:  # members a person joined do not veto one another
            for a, b in combinations(self.members[one], 2):
                self.vetoes.setdefault(_ordered(a, b), False)

    def clusters(self) -> list[Cluster]:
        built = [
            Cluster(
                ids=tuple(sorted(i for node in members for i in self.nodes[node].ids)),
                reasons=tuple(sorted(self.reasons[group], key=lambda r: (-r.score, r.left, r.right))),
            )
            for group, members in self.members.items()
        ]
        return sorted(built, key=lambda cluster: cluster.ids)

    def _parted(self, one: int, two: int, *, judged: bool) -> bool:
        across = product(self.members[one], self.members[two])
        if self.asked_apart and any(_ordered(a, b) in self.asked_apart for a, b in across):
            return True
        return not judged and any(
            self._vetoed(_ordered(a, b)) for a, b in product(self.members[one], self.members[two])
        )

    def _vetoed(self, pair: tuple[int, int]) -> bool:
        if pair not in self.vetoes:
            self.vetoes[pair] = self.weigh_pair(self.nodes[pair[0]].features, self.nodes[pair[1]].features).veto
        return self.vetoes[pair]

    def _reason(self, left: int, right: int, weighing: Weighing) -> Reason:
        a, b = sorted((self.nodes[left].ids[0], self.nodes[right].ids[0]))
        return Reason(left=a, right=b, score=weighing.score, signs=weighing.signs)


def _asked(judgements: Sequence[Judgement], verb: str, where: dict[str, int]) -> list[tuple[int, int]]:
    pairs = {
        _ordered(where[a], where[b])
        for judgement in judgements
        if judgement.verb == verb
        for a, b in product(judgement.sightings, judgement.others)
        if a in where and b in where and where[a] != where[b]
    }
    return sorted(pairs)


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
