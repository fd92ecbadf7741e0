"""Plans of action: all of them, one with its matrix, roll-ups and figures, one line of it, and downloads."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import select

from depositary.errors import NotInLedger
from depositary.export import EXPORTERS, Asked
from depositary.ledger.library import find_documents
from depositary.ledger.plans import evidence_of, find_plans
from depositary.ledger.plans.queries import all_entries
from depositary.ledger.tables import documents
from depositary.plans import LineView, PlanView, count_by, count_lines, plan_view
from depositary.plans.counting import GROUPINGS
from depositary.plans.scale import load_scale
from depositary.report.annual import carried_counts
from depositary.report.plans import PlanStanding, lint_of, partnership_of, plan_standing
from depositary.web.drawing import Point, draw_shares
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.pages.asking import area_choices, paging_of
from depositary.web.people import Viewer
from depositary.web.rendering import page
from depositary.web.saying import said_in
from depositary.web.suggesting import suggester_of
from depositary.web.translating import Speech, speech_of

__all__ = ["EDITED", "router"]

router = APIRouter(prefix="/plans")
_SIZE = 50
EDITED = ("progress", "as_of", "source", "lead", "partner", "timeline", "activities", "remarks", "next_step", "word")
_FILES = {"matrix.xlsx": "xlsx", "review.docx": "docx"}
_GROUPS = ("pillar", "area", "actor", "heading")
_UNFOLLOWED = 10  # texts of plans offered to be followed


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the matrix, as it stands in the address."""

    pillar: str = ""
    area: str = ""
    actor: str = ""
    heading: str = ""
    progress: str = ""
    reported: str = ""
    q: str = ""

    @property
    def any(self) -> bool:
        return any(getattr(self, name) for name in self.__struct_fields__)


@router.get("")
def list_plans(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """All plans that are followed, and texts of plans that are not yet."""
    with ledger.reading() as connection:
        known = find_plans(connection)
        query = select(documents.c.id).where(documents.c.genre == "plan_of_action").order_by(documents.c.id.desc())
        numbers = list(connection.execute(query.limit(_UNFOLLOWED * 3)).scalars())
        texts = find_documents(connection, numbers=numbers) if numbers else []
    followed = {plan.source for plan in known} | {plan.source.rpartition(".")[0] for plan in known}
    return page(
        request, "plans.html", standings=[plan_standing(ledger, plan.id) for plan in known],
        texts=[row for row in texts if row.name not in followed][:_UNFOLLOWED],
    )  # fmt: skip


@router.get("/{id_}")
def show_plan(request: Request, id_: str, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """One plan: where it stands, its heat map, what is amiss, and its lines."""
    view = plan_view(ledger, id_)
    speech = speech_of(request)
    asked = _asked(request)
    group = request.query_params.get("by", "pillar")
    group = group if group in _GROUPS else "pillar"
    lines = [line for line in view.lines if _fits(line, asked)]
    paging = paging_of(request, len(lines), _SIZE)
    standing = plan_standing(ledger, view=view)
    findings = lint_of(ledger, view.plan.id)
    return page(
        request, "plan.html", view=view, plan=view.plan, standing=standing, asked=asked, group=group,
        groups=count_by(view.lines, group), counted=count_lines(view.lines),  # type: ignore[arg-type]
        shown_counted=count_lines(lines), lines=lines[paging.offset : paging.offset + _SIZE], paging=paging,
        scale=load_scale().steps, findings=findings, amiss={one.line for one in findings},
        chart=_chart(view, standing, speech),
        partnership_id=partnership_of(view), areas=area_choices(speech), edited=EDITED,
        pillars=list(dict.fromkeys(name for line in view.lines for name in GROUPINGS["pillar"](line))),
        carried=carried_counts(ledger, view),
    )  # fmt: skip


@router.get("/{id_}/lines/{number}")
def show_line(
    request: Request, id_: str, number: str, ledger: SeenLedger, whole: WholeLedger, person: Viewer
) -> HTMLResponse:
    """One line: its fields, what was entered when, its evidence, and what may be evidence."""
    view = plan_view(ledger, id_)
    line = view.line(number)
    if line is None:
        raise NotInLedger(f"{view.plan.title} has no line {number}")
    with ledger.reading() as connection:
        entries = all_entries(connection, view.plan, line=number)
        verdicts = [one for one in evidence_of(connection, view.plan) if one.line == number]
    place = [one.number for one in view.lines].index(number)
    suggestions = suggester_of(request).ask(ledger, whole, view) if person.may("editor") else None
    return page(
        request, "line.html", view=view, plan=view.plan, line=line, entries=entries[::-1], verdicts=verdicts,
        before=view.lines[place - 1].number if place else None, edited=EDITED, scale=load_scale().steps,
        after=view.lines[place + 1].number if place + 1 < len(view.lines) else None, suggestions=suggestions,
        own=[one for one in suggestions.found if one.line == number] if suggestions else [],
        findings=[one for one in lint_of(ledger, view.plan.id) if one.line == number],
    )  # fmt: skip


@router.get("/{id_}/files/{name}")
def download(request: Request, id_: str, name: str, ledger: SeenLedger, person: Viewer) -> Response:
    """The matrix as a workbook, or the annual review as a document."""
    if name not in _FILES:
        raise NotInLedger(f"{name}: there are {', '.join(_FILES)}")
    exporter: Any = EXPORTERS[_FILES[name]]
    held = io.BytesIO()
    summary = exporter.write(ledger, Asked(plan=id_, language=speech_of(request).code), held)
    return Response(
        held.getvalue(), media_type=exporter.media_type,
        headers={"Content-Disposition": f'attachment; filename="{summary.id}{exporter.suffix}"'},
    )  # fmt: skip


def _asked(request: Request) -> _Asked:
    given = {name: request.query_params.get(name, "")[:200] for name in _Asked.__struct_fields__}
    return _Asked(**given)


def _fits(line: LineView, asked: _Asked) -> bool:
    """Whether a line is among those asked for; "-" asks for lines with nothing."""
    for name in _GROUPS:
        wanted = getattr(asked, name)
        if wanted and not _in_group(line, name, wanted):
            return False
    if asked.progress and (line.progress or "-") != asked.progress:
        return False
    if asked.reported and line.reported != asked.reported:
        return False
    words = " ".join((line.number, line.text, line.lead or "", line.partner or "", line.activities or "")).casefold()
    return all(word in words for word in asked.q.casefold().split())


def _in_group(line: LineView, name: str, wanted: str) -> bool:
    grouping: Callable[[LineView], Any] = GROUPINGS[name]  # type: ignore[index]
    found = [one for one in grouping(line) if one]
    return not found if wanted == "-" else wanted in found


def _chart(view: PlanView, standing: PlanStanding, speech: Speech) -> object:
    """What sources report, and the share of lines with accepted evidence by the day it was accepted."""
    said: Mapping[str, Any] = said_in(speech)
    reported = [
        Point(
            day=_last(report.as_of), percent=report.percent, label=said["figure"](report),
            title=f"{said['plain_day'](report.as_of)}: {said['figure'](report)}", firm=report.comparator == "=",
        )
        for report in (standing.series.reports if standing.series else ())
        if report.percent is not None and report.as_of
    ]  # fmt: skip
    return draw_shares(
        reported, _evidenced(view, said), span=view.plan.period, label=speech.say("Reported and evidenced progress")
    )


def _evidenced(view: PlanView, said: Mapping[str, Any]) -> Sequence[Point]:
    first: dict[str, str] = {}
    for line in view.lines:
        days = [verdict.at[:10] for verdict in line.evidence]
        if days:
            first[line.number] = min(days)
    total, points = len(view.lines), []
    for day in sorted(set(first.values())):
        count = sum(one <= day for one in first.values())
        label = f"{said['number'](count)} / {said['number'](total)}"
        title = f"{said['plain_day'](day)}: {label}"
        points.append(Point(day=day, percent=100 * count / total, label=label, title=title))
    return points


def _last(date: str | None) -> str:
    from depositary.ledger.days import last_day

    return last_day(date) or dt.date.today().isoformat()
