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
from depositary.read.mentions import MeetingMention
from depositary.read.numbers import counts_sittings, find_ordinals
from depositary.read.scan import scan_words
from depositary.read.structure import Outline, numbered_above, read_outline
from depositary.read.times import Anchor, read_times
from depositary.registry.names import FALLBACK

__all__ = ["add_plenary", "add_resolution", "body_name", "resolution_frame"]


def resolution_frame(draft: Draft) -> Outline | None:
    """The outline of a resolution's original text: its masthead and last lines are no part of the view."""
    if draft.outline.kind != "resolution":
        return None
    outline = read_outline(draft.source.original, None, draft.language.code, draft.source.genre)
    own = draft.outline.symbol or outline.symbol or draft.source.symbol
    named = numbered_above(draft.source.original, draft.language.code)
    if named is not None:
        draft.outline, outline = replace(draft.outline, symbol=named), replace(outline, symbol=named)
        return outline
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
    _name_own_sittings(draft, frame, sittings)
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
    parties = _whole(draft, body)
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


def _whole(draft: Draft, body: str) -> tuple[str, ...]:
    """Whose body it is."""
    actors = draft.lexicon.registry.actors
    owner = next((a.parent for a in actors.values() if a.name_en == body), None)
    return (actors[owner].name_en,) if owner in actors else ()


def _name_own_sittings(draft: Draft, frame: Outline, sittings: list[Sitting]) -> None:
    """ "adopted at its 911th meeting held on …": a sitting that only its number names is the body's own."""
    own = [s for s in sittings if s.ordinal and not s.mechanism and " " not in (s.name_en or "") and draft.outline.body]
    if not own or not draft.language.facts.spaces:
        return
    body = _who_speaks(draft, frame)
    parties, noun = _whole(draft, body), _own_noun(draft, frame)
    for sitting in own if parties else ():
        told = [m for s in sitting.sentences for m in draft.sentences[s].meetings if m.ordinal == sitting.ordinal]
        if not told or any(" " in (m.name_en or "") for m in told) or not any(_is_own(draft, m, noun) for m in told):
            continue
        sitting.parties, sitting.level, sitting.name_en = parties, "plenary", f"{body} {sitting.name_en or ''}".strip()
        behind = (re.split(r"[;.\n]", draft.text[m.end : m.end + _WHERE])[0] for m in told)
        if sitting.place and not any(sitting.place in words for words in behind):
            sitting.place = None  # the state it was about
        if sitting.start and sitting.status == "scheduled" and sitting.start < (draft.source.published or ""):
            sitting.status = "held"


def _own_noun(draft: Draft, frame: Outline) -> str:
    """What the head calls the sitting at which the paper was adopted: "Adopted … at its 12th meeting"."""
    if frame.adopted is None:
        return ""
    text = draft.source.original
    line = text[text.rfind("\n", 0, frame.adopted[0]) + 1 : frame.adopted[1]]
    for number in find_ordinals(line, draft.language):
        for token in scan_words(line[number.end :], draft.lexicon)[:1]:
            if "kind" in token.senses:
                return token.text.lower()
    return ""


def _is_own(draft: Draft, mention: MeetingMention, noun: str) -> bool:
    """Whether a sitting goes by the noun for the body's own, or has "its" before it: not "the 3rd summit"."""
    if noun and draft.text[mention.kind_start : mention.end].lower() == noun:
        return True
    before = [t for t in draft.sentences[mention.sentence].tokens if t.end <= mention.start][-1:]
    return any("reflexive" in t.senses for t in before)


_WHERE = 100  # code points behind the number of a sitting in which its place may be told


def _add_adopting(draft: Draft, frame: Outline, sittings: list[Sitting]) -> None:
    """The sitting that the line of adoption names: "Adopted by the … at its 4213th meeting, on 31 October 2000"."""
    if frame.adopted is None:
        return
    text = draft.source.original
    start, stop = text.rfind("\n", 0, frame.adopted[0]) + 1, frame.adopted[0]
    if not draft.language.facts.spaces:
        stop = min((at for at in (text.find("\n", stop),) if at >= 0), default=len(text))  # the day may stand first
    line = text[start:stop]
    sessions = [t for t in read_times(line, draft.language, Anchor()) if t.expression.kind == "session"]
    for number in find_ordinals(line, draft.language):
        noun = next((t for t in scan_words(line[number.end :], draft.lexicon)[:1] if "kind" in t.senses), None)
        if noun is None:
            continue
        session = any(t.expression.start < number.end <= t.expression.end for t in sessions)
        session = session and not counts_sittings(line[number.start : number.end], draft.language)
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
                parties=_whole(draft, body),
                level="plenary",
                name_en=f"{body} {noun.text if english else 'meeting'}",
                name=line[number.start : end],
                ordinal=number.value,
                start=date,
                end=date,
                place=place.group(1) if place and named else _place_above(draft, frame),
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
    if frame is None or outline.kind != "resolution":
        return
    if not (outline.symbol or outline.title):
        _add_communique(draft, frame, papers)
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
    mine = [p for p in papers if outline.symbol and _plain_symbol(p.symbol) == _plain_symbol(outline.symbol)]
    symbol = max((p.symbol or "" for p in mine), key=_fullness, default=outline.symbol) or outline.symbol
    papers[:] = [p for p in papers if all(p is not one for one in mine) and not _neighbour(draft, p)]
    if title is None and draft.language.facts.head == "last" and draft.language.facts.spaces:
        english = f"resolution {symbol}"
    paper = Paper(english, title, None, "resolution", None, date, "adopted", symbol, spans)
    paper.originals += [original_passage(draft, span) for span in heads]
    papers.insert(0, paper)


def _neighbour(draft: Draft, paper: Paper) -> bool:
    """Another resolution that only the head names, above the first recital: the one before or behind it in a
    collection."""
    parts = [*draft.outline.preambular, *draft.outline.operative]
    above = min((part.start for part in parts), default=0)
    told = paper.kind == "resolution" and paper.symbol and paper.passages
    return bool(told) and all(end <= above for _, end in paper.passages)


def _add_communique(draft: Draft, frame: Outline, papers: list[Paper]) -> None:
    """What a body adopted at a sitting under no number and no title of its own, by the noun its head calls it by:
    "COMMUNIQUÉ / Adopted by the Council at its 12th meeting …"."""
    if frame.adopted is None or not (draft.language.facts.spaces and draft.language.facts.head == "last"):
        return
    cited = find_citations(draft.source.original[: frame.body.start if frame.body else 0], draft.language.code)
    for start, line in _head_lines(draft, frame):
        words = line.strip(" \t\r\n*_#.")
        tokens = scan_words(words, draft.lexicon) if len(words) <= _TITLE else ()
        noun = next((t for t in tokens[:3] if "instrument_kind" in t.senses), None)
        if noun is None or (len(tokens) > 1 and "verb" in tokens[0].senses and tokens[0] is not noun):
            continue
        alone = len(tokens) == 1
        title = f"{words.capitalize()} of the {_which_sitting(draft, frame.adopted)}{_who_speaks(draft, frame)}"
        title = title if alone else words
        symbol = next((c.symbol for c in cited if c.kind == "statement" and (alone or c.written in line)), None)
        begin = start + line.index(words)
        kind, date = noun.senses["instrument_kind"], _day(draft, frame.adopted)
        papers[:] = [p for p in papers if p.symbol != symbol or symbol is None]
        paper = Paper(title, title, None, kind, None, date, "adopted", symbol)
        paper.originals.append(original_passage(draft, (begin, begin + len(words))))
        papers.insert(0, paper)
        return


_TITLE = 160


def _which_sitting(draft: Draft, adopted: tuple[int, int]) -> str:
    """ "978th meeting of the ": the sitting that the line of adoption numbers; without it one paper of a body is called
    like the next."""
    original = draft.source.original
    line = original[original.rfind("\n", 0, adopted[0]) + 1 : adopted[1]]
    number = next(iter(find_ordinals(line, draft.language)), None)
    if number is None:
        return ""
    noun = next((t for t in scan_words(line[number.end :], draft.lexicon)[:3] if "kind" in t.senses), None)
    return f"{line[number.start : number.end + noun.end]} of the " if noun is not None else ""


def _head_lines(draft: Draft, frame: Outline) -> list[tuple[int, str]]:
    """The lines above the name of the body that speaks, with the places where they begin."""
    end = frame.body.start if frame.body else 0
    lines, start = [], 0
    for line in draft.source.original[:end].splitlines(keepends=True):
        lines.append((start, line))
        start += len(line)
    return lines


def _place_above(draft: Draft, frame: Outline) -> str | None:
    """ "ADDIS ABABA, ETHIOPIA": the line of the head that says nothing but where the body sat."""
    for _, line in _head_lines(draft, frame):
        tokens = scan_words(line.strip(), draft.lexicon) if len(line) <= _TITLE // 4 else ()
        if tokens and "place" in tokens[0].senses:
            if all(t.shape == "sign" or "party" in t.senses for t in tokens[1:]):
                return draft.lexicon.registry.places[tokens[0].senses["place"].id].name_en
    return None


def _plain_symbol(symbol: str | None) -> str:
    """A symbol without the body it is of and the year it bears: "S/RES/2223 (2015)" and "2223 (2015)" are one."""
    return re.sub(r"^(?:[A-Z]+/)+RES/|\s*\(\d{4}\)$", "", symbol or "")


def _fullness(symbol: str) -> tuple[bool, int]:
    """The form with its year first, then the longest."""
    return symbol.endswith(")"), len(symbol)


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
    """The body's English name, without what tells of its sitting ("The Council, at its 9th meeting held on …")."""
    if not written:
        return _body_of_symbol(draft) or _organ_ahead(draft) or ""
    if draft.language.facts.spaces:
        written = re.split(r",\s+(?=[a-z])", written, maxsplit=1)[0]
    tokens = scan_words(written, draft.lexicon)
    for token in tokens:
        name = token.senses.get("actor")
        if name is not None and token.end - token.start >= len(written) * 2 // 3:
            return draft.lexicon.registry.actors[name.id].name_en
    if (whole := _whole_name(draft, written)) is not None:
        return whole
    match = re.search(r"[(（]([A-Z][^()（）]+)[)）]", written)
    return match.group(1) if match else _body_of_symbol(draft) or _organ_of_text(draft, written) or written


def _organ_ahead(draft: Draft) -> str | None:
    """The organ that opens one of the first sentences: "The Council of A, at its 9th meeting, … decided"."""
    actors = draft.lexicon.registry.actors
    for sentence in draft.sentences[:_OPENING]:
        for token in sentence.tokens[:2]:
            name = token.senses.get("actor")
            if name is not None and actors[name.id].kind == "organ":
                return actors[name.id].name_en
    return None


_OPENING = 6  # sentences


def _whole_name(draft: Draft, written: str) -> str | None:
    """The organ whose longer name the head gives: "Adopted by the Council (C) of the Union (U)", for "The Council"."""
    head = draft.source.original[:_MASTHEAD]
    at = head.find(written) if written and draft.language.facts.spaces else -1
    while at >= 0:
        named = _BRACKETS.sub("", head[at : at + len(written) + _LONGER])
        for token in scan_words(named, draft.lexicon)[:1]:
            name = token.senses.get("actor")
            if name is not None and token.end > len(written):
                return draft.lexicon.registry.actors[name.id].name_en
        at = head.find(written, at + 1)
    return None


_MASTHEAD, _LONGER = 1500, 60  # code points of a head; of what may follow the short name
_BRACKETS = re.compile(r"\s*[(（][^()（）]{1,12}[)）]")


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
