"""The documents of a ledger: found by what is asked of them, their texts, and full-text search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from depositary.ledger.dialects import among, match_words
from depositary.ledger.folding import query_phrases
from depositary.ledger.partnerships import asked_partnership
from depositary.ledger.sources import said_last
from depositary.ledger.tables import chunks, claims, documents, readings, signatures, texts

__all__ = [
    "DocumentRow",
    "Hit",
    "document_conditions",
    "find_documents",
    "find_text",
    "header_of",
    "key_beginning",
    "search_chunks",
]


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document. text_group: the same for copies of one text; copies: documents in it, itself counted;
    translation_of: id of a document of the same publisher and days that says the same in another language;
    restricted_to: the least role that may see it (None: every role); fetched: when it was last seen at its address;
    superseded: another version of it stands there now; earlier_versions: how many stood there before."""

    number: int
    id: str
    name: str
    title: str | None
    symbol: str | None
    uri: str | None
    media_type: str
    language: str
    genre: str
    publisher: str | None
    published: str | None
    partnership: str | None
    length: int
    added_at: str
    claims: int
    reader: str
    text_group: str
    copies: int
    translation_of: str | None
    restricted_to: str | None = None
    fetched: str | None = None
    superseded: bool = False
    earlier_versions: int = 0


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document that holds what was searched for."""

    document: int
    start: int
    end: int
    score: float


def find_documents(
    connection: Connection,
    *,
    key: str | None = None,
    name: str | None = None,
    numbers: Sequence[int] | None = None,
    partnership: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    superseded: bool = False,
    newest: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> list[DocumentRow]:
    """Documents that meet all that is asked, by date (undated last), then by name.

    superseded: earlier versions too; without it they are given only where asked for by key, name or number.
    newest: the latest first.
    """
    counted = (
        select(func.count()).select_from(claims).where(claims.c.document_id == documents.c.id, said_last())
    ).scalar_subquery()
    alike = documents.alias("alike")
    copies = (
        select(func.count())
        .where(alike.c.text_group == documents.c.text_group, alike.c.superseded.is_(None))
        .scalar_subquery()
    )
    before = (
        select(func.count())
        .where(alike.c.address == documents.c.address, alike.c.superseded > 0, documents.c.superseded.is_(None))
        .scalar_subquery()
    )
    earlier = case((documents.c.address.is_(None), 0), else_=before)
    query = (
        select(
            documents,
            counted.label("claims"),
            copies.label("copies"),
            earlier.label("earlier"),
            signatures.c.translation_of,
            readings.c.reader,
            readings.c.reader_version,
        )
        .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.withdrawn.is_(None)))
        .outerjoin(signatures, signatures.c.document_id == documents.c.id)
    )
    for column, own in ((documents.c.key, key), (documents.c.name, name)):
        if own is not None:
            query = query.where(column == own)
    if numbers is not None:
        query = query.where(among(documents.c.id, numbers))
    if not superseded and key is None and name is None and numbers is None:
        query = query.where(func.coalesce(documents.c.superseded, 0) == 0)  # nearly all: no index is to find them
    query = query.where(
        *document_conditions(
            partnership=partnership, language=language, genre=genre, publisher=publisher, since=since, until=until
        )
    )
    found: list[DocumentRow] = []
    skip = offset
    for half in (documents.c.first_day.is_not(None), documents.c.first_day.is_(None)):  # each can follow the index
        left = None if limit is None else limit - len(found)
        if left == 0:
            break
        by = (documents.c.first_day, documents.c.name, documents.c.id)
        ordered = query.where(half).order_by(*(column.desc() if newest else column for column in by))
        rows = connection.execute(ordered.limit(left).offset(skip)).all()
        if not rows and skip:
            passed = query.where(half).with_only_columns(func.count(), maintain_column_froms=True)
            skip -= connection.execute(passed).scalar_one()
        else:
            skip = 0
        found += map(_document, rows)
    return found


def key_beginning(connection: Connection, start: str) -> str | None:
    """The one document's key that begins so; None if there is none or several."""
    found = select(documents.c.key).where(documents.c.key >= start, documents.c.key < start + "~").limit(2)
    keys = list(connection.execute(found).scalars())
    return str(keys[0]) if len(keys) == 1 else None


def document_conditions(
    *,
    partnership: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[ColumnElement[bool]]:
    """What documents must be to meet what is asked; None asks nothing."""
    named = ((documents.c.language, language), (documents.c.genre, genre), (documents.c.publisher, publisher))
    asked: list[ColumnElement[bool]] = [column == value for column, value in named if value is not None]
    if partnership is not None:
        asked.append(documents.c.partnership.in_(asked_partnership(partnership)))
    if since is not None:
        asked.append(documents.c.last_day >= since)
    if until is not None:
        asked.append(documents.c.first_day <= until)
    return asked


def find_text(connection: Connection, number: int) -> str:
    """A document's original text."""
    return str(connection.execute(select(texts.c.text).where(texts.c.document_id == number)).scalar_one())


def header_of(connection: Connection, number: int) -> dict[str, Any]:
    """What the current reading says of the document as a whole (main text, dates, citations, structure, issues)."""
    query = select(readings.c.payload).where(readings.c.document_id == number, readings.c.withdrawn.is_(None))
    header: dict[str, Any] = msgspec.json.decode(connection.execute(query).scalar_one())
    return header


def search_chunks(connection: Connection, query: str, *, limit: int) -> list[Hit]:
    """Stretches that hold all words of the query (a phrase in quotes stands together), best first."""
    phrases = query_phrases(query)
    if not phrases:
        return []
    scores = dict(match_words(connection, phrases, limit))
    rows = connection.execute(select(chunks).where(among(chunks.c.id, scores))).all()
    rows = sorted(rows, key=lambda row: (-scores[row.id], row.id))
    return [Hit(document=row.document_id, start=row.start, end=row.end, score=scores[row.id]) for row in rows]


def _document(row: Any) -> DocumentRow:
    return DocumentRow(
        number=row.id,
        id=row.key,
        name=row.name,
        title=row.title,
        symbol=row.symbol,
        uri=row.uri,
        media_type=row.media_type,
        language=row.language,
        genre=row.genre,
        publisher=row.publisher,
        published=row.published,
        partnership=row.partnership,
        length=row.length,
        added_at=row.added_at,
        claims=row.claims,
        reader=f"{row.reader} {row.reader_version}",
        text_group=row.text_group,
        copies=row.copies,
        translation_of=row.translation_of,
        restricted_to=row.restricted_to,
        fetched=row.fetched,
        superseded=row.superseded is not None,
        earlier_versions=row.earlier,
    )
