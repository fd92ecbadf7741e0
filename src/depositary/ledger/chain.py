"""The history: one record for every change, each bound to the one before by its hash."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, select

from depositary.ledger.tables import history

__all__ = [
    "Event",
    "append_event",
    "append_events",
    "broken_links",
    "hash_at",
    "link_hash",
    "next_event",
    "now",
    "number_at",
]

_START = "0" * 64


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One change. number: its place in the history, which other tables refer to as `recorded`."""

    number: int
    at: str
    event: str
    subject: str
    payload: dict[str, Any]


def now() -> str:
    """The present moment in UTC, ISO 8601 with microseconds."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def next_event(connection: Connection) -> int:
    """The number the next event will have; hold the writer's place."""
    last = connection.execute(select(history.c.id).order_by(history.c.id.desc()).limit(1)).scalar()
    return (last or 0) + 1


def hash_at(connection: Connection, number: int) -> str:
    """The hash of a history record, which stands for all up to it; "" if there is none of this number."""
    return connection.execute(select(history.c.hash).where(history.c.id == number)).scalar() or ""


def append_event(connection: Connection, number: int, event: str, subject: str, payload: dict[str, Any]) -> str:
    """Add event `number` to the chain and return when it was. Time in it never runs back, even if the clock does."""
    return append_events(connection, number, [(event, subject, payload)])


def append_events(connection: Connection, first: int, events: Sequence[tuple[str, str, dict[str, Any]]]) -> str:
    """Add several from number `first` on, each as (event, subject, payload); they have one time, which is returned."""
    last = connection.execute(_LAST, {"number": first - 1}).first()
    at = max(now(), last.at) if last else now()
    previous = last.hash if last else _START
    rows = []
    for number, (event, subject, payload) in enumerate(events, start=first):
        body = msgspec.json.encode(payload, order="sorted").decode()
        link = link_hash(number, at, event, subject, body, previous)
        rows.append(
            {
                "id": number,
                "at": at,
                "event": event,
                "subject": subject,
                "payload": body,
                "previous": previous,
                "hash": link,
            }
        )
        previous = link
    connection.execute(insert(history), rows)
    return at


_LAST = select(history.c.at, history.c.hash).where(history.c.id == bindparam("number"))


def broken_links(connection: Connection) -> Iterator[str]:
    """What is wrong with the chain, in words; nothing if it holds."""
    previous, expected = _START, 1
    for row in connection.execute(select(history).order_by(history.c.id)):
        if row.id != expected:
            yield f"history record {expected} is missing"
        if row.previous != previous:
            yield f"history record {row.id} does not follow the one before it"
        if row.hash != link_hash(row.id, row.at, row.event, row.subject, row.payload, row.previous):
            yield f"history record {row.id} was changed after it was written"
        previous, expected = row.hash, row.id + 1


def number_at(connection: Connection, moment: str) -> int:
    """The last event at or before a moment (an ISO date means the end of that day, UTC); 0 if there was none yet."""
    limit = moment + "T99" if len(moment) <= 10 else moment
    return (
        connection.execute(
            select(history.c.id).where(history.c.at <= limit).order_by(history.c.id.desc()).limit(1)
        ).scalar()
        or 0
    )


def link_hash(number: int, at: str, event: str, subject: str, body: str, previous: str) -> str:
    """The hash of a history record: of all it says and of the hash before it."""
    return hashlib.sha256("\n".join((str(number), at, event, subject, body, previous)).encode()).hexdigest()
