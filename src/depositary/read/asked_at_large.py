"""Whom a request is made to where nobody in particular is named: "urged the international community to", "called on all
sides to", in a script without spaces.

In: the text and the tokens behind a verb of asking. Out: the English words for those asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = ["asked_at_large"]

_LONGEST = 8  # code points of the words for them


def asked_at_large(text: str, tokens: Sequence[Token], words: Words) -> str | None:
    """Those asked, if the longest words of the language's list stand at the head of what the verb governs."""
    if not words.asked_at_large or not tokens:
        return None
    start = tokens[0].start
    for end in range(start + _LONGEST, start + 1, -1):
        if (english := words.asked_at_large.get(text[start:end])) is not None:
            return english
    return None
