"""Sessions of a body by number, as dates: "at its seventy-seventh session", "khóa họp thứ 77", 第七十七届会议."""

from __future__ import annotations

import re
from functools import cache

from depositary.languages import Language, load_language
from depositary.read.numbers import Numerals, Ordinal, find_ordinals
from depositary.read.times.records import TimeExpression
from depositary.read.times.table import Calendar

__all__ = ["find_sessions"]

_REACH = 48  # code points that an ordinal and the words between it and its noun may take


def find_sessions(text: str, folded: str, language: Language) -> list[TimeExpression]:
    """The sessions `text` names by number. folded: fold(text)."""
    pattern = _pattern(language.code)
    if pattern is None:
        return []
    table = language.table("calendar", Calendar)
    found: list[TimeExpression] = []
    for match in pattern.finditer(folded):
        ordinal = _after(text, match, language) if table.session_first else _before(text, match, language)
        if ordinal is None:
            continue
        start, end = min(match.start(), ordinal.start), max(match.end(), ordinal.end)
        if not found or start >= found[-1].end:
            found.append(TimeExpression(start=start, end=end, kind="session", number=ordinal.value))
    return found


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    """A session's noun, with what shows that an ordinal stands before it (or, if it comes first, may follow)."""
    language = load_language(code)
    table = language.table("calendar", Calendar)
    if not table.sessions:
        return None
    nouns = "|".join(re.escape(noun) for noun in sorted(table.sessions, key=len, reverse=True))
    if table.session_first:
        return re.compile(rf"\b(?:{nouns})(?=\W)")
    forms = language.table("numerals", Numerals).ordinals
    endings = {word[-2:] for word in (*forms.words, *forms.suffixes)} | set(forms.classifiers)
    shown = "|".join(re.escape(ending) for ending in sorted(endings, key=len, reverse=True))
    between = "|".join(re.escape(word) for word in table.session_words)
    gap = r"\s" if language.facts.spaces else r"\s?"
    words = rf"(?:{gap}(?:{between}))?" if between else ""
    bound = r"\b" if language.facts.spaces else ""
    return re.compile(rf"(?:{shown})(?P<gap>{words}{gap})(?:{nouns}){bound}")


def _before(text: str, match: re.Match[str], language: Language) -> Ordinal | None:
    """The ordinal that ends where the match shows one."""
    end = match.start("gap")
    begin = max(0, end - _REACH)
    for ordinal in reversed(find_ordinals(text[begin:end], language)):
        if ordinal.end == end - begin:
            return Ordinal(ordinal.start + begin, end, ordinal.value)
        break
    return None


def _after(text: str, match: re.Match[str], language: Language) -> Ordinal | None:
    """The ordinal that begins with, or right behind, the noun."""
    begin = match.start()
    for ordinal in find_ordinals(text[begin : match.end() + _REACH], language):
        if begin + ordinal.start <= match.end() + 1 and begin + ordinal.end > match.end():
            return Ordinal(begin + ordinal.start, begin + ordinal.end, ordinal.value)
        break
    return None
