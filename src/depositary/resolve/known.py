"""What the registry knows by name: mechanisms, instruments, and the bodies named inside a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from depositary.registry import load_registry
from depositary.resolve.parties import actor_forms, belongs_to, known_party, party_name
from depositary.resolve.wording import fold, has_han

__all__ = ["known_instrument", "known_mechanism", "named_bodies"]

_LONGEST = 8  # words of an actor's name looked for inside a title
_YEARS = re.compile(r"[(（]?\b(?:19|20)\d\d\s?[-–—]\s?(?:19|20)?\d\d\b年?[)）]?")


@lru_cache(maxsize=16384)
def known_mechanism(name_en: str | None, written: str | None, parties: tuple[str, ...] = ()) -> str:
    """Id of the mechanism that bears one of the names, in any language; "" if none or several do.

    name_en: the English name, whose words may stand in another order (partners name themselves first). written: the
    name in the document's words, which may be cut short ("C Summit" of "B-C Summit"): it counts only where the
    meeting's parties are those of the mechanism, their members or bodies.
    """
    if found := _first(_mechanisms(), (name_en,)) or (_unordered().get(_bag(name_en), "") if name_en else ""):
        return found
    found = _first(_mechanisms(), (written,))
    return found if found and _fits(found, parties) else ""


@lru_cache(maxsize=16384)
def known_instrument(period: tuple[int, int] | None, *names: str | None) -> str:
    """Id of the instrument that bears one of the names; "" if none does.

    An edition of a plan is "family:first-last", whichever row of the registry bears the name; without years it is
    "family:", which may be any edition.
    """
    dated = [f"{_YEARS.sub('', name)} {period[0]} {period[1]}" for name in names if name] if period else []
    row = load_registry().instruments.get(_first(_instruments(), dated) or _first(_instruments(), names))
    if row is None:
        return ""
    rows = load_registry().instruments.values()
    family = row.family or (row.id if any(other.family == row.id for other in rows) else "")
    if family:
        years = period or row.period
        return f"{family}:{years[0]}-{years[1]}" if years else f"{family}:"
    return "" if period and row.period and row.period != period else row.id


_SHORT = 4  # letters of a word in capitals throughout that may be another without its accents


@lru_cache(maxsize=16384)
def named_bodies(title: str) -> frozenset[str]:
    """Actors of the registry ("@id") named inside a title; the longest name wins, no word counts twice."""
    forms, found = actor_forms(), set[str]()
    words = fold(title).split()
    capitals = {fold(word) for word in re.findall(r"\b[A-Z]{2,4}\b", title)}
    # Without its accents a common word may look like a name ("the first" like a state): a name has its capital.
    shouted = title.isupper()
    named = {
        fold(word)
        for word in re.findall(r"[^\W\d_]+", title)
        if word[:1].isupper() and not (shouted and len(word) <= _SHORT and not word.isascii())
    }
    place = 0
    while place < len(words):
        for size in range(min(_LONGEST, len(words) - place), 0, -1):
            form = " ".join(words[place : place + size])
            if (actor := forms.get(form)) is not None and (len(form) > 3 or form in capitals or has_han(form)):
                if size == 1 and form not in named and not has_han(form):
                    continue
                found.add(actor)
                place += size - 1
                break
        place += 1
    if has_han(title):
        found |= _bodies_in_run(title)
    return frozenset(found)


def _bodies_in_run(title: str) -> set[str]:
    """The same for a script without spaces. One character is too little to name a body."""
    forms, found, place = actor_forms(), set[str](), 0
    while place < len(title):
        for size in range(min(12, len(title) - place), 1, -1):
            if (actor := forms.get(fold(title[place : place + size]))) is not None:
                found.add(actor)
                place += size - 1
                break
        place += 1
    return found


def _fits(mechanism: str, parties: tuple[str, ...]) -> bool:
    row = load_registry().mechanisms[mechanism]
    if row.others or not row.parties:
        return True
    own = [(f"@{actor}",) for actor in row.parties]
    named = [party for party in map(party_name, parties) if known_party(party)]
    return all(party in own or any(belongs_to(party, one) for one in own) for party in named)


def _bag(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _first(table: dict[str, str], names: Iterable[str | None]) -> str:
    return next((table[key] for name in names if name and (key := fold(name)) in table), "")


@cache
def _mechanisms() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in load_registry().mechanisms.values():
        if not row.umbrella:
            for form in [form for forms in row.names.values() for form in forms] + [row.name_en]:
                found.setdefault(fold(form), set()).add(row.id)
    return {form: min(ids) for form, ids in found.items() if len(ids) == 1}


@cache
def _unordered() -> dict[str, str]:
    """Sorted words of a name → mechanism, of names of several words that mean one mechanism only."""
    found: dict[str, set[str]] = {}
    for form, mechanism in _mechanisms().items():
        if " " in form:
            found.setdefault(_bag(form), set()).add(mechanism)
    return {bag: min(ids) for bag, ids in found.items() if len(ids) == 1}


@cache
def _instruments() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in load_registry().instruments.values():
        forms = [form for forms in row.names.values() for form in forms] + [row.name_en, row.short or ""]
        for form in filter(None, forms):
            found.setdefault(fold(form), set()).add(row.id)
            if row.period:
                undated = _YEARS.sub("", form)
                found.setdefault(fold(f"{undated} {row.period[0]} {row.period[1]}"), set()).add(row.id)
    return {form: min(ids) for form, ids in found.items() if len(ids) == 1}
