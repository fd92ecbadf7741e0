"""A backup of the whole ledger, for admins to take away."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.chain import now
from depositary.ledger.copying import back_up
from depositary.ledger.dialects import file_of
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Admin
from depositary.web.rendering import page

__all__ = ["router"]

router = APIRouter()


@router.get("/admin/backup")
def backup_page(request: Request, person: Admin, ledger: WholeLedger) -> Response:
    """What a backup is, and the button for one."""
    return page(request, "accounts/backup.html", one_file=file_of(ledger.location) is not None)


@router.post("/admin/backup")
def backup(person: Admin, ledger: WholeLedger) -> Response:
    """A checked copy of the ledger, as a file. It holds everything: restricted documents, and password hashes too."""
    folder = Path(tempfile.mkdtemp(prefix="depositary-"))
    try:
        file = folder / f"ledger-{now()[:10]}.db"
        summary = back_up(ledger, file)
        with ledger.writing() as connection:
            append_audit(connection, person.name, "backup taken", file.name, documents=summary.documents)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        file, media_type="application/vnd.sqlite3", filename=file.name,
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )  # fmt: skip
