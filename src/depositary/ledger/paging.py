"""Lists page by page: what comes after the last row one has seen, whatever was added meanwhile.

A page begins after a place, which is the sort key of a row, so that nothing is told twice and nothing left out when
rows are added or taken away between two pages.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, or_, select

from depositary.ledger.library import DocumentRow, document_conditions, find_documents
from depositary.ledger.queries import ThingQuery, ThingRow, find_things, thing_conditions, thing_row
from depositary.ledger.tables import documents, things

__all__ = ["DocumentQuery", "Place", "page_of_documents", "page_of_things"]

_TOLD = ("person", "commitment")  # kinds dated by the documents that tell of them


class Place(NamedTuple):
    """Where a row stands: its day (None: undated, which come last), a document's name, its number."""

    day: str | None
    name: str
    number: int


class DocumentQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of documents; None asks nothing. Days are ISO and inclusive."""

    partnership: str | None = None
    language: str | None = None
    genre: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None


def page_of_things(
    connection: Connection, query: ThingQuery, after: Place | None, most: int
) -> tuple[list[ThingRow], Place | None]:
    """Up to `most` things after a place, in the order of `find_things`.

    Returns: them, and the place to go on after if there are more.
    """
    if not query.view.is_present:
        everything = find_things(connection, msgspec.structs.replace(query, limit=None, offset=0))
        left = [row for row in everything if after is None or _sorted(place_of(row)) > _sorted(after)]
        return left[:most], place_of(left[most - 1]) if len(left) > most else None
    dated = things.c.told_first if query.kind in _TOLD else things.c.first_day
    conditions = thing_conditions(query)
    found: list[ThingRow] = []
    for half in (True, False):  # each half can follow the index
        if len(found) > most or (half and after is not None and after.day is None):
            continue
        further = _after(dated, None, things.c.id, after, half)
        ordered = select(things).where(*conditions, *further).order_by(dated, things.c.id)
        rows = connection.execute(ordered.limit(most + 1 - len(found))).mappings()
        found += map(thing_row, rows)
    return found[:most], place_of(found[most - 1]) if len(found) > most else None


def page_of_documents(
    connection: Connection, query: DocumentQuery, after: Place | None, most: int
) -> tuple[list[DocumentRow], Place | None]:
    """The same for documents, in the order of `find_documents`."""
    conditions = document_conditions(**msgspec.structs.asdict(query))
    dated = documents.c.first_day
    found: list[Place] = []
    for half in (True, False):
        if len(found) > most or (half and after is not None and after.day is None):
            continue
        further = _after(dated, documents.c.name, documents.c.id, after, half)
        ordered = select(dated, documents.c.name, documents.c.id).where(*conditions, *further)
        rows = connection.execute(
            ordered.order_by(dated, documents.c.name, documents.c.id).limit(most + 1 - len(found))
        )
        found += [Place(row[0], row[1], row[2]) for row in rows]
    shown = found[:most]
    rows_shown = find_documents(connection, numbers=[place.number for place in shown]) if shown else []
    return rows_shown, shown[-1] if len(found) > most else None


def place_of(row: ThingRow) -> Place:
    """The place of a thing in the order of `find_things`."""
    return Place(row.told_first if row.kind in _TOLD else row.first_day, "", row.number)


def _after(dated: Any, name: Any, number: Any, after: Place | None, half: bool) -> list[Any]:
    """Rows with (or without) a day that come after a place."""
    own = dated.is_not(None) if half else dated.is_(None)
    if after is None or (after.day is None) == half:
        return [own]
    behind = number > after.number
    if name is not None:
        behind = or_(name > after.name, and_(name == after.name, behind))
    if after.day is None:
        return [own, behind]
    return [own, dated >= after.day, or_(dated > after.day, behind)]


def _sorted(place: Place) -> tuple[str, str, int]:
    return (place.day or "9999", place.name, place.number)
