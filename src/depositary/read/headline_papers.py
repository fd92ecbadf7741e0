"""Papers a headline speaks of without their name: "A, B Adopt New Plan of Action" above a report that names the plan.

In: the papers of a document, in the order in which they are named. Out: those, without a headline's twin of one that
is named further down.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from depositary.read.lexicon import Lexicon

__all__ = ["only_noun", "without_headline_twins"]


class _Paper(Protocol):
    kind: str
    title: str | None
    period: tuple[int, int] | None
    date: str | None
    status: str | None
    sentences: list[int]


P = TypeVar("P", bound=_Paper)


def without_headline_twins(papers: list[P], lexicon: Lexicon) -> list[P]:
    """A plan named by its noun alone in the first sentence, where one plan alone of that kind and standing follows."""
    if not papers or not lexicon.language.facts.spaces or lexicon.language.facts.head != "last":
        return papers
    first = papers[0]
    if first.sentences[:1] != [0] or not only_noun(first.title, first.kind, lexicon):
        return papers
    alike = (p for p in papers[1:] if p.kind == first.kind and p.status == first.status)
    twins = [p for p in alike if _soon(p.sentences) and first.period in (None, p.period)]
    if len(twins) != 1:
        return papers
    twins[0].date = twins[0].date or first.date
    return papers[1:]


def _soon(sentences: Sequence[int]) -> bool:
    return bool(sentences) and sentences[0] <= _LEAD


_LEAD = 4  # sentences in which a report names what its headline spoke of


def only_noun(title: str | None, kind: str, lexicon: Lexicon) -> bool:
    """ "Plan of Action", "New Action Plan"."""
    words = lexicon.words
    low = (title or "").lower()
    for word in words.successors:
        low = low.removeprefix(f"{word} ")
    return bool(low) and low in {form.lower() for form in words.instruments.get(kind, ())}
