"""Times told of several meetings one by one: "A and B were held in July and September 2023, respectively".

In: a meeting, those its sentence names and the times there. Out: the time that is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.lexicon import Words
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.scan import tokens_within

__all__ = ["own_of_each"]

_JOINING = frozenset({"conjunction", "article"})
_BESIDE = 3  # code points between the times and "respectively"


def own_of_each(
    sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention], words: Words
) -> tuple[str, str] | None:
    """First and last day of the meeting asked for, where as many times as meetings are told "respectively"."""
    marks = [t for t in sentence.tokens if t.text.lower() in words.apart]
    if len(marks) != 1 or len(named) < 2 or mention not in named:
        return None
    for one, two in pairwise(named):
        between = tokens_within(sentence.tokens, one.end, two.start)
        if not between or not all(t.text == "," or t.senses.keys() & _JOINING for t in between):
            return None
    mark, place = marks[0], named.index(mention)
    times = [t for t in sentence.times if t.start >= named[-1].end and t.first and not t.vague]
    if not times:
        return None
    behind = 0 <= mark.start - times[-1].end <= _BESIDE
    if not behind and not named[-1].end <= mark.start <= times[0].start:
        return None
    if len(times) == len(named):
        return times[place].first, times[place].last
    if len(times) != 1 or len(named) != 2 or not times[0].last:
        return None
    joined = any("conjunction" in t.senses for t in tokens_within(sentence.tokens, times[0].start, times[0].end))
    day = times[0].last if place else times[0].first
    return (day, day) if joined and times[0].first != times[0].last else None
