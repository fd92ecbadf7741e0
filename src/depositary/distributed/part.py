"""One split into one part: what a worker does, the same on every engine.

In: a split and the settings. Out: a Parquet file in the folder of the run, whole or not there at all, and what it
holds. The same split read with the same settings is the same file, byte for byte; one that is there stays.
"""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from depositary import __version__
from depositary.acquire import LIMITS, Limits
from depositary.distributed.guard import Beat, Death, run_guarded
from depositary.distributed.inputs import Page, Split, documents_of, id_of, pages_of
from depositary.distributed.rows import failure_row, reading_row, schema
from depositary.errors import DocumentError, EngineError, LimitExceeded, NotText
from depositary.languages import known_languages
from depositary.model import Document
from depositary.reading import READER, read_document, read_or_error
from depositary.relevance import load_sieve

__all__ = ["Part", "Settings", "part_path", "read_footer", "read_split", "warm_up"]

_TOGETHER = 200  # rows written at once
_FILLED = 8_000_000  # characters of text from which rows are written at once
_MOST_DEATHS = 50  # of a split's processes, after which it is given up
_FOOTER = b"depositary"
VERSION = f"{READER.name} {READER.version}, depositary {__version__}"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all splits of a run. out: the folder of the parts, seen by every worker under this path.

    sift: drop pages that name no partnership; names: further names the sieve knows; version: of the reader and program,
    which every worker must have.
    """

    out: str
    sift: bool = False
    names: tuple[str, ...] = ()
    limits: Limits = LIMITS
    version: str = VERSION


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What a part holds. pages: documents met; let_go: dropped by the sieve; read: Readings; errors: how many of each
    kind; size: bytes of the pages; existed: the part was there before."""

    path: str
    pages: int = 0
    let_go: int = 0
    read: int = 0
    errors: dict[str, int] = {}
    size: int = 0
    existed: bool = False

    @property
    def failed(self) -> int:
        return sum(self.errors.values())


def part_path(split: Split, settings: Settings) -> Path:
    """Where the part of a split is: its name tells the input and its place, and holds a hash of all it depends on."""
    sieve = load_sieve(settings.names).fingerprint if settings.sift else ""
    whole = hashlib.blake2b(digest_size=8, person=b"part")
    whole.update(msgspec.msgpack.encode((split, settings.version, settings.sift, sieve)))
    stem = "".join(char if char.isalnum() or char in "-_" else "_" for char in Path(split.paths[0]).stem[:60])
    return Path(settings.out) / f"{stem}-{split.start:012d}-{whole.hexdigest()}.parquet"


def read_split(split: Split, settings: Settings) -> Part:
    """Read a split in a process of its own, once more without a page that killed it.

    Raises: EngineError, if this worker's reader is another than the run's, or the part cannot be written.
    """
    if settings.version != VERSION:
        raise EngineError(f"a worker has reader {VERSION}, the run {settings.version}")
    path = part_path(split, settings)
    if path.exists():
        return msgspec.structs.replace(read_footer(path), existed=True)
    warm_up(settings)
    deaths: dict[int, Death] = {}
    while len(deaths) < _MOST_DEATHS:
        death = run_guarded(partial(_write_part, split, settings, path, dict(deaths)), settings.limits)
        if death is None:
            return read_footer(path)
        known = deaths.get(death.item)
        if known is not None and not known.working:
            raise EngineError(f"{split.name}: {death.reason}")
        if known is not None:  # not that page's doing: the split ends there
            death = msgspec.structs.replace(death, working=False)
        deaths[death.item] = death
    raise EngineError(
        f"{split.name}: {_MOST_DEATHS} of its documents ended the reading process; is there memory enough?"
    )


def warm_up(settings: Settings) -> None:
    """Load what every child needs, so that it has it from its parent."""
    if settings.sift:
        load_sieve(settings.names)
    _warm_reader()


@cache
def _warm_reader() -> None:
    import pyarrow.parquet  # noqa: F401

    from depositary.acquire.formats import html  # noqa: F401

    folder = Path(__file__).parents[1] / "examples"
    for code in known_languages():
        example = next(iter(sorted(folder.glob(f"*-{code}.txt"))), None)
        if example is not None:
            read_document(Document(id=code, text=example.read_text("utf-8")[:3000]))


def _write_part(split: Split, settings: Settings, path: Path, deaths: dict[int, Death], beat: Beat) -> None:
    """In the child: pages → rows → file, a few hundred rows in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = schema()
    counts: dict[str, Any] = {"pages": 0, "let_go": 0, "read": 0, "size": 0, "errors": {}}
    partial = path.with_name(f".{path.name}.{socket.gethostname()}-{os.getpid()}.partial")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with pq.ParquetWriter(partial, columns, compression="zstd") as writer:
            waiting: list[dict[str, Any]] = []
            filled = 0
            for row in _rows(split, settings, deaths, beat, counts):
                waiting.append(row)
                filled += row["length"] or 0
                if len(waiting) >= _TOGETHER or filled >= _FILLED:
                    writer.write_batch(pa.RecordBatch.from_pylist(waiting, schema=columns))
                    waiting, filled = [], 0
            if waiting:
                writer.write_batch(pa.RecordBatch.from_pylist(waiting, schema=columns))
            writer.add_key_value_metadata({_FOOTER: msgspec.json.encode(counts, order="sorted")})
        beat(counts["pages"], working=False)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _rows(
    split: Split, settings: Settings, deaths: dict[int, Death], beat: Beat, counts: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """The rows of a split; `counts` is kept up to date."""
    sieve = load_sieve(settings.names) if settings.sift else None
    pages = pages_of(split)
    item = -1
    while True:
        item += 1
        beat(item, working=False)
        death = deaths.get(item)
        if death is not None and not death.working:
            yield _failed(LimitExceeded(split.name, f"{death.reason}; left from item {item} on"), split, counts)
            return
        try:
            page = next(pages, None)
        except DocumentError as error:  # the file cannot be read on
            yield _failed(error, split, counts)
            return
        if page is None:
            return
        counts["pages"] += 1
        if isinstance(page, DocumentError):
            yield _failed(page, str(page.document), counts)
            continue
        counts["size"] += len(page.data)
        if sieve is not None and not sieve.passes(page.data):
            counts["let_go"] += 1
            continue
        beat(item, working=True)
        if death is not None:
            yield _failed(LimitExceeded(page.uri or page.name, death.reason), page, counts)
        else:
            yield from _read_page(page, settings.limits, counts)


def _read_page(page: Page, limits: Limits, counts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for found in documents_of(page, limits):
        reading = found if isinstance(found, DocumentError) else read_or_error(found)
        if isinstance(found, DocumentError) or isinstance(reading, DocumentError):
            yield _failed(reading, page, counts)  # type: ignore[arg-type]
            continue
        try:
            row = reading_row(found, reading, page.found_in)
        except NotText as error:
            yield _failed(error, page, counts)
            continue
        counts["read"] += 1
        yield row


def _failed(error: DocumentError, at: Split | Page | str, counts: dict[str, Any]) -> dict[str, Any]:
    """The row of an error, met in a split as such, on a page, or (named by its place) before there was one."""
    kind = type(error).__name__
    counts["errors"][kind] = counts["errors"].get(kind, 0) + 1
    if isinstance(at, Page):
        return failure_row(error, id_of(at), at.found_in, at.uri)
    name = at.name if isinstance(at, Split) else at
    return failure_row(error, name, name, None)


def read_footer(path: Path) -> Part:
    """What a part says of itself. Raises: EngineError, if it is none."""
    import pyarrow.parquet as pq

    try:
        told = (pq.read_metadata(path).metadata or {}).get(_FOOTER)
        if told is None:
            raise EngineError(f"{path}: is no part of a run")
        return msgspec.convert({**msgspec.json.decode(told), "path": str(path)}, Part)
    except (OSError, ValueError) as error:  # pyarrow's and msgspec's own errors are among them
        raise EngineError(f"{path}: cannot be read as a part of a run ({error}); delete it") from error
