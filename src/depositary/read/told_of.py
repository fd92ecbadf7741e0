"""Clauses that only tell of a thing: "the plan we adopted in May", "the summit, which the ministry announced".

In: the tokens of a sentence and who stands before a verb. Out: whether a word for a thing, or a relative word, stands
right before, so that the verb is no deed told for itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon_words import Words
from depositary.read.mentions import ActorMention
from depositary.read.scan import Token

__all__ = ["behind_hearer", "parted_by", "tells_only_where", "told_of_a_thing"]

_HEARER = 7  # tokens of "with minister X that"

_LINKS = frozenset({"place_word", "for", "post_link", "about", "between"})
_THINGS = frozenset({"instrument_kind", "instrument", "proposal"})


def told_of_a_thing(tokens: Sequence[Token], own: ActorMention, words: Words) -> bool:
    """Whether what `own` does is told of the thing named right before."""
    if not words.infinitive:
        return False
    before = [t for t in tokens if t.end <= own.start and "article" not in t.senses][-2:]
    if not before:
        return False
    if before[-1].text.lower() in words.which_words:
        linked = before[0].senses.keys() & _LINKS or before[0].text.lower() in words.occasions
        return len(before) > 1 and not linked
    pronoun = own.kind in ("they", "it") or own.text.lower() in words.first_persons
    return pronoun and bool(before[-1].senses.keys() & _THINGS)


def parted_by(tokens: Sequence[Token], own: ActorMention, words: Words) -> bool:
    """ "the partnership between A and B will bring", "a solution to the conflict in A will bring": it is the thing that
    will; "the role that A is to play": a part, no promise; "… so that A will grow": what is done is good for it."""
    lead = [t for t in tokens if t.end <= own.start and "article" not in t.senses]
    before = lead[-1:]
    if before and before[0].text.lower() in words.purpose_clauses:
        return True
    if words.infinitive and len(lead) > 1:
        if own.kind == "party" and "place_word" in before[0].senses and _noun(lead[-2]):
            return any(t.start == own.end + 1 and "verb" in t.senses for t in tokens)
        if "that" in before[0].senses and lead[-2].text.lower() in words.parts_played:
            return True
    return len(own.parties) > 1 and any({"between"} <= t.senses.keys() and "post_link" not in t.senses for t in before)


def _noun(token: Token) -> bool:
    return token.shape == "word" and not token.senses.keys() & {"verb", "that", "subordinator", "report"}


def behind_hearer(tokens: Sequence[Token], content: int, words: Words) -> int:
    """ "stressed with minister X that …": where what was said begins, behind whom it was said to."""
    if content >= len(tokens) or tokens[content].text not in words.together:
        return content
    for index in range(content + 1, min(content + _HEARER, len(tokens))):
        if "that" in tokens[index].senses:
            return index + 1
        if tokens[index].shape == "sign" or "verb" in tokens[index].senses:
            break
    return content


def tells_only_where(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "…, the spokesman announced at a briefing on 4 September": where it was told, and no deed behind it."""
    rest = tokens[index + 1 :]
    if not words.infinitive or not rest or "place_word" not in rest[0].senses:
        return False
    return not any(t.senses.keys() & {"infinitive", "that", "verb", "action", "subordinator"} for t in rest[1:])
