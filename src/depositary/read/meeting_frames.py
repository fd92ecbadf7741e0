"""Meetings: those in whose course another took place, and bodies that hold a numbered meeting, where words stand
without spaces.

In: a mention, the text and the words of its language. Out: where the phrase that frames the other meeting ends; whether
a number is that of the body named before; the day of each of several meetings held "on the 20th and 21st respectively".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from depositary.read.lexicon import Lexicon
from depositary.read.lexicon_words import Words
from depositary.read.meeting_records import RANKED_LEVELS
from depositary.read.mentions import MeetingMention, Sentence, TimeMention
from depositary.read.scan import Token, tokens_within

__all__ = [
    "before_saying", "each_day", "frame_end", "holds_numbered", "listed_from", "names_circle", "prepared_for", "run_of",
    "spoken_there",
]  # fmt: skip

_BETWEEN = frozenset({"conjunction", "post_link", "between"})
_GAP = 8  # code points between the name and what frames: "and the series of meetings"
_SHORT = 20  # code points of a short form with its brackets
_NOUN = 6  # code points of the longest noun for a sitting
_NOUNS = frozenset({"kind", "head", "process"})
_BRACKETED = re.compile(r"[(（][^()（）]{0,40}[)）]?")
_CLOSING = "”」』》\"' "
_DAY = 10  # characters of a date that names its day
_HELD = frozenset({"held", "adverb", "have", "format", "place", "place_en", "capital", "place_kind", "adjective"})


def _linked(sentence: Sentence, one: MeetingMention, other: MeetingMention) -> bool:
    """Nothing but a list's signs and words between two names."""
    between = tokens_within(sentence.tokens, one.end, other.start)
    return bool(between) and all(t.text in "、,;" or bool(t.senses.keys() & _BETWEEN) for t in between)


def listed_from(sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]) -> MeetingMention | None:
    """The first of the list in which `mention` stands; None if it stands in none or opens it."""
    first = mention
    for other in reversed([m for m in named if m.start < mention.start and m.end <= mention.start]):
        if not _linked(sentence, other, first):
            break
        first = other
    return first if first is not mention else None


def run_of(sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]) -> list[MeetingMention]:
    """The list in which a meeting is named, one behind the other; itself alone where it stands in none."""
    first = listed_from(sentence, mention, named) or mention
    run = [first]
    for other in sorted((m for m in named if m.start >= first.end), key=lambda m: m.start):
        if not _linked(sentence, run[-1], other):
            break
        run.append(other)
    return run


def frame_end(text: str, mention: MeetingMention, words: Words, *, alone: bool = False) -> int | None:
    """Where "during", "on the occasion of" ends that stands behind the name of a meeting; None if none does. alone: no
    other meeting follows."""
    head = text[mention.end : mention.end + _GAP + 4].partition(",")[0]
    for frame in words.occasions_behind if alone else words.frames_behind:
        at = head.find(frame)
        if 0 <= at <= _GAP and not any(sign.isdigit() or sign in ";。、" for sign in head[:at]):
            return mention.end + at + len(frame)
    return None


def prepared_for(sentence: Sentence, mention: MeetingMention, words: Words) -> bool:
    """ "To prepare for" stands right before the name, behind a number at most."""
    before = [t for t in sentence.tokens if t.end <= mention.start][-5:]
    return any(one.text in words.purposes and "scheduled" in two.senses for one, two in pairwise(before))


def holds_numbered(text: str, sentence: Sentence, mention: MeetingMention, later: MeetingMention, words: Words) -> bool:
    """ "The committee, on the 31st, in A, held its first meeting", no more than when, where and how between."""
    if later.level != "other" or later.qualifiers or later.mechanism:
        return False
    if later.subject and not (later.name or "").startswith(later.subject):
        return False  # but the number itself may be what stands before the noun
    held = placed = False
    opened = text.startswith("(", mention.end)  # its short form stands in brackets
    start = max(mention.end, text.find(")", mention.end, mention.end + _SHORT) + 1 if opened else 0)
    if max(start, mention.end) == later.start and text[later.start - 1] == ")":
        return True  # "the A-B committee (ABC)'s 9th meeting"
    for token in sentence.tokens:
        if token.start < start or token.start >= later.start:
            continue
        if any(t.start <= token.start < t.end for t in sentence.times):
            continue
        if token.end > later.start and held and token.text.startswith(tuple(words.perfective) or ("\0",)):
            continue
        if "place_word" in token.senses:
            placed = True
        elif "held" in token.senses and not {"chairing", "scheduled"} & token.senses.keys():
            held = True
        elif token.text in ",;。" or any(verb.force for verb in token.senses.get("verb", ())):
            return False
        elif (held or not placed) and token.senses.keys().isdisjoint(_HELD) and token.text not in words.perfective:
            return False
    return held


def names_circle(text: str, mention: MeetingMention, lexicon: Lexicon) -> bool:
    """ "the fund committee of A Plus Three": a known name without a noun for a sitting and without a number is that of
    those who meet."""
    if not mention.known or mention.ordinals:
        return False
    if any("a" <= letter <= "z" for letter in text[mention.start : mention.end]):
        return False  # a name of another script, written out
    name = lexicon.fold(_BRACKETED.sub("", text[mention.start : mention.end]).rstrip(_CLOSING))
    return not any(_NOUNS & lexicon.senses_of(name[-size:]).keys() for size in range(1, min(len(name), _NOUN) + 1))


def spoken_there(text: str, sentence: Sentence, mention: MeetingMention, words: Words) -> bool:
    """ "At the A-B ministerial meeting, X stressed …": words spoken there tell that it took place."""
    if mention.plural or sentence.kind != "main" or mention.level not in RANKED_LEVELS:
        return False
    if len(mention.parties) < 2 and not mention.known:
        return False
    before = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
    if before is None or before.end != mention.start or "place_word" not in before.senses:
        return False
    if not any(text.startswith(f"{closer},", mention.end) for closer in words.frame_closers if len(closer) == 1):
        return False
    return any(t.start > mention.end and "verb" in t.senses for t in sentence.tokens)


def before_saying(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """The tokens up to the verb of saying behind `start`: where and when of talks stand before what was said there."""
    for index, token in enumerate(tokens):
        if token.start >= start and any(verb.role == "report" for verb in token.senses.get("verb", ())):
            return tokens[:index]
    return tokens


def each_day(
    text: str, mention: MeetingMention, run: Sequence[MeetingMention], time: TimeMention, words: Words
) -> str | None:
    """ "A and B, respectively on the 20th and the 21st": the day of the one asked for, where there are as many days as
    meetings."""
    if mention not in run or len(time.first) != _DAY or len(time.last) != _DAY:
        return None
    if time.start < run[-1].end or not any(word in text[run[-1].end : time.start] for word in words.apart):
        return None
    first, last = dt.date.fromisoformat(time.first), dt.date.fromisoformat(time.last)
    if (last - first).days + 1 != len(run):
        return None
    return (first + dt.timedelta(days=run.index(mention))).isoformat()
