"""Calendar arithmetic on ISO dates of any precision."""

from __future__ import annotations

import datetime as dt

__all__ = ["is_day", "last_day", "shift_date"]


def last_day(value: str) -> str:
    """The last day of a month or year: 2021-02 → 2021-02-28; a day stays."""
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:7])
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return (following - dt.timedelta(days=1)).isoformat()
    return value


def shift_date(base: str, number: int, unit: str) -> str | None:
    """`base` moved by so many units, at its own precision; None beyond the calendar."""
    factor = {"quarter": 3, "half": 6, "year": 12, "decade": 120, "month": 1}.get(unit)
    try:
        if factor is None:
            days = number * (7 if unit == "week" else 1)
            return (dt.date.fromisoformat(base) + dt.timedelta(days=days)).isoformat() if len(base) == 10 else base
        months = int(base[:4]) * 12 + (int(base[5:7]) - 1 if len(base) >= 7 else 0) + number * factor
        year, month = divmod(months, 12)
        if not 1 <= year <= 9998:
            return None
        if len(base) == 4:
            return f"{year:04d}"
        if len(base) == 7:
            return f"{year:04d}-{month + 1:02d}"
        day = min(int(base[8:10]), int(last_day(f"{year:04d}-{month + 1:02d}")[8:10]))
        return f"{year:04d}-{month + 1:02d}-{day:02d}"
    except (ValueError, OverflowError):
        return None


def is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
