"""What can be loaded ahead of many files, so that the processes forked to read them share it."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from depositary.acquire.formats import FORMATS, load_format
from depositary.errors import DocumentError

__all__ = ["import_parsers", "is_quick"]

_QUICK = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".eml", ".docx", ".odt", ".rtf"))
_LARGEST = 100_000  # bytes; a longer one is worth a process


def is_quick(path: Path) -> bool:
    """Whether a file is short and of a kind that is parsed in no time; not one that may be a picture or hold others."""
    try:
        return path.suffix.lower() in _QUICK and path.is_file() and path.stat().st_size <= _LARGEST
    except (OSError, ValueError):
        return False


def import_parsers(suffixes: Collection[str]) -> None:
    """Import the parsers of files so named. One that is not installed is told of where a file needs it."""
    for form in FORMATS:
        if any(suffix in suffixes for suffix in form.suffixes):
            with suppress(DocumentError):
                load_format(form)
