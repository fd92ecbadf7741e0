"""The days a value covers, first and last: a month its days, a quarter its three months."""

from __future__ import annotations

import datetime as dt

from depositary.read.times.records import TimeValue

__all__ = ["days_of"]

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
