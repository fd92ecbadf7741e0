"""What stands beside a thing: of a meeting its neighbours in the series and the texts told of with it; of a person the
meetings told of with them.

Bounded: only what the same documents tell of is looked at, and of a mechanism's meetings those of one partnership.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from depositary.ledger import Ledger
from depositary.ledger.deadlines.asking import meetings_of_series, series_keys
from depositary.ledger.deadlines.gathering import rows_shown
from depositary.ledger.queries import ThingQuery, ThingRow, find_things, thing_by_key
from depositary.ledger.tables import claims, facets, things, units
from depositary.report.called import names_of
from depositary.report.series import MeetingSeries, Sitting, series_of_rows

__all__ = ["Beside", "Neighbour", "beside_thing"]

_DOCUMENTS, _MOST = 20, 12
_SITTINGS = 200  # meetings of a mechanism that are shown, the latest


class Neighbour(msgspec.Struct, frozen=True, kw_only=True):
    """A thing told of in the same documents."""

    id: str
    kind: str
    label: str
    status: str | None
    day: str | None
    names: dict[str, str] = {}


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """sittings: of the meeting's series in order, itself among them; missing: numbers nobody reports; together: told of
    in the same documents, those most often told of together first."""

    mechanism: str | None = None
    sittings: tuple[Sitting, ...] = ()
    missing: tuple[int, ...] = ()
    together: tuple[Neighbour, ...] = ()


def beside_thing(ledger: Ledger, key: str) -> Beside:
    """What stands beside the meeting or person of this id. Raises: NotInLedger."""
    with ledger.reading() as connection:
        row = thing_by_key(connection, key)
        kinds = ("instrument", "person") if row.kind == "meeting" else ("meeting",)
        together = tuple(_together(connection, row, kinds))
        series = None
        if row.kind == "meeting":
            partnership = connection.execute(
                select(facets.c.value).where(facets.c.thing_id == row.number, facets.c.name == "partnership").limit(1)
            ).scalar()
            if partnership is not None:
                series = _series(connection, row, partnership)
    if series is None:
        return Beside(together=together)
    return Beside(mechanism=series.mechanism, sittings=series.sittings, missing=series.missing, together=together)


def _series(connection: Connection, row: ThingRow, partnership: str) -> MeetingSeries | None:
    """The meetings of the same mechanism: found by what is kept of it, else among all of the partnership."""
    keys = series_keys(connection, [row.number])
    if keys:
        numbers = meetings_of_series(connection, keys[row.number], _SITTINGS)
        rows = list(rows_shown(connection, {*numbers, row.number}).values())
        keys = dict.fromkeys((one.number for one in rows), keys[row.number])
    else:
        rows = find_things(connection, ThingQuery(kind="meeting", partnership=partnership))
    found = series_of_rows(rows, keys=keys)
    return next((one for one in found if any(sitting.thing == row.id for sitting in one.sittings)), None)


def _together(connection: Connection, row: ThingRow, kinds: tuple[str, ...]) -> list[Neighbour]:
    own = (
        select(claims.c.document_id)
        .join(units, units.c.id == claims.c.unit_id)
        .where(units.c.thing_id == row.number, claims.c.withdrawn.is_(None))
        .distinct()
        .limit(_DOCUMENTS)
    )
    documents = list(connection.execute(own).scalars())
    query = (
        select(things.c.key, things.c.kind, things.c.label, things.c.status, things.c.first_day, claims.c.document_id)
        .join(units, units.c.thing_id == things.c.id)
        .join(claims, claims.c.unit_id == units.c.id)
        .where(claims.c.document_id.in_(documents), claims.c.withdrawn.is_(None))
        .where(things.c.kind.in_(kinds), things.c.shown)
        .distinct()
    )
    counts: dict[str, int] = {}
    found: dict[str, Neighbour] = {}
    for one in connection.execute(query):
        counts[one.key] = counts.get(one.key, 0) + 1
        found[one.key] = Neighbour(id=one.key, kind=one.kind, label=one.label, status=one.status, day=one.first_day)
    ordered = sorted(found.values(), key=lambda near: (-counts[near.id], near.day or "9999", near.label))
    shown = ordered[:_MOST]
    fields = connection.execute(
        select(things.c.key, things.c.fields).where(things.c.key.in_([one.id for one in shown]))
    )
    said = {row.key: msgspec.json.decode(row.fields) for row in fields}
    return [msgspec.structs.replace(one, names=names_of(one.kind, said[one.id])) for one in shown]
