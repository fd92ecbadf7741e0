"""Lists of meetings, instruments, commitments, persons and figures, with filters in the address."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depositary.report import list_things
from depositary.report.things import count_of
from depositary.web.ledgers import SeenLedger
from depositary.web.pages.asking import (
    area_choices,
    filters_of,
    paging_of,
    partnership_choices,
    word_choices,
)
from depositary.web.people import Viewer
from depositary.web.rendering import page
from depositary.web.translating import speech_of
from depositary.web.words import N_

__all__ = ["router"]

router = APIRouter()
_SIZE = 40
_MEETING_STATUS = ("held", "scheduled", "proposed", "called_for", "cancelled")
_INSTRUMENT_STATUS = (
    "proposed", "drafting", "to_be_adopted", "adopted", "in_force", "under_implementation", "completed"
)  # fmt: skip


class _Kind(msgspec.Struct, frozen=True, kw_only=True):
    """title: of the list; asked: which filters make sense for it."""

    kind: str
    title: str
    asked: tuple[str, ...]


_KINDS: Mapping[str, _Kind] = {
    "meetings": _Kind(kind="meeting", title=N_("Meetings"), asked=("actor", "level", "meeting_status")),
    "instruments": _Kind(kind="instrument", title=N_("Instruments"), asked=("type", "instrument_status")),
    "commitments": _Kind(kind="commitment", title=N_("Commitments"), asked=("actor", "force", "area")),
    "persons": _Kind(kind="person", title=N_("Persons"), asked=("actor",)),
    "progress": _Kind(kind="progress", title=N_("Progress figures"), asked=()),
}


def _show(request: Request, name: str, ledger: SeenLedger) -> HTMLResponse:
    own, filters, speech = _KINDS[name], filters_of(request), speech_of(request)
    paging = paging_of(request, count_of(ledger, filters.query(own.kind)), _SIZE)
    oldest_first = request.query_params.get("order") == "old" or not filters.view.is_present
    asked = filters.query(own.kind, limit=_SIZE, offset=paging.offset)
    things = list_things(ledger, msgspec.structs.replace(asked, newest=not oldest_first))
    choices = {
        "partnership": partnership_choices(ledger, speech),
        "level": word_choices(speech, "level"),
        "force": word_choices(speech, "force"),
        "type": word_choices(speech, "type"),
        "area": area_choices(speech),
        "status": word_choices(speech, "status", _MEETING_STATUS if own.kind == "meeting" else _INSTRUMENT_STATUS),
    }
    return page(
        request, "records.html", kind=own.kind, title=speech.say(own.title), asked=own.asked, filters=filters,
        things=things, paging=paging, choices=choices, oldest_first=oldest_first,
    )  # fmt: skip


@router.get("/meetings")
def list_meetings(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """Meetings by date."""
    return _show(request, "meetings", ledger)


@router.get("/instruments")
def list_instruments(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """Instruments by date."""
    return _show(request, "instruments", ledger)


@router.get("/commitments")
def list_commitments(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """Commitments by the documents that tell of them."""
    return _show(request, "commitments", ledger)


@router.get("/persons")
def list_persons(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """Persons by the documents that tell of them."""
    return _show(request, "persons", ledger)


@router.get("/progress")
def list_figures(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """Figures of progress by date."""
    return _show(request, "progress", ledger)
