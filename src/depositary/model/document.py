"""A document as it reaches the reader: its original text and what is known of it from outside."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Document", "Fact", "FactField", "Range"]

FactField = Literal["title", "publisher", "published", "modified", "language", "address", "symbol"]


class Range(msgspec.Struct, frozen=True):
    """A stretch of a document's original text: code points, end exclusive.

    kind: main · title · heading · caption · boilerplate · related · footnote · page (running heads and feet) ·
        masthead (lines stating date, session, symbol) · credit (bylines, agency marks) · repeat (said before, word for
        word) · foreign (a block in another language) · blank
    """

    start: int
    end: int
    kind: str = "main"


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of a document's metadata, not of its text.

    value: a day is ISO 8601 at the precision stated, a language its code. source: where it stands: json-ld ·
    open-graph · dublin-core · microdata · citation · meta · html · domain (the address belongs to a publisher) · mail ·
    feed · front-matter · address ·
    file-name. weight: 0-1, how far such statements are to be believed.
    """

    field: FactField
    value: str
    source: str
    weight: float


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One text as published.

    id: the file's stem, the symbol, or another short name unique in a batch.
    text: the original text as extracted; never rewritten, every passage points into it.
    uri, media_type: where it came from and as what ("text/plain").
    language, publisher, title, published: what its metadata says (None: nothing), not what its text says.
    facts: all that its metadata says, with sources and weights; the four above are the weightiest of them.
    ranges: ranges a format's own structure already gives (an HTML menu, a PDF's running head); may be empty.
    pages: code-point offset at which each page begins, if the format has pages.
    digest: SHA-256 of the bytes it came in; fetched: when it came from the network (ISO 8601).
    notices: what a person should know of how it was read (an encoding that was guessed, say).
    """

    id: str
    text: str
    uri: str | None = None
    media_type: str = "text/plain"
    language: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    facts: tuple[Fact, ...] = ()
    ranges: tuple[Range, ...] = ()
    pages: tuple[int, ...] = ()
    digest: str | None = None
    fetched: str | None = None
    notices: tuple[str, ...] = ()
