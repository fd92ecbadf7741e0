"""One document and its Reading → the ledger, in one transaction: all of it or nothing.

The same document with the same Reading changes nothing. A document that was read anew keeps its earlier claims as
withdrawn, and each withdrawn claim points to the one that took its place.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, RowMapping, select, update

from depositary.errors import NotText
from depositary.ledger.chain import append_events, next_event
from depositary.ledger.claiming import ClaimRow, claim_rows, decode_claim
from depositary.ledger.clashes import refresh_headline
from depositary.ledger.dialects import among
from depositary.ledger.incoming import (
    Incoming,
    content_hash,
    insert_claims,
    insert_reading,
    reading_columns,
    write_new,
)
from depositary.ledger.judged import pass_on_judgements
from depositary.ledger.linking import link_claims
from depositary.ledger.store import Ledger
from depositary.ledger.succession import successors
from depositary.ledger.tables import claims, documents, passages, readings
from depositary.model import Document, Passage, Reading
from depositary.resolve import Sighting

__all__ = ["Recorded", "document_key", "known_documents", "record_document", "record_documents"]


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
            return _add(connection, [Incoming(key, document, reading, next_event(connection), restricted_to)])[0]
        return _read_again(connection, known, reading)


def record_documents(
    ledger: Ledger, found: Iterable[tuple[Document, Reading]], *, together: int = 200
) -> list[Recorded]:
    """Record many documents, `together` of them a transaction: what `record_document` leaves, several times sooner.

    Raises: LedgerError; NotText. What was recorded before stays, of its transaction nothing is recorded then.
    """
    recorded: list[Recorded] = []
    waiting = iter(found)
    while part := list(islice(waiting, together)):
        for document, _ in part:
            _check_storable(document)
        with ledger.writing() as connection:
            recorded += _record_part(connection, {document_key(d): (d, reading) for d, reading in part})
    return recorded


def _record_part(connection: Connection, part: Mapping[str, tuple[Document, Reading]]) -> list[Recorded]:
    rows = connection.execute(select(documents).where(among(documents.c.key, part))).mappings()
    known = {row["key"]: row for row in rows}
    recorded = {key: _read_again(connection, row, part[key][1]) for key, row in known.items()}
    first = next_event(connection)
    new = [Incoming(key, *part[key], first + n) for n, key in enumerate(key for key in part if key not in known)]
    if new:
        recorded |= {one.document: one for one in _add(connection, new)}
    return [recorded[key] for key in part]


def _check_storable(document: Document) -> None:
    """Half a surrogate pair is no character, and not every database can hold a NUL."""
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotText(document.id, f"holds half a surrogate pair at {error.start}") from error
    if "\0" in document.text:
        raise NotText(document.id, f"holds a NUL character at {document.text.index(chr(0))}")


def _add(connection: Connection, new: Sequence[Incoming]) -> list[Recorded]:
    """Documents that are not in the ledger, together. What they share (a thing merged, a contradiction) is told of the
    last, with whose event everything is linked."""
    event = new[-1].event
    written = write_new(connection, new)
    linked = link_claims(
        connection, added=written.numbers, withdrawn=(), event=event, recount=written.recount, documents=len(new)
    )
    owner = {row.key: one.key for one, rows in zip(new, written.rows, strict=True) for row in rows}
    founded: dict[str, list[str]] = defaultdict(list)
    for key, claim in zip(linked.new, linked.founders, strict=True):
        founded[owner.get(claim, new[-1].key)].append(key)
    told = []
    for one, rows in zip(new, written.rows, strict=True):
        headline = _judge_headline(connection, one.key, one.reading, rows, one.event, reread=False)
        recorded = Recorded(
            document=one.key,
            name=one.document.id,
            state="added",
            claims=tuple(row.key for row in rows),
            things=tuple(founded[one.key]),
            contradictions=(*(linked.contradictions if one is new[-1] else ()), *headline),
        )
        told.append((recorded, one.reading, linked.merged if one is new[-1] else ()))
    _tell(connection, new[0].event, told)
    return [recorded for recorded, _, _ in told]


def _read_again(connection: Connection, known: RowMapping, reading: Reading) -> Recorded:
    current = connection.execute(
        select(readings.c.id, readings.c.content_hash).where(
            readings.c.document_id == known["id"], readings.c.withdrawn.is_(None)
        )
    ).first()
    unchanged = Recorded(document=known["key"], name=known["name"], state="known")
    if current is not None and current.content_hash == content_hash(reading):
        return unchanged
    event = next_event(connection)
    old = _current_claims(connection, known["id"])
    new = {row.key: row for row in claim_rows(reading, known["key"])}
    added = [row for key, row in new.items() if key not in old]
    gone = {key: row for key, row in old.items() if key not in new}
    if current is not None:
        connection.execute(update(readings).where(readings.c.id == current.id).values(withdrawn=event))
    insert_reading(connection, known["id"], reading, event)
    connection.execute(update(documents).where(documents.c.id == known["id"]).values(reading_columns(reading)))
    in_place_of = successors(
        {key: row[1] for key, row in gone.items()}, {row.key: (row.kind, row.claim) for row in new.values()}
    )
    for key, (number, _) in gone.items():
        connection.execute(
            update(claims).where(claims.c.id == number).values(withdrawn=event, succeeded_by=in_place_of.get(key))
        )
    pass_on_judgements(connection, in_place_of)
    numbers = insert_claims(connection, [(known["id"], event, row) for row in added])
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
    _tell(connection, event, [(recorded, reading, linked.merged)])
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


def _tell(
    connection: Connection, first: int, told: Sequence[tuple[Recorded, Reading, Sequence[tuple[str, str]]]]
) -> None:
    """The events from number `first` on, each a document with its reading and the things merged by it: what came in
    and, by one hash, exactly which claims; what became of the things."""
    append_events(
        connection,
        first,
        [
            (
                "document added" if recorded.state == "added" else "document read again",
                recorded.document,
                {
                    "name": recorded.name,
                    "reader": f"{reading.reader.name} {reading.reader.version}",
                    "reading": content_hash(reading),
                    "claims": len(recorded.claims),
                    "withdrawn": list(recorded.withdrawn),
                    "new things": list(recorded.things),
                    "merged": dict(merged),
                },
            )
            for recorded, reading, merged in told
        ],
    )
