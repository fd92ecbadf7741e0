"""Mechanisms' meetings in order, the numbers nobody reports, and the next meeting past gaps let expect.

Enters: meetings as the ledger shows them. Leaves: one record a mechanism that met more than once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection

from depositary.ledger import Ledger
from depositary.ledger.deadlines.asking import series_keys
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things
from depositary.resolve import Expected, MeetingSeries, Sitting, arrange_meetings

__all__ = ["Expected", "MeetingSeries", "Sitting", "list_series", "series_in", "series_of_rows", "upcoming"]


def list_series(
    ledger: Ledger, *, partnership: str | None = None, actor: str | None = None, level: str | None = None,
    on: str | None = None, view: View = PRESENT,
) -> list[MeetingSeries]:  # fmt: skip
    """Series of two meetings and more, those still going on first. on: ISO day (None: today)."""
    with ledger.reading() as connection:
        return series_in(connection, partnership=partnership, actor=actor, level=level, on=on, view=view)


def series_in(
    connection: Connection, *, partnership: str | None, actor: str | None = None, level: str | None = None,
    on: str | None = None, view: View = PRESENT,
) -> list[MeetingSeries]:  # fmt: skip
    """The same within a transaction."""
    query = ThingQuery(kind="meeting", partnership=partnership, actor=actor, level=level, view=view)
    rows = find_things(connection, query)
    return series_of_rows(rows, on=on, keys=series_keys(connection, [row.number for row in rows]))


def series_of_rows(
    rows: Iterable[ThingRow], *, on: str | None = None, keys: Mapping[int, str] | None = None
) -> list[MeetingSeries]:
    """Series among these meetings; what should have been by `on` and was not is no longer expected.

    keys: what is kept of the mechanisms of meetings, by their numbers (see `series_keys`).
    """
    rows, known = list(rows), keys or {}
    found = arrange_meetings(
        {row.id: row.fields for row in rows}, {row.id: known[row.number] for row in rows if row.number in known}
    )
    told = [upcoming(series, on) for series in found if len(series.sittings) > 1]
    return sorted(told, key=lambda s: (s.sittings[-1].start or "", s.mechanism), reverse=True)


def upcoming(series: MeetingSeries, on: str | None = None) -> MeetingSeries:
    """The series without an expectation whose time is over on the day `on` (None: today)."""
    day = on or dt.date.today().isoformat()
    if series.expected is None or series.expected.interval[1] >= day:
        return series
    return msgspec.structs.replace(series, expected=None)
