"""Whose plan a plan of action is: those it names together, else those of its title.

In: the sentences of a plan and the parties of the meeting it tells of first. Out: the English names of its parties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import Sentence
from depositary.read.party_signs import unique

__all__ = ["plan_parties"]

_HEAD = 14  # sentences in which the parties of a plan are named
_TITLE = 3  # sentences of which one may be the title
_PLANS = ("plan_of_action", "work_plan")


def plan_parties(sentences: Sequence[Sentence], met: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """met: the parties of the meeting the plan tells of first, whose plan it is where it names nobody else."""
    counts = Counter(a.parties for s in sentences[:_HEAD] for a in s.actors if len(a.parties) > 1)
    if counts:
        return max(counts, key=lambda parties: counts[parties])
    return met or _of_title(sentences, lexicon)


def _of_title(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[str, ...]:
    """ "A-B Plan of Action", "Five-Year Plan of the C Cooperation"; of what a plan is about ("Plan of Action on A")
    only two together, or the states of a circle, which has no will of its own."""
    for sentence in sentences[:_TITLE]:
        plan = next((paper for paper in sentence.instruments if paper.kind in _PLANS), None)
        if plan is None:
            continue
        topics = [
            t.start for t in sentence.tokens if "about" in t.senses or t.text.lower() in lexicon.words.topic_words
        ]
        end = min(topics, default=sentence.end)
        tokens = [t for t in sentence.tokens if "party" in t.senses]
        everyone = unique(str(t.senses["party"]) for t in tokens) or _inside(plan.title or "", lexicon)
        named = unique(str(t.senses["party"]) for t in tokens if t.start < end) or everyone
        if len(named) > 1:
            return named
        circles = {row.name_en for row in lexicon.registry.actors.values() if row.kind == "forum"}
        if named and named[0] in circles and lexicon.members.get(named[0]):
            return tuple(sorted(lexicon.members[named[0]]))
        return named if (tokens and tokens[0].start < end) or plan.id else ()
    return ()


def _inside(title: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The actors whose names a title that is known as a whole holds, in their order; the longest name at a place."""
    spaces, code = lexicon.language.facts.spaces, lexicon.language.code
    title, found = _folded(title), dict[int, tuple[int, str]]()
    for row in lexicon.registry.actors.values():
        for name in (*row.names.get(code, ()), *(row.acronyms if spaces else ())):
            at = title.find(_folded(name))
            end = at + len(name)
            if at < 0 or (spaces and (title[at - 1 : at].isalnum() or title[end : end + 1].isalnum())):
                continue
            if end > found.get(at, (0, ""))[0]:
                found[at] = end, row.name_en
    reached, named = 0, list[str]()
    for at, (end, name) in sorted(found.items()):
        if at >= reached:
            reached = end
            named.append(name)
    return unique(named)


def _folded(name: str) -> str:
    return name.replace("—", "-").replace("–", "-")
