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

__all__ = ["agglomerate"]

Weigh = Callable[[Any, Any], Weighing]


def agglomerate(
    sightings: Sequence[Sighting],
    judgements: Sequence[Judgement],
    *,
    features: Callable[[Sighting], Any],
    keys: Callable[[Any], Iterable[str]],
    weigh_pair: Weigh,
    threshold: float,
) -> list[Cluster]:
    """Cluster sightings of one kind. `features` must give a hashable tuple of plain values, tuples and sets.

    A person's same-as and not-same-as come first; same-as wins over every sign, and of two judgements that clash the
    parting one holds.
    """
    nodes = _nodes(sightings, judgements, features)
    groups = _Groups(nodes, judgements, weigh_pair)
    for left, right in groups.asked_together:
        groups.join(left, right, Weighing(9.0, False, ("+9.00 a person says they are the same",)), judged=True)
    for weighing, left, right in _promising(nodes, keys, weigh_pair, threshold):
        groups.join(left, right, weighing)
    return groups.clusters()


class _Node:
    __slots__ = ("content", "features", "ids")

    def __init__(self, content: str, features: Any) -> None:
        self.content, self.features, self.ids = content, features, list[str]()


def _nodes(
    sightings: Sequence[Sighting], judgements: Sequence[Judgement], features: Callable[[Sighting], Any]
) -> list[_Node]:
    """One node a distinct content; what a person has parted stands alone, so that it can be parted."""
    alone = {
        sighting
        for judgement in judgements
        if judgement.verb == "not-same-as"
        for sighting in (*judgement.sightings, *judgement.others)
    }
    found: dict[Any, _Node] = {}
    for sighting in sightings:
        seen = features(sighting)
        mark = sighting.id if sighting.id in alone else ""
        node = found.get((seen, mark))
        if node is None:
            node = found[seen, mark] = _Node(f"{_content(seen)}|{mark}", seen)
        node.ids.append(sighting.id)
    for node in found.values():
        node.ids.sort()
    return sorted(found.values(), key=lambda node: node.content)


def _content(seen: Iterable[Any]) -> str:
    """Features spelt out the same in every process (the order of a set is not)."""
    return repr([sorted(value) if isinstance(value, frozenset) else value for value in seen])


def _promising(
    nodes: Sequence[_Node], keys: Callable[[Any], Iterable[str]], weigh_pair: Weigh, threshold: float
) -> list[tuple[Weighing, int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for key in set(keys(node.features)):
            blocks[key].append(number)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    weighed = ((weigh_pair(nodes[a].features, nodes[b].features), a, b) for a, b in pairs)
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
        where = {identifier: number for number, node in enumerate(nodes) for identifier in node.ids}
        self.asked_together = _asked(judgements, "same-as", where)
        self.asked_apart = set(_asked(judgements, "not-same-as", where))

    def join(self, left: int, right: int, weighing: Weighing, *, judged: bool = False) -> None:
        one, two = self.group_of[left], self.group_of[right]
        if one == two or self._parted(one, two, judged=judged):
            return
        one, two = min(one, two), max(one, two)
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
        across = [_ordered(a, b) for a, b in product(self.members[one], self.members[two])]
        if any(pair in self.asked_apart for pair in across):
            return True
        return not judged and any(self._vetoed(pair) for pair in across)

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
