"""Versions: what stands at one address, one after the other, is one document.

Enters: documents just written. Leaves: which recorded document each took the place of (or, fetched earlier than what
is recorded, which took its), the claims withdrawn by that, and the list of a document's versions.

What was fetched from a web address is a version of what was fetched there before, whatever it says now. A file, or a
saved page that names its address itself, is a version of what was at the same place if the two resemble each other:
people use names like "statement.docx" again, and sites give all their pages one address by mistake. The claims of a
superseded version are withdrawn, so that it neither confirms nor contradicts the one in its place; looking back "as
recorded at" an earlier moment shows them, and so does the version itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from depositary.ledger.claiming import decode_claim
from depositary.ledger.dialects import among
from depositary.ledger.judged import pass_on_judgements
from depositary.ledger.succession import successors
from depositary.ledger.tables import claims, contradictions, documents, passages, signatures, texts, units
from depositary.model import Document, Passage
from depositary.resolve import copy_likeness

__all__ = [
    "Standing",
    "Version",
    "address_of",
    "said_now",
    "standing_at",
    "supersede",
    "versions_of",
    "which_gives_way",
]

_RESEMBLES = 0.2
"""Least likeness of two versions of a file: of two texts that have nothing but a form in common it is below 0.1."""
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id)=", re.I)
_WORD = re.compile(r"\w+")
_AROUND = 40  # code points before and behind a passage by which its place in another version is found


class Standing(NamedTuple):
    """A recorded document that is the newest version at its address."""

    number: int
    key: str
    text_hash: str
    fetched: str | None
    restricted_to: str | None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One of the versions of a document. current: what it says counts; recorded_at: when it was recorded."""

    id: str
    name: str
    published: str | None
    fetched: str | None
    recorded_at: str
    current: bool


def address_of(document: Document) -> str | None:
    """What tells the place a document stands at; None if it has none. Addresses that differ only in what browsers and
    senders of links add (a fragment, a campaign, the scheme, a final stroke) are one."""
    if not document.uri:
        return None
    try:
        parts = urlsplit(document.uri)
    except ValueError:
        return None
    if parts.scheme == "file":
        return document.uri
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    query = "&".join(piece for piece in parts.query.split("&") if piece and not _TRACKING.match(piece))
    port = f":{parts.port}" if _port(parts) not in (None, 80, 443) else ""
    host = parts.hostname.removeprefix("www.")
    return f"//{host}{port}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def _port(parts: Any) -> int | None:
    try:
        port: int | None = parts.port
    except ValueError:
        return None
    return port


def standing_at(connection: Connection, addresses: Sequence[str]) -> dict[str, list[Standing]]:
    """The newest versions at each of these addresses; several where documents that do not resemble each other met."""
    found: dict[str, list[Standing]] = {}
    for row in connection.execute(_STANDING, {"values": set(addresses)}) if addresses else ():
        found.setdefault(row.address, []).append(
            Standing(row.id, row.key, row.text_hash, row.fetched, row.restricted_to)
        )
    return found


def which_gives_way(
    connection: Connection, number: int, document: Document, restricted_to: str | None, others: Sequence[Standing]
) -> tuple[Standing | None, bool]:
    """Of which of `others`, at its address, the new document (row `number`) is a version, and whether it is the newer.

    A document that fewer people may see takes no other's place: to the rest it is not there.
    """
    for other in others:
        if other.number == number or other.restricted_to != restricted_to:
            continue
        if document.fetched and other.fetched:
            return other, document.fetched >= other.fetched
        if _resemble(connection, number, other.number):
            return other, True
    return None, True


def supersede(connection: Connection, old: int, new: int, event: int) -> list[int]:
    """Let document `new` stand in the place of `old` from this event on. Returns: numbers of the claims withdrawn."""
    gone, now = said_now(connection, old), said_now(connection, new)
    before, after = (str(connection.execute(_TEXT, {"number": number}).scalar_one()) for number in (old, new))
    moved = {key: (kind, _move(claim, before, after)) for key, (_, (kind, claim)) in gone.items()}
    in_place_of = successors(moved, {key: said for key, (_, said) in now.items()})
    for key, (claim, _) in gone.items():
        connection.execute(
            update(claims).where(claims.c.id == claim).values(withdrawn=event, succeeded_by=in_place_of.get(key))
        )
    pass_on_judgements(connection, in_place_of)
    _forget_headline(connection, old, [claim for claim, _ in gone.values()])
    connection.execute(update(documents).where(documents.c.id == old).values(superseded=event))
    return [claim for claim, _ in gone.values()]


def said_now(connection: Connection, document: int) -> dict[str, tuple[int, tuple[str, Any]]]:
    """key → (row number, (kind, record with its passages)) of what the document says now."""
    found = connection.execute(_SAID, {"document": document}).all()
    quoted: dict[int, list[Passage]] = {row.id: [] for row in found}
    for row in connection.execute(_QUOTED, {"document": document}):
        quoted[row.claim_id].append(Passage(row.start, row.end, row.quote))
    return {
        row.key: (row.id, (row.kind, decode_claim(row.kind, row.payload, row.certainty, quoted[row.id])))
        for row in found
    }


def versions_of(connection: Connection, number: int) -> list[Version]:
    """All versions of a document, itself among them, oldest first; empty if it is the only one."""
    own = connection.execute(select(documents.c.address).where(documents.c.id == number)).scalar()
    if own is None:
        return []
    rows = list(connection.execute(select(documents).where(documents.c.address == own)))
    if not any(row.superseded for row in rows):
        return []
    rows.sort(key=lambda row: (row.superseded is None, row.superseded or 0, row.fetched or "", row.id))
    return [
        Version(
            id=row.key, name=row.name, published=row.published, fetched=row.fetched, recorded_at=row.added_at,
            current=row.superseded is None,
        )
        for row in rows
    ]  # fmt: skip


def _resemble(connection: Connection, one: int, other: int) -> bool:
    signed = {row.document_id: row.value for row in connection.execute(_SIGNED, {"values": [one, other]})}
    if signed.get(one) and signed.get(other):
        return copy_likeness(signed[one], signed[other]) >= _RESEMBLES
    words = [set(_WORD.findall(connection.execute(_TEXT, {"number": n}).scalar_one().lower())) for n in (one, other)]
    return 2 * len(words[0] & words[1]) > len(words[0] | words[1])


def _move(claim: Any, before: str, after: str) -> Any:
    """A claim with its passages where the other version has them; nowhere in it if it has not."""
    return msgspec.structs.replace(claim, passages=[_place(passage, before, after) for passage in claim.passages])


def _place(passage: Passage, before: str, after: str) -> Passage:
    near = max(0, passage.start - abs(len(after) - len(before)))
    at = after.find(passage.quote, near)
    at = after.find(passage.quote) if at < 0 else at
    if at >= 0:
        return Passage(at, at + len(passage.quote), passage.quote)
    ahead = before[max(0, passage.start - _AROUND) : passage.start]
    behind = before[passage.end : passage.end + _AROUND]
    start = after.find(ahead) + len(ahead) if ahead in after else -1
    end = (after.find(behind, start) if behind else len(after)) if start >= 0 else -1
    if start < end <= start + 2 * len(passage.quote) + _AROUND:
        return Passage(start, end, after[start:end])
    return Passage(-2, -1, passage.quote)


def _forget_headline(connection: Connection, document: int, told: Sequence[int]) -> None:
    """What a superseded version's headline says against its own text is of no matter any more."""
    key = connection.execute(select(documents.c.key).where(documents.c.id == document)).scalar_one()
    gone = [
        row.id
        for row in connection.execute(_HEADLINES, {"values": told}).all()
        if msgspec.json.decode(row.payload)["about"] == key
    ]
    if gone:
        connection.execute(delete(contradictions).where(among(contradictions.c.id, gone)))


_STANDING = select(documents).where(among(documents.c.address, "values"), documents.c.superseded.is_(None))
_TEXT = select(texts.c.text).where(texts.c.document_id == bindparam("number"))
_SIGNED = select(signatures.c.document_id, signatures.c.value).where(among(signatures.c.document_id, "values"))
_OWN = (claims.c.document_id == bindparam("document"), claims.c.withdrawn.is_(None))
_SAID = select(claims.c.id, claims.c.key, claims.c.kind, claims.c.payload, claims.c.certainty).where(*_OWN)
_QUOTED = (
    select(passages)
    .join(claims, claims.c.id == passages.c.claim_id)
    .where(*_OWN)
    .order_by(passages.c.claim_id, passages.c.position)
)
_HEADLINES = (
    select(contradictions.c.id, contradictions.c.payload)
    .join(units, units.c.thing_id == contradictions.c.thing_id)
    .join(claims, claims.c.unit_id == units.c.id)
    .where(among(claims.c.id, "values"), contradictions.c.property == "document.title")
    .distinct()
)
