"""Where a plan of action stands: what its lines show, beside what sources report of it; and what is amiss in it.

"Reported 97 of 103; evidence on file for 61": the first is the sources' word, the second what the ledger can show.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from depositary.errors import NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.folding import fold_words
from depositary.ledger.partnerships import partnerships_in, partnerships_of
from depositary.plans import Counted, Finding, PlanView, count_lines, lint_plan, plan_view
from depositary.report.progress import ProgressReport, ProgressSeries, find_progress, list_progress

__all__ = ["PlanStanding", "lint_of", "partnership_of", "plan_standing", "series_of"]


class PlanStanding(msgspec.Struct, frozen=True, kw_only=True):
    """reported: the last figure in counts that a source gives (None: no source does); series: all figures."""

    plan: str
    title: str
    period: tuple[int, int] | None
    stated: int | None
    previous: str | None
    counted: Counted
    reported: ProgressReport | None
    series: ProgressSeries | None

    def words(self) -> str:
        """The difference between what is reported and what can be shown, named."""
        shown = f"evidence on file for {self.counted.evidenced}"
        if self.reported is None:
            return f"no source reports a figure; {shown} of {self.counted.total}"
        said = self.reported
        if said.done is not None and said.total is not None:
            return f"reported {said.done} of {said.total}; {shown}"
        if said.percent is not None:
            return f"reported {said.percent:g} %; {shown} of {self.counted.total}"
        return f"reported without a figure; {shown} of {self.counted.total}"


class _Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as the lint rules take it."""

    percent: float | None
    as_of: str | None
    word_class: str | None
    named: str


def plan_standing(ledger: Ledger, named: str | None = None, *, view: PlanView | None = None) -> PlanStanding:
    """Where the plan of this id or these words stands. Raises: NotInLedger."""
    view = view or plan_view(ledger, named)
    series = series_of(ledger, view)
    counts = [report for report in series.reports if report.done is not None] if series else []
    figures = [report for report in series.reports if report.percent is not None] if series else []
    last = counts or figures
    return PlanStanding(
        plan=view.plan.id,
        title=view.plan.title,
        period=view.plan.period,
        stated=view.plan.stated,
        previous=view.plan.previous,
        counted=count_lines(view.lines),
        reported=last[-1] if last else None,
        series=series,
    )


def series_of(ledger: Ledger, view: PlanView) -> ProgressSeries | None:
    """The figures sources report of a plan: of the instrument it was imported as, else of the only one of its years
    and parties."""
    plan = view.plan
    if plan.instrument is not None:
        try:
            return find_progress(ledger, plan.instrument)
        except NotInLedger:
            return None
    words = set(fold_words(plan.title))
    own = set(partnerships_in(plan.title)) | set(partnerships_of(plan.parties))
    same_years = [series for series in list_progress(ledger) if plan.period and series.period == plan.period]
    exact = [series for series in same_years if set(fold_words(series.instrument)) == words]
    related = [series for series in same_years if own and own & set(partnerships_in(series.instrument))]
    parties = {word for party in plan.parties for word in fold_words(party)}
    named = [series for series in same_years if parties and parties <= set(fold_words(series.instrument))]
    for found in (exact, related, named):
        if len(found) == 1:
            return found[0]
    return None


def partnership_of(view: PlanView) -> str | None:
    """The partnership a plan is of, if it can be told."""
    found = partnerships_of(view.plan.parties) or partnerships_in(view.plan.title)
    return found[0] if len(found) == 1 else None


def lint_of(ledger: Ledger, named: str | None = None, *, on: str | None = None) -> list[Finding]:
    """What is amiss in a plan, seen from a day (ISO; None: today). Raises: NotInLedger."""
    view = plan_view(ledger, named)
    series = series_of(ledger, view)
    figures = [
        _Figure(percent=report.percent, as_of=report.as_of, word_class=report.word_class, named=source.document)
        for report in (series.reports if series else ())
        for source in report.sources
    ]
    return lint_plan(view, on=on or dt.date.today().isoformat(), figures=figures)
