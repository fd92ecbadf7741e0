"""Whatever a person names as a source: a file, a folder, a web address, or "-" for standard input."""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from depositary.acquire.limits import LIMITS, Limits
from depositary.acquire.sources import find_files, load_documents
from depositary.errors import DocumentError, OnlyAnnounced
from depositary.model import Document

if TYPE_CHECKING:
    from depositary.acquire.http import Fetcher

__all__ = ["find_sources", "load_source"]

_STANDARD_INPUT = "-"
_PLAIN = frozenset((".txt", ".text", ".md", ".markdown"))  # nothing is parsed in them
_PAGES = frozenset((".html", ".htm", ".xhtml"))  # parsed quicker than a process starts, by parsers that obey signals
_MAILS = frozenset((".eml",))
_LARGEST_PAGE = 5_000_000  # bytes


def find_sources(names: Iterable[str]) -> tuple[list[str], list[DocumentError]]:
    """What to load, folders searched through, each once in a settled order; and what is not there at all."""
    found: dict[str, None] = {}
    missing: list[DocumentError] = []
    for name in names:
        if name == _STANDARD_INPUT:
            found[_keep_standard_input()] = None
            continue
        if _is_address(name):
            found[name] = None
            continue
        files, absent = find_files([Path(name)])
        found |= dict.fromkeys(str(path) for path in files)
        missing += absent
    return list(found), missing


def load_source(name: str, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """All documents in a source, and an error for each that cannot be read.

    Files that need a parser are parsed within the limits of time and memory, all but web pages in a process of their
    own. What a feed only announces is fetched if $DEPOSITARY_FOLLOW_FEEDS is 1, else an error that says so.
    """
    for found in _load_named(name, limits):
        if isinstance(found, OnlyAnnounced) and _follows() and _is_address(str(found.document)):
            from depositary.acquire.http import load_url

            yield from load_url(str(found.document), _fetcher(), limits)
        else:
            yield found


def _load_named(name: str, limits: Limits) -> Iterator[Document | DocumentError]:
    if _is_address(name):
        from depositary.acquire.http import load_url

        yield from load_url(name, _fetcher(), limits)
        return
    path = Path(name)
    suffix = path.suffix.lower()
    if suffix in _PLAIN:
        yield from load_documents(path, limits)
        return
    from depositary.acquire.guard import load_guarded, load_timed

    small = path.is_file() and path.stat().st_size <= _LARGEST_PAGE
    if small and (suffix in _PAGES or (suffix in _MAILS and _is_one_part(path))):
        yield from load_timed(path, limits)
    else:
        yield from load_guarded(path, limits)


def _is_one_part(path: Path) -> bool:
    """A mail without attachments needs no parser but the standard library's, and no process of its own."""
    try:
        data = path.read_bytes().lower()
    except OSError:
        return False
    return b"multipart/" not in data and b"message/" not in data


def _keep_standard_input(limits: Limits = LIMITS) -> str:
    """What comes on standard input, as a file until the program ends: worker processes have no input of their own."""
    folder = tempfile.TemporaryDirectory(prefix="depositary-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "stdin"
    path.write_bytes(sys.stdin.buffer.read(limits.bytes + 1))
    return str(path)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


@cache
def _fetcher() -> Fetcher:
    from depositary.acquire.copies import Copies, copies_folder
    from depositary.acquire.http import Fetcher, FetchPolicy

    policy = FetchPolicy(private=os.environ.get("DEPOSITARY_ALLOW_PRIVATE") == "1")
    return Fetcher(policy, copies=Copies(copies_folder()))


def _follows() -> bool:
    return os.environ.get("DEPOSITARY_FOLLOW_FEEDS") == "1"
