"""What a meeting is told to have asked or stressed, with nobody named as the one who did: "Senior officials were tasked
to finish the draft", "The importance of A was stressed".

In: the tokens of a sentence and a participle behind a form of "to be". Out: whether those who met are the ones who ask
or stress.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Verb
from depositary.read.lexicon_words import Words
from depositary.read.mentions import Sentence
from depositary.read.scan import Token

__all__ = ["to_do_behind_agent", "told_of_those_who_met", "without_frame"]

_AGENT = 10  # tokens in which who asks is named, and where what is to be done begins
_OPENING = 4  # tokens in which the sentence names what is stressed


def to_do_behind_agent(tokens: Sequence[Token]) -> int | None:
    """Where "to do B" begins behind "by A", with which the tokens open; None if they do not."""
    if not tokens or "passive" not in tokens[0].senses:
        return None
    named = False
    for index, token in enumerate(tokens[1:], 1):
        if "infinitive" in token.senses:
            return index if named else None
        if token.shape == "sign" or "verb" in token.senses:
            return None
        named = named or bool(token.senses.keys() & {"party", "group", "post", "person"})
    return None


def told_of_those_who_met(tokens: Sequence[Token], index: int, verb: Verb, words: Words) -> bool:
    """Whether the participle at `index` tells what those who met asked others to do, or stressed."""
    if verb.force == "request" and verb.frame == "ask":
        if to_do_behind_agent(tokens[index + 1 : index + _AGENT]) is not None:
            return True  # "was urged by A to do B"
        if index + 2 >= len(tokens) or verb.lemma not in words.charging:
            return False
        charged = tokens[index + 1].text.lower() in words.charged_with
        to_do = "infinitive" in tokens[index + 1].senses and "action" in tokens[index + 2].senses
        return charged or to_do
    if verb.force != "reaffirm":
        return False
    opening = [t.text.lower() for t in tokens[:_OPENING]]
    return any(word in words.stressed_things for word in opening)


def without_frame(tokens: list[Token], sentence: Sentence, words: Words) -> list[Token]:
    """ "On 30 August, at a meeting of A, the resolution (was adopted)": without when and where, up to the last comma
    that such a phrase ends with; "At the meeting the paper (was approved)": without what opens the clause."""
    if not words.infinitive or not tokens:
        return tokens
    first = tokens[0]
    if (
        first.senses.keys() & {"place_word", "about"}
        or first.text.lower() in words.occasions
        or _is_time(first, sentence)
    ):
        comma = max((i for i, t in enumerate(tokens) if t.text == ","), default=-1)
        if 0 <= comma < len(tokens) - 1:
            return tokens[comma + 1 :]
        for before, (index, token) in zip(tokens[1:], enumerate(tokens[2:], 2), strict=False):
            if "article" in token.senses and not before.senses.keys() & {"between", "post_link", "place_word"}:
                return tokens[index:]
    return tokens


def _is_time(token: Token, sentence: Sentence) -> bool:
    return any(time.start <= token.start < time.end for time in sentence.times)
