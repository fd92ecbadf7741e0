"""A numbered meeting that a text only looks ahead to: it tells nothing of the month the page is of.

In: the view of a page, where a meeting is named in it, the times it tells. Out: whether it is still to come.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from depositary.languages import Language
from depositary.read.stamps import Publishing
from depositary.read.times import TimeExpression
from depositary.read.times.tense import speaks_of_future
from depositary.read.years import MeetingYear

__all__ = ["first_day_ahead", "is_ahead", "year_ahead"]

_BEFORE = 14  # code points in which a word of what is to come stands before the name
_BEHIND = 50  # in which a word of preparing stands behind it


def is_ahead(view: str, position: int, times: Sequence[TimeExpression], table: Publishing) -> bool:
    """ "proposes to hold the 4th summit this October", "told of the preparations for the 13th summit": a month that is
    told as one of this year beside it, or a word of what is to come."""
    if not table.ahead:
        return False
    lead = view[max(0, position - _BEFORE) : position]
    lead = lead[max(lead.rfind(sign) for sign in "。;；\n") + 1 :]
    if any(word in lead for word in table.ahead if len(word) > 1):
        return True
    if any(t.shift == 0 and t.month and t.unit == "year" and 0 <= position - t.end <= _BEFORE for t in times):
        return True
    behind = view[position : position + _BEHIND].partition("。")[0].partition(",")[0]
    return any(word in behind for word in table.preparing)


def year_ahead(
    view: str, meetings: Sequence[MeetingYear], within: int, times: Sequence[TimeExpression], table: Publishing
) -> str | None:
    """The year of the numbered meetings of the first `within` code points that are still to come, if it is one."""
    years = {m.year for m in meetings if m.named and m.position < within and is_ahead(view, m.position, times, table)}
    return str(years.pop()) if len(years) == 1 else None


def first_day_ahead(view: str, expression: TimeExpression, language: Language) -> TimeExpression:
    """Of days over two months in which a meeting will be held, the first: this was written before it; else as given."""
    if not expression.end_month or not speaks_of_future(view, expression, language):
        return expression
    return msgspec.structs.replace(expression, end_year=None, end_month=None, end_day=None)
