"""What the server remembers of each person between visits: when they last looked, and the searches they saved.

One JSON file in the data folder, written whole beside and moved into place; small, and of no weight for the ledger.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import msgspec
from fastapi import Request

__all__ = ["Notebook", "SavedSearch", "notebook_of"]

_MOST = 100  # searches kept for one person


class SavedSearch(msgspec.Struct, frozen=True, kw_only=True):
    """A name and the address it stands for, on this server."""

    name: str
    address: str


class _Person(msgspec.Struct, frozen=True, kw_only=True):
    looked: str | None = None
    searches: tuple[SavedSearch, ...] = ()


class Notebook:
    """The notes of one server, by the name of the person."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "notes.json"
        self._lock = threading.Lock()

    def looked(self, person: str) -> str | None:
        """The moment (ISO, UTC) the person last said that they have seen what is new."""
        return self._read().get(person, _Person()).looked

    def look(self, person: str, at: str) -> None:
        """Remember such a moment."""
        self._change(person, looked=at)

    def searches(self, person: str) -> tuple[SavedSearch, ...]:
        """The person's saved searches, in the order they were saved."""
        return self._read().get(person, _Person()).searches

    def save_search(self, person: str, search: SavedSearch) -> None:
        """Keep a search; one of the same name is replaced."""
        kept = tuple(own for own in self.searches(person) if own.name != search.name)
        self._change(person, searches=(*kept, search)[-_MOST:])

    def forget_search(self, person: str, name: str) -> None:
        """Remove a search; one that is not there is no fault."""
        self._change(person, searches=tuple(own for own in self.searches(person) if own.name != name))

    def _read(self) -> dict[str, _Person]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, _Person])
        except (OSError, msgspec.DecodeError):
            return {}

    def _change(self, person: str, **changes: object) -> None:
        with self._lock:
            people = self._read()
            people[person] = msgspec.structs.replace(people.get(person, _Person()), **changes)
            self._file.parent.mkdir(parents=True, exist_ok=True)
            partial = self._file.with_suffix(f".{os.getpid()}.part")
            partial.write_bytes(msgspec.json.encode(people))
            partial.replace(self._file)


def notebook_of(request: Request) -> Notebook:
    """The server's notebook, made on first use."""
    state = request.app.state
    if not hasattr(state, "notebook"):
        state.notebook = Notebook(state.settings.data_folder)
    found: Notebook = state.notebook
    return found
