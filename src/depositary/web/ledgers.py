"""How a request gets its ledger: the one place where it can be narrowed to what the person who asks may see.

One `Ledger` a server, opened when it starts; it keeps a pool of connections, and each `reading()` or `writing()` of a
request takes one for as long as it lasts. Finding it waits for nothing, so it is done where the request came in: each
change to a thread and back waits its turn among all that are at work.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from depositary.ledger import Ledger, create_ledger
from depositary.ledger.seen import seen_by
from depositary.web.accounts.starting import check_start
from depositary.web.people import ROLES, person_of

__all__ = ["SeenLedger", "WholeLedger", "ledger_of", "opened_ledger", "whole_ledger_of"]


@contextmanager
def opened_ledger(app: FastAPI) -> Iterator[Ledger]:
    """Open the ledger of the settings for as long as the server runs. Raises: LedgerError."""
    with create_ledger(app.state.settings.ledger) as ledger:
        check_start(app.state.settings, ledger)
        app.state.ledger = ledger
        app.state.seen = {role: seen_by(ledger, role) for role in ROLES}
        try:
            yield ledger
        finally:
            for seen in app.state.seen.values():
                seen.close()


async def ledger_of(request: Request) -> Ledger:
    """The ledger as the person who asks may see it; who has not signed in sees what the least role sees."""
    person = person_of(request)
    seen: dict[str, Ledger] = request.app.state.seen
    return seen[(person.sees or person.role) if person is not None else ROLES[0]]


async def whole_ledger_of(request: Request) -> Ledger:
    """The ledger itself, to write to; what is written about must have been found in `ledger_of` first."""
    ledger: Ledger = request.app.state.ledger
    return ledger


SeenLedger = Annotated[Ledger, Depends(ledger_of)]
WholeLedger = Annotated[Ledger, Depends(whole_ledger_of)]
