"""What a verb governs that does not stand right behind it, in a spaced language whose verbs do not change their form:
"A's initiative was welcomed by B" ("A's initiative is by-B welcome"), and no more than the quotation it stands in.

In: a sentence and the predicates found in it. Out: the same predicates, each with what it governs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depositary.read.clause_subjects import Predicate
from depositary.read.lexicon_words import Words
from depositary.read.mentions import Sentence
from depositary.read.whose_deed import led_there

__all__ = ["within_a_long_quote", "within_their_bounds"]

_CLOSE = 3  # tokens that may stand between who does it and the verb, or before who does it
_QUIET = frozenset({"adverb", "have", "article", "member", "be"})
_SHORT = 2  # tokens of "this", "that point"


def within_their_bounds(found: list[Predicate], sentence: Sentence, words: Words) -> list[Predicate]:
    """The predicates to keep: what only points back ("this was stressed by X as he spoke") says nothing."""
    _end_with_quotes(found, sentence)
    kept = _with_what_was_undergone(found, sentence, words) if "be" in sentence.kinds else found
    return led_there(kept, sentence.tokens, words)


def within_a_long_quote(found: list[Predicate], sentence: Sentence) -> list[Predicate]:
    """The predicates of the sentence in which a quote of several ends, none going on behind it."""
    if sentence.voiced is not None:
        _end_with_quotes(found, sentence)
    return found


def _end_with_quotes(found: Sequence[Predicate], sentence: Sentence) -> None:
    """What is said inside a quote ends where it is closed."""
    for predicate in found if sentence.quoted else ():
        closed = next((end for start, end in sentence.quoted if start <= predicate.start < end), sentence.end)
        last = bisect_left(sentence.tokens, closed, key=lambda token: token.start)
        predicate.content_last = max(min(predicate.content_last, last), predicate.content_first)


def _with_what_was_undergone(found: Sequence[Predicate], sentence: Sentence, words: Words) -> list[Predicate]:
    kept: list[Predicate] = []
    for predicate in found:
        opened = _opened(predicate, sentence)
        if opened is None:
            kept.append(predicate)
            continue
        tokens = sentence.tokens
        first = max((i + 1 for i in range(opened) if tokens[i].text in ",;:"), default=0)
        last = opened
        while last > first and tokens[last - 1].senses.keys() & {"have", "adverb"}:
            last -= 1
        told = tokens[first:last]
        if not told or (len(told) <= _SHORT and any(t.text.lower() in words.deictics for t in told[-1:])):
            continue
        if len(told) <= _SHORT and told[0].text.lower() in words.deictics:
            continue
        predicate.content_first, predicate.content_last = first, last
        kept.append(predicate)
    return kept


def _opened(predicate: Predicate, sentence: Sentence) -> int | None:
    """Where the sign of what is undergone stands, right before the one who does it; None elsewhere."""
    subject, tokens = predicate.subject, sentence.tokens
    if predicate.verb.frame != "stand" or subject is None or predicate.inherited or subject.end > predicate.start:
        return None
    between = [t for t in tokens[max(0, predicate.index - _CLOSE) : predicate.index] if t.start >= subject.end]
    if any(not t.senses.keys() & _QUIET for t in between):
        return None
    before = [i for i in range(predicate.index) if tokens[i].end <= subject.start]
    for index in reversed(before[-_CLOSE:]):
        if "be" in tokens[index].senses:
            return index
        if not tokens[index].senses.keys() & _QUIET:
            return None
    return None
