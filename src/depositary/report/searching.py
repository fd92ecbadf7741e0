"""Full-text search: stretches of documents that hold the words asked for, and things whose names do."""

from __future__ import annotations

import msgspec

from depositary.ledger import Ledger
from depositary.ledger.library import find_documents, find_text, search_chunks
from depositary.model import Passage

__all__ = ["Found", "Mention", "search_passages"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A thing a passage tells of."""

    id: str
    kind: str
    label: str
    names: dict[str, str] = {}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document that answers a query. document: its name; said: which way of saying the query it holds;
    by_meaning: it holds other words that mean something near; score: higher is better, comparable within one search
    and one of the two kinds only; things: what claims that quote it are about."""

    document: str
    id: str
    language: str
    title: str | None
    publisher: str | None
    published: str | None
    passage: Passage
    score: float
    said: str = ""
    by_meaning: bool = False
    things: tuple[Mention, ...] = ()


def search_passages(ledger: Ledger, query: str, *, language: str | None = None, limit: int = 20) -> list[Found]:
    """Stretches that hold all words of the query, best first. Marks, case and Vietnamese letters do not matter."""
    with ledger.reading() as connection:
        hits = search_chunks(connection, query, limit=limit * (4 if language else 1))
        rows = {row.number: row for row in find_documents(connection, numbers=sorted({hit.document for hit in hits}))}
        texts = {number: find_text(connection, number) for number in rows}
    found = []
    for hit in hits:
        row = rows[hit.document]
        if language is not None and row.language != language:
            continue
        words = texts[hit.document][hit.start : hit.end]
        start = hit.start + len(words) - len(words.lstrip())
        found.append(
            Found(
                document=row.name,
                id=row.id,
                said=query,
                language=row.language,
                title=row.title,
                publisher=row.publisher,
                published=row.published,
                passage=Passage(start, start + len(words.strip()), words.strip()),
                score=hit.score,
            )
        )
    return found[:limit]
