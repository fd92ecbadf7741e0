"""The day of a dateline that names no month ("(VIENTIANE, 9th)"), where the meeting it tells of says which.

In: the month, the times of the text, where the dateline's date stands, the sittings known. Out: the day, or the month
where the day does not fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from depositary.read.published import Published
from depositary.read.times import TimeExpression
from depositary.read.years import Sitting

__all__ = ["published_near"]

_AROUND = dt.timedelta(days=2)  # a report on the eve, or on what came of it


def published_near(
    known: tuple[str, str],
    times: Sequence[TimeExpression],
    dateline: tuple[int, int] | None,
    sittings: Sequence[Sitting],
) -> Published:
    """When a page was published. known: the month of the meeting it tells of, and how that is known."""
    return Published(date=_day(known[0], times, dateline, sittings), source="inferred", reason=known[1])


def _day(
    month: str, times: Sequence[TimeExpression], dateline: tuple[int, int] | None, sittings: Sequence[Sitting]
) -> str:
    """The dateline's day in that month, if it lies beside a sitting of it; all of whose days may be unknown."""
    if dateline is None or len(month) != len("2000-01"):
        return month
    told = next((t for t in times if dateline[0] <= t.start < dateline[1] and t.day and not t.month), None)
    if told is None or told.end_day is not None:
        return month
    try:
        day = dt.date(int(month[:4]), int(month[5:7]), told.day or 1)
    except ValueError:
        return month
    known = [s for s in sittings if f"{s.first:%Y-%m}" == month]
    beside = any(s.first - _AROUND <= day <= s.last + _AROUND for s in known)
    return day.isoformat() if beside or not known else month
