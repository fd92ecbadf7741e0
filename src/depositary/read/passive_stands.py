"""What a meeting is told to have asked or stressed, with nobody named as the one who did: "Senior officials were tasked
to finish the draft", "The importance of A was stressed".

In: the tokens of a sentence and a participle behind a form of "to be". Out: whether those who met are the ones who ask
or stress.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Verb
from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = ["told_of_those_who_met"]

_OPENING = 4  # tokens in which the sentence names what is stressed


def told_of_those_who_met(tokens: Sequence[Token], index: int, verb: Verb, words: Words) -> bool:
    """Whether the participle at `index` tells what those who met asked others to do, or stressed."""
    if verb.force == "request" and verb.frame == "ask":
        if index + 2 >= len(tokens) or verb.lemma not in words.charging:
            return False
        charged = tokens[index + 1].text.lower() in words.charged_with
        to_do = "infinitive" in tokens[index + 1].senses and "action" in tokens[index + 2].senses
        return charged or to_do
    if verb.force != "reaffirm":
        return False
    opening = [t.text.lower() for t in tokens[:_OPENING]]
    return any(word in words.stressed_things for word in opening)
