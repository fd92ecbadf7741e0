"""Whether a passage reads like one that tells of a deed under a plan, by its vector alone, whatever its language.

Enters: example passages of each language (`languages/<code>/deeds.yml`), embedded like any other text. Leaves: a
direction in the space of vectors, learnt from them. Words tell a deed from a wish, an opinion or an affair at home only
where the word lists know them; the meaning of the whole sentence does so for words nobody has listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from depositary.evidence.embedders import Embedder
from depositary.evidence.vectors import VectorStore, vector_key, vectors_for
from depositary.languages import known_languages, load_language

if TYPE_CHECKING:
    import numpy.typing as npt

    from depositary.evidence.embedders import Matrix

    Weights = npt.NDArray[np.float64]

__all__ = ["Deeds", "Example", "load_examples"]

_PULL = 1.0  # towards no direction at all: there are more numbers in a vector than examples
_STEPS = 30
_MOST = 3.0  # log-odds: what one sign may say


class Example(msgspec.Struct, frozen=True):
    """shown: it tells of something done, or firmly promised, by the parties of a plan and as its lines ask."""

    text: str
    language: str
    shown: bool


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """deeds.yml. shown: passages that are evidence for a line of a plan; none: ones that only look like it."""

    shown: list[str]
    none: list[str]


@cache
def load_examples() -> tuple[Example, ...]:
    """The examples of all languages that have some. Raises: DataError."""
    found: list[Example] = []
    for code in known_languages():
        language = load_language(code)
        if (language.folder / "deeds.yml").is_file():
            rows = language.table("deeds", _File)
            found += [Example(text, code, True) for text in rows.shown]
            found += [Example(text, code, False) for text in rows.none]
    return tuple(found)


class Deeds:
    """The direction learnt from examples. Of an embedder that makes no vectors, none: it says nothing."""

    def __init__(self, embedder: Embedder, store: VectorStore, examples: Sequence[Example] | None = None) -> None:
        examples = load_examples() if examples is None else examples
        key = vector_key(
            repr([(one.language, one.shown, one.text) for one in examples]), f"deeds {embedder.fingerprint}"
        )
        kept = store.get_vectors([key]).get(key)
        if kept is None:
            kept = _learn_from(examples, embedder, store).astype("<f8").tobytes()
            store.put_vectors([(key, kept)])
        self._weights = np.frombuffer(kept, dtype="<f8")

    def weigh(self, vectors: Matrix) -> list[float]:
        """Log-odds, within ±3, that each passage tells of a deed. vectors: less their language's mean, length one."""
        if len(self._weights) != vectors.shape[1] + 1:
            return [0.0] * len(vectors)
        found = vectors.astype(np.float64) @ self._weights[:-1] + self._weights[-1]
        return [float(value) for value in np.clip(found, -_MOST, _MOST)]


def _learn_from(examples: Sequence[Example], embedder: Embedder, store: VectorStore) -> Weights:
    vectors = vectors_for([example.text for example in examples], embedder, store)
    answers = np.array([example.shown for example in examples], dtype=np.float64)
    if vectors.shape[1] < 2 or not 0 < answers.sum() < len(answers):
        return np.zeros(0)
    return _learn(_centred(vectors, [example.language for example in examples]), answers)


def _centred(vectors: Matrix, languages: Sequence[str]) -> Matrix:
    rows = vectors.copy()
    for language in set(languages):
        own = np.array([one == language for one in languages])
        rows[own] -= rows[own].mean(axis=0)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def _learn(
    vectors: Matrix, answers: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Logistic regression by Newton's method; the last weight is the base, which is free."""
    rows = np.hstack([vectors.astype(np.float64), np.ones((len(vectors), 1))])
    pull = np.full(rows.shape[1], _PULL)
    pull[-1] = 1e-3
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - answers) + pull * weights
        step = np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + np.diag(pull), slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights
