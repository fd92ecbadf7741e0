"""Sightings → clusters by constrained agglomeration: the same result in whatever order the sightings come.

Sightings whose features are equal are one node, so a meeting reported a thousand times in the same words costs one
comparison. Pairs of nodes that share a blocking key are weighed; those above the threshold are joined best first,
unless a veto stands between any two members. Ties are broken by content, never by arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

from depositary.resolve.sighting import Cluster, Judgement, Reason, Sighting
from depositary.resolve.signs import Sign, Weighing

__all__ = ["LOOSE", "Comparable", "KindRules", "agglomerate", "find_reached", "make_comparable"]

LOOSE = "~"
"""Ends a key by which something precise can be found by what is coarse, but need not be compared with its like."""

Weigh = Callable[[Any, Any], Weighing]


class KindRules(NamedTuple):
    """How sightings of one kind are made comparable, found and judged.

    features: must give a hashable tuple of plain values, tuples and sets.
    core, blend: features without their lesser signs, and several features of one core as one; sightings whose cores
        are equal, and enough to join them, are compared with the rest as one. Equal cores must share a key.
    apart: a quick test that is true only of two that weighing would part for good; most pairs end with it.
    """

    features: Callable[[Sighting], Any]
    keys: Callable[[Any], Iterable[str]]
    weigh_pair: Weigh
    signs: tuple[Sign, ...]
    threshold: float
    core: Callable[[Any], Any] | None = None
    blend: Callable[[Sequence[Any]], Any] | None = None
    apart: Callable[[Any, Any], bool] | None = None


class Comparable(NamedTuple):
    """A sighting (its id) made comparable. keys: those it can be found by, some ending in LOOSE."""

    id: str
    features: Any
    core: Any
    keys: tuple[str, ...]


def make_comparable(sighting: Sighting, rules: KindRules) -> Comparable:
    features = rules.features(sighting)
    core = rules.core(features) if rules.core else features
    return Comparable(sighting.id, features, core, tuple(dict.fromkeys(rules.keys(features))))


def agglomerate(seen: Sequence[Comparable], judgements: Sequence[Judgement], rules: KindRules) -> list[Cluster]:
    """Cluster sightings of one kind.

    A person's same-as and not-same-as come first; same-as wins over every sign, and of two judgements that clash the
    parting one holds.
    """
    nodes = sorted(_nodes(seen, judgements, rules), key=lambda node: node.content)
    groups = _Groups(nodes, judgements, rules.weigh_pair)
    for left, right in groups.asked_together:
        groups.join(left, right, Weighing(9.0, False, ("+9.00 a person says they are the same",)), judged=True)
    for weighing, left, right in _promising(nodes, rules):
        groups.join(left, right, weighing)
    return groups.clusters()


def find_reached(
    own: Sequence[Comparable],
    near: Sequence[Comparable],
    rules: KindRules,
    *,
    mates: Sequence[Comparable] = (),
    judged: set[str] | frozenset[str] = frozenset(),
) -> set[str]:
    """Ids of those `near` that clustering may join with one of its `own` without going over a third.

    Whoever asks again with what was reached, until nothing more is, has all that can have a say in the clusters of the
    first. Complete if `near` holds all that share a key with one of its own. mates: those asked for before, which are
    compared as one with others of their core. judged: ids of which a person said something; the signs tell nothing of
    them, so that all they share a key with is reached.
    """
    fresh, asked = {one.id for one in own}, {one.id for one in mates}
    found: set[str] = set()
    blocks: dict[str, tuple[list[_Node], list[_Node], list[_Node], list[_Node]]] = defaultdict(lambda: ([], [], [], []))
    nodes = list(_nodes([*own, *mates, *near], (), rules))  # kept: pairs are told apart by where their nodes lie
    for node in nodes:
        mine = not fresh.isdisjoint(node.ids)
        if mine:
            found.update(node.ids)
        elif asked.issuperset(node.ids):
            continue
        for key in node.keys:
            loose = key.endswith(LOOSE)
            blocks[key.removesuffix(LOOSE)][2 * (not mine) + loose].append(node)
    apart, weigh_pair, threshold = rules.apart or _never, rules.weigh_pair, rules.threshold
    done: set[tuple[int, int]] = set()
    for mine_firm, mine_loose, other_firm, other_loose in blocks.values():
        for left, right in (
            *product(mine_firm, other_firm),
            *product(mine_firm, other_loose),
            *product(mine_loose, other_firm),
        ):
            if right.ids[0] in found or (pair := (id(left), id(right))) in done:
                continue
            done.add(pair)
            if judged and not (judged.isdisjoint(left.ids) and judged.isdisjoint(right.ids)):
                found.update(right.ids)
            elif not apart(left.features, right.features):
                weighing = weigh_pair(left.features, right.features)
                if not weighing.veto and weighing.score >= threshold:
                    found.update(right.ids)
    return found - fresh - asked


class _Node:
    """Sightings of one core, compared with the rest as one."""

    __slots__ = ("core", "features", "ids", "keys", "mark")

    def __init__(self, members: Sequence[Comparable], features: Any, keys: tuple[str, ...], mark: str = "") -> None:
        self.core, self.features, self.keys, self.mark = members[0].core, features, keys, mark
        self.ids = sorted(one.id for one in members)

    @property
    def content(self) -> str:
        return f"{_content(self.core)}|{self.mark}"


def _nodes(seen: Sequence[Comparable], judgements: Sequence[Judgement], rules: KindRules) -> Iterator[_Node]:
    """One node a core. What tells too little to be joined even with its own like (an unnamed meeting without a day)
    stands alone, and so does what a person has parted."""
    parted = {
        sighting
        for judgement in judgements
        if judgement.verb == "not-same-as"
        for sighting in (*judgement.sightings, *judgement.others)
    }
    members: dict[Any, list[Comparable]] = defaultdict(list)
    for one in seen:
        members[one.core].append(one)
    for core, together in members.items():
        telling = len(together) > 1 and _telling(core, rules)
        alone = [one for one in together if not telling or one.id in parted]
        for one in alone:
            yield _Node([one], one.features, one.keys, one.id)
        rest = [one for one in together if telling and one.id not in parted]
        faces = {one.features: one for one in rest}
        if len(faces) > 1:
            blended = _blend(list(faces), rules)
            yield _Node(rest, blended, tuple(dict.fromkeys(rules.keys(blended))))
        elif rest:
            yield _Node(rest, rest[0].features, rest[0].keys)


def _telling(core: Any, rules: KindRules) -> bool:
    itself = rules.weigh_pair(core, core)
    return not itself.veto and itself.score >= rules.threshold


def _blend(faces: Sequence[Any], rules: KindRules) -> Any:
    ordered = sorted(faces, key=_content)
    return rules.blend(ordered) if rules.blend else ordered[0]


def _never(a: Any, b: Any) -> bool:
    return False


def _content(seen: Iterable[Any]) -> str:
    """Features spelt out the same in every process (the order of a set is not)."""
    return repr([sorted(value) if isinstance(value, frozenset) else value for value in seen])


def _promising(nodes: Sequence[_Node], rules: KindRules) -> list[tuple[Weighing, int, int]]:
    firm: dict[str, list[int]] = defaultdict(list)
    loose: dict[str, list[int]] = defaultdict(list)  # two that share a key only loosely are not compared for it
    for number, node in enumerate(nodes):
        for key in node.keys:
            if key.endswith(LOOSE):
                loose[key[: -len(LOOSE)]].append(number)
            else:
                firm[key].append(number)
    pairs = {pair for block in firm.values() for pair in combinations(block, 2)}
    pairs |= {_ordered(a, b) for key, block in firm.items() for a, b in product(block, loose.get(key, ())) if a != b}
    apart, weigh_pair = rules.apart or _never, rules.weigh_pair
    seen = [node.features for node in nodes]
    weighed = ((weigh_pair(seen[a], seen[b]), a, b) for a, b in pairs if not apart(seen[a], seen[b]))
    kept = [item for item in weighed if not item[0].veto and item[0].score >= rules.threshold]
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
