"""A file that was sent, on disk for as long as it is worked on."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fastapi import UploadFile

from depositary.errors import JudgementError

__all__ = ["Uploaded"]

_BYTES = 50_000_000
_BLOCK = 1 << 20


class Uploaded:
    """`with Uploaded(file) as path`: the file in a folder of its own, under its own name. Raises: JudgementError if it
    is larger than a plan's file can be."""

    def __init__(self, file: UploadFile) -> None:
        self._file = file
        self._folder = tempfile.TemporaryDirectory(prefix="depositary-")

    def __enter__(self) -> Path:
        name = Path((self._file.filename or "file").replace("\\", "/")).name.replace("\0", "") or "file"
        stem, dot, suffix = name.rpartition(".")
        path = Path(self._folder.name) / (f"{stem[:60]}{dot}{suffix[:12]}" if stem else name[:60])
        size = 0
        with path.open("wb") as kept:
            while block := self._file.file.read(_BLOCK):
                size += len(block)
                if size > _BYTES:
                    self._folder.cleanup()
                    raise JudgementError(f"{name}: is larger than {_BYTES:,} bytes")
                kept.write(block)
        return path

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()
