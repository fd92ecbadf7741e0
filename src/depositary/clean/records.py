"""What cleaning hands to reading: ranges over the original, and a view of the main text."""

from __future__ import annotations

import msgspec

from depositary.clean.view import TextView
from depositary.model import Document, Range
from depositary.model.reading import Genre

__all__ = ["Clean", "Dateline", "Note", "NoteMark", "Sentence"]


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of the view. kind: main · heading · title; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int
    kind: str = "main"


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """The opening of a report: ranges of the view (None: not stated). `start`–`end` is all of it, dash included."""

    start: int
    end: int
    place: tuple[int, int] | None = None
    date: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None


class NoteMark(msgspec.Struct, frozen=True):
    """A footnote's mark was cut out of the view at `position`."""

    position: int
    number: str


class Note(msgspec.Struct, frozen=True):
    """A footnote: its number, and the range of its words in the original text."""

    number: str
    start: int
    end: int


class Clean(msgspec.Struct, frozen=True, kw_only=True):
    """A document made ready for reading.

    ranges: cover the original text without gap, in order; kinds main · title · heading · caption · boilerplate ·
        related · footnote · page · masthead · credit · repeat · foreign (a block in another language) · blank.
    sentences, paragraphs, title, dateline: ranges of the view. notes, asides: ranges of the original.
    asides: captions, mastheads (lines at head or foot that state date, session, symbol) and credits: no source of
        facts, but of the document's own date.
    """

    document: Document
    ranges: tuple[Range, ...]
    view: TextView
    language: str
    genre: Genre
    sentences: tuple[Sentence, ...] = ()
    paragraphs: tuple[tuple[int, int], ...] = ()
    title: tuple[int, int] | None = None
    dateline: Dateline | None = None
    marks: tuple[NoteMark, ...] = ()
    notes: tuple[Note, ...] = ()
    asides: tuple[Range, ...] = ()
