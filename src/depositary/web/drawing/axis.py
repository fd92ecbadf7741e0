"""A time axis: days to places, and the years or months to name on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

__all__ = ["TimeAxis", "axis_of"]


class TimeAxis(msgspec.Struct, frozen=True):
    """From `first` to `last`, drawn between `left` and `right`."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def place(self, day: str) -> float:
        """Where a day (ISO) is, kept within the axis."""
        at = dt.date.fromisoformat(day)
        share = (at - self.first).days / max(1, (self.last - self.first).days)
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 1)

    def years(self, most: int = 12) -> Iterator[tuple[int, float]]:
        """Years that begin within the axis, at most so many, evenly."""
        found = [year for year in range(self.first.year, self.last.year + 1) if dt.date(year, 1, 1) >= self.first]
        step = max(1, -(-len(found) // most))
        for year in found[::step]:
            yield year, self.place(f"{year:04d}-01-01")


def axis_of(days: Iterable[str], left: float, right: float) -> TimeAxis | None:
    """An axis from the year of the first day to the end of that of the last; None if there is no day."""
    known = sorted(day for day in days if len(day) == 10)
    if not known:
        return None
    return TimeAxis(dt.date(int(known[0][:4]), 1, 1), dt.date(int(known[-1][:4]), 12, 31), left, right)
