"""Meetings: which of a sentence's times is the time of a mentioned meeting.

In: a sentence, a mention in it, its neighbours. Out: the time mention that belongs to it, or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_frames import frame_end, prepared_for, run_of
from depositary.read.meeting_records import Sitting, is_beside, is_framed, judged
from depositary.read.mentions import MeetingMention, Sentence, TimeMention
from depositary.read.scan import Token

__all__ = ["MeetingTimes"]


_BESIDE = 20  # code points between a meeting's name and how often it is held


_SHORTLY = 60  # code points between a year and a day in it
_DAY = 10  # characters of a date that names its day


class MeetingTimes:
    """Meetings: which of a sentence's times is the time of a mentioned meeting."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        text: str,
        lexicon: Lexicon,
        published: str | None,
        assembly: bool,
        here: str | None,
    ) -> None:
        self.assembly = assembly
        self.here = here
        self.sentences = sentences
        self.text = text
        self.lexicon = lexicon
        self.published = published
        self.sittings: list[Sitting] = []
        self._numbered: dict[int | None, list[int]] = {}  # by ordinal, where in sittings those are that stand far back
        self._ordered = 0
        self._asides: dict[tuple[int, int, int], bool] = {}  # by sentence, place and how many are named
        self.current: Sitting | None = None
        self.spaces = lexicon.language.facts.spaces

    def _scope(self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]) -> tuple[int, int]:
        """The stretch of a sentence that speaks of this mention: up to its neighbours."""
        before = [m for m in named if m.end <= mention.start]
        after = [m for m in named if m.start >= mention.end]
        low = before[-1].end if before else sentence.start
        if before and not self.spaces:
            low = frame_end(self.text, before[-1], self.lexicon.words) or low
        high = after[0].start if after else sentence.end
        semicolon = self.text.rfind(";", low, mention.start)
        if semicolon >= 0:
            low = semicolon + 1
        semicolon = self.text.find(";", mention.end, high)
        if semicolon >= 0:
            high = semicolon
        return low, high

    def _of_telling(self, sentence: Sentence, time: TimeMention, mention: MeetingMention) -> bool:
        """ "The spokesman announced on the 19th that …": when it was told, in a language whose verbs stand last."""
        if self.spaces and self.lexicon.language.facts.head == "last" and self._said_then(sentence, time, mention):
            return True
        if self.spaces and time.start >= mention.end:  # "…, the spokesman said at the press conference on the 3rd"
            before = self.text[max(mention.end, time.start - 50) : time.start].lower()
            return any(word in before for word in self.lexicon.words.press)
        if self.spaces and time.end <= mention.start:
            behind = self.text[max(sentence.start, time.start - 30) : min(mention.start, time.end + 80)].lower()
            if any(word in behind for word in self.lexicon.words.press):
                return True
            if self.lexicon.language.facts.head == "last":
                return False
            said = next((t for t in sentence.tokens if t.start >= time.end), None)
            return (
                said is not None
                and said.start - time.end <= 1
                and any(
                    v.role == "report" or v.lemma in self.lexicon.words.opining for v in said.senses.get("verb", ())
                )
            )
        if self.spaces or time.start > mention.start:
            return False
        topic = next((t for t in sentence.tokens if t.start >= time.end and t.shape == "han" and t.senses), None)
        if topic is not None and "topic" in topic.senses and topic.end <= mention.start:
            return True  # "the spokesman on the 13th, on X's chairing of the meeting, …"
        return any(
            0 <= t.start - time.end <= 16
            and t.end <= mention.start
            and any(v.role == "report" for v in t.senses.get("verb", ()))
            for t in sentence.tokens
        )

    def _said_then(self, sentence: Sentence, time: TimeMention, mention: MeetingMention) -> bool:
        """ "…, the minister said on Tuesday": when it was told, unless the sentence opens at the meeting itself."""
        if _OPENS_SPEECH.search(self.text, time.end, mention.start):
            return True  # "At a briefing on Wednesday X said, “… will attend the summit”"
        before = next((t for t in reversed(sentence.tokens) if t.end <= time.start and "about" not in t.senses), None)
        after = next((t for t in sentence.tokens if t.start >= time.end), None)
        said = before if before is not None and _reports(before) else after
        if said is None or not _reports(said) or mention.start <= said.start < mention.end:
            return False
        lead = [t for t in sentence.tokens if t.end <= mention.start]
        there = any(t.senses.keys() & {"place_word", "held"} for t in lead[-3:])
        return not (there and mention.end <= said.start)

    def _recurs(self, sentence: Sentence, time: TimeMention) -> bool:
        """ "in March of every year": no day of one meeting."""
        return "recurring" in sentence.kinds and any(
            "recurring" in t.senses and (0 <= t.start - time.end <= 4 or 0 <= time.start - t.end <= 4)
            for t in sentence.tokens
        )

    def _comes_round(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """A word of what comes round stands by the mention: all its sittings, none in particular."""
        return "recurring" in sentence.kinds and any(
            "recurring" in t.senses and (0 <= mention.start - t.end <= _BESIDE or 0 <= t.start - mention.end <= _BESIDE)
            for t in sentence.tokens
        )

    def _of_journey(self, sentence: Sentence, time: TimeMention, mention: MeetingMention) -> bool:
        """ "On the 4th X left for the summit": the day of setting out; "attend the summit and visit A on 5-11 March":
        the days of the visit."""
        words = self.lexicon.words
        if time.start >= mention.end:
            return any(
                mention.end <= t.start < time.start and t.text.lower() in words.visiting for t in sentence.tokens
            )
        first = self.lexicon.language.facts.head == "first"
        moving = words.departing if first else (*words.departing, *words.arriving)
        before = [t for t in sentence.tokens if t.end <= mention.start]
        left = next((t for t in before if t.text.lower() in moving), None) or self._arrived(before)
        return left is not None and (
            time.end <= left.start
            or any("infinitive" in t.senses and time.end <= t.start < mention.start for t in sentence.tokens)
        )

    def _arrived(self, before: Sequence[Token]) -> Token | None:
        """ "Thủ tướng đã đến A để dự …": who comes to a place; not "đến dự …", who comes to the meeting itself."""
        if self.lexicon.language.facts.head != "first":
            return None
        for token, *after in zip(before, before[1:], before[2:], strict=False):
            if "itinerary" in token.senses or token.text.lower() in self.lexicon.words.arriving:
                if "place" in after["place_kind" in after[0].senses].senses:
                    return token
        return None

    def _days_of_years(self, times: list[TimeMention]) -> list[TimeMention]:
        """ "the first meeting in 2020 was held on 9 January": the day tells more than its year shortly before."""
        return [
            t
            for t in times
            if len(t.first) != len("2020")
            or not any(
                len(d.first) == _DAY
                and d.first[:4] == t.first
                and 0 <= d.start - t.end <= _SHORTLY
                and "," not in self.text[t.end : d.start]  # ", who takes over on 1 January" tells of something else
                for d in times
            )
        ]

    def _ahead_of_it(self, mention: MeetingMention, time: TimeMention, sentence: Sentence) -> bool:
        """ "In preparation for the 20th Summit, officials met on 12 April", "met on 12 April to prepare for the 20th
        Summit": the day is of what came before it."""
        if self.spaces and time.end <= mention.start and self.lexicon.language.facts.head == "last":
            lead = [t for t in sentence.tokens if time.end <= t.start and t.end <= mention.start]
            at = next((i for i in range(len(lead) - 1, -1, -1) if self._prepares(lead[i])), None)
            behind = [t for t in lead[at + 1 :] if "kind" not in t.senses] if at is not None else []
            return at is not None and not any(t.senses.keys() & {"verb", "held"} for t in behind)
        if not self.spaces or "," not in self.text[mention.end : time.start]:
            return False
        behind = [t for t in sentence.tokens if mention.end <= t.start < time.start]
        comma = next((i for i, t in enumerate(behind) if t.text == ","), len(behind))
        own = behind[comma + 1 : comma + 2]
        if own and own[0].senses.keys() & {"subordinator", "scheduled"}:
            if any("scheduled" in t.senses for t in behind[comma:]):
                return False  # "preparations for the 20th Summit, which will take place on 12 April"
        before = [t for t in sentence.tokens if t.end <= mention.start and "article" not in t.senses][-1:]
        return any(map(self._prepares, before))

    def _prepares(self, token: Token) -> bool:
        """ "in preparation for", "ahead of": what follows is still to come."""
        words = self.lexicon.words
        ends = (*words.posts_of, *words.for_words, *words.infinitive)
        return "scheduled" in token.senses and token.text.rpartition(" ")[2].lower() in ends

    def _since(self, left: int, right: int, sentence: Sentence) -> bool:
        """ "The meeting, the first since the A Summit in October 2003": the time is of what was before."""
        since = self.lexicon.words.since_words
        return any(left <= t.start < right and t.text.lower() in since for t in sentence.tokens)

    def _frames(self, mention: MeetingMention, time: TimeMention) -> bool:
        """ "In the course of the 47th summits, on the 28th …": the day is of what happened there."""
        frames = self.lexicon.words.frames_behind
        return bool(frames) and self.text[mention.end : time.start].partition(",")[0].strip().endswith(tuple(frames))

    def _beside_it(self, sentence: Sentence, mention: MeetingMention, time: TimeMention) -> bool:
        """ "On the sidelines of the 6th summit, on the 31st X received Y": the day is of what took place beside it."""
        if self.lexicon.language.facts.head != "first" or not is_framed(sentence, mention):
            return False
        behind = [t for t in sentence.tokens if mention.end <= t.start < time.start]
        apart = self.text.startswith(",", time.start) or any(t.text == "," for t in behind)
        return apart and not any(t.senses.keys() & {"held", "scheduled"} for t in behind)

    def _of_what_was_said(self, sentence: Sentence, time: TimeMention, mention: MeetingMention) -> bool:
        """ "At the meeting, ministers welcomed … the anniversary in 2020": a year of what was spoken of there."""
        if not self.spaces or len(time.first) == 10 or time.start < mention.end:
            return False
        lead = [t for t in sentence.tokens if t.end <= mention.start]
        if not lead or len(lead) > 3 or not any("place_word" in t.senses for t in lead):
            return False
        behind = [t for t in sentence.tokens if mention.end <= t.start < time.start]
        return bool(behind) and behind[0].text == "," and any(
            "verb" in t.senses and not t.senses.keys() & {"held", "scheduled"} for t in behind
        )  # fmt: skip

    def _sets_in(self, sentence: Sentence, time: TimeMention) -> bool:
        """ "is held from the 4th on": the first day of a sitting, in the month of the page."""
        if (
            self.spaces
            or time.hint != "since"
            or len(time.first) != _DAY
            or time.first[:7] != (self.published or "")[:7]
        ):
            return False
        return any("held" in t.senses and t.start >= time.end for t in sentence.tokens)

    def _time_of(
        self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention], placed: set[int]
    ) -> TimeMention | None:
        low, high = self._scope(sentence, mention, named)
        others = [m for m in sentence.meetings if m is not mention and not m.bare]
        told = any(m.level == "bilateral" or m.start > mention.end for m in others)
        if self.lexicon.language.facts.head == "first" and told and is_framed(sentence, mention):
            return None  # "on the 13th X met Y on the sidelines of the 56th meeting": the day is that of the talks
        if self.lexicon.words.besides and is_beside(sentence, mention):
            low = mention.start  # the same, of a day told before it
        if self.lexicon.language.facts.head == "first" and judged(sentence, mention):
            return None
        aside = self._aside_of(mention, named, sentence)
        usable = [
            t
            for t in sentence.times
            if not t.vague
            and (not aside or self._describes(t, mention))
            and t.session is None
            and t.period is None
            and (t.hint not in ("as_of", "since", "over", "within", "after", "by") or self._sets_in(sentence, t))
            and t.first
            and not self._in_instrument(sentence, t)
            and not self._of_telling(sentence, t, mention)
            and not self._of_what_was_said(sentence, t, mention)
            and not self._recurs(sentence, t)
            and not self._of_journey(sentence, t, mention)
            and not self._ahead_of_it(mention, t, sentence)
        ]
        usable = self._days_of_years(usable) if self.spaces else usable
        moved = next((t for t in sentence.tokens if "postponed" in t.senses), None)
        if moved is not None:  # of a meeting put off only the new date counts
            later = [
                t for t in sentence.times if t.start >= moved.end and t.first and not t.period and t.session is None
            ]
            coming = [t for t in later if len(self.published or "") == 10 and t.first >= (self.published or "")]
            return (coming or later)[-1] if later else None
        owning = next((t for t in usable if self._owns(t, mention)), None)
        if owning is not None:
            return self._take(owning, sentence, placed)
        inside = [t for t in usable if mention.start <= t.start < mention.end]
        if (
            not self.spaces
            and inside
            and len(inside[0].first) == 4
            and any(len(t.first) == 10 and low <= t.start < mention.start for t in usable)
        ):  # "on the 10th … the second meeting of 2025"
            inside = []
        if inside:
            return self._take(inside[0], sentence, placed)
        after = [
            t for t in usable if t.start >= mention.end and t.start < high and not self._of_next(t, named, mention)
        ]
        if not self.spaces and any(len(t.first) == 10 and low <= t.start < mention.start for t in usable):
            after = [
                t for t in after if len(t.first) > 4 or "," not in self.text[mention.end : t.start]
            ]  # "on the 29th the meeting opened the year 2026"
        if after and (self._frames(mention, after[0]) or self._beside_it(sentence, mention, after[0])):
            return None
        if after and self._since(mention.end, after[0].start, sentence):
            after = []
        if not self.spaces and after and "、" in self.text[mention.end : after[0].start]:
            after = []  # of something else in the list
        before = [t for t in usable if low <= t.start < mention.start]
        if not self.spaces and after and (described := [t for t in before if self._describes(t, mention)]):
            return self._take(described[-1], sentence, placed)
        if after and self._near_after(mention, after[0], sentence):
            return self._take(after[0], sentence, placed)
        if before:
            best = before[0] if self.spaces else self._finest(before)
            if id(best) not in placed or len(named) <= 2:
                if self._governs_before(best, mention, sentence):
                    return self._take(best, sentence, placed)
        if after and (
            self._new_conjunct(mention.end, after[0].start, sentence)
            or self._closed_before(mention, after[0], sentence)
        ):
            after = []
        if after and not self._of_later_clause(mention.end, after[0], sentence):
            if not any(mention.end <= m.start and m.end <= after[0].start for m in sentence.instruments):
                return self._take(after[0], sentence, placed)
        if mention is not named[0]:
            earlier = [t for t in usable if t.start < named[0].start]
            if earlier and not self._verb_between(named[0].end, mention.start, sentence):
                return earlier[-1]
            shared = [t for t in usable if t.start >= mention.end]
            if shared and self._since(mention.end, shared[0].start, sentence):
                shared = []
            if shared and not self._of_later_clause(mention.end, shared[0], sentence):
                return shared[0]
        elif len(named) > 1 and named[-1] is not mention:
            joined = [m for m in named[1:] if not self._verb_between(mention.end, m.start, sentence)]
            joined = [m for m in joined if not self._clause_between(mention.end, m.start, sentence)]
            tells = next((t.start for t in sentence.tokens if t.start >= mention.end and _takes_place(t)), sentence.end)
            one = [m for m in joined if m.end <= tells] if self.spaces else []
            last = one[-1] if one else named[-1]  # "A and B will take place on the 3rd, ahead of C"
            if not self.spaces:
                last = run_of(sentence, mention, named)[-1]  # where clauses follow on commas only a list shares a time
            shared = [t for t in usable if t.start >= last.end] if last in joined else []
            if shared and self._since(mention.end, shared[0].start, sentence):
                shared = []
            if shared and not self._of_later_clause(last.end, shared[0], sentence):
                return shared[0]
        return None

    def _aside_of(self, mention: MeetingMention, named: Sequence[MeetingMention], sentence: Sentence) -> bool:
        """ "On the occasion of the 43rd summit, the A-B summit …": the meeting in whose course another took place, in a
        script without spaces."""
        if self.spaces:
            return False
        key = sentence.index, mention.start, len(named)
        if key not in self._asides:
            self._asides[key] = self._is_aside(mention, named, sentence)
        return self._asides[key]

    def _is_aside(self, mention: MeetingMention, named: Sequence[MeetingMention], sentence: Sentence) -> bool:
        if self.text.startswith(",", mention.end) and prepared_for(sentence, mention, self.lexicon.words):
            return True  # "To prepare for the 47th summit, officials met on the 24th"
        run = run_of(sentence, mention, named)
        return frame_end(self.text, run[-1], self.lexicon.words, alone=run[-1] is named[-1]) is not None

    def _describes(self, time: TimeMention, mention: MeetingMention) -> bool:
        """ "the in-May-in-A-held summit": the time stands in the clause that describes the meeting."""
        if mention.start <= time.start < mention.end:
            return True
        between = self.text[time.end : mention.start] if time.end <= mention.start else ","
        return "," not in between and any(mark in between for mark in self.lexicon.words.noun_marks)

    def _owns(self, time: TimeMention, mention: MeetingMention) -> bool:
        """ "last year's A-B summit": the time stands in the possessive right before the name."""
        marks = self.lexicon.words.possessives
        return bool(marks) and 0 < mention.start - time.end <= 4 and (
            self.text[time.end : mention.start].strip() in marks
        )  # fmt: skip

    def _of_next(self, time: TimeMention, named: Sequence[MeetingMention], mention: MeetingMention) -> bool:
        """ "… and the 35th summit, to be held in November": where what describes a noun stands before it, a time with
        no sign between it and the next meeting is of that one."""
        if self.spaces:
            return False
        following = next((m for m in named if m.start >= time.end), None)
        if following is None:
            return False
        between = self.text[time.end : following.start]
        if not between.strip():
            return True
        if len(between) > 24 or any(sign in between for sign in ",;、。"):
            return False
        return "," in self.text[mention.end : time.start] or any(
            mark in between for mark in self.lexicon.words.noun_marks
        )

    def _finest(self, times: Sequence[TimeMention]) -> TimeMention:
        """ "On 10 September 2025 … this year's second meeting": of the times before a meeting the last, or a day before
        that lies in it."""
        last = times[-1]
        days = [t for t in times if len(t.first) == _DAY and len(last.first) == 4 and t.first[:4] == last.first]
        return days[-1] if days else last

    def _of_later_clause(self, left: int, time: TimeMention, sentence: Sentence) -> bool:
        """A deed is told between; or "… the 18th summit, and set out its work of this year": where times stand before
        what happens, one in a later clause in which nothing is held is of something else."""
        if self._verb_between(left, time.start, sentence):
            return True
        if self.spaces or "," not in self.text[left : time.start]:
            return False
        return not any("held" in t.senses and t.start >= time.end for t in sentence.tokens)

    def _take(self, time: TimeMention, sentence: Sentence, placed: set[int]) -> TimeMention:
        placed.add(id(time))
        return time

    def _in_instrument(self, sentence: Sentence, time: TimeMention) -> bool:
        return any(m.start <= time.start < m.end for m in sentence.instruments)

    def _near_after(self, mention: MeetingMention, time: TimeMention, sentence: Sentence) -> bool:
        gap = self.text[mention.end : time.start]
        if self._closed_before(mention, time, sentence):
            return False
        if self._new_conjunct(mention.end, time.start, sentence):
            return False
        if any(mention.end <= m.start and m.end <= time.start for m in sentence.instruments):
            return False
        return len(gap) <= 3 or (len(gap) <= 70 and not self._verb_between(mention.end, time.start, sentence))

    def _closed_before(self, mention: MeetingMention, time: TimeMention, sentence: Sentence) -> bool:
        """ "The summit has ended, and host A today issued …": the time is of what somebody else did then."""
        if self.spaces:
            return False
        held = comma = False
        for token in sentence.tokens:
            if mention.end <= token.start < time.start:
                if "held" in token.senses and not comma:
                    held = True
                elif token.text == ",":
                    comma = held
                elif comma and token.senses.keys() & {"party", "group"}:
                    return True
        return False

    def _new_conjunct(self, left: int, right: int, sentence: Sentence) -> bool:
        """ "the 40th Summits held in X, and the theme of Y's chairmanship in 2023": the date is of what is added."""
        if self.lexicon.language.facts.head != "last" or not self.spaces:
            return False
        tokens = [t for t in sentence.tokens if left <= t.start < right]
        return any(
            one.text == "," and "conjunction" in two.senses and "article" in three.senses
            for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False)
        ) and not any(m.start >= left and m.end <= right for m in sentence.meetings)

    def _governs_before(self, time: TimeMention, mention: MeetingMention, sentence: Sentence) -> bool:
        if mention.level == "bilateral" and not any(
            "held" in t.senses and time.end <= t.start < mention.start for t in sentence.tokens
        ):
            return True  # "on the 16th X proposed … in his talks with Y"
        for token in sentence.tokens:
            if time.end <= token.start < mention.start and any(
                v.force in ("commit", "agree", "propose", "request") for v in token.senses.get("verb", ())
            ):
                return token.text in self.lexicon.words.scheduled or self._held_meanwhile(token, mention, sentence)
        return True

    def _held_meanwhile(self, deed: Token, mention: MeetingMention, sentence: Sentence) -> bool:
        """ "A and B on Monday agreed to …, as X chaired a summit": one time for the deed and the meeting."""
        behind = [t for t in sentence.tokens if deed.end <= t.start < mention.start]
        at = next((i for i, t in enumerate(behind) if t.text.lower() in self.lexicon.words.meanwhile), None)
        return at is not None and any("held" in t.senses and "scheduled" not in t.senses for t in behind[at:])

    def _clause_between(self, left: int, right: int, sentence: Sentence) -> bool:
        """Somebody acts between two mentions, in a language whose verbs change their form: they are no list."""
        for token in sentence.tokens:
            if left <= token.start < right and not token.senses.keys() & {"held", "scheduled"}:
                if any(v.form in ("past", "present") for v in token.senses.get("verb", ())):
                    return True
        return False

    def _verb_between(self, left: int, right: int, sentence: Sentence) -> bool:
        for token in sentence.tokens:
            if left <= token.start < right:
                verbs = token.senses.get("verb")
                if (
                    verbs
                    and any(v.force for v in verbs)
                    and not token.senses.keys()
                    & {
                        "held",
                        "scheduled",
                    }
                ):
                    return True
                if token.text in "。;；":
                    return True
        return False


def _reports(token: Token) -> bool:
    """A past form of a verb of saying."""
    return any(verb.role == "report" and verb.form == "past" for verb in token.senses.get("verb", ()))


def _takes_place(token: Token) -> bool:
    return bool(token.senses.keys() & {"held", "scheduled"}) and token.shape == "word"


_OPENS_SPEECH = re.compile(r"[,:] [\"“](?=[^\"”]*[^\"”\s][^\"”]*$)")
