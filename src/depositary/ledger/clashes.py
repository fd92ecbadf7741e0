"""Contradictions of things, found anew whenever one of the things changes, and kept.

Most rules look at one thing. Two look further: an instrument is compared with its like (one plan, two periods), and
all figures of one instrument with each other over time; both are kept with the instrument.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, delete, insert, select

from depositary.ledger.judged import judgements_on
from depositary.ledger.sightings import Sighted, load_sightings, sightings_of_things
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import claims, contradictions, things, unit_keys, units
from depositary.resolve import Contradiction, Judgement, Sighting, find_contradictions
from depositary.resolve.contradictions import compare_over_time

__all__ = ["refresh_contradictions"]

_MANY = 400  # figures of one instrument looked at
_FEW = 12  # sightings of an instrument that its like are compared with
_ALIKE = 40  # instruments one is compared with
_SLICE = 500


Group = tuple[str, str, Sequence[Sighted]]  # kind, key and sightings of a thing
Scope = Literal["own", "editions", "time"]


def refresh_contradictions(
    connection: Connection,
    things_seen: Mapping[int, Group],
    said: Sequence[Judgement],
    *,
    regrouped: set[int] | frozenset[int],
    event: int,
) -> tuple[int, ...]:
    """Find the contradictions of these things anew, `said` being the judgements on them.

    regrouped: those that gained or lost more than a further report in the same words.
    Returns: numbers of real ones that were not there before.
    """
    found: dict[tuple[int, Scope], list[Contradiction]] = {}
    for number, (_, key, group) in things_seen.items():
        found[number, "own"] = find_contradictions({key: [one.sighting for one in group]}, said)
    instruments = {n for n, (kind, _, _) in things_seen.items() if kind == "instrument" and n in regrouped}
    found |= _editions(connection, [n for n in sorted(instruments) if _has_period(things_seen[n][2])])
    figures = [n for n, (kind, _, _) in things_seen.items() if kind == "progress"]
    found |= _over_time(connection, instruments | _instruments_of(connection, figures))
    return _keep(connection, found, event)


def _has_period(group: Sequence[Sighted]) -> bool:
    return any(getattr(one.sighting.claim, "period", None) for one in group)


def _editions(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, Scope], list[Contradiction]]:
    """Instruments with a period against their like, each of which is looked at again with its own like."""
    alike = {number: _alike(connection, number) for number in numbers}
    looked_at = {*numbers, *(other for others in alike.values() for other in others)}
    near = {number: alike[number] if number in alike else _alike(connection, number) for number in sorted(looked_at)}
    wanted = looked_at | {other for others in near.values() for other in others}
    groups = {
        number: [one.sighting for one in group][:_FEW]
        for number, group in sightings_of_things(connection, wanted).items()
    }
    said = judgements_on(connection, [sighting.id for group in groups.values() for sighting in group])
    keys = _keys(connection, wanted)
    found: dict[tuple[int, Scope], list[Contradiction]] = {}
    for number in sorted(looked_at):
        together = {keys[one]: groups[one] for one in (number, *near[number]) if groups.get(one)}
        clashes = find_contradictions(together, said)
        found[number, "editions"] = [
            item for item in clashes if item.about == keys[number] and _scope(item.property) == "editions"
        ]
    return found


def _over_time(connection: Connection, numbers: set[int]) -> dict[tuple[int, Scope], list[Contradiction]]:
    """All figures of each instrument against each other."""
    keys = _keys(connection, numbers)
    figures = {number: _figures(connection, number) for number in sorted(numbers)}
    said = judgements_on(connection, [sighting.id for group in figures.values() for sighting in group])
    rejected = {i for judgement in said if judgement.verb == "reject" for i in judgement.sightings}
    return {
        (number, "time"): list(compare_over_time(keys[number], [s for s in group if s.id not in rejected]))
        for number, group in figures.items()
    }


def _scope(property: str) -> Scope:
    """Which of the three kinds of look a contradiction came from; each replaces only its own."""
    if property == "instruments.period":
        return "editions"
    return "time" if property == "progress" else "own"


def _keys(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    return {
        row.id: row.key
        for part in _slices(sorted(numbers))
        for row in connection.execute(select(things.c.id, things.c.key).where(things.c.id.in_(part)))
    }


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


def _keep(
    connection: Connection, found: Mapping[tuple[int, Scope], Sequence[Contradiction]], event: int
) -> tuple[int, ...]:
    """Replace what is kept of these things; what was there keeps its number. Returns: numbers of new real ones."""
    kept: dict[tuple[int, Scope], list[Any]] = defaultdict(list)
    for part in _slices(sorted({number for number, _ in found})):
        for row in connection.execute(select(contradictions).where(contradictions.c.thing_id.in_(part))):
            kept[row.thing_id, _scope(row.property)].append(row)
    gone: list[int] = []
    fresh: list[tuple[int, Contradiction, str, bool]] = []
    for (number, scope), items in found.items():
        before = kept[number, scope]
        there = {(row.property, row.verdict, row.payload): row.id for row in before}
        known = {(row.property, _values(row.payload)) for row in before if row.real}
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
