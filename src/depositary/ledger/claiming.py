"""Claims as rows: what a Reading says, taken apart; and rows put together again as records.

A claim's key is made of its document, kind and whole content, so reading the same thing again gives the same key. Its
face is what the resolver can see of it: claims of equal face are one unit.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from depositary.model import Commitment, Instrument, Meeting, Passage, Person, Progress, Reading
from depositary.resolve import Sighting

__all__ = [
    "KINDS",
    "AnyClaim",
    "ClaimRow",
    "Kind",
    "claim_rows",
    "decode_claim",
    "face_of",
    "mention_face",
    "reading_header",
    "sightings_in",
]

AnyClaim = Meeting | Person | Instrument | Progress | Commitment

# kind → the record and the list of a Reading that holds it
Kind = str
KINDS: Mapping[Kind, tuple[type[AnyClaim], str]] = {
    "meeting": (Meeting, "meetings"),
    "person": (Person, "persons"),
    "instrument": (Instrument, "instruments"),
    "progress": (Progress, "progress"),
    "commitment": (Commitment, "commitments"),
}
# Of persons and instruments the year of the document is enough; of events its day may tell two apart.
_BY_YEAR = {"person", "instrument"}
_UNSEEN: Mapping[Kind, dict[str, Any]] = {"meeting": {"note": None, "date_reason": None, "role": "mentioned"}}
_encode = msgspec.json.Encoder(order="sorted").encode
_decode = {kind: msgspec.json.Decoder(record).decode for kind, (record, _) in KINDS.items()}


class ClaimRow(NamedTuple):
    """A claim ready to be stored. `payload`: JSON without passages and certainty, which have their own columns."""

    key: str
    kind: Kind
    payload: str
    certainty: float
    face: str
    claim: AnyClaim


def claim_rows(reading: Reading, document_key: str) -> list[ClaimRow]:
    """Every claim of a reading, in the reading's order. Of equal claims the second's key counts it as the second."""
    seen: Counter[bytes] = Counter()
    rows = []
    for kind, (_, field) in KINDS.items():
        claims: Iterable[AnyClaim] = getattr(reading, field)
        for claim in claims:
            whole = _encode(claim)
            seen[whole] += 1
            key = _digest(document_key.encode(), kind.encode(), whole, str(seen[whole]).encode(), size=10)
            bare = msgspec.structs.replace(claim, passages=[], certainty=1.0)
            rows.append(
                ClaimRow(
                    f"{kind[0]}c-{key}",
                    kind,
                    _encode(bare).decode(),
                    claim.certainty,
                    face_of(kind, bare, reading.language, reading.published, document_key),
                    claim,
                )
            )
    return rows


def sightings_in(reading: Reading, document: str, rows: Iterable[ClaimRow]) -> list[Sighting]:
    """Claims of a reading as the resolver takes them, just as the ledger will give them back; document: its key.
    Groups of copies are not told."""
    return [
        Sighting(
            id=row.key,
            kind=row.kind,  # type: ignore[arg-type]
            document=document,
            language=reading.language,
            claim=decode_claim(row.kind, row.payload, row.certainty),
            published=reading.published,
            publisher=reading.publisher,
        )
        for row in rows
    ]


def face_of(kind: Kind, claim: AnyClaim, language: str, published: str | None, document: str) -> str:
    """Equal for claims the resolver cannot tell apart.

    Two commitments of one document are never one, so that it matters which document a commitment stands in.
    """
    seen = msgspec.structs.replace(claim, passages=[], certainty=1.0, **_UNSEEN.get(kind, {}))
    when = (published or "")[:4] if kind in _BY_YEAR else (published or "")
    where = document if kind == "commitment" else ""
    return _digest(kind.encode(), language.encode(), when.encode(), where.encode(), _encode(seen), size=12)


def mention_face(progress: Progress, language: str, published: str | None) -> str:
    """Equal for figures that speak of their instrument in the same words."""
    named = (progress.instrument_en, progress.instrument, progress.period, (published or "")[:4])
    return "mention:" + _digest(language.encode(), _encode(named), size=12)


def decode_claim(kind: Kind, payload: str, certainty: float = 1.0, passages: list[Passage] | None = None) -> AnyClaim:
    """The record of a stored claim."""
    claim: AnyClaim = _decode[kind](payload)
    return msgspec.structs.replace(claim, certainty=certainty, passages=passages or [])


def reading_header(reading: Reading) -> bytes:
    """The reading without its claims: JSON of what it says of the document as a whole."""
    return _encode(msgspec.structs.replace(reading, **{field: [] for _, field in KINDS.values()}))


def _digest(*parts: bytes, size: int) -> str:
    whole = hashlib.blake2b(digest_size=size)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
