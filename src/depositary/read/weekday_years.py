"""The year of a day, by the weekday it is told with: beside it, or in the report that its dateline opens.

In: the day, the times of its text, the year worked out otherwise. Out: the year in which both fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence

from depositary.read.times import TimeExpression
from depositary.read.times.arithmetic import is_day
from depositary.read.years import KnownYears, YearHint

__all__ = ["fit_report", "year_of_weekday"]


def fit_report(
    day: TimeExpression, times: Sequence[TimeExpression], hint: YearHint | None, knowledge: Callable[[], KnownYears]
) -> YearHint | None:
    """The year of a dateline that fits the weekday its report tells, unless something surer than the text's own years
    did; knowledge: asked for the years in which those named held their offices, if nothing else tells."""
    if hint is not None and (not hint.reckoned or hint.reason.startswith(_SURE)):
        return hint
    year = _year_of_report(day, times, hint.year if hint else None, knowledge().possible if hint is None else None)
    return hint if year is None or (hint is not None and year == hint.year) else YearHint(year, "the weekday")


_SURE = ("meeting ", "a known sitting", "the weekday")


def _year_of_report(
    day: TimeExpression, times: Sequence[TimeExpression], year: int | None, possible: Collection[int] | None
) -> int | None:
    """ "KUALA LUMPUR, May 25 (ABC) -- … met on Sunday": the year in which a dateline's day was that weekday, near the
    one worked out, or the only one of those possible; as given, if the weekday is that of the day or the one before.
    """
    told = [
        t
        for t in times
        if t.kind == "weekday" and t.weekday and t.shift is None and day.end <= t.start < day.end + _LEAD
    ]
    if not told or day.month is None or day.day is None or day.end_day:
        return year
    if year is None:
        fitting = [y for y in sorted(possible or ()) if _days_after(y, day, told[0]) == 0]
        return fitting[0] if len(fitting) == 1 else None
    if any(_days_after(year, day, t) in (None, 0, 1) for t in told):
        return year
    return next((year + step for step in _LATER if _days_after(year + step, day, told[0]) == 0), year)


def _days_after(year: int, day: TimeExpression, told: TimeExpression) -> int | None:
    """How many days before the dateline's day the weekday was last, if the day was in that year."""
    month, number = day.month or 1, day.day or 1
    return (
        (dt.date(year, month, number).isoweekday() - (told.weekday or 0)) % 7 if is_day(year, month, number) else None
    )


_LEAD = 420  # code points from a dateline in which the day of what is reported is told
_LATER = (1, -1, 2)


def year_of_weekday(expression: TimeExpression, times: Sequence[TimeExpression], year: int) -> int:
    """The year nearest to the one worked out in which the day is the weekday named beside it: "Friday (31 October)"."""
    beside = next(
        (
            t.weekday
            for t in times
            if t.kind == "weekday" and t.weekday and t.shift is None
            and (0 <= expression.start - t.end <= _BRACKET or 0 <= t.start - expression.end <= 1)
        ),
        None,
    )  # fmt: skip
    day, month = expression.end_day or expression.day, expression.end_month or expression.month
    if beside is None or day is None or month is None or expression.end_day is not None:
        return year
    for step in _NEAREST:
        try:
            if dt.date(year + step, month, day).isoweekday() == beside:
                return year + step
        except ValueError:
            continue  # 29 February
    return year


_BRACKET = 2  # "Thursday (Jul 13)"
_NEAREST = (0, -1, 1, -2, 2, -3, 3)
