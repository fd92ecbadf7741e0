"""Meetings: the record of one sitting while a document is read, and the English names of the levels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from depositary.model import Passage
from depositary.read.lexicon import Lexicon
from depositary.read.mentions import MeetingMention, PersonMention, Sentence, TimeMention

__all__ = ["LEVEL_NAMES", "RANKED_LEVELS", "Sitting", "by_plan", "finer_place", "is_beside", "is_framed", "is_week"]

RANKED_LEVELS = ("summit", "ministerial", "senior_officials")
"""Levels that tell the rank of those who meet, the highest first."""

LEVEL_NAMES = {
    "summit": "Summit", "ministerial": "Ministerial Meeting", "senior_officials": "Senior Officials' Meeting",
    "committee": "Joint Committee", "working": "Working Group", "plenary": "plenary meeting", "other": "Meeting",
    "bilateral": "bilateral talks",
}  # fmt: skip


@dataclass(slots=True)
class Sitting:
    """One sitting, as far as this document tells."""

    parties: tuple[str, ...] = ()
    level: str = "other"
    mechanism: str | None = None
    name_en: str | None = None
    name: str | None = None
    acronym: str | None = None
    ordinal: int | None = None
    qualifiers: tuple[str, ...] = ()
    subject: str | None = None
    core: str | None = None
    start: str | None = None
    end: str | None = None
    late: bool = False
    inferred: bool = False
    reason: str | None = None
    format: str | None = None
    place: str | None = None
    status: str | None = None
    said: list[str] = field(default_factory=list)
    chairs: list[PersonMention] = field(default_factory=list)
    passages: list[tuple[int, int]] = field(default_factory=list)
    originals: list[Passage] = field(default_factory=list)  # passages outside the view
    sentences: list[int] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    known: bool = False
    reported: bool = False
    strong: bool = False
    framed: bool = False  # named only as the frame of another meeting

    def take_day(self, day: TimeMention | None) -> None:
        """Keep the first day told, with how it was worked out."""
        if day is not None and self.start is None:
            self.start, self.end, self.inferred, self.reason = day.first, day.last, day.inferred, day.reason

    def date_fits(self, start: str | None) -> bool:
        if self.start is None or start is None or self.start.startswith(start) or start.startswith(self.start):
            return True
        return bool(self.end) and len(start) == len(self.start) == 10 and self.start <= start <= (self.end or "")


def is_week(start: str, end: str) -> bool:
    """From a Monday to the Sunday, as "next week" is read."""
    if len(start) != 10 or len(end) != 10:
        return False
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    return first.isoweekday() == 1 and (last - first).days == _WEEK


_WEEK = 6


def is_framed(sentence: Sentence, mention: MeetingMention) -> bool:
    """ "In the framework of the X, the Y opened": X is where Y took place, not what is told of."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
    return before is not None and "framing" in before.senses


def is_beside(sentence: Sentence, mention: MeetingMention) -> bool:
    """ "A met B on the sidelines of the 5th X": X is what was going on while they met."""
    if "beside" not in sentence.kinds:
        return False
    lead = [t for t in sentence.tokens if t.end <= mention.start]
    while lead and "article" in lead[-1].senses:
        lead.pop()
    return bool(lead) and "beside" in lead[-1].senses


def judged(sentence: Sentence, mention: MeetingMention) -> bool:
    """ "In A, on the 25th, X affirmed the 36th summit is proof of …": what is said of it, with where and when of X."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
    behind = next((t for t in sentence.tokens if t.start >= mention.end), None)
    if before is None or behind is None or "copula" not in behind.senses:
        return False
    return bool(before.senses.get("verb")) and not before.senses.keys() & {"held", "scheduled"}


def by_plan(text: str, end: int, foretelling: Sequence[str]) -> bool:
    """ "According to plan", up to `end`: what is planned so is set, and not proposed."""
    said = " ".join(["", *text[max(0, end - 20) : end].lower().split()])
    return any(said.endswith(f" {words}") for words in foretelling)


def finer_place(known: str | None, told: str | None, lexicon: Lexicon) -> str | None:
    """The place known; where that is but a state, the place in it that is told later."""
    if known is None or (told is not None and known != told and _states_of(lexicon).get(told) == known):
        return told
    return known


@lru_cache(maxsize=16)
def _states_of(lexicon: Lexicon) -> dict[str, str]:
    """English names of places with the state each lies in."""
    actors = lexicon.registry.actors
    rows = lexicon.registry.places.values()
    return {row.name_en: actors[row.state].name_en for row in rows if row.state in actors}
