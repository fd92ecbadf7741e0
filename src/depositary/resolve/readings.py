"""How names are read across scripts: tables of readings, and the few questions asked of them.

The tables are data (`registry/readings/`); nothing here knows a language. A table that is `open` misses readings used
only in names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product

import msgspec

from depositary.resolve.wording import READINGS, fold
from depositary.tables import load_table

__all__ = [
    "Naming",
    "ReadingTable",
    "all_syllables",
    "bridged",
    "cyrillic_to_latin",
    "established_names",
    "naming",
    "reading_table",
    "simplified",
    "spelt",
]


class Scheme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of readings: whose names it serves and how.

    names: what the table is called, by language; parties: whose people bear names in characters that are read so;
    mixed: also of whose people some do.
    """

    name: str
    names: dict[str, str] = {}
    syllables: bool
    parties: list[str]
    mixed: list[str] = []
    open: bool = False


class Naming(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """naming.yml."""

    source: str
    tables: list[Scheme]
    bridges: list[tuple[str, str]]
    romanisations: dict[str, dict[str, str]]
    family_names: dict[str, dict[str, list[str]]]
    cyrillic: dict[str, str]
    spellings: dict[str, str]
    latin_sounds: dict[str, str]
    sound_table: str
    syllable_sounds: dict[str, str]
    syllable_ends: dict[str, str]
    faint: str
    sole: list[frozenset[str]]
    many: frozenset[str]


class _ReadingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    readings: dict[str, str]


class _Aliases(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    aliases: list[list[str]]


class _Traditional(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    traditional: str
    simplified: str


class ReadingTable:
    """Character → readings, and the set of all readings."""

    def __init__(self, name: str) -> None:
        file = load_table(READINGS / f"{name}.yml", _ReadingFile)
        self.name = name
        self.romanised = naming().romanisations.get(name, {})
        found: dict[str, list[str]] = {}
        for reading, characters in file.readings.items():
            for character in characters:
                found.setdefault(character, []).append(reading)
        self.of = {character: tuple(readings) for character, readings in found.items()}
        self.syllables = frozenset(file.readings)
        self.family_names = {name: tuple(ways) for name, ways in naming().family_names.get(name, {}).items()}

    def spells(self, characters: str, latin: tuple[str, ...]) -> bool:
        """Are `latin` (words in order) a reading of `characters`, syllable by syllable, family name first or last?"""
        readings = [self.of.get(character) for character in characters]
        if not readings or any(reading is None for reading in readings):
            return False
        if len(latin) == len(characters):  # one word a character: other romanisations can be told apart
            orders = (latin, (*latin[-1:], *latin[:-1]))
            if any(
                all(self._own(word) in (r or ()) for word, r in zip(order, readings, strict=True)) for order in orders
            ):
                return True
        turned = (latin, (*latin[-1:], *latin[:-1]), (*latin[1:], *latin[:1]))
        joined = {"".join(order) for order in turned} | {"".join(map(self._own, order)) for order in turned}
        return any(_cut(text, tuple(r or () for r in readings)) for text in joined)

    def joined(self, characters: str, limit: int = 8) -> list[str]:
        """The whole name read in every way, up to `limit`."""
        readings = [self.of.get(character) for character in characters]
        if any(reading is None for reading in readings):
            return []
        return ["".join(ways) for ways in islice(product(*(r or () for r in readings)), limit)]

    def _own(self, word: str) -> str:
        return self.romanised.get(word, word)


@cache
def naming() -> Naming:
    return load_table(READINGS / "naming.yml", Naming)


@cache
def reading_table(name: str) -> ReadingTable:
    return ReadingTable(name)


@cache
def all_syllables() -> frozenset[str]:
    """Syllables of the writings in which a name is a few of a closed set: there one letter makes another name."""
    closed = [reading_table(table.name) for table in naming().tables if table.syllables]
    return frozenset().union(*(table.syllables | set(table.romanised) for table in closed))


@lru_cache(maxsize=4096)
def bridged(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, str] | None:
    """The two writings by which Latin `a` and Latin `b` may be one name in Han characters, syllable by syllable."""
    for one, two in naming().bridges:
        for left, right in ((a, b), (b, a)):
            if len(right) >= 2 and _bridge("".join(left), tuple(right), one, two):
                return one, two
    return None


@cache
def established_names() -> list[list[str]]:
    """Rows of names one person is known by, where no rule leads from one to the other."""
    return load_table(READINGS / "aliases.yml", _Aliases).aliases


@cache
def simplified() -> dict[int, str]:
    """A table for str.translate: traditional characters to simplified."""
    file = load_table(READINGS / "traditional.yml", _Traditional)
    return {ord(t): s for t, s in zip(file.traditional, file.simplified, strict=True)}


@lru_cache(maxsize=65536)
def spelt(word: str) -> str:
    """A folded Latin word with spellings of one sound made the same, doubled letters single, no h after a vowel."""
    for written, meant in naming().spellings.items():
        word = word.replace(written, meant)
    word = re.sub(r"(.)\1", r"\1", word)
    return re.sub(r"(?<=[aeiou])h(?![aeiou])", "", word)


def cyrillic_to_latin(text: str) -> str:
    table = naming().cyrillic
    out = "".join(table.get(char, char) for char in text.lower())
    return fold(out)


@cache
def _meet(one: str, two: str) -> frozenset[tuple[str, str]]:
    first, second = reading_table(one), reading_table(two)
    return frozenset(
        pair for character, readings in first.of.items() for pair in product(readings, second.of.get(character, ()))
    )


def _bridge(joined: str, syllables: tuple[str, ...], one: str, two: str) -> bool:
    """Can `joined` be cut into as many readings of table `one`, each meeting the syllable of table `two`?"""
    known = reading_table(two).syllables
    if not all(syllable in known for syllable in syllables):
        return False
    meet, ends, own = _meet(one, two), {0}, reading_table(one).romanised
    for syllable in syllables:
        ends = {
            end + size for end in ends for size in range(1, 7)
            if (joined[end : end + size], syllable) in meet or (own.get(joined[end : end + size], ""), syllable) in meet
        }  # fmt: skip
        if not ends:
            return False
    return len(joined) in ends


def _cut(text: str, readings: tuple[tuple[str, ...], ...]) -> bool:
    ends = {0}
    for choices in readings:
        ends = {end + len(choice) for end in ends for choice in choices if text.startswith(choice, end)}
        if not ends:
            return False
    return len(text) in ends
