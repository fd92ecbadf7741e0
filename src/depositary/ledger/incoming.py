"""New documents as rows, written together: as many statements for a hundred documents as for one.

Enters: documents that are not in the ledger yet, with their Readings. Leaves: the numbers of their claims, which are
still to be linked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, insert

from depositary.ledger.chain import now
from depositary.ledger.claiming import ClaimRow, claim_rows, reading_header
from depositary.ledger.copied import main_part, place_among_copies
from depositary.ledger.days import first_day, last_day
from depositary.ledger.dialects import index_words
from depositary.ledger.folding import fold_words, stretches
from depositary.ledger.partnerships import main_partnership
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import chunks, claims, documents, passages, readings, texts
from depositary.ledger.versions import address_of
from depositary.model import Document, Range, Reading

__all__ = [
    "Incoming",
    "StoredText",
    "Written",
    "content_hash",
    "insert_claims",
    "insert_reading",
    "reading_columns",
    "text_hash",
    "write_new",
]


class Incoming(NamedTuple):
    """A document to be written. key: as `document_key` gives it; event: its number in the history."""

    key: str
    document: Document
    reading: Reading
    event: int
    restricted_to: str | None = None


class Written(NamedTuple):
    """documents: their numbers; rows: each document's claims; numbers: all their numbers, in that order; recount: units
    whose sources turned out to be copies of one another."""

    documents: list[int]
    rows: list[list[ClaimRow]]
    numbers: list[int]
    recount: set[int]


class StoredText(msgspec.Struct, frozen=True):
    """What a text's row keeps of what its format already gave."""

    ranges: tuple[Range, ...] = ()
    pages: tuple[int, ...] = ()


def write_new(connection: Connection, incoming: Sequence[Incoming]) -> Written:
    """Documents, texts, search index, copies, readings and claims of new documents. Raises: LedgerError."""
    numbers = next_numbers(connection, "documents", len(incoming))
    rows = [_document_row(number, one) for number, one in zip(numbers, incoming, strict=True)]
    connection.execute(insert(documents), rows)
    connection.execute(
        insert(texts),
        [
            {
                "document_id": number,
                "text": one.document.text,
                "ranges": msgspec.json.encode(StoredText(one.document.ranges, one.document.pages)).decode(),
            }
            for number, one in zip(numbers, incoming, strict=True)
        ],
    )
    _index_texts(connection, numbers, incoming)
    recount: set[int] = set()
    for row, one in zip(rows, incoming, strict=True):  # one after the other: the second may be a copy of the first
        recount |= place_among_copies(connection, row, main_part(one.document.text, one.reading.main_text))
    insert_readings(connection, numbers, [(one.reading, one.event) for one in incoming])
    said = [claim_rows(one.reading, one.key) for one in incoming]
    placed = [
        (number, one.event, row)
        for number, one, its in zip(numbers, incoming, said, strict=True)
        for row in its
    ]  # fmt: skip
    return Written(list(numbers), said, insert_claims(connection, placed), recount)


def insert_reading(connection: Connection, document: int, reading: Reading, event: int) -> None:
    insert_readings(connection, [document], [(reading, event)])


def insert_readings(connection: Connection, of: Sequence[int], made: Sequence[tuple[Reading, int]]) -> None:
    """One reading a document (number), each with the event it came with."""
    numbers = next_numbers(connection, "readings", len(of))
    connection.execute(
        insert(readings),
        [
            {
                "id": number,
                "document_id": document,
                "reader": reading.reader.name,
                "reader_version": reading.reader.version,
                "content_hash": content_hash(reading),
                "payload": reading_header(reading).decode(),
                "recorded": event,
            }
            for number, document, (reading, event) in zip(numbers, of, made, strict=True)
        ],
    )


def insert_claims(connection: Connection, placed: Sequence[tuple[int, int, ClaimRow]]) -> list[int]:
    """Claims with their passages, each as (document's number, event, row). Returns: their numbers."""
    if not placed:
        return []
    numbers = list(next_numbers(connection, "claims", len(placed)))
    connection.execute(
        insert(claims),
        [
            {
                "id": number,
                "key": row.key,
                "document_id": document,
                "kind": row.kind,
                "payload": row.payload,
                "certainty": row.certainty,
                "face": row.face,
                "unit_id": 0,
                "recorded": event,
            }
            for number, (document, event, row) in zip(numbers, placed, strict=True)
        ],
    )
    quoted = [
        {"claim_id": number, "position": position, "start": passage.start, "end": passage.end, "quote": passage.quote}
        for number, (_, _, row) in zip(numbers, placed, strict=True)
        for position, passage in enumerate(row.claim.passages)
    ]
    if quoted:
        connection.execute(insert(passages), quoted)
    return numbers


def content_hash(reading: Reading) -> str:
    """Equal for Readings that say the same, whatever they were made from."""
    return hashlib.blake2b(msgspec.json.encode(reading, order="sorted"), digest_size=16).hexdigest()


def reading_columns(reading: Reading) -> dict[str, Any]:
    """What a document's row takes from its reading."""
    own = next(
        (i for i in reading.instruments if i.kind == "resolution" and i.symbol and i.date == reading.published), None
    )
    return {
        "language": reading.language,
        "genre": reading.genre,
        "title": reading.title_en or reading.title,
        "symbol": own.symbol if own and reading.genre == "resolution" else None,
        "publisher": reading.publisher,
        "published": reading.published,
        "first_day": first_day(reading.published),
        "last_day": last_day(reading.published),
        "partnership": main_partnership(reading),
    }


def text_hash(text: str) -> str:
    """Equal for texts of the same words, however they are parted into lines."""
    words = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=12).hexdigest()


def _document_row(number: int, one: Incoming) -> dict[str, Any]:
    document = one.document
    own = text_hash(document.text)
    return {
        "id": number,
        "key": one.key,
        "name": document.id,
        "text_hash": own,
        "text_group": own,
        "uri": document.uri,
        "media_type": document.media_type,
        "length": len(document.text),
        "added_at": now(),
        "recorded": one.event,
        "restricted_to": one.restricted_to,
        "address": address_of(document),
        "fetched": document.fetched,
        **reading_columns(one.reading),
    }


def _index_texts(connection: Connection, numbers: Sequence[int], incoming: Sequence[Incoming]) -> None:
    spans = [
        (number, one.document.text, start, end)
        for number, one in zip(numbers, incoming, strict=True)
        for start, end in stretches(one.document.text, list(one.reading.main_text))
    ]
    if not spans:
        return
    taken = next_numbers(connection, "chunks", len(spans))
    connection.execute(
        insert(chunks),
        [
            {"id": n, "document_id": number, "start": start, "end": end}
            for n, (number, _, start, end) in zip(taken, spans, strict=True)
        ],
    )
    words = [(n, " ".join(fold_words(text[start:end]))) for n, (_, text, start, end) in zip(taken, spans, strict=True)]
    index_words(connection, words)
