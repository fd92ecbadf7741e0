"""What requests ask: filters of lists, days and moments, in the words of the command line."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, Query

from depositary.ledger.days import first_day, is_date, last_day
from depositary.ledger.past import View
from depositary.web.api.answering import unprocessable

__all__ = [
    "Actor", "Area", "Day", "DocumentLanguage", "Force", "Level", "Partnership", "Seen", "Since", "Until",
    "day_of", "first_of", "last_of",
]  # fmt: skip

Partnership = Annotated[
    str | None,
    Query(max_length=200, description="Only of this partnership: its id or its parties, joined by a hyphen."),
]
Actor = Annotated[str | None, Query(max_length=200, description="Only with this party, named in any language.")]
Level = Annotated[
    str | None, Query(max_length=200, description="summit, ministerial, senior_officials, committee, working, …")
]
Force = Annotated[
    str | None, Query(max_length=200, description="decide, request, commit, agree, propose, support, reaffirm.")
]
Area = Annotated[str | None, Query(max_length=200, description="Only of this area, such as counter_terrorism.")]
Since = Annotated[
    str | None,
    Query(max_length=10, description="From this date on: 2021, 2021-10 or 2021-10-15.", examples=["2021-10"]),
]
Until = Annotated[str | None, Query(max_length=10, description="Up to this date.", examples=["2024"])]
DocumentLanguage = Annotated[
    str | None, Query(max_length=20, description="Only told of in this language (en, vi, zh).")
]
Day = Annotated[
    str | None,
    Query(max_length=10, description="Seen from this day (YYYY-MM-DD). Default: today.", examples=["2024-06-01"]),
]


def first_of(date: str | None, name: str) -> str | None:
    """The first day of a date. Raises: HTTPException 422 if it is none."""
    return first_day(_date(date, name))


def last_of(date: str | None, name: str) -> str | None:
    """The last day of a date. Raises: HTTPException 422 if it is none."""
    return last_day(_date(date, name))


def day_of(date: str | None, name: str) -> str | None:
    """A whole day. Raises: HTTPException 422 if it is none."""
    if date is not None and len(_date(date, name) or "") != len("2021-10-15"):
        raise unprocessable(name, f"{date!r} is no day; write 2021-10-15")
    return date


async def _seen(
    as_of: Annotated[
        str | None, Query(max_length=10, description="Only from documents published by this date.", examples=["2022"])
    ] = None,
    recorded_at: Annotated[
        str | None, Query(max_length=40, description="As recorded and judged by this moment (ISO date or time, UTC).")
    ] = None,
) -> View:
    return View(as_of=last_of(as_of, "as_of"), recorded_at=_moment(recorded_at))


Seen = Annotated[View, Depends(_seen)]


def _date(date: str | None, name: str) -> str | None:
    if date is not None and (not is_date(date) or date < "0001-01-02"):
        raise unprocessable(name, f"{date!r} is no date; write 2021, 2021-10 or 2021-10-15")
    return date


def _moment(asked: str | None) -> str | None:
    if asked is None or len(asked) <= len("2021-10-15"):
        return last_of(asked, "recorded_at")
    try:
        moment = dt.datetime.fromisoformat(asked)
        moment = moment if moment.tzinfo is None else moment.astimezone(dt.UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise unprocessable("recorded_at", f"{asked!r} is no moment; write 2021-10-15 or 2021-10-15T09:30") from None
    return moment.isoformat(timespec="microseconds") + "Z"
