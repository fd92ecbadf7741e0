"""Questions answered: the state, what is due, how far instruments are, what contradicts, series, search."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Request

from depositary.report import (
    ContradictionReport,
    Due,
    Found,
    LedgerStatus,
    MeetingSeries,
    PartnershipStatus,
    ProgressSeries,
    find_progress,
    ledger_status,
    list_contradictions,
    list_progress,
    list_series,
    partnership_status,
)
from depositary.report.disputes import contradictions_after
from depositary.report.due import Mark, due_page, query_of
from depositary.report.finding import Wanted, find_anything
from depositary.web.api.answering import Cursor, Fresh, Json, Limit, items_after, read_cursor, tell, tell_page
from depositary.web.api.asking import (
    Actor,
    Area,
    Day,
    DocumentLanguage,
    Force,
    Level,
    Partnership,
    Seen,
    Since,
    Until,
    day_of,
    first_of,
    last_of,
)
from depositary.web.api.describing import answers, page_of, ref
from depositary.web.kept import kept, kept_work
from depositary.web.ledgers import SeenLedger
from depositary.web.meaning import meaning_of
from depositary.web.people import Viewer

__all__ = ["router"]

router = APIRouter(tags=["questions"], dependencies=[Fresh])
_NEW = 1000  # new documents and contradictions told by name, the latest; all are counted
_TOLD = 50  # dues and contradictions told with a partnership


@router.get("/status", **answers(LedgerStatus, tagged=True))
def status(request: Request, person: Viewer, ledger: SeenLedger, since: Since = None) -> Json:
    """The whole ledger at a glance; with `since`, also what was recorded from that date on."""
    return tell(request, kept(ledger, ledger_status, since=first_of(since, "since"), most=_NEW))


@router.get("/partnerships/{partnership}", **answers(PartnershipStatus, tagged=True))
def partnership_state(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen,
    partnership: Annotated[str, Path(max_length=200, description="Its id, or its parties joined by a hyphen.")],
    on: Day = None, since: Since = None,
) -> Json:  # fmt: skip
    """One partnership: standing, plans, meetings, the first of its dues and the last of its contradictions, and how
    many there are (`/due` and `/contradictions` tell all)."""
    day = day_of(on, "on") or view.as_of
    told = kept(
        ledger, partnership_status, partnership, on=day, since=first_of(since, "since"), most=_TOLD, view=view,
        work=kept_work,
    )  # fmt: skip
    return tell(request, told)


@router.get("/due", **answers(page_of(ref(Due)), tagged=True))
def due(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen, on: Day = None,
    within: Annotated[
        int | None, Query(ge=0, le=36_600, description="Only what is overdue or due within so many days.")
    ] = None,
    partnership: Partnership = None, actor: Actor = None, cursor: Cursor = None, limit: Limit = 50,
) -> Json:  # fmt: skip
    """What falls due: overdue first, then by day; expected meetings are marked as expected."""
    day = day_of(on, "on") or view.as_of
    after = read_cursor(cursor, Mark)
    asked = query_of(on=day, within=within, partnership=partnership, actor=actor, after=after, limit=limit)
    return tell_page(request, *kept(ledger, due_page, asked, view=view, work=kept_work))


@router.get("/progress", **answers(page_of(ref(ProgressSeries)), tagged=True))
def progress(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen, partnership: Partnership = None,
    cursor: Cursor = None, limit: Limit = 50,
) -> Json:  # fmt: skip
    """Instruments that figures are reported of, each with its figures over time and what there is evidence of."""
    found = sorted(kept(ledger, list_progress, partnership=partnership, view=view), key=_series_place)
    return tell_page(request, *items_after(found, _series_place, cursor, limit, tuple[str, str, str]))


@router.get("/progress/{instrument}", **answers(ProgressSeries, tagged=True))
def progress_of(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen,
    instrument: Annotated[str, Path(max_length=300, description="Its id, or words of its title and years.")],
) -> Json:  # fmt: skip
    """The figures of one instrument over time."""
    return tell(request, kept(ledger, find_progress, instrument, view=view))


@router.get("/contradictions", **answers(page_of(ref(ContradictionReport)), tagged=True))
def contradictions(
    request: Request, person: Viewer, ledger: SeenLedger, partnership: Partnership = None,
    all: Annotated[bool, Query(description="Also pairs that only look like a contradiction, with their verdicts.")]
    = False, cursor: Cursor = None, limit: Limit = 50,
) -> Json:  # fmt: skip
    """What cannot both be true, each side with its passages, in the order they came up."""
    after: int = read_cursor(cursor, Annotated[int, msgspec.Meta(ge=0, le=2**62)]) or 0
    numbers = contradictions_after(ledger, after, real_only=not all, partnership=partnership, limit=limit + 1)
    found = list_contradictions(ledger, real_only=not all, numbers=numbers[:limit])
    return tell_page(request, found, numbers[limit - 1] if len(numbers) > limit else None)


@router.get("/series", **answers(page_of(ref(MeetingSeries)), tagged=True))
def series(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen, partnership: Partnership = None,
    actor: Actor = None, level: Level = None, on: Day = None, cursor: Cursor = None, limit: Limit = 50,
) -> Json:  # fmt: skip
    """Mechanisms that met more than once: their meetings in order, gaps in the numbers, the next to expect."""
    day = day_of(on, "on") or view.as_of
    found = kept(ledger, list_series, partnership=partnership, actor=actor, level=level, on=day, view=view)
    found.sort(key=_mechanism_place)
    return tell_page(request, *items_after(found, _mechanism_place, cursor, limit, tuple[str, str]))


@router.get("/search", **answers(page_of(ref(Found)), tagged=True))
def search(
    request: Request, person: Viewer, ledger: SeenLedger,
    q: Annotated[str, Query(min_length=1, max_length=500, description="Words; a phrase in quotes stands together.")],
    partnership: Partnership = None, actor: Actor = None, level: Level = None, force: Force = None, area: Area = None,
    kind: Annotated[
        Literal["meeting", "person", "instrument", "progress", "commitment"] | None,
        Query(description="Only passages that tell of such a thing."),
    ] = None,
    language: DocumentLanguage = None, since: Since = None, until: Until = None,
    words: Annotated[
        Literal["only"] | None, Query(description="`only`: no passages that are near in meaning alone.")
    ] = None,
    limit: Limit = 20,
) -> Json:  # fmt: skip
    """Passages in all languages, best first: such as hold the words, or the registry's names of the same in other
    languages, and, where the ledger was prepared for it, such as are near in meaning. There is one page; a narrower
    query tells more."""
    wanted = Wanted(
        partnership=partnership, actor=actor, level=level, force=force, area=area, kind=kind, language=language,
        since=first_of(since, "since"), until=last_of(until, "until"),
    )  # fmt: skip
    found = find_anything(ledger, q, wanted, limit=limit, meaning=meaning_of(request))
    return tell_page(request, found.passages, None)


def _series_place(one: ProgressSeries) -> tuple[str, str, str]:
    return (one.instrument, one.id or "", one.reports[0].id)


def _mechanism_place(one: MeetingSeries) -> tuple[str, str]:
    return (one.mechanism, one.sittings[0].thing)
