"""New documents as rows, written together: as many statements for a hundred documents as for one.

Enters: documents that are not in the ledger yet, with their Readings. Leaves: the numbers of their claims, which are
still to be linked.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, insert

from depositary.ledger.chain import now
from depositary.ledger.claiming import ClaimRow, claim_rows, reading_header, sightings_in
from depositary.ledger.copied import main_part, place_among_copies
from depositary.ledger.days import first_day, last_day
from depositary.ledger.dialects import index_words, insert_rows
from depositary.ledger.folding import fold_words, stretches
from depositary.ledger.looks import Looks
from depositary.ledger.partnerships import main_partnership
from depositary.ledger.placing import Placed, place_in_units
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import chunks, claims, documents, passages, readings, texts
from depositary.ledger.tallies import settle, tally_documents
from depositary.ledger.versions import address_of
from depositary.model import Document, Range, Reading
from depositary.resolve import Sighting

__all__ = [
    "Incoming",
    "Inserted",
    "Saying",
    "StoredText",
    "Written",
    "content_hash",
    "insert_claims",
    "insert_reading",
    "reading_columns",
    "sayings",
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


class Saying(NamedTuple):
    """A claim to be written: of which document (its number), with which event, and as the resolver takes it."""

    document: int
    event: int
    row: ClaimRow
    sighting: Sighting


class Inserted(NamedTuple):
    """Claims written: their numbers and their place in units."""

    numbers: list[int]
    placed: Placed


class Written(NamedTuple):
    """documents: their numbers; rows: each document's claims; inserted: all of these; recount: units whose sources
    turned out to be copies of one another."""

    documents: list[int]
    rows: list[list[ClaimRow]]
    inserted: Inserted
    recount: set[int]


class StoredText(msgspec.Struct, frozen=True):
    """What a text's row keeps of what its format already gave."""

    ranges: tuple[Range, ...] = ()
    pages: tuple[int, ...] = ()


def write_new(connection: Connection, incoming: Sequence[Incoming], looks: Looks) -> Written:
    """Documents, texts, search index, copies, readings and claims of new documents. Raises: LedgerError."""
    numbers = next_numbers(connection, "documents", len(incoming))
    rows = [_document_row(number, one) for number, one in zip(numbers, incoming, strict=True)]
    connection.execute(insert(documents), rows)
    settle(connection, Counter(), tally_documents(rows))
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
    mains = [main_part(one.document.text, one.reading.main_text) for one in incoming]
    recount = place_among_copies(connection, list(zip(rows, mains, strict=True)))
    insert_readings(connection, numbers, [(one.reading, one.event) for one in incoming])
    said = [claim_rows(one.reading, one.key) for one in incoming]
    told = [
        saying
        for number, one, its in zip(numbers, incoming, said, strict=True)
        for saying in sayings(number, one.event, one.reading, one.key, its)
    ]
    return Written(list(numbers), said, insert_claims(connection, told, looks), recount)


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


def sayings(document: int, event: int, reading: Reading, key: str, rows: Sequence[ClaimRow]) -> list[Saying]:
    """A document's claims to be written; key: the document's."""
    seen = sightings_in(reading, key, rows)
    return [Saying(document, event, row, sighting) for row, sighting in zip(rows, seen, strict=True)]


def insert_claims(connection: Connection, said: Sequence[Saying], looks: Looks) -> Inserted:
    """Claims with their passages, each in its unit."""
    if not said:
        return Inserted([], Placed([], set(), set()))
    numbers = list(next_numbers(connection, "claims", len(said)))
    told = [(number, one.row, one.sighting) for number, one in zip(numbers, said, strict=True)]
    placed = place_in_units(connection, told, looks)
    insert_rows(
        connection,
        claims,
        ("id", "key", "document_id", "kind", "payload", "certainty", "face", "unit_id", "recorded"),
        [
            (number, row.key, document, row.kind, row.payload, row.certainty, row.face, unit, event)
            for number, unit, (document, event, row, _) in zip(numbers, placed.of, said, strict=True)
        ],
    )
    insert_rows(
        connection,
        passages,
        ("claim_id", "position", "start", "end", "quote"),
        [
            (number, position, passage.start, passage.end, passage.quote)
            for number, one in zip(numbers, said, strict=True)
            for position, passage in enumerate(one.row.claim.passages)
        ],
    )
    return Inserted(numbers, placed)


def content_hash(reading: Reading) -> str:
    """Equal for Readings that say the same, whatever they were made from; a field that came later and holds nothing
    counts as not there, so that what was recorded before it came is still known."""
    said = msgspec.json.encode(reading, order="sorted")
    if not reading.metadata:
        said = said.replace(b'"metadata":[],', b"", 1)  # inside a text its quotes would be escaped
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def reading_columns(reading: Reading) -> dict[str, Any]:
    """What a document's row takes from its reading."""
    own = next(
        (i for i in reading.instruments if i.kind == "resolution" and i.symbol and i.date == reading.published), None
    )
    borne = next((fact.value for fact in reading.metadata if fact.field == "symbol"), None)  # by its name or address
    return {
        "language": reading.language,
        "genre": reading.genre,
        "title": reading.title_en or reading.title,
        "symbol": own.symbol if own and reading.genre == "resolution" else borne,
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
