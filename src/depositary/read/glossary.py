"""A language's glossary, compiled for look-up: expressions of the language → plain English words.

The entries are data (`languages/<code>/glossary/*.yml`), a family a file: links (words that join, and words left out),
nouns, verbs, adjectives, phrases; `numbers.yml` says how figures and sums are written. A language without the folder has
no glossary: its texts are glossed as they stand.
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
                        pattern = self._fold(expression)[0]
                        if entries.setdefault(pattern, entry) != entry and plain and " " not in pattern.strip():
                            unsure.add(pattern)
        for pattern in unsure:
            del entries[pattern]
        self.entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest) if entries else None

    def _fold(self, text: str) -> tuple[str, list[int]]:
        """Without case, and where each character comes from; each word of a spaced language between spaces of its own."""
        if not self.spaced:
            return fold(text), list(range(len(text)))
        pieces: list[str] = []
        origins: list[int] = []
        for word in _WORD.finditer(text):
            start, end = word.span()
            folded = fold(word[0])
            pieces.append(f" {strip_marks(folded) if self.plain else folded} ")
            origins += [start, *range(start, end), end - 1]
        return "".join(pieces), origins

    def find(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """The longest entries in reading order, as start and end in `text` and entry."""
        if self._automaton is None:
            return
        folded, origins = self._fold(text)
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            yield origins[start], origins[end - 1] + 1, self.entries[index]


@cache
def load_glossary(code: str, *, plain: bool = False) -> Glossary:
    """The glossary of this language (plain: without accents), one object a process.

    Raises: LanguageUnknown; DataError if a file is malformed.
    """
    return Glossary(code, plain=plain)


def composed(text: str) -> tuple[str, list[int]]:
    """The text in composed form (NFC), and the place in `text` each of its characters, and its end, comes from."""
    if unicodedata.is_normalized("NFC", text):
        return text, list(range(len(text) + 1))
    pieces: list[str] = []
    origins: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        origins += [start] * len(piece)
        start = end
    return "".join(pieces), [*origins, len(text)]
