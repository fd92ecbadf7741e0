"""Statements told of by what they say: "the joint statement issued after the meeting stresses …".

In: a mention of a statement and its sentence, in a script without spaces. Out: whether the sentence says so that it has
been issued, or that it was agreed upon.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention, Sentence

__all__ = ["agreed_upon", "voiced"]

_VOICES = frozenset({"statement", "declaration"})
_BARE = 2  # characters of a noun that is anybody's word ("statement")
_BEFORE = 5  # tokens in which the word for issuing, or a sign that it is still to come, may stand


def voiced(sentence: Sentence, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """The paper says something, something is said in it, or it is called issued right before its name."""
    if lexicon.language.facts.spaces or mention.kind not in _VOICES:
        return False
    words, tokens = lexicon.words, sentence.tokens
    first = bisect_left(tokens, mention.start, key=attrgetter("start"))
    if len(mention.title or "") <= _BARE and not (first and tokens[first - 1].senses.keys() & {"kind", "mechanism"}):
        return False
    behind = bisect_left(tokens, mention.end, key=attrgetter("start"))
    before = tokens[max(0, first - _BEFORE) : first]
    for token in before:
        verbs = token.senses.get("verb", ())
        if "scheduled" in token.senses or token.text in words.towards or "negation" in token.senses:
            return False
        if any(v.role in ("will", "ought") or v.force in ("propose", "request", "agree") for v in verbs):
            return False
    if any(token.text.startswith(tuple(words.publishing) or ("\0",)) for token in before[-3:]):
        marks = tuple(words.noun_marks)
        if before[-1].text.endswith(marks) or any(t.text.endswith(marks) for t in before[-2:]):
            return True
    for step, after in enumerate(tokens[behind : behind + 3]):
        verbs = after.senses.get("verb", ())
        if any(v.role == "report" or (v.force and v.frame in ("stand", "ask")) for v in verbs):
            return True
        within = not step and after.text.startswith(tuple(words.frame_closers) or ("\0",))
        if step == 1 and after.text == "," and tokens[behind].text in words.frame_closers:
            return True  # "in the joint statement, the two sides …"
        if not (within or "adverb" in after.senses):
            return after.text.startswith(tuple(words.publishing) or ("\0",)) and not step
    return False


def agreed_upon(sentence: Sentence, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """ "reached agreement on the plan of action", in a script without spaces where the verb stands right behind."""
    if lexicon.language.facts.spaces:
        return False
    behind = bisect_left(sentence.tokens, mention.end, key=attrgetter("start"))
    after = sentence.tokens[behind : behind + 1]
    reached = bool(after) and after[0].start == mention.end and after[0].text.startswith(tuple(lexicon.words.drawn_up))
    return reached and any(v.force == "agree" for v in after[0].senses.get("verb", ()))
