"""Files of any format `read` knows, some hundreds a split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from depositary.acquire import LIMITS
from depositary.acquire.formats import known_suffixes
from depositary.distributed.inputs.base import Page, Split, stamp_of
from depositary.errors import DocumentError, LimitExceeded

__all__ = ["FilesInput"]

_MOST = 400  # files a split


class FilesInput:
    name = "files"
    suffixes: tuple[str, ...] = tuple(sorted(known_suffixes()))

    def part(self, path: Path, size: int) -> Iterator[Split]:
        yield from self.part_many([path], size)

    def part_many(self, paths: Sequence[Path], size: int) -> Iterator[Split]:
        """Splits of several files each."""
        taken: list[tuple[str, str]] = []
        filled = 0
        for path in paths:
            taken.append((str(path), stamp_of(path)))
            filled += path.stat().st_size
            if filled >= size or len(taken) >= _MOST:
                yield self._split(taken)
                taken, filled = [], 0
        if taken:
            yield self._split(taken)

    def _split(self, taken: list[tuple[str, str]]) -> Split:
        return Split(kind=self.name, paths=tuple(path for path, _ in taken), stamps=tuple(stamp for _, stamp in taken))

    def pages(self, split: Split) -> Iterator[Page | DocumentError]:
        for name in split.paths:
            path = Path(name)
            try:
                if path.stat().st_size > LIMITS.bytes:
                    raise LimitExceeded(path, f"has more than the {LIMITS.bytes:,} bytes allowed")
                data = path.read_bytes()
            except DocumentError as error:
                yield error
                continue
            except OSError as error:
                yield DocumentError(path, f"cannot be read ({error.strerror})")
                continue
            yield Page(name=name, found_in=path.name, data=data, id=path.stem, uri=path.resolve().as_uri())
