"""What cannot all be true: each side in its context, settled here."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from depositary.errors import JudgementError
from depositary.ledger.judging import record_judgement
from depositary.report import list_contradictions
from depositary.report.context import contexts_of
from depositary.report.contradictions import ContradictionReport
from depositary.report.disputes import contradiction_numbers, count_contradictions
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.pages.asking import filters_of, paging_of, partnership_choices
from depositary.web.people import Editor, Viewer
from depositary.web.rendering import page
from depositary.web.saying import safe_path
from depositary.web.translating import speech_of

__all__ = ["router"]

router = APIRouter()
_SIZE = 10


@router.get("/contradictions")
def show_contradictions(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """Real contradictions; with `all` also pairs that only look like some."""
    filters = filters_of(request)
    with_all = "all" in request.query_params
    total = count_contradictions(ledger, real_only=not with_all, partnership=filters.partnership)
    paging = paging_of(request, total, _SIZE)
    numbers = contradiction_numbers(
        ledger, real_only=not with_all, partnership=filters.partnership, limit=_SIZE, offset=paging.offset
    )
    shown = list_contradictions(ledger, real_only=False, numbers=numbers)[::-1]
    return page(
        request, "contradictions.html", clashes=shown, paging=paging, filters=filters, with_all=with_all,
        contexts=contexts_of(ledger, _passages(shown)), partnerships=partnership_choices(ledger, speech_of(request)),
        settle={one.id: how for one in shown if (how := _field(one))},
    )  # fmt: skip


@router.post("/contradictions/{id_}/settle")
def settle(
    request: Request,
    ledger: SeenLedger,
    whole: WholeLedger,
    person: Editor,
    id_: str,
    side: Annotated[int, Form()],
    why: Annotated[str | None, Form()] = None,
    next: Annotated[str, Form()] = "/contradictions",
) -> RedirectResponse:
    """Say that one side is right: the other sides' claims are rejected, what remains is as that side says."""
    said = id_.rpartition("-")[2]
    found = list_contradictions(ledger, numbers=(int(said),)) if said.isdigit() and len(said) < 16 else []
    clash = found[0] if found else None
    if clash is None or not 0 <= side < len(clash.sides):
        raise JudgementError(f"{id_}: is settled already, or there is no such side")
    reason = (why or "").strip() or None
    field = _field(clash)
    value = clash.sides[side].value
    if field is not None:
        record_judgement(whole, clash.thing, "correct", who=person.name, why=reason, field=field, value=value)
    for number, other in enumerate(clash.sides):
        for claim in {claim for source in other.sources for claim in source.claims} if number != side else ():
            if field is None:
                record_judgement(whole, claim, "reject", who=person.name, why=reason)
    return RedirectResponse(_told(safe_path(next, "/contradictions")), status_code=303)


def _told(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}told=settled"


def _passages(clashes: list[ContradictionReport]) -> list[tuple[str, int, int]]:
    """Where each side says it: document, start and end."""
    return [
        (source.document, source.passages[0].start, source.passages[0].end)
        for clash in clashes
        for side in clash.sides
        for source in side.sources[:4]
        if source.passages
    ]


def _field(clash: ContradictionReport) -> str | None:
    """The field whose right value settles it; None if only rejecting a side does (several fields, or none)."""
    name = clash.property.rpartition(".")[2]
    single = all(isinstance(side.value, str | int) for side in clash.sides)
    return name if single and name in ("start", "end", "date", "place", "ordinal", "format", "as_of", "due") else None
