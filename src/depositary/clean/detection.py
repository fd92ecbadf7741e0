"""Language: told by script and letters first, by its commonest words then; a text in no language at hand is refused.

Counting words of languages nobody reads (foreign.yml) is what keeps a French or Indonesian page from being taken for
one that is read: a choice among the languages at hand alone always finds one.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec

from depositary.clean.knowledge import load_knowledge, plain
from depositary.errors import UnsupportedLanguage
from depositary.languages import known_languages
from depositary.tables import load_table

__all__ = ["detect_language", "score_languages"]

_SAMPLE = 2_400  # characters, from three places; more change nothing
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "han": re.compile("[\u3400-\u9fff]+"),
    "kana": re.compile("[\u3040-\u30ff]+"),
    "hangul": re.compile("[\uac00-\ud7af]+"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"),
}
_SENTENCE = 25  # characters that a line of running text has at least
_ENOUGH = 60  # characters of such lines that tell the language
_HAN_WORD = 3  # letters of Latin that a Chinese character weighs as much as
_TELLING = 12  # words; of fewer, one that another language has too ("met") says nothing
_FEWEST_HITS = 0.08  # share of function words below which a text of some length is in no known language


class Foreign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """foreign.yml: the commonest words of languages that are recognised only to be refused."""

    function_words: dict[str, list[str]]


def detect_language(text: str, document: str) -> str:
    """The code of the language `text` is in.

    Raises: UnsupportedLanguage, if it is in a script or language that has no folder.
    """
    sample = _sample(_prose(text))
    script, share = _main_script(sample)
    candidates = [code for code in known_languages() if load_knowledge(code).data.script == script]
    if share < 0.5 or not candidates:
        raise UnsupportedLanguage(document, f"is in no language at hand ({', '.join(known_languages())})")
    if len(candidates) == 1:
        return candidates[0]
    scores = score_languages(sample)
    best = max(scores, key=lambda code: scores[code])
    if best in candidates and scores[best] >= _FEWEST_HITS:
        return best
    words = len(_LETTERS.findall(sample))
    if best not in candidates and words < _TELLING:
        best = max(candidates, key=lambda code: scores[code])
    if best not in candidates:
        raise UnsupportedLanguage(document, f"seems to be in {best}; at hand: {', '.join(known_languages())}")
    if scores[best] < _FEWEST_HITS and words > 40:
        raise UnsupportedLanguage(document, f"is in no language at hand ({', '.join(known_languages())})")
    return best


def _prose(text: str) -> str:
    """The lines long enough to be sentences, if they are enough to tell by; else all. A menu can be longer than what it
    stands around, and in another language."""
    kept = [line for line in text.split("\n") if len(line) >= _SENTENCE and (line.count(" ") > 5 or not line.isascii())]
    return "\n".join(kept) if sum(map(len, kept)) >= _ENOUGH else text


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def _main_script(sample: str) -> tuple[str, float]:
    if sample.isascii():
        return "latin", 1.0
    characters = Counter(sample)
    distinct = "".join(characters)

    def count(pattern: re.Pattern[str]) -> int:
        return sum(map(characters.__getitem__, "".join(pattern.findall(distinct))))

    counts = {name: count(pattern) for name, pattern in _SCRIPTS.items()}
    letters = count(_LETTERS) or 1
    if counts["kana"] > 0.1 * (counts["han"] + counts["kana"]) and counts["kana"] > 5:
        return "kana", 1.0
    weights = {name: count * (_HAN_WORD if name in ("han", "hangul") else 1) for name, count in counts.items()}
    others = letters - sum(counts.values())
    total = sum(weights.values()) + others or 1
    best = max(weights, key=lambda name: weights[name])
    return best, weights[best] / total


def score_languages(sample: str) -> dict[str, float]:
    """Share of the sample's words that are function words of each Latin-script language; own letters count too."""
    lowered = sample.lower()
    words = Counter(_LETTERS.findall(lowered))
    total = sum(words.values()) or 1
    owners, letters = _function_words(), _own_letters()
    hits = dict.fromkeys(_latin_languages(), 0)
    for word in words.keys() & owners.keys():
        for code in owners[word]:
            hits[code] += words[word]
    present = [] if sample.isascii() else [item for item in letters.items() if not item[1].isdisjoint(lowered)]
    for word, count in words.items() if present else ():
        for code, own in present:
            if not own.isdisjoint(word):
                hits[code] = hits.get(code, 0) + count
    return {code: count / total for code, count in hits.items()}


@cache
def _latin_languages() -> tuple[str, ...]:
    return (*_load_foreign(), *(code for code in known_languages() if load_knowledge(code).data.script == "latin"))


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """Word → the languages it is a function word of."""
    found = {code: set(words) for code, words in _load_foreign().items()}
    for code in known_languages():
        written = load_knowledge(code).data.function_words
        found[code] = set(written) | {plain(word) for word in written}
    owners: dict[str, tuple[str, ...]] = {}
    for code, words in found.items():
        for word in words:
            owners[word] = (*owners.get(word, ()), code)
    return owners


@cache
def _load_foreign() -> dict[str, list[str]]:
    return load_table(Path(__file__).parent / "foreign.yml", Foreign).function_words


@cache
def _own_letters() -> dict[str, frozenset[str]]:
    letters = {code: load_knowledge(code).data.letters for code in known_languages()}
    return {code: frozenset(own) for code, own in letters.items() if own}
