"""Inputs: one module a kind, and the table of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from depositary.distributed.inputs.base import Input, Page, Split, documents_of, id_of
from depositary.distributed.inputs.files import FilesInput
from depositary.distributed.inputs.lines import LinesInput
from depositary.distributed.inputs.tables import ParquetInput
from depositary.distributed.inputs.warc import WarcInput
from depositary.errors import DocumentError

__all__ = ["INPUTS", "Input", "Page", "Split", "documents_of", "id_of", "pages_of", "plan_splits"]

INPUTS: tuple[Input, ...] = (WarcInput(), LinesInput(), ParquetInput(), FilesInput())  # the first that claims a suffix
_FILES = FilesInput()


def plan_splits(names: Iterable[str], size: int) -> tuple[list[Split], list[DocumentError]]:
    """What there is to read: of files, folders (searched through) and glob patterns; and what cannot be opened.

    size: bytes of input a split has at most, about. The same files give the same splits.
    """
    splits: list[Split] = []
    failed: list[DocumentError] = []
    plain: list[Path] = []
    for path in _files(names, failed):
        kind = _kind_of(path)
        if kind is None or kind.name == _FILES.name:
            plain.append(path)
            continue
        try:
            splits += kind.part(path, size)
        except DocumentError as error:
            failed.append(error)
    splits += _FILES.part_many(plain, size)
    return splits, failed


def pages_of(split: Split) -> Iterator[Page | DocumentError]:
    """The pages of a split, in order. Raises: DocumentError, where the split cannot be read on."""
    return next(kind for kind in INPUTS if kind.name == split.kind).pages(split)


def _kind_of(path: Path) -> Input | None:
    name = path.name.lower()
    return next((kind for kind in INPUTS if name.endswith(kind.suffixes)), None)


def _files(names: Iterable[str], failed: list[DocumentError]) -> list[Path]:
    """Each file once; in folders those of a kind that can be read, by name, none hidden."""
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name)
        if path.is_dir():
            within = (file for file in path.rglob("*") if file.is_file() and _kind_of(file) is not None)
            found |= dict.fromkeys(sorted(file for file in within if not _is_hidden(file.relative_to(path))))
        elif path.exists():
            found[path] = None
        elif matching := _matching(name):
            found |= dict.fromkeys(matching)
        else:
            failed.append(DocumentError(name, "there is no such file or folder"))
    return list(found)


def _matching(pattern: str) -> list[Path]:
    """The files a glob pattern names, by name."""
    anchor = Path(Path(pattern).anchor)
    try:
        found = anchor.glob(str(Path(pattern).relative_to(anchor)))
        return sorted(path for path in found if path.is_file() and not _is_hidden(Path(path.name)))
    except (ValueError, NotImplementedError):
        return []


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.parts)
