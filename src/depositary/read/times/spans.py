"""The days a value covers, first and last: a month its days, a quarter its three months."""

from __future__ import annotations

import datetime as dt

from depositary.read.times.arithmetic import shift_date
from depositary.read.times.records import TimeExpression, TimeValue

__all__ = ["days_of", "duration_days"]

_MONTHS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}


def days_of(value: TimeValue) -> tuple[dt.date, dt.date]:
    """First and last day, both included, of what a value means; a quarter or half of a year is narrowed to it."""
    start, end = value.start, value.end
    if value.modifier in _MONTHS and len(start) == 4:
        first, last = _MONTHS[value.modifier]
        start, end = f"{start}-{first:02d}", f"{end}-{last:02d}"
    return _first(start), _last(end)


def _first(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])


def _last(iso: str) -> dt.date:
    if len(iso) == 10:
        return dt.date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def duration_days(expression: TimeExpression, base: dt.date) -> tuple[dt.date, dt.date] | None:
    """The exact days of "the last three months" (up to the day before `base`), "the next three days" (from the day
    after it) and "two weeks ago" (one day); None if the expression is no such length."""
    if expression.kind != "duration" or expression.unit is None or expression.shift is None:
        return None
    number = (expression.number or 1) * (1 if expression.shift > 0 else -1)
    moved = shift_date(base.isoformat(), number, expression.unit)
    if moved is None:
        return None
    there, one = dt.date.fromisoformat(moved), dt.timedelta(days=1)
    if expression.point:
        return there, there
    return (there, base - one) if number < 0 else (base + one, there)
