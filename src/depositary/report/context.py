"""Passages with the words around them, as a person needs to judge who is right."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import func, select

from depositary.ledger import Ledger
from depositary.ledger.tables import documents, texts

__all__ = ["Context", "contexts_of"]

_AROUND = 220  # code points before and after


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """before, quote, after: as the document has them; title, publisher, published: of the document."""

    before: str
    quote: str
    after: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str


def contexts_of(ledger: Ledger, passages: Iterable[tuple[str, int, int]]) -> dict[tuple[str, int, int], Context]:
    """By document's name, start and end (code points). Of several documents of one name the last recorded."""
    found: dict[tuple[str, int, int], Context] = {}
    with ledger.reading() as connection:
        for name, start, end in dict.fromkeys(passages):
            first = max(0, start - _AROUND)
            piece = func.substr(texts.c.text, first + 1, end - first + _AROUND)
            row = connection.execute(
                select(
                    piece.label("piece"), documents.c.title, documents.c.publisher, documents.c.published,
                    documents.c.language,
                )
                .join(texts, texts.c.document_id == documents.c.id)
                .where(documents.c.name == name)
                .order_by(documents.c.id.desc())
                .limit(1)
            ).first()  # fmt: skip
            if row is None:
                continue
            words = str(row.piece)
            found[name, start, end] = Context(
                before=_from_word(words[: start - first], cut=first > 0), quote=words[start - first : end - first],
                after=_to_word(words[end - first :]), title=row.title, publisher=row.publisher,
                published=row.published, language=row.language,
            )  # fmt: skip
    return found


def _from_word(words: str, *, cut: bool) -> str:
    if not cut:
        return words
    space = words.find(" ", 0, 40)
    return "… " + (words[space + 1 :] if space >= 0 else words)


def _to_word(words: str) -> str:
    if len(words) < _AROUND:
        return words
    space = words.rfind(" ", len(words) - 40)
    return (words[:space] if space >= 0 else words) + " …"
