"""A page as the signs of its day look at it.

In: the text, its view, its stamps and times, what is known from outside. Out: `Page`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from depositary.languages import Language
from depositary.read.stamps import Publishing, Stamp
from depositary.read.times import TimeExpression, find_times
from depositary.read.years import KnownYears

__all__ = ["Page"]

_OPENING = 900  # code points


@dataclass(frozen=True)
class Page:
    """What the signs look at. `times` are read only where a sign needs them: most pages carry a stamp."""

    text: str
    view: str
    language: Language
    table: Publishing
    genre: str
    head: list[Stamp]
    foot: list[Stamp]
    captions: list[Stamp]
    given_times: Sequence[TimeExpression] | None
    dateline: tuple[int, int] | None
    dateline_end: int
    metadata: str | None
    metadata_weight: float
    knowledge: Callable[[], KnownYears]

    @cached_property
    def times(self) -> list[TimeExpression]:
        return list(self.given_times) if self.given_times is not None else find_times(self.view, self.language)

    @cached_property
    def earliest(self) -> int:
        """The first year it can be of: a plan of action is not older than two years before it begins."""
        if self.genre != "plan_of_action":
            return 0
        period = next((t for t in self.times if t.kind == "period" and t.year and t.start < _OPENING), None)
        return period.year - 2 if period is not None and period.year is not None else 0
