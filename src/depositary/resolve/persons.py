"""When do two claims name one person? Names first, then post and party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from depositary.model import Person
from depositary.resolve.names import Likeness, PersonName, compare_names, may_begin, name_keys, parse_name
from depositary.resolve.parties import PartyName, belongs_to, party_name, same_party
from depositary.resolve.readings import all_syllables, naming
from depositary.resolve.sighting import Sighting
from depositary.resolve.signs import Sign, Weighing, weigh
from depositary.resolve.sounds import latin_sounds, sound_key, written_sounds
from depositary.resolve.wording import dice, stem, tokens

__all__ = ["SIGNS", "THRESHOLD", "PersonFeatures", "blend", "core", "features", "keys", "weigh_pair"]

THRESHOLD = 1.0


class PersonFeatures(NamedTuple):
    name: PersonName
    post: frozenset[str]
    party: PartyName
    years: tuple[str, ...]  # in which documents were published: who holds a post changes


def features(sighting: Sighting) -> PersonFeatures:
    person = sighting.claim
    assert isinstance(person, Person)  # noqa: S101 - the kind says so
    return PersonFeatures(
        name=parse_name(person.name),
        post=tokens(person.post_en),
        party=party_name(person.party) if person.party else (),
        years=(sighting.published[:4],) if sighting.published else (),
    )


def core(f: PersonFeatures) -> PersonFeatures:
    """One name, post and party are one person in whatever year."""
    return f._replace(years=())


def blend(faces: Sequence[PersonFeatures]) -> PersonFeatures:
    """Several sightings of one core as one, seen in all their years."""
    return faces[0]._replace(years=tuple(sorted({year for f in faces for year in f.years})))


def keys(f: PersonFeatures) -> Iterator[str]:
    yield from name_keys(f.name)
    party = " ".join(f.party)
    if f.post and f.party:
        for year in f.years or ("",):
            yield f"p:{party}:{_office(f.post)}:{year}"
            if year.isdigit():  # reports of one year's end and the next one's beginning
                yield f"p:{party}:{_office(f.post)}:{int(year) + 1}"
    if f.party not in _with_characters():
        for sounds in (*map(latin_sounds, f.name.latin), *map(written_sounds, f.name.han)):
            if len(heard := sound_key(sounds)) >= 2:
                yield f"p:{party}:{heard}"
    for word in f.name.latin:  # a rare word finds the fuller or shorter form of the name
        if len(word) >= 4 and word not in all_syllables():
            yield f"p:{party}:{word}"


@lru_cache(maxsize=32768)
def weigh_pair(a: PersonFeatures, b: PersonFeatures) -> Weighing:
    return weigh(SIGNS, a, b) if _sorted(a) <= _sorted(b) else weigh(SIGNS, b, a)


def names_apart(a: PersonFeatures, b: PersonFeatures) -> str | None:
    likeness = _likeness(a, b)
    return likeness.why if likeness.weight <= -1 else None


def parties_differ(a: PersonFeatures, b: PersonFeatures) -> str | None:
    if not a.party or not b.party or same_party(a.party, b.party):
        return None
    if belongs_to(a.party, b.party) or belongs_to(b.party, a.party):
        return None  # a state's citizen may speak for the organisation
    return f"other parties ({' '.join(a.party)}, {' '.join(b.party)})"


def names_alike_surely(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return _said(a, b, 0.95, 1.0)


def names_alike_well(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return _said(a, b, 0.8, 0.95)


def names_alike_likely(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return _said(a, b, 0.6, 0.8)


def names_alike_partly(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return _said(a, b, 0.35, 0.6)


def name_unreadable(a: PersonFeatures, b: PersonFeatures) -> str | None:
    """A name whose readings the tables may lack, borne by the one holder of a post in one year."""
    if not -1 < _likeness(a, b).weight <= 0 or not set(a.years) & set(b.years):
        return None
    if bool(a.name.han) == bool(b.name.han) or len(a.name.han) + len(b.name.han) != 1:
        return None
    if a.party != b.party or a.party not in _open_to() or not (_sole(a.post) and _sole(b.post)):
        return None
    if not may_begin(a.name, b.name):
        return None
    return "a name that the readings at hand cannot tell, of the one holder of the post"


def same_side(a: PersonFeatures, b: PersonFeatures) -> str | None:
    return "the same party" if a.party and b.party and same_party(a.party, b.party) else None


def same_post(a: PersonFeatures, b: PersonFeatures) -> str | None:
    """A post of which there is one ("prime minister") is not the same as one whose name it holds ("minister")."""
    if not a.post or not b.post or _sole(a.post) != _sole(b.post):
        return None
    return "the same post" if dice(a.post, b.post) >= 0.6 else None


def posts_far_apart(a: PersonFeatures, b: PersonFeatures) -> str | None:
    if a.post and b.post and not a.post & b.post and not _likeness(a, b).weight >= 0.8:
        return "other posts"
    return None


SIGNS = (
    Sign(names_apart, -2.0, veto=True),
    Sign(parties_differ, -0.7),
    Sign(names_alike_surely, 1.0),
    Sign(names_alike_well, 0.85),
    Sign(names_alike_likely, 0.65),
    Sign(names_alike_partly, 0.45),
    Sign(name_unreadable, 0.45),
    Sign(same_side, 0.3),
    Sign(same_post, 0.3),
    Sign(posts_far_apart, -0.3),
)


def _said(a: PersonFeatures, b: PersonFeatures, least: float, below: float) -> str | None:
    likeness = _likeness(a, b)
    return likeness.why if least <= likeness.weight and (likeness.weight < below or below == 1.0) else None


def _likeness(a: PersonFeatures, b: PersonFeatures) -> Likeness:
    by_sound = not ({a.party, b.party} & _with_characters())
    return compare_names(a.name, b.name, by_sound=by_sound)


@cache
def _with_characters() -> frozenset[PartyName]:
    """Parties whose people have names in Han characters of their own."""
    return frozenset(party_name(party) for table in naming().tables for party in table.parties)


@cache
def _open_to() -> frozenset[PartyName]:
    return frozenset(party_name(party) for table in naming().tables if table.open for party in table.parties)


@lru_cache(maxsize=8192)
def _office(post: frozenset[str]) -> str:
    """The words of a post that most writers use, so that forms of one post share a key."""
    for sole in _sole_posts():
        if sole <= post and not post & _many():
            return " ".join(sorted(sole))
    return " ".join(sorted(post))


def _sole(post: frozenset[str]) -> bool:
    return any(sole <= post for sole in _sole_posts()) and not post & _many()


@cache
def _sole_posts() -> list[frozenset[str]]:
    return [frozenset(map(stem, words)) for words in naming().sole]


@cache
def _many() -> frozenset[str]:
    return frozenset(map(stem, naming().many))


def _sorted(f: PersonFeatures) -> tuple[object, ...]:
    return f.name, sorted(f.post), f.party, f.years
