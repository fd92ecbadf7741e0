"""Plain text (.txt): nothing but its encoding to find out."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.acquire.decoding import decode_text
from depositary.acquire.formats.base import Source, check_length, digest_bytes
from depositary.acquire.limits import Limits
from depositary.model import Document

__all__ = ["read_format"]


def read_format(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document in a text file. Raises: EmptyDocument, NotText, LimitExceeded."""
    decoded = decode_text(source.data, source.name)
    check_length(decoded.text, source, limits)
    yield Document(
        id=source.id,
        text=decoded.text,
        uri=source.uri,
        media_type="text/plain",
        digest=digest_bytes(source.data),
        fetched=source.fetched,
        notices=decoded.notices,
    )
