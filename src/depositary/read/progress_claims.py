"""Progress: the shares a text states, tied to their plan and to the day they are as of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from depositary.read.draft import Draft
from depositary.read.instruments import Paper
from depositary.read.meetings import Sitting
from depositary.read.mentions import Sentence
from depositary.read.shares import Share, find_shares
from depositary.registry.shapes import Instrument

__all__ = ["gather_shares"]


def gather_shares(
    draft: Draft, sittings: list[Sitting], papers: list[Paper]
) -> list[tuple[Share, Paper | None, tuple[int, int], str | None, bool]]:
    found = []
    main = [sentence for sentence in draft.sentences if sentence.kind == "main"]
    for _, group in groupby(main, key=lambda sentence: sentence.paragraph):
        sentences = list(group)  # a total stated in one sentence counts for the next
        start = sentences[0].start
        for told in find_shares(draft.text[start : sentences[-1].end], draft.language):
            sentence = next(s for s in reversed(sentences) if s.start <= start + told.figure[0])
            share = told.moved(start - sentence.start)
            paper = _plan_for(sentence, papers, start + told.figure[0], start + told.figure[1])
            if paper is None:
                paper = _plan_of_so_many(draft, share, papers, _named(sentence, sittings))
            as_of, inferred = _as_of(draft, sentence, share, sittings)
            found.append((share, paper, (sentence.start, sentence.end), as_of, inferred))
    return found


def _named(sentence: Sentence, sittings: Sequence[Sitting]) -> set[str]:
    """The parties a sentence names, and those of the meetings reported."""
    told = {party for actor in sentence.actors for party in actor.parties}
    return told | {party for sitting in sittings if sitting.reported for party in sitting.parties}


def _plan_of_so_many(draft: Draft, share: Share, papers: list[Paper], named: set[str]) -> Paper | None:
    """The one known plan of as many action lines as the whole that is told of, where the text tells of no plan and
    names those whose plan it is: many a plan may have as many lines."""
    if share.total is None or not share.of_plans:
        return None
    rows = [row for row in draft.lexicon.registry.instruments.values() if row.action_lines == share.total]
    if len(rows) != 1 or not (parties := _whose(rows[0], draft)) or not parties <= named:
        return None
    told = next((paper for paper in papers if paper.id == rows[0].id), None)
    period = (rows[0].period[0], rows[0].period[1]) if rows[0].period else None
    return told or Paper(rows[0].name_en, None, rows[0].id, rows[0].kind, period, None, None, None, [])


def _whose(row: Instrument, draft: Draft) -> set[str]:
    """Whose plan it is: of its partnership, else as its name says."""
    registry = draft.lexicon.registry
    partnership = registry.partnerships.get(row.partnership or "")
    keys = row.parties or (partnership.parties if partnership is not None else [])
    parties = {registry.actors[key].name_en for key in keys if key in registry.actors}
    return parties or {name for name in draft.lexicon.actor_names if name in row.name_en.split()}


_OWNED = 25  # code points between "57 of 60 lines of" and the plan they are of


def _plan_for(sentence: Sentence, papers: list[Paper], start: int, end: int) -> Paper | None:
    """The plan a figure (from start to end) is of: named right behind it, else the last before it, else the last
    told of."""
    plans = [p for p in papers if p.kind in ("plan_of_action", "work_plan", "other", "vision", "code")]
    here = [p for p in plans if sentence.index in p.sentences]
    strong = [p for p in here if p.kind in ("plan_of_action", "work_plan") or p.period]
    if strong:
        named = [(m, p) for p in strong for m in p.mentions if m.sentence == sentence.index]
        behind = [(m, p) for m, p in named if 0 <= m.start - end <= _OWNED]
        before_it = [(m, p) for m, p in named if m.end <= start]
        if behind:
            return min(behind, key=lambda pair: pair[0].start)[1]
        return max(before_it, key=lambda pair: pair[0].end)[1] if before_it else strong[0]
    if here:
        return here[0]
    before = [p for p in plans if p.kind in ("plan_of_action", "work_plan") or p.period]
    earlier = [p for p in before if min(p.sentences, default=0) <= sentence.index]
    if earlier:
        return max(earlier, key=lambda p: max(i for i in p.sentences if i <= sentence.index))
    return before[0] if before else None


def _as_of(draft: Draft, sentence: Sentence, share: Share, sittings: list[Sitting]) -> tuple[str | None, bool]:
    usable = [t for t in sentence.times if not t.period and t.session is None and not t.vague and t.first]
    page = draft.source.published
    if page:  # a year to come is a goal's, or in a name
        usable = [t for t in usable if t.inferred or t.first[: len(page)] <= page[: len(t.first)]]
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


def _no_later(draft: Draft, value: str, *, inferred: bool) -> str:
    """A figure is never of a day after its page: an inferred year goes back until it is not."""
    published = draft.source.published
    if published and inferred and value[: len(published)] > published[: len(value)]:
        year = int(value[:4]) - 1
        if value[4:] == "-02-29":
            return f"{year}-02-28"
        return f"{year}{value[4:]}"
    return value
