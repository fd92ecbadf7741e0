"""What sort of paper it is, where its noun alone does not tell.

In: a paper without an English name, the sentences of its document, at which sittings papers were adopted. Out: its
kind, or none. One word stands for joint declarations and statements: it is a declaration where those who meet there
make declarations, or where organisations declared such things together. A plan for something ("recovery plan") is not
the plan by which parties work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention, Sentence
from depositary.read.paper_sittings import AdoptedAt

__all__ = ["told_kind"]


class Told(Protocol):
    """A paper as far as its document tells."""

    title_en: str | None
    title: str | None
    id: str | None
    kind: str
    period: tuple[int, int] | None
    date: str | None
    mentions: list[InstrumentMention]
    sentences: list[int]


def told_kind(paper: Told, sentences: Sequence[Sentence], adopted_at: AdoptedAt, lexicon: Lexicon) -> str | None:
    """Another kind than the noun's, if more is known of the paper."""
    if paper.title_en is None and paper.id is None and paper.mentions:
        if paper.kind == "statement":
            return _joint_kind(paper, sentences, adopted_at, lexicon)
        if paper.kind == "work_plan" and not paper.period and _for_something(paper.title or "", lexicon):
            return "other"
    return None


def _for_something(title: str, lexicon: Lexicon) -> bool:
    """A plan called by the bare noun and by what it is for."""
    low, first = title.lower().strip('《》“”"「」'), lexicon.language.facts.head == "first"
    ends = low.startswith if first else low.endswith
    nouns = [noun for noun in lexicon.words.instruments.get("work_plan", ()) if ends(noun)]
    return bool(nouns) and max(nouns, key=len) in lexicon.words.bare_plans and len(low) > len(max(nouns, key=len))


def _joint_kind(paper: Told, sentences: Sequence[Sentence], adopted_at: AdoptedAt, lexicon: Lexicon) -> str | None:
    words, low = lexicon.words, (paper.title or "").lower()
    noun = next((n for n in words.joint_papers if low.startswith(n) or low.endswith(n)), None)
    if noun is None:
        return None
    telling = [sentences[index] for index in paper.sentences]
    inside = [
        token.senses["mechanism"].id
        for mention, sentence in zip(paper.mentions, telling, strict=True)
        for token in sentence.tokens
        if "mechanism" in token.senses and mention.start <= token.start < mention.end
    ]
    sitting = adopted_at.sitting(telling[0])
    if not inside and sitting is not None and sitting.mechanism and all(mention.generic for mention in paper.mentions):
        inside = [sitting.mechanism]
    for mechanism in inside:
        row = lexicon.registry.mechanisms.get(mechanism)
        if row is not None and row.papers is not None:
            return row.papers
    year = int(paper.date[:4]) if paper.date else _NEVER
    about = any(not until or year <= until for word, until in words.declared_about.items() if word in low)
    return "declaration" if about and _of_organisations(telling, lexicon) else None


_NEVER = 9999


def _of_organisations(sentences: Iterable[Sentence], lexicon: Lexicon) -> bool:
    ids = {getattr(t.senses.get("actor"), "id", "") for sentence in sentences for t in sentence.tokens}
    rows = (lexicon.registry.actors.get(one) for one in ids if one)
    return any(row is not None and row.kind == "organisation" for row in rows)
