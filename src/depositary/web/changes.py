"""The feed of changes as records: for the API that is asked, and for webhooks that tell unasked."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from depositary.ledger import Ledger
from depositary.ledger.chain import Event
from depositary.ledger.tables import history
from depositary.web.api.answering import encode_cursor

__all__ = ["ChangeFeed", "changes_after"]


class ChangeFeed(msgspec.Struct, frozen=True, kw_only=True):
    """next: to be asked with `since` the next time, also if nothing is new; more: whether there is more already."""

    items: tuple[Event, ...]
    next: str
    more: bool


def changes_after(ledger: Ledger, after: int, limit: int) -> ChangeFeed:
    """What was recorded after history record `after`, as far as it may be seen in this ledger. Raises: LedgerError."""
    query = select(history).where(history.c.id > after).order_by(history.c.id).limit(limit + 1)
    with ledger.reading() as connection:
        rows = connection.execute(query).all()
    items = tuple(
        Event(number=row.id, at=row.at, event=row.event, subject=row.subject, payload=msgspec.json.decode(row.payload))
        for row in rows[:limit]
    )
    last = items[-1].number if items else after
    return ChangeFeed(items=items, next=encode_cursor([last]), more=len(rows) > limit)
