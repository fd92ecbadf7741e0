"""One thing, one document: with claims, passages, text, and who may see it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
import pydantic
from fastapi import APIRouter, Path, Request

from depositary.ledger.accounts.holding import hold_back
from depositary.ledger.library import find_text, header_of
from depositary.ledger.sources import claims_of_documents
from depositary.report import one_document, show_thing
from depositary.report.documents import document_as_json
from depositary.web.api.answering import Fresh, Json, tell, unprocessable
from depositary.web.api.describing import answers, array_of
from depositary.web.api.records import CLAIM, DETAIL, DOCUMENT, TEXT
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.people import Editor, Viewer

__all__ = ["router"]

router = APIRouter(tags=["what is recorded"])
Id = Annotated[str, Path(max_length=300, description="Of a thing or claim; its beginning will do.")]
Named = Annotated[str, Path(max_length=300, description="Id of a document, or its name.")]


@router.get("/things/{id}", dependencies=[Fresh], **answers(DETAIL, tagged=True))
def one_thing(request: Request, person: Viewer, ledger: SeenLedger, id: Id) -> Json:
    """One thing with its claims and passages, why they were joined, and what touched it."""
    return tell(request, show_thing(ledger, id).as_json())


@router.get("/documents/{id}", dependencies=[Fresh], **answers(DOCUMENT, tagged=True))
def document(request: Request, person: Viewer, ledger: SeenLedger, id: Named) -> Json:
    """One document."""
    return tell(request, document_as_json(one_document(ledger, id)))


@router.get("/documents/{id}/text", dependencies=[Fresh], **answers(TEXT, tagged=True))
def document_text(request: Request, person: Viewer, ledger: SeenLedger, id: Named) -> Json:
    """The text of a document as published, and which ranges of it are its main text."""
    row = one_document(ledger, id)
    with ledger.reading() as connection:
        text, header = find_text(connection, row.number), header_of(connection, row.number)
    told = {"id": row.id, "name": row.name, "language": row.language, "text": text}
    return tell(request, {**told, "main_text": header.get("main_text") or []})


@router.get("/documents/{id}/claims", dependencies=[Fresh], **answers(array_of(CLAIM), tagged=True))
def document_claims(request: Request, person: Viewer, ledger: SeenLedger, id: Named) -> Json:
    """All a document says, in the order it says it, each claim with its passages and the id of its thing."""
    row = one_document(ledger, id)
    with ledger.reading() as connection:
        claims = claims_of_documents(connection, row.number)
    return tell(request, [{**msgspec.to_builtins(claim), "thing": thing} for claim, thing in claims])


class Restriction(pydantic.BaseModel):
    """Who may see a document: this role and those above it; null: everybody."""

    to: Literal["viewer", "editor", "admin"] | None


@router.put("/documents/{id}/restriction", **answers(DOCUMENT))
def restrict(
    request: Request, person: Editor, ledger: SeenLedger, whole: WholeLedger, id: Named, asked: Restriction
) -> Json:
    """Restrict a document to a role, or open it. Nobody can restrict it to a role above the own."""
    row = one_document(ledger, id)
    if asked.to is not None and not person.may(asked.to):
        raise unprocessable("to", f"{asked.to} is above your role; you would not see the document yourself")
    hold_back(whole, row, asked.to, who=person.name)
    return tell(request, document_as_json(one_document(ledger, row.id)))
