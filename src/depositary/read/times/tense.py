"""What a clause speaks of, what was or what is to come, by the word of tense nearest before a date."""

from __future__ import annotations

import re
from typing import Literal

from depositary.languages import Language
from depositary.read.times.finding import compiled
from depositary.read.times.records import TimeExpression
from depositary.read.times.table import Times

__all__ = ["Direction", "direction_of", "speaks_of_future", "tells_a_beginning", "tense_before"]

Direction = Literal["past", "future"]
_CLAUSE_END = re.compile(r"[.!?。;；\n]")
_COMMA = re.compile(r"[,，]")
_WORDS = re.compile(r"[^\W\d_]+")


def direction_of(text: str, expression: TimeExpression, language: Language) -> Direction | None:
    """Whether the words round a date without its year speak of what was or of what is to come."""
    if expression.kind == "weekday" and expression.shift is None:
        before, word = _nearest_before(text, expression, language)
        if before == "future" and word not in _sure(language) and _speaks_of_past(text, expression, language):
            return "past"  # "pleaded guilty to a charge Thursday"
        return before or _tense_after(text, expression, language)
    if expression.year is not None or expression.month is None or expression.shift is not None:
        return None
    before, word = _nearest_before(text, expression, language)
    if before == "past" and _reported(text, expression, word, language):
        return _tense_after(text, expression, language, 130) or before  # "said that in October they will meet"
    if before is None and compiled(language).spaces and _tense_after(text, expression, language, 130) == "past":
        far, _ = _nearest_before(text, expression, language, 240)
        return "future" if far == "future" else "past"  # "On 10 July the committee met"
    return before


def _speaks_of_past(text: str, expression: TimeExpression, language: Language) -> bool:
    times = compiled(language)
    clause = _CLAUSE_END.split(text[max(0, expression.start - 90) : expression.start])[-1].lower()
    words = _WORDS.findall(clause) if times.spaces else []
    pairs = zip(words, ["", *words], strict=False)
    return any(_is_past(word, times) and earlier not in times.never_past_after for word, earlier in pairs)


def _tense_after(text: str, expression: TimeExpression, language: Language, reach: int = 70) -> Direction | None:
    """What the rest of the clause speaks of: "On Monday the ministers met"."""
    times = compiled(language)
    clause = _CLAUSE_END.split(text[expression.end : expression.end + reach])[0].lower()
    if not times.spaces:
        clause = _COMMA.split(clause)[0]  # the next clause has a tense of its own
        past = any(word in clause for word in times.past)
        return "past" if past else "future" if any(word in clause for word in times.future) else None
    words = _WORDS.findall(clause)
    for earlier, word in zip(["", *words], words, strict=False):
        if _is_past(word, times) and earlier not in times.never_past_after:
            return "past"  # not "on 27 May the summit is expected to be held"
        if word in times.future:
            return "future"
    return None


def _reported(text: str, expression: TimeExpression, word: str, language: Language) -> bool:
    """Whether a word such as "that" stands between a word of saying and the expression."""
    times = compiled(language)
    clause = _CLAUSE_END.split(text[max(0, expression.start - 90) : expression.start])[-1].lower()
    behind = _WORDS.findall(clause.rpartition(word)[2]) if word and times.reporting else []
    return not times.reporting.isdisjoint(behind)


def _is_past(word: str, times: Times) -> bool:
    return word in times.past or (word.endswith(times.past_endings) and word not in times.never_past)


def speaks_of_future(text: str, expression: TimeExpression, language: Language) -> bool:
    """Whether a word of what is to come ("will", "sẽ", "将") stands before the expression in its clause, or right
    behind a year: "2020 will be an occasion"."""
    times = compiled(language)
    if times.spaces and expression.month is None:
        behind = _WORDS.match(text, min(expression.end + 1, len(text)))
        if behind is not None and behind[0].lower() in times.future:
            return True
    before = tense_before(text, expression, language)
    if before is None and not times.spaces and expression.year is not None:
        clause = _CLAUSE_END.split(text[expression.end : expression.end + _SOON])[0]
        return any(word in clause for word in times.future)  # "2026年，第二届峰会将在北京举行"
    return before == "future"


_SOON = 24  # code points behind a year


def tells_a_beginning(text: str, expression: TimeExpression, language: Language) -> bool:
    """Whether the clause of a year says since when something is there: "founded in 2001", “2001年成立”."""
    times = compiled(language)
    before = _COMMA.split(_CLAUSE_END.split(text[max(0, expression.start - 60) : expression.start])[-1])[-1].lower()
    after = _COMMA.split(_CLAUSE_END.split(text[expression.end : expression.end + 24])[0])[0].lower()
    return any(word in before or (not times.spaces and word in after) for word in times.beginnings)


def of_an_office(text: str, expression: TimeExpression, language: Language) -> bool:
    """Whether a year is that of somebody's term: "Indonesia's 2023 Chairmanship", "Chủ tịch A 2024"."""
    times = compiled(language)
    around = _CLAUSE_END.split(text[expression.end : expression.end + 26])[0].lower()
    if times.spaces:
        around += (
            ","
            + _COMMA.split(_CLAUSE_END.split(text[max(0, expression.start - 26) : expression.start])[-1])[-1].lower()
        )
    return any(word in around for word in times.offices)


def _sure(language: Language) -> frozenset[str]:
    """Words of two parts, which name what is to come whatever else the clause tells ("to be", "preparations for")."""
    return frozenset(word for word in compiled(language).future if " " in word)


def tense_before(text: str, expression: TimeExpression, language: Language) -> Direction | None:
    """What the clause before an expression speaks of, by the word of tense nearest to it."""
    return _nearest_before(text, expression, language)[0]


def _nearest_before(
    text: str, expression: TimeExpression, language: Language, reach: int = 90
) -> tuple[Direction | None, str]:
    """The tense and the word that tells it; the word is not given in scripts without spaces."""
    times = compiled(language)
    before = text[max(0, expression.start - reach) : expression.start]
    clause = _CLAUSE_END.split(before)[-1].lower()
    if not times.spaces:
        future = max((clause.rfind(word) for word in times.future), default=-1)
        past = max((clause.rfind(word) for word in times.past), default=-1)
        return (None if future < 0 and past < 0 else "future" if future >= past else "past"), ""
    words = _WORDS.findall(clause)
    for index in range(len(words) - 1, -1, -1):
        word, earlier = words[index], words[index - 1] if index else ""
        if f"{earlier} {word}" in times.future:
            return "future", f"{earlier} {word}"
        if word in times.future:
            return "future", word
        if _is_past(word, times) and earlier not in times.never_past_after:
            return "past", word
    return None, ""
