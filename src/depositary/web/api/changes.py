"""The feed of changes: everything that was recorded, in order, for another system that follows the ledger."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from sqlalchemy import Connection

from depositary.ledger.chain import number_at
from depositary.ledger.days import is_date
from depositary.web.api.answering import Json, Limit, read_cursor, tell, unprocessable
from depositary.web.api.describing import answers
from depositary.web.changes import ChangeFeed, changes_after
from depositary.web.ledgers import SeenLedger
from depositary.web.people import Viewer

__all__ = ["router"]

router = APIRouter(tags=["changes"])


@router.get("/changes", **answers(ChangeFeed))
def changes(
    request: Request, person: Viewer, ledger: SeenLedger, limit: Limit = 100,
    since: Annotated[
        str | None,
        Query(max_length=100, description="`next` of the answer before; or a date, from whose first moment (UTC) on."),
    ] = None,
) -> Json:  # fmt: skip
    """What was recorded since: documents added, read again and restricted, judgements, plans, entries, evidence.

    `subject` is the id of what it is about. Ask again with `next` to follow the ledger; nothing is told twice or left
    out.
    """
    with ledger.reading() as connection:
        after = _start(connection, since)
    return tell(request, changes_after(ledger, after, limit))


def _start(connection: Connection, since: str | None) -> int:
    """The number after which to begin. Raises: HTTPException 422."""
    if since is None:
        return 0
    if is_date(since):
        if len(since) != len("2021-10-15") or since < "0001-01-02":
            raise unprocessable("since", f"{since!r} is no day; write 2021-10-15")
        return number_at(connection, (dt.date.fromisoformat(since) - dt.timedelta(days=1)).isoformat())
    (number,) = read_cursor(since, tuple[Annotated[int, msgspec.Meta(ge=0, lt=2**62)]])
    return int(number)
