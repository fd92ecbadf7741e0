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

_NEAR = 40  # code points between a meeting and its year
_HELD = 6  # tokens between a meeting and what will be done with it
_CLOSE = 60  # code points from "at the close of" to the day
_TOWARDS = 100  # code points from "towards" over the feast to its year
_FEAST = 8  # code points between a year and the word for its feast
_BESIDE = 8  # characters between a meeting's name and its date
_WITHOUT_SPAN = frozenset({"fund", "treaty", "agreement", "memorandum", "declaration", "statement"})


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
        self._latest: tuple[Predicate, str, tuple[str, ...]] | None = None
        self._latest_in = -2  # the paragraph it stands in
        self._points: tuple[Predicate, str, tuple[str, ...]] | None = None  # what governs the points of a list to come
        self._spoken: tuple[Predicate, tuple[str, ...], int] | None = None  # who said something, in which paragraph
        self._voice: tuple[int, tuple[str, ...]] = (-1, ())  # a paragraph and the parties of who is reported in it
        self._led: tuple[Predicate, str, tuple[str, ...]] | None = None  # the promise that opened a paragraph's list
        self._led_in = -1
        self._points_in = -1  # the paragraph of a point of what was put forward
        self.speech = False  # the text is a speech: what others should do is what its speaker puts forward
        self.own_words = False  # the text is a statement or speech itself, not a report of one
        self.owners: tuple[str, ...] = ()  # whose plan the text is
        self._serving = tuple(f" {word}" for word in lexicon.words.meant_for) or ("\0",)
        self.spaces = lexicon.language.facts.spaces
        self.code = lexicon.language.code
        mentions = ((m.start, order, m, paper) for order, paper in enumerate(papers) for m in paper.mentions)
        self._mentions = sorted(mentions, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._mentions]
        self._longest = max((mention.end - start for start, _, mention, _ in self._mentions), default=0)

    def _voice_in(self, sentence: Sentence) -> tuple[str, ...]:
        """Whose words go on, where a language needs no subject for them, or where what "both sides should" do is told
        without saying again by whom: who was reported before in this paragraph."""
        if self._voice[0] == sentence.paragraph:
            return self._voice[1]
        return self.discourse.home if self.speech and self.spaces and not self.lexicon.words.infinitive else ()

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
        if (life := self._life_of_plan(start, end)) is not None:
            return life
        for time in times:
            if time.period and (self._accounted(time, sentence) or self._over_a_period(time, sentence)):
                return str(time.period[1]), "during", None
            if time.hint == "since" and time.first and not time.period and self._ahead(time.first):
                return time.first, "on" if len(time.first) == 10 else "during", None
            if time.hint in ("as_of", "since", "after") or time.period or time.vague or not time.first:
                continue
            if self._beside_the_point(time, times, part, sentence):
                continue
            if any(m.start <= time.start < m.end for m in sentence.instruments):
                continue
            bare = time.hint is None and len(time.first) == 4 and self.text[time.start].isdigit()
            if bare and self._of_name(time, sentence):
                continue
            if force == "reaffirm" and time.hint != "by":
                continue  # a position has no day; the date belongs to what it is about
            lasting = time.hint in ("over", "within")
            if lasting and self._bygone_span(time):
                continue  # "built over the last fifty years"
            if time.hint == "over" and any(
                0 <= time.start - m.end <= 14 and m.kind not in _WITHOUT_SPAN for m in sentence.instruments
            ):
                continue  # "a plan for the next five years": the plan's time
            value = time.last
            if self._past(value) and (force not in ("commit", "propose") or self._told_of_a_thing(time, part)):
                continue
            main = self.discourse.main
            met = main.start if main is not None and main.status == "held" else None
            if value in (self.published, met) and len(value) == 10:
                if time.hint is None or self._at_the_close(time, start):
                    continue  # "at the meeting held today"
            if time.hint == "within" and len(value) == 10 and self._in_years(time):
                return value[:4], "by", None
            if time.hint == "within" and len(value) == 10:
                value = self._counted_from(value)
            elif time.hint == "within" and len(value) == 4:
                value = f"{value}-12-31"  # "within the year"
            if time.limit and self._opens(time, self.lexicon.words.until_end):
                return time.limit, "by", None
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

    def _in_years(self, time: TimeMention) -> bool:
        """ "in the coming five years", in a script without spaces: due in the last of them."""
        sign, words = self.lexicon.language.facts.year_sign, self.text[time.start : time.end]
        return not self.spaces and words.startswith((*self.lexicon.words.coming, "\0")) and sign in words[-2:]

    def _told_of_a_thing(self, time: TimeMention, part: Sequence[Token]) -> bool:
        """ "ensure the plan agreed on by all in 2021": when the plan was, not when the deed is due."""
        before = [t for t in part[1:] if t.end <= time.start][-8:]
        told = any(v.form == "past" for t in before for v in t.senses.get("verb", ()))
        return bool(self.lexicon.words.infinitive) and (told or any("adopted" in t.senses for t in before))

    def _bygone_span(self, time: TimeMention) -> bool:
        return bool(self.published) and time.first[:4] < time.last[:4] <= str(self.published)[:4]

    def due_of_line(
        self, inside: Sequence[Sentence], start: int, end: int, actors: tuple[str, ...]
    ) -> tuple[str | None, str | None, str | None]:
        """When a numbered measure of a plan is due, as (date, kind, session)."""
        for sentence in inside:
            times = [t for t in sentence.times if start <= t.start < end]
            part = [t for t in sentence.tokens if start <= t.start < end]
            if not part:
                continue
            due = self._due(
                times, part, sentence, max(start, sentence.start), min(end, sentence.end), "commit", "act", actors
            )
            if due[1] is not None:
                return due
        return None, None, None

    def _life_of_plan(self, start: int, end: int) -> tuple[str, str, None] | None:
        """ "over the life of the plan": the last year of the document's own plan."""
        plan = next((p for p in self.papers if p.period and p.kind in ("plan_of_action", "work_plan")), None)
        if plan is None or plan.period is None:
            return None
        part = self.text[start:end].lower()
        told = any(word in part for word in self.lexicon.words.plan_life)
        return (str(plan.period[1]), "during", None) if told else None

    def _accounted(self, time: TimeMention, sentence: Sentence) -> bool:
        """ "15 million for the biennium 2020-2021"."""
        before = self.text[max(0, time.start - 24) : time.start].lower().rstrip()
        if any(m.start <= time.start <= m.end + 24 and m.kind not in _WITHOUT_SPAN for m in sentence.instruments):
            return False  # "the plan during 2021-2025": the plan's time
        return before.endswith(tuple(self.lexicon.words.accounting_periods)) if before else False

    def _over_a_period(self, time: TimeMention, sentence: Sentence) -> bool:
        """ "in the years 2023 to 2025", "every year of 2023-2026", in a script without spaces, beside no paper."""
        words = self.lexicon.words
        if self.spaces or not time.period or self._past(str(time.period[1])):
            return False
        if any(m.start <= time.end + 1 and time.start < m.end for m in sentence.instruments):
            return False
        behind = self.text[time.end : time.end + 4]
        opened = self.text[time.start - 1] in words.place_words
        return behind.startswith((*words.frames_behind, *words.recurring, "\0")) or (
            opened and behind.startswith((*words.inside, "\0"))
        )

    def _ahead(self, first: str) -> bool:
        if self.published is None:
            return False
        written = self.published[: len(first)]
        return first > written or (first == written and len(first) == 4)

    def _opens(self, time: TimeMention, words: Sequence[str]) -> bool:
        opening = self.lexicon.fold(self.text[time.start : time.start + 30])
        return any(opening.startswith(f"{self.lexicon.fold(word)} ") for word in words)

    def _beside_the_point(
        self, time: TimeMention, times: Sequence[TimeMention], part: Sequence[Token], sentence: Sentence
    ) -> bool:
        """A time that tells something else than when the deed is due: how long it lasts at most, what a condition asks
        for, from when somebody chairs, a level of another year, when the next deed of the sentence is due."""
        before = self.text[max(sentence.start, time.start - 16) : time.start].lower().rstrip()
        if before.endswith(tuple(self.lexicon.words.up_to)):
            return True
        if self.spaces and self._towards_feast(time, sentence):
            return True
        if not self.spaces and len(time.first) == 4 and time.hint is None:
            if self.text.startswith(tuple(self.lexicon.words.noun_marks), time.end):
                return True  # "carry on the spirit of 2019"
            behind = self.text[time.end : time.end + _FEAST]
            occasion = before.endswith((*self.lexicon.words.jubilee_openers, "\0"))
            if occasion and any(word in behind for word in self.lexicon.words.jubilees):
                return True  # "take the 50th anniversary this year as an occasion"
        opened = next(
            (t for t in part if "condition" in t.senses and t.end <= time.start and "verb" not in t.senses), None
        )
        if opened is not None and not any(opened.end <= t.start < time.start and t.text in ",，;；" for t in part):
            return True
        if self._opens_next(time, part, sentence) or self._when_signed(time, part):
            return True
        if len(time.first) == 4 and time.hint in (None, "during", "of"):
            if any(t.hint == "by" and t.start > time.start and t.first for t in times):
                return True
            near = [t for t in part if t.end <= time.start][-2:]
            if any("member" in t.senses and t.shape == "name" for t in near):
                return True  # "as chair in 2020"
        return False

    def _at_the_close(self, time: TimeMention, start: int) -> bool:
        """ "pledged A at the close of their meeting on Friday": when it was said."""
        said = self.text[max(start, time.start - _CLOSE) : time.start].lower()
        return any(f" {word} " in said for word in self.lexicon.words.closings)

    def _towards_feast(self, time: TimeMention, sentence: Sentence) -> bool:
        """ "deepen ties towards the 50th anniversary in 2025": the year is that of the feast ahead."""
        words = self.lexicon.words
        before = self.text[max(sentence.start, time.start - _TOWARDS) : time.start].lower()
        feast = max((before.rfind(word) for word in words.jubilees), default=-1)
        if feast < 0 or "," in before[feast:]:
            return False
        return any(f" {opener} " in before[:feast] for opener in words.jubilee_openers)

    def _when_signed(self, time: TimeMention, part: Sequence[Token]) -> bool:
        """ "the treaty, signed on 13 January 2027": when the paper was, not when the deed is due."""
        before = [t for t in part if t.end <= time.start][-3:]
        while before and before[-1].senses.keys() & {"about", "place_word", "place", "post_link"}:
            before.pop()
        told = bool(before) and "adopted" in before[-1].senses and "infinitive" not in before[-1].senses
        return self.spaces and told and any(v.form == "past" for v in before[-1].senses.get("verb", ()))

    def _opens_next(self, time: TimeMention, part: Sequence[Token], sentence: Sentence) -> bool:
        """ "… every year, and, before the end of June, we will have …": a time set apart before the next deed."""
        before = [t for t in part if t.end <= time.start][-3:]
        after = [t for t in sentence.tokens if t.start >= time.end][:3]
        if len(before) < 2 or not after:
            return False
        if not self.spaces:
            verbs = after[0].senses.get("verb", ())
            return before[-1].text in ",，" and time.end == after[0].start and any(v.force for v in verbs)
        apart = any("conjunction" in t.senses for t in before) and "," in (before[-1].text, before[-2].text)
        return apart and any(t.text == "," for t in after)

    def _leading(self, predicate: Predicate, start: int, sentence: Sentence) -> tuple[str | None, str | None]:
        """ "In the first half of this year we will send …": a time before whoever promises, with no verb between."""
        if not self.spaces and any(
            t.end == predicate.start and self.text[t.start - 1] in ",，" for t in sentence.times
        ):
            pass  # "…, over the next five years support …": right before the verb
        elif predicate.verb.role != "will" and self._at_one_to_come(predicate, sentence):
            pass
        elif predicate.verb.role != "will" or (predicate.inherited and not self.spaces):
            return None, None
        for time in reversed([t for t in sentence.times if t.end <= predicate.start]):
            between = [t for t in sentence.tokens if time.end <= t.start < predicate.start]
            if len(between) > 8 or any(
                t.senses.keys() & {"verb", "held", "action"} or t.text in ";；" for t in between
            ):
                return None, None
            if time.period and not self.spaces and time.start == sentence.start and not self._past(str(time.period[1])):
                return str(time.period[1]), "during"  # "2023-2025, A will give"
            if time.period or time.vague or not time.first or time.session is not None:
                continue
            if time.hint not in ("during", "by", "within", "over") or self._past(time.last) or len(time.first) == 10:
                return None, None
            named = [(m.start, m.end) for m in sentence.instruments] + [(m.start, m.end) for m in sentence.meetings]
            if any(first <= time.start < last for first, last in named):
                return None, None
            return time.last, "by" if time.hint in ("by", "within") else "during"
        return None, None

    def _at_one_to_come(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "At the summit to be held in December, we would like to …": the sentence opens with when it is done."""
        if not self.lexicon.words.infinitive or predicate.verb.force not in ("propose", "commit"):
            return False
        first = next((m for m in sentence.meetings if m.end <= predicate.start), None)
        lead = [t for t in sentence.tokens if first is not None and t.end <= first.start]
        if first is None or not 0 < len(lead) <= 3 or "place_word" not in lead[0].senses:
            return False
        between = [t for t in sentence.tokens if first.end <= t.start < predicate.start]
        return any("scheduled" in t.senses for t in between)

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
            if time.session is not None and not self.spaces and self._held_then(time, times, part):
                continue
            if time.session is not None:
                words = re.sub(r"\s+", " ", self.text[time.start : time.end])
                return None, "session", f"{words} ({time.session})" if str(time.session) not in words else words
        meeting = next((m for m in sentence.meetings if start <= m.start < end and not m.umbrella), None)
        if meeting is None or not (meeting.ordinals or self._coming(meeting.start, sentence)):
            return None
        if self._is_object(meeting.start, part) or self._came_of(meeting.end):
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
        dated = next((t for t in times if t.first and 0 <= t.start - meeting.end <= _BESIDE and not t.period), None)
        if dated is not None and not meeting.ordinal and (sitting is None or not sitting.start):
            return None  # "for the summit in September": the month tells when
        name = meeting.name_en or (sitting.name_en if sitting else None) or meeting.name or ""
        if meeting.ordinal:
            name = f"{meeting.ordinal} {name}"
        own = next((t.last for t in times if not t.period and 0 <= t.start - meeting.end <= _NEAR and t.last), None)
        day = (sitting.start if sitting else None) or own
        near = [t for t in times if not t.period and 0 <= meeting.start - t.end <= 2 * _BESIDE and t.first]
        before = near[-1] if near else None
        if before is not None and day is not None and day.startswith(before.first):
            day = before.last  # "in April during the 20th Summit": as far as this sentence tells
        return day, "session", f"next {name}" if not meeting.ordinal else name

    def _came_of(self, offset: int) -> bool:
        """ "carry out | the summit's consensus", "under the guidance of the committee": what came of it or is its."""
        behind, words = self.text[offset : offset + _NEAR], self.lexicon.words
        known = True
        while words.outcomes and known:
            rest = next((behind.removeprefix(a) for a in words.outcome_adjectives if behind.startswith(a)), behind)
            known, behind = rest != behind, rest
        return behind.startswith((*words.outcomes, "\0"))

    def _coming(self, offset: int, sentence: Sentence) -> bool:
        return any(
            "successor" in t.senses or ("scheduled" in t.senses and "held" not in t.senses)
            for t in sentence.tokens
            if -24 <= t.start - offset <= 24
        )

    def _held_then(self, time: TimeMention, times: Sequence[TimeMention], part: Sequence[Token]) -> bool:
        """ "hold the first meeting in October": the meeting is what is held, and when is said."""
        dated = any(t.first and t.start < time.start and t.session is None and not t.period for t in times)
        return dated and self._is_object(time.start, part)

    def _is_object(self, offset: int, part: Sequence[Token]) -> bool:
        """The meeting is what is to be held, hosted or attended, not by when something else is due."""
        before = [t for t in part if t.start < offset]
        deeds = [t for t in before if t.senses.keys() & {"action", "held"}]
        if not deeds:
            after = [t for t in part if t.start > offset]
            if any(t.senses.keys() & {"held", "convene", "scheduled"} for t in after[:_HELD]):
                return True  # "the next meeting will be held in 2024"
            return not any(t.senses.keys() & {"place_word", "post_link", "infinitive"} for t in before[-3:])
        last = deeds[-1]
        between = [t for t in before if t.start >= last.end]
        return bool(last.senses.keys() & {"held", "convene"}) and not any(
            t.senses.keys() & {"place_word", "infinitive"} for t in between
        )
