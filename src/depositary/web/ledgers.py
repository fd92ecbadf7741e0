"""How a request gets its ledger: the one place where it can be narrowed to what the person who asks may see.

One `Ledger` a server, opened when it starts; it keeps a pool of connections, and each `reading()` or `writing()` of a
request takes one for as long as it lasts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from depositary.ledger import Ledger, create_ledger

__all__ = ["SeenLedger", "ledger_of", "opened_ledger"]


@contextmanager
def opened_ledger(app: FastAPI) -> Iterator[Ledger]:
    """Open the ledger of the settings for as long as the server runs. Raises: LedgerError."""
    with create_ledger(app.state.settings.ledger) as ledger:
        app.state.ledger = ledger
        yield ledger


def ledger_of(request: Request) -> Ledger:
    """The ledger as the person who asks may see it."""
    ledger: Ledger = request.app.state.ledger
    return ledger


SeenLedger = Annotated[Ledger, Depends(ledger_of)]
