"""A check of the whole ledger, for administrators."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depositary.ledger.verifying import verify_ledger
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Admin
from depositary.web.rendering import page

__all__ = ["router"]

router = APIRouter(prefix="/admin/check")


@router.get("")
def show(request: Request, person: Admin) -> HTMLResponse:
    """What is checked, and the button for it."""
    return page(request, "check.html", checked=None)


@router.post("")
def check(request: Request, whole: WholeLedger, person: Admin) -> HTMLResponse:
    """Storage, history chain, references, and that every passage quotes its text."""
    return page(request, "check.html", checked=verify_ledger(whole))
