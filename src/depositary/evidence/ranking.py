"""Which action lines a passage may be evidence for, how surely it is evidence at all, and why.

Two steps. The fit of each pair (passage, line) is a sum of matrices: likeness of sentence vectors, content words in
common, areas, parties, places, years. The verdict on the passage weighs its best fit with what it says by itself: who
acts, whether anything was done. Scores are the verdict's probability, shared out among lines by fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from depositary.evidence.cues import count_cues
from depositary.evidence.embedders import Embedder
from depositary.evidence.names import NameBook, NamesFound
from depositary.evidence.records import EvidencePassage, EvidencePlan, PassageRanking, Reason, Suggestion
from depositary.evidence.signs import PassageSigns, read_signs
from depositary.evidence.terms import find_terms
from depositary.evidence.vectors import MemoryVectors, VectorStore, vectors_for
from depositary.evidence.verdict import Case, gather_signs, judge_passage, names_partner, outside_period
from depositary.evidence.weighing import Weights, fit_words, load_weights
from depositary.read.areas import find_areas

if TYPE_CHECKING:
    import numpy.typing as npt

    from depositary.evidence.embedders import Matrix

__all__ = ["Background", "Prepared", "Ranker", "rank_lines"]

_BLOCK = 2048  # passages compared at a time: 1,000 lines make 8 MB a matrix
_TOP = 5
_STEADY = 20  # passages of a language whose mean vector weighs as much as the mean of all
_TELLING = 0.02  # a part of the fit below this is not told
_NEXT = 5  # lines after the best that the margin is measured against


class Prepared(msgspec.Struct, frozen=True):
    """Passages with all that ranking needs of them, in one order: vectors, signs, names."""

    passages: tuple[EvidencePassage, ...]
    vectors: object  # Matrix
    signs: tuple[PassageSigns, ...]
    names: tuple[NamesFound, ...]


class Background:
    """What is usual among passages: mean vector of each language, and how many passages hold a word.

    A new passage is compared against it, so that adding one document does not need all others again.
    """

    def __init__(self) -> None:
        self.sums: dict[str, Matrix] = {}
        self.counts: Counter[str] = Counter()
        self.words: Counter[str] = Counter()

    def learn(self, prepared: Prepared) -> None:
        """Take further passages in."""
        vectors: Matrix = prepared.vectors  # type: ignore[assignment]
        languages = np.array([passage.language for passage in prepared.passages])
        for language in sorted(set(languages.tolist())):
            rows = vectors[languages == language]
            self.sums[language] = self.sums.get(language, 0) + rows.sum(axis=0)
            self.counts[language] += len(rows)
        for signs in prepared.signs:
            self.words.update(signs.terms)

    def mean(self, language: str, width: int) -> Matrix:
        """Mean vector of a language, drawn towards the mean of all the fewer passages it rests on."""
        nothing = np.zeros(width, dtype=np.float32)
        overall = sum(self.sums.values(), nothing) / np.float32(max(1, self.counts.total()))
        own = self.sums.get(language, nothing)
        return np.asarray((own + _STEADY * overall) / (self.counts[language] + _STEADY), dtype=np.float32)


class Ranker:
    """Ranks the lines of some plans for passages. Compile once, ask for any number of passages.

    store: where vectors are kept; weights: other than those shipped.
    """

    def __init__(
        self,
        plans: Sequence[EvidencePlan],
        embedder: Embedder,
        store: VectorStore | None = None,
        *,
        background: Background | None = None,
        weights: Weights | None = None,
    ) -> None:
        self.plans = {plan.id: plan for plan in plans}
        self.book = NameBook(plans)
        self._own = frozenset[str]().union(*(parties.own for parties in self.book.plans.values()))
        self.background = background or Background()
        self.weights = weights or load_weights()
        self._embedder = embedder
        self._store = MemoryVectors() if store is None else store
        self.lines = [(plan, action) for plan in plans for action in plan.actions]
        alone = [action.text for _, action in self.lines]
        under = [" – ".join([plan.title, *action.headings[-1:], action.text]) for plan, action in self.lines]
        self._views = [_centred(vectors_for(texts, embedder, self._store)) for texts in (alone, under)]
        self._plan_of = np.array([list(self.plans).index(plan.id) for plan, _ in self.lines], dtype=np.intp)
        self._terms = [
            [
                term
                for term in find_terms(" ".join([action.text, *action.headings[-1:]]), plan.language)
                if term not in self.book.stems  # names are compared as names
            ]
            for plan, action in self.lines
        ]
        self._vocabulary = {term: number for number, term in enumerate(sorted({t for row in self._terms for t in row}))}
        self._aims = [frozenset(count_cues(action.text, plan.language)) for plan, action in self.lines]
        self._line_words = Counter(term for row in self._terms for term in row)
        areas = [
            action.areas
            if action.areas is not None
            else tuple(find_areas(action.text, plan.language, context=" ".join(action.headings) or None))
            for plan, action in self.lines
        ]
        self._areas = {area: number for number, area in enumerate(sorted({a for row in areas for a in row}))}
        self._line_areas = _indicator(areas, self._areas)
        places = [self.book.places_in(action.text) for _, action in self.lines]
        self._places = {place: number for number, place in enumerate(sorted({p for row in places for p in row}))}
        self._line_places = _indicator(places, self._places)

    def prepare(self, passages: Sequence[EvidencePassage]) -> Prepared:
        """Vectors (from the store or new), signs and names of passages."""
        vectors = vectors_for([passage.text for passage in passages], self._embedder, self._store)
        if not vectors.shape[1]:  # no words anywhere
            vectors = np.zeros((len(passages), self._views[0].shape[1]), dtype=np.float32)
        return Prepared(
            tuple(passages),
            vectors,
            tuple(read_signs(passage) for passage in passages),
            tuple(self.book.find(passage.text, passage.language) for passage in passages),
        )

    def rank(self, prepared: Prepared, *, top: int = _TOP) -> Iterator[PassageRanking]:
        """Each passage's best lines. Learn the passages first (`background.learn`) if they are many."""
        if not self.lines:
            yield from (PassageRanking(passage=p.id, probability=0.0, suggestions=()) for p in prepared.passages)
            return
        for start in range(0, len(prepared.passages), _BLOCK):
            block = slice(start, start + _BLOCK)
            parts = self._compare(prepared, block)
            fit = sum(getattr(self.weights.fit, name) * matrix for name, matrix in parts.items())
            for row, number in enumerate(range(*block.indices(len(prepared.passages)))):
                yield self._ranking(prepared, number, fit[row], parts, row, top)

    def cases(self, prepared: Prepared) -> list[Case]:
        """What the verdict on each passage weighs; for fitting its weights."""
        out = []
        for start in range(0, len(prepared.passages), _BLOCK):
            block = slice(start, start + _BLOCK)
            parts = self._compare(prepared, block)
            fit = sum(getattr(self.weights.fit, name) * matrix for name, matrix in parts.items())
            for row, number in enumerate(range(*block.indices(len(prepared.passages)))):
                order = _best(fit[row], _NEXT + 1)
                found = self._found(prepared, number, fit[row], order)
                out.append(Case(prepared.passages[number].id, self.lines[order[0]][0].id, found))
        return out

    def _compare(self, prepared: Prepared, block: slice) -> dict[str, Matrix]:
        """One matrix (passages of the block × lines) for each part of the fit."""
        passages, signs, names = prepared.passages[block], prepared.signs[block], prepared.names[block]
        vectors: Matrix = prepared.vectors[block]  # type: ignore[index]
        means = {code: self.background.mean(code, vectors.shape[1]) for code in {p.language for p in passages}}
        vectors = _unit(vectors - np.stack([means[passage.language] for passage in passages]))
        cosine = sum(vectors @ view.T for view in self._views) / len(self._views)
        words = self._term_rows(signs) @ self._line_rows().T
        area_rows = _indicator([row.areas for row in signs], self._areas)
        fewer = np.minimum(
            np.array([[max(1, len(row.areas))] for row in signs], dtype=np.float32),
            np.maximum(1, self._line_areas.sum(axis=1))[None, :],
        )
        areas = area_rows @ self._line_areas.T / fewer
        places = _indicator([row.places for row in names], self._places) @ self._line_places.T
        places = places / np.maximum(1, self._line_places.sum(axis=1))[None, :]
        return {
            "cosine": cosine,
            "words": words,
            "areas": areas,
            "partner": self._by_plan(
                lambda plan: [names_partner(self.book.plans[plan.id], self._own, row) for row in names],
            ),
            "places": places,
            "period": self._by_plan(
                lambda plan: [float(outside_period(plan, row)) for row in signs],
            ),
        }

    def _by_plan(self, strengths: Callable[[EvidencePlan], list[float]]) -> Matrix:
        """A sign of passage and plan as a matrix over lines."""
        columns = np.array([strengths(plan) for plan in self.plans.values()], dtype=np.float32)
        return columns.T[:, self._plan_of]

    def _rarity(self, term: str) -> float:
        """How telling a word is: the rarer among lines and passages the more."""
        total = len(self.lines) + self.background.counts.total()
        found = self._line_words[term] + self.background.words[term]
        return max(0.0, float(np.log((total + 1) / (found + 0.5))))

    def _line_rows(self) -> Matrix:
        """Lines × words of the lines, rows of length one."""
        rarity = np.array([self._rarity(term) for term in self._vocabulary], dtype=np.float32)
        return _unit(_indicator(self._terms, self._vocabulary) * rarity)

    def _term_rows(self, signs: Sequence[PassageSigns]) -> Matrix:
        """Passages × words of the lines; all words of a passage count in its length."""
        rarity = np.array([self._rarity(term) for term in self._vocabulary], dtype=np.float32)
        rows = _indicator([row.terms for row in signs], self._vocabulary) * rarity
        lengths = np.array([sum(self._rarity(term) ** 2 for term in row.terms) ** 0.5 for row in signs], np.float32)
        return np.asarray(rows / np.maximum(lengths, 1e-6)[:, None], dtype=np.float32)

    def _found(self, prepared: Prepared, number: int, fit: Matrix, order: npt.NDArray[np.intp]) -> dict[str, float]:
        """The signs of the verdict, against the plan of the best line."""
        plan = self.lines[order[0]][0]
        behind = fit[order[1 : 1 + _NEXT]]
        margin = float(fit[order[0]] - behind.mean()) if len(behind) else 0.0
        return gather_signs(
            float(fit[order[0]]),
            margin,
            plan,
            self.book.plans[plan.id],
            prepared.names[number],
            prepared.signs[number],
            aims=self._aims[order[0]],
        )

    def _ranking(
        self, prepared: Prepared, number: int, fit: Matrix, parts: dict[str, Matrix], row: int, top: int
    ) -> PassageRanking:
        order = _best(fit, max(top, _NEXT + 1))
        probability, reasons = judge_passage(self._found(prepared, number, fit, order), self.weights.verdict)
        suggestions = []
        for place in order[:top]:
            plan, action = self.lines[place]
            share = float(np.exp((fit[place] - fit[order[0]]) / self.weights.spread))
            suggestions.append(
                Suggestion(
                    plan=plan.id,
                    number=action.number,
                    score=probability * share,
                    reasons=tuple(self._fit_reasons({name: float(m[row, place]) for name, m in parts.items()})),
                )
            )
        return PassageRanking(
            passage=prepared.passages[number].id,
            probability=probability,
            suggestions=tuple(suggestions),
            reasons=reasons,
        )

    def _fit_reasons(self, strengths: dict[str, float]) -> Iterator[Reason]:
        """Why this line rather than another, weightiest first."""
        weighed = [(name, strength * getattr(self.weights.fit, name)) for name, strength in strengths.items()]
        for name, weight in sorted(weighed, key=lambda item: -abs(item[1])):
            if abs(weight) >= _TELLING:
                yield Reason(name, fit_words(name, strengths[name]), round(weight, 3))


def rank_lines(
    plans: Sequence[EvidencePlan],
    passages: Sequence[EvidencePassage],
    embedder: Embedder,
    store: VectorStore | None = None,
    *,
    top: int = _TOP,
) -> list[PassageRanking]:
    """Rank the lines of `plans` for each passage, all passages being what is usual. For a growing ledger keep a
    `Ranker` and its `Background` instead."""
    ranker = Ranker(plans, embedder, store)
    prepared = ranker.prepare(passages)
    ranker.background.learn(prepared)
    return list(ranker.rank(prepared, top=top))


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def _centred(rows: Matrix) -> Matrix:
    """Less their mean: what all lines share tells nothing of any."""
    return _unit(rows - rows.mean(axis=0)) if len(rows) > 1 else rows


def _indicator(rows: Sequence[Iterable[str]], columns: Mapping[str, int]) -> Matrix:
    out = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for number, row in enumerate(rows):
        for item in row:
            if item in columns:
                out[number, columns[item]] = 1
    return out


def _best(fit: Matrix, count: int) -> npt.NDArray[np.intp]:
    """Places of the best, best first; of equals the earlier line."""
    kept = np.sort(np.argpartition(-fit, count)[:count]) if count < len(fit) else np.arange(len(fit))
    return kept[np.argsort(-fit[kept], kind="stable")]
