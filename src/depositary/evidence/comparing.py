"""How well each passage fits each line, as matrices: vectors, words, areas, places, parties, years.

In: the plans' lines, compiled once, and a block of prepared passages. Out: one matrix (passages × lines) a part of the
fit. `Background` holds what is usual among passages, so that one added later is measured as the others were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from depositary.evidence.names import NameBook, NamesFound
from depositary.evidence.records import EvidencePassage, EvidencePlan
from depositary.evidence.signs import PassageSigns
from depositary.evidence.terms import find_terms
from depositary.evidence.verdict import names_partner, outside_period
from depositary.read.areas import find_areas

if TYPE_CHECKING:
    from depositary.evidence.embedders import Matrix

__all__ = ["Background", "LineIndex", "Prepared"]

_STEADY = 20  # passages of a language whose mean vector weighs as much as the mean of all


class Prepared(msgspec.Struct, frozen=True):
    """Passages with all that ranking needs of them, in one order: vectors (a row each), signs, names."""

    passages: tuple[EvidencePassage, ...]
    vectors: Matrix
    signs: tuple[PassageSigns, ...]
    names: tuple[NamesFound, ...]

    def lightened(self) -> Prepared:
        """The same in less memory: without the words, which ranking no longer needs, and vectors in half the bits."""
        bare = tuple(msgspec.structs.replace(passage, text="") for passage in self.passages)
        return Prepared(bare, self.vectors.astype(np.float16), self.signs, self.names)

    def part(self, block: slice) -> Prepared:
        """Some of them."""
        return Prepared(self.passages[block], self.vectors[block], self.signs[block], self.names[block])


class Background:
    """What is usual among passages: mean vector of each language, and how many passages hold a word."""

    def __init__(self) -> None:
        self.sums: dict[str, Matrix] = {}
        self.counts: Counter[str] = Counter()
        self.words: Counter[str] = Counter()

    def learn(self, prepared: Prepared) -> None:
        """Take further passages in."""
        languages = np.array([passage.language for passage in prepared.passages])
        for language in sorted(set(languages.tolist())):
            rows = prepared.vectors[languages == language]
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

    def centre(self, some: Prepared) -> Matrix:
        """The vectors of passages less their languages' means, of length one."""
        means = {code: self.mean(code, some.vectors.shape[1]) for code in {p.language for p in some.passages}}
        return _unit(some.vectors.astype(np.float32) - np.stack([means[passage.language] for passage in some.passages]))


class LineIndex:
    """The lines of some plans, ready to be compared. views: vectors of the lines, one matrix a way of writing them."""

    def __init__(self, plans: Sequence[EvidencePlan], book: NameBook, views: Sequence[Matrix]) -> None:
        self._plans, self._book = plans, book
        self._own = frozenset[str]().union(*(parties.own for parties in book.plans.values()))
        lines = [(plan, action) for plan in plans for action in plan.actions]
        self._plan_of = np.array([plans.index(plan) for plan, _ in lines], dtype=np.intp)
        self._vectors = np.asarray(sum(_centred(view) for view in views) / len(views), dtype=np.float32)
        terms = [find_terms(" ".join([action.text, *action.headings[-1:]]), plan.language) for plan, action in lines]
        self._terms = [[term for term in row if term not in book.stems] for row in terms]  # names are compared as names
        self._words = Counter(term for row in self._terms for term in row)
        self._columns = _numbered(self._terms)
        areas = [
            action.areas
            if action.areas is not None
            else find_areas(action.text, plan.language, context=" ".join(action.headings) or None)
            for plan, action in lines
        ]
        self._area_columns = _numbered(areas)
        self._areas = _indicator(areas, self._area_columns)
        places = [book.places_in(action.text) for _, action in lines]
        self._place_columns = _numbered(places)
        self._places = _indicator(places, self._place_columns)

    def compare(self, some: Prepared, background: Background) -> dict[str, Matrix]:
        """One matrix for each part of the fit (fields of `weighing.Fit`)."""
        vectors = background.centre(some)
        area_rows = _indicator([row.areas for row in some.signs], self._area_columns)
        fewer = np.minimum(
            np.array([[max(1, len(row.areas))] for row in some.signs], dtype=np.float32),
            np.maximum(1, self._areas.sum(axis=1))[None, :],
        )
        places = _indicator([row.places for row in some.names], self._place_columns) @ self._places.T
        return {
            "cosine": vectors @ self._vectors.T,
            "words": self._compare_words(some.signs, background),
            "areas": area_rows @ self._areas.T / fewer,
            "partner": self._by_plan(
                lambda plan: [names_partner(self._book.plans[plan.id], self._own, row) for row in some.names]
            ),
            "places": places / np.maximum(1, self._places.sum(axis=1))[None, :],
            "period": self._by_plan(lambda plan: [float(outside_period(plan, row)) for row in some.signs]),
        }

    def _by_plan(self, strengths: Callable[[EvidencePlan], list[float]]) -> Matrix:
        """A sign of passage and plan as a matrix over lines."""
        columns = np.array([strengths(plan) for plan in self._plans], dtype=np.float32)
        return columns.T[:, self._plan_of]

    def _compare_words(self, signs: Sequence[PassageSigns], background: Background) -> Matrix:
        """Content words in common, the more telling the rarer among lines and passages; 1: the same words."""
        total = len(self._terms) + background.counts.total()
        rarity: dict[str, float] = {}
        for term in {*self._columns, *(term for row in signs for term in row.terms)}:
            rarity[term] = max(0.0, float(np.log((total + 1) / (self._words[term] + background.words[term] + 0.5))))
        weights = np.array([rarity[term] for term in self._columns], dtype=np.float32)
        lines = _unit(_indicator(self._terms, self._columns) * weights)
        lengths = np.array([sum(rarity[term] ** 2 for term in row.terms) ** 0.5 for row in signs], dtype=np.float32)
        rows = _indicator([row.terms for row in signs], self._columns) * weights / np.maximum(lengths, 1e-6)[:, None]
        return np.asarray(rows @ lines.T, dtype=np.float32)


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def _centred(rows: Matrix) -> Matrix:
    """Less their mean: what all lines share tells nothing of any."""
    return _unit(rows - rows.mean(axis=0)) if len(rows) > 1 else rows


def _numbered(rows: Sequence[Iterable[str]]) -> dict[str, int]:
    return {item: number for number, item in enumerate(sorted({item for row in rows for item in row}))}


def _indicator(rows: Sequence[Iterable[str]], columns: Mapping[str, int]) -> Matrix:
    out = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for number, row in enumerate(rows):
        places = [columns[item] for item in row if item in columns]
        if places:
            out[number, places] = 1
    return out
