"""Meetings and deadlines as entries of a calendar, by month, for the calendar page.

Enters: an open ledger and what is asked of it. Leaves: entries with days; what has no day is counted, not guessed.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from depositary.ledger import Ledger
from depositary.ledger.deadlines.asking import DeadlineQuery
from depositary.ledger.queries import ThingQuery
from depositary.report.called import names_of
from depositary.report.due import Due, Work, count_due, due_page, worked_out
from depositary.report.things import Thing, count_of, list_things

__all__ = ["Diary", "Entry", "diary_of"]

_MOST = 120  # meetings held, and dues, that are shown
EntryKind = Literal["meeting", "commitment", "adoption"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """first, last: ISO days it can be; status: of a due, or "held"; exact: the day itself is stated."""

    id: str
    kind: str
    label: str
    first: str
    last: str
    status: str
    exact: bool
    place: str | None = None
    actors: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reason: str | None = None
    names: dict[str, str] = {}


class Diary(msgspec.Struct, frozen=True, kw_only=True):
    """entries by first day; undated: how many due items have no day; left_out: how many more of these days are not
    shown."""

    entries: tuple[Entry, ...]
    undated: int
    left_out: int = 0


def diary_of(
    ledger: Ledger,
    *,
    on: str,
    since: str,
    until: str,
    partnership: str | None = None,
    actor: str | None = None,
    show: Literal["all", "meetings", "deadlines", "overdue"] = "all",
    work: Work = worked_out,
) -> Diary:
    """Entries that touch the days from `since` to `until` (ISO), as seen on the day `on`; overdue ones whenever."""
    late = show == "overdue"
    asked = DeadlineQuery(
        day=on, since=None if late else since, until=None if late else until, partnership=partnership, actor=actor,
        statuses=("overdue",) if late else ("overdue", "open", "expected"), limit=_MOST,
        by="nearest" if late else "first", kinds=("meeting", "expected") if show == "meetings" else None,
    )  # fmt: skip
    counts, dues = count_due(ledger, asked, work=work), due_page(ledger, asked, work=work)[0]
    entries = [_of_due(one) for one in dues if one.interval[0] is not None]
    left_out = sum(counts.by_status.values()) - len(dues)
    if show in ("all", "meetings"):
        query = ThingQuery(
            kind="meeting", partnership=partnership, actor=actor, statuses=("held",), since=since, until=until,
            limit=_MOST,
        )  # fmt: skip
        held = list_things(ledger, query)
        left_out += count_of(ledger, query) - _MOST if len(held) == _MOST else 0
        entries += [found for thing in held if (found := _of_meeting(thing)) is not None]
    shown = sorted(entries, key=lambda one: (one.first, one.last, one.label))
    return Diary(entries=tuple(shown), undated=counts.undated, left_out=left_out)


def _of_due(due: Due) -> Entry:
    first, last = due.interval
    return Entry(
        id=due.id, kind=due.kind, label=due.what, first=first or "", last=last or first or "", status=due.status,
        exact=first == last, actors=due.actors, documents=tuple(source.document for source in due.sources[:3]),
        reason=due.reason, names=due.names,
    )  # fmt: skip


def _of_meeting(thing: Thing) -> Entry | None:
    from depositary.ledger.days import first_day, last_day

    start = thing.fields.get("start")
    first, last = first_day(start), last_day(thing.fields.get("end") or start)
    if first is None or last is None:
        return None
    return Entry(
        id=thing.id, kind="meeting", label=thing.label, first=first, last=last, status="held",
        exact=len(str(start)) == len(dt.date.today().isoformat()), place=thing.fields.get("place"),
        actors=tuple(thing.fields.get("parties") or ()),
        documents=tuple(source.document for source in thing.sources[:3]), names=names_of("meeting", thing.fields),
    )  # fmt: skip
