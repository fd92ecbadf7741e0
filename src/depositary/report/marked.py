"""A document as it is read on a page: its original text in stretches, each with the claims that quote it.

Enters: an open ledger and a document's id or name. Leaves: stretches that together are the text, claims in the reader's
order, and what the reading says of the document as a whole. A long text comes in parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import select

from depositary.ledger import Ledger
from depositary.ledger.library import DocumentRow, find_documents, find_text, header_of
from depositary.ledger.showing import label_of
from depositary.ledger.sources import ClaimView, claims_of_documents
from depositary.ledger.tables import texts
from depositary.ledger.versions import Version, versions_of
from depositary.report.called import names_of
from depositary.report.documents import one_document
from depositary.resolve.merging import OWN_WORDS

__all__ = ["FIRST_PART", "MarkedClaim", "MarkedDocument", "Stretch", "mark_document"]

_PART = 60_000  # code points of one part
FIRST_PART = _PART // 2  # code points that stand in the first part, wherever it is cut
_COPIES = 20  # other documents of one text that are named


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the text. claims: ids of those that quote it; kind: of the first; page: a page begins here (its
    number from 1); aside: not of the main text."""

    start: int
    end: int
    text: str
    claims: tuple[str, ...] = ()
    kind: str | None = None
    page: int | None = None
    aside: bool = False


class MarkedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with the id of the thing it is about and what it is called."""

    claim: ClaimView
    thing: str | None
    label: str
    names: dict[str, str] = {}


class MarkedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a document. header: the reading's own words of the whole; pages: how many the format has (0: none);
    copies: other documents of the same text; translation: the one it translates, or that translates it; versions: all
    that stood at its address, oldest first (none if it is the only one)."""

    row: DocumentRow
    header: dict[str, Any]
    stretches: tuple[Stretch, ...]
    claims: tuple[MarkedClaim, ...]
    part: int
    parts: int
    pages: int
    copies: tuple[DocumentRow, ...]
    translation: DocumentRow | None
    versions: tuple[Version, ...] = ()


def mark_document(ledger: Ledger, named: str, *, part: int = 1, at: int | None = None) -> MarkedDocument:
    """The document of this id or name. part: which part, from 1; at: the part that holds this code point instead.

    Raises: NotInLedger.
    """
    row = one_document(ledger, named)
    with ledger.reading() as connection:
        text = find_text(connection, row.number)
        header = header_of(connection, row.number)
        told = claims_of_documents(connection, row.number)
        stored = connection.execute(select(texts.c.ranges).where(texts.c.document_id == row.number)).scalar_one()
        copies = (
            [one for one in _of_group(connection, row) if one.id != row.id][:_COPIES] if row.copies > 1 else []
        )  # fmt: skip
        versions = versions_of(connection, row.number)
        translations = find_documents(connection, key=row.translation_of) if row.translation_of else []
    pages = [int(offset) for offset in msgspec.json.decode(stored).get("pages") or ()]
    cuts = _parts(text)
    if at is not None:
        part = next((number for number, (_, end) in enumerate(cuts, 1) if at < end), len(cuts))
    part = min(max(1, part), len(cuts))
    start, end = cuts[part - 1]
    claims = [
        MarkedClaim(claim=claim, thing=thing, label=label_of(claim.kind, claim.payload), names=_names(claim))
        for claim, thing in told
        if any(start <= passage.start < end for passage in claim.passages) or (part == 1 and not claim.passages)
    ]
    main = [(int(first), int(last)) for first, last in header.get("main_text") or ()]
    return MarkedDocument(
        row=row, header=header, part=part, parts=len(cuts), pages=len(pages),
        stretches=tuple(_stretches(text, start, end, claims, pages, main)),
        claims=tuple(claims), copies=tuple(copies), translation=translations[0] if translations else None,
        versions=tuple(versions),
    )  # fmt: skip


def _names(claim: ClaimView) -> dict[str, str]:
    words = claim.payload.get(OWN_WORDS[claim.kind])
    return names_of(claim.kind, claim.payload | ({"in_languages": {claim.language: words}} if words else {}))


def _of_group(connection: Any, row: DocumentRow) -> list[DocumentRow]:
    from depositary.ledger.tables import documents

    same = (documents.c.text_group == row.text_group, documents.c.superseded.is_(None))
    numbers = connection.execute(select(documents.c.id).where(*same).limit(_COPIES + 1)).scalars()
    return find_documents(connection, numbers=list(numbers))


def _parts(text: str) -> list[tuple[int, int]]:
    """Parts of at most `_PART` code points, cut at line ends where there are any."""
    cuts, start = [], 0
    while len(text) - start > _PART:
        line_end = text.rfind("\n", start + FIRST_PART, start + _PART)
        end = line_end + 1 if line_end > 0 else start + _PART
        cuts.append((start, end))
        start = end
    return [*cuts, (start, len(text))]


def _stretches(
    text: str,
    start: int,
    end: int,
    claims: Sequence[MarkedClaim],
    pages: Iterable[int],
    main: Sequence[tuple[int, int]],
) -> Iterable[Stretch]:
    """The text between two points, parted wherever a passage, a page or the main text begins or ends."""
    spans = [
        (max(start, passage.start), min(end, passage.end), marked.claim)
        for marked in claims
        for passage in marked.claim.passages
        if passage.start < end and passage.end > start
    ]
    begun = {offset: number for number, offset in enumerate(pages, 1) if start <= offset < end}
    points = {start, end, *begun, *(point for first, last, _ in spans for point in (first, last))}
    points |= {point for span in main for point in span if start < point < end}
    ordered = sorted(points)
    opening: dict[int, list[tuple[int, ClaimView]]] = {}
    for first, last, claim in spans:
        opening.setdefault(first, []).append((last, claim))
    running: list[tuple[int, ClaimView]] = []
    place = 0
    for first, last in pairwise(ordered):
        running = [one for one in running if one[0] > first] + opening.get(first, [])
        while place < len(main) and main[place][1] <= first:
            place += 1
        inside = not main or (place < len(main) and main[place][0] <= first)
        quoting = sorted(running, key=lambda one: one[0])
        yield Stretch(
            start=first, end=last, text=text[first:last],
            claims=tuple(dict.fromkeys(claim.id for _, claim in quoting)),
            kind=quoting[0][1].kind if quoting else None, page=begun.get(first), aside=not inside,
        )  # fmt: skip
