"""From a document to what reading needs: ranges over the original and a view of its main text. Pure, no I/O."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from depositary.clean.blocks import mark_foreign
from depositary.clean.datelines import find_dateline
from depositary.clean.detection import detect_language
from depositary.clean.folding import fold_characters, place_tones
from depositary.clean.genre import tell_genre
from depositary.clean.glue import WordParter
from depositary.clean.knowledge import Knowledge, load_knowledge
from depositary.clean.lines import Line, split_lines
from depositary.clean.marking import mark_lines
from depositary.clean.notes import FoundMark, FoundNote, find_marks, mark_notes
from depositary.clean.pages import mark_pages
from depositary.clean.records import Clean, Note, NoteMark
from depositary.clean.repairs import cut_brackets, heal_breaks, join_lines, repair_line
from depositary.clean.sentences import find_paragraphs, split_sentences
from depositary.clean.splitting import part_lines
from depositary.clean.view import Edit, OffsetMap, TextView, apply_edits
from depositary.clean.wrapping import merge_lines
from depositary.errors import EmptyDocument, NotText
from depositary.model import Document, Range

__all__ = ["clean_document"]

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.02
_ASIDES = frozenset(("caption", "masthead", "credit"))
_FOREIGN_KINDS = frozenset(("", "main"))


def clean_document(document: Document) -> Clean:
    """Mark the ranges of `document` and build the view of its main text.

    Raises: EmptyDocument, NotText, UnsupportedLanguage.
    """
    _check(document)
    folded, offsets = fold_characters(document.text)
    code = detect_language(folded, document.id)
    knowledge = load_knowledge(code)
    if knowledge.character_table:
        folded = folded.translate(knowledge.character_table)
    lines, notes = _mark(folded, document, offsets, knowledge)
    marks = find_marks(lines, notes)
    for line in lines:
        if line.kept:
            line.cuts += cut_brackets(line, knowledge)
    view, starts = _build_view(document.text, folded, offsets, lines, marks, knowledge)
    paragraphs = find_paragraphs(view.text)
    kinds = _paragraph_kinds(paragraphs, starts)
    ranges = _ranges(document, offsets, lines)
    dateline = find_dateline(view.text, paragraphs, kinds, knowledge)
    return Clean(
        document=document,
        ranges=ranges,
        view=view,
        language=code,
        genre=tell_genre(
            code,
            head="\n".join(line.text for line in lines[:30] if line.kind in ("title", "masthead", "heading")),
            text=view.text[_body_start(paragraphs, kinds) :],
            foot="\n".join(line.text for line in lines if not line.kept),
            has_dateline=dateline is not None,
        ),
        sentences=split_sentences(view.text, paragraphs, kinds, knowledge),
        paragraphs=paragraphs,
        title=_title(paragraphs, kinds),
        dateline=dateline,
        marks=_place_marks(marks, view, offsets),
        notes=tuple(Note(note.number, *_back(offsets, note.start, note.end)) for note in notes),
        asides=tuple(span for span in ranges if span.kind in _ASIDES),
    )


def _check(document: Document) -> None:
    text = document.text
    if not text.strip():
        raise EmptyDocument(document.id, "holds no text")
    strange = len(_CONTROLS.findall(text[:100_000]))
    if "\x00" in text or strange > _MOST_CONTROLS * min(len(text), 100_000):
        raise NotText(document.id, "is no text: it holds control characters throughout")


def _mark(
    folded: str, document: Document, offsets: OffsetMap | None, knowledge: Knowledge
) -> tuple[list[Line], list[FoundNote]]:
    """The lines of the text, each with its kind, and the footnotes found."""
    lines = split_lines(folded)
    _take_given(lines, document, offsets)
    pages = document.pages if offsets is None else tuple(offsets.edited(page) for page in document.pages)
    lines = part_lines(lines, knowledge)
    mark_pages(lines, knowledge, pages)
    notes = mark_notes(lines, knowledge)
    lines = merge_lines(lines, folded, laid_out=bool(document.pages))
    mark_lines(lines, knowledge)
    mark_foreign(lines, knowledge)
    return lines, notes


def _take_given(lines: list[Line], document: Document, offsets: OffsetMap | None) -> None:
    """Kinds the format itself gives (an HTML menu, a PDF's running head) stand, except "main", which is checked."""
    given = sorted((span for span in document.ranges if span.kind not in _FOREIGN_KINDS), key=lambda span: span.start)
    if not given:
        return
    starts = [span.start if offsets is None else offsets.edited(span.start) for span in given]
    ends = [span.end if offsets is None else offsets.edited(span.end) for span in given]
    for line in lines:
        middle = (line.start + line.end) // 2
        index = bisect_right(starts, middle) - 1
        if index >= 0 and middle < ends[index]:
            line.kind = given[index].kind


def _build_view(
    source: str,
    folded: str,
    offsets: OffsetMap | None,
    lines: list[Line],
    marks: list[FoundMark],
    knowledge: Knowledge,
) -> tuple[TextView, list[tuple[int, str]]]:
    """The view, and at which offset of it each kept line begins with what kind."""
    edits = join_lines(folded, lines, knowledge)
    edits += [Edit(mark.start, mark.end) for mark in marks]
    for line in lines:
        if line.kept:
            edits += [Edit(start, end) for start, end, _ in line.cuts]
            edits += repair_line(line)
            if line.parts:
                edits += heal_breaks(line, knowledge)
    kept = [line for line in lines if line.kept]
    if knowledge.ordinals is not None:
        edits += [Edit(*found.span(1)) for found in knowledge.ordinals.finditer(folded)]
    if knowledge.glosses is not None:
        edits += [Edit(found.start(), found.end()) for found in knowledge.glosses.finditer(folded)]
    if knowledge.dashes is not None:
        edits += [Edit(*found.span(1), "—") for found in knowledge.dashes.finditer(folded)]
    parter = _load_parter(knowledge.code)
    if kept and parter is not None:
        edits += parter.part(folded, kept[0].start, kept[-1].end)
    text, made = apply_edits(folded, edits)
    if knowledge.tones is not None:
        text = place_tones(text, knowledge.data.tone_placement, knowledge.tones)
    maps = (made,) if offsets is None else (made, offsets)
    starts = [(made.edited(line.start), line.kind) for line in kept]
    return TextView(text, source, maps), starts


@cache
def _load_parter(code: str) -> WordParter | None:
    words = load_knowledge(code).words
    return WordParter(words) if words else None


def _paragraph_kinds(paragraphs: tuple[tuple[int, int], ...], starts: list[tuple[int, str]]) -> tuple[str, ...]:
    offsets = [start for start, _ in starts]
    kinds = []
    for start, _ in paragraphs:
        index = max(bisect_right(offsets, start) - 1, 0)
        kinds.append(starts[index][1] if starts else "main")
    return tuple(kinds)


def _body_start(paragraphs: tuple[tuple[int, int], ...], kinds: tuple[str, ...]) -> int:
    return next((start for (start, _), kind in zip(paragraphs, kinds, strict=True) if kind == "main"), 0)


def _title(paragraphs: tuple[tuple[int, int], ...], kinds: tuple[str, ...]) -> tuple[int, int] | None:
    titled = [span for span, kind in zip(paragraphs, kinds, strict=True) if kind == "title"]
    return (titled[0][0], titled[-1][1]) if titled else None


def _place_marks(marks: list[FoundMark], view: TextView, offsets: OffsetMap | None) -> tuple[NoteMark, ...]:
    made = view.maps[0]
    return tuple(NoteMark(min(made.edited(mark.start), len(view.text)), mark.number) for mark in marks)


def _back(offsets: OffsetMap | None, start: int, end: int) -> tuple[int, int]:
    return (start, end) if offsets is None else offsets.original(start, end)


def _ranges(document: Document, offsets: OffsetMap | None, lines: list[Line]) -> tuple[Range, ...]:
    """The original text cut into ranges of one kind; neighbours of a kind are one, space between kinds is blank."""
    pieces: list[tuple[int, int, str]] = []
    for line in lines:
        at = line.start
        for start, end, kind in sorted(line.cuts):
            if start > at:
                pieces.append((at, start, line.kind))
            if end > at:
                pieces.append((max(start, at), end, kind))
            at = max(at, end)
        if at < line.end:
            pieces.append((at, line.end, line.kind))
    ranges: list[Range] = []
    at = 0
    for folded_start, folded_end, kind in pieces:
        start, end = _back(offsets, folded_start, folded_end)
        if ranges and ranges[-1].kind == kind and not document.text[at:start].strip():
            ranges[-1] = Range(ranges[-1].start, end, kind)
        else:
            if start > at:
                ranges.append(Range(at, start, "blank"))
            ranges.append(Range(start, end, kind))
        at = end
    if at < len(document.text):
        ranges.append(Range(at, len(document.text), "blank"))
    return tuple(ranges)
