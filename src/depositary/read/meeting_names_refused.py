"""Names of mechanisms that stand for something else where they are: ties, a delegation, a circle, those who act.

In: the tokens of a sentence and where such a name stands. Out: whether it is no meeting.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import MeetingMention
from depositary.read.numbers import Ordinal
from depositary.read.scan import Token

__all__ = [
    "acts",
    "in_draft",
    "names_delegation",
    "names_ties",
    "of_one_state",
    "over_a_paper",
    "short_of_circle",
    "short_of_title",
    "tells_rank",
    "within_title_marks",
]


def names_ties(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """ "the A-B dialogue relations": the last word of the name belongs to what follows."""
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if after is not None and not lexicon.language.facts.spaces:
        if after.text == "(" and position + 4 < len(tokens) and tokens[position + 3].text == ")":
            after = tokens[position + 4]  # "the A+3 (A and its three) cooperation": the circle, no sitting
        return tokens[position].senses["mechanism"].weak and after.text.startswith((*lexicon.words.circle_ties, "\0"))
    if after is None or lexicon.language.facts.head != "last":
        return False
    if after.text == "(" and position + 4 < len(tokens) and tokens[position + 3].text == ")":
        after = tokens[position + 4]
    if after.text in lexicon.words.delegation_words:
        return True  # "the X Meeting delegation": who goes there
    return "shield" in lexicon.senses_of(f"{tokens[position].text.rpartition(' ')[2]} {after.text}")


def tells_rank(tokens: Sequence[Token], position: int, text: str, lexicon: Lexicon) -> bool:
    """ "the leaders of the highest rank of A", where rank and A are also how the summit of A is called for short."""
    if lexicon.language.facts.head != "first" or not position:
        return False
    start = tokens[position].start
    if text[max(0, start - 16) : start].rstrip().lower().endswith(tuple(lexicon.words.of_rank) or "\0"):
        return "mechanism" in tokens[position].senses or "level" in tokens[position].senses
    if not tokens[position].text[:1].islower() or "mechanism" not in tokens[position].senses:
        return False
    return bool(tokens[position - 1].senses.keys() & {"member", "level", "group"}) and not (
        tokens[position - 1].senses.keys() & {"kind"}
    )


def over_a_paper(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """ "consultations on the Code of Conduct", where no word stands between: what is negotiated, no sitting."""
    if lexicon.language.facts.head != "first" or position + 1 >= len(tokens):
        return False
    senses, after = tokens[position].senses, tokens[position + 1]
    if "kind" not in senses or "group" in senses or not tokens[position].text[:1].islower():
        return False
    return bool(after.senses.keys() & {"instrument", "instrument_kind"}) and after.text[:1].isupper()


def names_delegation(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """ "the head of the X Meeting of B", "X Meeting B delegation": a party behind the name, and a post before or a word
    for a delegation behind the two, speak of those whom the party sends."""
    if lexicon.language.facts.head != "last":
        return False
    behind_name = position + 1
    if not lexicon.language.facts.spaces and position + 1 < len(tokens) and tokens[position + 1].text == "(":
        close = next((i for i in range(position + 2, min(position + 7, len(tokens))) if tokens[i].text == ")"), None)
        behind_name = close + 1 if close is not None else behind_name  # "the X Meeting (XM) B delegation"
    after = next((t for t in tokens[behind_name : behind_name + 1] if "party" in t.senses), None)
    if after is None:
        return lexicon.language.facts.spaces and _led_by(tokens, position, lexicon)
    if not lexicon.language.facts.spaces:
        behind = "".join(t.text for t in tokens[behind_name + 1 : behind_name + 3])
        return behind.startswith(tuple(lexicon.words.delegation_words) or ("\0",))
    return after.start - tokens[position].end == 1 and _led_by(tokens, position, lexicon, of_state=False)


def _led_by(tokens: Sequence[Token], position: int, lexicon: Lexicon, *, of_state: bool = True) -> bool:
    """ "head of (the) X", where of_state "head of the B-ian X": who leads those whom B sends there."""
    step = position - 1
    if of_state and (step < 0 or not tokens[step].senses.keys() & {"party", "adjective"}):
        return False
    while step >= 0 and tokens[step].senses.keys() & {"article", "party", "adjective"}:
        step -= 1
    return step > 0 and tokens[step].text.lower() in lexicon.words.posts_of and "post" in tokens[step - 1].senses


def of_one_state(
    mention: MeetingMention, tokens: Sequence[Token], ordinals: Sequence[Ordinal], text: str, lexicon: Lexicon
) -> bool:
    """ "the 8th session of the National Assembly", "a sitting of the government": of a state's own body, in a language
    whose nouns stand first; "the 13th National Party Congress"."""
    bodies = lexicon.words.home_bodies
    if not bodies or mention.mechanism or len(mention.parties) > 1 or mention.level not in _SITTING:
        return False
    if lexicon.language.facts.head == "last":
        return text[mention.start : mention.end].lower().endswith(tuple(bodies))
    for token in tokens:
        if token.start <= mention.kind_start or any(o.start <= token.start < o.end for o in ordinals):
            continue
        if not token.senses.keys() & {"qualifier", "owning"}:
            return text[token.start :].lower().startswith(tuple(f"{body} " for body in bodies))
    return False


_SITTING = frozenset({"plenary", "other", "committee", "working"})


def acts(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """ "A Plus Three decides to …": the circle, which its meeting is also called after, does something."""
    if lexicon.language.facts.spaces or not tokens[position].senses["mechanism"].weak:
        return False
    after = next((t for t in tokens[position + 1 : position + 2] if t.start == tokens[position].end), None)
    return after is not None and any(v.force for v in after.senses.get("verb", ())) and "held" not in after.senses


def short_of_circle(tokens: Sequence[Token], position: int) -> bool:
    """ "the Association of A (A+3)", "the Assembly X (XA)": in brackets behind a party the circle or the body is meant,
    no meeting of it."""
    around = tokens[position - 2 : position + 2] if position > 1 else []
    own = tokens[position].senses.get("party")
    circle = len(around) == 4 and "party" in around[0].senses
    circle = circle and ("+" in tokens[position].text or (own is not None and own == around[0].senses["party"]))
    return circle and around[1].text == "(" and around[3].text == ")"


def short_of_title(tokens: Sequence[Token], position: int) -> bool:
    """An acronym in brackets inside a title that goes on ("… Partnership (RCEP) Agreement") is the title's."""
    if not tokens[position].senses["mechanism"].acronym or not 0 < position < len(tokens) - 2:
        return False
    inside = tokens[position - 1].text in "(（" and tokens[position + 1].text in ")）"
    return inside and "instrument_kind" in tokens[position + 2].senses


def in_draft(tokens: Sequence[Token], mention: MeetingMention, lexicon: Lexicon) -> bool:
    """ "the draft statement of the X Summit": the meeting is part of the title of a paper that is not there yet."""
    drafts = lexicon.words.drafts
    if not drafts:
        return False
    before = [t for t in tokens if t.end <= mention.start and "owning" not in t.senses][-5:]
    while before and before[-1].senses.keys() & {"post", "chair", "post_link"}:
        before.pop()  # "of the chairman of"
    paper = bool(before) and bool(before[-1].senses.keys() & {"instrument_kind", "paper"})
    if not paper or len(before) < 2 or before[-2].text.lower() not in drafts:
        return False
    for token in (t for t in tokens if t.start >= mention.end):  # unless it tells when that meeting is
        if token.text in ",;.)" or token.start - mention.end > _BEHIND:
            return True
        if "held" in token.senses:
            return False
    return True


_BEHIND = 60  # characters


def within_title_marks(text: str, mention: MeetingMention, tokens: Sequence[Token]) -> bool:
    """ "«Declaration on the A Summit»": the title of a paper names it, whoever speaks of the paper."""
    opened = text.rfind("《", tokens[0].start, mention.start)
    if opened < 0 or "》" in text[opened : mention.end]:
        return False
    closed = text.find("》", mention.end, tokens[-1].end)
    return closed >= 0 and "《" not in text[mention.end : closed]
