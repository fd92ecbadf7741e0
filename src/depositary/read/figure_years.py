"""Years for the whole of which a text gives a figure: "trade rose by 36 per cent in 2017" is told when that is over.

In: a text, a year it tells, the language's words for amounts and for parts of a year. Out: whether a figure for the
whole of the year stands in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.times import TimeExpression

__all__ = ["tells_whole_year"]

_BEFORE, _BEHIND, _LEAD = 48, 140, 22  # code points before and behind the year, and for a part of it right before
_STOP = re.compile(r"[.!?;](?=\s)|[。！？；\n]")
_FIGURE = re.compile(r"\d[\d.,]*\s*$")


def tells_whole_year(
    text: str, year: TimeExpression, amounts: Sequence[str], measured: Sequence[str], parts: Sequence[str]
) -> bool:
    """Whether the sentence gives a figure for the whole of a year that is told by itself.

    amounts: words behind a number that make it a figure ("per cent"); measured: what such figures are of ("trade");
    parts: words right before a year that make it a part of one, or a goal ("the first half of").
    """
    if not amounts or year.month is not None or year.part is not None or year.end_year is not None:
        return False
    if year.cue not in (None, "during", "of"):
        return False
    lead = text[max(0, year.start - _LEAD) : year.end].lower()
    if any(_stands_in(lead, part) for part in parts):
        return False
    before = _STOP.split(text[max(0, year.start - _BEHIND) : year.start].lower())[-1]
    behind = _STOP.split(text[year.end : year.end + _BEHIND].lower())[0]
    if not any(word in before or word in behind for word in measured):
        return False
    return _has_figure(before[-_BEFORE:], amounts) or _has_figure(behind, amounts)


def _stands_in(text: str, word: str) -> bool:
    """The word stands in the text, and where words are parted by spaces not inside another."""
    at = text.find(word)
    while at >= 0:
        before, behind = text[max(0, at - 1) : at], text[at + len(word) : at + len(word) + 1]
        if word[:1] >= "\u2e80" or not (before.isalpha() or (word[-1:].isalpha() and behind.isalpha())):
            return True
        at = text.find(word, at + 1)
    return False


def _has_figure(said: str, amounts: Sequence[str]) -> bool:
    for amount in amounts:
        at = said.find(amount)
        while at >= 0:
            if _FIGURE.search(said, 0, at) is not None:
                return True
            at = said.find(amount, at + 1)
    return False
