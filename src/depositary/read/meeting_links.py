"""Meetings: sentences that speak of a meeting without naming it ("the meeting was chaired by …", a line of place and
date)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from depositary.read.meeting_records import LEVEL_NAMES, Sitting, is_week
from depositary.read.meeting_subjects import MeetingSubjects
from depositary.read.mentions import ActorMention, MeetingMention, PersonMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["MeetingLinks"]

_CLOCK = re.compile(r"\b\d{1,2}[:h]\d{2}\b")


_TOP = 4  # the last of a page's first sentences
_LONG_HEAD = 16  # sentences a head may have
_MARK = 8  # code points of the number of a paragraph that stands by itself
_SOON = 3  # sentences, or code points behind the noun
_CLAUSE = 60  # characters from a meeting to its day in one clause


class MeetingLinks(MeetingSubjects):
    """Meetings: sentences that speak of a meeting without naming it ("the meeting was chaired by …", a line of place
    and date)."""

    def _back_reference(self, sentence: Sentence, mentions: Sequence[MeetingMention]) -> None:
        """A sentence about "the meeting": its chairs, format and date belong to the sitting last spoken of."""
        current = self.current
        if sentence.kind != "main":
            return
        chairs = self._chairs(sentence)
        if current is None and chairs and mentions:
            current = self._unnamed(chairs, mentions[0])
        if current is None:
            self._told_only(sentence, mentions)
            return
        current = (self._of_level(mentions) if mentions else None) or current
        if chairs and self._of_all(sentence, mentions):
            self._chair_all(chairs, sentence)
            return
        if chairs and current.level == "bilateral" and not any(m.level == "bilateral" for m in mentions):
            current = next((s for s in reversed(self.sittings) if s.strong and s.level != "bilateral"), current)
        if chairs and (current.status in ("scheduled", "proposed") or current.start is None):
            held = [x for x in self.sittings if x.strong and x.status == "held" and x.start and not x.chairs]
            current = held[0] if held and not mentions else current
        more = bool(chairs) and {p.name for p in current.chairs} < {p.name for p in chairs}
        if chairs and (more or not current.chairs) and current.status in (None, "held", "scheduled"):
            for sitting in self._named_with(current):
                self._chair(sitting, chairs)
                sitting.passages.append((sentence.start, sentence.end))
                sitting.status = sitting.status or "held"
                sitting.strong = True
        self._date_of_title(current, sentence)
        self._date_ahead(current, sentence)
        self._date_in_name(current, sentence, mentions)
        self._date_behind(current, sentence, mentions)
        if mentions or chairs:
            fmt = self._format(sentence.tokens)
            if fmt and (current.format is None or fmt == "hybrid"):
                current.format = fmt
        partly = "partly" in sentence.kinds and any("partly" in t.senses for t in sentence.tokens)
        if partly and sentence.index - (current.sentences or [0])[-1] <= 4:
            current.format = "hybrid" if current.format in ("in_person", None, "hybrid") else current.format

    def _of_level(self, mentions: Sequence[MeetingMention]) -> Sitting | None:
        """ "chaired the senior officials' meeting": of two meetings spoken of, the last of that level."""
        level = next((m.level for m in mentions if m.bare and m.level != "other"), None)
        return next((s for s in reversed(self.sittings) if s.strong and s.level == level), None) if level else None

    def _of_all(self, sentence: Sentence, mentions: Sequence[MeetingMention]) -> bool:
        """ "The meetings were chaired by …": all of which the document has told so far."""
        if any("all_meetings" in t.senses for t in sentence.tokens):
            return True
        articles = self.lexicon.words.plural_articles
        for mention in mentions:
            before = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
            if mention.bare and (mention.plural or (before is not None and before.text.lower() in articles)):
                return True
        return False

    def _chair_all(self, chairs: Sequence[PersonMention], sentence: Sentence) -> None:
        for sitting in self.sittings:
            if sitting.strong and not sitting.chairs and sitting.start and sitting.status in (None, "held"):
                self._chair(sitting, chairs)
                sitting.passages.append((sentence.start, sentence.end))

    def _unnamed(self, chairs: Sequence[PersonMention], mention: MeetingMention) -> Sitting | None:
        """ "The meeting, co-chaired by …" of which the lead told only whose it is: level by its chairs."""
        parties = self._parties_of_lead()
        if len(parties) != 2:
            return None
        rank = min(person.rank for person in chairs)
        level = {1: "summit", 2: "ministerial", 3: "senior_officials", 4: "senior_officials"}.get(rank, "other")
        sitting = Sitting(parties=parties, level=level, name=mention.name)
        self.sittings.append(sitting)
        self.current = sitting
        return sitting

    def _told_only(self, sentence: Sentence, mentions: Sequence[MeetingMention]) -> None:
        """ "At the meeting that ended in A": whose it is the lead tells, and nothing names it."""
        parties = self._parties_of_lead()
        mention = mentions[0] if mentions else None
        if mention is None or len(parties) != 2 or sentence.index > 8 or any(s.strong for s in self.sittings):
            return
        behind = [t for t in sentence.tokens if t.start >= mention.end][:6]
        held = next((i for i, t in enumerate(behind[:3]) if "held" in t.senses), None)
        if held is None or not any("place_word" in t.senses for t in behind[held + 1 :]):
            return
        lead = next(s for s in self.sentences if any(a.parties == parties for a in s.actors))
        actor = next(a for a in lead.actors if a.parties == parties)
        level = next(
            (t.senses["level"] for t in lead.tokens if "level" in t.senses and t.start <= actor.start), "other"
        )
        anew = MeetingMention(
            start=mention.start, end=mention.end, kind_start=mention.start, parties=parties, level=str(level),
            name=mention.name,
        )  # fmt: skip
        facts = self._facts(sentence, anew, [anew], set())
        facts.strong, facts.status = True, "held"
        sitting = self._sitting_for(anew, None, facts)
        self._add(sitting, anew, facts, sentence, None)
        self.current = sitting

    def _named_with(self, current: Sitting) -> list[Sitting]:
        """The sitting last spoken of and those held that the same sentence first named ("The Summits were chaired by
        …")."""
        index = current.sentences[-1] if current.sentences else -1
        return [
            s
            for s in self.sittings
            if s is current
            or (index >= 0 and index in s.sentences and not s.chairs and s.status in (None, "held") and s.strong)
        ]

    def _date_ahead(self, current: Sitting, sentence: Sentence) -> None:
        """ "Taking place on 27 and 28 April, the meeting was …": when the meeting spoken of was."""
        if current.start or not sentence.tokens or "held" not in sentence.tokens[0].senses:
            return
        time = next((t for t in sentence.times if len(t.first) == 10 and t.start - sentence.tokens[0].end <= 4), None)
        if time is not None and any(a.kind == "group" and 0 <= a.start - time.end <= 3 for a in sentence.actors):
            current.start, current.end, current.inferred, current.reason = (
                time.first, time.last, time.inferred, time.reason,
            )  # fmt: skip
            current.passages.append((sentence.start, sentence.end))

    def _date_behind(self, current: Sitting, sentence: Sentence, mentions: Sequence[MeetingMention]) -> None:
        """ "This meeting on the 23rd to 24th in B is held", in a script without spaces: when and where the one spoken
        of is. "Hội nghị sẽ diễn ra tại B vào ngày 23", where nouns stand first: the same."""
        mention = next((m for m in mentions if m.bare and not m.plural), None)
        if current.start or mention is None or sentence.index - (current.sentences or [-9])[-1] > _SOON:
            return
        if self.spaces and self.lexicon.language.facts.head == "last":
            return
        reach = _CLAUSE if self.spaces else _SOON
        time = next((t for t in sentence.times if 0 <= t.start - mention.end <= reach and len(t.first) == 10), None)
        if time is None or time.vague:
            return
        if self.spaces:
            between = [t for t in sentence.tokens if mention.end <= t.start and t.end <= time.start]
            if not between or not any(t.senses.keys() & {"held", "scheduled"} for t in between[:2]):
                return
            opens = not any("verb" in t.senses for t in sentence.tokens if t.end <= mention.start)
            if not opens or any("verb" in t.senses and "held" not in t.senses for t in between[2:]):
                return
        elif not any("held" in t.senses for t in sentence.tokens if t.start >= time.end):
            return
        current.start, current.end, current.inferred, current.reason = time.first, time.last, time.inferred, time.reason
        current.place = current.place or self._place(sentence.tokens, mention, sentence)
        current.passages.append((sentence.start, sentence.end))

    def _date_in_name(self, current: Sitting, sentence: Sentence, mentions: Sequence[MeetingMention]) -> None:
        """ "At the March 16 meeting": its day stands between the article and the noun."""
        mention = next((m for m in mentions if m.bare and not m.plural), None)
        if current.start or mention is None or not self.spaces or self.lexicon.language.facts.head != "last":
            return
        time = next((t for t in sentence.times if len(t.first) == 10 and 0 <= mention.start - t.end <= 1), None)
        if time is not None and time.hint in (None, "as_of") and not time.vague:
            current.start, current.end, current.inferred, current.reason = (
                time.first, time.last, time.inferred, time.reason,
            )  # fmt: skip
            current.passages.append((sentence.start, sentence.end))

    def _date_of_title(self, current: Sitting, sentence: Sentence) -> None:
        """A meeting that only the title names, and a first sentence that says who met when and where."""
        self._widen(current, sentence)
        self._sharpen(current, sentence)
        if current.start or not current.reported or len(current.sentences) != 1:
            return
        met = {"held", "met", "talks"} if self.lexicon.words.infinitive else {"held", "met"}
        if sentence.index - current.sentences[0] > 3 or not any(t.senses.keys() & met for t in sentence.tokens):
            return
        time = next(
            (t for t in sentence.times if t.first and len(t.first) == 10 and not t.vague and not t.period), None
        )
        if time is None or (self.published and time.first > self.published):
            return
        current.start, current.end, current.inferred, current.reason = time.first, time.last, time.inferred, time.reason
        current.said.append("held")
        current.passages.append((sentence.start, sentence.end))
        current.sentences.append(sentence.index)
        current.strong = True
        scope = MeetingMention(start=sentence.start, end=sentence.start, kind_start=sentence.start)
        current.place = current.place or self._place(sentence.tokens, scope, sentence)

    def _widen(self, current: Sitting, sentence: Sentence) -> None:
        """ "We … met in A on 11-12 November" of a meeting whose page is dated on its last day."""
        if not current.start or current.end != current.start or len(current.start) != 10 or sentence.index > 4:
            return
        if not sentence.times or not any(t.senses.keys() & {"held", "met"} for t in sentence.tokens):
            return
        for time in sentence.times:
            if len(time.first) == len(time.last) == 10 and time.first < time.last and not time.period:
                if time.first <= current.start <= time.last:
                    current.start, current.end = time.first, time.last
                    return

    def _sharpen(self, current: Sitting, sentence: Sentence) -> None:
        """ "… next week …. The meeting will be held in A on 11-14 July": the days of a week told before."""
        start, end = current.start or "", current.end or ""
        if not self.spaces or len(start) != 10 or len(end) != 10 or sentence.index > 6:
            return
        spoken = any(m.bare and not m.plural for m in sentence.meetings)
        spoken = spoken or any(a.kind == "group" and a.start == sentence.start for a in sentence.actors)
        if not spoken or not is_week(start, end):
            return
        time = next((t for t in sentence.times if len(t.first) == len(t.last) == 10 and not t.vague), None)
        if time is not None and start <= time.first and time.last <= end and time.first != start:
            current.start, current.end, current.reason = time.first, time.last, time.reason
            place = MeetingMention(start=sentence.start, end=sentence.start, kind_start=sentence.start)
            current.place = current.place or self._place(sentence.tokens, place, sentence)
            current.passages.append((sentence.start, sentence.end))

    def _place_line(self, sentence: Sentence) -> None:
        """ "Kestrel Bay, 4 March 2027" under a title that names a meeting: where and when it was."""
        current = self.current
        if current is None or current.start or not current.sentences or sentence.index - current.sentences[-1] > 2:
            return
        if sentence.end - sentence.start > 120 or any(
            t.senses.keys() & {"verb", "held"} and t.text.islower() for t in sentence.tokens
        ):
            return
        time = next((t for t in sentence.times if t.first and len(t.first) == 10 and not t.vague), None)
        if time is None or _CLOCK.search(self.text, sentence.start, sentence.end):
            return  # a line with the time of the clock says when the page was put up
        current.start, current.end = time.first, time.last
        current.passages.append((sentence.start, sentence.end))
        place = next(
            (t for t in sentence.tokens if t.end <= time.start and t.senses.keys() & {"place", "place_en"}), None
        )
        if place is not None:
            current.place = current.place or self._place_name(place)
        elif sentence.tokens and sentence.tokens[0].shape == "name" and not sentence.tokens[0].senses:
            current.place = current.place or self._unknown_place(sentence.tokens, 0, sentence)

    def _implied(self, sentence: Sentence) -> None:
        """ "Foreign ministers of A and B met on … in …", "leaders of A and B pledged … at the summit held in …": a
        meeting that nothing names, told by who met."""
        if not self._near_the_top(sentence) or any(s.strong for s in self.sittings):
            return
        verb = next((t for t in sentence.tokens if "met" in t.senses), None) or self._held_one(sentence)
        noun = self._bare_noun_held(sentence) if verb is None else None
        verb = verb or noun
        if verb is None:
            return
        parties = unique(p for a in sentence.actors if a.kind == "party" and a.end <= verb.start for p in a.parties)
        level = next((found for t in sentence.tokens if t.end <= verb.start and (found := self._level_in(t))), None)
        if noun is not None:
            level = self.lexicon.senses_of(noun.text.rpartition(" ")[2]).get("kind")
        dated = any(t.first and len(t.first) == 10 and t.start >= verb.end for t in sentence.times)
        if len(parties) != 2 or level is None or not dated:
            return
        name = f"{'-'.join(parties)} {LEVEL_NAMES[level]}"
        mention = MeetingMention(
            start=verb.start, end=verb.end, kind_start=verb.start, parties=parties, level=level, name_en=name
        )
        facts = self._facts(sentence, mention, [mention], set())
        sitting = self._sitting_for(mention, None, facts)
        self._add(sitting, mention, facts, sentence, None)
        self.current = sitting

    def _near_the_top(self, sentence: Sentence) -> bool:
        """Among the first sentences, or the first of the text itself below many lines of a head."""
        if sentence.index <= _TOP:
            return True
        above = self.sentences[: sentence.index] if sentence.index <= _LONG_HEAD else ()
        return self.spaces and bool(above) and not any(s.kind == "main" and s.end - s.start > _MARK for s in above)

    def _level_in(self, token: Token) -> str | None:
        """The level of those who meet, also where they are pointed at ("the leaders of")."""
        level = token.senses.get("level")
        if level is None and "group" in token.senses and " " in token.text:
            level = self.lexicon.senses_of(self.lexicon.fold(token.text.partition(" ")[2])).get("level")
        return str(level) if level else None

    def _held_one(self, sentence: Sentence) -> Token | None:
        """ "held a meeting in C", of which no more is said than where or when."""
        if not self.spaces or self.lexicon.language.facts.head != "last":
            return None
        tokens = sentence.tokens
        for verb, article, noun, after in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
            if "held" in verb.senses and "article" in article.senses and noun.senses.get("kind") == "other":
                if after.senses.keys() & {"place_word", "about"} and verb.text.islower():
                    return verb
        return None

    def _bare_noun_held(self, sentence: Sentence) -> Token | None:
        """ "the summit", right before "held"."""
        for token, after in pairwise(sentence.tokens):
            if "group" in token.senses and "held" in after.senses and after.text.islower() and self.spaces:
                noun = self.lexicon.senses_of(token.text.rpartition(" ")[2])
                if noun.get("kind") in ("summit", "ministerial", "committee"):
                    return token
        return None

    def _opens(self, sentence: Sentence, actor: ActorMention) -> bool:
        """In a language whose verbs stand before what they govern, those whom a sentence or title begins with; not two
        between whom something is, further down."""
        if not self.spaces or self.lexicon.language.facts.head != "first":
            return True
        return sentence.kind == "title" or not any("verb" in t.senses for t in sentence.tokens if t.end <= actor.start)

    def _parties_of_lead(self) -> tuple[str, ...]:
        """Parties named together in the title or the first sentences, where the meeting's name tells none."""
        for sentence in self.sentences[:4]:
            for actor in sentence.actors:
                if actor.kind == "party" and len(actor.parties) == 2 and self._opens(sentence, actor):
                    return actor.parties
        return ()
