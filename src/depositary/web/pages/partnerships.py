"""Partnerships: all of them, and one with its status, mechanisms, meetings, plans, commitments and dues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depositary.errors import NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.past import View
from depositary.ledger.plans import PlanRow, find_plans
from depositary.ledger.queries import ThingRow
from depositary.plans import Counted, count_lines, plan_view
from depositary.report import PartnershipStatus, ledger_status, partnership_status
from depositary.report.ladder import Rung, commitment_counts, ladder_of, meetings_of
from depositary.report.partnerships import status_history
from depositary.report.plans import partnership_of
from depositary.report.progress import ProgressSeries
from depositary.web.drawing import Lane, Mark, Point, draw_shares, draw_timeline
from depositary.web.kept import kept, kept_work
from depositary.web.ledgers import SeenLedger
from depositary.web.pages.asking import asked_day, filters_of
from depositary.web.people import Viewer
from depositary.web.rendering import page
from depositary.web.saying import said_in
from depositary.web.translating import Speech, speech_in, speech_of

__all__ = ["draw_series", "router"]

router = APIRouter(prefix="/partnerships")
_LEVELS = ("summit", "ministerial", "senior_officials", "committee", "working", "plenary", "bilateral", "other")
_TOLD = 20  # dues and contradictions looked at
_RUNGS = 40  # mechanisms shown, and as many that are only named
_MARKS = 160  # meetings on the line of time, the latest
_AHEAD = ("scheduled", "proposed", "called_for")


@router.get("")
def list_partnerships(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """All partnerships the ledger has something of."""
    lines = kept(ledger, ledger_status).partnerships
    return page(
        request, "partnerships.html", followed=[line for line in lines if line.documents],
        passing=[line for line in lines if not line.documents],
    )  # fmt: skip


@router.get("/{id_:path}")
def show_partnership(request: Request, id_: str, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """One partnership on a day, from the documents published by a day."""
    on, filters, speech = asked_day(request), filters_of(request), speech_of(request)
    status = _status(ledger, id_, on, filters.view)
    if not status.documents and not any(status.counts.values()) and status.partnership not in _registered():
        raise NotInLedger(f"{id_}: no document is of such a partnership")
    sat = kept(ledger, _sat_as_shown, status.partnership, speech.code, on=on, view=filters.view)
    charts = kept(ledger, _charts, id_, speech.code, on=on, view=filters.view)
    return page(
        request, "partnership.html", state=status, on=on, filters=filters, steps=status_history(status.partnership),
        rungs=sat.rungs, most_rungs=_RUNGS, timeline=sat.timeline, charts=charts,
        plans=_plans(ledger, status.partnership),
        promised=kept(ledger, commitment_counts, status.partnership, view=filters.view),
    )  # fmt: skip


class _Sat(msgspec.Struct, frozen=True, kw_only=True):
    """Mechanisms from the summit down, and their meetings drawn on a line of time."""

    rungs: tuple[Rung, ...]
    timeline: object


def _sat_as_shown(ledger: Ledger, partnership: str, code: str, *, on: str, view: View) -> _Sat:
    sat = meetings_of(ledger, partnership, on=on, view=view)
    rungs = ladder_of(sat, on=on)
    drawn = _timeline(sat.meetings, rungs, on, speech_in(code))
    return _Sat(rungs=tuple(sorted(rungs, key=_from_the_top)), timeline=drawn)


def _charts(ledger: Ledger, asked: str, code: str, *, on: str, view: View) -> tuple[tuple[ProgressSeries, object], ...]:
    """The figures of each plan, and these drawn."""
    progress = _status(ledger, asked, on, view).progress
    return tuple((series, draw_series(series, speech_in(code))) for series in progress)


def _status(ledger: Ledger, asked: str, on: str, view: View) -> PartnershipStatus:
    return kept(ledger, partnership_status, asked, on=on, most=_TOLD, brief=True, view=view, work=kept_work)


def _from_the_top(rung: Rung) -> tuple[int, str]:
    return (_LEVELS.index(rung.level) if rung.level in _LEVELS else len(_LEVELS), rung.mechanism)


def _registered() -> set[str]:
    from depositary.registry import load_registry

    return set(load_registry().partnerships)


def _plans(ledger: Ledger, partnership: str) -> list[tuple[PlanRow, Counted]]:
    """Plans of action of the partnership that are followed line by line."""
    with ledger.reading() as connection:
        plans = find_plans(connection)
    found = []
    for plan in plans:
        view = plan_view(ledger, plan.id)
        if partnership_of(view) == partnership:
            found.append((plan, count_lines(view.lines)))
    return found


def draw_series(series: ProgressSeries, speech: Speech) -> object:
    """A plan's reported figures over time, beside the share the ledger has evidence of."""
    said = said_in(speech)
    placed = [report for report in series.reports if report.percent is not None and report.as_of]
    several = len({report.word_class for report in placed} - {"ambiguous", None}) > 1  # what is begun, what is done
    points = []
    for report in placed:
        figure, counted = said["figure"](report), (report.word_class or "") if several else ""
        points.append(
            Point(
                day=_day(report.as_of), percent=report.percent or 0.0, of=counted,
                label=f"{figure} · {speech.word('class', counted)}" if counted else figure,
                title=f"{said['plain_day'](report.as_of)}: {figure} {report.word or ''}".strip(),
                firm=report.comparator == "=",
            )
        )  # fmt: skip
    return draw_shares(points, span=series.period, label=speech.say("Progress reported over time"))


def _day(date: str | None) -> str:
    from depositary.ledger.days import last_day

    return last_day(date) or "1970-01-01"


def _timeline(meetings: Sequence[ThingRow], rungs: Iterable[Rung], on: str, speech: Speech) -> object:
    said = said_in(speech)
    called, plain_day = said["called"], said["plain_day"]
    by_level: dict[str, list[Mark]] = {}
    for row in [row for row in meetings if row.first_day][-_MARKS:]:
        fields, first = row.fields, row.first_day
        if not first:
            continue
        status = str(fields.get("status"))
        kind = "held" if status == "held" else "ahead" if status in _AHEAD else "off"
        title = f"{plain_day(fields.get('start'))}: {called(row)} ({speech.word('status', status)})"
        mark = Mark(day=first, title=title, address=f"/things/{row.id}", kind=kind)  # type: ignore[arg-type]
        by_level.setdefault(str(fields.get("level")), []).append(mark)
    for rung in rungs:
        if rung.expected is not None:
            title = f"{speech.word('due', 'expected')}: {called(rung)}"
            by_level.setdefault(rung.level, []).append(
                Mark(day=rung.expected.interval[0], title=title, kind="expected")
            )
    lanes = [
        Lane(name=speech.word("level", level), marks=tuple(by_level[level])) for level in _LEVELS if level in by_level
    ]
    return draw_timeline(lanes, today=on, label=speech.say("Meetings over time, a line for each level"))
