"""Papers told of in lists: what is said of one that stands behind another.

In: a sentence and a paper named in it. Out: the paper of the list whose verb, and whose day, is also its own.
"""

from __future__ import annotations

from depositary.read.mentions import InstrumentMention, Sentence, TimeMention

__all__ = ["carried_out_together", "listed_after_adopting", "listed_behind_colon", "listed_with", "tells_when"]


def listed_with(sentence: Sentence, mention: InstrumentMention) -> InstrumentMention | None:
    """The paper before this one in a list of papers ("adopted X, Y and Z")."""
    before = next((m for m in reversed(sentence.instruments) if m.end <= mention.start), None)
    if before is None:
        return None
    dated = next((t for t in sentence.times if 0 <= t.start - before.end <= _LISTED), None)
    end = dated.end if dated is not None and tells_when(dated) else before.end  # "signed X on 3 May and Y on 4 June"
    if mention.start - end > _LISTED:
        return None
    between = [t for t in sentence.tokens if end <= t.start and t.end <= mention.start]
    joined = any(t.text in "、," or t.senses.keys() & {"connector", "conjunction"} for t in between)
    linked = all(t.shape == "sign" or t.senses.keys() & {"connector", "conjunction", "article"} for t in between)
    return before if joined and linked else None


_LISTED = 10


def carried_out_together(sentence: Sentence, first: InstrumentMention) -> bool:
    """ "the implementation of A, B and C": a word for carrying out stands before the first paper of the list."""
    return any("implemented" in t.senses and t.end <= first.start for t in sentence.tokens)


def listed_after_adopting(sentence: Sentence, mention: InstrumentMention) -> bool:
    """ "adopted a plan for doing A, a statement on B and a declaration on C": of a list whose first paper stands right
    behind the verb of adopting, this one behind a comma or joining word."""
    before = [t for t in sentence.tokens if t.end <= mention.start]
    while before and "article" in before[-1].senses:
        before.pop()
    if not before or not (before[-1].text == "," or "conjunction" in before[-1].senses):
        return False
    for index in range(len(before) - 1, -1, -1):
        token = before[index]
        if "adopted" in token.senses and any(v.force == "decide" for v in token.senses.get("verb", ())):
            reach = token.end + _FIRST_PAPER
            return any(token.end < m.start <= reach for m in sentence.instruments if m is not mention)
        if token.text in ";:" or any(v.form in ("past", "present") and v.force for v in token.senses.get("verb", ())):
            return False
    return False


def listed_behind_colon(sentence: Sentence, mention: InstrumentMention) -> InstrumentMention | None:
    """ "adopted three papers: A; B; and C": the first paper behind the colon, before which the verb stands."""
    colon = next((t for t in reversed(sentence.tokens) if t.text == ":" and t.end <= mention.start), None)
    if colon is None:
        return None
    first = next(m for m in sentence.instruments if m.start >= colon.end)
    before = [t for t in sentence.tokens if t.end <= colon.start][-_HEAD_OF_LIST:]
    told = any("adopted" in t.senses for t in before) and not any("negation" in t.senses for t in before)
    return first if told and first is not mention and first.start - colon.end <= _FIRST_PAPER else None


_HEAD_OF_LIST = 14  # tokens before the colon among which the verb stands
_FIRST_PAPER = 8  # code points from the verb to the first paper it adopts


def tells_when(time: TimeMention) -> bool:
    """A day or month on which something can have happened: "in May" is when, "in 2016-2020" is while."""
    if time.period or time.vague or time.hint in ("by", "as_of", "within", "over") or not time.first:
        return False
    return time.hint != "during" or (time.first == time.last and len(time.first) == 7)
