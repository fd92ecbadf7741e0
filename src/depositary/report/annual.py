"""The annual review of a plan of action as plain data: what was done, what remains, what falls due, what contradicts.

Enters: an open ledger, a plan, a day. Leaves: an `AnnualReview`; exports and pages only lay it out.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

import msgspec

from depositary.errors import NotInLedger
from depositary.ledger import Ledger
from depositary.plans import Counted, LineView, PlanView, carried_lines, count_by, plan_view
from depositary.plans.scale import load_scale
from depositary.report.contradictions import ContradictionReport, list_contradictions
from depositary.report.due import Due, list_due
from depositary.report.plans import PlanStanding, partnership_of, plan_standing

__all__ = ["AnnualReview", "PillarReview", "annual_review", "carried_counts"]

_DUE_DAYS = 366  # what falls due within a year of the day
_OPEN = ("open", "moving")


class PillarReview(msgspec.Struct, frozen=True, kw_only=True):
    """One pillar. done: lines with evidence or on a step that something was done at; remains: lines still open or going
    on; unknown: lines nothing is known of. A line that goes on and has evidence is in both."""

    counted: Counted
    done: tuple[LineView, ...]
    remains: tuple[LineView, ...]
    unknown: tuple[LineView, ...]


class AnnualReview(msgspec.Struct, frozen=True, kw_only=True):
    """A plan seen from the day `on`. carried: lines by what became of them since the edition before."""

    view: PlanView
    on: str
    standing: PlanStanding
    pillars: tuple[PillarReview, ...]
    due: tuple[Due, ...]
    contradictions: tuple[ContradictionReport, ...]
    carried: dict[str, int] | None


def annual_review(ledger: Ledger, named: str | None = None, *, on: str | None = None) -> AnnualReview:
    """The review of the plan of this id or these words. on: ISO day (None: today). Raises: NotInLedger."""
    day = on or dt.date.today().isoformat()
    view = plan_view(ledger, named)
    partnership = partnership_of(view)
    due: list[Due] = []
    clashes: list[ContradictionReport] = []
    if partnership is not None:
        due = [
            one for one in list_due(ledger, on=day, within=_DUE_DAYS, partnership=partnership) if one.status != "met"
        ]
        clashes = list_contradictions(ledger, partnership=partnership)
    return AnnualReview(
        view=view,
        on=day,
        standing=plan_standing(ledger, view=view),
        pillars=tuple(_pillar(view, counted) for counted in count_by(view.lines, "pillar")),
        due=tuple(due),
        contradictions=tuple(clashes),
        carried=carried_counts(ledger, view),
    )


def _pillar(view: PlanView, counted: Counted) -> PillarReview:
    own = [line for line in view.lines if (line.pillar or (line.headings[0] if line.headings else "")) == counted.name]
    return PillarReview(
        counted=counted,
        done=tuple(line for line in own if line.evidence or _counts(line) in ("moving", "touched", "done")),
        remains=tuple(line for line in own if _counts(line) in _OPEN),
        unknown=tuple(line for line in own if line.reported == "no_data"),
    )


def _counts(line: LineView) -> str | None:
    step = load_scale().step(line.progress)
    return step.counts if step else None


def carried_counts(ledger: Ledger, view: PlanView) -> dict[str, int] | None:
    """What became of the lines of the edition before, counted; None if there is none."""
    if view.plan.previous is None:
        return None
    try:
        before = plan_view(ledger, view.plan.previous)
    except NotInLedger:
        return None
    return dict(Counter(one.fate for one in carried_lines(before, view)))
