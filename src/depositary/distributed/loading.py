"""Parts into a ledger, a few hundred documents a transaction.

In: Parquet that a run wrote. Out: what was recorded. Rows without a Reading are counted; a row whose Reading does not
quote its text, or that the ledger cannot hold, is named, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from depositary.distributed.run import parts_in
from depositary.errors import DocumentError
from depositary.ledger import Ledger, Recorded, record_document, record_documents
from depositary.model import Document, Reading

__all__ = ["Loaded", "load_parts"]

_TOGETHER = 200  # documents a transaction
_COLUMNS = ["id", "text", "document", "reading", "error_kind"]

Pair = tuple[Document, Reading]


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """What loading did. unread: rows that hold an error instead of a Reading; claims, things: new ones."""

    added: int = 0
    reread: int = 0
    known: int = 0
    unread: int = 0
    claims: int = 0
    things: int = 0
    failed: tuple[DocumentError, ...] = ()

    def plus(self, other: Loaded) -> Loaded:
        """Both together."""
        return Loaded(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


def load_parts(ledger: Ledger, paths: Iterable[Path]) -> Iterator[tuple[int, int, Loaded]]:
    """Load files and folders, in order. Yields: how many files are done, of how many, and what the last one did.

    Raises: LedgerError. What was loaded before stays; loading again goes over it quickly.
    """
    files: list[Path] = []
    for path in paths:
        files += parts_in(path) if path.is_dir() else [path]
    for done, file in enumerate(files, start=1):
        yield done, len(files), _load_file(ledger, file)


def _load_file(ledger: Ledger, path: Path) -> Loaded:
    total = Loaded()
    try:
        for rows in _batches(path):
            total = total.plus(_load_rows(ledger, rows))
    except DocumentError as error:
        total = total.plus(Loaded(failed=(error,)))
    return total


def _batches(path: Path) -> Iterator[list[dict[str, Any]]]:
    """Raises: DocumentError, if the file is none of a run's."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise DocumentError(path, "needs pyarrow: pip install 'depositary[parquet]'") from None
    try:
        with pq.ParquetFile(path, memory_map=True) as file:
            if missing := set(_COLUMNS) - set(file.schema_arrow.names):
                raise DocumentError(path, f"was not written by read --engine: it has no column {min(missing)}")
            for batch in file.iter_batches(_TOGETHER, columns=_COLUMNS):
                yield batch.to_pylist()
    except (OSError, ValueError) as error:  # pyarrow's own errors are among them
        raise DocumentError(path, f"cannot be read as Parquet ({error})") from error


def _load_rows(ledger: Ledger, rows: list[dict[str, Any]]) -> Loaded:
    pairs: list[Pair] = []
    failed: list[DocumentError] = []
    unread = 0
    for row in rows:
        if row["error_kind"] is not None or row["reading"] is None:
            unread += 1
            continue
        try:
            pairs.append(_pair(row))
        except DocumentError as error:
            failed.append(error)
    recorded, refused = _record(ledger, pairs)
    twice = len(pairs) - len(refused) - len(recorded)  # rows of one document, told of once
    return Loaded(
        added=sum(one.state == "added" for one in recorded),
        reread=sum(one.state == "reread" for one in recorded),
        known=sum(one.state == "known" for one in recorded) + twice,
        unread=unread,
        claims=sum(len(one.claims) for one in recorded),
        things=sum(len(one.things) for one in recorded),
        failed=(*failed, *refused),
    )


def _record(ledger: Ledger, pairs: list[Pair]) -> tuple[list[Recorded], list[DocumentError]]:
    """All together; if the ledger cannot hold one of them (and so none of its transaction), each by itself."""
    try:
        return record_documents(ledger, pairs, together=_TOGETHER), []
    except DocumentError:
        recorded: list[Recorded] = []
        refused: list[DocumentError] = []
        for document, reading in pairs:
            try:
                recorded.append(record_document(ledger, document, reading))
            except DocumentError as error:
                refused.append(error)
        return recorded, refused


def _pair(row: dict[str, Any]) -> Pair:
    """Raises: DocumentError, if the row does not hold what `read` writes, or its passages do not quote its text."""
    try:
        document = msgspec.json.decode(row["document"], type=Document)
        reading = msgspec.json.decode(row["reading"], type=Reading)
    except (msgspec.DecodeError, TypeError) as error:
        raise DocumentError(row["id"], f"its row holds no document and Reading ({error})") from error
    text = row["text"] or ""
    for claim in (*reading.meetings, *reading.persons, *reading.instruments, *reading.progress, *reading.commitments):
        if not claim.passages:
            raise DocumentError(document.id, "its Reading holds a claim without a passage")
        for passage in claim.passages:
            if text[passage.start : passage.end] != passage.quote:
                raise DocumentError(document.id, f"the passage at {passage.start} does not quote its text")
    return msgspec.structs.replace(document, text=text), reading
