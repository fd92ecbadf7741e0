"""A run: plan the splits, keep the parts that are there, hand the rest to an engine, sum up.

The folder of a run holds its parts (`*.parquet`) and `_run.json`, which says by what they were made; parts of another
reader, or of an input that is no longer the same, are never mixed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from depositary.distributed.engines import Engine, Lost
from depositary.distributed.inputs import plan_splits
from depositary.distributed.part import Settings, part_path, read_footer, read_split
from depositary.errors import DocumentError, EngineError
from depositary.relevance import load_sieve

__all__ = ["SPLIT", "Failure", "Summary", "failures_in", "parts_in", "read_in_bulk"]

SPLIT = 32_000_000  # bytes of input a part is made of: some hundreds of packed pages, read in a minute or so
_RUN = "_run.json"


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did. pages, let_go, read, errors: of all parts; kept: parts that were there before; unopened: inputs
    that cannot be opened; lost: splits no worker could finish."""

    parts: int
    kept: int
    pages: int
    let_go: int
    read: int
    size: int
    errors: dict[str, int]
    unopened: list[DocumentError]
    lost: list[Lost]

    @property
    def failed(self) -> int:
        """Documents and inputs that were not read."""
        return sum(self.errors.values()) + len(self.unopened) + len(self.lost)


class Failure(msgspec.Struct, frozen=True):
    """A document that could not be read: where it is, and why."""

    uri: str | None
    found_in: str
    kind: str
    reason: str


def read_in_bulk(
    inputs: Iterable[str],
    settings: Settings,
    engine: Engine,
    *,
    split: int = SPLIT,
    tell: Callable[[int, int], None] | None = None,
) -> Summary:
    """Read all inputs into the folder `settings.out`. tell: called with how many parts are done, of how many.

    Raises: EngineError, also for a folder that holds the parts of something else; DataError.
    """
    splits, unopened = plan_splits(inputs, split)
    planned = {part_path(one, settings): one for one in splits}
    _prepare(settings, set(planned))
    todo = [one for path, one in planned.items() if not path.exists()]
    kept = len(planned) - len(todo)
    parts = [read_footer(path) for path in planned if path.exists()]
    lost: list[Lost] = []
    if tell:
        tell(kept, len(planned))
    for outcome in engine.run(partial(read_split, settings=settings), todo) if todo else ():
        if isinstance(outcome, Lost):
            lost.append(outcome)
        else:
            parts.append(outcome)
        if tell:
            tell(len(parts) + len(lost), len(planned))
    errors: Counter[str] = Counter()
    for part in parts:
        errors.update(part.errors)
    return Summary(
        parts=len(parts),
        kept=kept,
        pages=sum(part.pages for part in parts),
        let_go=sum(part.let_go for part in parts),
        read=sum(part.read for part in parts),
        size=sum(part.size for part in parts),
        errors=dict(errors.most_common()),
        unopened=unopened,
        lost=lost,
    )


class _Run(msgspec.Struct, frozen=True, kw_only=True):
    """_run.json. sieve: its fingerprint; empty: none."""

    version: str
    sieve: str


def _prepare(settings: Settings, planned: set[Path]) -> None:
    """Make the folder, or check that what is in it was made alike from the same input."""
    out = Path(settings.out)
    if out.exists() and not out.is_dir():
        raise EngineError(f"{out}: is a file; a run writes a folder of Parquet files")
    out.mkdir(parents=True, exist_ok=True)
    own = _Run(version=settings.version, sieve=load_sieve(settings.names).fingerprint if settings.sift else "")
    there = set(parts_in(out))
    try:
        other = msgspec.json.decode((out / _RUN).read_bytes(), type=_Run)
    except FileNotFoundError:
        if there:
            raise EngineError(f"{out}: holds Parquet files that are no parts of a run; name another folder") from None
        (out / _RUN).write_bytes(msgspec.json.encode(own) + b"\n")
        return
    except (OSError, msgspec.DecodeError) as error:
        raise EngineError(f"{out / _RUN}: cannot be read ({error})") from error
    if other != own:
        raise EngineError(f"{out}: was made by another reader or with another sieve; name another folder, or delete it")
    if strange := there - planned:
        raise EngineError(
            f"{out}: holds {len(strange)} parts of another input, such as {sorted(strange)[0].name}; "
            "name another folder, or delete them"
        )


def parts_in(folder: Path) -> list[Path]:
    """The parts in a folder, by name."""
    return sorted(path for path in folder.glob("*.parquet") if not path.name.startswith("."))


def failures_in(folder: Path, most: int) -> Iterator[Failure]:
    """The first documents, in the order of the parts, that could not be read."""
    import pyarrow.parquet as pq

    for path in parts_in(folder):
        if not read_footer(path).errors:
            continue
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(1000, columns=["id", "uri", "found_in", "error_kind", "error"]):
                for row in batch.to_pylist():
                    if row["error_kind"] is None:
                        continue
                    if most <= 0:
                        return
                    most -= 1
                    yield Failure(row["uri"], row["found_in"] or row["id"], row["error_kind"], row["error"])
