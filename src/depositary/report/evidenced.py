"""How many lines of a plan the ledger has accepted evidence for: what stands beside every figure a source reports."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from depositary.ledger.folding import fold_words
from depositary.ledger.partnerships import partnerships_in, partnerships_of
from depositary.ledger.plans import PlanRow, evidence_of, find_plans, lines_of

__all__ = ["Evidenced", "evidenced_of"]


class Evidenced(msgspec.Struct, frozen=True, kw_only=True):
    """Action lines with accepted evidence, of all known lines; None: nothing known, which is not nought."""

    lines: int | None
    total: int | None


def evidenced_of(
    connection: Connection, instrument: str | None, title: str, period: tuple[int, int] | None
) -> Evidenced:
    """Of the plan that was imported as this instrument, else of the only one of its years and title or parties."""
    plan = _plan_of(find_plans(connection), instrument, title, period)
    if plan is None:
        return Evidenced(lines=None, total=None)
    known = {line.number for line in lines_of(connection, plan)}
    shown = {verdict.line for verdict in evidence_of(connection, plan, verdicts=["accepted"])}
    return Evidenced(lines=len(shown & known), total=len(known))


def _plan_of(
    plans: list[PlanRow], instrument: str | None, title: str, period: tuple[int, int] | None
) -> PlanRow | None:
    named = [plan for plan in plans if instrument is not None and plan.instrument == instrument]
    free = [plan for plan in plans if plan.instrument is None and period is not None and plan.period == period]
    words, own = fold_words(title), set(partnerships_in(title))
    exact = [plan for plan in free if sorted(fold_words(plan.title)) == sorted(words)]
    related = [
        plan for plan in free if own & {*partnerships_in(plan.title), *partnerships_of(plan.parties)}
    ]  # fmt: skip
    for found in (named, exact, related):
        if len(found) == 1:
            return found[0]
    return None
