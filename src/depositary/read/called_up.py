"""A day above a page that is the day it was called up: newspapers' pages open with today's date, above their title.

In: the day shown, the times the text tells, and when the numbered meeting the report opens with was held. Out: the
month of that meeting, if the report is of then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from depositary.read.published import Published
from depositary.read.times import TimeExpression

__all__ = ["held_before"]

_FIRST = 60  # code points of the page in which its clock stands; a report's own day stands below its title
_YEAR = 330  # days after which no report of a meeting appears as new
_NEAR = 2  # years before the day shown of which the text says nothing


def held_before(
    found: Published, times: Callable[[], Sequence[TimeExpression]], known: Callable[[], Published | None]
) -> Published | None:
    """The month of the meeting a report opens with, if the page's first line shows a day a year or more later and the
    text tells of no year near that."""
    if found.span is None or found.span[0] >= _FIRST or len(found.date) != len("2020-01-01"):
        return None
    shown = dt.date.fromisoformat(found.date)
    told = [year for t in times() if t.kind == "date" and not t.named and (year := t.end_year or t.year)]
    if any(year > shown.year - _NEAR for year in told):
        return None
    meeting = known()
    if meeting is None or len(meeting.date) < len("2020-01"):
        return None
    held = dt.date(int(meeting.date[:4]), int(meeting.date[5:7]), 1)
    looks_back = any(year <= held.year for year in told)  # a page that tells when things were is no report of one
    return meeting if (shown - held).days >= _YEAR and not looks_back else None
