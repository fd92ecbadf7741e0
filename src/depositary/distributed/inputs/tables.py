"""Parquet with a document a row, parted by row groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depositary.distributed.inputs.base import Page, Split, page_from_row, stamp_of
from depositary.errors import DocumentError, UnsupportedFormat

__all__ = ["ParquetInput"]

_COLUMNS = frozenset(
    ("id", "uri", "url", "published", "date", "publisher", "title", "language", "fetched", "text", "html")
)
_TOGETHER = 64  # rows in memory at a time


class ParquetInput:
    name = "parquet"
    suffixes: tuple[str, ...] = (".parquet",)

    def part(self, path: Path, size: int) -> Iterator[Split]:
        stamp = stamp_of(path)
        with _opened(path) as file:
            starts, filled = [0], 0
            for group in range(file.metadata.num_row_groups):
                filled += file.metadata.row_group(group).total_byte_size
                if filled >= size and group + 1 < file.metadata.num_row_groups:
                    starts.append(group + 1)
                    filled = 0
        for start, stop in zip(starts, [*starts[1:], None], strict=True):
            yield Split(kind=self.name, paths=(str(path),), stamps=(stamp,), start=start, stop=stop)

    def pages(self, split: Split) -> Iterator[Page | DocumentError]:
        path = Path(split.paths[0])
        with _opened(path) as file:
            columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
            if not {"text", "html"} & set(columns):
                raise UnsupportedFormat(path, "has neither a column text nor a column html")
            last = file.metadata.num_row_groups if split.stop is None else split.stop
            row = sum(file.metadata.row_group(group).num_rows for group in range(split.start))
            try:
                for batch in file.iter_batches(
                    _TOGETHER, row_groups=range(split.start, last), columns=columns, use_threads=False
                ):
                    for values in batch.to_pylist():
                        yield page_from_row(values, f"{path.name}@{row}")
                        row += 1
            except (OSError, ValueError) as error:  # pyarrow's own errors are ValueErrors and OSErrors
                raise DocumentError(path, f"is damaged at row {row}: {error}") from error


def _opened(path: Path) -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise UnsupportedFormat(path, "needs pyarrow: pip install 'depositary[parquet]'") from None
    try:
        return pq.ParquetFile(path, memory_map=True, pre_buffer=False)
    except (OSError, ValueError) as error:
        raise DocumentError(path, f"cannot be read as Parquet ({error})") from error
