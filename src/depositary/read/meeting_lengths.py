"""How long a meeting ran, by the words before its noun: "the two-day summit ended on Tuesday" began on Monday, and "at
the close of a two-day meeting on Friday" tells of the meeting the report is about.

In: the sitting a report is about and its first sentences. Out: the sitting with its first and last day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from depositary.read.lexicon import Words
from depositary.read.meeting_records import Sitting
from depositary.read.mentions import Sentence, TimeMention

__all__ = ["take_length"]

_LEAD = 3  # sentences of the report
_NOUN = 6  # tokens from "two-day" to the noun of the meeting
_DAY = 10  # characters of a date that names its day
_MEETING = frozenset({"kind", "mechanism"})


def take_length(sitting: Sitting, sentences: Sequence[Sentence], words: Words) -> None:
    """Fill in the day on which a report says that the meeting it is about ended or began, and its other end."""
    if not words.lasting or sitting.status not in (None, "held"):
        return
    for sentence in [s for s in sentences if s.kind == "main"][:_LEAD]:
        days = _days(sentence, words)
        if days is None or (sentence.index not in sitting.sentences and sitting.start is not None):
            continue
        said = f" {' '.join(t.text.lower() for t in sentence.tokens)} "
        ended = any(f" {word} " in said for word in words.closings)
        opened = any(f" {word} " in said for word in words.openings)
        time = _day_of(sentence)
        if ended == opened or time is None or sitting.start not in (None, time.first):
            continue
        if sitting.end not in (None, time.first):
            return
        day, rest = dt.date.fromisoformat(time.first), dt.timedelta(days=days - 1)
        first, last = (day - rest, day) if ended else (day, day + rest)
        sitting.start, sitting.end = first.isoformat(), last.isoformat()
        sitting.inferred, sitting.reason = time.inferred, time.reason
        if sentence.index not in sitting.sentences:
            sitting.passages.append((sentence.start, sentence.end))
        return


def _days(sentence: Sentence, words: Words) -> int | None:
    """How many days the meeting of a sentence lasted."""
    for index, token in enumerate(sentence.tokens):
        days = words.lasting.get(token.text.lower())
        if days is not None and any(t.senses.keys() & _MEETING for t in sentence.tokens[index + 1 : index + _NOUN]):
            return days
    return None


def _day_of(sentence: Sentence) -> TimeMention | None:
    """The one day a sentence names."""
    days = [t for t in sentence.times if t.first and len(t.first) == _DAY and t.first == t.last and not t.period]
    return days[0] if len(days) == 1 else None
