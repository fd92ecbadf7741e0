"""Editions of a plan: which came before, and what became of each line.

Enters: plans of the ledger. Leaves: the edition before a plan, and for every line of either where it is in the other,
with the status it stood at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from depositary.ledger.folding import fold_words
from depositary.ledger.plans import NewPlan, PlanRow
from depositary.plans.views import LineView, PlanView
from depositary.resolve.editions import trace_lines

__all__ = ["Carried", "carried_lines", "edition_after", "edition_before"]

_YEAR = re.compile(r"(?<!\d)\d{2,4}(?!\d)")


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a line. fate: same · reworded · new · dropped; likeness: 0–1; earlier, later: the lines.

    stood_at: the earlier line's progress, a step of the scale.
    """

    fate: str
    likeness: float
    earlier: str | None
    later: str | None
    earlier_text: str | None
    later_text: str | None
    stood_at: str | None


def edition_before(new: NewPlan, known: Iterable[PlanRow]) -> PlanRow | None:
    """The last plan of the same title but for its years, in the same language, that begins earlier."""
    if new.period is None:
        return None
    fits = [
        plan
        for plan in known
        if plan.language == new.language
        and plan.period is not None
        and plan.period[0] < new.period[0]
        and _name(plan.title) == _name(new.title)
    ]
    return max(fits, key=lambda plan: plan.period or (0, 0), default=None)


def edition_after(plan: PlanRow, known: Iterable[PlanRow]) -> PlanRow | None:
    """The first plan of the same title but for its years that begins later."""
    fits = [
        other
        for other in known
        if other.language == plan.language
        and other.period is not None
        and plan.period is not None
        and other.period[0] > plan.period[0]
        and _name(other.title) == _name(plan.title)
    ]
    return min(fits, key=lambda other: other.period or (9999, 0), default=None)


def carried_lines(earlier: PlanView, later: PlanView) -> list[Carried]:
    """Every line of the later edition in its order, then those of the earlier that were not carried over."""
    old: dict[str, LineView] = {line.number: line for line in earlier.lines}
    new: dict[str, LineView] = {line.number: line for line in later.lines}
    return [
        Carried(
            fate=fate.fate,
            likeness=fate.likeness,
            earlier=fate.earlier,
            later=fate.later,
            earlier_text=old[fate.earlier].text if fate.earlier else None,
            later_text=new[fate.later].text if fate.later else None,
            stood_at=old[fate.earlier].progress if fate.earlier else None,
        )
        for fate in trace_lines(earlier.lines, later.lines)
    ]


def _name(title: str) -> tuple[str, ...]:
    return tuple(sorted(set(fold_words(_YEAR.sub(" ", title)))))
