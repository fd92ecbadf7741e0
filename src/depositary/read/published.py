"""When and by whom a document was published: what `depositary.read.publication` finds."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Publication", "Published", "Source"]

Source = Literal["text", "dateline", "metadata", "inferred"]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A document's own date, ISO 8601; where it says so (`within`: text = the original, view = the main text)."""

    date: str
    source: Source
    reason: str
    span: tuple[int, int] | None = None
    within: Literal["text", "view"] = "text"


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    published: str | None = None
    published_from: Source | None = None
    reason: str | None = None
    span: tuple[int, int] | None = None
    within: Literal["text", "view"] = "text"
    publisher: str | None = None
