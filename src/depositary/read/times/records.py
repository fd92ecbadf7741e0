"""What is written of time, against what, and what it comes to."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Anchor", "Cue", "Part", "Precision", "SessionRule", "TimeExpression", "TimeValue", "Unit"]

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade"]
Part = Literal[
    "start", "early", "mid", "late", "end",
    "Q1", "Q2", "Q3", "Q4", "H1", "H2", "spring", "summer", "autumn", "winter",
]  # fmt: skip
Precision = Literal["day", "week", "month", "year", "period"]
Cue = Literal["by", "before", "on", "during", "within", "over", "as_of", "since", "from", "until", "after", "of"]
Kind = Literal["date", "relative", "weekday", "period", "duration", "session", "fiscal", "decade", "vague"]


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that says when, as written: nothing in it is worked out.

    start, end: code points, end exclusive.
    kind: date (a point of the calendar, perhaps without its year) · relative ("last year") · weekday · period
        ("2021-2025") · duration ("within three years") · session (of a body, by number) · fiscal · decade.
    year, month, day, weekday (1 Monday … 7 Sunday) and end_…: what is written of the first and last day.
    part: a part of the month or year; edge: its end or beginning ("by the end of the third quarter"). shift, unit:
        "last month" is -1 month; a shift without a unit picks the last (-1), this (0) or next (1) such month or
        weekday.
    same: counted from the date named last in the text ("the following day"), not from publication.
    number, unit: a duration's length, or a session's number; point: the moment so long before or after ("three years
        ago"), not the stretch until then; offset: the length is counted from (1) or back from (-1) what follows
        ("two weeks before 13 May").
    cue: what the word before or after makes of it. bare: a lone year without such a word; named: a year within a
        name ("Vision 2025", "2030 Agenda"), hardly a date.
    fiscal: the year is a budget year. shape: the name of the rule that read it.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    part: Part | None = None
    edge: Part | None = None
    shift: int | None = None
    unit: Unit | None = None
    same: bool = False
    number: int | None = None
    point: bool = False
    offset: int | None = None
    cue: Cue | None = None
    bare: bool = False
    named: bool = False
    fiscal: bool = False
    shape: str = ""


class SessionRule(msgspec.Struct, frozen=True, kw_only=True):
    """Session N of a body opens in `month` of year `epoch` + N and lasts until that month a year (`years`) later."""

    epoch: int
    month: int
    years: int = 1


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """What a document's times are counted from. All dates ISO 8601 at any precision.

    published: the document's own date. year, year_reason: a year known otherwise, and from what. event: the day of
    the meeting reported, from which "within six months" counts. last: the date named last in the text, for "the same
    day" and for days without a month. session: the rule of the body whose sessions are meant.
    """

    published: str | None = None
    year: int | None = None
    year_reason: str | None = None
    event: str | None = None
    last: str | None = None
    session: SessionRule | None = None


class TimeValue(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression comes to.

    start, end: ISO 8601 at the same precision; equal for a day, month or year. modifier: the part of it meant.
    inferred: some of it is not written; reason: from what it was worked out. due, due_kind: the value if what it
    belongs to is a deadline (by the end of 2023 → 2023-12-31, by).
    """

    start: str
    end: str
    precision: Precision
    inferred: bool = False
    reason: str | None = None
    modifier: Part | None = None
    due: str | None = None
    due_kind: Literal["on", "by", "during", "session"] | None = None
