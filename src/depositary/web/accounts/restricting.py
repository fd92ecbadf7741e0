"""Who may see a document: restricting it to a role, on its page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from depositary.errors import JudgementError
from depositary.ledger.accounts.holding import hold_back
from depositary.ledger.veils import ROLES
from depositary.report import one_document
from depositary.web.accounts.signing import place_after
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.people import Editor

__all__ = ["router"]

router = APIRouter()


@router.post("/restrict")
def restrict(
    person: Editor,
    ledger: SeenLedger,
    whole: WholeLedger,
    document: Annotated[str, Form(max_length=300)],
    to: Annotated[str, Form(max_length=20)] = ROLES[0],
    next: Annotated[str, Form(max_length=2000)] = "/documents",
) -> RedirectResponse:
    """Let only a role and those above it see a document, or everybody."""
    row = one_document(ledger, document)
    if to not in ROLES or not person.may(to):
        raise JudgementError(f"{to}: is above your role, or none; you would not see the document yourself")
    hold_back(whole, row, to, who=person.name)
    return RedirectResponse(place_after(next), status_code=303)
