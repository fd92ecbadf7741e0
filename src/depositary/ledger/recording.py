"""One document and its Reading → the ledger, in one transaction: all of it or nothing.

The same document with the same Reading changes nothing. A document that was read anew keeps its earlier claims as
withdrawn, and each withdrawn claim points to the one that took its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, RowMapping, insert, select, update

from depositary.errors import NotText
from depositary.ledger.chain import append_event, next_event, now
from depositary.ledger.claiming import ClaimRow, claim_rows, decode_claim, reading_header
from depositary.ledger.clashes import refresh_headline
from depositary.ledger.copied import main_part, place_among_copies
from depositary.ledger.days import first_day, last_day
from depositary.ledger.dialects import index_words
from depositary.ledger.folding import fold_words, stretches
from depositary.ledger.judged import pass_on_judgements
from depositary.ledger.linking import Linked, link_claims
from depositary.ledger.partnerships import main_partnership
from depositary.ledger.store import Ledger, next_numbers
from depositary.ledger.succession import successors
from depositary.ledger.tables import chunks, claims, documents, passages, readings, texts
from depositary.model import Document, Passage, Range, Reading
from depositary.resolve import Sighting

__all__ = ["Recorded", "document_key", "known_documents", "record_document"]


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What recording a document did.

    state: added, known (nothing changed) or reread. claims: keys of new claims; withdrawn: of those no longer said.
    things: keys of the things that are new; contradictions: numbers of the real contradictions that are new.
    """

    document: str
    name: str
    state: Literal["added", "known", "reread"]
    claims: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    contradictions: tuple[int, ...] = ()


class _Stored(msgspec.Struct, frozen=True):
    """What a text's row keeps of what its format already gave."""

    ranges: tuple[Range, ...] = ()
    pages: tuple[int, ...] = ()


def document_key(document: Document) -> str:
    """The document's key: of its name and text, so that the same file found elsewhere is the same document."""
    whole = hashlib.blake2b(digest_size=10, person=b"document")
    whole.update(document.id.encode("utf-8", "surrogatepass") + b"\0" + document.text.encode("utf-8", "surrogatepass"))
    return f"d-{whole.hexdigest()}"


def known_documents(ledger: Ledger, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Which of these documents are recorded, with the name and version of the reader that read each last."""
    with ledger.reading() as connection:
        rows = connection.execute(
            select(documents.c.key, readings.c.reader, readings.c.reader_version)
            .join(readings, readings.c.document_id == documents.c.id)
            .where(documents.c.key.in_(list(keys)), readings.c.withdrawn.is_(None))
        )
        return {row[0]: (row[1], row[2]) for row in rows}


def record_document(
    ledger: Ledger, document: Document, reading: Reading, *, restricted_to: str | None = None
) -> Recorded:
    """Record a document and what was read in it.

    Raises: LedgerError; NotText if the text cannot be stored as UTF-8. Nothing is recorded then.
    """
    _check_storable(document)
    key = document_key(document)
    with ledger.writing() as connection:
        known = connection.execute(select(documents).where(documents.c.key == key)).mappings().first()
        if known is None:
            return _add(connection, key, document, reading, restricted_to)
        return _read_again(connection, known, reading)


def _check_storable(document: Document) -> None:
    """Half a surrogate pair is no character, and not every database can hold a NUL."""
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotText(document.id, f"holds half a surrogate pair at {error.start}") from error
    if "\0" in document.text:
        raise NotText(document.id, f"holds a NUL character at {document.text.index(chr(0))}")


def _add(connection: Connection, key: str, document: Document, reading: Reading, restricted_to: str | None) -> Recorded:
    event = next_event(connection)
    number = next_numbers(connection, "documents", 1)[0]
    row = _document_row(number, key, document, reading, event, restricted_to)
    connection.execute(insert(documents), row)
    stored = msgspec.json.encode(_Stored(document.ranges, document.pages)).decode()
    connection.execute(insert(texts).values(document_id=number, text=document.text, ranges=stored))
    _index_text(connection, number, document.text, reading.main_text)
    recount = place_among_copies(connection, row, main_part(document.text, reading.main_text))
    _insert_reading(connection, number, reading, event)
    rows = claim_rows(reading, key)
    numbers = _insert_claims(connection, number, rows, event)
    linked = link_claims(connection, added=numbers, withdrawn=(), event=event, recount=recount)
    headline = _judge_headline(connection, key, reading, rows, event, reread=False)
    recorded = Recorded(
        document=key,
        name=document.id,
        state="added",
        claims=tuple(row.key for row in rows),
        things=linked.new,
        contradictions=(*linked.contradictions, *headline),
    )
    _tell(connection, event, recorded, reading, linked)
    return recorded


def _read_again(connection: Connection, known: RowMapping, reading: Reading) -> Recorded:
    current = connection.execute(
        select(readings.c.id, readings.c.content_hash).where(
            readings.c.document_id == known["id"], readings.c.withdrawn.is_(None)
        )
    ).first()
    unchanged = Recorded(document=known["key"], name=known["name"], state="known")
    if current is not None and current.content_hash == _content_hash(reading):
        return unchanged
    event = next_event(connection)
    old = _current_claims(connection, known["id"])
    new = {row.key: row for row in claim_rows(reading, known["key"])}
    added = [row for key, row in new.items() if key not in old]
    gone = {key: row for key, row in old.items() if key not in new}
    if current is not None:
        connection.execute(update(readings).where(readings.c.id == current.id).values(withdrawn=event))
    _insert_reading(connection, known["id"], reading, event)
    connection.execute(update(documents).where(documents.c.id == known["id"]).values(_reading_columns(reading)))
    in_place_of = successors(
        {key: row[1] for key, row in gone.items()}, {row.key: (row.kind, row.claim) for row in new.values()}
    )
    for key, (number, _) in gone.items():
        connection.execute(
            update(claims).where(claims.c.id == number).values(withdrawn=event, succeeded_by=in_place_of.get(key))
        )
    pass_on_judgements(connection, in_place_of)
    numbers = _insert_claims(connection, known["id"], added, event)
    linked = link_claims(connection, added=numbers, withdrawn=[row[0] for row in gone.values()], event=event)
    headline = _judge_headline(connection, known["key"], reading, list(new.values()), event, reread=True)
    recorded = Recorded(
        document=known["key"],
        name=known["name"],
        state="reread",
        claims=tuple(row.key for row in added),
        withdrawn=tuple(gone),
        things=linked.new,
        contradictions=(*linked.contradictions, *headline),
    )
    _tell(connection, event, recorded, reading, linked)
    return recorded


def _judge_headline(
    connection: Connection, key: str, reading: Reading, rows: Sequence[ClaimRow], event: int, *, reread: bool
) -> tuple[int, ...]:
    said = [
        Sighting(
            id=row.key,
            kind=row.kind,  # type: ignore[arg-type]
            document=key,
            language=reading.language,
            claim=row.claim,
            published=reading.published,
            publisher=reading.publisher,
        )
        for row in rows
    ]
    return refresh_headline(connection, reading.title or reading.title_en, said, event, reread=reread)


def _document_row(
    number: int, key: str, document: Document, reading: Reading, event: int, restricted_to: str | None
) -> dict[str, Any]:
    text_hash = hashlib.blake2b(
        " ".join(document.text.split()).encode("utf-8", "surrogatepass"), digest_size=12
    ).hexdigest()
    return {
        "id": number,
        "key": key,
        "name": document.id,
        "text_hash": text_hash,
        "text_group": text_hash,
        "uri": document.uri,
        "media_type": document.media_type,
        "length": len(document.text),
        "added_at": now(),
        "recorded": event,
        "restricted_to": restricted_to,
        **_reading_columns(reading),
    }


def _reading_columns(reading: Reading) -> dict[str, Any]:
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


def _index_text(connection: Connection, number: int, text: str, main_text: Sequence[tuple[int, int]]) -> None:
    spans = stretches(text, list(main_text))
    if not spans:
        return
    numbers = next_numbers(connection, "chunks", len(spans))
    connection.execute(
        insert(chunks),
        [{"id": n, "document_id": number, "start": a, "end": b} for n, (a, b) in zip(numbers, spans, strict=True)],
    )
    index_words(connection, [(n, " ".join(fold_words(text[a:b]))) for n, (a, b) in zip(numbers, spans, strict=True)])


def _insert_reading(connection: Connection, document: int, reading: Reading, event: int) -> None:
    connection.execute(
        insert(readings).values(
            id=next_numbers(connection, "readings", 1)[0],
            document_id=document,
            reader=reading.reader.name,
            reader_version=reading.reader.version,
            content_hash=_content_hash(reading),
            payload=reading_header(reading).decode(),
            recorded=event,
        )
    )


def _insert_claims(connection: Connection, document: int, rows: Sequence[ClaimRow], event: int) -> list[int]:
    if not rows:
        return []
    numbers = list(next_numbers(connection, "claims", len(rows)))
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
            for number, row in zip(numbers, rows, strict=True)
        ],
    )
    quoted = [
        {"claim_id": number, "position": position, "start": passage.start, "end": passage.end, "quote": passage.quote}
        for number, row in zip(numbers, rows, strict=True)
        for position, passage in enumerate(row.claim.passages)
    ]
    if quoted:
        connection.execute(insert(passages), quoted)
    return numbers


def _current_claims(connection: Connection, document: int) -> dict[str, tuple[int, tuple[str, Any]]]:
    """key → (row number, (kind, record with its passages)) of what the document says now."""
    found = connection.execute(
        select(claims.c.id, claims.c.key, claims.c.kind, claims.c.payload, claims.c.certainty).where(
            claims.c.document_id == document, claims.c.withdrawn.is_(None)
        )
    ).all()
    quoted: dict[int, list[Passage]] = {row.id: [] for row in found}
    of_claims = (
        select(passages)
        .join(claims, claims.c.id == passages.c.claim_id)
        .where(claims.c.document_id == document, claims.c.withdrawn.is_(None))
        .order_by(passages.c.claim_id, passages.c.position)
    )
    for row in connection.execute(of_claims):
        quoted[row.claim_id].append(Passage(row.start, row.end, row.quote))
    return {
        row.key: (row.id, (row.kind, decode_claim(row.kind, row.payload, row.certainty, quoted[row.id])))
        for row in found
    }


def _content_hash(reading: Reading) -> str:
    return hashlib.blake2b(msgspec.json.encode(reading, order="sorted"), digest_size=16).hexdigest()


def _tell(connection: Connection, event: int, recorded: Recorded, reading: Reading, linked: Linked) -> None:
    """The event: what came in and, by one hash, exactly which claims; what became of the things."""
    append_event(
        connection,
        event,
        "document added" if recorded.state == "added" else "document read again",
        recorded.document,
        {
            "name": recorded.name,
            "reader": f"{reading.reader.name} {reading.reader.version}",
            "reading": _content_hash(reading),
            "claims": len(recorded.claims),
            "withdrawn": list(recorded.withdrawn),
            "new things": list(linked.new),
            "merged": dict(linked.merged),
        },
    )
