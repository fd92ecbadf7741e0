"""What an input is: a module that parts a file into splits and gives the pages of a split."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from depositary.acquire import LIMITS, Limits, Source, read_source
from depositary.errors import DocumentError
from depositary.model import Document

__all__ = ["Input", "Page", "Split", "documents_of", "id_of", "page_from_row", "stamp_of"]

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LONGEST_STEM = 60


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """What one task reads: of a file the stretch from start to stop (None: its end), or several whole files.

    kind: name of the input that parted it. stamps: size and time of change of each file, so that a changed file is
    another split. What start and stop count is the input's matter.
    """

    kind: str
    paths: tuple[str, ...]
    stamps: tuple[str, ...]
    start: int = 0
    stop: int | None = None

    @property
    def name(self) -> str:
        """What people are told of it."""
        more = f" and {len(self.paths) - 1} more" if len(self.paths) > 1 else ""
        part = f" from {self.start:,}" if self.start else ""
        return f"{self.paths[0]}{more}{part}"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One document as it lies in an input, and what the input says of it. name: what errors call it, with a suffix by
    which its format may be told; found_in: file and place."""

    name: str
    found_in: str
    data: bytes
    id: str | None = None
    uri: str | None = None
    media_type: str | None = None
    fetched: str | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None


class Input(Protocol):
    """One kind of input. suffixes: of its files, in lower case."""

    name: str
    suffixes: tuple[str, ...]

    def part(self, path: Path, size: int) -> Iterator[Split]:
        """The splits of a file, each of about `size` bytes. Raises: DocumentError, if it cannot be opened."""
        ...

    def pages(self, split: Split) -> Iterator[Page | DocumentError]:
        """The pages of a split in order, one in memory at a time. Raises: DocumentError, if it cannot be read on."""
        ...


def stamp_of(path: Path) -> str:
    """Size and time of change. Raises: DocumentError."""
    try:
        status = path.stat()
    except OSError as error:
        raise DocumentError(path, f"cannot be read ({error.strerror})") from error
    return f"{status.st_size}-{status.st_mtime_ns}"


def documents_of(page: Page, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """The documents a page holds (an archive holds many). What the input says of it goes before what it says itself."""
    source = Source(
        name=page.name,
        id=id_of(page),
        data=page.data,
        uri=page.uri,
        media_type=page.media_type,
        fetched=page.fetched,
        depth=1,
    )
    given = {
        name: value
        for name in ("uri", "published", "publisher", "title", "language")
        if (value := getattr(page, name)) is not None
    }
    for found in read_source(source, limits):
        yield msgspec.structs.replace(found, **given) if isinstance(found, Document) and given else found


def id_of(page: Page) -> str:
    """The document's name: as the input says, else the last part of its address and a hash of address and content."""
    if page.id:
        return page.id
    path = PurePosixPath(urlsplit(page.uri or "").path)
    stem = path.name.rsplit(".", 1)[0][:_LONGEST_STEM]
    whole = hashlib.blake2b((page.uri or "").encode("utf-8", "replace") + b"\0" + page.data, digest_size=5).hexdigest()
    return f"{stem}-{whole}" if stem else whole


_FIELDS = {
    "id": ("id",),
    "uri": ("uri", "url"),
    "published": ("published", "date"),
    "publisher": ("publisher",),
    "title": ("title",),
    "language": ("language",),
    "fetched": ("fetched",),
}


def page_from_row(row: dict[str, object], found_in: str) -> Page | DocumentError:
    """A row with a document in it: `text`, or `html`, as text or bytes, and any of the fields docs/scale.md names."""
    given: dict[str, str] = {}
    for field, names in _FIELDS.items():
        value = next((row[name] for name in names if row.get(name) not in (None, "")), None)
        if value is not None:
            given[field] = value.isoformat() if hasattr(value, "isoformat") else str(value)
    if (date := _DATE.match(given.get("published", ""))) is not None:
        given["published"] = date.group()
    else:
        given.pop("published", None)
    for field, media_type, suffix in (("text", "text/plain", ".txt"), ("html", "text/html; charset=utf-8", ".html")):
        content = row.get(field)
        if isinstance(content, str) and content:
            data = content.encode("utf-8", "surrogatepass")
        elif isinstance(content, (bytes, bytearray, memoryview)) and content:
            data = bytes(content)
            media_type = media_type.partition(";")[0]  # bytes may be in any encoding
        else:
            continue
        return Page(name=f"{found_in}{suffix}", found_in=found_in, data=data, media_type=media_type, **given)
    return DocumentError(given.get("uri") or given.get("id") or found_in, "has neither text nor html in its row")
