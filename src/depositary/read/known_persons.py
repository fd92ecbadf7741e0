"""Persons whose party their own place does not tell: who need no introduction, or are introduced elsewhere.

In: a person as named in one place and the lexicon, or all of a document. Out: the party the registry knows an official
of that name by; the party another place of the document tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon, strip_accents
from depositary.read.mentions import PersonMention
from depositary.read.person_forms import person_key, plain_name
from depositary.read.scan import Token

__all__ = ["HIGH_RANK", "co_chaired", "owned_elsewhere", "party_of_known"]

_LEAST = 3  # letters of a name's end
HIGH_RANK = 2  # presidents, heads of government, ministers


def party_of_known(person: PersonMention, lexicon: Lexicon) -> str | None:
    """The party of somebody who needs no introduction: by the name, a head of government or minister by its end."""
    name = strip_accents(lexicon.fold(plain_name(person.name)))
    if (gloss := _GLOSS.search(name)) is not None:
        name = gloss[1].strip()
    party = lexicon.officials.get(name) or lexicon.officials.get(_INITIAL.sub(" ", name))
    if party is not None or person.rank > HIGH_RANK or len(name) < _LEAST or " " in name:
        return party
    owners = _owners_by_end(lexicon).get(name, ())
    return owners[0] if len(owners) == 1 else None


def owned_elsewhere(persons: Sequence[Sequence[PersonMention]]) -> None:
    """A person of no party in one place is of the one party that the document gives him in others, the name being given
    in full in both; one named by his initial is he whom the document names in full."""
    _spell_out([person for row in persons for person in row])
    if all(person.party for row in persons for person in row):
        return
    owners: dict[str, set[str]] = {}
    for person in (p for row in persons for p in row if p.party):
        owners.setdefault(person_key(person.name), set()).add(person.party or "")
    for person in (p for row in persons for p in row if p.party is None):
        told = owners.get(person_key(person.name), ())
        if len(told) == 1 and (" " in person.name or len(person.name) > _LEAST):
            person.party = next(iter(told))


def co_chaired(
    persons: Sequence[Sequence[PersonMention]], rows: Sequence[Sequence[Token]], lexicon: Lexicon
) -> Sequence[Sequence[PersonMention]]:
    """ "The 7th O-A Dialogue was held. Deputy Minister X co-chaired it with Y of B", B a state of the organisation O:
    X, of whom nothing else is said, is of A. The persons as given."""
    for index, found in enumerate(persons):
        open_ones = [p for p in found if p.party is None and p.post]
        if len(found) != len(open_ones) + 1 or len(open_ones) != 1 or not _tells_of_two_chairs(rows[index], lexicon):
            continue
        other = next(p.party for p in found if p.party)
        for name in (_series_of(row, lexicon) for row in rows[max(0, index - _BACK) : index + 1][::-1]):
            own = [party for party in name if other in lexicon.members.get(party, ())]
            sides = [party for party in name if party not in own and party != other]
            if len(name) == _TWO and len(own) == len(sides) == 1:
                open_ones[0].party = sides[0]
                break
    return persons


def _tells_of_two_chairs(row: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(token.text.lower() in lexicon.words.joint_chairing for token in row if "chairing" in token.senses)


def _series_of(row: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The parties of the series a sentence names last."""
    found = next((t.senses["mechanism"] for t in reversed(row) if t.senses.get("mechanism") is not None), None)
    known = lexicon.registry.mechanisms.get(found.id) if found is not None else None
    return [lexicon.registry.actors[party].name_en for party in known.parties] if known is not None else []


_BACK, _TWO = 2, 2  # sentences back in which the meeting is named; parties of a series


def _spell_out(persons: Sequence[PersonMention]) -> None:
    """One named by his initial is he whom the document names in full: the one such person, of no other party."""
    shorts = [person for person in persons if "." in person.name[:3]]
    if not shorts:
        return
    wholes: dict[tuple[str, str], dict[tuple[str, str], PersonMention]] = {}
    for person in persons:
        words = person.name.split()
        if person.party and len(words) > 1 and "." not in person.name[:3]:
            wholes.setdefault((words[0][0], words[-1]), {}).setdefault((words[0], person.party), person)
    for short in shorts:
        letter, _, last = short.name.partition(".")  # "V.Putin"
        alike = wholes.get((letter, last.strip()), {})
        fitting = {key: person for key, person in alike.items() if short.party in (None, person.party)}
        if len({first for first, _ in fitting}) != 1:
            continue
        whole = next(iter(fitting.values()))
        short.name, short.party = whole.name, short.party or (whole.party if len(fitting) == 1 else None)


@lru_cache(maxsize=8)
def _owners_by_end(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """By the last word of an official's name whose they are; names in plain letters go before those with marks, which
    may be another language's way of writing them."""
    plain: dict[str, set[str]] = {}
    marked: dict[str, set[str]] = {}
    for party, names in lexicon.registry.officials.items():
        for name in names:
            whose = plain if name.isascii() else marked
            end = strip_accents(lexicon.fold(name)).rpartition(" ")[2]
            whose.setdefault(end, set()).add(lexicon.registry.actors[party].name_en)
    return {end: tuple(owners) for end, owners in {**marked, **plain}.items()}


_GLOSS = re.compile(r"\(([a-z][a-z .'-]+)\)$")
_INITIAL = re.compile(r" [a-z]\.? ")
