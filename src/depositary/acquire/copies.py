"""Copies of what was fetched: an unchanged page is not sent again, a broken download goes on where it broke.

Enters: answers of servers that tell them apart by `ETag` or `Last-Modified`. Leaves: the copy at hand for an address.
Copies can be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

__all__ = ["Copies", "Copy", "copies_folder"]


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it was fetched. data: of a broken download, its beginning."""

    uri: str
    data: bytes
    media_type: str | None = None
    etag: str | None = None
    modified: str | None = None
    fetched: str = ""


def copies_folder() -> Path:
    """Where copies are kept: $DEPOSITARY_COPIES, else the user's cache folder."""
    told = os.environ.get("DEPOSITARY_COPIES")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(told) if told else cache / "depositary" / "fetched"


class Copies:
    """Copies in a folder, one an address. A folder that cannot be written keeps none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, url: str) -> Copy | None:
        """The copy of this address."""
        return self._read(url, "copy")

    def find_broken(self, url: str) -> Copy | None:
        """The beginning of this address, if its last download broke."""
        return self._read(url, "part")

    def keep(self, url: str, copy: Copy) -> None:
        """Keep an answer, if its server can say later whether it still holds."""
        self._path(url, "part").unlink(missing_ok=True)
        if copy.etag or copy.modified:
            self._write(url, "copy", copy)

    def keep_broken(self, url: str, copy: Copy) -> None:
        """Keep the beginning of an answer, if its server can say later whether it still holds."""
        if copy.data and (copy.modified or (copy.etag and not copy.etag.startswith("W/"))):
            self._write(url, "part", copy)

    def _path(self, url: str, kind: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}.{kind}"

    def _read(self, url: str, kind: str) -> Copy | None:
        try:
            return msgspec.msgpack.decode(self._path(url, kind).read_bytes(), type=Copy)
        except (OSError, msgspec.MsgspecError):
            return None

    def _write(self, url: str, kind: str, copy: Copy) -> None:
        path = self._path(url, kind)
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(msgspec.msgpack.encode(copy))
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
