"""Markdown (.md): text as it stands; a front matter's title, date, language and publisher are its metadata.

The marks of emphasis and links are left in the text (passages quote it exactly); cleaning reads over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depositary.acquire.decoding import decode_text
from depositary.acquire.formats.base import Source, check_length, digest_bytes
from depositary.acquire.limits import Limits
from depositary.model import Document, Fact, FactField, Range

__all__ = ["read_format"]

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z_]+):(.*)$", re.M)
_QUOTED = re.compile(r"\A[\"']?(.*?)[\"']?\Z")
_WRITTEN = 0.9  # how far what a person wrote above the text is to be believed
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def read_format(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document in a Markdown file. Raises: EmptyDocument, NotText, LimitExceeded."""
    decoded = decode_text(source.data, source.name)
    check_length(decoded.text, source, limits)
    front = _FRONT.match(decoded.text)
    written = _FIELD.findall(front.group(1)) if front else ()
    fields = {name.lower(): _QUOTED.sub(r"\1", value.strip()) for name, value in written}
    date = _DATE.match(fields.get("date", ""))
    told: dict[FactField, str | None] = {
        "title": fields.get("title"),
        "publisher": fields.get("publisher"),
        "published": date.group() if date else None,
        "language": fields.get("lang") or fields.get("language"),
    }
    yield Document(
        id=source.id,
        text=decoded.text,
        uri=fields.get("url") or fields.get("source") or source.uri,
        media_type="text/markdown",
        language=told["language"] or None,
        publisher=told["publisher"] or None,
        title=told["title"] or None,
        published=told["published"],
        facts=tuple(
            Fact(field=field, value=value, source="front-matter", weight=_WRITTEN)
            for field, value in told.items()
            if value
        ),
        ranges=(Range(0, front.end(), "boilerplate"),) if front else (),
        digest=digest_bytes(source.data),
        fetched=source.fetched,
        notices=decoded.notices,
    )
