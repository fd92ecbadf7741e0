"""What is amiss in a plan's matrix: each rule a named function that explains what it found.

Enters: a plan as shown, the day it is looked at from, and the figures sources report of it. Leaves: findings, by line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from depositary.ledger.days import first_day, last_day
from depositary.plans.scale import Step, load_scale
from depositary.plans.views import LineView, PlanView

__all__ = ["RULES", "Figure", "Finding", "lint_plan"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """line: its number (None: the whole plan); weight: error (cannot be right) or warning (should be looked at)."""

    rule: str
    line: str | None
    weight: Literal["error", "warning"]
    message: str


class Figure(Protocol):
    """A figure of progress as a source reports it."""

    @property
    def percent(self) -> float | None: ...
    @property
    def as_of(self) -> str | None: ...
    @property
    def word_class(self) -> str | None: ...
    @property
    def named(self) -> str: ...


Found = Iterator[tuple[Literal["error", "warning"], str]]
LineRule = Callable[[LineView, "Step | None", PlanView, str], Found]


def lint_plan(view: PlanView, *, on: str, figures: Sequence[Figure] = ()) -> list[Finding]:
    """Findings by line in the plan's order, those on the plan as a whole first. on: the day (ISO)."""
    found = [
        Finding(rule=rule, line=None, weight=weight, message=message)
        for rule, weight, message in _of_plan(view, on, figures)
    ]
    scale = load_scale()
    of_lines = [
        Finding(rule=rule, line=line.number, weight=weight, message=message)
        for line in view.lines
        for rule, check in RULES.items()
        for weight, message in check(line, scale.step(line.progress), view, on)
    ]
    told_once = _lacking_throughout(of_lines, len(view.lines))
    return [*found, *told_once, *(one for one in of_lines if one.rule not in {once.rule for once in told_once})]


def _lacking_throughout(found: Sequence[Finding], total: int) -> list[Finding]:
    """What most lines lack is said once of the plan: a plan whose text names no party needs no finding a line."""
    counts = Counter(one.rule for one in found if one.rule in _LACKS)
    return [
        Finding(rule=rule, line=None, weight="warning", message=_LACKS[rule].format(count=count, total=total))
        for rule, count in counts.items()
        if count >= _FEWEST_LACKING and count > total / 2
    ]


def _of_plan(
    view: PlanView, on: str, figures: Sequence[Figure]
) -> Iterator[tuple[str, Literal["error", "warning"], str]]:
    plan = view.plan
    if plan.stated is not None and plan.stated != len(view.lines):
        yield "total_differs", "warning", f"its text states {plan.stated} lines, {len(view.lines)} are on record"
    for figure in figures:
        share, day = figure.percent, last_day(figure.as_of)
        if share is None or day is None:
            continue
        others = [
            other
            for other in figures
            if other.named != figure.named
            and other.percent is not None
            and other.word_class == figure.word_class
            and (last_day(other.as_of) or "") >= day
        ]
        if others and all(other.percent is not None and other.percent < share for other in others):
            best = max(others, key=lambda other: other.percent or 0.0)
            told = f"{figure.named} reports {share:g} % as of {figure.as_of}"
            yield (
                "figure_above_all",
                "warning",
                f"{told}, above what any other source says then or later (at most {best.percent:g} %, {best.named})",
            )


def _dates(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """The day a status is true of lies within what can be."""
    if line.as_of is None:
        if step is not None:
            yield "warning", "has a status without the day it is true of"
        return
    first, last = first_day(line.as_of) or "", last_day(line.as_of) or ""
    if first > on:
        yield "error", f"its status is dated {line.as_of}, after {on}"
    period = view.plan.period
    if period and last < f"{period[0]:04d}-01-01":
        yield "error", f"its status is dated {line.as_of}, before the plan begins ({period[0]})"


def _late(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """The time a line gives itself has passed, and it is not done."""
    years = [int(year) for year in _YEAR.findall(line.timeline or "")]
    open_ = step is None or step.counts in ("open", "moving")
    if years and open_ and f"{max(years):04d}-12-31" < on:
        state = step.id.replace("_", " ") if step else "without data"
        yield "warning", f"its timeline ({line.timeline}) has passed, and it is {state}"


def _past_end(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """A plan past its end has no line that still goes on."""
    period = view.plan.period
    if period and f"{period[1]:04d}-12-31" < on and step is not None and step.counts in ("open", "moving"):
        yield "warning", f"is {step.id.replace('_', ' ')}, though the plan ended in {period[1]}"


def _unproved(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """Completed, but no evidence is on file."""
    if step is not None and step.counts == "done" and not line.evidence:
        yield "warning", f"is {step.id.replace('_', ' ')} without evidence on file"


def _void_evidence(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """No longer asked for, yet evidence of it is on file."""
    if step is not None and step.counts == "void" and line.evidence:
        yield "error", f"is {step.id.replace('_', ' ')}, but has evidence on file ({line.evidence[0].document})"


def _early_evidence(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """Evidence from before the plan began."""
    period = view.plan.period
    for verdict in line.evidence:
        if period and verdict.published and (last_day(verdict.published) or "9") < f"{period[0]:04d}-01-01":
            yield "warning", f"has evidence of {verdict.published}, before the plan begins ({verdict.document})"


def _contradicted(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """The two axes do not agree."""
    if line.reported == "no_data" and step is not None:
        yield "error", f"is marked no data, but has the status {step.id.replace('_', ' ')}"
    if step is not None and step.counts == "open" and line.evidence:
        yield "error", f"is {step.id.replace('_', ' ')}, but has evidence on file ({line.evidence[0].document})"
    if line.progress is not None and step is None:
        yield "warning", f"has the status {line.progress}, which is not on the scale in use"


def _unsorted(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """No area."""
    if not line.areas:
        yield "warning", "has no area"


def _ownerless(line: LineView, step: Step | None, view: PlanView, on: str) -> Found:
    """Nobody is responsible."""
    if not line.lead and not line.partner:
        yield "warning", "has no responsible party"


_LACKS = {
    "no_area": "{count} of {total} lines have no area",
    "no_party": "{count} of {total} lines have no responsible party",
}
_FEWEST_LACKING = 5

RULES: Mapping[str, LineRule] = {
    "status_date": _dates,
    "timeline_passed": _late,
    "past_end": _past_end,
    "completed_without_evidence": _unproved,
    "evidence_on_void": _void_evidence,
    "evidence_before_plan": _early_evidence,
    "axes_disagree": _contradicted,
    "no_area": _unsorted,
    "no_party": _ownerless,
}
