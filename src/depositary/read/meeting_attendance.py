"""Whether somebody sat in a meeting, by what stands before its name.

In: the tokens before a meeting's name, without articles. Out: a yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = ["took_part"]

_DELEGATION = 12  # tokens between who leads a delegation and where to


def took_part(before: Sequence[Token], words: Words) -> bool:
    """ "exchanged views with partners in the X Meeting", "led a delegation of officials to the X Meeting"."""
    if not before:
        return False
    if "infinitive" in before[-1].senses:
        return _sent(before[-_DELEGATION:], words)
    if "place_word" not in before[-1].senses:
        return False
    for token in reversed(before[:-1]):
        if token.text in ";:" or "scheduled" in token.senses:
            return False
        if "verb" in token.senses:
            return any(v.lemma in words.taking_part and v.form == "past" for v in token.senses["verb"])
    return False


def _sent(before: Sequence[Token], words: Words) -> bool:
    led = next((i for i, t in enumerate(before) if _leads(t, words)), None)
    return led is not None and any(t.text.lower() in words.delegation_words for t in before[led:])


def _leads(token: Token, words: Words) -> bool:
    return any(v.lemma in words.leading_one and v.form == "past" for v in token.senses.get("verb", ()))
