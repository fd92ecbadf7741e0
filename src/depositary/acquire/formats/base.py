"""What a format is: a line in the table, and a module with one function."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, LimitExceeded
from depositary.model import Document

__all__ = ["Format", "ReadFormat", "Source", "check_length", "digest_bytes"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that arrived, and what is known of them. name: what errors call it; id: of the document to be."""

    name: str
    id: str
    data: bytes
    uri: str | None = None
    media_type: str | None = None
    fetched: str | None = None
    depth: int = 0


ReadFormat = Callable[[Source, Limits], Iterator[Document | DocumentError]]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table of formats.

    module: has `read_format(source, limits)`, a `ReadFormat`; imported when first used. suffixes, media_types: in
    lower case. modules, programs: Python modules and programs it needs; install: how to get them.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    install: str = ""


def digest_bytes(data: bytes) -> str:
    """The content hash by which a source is known: SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def check_length(text: str, source: Source, limits: Limits) -> None:
    """Raises: LimitExceeded, if a text is longer than the limits allow."""
    if len(text) > limits.text:
        raise LimitExceeded(
            source.name, f"holds {len(text):,} characters, more than the {limits.text:,} of one document; part it"
        )
