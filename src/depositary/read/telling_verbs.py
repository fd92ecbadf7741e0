"""Verbs that only tell, in a script without spaces: speeches given, signals sent, what is agreed on before the verb.

In: the tokens of a sentence and the place of a verb. Out: whether it binds or asks anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Verb
from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = ["only_tells", "stands_before"]

_DEED_AHEAD = frozenset({
    "action", "verb", "adverb", "held", "scheduled", "topic", "between", "place_word", "purpose", "convene", "adopted",
})  # fmt: skip
_SIGNS = ",;:，；：。.、"


def only_tells(tokens: Sequence[Token], index: int, verb: Verb, before: int, words: Words) -> bool:
    """A speech given, a signal of support sent; a "will" with nobody before it, which marks an object.

    before: index of the last word of weight before the verb, -1 if there is none.
    """
    if verb.role == "will":
        behind = tokens[index + 1].senses.keys() if index + 1 < len(tokens) else frozenset()
        return index == 0 and not behind & _DEED_AHEAD
    if verb.force == "support" and before >= 0 and tokens[before].text.endswith((*words.signalling, "\0")):
        return True
    if verb.force != "decide" or verb.frame != "object":
        return False
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].text not in _SIGNS:
        last += 1
    return last > index and tokens[last].text.endswith((*words.speeches, "\0"))


def stands_before(tokens: Sequence[Token], index: int) -> bool:
    """What is agreed on stands before the verb, which a comma ends: "on A they agreed, and proposed B"."""
    if index + 1 >= len(tokens) or tokens[index + 1].text != ",":
        return False
    opens = max((i for i in range(index) if tokens[i].text in ",;"), default=-1)
    return any(t.senses.keys() & {"topic", "place_word"} for t in tokens[opens + 1 : index])
