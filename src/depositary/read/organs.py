"""Whose an organ is: who heads one holds a post in it, and stands for the organisation it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import ActorMention, PersonMention
from depositary.read.scan import Token, tokens_within
from depositary.registry.shapes import Post

__all__ = ["office_beside", "offices_called", "seat_in_whole", "whole_of", "without_heads_of_organs"]


@lru_cache(maxsize=16)
def _wholes(lexicon: Lexicon) -> dict[str, str]:
    """English names of organs and offices with those of the organisations they belong to."""
    actors = lexicon.registry.actors
    return {
        row.name_en: actors[row.parent].name_en
        for row in actors.values()
        if row.kind in ("organ", "office") and row.parent in actors
    }


def whole_of(party: str, lexicon: Lexicon) -> str:
    """The organisation an organ is of; any other party itself."""
    return _wholes(lexicon).get(party, party)


def without_heads_of_organs(
    actors: list[ActorMention], tokens: Sequence[Token], lexicon: Lexicon
) -> list[ActorMention]:
    """ "the heads of state of A and B, and the Presidents of the Council and the Commission of B" are A and B: those
    who head organs of a side act for it. "The Council of B" is the council, and not B besides."""
    for at, actor in enumerate(actors):
        if actor.kind != "party" or len(actor.parties) < 2:
            continue
        if owners := _owners_of_organs(tokens_within(tokens, actor.start, actor.end), lexicon):
            actor = actors[at] = replace(actor, parties=tuple(p for p in actor.parties if p not in owners))
        if len(actor.parties) < _SIDES_AND_ORGAN:
            continue
        if any("group" in t.senses for t in tokens_within(tokens, actor.start + 1, actor.end)):
            own = tuple(
                p for p in actor.parties if whole_of(p, lexicon) == p or whole_of(p, lexicon) not in actor.parties
            )
            actors[at] = replace(actor, parties=own)
    return actors


_SIDES_AND_ORGAN = 3


def _owners_of_organs(tokens: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """The organisations named right behind an organ of theirs, and nowhere else among these words."""
    named = [i for i, t in enumerate(tokens) if "party" in t.senses]
    owners: set[str] = set()
    others: set[str] = set()
    for before, at in zip([None, *named], named, strict=False):
        party = tokens[at].senses["party"]
        between = tokens[before + 1 : at] if before is not None else ()
        linked = bool(between) and "between" in between[0].senses
        linked = linked and all(t.senses.keys() & {"between", "article"} for t in between)
        organ = tokens[before].senses["party"] if before is not None else party
        owned = linked and organ != party and whole_of(organ, lexicon) == party
        (owners if owned else others).add(party)
    return owners - others


def office_beside(words: str, actors: Sequence[str], lexicon: Lexicon) -> str | None:
    """ "the secretary-general", asked by the council: the office those words mean within the organisation that
    who asks belongs to."""
    name = lexicon.senses_of(words).get("actor")
    office = lexicon.registry.actors.get(getattr(name, "id", ""))
    if office is None or office.kind != "office" or not office.parent:
        return None
    whole = lexicon.registry.actors[office.parent].name_en
    return office.name_en if any(whole_of(actor, lexicon) == whole for actor in actors) else None


def seat_in_whole(person: PersonMention, lexicon: Lexicon) -> None:
    """ "European Council President X": President of the European Council, for the union."""
    organ = person.party
    whole = whole_of(organ, lexicon) if organ else None
    if organ is None or whole is None or whole == organ:
        return
    person.party = whole
    post = person.post_en
    if post and organ not in post and " of " not in post:
        person.post_en = f"{post} of the {organ}"


def offices_called(name: str, lexicon: Lexicon) -> list[Post]:
    """The offices of that English name that belong to somebody."""
    return [post for post in lexicon.registry.posts.values() if post.party and post.name_en == name]
