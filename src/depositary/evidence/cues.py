"""Words that tell what a passage does with a subject: done, planned, doubted, called off; together or at home.

The words are data (`languages/<code>/evidence.yml`); here they are found in one pass and counted by kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from depositary.languages import load_language
from depositary.read.wordlist import strip_marks

__all__ = ["KINDS", "EvidenceWords", "count_cues", "without_beginnings"]


class EvidenceWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """evidence.yml; see its head in languages/en/. "*" ends a stem.

    plan_words, stating: what plans are called, and verbs by which a text reports what a plan holds; both in one
    sentence speak of the plan. removal, combat: of lines about removing something, or fighting crime. cancel: phrases
    that hold a word and mean something else. since: what makes a year the beginning of a span rather than the time told
    of; "~" where the year stands. bodies: the last word of a body's English name → what it is called for
    short.
    """

    joint: list[str]
    own: list[str]
    done: list[str]
    planned: list[str]
    pledged: list[str]
    doubtful: list[str]
    called_off: list[str]
    against: list[str]
    talk: list[str]
    about_plan: list[str]
    business: list[str]
    mishap: list[str]
    side_words: list[str]
    plan_words: list[str]
    stating: list[str]
    removal: list[str]
    combat: list[str]
    cancel: list[str]
    since: list[str]
    bodies: dict[str, list[str]]


KINDS = tuple(name for name in EvidenceWords.__struct_fields__ if name not in ("cancel", "since", "bodies"))
_SENTENCE = re.compile(r"[^.!?。！？;；\n]+(?:\.(?=\S)[^.!?。！？;；\n]+)*")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class _Cues:
    def __init__(self, code: str, *, plain: bool) -> None:
        language = load_language(code)
        self.spaced, self.plain = language.facts.spaces, plain
        words = language.table("evidence", EvidenceWords)
        kinds: dict[str, list[str]] = {}
        for kind in KINDS:
            for word in getattr(words, kind):
                folded = self.fold(word.rstrip("*"))
                pattern = folded[:-1] if self.spaced and word.endswith("*") else folded
                kinds.setdefault(pattern, []).append(kind)
        for word in words.cancel:
            kinds[self.fold(word)] = []
        stems = [pattern for pattern in kinds if self.spaced and not pattern.endswith(" ")]
        for pattern, said in kinds.items():
            if said:  # the longest pattern wins, so it also says what the stem it begins with says
                said += [kind for stem in stems if stem != pattern and pattern.startswith(stem) for kind in kinds[stem]]
        self.kinds = [tuple(dict.fromkeys(said)) for said in kinds.values()]
        self.machine = AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest)

    def fold(self, text: str) -> str:
        """As areas are looked for: each word between its own spaces, so that no boundary need be tested."""
        text = unicodedata.normalize("NFC", text).lower()
        if self.plain:
            text = strip_marks(text)
        if not self.spaced:
            return "".join(text.split())
        words = _BETWEEN_WORDS.sub("  ", text).strip()
        return f" {words} " if words else ""


@cache
def _cues(language: str, plain: bool) -> _Cues:
    return _Cues(language, plain=plain)


def count_cues(text: str, language: str) -> dict[str, int]:
    """How many words of each kind (fields of `EvidenceWords`) stand in the text; kinds without any are left out."""
    cues = _cues(language, load_language(language).facts.accented and text.isascii())
    total: Counter[str] = Counter()
    for sentence in _SENTENCE.findall(text):
        counts: Counter[str] = Counter()
        for index, _, _ in cues.machine.find_matches_as_indexes(cues.fold(sentence)):
            counts.update(cues.kinds[index])
        if counts["plan_words"] and counts["stating"]:
            counts["about_plan"] += 1
        total.update(counts)
    return {kind: count for kind, count in total.items() if count}


@cache
def _beginnings(language: str) -> re.Pattern[str]:
    words = load_language(language).table("evidence", EvidenceWords).since
    year = r"(?:19|20)\d\d"
    return re.compile("|".join(re.escape(word).replace("\\~", "~").replace("~", year) for word in words), re.I)


def without_beginnings(text: str, language: str) -> str:
    """The text less years that only begin a span ("the first since 2019"): they are not the time told of."""
    return _beginnings(language).sub(" ", text)
