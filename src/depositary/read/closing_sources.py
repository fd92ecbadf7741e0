"""Where a sentence closes with its source: ", the ministry's communique says", ", according to the agency A", in spaced
languages whose verbs do not change their form.

In: the tokens of a sentence. Out: where the closing words begin.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Words
from depositary.read.scan import Token

__all__ = ["closing_source"]

_LONG = 14  # tokens of the closing words
_NAMED = 4  # tokens of the word for a source
_QUOTED = 7  # tokens in which an agency named first quotes somebody
_SAID = 2  # tokens of a source's name


def closing_source(tokens: Sequence[Token], words: Words) -> int | None:
    """The index of the comma before the closing words; None where the sentence closes with what it tells."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].shape == "sign":
        last -= 1
    floor = max(1, last - _LONG)
    comma = next((i for i in range(last - 1, floor, -1) if tokens[i].text in ",;"), None)
    if comma is None:
        return None
    head, tail = tokens[comma + 1], tokens[comma + 1 : last + 1]
    if head.text.lower() in words.according:
        papers = any(t.senses.keys() & {"instrument", "instrument_kind"} for t in tail)  # "under the Convention"
        named = bool(tail[1:]) and tail[1].text[:1].isupper() and not papers
        return comma if tail[1:] and (named or _is_source(tail[1:], words)) else None
    quoted = " ".join(t.text for t in tail[1:_QUOTED])
    if head.text[:1].isupper() and any(f" {quote} " in f" {quoted.lower()} " for quote in words.source_quotes):
        return comma  # ", the agency today quotes the spokesman as saying"
    said = _ends_with(tail, words.source_verbs)
    if not said:
        return None
    return comma if _is_source(tail, words) or (len(tail) <= _SAID + said and head.text[:1].isupper()) else None


def _is_source(tail: Sequence[Token], words: Words) -> bool:
    opening = " ".join(t.text.lower() for t in tail[:_NAMED])
    return any(opening == source or opening.startswith(f"{source} ") for source in words.sources)


def _ends_with(tail: Sequence[Token], phrases: Sequence[str]) -> int:
    """How many tokens of a phrase close the words; 0 if none does."""
    for phrase in phrases:
        size = len(phrase.split())
        for count in range(1, size + 1):
            if " ".join(t.text.lower() for t in tail[-count:]) == phrase:
                return count
    return 0
