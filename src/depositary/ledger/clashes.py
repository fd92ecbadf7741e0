"""Contradictions of things, found anew whenever one of the things changes, and kept.

Most rules look at one thing. Two look further: an instrument is compared with its like (one plan, two periods), and
all figures of one instrument with each other over time; both are kept with the instrument.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from depositary.ledger.judged import judgements_on
from depositary.ledger.sightings import Sighted, load_sightings, sightings_of_things
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import claims, contradictions, things, unit_keys, units
from depositary.resolve import Contradiction, Judgement, Sighting, find_contradictions
from depositary.resolve.contradictions import compare_over_time

__all__ = ["refresh_contradictions"]

_MANY = 400  # sightings of one thing looked at
_ALIKE = 40  # instruments one is compared with
_SLICE = 500


Group = tuple[str, str, Sequence[Sighted]]  # kind, key and sightings of a thing


def refresh_contradictions(
    connection: Connection, things_seen: Mapping[int, Group], said: Sequence[Judgement], event: int
) -> tuple[int, ...]:
    """Find the contradictions of these things anew, `said` being the judgements on them.

    Returns: numbers of real ones that were not there before.
    """
    found: dict[int, list[Contradiction]] = {}
    for number, (kind, key, group) in things_seen.items():
        if kind != "instrument":
            found[number] = find_contradictions({key: [one.sighting for one in group]}, said)
    instruments = {number for number, (kind, _, _) in things_seen.items() if kind == "instrument"}
    instruments |= _instruments_of(connection, [n for n, (kind, _, _) in things_seen.items() if kind == "progress"])
    alike = {number: _alike(connection, number) for number in sorted(instruments) if _has_period(things_seen, number)}
    instruments |= {other for others in alike.values() for other in others}
    found |= _of_instruments(connection, instruments, alike)
    return _keep(connection, found, event)


def _has_period(things_seen: Mapping[int, Group], number: int) -> bool:
    """Only editions of a plan are compared with each other; an instrument not loaded yet may be one."""
    if number not in things_seen:
        return True
    return any(getattr(one.sighting.claim, "period", None) for one in things_seen[number][2])


def _of_instruments(
    connection: Connection, numbers: set[int], alike: dict[int, list[int]]
) -> dict[int, list[Contradiction]]:
    near = {number: alike[number] if number in alike else _alike(connection, number) for number in sorted(numbers)}
    wanted = numbers | {other for others in near.values() for other in others}
    groups = {
        number: [one.sighting for one in group] for number, group in sightings_of_things(connection, wanted).items()
    }
    figures = {number: _figures(connection, number) for number in sorted(numbers)}
    ids = [s.id for found in (*groups.values(), *figures.values()) for s in found]
    said = judgements_on(connection, ids)
    rejected = {i for judgement in said if judgement.verb == "reject" for i in judgement.sightings}
    keys = {
        row.id: row.key
        for part in _slices(sorted(wanted))
        for row in connection.execute(select(things.c.id, things.c.key).where(things.c.id.in_(part)))
    }
    result = {}
    for number in sorted(numbers):
        by_key = {keys[one]: groups[one][:_MANY] for one in (number, *near[number]) if groups.get(one)}
        found = [item for item in find_contradictions(by_key, said) if item.about == keys[number]]
        kept = [sighting for sighting in figures[number] if sighting.id not in rejected]
        result[number] = [*found, *compare_over_time(keys[number], kept)]
    return result


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


def _keep(connection: Connection, found: Mapping[int, Sequence[Contradiction]], event: int) -> tuple[int, ...]:
    """Replace what is kept of these things; what was there keeps its number. Returns: numbers of new real ones."""
    kept: dict[int, list[Any]] = defaultdict(list)
    for part in _slices(sorted(found)):
        for row in connection.execute(select(contradictions).where(contradictions.c.thing_id.in_(part))):
            kept[row.thing_id].append(row)
    gone: list[int] = []
    fresh: list[tuple[int, Contradiction, str, bool]] = []
    for number, items in found.items():
        there = {(row.property, row.verdict, row.payload): row.id for row in kept[number]}
        known = {(row.property, _values(row.payload)) for row in kept[number] if row.real}
        for item in items:
            payload = msgspec.json.encode(item, order="sorted").decode()
            if there.pop((item.property, item.verdict, payload), None) is None:
                fresh.append((number, item, payload, item.real and (item.property, _values(payload)) not in known))
        gone += there.values()
    for part in _slices(gone):
        connection.execute(delete(contradictions).where(contradictions.c.id.in_(part)))
    if not fresh:
        return ()
    numbers = list(next_numbers(connection, "contradictions", len(fresh)))
    connection.execute(
        insert(contradictions),
        [
            {
                "id": row,
                "thing_id": number,
                "kind": item.kind,
                "property": item.property,
                "verdict": item.verdict,
                "real": item.real,
                "payload": payload,
                "recorded": event,
            }
            for row, (number, item, payload, _) in zip(numbers, fresh, strict=True)
        ],
    )
    return tuple(row for row, (_, _, _, is_new) in zip(numbers, fresh, strict=True) if is_new)


def _values(payload: str) -> str:
    return str(sorted(str(side["value"]) for side in msgspec.json.decode(payload)["sides"]))


def _slices(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[start : start + _SLICE] for start in range(0, len(values), _SLICE))
