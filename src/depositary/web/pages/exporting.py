"""Downloads: what a list or a partnership's page shows, in any format the exports know."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from depositary.export import Asked
from depositary.export.base import KINDS
from depositary.ledger.days import first_day, last_day
from depositary.web.downloads import sent_export
from depositary.web.ledgers import SeenLedger
from depositary.web.pages.asking import filters_of
from depositary.web.people import Viewer
from depositary.web.translating import speech_of

__all__ = ["router"]

router = APIRouter()


@router.get("/export/{name}")
def export(request: Request, name: str, ledger: SeenLedger, person: Viewer) -> StreamingResponse:
    """One format. `kind`, repeated, says which kinds; the filters of the lists say which of them; `thing` names a
    partnership, or the id of one thing, for formats that tell of one."""
    filters = filters_of(request)
    kinds = tuple(kind for kind in request.query_params.getlist("kind") if kind in KINDS)
    asked = Asked(
        thing=request.query_params.get("thing"), language=speech_of(request).code, kinds=kinds or KINDS,
        partnership=filters.partnership, actor=filters.actor, level=filters.level, force=filters.force,
        area=filters.area, type=filters.type, status=filters.status, told_in=filters.language,
        since=first_day(filters.since), until=last_day(filters.until), view=filters.view,
    )  # fmt: skip
    return sent_export(ledger, name, asked)
