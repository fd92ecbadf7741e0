"""WARC: crawled pages, each response as the document it carries; the crawl's date is when it was fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

from depositary.acquire.formats.base import Source
from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText
from depositary.model import Document

__all__ = ["Response", "each_response", "read_format"]

_READ = ("text/", "application/pdf", "application/xhtml", "application/rtf", "application/vnd.", "application/xml")
_OK = 200


def read_format(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    """The documents of all successful responses of readable types, and an error for each that cannot be read."""
    from depositary.acquire.sources import read_source

    if source.depth >= limits.depth:
        raise LimitExceeded(source.name, f"is a crawl inside {source.depth} archives; unpack it by hand")
    documents = unpacked = 0
    records = [0]
    try:
        for page in each_response(io.BytesIO(source.data), limits, records):
            unpacked += len(page.body)
            if len(page.body) > limits.bytes or unpacked > limits.unpacked:
                raise LimitExceeded(source.name, f"unpacks to more than {limits.unpacked:,} bytes")
            if records[0] > limits.members:
                raise LimitExceeded(source.name, f"holds more than the {limits.members:,} records allowed")
            documents += 1
            yield from read_source(
                Source(
                    name=f"{source.name}!{page.uri}",
                    id=_name_of(page.uri, documents, source.id),
                    data=page.body,
                    uri=page.uri or source.uri,
                    media_type=page.media_type,
                    fetched=page.fetched,
                    depth=source.depth + 1,
                ),
                limits,
            )
    except (EOFError, OSError, ValueError) as error:
        raise NotText(source.name, f"is damaged or cut short after {records[0]} records: {error}") from error
    if not documents:
        raise EmptyDocument(source.name, "holds no page that can be read")


class Response(NamedTuple):
    """What a crawl got. position: of its record in the file, in bytes (packed, if it is packed)."""

    position: int
    uri: str
    media_type: str | None
    body: bytes
    fetched: str | None


def each_response(
    stream: BinaryIO, limits: Limits, records: list[int] | None = None, until: int | None = None
) -> Iterator[Response]:
    """All successful responses of readable types, one in memory at a time, up to one byte more of each than allowed.

    stream: stands where a record begins. records: its first number is counted up for every record, taken or not.
    until: records that begin there or later are left. Raises: EOFError, OSError, ValueError for a damaged file.
    """
    wanted = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(stream, record_types=wanted, parse_http=True):
        position = record.stream_pos
        if until is not None and position >= until:
            return
        if record.headers.get("Content-Length") is None:
            raise EOFError("a record's head is cut off")
        if records is not None:
            records[0] += 1
        uri = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        if record.record_type == WarcRecordType.response and record.http_headers is not None:
            if record.http_headers.status_code != _OK:
                continue
            media_type = record.http_content_type or ""
            charset = record.http_charset
        else:
            media_type, charset = record.headers.get("Content-Type") or "", None
        if not (media_type or "text/html").startswith(_READ):
            continue
        length = record.content_length
        body = record.reader.read(limits.bytes + 1)
        if len(body) < min(length, limits.bytes):
            raise EOFError(f"a record of {length:,} bytes ends after {len(body):,}")
        yield Response(
            position=position,
            uri=uri,
            media_type=f"{media_type}; charset={charset}" if charset else media_type or None,
            body=body,
            fetched=record.headers.get("WARC-Date"),
        )


def _name_of(uri: str, number: int, archive: str) -> str:
    parts = [part for part in urlsplit(uri).path.split("/") if part]
    stem = parts[-1].rsplit(".", 1)[0] if parts else ""
    return f"{archive}-{number:05d}" + (f"-{stem[:60]}" if stem else "")
