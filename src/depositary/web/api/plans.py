"""Plans of action: where they stand, their lines, entries in fields, evidence suggested and judged."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
import pydantic
from fastapi import APIRouter, Path, Query, Request

from depositary.errors import NotInLedger
from depositary.ledger.plans import NewEntry, Verdict, evidence_of, find_plans, record_entries, record_verdict
from depositary.ledger.plans.queries import Entry, all_entries
from depositary.plans import Counted, Finding, LineView, PlanView, count_by, plan_view
from depositary.plans.counting import GROUPINGS
from depositary.plans.fields import NotUnderstood, field_named, stored_value
from depositary.plans.review import find_passage
from depositary.report.plans import PlanStanding, lint_of, plan_standing
from depositary.web.api.answering import Cursor, Fresh, Json, Limit, items_after, tell, tell_page, unprocessable
from depositary.web.api.asking import Day, day_of
from depositary.web.api.describing import answers, array_of, page_of, ref
from depositary.web.api.records import ACTION_LINE
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.people import Editor, Viewer
from depositary.web.suggesting import Suggestions, suggester_of

__all__ = ["router"]

router = APIRouter(tags=["plans of action"])
Id = Annotated[str, Path(max_length=300, description="Id of a plan, or words of its title and years.")]
Number = Annotated[str, Path(max_length=60, description="The line's number, as 1.2.3.")]
_Text = Annotated[str, pydantic.Field(max_length=32_000)]
_Short = Annotated[str, pydantic.Field(max_length=300)]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan: where it stands, in words too, and counts by pillar (or what was asked)."""

    standing: PlanStanding
    words: str
    groups: tuple[Counted, ...] = ()


class LineEntries(pydantic.BaseModel):
    """Values for fields of a line; null empties a field."""

    line: _Short
    fields: dict[_Short, _Text | None]


class Entries(pydantic.BaseModel):
    """Values entered in one go, all or none. as_of: the day they are true of; source: who says so."""

    lines: Annotated[list[LineEntries], pydantic.Field(min_length=1, max_length=500)]
    as_of: _Short | None = None
    source: _Short | None = None
    why: Annotated[str, pydantic.Field(max_length=2000)] | None = None


class Judged(pydantic.BaseModel):
    """What is said of a passage as evidence for a line. document: its id or name; the passage by start and end (code
    points) or by its words; suggested: the line it was suggested for."""

    line: _Short
    document: _Short
    verdict: Literal["accepted", "rejected", "later", "withdrawn"]
    start: Annotated[int, pydantic.Field(ge=0, le=2**31)] | None = None
    end: Annotated[int, pydantic.Field(ge=0, le=2**31)] | None = None
    quote: _Text | None = None
    suggested: _Short | None = None
    why: Annotated[str, pydantic.Field(max_length=2000)] | None = None


class EvidenceRecorded(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    line: str
    verdict: str


@router.get("/plans", dependencies=[Fresh], **answers(page_of(ref(Plan)), tagged=True))
def plans(request: Request, person: Viewer, ledger: SeenLedger, cursor: Cursor = None, limit: Limit = 50) -> Json:
    """All plans, with what is reported of each and what there is evidence of."""
    with ledger.reading() as connection:
        known = sorted((one.title, one.id) for one in find_plans(connection))
    page, after = items_after(known, lambda pair: pair, cursor, limit, tuple[str, str])
    standings = [plan_standing(ledger, id_) for _, id_ in page]
    return tell_page(request, [Plan(standing=one, words=one.words()) for one in standings], after)


@router.get("/plans/{id}", dependencies=[Fresh], **answers(Plan, tagged=True))
def one_plan(
    request: Request, person: Viewer, ledger: SeenLedger, id: Id,
    by: Annotated[str, Query(max_length=20, description="pillar, heading, area or actor.")] = "pillar",
) -> Json:  # fmt: skip
    """Where a plan stands, with counts on both axes by pillar, heading, area or actor."""
    if by not in GROUPINGS:
        raise unprocessable("by", f"{by!r}: there are {', '.join(GROUPINGS)}")
    view = plan_view(ledger, id)
    standing = plan_standing(ledger, view=view)
    groups = tuple(count_by(view.lines, by))  # type: ignore[arg-type]
    return tell(request, Plan(standing=standing, words=standing.words(), groups=groups))


@router.get("/plans/{id}/lines", dependencies=[Fresh], **answers(page_of(ACTION_LINE), tagged=True))
def lines(
    request: Request, person: Viewer, ledger: SeenLedger, id: Id, cursor: Cursor = None, limit: Limit = 50,
    pillar: Annotated[str | None, Query(max_length=200)] = None,
    area: Annotated[str | None, Query(max_length=200)] = None,
    status: Annotated[
        str | None, Query(max_length=200, description="At this step of the scale; none: without one.")
    ] = None,
    reported: Annotated[str | None, Query(max_length=20, description="no_data, reported or evidenced.")] = None,
    actor: Annotated[str | None, Query(max_length=200, description="With this lead or partner.")] = None,
) -> Json:  # fmt: skip
    """The lines of a plan in its order, each with its status and evidence."""
    step = None if status in (None, "none") else _stored("progress", status or "")
    wanted = None if pillar is None else _stored("pillar", pillar)
    view = plan_view(ledger, id)
    found = [
        (place, line)
        for place, line in enumerate(view.lines)
        if (wanted is None or line.pillar == wanted or wanted in line.headings)
        and (area is None or area in line.areas)
        and (status is None or line.progress == step)
        and (reported is None or line.reported == reported)
        and (actor is None or actor.casefold() in f"{line.lead or ''}\n{line.partner or ''}".casefold())
    ]
    page, after = items_after(found, lambda pair: pair[0], cursor, limit, int)
    return tell_page(request, [_line(view, line) for _, line in page], after)


@router.get("/plans/{id}/lines/{number}", dependencies=[Fresh], **answers(ACTION_LINE, tagged=True))
def one_line(request: Request, person: Viewer, ledger: SeenLedger, id: Id, number: Number) -> Json:
    """One line."""
    view = plan_view(ledger, id)
    return tell(request, _line(view, _known(view, number)))


@router.get("/plans/{id}/lines/{number}/history", dependencies=[Fresh], **answers(array_of(ref(Entry)), tagged=True))
def line_history(request: Request, person: Viewer, ledger: SeenLedger, id: Id, number: Number) -> Json:
    """Everything that was entered for a line, oldest first."""
    view = plan_view(ledger, id)
    _known(view, number)
    with ledger.reading() as connection:
        return tell(request, all_entries(connection, view.plan, line=number))


@router.post("/plans/{id}/entries", **answers(array_of(ACTION_LINE)))
def enter(request: Request, person: Editor, ledger: SeenLedger, whole: WholeLedger, id: Id, asked: Entries) -> Json:
    """Enter statuses and other fields of one line or many, all or none; what was entered before stays on record."""
    view = plan_view(ledger, id)
    day = _stored("as_of", asked.as_of or "")
    entries = [
        NewEntry(line=one.line, field=name, value=_stored(name, said or ""), as_of=day, source=asked.source)
        for one in asked.lines
        for name, said in one.fields.items()
    ]
    if not entries:
        raise unprocessable("lines", "name a field and its value")
    record_entries(whole, view.plan, entries, who=person.name, why=asked.why)
    after = plan_view(ledger, view.plan.id)
    return tell(request, [_line(after, _known(after, one.line)) for one in asked.lines])


@router.get("/plans/{id}/findings", dependencies=[Fresh], **answers(array_of(ref(Finding)), tagged=True))
def findings(request: Request, person: Viewer, ledger: SeenLedger, id: Id, on: Day = None) -> Json:
    """What is amiss in a plan: status against dates, completed without evidence, figures that stand alone."""
    return tell(request, lint_of(ledger, id, on=day_of(on, "on")))


@router.get("/plans/{id}/evidence", dependencies=[Fresh], **answers(page_of(ref(Verdict)), tagged=True))
def evidence(
    request: Request, person: Viewer, ledger: SeenLedger, id: Id, cursor: Cursor = None, limit: Limit = 50,
    line: Annotated[str | None, Query(max_length=60)] = None,
    verdict: Annotated[Literal["accepted", "rejected", "later", "withdrawn"] | None, Query()] = None,
) -> Json:  # fmt: skip
    """What was said of passages as evidence, the last word on each."""
    view = plan_view(ledger, id)
    with ledger.reading() as connection:
        verdicts = evidence_of(connection, view.plan, verdicts=[verdict] if verdict else None)
    found = sorted((one for one in verdicts if line is None or one.line == line), key=_evidence_place)
    return tell_page(request, *items_after(found, _evidence_place, cursor, limit, tuple[str, str]))


@router.post("/plans/{id}/evidence", **answers(EvidenceRecorded, status=201))
def judge_evidence(
    request: Request, person: Editor, ledger: SeenLedger, whole: WholeLedger, id: Id, asked: Judged
) -> Json:
    """Accept, reject, put off or withdraw a passage as evidence for a line."""
    view = plan_view(ledger, id)
    _known(view, asked.line)
    document, start, end = _passage(ledger, asked)
    key = record_verdict(
        whole, view.plan, asked.line, document, start, end, asked.verdict, who=person.name, why=asked.why,
        suggested=asked.suggested,
    )  # fmt: skip
    return tell(request, EvidenceRecorded(id=key, line=asked.line, verdict=asked.verdict), status=201)


@router.get("/plans/{id}/suggestions", **answers(Suggestions))
def suggestions(
    request: Request, person: Viewer, ledger: SeenLedger, whole: WholeLedger, id: Id,
    line: Annotated[str | None, Query(max_length=60)] = None,
) -> Json:  # fmt: skip
    """Passages that may be evidence and nobody judged yet, best first.

    They are worked out beside the requests: while `state` is running, ask again in a while.
    """
    told = suggester_of(request).ask(ledger, whole, plan_view(ledger, id))
    found = tuple(one for one in told.found if line is None or one.line == line)
    return tell(request, msgspec.structs.replace(told, found=found))


def _passage(ledger: SeenLedger, asked: Judged) -> tuple[str, int, int]:
    """Document, start and end of what was named. Raises: HTTPException 422, JudgementError, NotInLedger."""
    from depositary.report import one_document

    if asked.quote is not None:
        passage = find_passage(ledger, asked.document, asked.quote)
        return passage.document, passage.start, passage.end
    if asked.start is None or asked.end is None:
        raise unprocessable("quote", "name the passage by its words, or by start and end")
    return one_document(ledger, asked.document).id, asked.start, asked.end


def _line(view: PlanView, line: LineView) -> dict[str, Any]:
    """A line with the keys every listed thing has."""
    sources: dict[str, dict[str, Any]] = {}
    for one in line.evidence:
        source = sources.setdefault(one.document, {"document": one.document, "language": one.language, "passages": []})
        source["passages"].append({"start": one.start, "end": one.end, "quote": one.quote})
    return {
        "id": f"{view.plan.id}/{line.number}", "kind": "action_line", "plan": view.plan.title,
        **msgspec.to_builtins(line), "sources": list(sources.values()),
    }  # fmt: skip


def _known(view: PlanView, number: str) -> LineView:
    found = view.line(number)
    if found is None:
        raise NotInLedger(f"{view.plan.title} has no line {number}")
    return found


def _stored(name: str, said: str) -> str | None:
    try:
        return stored_value(field_named(name), said)
    except NotUnderstood as error:
        raise unprocessable(name, str(error)) from error


def _evidence_place(one: Verdict) -> tuple[str, str]:
    return (one.line, one.id)
