"""Downloads: what a list or a partnership's page shows, in any format the exports know."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from depositary.errors import NotInLedger
from depositary.export import EXPORTERS, Asked, write_export
from depositary.ledger.days import first_day, last_day
from depositary.web.ledgers import SeenLedger
from depositary.web.pages.asking import filters_of
from depositary.web.people import Viewer
from depositary.web.translating import speech_of

__all__ = ["router"]

router = APIRouter()
_KINDS = ("meeting", "person", "instrument", "progress", "commitment")
_HELD = 8_000_000  # bytes kept in memory; more goes to a file
_BLOCK = 1 << 16


@router.get("/export/{name}")
def export(request: Request, name: str, ledger: SeenLedger, person: Viewer) -> StreamingResponse:
    """One format. `kind`, repeated, says which kinds; the filters of the lists say which of them; `thing` names a
    partnership, or the id of one thing, for formats that tell of one."""
    if name not in EXPORTERS:
        raise NotInLedger(f"{name}: no such format; there are {', '.join(EXPORTERS)}")
    filters = filters_of(request)
    kinds = tuple(kind for kind in request.query_params.getlist("kind") if kind in _KINDS)
    asked = Asked(
        thing=request.query_params.get("thing"), language=speech_of(request).code, kinds=kinds or _KINDS,
        partnership=filters.partnership, actor=filters.actor, level=filters.level, force=filters.force,
        area=filters.area, type=filters.type, status=filters.status, told_in=filters.language,
        since=first_day(filters.since), until=last_day(filters.until), view=filters.view,
    )  # fmt: skip
    held = tempfile.SpooledTemporaryFile(max_size=_HELD)  # noqa: SIM115 -- closed when it was sent
    summary, media_type, suffix = write_export(name, ledger, asked, cast("BinaryIO", held))
    plain = (letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else "-" for letter in summary.id)
    file = "".join(plain)
    return StreamingResponse(
        _sent(held), media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{file[:80] or "export"}{suffix}"'},
    )  # fmt: skip


def _sent(held: IO[bytes]) -> Iterator[bytes]:
    with held:
        held.seek(0)
        while block := held.read(_BLOCK):
            yield block
