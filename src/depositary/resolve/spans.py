"""Dates at any precision as spans of days, and the few comparisons made of them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

__all__ = ["Span", "days_apart", "precision", "span_of"]

Span = tuple[int, int]  # ordinal day numbers, both inclusive


@lru_cache(maxsize=65536)
def span_of(start: str | None, end: str | None = None) -> Span | None:
    """The days `start` to `end` (ISO dates at any precision) can cover; None if there is no readable date.

    >>> span_of("2021-10") == (dt.date(2021, 10, 1).toordinal(), dt.date(2021, 10, 31).toordinal())
    True
    """
    first = _days(start)
    if first is None:
        return _days(end)
    last = _days(end) if end and end != start else None
    return (first[0], max(first[1], last[1])) if last else first


@lru_cache(maxsize=65536)
def precision(date: str | None) -> int:
    """0 none, 1 year, 2 month, 3 day."""
    return 0 if _days(date) is None else (date or "").count("-") + 1


def days_apart(a: Span, b: Span) -> int:
    """Days between two spans; 0 if they touch or overlap."""
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _days(date: str | None) -> Span | None:
    if not date:
        return None
    parts = date.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return dt.date(numbers[0], 1, 1).toordinal(), dt.date(numbers[0], 12, 31).toordinal()
        if len(numbers) == 2:
            first = dt.date(numbers[0], numbers[1], 1)
            after = dt.date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            return first.toordinal(), after.toordinal() - 1
        day = dt.date(numbers[0], numbers[1], numbers[2]).toordinal()
    except (ValueError, IndexError):
        return None
    return day, day
