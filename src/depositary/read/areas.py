"""Areas of cooperation: a commitment's wording → one to three area codes.

What points to an area is data (`languages/<code>/areas.yml`); this module only weighs it. A strong term names an area,
a weak one goes with it, a faint one counts only where nothing else speaks, and a cancelling phrase contains a term but
means something else. The longest phrase at a place wins, so "climate finance" is not read as "climate" and "finance"
unless both areas list it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from depositary.languages import load_language
from depositary.read.wordlist import strip_marks

__all__ = ["AreaTerms", "find_areas"]

_STRONG, _WEAK, _FAINT = 3.0, 2.0, 1.0
_REPEAT = 0.25  # what a further term adds to an area already found; never lifts a weak term to a strong one alone
_KEPT = 0.9  # an area this far behind the best is left out


class AreaTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The terms of one area in one language (see the head of languages/en/areas.yml)."""

    strong: list[str] = []
    weak: list[str] = []
    faint: list[str] = []
    cancel: list[str] = []


class _Terms:
    """One language's terms of all areas, compiled: an automaton and, for each pattern, what it says of which area."""

    def __init__(self, code: str, *, plain: bool) -> None:
        language = load_language(code)
        self.plain = plain
        self.spaced = language.facts.spaces
        table = language.table("areas", dict[str, AreaTerms])
        said: dict[str, dict[str, float]] = {}
        for area, terms in table.items():
            listed = ((_FAINT, terms.faint), (_WEAK, terms.weak), (_STRONG, terms.strong), (0.0, terms.cancel))
            for weight, words in listed:
                for word in words:
                    if plain and " " not in word and not word.isascii():
                        continue  # one syllable without its accents may be anything
                    said.setdefault(self._pattern(word), {})[area] = weight
        patterns = sorted(said, key=len)
        self.weights = _inherited(patterns, said)
        self.automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)

    def _pattern(self, term: str) -> str:
        stem = term.endswith("*")
        folded = self.fold(term.rstrip("*"))
        return folded[:-1] if stem and self.spaced else folded

    def fold(self, text: str) -> str:
        """Lower case; in spaced languages each word between its own spaces, so that no boundary need be tested."""
        text = unicodedata.normalize("NFC", text).lower()
        if self.plain:
            text = strip_marks(text)
        if not self.spaced:
            return "".join(text.split())
        words = _BETWEEN_WORDS.sub("  ", text).strip()
        return f" {words} " if words else ""

    def found(self, text: str) -> Iterator[dict[str, float]]:
        for pattern, _, _ in self.automaton.find_matches_as_indexes(self.fold(text)):
            yield self.weights[pattern]


_BETWEEN_WORDS = re.compile(r"[\W_]+")


def _inherited(patterns: list[str], said: dict[str, dict[str, float]]) -> list[dict[str, float]]:
    """What each pattern says, with what the longest patterns inside it say of the areas it is silent about."""
    inside = AhoCorasick(patterns, matchkind=MatchKind.Standard)
    weights: list[dict[str, float]] = []
    for index, pattern in enumerate(patterns):
        hits = [
            (start, end, other)
            for other, start, end in inside.find_matches_as_indexes(pattern, overlapping=True)
            if other != index
        ]
        own: dict[str, float] = {}
        for start, end, other in hits:
            if any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in hits):
                continue
            for area, weight in weights[other].items():
                own[area] = max(weight, own.get(area, 0.0))
        weights.append({**own, **said[pattern]})
    return weights


@cache
def _terms(language: str, plain: bool) -> _Terms:
    """plain: compare without accents, for a text typed without them."""
    return _Terms(language, plain=plain)


def find_areas(text: str, language: str, limit: int = 3, context: str | None = None) -> list[str]:
    """Name the areas a commitment's content belongs to, the surest first.

    text: the content, a phrase or a sentence; context: what to ask if `text` itself names no area (the instrument the
    commitment serves, the heading it stands under).
    Returns: at most `limit` area codes; none if no term is found.
    """
    terms = _terms(language, text.isascii())
    scores = dict(_scores(terms, text))
    if context and max(scores.values(), default=0.0) < _WEAK:
        for area, score in _scores(terms, context).items():
            if score >= _WEAK:
                scores[area] = max(score - _FAINT, scores.get(area, 0.0))
    if not scores:
        return []
    best = max(scores.values())
    ranked = sorted(scores.items(), key=lambda item: -item[1])  # stable: first mentioned first
    return [area for area, score in ranked if score >= best - _KEPT][:limit]


@lru_cache(maxsize=256)  # several deeds of one sentence ask about it, and all of a section about its heading
def _scores(terms: _Terms, text: str) -> Mapping[str, float]:
    scores: dict[str, float] = {}
    for weights in terms.found(text):
        for area, weight in weights.items():
            if not weight:
                continue
            before = scores.get(area, 0.0)
            scores[area] = max(before, weight) + (_REPEAT * weight / _STRONG if before else 0.0)
    return scores
