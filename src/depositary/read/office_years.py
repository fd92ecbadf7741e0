"""The years a text can be of, by who is in office in it and which state holds an organisation's chair.

In: a text's opening and its lexicon. Out: a set of years, or None where nobody tells. Asked for only where a page
prints no year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from depositary.read.lexicon import Lexicon
from depositary.read.stamps import Publishing

__all__ = ["months_in_office", "years_in_the_chair"]

_FORMER, _FORMER_WORDS = 14, 34  # code points before a name in which a word says that the office is over
_BESIDE = 14  # between a state and the word for the chair it holds
_MARKS = ",，。;；、:：\n!?"


def months_in_office(text: str, lexicon: Lexicon, newest: int) -> tuple[int, int] | None:
    """The first and the last month, counted from the year 0, in which all who are named held an office; None if nobody
    is, or if their terms do not meet.

    newest: the last year anything is known of.
    """
    table = lexicon.language.table("publication", Publishing)
    folded = lexicon.fold(text)
    reach = _FORMER_WORDS if lexicon.language.facts.spaces else _FORMER
    first, last = 0, (newest + 1) * 12 + 11
    told = False
    names, terms, machine = _terms(lexicon)
    found = {names[index] for index, _, _ in machine.find_matches_as_indexes(folded, overlapping=True)}
    serving = {name for name in found if _in_office(folded, name, table.former, reach)}
    for begins, ends, holder in terms if serving else ():
        if not serving.isdisjoint(holder):
            first, last, told = max(first, begins), min(last, ends), True
    return (first, last) if told and first <= last else None


def _in_office(folded: str, name: str, former: Collection[str], reach: int) -> bool:
    at = folded.find(name)
    while at >= 0:
        before = folded[max(0, at - reach) : at]
        cut = max(before.rfind(mark) for mark in _MARKS)
        if not any(word in before[cut + 1 :] for word in former):
            return True
        at = folded.find(name, at + 1)
    return False


def years_in_the_chair(text: str, lexicon: Lexicon, named: Sequence[tuple[int, int, str]]) -> set[int]:
    """The years in which a state that the text calls the chair of an organisation it names held that chair.

    named: the actors of the text, where they start and end, and their ids.
    """
    table = lexicon.language.table("publication", Publishing)
    folded = lexicon.fold(text)
    organisations = {actor for _, _, actor in named}
    numbered = f"{lexicon.language.facts.year_sign} "
    found: set[int] = set()
    stated: set[int] = set()
    for word in table.chair:
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            before = folded[max(0, at - _FORMER) : at]
            if not any(other in before for other in table.next_chair):
                states = {a for s, e, a in named if 0 <= s - end <= 2 or 0 <= at - e <= _BESIDE}
                years = {
                    term.year
                    for term in lexicon.registry.chairs
                    if term.state in states and term.of in organisations and term.of != term.state
                }
                said = _CHAIR_OF.search(before) if lexicon.language.facts.year_sign else None
                if said is not None:  # "2020 chair of A, B": of that year, if B held it then
                    stated.update(years & {int(said[1])})
                elif not before[-6:].rstrip(numbered).isdigit():
                    found.update(years)
            at = folded.find(word, end)
    return stated or found


_CHAIR_OF = re.compile(r"(?<!\d)(\d{4})[^\d,.;，。；]{0,7}$")


@lru_cache(maxsize=8)
def _terms(lexicon: Lexicon) -> tuple[list[str], list[tuple[int, int, list[str]]], AhoCorasick]:
    """The names of all who held an office, the terms in months with the names of each holder, and what finds the
    names."""
    terms = [
        (term.first * 12 + term.began - 1, term.last * 12 + term.ended - 1, [lexicon.fold(name) for name in term.names])
        for term in lexicon.registry.terms
    ]
    names = list(dict.fromkeys(name for _, _, holder in terms for name in holder if name))
    return names, terms, AhoCorasick(names)
