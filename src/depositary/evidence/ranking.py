"""Which action lines a passage may be evidence for, how surely it is evidence at all, and why.

Two steps. The fit of each pair (passage, line) is a sum of matrices: likeness of sentence vectors, content words in
common, areas, parties, places, years. The verdict on the passage weighs its best fit with what it says by itself: who
acts, whether anything was done. Scores are the verdict's probability, shared out among lines by fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from depositary.evidence.comparing import Background, LineIndex, Prepared
from depositary.evidence.cues import count_cues
from depositary.evidence.deeds import Deeds, Example
from depositary.evidence.embedders import Embedder
from depositary.evidence.names import NameBook
from depositary.evidence.records import EvidencePassage, EvidencePlan, PassageRanking, Reason, Suggestion
from depositary.evidence.vectors import MemoryVectors, VectorStore, signs_for, vectors_for
from depositary.evidence.verdict import Case, gather_signs, judge_passage
from depositary.evidence.weighing import Weights, fit_words, load_weights

if TYPE_CHECKING:
    import numpy.typing as npt

    from depositary.evidence.embedders import Matrix

__all__ = ["Background", "Prepared", "Ranker", "rank_lines"]

_BLOCK = 2048  # passages compared at a time: 1,000 lines make 8 MB a matrix
_TOP = 5
_NEXT = 5  # lines after the best that the margin is measured against
_TELLING = 0.02  # a part of the fit below this is not told


class Ranker:
    """Ranks the lines of some plans for passages. Compile once, ask for any number of passages.

    store: where vectors are kept; background: what is usual among passages, to be taught with `learn`; weights,
    examples of deeds: other than those shipped.
    """

    def __init__(
        self,
        plans: Sequence[EvidencePlan],
        embedder: Embedder,
        store: VectorStore | None = None,
        *,
        background: Background | None = None,
        weights: Weights | None = None,
        examples: Sequence[Example] | None = None,
    ) -> None:
        self.background = background or Background()
        self.weights = weights or load_weights()
        self.lines = [(plan, action) for plan in plans for action in plan.actions]
        self._book = NameBook(plans)
        self._embedder = embedder
        self._store = MemoryVectors() if store is None else store
        self._aims = [frozenset(count_cues(action.text, plan.language)) for plan, action in self.lines]
        alone = [action.text for _, action in self.lines]
        under = [" – ".join([plan.title, *action.headings[-1:], action.text]) for plan, action in self.lines]
        views = [vectors_for(texts, embedder, self._store) for texts in (alone, under)]
        self._width = views[0].shape[1]
        self._index = LineIndex(plans, self._book, views)
        self._deeds = Deeds(embedder, self._store, examples)

    def prepare(self, passages: Sequence[EvidencePassage]) -> Prepared:
        """Vectors (from the store or new), signs and names of passages."""
        vectors = vectors_for([passage.text for passage in passages], self._embedder, self._store)
        if not vectors.shape[1]:  # no words anywhere
            vectors = np.zeros((len(passages), self._width), dtype=np.float32)
        return Prepared(
            tuple(passages),
            vectors,
            tuple(signs_for(passages, self._store)),
            tuple(self._book.find(passage.text, passage.language) for passage in passages),
        )

    def learn(self, prepared: Prepared) -> None:
        """Take passages into the background; do so before ranking them, if they are the first."""
        self.background.learn(prepared)

    def rank(self, prepared: Prepared, *, top: int = _TOP, least: float = 0.0) -> Iterator[PassageRanking]:
        """Each passage's best lines, at most `top`, those of a score of `least` or more."""
        if not self.lines:
            yield from (PassageRanking(passage=p.id, probability=0.0, suggestions=()) for p in prepared.passages)
            return
        for some in _blocks(prepared):
            parts, fit = self._fit(some)
            deeds = self._deeds.weigh(self.background.centre(some))
            order = _best(fit, max(top, _NEXT + 1))
            fits = np.take_along_axis(fit, order, axis=1)
            shares = np.exp((fits - fits[:, :1]) / self.weights.spread).tolist()
            strengths = {name: np.take_along_axis(matrix, order, axis=1).tolist() for name, matrix in parts.items()}
            for number, passage in enumerate(some.passages):
                found = self._signs(some, number, order[number, 0], fits[number].tolist(), deeds[number])
                probability, reasons = judge_passage(found, self.weights.verdict)
                suggestions: list[Suggestion] = []
                for place, line in enumerate(order[number, :top].tolist()):
                    score = probability * shares[number][place]
                    if score < least:
                        break
                    plan, action = self.lines[line]
                    why = self._reasons({name: values[number][place] for name, values in strengths.items()})
                    suggestions.append(Suggestion(plan=plan.id, number=action.number, score=score, reasons=why))
                yield PassageRanking(
                    passage=passage.id, probability=probability, suggestions=tuple(suggestions), reasons=reasons
                )

    def cases(self, prepared: Prepared) -> list[Case]:
        """What the verdict on each passage weighs; for fitting its weights."""
        out = []
        for some in _blocks(prepared):
            _, fit = self._fit(some)
            deeds = self._deeds.weigh(self.background.centre(some))
            order = _best(fit, _NEXT + 1)
            fits = np.take_along_axis(fit, order, axis=1).tolist()
            for number, passage in enumerate(some.passages):
                found = self._signs(some, number, order[number, 0], fits[number], deeds[number])
                out.append(Case(passage.id, self.lines[order[number, 0]][0].id, found))
        return out

    def _fit(self, some: Prepared) -> tuple[dict[str, Matrix], Matrix]:
        """The parts of the fit, and their weighed sum."""
        parts = self._index.compare(some, self.background)
        fit = np.zeros((len(some.passages), len(self.lines)), dtype=np.float32)
        for name, matrix in parts.items():
            fit += np.float32(getattr(self.weights.fit, name)) * matrix
        return parts, fit

    def _signs(self, some: Prepared, number: int, line: int, fits: list[float], deed: float) -> dict[str, float]:
        """The signs of the verdict, against the plan of the best line. fits: of the best lines, best first."""
        plan = self.lines[line][0]
        behind = fits[1 : 1 + _NEXT]
        return gather_signs(
            fits[0],
            fits[0] - sum(behind) / len(behind) if behind else 0.0,
            plan,
            self._book.plans[plan.id],
            some.names[number],
            some.signs[number],
            aims=self._aims[line],
            deed=deed,
        )

    def _reasons(self, strengths: dict[str, float]) -> tuple[Reason, ...]:
        """Why this line rather than another, weightiest first."""
        fit = self.weights.fit
        weighed = {name: strength * getattr(fit, name) for name, strength in strengths.items() if strength}
        telling = sorted((name for name in weighed if abs(weighed[name]) >= _TELLING), key=lambda n: -abs(weighed[n]))
        return tuple(Reason(name, fit_words(name, strengths[name]), round(weighed[name], 3)) for name in telling)


def rank_lines(
    plans: Sequence[EvidencePlan],
    passages: Sequence[EvidencePassage],
    embedder: Embedder,
    store: VectorStore | None = None,
    *,
    top: int = _TOP,
) -> list[PassageRanking]:
    """Rank the lines of `plans` for each passage, these passages being what is usual.

    For a growing ledger keep a `Ranker` and its `Background` instead.
    """
    ranker = Ranker(plans, embedder, store)
    prepared = ranker.prepare(passages)
    ranker.learn(prepared)
    return list(ranker.rank(prepared, top=top))


def _blocks(prepared: Prepared) -> Iterator[Prepared]:
    for start in range(0, len(prepared.passages), _BLOCK):
        yield prepared.part(slice(start, start + _BLOCK))


def _best(fit: Matrix, count: int) -> npt.NDArray[np.intp]:
    """For each row the places of its best, best first; of equals the earlier line."""
    if count < fit.shape[1]:
        kept = np.sort(np.argpartition(-fit, count, axis=1)[:, :count], axis=1)
    else:
        kept = np.broadcast_to(np.arange(fit.shape[1]), fit.shape)
    order = np.argsort(-np.take_along_axis(fit, kept, axis=1), axis=1, kind="stable")
    return np.take_along_axis(kept, order, axis=1)
