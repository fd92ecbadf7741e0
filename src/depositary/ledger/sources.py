"""What things rest on: claims with their documents and passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select

from depositary.ledger.claiming import Kind
from depositary.ledger.dialects import among
from depositary.ledger.past import PRESENT, View, claim_conditions, things_of_claims
from depositary.ledger.tables import claims, documents, passages, things, units
from depositary.model import Passage

__all__ = [
    "MOST",
    "ClaimView",
    "claims_by_keys",
    "claims_of_documents",
    "claims_of_things",
    "numbers_recorded",
    "said_last",
]


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """One claim with its document."""

    id: str
    kind: Kind
    document: str
    name: str
    language: str
    published: str | None
    publisher: str | None
    uri: str | None
    symbol: str | None
    text_group: str
    payload: dict[str, Any]
    certainty: float
    passages: tuple[Passage, ...]


MOST = 100
"""Claims of one thing that are shown with it in a list; a thing that rests on more is counted in full all the same."""


def claims_of_things(
    connection: Connection,
    numbers: Iterable[int],
    view: View = PRESENT,
    *,
    counts: Mapping[int, int] | None = None,
    most: int = MOST,
) -> dict[int, list[ClaimView]]:
    """What each thing rests on, oldest document first.

    counts: how many claims each has: of those with more than `most` only that many are read, those recorded first.
    """
    found: dict[int, list[ClaimView]] = defaultdict(list)
    seen = claim_conditions(connection, view)
    wanted = sorted(set(numbers))
    big = [number for number in wanted if (counts or {}).get(number, 0) > most and view.is_present]
    if big:
        asked = [{"of": number, "most": most} for number in big]
        first = [claim for one in asked for claim in connection.execute(_FIRST, one).scalars()]
        for row, told in _oldest_first(connection, among(claims.c.id, first), *seen):
            found[row.thing_id].append(told)
        wanted = sorted(set(wanted) - set(big))
    then = things_of_claims(connection, wanted, view)
    if not wanted:
        return found
    theirs = among(units.c.thing_id, wanted) if then is None else among(claims.c.id, then)
    for row, told in _oldest_first(connection, theirs, *seen):
        found[row.thing_id if then is None else then[row.id]].append(told)
    return found


def claims_of_documents(
    connection: Connection, number: int, *, withdrawn: bool = False
) -> list[tuple[ClaimView, str | None]]:
    """A document's claims in the reader's order, each with the key of its thing; of a superseded version what it said
    to the last."""
    query = _claim_query(things.c.key.label("thing")).where(claims.c.document_id == number)
    if not withdrawn:
        query = query.where(said_last())
    rows = connection.execute(query.order_by(claims.c.id)).all()
    return [(view, row.thing) for row, view in zip(rows, _claims(connection, rows), strict=True)]


def said_last() -> ColumnElement[bool]:
    """On claims and their documents: what a document says, or said until another version stood in its place."""
    return or_(claims.c.withdrawn.is_(None), claims.c.withdrawn == documents.c.superseded)


def claims_by_keys(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[ClaimView, int | None]]:
    """Claims by their keys, each with the number of its thing; of one read several times over the latest."""
    query = _claim_query(units.c.thing_id).where(among(claims.c.key, set(keys))).order_by(claims.c.id)
    rows = connection.execute(query).all()
    return {view.id: (view, row.thing_id) for row, view in zip(rows, _claims(connection, rows), strict=True)}


def numbers_recorded(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """In which history record each claim came in (last)."""
    query = select(claims.c.key, func.max(claims.c.recorded)).where(among(claims.c.key, set(keys)))
    return {row[0]: row[1] for row in connection.execute(query.group_by(claims.c.key))}


def _claim_query(*further: Any) -> Any:
    return (
        select(
            claims.c.id,
            claims.c.key,
            claims.c.kind,
            claims.c.payload,
            claims.c.certainty,
            documents.c.key.label("document"),
            documents.c.name,
            documents.c.language,
            documents.c.published,
            documents.c.publisher,
            documents.c.uri,
            documents.c.symbol,
            documents.c.text_group,
            documents.c.first_day,
            *further,
        )
        .join(documents, documents.c.id == claims.c.document_id)
        .join(units, units.c.id == claims.c.unit_id)  # every claim has one; by an outer join all claims were scanned
        .outerjoin(things, things.c.id == units.c.thing_id)
    )


def _oldest_first(connection: Connection, *which: Any) -> list[tuple[Any, ClaimView]]:
    """Claims that meet these conditions, each with its row, which tells the number of its thing."""
    order = (documents.c.first_day.is_(None), documents.c.first_day, claims.c.id)
    rows = connection.execute(_claim_query(units.c.thing_id).where(*which).order_by(*order)).all()
    return list(zip(rows, _claims(connection, rows), strict=True))


def _claims(connection: Connection, rows: Sequence[Any]) -> list[ClaimView]:
    quoted: dict[int, list[Passage]] = defaultdict(list)
    if not rows:
        return []
    for row in connection.execute(_PASSAGES, {"values": {row.id for row in rows}}):
        quoted[row.claim_id].append(Passage(row.start, row.end, row.quote))
    return [
        ClaimView(
            id=row.key,
            kind=row.kind,
            document=row.document,
            name=row.name,
            language=row.language,
            published=row.published,
            publisher=row.publisher,
            uri=row.uri,
            symbol=row.symbol,
            text_group=row.text_group,
            payload=msgspec.json.decode(row.payload),
            certainty=row.certainty,
            passages=tuple(quoted[row.id]),
        )
        for row in rows
    ]


_FIRST = (
    select(claims.c.id)
    .join(units, units.c.id == claims.c.unit_id)
    .where(units.c.thing_id == bindparam("of"), claims.c.withdrawn.is_(None))
    .order_by(units.c.id)
    .limit(bindparam("most"))
)
_PASSAGES = (
    select(passages).where(among(passages.c.claim_id, "values")).order_by(passages.c.claim_id, passages.c.position)
)
