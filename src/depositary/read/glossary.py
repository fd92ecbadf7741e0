"""A language's glossary, compiled for look-up: expressions of the language → plain English words.

The entries are data (`languages/<code>/glossary/*.yml`), a family a file: links (words that join, and words left out),
nouns, verbs, adjectives, phrases; `numbers.yml` says how figures and sums are written. A language without the folder
has no glossary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from depositary.languages import load_language
from depositary.read.figures import FigureReader, NumberWords
from depositary.read.wordlist import fold, strip_marks

__all__ = ["Entry", "Glossary", "composed", "load_glossary"]

FAMILIES = ("links", "nouns", "verbs", "adjectives", "phrases")
_LEFT_OUT = "-"
_WORD = re.compile(r"[^\W_]+")


class Entry(msgspec.Struct, frozen=True):
    """English words for an expression; `family` tells what kind of word it is. Empty words: leave it out."""

    english: str
    family: str


class Glossary:
    """All entries of one language.

    spaced: words are parted by spaces; head_first: a noun goes before its qualifiers; plain: for texts typed without
    accents, in which a single word that could be several is not looked up.
    """

    def __init__(self, code: str, *, plain: bool = False) -> None:
        language = load_language(code)
        self.plain = plain
        self.spaced = language.facts.spaces
        self.head_first = language.facts.head == "first"
        self.figures: FigureReader | None = None
        entries: dict[str, Entry] = {}
        unsure: set[str] = set()
        if (language.folder / "glossary").is_dir():
            self.figures = FigureReader(language.table("glossary/numbers", NumberWords), self.spaced)
            for family in FAMILIES:
                for english, expressions in language.table(f"glossary/{family}", dict[str, list[str]]).items():
                    entry = Entry("" if english == _LEFT_OUT else english, family)
                    for expression in expressions:
                        pattern = self._folded(expression)
                        if entries.setdefault(pattern, entry) != entry and plain and " " not in pattern.strip():
                            unsure.add(pattern)
        for pattern in unsure:
            del entries[pattern]
        self.entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest) if entries else None

    def _folded(self, text: str) -> str:
        return "".join(f" {word} " for word in _WORD.findall(self._case(text))) if self.spaced else fold(text)

    def _case(self, text: str) -> str:
        folded = fold(text)
        return strip_marks(folded) if self.plain else folded

    def find(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """The longest entries in reading order, as start and end in `text` and entry."""
        if self._automaton is None:
            return
        if not self.spaced:
            for index, start, end in self._automaton.find_matches_as_indexes(fold(text)):
                yield start, end, self.entries[index]
            return
        # Each word stands between spaces of its own, so that an expression begins and ends with whole words.
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        pieces: list[str] = []
        at = 0
        for word in _WORD.finditer(self._case(text)):
            first, last = word.span()
            starts[at], at = first, at + last - first + 2
            ends[at] = last
            pieces.append(f" {word[0]} ")
        for index, start, end in self._automaton.find_matches_as_indexes("".join(pieces)):
            yield starts[start], ends[end], self.entries[index]


@cache
def load_glossary(code: str, *, plain: bool = False) -> Glossary:
    """The glossary of this language (plain: without accents), one object a process.

    Raises: LanguageUnknown; DataError if a file is malformed.
    """
    return Glossary(code, plain=plain)


def composed(text: str) -> tuple[str, dict[int, int]]:
    """The text in composed form (NFC), and where it has each offset of `text` (empty: at the same places)."""
    if unicodedata.is_normalized("NFC", text):
        return text, {}
    pieces: list[str] = []
    places = {0: 0}
    start = length = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        pieces.append(unicodedata.normalize("NFC", text[start:end]))
        length += len(pieces[-1])
        start = end
        places[end] = length
    return "".join(pieces), places
