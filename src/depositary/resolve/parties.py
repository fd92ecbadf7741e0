"""Parties as claims name them, made comparable: the registry's actors, aliases, acronyms, Latin names in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from depositary.registry import load_registry
from depositary.resolve.wording import fold, has_han, tokens

__all__ = [
    "Agreement",
    "PartyName",
    "actor_forms",
    "belongs_to",
    "compare_parties",
    "known_party",
    "may_agree",
    "party_name",
    "same_party",
    "written_foreign",
]

_BRACKET = re.compile(r"[（(]\s*([A-Za-zÀ-ỹ][^（）()]*?)\s*[）)]")
PartyName = tuple[
    str, ...
]  # its words, sorted, after aliases and brackets; an actor of the registry is one word, "@id"
Agreement = float  # 1 the same parties · 0 cannot tell · -1 others


@lru_cache(maxsize=65536)
def party_name(written: str) -> PartyName:
    """A party's name made comparable; a Latin name in brackets stands for a name in another script."""
    actor = actor_forms().get(fold(written))
    if actor is None and has_han(written) and (latin := _BRACKET.search(written)):
        written = latin[1]
        actor = actor_forms().get(fold(written))
    if actor is not None:
        return (actor,)
    return tuple(sorted(tokens(written))) or (fold(written),)


def written_foreign(written: str) -> bool:
    """Is an unknown party named in letters no English name has, and without its Latin form in brackets?"""
    return (
        not written.isascii()
        and not known_party(party_name(written))
        and not (has_han(written) and _BRACKET.search(written))
    )


def known_party(party: PartyName) -> bool:
    """Is it an actor of the registry?"""
    return len(party) == 1 and party[0].startswith("@")


def same_party(a: PartyName, b: PartyName) -> bool:
    """The same name, or (of parties the registry does not know) one that holds the other."""
    if a == b:
        return True
    if known_party(a) and known_party(b):
        return False
    return set(a) < set(b) or set(b) < set(a) or _acronym(a, b) or _acronym(b, a) or _one_root(a, b)


def belongs_to(a: PartyName, b: PartyName) -> bool:
    """Is `a` a member of, or a body of, `b`?"""
    if not known_party(a) or not known_party(b):
        return False
    return b[0] in _holders().get(a[0], frozenset())


@lru_cache(maxsize=65536)
def compare_parties(a: tuple[PartyName, ...], b: tuple[PartyName, ...]) -> Agreement:
    """How two lists of parties agree: shared over the longer list; -1 if none is shared, 0 if it cannot be told."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    found = sum(any(same_party(x, y) for y in long) for x in short)
    if found == len(short) == len(long):
        return 1.0
    if found:
        return found / len(long)
    unsure = [party for party in (*a, *b) if not known_party(party)]
    return 0.0 if any(map(_foreign, unsure)) else -1.0


def _one_root(a: PartyName, b: PartyName) -> bool:
    """Two languages' names of a body no registry knows often keep its root: the Serayan Forum, Diễn đàn Seraya."""
    return any(
        min(len(x), len(y)) >= 5 and abs(len(x) - len(y)) <= 2 and (x.startswith(y) or y.startswith(x)) and x.isascii()
        for x in a for y in b
    )  # fmt: skip


def may_agree(a: Sequence[PartyName], b: Sequence[PartyName]) -> bool:
    """Of two lists in two languages: are all parties that are not found in the other list unknown to the registry, on
    both sides? Then the rest may be the same under names that nothing at hand brings together."""
    left = [x for x in a if not any(same_party(x, y) for y in b)]
    right = [y for y in b if not any(same_party(x, y) for x in a)]
    return bool(left and right) and not any(map(known_party, (*left, *right)))


def _foreign(party: PartyName) -> bool:
    """A name in another script or with marks no English name has: it may be anyone's."""
    return any(not word.isascii() for word in party)


def _acronym(short: PartyName, long: PartyName) -> bool:
    return len(short) == 1 and len(long) >= 2 and sorted(short[0]) == sorted(word[0] for word in long)


@cache
def actor_forms() -> dict[str, str]:
    """Folded names and acronyms of actors, in all languages, that mean one actor only."""
    found: dict[str, set[str]] = {}
    for actor in load_registry().actors.values():
        forms = [form for names in actor.names.values() for form in names] + [*actor.acronyms, actor.name_en]
        for form in forms:
            found.setdefault(fold(form), set()).add(f"@{actor.id}")
    return {form: min(ids) for form, ids in found.items() if len(ids) == 1 and form}


@cache
def _holders() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for actor in load_registry().actors.values():
        for member in [*actor.members, *(row.actor for row in actor.membership)]:
            found.setdefault(f"@{member}", set()).add(f"@{actor.id}")
        if actor.parent:
            found.setdefault(f"@{actor.id}", set()).add(f"@{actor.parent}")
    return {member: frozenset(holders) for member, holders in found.items()}
