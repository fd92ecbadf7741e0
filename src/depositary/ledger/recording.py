"""One document and its Reading → the ledger, in one transaction: all of it or nothing.

The same document with the same Reading changes nothing. A document that was read anew keeps its earlier claims as
withdrawn, and each withdrawn claim points to the one that took its place.
"""

from __future__ import annotations

import gc
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, RowMapping, bindparam, select, update

from depositary.errors import NotText
from depositary.ledger.chain import append_events, next_event
from depositary.ledger.claiming import ClaimRow, claim_rows, sightings_in
from depositary.ledger.clashes import refresh_headline
from depositary.ledger.deadlines.keeping import refresh_deadlines
from depositary.ledger.dialects import among
from depositary.ledger.incoming import (
    Incoming,
    Written,
    content_hash,
    insert_claims,
    insert_reading,
    reading_columns,
    sayings,
    text_hash,
    write_new,
)
from depositary.ledger.judged import pass_on_judgements
from depositary.ledger.linking import link_claims
from depositary.ledger.looks import Looks
from depositary.ledger.store import Ledger
from depositary.ledger.succession import successors
from depositary.ledger.tables import claims, documents, readings, units
from depositary.ledger.tallies import settle, tally_documents
from depositary.ledger.versions import Standing, address_of, said_now, standing_at, supersede, which_gives_way
from depositary.model import Document, Reading

__all__ = ["Recorded", "document_key", "known_documents", "record_document", "record_documents"]


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What recording a document did.

    state: added, known (nothing changed) or reread. claims: keys of new claims; withdrawn: of those no longer said.
    things: keys of the things that are new; contradictions: numbers of the real contradictions that are new.
    supersedes: key of the document in whose place this one, a newer version of it, stands now; superseded_by: of the
    one, fetched later, in whose place it does not stand.
    """

    document: str
    name: str
    state: Literal["added", "known", "reread"]
    claims: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    contradictions: tuple[int, ...] = ()
    supersedes: str | None = None
    superseded_by: str | None = None


def document_key(document: Document) -> str:
    """The document's key: of its name and text, so that the same file found elsewhere is the same document."""
    whole = hashlib.blake2b(digest_size=10, person=b"document")
    whole.update(document.id.encode("utf-8", "surrogatepass") + b"\0" + document.text.encode("utf-8", "surrogatepass"))
    return f"d-{whole.hexdigest()}"


def known_documents(ledger: Ledger, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Which of these documents are recorded, with the name and version of the reader that read each last; without
    superseded versions, which may have come back to their place."""
    with ledger.reading() as connection:
        rows = connection.execute(
            select(documents.c.key, readings.c.reader, readings.c.reader_version)
            .join(readings, readings.c.document_id == documents.c.id)
            .where(documents.c.key.in_(list(keys)), readings.c.withdrawn.is_(None), documents.c.superseded.is_(None))
        )
        return {row[0]: (row[1], row[2]) for row in rows}


def record_document(
    ledger: Ledger, document: Document, reading: Reading, *, restricted_to: str | None = None
) -> Recorded:
    """Record a document and what was read in it.

    Raises: LedgerError; NotText if the text cannot be stored as UTF-8. Nothing is recorded then.
    """
    _check_storable(document)
    with ledger.writing() as connection:
        return _record_part(connection, {document_key(document): (document, reading)}, Looks(), restricted_to)[0]


def record_documents(
    ledger: Ledger, found: Iterable[tuple[Document, Reading]], *, together: int = 200
) -> list[Recorded]:
    """Record many documents, `together` of them a transaction: what `record_document` leaves, several times sooner.

    Raises: LedgerError; NotText. What was recorded before stays, of its transaction nothing is recorded then.
    """
    recorded: list[Recorded] = []
    waiting, looks = iter(found), Looks()
    while part := list(islice(waiting, together)):
        for document, _ in part:
            _check_storable(document)
        with _uncollected(), ledger.writing() as connection:
            recorded += _record_part(connection, {document_key(d): (d, reading) for d, reading in part}, looks)
        looks.trim()
    return recorded


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cyclic garbage, which looks through all that is kept whenever much is made: a fifth of
    the time of a transaction that makes a hundred thousand rows."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _record_part(
    connection: Connection,
    part: Mapping[str, tuple[Document, Reading]],
    looks: Looks,
    restricted_to: str | None = None,
) -> list[Recorded]:
    rows = connection.execute(select(documents).where(among(documents.c.key, part))).mappings()
    known = {row["key"]: row for row in rows}
    recorded = {key: _read_again(connection, row, *part[key], looks) for key, row in known.items()}
    for group in _apart([key for key in part if key not in known], part):
        for one in _add_all(connection, {key: part[key] for key in group}, restricted_to, looks):
            recorded[one.document] = one
    same = {key: recorded[key] for key in part if key in recorded}
    return [same.get(key) or Recorded(document=key, name=part[key][0].id, state="known") for key in part]


def _apart(new: Sequence[str], part: Mapping[str, tuple[Document, Reading]]) -> Iterator[list[str]]:
    """Groups of new documents in none of which two stand at one address: of those each finds the other recorded."""
    group: list[str] = []
    taken: set[str] = set()
    for key in new:
        address = address_of(part[key][0])
        if address in taken:
            yield group
            group, taken = [], set()
        group.append(key)
        taken |= {address} if address else set()
    if group:
        yield group


def _add_all(
    connection: Connection, part: Mapping[str, tuple[Document, Reading]], restricted_to: str | None, looks: Looks
) -> list[Recorded]:
    """Record new documents, but for those that say word for word what stands at their address."""
    addresses = {key: address_of(document) for key, (document, _) in part.items()}
    standing = standing_at(connection, [address for address in addresses.values() if address])
    first = next_event(connection)
    new: list[Incoming] = []
    for key, (document, reading) in part.items():
        there = standing.get(addresses[key] or "", [])
        same = document.fetched and next((one for one in there if one.text_hash == text_hash(document.text)), None)
        if same:
            _see_again(connection, same.number, document.fetched)
            continue
        least = restricted_to or next((one.restricted_to for one in there if one.restricted_to), None)
        new.append(Incoming(key, document, reading, first + len(new), least))
    return _add(connection, new, standing, looks) if new else []


def _see_again(connection: Connection, number: int, fetched: str | None) -> None:
    """The same stood at its address when it was fetched again."""
    later = update(documents).where(documents.c.id == number, documents.c.fetched < fetched)
    connection.execute(later.values(fetched=fetched))


def _check_storable(document: Document) -> None:
    """Half a surrogate pair is no character, and not every database can hold a NUL."""
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotText(document.id, f"holds half a surrogate pair at {error.start}") from error
    if "\0" in document.text:
        raise NotText(document.id, f"holds a NUL character at {document.text.index(chr(0))}")


def _add(
    connection: Connection, new: Sequence[Incoming], standing: Mapping[str, Sequence[Standing]], looks: Looks
) -> list[Recorded]:
    """Documents that are not in the ledger, together. What they share (a thing merged, a contradiction) is told of the
    last, with whose event everything is linked.

    standing: what stands at their addresses.
    """
    event = new[-1].event
    written = write_new(connection, new, looks)
    places = _take_places(connection, new, written, standing)
    gone = [claim for place in places.values() for claim in place.withdrawn]
    linked = link_claims(
        connection, added=written.inserted, withdrawn=gone, event=event, recount=written.recount, documents=len(new),
        looks=looks,
    )  # fmt: skip
    owner = {row.key: one.key for one, rows in zip(new, written.rows, strict=True) for row in rows}
    founded: dict[str, list[str]] = defaultdict(list)
    for key, claim in zip(linked.new, linked.founders, strict=True):
        founded[owner.get(claim, new[-1].key)].append(key)
    told = []
    for one, rows in zip(new, written.rows, strict=True):
        place = places.get(one.key, _NOWHERE)
        headline = () if place.by else _judge_headline(connection, one.key, one.reading, rows, one.event, reread=False)
        recorded = Recorded(
            document=one.key,
            name=one.document.id,
            state="added",
            claims=tuple(row.key for row in rows),
            things=tuple(founded[one.key]),
            contradictions=(*(linked.contradictions if one is new[-1] else ()), *headline),
            supersedes=place.of,
            superseded_by=place.by,
        )
        told.append((recorded, one.reading, linked.merged if one is new[-1] else ()))
    _tell(connection, new[0].event, told)
    return [recorded for recorded, _, _ in told]


class _TakenPlace(NamedTuple):
    """of, by: key of the version before, of the one that stays; withdrawn: numbers of the claims that no more count."""

    of: str | None
    by: str | None
    withdrawn: list[int]


_NOWHERE = _TakenPlace(None, None, [])


def _take_places(
    connection: Connection, new: Sequence[Incoming], written: Written, standing: Mapping[str, Sequence[Standing]]
) -> dict[str, _TakenPlace]:
    """Let each new document that is a version of a recorded one stand in its place, or give way to it."""
    found: dict[str, _TakenPlace] = {}
    for number, one in zip(written.documents, new, strict=True):
        there = standing.get(address_of(one.document) or "", ())
        other, newer = which_gives_way(connection, number, one.document, one.restricted_to, there)
        if other is None:
            continue
        if newer:
            found[one.key] = _TakenPlace(other.key, None, supersede(connection, other.number, number, one.event))
        else:
            found[one.key] = _TakenPlace(None, other.key, supersede(connection, number, other.number, one.event))
    return found


def _read_again(
    connection: Connection, known: RowMapping, document: Document, reading: Reading, looks: Looks
) -> Recorded:
    current = connection.execute(
        select(readings.c.id, readings.c.content_hash).where(
            readings.c.document_id == known["id"], readings.c.withdrawn.is_(None)
        )
    ).first()
    unchanged = Recorded(document=known["key"], name=known["name"], state="known")
    left = None
    if known["superseded"]:  # what it says counts no more, unless it is back in its place
        left = _left_for(connection, known, document)
        if left is None:
            return unchanged
    elif current is not None and current.content_hash == content_hash(reading):
        if document.fetched:
            _see_again(connection, known["id"], document.fetched)
        return unchanged
    event = next_event(connection)
    old = said_now(connection, known["id"])
    new = {row.key: row for row in claim_rows(reading, known["key"])}
    added = [row for key, row in new.items() if key not in old]
    gone = {key: row for key, row in old.items() if key not in new}
    if current is not None:
        connection.execute(update(readings).where(readings.c.id == current.id).values(withdrawn=event))
    insert_reading(connection, known["id"], reading, event)
    row = reading_columns(reading)
    connection.execute(update(documents).where(documents.c.id == known["id"]).values(row))
    settle(connection, tally_documents([dict(known)]), tally_documents([row]))
    in_place_of = successors(
        {key: row[1] for key, row in gone.items()}, {row.key: (row.kind, row.claim) for row in new.values()}
    )
    for key, (number, _) in gone.items():
        connection.execute(
            update(claims).where(claims.c.id == number).values(withdrawn=event, succeeded_by=in_place_of.get(key))
        )
    pass_on_judgements(connection, in_place_of)
    inserted = insert_claims(connection, sayings(known["id"], event, reading, known["key"], added), looks)
    withdrawn = [number for number, _ in gone.values()]
    if left is not None:
        back = {"superseded": None, "fetched": document.fetched}
        connection.execute(update(documents).where(documents.c.id == known["id"]).values(back))
        withdrawn += supersede(connection, left.number, known["id"], event)
    linked = link_claims(connection, added=inserted, withdrawn=withdrawn, event=event, looks=looks)
    refresh_deadlines(connection, connection.execute(_BOUND_BY, {"number": known["id"]}).scalars())
    headline = _judge_headline(connection, known["key"], reading, list(new.values()), event, reread=True)
    recorded = Recorded(
        document=known["key"],
        name=known["name"],
        state="reread",
        claims=tuple(row.key for row in added),
        withdrawn=tuple(gone),
        things=linked.new,
        contradictions=(*linked.contradictions, *headline),
        supersedes=left.key if left else None,
    )
    _tell(connection, event, [(recorded, reading, linked.merged)])
    return recorded


# Things that may depend on what a document is as a whole: on its symbol, its date, its other claims.
_BOUND_BY = (
    select(units.c.thing_id)
    .join(claims, claims.c.unit_id == units.c.id)
    .where(
        claims.c.document_id == bindparam("number"), claims.c.withdrawn.is_(None), units.c.thing_id.is_not(None),
        claims.c.kind.in_(("commitment", "instrument")),
    )
    .distinct()
)  # fmt: skip


def _left_for(connection: Connection, known: RowMapping, document: Document) -> Standing | None:
    """What stands in the place of a superseded version that was fetched there again, later."""
    there = standing_at(connection, [known["address"]]).get(known["address"], [])
    return next((one for one in there if document.fetched and one.fetched and document.fetched > one.fetched), None)


def _judge_headline(
    connection: Connection, key: str, reading: Reading, rows: Sequence[ClaimRow], event: int, *, reread: bool
) -> tuple[int, ...]:
    said = sightings_in(reading, key, rows)
    return refresh_headline(connection, reading.title or reading.title_en, said, event, reread=reread)


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
                    **({"supersedes": recorded.supersedes} if recorded.supersedes else {}),
                },
            )
            for recorded, reading, merged in told
        ],
    )
