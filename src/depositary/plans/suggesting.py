"""Suggestions by `depositary.evidence`: the ledger's passages ranked for a plan's lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.evidence import EvidencePassage, EvidencePlan, PlanAction, load_embedder
from depositary.ledger import Ledger
from depositary.ledger.vectors import LedgerVectors
from depositary.plans.review import LedgerPassage, Ranked, Suggest
from depositary.plans.views import PlanView

__all__ = ["suggest_from"]


def suggest_from(ledger: Ledger, *, embedder: str | None = None) -> Suggest:
    """A function that ranks passages of this ledger. embedder: as `load_embedder` takes it.

    Raises: EmbedderMissing.
    """
    from depositary.evidence.ranking import rank_lines

    maker, store = load_embedder(embedder), LedgerVectors(ledger)

    def suggest(view: PlanView, passages: Sequence[LedgerPassage]) -> Iterator[Ranked]:
        asked = [
            EvidencePassage(id=str(place), language=one.language, text=one.text, published=one.published)
            for place, one in enumerate(passages)
        ]
        for ranking in rank_lines([_plan(view)], asked, maker, store):
            for suggestion in ranking.suggestions:
                yield Ranked(
                    passage=int(ranking.passage),
                    line=suggestion.number,
                    score=suggestion.score,
                    reason="; ".join(reason.words for reason in (*suggestion.reasons, *ranking.reasons)),
                )

    return suggest


def _plan(view: PlanView) -> EvidencePlan:
    return EvidencePlan(
        id=view.plan.id,
        title=view.plan.title,
        parties=view.plan.parties,
        actions=tuple(
            PlanAction(number=line.number, text=line.text, headings=line.headings, areas=line.areas or None)
            for line in view.lines
        ),
        period=view.plan.period,
        language=view.plan.language,
    )
