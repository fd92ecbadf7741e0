"""How a clause begins behind a verb of saying or agreeing, in a script without spaces.

In: a sentence, the predicate before and the place of a verb. Out: whether what the verb tells is still to come, and who
opens a clause between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.clause_subjects import _CLAUSE_SIGNS, Predicate
from depositary.read.lexicon import Lexicon
from depositary.read.lexicon_words import Words
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.scan import Token

__all__ = ["opened_since", "opens_an_end", "still_to_come"]


_WHOSE = frozenset({"party", "group", "member", "adverb"})


def still_to_come(tokens: Sequence[Token], found: Sequence[Predicate], index: int, lexicon: Lexicon) -> bool:
    """ "will adopt A", "agreed, to launch A": what will be done; "will for B launch A" as well."""
    if not found:
        return False
    last = found[-1]
    between = tokens[last.index + 1 : index]
    if last.verb.role == "will":
        for_them = last.verb.lemma.endswith((*lexicon.words.purposes, "\0"))
        return all(t.senses.keys() & (_WHOSE if for_them else {"adverb"}) for t in between)
    agreed = last.verb.force == "agree" and last.verb.frame == "act" and bool(between) and between[0].text == ","
    return agreed and all("adverb" in t.senses for t in between[1:])


def opens_an_end(tokens: Sequence[Token], low: int, index: int, words: Words) -> bool:
    """Whether between `low` and the verb at `index` a word opens what is done for an end: "in order to", not "by (way
    of) consensus (they) adopted A", where one word does for both."""
    for opening in range(low, index):
        if tokens[opening].senses.keys() >= {"subordinator", "explanation"}:
            way = tokens[opening].text in words.purposes_as
            if not (way and "".join(t.text for t in tokens[opening + 1 : index]).endswith((*words.ways, "\0"))):
                return True
    return False


def opened_since(sentence: Sentence, last: Predicate, index: int) -> ActorMention | None:
    """ "X said, this meeting bore fruit, issued …": a meeting or group that opens a clause between."""
    inside = sentence.tokens[last.index + 1 : index]
    heads = {two.start for one, two in pairwise(inside) if one.text in _CLAUSE_SIGNS}
    named = [a for a in sentence.actors if a.start in heads and a.kind in ("meeting", "group")]
    return named[-1] if named else None
