"""Search: one box over all languages, filters, and searches saved for next time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from depositary.errors import JudgementError
from depositary.ledger.days import first_day, last_day
from depositary.ledger.folding import query_phrases
from depositary.report.finding import Wanted, find_anything
from depositary.web.ledgers import SeenLedger
from depositary.web.meaning import meaning_of
from depositary.web.notebook import SavedSearch, notebook_of
from depositary.web.pages.asking import area_choices, filters_of, paging_of, partnership_choices, word_choices
from depositary.web.people import Viewer
from depositary.web.rendering import page
from depositary.web.saying import safe_path
from depositary.web.translating import speech_of
from depositary.web.words import N_

__all__ = ["router"]

router = APIRouter()
_SIZE = 20
_LONGEST = 300  # characters of a query
_KINDS = ("meeting", "instrument", "commitment", "person", "progress")


@router.get("/search")
def search(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """What the query finds; without one the box, its help and the saved searches."""
    query = request.query_params.get("q", "").strip()[:_LONGEST]
    filters, speech = filters_of(request), speech_of(request)
    kind = request.query_params.get("kind", "")
    wanted = Wanted(
        partnership=filters.partnership, actor=filters.actor, kind=kind if kind in _KINDS else None,
        level=filters.level, force=filters.force, area=filters.area, language=filters.language,
        since=first_day(filters.since),
        until=last_day(filters.until),
    )  # fmt: skip
    page_asked = request.query_params.get("page", "1")
    offset = (int(page_asked) - 1) * _SIZE if page_asked.isdigit() and 0 < int(page_asked[:6]) < 1000 else 0
    found = find_anything(ledger, query, wanted, limit=_SIZE, offset=offset, meaning=meaning_of(request))
    choices = {
        "partnership": partnership_choices(ledger, speech),
        "kind": word_choices(speech, "thing", _KINDS),
        "level": word_choices(speech, "level"),
        "force": word_choices(speech, "force"),
        "area": area_choices(speech),
    }
    return page(
        request, "search.html", q=query, found=found, filters=filters, kind=wanted.kind, choices=choices,
        paging=paging_of(request, found.total, _SIZE), saved=notebook_of(request).searches(person.name),
        marked=_marked(query, found.said),
    )  # fmt: skip


@router.post("/searches")
def save(
    request: Request, person: Viewer, name: Annotated[str, Form()], address: Annotated[str, Form()]
) -> RedirectResponse:
    """Keep a search under a name."""
    wanted = name.strip()[:80]
    if not wanted:
        raise JudgementError(N_("Give the search a name."))
    there = safe_path(address, "/search")
    if not there.startswith("/search?"):
        raise JudgementError(N_("Only a search can be saved."))
    notebook_of(request).save_search(person.name, SavedSearch(name=wanted, address=there))
    return RedirectResponse(f"{there}&told=saved", status_code=303)


@router.post("/searches/forget")
def forget(request: Request, person: Viewer, name: Annotated[str, Form()]) -> RedirectResponse:
    """Remove a saved search."""
    notebook_of(request).forget_search(person.name, name)
    return RedirectResponse("/search?told=forgotten", status_code=303)


def _marked(query: str, said: tuple[str, ...]) -> list[list[str]]:
    """Folded phrases that are marked in what was found."""
    return [phrase for way in (query, *said) for phrase in query_phrases(way)]
