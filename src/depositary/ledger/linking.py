"""Claims → things: look at the neighbourhood of what is new, cluster just that, write down what changed.

The neighbourhood is found by `hoods`, the clustering itself is the resolver's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from depositary.ledger.claiming import Kind
from depositary.ledger.deadlines.keeping import faces_of, refresh_deadlines
from depositary.ledger.dialects import among
from depositary.ledger.hoods import (
    THINGS_OF_UNITS,
    UNITS,
    find_neighbourhood,
    rows_of,
    thin_out_keys,
    units_by_number,
)
from depositary.ledger.incoming import Inserted
from depositary.ledger.judged import current_keys, judged_on, judgements_on
from depositary.ledger.looks import Looks, Unit
from depositary.ledger.placing import Beginning, find_or_make_units, write_keys
from depositary.ledger.showing import Delta, refresh_things
from depositary.ledger.sightings import representatives
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import claims, documents, links, things, unit_keys, units
from depositary.ledger.veils import refresh_veils
from depositary.resolve import Cluster, Comparable, Judgement, Reason, cluster_alike

__all__ = ["Linked", "link_claims", "link_units", "stand_alone"]


_UNITS_OF_CLAIMS = select(claims.c.id, claims.c.unit_id)
_KEYS_OF_CLAIMS = select(claims.c.id, claims.c.key)
_CLAIMS_OF_UNITS = select(claims.c.key, claims.c.unit_id)
_CLAIMS_BY_KEY = select(claims.c.id, claims.c.key, claims.c.kind, claims.c.unit_id, claims.c.withdrawn)
_THINGS_OF_CLAIMS = select(claims.c.id, units.c.thing_id, claims.c.document_id).join(
    units, units.c.id == claims.c.unit_id
)
_KEYS_OF_THINGS = select(things.c.id, things.c.key)


class Linked(NamedTuple):
    """What linking did. new: keys of things that are new; founders: of each the key of the claim it began with;
    merged: (key of a thing that is no more, key it went into); contradictions: numbers of new real contradictions."""

    new: tuple[str, ...]
    founders: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    contradictions: tuple[int, ...]


def link_claims(
    connection: Connection,
    *,
    added: Inserted,
    withdrawn: Sequence[int],
    event: int,
    recount: set[int] | frozenset[int] = frozenset(),
    documents: int = 1,
    looks: Looks,
) -> Linked:
    """Link new claims to things, and look again at the things of withdrawn ones (row numbers).

    recount: units whose sources turned out to be copies of one another; documents: how many the claims are of;
    looks: what is remembered of units from one transaction to the next.
    """
    fresh = added.placed.fresh | _part_again(connection, added.numbers, event)
    left = {row.unit_id for row in rows_of(connection, _UNITS_OF_CLAIMS, claims.c.id, withdrawn)}
    return link_units(
        connection, fresh=fresh, touched=added.placed.there | left | recount, event=event, added=added.numbers,
        withdrawn=withdrawn, documents=documents, looks=looks,
    )  # fmt: skip


def _part_again(connection: Connection, added: Sequence[int], event: int) -> set[int]:
    """A person parted a claim from others like it: what a newer reading has in its place is parted too."""
    keys = {row.key for row in rows_of(connection, _KEYS_OF_CLAIMS, claims.c.id, added)}
    parted = {key for judged in judged_on(connection, keys) if judged.alone for key in judged.sightings}
    current = set(current_keys(connection, parted).values()) & keys
    return stand_alone(connection, sorted(current), event=event) if current else set()


def link_units(
    connection: Connection,
    *,
    fresh: set[int],
    touched: set[int],
    event: int,
    added: Sequence[int] = (),
    withdrawn: Sequence[int] = (),
    documents: int = 1,
    looks: Looks | None = None,
) -> Linked:
    """Cluster the neighbourhood of the `fresh` units anew; refresh what is shown of theirs and of the `touched`."""
    looks = looks or Looks()
    hood, crowds = find_neighbourhood(connection, fresh, looks, documents)
    before = {unit.id: unit for unit in hood}
    after: dict[int, tuple[int, tuple[Reason, ...]]] = {}
    founders: list[tuple[int, Kind]] = []
    if hood:
        of_unit = looks.of(connection, hood)
        said = _judged_units(connection, before)
        for kind in sorted({unit.kind for unit in hood}):
            group = {unit: of_unit[unit] for unit in of_unit if before[unit].kind == kind}
            glue = [_glue(crowd, of_unit) for crowd in crowds if before[crowd[0]].kind == kind]
            after |= _assign(connection, kind, group, before, [*said, *glue], founders)
        before |= _follow(connection, crowds, before, after)
    merged, begun_with = _write(connection, before, after, founders, event)
    changed = {unit for unit, (thing, _) in after.items() if before[unit].thing_id != thing}
    thin_out_keys(connection, fresh, {after[crowd[0]][0] for crowd in crowds})
    left = {t for unit in changed if (t := before[unit].thing_id) is not None}
    regrouped = {after[unit][0] for unit in changed}
    of_touched = {row.thing_id for row in rows_of(connection, THINGS_OF_UNITS, units.c.id, touched)}
    mixed = left | {after[unit][0] for unit in changed if before[unit].thing_id is not None}
    delta = _delta(connection, added, withdrawn, mixed if added and not withdrawn else mixed | of_touched)
    stale = (left | regrouped | of_touched) - {None}
    faces = faces_of(connection, stale)
    contradictions = refresh_things(connection, stale, regrouped=regrouped, delta=delta, event=event)
    refresh_veils(connection, stale)
    refresh_deadlines(connection, stale, before=faces)
    new = rows_of(connection, _KEYS_OF_THINGS, things.c.id, [t for t, _ in founders])
    return Linked(tuple(row.key for row in new), tuple(begun_with[row.id] for row in new), merged, contradictions)


def _delta(connection: Connection, added: Sequence[int], withdrawn: Sequence[int], recount: set[int]) -> Delta:
    """How many claims each thing gained or lost, and whether they come from a source not heard before."""
    changes: Counter[int] = Counter()
    rows = rows_of(connection, _THINGS_OF_CLAIMS, claims.c.id, added)
    changes.update(row.thing_id for row in rows)
    changes.subtract(row.thing_id for row in rows_of(connection, _THINGS_OF_CLAIMS, claims.c.id, withdrawn))
    if not rows or withdrawn:
        return Delta(changes, {}, frozenset(recount))
    told_by = {row.document_id for row in rows}
    groups = {row.id: row.text_group for row in connection.execute(_GROUPS, {"values": told_by})}
    sizes = {row[0]: row[1] for row in connection.execute(_SIZES, {"values": set(groups.values())})}
    own = Counter(groups.values())
    fresh = {group for group, count in own.items() if sizes[group] == count}  # no copy of it was there before
    heard = {(row.thing_id, groups[row.document_id]) for row in rows if groups[row.document_id] in fresh}
    return Delta(changes, Counter(thing for thing, _ in heard), frozenset(recount))


_GROUPS = select(documents.c.id, documents.c.text_group).where(among(documents.c.id, "values"))
_SIZES = (
    select(documents.c.text_group, func.count())
    .where(among(documents.c.text_group, "values"))
    .group_by(documents.c.text_group)
)


def stand_alone(connection: Connection, keys: Sequence[str], *, event: int) -> set[int]:
    """Give single claims units of their own, so that they can be parted from others that look the same.

    A new unit begins in the thing of the one its claim was in; a unit left without a claim belongs to nothing.
    """
    own = {
        f"claim:{row.key}": row
        for row in rows_of(connection, _CLAIMS_BY_KEY, claims.c.key, keys)
        if row.withdrawn is None
    }
    looks = Looks()
    numbers, fresh = find_or_make_units(
        connection, {face: Beginning(row.kind, row.id) for face, row in own.items()}, looks
    )
    left = {face: row for face, row in own.items() if row.unit_id != numbers[face]}
    things_of = {
        unit.id: unit.thing_id for unit in units_by_number(connection, {row.unit_id for row in left.values()}).values()
    }
    for face, row in left.items():
        unit, thing = numbers[face], things_of.get(row.unit_id)
        connection.execute(update(claims).where(claims.c.id == row.id).values(unit_id=unit))
        connection.execute(update(units).where(units.c.id == unit).values(thing_id=thing, founded=row.id))
        if thing is not None:
            connection.execute(insert(links).values(unit_id=unit, recorded=event, thing_id=thing, reasons="[]"))
        first = connection.execute(select(func.min(claims.c.id)).where(claims.c.unit_id == row.unit_id)).scalar()
        if first is not None:
            connection.execute(update(units).where(units.c.id == row.unit_id).values(founded=first))
            continue
        connection.execute(update(units).where(units.c.id == row.unit_id).values(thing_id=None))
        open_link = (links.c.unit_id == row.unit_id, links.c.withdrawn.is_(None))
        connection.execute(update(links).where(*open_link).values(withdrawn=event))
        connection.execute(delete(unit_keys).where(unit_keys.c.unit_id == row.unit_id))
    write_keys(connection, fresh, looks)
    return set(numbers.values())


def _judged_units(connection: Connection, hood: Iterable[int]) -> list[Judgement]:
    """Judgements that join or part units of the neighbourhood, said of the units' first claims."""
    of_units = rows_of(connection, _CLAIMS_OF_UNITS, claims.c.unit_id, hood)
    unit_of = {row.key: row.unit_id for row in of_units}
    said = [j for j in judgements_on(connection, unit_of) if j.others]
    if not said:
        return []
    first = {unit: sighting.id for unit, sighting in representatives(connection, sorted(set(unit_of.values()))).items()}

    def seen(keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted({first[unit_of[key]] for key in keys if key in unit_of}))

    return [msgspec.structs.replace(j, sightings=seen(j.sightings), others=seen(j.others)) for j in said]


def _assign(
    connection: Connection,
    kind: Kind,
    looks: dict[int, Comparable],
    before: dict[int, Unit],
    said: Sequence[Judgement],
    founders: list[tuple[int, Kind]],
) -> dict[int, tuple[int, tuple[Reason, ...]]]:
    """Cluster and find each cluster's thing: the oldest that its units belong to, or a new one."""
    unit_of = {look.id: unit for unit, look in looks.items()}
    alike = cluster_alike({kind: list(looks.values())}, said)
    clusters = [(sorted(unit_of[i] for i in found.ids), found) for found in alike]
    clusters.sort(key=lambda pair: min(before[unit].founded for unit in pair[0]))
    taken: set[int] = set()
    owners: list[int | None] = []
    for members, _ in clusters:
        had = sorted({t for unit in members if (t := before[unit].thing_id) is not None} - taken)
        owners.append(had[0] if had else None)
        taken |= set(had[:1])
    missing = owners.count(None)
    numbers = iter(next_numbers(connection, "things", missing) if missing else ())
    result: dict[int, tuple[int, tuple[Reason, ...]]] = {}
    for (members, found), owner in zip(clusters, owners, strict=True):
        thing = owner if owner is not None else next(numbers)
        if owner is None:
            founders.append((thing, kind))
        reasons = _reasons_of(found, unit_of)
        for unit in members:
            result[unit] = (thing, tuple(reasons[unit]))
    return result


def _glue(crowd: Sequence[int], of_unit: Mapping[int, Comparable]) -> Judgement:
    """A thing with very many units is not taken apart again: those that stand for it stay together."""
    first, *others = (of_unit[unit].id for unit in crowd)
    return Judgement(verb="same-as", sightings=(first,), others=tuple(others))


def _follow(
    connection: Connection,
    crowds: Sequence[Sequence[int]],
    before: Mapping[int, Unit],
    after: dict[int, tuple[int, tuple[Reason, ...]]],
) -> dict[int, Unit]:
    """Units of a crowded thing that were not looked at go where those that stand for it went."""
    moved: dict[int, Unit] = {}
    for crowd in crowds:
        was, now = before[crowd[0]].thing_id, after[crowd[0]][0]
        if was is None or was == now:
            continue
        for row in rows_of(connection, UNITS, units.c.thing_id, [was]):
            if row.id not in after:
                after[row.id] = (now, ())
                moved[row.id] = Unit(row.id, row.kind, row.thing_id, row.founded)
    return moved


def _reasons_of(found: Cluster, unit_of: dict[str, int]) -> dict[int, list[Reason]]:
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for reason in found.reasons:
        for side in (reason.left, reason.right):
            if side in unit_of:
                reasons[unit_of[side]].append(reason)
    return reasons


def _write(
    connection: Connection,
    before: dict[int, Unit],
    after: dict[int, tuple[int, tuple[Reason, ...]]],
    founders: Sequence[tuple[int, Kind]],
    event: int,
) -> tuple[tuple[tuple[str, str], ...], dict[int, str]]:
    """Links, units and new things. Returns: merged things as (old key, new key), and for each new one the key of the
    claim it began with."""
    moved = [unit for unit, (thing, _) in after.items() if before[unit].thing_id != thing]
    begun_with: dict[int, str] = {}
    if founders:
        founded: dict[int, int] = {}
        for unit, (thing, _) in after.items():
            founded[thing] = min(founded.get(thing, before[unit].founded), before[unit].founded)
        first = {
            row.id: row.key
            for row in rows_of(connection, _KEYS_OF_CLAIMS, claims.c.id, {founded[t] for t, _ in founders})
        }
        begun_with = {thing: first[founded[thing]] for thing, _ in founders}
        keys = _thing_keys(connection, {thing: (kind, begun_with[thing]) for thing, kind in founders})
        connection.execute(
            insert(things),
            [
                {
                    "id": thing,
                    "key": keys[thing],
                    "kind": kind,
                    "fields": "{}",
                    "label": "",
                    "sources": 0,
                    "claims": 0,
                    "shown": False,
                    "recorded": event,
                }
                for thing, kind in founders
            ],
        )
    if not moved:
        return (), begun_with
    asked = {"values": moved, "event": event}
    connection.execute(_UNSET, asked)  # what this event itself set before
    connection.execute(_CLOSE, asked)
    connection.execute(
        insert(links),
        [
            {
                "unit_id": unit,
                "recorded": event,
                "thing_id": after[unit][0],
                "reasons": msgspec.json.encode(after[unit][1]).decode(),
            }
            for unit in moved
        ],
    )
    connection.execute(_BELONG, [{"unit": unit, "thing": after[unit][0]} for unit in moved])
    return _redirect(connection, before, after, moved), begun_with


def _redirect(
    connection: Connection, before: dict[int, Unit], after: dict[int, tuple[int, Any]], moved: Sequence[int]
) -> tuple[tuple[str, str], ...]:
    """Things left without a unit point to the one their oldest unit went to."""
    emptied = {before[unit].thing_id for unit in moved} - {None} - {thing for thing, _ in after.values()}
    still = {row.thing_id for row in rows_of(connection, THINGS_OF_UNITS, units.c.thing_id, emptied)}
    merged = []
    for old in sorted(t for t in emptied - still if t is not None):
        oldest = min((unit for unit in moved if before[unit].thing_id == old), key=lambda unit: before[unit].founded)
        new = after[oldest][0]
        connection.execute(update(things).where(things.c.id == old).values(merged_into=new))
        keys = {row.id: row.key for row in rows_of(connection, _KEYS_OF_THINGS, things.c.id, [old, new])}
        merged.append((keys[old], keys[new]))
    alive = sorted({after[unit][0] for unit in moved})
    connection.execute(_ALIVE, {"values": alive})
    return tuple(merged)


_BELONG = update(units).where(units.c.id == bindparam("unit")).values(thing_id=bindparam("thing"))
_UNSET = delete(links).where(among(links.c.unit_id, "values"), links.c.recorded == bindparam("event"))
_CLOSE = (
    update(links)
    .where(among(links.c.unit_id, "values"), links.c.withdrawn.is_(None))
    .values(withdrawn=bindparam("event"))
)
_ALIVE = update(things).where(among(things.c.id, "values"), things.c.merged_into.is_not(None)).values(merged_into=None)


def _thing_keys(connection: Connection, founders: Mapping[int, tuple[Kind, str]]) -> dict[int, str]:
    """Names for things, from the claims they began with; numbered if an earlier thing began with the same claim."""
    keys: dict[int, str] = {}
    wanted = {thing: f"{kind}-{claim.rpartition('-')[2][:16]}" for thing, (kind, claim) in founders.items()}
    while wanted:
        taken = {row.key for row in rows_of(connection, _KEYS_OF_THINGS, things.c.key, wanted.values())} | set(
            keys.values()
        )
        again: dict[int, str] = {}
        for thing, key in wanted.items():
            if key in taken:
                base, _, number = key.partition("~")
                again[thing] = f"{base}~{int(number or 1) + 1}"
            else:
                keys[thing] = key
                taken.add(key)
        wanted = again
    return keys
