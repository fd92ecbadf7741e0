"""The sitting after the one a text tells of: "the next meeting will be held in … in 2026".

In: a bare noun of meeting, its sentence, the meeting told of. Out: whether the noun means the next sitting, and a
mention made one of the same series.
"""

from __future__ import annotations

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import Sitting
from depositary.read.mentions import MeetingMention, Sentence

__all__ = ["is_next_one", "take_series"]

_REACH = 12  # code points beside the noun in which the word for the next one stands
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
