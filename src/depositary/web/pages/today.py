"""Where a day starts: what is new, what falls due, what is to be settled."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depositary.report import ledger_status
from depositary.web.ledgers import SeenLedger
from depositary.web.people import Viewer
from depositary.web.rendering import page

__all__ = ["router"]

router = APIRouter()


@router.get("/")
def show_today(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """The ledger at a glance."""
    return page(request, "today.html", status_=ledger_status(ledger))
