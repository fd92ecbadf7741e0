"""Meetings somebody has bound himself to hold: "agreed to convene a workshop in the third quarter" tells of none held.

In: the tokens of a sentence and a mention of a meeting. Out: whether the nearest verb before it is one of holding that
a verb of agreeing, deciding or promising governs; or whether somebody is but to be helped to hold it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from depositary.read.lexicon_words import Words
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.scan import Token

__all__ = ["is_helped", "is_promised", "owed_to_a_thing"]

_BINDING = frozenset({"agree", "commit", "decide"})
_HOLDING = frozenset({"convene", "hosting"})


def is_helped(sentence: Sentence, mention: MeetingMention, words: Words) -> bool:
    """ "will support A in hosting the X": a year's task of A, and no sitting that is told of; not "A is to be thanked
    for convening the X"."""
    if mention.ordinals or not words.infinitive or any(t.start >= mention.end for t in sentence.times):
        return False
    lead = [t for t in sentence.tokens if t.end <= mention.start and "article" not in t.senses][-2:]
    if len(lead) < 2 or not lead[0].senses.keys() & {"place_word", "for"}:
        return False
    if lead[1].text not in words.convening or not lead[1].text.endswith(tuple(words.doing_endings) or "\0"):
        return False
    before = [t for t in sentence.tokens if t.start < lead[0].start]
    backed = (t for t in reversed(before) if "verb" in t.senses or t.text.lower() in words.backing)
    return any(_backs(t, words) for t in islice(backed, 1))


def _backs(token: Token, words: Words) -> bool:
    """Whether a word tells of help: "supports A in …", "its support for …"."""
    return token.text.lower() in words.backing or any(v.force == "support" for v in token.senses.get("verb", ()))


def is_promised(tokens: Sequence[Token], mention: MeetingMention) -> bool:
    """Whether the meeting is the object of "to hold", behind a verb that binds."""
    to_hold = False
    for token in reversed([t for t in tokens if t.end <= mention.start]):
        if token.text in ";:":
            return False
        if not to_hold:
            to_hold = not _HOLDING.isdisjoint(token.senses)
            if not to_hold and "verb" in token.senses:
                return False
        elif "verb" in token.senses:
            return any(v.force in _BINDING and v.form != "gerund" for v in token.senses["verb"])
    return False


def owed_to_a_thing(tokens: Sequence[Token], index: int) -> bool:
    """ "our commitment to the Dialogue, the A Forum and the B Summit": a noun for what is put forward, owed to a thing
    and not to a deed."""
    if "proposal" not in tokens[index].senses or index + 2 >= len(tokens):
        return False
    behind = tokens[index + 1 : index + 4]
    return "infinitive" in behind[0].senses and not any("action" in t.senses for t in behind[1:])
