"""The passages of a ledger that may be evidence: paragraphs of the main text of all documents but plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import func, select

from depositary.errors import JudgementError
from depositary.ledger import Ledger
from depositary.ledger.tables import documents, readings, texts

__all__ = ["LedgerPassage", "find_passage", "ledger_passages", "newest_reading", "passages_at", "passages_since"]

_SHORT, _LONG = 40, 700  # code points: shorter paragraphs tell nothing by themselves, longer ones are parted
_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?;]\s+|[。！？；]")
_PLANS = ("plan_of_action",)  # genres whose passages are no evidence: they are what is to be done
_SLICE = 200  # documents asked for at a time


class LedgerPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document. document: its id; name: its file stem or symbol; start, end: code points of its text."""

    document: str
    name: str
    language: str
    published: str | None
    start: int
    end: int
    text: str


class _Main(msgspec.Struct):
    main_text: list[tuple[int, int]] = []


_MAIN = msgspec.json.Decoder(_Main)


def newest_reading(ledger: Ledger) -> int:
    """Number of the last reading recorded; 0 if there is none."""
    with ledger.reading() as connection:
        return connection.execute(select(func.max(readings.c.id))).scalar() or 0


def passages_since(ledger: Ledger, reading: int, *, language: str | None = None) -> Iterator[tuple[int, LedgerPassage]]:
    """Passages of documents read since a reading (0: ever), with the document's number, in the order of the ledger.

    A text that is in several documents comes with each of them.
    """
    chosen = (
        select(documents.c.id)
        .join(readings, readings.c.document_id == documents.c.id)
        .where(
            readings.c.withdrawn.is_(None),
            readings.c.id > reading,
            documents.c.genre.not_in(_PLANS),
            documents.c.superseded.is_(None),
        )
    )
    if language is not None:
        chosen = chosen.where(documents.c.language == language)
    with ledger.reading() as connection:
        numbers = list(connection.execute(chosen.order_by(documents.c.id)).scalars())
        for at in range(0, len(numbers), _SLICE):
            query = (
                select(documents, texts.c.text, readings.c.payload)
                .join(texts, texts.c.document_id == documents.c.id)
                .join(readings, readings.c.document_id == documents.c.id)
                .where(readings.c.withdrawn.is_(None), documents.c.id.in_(numbers[at : at + _SLICE]))
            )
            for row in connection.execute(query.order_by(documents.c.id)):
                for start, end in _stretches(row.text, _MAIN.decode(row.payload).main_text):
                    yield row.id, _passage(row, start, end)


def ledger_passages(ledger: Ledger, *, language: str | None = None) -> list[LedgerPassage]:
    """All of them; of documents that are one text only the first counts, since a copy shows nothing more."""
    with ledger.reading() as connection:
        first: dict[str, int] = {}
        current = select(documents.c.id, documents.c.text_group).where(documents.c.superseded.is_(None))
        for number, group in connection.execute(current.order_by(documents.c.id)):
            first.setdefault(group, number)
    kept = set(first.values())
    return [passage for number, passage in passages_since(ledger, 0, language=language) if number in kept]


def passages_at(ledger: Ledger, places: Sequence[tuple[int, int, int]]) -> dict[tuple[int, int, int], LedgerPassage]:
    """The passages at these places (document's number, start, end); those this ledger may not see are left out."""
    wanted: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in places:
        wanted.setdefault(number, []).append((start, end))
    numbers, found = sorted(wanted), dict[tuple[int, int, int], LedgerPassage]()
    with ledger.reading() as connection:
        for at in range(0, len(numbers), _SLICE):
            query = select(documents, texts.c.text).join(texts, texts.c.document_id == documents.c.id)
            for row in connection.execute(query.where(documents.c.id.in_(numbers[at : at + _SLICE]))):
                for start, end in wanted[row.id]:
                    found[row.id, start, end] = _passage(row, start, end)
    return found


def find_passage(ledger: Ledger, named: str, quote: str) -> LedgerPassage:
    """Where a document (id or name) has these words; white space does not matter.

    Raises: JudgementError if it is not there, or the words are not in it, or more than once.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    query = select(documents, texts.c.text).join(texts, texts.c.document_id == documents.c.id)
    with ledger.reading() as connection:
        rows = connection.execute(query.where((documents.c.key == named) | (documents.c.name == named))).all()
    if not rows:
        raise JudgementError(f"{named}: no such document; `depositary documents` lists them")
    row = rows[-1]
    places = [match.span() for match in pattern.finditer(row.text)] if quote.strip() else []
    if len(places) != 1:
        told = "are there several times; quote more of the sentence" if places else "are not there"
        raise JudgementError(f"{row.name}: these words {told}: {quote[:80]}")
    return _passage(row, *places[0])


def _passage(row: Any, start: int, end: int) -> LedgerPassage:
    return LedgerPassage(
        document=row.key, name=row.name, language=row.language, published=row.published, start=start, end=end,
        text=row.text[start:end],
    )  # fmt: skip


def _stretches(text: str, main: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for first, last in main or [(0, len(text))]:
        for paragraph in _PARAGRAPH.finditer(text, first, last):
            start, end = paragraph.span()
            while end - start > _LONG:
                cuts = [cut.end() for cut in _END.finditer(text, start + _SHORT, start + _LONG)]
                cut = cuts[-1] if cuts else start + _LONG
                yield from _trimmed(text, start, cut)
                start = cut
            yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if end - start >= _SHORT or (end > start and len(text[start:end].encode()) >= _SHORT):
        yield start, end
