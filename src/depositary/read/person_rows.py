"""Several persons of one post told after their states: "the A, B and C foreign ministers X, Y and Z".

In: the persons of a sentence and its tokens, in a script without spaces. Out: nothing; each of as many persons as
states were named gets the post and, in the same order, its state. Persons not known so far are added.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import PersonMention
from depositary.read.person_names import cleaned_name, name_from
from depositary.read.person_units import party_name
from depositary.read.scan import Token

__all__ = ["each_of_several"]

_STATES = 2


def each_of_several(found: list[PersonMention], tokens: Sequence[Token], text: str, lexicon: Lexicon) -> None:
    """Look at every post before a name that has more than one state before it."""
    at = {token.end: index for index, token in enumerate(tokens) if "post" in token.senses}
    for person in list(found):
        post = at.get(person.name_start)
        if post is None or person.post is None or post < _STATES:
            continue
        owners = _owners(tokens, post)
        if len(owners) < _STATES:
            continue
        names = _names(tokens, post + 1, len(owners), text, lexicon)
        if len(names) != len(owners):
            continue
        for (start, stop), owner in zip(names, owners, strict=True):
            one = next((other for other in found if other.name_start == start), None)
            if one is None:
                one = PersonMention(start, stop, cleaned_name(text, start, stop), None, None, None, start, stop, 0)
                found.append(one)
            one.post, one.post_en, one.rank, one.party = person.post, person.post_en, person.rank, owner
    found.sort(key=lambda mention: mention.start)


def _owners(tokens: Sequence[Token], post: int) -> list[str]:
    """The states right before a post, in their order; a word for how many they are may follow them."""
    step = post - 1
    if "group" in tokens[step].senses:
        step -= 1
    owners: list[str] = []
    while step >= 0 and (owner := party_name(tokens[step])) is not None:
        owners.append(owner)
        if step < 1 or "post_link" not in tokens[step - 1].senses:
            break
        step -= 2
    return owners[::-1]


def _names(tokens: Sequence[Token], position: int, most: int, text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Names one after the other, joined by signs or words for "and"."""
    names: list[tuple[int, int]] = []
    while len(names) < most and (name := name_from(tokens, position, text, lexicon)) is not None:
        start, stop, after = name
        names.append((start, stop))
        if after >= len(tokens) or not tokens[after].senses.keys() & {"post_link", "conjunction"}:
            break
        position = after + 1
    return names
