"""Where a day starts: what is new since one last looked, what falls due, what is to be settled and reviewed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from depositary.ledger.chain import now
from depositary.ledger.plans import find_plans
from depositary.plans import count_lines, plan_view
from depositary.report import ledger_status, list_contradictions
from depositary.report.changes import changes_since, new_documents
from depositary.report.disputes import contradiction_numbers
from depositary.report.due import count_due, due_page, query_of
from depositary.web.kept import kept, kept_work
from depositary.web.ledgers import SeenLedger
from depositary.web.notebook import notebook_of
from depositary.web.pages.asking import asked_day
from depositary.web.people import Viewer
from depositary.web.rendering import THEME_COOKIE, page
from depositary.web.saying import safe_path
from depositary.web.suggesting import suggester_of

__all__ = ["router"]

router = APIRouter()
_AHEAD = 60  # days looked ahead
_DUE, _OVERDUE, _CLASHES, _NEW, _PLANS = 8, 6, 3, 8, 5
_FIRST_LOOK = 7  # days back that are new to somebody who never looked


@router.get("/")
def show_today(request: Request, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """The ledger as the person finds it today."""
    on = asked_day(request)
    looked = notebook_of(request).looked(person.name)
    since = looked or (dt.datetime.now(dt.UTC) - dt.timedelta(days=_FIRST_LOOK)).date().isoformat()
    status = kept(ledger, ledger_status)
    changes = kept(ledger, changes_since, since, most=_NEW)
    late = query_of(on=on, within=_AHEAD, statuses=("overdue",), by="nearest", limit=_OVERDUE)
    ahead = query_of(on=on, within=_AHEAD, statuses=("open", "expected"), by="nearest", limit=_DUE)
    overdue, coming = (kept(ledger, due_page, asked, work=kept_work)[0] for asked in (late, ahead))
    overdue_total = kept(ledger, count_due, late, work=kept_work).by_status["overdue"]
    clashes = list_contradictions(ledger, numbers=contradiction_numbers(ledger, limit=_CLASHES))
    with ledger.reading() as connection:
        plans = find_plans(connection)[:_PLANS]
    views = [plan_view(ledger, plan.id) for plan in plans]
    suggester = suggester_of(request)
    standings = [(view.plan, count_lines(view.lines), suggester.waiting(ledger, view)) for view in views]
    return page(
        request, "today.html", on=on, since=since, looked=looked, status_=status, changes=changes, coming=coming,
        overdue=overdue, overdue_total=overdue_total, clashes=clashes[::-1], clash_total=status.contradictions,
        plans=standings, came_in=kept(ledger, new_documents, since, most=_NEW),
    )  # fmt: skip


@router.post("/looked")
def keep_look(request: Request, person: Viewer) -> RedirectResponse:
    """Remember that the person has seen what is new."""
    notebook_of(request).look(person.name, now())
    return RedirectResponse("/?told=looked", status_code=303)


@router.post("/theme")
def choose_theme(theme: Annotated[str, Form()], next: Annotated[str, Form()] = "/") -> RedirectResponse:
    """Light or dark pages, whatever the system says."""
    answer = RedirectResponse(safe_path(next, "/"), status_code=303)
    if theme in ("light", "dark"):
        answer.set_cookie(THEME_COOKIE, theme, max_age=365 * 24 * 3600, samesite="lax", httponly=True)
    return answer
