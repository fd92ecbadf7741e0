"""A calendar: meetings held, announced and expected, and what falls due, as RFC 5545.

Every entry keeps its UID, so a calendar that subscribes is brought up to date and not filled twice. A day that is known
only by month, or a duty bound to a session, is an entry over all the days it can be, and takes nobody's time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from depositary.export.base import Asked, Summary, each_thing, queries_of
from depositary.ledger import Ledger
from depositary.ledger.days import first_day, last_day
from depositary.ledger.deadlines.asking import DeadlineQuery
from depositary.report.due import Due, Mark, due_page
from depositary.report.things import Source, Thing

if TYPE_CHECKING:
    from icalendar import Alarm, Event

__all__ = ["CalendarExporter"]

_LONGEST = 62  # days; a date vaguer than that is no entry, unless something falls due in it
_ALARM = dt.timedelta(days=-7)
_QUOTES = 3
_TOGETHER = 500  # dues looked up at once
_STATUS = {
    "held": "CONFIRMED", "scheduled": "CONFIRMED", "proposed": "TENTATIVE", "called_for": "TENTATIVE",
    "cancelled": "CANCELLED",
}  # fmt: skip


class CalendarExporter:
    """One calendar of the meetings and dues that meet the filters."""

    name = "ics"
    media_type = "text/calendar"
    suffix = ".ics"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        """Entries are written one by one: a calendar of any size is never whole in memory."""
        on = asked.on or dt.datetime.now(dt.UTC).date().isoformat()
        stamp = dt.datetime.fromisoformat(on).replace(tzinfo=dt.UTC)
        out.write(_head(asked))
        counted = {"meetings": 0, "dues": 0}
        vague = 0
        dated: set[str] = set()
        for one in _dues(ledger, on, asked):
            if one.kind == "meeting" and one.status != "expected":
                dated.add(one.id)
            event = _due_event(one, stamp)
            if event is not None:
                out.write(event.to_ical())
                counted["dues"] += 1
        if "meeting" in asked.kinds:
            with ledger.reading() as connection:
                for query in queries_of(asked):
                    if query.kind != "meeting":
                        continue
                    for thing in each_thing(connection, query):
                        if thing.id in dated:
                            continue
                        event = _meeting_event(thing, stamp)
                        if event is None:
                            vague += 1
                        else:
                            out.write(event.to_ical())
                            counted["meetings"] += 1
        out.write(b"END:VCALENDAR\r\n")
        left = (f"{vague} meetings whose day is not known well enough",) if vague else ()
        return Summary(id="calendar", title="calendar", written=counted, left_out=left)


def _dues(ledger: Ledger, on: str, asked: Asked) -> Iterator[Due]:
    """What falls due, some at a time."""
    query = DeadlineQuery(
        day=on, since=asked.since, until=asked.until, partnership=asked.partnership, actor=asked.actor,
        statuses=("overdue", "open", "expected"), limit=_TOGETHER if asked.view.is_present else None,
    )  # fmt: skip
    after: Mark | None = None
    while True:
        found, after = due_page(ledger, msgspec.structs.replace(query, after=after), view=asked.view)
        yield from (one for one in found if _asked(one, asked))
        if after is None:
            return


def _asked(due: Due, asked: Asked) -> bool:
    kind = {"commitment": "commitment", "meeting": "meeting", "adoption": "instrument"}.get(due.kind, due.kind)
    if kind not in asked.kinds or due.status == "met" or due.interval[0] is None:
        return False
    if asked.force is not None and due.force != asked.force:
        return False
    since = asked.since is None or (due.interval[1] or due.interval[0]) >= asked.since
    return since and (asked.until is None or due.interval[0] <= asked.until)


def _head(asked: Asked) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//depositary//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    named = f"depositary: {asked.partnership}" if asked.partnership else "depositary"
    calendar.add("x-wr-calname", named)
    calendar.add("refresh-interval", dt.timedelta(hours=12), parameters={"value": "DURATION"})
    return bytes(calendar.to_ical().removesuffix(b"END:VCALENDAR\r\n"))


def _meeting_event(thing: Thing, stamp: dt.datetime) -> Event | None:
    fields = thing.fields
    start, end = fields.get("start"), fields.get("end") or fields.get("start")
    first, last = (first_day(start), last_day(end)) if start and end else (None, None)
    if first is None or last is None:
        return None
    event = _event(thing.id, thing.label, first, last, stamp)
    if event is None:
        return None
    event.add("status", _STATUS.get(str(fields.get("status")), "CONFIRMED"))
    event.add("categories", ["meeting", str(fields.get("level") or "other"), str(fields.get("status") or "held")])
    if fields.get("place"):
        event.add("location", fields["place"])
    about = [fields.get("note"), _told("chaired by", [chair["name"] for chair in fields.get("chairs") or ()])]
    if fields.get("date_inferred"):
        about.append(f"The date was worked out: {fields.get('date_reason') or 'it is not in the document'}")
    _describe(event, about, thing.sources)
    return event


def _due_event(due: Due, stamp: dt.datetime) -> Event | None:
    first = due.interval[0]
    if first is None:
        return None
    label = {"expected": "expected", "overdue": "overdue"}.get(due.status, "due" if due.kind == "commitment" else "")
    named = due.id if due.status != "expected" else f"{due.id}-expected"
    event = _event(
        named, f"{due.what} ({label})" if label else due.what, first, due.interval[1] or first, stamp, 10_000
    )
    if event is None:
        return None
    event.add("status", "TENTATIVE" if due.status == "expected" else "CONFIRMED")
    event.add("categories", [due.kind, due.status])
    about = [_told("by", due.actors), _told("towards", due.addressees), due.reason]
    if due.session:
        about.append(f"bound to: {due.session}")
    _describe(event, about, due.sources)
    if due.kind != "meeting":
        event.add_component(_alarm(due.what))
    return event


def _event(named: str, title: str, first: str, last: str, stamp: dt.datetime, longest: int = _LONGEST) -> Event | None:
    """An entry over whole days, if these are days and not too many of them."""
    from icalendar import Event as Entry

    begins, ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    if ends < begins or (ends - begins).days > longest:
        return None
    event = Entry()
    event.add("uid", f"{named}@depositary")
    event.add("dtstamp", stamp)
    event.add("summary", title)
    event.add("dtstart", begins)
    event.add("dtend", ends + dt.timedelta(days=1))  # an end is the first day that is no part of it
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(what: str) -> Alarm:
    from icalendar import Alarm as Entry

    alarm = Entry()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", _ALARM)
    return alarm


def _told(word: str, names: object) -> str | None:
    listed = ", ".join(names) if isinstance(names, list | tuple) else ""
    return f"{word} {listed}" if listed else None


def _describe(event: Event, about: list[str | None], sources: tuple[Source, ...]) -> None:
    lines = [line for line in about if line]
    lines += list(_quotes(sources))
    if lines:
        event.add("description", "\n".join(lines))


def _quotes(sources: tuple[Source, ...]) -> Iterator[str]:
    for source in sources[:_QUOTES]:
        for passage in source.passages[:1]:
            yield f"{source.document} ({source.language}): {' '.join(passage.quote.split())}"
