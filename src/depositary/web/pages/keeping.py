"""Keeping the ledger safe: a whole copy to take away, and a check of all of it. For administrators."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse
from starlette.background import BackgroundTask

from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.copying import back_up
from depositary.ledger.verifying import verify_ledger
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Admin
from depositary.web.rendering import page

__all__ = ["router"]

router = APIRouter(prefix="/admin/backup")


@router.get("")
def show(request: Request, whole: WholeLedger, person: Admin) -> HTMLResponse:
    """What can be done to keep the ledger safe."""
    return page(request, "keeping.html", checked=None)


@router.post("/file")
def take(whole: WholeLedger, person: Admin) -> FileResponse:
    """A whole, checked copy of the ledger as one file."""
    folder = tempfile.TemporaryDirectory(prefix="depositary-")
    file = Path(folder.name) / f"depositary-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}.db"
    summary = back_up(whole, file)
    with whole.writing() as connection:
        append_audit(connection, person.name, "backup taken", file.name, documents=summary.documents)
    return FileResponse(
        file, filename=file.name, media_type="application/octet-stream", background=BackgroundTask(folder.cleanup)
    )  # fmt: skip


@router.post("/check")
def check(request: Request, whole: WholeLedger, person: Admin) -> HTMLResponse:
    """Storage, history chain, references, and that every passage quotes its text."""
    return page(request, "keeping.html", checked=verify_ledger(whole))
