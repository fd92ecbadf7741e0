"""Typed tokens: every name and known word of a text from one scan, unknown words and signs in the gaps.

In: the cleaned text, its sentences, the lexicon, and names only this document knows. Out: `Scan`, the tokens of each
sentence in order, non-overlapping, the longest known form first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from depositary.read.lexicon import Lexicon, Senses, with_names

__all__ = ["Token", "scan_sentences"]

_GAP = re.compile(
    r"[\u3400-\u9fff]+"  # a run of Han characters
    r"|[^\W\d_\u3400-\u9fff]+(?:['’\-](?!s\b)[a-zà-ỹ][^\W\d_\u3400-\u9fff]*)*"  # a word, hyphens inside before small letters
    r"|\d+(?:[.,:/]\d+)*"  # a number, a date in figures
    r"|\S"  # a sign
)
_NONE: Senses = {}


class Token:
    """A stretch of the cleaned text with its senses. shape: word · name (capitalised) · number · han · sign."""

    __slots__ = ("end", "senses", "shape", "start", "text")

    def __init__(self, start: int, end: int, text: str, senses: Senses, shape: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.senses = senses
        self.shape = shape

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {'/'.join(self.senses) or self.shape})"


def scan_sentences(
    text: str,
    sentences: Sequence[tuple[int, int]],
    lexicon: Lexicon,
    extra: Mapping[str, Senses] | None = None,
) -> list[list[Token]]:
    """Tokens of each sentence. `extra` maps folded names to their senses, for names only this document knows."""
    folded = lexicon.fold(text)
    found = lexicon.find(folded)
    if extra:
        found = with_names(found, folded, dict(extra))
    chosen = _longest(text, found)
    result = []
    position = 0
    for start, end in sentences:
        while position < len(chosen) and chosen[position][1] <= start:
            position += 1
        first = position
        while position < len(chosen) and chosen[position][0] < end:
            position += 1
        result.append(_tokens(text, start, end, chosen[first:position]))
        if position > first and chosen[position - 1][1] > end:
            position -= 1
    return result


def _longest(text: str, found: list[tuple[int, int, Senses]]) -> list[tuple[int, int, Senses]]:
    """The longest match at the leftmost place, boundaries and capitals holding."""
    best: dict[int, tuple[int, Senses]] = {}
    size = len(text)
    for start, end, senses in found:
        known = best.get(start)
        if known is not None and known[0] > end:
            continue
        before = text[start - 1] if start else " "
        if before.isalnum() and not "\u2e80" <= before <= "\u9fff" and not "\u2e80" <= text[start] <= "\u9fff":
            continue
        if end < size:
            after = text[end]
            if after.isalnum() and not "\u2e80" <= after <= "\u9fff" and not "\u2e80" <= text[end - 1] <= "\u9fff":
                continue
        usable = _fitting(senses, text, start, end)
        if not usable:
            continue
        if known is not None and known[0] == end:
            usable = {**known[1], **usable}
        best[start] = (end, usable)
    chosen = []
    position = -1
    for start in sorted(best):
        if start >= position:
            end, senses = best[start]
            chosen.append((start, end, senses))
            position = end
    return chosen


def _fitting(senses: Senses, text: str, start: int, end: int) -> Senses:
    """Senses the written form allows: acronyms and short names want their capitals."""
    written = text[start:end]
    dropped = None
    for sense, value in senses.items():
        if getattr(value, "acronym", False) and written != value.surface:
            dropped = [*(dropped or ()), sense]
        elif sense in _CAPITALISED and value is not None and written[:1].islower() and value.surface[:1].isupper():
            dropped = [*(dropped or ()), sense]
    if dropped is None:
        return senses
    if "actor" in dropped:
        dropped.append("party")
    if "adjective" in dropped:
        dropped.append("adjective_en")
    return {sense: value for sense, value in senses.items() if sense not in dropped}


_CAPITALISED = frozenset({"actor", "adjective", "place"})


def _tokens(text: str, start: int, end: int, chosen: Sequence[tuple[int, int, Senses]]) -> list[Token]:
    tokens: list[Token] = []
    position = start
    for left, right, senses in chosen:
        if left < position:
            continue
        if left > position:
            _fill(text, position, left, tokens)
        tokens.append(Token(left, right, text[left:right], senses, _shape(text[left:right])))
        position = right
    if position < end:
        _fill(text, position, end, tokens)
    return tokens


def _fill(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in _GAP.finditer(text, start, end):
        word = match.group()
        tokens.append(Token(match.start(), match.end(), word, _NONE, _shape(word)))


def _shape(word: str) -> str:
    first = word[0]
    if "\u3400" <= first <= "\u9fff":
        return "han"
    if first.isupper():
        return "name"
    if first.isdigit():
        return "number"
    return "word" if first.isalpha() else "sign"
