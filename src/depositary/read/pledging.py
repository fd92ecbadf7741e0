"""Commitments of a whole document: by sentence, by operative paragraph, by line of a plan; those said twice once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from depositary.read.areas import find_areas
from depositary.read.commitments import Pledge, PledgeReader
from depositary.read.discourse import Discourse
from depositary.read.draft import Draft
from depositary.read.enacting import enacting_parties, is_own_deed, opens_with_deed, titled_parties
from depositary.read.instruments import Paper
from depositary.read.meetings import Sitting
from depositary.read.mentions import Sentence
from depositary.read.paper_points import force_of_point, holds_points
from depositary.read.party_signs import unique
from depositary.read.plan_sides import plan_parties
from depositary.read.pledge_bullets import bulleted_lists
from depositary.read.pledge_twins import merged_pledges
from depositary.read.press_answers import find_answers
from depositary.read.resolution_facts import body_name
from depositary.read.scan import Token
from depositary.read.sentences import start_of
from depositary.read.speech_speaker import speaker_of_speech
from depositary.read.structure import Body, Clause

__all__ = ["gather_pledges"]


def overlapping(draft: Draft, pieces: Sequence[tuple[int, int]]) -> list[Sentence]:
    """Sentences that share a place with one of the ranges, in order."""
    sentences = draft.sentences
    found: dict[int, Sentence] = {}
    for start, end in pieces:
        first = bisect_right(sentences, start, key=end_of)
        last = bisect_left(sentences, end, key=start_of)
        found.update((index, sentences[index]) for index in range(first, last))
    return [found[index] for index in sorted(found)] if len(pieces) > 1 else list(found.values())


def end_of(item: Sentence) -> int:
    return item.end


def gather_pledges(draft: Draft, sittings: list[Sitting], papers: list[Paper]) -> list[Pledge]:
    outline = draft.outline
    declaring = enacting_parties(draft.sentences, draft.lexicon)
    home = speaker_of_speech(draft.sentences, draft.lexicon) if draft.source.genre == "speech" else ()
    if draft.source.genre == "statement" and not any(sitting.parties for sitting in sittings):
        home = declaring or titled_parties(draft.sentences, draft.lexicon)
    answers = find_answers(draft.sentences, draft.text, draft.lexicon)
    discourse = Discourse(
        sittings,
        draft.lexicon,
        home or answers.home,
        draft.home,
        _two_on_page(draft),
        _union_of(draft),
        _speaking_bodies(draft),
    )
    reader = PledgeReader(draft.text, draft.lexicon, discourse, papers, draft.source.published)
    reader.speech = draft.source.genre == "speech"
    reader.own_words = draft.source.genre in ("speech", "statement", "resolution", "plan_of_action")
    if outline.kind == "resolution" and outline.operative:
        body = outline.body or (draft.frame.body if draft.frame else None)
        return _resolution_pledges(draft, reader, outline.operative, body)
    quoted = outline.quoted
    lines = {(clause.start, clause.end): clause for clause in outline.lines} if outline.kind == "plan_of_action" else {}
    if lines:
        reader.owners = _plan_parties(draft, sittings)
    pledges: list[Pledge] = []
    done: set[str] = set()
    lists = bulleted_lists(draft.sentences, draft.text, draft.lexicon)
    told = {start for items in lists.values() for _, start in items}
    spoke: tuple[str, ...] = ()  # whom the items of a list name at first
    for sentence in draft.sentences:
        if sentence.kind == "title":
            discourse.name_together(sentence)
        if sentence.kind != "main" or sentence.end in told or sentence.index in answers.asked:
            continue
        if quoted is not None and sentence.start >= quoted.start:
            told_own, reader.own_words = reader.own_words, True
            pledges += _resolution_pledges(draft, reader, quoted.clauses, quoted.body)
            reader.own_words = told_own
            quoted = None
        if outline.quoted is not None and outline.quoted.start <= sentence.start < outline.quoted.end:
            continue
        clause = outline.clause_at(sentence.end - 1) if outline.kind in ("numbered", "plan_of_action") else None
        if clause is not None and (clause.start, clause.end) in lines:
            continue
        if clause is not None and clause.number and _led_by_words(draft, clause):
            if clause.number not in done:
                done.add(clause.number)
                made = _bare_items(draft, reader, clause, spoke) or _item_pledges(draft, reader, clause, declaring)
                spoke = _named_first(draft, clause, made) or spoke
                pledges += made
            continue
        if (
            clause is not None
            and clause.children
            and draft.text[sentence.start : sentence.end].rstrip().endswith((":", "："))
        ):
            continue
        if _opens_list(draft, sentence):
            continue
        if sentence.index in lists:
            pledges += _bulleted_pledges(draft, reader, sentence, lists[sentence.index])
            continue
        if clause is not None and clause.number and _told_by_all(draft, clause, sentence, declaring):
            parties = declaring or _plan_parties(draft, sittings)
            if len(parties) > 1:
                pledges.append(_line_pledge(draft, reader, clause, parties, "agree", None))
                continue
        number = clause.number if clause is not None else None
        if declaring and (deed := opens_with_deed(sentence.tokens)) is not None:
            own = _joined_sentence([sentence], [(deed.start, sentence.end)])
            pledges += reader.read(own, clause=number, body=declaring)
            continue
        pledges += reader.read(sentence, clause=number)
    if lines:
        pledges += _line_pledges(draft, reader, sittings, papers)
    return merged_pledges(pledges, numbered=outline.quoted is None)


def _two_on_page(draft: Draft) -> tuple[str, ...]:
    """The two states named most, if no third is named as often as the second."""
    if draft.lexicon.language.facts.spaces and not draft.lexicon.words.infinitive:
        return ()
    counts: Counter[str] = Counter()
    for sentence in draft.sentences:
        if sentence.kind == "main":
            counts.update(
                str(name)
                for token in sentence.tokens
                if token.senses and (name := token.senses.get("party") or token.senses.get("adjective_en"))
            )
    states = draft.lexicon.state_names
    ranked = [(name, count) for name, count in counts.most_common() if name in states]
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] >= ranked[1][1]):
        return ()
    return ranked[0][0], ranked[1][0]


def _union_of(draft: Draft) -> str | None:
    """The organisation a page names most, where it speaks of "the member states"."""
    if not _tells_of_members(draft):
        return None
    unions = {row.name_en for row in draft.lexicon.registry.actors.values() if row.kind == "organisation"}
    named = [str(name) for s in draft.sentences for t in s.tokens if (name := t.senses.get("party")) in unions]
    return Counter(named).most_common(1)[0][0] if named else None


def _speaking_bodies(draft: Draft) -> dict[int, str]:
    """By sentence, the organisation that is its first subject, where the page speaks of "the member states"."""
    if not _tells_of_members(draft):
        return {}
    rows = draft.lexicon.registry.actors.values()
    owners = {row.name_en: row for row in rows if row.kind in ("organisation", "organ")}
    found: dict[int, str] = {}
    for sentence in draft.sentences:
        first = sentence.actors[0] if sentence.actors else None
        if first is None or first.kind != "party" or len(first.parties) != 1 or first.start - sentence.start > _ARTICLE:
            continue
        row = owners.get(first.parties[0])
        whole = draft.lexicon.registry.actors.get(row.parent or "") if row and row.kind == "organ" else row
        if whole is not None:
            found[sentence.index] = whole.name_en
    return found


def _tells_of_members(draft: Draft) -> bool:
    members = draft.lexicon.words.of_members
    return bool(members) and any(a.text.lower() in members for s in draft.sentences for a in s.actors)


def _opens_list(draft: Draft, sentence: Sentence) -> bool:
    """ "The ministers stressed the following principles:", with numbered items behind, which say what was stressed."""
    following = draft.lexicon.words.following
    text = draft.text[sentence.start : sentence.end].rstrip()
    if not following or not text.endswith(":") or not any(t.text.lower() in following for t in sentence.tokens[-8:]):
        return False
    return any(c.chapeau and c.chapeau[-1][0] <= sentence.start < c.chapeau[-1][1] for c in draft.outline.clauses)


def _led_by_words(draft: Draft, clause: Clause) -> bool:
    """Whether the words that open the list of an item say more than that a text follows."""
    if not clause.chapeau or draft.text[clause.chapeau[-1][1] - 1] not in ":：":
        return False
    if draft.lexicon.language.facts.spaces:
        last = overlapping(draft, [clause.chapeau[-1]])[-1:]
        said = draft.text[last[0].start : clause.chapeau[-1][1]].lower() if last else ""
        return not any(word in said for word in draft.lexicon.words.text_follows)
    start, end = _last_words(draft, clause.chapeau[-1])
    if draft.text[start:end].rstrip(" :：\n").endswith((*draft.lexicon.words.text_follows, "\0")):
        return False  # "issued the following statement:"
    opening = overlapping(draft, [(start, end)])
    return not opening or any("verb" in t.senses for s in opening for t in s.tokens if start <= t.start < end)


def _last_words(draft: Draft, piece: tuple[int, int]) -> tuple[int, int]:
    """The last sentence of what opens a list."""
    inside = overlapping(draft, [piece]) if draft.lexicon.words.infinitive else []
    if len(inside) > 1 and any("verb" in t.senses for t in inside[-1].tokens):
        return max(piece[0], inside[-1].start), piece[1]
    return max(piece[0], draft.text.rfind(_STOP, *piece) + 1), piece[1]


_STOP = "。"


def _item_pledges(draft: Draft, reader: PledgeReader, clause: Clause, declaring: tuple[str, ...] = ()) -> list[Pledge]:
    """An item of a list, read with the words that open the list. declaring: who speaks where these name nobody."""
    pieces = [_last_words(draft, clause.chapeau[-1]), (clause.start, clause.end)]
    opening = overlapping(draft, pieces[:1])[-1:]
    if opening and holds_points(opening[0], draft.lexicon.words):
        return _point_pledges(draft, reader, clause, opening[0], declaring)
    if draft.lexicon.words.infinitive and (who := _goes_on_with(draft, pieces)) is not None:
        return reader.read(_joined_sentence(overlapping(draft, pieces[1:]), pieces[1:]), clause=clause.number, body=who)
    body = None
    if declaring:
        item, opening = overlapping(draft, pieces[1:]), overlapping(draft, pieces[:1])
        led = opening and opens_with_deed(opening[-1].tokens) is not None
        deed = opens_with_deed(item[0].tokens) if item else None
        if deed is not None and (is_own_deed(deed) or not led):
            own = _joined_sentence(item, [(deed.start, clause.end)])
            return reader.read(own, clause=clause.number, body=declaring)
        body = declaring if led else None
    inside = overlapping(draft, pieces)
    return reader.read(_joined_sentence(inside, pieces), clause=clause.number, body=body) if inside else []


def _point_pledges(
    draft: Draft, reader: PledgeReader, clause: Clause, opening: Sentence, declaring: tuple[str, ...]
) -> list[Pledge]:
    """A point of a paper, of those who made it."""
    named = unique(party for actor in opening.actors for party in actor.parties)
    parties = declaring or reader.discourse.meeting_parties() or (named if len(named) > 1 else ())
    inside = overlapping(draft, [(clause.start, clause.end)])
    if not parties or not inside:
        return []
    own = _joined_sentence(inside, [(clause.start, clause.end)])
    force = force_of_point(own.tokens, draft.lexicon.words)
    if force is None:
        return reader.read(own, clause=clause.number, body=parties)
    return [_line_pledge(draft, reader, clause, parties, force, None)]


def _goes_on_with(draft: Draft, pieces: Sequence[tuple[int, int]]) -> tuple[str, ...] | None:
    """ "The Council of A, at its 9th meeting, adopted the following decision: 1. Takes note of …; 2. Requests B to …":
    whose deeds the items are that open with a verb as one body does it; None where an item does not."""
    start = pieces[1][0]
    first = next((t for s in overlapping(draft, pieces[1:]) for t in s.tokens if t.start >= start), None)
    verbs = first.senses.get("verb", ()) if first is not None and first.text[:1].isupper() else ()
    if not any(v.form == "present" for v in verbs):
        return None
    opening = overlapping(draft, pieces[:1])
    if not any("adopted" in t.senses for s in opening for t in s.tokens):
        return None
    head = re.sub(r"\s*\([^()]{1,12}\)", "", draft.text[slice(*pieces[0])])
    told = re.sub(r"^(?:\W*The\s+)", "", re.split(r",\s+(?=[a-z])", head, maxsplit=1)[0])
    name = body_name(draft, told)
    return (name,) if name != told and len(told) <= _BODY else None


_BODY = 90  # code points of a body's name


def _named_first(draft: Draft, clause: Clause, made: Sequence[Pledge]) -> tuple[str, ...]:
    """ "1. The members of A will do B": whose deeds the further items of the list are, if these name nobody."""
    opening = overlapping(draft, [(clause.start, clause.end)])[:1]
    heads = any(0 <= a.start - clause.start <= _ARTICLE for s in opening for a in s.actors)
    return tuple(made[0].actors) if heads and made else ()


_ARTICLE = 4  # code points of "the "


def _bare_items(draft: Draft, reader: PledgeReader, clause: Clause, spoke: tuple[str, ...]) -> list[Pledge]:
    """ "2. Expand A. Further strengthen B": sentences that open with a deed, of those whom an earlier item named."""
    pledges: list[Pledge] = []
    if not spoke or not draft.lexicon.words.infinitive:
        return []
    for sentence in overlapping(draft, [(clause.start, clause.end)]):
        start = max(sentence.start, clause.start)
        tokens = [t for t in sentence.tokens if t.start >= start]
        first = next((t for t in tokens[:3] if "adverb" not in t.senses or "action" in t.senses), None)
        if first is not None and (deed := opens_with_deed([first])) is not None:
            own = _joined_sentence([sentence], [(deed.start, sentence.end)])
            pledges += reader.read(own, clause=clause.number, body=spoke)
        elif first is not None and "action" in first.senses and tokens[0].text[:1].isupper():
            pledges.append(_line_pledge(draft, reader, clause, spoke, "commit", None, (start, sentence.end)))
    return pledges


def _bulleted_pledges(
    draft: Draft, reader: PledgeReader, opening: Sentence, items: Sequence[tuple[int, int]]
) -> list[Pledge]:
    """The items of a list without numbers, each read with the sentence that opens the list."""
    pledges: list[Pledge] = []
    for item in items:
        pieces = [(opening.start, opening.end), item]
        pledges += reader.read(_joined_sentence(overlapping(draft, pieces), pieces))
    return pledges


def _resolution_pledges(
    draft: Draft, reader: PledgeReader, operative: Sequence[Clause], body: Body | None
) -> list[Pledge]:
    name = body_name(draft, body.name if body else "")
    pledges: list[Pledge] = []
    for clause in operative:
        if clause.children:
            continue
        pieces = [*clause.chapeau, (clause.start, clause.end)]
        inside = overlapping(draft, pieces)
        if not inside:
            continue
        own = overlapping(draft, pieces[-1:])
        if own and _decides_to(draft, clause) and _asks_itself(own[0], clause.start):
            inside, pieces = own, pieces[-1:]  # "Decides to: (c) request A to …": the asking counts
        joined = _joined_sentence(inside, pieces)
        pledges += reader.read(joined, clause=clause.number, body=(name,) if name else ())
    return pledges


def _decides_to(draft: Draft, clause: Clause) -> bool:
    """The words that open the list of an item are "Decides to:", whose deeds are the body's own."""
    piece, ends = clause.chapeau[-1] if clause.chapeau else (0, 0), draft.lexicon.words.infinitive
    if not ends or not draft.text[slice(*piece)].rstrip(" :").lower().endswith(tuple(f" {word}" for word in ends)):
        return False
    tokens = [t for s in overlapping(draft, [piece]) for t in s.tokens if piece[0] <= t.start < piece[1]]
    forces = [v.force for t in tokens for v in t.senses.get("verb", ()) if v.force]
    return bool(forces) and set(forces) <= {"decide", "agree"}


def _asks_itself(sentence: Sentence, start: int) -> bool:
    """An item opens with the plain form of a verb that asks, takes a stand or thanks: "(c) request A to …"."""
    first = next((t for t in sentence.tokens if t.start >= start and t.shape in ("word", "name")), None)
    verbs = first.senses.get("verb", ()) if first is not None else ()
    return any(v.form in ("base", "any") and (v.force in _ASKING or v.role in _RECITED) for v in verbs)


_RECITED = ("narrate", "welcome", "voice", "report")


_ASKING = ("request", "reaffirm", "support")


_M = TypeVar("_M")


def _joined_sentence(inside: Sequence[Sentence], pieces: Sequence[tuple[int, int]]) -> Sentence:
    """The paragraph as one sentence, its chapeau before it."""

    def kept(items: list[_M], sentence: Sentence) -> list[_M]:
        """Those of a sentence's tokens or mentions that begin inside the paragraph."""
        if any(begin <= sentence.start and sentence.end <= end for begin, end in pieces):
            return items
        return [item for item in items if any(begin <= start_of(item) < end for begin, end in pieces)]

    last = pieces[-1]
    joined = Sentence(inside[-1].index, last[0], last[1], inside[-1].paragraph, "main", [])
    joined.kinds = frozenset().union(*(sentence.kinds for sentence in inside))
    for sentence in inside:
        joined.tokens += kept(sentence.tokens, sentence)
        joined.times += kept(sentence.times, sentence)
        joined.persons += kept(sentence.persons, sentence)
        joined.actors += kept(sentence.actors, sentence)
        joined.meetings += kept(sentence.meetings, sentence)
        joined.instruments += kept(sentence.instruments, sentence)
    for mention in joined.instruments:
        mention.sentence = joined.index
    return joined


def _line_pledges(draft: Draft, reader: PledgeReader, sittings: list[Sitting], papers: list[Paper]) -> list[Pledge]:
    """Every action line of a plan is a commitment of its parties."""
    plan = next((p for p in papers if p.kind in ("plan_of_action", "work_plan") and 0 in p.sentences), None) or next(
        (p for p in papers if p.kind in ("plan_of_action", "work_plan")), None
    )
    parties = _plan_parties(draft, sittings)
    pledges = []
    above = len(draft.text) if draft.lexicon.language.facts.spaces else draft.outline.lines[0].start
    agreed = any(
        any(v.role == "will" and v.lemma == "shall" for v in t.senses.get("verb", ()))
        or (any(v.force == "agree" for v in t.senses.get("verb", ())) and not _by_all(s.tokens, index))
        for s in draft.sentences[:12]
        for index, t in enumerate(s.tokens)
        if s.start < above
    )
    title = plan.title_en if plan else None
    lines = draft.outline.lines
    recitals = next((i for i, clause in enumerate(lines) if not _recites(draft, clause)), 0)  # none, if all are alike
    for clause in lines[recitals:]:
        if not draft.lexicon.language.facts.spaces and (told := _told_in_line(draft, reader, clause)):
            pledges += told
            continue
        pledges.append(_line_pledge(draft, reader, clause, parties, "agree" if agreed else "commit", title))
    return pledges


def _told_in_line(draft: Draft, reader: PledgeReader, clause: Clause) -> list[Pledge]:
    """ "Both sides agree to do A. B will do C": a line whose sentences say who does what, read as they stand."""
    inside = overlapping(draft, [(clause.start, clause.end)])
    named = inside[0].actors[:1] if inside else []
    if not named or named[0].kind not in ("party", "group", "meeting"):
        return []
    behind = next((t for t in inside[0].tokens if t.start >= named[0].end and "adverb" not in t.senses), None)
    verbs = behind.senses.get("verb", ()) if behind is not None else ()
    if not any(v.force or v.role == "will" for v in verbs):
        return []
    return [pledge for sentence in inside for pledge in reader.read(sentence, clause=clause.number)]


def _recites(draft: Draft, clause: Clause) -> bool:
    """ "1. Recalling A", "2. Reaffirming B": a numbered recital, where it opens a text; a line such as
    "4. Taking note of needs" among those of what is to be done is one of them."""
    inside = overlapping(draft, [(clause.start, clause.end)])
    first = next((t for s in inside[:1] for t in s.tokens if t.start >= clause.start), None)
    verbs = first.senses.get("verb", ()) if first is not None and "action" not in first.senses else ()
    return any(v.form == "gerund" and v.lemma in draft.lexicon.words.recited for v in verbs)


def _by_all(tokens: Sequence[Token], index: int) -> bool:
    """ "in ways agreed by all parties": how, no agreement."""
    return index + 1 < len(tokens) and "passive" in tokens[index + 1].senses


def _line_pledge(
    draft: Draft,
    reader: PledgeReader,
    clause: Clause,
    parties: tuple[str, ...],
    force: str,
    plan: str | None,
    span: tuple[int, int] | None = None,
) -> Pledge:
    """One line, or one sentence of it, put down as a whole."""
    start, end = span or (clause.start, clause.end)
    inside = overlapping(draft, [(start, end)])
    words = re.sub(r"\s+", " ", draft.text[start:end]).strip(" ;；.。,")
    due, kind, session = reader.due_of_line(inside, start, end, parties)
    what_en, what = reader._worded(words, start, None, inside[0]) if inside else (words, words)
    return Pledge(
        actors=parties, addressees=(), force=force, what=what, what_en=what_en,
        areas=find_areas(words, draft.language.code, context=" ".join(clause.headings)),
        start=start, end=end, sentence=inside[0].index if inside else 0, instrument_en=plan,
        due=due, due_kind=kind, due_session=session, clause=clause.number, spans=[(start, end)],
    )  # fmt: skip


def _told_by_all(draft: Draft, clause: Clause, sentence: Sentence, declaring: tuple[str, ...]) -> bool:
    """A numbered deed behind the recitals of a joint statement, or behind "We, …", without a verb of its own to say
    who does it."""
    recited = draft.outline.preambular or declaring
    if draft.source.genre != "statement" or not recited or not draft.lexicon.language.facts.spaces:
        return False
    first = next((t for t in sentence.tokens if t.start >= clause.start), None)
    deed = first is not None and first.start <= clause.start + 1 and "action" in first.senses and first.text.istitle()
    return deed and first is not None and not (declaring and is_own_deed(first))


def _plan_parties(draft: Draft, sittings: list[Sitting]) -> tuple[str, ...]:
    return plan_parties(draft.sentences, sittings[0].parties if sittings else (), draft.lexicon)
