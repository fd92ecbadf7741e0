"""What falls due: dated commitments, duties bound to a session or meeting, adoptions and meetings still to come.

A due is an interval of days, because "October 2020", "by 2030" and "at the seventy-seventh session" all are. What falls
due is kept in the ledger and read from there; for a look at the past, and for readers who do not see everything, it is
worked out anew, for the latter as far as it may be another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from depositary.ledger import Ledger
from depositary.ledger.deadlines import Deadline
from depositary.ledger.deadlines.asking import (
    STATUSES,
    DeadlineQuery,
    DueStatus,
    Mark,
    count_deadlines,
    count_undated,
    find_deadlines,
    mark_of,
    promises_in,
    status_on,
)
from depositary.ledger.deadlines.gathering import rows_shown
from depositary.ledger.deadlines.keeping import seen_deadlines, work_out_all
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things
from depositary.ledger.seen import SeenLedger
from depositary.ledger.sources import claims_of_things
from depositary.report.called import names_of
from depositary.report.things import Source, claim_counts, sources_of

__all__ = [
    "Due", "DueCounts", "DueStatus", "Mark", "Work", "count_due", "due_page", "list_due", "query_of",
    "worked_out",
]  # fmt: skip

Interval = tuple[str | None, str | None]
_LONG_OVERDUE = 366  # days after which what is overdue is only told when everything is asked for


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that falls due.

    kind: commitment, meeting or adoption; interval: first and last day it can be; status: on the day asked about;
    met_by: id of the thing that shows it was done; force and actors of a commitment; reason: what an expected meeting
    was worked out from; names: what it is called in other languages. An expected meeting nobody announced is known by
    the id of the one last held.
    """

    id: str
    what: str
    kind: str
    interval: Interval
    status: DueStatus
    sources: tuple[Source, ...]
    due: str | None = None
    session: str | None = None
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    force: str | None = None
    met_by: str | None = None
    reason: str | None = None
    names: dict[str, str] = {}


class DueCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many dues there are of each status asked for, and how many open ones that have no day."""

    by_status: dict[DueStatus, int]
    undated: int


def list_due(
    ledger: Ledger,
    *,
    on: str | None = None,
    within: int | None = None,
    partnership: str | None = None,
    actor: str | None = None,
    documents: tuple[str, ...] | None = None,
    limit: int | None = None,
    view: View = PRESENT,
) -> list[Due]:
    """What is due, seen from the day `on` (ISO; None: today): overdue first, then by day.

    within: only what begins to be due within so many days or has been overdue for a year at most; what is met is then
    left out. documents: only what these (names) tell of, nothing expected. limit: how many, the first of them.
    """
    asked = query_of(on=on, within=within, partnership=partnership, actor=actor, documents=documents, limit=limit)
    return due_page(ledger, asked, view=view)[0]


def worked_out(ledger: Ledger) -> tuple[Deadline, ...] | None:
    """All deadlines as one sees them who does not see every document; None if they are as they are kept."""
    if not isinstance(ledger, SeenLedger):
        return None
    with ledger.reading() as seen, ledger.whole.reading() as whole:
        return tuple(seen_deadlines(whole, seen, ledger.role)) if seen.info.get("veiled") else None


Work = Callable[[Ledger], Sequence[Deadline] | None]
"""`worked_out`, or what remembers its answer."""


def due_page(
    ledger: Ledger, asked: DeadlineQuery, *, view: View = PRESENT, work: Work = worked_out
) -> tuple[list[Due], Mark | None]:
    """At most `asked.limit` dues, and the place to go on after if there are more (None: there are not)."""
    size, worked = asked.limit, work(ledger) if view.is_present else None
    with ledger.reading() as connection:
        more = msgspec.structs.replace(asked, limit=None if size is None else size + 1)
        found, parts, rows = _found(connection, more, view, worked)
        after = mark_of(found[size - 1], asked.day) if size is not None and len(found) > size else None
        return _dues(connection, found[:size], parts, rows, asked.day, view), after


def count_due(ledger: Ledger, asked: DeadlineQuery, *, view: View = PRESENT, work: Work = worked_out) -> DueCounts:
    """How many dues meet what is asked, whatever the limit."""
    worked = work(ledger) if view.is_present else None
    with ledger.reading() as connection:
        everything = _all(connection, asked, view, worked)[0]
        if everything is None:
            counted = count_deadlines(connection, asked)
            return DueCounts(by_status=counted, undated=count_undated(connection, asked))
    told = [status_on(one, asked.day) for one in everything if _fits(one, asked)]
    undated = sum(one.first_day is None and one.met_by is None and one.part_of is None for one in everything)
    return DueCounts(by_status={status: told.count(status) for status in asked.statuses}, undated=undated)


def query_of(*, on: str | None = None, within: int | None = None, **further: Any) -> DeadlineQuery:
    """The question of what falls due within so many days of a day (ISO; None: today); `further` as of the query."""
    day = on or dt.date.today().isoformat()
    if within is None:
        return DeadlineQuery(day=day, **further)
    statuses = tuple(status for status in further.pop("statuses", STATUSES) if status != "met")
    begin, end = _before(day, _LONG_OVERDUE), _before(day, -within)
    return DeadlineQuery(day=day, begin=begin, end=end, statuses=statuses, **further)


def _before(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(days=days)).isoformat()


def _found(
    connection: Connection, asked: DeadlineQuery, view: View, worked: Sequence[Deadline] | None
) -> tuple[list[Deadline], list[Deadline], dict[int, ThingRow]]:
    """Deadlines in order, the promises that are one with them, and the things they are of and are met by."""
    everything, rows = _all(connection, asked, view, worked)
    if everything is None:
        found = find_deadlines(connection, asked)
        parts = promises_in(connection, [one.thing for one in found if one.kind == "meeting"])
    else:
        found = _in_order([one for one in everything if _fits(one, asked)], asked)[: asked.limit]
        meant = {one.thing for one in found if one.kind == "meeting"}
        parts = [one for one in everything if one.part_of in meant]
    if rows is None:
        numbers = {one.thing for one in (*found, *parts)} | {one.met_by for one in found if one.met_by is not None}
        rows = rows_shown(connection, numbers)
    return found, parts, rows


def _all(
    connection: Connection, asked: DeadlineQuery, view: View, worked: Sequence[Deadline] | None
) -> tuple[list[Deadline] | None, dict[int, ThingRow] | None]:
    """Deadlines of the partnership, party and documents asked for, where they are not read from what is kept; the
    things they are of, where those are not the present ones."""
    if view.is_present and worked is None:
        return None, None
    rows: dict[int, ThingRow] | None = None
    if view.is_present:
        found = list(worked or ())
    else:
        found, rows = work_out_all(connection, partnership=asked.partnership, view=view)
    if (asked.actor, asked.documents) != (None, None) or (view.is_present and asked.partnership is not None):
        own = {"actor": asked.actor, "documents": asked.documents, "partnership": asked.partnership}
        queries = [ThingQuery(kind=kind, view=view, **own) for kind in ("commitment", "meeting", "instrument")]  # type: ignore[arg-type]
        numbers = {row.number for query in queries for row in find_things(connection, query)}
        found = [one for one in found if one.thing in numbers]
    if asked.documents is not None:
        found = [one for one in found if one.kind != "expected"]
    return found, rows


def _in_order(found: list[Deadline], asked: DeadlineQuery) -> list[Deadline]:
    if asked.by == "status":
        left = [one for one in found if asked.after is None or mark_of(one, asked.day) > asked.after]
        return sorted(left, key=lambda one: mark_of(one, asked.day))
    first = asked.by == "first"
    late = not first and asked.statuses == ("overdue",)

    def place(one: Deadline) -> tuple[str, str]:
        days = one.first_day or "9999", one.last_day or "9999"
        return days if first else days[::-1]

    return sorted(found, key=place, reverse=late)


def _fits(one: Deadline, asked: DeadlineQuery) -> bool:
    status, first, last = status_on(one, asked.day), one.first_day or "9999", one.last_day or "9999"
    if one.part_of is not None or status not in asked.statuses:
        return False
    if asked.kinds is not None and one.kind not in asked.kinds:
        return False
    if status == "expected" and last < asked.day:
        return False
    if status == "overdue" and asked.begin is not None and last < asked.begin:
        return False
    if status in ("open", "expected") and asked.end is not None and first > asked.end:
        return False
    return (asked.since is None or last >= asked.since) and (asked.until is None or first <= asked.until)


def _dues(
    connection: Connection,
    found: Sequence[Deadline],
    parts: Sequence[Deadline],
    rows: Mapping[int, ThingRow],
    day: str,
    view: View,
) -> list[Due]:
    """Deadlines as they are shown, with what they rest on."""
    meant = {one.thing for one in found if one.kind == "meeting"}
    promises: dict[int, list[ThingRow]] = {}
    for one in parts:
        if one.part_of in meant:
            promises.setdefault(one.part_of or 0, []).append(rows[one.thing])
    shown = [rows[one.thing] for one in found] + [row for own in promises.values() for row in own]
    claims = claims_of_things(connection, [row.number for row in shown], view, counts=claim_counts(shown))
    sources = {row.number: sources_of(claims.get(row.number, [])) for row in shown}
    return [_due(one, rows, sources, promises.get(one.thing, ()), day) for one in found]


def _due(
    one: Deadline,
    rows: Mapping[int, ThingRow],
    sources: Mapping[int, tuple[Source, ...]],
    promises: Sequence[ThingRow],
    day: str,
) -> Due:
    row = rows[one.thing]
    fields, promised = row.fields, one.kind == "commitment"
    own = sources[one.thing]
    for promise in promises:  # to hold a meeting: one due with the meeting itself, with the sources of both
        there = {source.document for source in own}
        own = (*own, *(source for source in sources[promise.number] if source.document not in there))
    stated = {"commitment": "due", "meeting": "start", "adoption": "date"}.get(one.kind)
    forces = (promise.fields.get("force") for promise in promises)
    return Due(
        id=row.id,
        what=one.what or row.label,
        kind="meeting" if one.kind == "expected" else one.kind,
        interval=(one.first_day, one.last_day),
        status=status_on(one, day),
        sources=own,
        due=fields.get(stated) if stated else None,
        session=fields.get("due_session") if promised else None,
        actors=tuple(fields.get("actors" if promised else "parties") or ()),
        addressees=tuple(fields.get("addressees") or ()) if promised else (),
        force=fields.get("force") if promised else next((force for force in forces if force), None),
        met_by=rows[one.met_by].id if one.met_by is not None and one.met_by in rows else None,
        reason=one.reason,
        names={} if one.what else names_of(row.kind, fields),
    )
