"""Meetings: mentions of one sitting over a document brought together, with date, place, format, status and chairs.

In: sentences with their mentions. Out: `Sitting`s; the first is the meeting the document is about, if it is about one.
A mention counts as a sitting only if something particular is said of it: a number, a date, that it was held, will be or
is proposed. A mechanism named in passing is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from depositary.model import Passage
from depositary.read.gloss import gloss
from depositary.read.lexicon import Lexicon
from depositary.read.mentions import MeetingMention, PersonMention, Sentence, TimeMention
from depositary.read.parties import unique
from depositary.read.scan import Token

__all__ = ["Sitting", "find_sittings"]

_LEVEL_NAMES = {
    "summit": "Summit", "ministerial": "Ministerial Meeting", "senior_officials": "Senior Officials' Meeting",
    "committee": "Joint Committee", "working": "Working Group", "plenary": "plenary meeting", "other": "Meeting",
    "bilateral": "bilateral talks",
}  # fmt: skip


_HOLDING = frozenset({"held", "convene", "scheduled", "be", "have"})


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

    def date_fits(self, start: str | None) -> bool:
        return self.start is None or start is None or self.start.startswith(start) or start.startswith(self.start)


class _Facts:
    """What a sentence says around one mention."""

    __slots__ = ("chairs", "end", "format", "inferred", "late", "place", "reason", "start", "status", "strong")

    def __init__(self) -> None:
        self.start: str | None = None
        self.end: str | None = None
        self.late = False
        self.inferred = False
        self.reason: str | None = None
        self.format: str | None = None
        self.place: str | None = None
        self.status: str | None = None
        self.chairs: list[PersonMention] = []
        self.strong = False


def find_sittings(
    sentences: Sequence[Sentence],
    text: str,
    lexicon: Lexicon,
    published: str | None,
    *,
    assembly: bool = False,
    here: str | None = None,
) -> list[Sitting]:
    """The sittings a document tells of, in order of first mention. assembly: the document is an assembly's own, where
    "its fifteenth session" is a time."""
    return _Gatherer(sentences, text, lexicon, published, assembly, here).run()


class _Gatherer:
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
        self.current: Sitting | None = None
        self.spaces = lexicon.language.facts.spaces

    def run(self) -> list[Sitting]:
        for sentence in self.sentences:
            self._read(sentence)
        self._talks()
        kept = [s for s in self.sittings if s.strong and not self._trifling(s)]
        self._settle(kept)
        return kept

    def _trifling(self, sitting: Sitting) -> bool:
        """A side event called off, of which nothing else is known."""
        return (
            sitting.status == "cancelled"
            and not sitting.mechanism
            and sitting.level not in ("summit", "ministerial", "senior_officials")
        )

    def _talks(self) -> None:
        """Talks of two, told of at the head of the page: "minister X met minister Y of B"."""
        if self.spaces:
            return
        for sentence in self.sentences[:4]:
            verb = next((t for t in sentence.tokens if "talks" in t.senses), None)
            if verb is None or any(m.start <= verb.start < m.end and not m.bare for m in sentence.meetings):
                continue
            before = [p for p in sentence.persons if p.end <= verb.start and p.party]
            after = [p for p in sentence.persons if (p.start >= verb.end or before and p.start > before[0].end) and p.party]
            if not before or not after or before[0].party == after[-1].party:
                continue
            parties = unique(p for p in (before[0].party, after[-1].party) if p)
            day = next((t for t in sentence.times if len(t.first) == 10 and t.start < verb.start), None)
            known = next((s for s in self.sittings if s.level == "bilateral" and set(s.parties) == set(parties)), None)
            if known is not None:
                if day is not None and known.start is None:
                    known.start, known.end, known.inferred, known.reason = day.first, day.last, day.inferred, day.reason
                place = MeetingMention(verb.start, verb.end, verb.start)
                known.place = known.place or self._place(sentence.tokens, place, sentence)
                continue
            bounds = (sentence.start, sentence.end)
            mention = MeetingMention(verb.start, verb.end, verb.start, parties=parties, level="bilateral", name=verb.text)
            self.sittings.append(Sitting(
                parties=parties, level="bilateral", name=None, start=day.first if day else None, end=day.last if day else None,
                inferred=bool(day and day.inferred), reason=day.reason if day else None, status="held",
                said=[self._status(sentence.tokens, mention, sentence) or "held"], place=self._place(sentence.tokens, mention, sentence),
                passages=[bounds], sentences=[sentence.index], seen={sentence.index}, strong=True,
            ))  # fmt: skip

    # ---- one sentence -----------------------------------------------------------------------------------------------

    def _read(self, sentence: Sentence) -> None:
        mentions = [m for m in sentence.meetings if not m.umbrella or m.ordinal]
        mentions = [m for m in mentions if not self._is_session(m, sentence)]
        for mention in mentions:
            if mention.bare and self._new_one(sentence, mention):
                mention.bare = False
        named = [m for m in mentions if not m.bare]
        placed: set[int] = set()
        for mention in named:
            if self._next_in_series(mention) or mention.ordinals and self._series_of(mention):
                self._inherit(mention)
            self._fill_from_subject(mention, sentence)
            self._inherit(mention)
            self._own_number(mention, named, sentence)
            if mention.umbrella or self._points_back(mention) or self._is_description(mention, sentence):
                mention.bare = True
                continue
            facts = self._facts(sentence, mention, named, placed)
            if (
                mention.inherited
                and facts.start is None
                and facts.status not in ("scheduled", "proposed")
                and mention.ordinals[0] == 1
            ):
                continue
            for number in mention.ordinals or (None,):
                sitting = self._sitting_for(mention, number, facts)
                self._add(sitting, mention, facts, sentence, number)
                if sitting.strong and (not self.current or sentence.kind == "main" or sitting is self.sittings[0]):
                    self.current = sitting
        aside = not any(sentence.index in s.sentences for s in self.sittings) and bool(self._chairs(sentence))
        if not named or all(m.bare for m in mentions) or aside:
            self._back_reference(sentence, mentions)
            if not mentions and sentence.index <= 6:
                self._place_line(sentence)
            if sentence.kind == "main" and not mentions:
                self._implied(sentence)

    def _fill_from_subject(self, mention: MeetingMention, sentence: Sentence) -> None:
        """ "Senior officials of A and B wrapped up their 12th meeting": parties and level stand in the subject."""
        if mention.level == "bilateral" and not mention.parties:
            self._fill_talks(mention, sentence)
            return
        if mention.mechanism or mention.parties and mention.level != "other":
            return
        before_it = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
        if before_it is not None and before_it.text in self.lexicon.words.plural_articles and not mention.ordinals:
            return
        actors = [a for a in sentence.actors if a.end <= mention.start and a.kind in ("party", "person") and a.parties]
        new = self._indefinite(sentence, mention)
        if (
            not mention.parties
            and actors
            and (new or mention.ordinals or mention.qualifiers or self._held_between(sentence, mention))
        ):
            parties = unique(p for a in actors[:2] for p in a.parties)
            if len(parties) >= 2 or (mention.ordinals or new) and actors[0].kind == "party":
                mention.parties = parties
        if mention.level == "other":
            for token in sentence.tokens:
                if token.start >= mention.start:
                    break
                level = token.senses.get("level") or self._group_level(token)
                if level and level != "other" and "kind" not in token.senses:
                    if new or mention.ordinals or self._held_between(sentence, mention):
                        mention.level = level
        if (
            not mention.parties
            and mention.subject
            and self.current is not None
            and any(a.kind == "group" and abs(a.start - mention.end) < 40 for a in sentence.actors)
        ):
            mention.parties = self.current.parties

    def _new_one(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "ministers will attend a retreat in … next January": a meeting of theirs, not spoken of before."""
        return (
            self.spaces
            and mention.kind_start == mention.start
            and self._indefinite(sentence, mention)
            and any(a.kind == "party" and a.parties and a.end <= mention.start for a in sentence.actors)
            and any(t.start >= mention.end and t.first and not t.vague for t in sentence.times)
        )

    def _group_level(self, token: Token) -> str | None:
        """ "the foreign ministers" who meet tell the level of their meeting."""
        if "group" not in token.senses or not self.spaces:
            return None
        bare = token.text.partition(" ")[2]
        return self.lexicon.senses_of(bare).get("level") if bare else None

    def _fill_talks(self, mention: MeetingMention, sentence: Sentence) -> None:
        """ "X had talks with Y": of two parties, one named before and one behind, or both behind."""
        sides = [a for a in sentence.actors if a.kind in ("party", "person") and a.parties]
        before = [a for a in sides if a.end <= mention.start]
        after = [a for a in sides if a.start >= mention.end]
        parties = unique(p for a in (*before[-1:], *after[:1]) for p in a.parties)
        if len(parties) < 2:
            parties = unique(p for a in after[:2] for p in a.parties)
        mention.parties = parties if len(parties) == 2 else ()
        mention.bare = not mention.parties

    def _is_session(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """A session of an assembly as a deadline is a time, no meeting."""
        if self.spaces and any(
            t.session is not None and t.session >= 30 and t.start < mention.end and mention.start < t.end
            for t in sentence.times
        ):
            return True
        if mention.qualifiers or mention.parties or mention.mechanism:
            return False
        return any(
            t.session is not None
            and t.start < mention.end
            and mention.start < t.end
            and (self.assembly or t.session >= 30)
            for t in sentence.times
        )

    def _next_in_series(self, mention: MeetingMention) -> bool:
        """The number after that of the meeting last spoken of."""
        known = self.current.ordinal if self.current is not None else None
        return bool(mention.ordinals) and known is not None and 0 < mention.ordinals[0] - known <= 2

    def _inherit(self, mention: MeetingMention) -> None:
        """ "the 13th meeting", "its next session": another sitting of the mechanism last spoken of."""
        if mention.parties or mention.mechanism or mention.subject or not mention.ordinals:
            return
        source = self.current
        if source is None or mention.level not in ("other", source.level):
            source = self._series_of(mention)
        if source is None or source.ordinal == mention.ordinals[0]:
            return
        if mention.qualifiers and mention.qualifiers != source.qualifiers:
            return
        mention.parties, mention.level, mention.mechanism = source.parties, source.level, source.mechanism
        mention.name_en, mention.acronym, mention.subject = source.name_en, source.acronym, source.subject
        mention.qualifiers = source.qualifiers
        mention.inherited = True
        if not self.spaces or not source.name_en:
            mention.name = source.name

    def _series_of(self, mention: MeetingMention) -> Sitting | None:
        """The sitting of the same level whose number is one below: the next of its series is meant."""
        return next(
            (s for s in self.sittings if s.level == mention.level and s.ordinal == mention.ordinals[0] - 1 and s.parties),
            None,
        )

    def _indefinite(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "will attend a retreat … next January": not yet spoken of."""
        before = [t for t in sentence.tokens if t.end <= mention.start]
        return (
            bool(before)
            and "article" in before[-1].senses
            and len(before[-1].text) <= 2
            and bool(sentence.times)
            and any("scheduled" in t.senses or any(v.role == "will" for v in t.senses.get("verb", ())) for t in before)
        )

    def _own_number(self, mention: MeetingMention, named: Sequence[MeetingMention], sentence: Sentence) -> None:
        """ "The Joint Committee … held its Seventh Meeting": the number is that of the mechanism just named."""
        for later in named:
            if later is mention or later.start < mention.end or later.parties or later.mechanism or not later.ordinals:
                continue
            if mention.ordinals or not mention.parties:
                continue
            between = [t for t in sentence.tokens if mention.end <= t.start < later.kind_start]
            convened = between and all(t.senses.keys() & {"held", "adverb", "have"} for t in between)
            if convened or any("reflexive" in t.senses for t in between) and not any(t.text in ";。" for t in between):
                mention.ordinals, later.ordinals = later.ordinals, ()
                mention.ordinal = mention.ordinals[0]
                mention.end = max(mention.end, mention.end)
                later.bare = later.umbrella = True
                return

    def _points_back(self, mention: MeetingMention) -> bool:
        """ "the meeting", "the virtual session": nothing in the name says which."""
        if mention.parties or mention.ordinals or mention.mechanism or mention.acronym:
            return False
        telling = set(mention.qualifiers) - {"virtual", "joint", "regular", "annual"}
        return not telling and not mention.subject

    def _is_description(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """ "This is the yearly meeting at …": says what the meeting spoken of is, names no other."""
        if self.current is None:
            return False
        framed = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
        plural = framed is not None and framed.text in self.lexicon.words.plural_articles
        if plural and not (mention.ordinals or mention.parties or mention.mechanism):
            return True  # "and the related summits"
        if framed is not None and "framing" in framed.senses and not mention.ordinals:
            return True  # "in the programme of the X Summit": where something else took place
        if self.lexicon.language.facts.head != "first":
            return False
        if any("copula" in t.senses for t in sentence.tokens[:3]) and not (mention.mechanism and mention.ordinals):
            return True
        if mention.parties or mention.ordinals or mention.mechanism:
            return False
        before = [t for t in sentence.tokens if t.end <= mention.start][-2:]
        if any("copula" in t.senses for t in before):
            return True
        dash = before[-1:] and before[-1].text in "-–—" or before[:1] and before[0].text in "-–—"
        return bool(dash) and any(0 <= mention.start - m.end <= 12 for m in sentence.meetings if m is not mention)

    def _held_between(self, sentence: Sentence, mention: MeetingMention) -> bool:
        return any("held" in t.senses and t.start < mention.start for t in sentence.tokens)

    # ---- what is said around a mention ------------------------------------------------------------------------------

    def _facts(
        self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention], placed: set[int]
    ) -> _Facts:
        facts = _Facts()
        time = self._time_of(sentence, mention, named, placed)
        if time is not None:
            facts.start, facts.end, facts.inferred, facts.reason = time.first, time.last, time.inferred, time.reason
            facts.late = time.late
        low, high = self._scope(sentence, mention, named)
        tokens = [t for t in sentence.tokens if low <= t.start < high]
        facts.status = self._status(tokens, mention, sentence)
        facts.format = self._format(tokens)
        facts.place = self._place(tokens, mention, sentence) or self._shared_place(sentence, mention, named)
        if facts.place is None:
            facts.place = self._host(tokens, mention, sentence)
        if mention is named[0] or len(named) == 1:
            facts.chairs = self._chairs(sentence)
        if mention.plural and facts.start is None:
            return facts  # "the First to Eleventh Summits": several, none in particular
        if facts.status == "held" and not mention.ordinals and facts.start is None and not facts.chairs:
            facts.strong = self._held_beside(sentence, mention) or sentence.kind == "title"
            return facts
        asked = facts.status == "called_for" and not facts.start and not self._deed_before(tokens, mention)
        told = facts.status not in (None, "held") or facts.status == "held" and (
            mention.level == "bilateral" or self._said_of(tokens, mention)
        )
        if facts.start and self._long_ago(facts.start, mention):
            facts.start = facts.end = None
            return facts
        facts.strong = bool(mention.ordinals or facts.start or (told and not asked) or facts.chairs)
        return facts

    def _long_ago(self, start: str, mention: MeetingMention) -> bool:
        """A bare year well before the page, of a mechanism without a number: when it began, no sitting of it."""
        return bool(
            mention.known and not mention.ordinals and not mention.qualifiers and len(start) == 4
            and self.published and int(start) < int(self.published[:4]) - 1
        )  # fmt: skip

    def _held_beside(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """A word of holding or attending stands right at the mention."""
        return any(
            "held" in t.senses and (0 <= t.start - mention.end <= 25 or 0 <= mention.start - t.end <= 18)
            for t in sentence.tokens
        )

    def _said_of(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """Whether "was held", "attended" is said of this meeting: close before its name, or behind it. Where words
        are not inflected, a verb far off speaks of something else."""
        if self.lexicon.language.facts.head != "first":
            return True
        for token in tokens:
            if not token.senses.keys() & {"held", "chairing"}:
                continue
            if token.end <= mention.start:
                between = [t for t in tokens if token.end <= t.start and t.end <= mention.start]
                if len(between) <= 5 and not any(t.shape == "sign" or "verb" in t.senses for t in between):
                    return True
            elif token.start >= mention.end:
                between = [t for t in tokens if mention.end <= t.start and t.end <= token.start]
                if not any(any(v.force for v in t.senses.get("verb", ())) or t.text in ";" for t in between):
                    return True
        return False

    def _deed_before(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """Something is to be done with the meeting (held, launched), not by the body of that name."""
        return any(t.senses.keys() & {"action", "held"} for t in tokens if t.start < mention.start) or not self.spaces

    def _scope(self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]) -> tuple[int, int]:
        """The stretch of a sentence that speaks of this mention: up to its neighbours."""
        before = [m for m in named if m.end <= mention.start]
        after = [m for m in named if m.start >= mention.end]
        low = before[-1].end if before else sentence.start
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
        if self.spaces or time.start > mention.start:
            return False
        return any(
            0 <= t.start - time.end <= 16 and t.end <= mention.start and any(v.role == "report" for v in t.senses.get("verb", ()))
            for t in sentence.tokens
        )

    def _time_of(
        self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention], placed: set[int]
    ) -> TimeMention | None:
        low, high = self._scope(sentence, mention, named)
        usable = [
            t for t in sentence.times
            if not t.vague and t.session is None and t.period is None and t.hint not in ("as_of", "since", "over", "within", "after", "by")
            and t.first and not self._in_instrument(sentence, t) and not self._of_telling(sentence, t, mention)
        ]  # fmt: skip
        moved = next((t for t in sentence.tokens if "postponed" in t.senses), None)
        if moved is not None:  # of a meeting put off only the new date counts
            later = [t for t in sentence.times if t.start >= moved.end and t.first and not t.period and t.session is None]
            return later[-1] if later else None
        inside = [t for t in usable if mention.start <= t.start < mention.end]
        if not self.spaces and inside and len(inside[0].first) == 4 and any(
            len(t.first) == 10 and low <= t.start < mention.start for t in usable
        ):  # "on the 10th … the second meeting of 2025"
            inside = []
        if inside:
            return self._take(inside[0], sentence, placed)
        after = [t for t in usable if t.start >= mention.end and t.start < high]
        before = [t for t in usable if low <= t.start < mention.start]
        if after and self._near_after(mention, after[0], sentence):
            return self._take(after[0], sentence, placed)
        if before:
            best = before[-1] if not self.spaces else before[0]
            if id(best) not in placed or len(named) <= 2:
                if self._governs_before(best, mention, sentence):
                    return self._take(best, sentence, placed)
        if after and not self._verb_between(mention.end, after[0].start, sentence):
            if not any(mention.end <= m.start and m.end <= after[0].start for m in sentence.instruments):
                return self._take(after[0], sentence, placed)
        if mention is not named[0]:
            earlier = [t for t in usable if t.start < named[0].start]
            if earlier and not self._verb_between(named[0].end, mention.start, sentence):
                return earlier[-1]
            shared = [t for t in usable if t.start >= mention.end]
            if shared and not self._verb_between(mention.end, shared[0].start, sentence):
                return shared[0]
        elif len(named) > 1 and named[-1] is not mention:
            shared = [t for t in usable if t.start >= named[-1].end]
            joined = not self._verb_between(mention.end, named[-1].start, sentence)
            if shared and joined and not self._verb_between(named[-1].end, shared[0].start, sentence):
                return shared[0]
        return None

    def _take(self, time: TimeMention, sentence: Sentence, placed: set[int]) -> TimeMention:
        placed.add(id(time))
        return time

    def _in_instrument(self, sentence: Sentence, time: TimeMention) -> bool:
        return any(m.start <= time.start < m.end for m in sentence.instruments)

    def _near_after(self, mention: MeetingMention, time: TimeMention, sentence: Sentence) -> bool:
        gap = self.text[mention.end : time.start]
        if any(mention.end <= m.start and m.end <= time.start for m in sentence.instruments):
            return False
        return len(gap) <= 3 or (len(gap) <= 70 and not self._verb_between(mention.end, time.start, sentence))

    def _governs_before(self, time: TimeMention, mention: MeetingMention, sentence: Sentence) -> bool:
        for token in sentence.tokens:
            if time.end <= token.start < mention.start and any(
                v.force in ("commit", "agree", "propose", "request") for v in token.senses.get("verb", ())
            ):
                return token.text in self.lexicon.words.scheduled
        return True

    def _verb_between(self, left: int, right: int, sentence: Sentence) -> bool:
        for token in sentence.tokens:
            if left <= token.start < right:
                if any(v.force for v in token.senses.get("verb", ())) and not token.senses.keys() & {
                    "held",
                    "scheduled",
                }:
                    return True
                if token.text in "。;；":
                    return True
        return False

    def _status(self, tokens: Sequence[Token], mention: MeetingMention, sentence: Sentence) -> str | None:
        senses = {sense for t in tokens for sense in t.senses}
        if self._coming(tokens, mention):
            senses.add("coming")
        if "cancelled" in senses:
            return "cancelled"
        if "postponed" in senses:
            return "scheduled"
        proposing = self._governor(tokens, mention)
        if proposing is not None:
            return proposing
        if "scheduled" in senses:
            near = [t for t in tokens if "scheduled" in t.senses and "held" not in t.senses]
            if near and not (self._past(sentence, mention) and len(near) == 1 and near[0].end < mention.start - 60):
                return "scheduled"
        if "coming" in senses:
            return "scheduled"
        if mention.level == "bilateral" and any(
            "have" in t.senses and 0 <= mention.start - t.end <= 2 for t in tokens
        ):
            return "held"
        if "held" in senses or "chairing" in senses:
            return "held"
        return None

    def _coming(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """Where verbs are not inflected: "will" before the verb that convenes or attends this meeting."""
        if self.lexicon.language.facts.head != "first" and self.spaces:
            return False
        will = False
        for token in tokens:
            if token.start >= mention.end and not will and token.start - mention.end > 40:
                return False
            if any(v.role == "will" for v in token.senses.get("verb", ())):
                will = True
            elif "held" in token.senses or "action" in token.senses:
                if will and "held" in token.senses:
                    return True
            elif token.shape == "sign" and token.text in ",;." or any(v.force for v in token.senses.get("verb", ())):
                will = False
        return False

    def _governor(self, tokens: Sequence[Token], mention: MeetingMention) -> str | None:
        """A verb of proposing or asking whose object the mention is: "proposed to hold the …", "called for a …"."""
        status: str | None = None
        far = 0
        leading = [t for t in tokens if t.end <= mention.start and "article" not in t.senses]
        if self.spaces and leading and "infinitive" in leading[-1].senses:
            return None  # "invited to the meeting", "reports to the meeting": it only receives
        for token in tokens:
            if token.start >= mention.start:
                break
            verbs = token.senses.get("verb", ())
            if any(v.force == "propose" and v.form != "base" for v in verbs) or (
                "proposal" in token.senses and token.shape != "name" and not verbs
            ):
                status, far = "proposed", 0
            elif any(v.force == "request" and v.form != "base" for v in verbs):
                status, far = "called_for", 0
            elif any(v.force in ("agree", "commit", "decide") or v.role in ("report", "will") for v in verbs):
                status, far = None, 0
            elif status and (verbs or "action" in token.senses) and not token.senses.keys() & _HOLDING:
                status = None  # "tasked … to report to the meeting": the meeting only receives it
            elif status and not token.senses.keys() & {
                "held",
                "article",
                "adverb",
                "qualifier",
                "between",
                "post_link",
                "infinitive",
                "action",
                "group",
                "party",
                "member",
            }:
                far += 1 if token.shape in ("word", "name") else (2 if token.shape == "han" else 0)
        if status and far <= 3:
            return status
        if not self.spaces:
            after = [t for t in tokens if t.start >= mention.end]
            if after and "proposal" in after[0].senses and not after[0].senses.get("verb"):
                return "proposed"
        return None

    def _past(self, sentence: Sentence, mention: MeetingMention) -> bool:
        return any("held" in t.senses and "scheduled" not in t.senses for t in sentence.tokens)

    def _format(self, tokens: Sequence[Token]) -> str | None:
        formats = [t.senses["format"] for t in tokens if "format" in t.senses]
        partly = any("partly" in t.senses for t in tokens)
        if "hybrid" in formats or ("virtual" in formats and "in_person" in formats):
            return "hybrid"
        if partly:
            return None
        return formats[0] if formats else None

    def _place(self, tokens: Sequence[Token], mention: MeetingMention, sentence: Sentence) -> str | None:
        best: str | None = None
        placed = -1
        for index, token in enumerate(tokens[:-1]):
            if "here" in token.senses and self.here:
                best = best or self.here
                continue
            if "place_word" not in token.senses:
                continue
            step = index + 1
            while step < len(tokens) and ("article" in tokens[step].senses or "tail" in tokens[step].senses and False):
                step += 1
            found = None
            # a state, then a city: the city tells more
            for look in range(step, min(step + 8, len(tokens))):
                senses = tokens[look].senses
                if "capital" in senses:
                    found = self._capital(tokens[step:look], tokens[look + 1 : look + 2]) or found
                    if found:
                        break
                if "place" in senses or "place_en" in senses:
                    found = self._place_name(tokens[look])
                    break
                if "party" in senses and found is None and senses.get("actor", True) is not False:
                    found = self._state_name(tokens[look])
                    if self.spaces:
                        break
                    continue
                if "adjective" in senses:
                    continue
                if (
                    self.spaces
                    and look == step
                    and found is None
                    and tokens[look].shape == "name"
                    and not tokens[look].senses
                ):
                    found = self._unknown_place(tokens, look, sentence)
                    break
                if self.spaces or tokens[look].shape not in ("han", "name", "sign"):
                    break
                if "held" in senses or "verb" in senses:
                    break
            if found and (best is None or tokens[index].start > mention.start > placed):
                best, placed = found, tokens[index].start
        return best

    def _shared_place(
        self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]
    ) -> str | None:
        """A place said once for meetings listed together: before the first of them, or behind the last."""
        if len(named) < 2:
            return None
        first, last = named[0], named[-1]
        if mention is not first and not self._verb_between(first.end, mention.start, sentence):
            lead = [t for t in sentence.tokens if t.end <= first.start]
            if any(t.text == ":" for t in lead) and (place := self._place(lead, mention, sentence)):
                return place
        if mention is not last and not self._verb_between(mention.end, last.start, sentence):
            tail = [t for t in sentence.tokens if t.start >= last.end]
            stop = next((i for i, t in enumerate(tail) if any(v.force for v in t.senses.get("verb", ())) and "held" not in t.senses), len(tail))
            return self._place(tail[:stop], mention, sentence)
        return None

    def _host(self, tokens: Sequence[Token], mention: MeetingMention, sentence: Sentence) -> str | None:
        """ "Tokyo hosts the first …", "the … Meeting, which Singapore is to host": who hosts tells where."""
        for index, token in enumerate(tokens):
            if "hosting" not in token.senses or not index or abs(token.start - mention.start) > 120:
                continue
            before = tokens[index - 1].senses
            if before.keys() & {"place", "place_en"}:
                return self._place_name(tokens[index - 1])
            if "party" in before and before.get("actor", True) is not False:
                return self._state_name(tokens[index - 1])
        return None

    def _capital(self, before: Sequence[Token], after: Sequence[Token]) -> str | None:
        """ "in the Japanese capital": the state's capital, unless its name follows."""
        if after and after[0].senses.keys() & {"place", "place_en"}:
            return self._place_name(after[0])
        for token in before:
            name = token.senses.get("adjective") or token.senses.get("actor")
            row = self.lexicon.registry.actors.get(getattr(name, "id", ""))
            place = self.lexicon.registry.places.get(row.capital or "") if row else None
            if place is not None:
                return place.name_en
        return None

    def _unknown_place(self, tokens: Sequence[Token], index: int, sentence: Sentence) -> str | None:
        """A capitalised name after "in" that a comma, a bracket, a date or the sentence's end closes."""
        end = index
        while (
            end < len(tokens)
            and tokens[end].shape == "name"
            and not tokens[end].senses.keys() - {"tail", "shield"}
            and end - index < 4
        ):
            end += 1
        if any(t.start <= tokens[index].start < t.end for t in sentence.times):
            return None
        if (
            end >= len(tokens)
            or tokens[end].text in ",.;()"
            or tokens[end].senses.keys() & {"about", "place_word", "post_link", "connector", "format"}
            or any(t.start <= tokens[end].start < t.end for t in sentence.times)
        ):
            return self.text[tokens[index].start : tokens[end - 1].end]
        return None

    def _place_name(self, token: Token) -> str:
        if "place_en" in token.senses:
            return str(token.senses["place_en"])
        row = self.lexicon.registry.places.get(token.senses["place"].id)
        return row.name_en if row else token.text

    def _state_name(self, token: Token) -> str | None:
        name = token.senses.get("actor")
        if name is None:
            return str(token.senses["party"])
        row = self.lexicon.registry.actors.get(name.id)
        return row.name_en if row and row.kind in ("state", "territory") else None

    def _chairs(self, sentence: Sentence) -> list[PersonMention]:
        marks = [t for t in sentence.tokens if "chairing" in t.senses]
        if not marks or not sentence.persons:
            return []
        mark = marks[0]
        persons = [p for p in sentence.persons if p.rank <= 6 or p.post]
        after = [p for p in persons if p.start >= mark.end]
        before = [p for p in persons if p.end <= mark.start]
        passive = any(
            self.lexicon.senses_of(word).keys() & {"passive", "owning"} for word in re.split(r"\s+", mark.text.lower())[-1:]
        ) or (mark.text.lower().split()[-1] in ("of", "were") if self.spaces else False)
        if after and (passive or not before):
            after = self._run_after(after, mark, sentence)
        chosen = after if (passive or not before) else before
        if not passive and before and self.spaces:
            chosen = self._run_before(before, mark, sentence)
        if chosen is before or not passive:
            chosen = [*chosen, *(p for p in self._beside(after, mark, sentence) if p not in chosen)]
        return chosen[:4]

    def _beside(self, after: list[PersonMention], mark: Token, sentence: Sentence) -> list[PersonMention]:
        """ "X co-chaired (the meeting) with Y": who stands right behind the joining word."""
        if not after or self.lexicon.language.facts.head != "first":
            return []
        between = [t for t in sentence.tokens if mark.end <= t.start and t.end <= after[0].start]
        joined = bool(between) and (between[-1].text in self.lexicon.words.together)
        return after[:1] if joined and len(between) <= 14 and not any("verb" in t.senses for t in between) else []

    def _run_after(self, after: list[PersonMention], mark: Token, sentence: Sentence) -> list[PersonMention]:
        """Of the persons after the verb, those before the next verb ("…, and attended by …")."""
        chosen: list[PersonMention] = []
        left = mark.end
        for person in after:
            between = [t for t in sentence.tokens if left <= t.start < person.start]
            if any(t.senses.keys() & {"verb", "held"} and "chairing" not in t.senses and "be" not in t.senses for t in between):
                break
            chosen.append(person)
            left = person.end
        return chosen

    def _run_before(self, before: list[PersonMention], mark: Token, sentence: Sentence) -> list[PersonMention]:
        """Of the persons before the verb, those joined to it: none that does something else first."""
        chosen: list[PersonMention] = []
        right = mark.start
        for person in reversed(before):
            between = [t for t in sentence.tokens if person.end <= t.start < right]
            if any(
                "verb" in t.senses and "chairing" not in t.senses and "have" not in t.senses and "be" not in t.senses
                for t in between
            ):
                break
            chosen.insert(0, person)
            right = person.start
        return chosen or before[-1:]

    # ---- from mention to sitting ------------------------------------------------------------------------------------

    def _sitting_for(self, mention: MeetingMention, number: int | None, facts: _Facts) -> Sitting:
        best: Sitting | None = None
        score = 0.0
        mechanism = mention.mechanism
        for sitting in self.sittings:
            if number is not None and sitting.ordinal is not None and number != sitting.ordinal:
                continue
            if mechanism and sitting.mechanism and mechanism != sitting.mechanism:
                continue
            fit = self._fit(sitting, mention, number, facts)
            if fit > score:
                best, score = sitting, fit
        if best is not None:
            return best
        sitting = Sitting(
            parties=mention.parties, level=mention.level, mechanism=mention.mechanism, name_en=mention.name_en,
            name=mention.name, acronym=mention.acronym, ordinal=number, qualifiers=mention.qualifiers, subject=mention.subject,
            core=mention.core,
        )  # fmt: skip
        self.sittings.append(sitting)
        return sitting

    def _fit(self, sitting: Sitting, mention: MeetingMention, number: int | None, facts: _Facts) -> float:
        if number is not None and sitting.ordinal is not None and number != sitting.ordinal:
            return 0.0
        if not sitting.date_fits(facts.start) and not (number is not None and number == sitting.ordinal):
            return 0.0
        if mention.mechanism and sitting.mechanism:
            if mention.mechanism != sitting.mechanism:
                return 0.0
            if (
                number is None
                and sitting.ordinal is not None
                and facts.start is None
                and facts.status in ("proposed", "scheduled")
            ):
                if sitting.status == "held":
                    return 0.0
            return 2.0
        score = 0.0
        if mention.acronym and mention.acronym == sitting.acronym:
            score += 1.2
        mine, its = set(mention.parties), set(sitting.parties)
        if mine and its:
            if mine == its:
                score += 0.8
            elif mine < its or its < mine:
                score += 0.3
            else:
                return 0.0
        elif not mine and mention.ordinals and number == sitting.ordinal:
            score += 0.6
        if mention.level == sitting.level:
            score += 0.4
        elif "other" not in (mention.level, sitting.level):
            return 0.0
        if mention.level == "other" and sitting.level == "other" and mention.subject and sitting.subject:
            same = number is not None and number == sitting.ordinal and mine == its
            if not same and not _shares_words(mention.subject, sitting.subject):
                return 0.0
        if number is not None and number == sitting.ordinal:
            score += 0.8
        if (
            set(mention.qualifiers) - {"virtual"} != set(sitting.qualifiers) - {"virtual"}
            and mention.qualifiers
            and sitting.qualifiers
            and not set(mention.qualifiers) <= set(sitting.qualifiers)
            and not set(sitting.qualifiers) <= set(mention.qualifiers)
        ):
            score -= 0.5
        status = facts.status
        if (
            status in ("proposed", "scheduled", "called_for")
            and sitting.status == "held"
            and not (facts.start and facts.start == sitting.start)
        ):
            return 0.0
        if status == "held" and sitting.status in ("proposed", "scheduled") and number is None and facts.start is None:
            score -= 0.5
        if number is None and sitting.ordinal is None and not mine and not its:
            score += (
                0.5 if mention.subject and sitting.subject and _shares_words(mention.subject, sitting.subject) else -0.5
            )
        return score if score >= 1.0 else 0.0

    def _add(
        self, sitting: Sitting, mention: MeetingMention, facts: _Facts, sentence: Sentence, number: int | None
    ) -> None:
        sitting.strong = sitting.strong or facts.strong or (sentence.kind == "title" and bool(mention.parties))
        if sentence.kind != "main" and not sitting.passages:
            sitting.reported = True
        sitting.seen.add(sentence.index)
        sitting.known = sitting.known or mention.known
        if facts.strong or not sitting.passages:
            sitting.passages.append((sentence.start, sentence.end))
            sitting.sentences.append(sentence.index)
        if sitting.ordinal is None:
            sitting.ordinal = number
        if facts.start and (
            sitting.start is None or len(facts.start) > len(sitting.start) or _wider(facts, sitting)
        ):
            sitting.start, sitting.end, sitting.inferred, sitting.reason = (
                facts.start,
                facts.end,
                facts.inferred,
                facts.reason,
            )
            sitting.late = facts.late
        if len(mention.core or "") > len(sitting.core or "") and mention.parties:
            sitting.core = mention.core
        if len(mention.parties) > len(sitting.parties):
            sitting.parties = mention.parties
        if sitting.level == "other" and mention.level != "other":
            sitting.level = mention.level
        if sitting.mechanism is None and mention.mechanism:
            sitting.mechanism, sitting.name_en = mention.mechanism, mention.name_en
        elif (
            sitting.mechanism is None
            and mention.name_en
            and len(mention.name_en) > len(sitting.name_en or "")
            and mention.parties
        ):
            sitting.name_en = mention.name_en
        sitting.acronym = sitting.acronym or mention.acronym
        if len(mention.qualifiers) > len(sitting.qualifiers):
            sitting.qualifiers = mention.qualifiers
        sitting.format = facts.format or sitting.format
        sitting.place = sitting.place or facts.place
        if facts.status:
            sitting.said.append(facts.status)
            sitting.status = _likely(sitting.said)
        self._chair(sitting, facts.chairs)

    def _chair(self, sitting: Sitting, chairs: Sequence[PersonMention]) -> None:
        known = {p.name for p in sitting.chairs}
        sitting.chairs += [p for p in chairs if p.name not in known]

    def _back_reference(self, sentence: Sentence, mentions: Sequence[MeetingMention]) -> None:
        """A sentence about "the meeting": its chairs, format and date belong to the sitting last spoken of."""
        current = self.current
        if sentence.kind != "main":
            return
        chairs = self._chairs(sentence)
        if current is None and chairs and mentions:
            current = self._unnamed(chairs, mentions[0])
        if current is None:
            return
        if chairs and (current.status in ("scheduled", "proposed") or current.start is None):
            held = [x for x in self.sittings if x.strong and x.status == "held" and x.start and not x.chairs]
            current = held[0] if held and not mentions else current
        if chairs and not current.chairs and current.status in (None, "held", "scheduled"):
            for sitting in self._named_with(current):
                self._chair(sitting, chairs)
                sitting.passages.append((sentence.start, sentence.end))
                sitting.status = sitting.status or "held"
                sitting.strong = True
        self._date_of_title(current, sentence)
        if mentions or chairs:
            fmt = self._format(sentence.tokens)
            if fmt and (current.format is None or fmt == "hybrid"):
                current.format = fmt
        if any("partly" in t.senses for t in sentence.tokens) and sentence.index - (current.sentences or [0])[0] <= 4:
            current.format = "hybrid" if current.format in ("in_person", None, "hybrid") else current.format

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

    def _named_with(self, current: Sitting) -> list[Sitting]:
        """The sitting last spoken of and those held that the same sentence first named ("The Summits were chaired by …")."""
        index = current.sentences[-1] if current.sentences else -1
        return [
            s for s in self.sittings
            if s is current or (index >= 0 and index in s.sentences and not s.chairs and s.status in (None, "held") and s.strong)
        ]  # fmt: skip

    def _date_of_title(self, current: Sitting, sentence: Sentence) -> None:
        """A meeting that only the title names, and a first sentence that says who met when and where."""
        if current.start or not current.reported or len(current.sentences) != 1:
            return
        if sentence.index - current.sentences[0] > 3 or not any("held" in t.senses for t in sentence.tokens):
            return
        time = next((t for t in sentence.times if t.first and len(t.first) == 10 and not t.vague and not t.period), None)
        if time is None or self.published and time.first > self.published:
            return
        current.start, current.end, current.inferred, current.reason = time.first, time.last, time.inferred, time.reason
        current.said.append("held")
        current.passages.append((sentence.start, sentence.end))
        current.sentences.append(sentence.index)
        current.strong = True
        scope = MeetingMention(start=sentence.start, end=sentence.start, kind_start=sentence.start)
        current.place = current.place or self._place(sentence.tokens, scope, sentence)

    def _place_line(self, sentence: Sentence) -> None:
        """ "Kestrel Bay, 4 March 2027" under a title that names a meeting: where and when it was."""
        current = self.current
        if current is None or current.start or not current.sentences or sentence.index - current.sentences[-1] > 2:
            return
        if sentence.end - sentence.start > 120 or any(t.senses.keys() & {"verb", "held"} and t.text.islower() for t in sentence.tokens):
            return
        time = next((t for t in sentence.times if t.first and len(t.first) == 10 and not t.vague), None)
        if time is None:
            return
        current.start, current.end = time.first, time.last
        current.passages.append((sentence.start, sentence.end))
        place = next((t for t in sentence.tokens if t.end <= time.start and t.senses.keys() & {"place", "place_en"}), None)
        if place is not None:
            current.place = current.place or self._place_name(place)
        elif sentence.tokens and sentence.tokens[0].shape == "name" and not sentence.tokens[0].senses:
            current.place = current.place or self._unknown_place(sentence.tokens, 0, sentence)

    def _implied(self, sentence: Sentence) -> None:
        """ "Foreign ministers of A and B met on … in …": a meeting that nothing names, told by who met."""
        verb = next((t for t in sentence.tokens if "met" in t.senses), None)
        if verb is None or sentence.index > 4 or any(s.strong for s in self.sittings):
            return
        parties = unique(p for a in sentence.actors if a.kind == "party" and a.end <= verb.start for p in a.parties)
        level = next((t.senses["level"] for t in sentence.tokens if "level" in t.senses and t.end <= verb.start), None)
        dated = any(t.first and len(t.first) == 10 and t.start >= verb.end for t in sentence.times)
        if len(parties) != 2 or level is None or not dated:
            return
        name = f"{'-'.join(parties)} {_LEVEL_NAMES[level]}"
        mention = MeetingMention(
            start=verb.start, end=verb.end, kind_start=verb.start, parties=parties, level=level, name_en=name
        )
        facts = self._facts(sentence, mention, [mention], set())
        sitting = self._sitting_for(mention, None, facts)
        self._add(sitting, mention, facts, sentence, None)
        self.current = sitting

    # ---- at the end -------------------------------------------------------------------------------------------------

    def _settle(self, kept: list[Sitting]) -> None:
        for sitting in kept:
            if sitting.format == "virtual":
                sitting.place = None
            sitting.status = self._final_status(sitting)
            if not sitting.start and not sitting.said and self._ahead_of(sitting, kept):
                sitting.status = "scheduled"
            sitting.name_en = self._english(sitting)
        if kept:
            lead = self._lead(kept)
            lead.reported = True
            if not lead.parties and not lead.known:
                lead.parties = self._parties_of_lead()

    def _ahead_of(self, sitting: Sitting, kept: Sequence[Sitting]) -> bool:
        """The next number of a series whose latest sitting the document reports as held."""
        return sitting.ordinal is not None and any(
            other.ordinal == sitting.ordinal - 1
            and other.level == sitting.level
            and other.parties == sitting.parties
            and other.status == "held"
            and (other.reported or bool(other.chairs))
            for other in kept
        )

    def _parties_of_lead(self) -> tuple[str, ...]:
        """Parties named together in the title or the first sentences, where the meeting's name tells none."""
        for sentence in self.sentences[:4]:
            for actor in sentence.actors:
                if actor.kind == "party" and len(actor.parties) == 2:
                    return actor.parties
        return ()

    def _final_status(self, sitting: Sitting) -> str:
        """What the words say, checked against the calendar: a past day was held, a coming one is still to be."""
        said = sitting.said
        likely = _likely(said)
        if likely == "cancelled":
            return "cancelled"
        start, published = sitting.start, self.published
        if start and published:
            size = min(len(start), len(published))
            if start[:size] < published[:size] and (size > 4 or len(start) == 4):
                return (
                    likely
                    if likely in ("proposed", "called_for") and "held" not in said and len(start) < 10
                    else "held"
                )
            if start[:size] > published[:size]:
                return likely if likely in ("proposed", "called_for", "scheduled") else "scheduled"
            if sitting.late and size == 4:
                return "scheduled" if likely == "held" else likely or "scheduled"
            if "held" in said:
                return "held"
        return likely or "held"

    def _lead(self, kept: list[Sitting]) -> Sitting:
        """The meeting the document is about: the first with a chair or held, else the first."""
        ranked = sorted(
            kept,
            key=lambda s: (not s.chairs, s.status != "held", s.sentences[0] if s.sentences else 99),
        )
        first = [s for s in kept if s.sentences and s.sentences[0] <= 3]
        return (sorted(first, key=lambda s: (not s.chairs, s.status != "held")) or ranked)[0]

    def _english(self, sitting: Sitting) -> str:
        if sitting.mechanism or (self.spaces and sitting.name_en):
            name = sitting.name_en or ""
            missing = [p for p in sitting.parties if len(sitting.parties) == 2] if not sitting.mechanism else []
            if missing and not any(word in name for p in sitting.parties for word in p.split()) and not sitting.acronym:
                name = f"{'-'.join(sitting.parties)} {name}"
            return name
        parts = ["-".join(sitting.parties)] if sitting.parties else []
        parts += [q for q in sitting.qualifiers if q not in ("joint", "virtual", "plus")][:2]
        if sitting.core or sitting.name:
            words, _ = gloss(sitting.core or self._without_parties(sitting.name or ""), self.lexicon.language.code)
            parts.append(words or _LEVEL_NAMES[sitting.level])
        if (
            sitting.level in ("summit", "senior_officials", "committee")
            and _LEVEL_NAMES[sitting.level].split()[0].lower() not in " ".join(parts).lower()
        ):
            parts.append(_LEVEL_NAMES[sitting.level])
        return re.sub(r"\s+", " ", " ".join(parts)).strip()

    def _without_parties(self, name: str) -> str:
        return re.sub(r"[(（][^()（）]*[)）]", " ", name)


def _wider(facts: _Facts, sitting: Sitting) -> bool:
    """A span of days around the one known: "on May 20", then "on May 19-20"."""
    return bool(
        facts.start and facts.end and sitting.start and sitting.end
        and len(facts.start) == len(sitting.start) == 10
        and facts.start <= sitting.start and sitting.end <= facts.end
        and (facts.start, facts.end) != (sitting.start, sitting.end)
    )  # fmt: skip


def _shares_words(one: str, other: str) -> bool:
    a, b = _pieces(one), _pieces(other)
    return len(a & b) * 2 >= min(len(a), len(b)) if a and b else False


def _pieces(text: str) -> set[str]:
    words = {w.lower() for w in re.findall(r"[^\W\d_]{3,}", text) if w.isascii() or " " in text}
    han = re.findall(r"[\u3400-\u9fff]", text)
    return words | {han[i] + han[i + 1] for i in range(len(han) - 1)}


def _likely(said: Sequence[str]) -> str | None:
    """Of several statuses told of one sitting: called off, else held, else the first."""
    if not said:
        return None
    if "cancelled" in said:
        return "cancelled"
    return "held" if "held" in said else said[0]
