"""Names as bags of words: folding, stems, likeness. What words mean is in `registry/readings/words.yml`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from depositary.tables import load_table

__all__ = ["READINGS", "Words", "dice", "fold", "has_han", "parted_acronyms", "stem", "tokens", "words"]

READINGS = Path(__file__).parent.parent / "registry" / "readings"
_ENDINGS = (
    "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "e", "y",
)  # fmt: skip
_NOT_WORD = re.compile(r"[\W_]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """words.yml."""

    stop: frozenset[str]
    same: dict[str, str]
    qualifiers: frozenset[str]
    meeting_generic: frozenset[str]
    instrument_generic: frozenset[str]
    many_papers: frozenset[str]
    successors: frozenset[str]
    measures: dict[str, frozenset[str]]


@cache
def words() -> Words:
    return load_table(READINGS / "words.yml", Words)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no accents or tone marks, single spaces for everything that is no letter or digit."""
    flat = unicodedata.normalize("NFKD", text).replace("đ", "d").replace("Đ", "D")
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", flat.lower()).strip()


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude English stem, good enough to compare names."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.isdigit():
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def tokens(text: str | None) -> frozenset[str]:
    """The words of a name as stems without stop words; a run of Han characters gives its pairs of characters."""
    if not text:
        return frozenset()
    flat = _synonyms().sub(lambda found: _same()[found[0]], fold(text))
    out: set[str] = set()
    for word in flat.split():
        if word in words().stop:
            continue
        if has_han(word):
            runs = re.findall(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[^\u3400-\u4dbf\u4e00-\u9fff]+", word)
            for run in runs:
                out.update(_pairs(run) if has_han(run) else [stem(run)])
        else:
            out.add(stem(word))
    return frozenset(out)


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Twice the shared over the sum; 0 if either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@lru_cache(maxsize=65536)
def parted_acronyms(a: frozenset[str], b: frozenset[str]) -> tuple[set[str], set[str]]:
    """Words only `a` has and words only `b` has, after taking out a word that is the initials of the other's words.

    >>> parted_acronyms(frozenset({"abc", "energy"}), frozenset({"alpha", "beta", "council", "energy"}))
    (set(), set())
    """
    left, right = set(a - b), set(b - a)
    for short, long in ((left, right), (right, left)):
        for word in sorted(short):
            if 2 <= len(word) <= 6 and len(word) <= len(long):
                initials = [next((w for w in sorted(long) if w[0] == letter), None) for letter in word]
                spelt = {w for w in initials if w}
                if None not in initials and len(spelt) == len(word):
                    short.discard(word)
                    long -= spelt
    return left, right


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@cache
def _same() -> dict[str, str]:
    return {fold(written): meant for written, meant in words().same.items()}


@cache
def _synonyms() -> re.Pattern[str]:
    # longest first, so that "foreign ministers" is not cut at "foreign minister"
    spelt = sorted(_same(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, spelt)) + r")\b")
