"""A resolution's own facts: the plenary meeting that adopted it and its symbol."""

from __future__ import annotations

import re

from msgspec.structs import replace

from depositary.model import (
    Passage,
)
from depositary.read.citations import find_citations
from depositary.read.draft import Draft
from depositary.read.instruments import Paper
from depositary.read.meetings import Sitting
from depositary.read.numbers import find_ordinals
from depositary.read.scan import scan_words
from depositary.read.structure import Outline, read_outline
from depositary.read.times import Anchor, read_times
from depositary.registry.names import FALLBACK

__all__ = ["add_plenary", "add_resolution", "body_name", "resolution_frame"]


def resolution_frame(draft: Draft) -> Outline | None:
    """The outline of a resolution's original text: its masthead and last lines are no part of the view."""
    if draft.outline.kind != "resolution":
        return None
    outline = read_outline(draft.source.original, None, draft.language.code, draft.source.genre)
    own = draft.outline.symbol or outline.symbol or draft.source.symbol
    if draft.outline.symbol is None and own is not None:  # it stands in the masthead alone, or in the document's name
        draft.outline = replace(draft.outline, symbol=own)
    return outline if outline.symbol or own is None else replace(outline, symbol=own)


def _day(draft: Draft, span: tuple[int, int] | None) -> str | None:
    """The date written in a stretch of the original."""
    if span is None:
        return None
    for found in read_times(draft.source.original[span[0] : span[1]], draft.language, Anchor()):
        if found.value is not None and found.expression.kind == "date":
            return found.value.end
    return None


def original_passage(draft: Draft, span: tuple[int, int]) -> Passage:
    return Passage(span[0], span[1], draft.source.original[span[0] : span[1]])


def add_plenary(draft: Draft, frame: Outline | None, sittings: list[Sitting]) -> None:
    """The meeting at which a resolution was adopted, as its last lines state it."""
    if frame is None:
        return
    if frame.closing is None:
        _add_adopting(draft, frame, sittings)
        return
    words = draft.source.original[frame.closing[0] : frame.closing[1]]
    number = find_ordinals(words, draft.language)
    if not number:
        return
    body = _who_speaks(draft, frame)
    date = _day(draft, frame.closing_date) or _day(draft, frame.closing) or _day(draft, frame.adopted)
    sittings[:] = [s for s in sittings if not (s.level == "plenary" and s.ordinal == number[0].value)]
    actors = draft.lexicon.registry.actors
    owner = next((a.parent for a in actors.values() if a.name_en == body), None)
    parties = (actors[owner].name_en,) if owner in actors else ()
    for sitting in sittings:
        sitting.reported = False
    sittings.insert(
        0,
        Sitting(
            parties=parties,
            level="plenary",
            name_en=f"{body} plenary meeting",
            name=words.strip(" *_\n"),
            ordinal=number[0].value,
            start=date,
            end=date,
            status="held",
            said=["held"],
            reported=True,
            strong=True,
            originals=[original_passage(draft, frame.closing)],
        ),
    )


def _add_adopting(draft: Draft, frame: Outline, sittings: list[Sitting]) -> None:
    """The sitting that the line of adoption names: "Adopted by the … at its 4213th meeting, on 31 October 2000"."""
    if frame.adopted is None:
        return
    text = draft.source.original
    start = text.rfind("\n", 0, frame.adopted[0]) + 1
    line = text[start : frame.adopted[0]]
    sessions = [t for t in read_times(line, draft.language, Anchor()) if t.expression.kind == "session"]
    for number in find_ordinals(line, draft.language):
        noun = next((t for t in scan_words(line[number.end :], draft.lexicon)[:1] if "kind" in t.senses), None)
        if noun is None:
            continue
        session = any(t.expression.start < number.end <= t.expression.end for t in sessions)
        if session and noun.senses["kind"] != "plenary":
            continue  # a session of an assembly is no meeting
        end = number.end + noun.end
        date = _day(draft, frame.adopted)
        place = re.fullmatch(r"\W*([^\W\d_][^,;()]{2,40}?)\W*", line[end:])
        body = _who_speaks(draft, frame)
        named = place is not None and place.group(1)[:1].isupper() and " on " not in place.group(0)
        kept = [s for s in sittings if not (s.level == "plenary" and s.ordinal == number.value)]
        for sitting in kept:
            sitting.reported = False
        english = draft.language.facts.spaces and draft.language.facts.head == "last"
        sittings[:] = [
            Sitting(
                level="plenary",
                name_en=f"{body} {noun.text if english else 'meeting'}",
                name=line[number.start : end],
                ordinal=number.value,
                start=date,
                end=date,
                place=place.group(1) if place and named else None,
                status="held",
                said=["held"],
                reported=True,
                strong=True,
                originals=[original_passage(draft, (start, frame.adopted[1]))],
            ),
            *kept,
        ]
        return


def add_resolution(draft: Draft, frame: Outline | None, papers: list[Paper]) -> None:
    """The resolution itself is an instrument, adopted on the day it states; its drafts are others."""
    outline = draft.outline
    if frame is None or outline.kind != "resolution" or not (outline.symbol or outline.title):
        return
    title = re.sub(r"\s+", " ", draft.text[outline.title[0] : outline.title[1]]).strip(" .*") if outline.title else None
    date = _day(draft, frame.adopted) or _day(draft, frame.closing_date) or _day(draft, frame.closing)
    if frame.origin is not None:
        origin = draft.source.original[frame.origin[0] : frame.origin[1]]
        for mention in find_citations(origin, draft.language.code):
            if not any(p.symbol == mention.symbol for p in papers):
                place = (frame.origin[0] + mention.start, frame.origin[0] + mention.end)
                papers.append(
                    Paper(
                        f"Draft resolution {mention.symbol}",
                        mention.written,
                        None,
                        "resolution",
                        None,
                        None,
                        None,
                        mention.symbol,
                        originals=[original_passage(draft, place)],
                    )
                )
    english = title if draft.language.facts.spaces and draft.language.facts.head == "last" else None
    spans = [span for span in (outline.title or outline.adopted,) if span]
    heads = [] if spans else [span for span in (frame.title, frame.adopted, frame.closing) if span][:1]
    if title is None:  # it goes by its number
        named = find_citations(draft.source.original[: frame.body.start if frame.body else _HEAD], draft.language.code)
        own = next((m for m in named if m.kind == "resolution" and m.symbol == outline.symbol), None)
        if own is not None:
            heads = [_line_around(draft.source.original, own.start, own.end)]
            title = draft.source.original[slice(*heads[0])]
            english = f"resolution {own.symbol}"
    if not spans and not heads:
        spans = [(0, min(_HEAD, len(draft.text)))]
    papers[:] = [p for p in papers if p.symbol != outline.symbol or outline.symbol is None]
    paper = Paper(english, title, None, "resolution", None, date, "adopted", outline.symbol, spans)
    paper.originals += [original_passage(draft, span) for span in heads]
    papers.insert(0, paper)


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The line of a heading in which a number stands, or the number alone where the line says much more."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last > 0 else len(text)]
    words = line.strip(" \t\r*_#.")
    begin = first + line.index(words)
    return (begin, begin + len(words)) if len(words) <= _HEAD else (start, end)


_HEAD = 80  # characters of a text that stand for it where nothing names it


def _who_speaks(draft: Draft, frame: Outline) -> str:
    """The body whose resolution it is; its name may stand in the original's head alone."""
    body = draft.outline.body or frame.body
    return body_name(draft, body.name if body else "")


def body_name(draft: Draft, written: str) -> str:
    tokens = scan_words(written, draft.lexicon)
    for token in tokens:
        name = token.senses.get("actor")
        if name is not None and token.end - token.start >= len(written) * 2 // 3:
            return draft.lexicon.registry.actors[name.id].name_en
    match = re.search(r"[(（]([A-Z][^()（）]+)[)）]", written)
    return match.group(1) if match else _body_of_symbol(draft) or _organ_of_text(draft, written) or written


def _organ_of_text(draft: Draft, written: str) -> str | None:
    """The organ of an organisation the text names whose full name ends in the noun the body is called by."""
    actors = draft.lexicon.registry.actors
    if len(written) < 2 or draft.language.facts.spaces:
        return None
    for row in actors.values():
        owner = actors.get(row.parent or "")
        if owner is None or row.kind != "organ":
            continue
        for name in row.names.get(draft.language.code, ()):
            whose = name.removesuffix(written)
            if whose != name and whose in owner.names.get(draft.language.code, ()) and whose in draft.text:
                return row.name_en
    return None


def _body_of_symbol(draft: Draft) -> str | None:
    """Whose resolution it is by its symbol, where the text calls the body by a common noun ("the assembly")."""
    registry = draft.lexicon.registry
    code, mark, _ = ((draft.frame and draft.frame.symbol) or "").partition("/RES/")
    body = registry.symbols.bodies.get(code) if mark else None
    return next((a.name_en for a in registry.actors.values() if body and body in a.names.get(FALLBACK, ())), None)
