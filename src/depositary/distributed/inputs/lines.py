"""JSON Lines: one object with a document a line. A plain file is parted at any line, a packed one is one split."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from depositary.acquire import LIMITS
from depositary.distributed.inputs.base import Page, Split, page_from_row, stamp_of
from depositary.errors import DocumentError, LimitExceeded, NotText

__all__ = ["LinesInput"]


class LinesInput:
    name = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")

    def part(self, path: Path, size: int) -> Iterator[Split]:
        stamp, whole = stamp_of(path), path.stat().st_size
        starts = [0] if path.suffix == ".gz" else list(range(0, max(whole, 1), size))
        for start, stop in zip(starts, [*starts[1:], None], strict=True):
            yield Split(kind=self.name, paths=(str(path),), stamps=(stamp,), start=start, stop=stop)

    def pages(self, split: Split) -> Iterator[Page | DocumentError]:
        path = Path(split.paths[0])
        decode = msgspec.json.Decoder(dict[str, Any]).decode
        try:
            with _opened(path) as stream:
                for place, line in _lines(stream, split):
                    found_in = f"{path.name}@{place}"
                    if len(line) > LIMITS.bytes:
                        yield LimitExceeded(found_in, f"has more than the {LIMITS.bytes:,} bytes allowed")
                        continue
                    if not line.strip():
                        continue
                    try:
                        yield page_from_row(decode(line), found_in)
                    except (msgspec.DecodeError, UnicodeDecodeError) as error:
                        yield NotText(found_in, f"is no JSON object ({error})")
        except (OSError, EOFError, zlib.error) as error:
            raise DocumentError(path, f"is damaged or cut short: {error}") from error


def _opened(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return io.BufferedReader(gzip.open(path))
    return path.open("rb")


def _lines(stream: IO[bytes], split: Split) -> Iterator[tuple[int, bytes]]:
    """The lines that begin in the split, with their places; of one that is too long, the beginning."""
    if split.start:
        stream.seek(split.start - 1)
        _rest(stream)
    while split.stop is None or stream.tell() < split.stop:
        place = stream.tell()
        line = stream.readline(LIMITS.bytes + 2)
        if not line:
            return
        if len(line) > LIMITS.bytes and not line.endswith(b"\n"):
            _rest(stream)
        yield place, line


def _rest(stream: IO[bytes]) -> None:
    """Go on to the next line."""
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass
