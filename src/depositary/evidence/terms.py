"""The content words of a text as English stems, so that texts of any language can be compared word by word."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from depositary.languages import load_language
from depositary.read.gloss import gloss
from depositary.registry import load_registry
from depositary.tables import load_table

__all__ = ["find_terms", "uninformative"]

_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*\d|\d")
_LONGEST = 7  # letters of a stem that count: "navigation" and "navigational" are one


class _Stemming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """registry/evidence.yml: English words that tell nothing, endings cut off, and words that mean the same."""

    stop: list[str]
    endings: list[str]
    alike: list[list[str]]


@cache
def _rules() -> tuple[frozenset[str], tuple[str, ...], dict[str, str]]:
    rules = load_table(load_registry().folder / "evidence.yml", _Stemming)
    endings = tuple(sorted(rules.endings, key=len, reverse=True))
    alike = {_cut(word, endings): _cut(row[0], endings) for row in rules.alike for word in row}
    return frozenset(rules.stop), endings, alike


def uninformative() -> frozenset[str]:
    """English words that tell nothing of a subject, months among them."""
    return _rules()[0]


def _cut(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:_LONGEST]


@cache
def _has_glossary(language: str) -> bool:
    return (load_language(language).folder / "glossary").is_dir()


def find_terms(text: str, language: str) -> tuple[str, ...]:
    """Stems of the words that tell something, sorted, each once; figures as written without signs inside."""
    english = gloss(text, language, max_words=400)[0] if _has_glossary(language) else text
    stop = uninformative()
    found = set()
    for match in _WORD.finditer(english):
        word = match.group().lower()
        if word[0].isdigit():
            found.add(word.replace(",", "").replace(".", ""))
        elif word not in stop:
            found.add(_stem(word))
    return tuple(sorted(found))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    _, endings, alike = _rules()
    stem = _cut(word, endings)
    return alike.get(stem, stem)
