"""A document as it reaches the reader: its original text and what is known of it from outside."""

from __future__ import annotations

import msgspec

__all__ = ["Document", "Range"]


class Range(msgspec.Struct, frozen=True):
    """A stretch of a document's original text: code points, end exclusive.

    kind: main · caption · boilerplate · related · footnote · heading · page (running heads and feet)
    """

    start: int
    end: int
    kind: str = "main"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One text as published.

    id: the file's stem, the symbol, or another short name unique in a batch.
    text: the original text as extracted; never rewritten, every passage points into it.
    uri, media_type: where it came from and as what ("text/plain").
    language, publisher, title, published: what its metadata says (None: nothing), not what its text says.
    ranges: ranges a format's own structure already gives (an HTML menu, a PDF's running head); may be empty.
    pages: code-point offset at which each page begins, if the format has pages.
    """

    id: str
    text: str
    uri: str | None = None
    media_type: str = "text/plain"
    language: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    ranges: tuple[Range, ...] = ()
    pages: tuple[int, ...] = ()
