"""A plain English rendering of a phrase in another language: text → words in reading order, and how much was understood.

Word by word from the glossary, the longest expression first: a help to the reader and a ground for comparing texts across
languages, not a translation. Names already recognised are handed in; figures, sums, Latin words and (in languages with
capitals) unknown capitalised words are kept; what the glossary does not know is left out and lowers the share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from depositary.read.glossary import Glossary, composed, load_glossary

__all__ = ["gloss"]

_NOMINAL = frozenset({"nouns", "adjectives", "name"})
_WORDS = re.compile(r"[^\W\d_][\w’'.-]*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\w&’'.-]*(?:\s+[A-Za-zÀ-ɏ][\w&’'.-]*)*")
_LETTERS = re.compile(r"[^\W_]")
_LONGEST_RUN = 4  # more qualifiers than this after one noun are seldom one noun phrase


class _Item(NamedTuple):
    start: int
    end: int
    english: str
    family: str


def gloss(
    text: str,
    language: str,
    names: Mapping[tuple[int, int], str] | None = None,
    max_words: int = 40,
) -> tuple[str, float]:
    """Render `text` in plain English.

    names: English names by their place in `text` (start, end in code points); an empty name leaves its place out.
    max_words: where the rendering is cut.
    Returns: the rendering, and the share (0–1) of the text's letters and digits that was understood.
    Raises: LanguageUnknown.
    """
    glossary = load_glossary(language, plain=text.isascii())
    written, origins = composed(text)
    places = {origin: index for index, origin in reversed(list(enumerate(origins)))}
    items = [
        _Item(places[start], places[end], english, "name")
        for (start, end), english in (names or {}).items()
        if start in places and end in places
    ]
    if glossary.figures:
        spoken = [(start, end) for start, end, _ in glossary.find(written)]
        figures = [_Item(*found, "figure") for found in glossary.figures.find(written)]
        _add(items, [f for f in figures if not any(a <= f.start and f.end < b for a, b in spoken)])
    if not glossary.spaced:
        _add(items, [_Item(m.start(), m.end(), m[0], "name") for m in _LATIN.finditer(written)])
    for start, end in _gaps(items, len(written)):
        items += _entries(glossary, written, start, end)
    items.sort()
    known = sum(len(_LETTERS.findall(written, item.start, item.end)) for item in items)
    total = len(_LETTERS.findall(written))
    words = _rendered(items, written, glossary.head_first).split()
    return " ".join(words[:max_words]), known / total if total else 0.0


def _add(items: list[_Item], found: list[_Item]) -> None:
    """Take what does not overlap what is there."""
    taken = sorted(items)
    for item in found:
        if all(item.end <= other.start or other.end <= item.start for other in taken):
            items.append(item)


def _gaps(items: list[_Item], length: int) -> list[tuple[int, int]]:
    gaps, at = [], 0
    for item in sorted(items):
        if item.start > at:
            gaps.append((at, item.start))
        at = max(at, item.end)
    if at < length:
        gaps.append((at, length))
    return gaps


def _entries(glossary: Glossary, written: str, start: int, end: int) -> list[_Item]:
    """Glossary entries of a stretch, and in languages with capitals the capitalised words between them."""
    items, at = [], start
    stretch = written[start:end]
    for first, last, entry in glossary.find(stretch):
        items += _capitalised(glossary, written, at, start + first)
        items.append(_Item(start + first, start + last, entry.english, entry.family))
        at = start + last
    return items + _capitalised(glossary, written, at, end)


def _capitalised(glossary: Glossary, written: str, start: int, end: int) -> list[_Item]:
    """Unknown capitalised words of a stretch, those that touch as one name."""
    if not glossary.spaced or end <= start:
        return []
    items: list[_Item] = []
    for match in _WORDS.finditer(written, start, end):
        first, last = match.span()
        if not match[0][0].isupper():
            continue
        if items and not written[items[-1].end : first].strip():
            first = items.pop().start
        items.append(_Item(first, last, written[first:last], "name"))
    return items


# ---- word order


def _rendered(items: list[_Item], written: str, head_first: bool) -> str:
    """The English words in order: qualifiers before their noun, joining words only between others, nothing twice in a row."""
    words: list[_Item] = []
    run: list[_Item] = []
    for item in items:
        if run and (item.family not in _NOMINAL or written[run[-1].end : item.start].strip(" \n\t-–")):
            words += _qualified(run, head_first)
            run = []
        if item.family in _NOMINAL and item.english:
            run.append(item)
        else:
            words.append(item)
    words += _qualified(run, head_first)
    kept: list[_Item] = []
    for item in words:
        if not item.english:
            continue
        if item.family == "links" and (not kept or kept[-1].family == "links"):
            if kept:
                kept[-1] = item
            continue
        if kept and kept[-1].english == item.english:
            continue
        kept.append(item)
    if kept and kept[-1].family == "links":
        kept.pop()
    return " ".join(item.english for item in kept)


def _qualified(run: list[_Item], head_first: bool) -> list[_Item]:
    return run[::-1] if head_first and len(run) <= _LONGEST_RUN else run
