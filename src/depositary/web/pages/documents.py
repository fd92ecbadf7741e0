"""Documents: the list, and one with every claim marked in its original text; pages of a PDF as pictures."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from depositary.errors import NotInLedger
from depositary.ledger.days import first_day, last_day
from depositary.ledger.library import DocumentRow
from depositary.report import list_documents, one_document
from depositary.report.marked import mark_document
from depositary.report.shelf import count_documents
from depositary.web.ledgers import SeenLedger
from depositary.web.pages.asking import filters_of, paging_of, partnership_choices, word_choices
from depositary.web.people import Viewer
from depositary.web.pictures import NoSuchPage, draw_pdf_page
from depositary.web.rendering import page
from depositary.web.settings import Settings
from depositary.web.translating import speech_of

__all__ = ["kept_file", "router"]

router = APIRouter()
_SIZE = 40
_PDF = "application/pdf"


@router.get("/documents")
def show_list(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """Documents by date, newest first unless `order=old`."""
    filters, speech = filters_of(request), speech_of(request)
    asked = {
        "partnership": filters.partnership, "language": filters.language, "genre": filters.genre,
        "publisher": filters.publisher, "since": first_day(filters.since), "until": last_day(filters.until),
    }  # fmt: skip
    total = count_documents(ledger, **asked)
    paging = paging_of(request, total, _SIZE)
    oldest_first = request.query_params.get("order") == "old"
    rows = list_documents(ledger, **asked, newest=not oldest_first, limit=_SIZE, offset=paging.offset)
    return page(
        request, "documents.html", rows=rows, paging=paging, filters=filters,
        oldest_first=oldest_first, partnerships=partnership_choices(ledger, speech),
        genres=word_choices(speech, "genre"),
    )  # fmt: skip


@router.get("/page-images/{id_}/{number}.png")
def draw_page(request: Request, id_: str, number: int, ledger: SeenLedger, person: Viewer) -> Response:
    """One page of a document that was a PDF, as a picture."""
    row = one_document(ledger, id_)
    file = kept_file(request.app.state.settings, row)
    if file is None:
        raise NotInLedger(f"{row.name}: its file is not kept here, or was no PDF")
    try:
        picture = draw_pdf_page(file, number)
    except NoSuchPage as error:
        raise NotInLedger(f"{row.name}: {error}") from error
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@router.get("/documents/{named:path}")
def show_document(request: Request, named: str, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """The document of this id or name."""
    part, at = request.query_params.get("part", "1"), request.query_params.get("at", "")
    marked = mark_document(
        ledger, named, part=int(part) if part.isdigit() and len(part) < 6 else 1,
        at=int(at) if at.isdigit() and len(at) < 10 else None,
    )  # fmt: skip
    kinds = ("meeting", "instrument", "progress", "commitment", "person")
    chosen = [kind for kind in request.query_params.getlist("kind") if kind in kinds]
    return page(
        request, "document.html", doc=marked, row=marked.row, kinds=kinds, chosen=chosen,
        counts={kind: sum(one.claim.kind == kind for one in marked.claims) for kind in kinds},
        has_images=marked.pages > 0 and kept_file(request.app.state.settings, marked.row) is not None,
        with_images="images" in request.query_params,
    )  # fmt: skip


def kept_file(settings: Settings, row: DocumentRow) -> Path | None:
    """The PDF a document was read from: kept when it came through these pages, else where it was read from."""
    if row.media_type != _PDF:
        return None
    kept = settings.data_folder / "files" / f"{row.id}.pdf"
    if kept.is_file():
        return kept
    uri = row.uri or ""
    if "://" in uri and not uri.startswith("file://"):
        return None
    there = Path(unquote(uri.removeprefix("file://")))
    return there if there.suffix.lower() == ".pdf" and there.is_file() else None
