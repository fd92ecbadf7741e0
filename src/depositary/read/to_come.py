"""What is still to come, in a script without spaces: "will" stands once, before the first of several deeds.

In: the tokens of a sentence and a verb among them. Out: whether a word for "will" before it reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Words
from depositary.read.scan import Token

__all__ = ["describes_held", "is_perfect", "is_to_come"]

_REACH = 48  # tokens over which one "will" may hold
_ENDS = frozenset(";。:!?")
_LIGHT = frozenset({"adverb", "connector", "conjunction"})


def is_to_come(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "A and the leaders of B will jointly sign X, approve Y and issue Z": X, Y and Z are to come. Not where the verb
    has somebody of its own before it in its clause, or a sign of what is done."""
    done = tuple(words.perfective)
    if not done or is_perfect(tokens, index, words):
        return False
    own = True  # still in the verb's clause
    bare = True  # nothing that could be its subject stands in that clause
    for at in range(index - 1, max(-1, index - _REACH), -1):
        token = tokens[at]
        verbs = token.senses.get("verb", ())
        if token.text in _ENDS or "have" in token.senses or token.text.endswith(done):
            return False
        if any(v.role == "report" for v in verbs):
            return False
        if any(v.role == "will" for v in verbs):
            return (own or bare) and not _describes(tokens, at, index, words)
        if token.text == ",":
            if own and not bare:
                return False
            own = False
        elif own:
            bare = bare and bool(token.senses.keys() & _LIGHT)
    return False


def is_perfect(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """The sign of what is done stands at the verb's end or right behind it."""
    done = tuple(words.perfective)
    after = tokens[index + 1 : index + 2]
    return bool(done) and (tokens[index].text.endswith(done) or (bool(after) and after[0].text.startswith(done)))


def _describes(tokens: Sequence[Token], will: int, index: int, words: Words) -> bool:
    """ "the summit that will be held in A adopted X": the "will" is of the summit."""
    return any(describes_held(tokens, at, words) for at in range(will + 1, index - 1))


def describes_held(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "the summit | that (will be) held": the mark right behind makes what is held describe a noun."""
    behind = tokens[index + 1 : index + 2]
    marked = bool(behind) and behind[0].text.startswith(tuple(words.noun_marks[:1]))
    return marked and "held" in tokens[index].senses
