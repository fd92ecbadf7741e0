"""Parties of persons by where they are told of: on whose side, in whose delegation, among whose representatives.

In: the persons of a sentence and its tokens. Out: nothing; a person of whom nothing else is said gets the party.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import PersonMention
from depositary.read.person_posts import party_name
from depositary.read.scan import Token

__all__ = ["by_delegation", "by_led", "by_likeness", "by_list", "by_side"]


def by_side(found: Sequence[PersonMention], tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """ "On the side of A there were X, Y", "A's delegation, led by X and Y": persons of whom nothing else is said."""
    words = lexicon.words
    if not words.side_words or all(p.party for p in found):
        return
    for index, token in enumerate(tokens[:-2]):
        word = token.text.lower()
        opens = words.fact_words if word in words.side_words else words.by_words
        if word not in words.side_words and word not in words.delegation_words:
            continue
        owner = party_name(tokens[index + 1])
        if owner is None or tokens[index + 2].text not in opens:
            continue
        stop = next((t.start for t in tokens[index + 3 :] if t.text.lower() in words.side_words), tokens[-1].end)
        for person in found:
            if token.end < person.start < stop and person.party is None:
                person.party = owner


def by_list(found: Sequence[PersonMention], tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """ "meet representatives of the government of A, among them minister X, minister Y": those are A's."""
    words = lexicon.words.among_words
    if not words or all(p.party for p in found):
        return
    for index, token in enumerate(tokens):
        if index < 2 or token.text.lower() not in words:
            continue
        before = [t for t in tokens[max(0, index - 3) : index] if t.text != ","][-1:]
        owner = party_name(before[0]) if before else None
        if owner is None:
            continue
        behind = [p for p in found if p.start > token.end]
        if not any(p.party for p in behind):
            for person in behind:
                person.party = owner


def by_delegation(found: Sequence[PersonMention], tokens: Sequence[Token], lexicon: Lexicon, home: str | None) -> None:
    """Who leads a party's delegation is that party's, unless the post said otherwise."""
    leading = lexicon.words.leading
    if not leading or not found:
        return
    near = {person.end + gap for person in found for gap in range(5)}
    for index, token in enumerate(tokens):
        if token.start not in near or token.text.lower() not in leading:
            continue
        person = next((p for p in reversed(found) if p.end <= token.start and token.start - p.end <= 4), None)
        if person is None or person.party not in (None, home):
            continue
        for step in range(index + 1, min(index + 7, len(tokens))):
            ahead = tokens[step]
            owner = party_name(ahead)
            behind = tokens[step + 1] if step + 1 < len(tokens) else None
            small = behind is not None and (
                (behind.shape == "word" and not behind.senses)
                or ("post_link" in behind.senses and "connector" not in behind.senses)  # "head of Unit at the A"
            )
            if owner is None and ahead.shape == "name" and not ahead.senses and not small:
                owner = ahead.text
            if owner is not None:
                person.party = owner
                break
            if ahead.shape == "sign":
                break


def by_led(found: Sequence[PersonMention], tokens: Sequence[Token], lexicon: Lexicon, home: str | None) -> None:
    """ "The X-ian delegation was led by Y", "X was represented by Y": Y is of X, unless the post said otherwise."""
    words = lexicon.words
    if not words.represented or all(p.party not in (None, home) for p in found):
        return
    for index, token in enumerate(tokens):
        low = token.text.lower()
        if low not in words.represented and low not in words.delegation_words:
            continue
        open_ones = [p for p in found if p.start > token.end and p.party in (None, home)]
        owner = next((party_name(t) for t in reversed(tokens[max(0, index - 3) : index]) if party_name(t)), None)
        if owner is None or not open_ones:
            continue
        between = [t for t in tokens[index + 1 : index + 9] if t.start < open_ones[0].start]
        behind = between[-2:] if between and "article" in between[-1].senses else between[-1:]
        by = bool(behind) and behind[0].text.rpartition(" ")[2].lower() in lexicon.words.passive
        if not by or any(t.text == "," for t in between):
            continue
        if low in words.represented and any("verb" in t.senses for t in between[:-1]):
            continue  # "was represented at the talks hosted by Y"
        if not any(p.start < open_ones[0].start and p.start > token.end for p in found):
            open_ones[0].party = owner


def by_likeness(found: Sequence[PersonMention], lexicon: Lexicon) -> None:
    """ "minister X of A and his B counterpart Y": Y's post is X's."""
    names = _like_posts(lexicon)
    for one, other in itertools.pairwise(found):
        if other.post_en in names and one.post_en and one.post_en not in names:
            other.post_en, other.rank = one.post_en, one.rank


@lru_cache(maxsize=16)
def _like_posts(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row.name_en for row in lexicon.registry.posts.values() if row.role == "like")
