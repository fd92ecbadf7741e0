"""Anniversaries a text speaks of: how many years have come round, where it says so, and whether in another year.

In: a text and its times. Out: numbers of years with their places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from depositary.languages import Language
from depositary.read.mentions import MeetingMention
from depositary.read.numbers import Ordinal, find_numbers, find_ordinals
from depositary.read.times import TimeExpression

__all__ = ["anniversaries", "one_sentence", "other_year_beside", "without_years"]

_BEHIND = 80  # code points from an anniversary to "next year"
_BETWEEN = 14  # "30th founding anniversary"


def one_sentence(text: str, one: int, other: int) -> bool:
    """Whether no sentence ends between two places."""
    return _SENTENCE_END.search(text, min(one, other), max(one, other)) is None


_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？\n]")


def anniversaries(text: str, language: Language, spans: Mapping[str, int], words: Sequence[str]) -> dict[int, int]:
    """Numbers of years spoken of as having come round → where."""
    lowered = text.lower()
    lengths = {value: at for phrase, value in spans.items() if (at := lowered.find(phrase)) >= 0}
    for word in words:
        at = lowered.find(word)
        while at >= 0:
            before = text[max(0, at - 36) : at].rstrip(" -")
            if before and before[-1].isalnum():
                told = [(number.end, number.value) for number in find_numbers(before, language)]
                told += [(ordinal.end, ordinal.value) for ordinal in find_ordinals(before, language)]
                nearest = max((end for end, _ in told), default=0)  # "10+3 cooperation's 15th": the last of them
                for end, value in told:
                    if nearest <= end >= len(before) - _BETWEEN and isinstance(value, int) and 4 < value <= 150:
                        lengths.setdefault(value, at)
            after = text[at + len(word) : at + len(word) + 12]
            for number in find_numbers(after, language):
                if number.start <= 2 and isinstance(number.value, int) and 4 < number.value <= 150:
                    lengths.setdefault(number.value, at)
            at = lowered.find(word, at + 1)
    return lengths


def other_year_beside(
    text: str,
    times: Sequence[TimeExpression],
    language: Language,
    spans: Mapping[str, int],
    anniversary_words: Sequence[str],
) -> int:
    """ "the 35th anniversary next year": by how many years it is still to come; negative if it was."""
    places = anniversaries(text, language, spans, anniversary_words).values()
    beside = {
        t.shift or 0
        for t in times
        if t.unit == "year" and t.shift in (-1, 1) and t.month is None
        and any(0 < t.start - place <= _BEHIND and one_sentence(text, place, t.start) for place in places)
    }  # fmt: skip
    return beside.pop() if len(beside) == 1 else 0


def without_years(
    meetings: Sequence[MeetingMention], ordinals: Sequence[Ordinal], text: str, words: tuple[str, ...]
) -> None:
    """ "the A-B 50th Anniversary Summit": how many years have come round, no number of the meeting."""
    for mention in meetings if ordinals else ():
        of_years = {o.value for o in ordinals if text[o.end : o.end + _AFTER].lstrip(" -").lower().startswith(words)}
        if of_years.intersection(mention.ordinals):
            mention.ordinals = tuple(value for value in mention.ordinals if value not in of_years)
            mention.ordinal = mention.ordinals[0] if mention.ordinals else None


_AFTER = 16  # code points in which a word for an anniversary begins and is told
