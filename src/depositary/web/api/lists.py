"""Lists of what is recorded: meetings, instruments, commitments, persons, documents; filters as on the command line."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from depositary.ledger import Ledger
from depositary.ledger.paging import DocumentQuery, Place, page_of_documents, page_of_things
from depositary.ledger.queries import ThingQuery
from depositary.report.documents import document_as_json
from depositary.report.things import with_sources
from depositary.web.api.answering import Cursor, Fresh, Json, Limit, read_cursor, tell_page
from depositary.web.api.asking import (
    Actor,
    Area,
    DocumentLanguage,
    Force,
    Level,
    Partnership,
    Seen,
    Since,
    Until,
    first_of,
    last_of,
)
from depositary.web.api.describing import answers, page_of, thing_ref
from depositary.web.api.records import DOCUMENT
from depositary.web.ledgers import SeenLedger
from depositary.web.people import Viewer

__all__ = ["router"]

router = APIRouter(tags=["what is recorded"], dependencies=[Fresh])
Word = Annotated[str | None, Query(max_length=200)]


@router.get("/meetings", **answers(page_of(thing_ref("meeting")), tagged=True))
def list_meetings(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen, partnership: Partnership = None,
    actor: Actor = None, level: Level = None, since: Since = None, until: Until = None,
    language: DocumentLanguage = None, cursor: Cursor = None, limit: Limit = 50,
    status: Annotated[
        str | None, Query(max_length=200, description="held, scheduled, proposed, called_for, cancelled.")
    ] = None,
) -> Json:  # fmt: skip
    """Meetings, held and to come, by date, undated ones last; one item a meeting however many documents report it."""
    asked = {"partnership": partnership, "actor": actor, "level": level, "status": status, "language": language}
    return _things(request, ledger, "meeting", cursor, limit, since, until, view=view, **asked)


@router.get("/instruments", **answers(page_of(thing_ref("instrument")), tagged=True))
def list_instruments(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen, partnership: Partnership = None,
    since: Since = None, until: Until = None, language: DocumentLanguage = None, cursor: Cursor = None,
    limit: Limit = 50,
    type: Annotated[str | None, Query(max_length=200, description="plan_of_action, declaration, resolution, …")] = None,
    status: Annotated[str | None, Query(max_length=200, description="drafting, adopted, in_force, …")] = None,
) -> Json:  # fmt: skip
    """Plans of action, declarations, treaties, resolutions and other texts with standing, by date."""
    asked = {"partnership": partnership, "type": type, "status": status, "language": language}
    return _things(request, ledger, "instrument", cursor, limit, since, until, view=view, **asked)


@router.get("/commitments", **answers(page_of(thing_ref("commitment")), tagged=True))
def list_commitments(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen, partnership: Partnership = None,
    actor: Actor = None, force: Force = None, area: Area = None, since: Since = None, until: Until = None,
    language: DocumentLanguage = None, cursor: Cursor = None, limit: Limit = 50,
) -> Json:  # fmt: skip
    """Who decided, requested, promised, agreed, proposed, supported or reaffirmed what; dates are the documents'."""
    asked = {"partnership": partnership, "actor": actor, "force": force, "area": area, "language": language}
    return _things(request, ledger, "commitment", cursor, limit, since, until, view=view, **asked)


@router.get("/persons", **answers(page_of(thing_ref("person")), tagged=True))
def list_persons(
    request: Request, person: Viewer, ledger: SeenLedger, view: Seen, partnership: Partnership = None,
    actor: Actor = None, since: Since = None, until: Until = None, language: DocumentLanguage = None,
    cursor: Cursor = None, limit: Limit = 50,
) -> Json:  # fmt: skip
    """Persons with their posts and parties; one item a person in whatever scripts the name is written."""
    asked = {"partnership": partnership, "actor": actor, "language": language}
    return _things(request, ledger, "person", cursor, limit, since, until, view=view, **asked)


@router.get("/documents", **answers(page_of(DOCUMENT), tagged=True))
def list_documents(
    request: Request, person: Viewer, ledger: SeenLedger, partnership: Partnership = None,
    language: DocumentLanguage = None, since: Since = None, until: Until = None, cursor: Cursor = None,
    limit: Limit = 50,
    genre: Annotated[str | None, Query(max_length=200, description="press_release, news, resolution, …")] = None,
    publisher: Annotated[str | None, Query(max_length=200, description="Written as listed.")] = None,
) -> Json:  # fmt: skip
    """The documents that are recorded, by date, with how many claims each makes."""
    query = DocumentQuery(
        partnership=partnership, language=language, genre=genre, publisher=publisher, since=first_of(since, "since"),
        until=last_of(until, "until"),
    )  # fmt: skip
    with ledger.reading() as connection:
        rows, after = page_of_documents(connection, query, read_cursor(cursor, Place), limit)
    return tell_page(request, (document_as_json(row) for row in rows), after)


def _things(
    request: Request, ledger: Ledger, kind: str, cursor: str | None, limit: int, since: str | None, until: str | None,
    **asked: Any,
) -> Json:  # fmt: skip
    query = ThingQuery(kind=kind, since=first_of(since, "since"), until=last_of(until, "until"), **asked)
    with ledger.reading() as connection:
        rows, after = page_of_things(connection, query, read_cursor(cursor, Place), limit)
        things = with_sources(connection, rows, query.view)
    return tell_page(request, (thing.as_json() for thing in things), after)
