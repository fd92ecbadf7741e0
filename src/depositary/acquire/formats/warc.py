"""WARC: crawled pages, each response as the document it carries; the crawl's date is when it was fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

from depositary.acquire.formats.base import Source
from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText
from depositary.model import Document

__all__ = ["read_format"]

_READ = ("text/", "application/pdf", "application/xhtml", "application/rtf", "application/vnd.", "application/xml")
_OK = 200


def read_format(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    """The documents of all successful responses of readable types, and an error for each that cannot be read."""
    from depositary.acquire.sources import read_source

    if source.depth >= limits.depth:
        raise LimitExceeded(source.name, f"is a crawl inside {source.depth} archives; unpack it by hand")
    records = documents = unpacked = 0
    try:
        wanted = WarcRecordType.response | WarcRecordType.resource
        for record in ArchiveIterator(io.BytesIO(source.data), record_types=wanted, parse_http=True):
            records += 1
            if records > limits.members:
                raise LimitExceeded(source.name, f"holds more than the {limits.members:,} records allowed")
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
            body = record.reader.read(limits.bytes + 1)
            unpacked += len(body)
            if len(body) > limits.bytes or unpacked > limits.unpacked:
                raise LimitExceeded(source.name, f"unpacks to more than {limits.unpacked:,} bytes")
            documents += 1
            yield from read_source(
                Source(
                    name=f"{source.name}!{uri}",
                    id=_name_of(uri, documents, source.id),
                    data=body,
                    uri=uri or source.uri,
                    media_type=f"{media_type}; charset={charset}" if charset else media_type or None,
                    fetched=record.headers.get("WARC-Date"),
                    depth=source.depth + 1,
                ),
                limits,
            )
    except (EOFError, OSError, ValueError) as error:
        raise NotText(source.name, f"is damaged or cut short after {records} records: {error}") from error
    if not documents:
        raise EmptyDocument(source.name, "holds no page that can be read")


def _name_of(uri: str, number: int, archive: str) -> str:
    parts = [part for part in urlsplit(uri).path.split("/") if part]
    stem = parts[-1].rsplit(".", 1)[0] if parts else ""
    return f"{archive}-{number:05d}" + (f"-{stem[:60]}" if stem else "")
