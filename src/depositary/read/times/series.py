"""All times of a text in reading order, each date helping those after it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from depositary.languages import Language
from depositary.read.times.anchoring import resolve_time, value_of
from depositary.read.times.arithmetic import shift_date
from depositary.read.times.finding import compiled, find_times
from depositary.read.times.records import Anchor, Precision, TimeExpression, TimeValue
from depositary.read.times.tense import direction_of

__all__ = ["ResolvedTime", "read_times", "resolve_times"]


class ResolvedTime(msgspec.Struct, frozen=True):
    """An expression and its value; None where the anchor does not suffice."""

    expression: TimeExpression
    value: TimeValue | None


def read_times(text: str, language: Language, anchor: Anchor) -> list[ResolvedTime]:
    """All times of a text, worked out in reading order: a date with its year serves those after it in its paragraph."""
    return resolve_times(text, find_times(text, language), anchor, language)


def resolve_times(
    text: str, expressions: Iterable[TimeExpression], anchor: Anchor, language: Language
) -> list[ResolvedTime]:
    """Work out `expressions` of `text` in order, each seeing the last date before it."""
    resolved: list[ResolvedTime] = []
    waiting: TimeExpression | None = None  # "two weeks before", until what it is counted from is known
    for expression in expressions:
        value = resolve_time(expression, anchor, direction=direction_of(text, expression, language))
        if waiting is not None:
            if value is not None and expression.start - waiting.end < _OFFSET_REACH:
                resolved[-1] = _moved(waiting, expression, value)
                waiting = None
                continue
            waiting = None
        if resolved and value is not None and _spans(text, resolved[-1], expression, value, language):
            resolved[-1] = _stretch(resolved[-1], expression, value)
        else:
            resolved.append(ResolvedTime(expression, value))
        if expression.offset is not None:
            waiting = expression
        if value is not None and expression.kind in _DATED and value.precision == "day" and not _far(value, anchor):
            anchor = msgspec.structs.replace(anchor, last=value.end)
    return resolved


def _far(value: TimeValue, anchor: Anchor) -> bool:
    """A day long after publication, as a goal's: "that day", told later, is not it."""
    shown = anchor.published
    if shown is None or len(shown) < _MONTH:
        return False
    months = (int(day[:4]) * 12 + int(day[5:7]) for day in (value.end, shown))
    return next(months) - next(months) > _GOALS


_MONTH, _GOALS = 7, 6  # characters of a date known to the month; months ahead


def _spans(text: str, first: ResolvedTime, last: TimeExpression, value: TimeValue, language: Language) -> bool:
    """Whether two times are the ends of one stretch: "from 26 June 2020 to 28 June 2020", "between May and July"."""
    begin = first.value
    if begin is None or last.start - first.expression.end > _RANGE_REACH or begin.start != begin.end:
        return False
    if first.expression.cue != "from" or first.expression.kind not in _DATED or last.kind not in _DATED:
        return False
    times = compiled(language)
    between = text[first.expression.end : last.start].strip().lower()
    joined = between in times.range_words or between in times.between_words
    return joined and len(begin.start) == len(value.end) and begin.start < value.end


def _stretch(first: ResolvedTime, last: TimeExpression, value: TimeValue) -> ResolvedTime:
    begin = first.value
    expression = msgspec.structs.replace(
        first.expression, end=last.end, end_year=last.end_year or last.year, end_month=last.end_month or last.month,
        end_day=last.end_day or last.day,
    )  # fmt: skip
    if begin is None:
        return ResolvedTime(expression, value)
    whole = msgspec.structs.replace(
        value, start=begin.start, inferred=begin.inferred or value.inferred, reason=value.reason or begin.reason
    )
    return ResolvedTime(expression, whole)


_RANGE_REACH = 10


def _moved(length: TimeExpression, base: TimeExpression, value: TimeValue) -> ResolvedTime:
    """A length of time and the date it is counted from, as one: "three weeks after 26 October"."""
    whole = msgspec.structs.replace(base, start=length.start, kind="relative", cue=length.cue)
    moved = shift_date(value.end, (length.number or 1) * (length.offset or 1), length.unit or "day")
    if moved is None:
        return ResolvedTime(whole, None)
    precision: Precision = "day" if len(moved) == 10 else "month" if len(moved) == 7 else "year"
    start = value.end if length.cue == "within" else moved
    found = value_of(whole, start, moved, precision, f"counted from {value.end}")
    return ResolvedTime(whole, found)


_OFFSET_REACH = 18
_DATED = ("date", "relative", "weekday")
