"""Where exports of several files go: a folder on disk, or a zip archive."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self

__all__ = ["DiskFolder", "ZipFolder"]

_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # of every member, so that the same content gives the same archive


def _relative(name: str) -> PurePosixPath:
    """The name, if it stays inside. Raises: ValueError."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"{name!r}: no name of a file inside a folder")
    return path


class DiskFolder:
    """A folder that is there whole or not at all: files are written beside it and moved into its place at the end.

    Use it in a `with` statement. What was in a folder of that name before is replaced, if an export made it.
    """

    MARK = ".depositary-export"

    def __init__(self, place: Path) -> None:
        self.place = place
        self._making = place.with_name(f".{place.name}.part")

    def __enter__(self) -> Self:
        """Raises: FileExistsError if something is in the way that no export made."""
        if self.place.exists() and not self._ours():
            raise FileExistsError(f"{self.place}: is there already, and no export made it; name another folder")
        shutil.rmtree(self._making, ignore_errors=True)
        try:
            self._making.mkdir(parents=True)
            told = "made by depositary export; the next export to this folder replaces it\n"
            (self._making / self.MARK).write_text(told)
        except OSError:
            shutil.rmtree(self._making, ignore_errors=True)
            raise
        return self

    def _ours(self) -> bool:
        return self.place.is_dir() and ((self.place / self.MARK).exists() or not any(self.place.iterdir()))

    def __exit__(self, error: object, *_: object) -> None:
        if error is not None:
            shutil.rmtree(self._making, ignore_errors=True)
            return
        if self.place.exists():
            shutil.rmtree(self.place)
        self._making.rename(self.place)

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        path = self._making / _relative(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            yield out


class ZipFolder:
    """A zip archive as a folder, written from front to back. Use it in a `with` statement."""

    def __init__(self, out: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        member = zipfile.ZipInfo(str(_relative(name)), _DAY_ONE)
        member.compress_type = zipfile.ZIP_DEFLATED
        member.external_attr = 0o644 << 16
        with self._archive.open(member, "w", force_zip64=True) as out:
            yield out  # type: ignore[misc]  # a writable binary stream, typed IO[bytes]
