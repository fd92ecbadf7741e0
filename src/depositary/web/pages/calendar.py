"""Meetings and deadlines by month, and the same as a calendar other programs subscribe to."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from depositary.errors import NotInLedger
from depositary.export import EXPORTERS, Asked
from depositary.ledger.days import first_day, last_day
from depositary.report.diary import Entry, diary_of
from depositary.web.kept import kept, kept_work
from depositary.web.ledgers import SeenLedger
from depositary.web.pages.asking import asked_day, filters_of, partnership_choices
from depositary.web.people import Viewer
from depositary.web.rendering import page
from depositary.web.translating import speech_of

__all__ = ["router"]

router = APIRouter()
_SHOWN = ("all", "meetings", "deadlines", "overdue")
_MONTHS = 12  # shown at once


@router.get("/calendar")
def show_calendar(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """A year of months from the one asked for; the present one if none is."""
    filters, on = filters_of(request), asked_day(request)
    show = request.query_params.get("show", "all")
    show = show if show in _SHOWN else "all"
    first = _month(request.query_params.get("from"), on)
    last = _shifted(first, _MONTHS) - dt.timedelta(days=1)
    diary = kept(
        ledger, diary_of, on=on, since=first.isoformat(), until=last.isoformat(), partnership=filters.partnership,
        actor=filters.actor, work=kept_work, show=show,  # type: ignore[arg-type]
    )  # fmt: skip
    return page(
        request, "calendar.html", on=on, filters=filters, show=show, shown=_SHOWN, diary=diary,
        months=_by_month(diary.entries, first if show != "overdue" else None), first=first.isoformat()[:7],
        before=_shifted(first, -_MONTHS).isoformat()[:7], after=_shifted(first, _MONTHS).isoformat()[:7],
        partnerships=partnership_choices(ledger, speech_of(request)),
    )  # fmt: skip


@router.get("/calendar.ics")
def subscribe(request: Request, ledger: SeenLedger, person: Viewer) -> Response:
    """Meetings and deadlines as iCalendar; ids of entries stay, so that a subscription follows changes."""
    exporter: Any = EXPORTERS.get("ics")
    if exporter is None:
        raise NotInLedger("this installation writes no calendars")
    filters = filters_of(request)
    held = io.BytesIO()
    exporter.write(
        ledger,
        Asked(
            partnership=filters.partnership,
            actor=filters.actor,
            language=speech_of(request).code,
            since=first_day(filters.since),
            until=last_day(filters.until),
        ),
        held,
    )
    return Response(
        held.getvalue(), media_type=exporter.media_type,
        headers={"Content-Disposition": 'inline; filename="depositary.ics"'},
    )  # fmt: skip


def _month(said: str | None, on: str) -> dt.date:
    try:
        return dt.date.fromisoformat(f"{(said or on)[:7]}-01")
    except ValueError:
        return dt.date.fromisoformat(f"{on[:7]}-01")


def _shifted(first: dt.date, months: int) -> dt.date:
    number = first.year * 12 + first.month - 1 + months
    return dt.date(min(9999, max(1, number // 12)), number % 12 + 1, 1)


def _by_month(entries: Sequence[Entry], first: dt.date | None) -> list[tuple[str, list[Entry]]]:
    """Month (YYYY-MM) → entries; what began earlier stands in the first month, what lasts a whole year by itself."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        year_long = entry.first.endswith("-01-01") and entry.last.endswith("-12-31")
        begin = max(entry.first, first.isoformat()) if first is not None else entry.first
        found.setdefault(entry.first[:4] if year_long else begin[:7], []).append(entry)
    return sorted(found.items(), key=lambda item: (item[0] + "-99")[:7] if len(item[0]) == 4 else item[0])
