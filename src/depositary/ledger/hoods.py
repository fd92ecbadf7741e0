"""Which units must be looked at again when some are new: those that clustering can bring together with them.

From what is new the search goes on, over shared blocking keys, to what the signs would join with it, to the other units
of the things met, and from there again; nothing else can have a say in the clusters of what is new. It is complete (so
that the order of adding does not matter) as long as it is small. What would make adding a document cost more the
larger the ledger is, is left out: of very many that share keys with a unit those that share most are looked at, a thing
with a crowd of units is represented by a few of them and is not taken apart again, and past `_HOOD` units the search
ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, select

from depositary.ledger.dialects import among, latest_by_key
from depositary.ledger.looks import Looks, Unit
from depositary.ledger.tables import claims, judged_claims, judgements, unit_keys, units
from depositary.resolve import plain_keys, reached

__all__ = [
    "THINGS_OF_UNITS",
    "UNITS",
    "find_neighbourhood",
    "rows_of",
    "thin_out_keys",
    "units_by_number",
]

_HOOD = 160  # units of a neighbourhood
_CROWD = 40  # units of one thing
_STANDING_IN = 8  # units that stand for a crowd
_OF_KEY = 120  # units that bear one key, the latest
_NEAR = 120  # units that share keys with one


def find_neighbourhood(
    connection: Connection, fresh: set[int], looks: Looks, documents: int = 1
) -> tuple[list[Unit], list[list[int]]]:
    """Units to cluster anew, and among them the groups that stand for crowded things.

    documents: of how many the fresh units are; each may have its neighbourhood.
    """
    search = _Search(connection, looks)
    seen = units_by_number(connection, fresh)
    frontier = set(fresh)
    whole: set[int] = set()
    crowds: list[list[int]] = []
    while frontier and len(seen) < _HOOD * documents:
        found = search.step(seen, frontier)
        near_things = {unit.thing_id for unit in (*found.values(), *seen.values()) if unit.thing_id is not None}
        touched = near_things - whole
        whole |= touched
        crowded = _crowded(connection, touched)
        free = {number: unit for number, unit in found.items() if unit.thing_id not in crowded}
        free |= units_by_number(connection, _members(connection, touched - crowded) - seen.keys())
        for thing in sorted(crowded):
            known = [unit for unit in seen.values() if unit.thing_id == thing and unit.id not in fresh]
            group = _standing_for(connection, thing, [*known, *(u for u in found.values() if u.thing_id == thing)])
            seen |= group
            crowds.append(sorted(group))
        frontier = set(free) - seen.keys()
        seen |= free
    return [seen[number] for number in sorted(seen)], [crowd for crowd in crowds if len(crowd) > 1]


class _Search:
    """What is near: units that share a key with one looked at, found once, weighed against each that comes after."""

    def __init__(self, connection: Connection, looks: Looks) -> None:
        self._connection, self._looks = connection, looks
        self._bearers: dict[str, list[int]] = {}  # kind and key → units, the latest first
        self._near: dict[int, Unit] = {}
        self._judged: set[int] = set()
        self._someone_judged = connection.execute(_ANY_JUDGED).first() is not None

    def step(self, seen: Mapping[int, Unit], frontier: set[int]) -> dict[int, Unit]:
        """Units not seen yet that clustering may join with one of the frontier."""
        own = self._looks.of(self._connection, (seen[number] for number in frontier))
        self._find(seen, {number: [f"{seen[number].kind}:{key}" for key in plain_keys(own[number])] for number in own})
        near = [unit for number, unit in self._near.items() if number not in seen]
        look = self._looks.of(self._connection, [*near, *seen.values()])
        judged = {look[number].id for number in self._judged & look.keys()}
        found: set[str] = set()
        for kind in {seen[number].kind for number in frontier}:
            of_kind = [number for number, unit in seen.items() if unit.kind == kind]
            found |= reached(
                kind,
                [look[number] for number in of_kind if number in frontier],
                [look[unit.id] for unit in near if unit.kind == kind],
                mates=[look[number] for number in of_kind if number not in frontier],
                judged=judged,
            )
        return {unit.id: unit for unit in near if look[unit.id].id in found}

    def _find(self, seen: Mapping[int, Unit], keys: Mapping[int, Sequence[str]]) -> None:
        wanted = {key for own in keys.values() for key in own} - self._bearers.keys()
        self._bearers |= {key: [] for key in wanted}
        for key, unit in latest_by_key(self._connection, sorted(wanted), _OF_KEY):
            self._bearers[key].append(unit)
        numbers: set[int] = set()
        for number, own in keys.items():
            numbers |= self._nearest(number, own)
        fresh = numbers - self._near.keys()
        self._near |= units_by_number(self._connection, fresh)
        asked = sorted(fresh | keys.keys())
        if self._someone_judged:
            self._judged |= set(self._connection.execute(_JUDGED, {"values": asked}).scalars())

    def _nearest(self, number: int, keys: Sequence[str]) -> set[int]:
        """Of very many units those that share the rarest keys with this one."""
        near = {unit for key in keys for unit in self._bearers[key]} - {number}
        if len(near) <= _NEAR:
            return near
        weights: dict[int, float] = defaultdict(float)
        for key in keys:
            for unit in self._bearers[key]:
                weights[unit] += 1 / len(self._bearers[key])
        weights.pop(number, None)
        return set(sorted(weights, key=lambda unit: (-weights[unit], unit))[:_NEAR])


def thin_out_keys(connection: Connection, fresh: set[int], crowded: set[int]) -> None:
    """A unit that joined a crowd needs no key of its own that enough others of the crowd have."""
    for thing in sorted(crowded):
        own = select(units.c.id).where(units.c.thing_id == thing, among(units.c.id, fresh))
        joined = list(connection.execute(own).scalars())
        if not joined:
            continue
        keys = select(unit_keys.c.key).where(among(unit_keys.c.unit_id, joined))
        held = (
            select(unit_keys.c.key)
            .join(units, units.c.id == unit_keys.c.unit_id)
            .where(unit_keys.c.key.in_(keys), units.c.thing_id == thing)
            .group_by(unit_keys.c.key)
            .having(func.count() > _STANDING_IN)
        )
        enough = list(connection.execute(held).scalars())
        if enough:
            connection.execute(
                delete(unit_keys).where(among(unit_keys.c.unit_id, joined), among(unit_keys.c.key, enough))
            )


def units_by_number(connection: Connection, numbers: Iterable[int]) -> dict[int, Unit]:
    rows = rows_of(connection, UNITS, units.c.id, numbers)
    return {row.id: Unit(row.id, row.kind, row.thing_id, row.founded) for row in rows}


def rows_of(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    column: Any,
    values: Iterable[Any],
    limit: int | None = None,
) -> list[Any]:
    """Rows whose `column` is one of the values; ordered by it.

    `query` is to be a constant of its module: its statement is then built once.
    """
    asked = sorted(values)
    if not asked:
        return []
    statement = _prepared(query, column.key, limit is not None)
    return list(connection.execute(statement, {"values": asked} | ({} if limit is None else {"at_most": limit})).all())


@lru_cache(maxsize=256)
def _prepared(query: Select[*tuple[Any, ...]], column: str, limited: bool) -> Select[*tuple[Any, ...]]:
    by = query.selected_columns[column]
    ordered = query.where(among(by, "values")).order_by(by, *query.selected_columns)
    return ordered.limit(bindparam("at_most")) if limited else ordered


_JUDGED = (
    select(claims.c.unit_id)
    .join(judged_claims, judged_claims.c.claim_key == claims.c.key)
    .join(judgements, judgements.c.id == judged_claims.c.judgement_id)
    .where(among(claims.c.unit_id, "values"), judgements.c.verb.in_(("same-as", "not-same-as")))
    .distinct()
)
_ANY_JUDGED = select(judgements.c.id).where(judgements.c.verb.in_(("same-as", "not-same-as"))).limit(1)
UNITS = select(units.c.id, units.c.kind, units.c.thing_id, units.c.founded)
THINGS_OF_UNITS = select(units.c.id, units.c.thing_id)


def _members(connection: Connection, things: set[int]) -> set[int]:
    return {row.id for row in rows_of(connection, THINGS_OF_UNITS, units.c.thing_id, things)}


def _crowded(connection: Connection, things: set[int]) -> set[int]:
    """Those of the things that have a crowd of units."""
    return set(connection.execute(_CROWDED, {"values": sorted(things)}).scalars()) if things else set()


_CROWDED = (
    select(units.c.thing_id)
    .where(among(units.c.thing_id, "values"))
    .group_by(units.c.thing_id)
    .having(func.count() > _CROWD)
)


def _standing_for(connection: Connection, thing: int, near: Sequence[Unit]) -> dict[int, Unit]:
    """A few units that stand for a crowded thing: those that are near, the earliest first, and the thing's earliest."""
    chosen = {unit.id: unit for unit in sorted(near)[:_STANDING_IN]}
    query = select(units.c.id, units.c.kind, units.c.thing_id, units.c.founded).where(units.c.thing_id == thing)
    row = connection.execute(query.order_by(units.c.id).limit(1)).one()
    return chosen | {row.id: Unit(row.id, row.kind, row.thing_id, row.founded)}
