"""Which units must be looked at again when some are new: their neighbourhood over shared blocking keys.

It is complete (so that the order of adding does not matter) as long as it is small. What would make adding a document
cost more the larger the ledger is, is left out: a thing with a crowd of units is represented by a few of them and is
not taken apart again, and past `_HOOD` units the neighbourhood grows no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, delete, func, select

from depositary.ledger.claiming import Kind
from depositary.ledger.dialects import among
from depositary.ledger.tables import unit_keys, units

__all__ = [
    "THINGS_OF_UNITS",
    "UNITS",
    "Unit",
    "find_neighbourhood",
    "rows_of",
    "thin_out_keys",
    "units_by_number",
]

_HOOD = 160  # units of a neighbourhood
_CROWD = 40  # units of one thing
_STANDING_IN = 8  # units that stand for a crowd
_FOUND = 1200  # units one step may find


class Unit(NamedTuple):
    id: int
    kind: Kind
    thing_id: int | None
    founded: int


def find_neighbourhood(
    connection: Connection, fresh: set[int], documents: int = 1
) -> tuple[list[Unit], list[list[int]]]:
    """Units to cluster anew, and among them the groups that stand for crowded things.

    documents: of how many the fresh units are; each may have its neighbourhood.
    """
    seen = units_by_number(connection, fresh)
    frontier = set(fresh)
    asked: set[str] = set()
    whole: set[int] = set()
    crowds: list[list[int]] = []
    while frontier and len(seen) < _HOOD * documents:
        keys = {row.key for row in rows_of(connection, _KEYS, unit_keys.c.unit_id, frontier)} - asked
        asked |= keys
        near = rows_of(connection, _KEYS, unit_keys.c.key, keys, limit=_FOUND * documents)
        found = units_by_number(connection, {row.unit_id for row in near} - seen.keys())
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


UNITS = select(units.c.id, units.c.kind, units.c.thing_id, units.c.founded)
THINGS_OF_UNITS = select(units.c.id, units.c.thing_id)
_KEYS = select(unit_keys.c.unit_id, unit_keys.c.key)


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
