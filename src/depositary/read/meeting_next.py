"""Whose a bare sitting is: the one after the one a text tells of ("the next meeting will be held in … in 2026"), and
one at the head of what its body does ("At its 812th meeting, the council of A proposed …").

In: a bare noun of meeting, its sentence, the meeting told of. Out: whether the noun means the next sitting, and a
mention made one of the same series, or of the body's own.
"""

from __future__ import annotations

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import Sitting
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.organs import whole_of

__all__ = ["is_next_one", "of_the_body_behind", "take_series"]

_REACH = 12  # code points beside the noun in which the word for the next one stands
_AT_ITS = 2  # words
_CLOSE = 5  # code points between a comma and the name of who acts: ", the A"
_ANY = ("other", "plenary", "committee")  # levels of nouns that name no level


def is_next_one(mention: MeetingMention, sentence: Sentence, current: Sitting, text: str, lexicon: Lexicon) -> bool:
    """Whether a word for the next one stands beside the noun, and the sentence tells a later time."""
    if current.start is None or mention.ordinals or mention.plural:
        return False
    if not (current.parties or current.mechanism) or mention.level not in (*_ANY, current.level):
        return False
    only = text[mention.start : mention.kind_start] in lexicon.words.next_ones  # one run of characters
    if (not mention.bare and not only) and (
        mention.mechanism or mention.level != "other" or set(mention.parties) - set(current.parties)
    ):
        return False  # "the parties' next meeting" is theirs, a meeting of others is not
    return _said(mention, sentence, text, lexicon) and any(
        later.first > current.start[: len(later.first)] for later in sentence.times if later.first and not later.vague
    )


def _said(mention: MeetingMention, sentence: Sentence, text: str, lexicon: Lexicon) -> bool:
    words = lexicon.words.next_ones
    if lexicon.language.facts.head == "first":
        return text[mention.end : mention.end + _REACH].lstrip().startswith(tuple(words) or ("\0",))
    before = text[max(sentence.start, mention.start - _REACH) : max(mention.kind_start, mention.start)]
    if not lexicon.language.facts.spaces:
        return any(word in before for word in words)
    return bool(set(before.lower().split()[-3:]) & set(words))


def take_series(mention: MeetingMention, series: Sitting) -> None:
    """Make the mention one of the series a sitting is of, under its own name."""
    mention.inherited = True
    mention.parties, mention.level, mention.mechanism = series.parties, series.level, series.mechanism
    mention.name_en, mention.acronym, mention.subject = series.name_en, series.acronym, series.subject
    mention.qualifiers = series.qualifiers


def of_the_body_behind(mention: MeetingMention, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "At its 812th meeting on Friday, the council of A proposed …": make the sitting one of who acts."""
    facts = lexicon.language.facts
    lead = [token for token in sentence.tokens if token.end <= mention.start]
    if not (facts.spaces and facts.head == "last" and 0 < len(lead) <= _AT_ITS and "reflexive" in lead[-1].senses):
        return False
    if not mention.ordinals or mention.level != "other" or mention.parties:
        return False
    commas = [token.end for token in sentence.tokens if token.start >= mention.end and token.text == ","]
    owners = [
        actor
        for actor in sentence.actors
        if actor.kind == "party" and any(0 <= actor.start - comma <= _CLOSE for comma in commas)
    ]
    if not owners or len(owners[0].parties) != 1:
        return False
    body = owners[0].parties[0]
    if lexicon.kinds_of_actors.get(body) != "organ":
        return False
    mention.parties, mention.level, mention.name_en = (whole_of(body, lexicon),), "plenary", f"{body} meeting"
    return True
