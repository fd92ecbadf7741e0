"""Papers told of without a name: which of them are instruments all the same.

In: a generic mention ("the action plan", "a joint statement"), its sentence and the status that the words around it
tell. Out: whether a document that tells no more of it tells of an instrument.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention, Sentence
from depositary.read.scan import Token

__all__ = ["counts", "report_before"]

_PLANS = frozenset({"plan_of_action", "work_plan"})
_NAMED_BY_ACT = frozenset({
    "statement", "declaration", "memorandum", "agreement", "plan_of_action", "work_plan", "fund", "treaty", "other",
    "resolution",
})  # fmt: skip
_DONE = ("adopted", "proposed", "drafting")
_TELLING = 4  # words, or characters, of a noun that says more than its kind ("free trade agreement")


def counts(
    sentence: Sentence, mention: InstrumentMention, status: str | None, lexicon: Lexicon, *, cited: bool
) -> bool:
    """cited: the document cites papers by symbols, so that a resolution is known by its own."""
    words, facts = lexicon.words, lexicon.language.facts
    title = mention.title or ""
    if mention.kind not in _NAMED_BY_ACT or (mention.kind == "resolution" and cited):
        return False
    if any(f" {word}" in title.lower() for word in words.vague):
        return False  # "a detailed plan": none in particular
    if mention.kind in ("other", "work_plan") and not mention.period and _of_no_party(sentence, mention, lexicon):
        return False
    if mention.specific and mention.kind in _PLANS:
        return status in (*_DONE, "to_be_adopted") or bool(mention.period)
    if mention.period or (mention.successor and mention.kind in _PLANS):
        return True
    if mention.kind in _PLANS and _of_two(sentence, mention, lexicon):
        return True
    size = len(title.split())
    if mention.kind in ("other", "agreement", "treaty", "fund"):
        return status in (*_DONE, "in_force") and (size if facts.spaces else len(title)) >= _TELLING
    named = size > 1 or not facts.spaces  # "the statement issued reads" names none
    named = named or (mention.kind == "declaration" and _any_one(sentence, mention, lexicon))
    first = facts.head == "first"  # whose bare word for a declaration has two syllables
    if facts.spaces and status == "to_be_adopted" and mention.kind in ("statement", "plan_of_action"):
        return named and "negation" not in sentence.kinds  # "the summit will issue a joint statement"
    if not facts.spaces and status == "to_be_adopted":
        return mention.kind in _PLANS or (mention.kind == "statement" and len(title) >= _TELLING)
    short = named and (mention.kind == "statement" or (mention.kind == "declaration" and not first))
    enough = size >= 3 or not facts.spaces or short
    return status in _DONE and enough


def _of_no_party(sentence: Sentence, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """ "the initiatives on waste", "a training plan": several, or one of nobody's name."""
    before = [t for t in sentence.tokens if t.end <= mention.start][-1:]
    if lexicon.language.facts.spaces:
        return bool(before) and before[0].text.lower() in lexicon.words.plural_articles
    title = mention.title or ""
    known = title in lexicon.words.instruments.get(mention.kind, ())
    return mention.kind == "work_plan" and len(title) <= _TELLING and not known


def _any_one(sentence: Sentence, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """ "adopted a declaration": one not spoken of before."""
    before = [t for t in sentence.tokens if t.end <= mention.start][-1:]
    return bool(before) and before[0].text.lower() in lexicon.words.indefinite


def _of_two(sentence: Sentence, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """ "the A-B action plan": small letters or not, the plan of the two."""
    inside = [t for t in sentence.tokens if mention.start <= t.start < mention.end]
    sides = [i for i, t in enumerate(inside) if "party" in t.senses]
    return lexicon.language.facts.spaces and any(
        right - left == 2 and inside[left + 1].text in "-–" for left, right in pairwise(sides)
    )


def report_before(tokens: Sequence[Token], start: int) -> bool:
    """ "my previous report (S/2018/678)", "the report of A's head (A/77/10)": a symbol in brackets behind a report."""
    before = [t for t in tokens if t.end <= start][-_REPORT:]
    if not before or before[-1].text not in "([（":
        return False
    for token in reversed(before[:-1]):
        if token.senses.get("instrument_kind") == "report":
            return True
        if token.text in ",;.)" or ("verb" in token.senses and "post" not in token.senses):
            return False
    return False


_REPORT = 9  # tokens from the noun to the symbol
