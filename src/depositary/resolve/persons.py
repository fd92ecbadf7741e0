"""When do two claims name one person? Names first, then post and party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from depositary.model import Person
from depositary.resolve.parties import PartyName, party_name, same_party
from depositary.resolve.sighting import Sighting
from depositary.resolve.signs import Sign, Weighing, weigh
from depositary.resolve.wording import dice, fold, has_han, tokens

__all__ = ["SIGNS", "THRESHOLD", "PersonFeatures", "features", "keys", "weigh_pair"]

THRESHOLD = 1.0
_BRACKET = re.compile(r"[（(]\s*([A-Za-zÀ-ỹ][^（）()]*?)\s*[）)]")


class PersonFeatures(NamedTuple):
    """name: the words of the Latin form, sorted; own: the form in another script, "" if there is none."""

    name: tuple[str, ...]
    own: str
    post: frozenset[str]
    party: PartyName


def features(sighting: Sighting) -> PersonFeatures:
    person = sighting.claim
    assert isinstance(person, Person)  # noqa: S101 - the kind says so
    written = person.name
    own = ""
    if has_han(written):
        latin = _BRACKET.search(written)
        own = re.sub(r"[（(].*", "", written).strip()
        written = latin[1] if latin else ""
    return PersonFeatures(
        name=tuple(sorted(fold(written).split())),
        own=own,
        post=tokens(person.post_en),
        party=party_name(person.party) if person.party else (),
    )


def keys(f: PersonFeatures) -> Iterator[str]:
    if f.name:
        yield f"p:{' '.join(f.name)}"
    if f.own:
        yield f"p:{f.own}"


def weigh_pair(a: PersonFeatures, b: PersonFeatures) -> Weighing:
    return weigh(SIGNS, a, b)


def same_name(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return "the same name" if a.name and a.name == b.name else None


def same_own_name(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return "the same name in its own script" if a.own and a.own == b.own else None


def parties_differ(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return "other parties" if a.party and b.party and not same_party(a.party, b.party) else None


def same_post(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return "the same post" if dice(a.post, b.post) >= 0.6 else None


def same_side(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return "the same party" if a.party and b.party and same_party(a.party, b.party) else None


SIGNS = (
    Sign(same_name, 1.0),
    Sign(same_own_name, 1.0),
    Sign(same_post, 0.2),
    Sign(same_side, 0.3),
    Sign(parties_differ, -0.7),
)
