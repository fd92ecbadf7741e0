"""Days printed in figures: which of two is the month.

In: the text, its times (asked for only where needed) and what its figures were read as. Out: the day they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from depositary.read.published import Published
from depositary.read.times import TimeExpression

__all__ = ["day_before_month"]

_FIGURES = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})\b")
_FIRST_WORDS = 400  # code points in which a text says when what it tells was


def day_before_month(text: str, times: Callable[[], Sequence[TimeExpression]], found: Published) -> Published:
    """ "07/10/2025" above a text that is dated 10 July 2025: the month stands first."""
    if found.span is None or found.within == "view" or len(found.date) != 10:
        return found
    match = _FIGURES.match(text, found.span[0])
    if match is None or int(match[1]) > 12 or int(match[2]) > 12:
        return found
    swapped = (int(match[3]), int(match[1]), int(match[2]))
    stated = {(t.year, t.month, t.day) for t in times() if t.year and t.day and t.start < _FIRST_WORDS}
    if swapped not in stated or (swapped[0], swapped[2], swapped[1]) in stated:
        return found
    return msgspec.structs.replace(found, date=f"{match[3]}-{swapped[1]:02}-{swapped[2]:02}")
