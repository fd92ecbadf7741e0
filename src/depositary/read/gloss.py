"""A plain English rendering of a phrase: text → English words in reading order, and how much of it was understood.

Word by word from the glossary, the longest expression first: a help to the reader and a ground for comparing texts
across languages, not a translation. Names already recognised are handed in; figures, sums, Latin words and (where
words are parted by spaces) unknown capitalised words are kept; what the glossary does not know is left out and lowers
the share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from depositary.read.glossary import Glossary, composed, load_glossary

__all__ = ["gloss"]

_NOMINAL = frozenset({"nouns", "adjectives", "name"})
_WORDS = re.compile(r"[^\W\d_]\w*(?:[’'.-]\w+)*")
_HYPHEN = re.compile(r"\s*[-–—]+\s*")
_DASH = re.compile(r"[-–—]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ&’'.-]*(?:\s+[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ&’'.-]*)*")
_OTHER = re.compile(r"[\W_]+")
_TAKEN = "\0"  # stands where something has been read already; part of no expression
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
    written, places = composed(text)
    items = [
        _Item(places.get(start, start), places.get(end, end), english, "name")
        for (start, end), english in (names or {}).items()
    ]
    unread = _without(written, items)
    figures = _figures(glossary, unread)
    items += figures
    unread = _without(unread, figures)
    if not glossary.spaced:
        latin = [_Item(m.start(), m.end(), m[0], "name") for m in _LATIN.finditer(unread)]
        items += latin
        unread = _without(unread, latin)
    items += [_Item(start, end, entry.english, entry.family) for start, end, entry in glossary.find(unread)]
    items.sort()
    gaps = _gaps(items, len(written))
    if glossary.spaced:
        kept = [item for start, end in gaps if end - start > 1 for item in _capitalised(unread, start, end)]
        if kept:
            items = sorted(items + kept)
            gaps = _gaps(items, len(written))
    total = _letters(written)
    missed = _letters("".join([unread[start:end] for start, end in gaps]))
    words = _rendered(_paired(items, written), written, glossary.head_first).split()
    return " ".join(words[:max_words]), 1 - missed / total if total else 0.0


def _letters(text: str) -> int:
    return len(_OTHER.sub("", text))


def _without(text: str, items: Iterable[_Item]) -> str:
    for item in items:
        text = text[: item.start] + _TAKEN * (item.end - item.start) + text[item.end :]
    return text


def _figures(glossary: Glossary, text: str) -> list[_Item]:
    """Figures, except those within an expression of the glossary."""
    found = [_Item(*figure, "figure") for figure in glossary.figures.find(text)] if glossary.figures else []
    if not found:
        return []
    spoken = [(start, end) for start, end, _ in glossary.find(text)]
    return [
        item
        for item in found
        if not any(a <= item.start and item.end <= b and b - a > item.end - item.start for a, b in spoken)
    ]


def _gaps(items: list[_Item], length: int) -> list[tuple[int, int]]:
    """What no item covers; items in order."""
    gaps, at = [], 0
    for item in items:
        if item.start > at:
            gaps.append((at, item.start))
        if item.end > at:
            at = item.end
    if at < length:
        gaps.append((at, length))
    return gaps


def _capitalised(text: str, start: int, end: int) -> list[_Item]:
    """Unknown capitalised words of a stretch, those that touch as one name."""
    items: list[_Item] = []
    for match in _WORDS.finditer(text, start, end):
        first, last = match.span()
        if not text[first].isupper():
            continue
        if items and not text[items[-1].end : first].strip():
            first = items.pop().start
        items.append(_Item(first, last, text[first:last], "name"))
    return items


def _paired(items: list[_Item], written: str) -> list[_Item]:
    """Names with only a hyphen between them become one name."""
    if not _DASH.search(written):
        return items
    paired: list[_Item] = []
    for item in items:
        last = paired[-1] if paired else None
        if (
            last
            and last.english[:1].isupper()
            and item.english[:1].isupper()
            and _HYPHEN.fullmatch(written, last.end, item.start)
        ):
            paired[-1] = _Item(last.start, item.end, f"{last.english}-{item.english}", "name")
        else:
            paired.append(item)
    return paired


def _rendered(items: list[_Item], written: str, head_first: bool) -> str:
    """The English words in order: qualifiers before their noun, joining words only between others, no word twice."""
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
        if kept and f" {kept[-1].english}".endswith(f" {item.english}"):
            continue
        kept.append(item)
    if kept and kept[-1].family == "links":
        kept.pop()
    return " ".join(item.english for item in kept)


def _qualified(run: list[_Item], head_first: bool) -> list[_Item]:
    return run[::-1] if head_first and len(run) <= _LONGEST_RUN else run
