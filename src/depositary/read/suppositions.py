"""Verbs that are nobody's deed: "if A decides to do X, B will …" tells of no decision of A's, "A's wish is to do Y" of
no promise.

In: a sentence and a verb's place in it. Out: whether the verb stands inside a condition, or its subject is a thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.mentions import ActorMention, Sentence
from depositary.read.scan import Token

__all__ = ["foretells_what_is", "in_a_question", "is_supposed", "opens_condition", "owns_noun", "past_aside"]

_PARTS = ",;:，；："
_LISTS = "、"
_EVENTS = frozenset({"verb", "happening", "will", "held", "have", "negation"})


def is_supposed(sentence: Sentence, index: int, *, spaces: bool) -> bool:
    """Whether a word of condition opens the clause of the verb; where words are parted by spaces, the next verb
    behind that word alone belongs to the condition."""
    if "condition" not in sentence.kinds:
        return False
    for place in range(index - 1, -1, -1):
        token = sentence.tokens[place]
        if token.text in _PARTS or (spaces and "verb" in token.senses):
            return False
        if opens_condition(sentence.tokens, place):
            return True
    return False


def opens_condition(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word opens a condition; one that opens examples as well ("such as A, B and C") does not before a list
    of things."""
    senses = tokens[index].senses
    if "condition" not in senses or "verb" in senses:
        return False
    if "explanation" not in senses:
        return True
    clause = next((tokens[index + 1 : at] for at in range(index + 1, len(tokens)) if tokens[at].text in _PARTS), None)
    clause = tokens[index + 1 :] if clause is None else clause
    if any(token.text == _LISTS for token in clause):
        return False
    joined = any("conjunction" in token.senses for token in clause)
    return not joined or any(token.senses.keys() & _EVENTS for token in clause)


def owns_noun(tokens: Sequence[Token], own: ActorMention) -> bool:
    """ "A's wish is to do B", "A plans will": a word for a deed or a stance that a verb of what is to come follows at
    once is a noun, and the party behind which it stands only owns it."""
    behind = [t for t in tokens if t.start >= own.end][:2]
    return (
        len(behind) == 2 and behind[0].shape == "word" and not _DEEDS.isdisjoint(behind[0].senses)
        and any(v.role == "will" for v in behind[1].senses.get("verb", ()))
    )  # fmt: skip


_DEEDS = frozenset({"verb", "stance", "action", "proposal"})


def in_a_question(text: str, end: int) -> bool:
    """Whether the paragraph goes on to ask behind a sentence: "It is reported that …. What do you say to this?" """
    stop = text.find("\n", end)
    return text[end : stop if stop >= 0 else len(text)].rstrip(" ”」").endswith(("?", "？"))


def foretells_what_is(content: Sequence[Token], subject: ActorMention | None) -> bool:
    """ "(affirmed) that A will go on being a driver of growth", A being another: what it will be, no promise."""
    will = next((i for i, t in enumerate(content[:6]) if any(v.role == "will" for v in t.senses.get("verb", ()))), None)
    if will is None or not any("copula" in t.senses for t in content[will + 1 : will + 3]):
        return False
    named = {str(t.senses["party"]) for t in content[:will] if "party" in t.senses}
    return subject is None or not named <= set(subject.parties) or len(subject.parties) != 1


def past_aside(content: Sequence[Token]) -> Sequence[Token]:
    """ "(agreed,) on the basis of what was reached, to do A": what stands behind the aside that opens the content."""
    if not content or "explanation" not in content[0].senses or "action" in content[0].senses:
        return content
    comma = next((i for i, t in enumerate(content) if t.text == ","), None)
    return content if comma is None else content[comma + 1 :]
