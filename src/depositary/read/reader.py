"""The rule reader: a cleaned document in, everything it says out.

`read_text` is the whole of reading on one page: scan, names, persons, meetings, instruments, progress, commitments. It
is a pure function: no I/O but the data files (read once a process), no state kept between documents.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from depositary.languages import load_language
from depositary.model import (
    ActionLine,
    Chair,
    Citation,
    Commitment,
    DateMention,
    Instrument,
    Meeting,
    Passage,
    Person,
    Progress,
    Reader,
    Reading,
    ReadingIssue,
)
from depositary.read.actors import find_actors
from depositary.read.areas import find_areas
from depositary.read.citations import cite_notes, find_citations
from depositary.read.commitments import Pledge, PledgeReader
from depositary.read.discourse import Discourse
from depositary.read.instrument_names import find_instruments
from depositary.read.instruments import Paper, find_papers
from depositary.read.lexicon import Lexicon, Senses, load_lexicon
from depositary.read.meeting_names import find_meetings
from depositary.read.meetings import Sitting, find_sittings
from depositary.read.mentions import PersonMention, Sentence, TimeMention
from depositary.read.numbers import Ordinal, find_ordinals
from depositary.read.parties import discover_names
from depositary.read.persons import find_persons
from depositary.read.scan import Scan, Token, scan_words
from depositary.read.shares import Share, find_shares
from depositary.read.structure import Clause, Outline, read_outline, structure_record
from depositary.read.times import Anchor, ResolvedTime, SessionRule, read_times

__all__ = ["READER", "Source", "read_text"]

READER = Reader("rules", "1")
T = TypeVar("T")


@dataclass(slots=True)
class Source:
    """A cleaned document, in plain values. Offsets are those of `text`, the view; `passage` maps to the original, in
    which alone a resolution's first and last lines stand."""

    id: str
    text: str
    original: str
    language: str
    genre: str
    sentences: Sequence[tuple[int, int, int, str]]
    paragraphs: Sequence[tuple[int, int]]
    passage: Callable[[int, int], Passage]
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


class _Draft:
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


def _is_plain(text: str, code: str) -> bool:
    """A text of an accented language typed without accents."""
    letters = load_language(code).facts
    if not getattr(letters, "accented", False):
        return False
    sample = text[:4000]
    accented = sum(map(str.isalpha, [char for char in sample if char > "\u00bf"]))
    return accented * 50 < sum(map(str.isalpha, sample))


def read_text(source: Source) -> Reading:
    """Read one document."""
    draft = _Draft(source)
    _read_times(draft, None)
    _build_sentences(draft)
    sittings = find_sittings(
        draft.sentences,
        draft.text,
        draft.lexicon,
        source.published,
        assembly=draft.outline.kind == "resolution",
        here=_here(draft),
    )
    frame = _frame(draft)
    _add_plenary(draft, frame, sittings)
    papers = find_papers(
        draft.sentences, draft.text, draft.lexicon, sittings, draft.citations, source.published, _lists(draft)
    )
    _cite_notes(draft, papers)
    _add_resolution(draft, frame, papers)
    persons = _persons(draft)
    pledges = _pledges(draft, sittings, papers)
    if _unofficial(draft, sittings) and not any(pledge.force == "decide" for pledge in pledges):
        persons, pledges = [], []
    shares = _shares(draft, sittings, papers)
    return _reading(draft, sittings, papers, persons, pledges, shares)


def _unofficial(draft: _Draft, sittings: Sequence[Sitting]) -> bool:
    """A report or comment without a meeting and without anyone in office of a party: what it says of parties are its
    writer's expectations, not their pledges."""
    if draft.source.genre not in ("news", "other") or sittings or draft.outline.kind != "plain":
        return False
    if any("ministry" in token.senses for sentence in draft.sentences for token in sentence.tokens):
        return False
    lay = tuple(draft.lexicon.words.lay_posts)
    return not any(
        person.party and person.rank < _LAY and not (lay and (person.post or "").lower().startswith(lay))
        for sentence in draft.sentences
        for person in sentence.persons
    )


_LAY = 9  # the rank of those who hold no office


def _here(draft: _Draft) -> str | None:
    """Where a report was filed, in English: what "here" means in it."""
    if not draft.source.here:
        return None
    for token in scan_words(draft.source.here, draft.lexicon):
        name = token.senses.get("place")
        if name is not None and name.id in draft.lexicon.registry.places:
            return draft.lexicon.registry.places[name.id].name_en
    return draft.source.here.split(",")[0].strip().title()


def _lists(draft: _Draft) -> dict[int, Sentence]:
    """For each sentence that is an item of a list, the sentence that opens the list."""
    found: dict[int, Sentence] = {}
    starts = [sentence.start for sentence in draft.sentences]
    for clause in draft.outline.clauses:
        if not clause.chapeau:
            continue
        start, end = clause.chapeau[-1]
        before = bisect_left(starts, end) - 1
        if before < 0 or draft.sentences[before].end <= start:
            continue
        opening = draft.sentences[before]
        for sentence in draft.sentences[max(before + 1, bisect_right(starts, clause.start) - 1) :]:
            if sentence.start >= clause.end:
                break
            if sentence.end > clause.start:
                found[sentence.index] = opening
    return found


def _overlapping(draft: _Draft, pieces: Sequence[tuple[int, int]]) -> list[Sentence]:
    """Sentences that share a place with one of the ranges, in order."""
    sentences = draft.sentences
    found: dict[int, Sentence] = {}
    for start, end in pieces:
        first = bisect_right(sentences, start, key=_end)
        last = bisect_left(sentences, end, key=_start)
        found.update((index, sentences[index]) for index in range(first, last))
    return [found[index] for index in sorted(found)] if len(pieces) > 1 else list(found.values())


# ---- times ----------------------------------------------------------------------------------------------------------


def _read_times(draft: _Draft, event: str | None) -> None:
    rule = draft.lexicon.registry.sessions
    anchor = Anchor(
        published=draft.source.published, event=event, session=SessionRule(epoch=rule.base_year, month=rule.opens_month)
    )
    draft.times = read_times(draft.text, draft.language, anchor)


def _mention(found: ResolvedTime) -> TimeMention | None:
    expression, value = found.expression, found.value
    if expression.kind == "session":
        return TimeMention(expression.start, expression.end, "", "", session=expression.number)
    if value is None:
        return None
    if expression.bare and expression.named:
        return None
    if expression.kind == "period":
        return TimeMention(
            expression.start, expression.end, value.start, value.end, value.inferred, value.reason,
            period=(int(value.start[:4]), int(value.end[:4])),
        )  # fmt: skip
    hint = {"before": "by", "until": "by"}.get(expression.cue or "", expression.cue)
    last = value.due or value.end
    if expression.kind == "duration":
        hint = hint if hint in ("over", "within") else ("over" if value.due_kind == "during" else hint)
    mention = TimeMention(
        expression.start, expression.end, value.start, value.end, value.inferred, value.reason, hint=hint
    )
    mention.late = value.modifier in ("end", "late", "H2", "Q4")
    if value.modifier == "end" and value.due:
        mention.limit = value.due
    if hint == "by" and value.due:
        mention.last = last
    elif expression.kind == "duration":
        mention.last = last
        mention.vague = hint not in ("over", "within")
    return mention


# ---- sentences ------------------------------------------------------------------------------------------------------


_PERSONAL = frozenset({"post", "lay_post", "courtesy", "person"})
_MEETING = frozenset({"mechanism", "kind"})
_PAPER = frozenset({"instrument", "instrument_kind", "actor"})


def _build_sentences(draft: _Draft) -> None:
    """Tokens, then mentions, sentence by sentence; names and persons the document introduces are learnt in between."""
    source, text, lexicon = draft.source, draft.text, draft.lexicon
    opening = source.dateline[1] if source.dateline else 0  # where a report was filed says nothing of its matter
    spans = [
        (min(max(start, opening), end) if start < opening else start, end) for start, end, _, _ in source.sentences
    ]
    scan = Scan(text, spans, lexicon)
    times = _by_sentence(spans, [m for m in map(_mention, draft.times) if m is not None])
    ordinals = _by_sentence(spans, draft.ordinals)
    draft.home = _home(draft)

    def persons_in(index: int) -> list[PersonMention]:
        if not scan.kinds[index] & _PERSONAL:
            return []
        return _timeless(find_persons(scan.rows[index], text, lexicon, draft.home), times[index])

    persons = [persons_in(index) for index in range(len(spans))]
    names = discover_names(text, scan.rows, lexicon, [p.name for row in persons for p in row])
    for index in scan.learn(_undated(draft, names.senses(lexicon), times)):
        persons[index] = persons_in(index)
    for index in scan.learn(_introduced(draft, persons, scan.rows)):
        persons[index] = persons_in(index)
    present = frozenset(
        token.senses["actor"].id for row in scan.rows for token in row if token.senses.get("actor") is not None
    )
    for index, (_, _, paragraph, kind) in enumerate(source.sentences):
        start, end = spans[index]
        sentence = Sentence(index, start, end, paragraph, kind, scan.rows[index])
        sentence.persons = persons[index]
        sentence.times = times[index]
        kinds = scan.kinds[index]
        if kinds & _PAPER or "《" in text[start:end]:
            sentence.instruments = find_instruments(sentence.tokens, sentence.times, text, end, lexicon, index)
        if kinds & _MEETING:
            _find_meetings(draft, sentence, ordinals[index], present)
        sentence.actors = find_actors(sentence.tokens, sentence.persons, sentence.meetings, lexicon)
        sentence.quoted = _quotes(text, start, end)
        draft.sentences.append(sentence)


def _find_meetings(
    draft: _Draft, sentence: Sentence, ordinals: Sequence[Ordinal], present: frozenset[str]
) -> None:
    """Meetings of a sentence; their ordinals are no times, and titles inside their names no instruments."""
    spans = [(t.start, t.end) for t in sentence.times]
    sentence.meetings = [
        m for m in find_meetings(sentence.tokens, ordinals, spans, draft.text, draft.lexicon, sentence.index, present)
        if not any(p.start <= m.kind_start < p.end for p in sentence.persons)
    ]  # fmt: skip
    numbered = [o for o in ordinals if any(m.start <= o.start < m.end for m in sentence.meetings)]
    sentence.times = [t for t in sentence.times if not any(o.start <= t.start and t.end <= o.end for o in numbered)]
    sentence.instruments = [
        i for i in sentence.instruments
        if not any(m.start <= i.start and i.end <= m.end for m in sentence.meetings if not m.bare)
    ]  # fmt: skip


def _by_sentence(spans: Sequence[tuple[int, int]], items: Sequence[T]) -> list[list[T]]:
    """Items (with a start, in order) under the sentence they begin in."""
    rows: list[list[T]] = [[] for _ in spans]
    position = 0
    for item in sorted(items, key=_start):
        start = _start(item)
        while position < len(spans) and spans[position][1] <= start:
            position += 1
        if position < len(spans) and spans[position][0] <= start:
            rows[position].append(item)
    return rows


def _start(item: object) -> int:
    return item.start  # type: ignore[attr-defined,no-any-return]


def _end(item: Sentence) -> int:
    return item.end


_QUOTE = re.compile(r"“[^”]*”?|\"[^\"]*\"|「[^」]*」|『[^』]*』")


def _quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTE.finditer(text, start, end)]


def _home(draft: _Draft) -> str | None:
    """The state whose office-holders the publisher names without their country."""
    registry = draft.lexicon.registry
    actor = draft.language.facts.home
    if actor is None and draft.source.publisher:
        name = draft.source.publisher
        actor = next((p.actor for p in registry.publishers.values() if name in (p.id, p.name_en)), None)
    row = registry.actors.get(actor) if actor else None
    return row.name_en if row is not None and row.kind == "state" else None


def _timeless(persons: list[PersonMention], times: Sequence[TimeMention]) -> list[PersonMention]:
    """Persons whose name is no part of a time expression ("late October" is nobody)."""
    return [p for p in persons if not any(t.start <= p.name_start < t.end for t in times)]


def _introduced(
    draft: _Draft, persons: Sequence[Sequence[PersonMention]], rows: Sequence[Sequence[Token]]
) -> dict[str, Senses]:
    """Persons introduced once are known by (part of) their name afterwards."""
    extra: dict[str, Senses] = {}
    order = draft.language.facts.name_order
    alone = _standing_alone(rows) if order == "given_first" and any(persons) else frozenset()
    for row in persons:
        for person in row:
            if person.party is None and person.post is None:
                continue
            forms = _forms(person.name, order)
            family = person.name.split(" ", 1)[0]
            if family != forms[0] and family in alone and forms[-1] not in alone:
                forms.append(family)  # a name whose family name comes first is cut short to its first word
            for form in forms:
                extra.setdefault(draft.lexicon.fold(form), {"person": person})
    return extra


def _undated(
    draft: _Draft, names: dict[str, Senses], times: Sequence[Sequence[TimeMention]]
) -> dict[str, Senses]:
    """Names without those that are words of dates here ("on Thursday adopted …" makes no party of a day)."""
    if not names:
        return names
    written = {draft.text[time.start : time.end] for row in times for time in row}
    dated = {word for piece in written for word in draft.lexicon.fold(piece).split() if word.isalpha()}
    return {name: senses for name, senses in names.items() if not set(name.split()) <= dated}


def _standing_alone(rows: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Capitalised words nobody knows that stand by themselves somewhere and are nowhere in small letters."""
    found: set[str] = set()
    small: set[str] = set()
    for row in rows:
        before = ""
        for index, token in enumerate(row):
            if token.shape == "word":
                small.add(token.text)
            elif token.shape == "name" and not token.senses and before != "name":
                if index + 1 < len(row) and row[index + 1].shape not in ("name", "number"):
                    found.add(token.text)
            before = token.shape
    return frozenset(word for word in found if word.lower() not in small)


def _forms(name: str, order: str) -> list[str]:
    bare = re.sub(r"\s*[(（][^)）]*[)）]", "", name).strip()
    forms = [bare]
    if re.match(r"[\u3400-\u9fff]", bare):
        parts = [p for p in re.split(r"[·‧・•]", bare) if len(p) >= 2]
        if len(parts) > 1:
            forms.append(parts[-1])
        return forms
    words = bare.split()
    if len(words) > 1:
        short = words[-1]
        if len(short) > 2:
            forms.append(short)
        if order == "family_first" and len(words[0]) > 3:
            forms.append(words[0])
    return forms


def _persons(draft: _Draft) -> list[tuple[PersonMention, list[tuple[int, int]]]]:
    """Persons over the document, each with its sentences; the fullest mention tells post and party."""
    found: dict[str, tuple[PersonMention, list[tuple[int, int]]]] = {}
    for sentence in draft.sentences:
        for person in sentence.persons:
            if len(person.name) < 2:
                continue
            key = _person_key(person.name)
            known = found.get(key) or next((v for k, v in found.items() if _same_person(k, key)), None)
            span = (sentence.start, sentence.end)
            if known is None:
                if person.post is None and person.party is None:
                    continue
                found[key] = (person, [span])
                continue
            first, spans = known
            if span not in spans:
                spans.append(span)
            if len(person.name) > len(first.name):
                first.name = person.name
            if first.post is None and person.post:
                first.post, first.post_en, first.rank = person.post, person.post_en, person.rank
            if first.party is None and person.party:
                first.party = person.party
    return list(found.values())


def _person_key(name: str) -> str:
    return re.sub(r"[(（].*|[\s.·‧・]", "", name).lower()


def _same_person(one: str, other: str) -> bool:
    return len(min(one, other, key=len)) >= 3 and (one in other or other in one)


# ---- a resolution's own facts ---------------------------------------------------------------------------------------


def _frame(draft: _Draft) -> Outline | None:
    """The outline of a resolution's original text: its masthead and last lines are no part of the view."""
    if draft.outline.kind != "resolution":
        return None
    return read_outline(draft.source.original, None, draft.language.code, draft.source.genre)


def _day(draft: _Draft, span: tuple[int, int] | None) -> str | None:
    """The date written in a stretch of the original."""
    if span is None:
        return None
    for found in read_times(draft.source.original[span[0] : span[1]], draft.language, Anchor()):
        if found.value is not None and found.expression.kind == "date":
            return found.value.end
    return None


def _original(draft: _Draft, span: tuple[int, int]) -> Passage:
    return Passage(span[0], span[1], draft.source.original[span[0] : span[1]])


def _add_plenary(draft: _Draft, frame: Outline | None, sittings: list[Sitting]) -> None:
    """The meeting at which a resolution was adopted, as its last lines state it."""
    if frame is None or frame.closing is None:
        return
    words = draft.source.original[frame.closing[0] : frame.closing[1]]
    number = find_ordinals(words, draft.language)
    if not number:
        return
    body = _body_name(draft, draft.outline.body.name if draft.outline.body else "")
    date = _day(draft, frame.closing_date) or _day(draft, frame.closing) or _day(draft, frame.adopted)
    sittings[:] = [s for s in sittings if not (s.level == "plenary" and s.ordinal == number[0].value)]
    actors = draft.lexicon.registry.actors
    owner = next((a.parent for a in actors.values() if a.name_en == body), None)
    parties = (actors[owner].name_en,) if owner in actors else ()
    for sitting in sittings:
        sitting.reported = False
    sittings.insert(0, Sitting(
        parties=parties, level="plenary", name_en=f"{body} plenary meeting", name=words.strip(" *_\n"),
        ordinal=number[0].value, start=date, end=date, status="held", said=["held"], reported=True, strong=True,
        originals=[_original(draft, frame.closing)],
    ))  # fmt: skip


def _add_resolution(draft: _Draft, frame: Outline | None, papers: list[Paper]) -> None:
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
                papers.append(Paper(f"Draft resolution {mention.symbol}", mention.written, None, "resolution", None, None, None,
                                    mention.symbol, originals=[_original(draft, place)]))  # fmt: skip
    span = outline.title or outline.adopted or (0, min(80, len(draft.text)))
    papers[:] = [p for p in papers if p.symbol != outline.symbol or outline.symbol is None]
    english = title if draft.language.facts.spaces and draft.language.facts.head == "last" else None
    papers.insert(0, Paper(english, title, None, "resolution", None, date, "adopted", outline.symbol, [span]))


def _cite_notes(draft: _Draft, papers: list[Paper]) -> None:
    """A footnote's citation names the instrument its mark stands behind; others are instruments of their own."""
    notes = list(draft.source.notes)
    if not notes:
        return
    cited = dict(zip((number for number, _ in notes), cite_notes(notes, draft.language.code), strict=True))
    for position, number in draft.source.marks:
        mentions = cited.get(number, [])
        sentence = next((s for s in draft.sentences if s.start <= position <= s.end), None)
        span = (sentence.start, sentence.end) if sentence else (position, position)
        near = sorted(
            ((position - m.end, p) for p in papers for m in p.mentions if -2 <= position - m.end <= 60 and (
                sentence is None or sentence.start <= m.start)),
            key=lambda item: item[0],
        )  # fmt: skip
        for mention in mentions:
            kinds = {
                "treaty": {"treaty", "charter", "declaration", "agreement"},
                "resolution": {"resolution", "other", "declaration", "plan_of_action"},
            }
            fitting = next(
                (p for gap, p in near if p.symbol is None and gap <= (60 if mention.kind == "treaty" else 12)
                 and p.kind in kinds.get(mention.kind, {"report", "statement", "declaration", "other"})), None,
            )  # fmt: skip
            if fitting is not None and len(mentions) == 1:
                fitting.symbol = mention.symbol
            elif not any(p.symbol == mention.symbol for p in papers):
                kind = {"resolution": "resolution", "report": "report", "treaty": "treaty", "draft": "resolution"}.get(
                    mention.kind, "other"
                )
                status = "adopted" if mention.kind == "resolution" else None
                name = f"resolution {mention.symbol}" if kind == "resolution" else mention.written
                papers.append(Paper(name, mention.written, None, kind, None, None, status, mention.symbol, [span]))


# ---- commitments ----------------------------------------------------------------------------------------------------


def _pledges(draft: _Draft, sittings: list[Sitting], papers: list[Paper]) -> list[Pledge]:
    outline = draft.outline
    home = _speaking(draft, sittings)
    discourse = Discourse(sittings, draft.lexicon, home)
    reader = PledgeReader(draft.text, draft.lexicon, discourse, papers, draft.source.published)
    reader.own_words = draft.source.genre in ("speech", "statement", "resolution", "plan_of_action")
    if outline.kind == "resolution" and outline.operative:
        return _resolution_pledges(draft, reader)
    lines = {(clause.start, clause.end): clause for clause in outline.lines} if outline.kind == "plan_of_action" else {}
    pledges: list[Pledge] = []
    done: set[str] = set()
    for sentence in draft.sentences:
        if sentence.kind != "main":
            continue
        clause = outline.clause_at(sentence.end - 1) if outline.kind in ("numbered", "plan_of_action") else None
        if clause is not None and (clause.start, clause.end) in lines:
            continue
        if clause is not None and clause.chapeau and clause.number and draft.text[clause.chapeau[-1][1] - 1] in ":：":
            if clause.number not in done:
                done.add(clause.number)
                pledges += _item_pledges(draft, reader, clause)
            continue
        if (
            clause is not None
            and clause.children
            and draft.text[sentence.start : sentence.end].rstrip().endswith((":", "："))
        ):
            continue
        number = clause.number if clause is not None else None
        pledges += reader.read(sentence, clause=number)
    if lines:
        pledges += _line_pledges(draft, reader, sittings, papers)
    return _merged(pledges)


def _item_pledges(draft: _Draft, reader: PledgeReader, clause: Clause) -> list[Pledge]:
    """An item of a list, read with the words that open the list."""
    pieces = [clause.chapeau[-1], (clause.start, clause.end)]
    inside = _overlapping(draft, pieces)
    return reader.read(_joined_sentence(inside, pieces), clause=clause.number) if inside else []


def _speaking(draft: _Draft, sittings: list[Sitting]) -> tuple[str, ...]:
    """Whom "we" and "I" speak for: the speaker's party in a speech."""
    if draft.source.genre == "speech":
        for sentence in draft.sentences[:6]:
            for person in sentence.persons:
                if person.party:
                    return (person.party,)
    return ()


def _resolution_pledges(draft: _Draft, reader: PledgeReader) -> list[Pledge]:
    body = draft.outline.body
    name = _body_name(draft, body.name if body else "")
    pledges: list[Pledge] = []
    for clause in draft.outline.operative:
        if clause.children:
            continue
        pieces = [*clause.chapeau, (clause.start, clause.end)]
        inside = _overlapping(draft, pieces)
        if not inside:
            continue
        joined = _joined_sentence(inside, pieces)
        pledges += reader.read(joined, clause=clause.number, body=(name,))
    return pledges


def _joined_sentence(inside: Sequence[Sentence], pieces: Sequence[tuple[int, int]]) -> Sentence:
    """The paragraph as one sentence, its chapeau before it."""

    def within(offset: int) -> bool:
        return any(b <= offset < e for b, e in pieces)

    last = pieces[-1]
    joined = Sentence(inside[-1].index, last[0], last[1], inside[-1].paragraph, "main", [])
    for sentence in inside:
        joined.tokens += [t for t in sentence.tokens if within(t.start)]
        joined.times += [t for t in sentence.times if within(t.start)]
        joined.persons += [p for p in sentence.persons if within(p.start)]
        joined.actors += [a for a in sentence.actors if within(a.start)]
        joined.meetings += [m for m in sentence.meetings if within(m.start)]
        for mention in sentence.instruments:
            if within(mention.start):
                mention.sentence = joined.index
                joined.instruments.append(mention)
    return joined


def _body_name(draft: _Draft, written: str) -> str:
    tokens = scan_words(written, draft.lexicon)
    for token in tokens:
        name = token.senses.get("actor")
        if name is not None and token.end - token.start >= len(written) * 2 // 3:
            return draft.lexicon.registry.actors[name.id].name_en
    match = re.search(r"[(（]([A-Z][^()（）]+)[)）]", written)
    return match.group(1) if match else written


def _line_pledges(draft: _Draft, reader: PledgeReader, sittings: list[Sitting], papers: list[Paper]) -> list[Pledge]:
    """Every action line of a plan is a commitment of its parties."""
    plan = next((p for p in papers if p.kind in ("plan_of_action", "work_plan") and 0 in p.sentences), None) or next(
        (p for p in papers if p.kind in ("plan_of_action", "work_plan")), None
    )
    parties = _plan_parties(draft, sittings)
    pledges = []
    agreed = any(
        any(v.role == "will" and v.lemma == "shall" for v in t.senses.get("verb", ())) or any(
            v.force == "agree" for v in t.senses.get("verb", ()))
        for s in draft.sentences[:12] for t in s.tokens
    )  # fmt: skip
    for clause in draft.outline.lines:
        inside = _overlapping(draft, [(clause.start, clause.end)])
        words = re.sub(r"\s+", " ", draft.text[clause.start : clause.end]).strip(" ;；.。,")
        times = [t for s in inside for t in s.times if clause.start <= t.start < clause.end]
        due = kind = None
        for time in times:
            if (
                not time.period
                and not time.vague
                and time.session is None
                and time.hint not in ("as_of", "since")
                and time.first
            ):
                due = time.last
                kind = "by" if time.hint == "by" else ("on" if len(time.first) == 10 else "during")
                break
        what_en, what = reader._worded(words, clause.start, None, inside[0]) if inside else (words, words)  # noqa: SLF001
        areas = find_areas(words, draft.language.code, context=" ".join(clause.headings))
        pledges.append(
            Pledge(
                actors=parties, addressees=(), force="agree" if agreed else "commit", what=what, what_en=what_en, areas=areas,
                start=clause.start, end=clause.end, sentence=inside[0].index if inside else 0,
                instrument_en=plan.title_en if plan else None, due=due, due_kind=kind, clause=clause.number,
                spans=[(clause.start, clause.end)],
            )
        )  # fmt: skip
    return pledges


def _plan_parties(draft: _Draft, sittings: list[Sitting]) -> tuple[str, ...]:
    counts: dict[tuple[str, ...], int] = {}
    for sentence in draft.sentences[:14]:
        for actor in sentence.actors:
            if len(actor.parties) >= 2:
                counts[actor.parties] = counts.get(actor.parties, 0) + 1
    if counts:
        return max(counts, key=lambda key: counts[key])
    return sittings[0].parties if sittings else ()


def _merged(pledges: list[Pledge]) -> list[Pledge]:
    """One claim for what headline, lead and body repeat."""
    kept: list[Pledge] = []
    peers: dict[tuple[str, frozenset[str], str | None], list[Pledge]] = {}
    for pledge in pledges:
        like = peers.setdefault((pledge.force, frozenset(pledge.actors), pledge.clause), [])
        twin = next((k for k in like if _alike(k.what, pledge.what)), None)
        if twin is None:
            kept.append(pledge)
            like.append(pledge)
        else:
            twin.spans += [span for span in pledge.spans if span not in twin.spans]
            twin.due = twin.due or pledge.due
    return kept


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    pairs = _HAN.search(one) is not None
    a, b = _pieces(one, pairs), _pieces(other, pairs)
    least = min(len(a), len(b))
    return least >= 3 and len(a & b) >= 0.8 * least


_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=4096)
def _pieces(text: str, pairs: bool) -> frozenset[str]:
    """The words of a wording, or its pairs of characters."""
    if pairs:
        return frozenset(one + other for one, other in zip(text, text[1:], strict=False))
    return frozenset(re.findall(r"\w+", text.lower()))


# ---- progress -------------------------------------------------------------------------------------------------------


def _shares(
    draft: _Draft, sittings: list[Sitting], papers: list[Paper]
) -> list[tuple[Share, Paper | None, tuple[int, int], str | None, bool]]:
    found = []
    main = [sentence for sentence in draft.sentences if sentence.kind == "main"]
    for _, group in groupby(main, key=lambda sentence: sentence.paragraph):
        sentences = list(group)  # a total stated in one sentence counts for the next
        start = sentences[0].start
        for told in find_shares(draft.text[start : sentences[-1].end], draft.language):
            sentence = next(s for s in reversed(sentences) if s.start <= start + told.figure[0])
            share = told.moved(start - sentence.start)
            paper = _plan_for(draft, sentence, papers)
            as_of, inferred = _as_of(draft, sentence, share, sittings)
            found.append((share, paper, (sentence.start, sentence.end), as_of, inferred))
    return found


def _plan_for(draft: _Draft, sentence: Sentence, papers: list[Paper]) -> Paper | None:
    plans = [p for p in papers if p.kind in ("plan_of_action", "work_plan", "other", "vision", "code")]
    here = [p for p in plans if sentence.index in p.sentences]
    strong = [p for p in here if p.kind in ("plan_of_action", "work_plan") or p.period]
    if strong:
        return strong[0]
    if here:
        return here[0]
    before = [p for p in plans if p.kind in ("plan_of_action", "work_plan") or p.period]
    earlier = [p for p in before if min(p.sentences, default=0) <= sentence.index]
    if earlier:
        return max(earlier, key=lambda p: max(i for i in p.sentences if i <= sentence.index))
    return before[0] if before else None


def _as_of(draft: _Draft, sentence: Sentence, share: Share, sittings: list[Sitting]) -> tuple[str | None, bool]:
    usable = [t for t in sentence.times if not t.period and t.session is None and not t.vague and t.first]
    marked = [t for t in usable if t.hint in ("as_of", "by")]
    if share.as_of is not None:
        low, high = sentence.start + share.as_of[0], sentence.start + share.as_of[1]
        marked = [t for t in usable if low - 2 <= t.start <= high] or marked
    if marked:
        return _no_later(draft, marked[0].limit or marked[0].last, inferred=marked[0].inferred), marked[0].inferred
    plain = [
        t
        for t in usable
        if not any(m.start <= t.start < m.end for m in sentence.instruments) and t.hint not in ("since", "over")
    ]
    if plain:
        return _no_later(draft, plain[0].limit or plain[0].last, inferred=plain[0].inferred), plain[0].inferred
    held = [s for s in sittings if s.reported and s.start]
    if held:
        return held[0].end or held[0].start, True
    published = draft.source.published
    return published, published is not None


def _no_later(draft: _Draft, value: str, *, inferred: bool) -> str:
    """A figure is never of a day after its page: an inferred year goes back until it is not."""
    published = draft.source.published
    if published and inferred and value[: len(published)] > published[: len(value)]:
        year = int(value[:4]) - 1
        if value[4:] == "-02-29":
            return f"{year}-02-28"
        return f"{year}{value[4:]}"
    return value


# ---- out ------------------------------------------------------------------------------------------------------------


def _reading(
    draft: _Draft,
    sittings: list[Sitting],
    papers: list[Paper],
    persons: list[tuple[PersonMention, list[tuple[int, int]]]],
    pledges: list[Pledge],
    shares: list[tuple[Share, Paper | None, tuple[int, int], str | None, bool]],
) -> Reading:
    source = draft.source
    passage = source.passage
    meetings = [_meeting(s, passage) for s in sittings]
    return Reading(
        id=source.id, url=source.url, language=source.language, publisher=source.publisher,
        genre=source.genre,  # type: ignore[arg-type]
        title=draft.text[source.title[0] : source.title[1]] if source.title else None,
        published=source.published,
        published_from=source.published_from,  # type: ignore[arg-type]
        meetings=meetings,
        persons=[
            Person(name=_as_written(p, passage), post_en=p.post_en, post=p.post, party=p.party, passages=[passage(*s) for s in spans[:4]])
            for p, spans in persons
        ],
        instruments=[_instrument(p, passage) for p in papers],
        progress=[_progress(row, passage) for row in shares],
        commitments=[_commitment(p, passage) for p in pledges],
        same_event=_event_key(meetings),
        reader=READER,
        main_text=list(source.main_text),
        dates=[
            DateMention(start=f.value.start, end=f.value.end, reason=f.value.reason, passages=[passage(f.expression.start, f.expression.end)])
            for f in draft.times if f.value is not None and f.expression.kind in ("date", "relative", "weekday")
        ],
        citations=[
            Citation(symbol=c.symbol, kind=c.kind, written=c.written, passages=[passage(c.start, c.end)]) for c in draft.citations
        ],
        structure=structure_record(draft.outline, list(source.notes), source.language, passage),
        action_lines=_action_lines(draft, passage),
        issues=[ReadingIssue(code="figures", message=row[0].issue, passages=[passage(*row[2])]) for row in shares if row[0].issue],
    )  # fmt: skip


def _as_written(person: PersonMention, passage: Callable[[int, int], Passage]) -> str:
    """The name in the document's own characters, where the view differs from them one for one."""
    quote = passage(person.name_start, person.name_end).quote
    return quote if len(quote) == len(person.name) and "\n" not in quote else person.name


def _meeting(sitting: Sitting, passage: Callable[[int, int], Passage]) -> Meeting:
    return Meeting(
        mechanism_en=sitting.name_en, mechanism=sitting.name, acronym=sitting.acronym, ordinal=sitting.ordinal,
        parties=list(sitting.parties), level=sitting.level,  # type: ignore[arg-type]
        start=sitting.start, end=sitting.end or sitting.start, date_inferred=sitting.inferred, date_reason=sitting.reason,
        format=sitting.format,  # type: ignore[arg-type]
        place=sitting.place, status=sitting.status or "held",  # type: ignore[arg-type]
        role="reported" if sitting.reported else "mentioned",
        chairs=[Chair(name=_as_written(p, passage), post_en=p.post_en, post=p.post, party=p.party) for p in sitting.chairs],
        passages=[*sitting.originals, *(passage(*span) for span in dict.fromkeys(sitting.passages))],
    )  # fmt: skip


def _instrument(paper: Paper, passage: Callable[[int, int], Passage]) -> Instrument:
    return Instrument(
        title_en=paper.title_en, title=paper.title, symbol=paper.symbol, kind=paper.kind,  # type: ignore[arg-type]
        period=paper.period, date=paper.date, status=paper.status,  # type: ignore[arg-type]
        passages=[*paper.originals, *(passage(*span) for span in paper.passages[:6])],
    )  # fmt: skip


def _progress(
    row: tuple[Share, Paper | None, tuple[int, int], str | None, bool], passage: Callable[[int, int], Passage]
) -> Progress:
    share, paper, span, as_of, inferred = row
    return Progress(
        instrument_en=paper.title_en if paper else None, instrument=paper.title if paper else None,
        period=paper.period if paper else None, done=share.done, total=share.total, percent=share.percent,
        comparator=share.comparator,  # type: ignore[arg-type]
        unit_en=share.unit_en, unit=share.unit, word=share.word, word_class=share.word_class,  # type: ignore[arg-type]
        as_of=as_of, inferred=inferred, issue=share.issue, passages=[passage(*span)],
    )  # fmt: skip


def _commitment(pledge: Pledge, passage: Callable[[int, int], Passage]) -> Commitment:
    return Commitment(
        actors=list(pledge.actors), addressees=list(pledge.addressees), force=pledge.force,  # type: ignore[arg-type]
        what_en=pledge.what_en, what=pledge.what, areas=pledge.areas, instrument_en=pledge.instrument_en, due=pledge.due,
        due_kind=pledge.due_kind,  # type: ignore[arg-type]
        due_session=pledge.due_session, clause=pledge.clause, condition=pledge.condition, hedges=pledge.hedges,
        passages=[passage(*span) for span in pledge.spans],
    )  # fmt: skip


def _action_lines(draft: _Draft, passage: Callable[[int, int], Passage]) -> list[ActionLine] | None:
    if draft.outline.kind != "plan_of_action":
        return None
    lines = []
    for clause in draft.outline.lines:
        words = re.sub(r"\s+", " ", draft.text[clause.start : clause.end]).strip(" ;；.。")
        lines.append(
            ActionLine(
                number=clause.number or "", text=words, pillar=clause.pillar,
                heading=clause.headings[-1] if clause.headings else None,
                areas=find_areas(words, draft.language.code, context=" ".join(clause.headings)),
                passages=[passage(clause.start, clause.end)],
            )
        )  # fmt: skip
    return lines


def _event_key(meetings: list[Meeting]) -> str | None:
    """A key for the event reported, from the document alone."""
    main = next((m for m in meetings if m.role == "reported"), None)
    if main is None or not main.start:
        return None
    parts = ["-".join(p.lower().replace(" ", "-") for p in sorted(main.parties)), main.level.replace("_", "-")]
    return "-".join(p for p in (*parts, main.start) if p)
