"""Archives: zip, tar and gzip. Each member is read as if it lay in a folder; bombs and wandering paths are refused."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from depositary.acquire.formats.base import Source
from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText
from depositary.model import Document

__all__ = ["read_gzip", "read_tar", "read_zip"]

_CHUNK = 1 << 20


def read_zip(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    """The documents in a zip, and an error for each member that cannot be read."""
    from depositary.acquire.formats.office import unpack_member

    _check_depth(source, limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NotText(source.name, f"is damaged or cut short: {error}") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        _check_count(len(infos), source, limits)
        total = sum(info.file_size for info in infos)
        if total > limits.unpacked or total > limits.ratio * max(len(source.data), 10_000):
            raise LimitExceeded(source.name, f"unpacks {len(source.data):,} bytes to {total:,}: a decompression bomb")
        for info in infos:
            if _is_wanted(info.filename):
                try:
                    data = unpack_member(archive, info.filename, _member(source, info.filename, b""), limits)
                except DocumentError as error:
                    yield error
                    continue
                yield from _read_member(_member(source, info.filename, data), limits)


def read_tar(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    """The documents in a tar, plain or compressed; only plain files, never links or devices."""
    _check_depth(source, limits)
    unpacked = members = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(source.data), mode="r:*") as archive:
            for member in archive:
                members += 1
                _check_count(members, source, limits)
                if not member.isfile() or not _is_wanted(member.name):
                    continue
                unpacked += member.size
                if unpacked > limits.unpacked or unpacked > limits.ratio * max(len(source.data), 10_000):
                    raise LimitExceeded(source.name, f"unpacks {len(source.data):,} bytes to more than {unpacked:,}")
                stream = archive.extractfile(member)
                if stream is not None:
                    yield from _read_member(_member(source, member.name, stream.read(member.size)), limits)
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        raise NotText(source.name, f"is damaged or cut short: {error}") from error
    if not members:
        raise EmptyDocument(source.name, "is an archive without members")


def read_gzip(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    """What a .gz holds: one file, or a tar."""
    _check_depth(source, limits)
    most = min(limits.unpacked, limits.ratio * max(len(source.data), 10_000))
    pieces: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(source.data)) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise LimitExceeded(source.name, f"unpacks {len(source.data):,} bytes to more than {most:,}")
                pieces.append(chunk)
    except (EOFError, OSError, zlib.error) as error:
        raise NotText(source.name, f"is damaged or cut short: {error}") from error
    data = b"".join(pieces)
    name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name.removesuffix(".tgz") + ".tar"
    inner = Source(
        name=name,
        id=PurePosixPath(name).stem,
        data=data,
        uri=source.uri,
        fetched=source.fetched,
        depth=source.depth + 1,
    )
    yield from _read_member(inner, limits)


def _check_depth(source: Source, limits: Limits) -> None:
    if source.depth >= limits.depth:
        raise LimitExceeded(source.name, f"is an archive inside {source.depth} others; unpack it by hand")


def _check_count(count: int, source: Source, limits: Limits) -> None:
    if count > limits.members:
        raise LimitExceeded(source.name, f"holds more than the {limits.members:,} files allowed")


def _is_wanted(name: str) -> bool:
    """A file some format claims, as in a folder: none hidden, none that leads out of the archive by its path."""
    from depositary.acquire.formats import known_suffixes

    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or any(part.startswith(".") for part in path.parts):
        return False
    return path.suffix.lower() in known_suffixes() and "__MACOSX" not in path.parts


def _member(source: Source, name: str, data: bytes) -> Source:
    return Source(
        name=f"{source.name}!{name}",
        id=PurePosixPath(name.replace("\\", "/")).stem,
        data=data,
        uri=f"{source.uri}!/{name}" if source.uri else None,
        fetched=source.fetched,
        depth=source.depth + 1,
    )


def _read_member(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    from depositary.acquire.sources import read_source

    yield from read_source(source, limits)
