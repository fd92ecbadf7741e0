"""Dues of commitments: by when something promised or asked is due, and as what (a day, a session, a meeting)."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from depositary.read.discourse import Discourse
from depositary.read.instruments import Paper
from depositary.read.lexicon import Lexicon
from depositary.read.mentions import Sentence, TimeMention
from depositary.read.predicates import Predicate
from depositary.read.scan import Token

__all__ = ["Pledge", "PledgeDues"]


@dataclass(slots=True)
class Pledge:
    """One commitment, as far as one sentence tells."""

    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    force: str
    what: str
    what_en: str | None
    areas: list[str]
    start: int
    end: int
    sentence: int
    instrument_en: str | None = None
    due: str | None = None
    due_kind: str | None = None
    due_session: str | None = None
    clause: str | None = None
    condition: str | None = None
    hedges: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


class PledgeDues:
    """Dues of commitments: by when something promised or asked is due, and as what (a day, a session, a meeting)."""

    def __init__(
        self, text: str, lexicon: Lexicon, discourse: Discourse, papers: Sequence[Paper], published: str | None
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.discourse = discourse
        self.papers = papers
        self.published = published
        self.proposed: Pledge | None = None
        self._listing: tuple[Predicate, str, tuple[str, ...]] | None = None
        self._before: tuple[Predicate, str, tuple[str, ...]] | None = None  # the last pledge of the sentence before
        self.own_words = False  # the text is a statement or speech itself, not a report of one
        self.spaces = lexicon.language.facts.spaces
        self.code = lexicon.language.code
        mentions = ((m.start, order, m, paper) for order, paper in enumerate(papers) for m in paper.mentions)
        self._mentions = sorted(mentions, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._mentions]
        self._longest = max((mention.end - start for start, _, mention, _ in self._mentions), default=0)

    def _due(
        self,
        times: Sequence[TimeMention],
        part: Sequence[Token],
        sentence: Sentence,
        start: int,
        end: int,
        force: str,
        frame: str,
        actors: tuple[str, ...],
    ) -> tuple[str | None, str | None, str | None]:
        session = self._session(times, part, sentence, start, end)
        if session is not None:
            return session
        if frame == "object" and force == "decide":
            return None, None, None
        for time in times:
            if time.hint in ("as_of", "since") or time.period or time.vague or not time.first:
                continue
            if any(m.start <= time.start < m.end for m in sentence.instruments):
                continue
            if time.hint is None and len(time.first) == 4 and self._of_name(time, sentence):
                continue
            if force == "reaffirm" and time.hint != "by":
                continue  # a position has no day; the date belongs to what it is about
            lasting = time.hint in ("over", "within")
            if lasting and any(0 <= time.start - m.end <= 14 for m in sentence.instruments):
                continue  # "a plan for the next five years": the plan's time
            value = time.last
            if self._past(value) and force not in ("commit", "propose"):
                continue
            if value == self.published and time.hint is None and len(value) == 10:
                continue  # "at the meeting held today"
            if time.hint == "within" and len(value) == 10:
                value = self._counted_from(value)
            if lasting and any(t.hint == "by" and t.start > time.start for t in times):
                continue  # "over three years, to the end of March 2031"
            if time.hint == "by":
                return value, "by", None
            if time.hint == "from":
                return time.first, "on", None
            if time.hint == "during" or lasting:
                return value, "during" if time.hint != "within" else "by", None
            if len(time.first) == 10:
                return time.first, "on", None
            return value, "during", None
        return None, None, None

    def _of_name(self, time: TimeMention, sentence: Sentence) -> bool:
        """ "the Master Plan on Connectivity (MPAC) 2025": a bare year behind a paper's name or its letters is its
        own."""
        before = self.text[max(sentence.start, time.start - 2) : time.start]
        for paper in sentence.instruments:
            between = self.text[paper.end : time.start] if 0 <= time.start - paper.end <= 12 else None
            if between is not None and (between == " " or ")" in between):
                return True
        index = bisect_left(sentence.tokens, time.start, key=lambda t: t.start) - 1
        word = sentence.tokens[index] if index >= 0 else None
        if word is None or before.strip() == ",":
            return False
        return word.text.isupper() and len(word.text) > 2 and word.shape == "name"

    def _counted_from(self, value: str) -> str:
        """ "Within six months" runs from the meeting that said so, not from the report of it."""
        main = self.discourse.main
        start = (main.end or main.start) if main is not None else None
        if start is None or self.published is None or len(start) < 10 or len(self.published) < 10:
            return value
        if start >= self.published:
            return value
        said, written, due = (date.fromisoformat(day) for day in (start, self.published, value))
        if due.day != written.day:
            return (said + (due - written)).isoformat()
        months = (due.year - written.year + said.year) * 12 + due.month - written.month + said.month - 1
        year, month = divmod(months, 12)
        return said.replace(year=year, month=month + 1, day=min(said.day, monthrange(year, month + 1)[1])).isoformat()

    def _past(self, value: str) -> bool:
        return self.published is not None and value < self.published[: len(value)]

    def _session(
        self, times: Sequence[TimeMention], part: Sequence[Token], sentence: Sentence, start: int, end: int
    ) -> tuple[str | None, str | None, str | None] | None:
        for time in times:
            if time.session is not None:
                words = re.sub(r"\s+", " ", self.text[time.start : time.end])
                return None, "session", f"{words} ({time.session})" if str(time.session) not in words else words
        meeting = next((m for m in sentence.meetings if start <= m.start < end and not m.umbrella), None)
        if meeting is None or not (meeting.ordinals or self._coming(meeting.start, sentence)):
            return None
        if self._is_object(meeting.start, part):
            return None
        sitting = next(
            (
                s
                for s in self.discourse.all
                if sentence.index in s.seen and s.ordinal == meeting.ordinal and s.level == meeting.level
            ),
            None,
        )
        if sitting is not None and sitting.status == "held":
            return None
        if sitting is None and not self._coming(meeting.start, sentence):
            return None
        name = meeting.name_en or (sitting.name_en if sitting else None) or meeting.name or ""
        if meeting.ordinal:
            name = f"{meeting.ordinal} {name}"
        return (sitting.start if sitting else None), "session", f"next {name}" if not meeting.ordinal else name

    def _coming(self, offset: int, sentence: Sentence) -> bool:
        return any(
            "successor" in t.senses or ("scheduled" in t.senses and "held" not in t.senses)
            for t in sentence.tokens
            if -24 <= t.start - offset <= 24
        )

    def _is_object(self, offset: int, part: Sequence[Token]) -> bool:
        """The meeting is what is to be held, hosted or attended, not by when something else is due."""
        before = [t for t in part if t.start < offset]
        deeds = [t for t in before if t.senses.keys() & {"action", "held"}]
        if not deeds:
            return not any(t.senses.keys() & {"place_word", "post_link", "infinitive"} for t in before[-3:])
        last = deeds[-1]
        between = [t for t in before if t.start >= last.end]
        return bool(last.senses.keys() & {"held", "convene"}) and not any(
            t.senses.keys() & {"place_word", "infinitive"} for t in between
        )
