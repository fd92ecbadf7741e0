"""A list of words found in a text in one pass.

In: the words of a data file, each with what it means there. Out: where they stand, as code points, longest word first
at each place. Letters are compared without case; a language whose texts may come without their marks can be compared
without those too. Word boundaries are checked here for scripts that part words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

__all__ = ["Wordlist", "fold", "strip_marks"]

T = TypeVar("T")


def fold(text: str) -> str:
    """Lower case, one code point for one, so that offsets stay."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)  # "İ" has two code points


class _Marks(dict[int, int]):
    """Letter → the same letter without its marks, filled as letters are met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        bare = "d" if char == "đ" else "D" if char == "Đ" else unicodedata.normalize("NFD", char)[0]
        self[code] = plain = ord(bare) if char.isalpha() else code
        return plain


class _Letters(dict[str, bool]):
    """Character → whether it is a letter, filled as characters are met."""

    def __missing__(self, char: str) -> bool:
        self[char] = letter = char.isalpha()
        return letter


_MARKS, _LETTERS = _Marks(), _Letters()


def strip_marks(text: str) -> str:
    """The letters without accents and other marks, one code point for one."""
    return text.translate(_MARKS)


class Wordlist(Generic[T]):
    """Words and their meanings. `spaces`: the script parts words, so a match must not begin or end inside one."""

    def __init__(self, words: Mapping[str, T], *, spaces: bool, marks: bool = True) -> None:
        prepared = {fold(word) if marks else strip_marks(fold(word)): value for word, value in words.items()}
        self._words = list(prepared)
        self._values = list(prepared.values())
        self._spaces = spaces
        self._marks = marks
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest) if prepared else None

    def find(self, text: str, folded: str | None = None) -> Iterator[tuple[int, int, T]]:
        """Yield (start, end, value), left to right, without overlaps. `folded`: fold(text), if at hand."""
        if self._automaton is None:
            return
        haystack = fold(text) if folded is None else folded
        if not self._marks:
            haystack = strip_marks(haystack)
        size, values, spaces, letters = len(haystack), self._values, self._spaces, _LETTERS
        for index, start, end in self._automaton.find_matches_as_indexes(haystack):
            if spaces and (
                (start and letters[haystack[start - 1]] and letters[haystack[start]])
                or (end < size and letters[haystack[end]] and letters[haystack[end - 1]])
            ):
                continue
            yield start, end, values[index]

    def meaning(self, word: str) -> T | None:
        """The value of exactly this word, if it is in the list."""
        key = fold(word) if self._marks else strip_marks(fold(word))
        try:
            return self._values[self._words.index(key)]
        except ValueError:
            return None
