"""What changed since a day or a moment: documents, things, contradictions recorded from then on, and judgements."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from depositary.ledger import Ledger
from depositary.ledger.chain import number_at
from depositary.ledger.library import DocumentRow, find_documents
from depositary.ledger.partnerships import asked_partnership
from depositary.ledger.tables import contradictions, documents, facets, judgements, things
from depositary.report.called import names_of
from depositary.report.contradictions import ContradictionReport, list_contradictions

__all__ = ["Changes", "New", "changes_since", "new_documents"]

_LATEST = (documents.c.recorded.desc(), documents.c.id.desc())  # along an index, also where nothing is new
_COUNTED = 1_000_000_000  # a limit no ledger comes to: it keeps the order, and so the index it is read along
_NAMED = 20  # new meetings and instruments that are named, the latest recorded first


class New(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    kind: str
    label: str
    names: dict[str, str] = {}


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """documents: names of the new ones; things: how many of each kind are new; named: new meetings and instruments;
    documents, contradictions: the latest of them, if no more were asked for."""

    since: str
    documents: tuple[str, ...]
    documents_total: int
    things: dict[str, int]
    named: tuple[New, ...]
    contradictions: tuple[ContradictionReport, ...]
    contradictions_total: int
    judgements: int


def changes_since(ledger: Ledger, since: str, *, partnership: str | None = None, most: int | None = None) -> Changes:
    """What was recorded on the day `since` (ISO, UTC) or later, or after that moment. most: how many documents and
    contradictions are told (None: all)."""
    with ledger.reading() as connection:
        number = number_at(connection, _before(since))
        new_documents = select(documents.c.name).where(documents.c.recorded > number)
        fresh = (things.c.shown, things.c.recorded > number)
        if partnership is not None:
            ids = asked_partnership(partnership)
            new_documents = new_documents.where(documents.c.partnership.in_(ids))
            of_it = select(facets.c.thing_id).where(facets.c.name == "partnership", facets.c.value.in_(ids))
            fresh = (*fresh, things.c.id.in_(of_it))  # type: ignore[assignment]
        # by the order they were recorded in, from that moment on, and never over all things there are
        of_kind = select(things.c.kind).where(*fresh).order_by(things.c.recorded).limit(_COUNTED).subquery()
        counted = connection.execute(select(of_kind.c.kind, func.count()).group_by(of_kind.c.kind))
        kinds = {row[0]: row[1] for row in counted}
        told = select(things.c.key, things.c.kind, things.c.label, things.c.fields).where(
            *fresh, things.c.kind.in_(("meeting", "instrument"))
        )
        named = connection.execute(told.order_by(things.c.recorded.desc(), things.c.id).limit(_NAMED)).all()
        new_clashes = select(contradictions.c.id).where(contradictions.c.real, contradictions.c.recorded > number)
        if partnership is not None:
            new_clashes = new_clashes.where(contradictions.c.thing_id.in_(of_it))
        latest = connection.execute(new_clashes.order_by(contradictions.c.id.desc()).limit(most)).scalars().all()
        judged = select(func.count()).select_from(judgements).where(judgements.c.recorded > number)
        return Changes(
            since=since,
            documents=tuple(connection.execute(new_documents.order_by(*_LATEST).limit(most)).scalars().all()[::-1]),
            documents_total=_count(connection, new_documents),
            things=kinds,
            named=tuple(_new(row) for row in named),
            contradictions=tuple(list_contradictions(ledger, partnership=partnership, numbers=tuple(latest))),
            contradictions_total=_count(connection, new_clashes),
            judgements=connection.execute(judged).scalar_one(),
        )


def new_documents(ledger: Ledger, since: str, most: int) -> list[DocumentRow]:
    """The latest of the documents that came in on that day or later, or after that moment, the last one first."""
    with ledger.reading() as connection:
        number = number_at(connection, _before(since))
        asked = select(documents.c.id).where(documents.c.recorded > number).order_by(*_LATEST).limit(most)
        found = connection.execute(asked).scalars().all()
        return sorted(find_documents(connection, numbers=found), key=lambda row: -row.number) if found else []


def _new(row: Any) -> New:
    names = names_of(row.kind, msgspec.json.decode(row.fields))
    return New(id=row.key, kind=row.kind, label=row.label, names=names)


def _before(since: str) -> str:
    """A moment as it is; of a day the day before, whose end is meant."""
    if len(since) > len("2021-10-15"):
        return since
    return (dt.date.fromisoformat(since) - dt.timedelta(days=1)).isoformat()


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())
