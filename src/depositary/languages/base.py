"""What a language offers: typed tables read from its folder, and optional hooks in code.

A table belongs to the module that uses it: that module defines the table's shape and asks
`language.table("calendar", Calendar)`. Files are read once a process.
"""

from __future__ import annotations

import importlib
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import msgspec

from depositary.errors import LanguageUnknown
from depositary.tables import load_table

__all__ = ["Language", "LanguageFacts", "known_languages", "load_language"]

T = TypeVar("T")
_ROOT = Path(__file__).parent


class LanguageFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """language.yml.

    name: in English; spaces: words are parted by spaces; head: where the noun of a meeting's name stands
    ("first" Hội nghị … ASEAN-Nga, "last" ASEAN-Russia Summit); name_order: of a person ("given_first", "family_first").
    year_sign: what stands behind the figures of a year, in a script that writes such a sign.
    home: the state whose office-holders are named without it; surnames: how its people's names open (none: any).
    """

    name: str
    spaces: bool
    head: str
    name_order: str
    sentence_ends: str
    abbreviations: list[str] = []
    accented: bool = False
    year_sign: str = ""
    home: str | None = None
    surnames: list[str] = []


class Language:
    """One language's knowledge. `code` is ISO 639-1."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.folder = _ROOT / code
        if not (self.folder / "language.yml").is_file():
            raise LanguageUnknown(self.folder, f"no such language; at hand: {', '.join(known_languages())}")
        self.facts = load_table(self.folder / "language.yml", LanguageFacts)
        self._tables: dict[tuple[str, type], Any] = {}

    def table(self, name: str, shape: type[T]) -> T:
        """The table `<name>.yml` as `shape`. Raises: DataError if it does not follow the shape."""
        if (name, shape) not in self._tables:  # one step may want a part of what another wants whole
            self._tables[name, shape] = load_table(self.folder / f"{name}.yml", shape)
        found: T = self._tables[name, shape]
        return found

    @cached_property
    def hooks(self) -> ModuleType | None:
        """The language's own code (`hooks.py`), where data alone cannot do; None if it has none."""
        if not (self.folder / "hooks.py").is_file():
            return None
        return importlib.import_module(f"depositary.languages.{self.code}.hooks")


@cache
def known_languages() -> tuple[str, ...]:
    """Codes of all language folders, sorted."""
    return tuple(sorted(path.parent.name for path in _ROOT.glob("*/language.yml")))


@cache
def load_language(code: str) -> Language:
    """The language of this code, one object a process. Raises: LanguageUnknown."""
    return Language(code)
