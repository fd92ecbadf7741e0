"""Which partnership a list of parties, or an instrument's title, belongs to.

Names are looked up in the registry; a body counts for the organisation it is part of. Two parties no registry knows
still make a partnership of their own: their names joined by "|".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import permutations

from depositary.ledger.folding import fold_words
from depositary.model import Reading
from depositary.registry import load_registry

__all__ = ["asked_partnership", "main_partnership", "partnerships_in", "partnerships_of", "party_id"]

_BRACKETS = re.compile(r"\s*[（(][^）)]*[）)]")
_HYPHENS = re.compile(r"\s*[-–—|]\s*")
_LONGEST = 6  # words of a party's name looked for in a title


@lru_cache(maxsize=65536)
def party_id(name: str) -> str:
    """A registry id, with bodies counted for their organisation; else the name itself, folded."""
    names = _names()
    folded = " ".join(fold_words(name))
    found = names.get(folded) or names.get(" ".join(fold_words(_BRACKETS.sub("", name))))
    return _whole(found) if found else folded


def partnerships_of(parties: Iterable[str]) -> list[str]:
    """Partnerships all of whose parties are among these; of two unknown parties, the pair; sorted."""
    ids = {party_id(name) for name in parties}
    found = sorted(partnership for partnership, its in _partnerships().items() if its <= ids)
    if not found and len(ids) == 2 and not any(one in _members(other) for one, other in permutations(ids)):
        return ["|".join(sorted(ids))]
    return found


def partnerships_in(title: str | None) -> list[str]:
    """Partnerships whose parties are named in a title, as in "A-B Plan of Action"."""
    words = fold_words(title or "")
    names = _names()
    ids: list[str] = []
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            found = names.get(" ".join(words[start : start + length]))
            if found:
                ids.append(_whole(found))
                start += length - 1
                break
        start += 1
    return sorted(partnership for partnership, its in _partnerships().items() if its <= set(ids))


def main_partnership(reading: Reading) -> str | None:
    """The partnership a document is mostly about: most of what it reports, plans and promises is of it."""
    votes: Counter[str] = Counter()
    for meeting in reading.meetings:
        for partnership in partnerships_of(meeting.parties):
            votes[partnership] += 5 if meeting.role == "reported" else 1
    for title in [reading.title_en, reading.title, *(p.instrument_en for p in reading.progress)]:
        for partnership in partnerships_in(title):
            votes[partnership] += 3
    for instrument in reading.instruments:
        for partnership in partnerships_in(instrument.title_en or instrument.title):
            votes[partnership] += 1
    for commitment in reading.commitments:
        for partnership in partnerships_of([*commitment.actors, *commitment.addressees]):
            votes[partnership] += 1
    return min(votes, key=lambda partnership: (-votes[partnership], partnership)) if votes else None


def asked_partnership(asked: str) -> list[str]:
    """What a user may mean by "A-B": ids of partnerships, best guess first; the words themselves if none fits."""
    for known in _partnerships():
        if known.lower() == asked.lower():
            return [known]
    for parts in _splits(asked):
        found = partnerships_of(parts)
        if found:
            return found
    return partnerships_in(asked) or [" ".join(fold_words(asked))]


def _splits(asked: str) -> Iterable[Sequence[str]]:
    """Every way to part a name at one hyphen, as parties' names may hold hyphens themselves."""
    parts = _HYPHENS.split(asked.strip())
    for cut in range(1, len(parts)):
        yield ["-".join(parts[:cut]), "-".join(parts[cut:])]


@cache
def _names() -> dict[str, str]:
    """Folded name in any language, or acronym → actor id; a name of two actors is left out unless declared shared."""
    owners: dict[str, set[str]] = {}
    for actor in load_registry().actors.values():
        written = [actor.name_en, *actor.acronyms, *(form for forms in actor.names.values() for form in forms)]
        for form in written:
            owners.setdefault(" ".join(fold_words(form)), set()).add(actor.id)
    return {name: min(ids) for name, ids in owners.items() if len(ids) == 1}


@cache
def _partnerships() -> dict[str, frozenset[str]]:
    return {row.id: frozenset(row.parties) for row in load_registry().partnerships.values()}


@cache
def _members(organisation: str) -> frozenset[str]:
    """Who belongs to an organisation, now or once; a member and its organisation are no partnership."""
    actor = load_registry().actors.get(organisation)
    return frozenset([*actor.members, *(member.actor for member in actor.membership)]) if actor else frozenset()


@cache
def _whole(actor: str) -> str:
    """The organisation an actor is part of, if that (and not the actor itself) is a party to partnerships."""
    parties = {party for its in _partnerships().values() for party in its}
    actors = load_registry().actors
    seen: set[str] = set()
    while actor not in parties and actor not in seen and actor in actors and (parent := actors[actor].parent):
        seen.add(actor)
        actor = parent
    return actor
