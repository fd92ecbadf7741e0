"""When and by whom a document was published: what `depositary.read.publication` finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from depositary.read.times import TimeExpression
from depositary.read.years import MeetingYear

__all__ = ["Publication", "Published", "Source", "leading_date", "month_long_ago"]

Source = Literal["text", "dateline", "metadata", "inferred"]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A document's own date, ISO 8601; where it says so (`within`: text = the original, view = the main text)."""

    date: str
    source: Source
    reason: str
    span: tuple[int, int] | None = None
    within: Literal["text", "view"] = "text"


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    published: str | None = None
    published_from: Source | None = None
    reason: str | None = None
    span: tuple[int, int] | None = None
    within: Literal["text", "view"] = "text"
    publisher: str | None = None


def leading_date(text: str) -> Published | None:
    """ "date 2021-07-07" at the very beginning, as extractors of web pages hand a page's metadata down."""
    match = _LEADING_DATE.match(text)
    if match is None:
        return None
    return Published(date=match[1], source="metadata", reason="leading metadata", span=match.span(1))


_LEADING_DATE = re.compile(
    r"\W{0,4}(?:date|published|publish_date|pubdate)\W{1,3}(\d{4}-\d\d(?:-\d\d)?)\b", re.IGNORECASE
)


def month_long_ago(
    times: Sequence[TimeExpression], meetings: Sequence[MeetingYear], latest: int, within: int
) -> str | None:
    """The month of the day, written without its year, that a report opens with, where the numbered meetings it names
    are all of one year long gone by: who leaves the year out writes in that year."""
    opening = next((t for t in times if t.day and t.month and t.kind == "date"), None)
    years = {meeting.year for meeting in meetings}
    if opening is None or opening.year or opening.start > within or len(years) != 1:
        return None
    year = years.pop()
    lead = any(meeting.position <= within for meeting in meetings)
    return f"{year}-{opening.month:02}" if year <= latest and lead else None


def of_a_deed(view: str, expression: TimeExpression, done_by: Sequence[str]) -> bool:
    """ "the consensus agreed upon by leaders on 24 April 2021": the day of what the text only names."""
    clause = view[max(0, expression.start - 60) : expression.start].lower()
    return any(deed in re.split(r"[.;]\s", clause)[-1] for deed in done_by)


def to_come(view: str, expression: TimeExpression, ahead: Sequence[str]) -> bool:
    """ "The meeting will be held in November": not yet, when this was written."""
    before = view[max(0, expression.start - 6) : expression.start]
    return before.rstrip("于於在 ").endswith(tuple(ahead)) if ahead else False
