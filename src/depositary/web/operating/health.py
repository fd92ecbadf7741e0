"""Whether the server is well, for what starts and watches it. Tells nothing of what the ledger holds or where it is."""

from __future__ import annotations

import logging

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from depositary import __version__
from depositary.errors import LedgerError
from depositary.ledger.store import SCHEMA, ledger_version
from depositary.web.ledgers import WholeLedger

__all__ = ["Health", "router"]

router = APIRouter()
_LOG = logging.getLogger("depositary.health")


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """ledger: "reachable" or what kind of trouble there is; schema: the ledger's, and whether this program's is it."""

    status: str
    version: str
    ledger: str
    schema: str | None
    schema_current: bool


@router.get("/healthz")
def healthz(request: Request, whole: WholeLedger) -> Response:
    """200 if the ledger can be read and is of this program's version, else 503."""
    try:
        found = ledger_version(whole)
        state = "reachable"
    except LedgerError as error:
        _LOG.warning("the ledger cannot be reached", exc_info=error)
        found, state = None, type(error).__name__
    well = state == "reachable" and found == SCHEMA
    told = Health(
        status="ok" if well else "trouble", version=__version__, ledger=state, schema=found,
        schema_current=found == SCHEMA,
    )  # fmt: skip
    return _answer(msgspec.to_builtins(told), 200 if well else 503)


@router.get("/healthz/live")
async def live() -> Response:
    """200 as long as the process answers at all; looks at nothing else."""
    return _answer({"status": "ok"}, 200)


def _answer(told: object, status: int) -> Response:
    return JSONResponse(told, status_code=status, headers={"Cache-Control": "no-store"})
