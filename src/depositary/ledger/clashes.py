"""Contradictions of things, found anew whenever one of the things changes, and kept.

Most rules look at one thing. Two look further: an instrument is compared with its like (one plan, two periods), and
all figures of one instrument with each other over time; both are kept with the instrument.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select

from depositary.ledger.judged import judgements_on
from depositary.ledger.sightings import load_sightings
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import claims, contradictions, things, unit_keys, units
from depositary.resolve import Contradiction, Sighting, find_contradictions
from depositary.resolve.contradictions import compare_over_time

__all__ = ["refresh_contradictions"]

_MANY = 400  # sightings of one thing looked at
_ALIKE = 40  # instruments one is compared with
_SLICE = 500


def refresh_contradictions(connection: Connection, numbers: set[int], event: int) -> tuple[int, ...]:
    """Find the contradictions of these things anew. Returns: numbers of real ones that were not there before."""
    kinds = {
        row.id: (row.kind, row.key)
        for part in _slices(sorted(numbers))
        for row in connection.execute(select(things.c.id, things.c.kind, things.c.key).where(things.c.id.in_(part)))
    }
    instruments = {number for number, (kind, _) in kinds.items() if kind == "instrument"}
    instruments |= _instruments_of(connection, [number for number, (kind, _) in kinds.items() if kind == "progress"])
    alike = {number: _alike(connection, number) for number in sorted(instruments)}
    instruments |= {other for others in alike.values() for other in others}
    new: list[int] = []
    for number, (kind, key) in kinds.items():
        if kind != "instrument":
            sightings = _sightings(connection, number)
            found = find_contradictions({key: sightings}, judgements_on(connection, [s.id for s in sightings]))
            new += _keep(connection, number, found, event)
    for number in sorted(instruments):
        others = alike.get(number) or _alike(connection, number)
        new += _keep(connection, number, _of_instrument(connection, number, others), event)
    return tuple(new)


def _of_instrument(connection: Connection, number: int, others: Sequence[int]) -> list[Contradiction]:
    keys = {
        row.id: row.key
        for row in connection.execute(select(things.c.id, things.c.key).where(things.c.id.in_([number, *others])))
    }
    by_key = {keys[one]: _sightings(connection, one) for one in (number, *others) if one in keys}
    figures = _figures(connection, number)
    said = judgements_on(connection, [s.id for found in (*by_key.values(), figures) for s in found])
    rejected = {i for judgement in said if judgement.verb == "reject" for i in judgement.sightings}
    found = [item for item in find_contradictions(by_key, said) if item.about == keys[number]]
    return [*found, *compare_over_time(keys[number], [s for s in figures if s.id not in rejected])]


def _sightings(connection: Connection, number: int) -> list[Sighting]:
    found = load_sightings(connection, units.c.thing_id == number, claims.c.withdrawn.is_(None), limit=_MANY)
    return [sighted.sighting for sighted in found]


def _figures(connection: Connection, instrument: int) -> list[Sighting]:
    """All figures of progress that speak of an instrument."""
    mentions = select(units.c.id).where(units.c.thing_id == instrument)
    found = load_sightings(connection, units.c.mention_id.in_(mentions), claims.c.withdrawn.is_(None), limit=_MANY)
    return [sighted.sighting for sighted in found]


def _instruments_of(connection: Connection, progress: Sequence[int]) -> set[int]:
    """The instruments that these figures of progress speak of."""
    mention = units.alias("mention")
    found: set[int] = set()
    for part in _slices(progress):
        rows = connection.execute(
            select(mention.c.thing_id).join(units, units.c.mention_id == mention.c.id).where(units.c.thing_id.in_(part))
        )
        found |= {row.thing_id for row in rows if row.thing_id is not None}
    return found


def _alike(connection: Connection, instrument: int) -> list[int]:
    """Other instruments that share a blocking key with one."""
    keys = select(unit_keys.c.key).join(units, units.c.id == unit_keys.c.unit_id).where(units.c.thing_id == instrument)
    query = (
        select(units.c.thing_id)
        .join(unit_keys, unit_keys.c.unit_id == units.c.id)
        .where(unit_keys.c.key.in_(keys), units.c.thing_id.is_not(None), units.c.thing_id != instrument)
        .distinct()
        .order_by(units.c.thing_id)
        .limit(_ALIKE)
    )
    return list(connection.execute(query).scalars())


def _keep(connection: Connection, number: int, found: Iterable[Contradiction], event: int) -> list[int]:
    """Replace what is kept of a thing; what was there keeps its number. Returns: numbers of new real ones."""
    kept = connection.execute(select(contradictions).where(contradictions.c.thing_id == number)).mappings().all()
    there = {(row["property"], row["verdict"], row["payload"]): row["id"] for row in kept}
    known = {(row["property"], _values(row["payload"])) for row in kept if row["real"]}
    fresh = []
    for item in found:
        payload = msgspec.json.encode(item, order="sorted").decode()
        if there.pop((item.property, item.verdict, payload), None) is None:
            fresh.append((item, payload))
    if there:
        connection.execute(delete(contradictions).where(contradictions.c.id.in_(list(there.values()))))
    if not fresh:
        return []
    new = []
    for (item, payload), row in zip(fresh, next_numbers(connection, "contradictions", len(fresh)), strict=True):
        values = {"id": row, "thing_id": number, "kind": item.kind, "property": item.property, "verdict": item.verdict}
        connection.execute(insert(contradictions).values(**values, real=item.real, payload=payload, recorded=event))
        if item.real and (item.property, _values(payload)) not in known:
            new.append(row)
    return new


def _values(payload: str) -> str:
    return str(sorted(str(side["value"]) for side in msgspec.json.decode(payload)["sides"]))


def _slices(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[start : start + _SLICE] for start in range(0, len(values), _SLICE))
