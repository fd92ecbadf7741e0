"""Sentences with their mentions: names, persons, times, meetings and instruments, and those who speak of themselves."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TypeVar

from depositary.read.actors import ACTING, find_actors
from depositary.read.anniversaries import without_years
from depositary.read.draft import Draft
from depositary.read.headlines import scan_document
from depositary.read.instrument_names import find_instruments
from depositary.read.known_persons import co_chaired, owned_elsewhere
from depositary.read.lexicon import Lexicon, Senses, strip_accents
from depositary.read.meeting_names import find_meetings
from depositary.read.mentions import PersonMention, Sentence, TimeMention
from depositary.read.near_posts import drop_unowned_posts
from depositary.read.numbers import Ordinal
from depositary.read.organs import without_heads_of_organs
from depositary.read.parties import discover_names
from depositary.read.person_forms import person_key, short_forms
from depositary.read.persons import MILITARY_RANK, find_persons
from depositary.read.quotations import voice_quotes
from depositary.read.scan import Scan, Token
from depositary.read.times import Anchor, ResolvedTime, SessionRule, resolve_times
from depositary.read.visits import owned_by_visit

__all__ = ["build_sentences", "gather_persons", "read_draft_times", "start_of"]

T = TypeVar("T")


def read_draft_times(draft: Draft, event: str | None) -> None:
    rule = draft.lexicon.registry.sessions
    anchor = Anchor(
        published=_filed(draft) or draft.source.published,
        event=event,
        session=SessionRule(epoch=rule.base_year, month=rule.opens_month),
    )
    draft.times = resolve_times(draft.text, draft.source.times, anchor, draft.language)


def _filed(draft: Draft) -> str | None:
    """The day of a dateline some days before the page's own date: "today" and "on Friday" are told from there."""
    published, dateline = draft.source.published, draft.source.dateline
    if dateline is None or published is None or len(published) != 10:
        return None
    for time in draft.source.times:
        if dateline[0] <= time.start and time.end <= dateline[1] and time.day and time.month and time.end_day is None:
            shown = dt.date.fromisoformat(published)
            try:
                filed = dt.date(time.year or shown.year, time.month, time.day)
            except ValueError:
                return None
            return filed.isoformat() if 0 < (shown - filed).days <= _POSTED_LATE else None
    return None


_POSTED_LATE = 7  # days


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


def _disown(scan: Scan, draft: Draft) -> None:
    """ "Practical Cooperation Areas (PCA)": letters that this document gives to something else name no actor in it."""
    other: set[str] = set()
    for row, kinds in zip(scan.rows, scan.kinds, strict=True):
        for place, token in enumerate(row) if "actor" in kinds else ():
            name = token.senses.get("actor") if token.senses else None
            if name is None or not name.acronym or not token.text.isupper() or len(token.text) < 2:
                continue
            if not 0 < place < len(row) - 1 or row[place - 1].text != "(" or row[place + 1].text != ")":
                continue
            before = row[place - 1]
            words = [w for w in draft.text[max(0, before.start - 90) : before.start].split() if w[:1].isupper()]
            words = words[-len(token.text) :]
            forms = draft.lexicon.registry.actors[name.id].names.get(draft.language.code, ())
            if "".join(w[0] for w in words) == token.text and " ".join(words) not in forms:
                if not any(word in form for word in words for form in forms):
                    other.add(token.text)
    scan.forget(other, ("actor", "party"))


def _paired(scan: Scan, lexicon: Lexicon) -> dict[str, Senses]:
    """Names that are common words as well, where the text pairs one with a party ("ASEAN-Anh"), or in a head-first
    language names it as a state's: parties of it all."""
    extra: dict[str, Senses] = {}
    if not lexicon.language.facts.spaces:
        return extra
    for row, kinds in zip(scan.rows, scan.kinds, strict=True):
        for index, token in enumerate(row) if "actor" in kinds else ():
            if "actor" not in token.senses or "party" in token.senses or token.shape != "name":
                continue
            name = token.senses["actor"]
            if name is None or not name.weak:
                continue
            if _beside_party(row, index) or (lexicon.language.facts.head == "first" and _as_state(row, index)):
                extra[lexicon.fold(token.text)] = {"party": lexicon.registry.actors[name.id].name_en}
    return extra


def _beside_party(row: Sequence[Token], index: int) -> bool:
    return any(
        0 <= other < len(row) and row[sign].text in "-–" and "party" in row[other].senses
        for sign, other in ((index - 1, index - 2), (index + 1, index + 2))
    )


def _as_state(row: Sequence[Token], index: int) -> bool:
    """Whether a word that may be part of a person's name is a state's here: behind "the side of", "the ministry of",
    "in", behind a post with a name after it, in a list of states, or joined by a dash with another such word."""
    before = row[index - 1].senses if index else {}
    after = row[index + 1] if index + 1 < len(row) else None
    if before.keys() & {"member", "ministry_en", "place_word"}:
        return True
    if "post" in before:
        return after is not None and after.shape == "name" and not after.senses.keys() & {"actor", "post", "courtesy"}
    if index and row[index - 1].shape == "name" and not before:
        return False  # the last word of somebody's name
    if _acts_as_state(row, index):
        return True
    for sign, other in ((index - 1, index - 2), (index + 1, index + 2)):
        if not 0 <= other < len(row):
            continue
        if row[sign].text == "," and "party" in row[other].senses:
            return True
        if row[sign].text in "-–" and "actor" in row[other].senses and row[other].shape == "name":
            behind = row[other + 1] if other + 1 < len(row) else None
            return other < index or behind is None or behind.shape != "name" or bool(behind.senses)
    return False


def _acts_as_state(row: Sequence[Token], index: int) -> bool:
    """Joined with a party by "and", or behind a comma and before a verb that binds or a verb of saying."""
    before, after = row[max(0, index - 2) : index], row[index + 1 : index + 3]
    if len(after) == 2 and "conjunction" in after[0].senses and "party" in after[1].senses:
        return True
    if len(before) == 2 and "conjunction" in before[1].senses and "party" in before[0].senses:
        return not after or after[0].shape != "name"
    if not before or before[-1].text != "," or not after:
        return False
    verbs = after[0].senses.get("verb", ())
    return any(verb.force is not None or verb.role in ("report", "will") for verb in verbs)


def _is_undated_day(found: ResolvedTime) -> bool:
    """ "on Saturday" of a page without a date."""
    return found.value is None and found.expression.kind not in ("session", "period", "duration")


def _day(found: ResolvedTime) -> TimeMention:
    return TimeMention(found.expression.start, found.expression.end, "", "")


_PERSONAL = frozenset({"post", "lay_post", "courtesy", "person"})
_MEETING = frozenset({"mechanism", "kind"})
_PAPER = frozenset({"instrument", "instrument_kind", "actor"})


def build_sentences(draft: Draft) -> None:
    """Tokens, then mentions, sentence by sentence; names and persons the document introduces are learnt in between."""
    source, text, lexicon = draft.source, draft.text, draft.lexicon
    spans, scan = scan_document(source, text, lexicon)
    _disown(scan, draft)
    scan.learn(_paired(scan, lexicon))
    drop_unowned_posts(scan)
    times = _by_sentence(spans, [m for m in map(_mention, draft.times) if m is not None])
    undated = _by_sentence(spans, [_day(found) for found in draft.times if _is_undated_day(found)])
    ordinals = _by_sentence(spans, draft.ordinals)
    draft.home = _home(draft)

    def persons_in(index: int) -> list[PersonMention]:
        if not scan.kinds[index] & _PERSONAL:
            return []
        return _timeless(find_persons(scan.rows[index], text, lexicon, draft.home), times[index])

    persons = [persons_in(index) for index in range(len(spans))]

    def learn_persons(learnt: dict[str, Senses]) -> None:
        touched = scan.learn(learnt)
        drop_unowned_posts(scan)  # what was taken apart anew has them again
        for index in touched:
            persons[index] = persons_in(index)

    names = discover_names(text, scan.rows, lexicon, [p.name for row in persons for p in row])
    learn_persons(_undated(draft, names.senses(lexicon), times))
    learn_persons(_introduced(draft, co_chaired(persons, scan.rows, lexicon), scan.rows))
    owned_elsewhere(persons)
    owned_by_visit(persons, scan.rows, lexicon)
    present = frozenset(
        token.senses["actor"].id
        for row, kinds in zip(scan.rows, scan.kinds, strict=True)
        if "actor" in kinds
        for token in row
        if "actor" in token.senses and token.senses["actor"] is not None
    )
    for index, (_, _, paragraph, kind) in enumerate(source.sentences):
        start, end = spans[index]
        sentence = Sentence(index, start, end, paragraph, kind, scan.rows[index])
        sentence.persons = persons[index]
        sentence.times = times[index]
        kinds = scan.kinds[index]
        if kinds & _PAPER or "《" in text[start:end]:
            sentence.instruments = find_instruments(sentence.tokens, sentence.times, text, end, lexicon, index)
        if kinds & _MEETING or {"instrument", "held"} <= kinds:
            _find_meetings(draft, sentence, ordinals[index], present, undated[index])
        if sentence.persons or sentence.meetings or kinds & ACTING:
            actors = find_actors(sentence.tokens, sentence.persons, sentence.meetings, lexicon)
            sentence.actors = without_heads_of_organs(actors, sentence.tokens, lexicon)
        sentence.quoted = _quotes(text, start, end)
        sentence.kinds = frozenset(kinds)
        draft.sentences.append(sentence)
    voice_quotes(draft.sentences, text)


def _find_meetings(
    draft: Draft, sentence: Sentence, ordinals: Sequence[Ordinal], present: frozenset[str], days: Sequence[TimeMention]
) -> None:
    """Meetings of a sentence; their ordinals are no times, and titles inside their names no instruments. days: words
    for days that nothing tells the date of, which are no part of a name either."""
    spans = sorted((t.start, t.end) for t in (*sentence.times, *days))
    sentence.meetings = [
        m for m in find_meetings(sentence.tokens, ordinals, spans, draft.text, draft.lexicon, sentence.index, present)
        if not any(p.start <= m.kind_start < p.end for p in sentence.persons)
    ]  # fmt: skip
    numbered = [o for o in ordinals if any(m.start <= o.start < m.end for m in sentence.meetings)]
    without_years(sentence.meetings, numbered, draft.text, tuple(draft.lexicon.words.anniversary_words) or ("\0",))
    sentence.times = [t for t in sentence.times if not any(o.start <= t.start and t.end <= o.end for o in numbered)]
    sentence.instruments = [
        i for i in sentence.instruments
        if not any(m.start <= i.start and i.end <= m.end for m in sentence.meetings if not m.bare)
    ]  # fmt: skip


def _by_sentence(spans: Sequence[tuple[int, int]], items: Sequence[T]) -> list[list[T]]:
    """Items (with a start, in order) under the sentence they begin in."""
    rows: list[list[T]] = [[] for _ in spans]
    position = 0
    for item in sorted(items, key=start_of):
        start = start_of(item)
        while position < len(spans) and spans[position][1] <= start:
            position += 1
        if position < len(spans) and spans[position][0] <= start:
            rows[position].append(item)
    return rows


def start_of(item: object) -> int:
    return item.start  # type: ignore[attr-defined,no-any-return]


_QUOTE = re.compile(r"“[^”]*”?|\"[^\"]*\"|「[^」]*」|『[^』]*』")


def _quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTE.finditer(text, start, end)]


def _home(draft: Draft) -> str | None:
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
    draft: Draft, persons: Sequence[Sequence[PersonMention]], rows: Sequence[Sequence[Token]]
) -> dict[str, Senses]:
    """Persons introduced once are known by (part of) their name afterwards."""
    extra: dict[str, Senses] = {}
    order, small = draft.language.facts.name_order, frozenset(draft.lexicon.words.function_words)
    alone = _standing_alone(rows) if draft.language.facts.spaces and any(persons) else frozenset()
    whole = _by_outer_words(persons) if draft.language.facts.spaces else {}
    native = {surname.casefold() for surname in draft.language.facts.surnames} if alone else ()
    for row in persons:
        for person in row:
            if person.party is None and person.post is None:
                continue
            if person.party is None and (known := whole.get(person.name.casefold())) is not None:
                extra[draft.lexicon.fold(person.name)] = {"person": known}
                continue
            forms = short_forms(person.name, order, small)
            family = person.name.split(" ", 1)[0]
            if family != forms[0] and family in alone and forms[-1] not in alone:
                forms.append(family)  # a name whose family name comes first is cut short to its first word
            if family.casefold() not in native:
                forms += [word for word in person.name.split(" ")[1:-1] if word in alone]  # "X Y Z": "Y"
            for form in map(draft.lexicon.fold, forms):
                if form not in extra or (extra[form]["person"].post is None and person.post is not None):
                    extra[form] = {"person": person}
    return extra


def _by_outer_words(persons: Sequence[Sequence[PersonMention]]) -> dict[str, PersonMention]:
    """Persons of a party, each under the first and the last word of the name: "Minister Cho" is Cho X, met before."""
    found: dict[str, PersonMention] = {}
    for person in (p for row in persons for p in row if p.party and " " in p.name):
        for word in (person.name.partition(" ")[0], person.name.rpartition(" ")[2]):
            found.setdefault(word.casefold(), person)
    return found


def _undated(draft: Draft, names: dict[str, Senses], times: Sequence[Sequence[TimeMention]]) -> dict[str, Senses]:
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
            before = "" if "courtesy" in token.senses else token.shape
    return frozenset(word for word in found if word.lower() not in small)


def gather_persons(draft: Draft) -> list[tuple[PersonMention, list[tuple[int, int]]]]:
    """Persons over the document, each with its sentences; the fullest mention tells post and party."""
    found: dict[str, tuple[PersonMention, list[tuple[int, int]]]] = {}
    keys = _PersonKeys()
    for sentence in draft.sentences:
        for person in sentence.persons:
            if len(person.name) < 2:
                continue
            key = person_key(person.name)
            known = found.get(key) or found.get(keys.alike(key) or "") or _called_short(person, found)
            known = known or _written_without_marks(person, keys.but_for_marks(key), found)
            span = (sentence.start, sentence.end)
            if known is None:
                if person.post is None and person.party is None:
                    continue
                found[key] = (person, [span])
                keys.add(key)
                continue
            first, spans = known
            if span not in spans:
                spans.append(span)
            if len(person.name) > len(first.name):
                first.name = person.name
            ranked = first.rank == MILITARY_RANK and person.rank < MILITARY_RANK
            if ((first.post is None or ranked) and person.post) or _fuller(person, first):
                first.post, first.post_en, first.rank = person.post, person.post_en, person.rank
            if first.party is None and person.party:
                first.party = person.party
    return list(found.values())


def _fuller(person: PersonMention, first: PersonMention) -> bool:
    """ "Deputy Premier and Foreign Minister X" after "Deputy Premier X", "foreign minister X" after "minister X"."""
    one, other = first.post_en, person.post_en
    if first.name >= "\u2e80" and first.start == first.name_start and person.start < person.name_start:
        if other and person.rank <= first.rank:
            return other != one  # "X, ambassador", a title behind the name, and then "A's permanent representative X"
    if not (one and other) or other == one or person.rank > first.rank:
        return False
    named = bool(first.post and person.post and person.post.startswith(f"{first.post} ") and person.rank == first.rank)
    return other.startswith(f"{one} and ") or named


def _called_short(
    person: PersonMention, found: Mapping[str, tuple[PersonMention, list[tuple[int, int]]]]
) -> tuple[PersonMention, list[tuple[int, int]]] | None:
    """ "Premier Li", of Li Keqiang named before: a name too short to be told by its letters, of the same post."""
    if person.party and len(person.name) > 1 and person.name >= "\u2e80":
        short = next(  # a surname of two characters, or the last part of a name, of one of that state known in full
            (
                row
                for row in found.values()
                if row[0].party == person.party and len(row[0].name) > len(person.name)
                and (row[0].name.startswith(person.name) or _DOTTED.split(row[0].name)[-1] == person.name)
                and (person.post is None or person.post_en == row[0].post_en)
            ),
            None,
        )  # fmt: skip
        if short is not None or person.post is None:
            return short
    if len(person.name) >= _LEAST_NAME or not person.post_en:
        return None
    return next(
        (row for row in found.values() if row[0].post_en == person.post_en and person.name in row[0].name.split()), None
    )


_DOTTED = re.compile(r" ?[·‧・•∙⋅﹒．.] ?")


def _written_without_marks(
    person: PersonMention, alike: Sequence[str], found: Mapping[str, tuple[PersonMention, list[tuple[int, int]]]]
) -> tuple[PersonMention, list[tuple[int, int]]] | None:
    """A name that differs from one met only by a mark over a letter, of the same post: a slip of the pen."""
    if not person.post_en:
        return None
    return next(
        (
            row
            for key in alike
            if (row := found[key])
            and (person.post_en in (row[0].post_en or "") or (row[0].post_en or "\0") in person.post_en)
        ),
        None,
    )


class _PersonKeys:
    """Names already met: which of them is part of a name, or has it as a part, without comparing it with each."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        self._starts: list[int] = []
        self._names: list[str] = []
        self._joined = ""
        self._plain: dict[str, list[str]] = {}

    def add(self, key: str) -> None:
        self._order[key] = len(self._names)
        self._starts.append(len(self._joined))
        self._names.append(key)
        self._joined += key + "\n"
        self._plain.setdefault(strip_accents(key), []).append(key)

    def but_for_marks(self, key: str) -> Sequence[str]:
        """Names met that are written alike but for marks over letters."""
        return self._plain.get(strip_accents(key), ())

    def alike(self, key: str) -> str | None:
        """The first name met of which this is so; names of fewer than three characters are alike to none."""
        if len(key) < _LEAST_NAME:
            return None
        order, length = self._order, len(key)
        inside = [
            order[part]
            for start in range(length - _LEAST_NAME + 1)
            for end in range(start + _LEAST_NAME, length + 1)
            if (part := key[start:end]) in order
        ]
        at = self._joined.find(key)
        if at >= 0:
            inside.append(bisect_right(self._starts, at) - 1)
        return self._names[min(inside)] if inside else None


_LEAST_NAME = 3
