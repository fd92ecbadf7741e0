"""Dates at the precision stated → the days they can cover, as ISO text that sorts."""

from __future__ import annotations

import calendar
import datetime as dt
import re

__all__ = ["first_day", "is_date", "last_day"]

_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def is_date(text: str) -> bool:
    """Whether a text is an ISO date of a year, a month or a day that exists."""
    found = _ISO.match(text)
    if not found:
        return False
    try:
        dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def first_day(date: str | None) -> str | None:
    """The first day a date can mean; None for none and for what is no ISO date.

    >>> first_day("2021-10")
    '2021-10-01'
    """
    found = _ISO.match(date or "")
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None


def last_day(date: str | None) -> str | None:
    """The last day a date can mean.

    >>> last_day("2024-02")
    '2024-02-29'
    """
    found = _ISO.match(date or "")
    if not found:
        return None
    if found[3]:
        return date
    month = int(found[2] or 12)
    if not 1 <= month <= 12:
        return None
    return f"{found[1]}-{month:02d}-{calendar.monthrange(max(1, int(found[1])), month)[1]:02d}"
