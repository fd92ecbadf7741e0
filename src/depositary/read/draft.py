"""What is read: a cleaned document, and everything found in it while it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from depositary.languages import load_language
from depositary.model import (
    Passage,
)
from depositary.read.citations import find_citations
from depositary.read.lexicon import Lexicon, load_lexicon
from depositary.read.mentions import Sentence
from depositary.read.numbers import Ordinal, find_ordinals
from depositary.read.structure import Outline, read_outline
from depositary.read.times import ResolvedTime, TimeExpression

__all__ = ["Draft", "Source"]


@dataclass(slots=True)
class Source:
    """A cleaned document, in plain values. Offsets are those of `text`, the view; `passage` maps to the original, in
    which alone a resolution's first and last lines stand. symbol: by its address or name, where the text has none."""

    id: str
    text: str
    original: str
    language: str
    genre: str
    sentences: Sequence[tuple[int, int, int, str]]
    paragraphs: Sequence[tuple[int, int]]
    passage: Callable[[int, int], Passage]
    times: Sequence[TimeExpression] = ()
    title: tuple[int, int] | None = None
    published: str | None = None
    published_from: str | None = None
    publisher: str | None = None
    notes: Sequence[tuple[str, str]] = ()
    marks: Sequence[tuple[int, str]] = ()
    url: str | None = None
    main_text: Sequence[tuple[int, int]] = ()
    dateline: tuple[int, int] | None = None
    here: str | None = None
    symbol: str | None = None


class Draft:
    """Everything found in one document while it is read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.language = load_language(source.language)
        self.lexicon: Lexicon = load_lexicon(source.language, _is_plain(source.text, source.language))
        self.sentences: list[Sentence] = []
        self.outline: Outline = read_outline(source.text, source.paragraphs, source.language, source.genre)
        self.ordinals: list[Ordinal] = find_ordinals(source.text, self.language, roman_after_names=True)
        self.citations = find_citations(source.text, self.language.code)
        self.times: list[ResolvedTime] = []
        self.home: str | None = None
        self.frame: Outline | None = None  # of a resolution: the outline of the original, with masthead and last lines


_BEYOND = re.compile("[^\\0-\u00bf]+")


def _is_plain(text: str, code: str) -> bool:
    """A text of an accented language typed without accents."""
    letters = load_language(code).facts
    if not getattr(letters, "accented", False):
        return False
    sample = text[:4000]
    accented = sum(map(str.isalpha, "".join(_BEYOND.findall(sample))))
    return accented * 50 < sum(map(str.isalpha, sample))
