"""The rule reader: a cleaned document in, everything it says out.

`read_text` is the whole of reading on one page: scan, names, persons, meetings, instruments, progress, commitments. It
is a pure function: no I/O but the data files (read once a process), no state kept between documents.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from depositary.model import (
    Reading,
)
from depositary.read.coverage import add_coverage
from depositary.read.dated_heads import date_by_head, day_of_head
from depositary.read.draft import Draft, Source
from depositary.read.instruments import find_papers
from depositary.read.meetings import Sitting, find_sittings
from depositary.read.mentions import Sentence
from depositary.read.note_papers import attach_notes
from depositary.read.organs import seat_in_whole
from depositary.read.paper_status import settle_statuses
from depositary.read.plan_meetings import drop_regular_meetings
from depositary.read.pledging import gather_pledges
from depositary.read.progress_claims import gather_shares
from depositary.read.records import READER, make_reading
from depositary.read.resolution_facts import add_plenary, add_resolution, resolution_frame
from depositary.read.scan import scan_words
from depositary.read.sentences import build_sentences, gather_persons, read_draft_times

__all__ = ["READER", "Source", "read_text"]


def read_text(source: Source) -> Reading:
    """Read one document."""
    draft = Draft(source)
    read_draft_times(draft, None)
    build_sentences(draft)
    drop_regular_meetings(draft)
    sittings = find_sittings(
        draft.sentences,
        draft.text,
        draft.lexicon,
        source.published,
        assembly=draft.outline.kind == "resolution",
        here=_here(draft),
    )
    draft.frame = frame = resolution_frame(draft)
    add_plenary(draft, frame, sittings)
    add_coverage(draft, sittings)
    date_by_head(draft, sittings)
    papers = find_papers(
        draft.sentences, draft.text, draft.lexicon, sittings, draft.citations, source.published, _lists(draft)
    )
    attach_notes(draft, papers)
    add_resolution(draft, frame, papers)
    persons = gather_persons(draft)
    pledges = gather_pledges(draft, sittings, papers)
    settled = any(p.force == "decide" or (p.force == "agree" and len(p.actors) > 1) for p in pledges)
    if not settled and _unofficial(draft, sittings):
        persons, pledges = [], []
    shares = gather_shares(draft, sittings, papers)
    settle_statuses(
        papers,
        [(row[0], row[1]) for row in shares],
        plan=draft.outline.kind == "plan_of_action",
        published=source.published,
        statement=source.genre == "statement",
        own_day=_made_on(draft, sittings),
        head=_head(draft),
    )
    for person in (*(row[0] for row in persons), *(chair for sitting in sittings for chair in sitting.chairs)):
        seat_in_whole(person, draft.lexicon)
    return make_reading(draft, sittings, papers, persons, pledges, shares)


def _head(draft: Draft) -> int:
    """How many headings stand above a text in a script without spaces; elsewhere the first line alone counts."""
    if draft.language.facts.spaces:
        return 1
    return next((s.index for s in draft.sentences[:_BELOW] if s.kind not in ("title", "heading")), 1) or 1


def _made_on(draft: Draft, sittings: Sequence[Sitting]) -> str | None:
    """The day a text was made, as a line below its title says, or the meeting it reports."""
    day = day_of_head([s for s in draft.sentences[:_BELOW] if s.kind in ("title", "heading")])
    if day is not None:
        return day
    met = next((s for s in sittings if s.reported and s.status == "held"), None)
    return met.end if met is not None and met.end and len(met.end) == _DAY else None


_BELOW, _DAY = 5, 10  # sentences of a head; characters of a date known to the day


def _both_act(sentence: Sentence, both: Sequence[str]) -> bool:
    return any(a.kind == "group" and a.text.lower() in both and _acts(a.end, sentence) for a in sentence.actors)


def _post_speaks(sentence: Sentence) -> bool:
    """A post with its state and no name, and a verb of saying right behind it."""
    posts = {t.end: i for i, t in enumerate(sentence.tokens) if "post" in t.senses}
    ends = (posts[a.end] + 1 for a in sentence.actors if a.kind == "party" and " " in a.text and a.end in posts)
    return any(v.role == "report" for i in ends for t in sentence.tokens[i : i + 1] for v in t.senses.get("verb", ()))


def _unofficial(draft: Draft, sittings: Sequence[Sitting]) -> bool:
    """A report or comment without a meeting and without anyone in office of a party: what it says of parties are its
    writer's expectations, not their pledges."""
    if draft.source.genre not in ("news", "other") or sittings or draft.outline.kind != "plain":
        return False
    if any(
        "ministry" in token.senses
        for sentence in draft.sentences
        if "ministry" in sentence.kinds
        for token in sentence.tokens
    ):
        return False
    spoken = (any(a.kind == "speaker" and _acts(a.end, s) for a in s.actors) for s in draft.sentences)
    if draft.lexicon.language.facts.head == "first":
        if sum(spoken) >= _SPOKEN:
            return False  # "the Prime Minister proposed …", again and again: a name is not needed
        if sum(_told_together(s) for s in draft.sentences) >= _SPOKEN:
            return False  # "the leaders reaffirmed …", "the joint statement also called for …"
    if draft.lexicon.words.infinitive and sum(_both_act(s, draft.lexicon.words.both) for s in draft.sentences) > 1:
        return False  # "the two sides agreed …", again
    if draft.lexicon.words.infinitive and any(_post_speaks(s) for s in draft.sentences):
        return False  # "a Chinese foreign ministry spokesperson said"
    if not draft.language.facts.spaces and sum(_side_speaks(s) for s in draft.sentences) >= _SPOKEN:
        return False  # "the A side reaffirmed …", "the B side will …": the words of those who met
    lay = tuple(draft.lexicon.words.lay_posts)
    known = draft.lexicon.actor_names
    return not any(
        (person.party in known if person.party else person.rank <= HEAD_RANK)
        and (person.post is not None or _speaks(person.end, sentence))
        and person.rank < LAY_RANK
        and not (lay and (person.post or "").lower().startswith(lay))
        for sentence in draft.sentences
        for person in sentence.persons
    )


def _side_speaks(sentence: Sentence) -> bool:
    """One of two sides, called so ("the A side"), opens a sentence and asks, promises or takes a stand."""
    first, behind = (sentence.tokens + sentence.tokens[:1])[:2] if sentence.tokens else (None, None)
    if first is None or behind is None or "side" not in first.senses:
        return False
    return any(verb.force or verb.role == "will" for verb in behind.senses.get("verb", ()))


def _speaks(end: int, sentence: Sentence) -> bool:
    """A verb of saying stands right behind the name."""
    after = next((t for t in sentence.tokens if t.start >= end), None)
    return after is not None and any(verb.role == "report" for verb in after.senses.get("verb", ()))


def _told_together(sentence: Sentence) -> bool:
    """Those who met, their paper, or two parties named together affirm, welcome or agree something: what is told of
    several at once was done at a meeting of theirs, named or not."""
    for actor in sentence.actors:
        led = next((t.senses for t in sentence.tokens if t.start >= actor.start), {})
        several = actor.kind == "party" and (len(actor.parties) > 1 or "member" in led)
        if actor.kind not in ("group", "it") and not several:
            continue
        after = next((t for t in sentence.tokens if t.start >= actor.end and "adverb" not in t.senses), None)
        verbs = after.senses.get("verb", ()) if after is not None else ()
        if any(v.force or v.role == "welcome" or (v.role == "narrate" and v.frame == "stand") for v in verbs):
            return True
    return False


def _acts(end: int, sentence: Sentence) -> bool:
    """A verb of force stands right behind the post."""
    after = next((t for t in sentence.tokens if t.start >= end), None)
    return after is not None and any(verb.force for verb in after.senses.get("verb", ()))


_SPOKEN = 2  # sentences in which somebody in office, known by the post alone, asks or promises
HEAD_RANK = 2  # heads of state and government, whose party need not be said
LAY_RANK = 9  # the rank of those who hold no office


def _here(draft: Draft) -> str | None:
    """Where a report was filed, in English: what "here" means in it."""
    if not draft.source.here:
        return None
    for token in scan_words(draft.source.here, draft.lexicon):
        name = token.senses.get("place")
        if name is not None and name.id in draft.lexicon.registry.places:
            return draft.lexicon.registry.places[name.id].name_en
    return draft.source.here.split(",")[0].strip().title()


def _lists(draft: Draft) -> dict[int, Sentence]:
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
