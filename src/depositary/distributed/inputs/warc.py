"""WARC, packed or not. A file of separately packed records (as crawls are) is parted at any of them, without an index:
a split begins at the first record at or behind its start."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from depositary.acquire import LIMITS
from depositary.acquire.formats.warc import each_response
from depositary.distributed.inputs.base import Page, Split, stamp_of
from depositary.errors import DocumentError, LimitExceeded

__all__ = ["WarcInput"]

_MEMBER = b"\x1f\x8b\x08"  # a gzip member begins so, and so does chance
_RECORD = b"WARC/"
_LOOKED = 1 << 20


class WarcInput:
    name = "warc"
    suffixes: tuple[str, ...] = (".warc", ".warc.gz", ".warc.zst")

    def part(self, path: Path, size: int) -> Iterator[Split]:
        stamp, whole = stamp_of(path), path.stat().st_size
        try:
            starts = _starts(path, whole, size)
        except (OSError, EOFError, ValueError) as error:
            raise DocumentError(path, f"cannot be read as WARC ({error})") from error
        for start, stop in zip(starts, [*starts[1:], None], strict=True):
            yield Split(kind=self.name, paths=(str(path),), stamps=(stamp,), start=start, stop=stop)

    def pages(self, split: Split) -> Iterator[Page | DocumentError]:
        path = Path(split.paths[0])
        records = [0]
        try:
            with path.open("rb") as stream:
                start = _next_member(stream, split.start) if split.start and _is_gzip(stream) else split.start
                if start is None or (split.stop is not None and start >= split.stop):
                    return
                stream.seek(start)
                for got in each_response(stream, LIMITS, records, split.stop):
                    found_in = f"{path.name}@{got.position}"
                    if len(got.body) > LIMITS.bytes:
                        yield LimitExceeded(got.uri or found_in, f"has more than the {LIMITS.bytes:,} bytes allowed")
                        continue
                    yield Page(
                        name=f"{path.name}!{got.uri}",
                        found_in=found_in,
                        data=got.body,
                        uri=got.uri or None,
                        media_type=got.media_type,
                        fetched=got.fetched,
                    )
        except (EOFError, OSError, ValueError) as error:
            raise DocumentError(path, f"is damaged or cut short after {records[0]} records: {error}") from error


def _starts(path: Path, whole: int, size: int) -> list[int]:
    """Where splits begin: anywhere in a file of many gzip members, at a record in one that is not packed."""
    with path.open("rb") as stream:
        if _is_gzip(stream):
            second = _next_member(stream, 1) if whole > size else None
            return list(range(0, whole, size)) if second is not None and second < max(size, _LOOKED) else [0]
        stream.seek(0)
        if stream.read(len(_RECORD)) != _RECORD:
            return [0]
        stream.seek(0)
        starts = [0]
        for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
            if record.stream_pos - starts[-1] >= size:
                starts.append(record.stream_pos)
        return starts


def _is_gzip(stream: BinaryIO) -> bool:
    stream.seek(0)
    return stream.read(len(_MEMBER)) == _MEMBER


def _next_member(stream: BinaryIO, start: int) -> int | None:
    """Where the first gzip member at or behind `start` begins that opens with a record; None if there is none."""
    at, kept = start, b""
    stream.seek(start)
    while chunk := stream.read(_LOOKED):
        window = kept + chunk
        found = window.find(_MEMBER)
        while found >= 0:
            place = at - len(kept) + found
            if _opens_record(stream, place):
                return place
            found = window.find(_MEMBER, found + 1)
        at += len(chunk)
        kept = window[-(len(_MEMBER) - 1) :]
        stream.seek(at)
    return None


def _opens_record(stream: BinaryIO, place: int) -> bool:
    stream.seek(place)
    try:
        return zlib.decompressobj(wbits=31).decompress(stream.read(4096), len(_RECORD)) == _RECORD
    except zlib.error:
        return False
