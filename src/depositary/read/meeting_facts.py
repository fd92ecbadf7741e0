"""Meetings: everything a sentence says around one mention, brought together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from depositary.read.meeting_attendance import gone_to, opens_at, told_where
from depositary.read.meeting_frames import each_day, names_circle, run_of, spoken_there
from depositary.read.meeting_promised import is_helped
from depositary.read.meeting_records import RANKED_LEVELS, is_framed, judged
from depositary.read.meeting_respectively import own_of_each
from depositary.read.meeting_status import MeetingStatus
from depositary.read.mentions import MeetingMention, PersonMention, Sentence
from depositary.read.scan import Token

__all__ = ["MeetingFacts"]

_LEAD = 3  # sentences at the head of a report


class Facts:
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

    def take_time(self, other: Facts) -> None:
        """Take over when another meeting was."""
        self.start, self.end, self.inferred, self.reason = other.start, other.end, other.inferred, other.reason


class MeetingFacts(MeetingStatus):
    """Meetings: everything a sentence says around one mention, brought together."""

    def _facts(
        self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention], placed: set[int]
    ) -> Facts:
        facts = Facts()
        if is_helped(sentence, mention, self.lexicon.words):
            return facts
        theirs = self._chaired_there(sentence, sentence.meetings)
        time = self._time_of(sentence, mention, named, placed)
        if time is not None and not (theirs and time.end <= mention.start):
            facts.start, facts.end, facts.inferred, facts.reason = time.first, time.last, time.inferred, time.reason
            facts.late = time.late
            if facts.start and len(facts.start) == 4:
                facts.end = facts.end and facts.end[:4]  # a half or quarter is told as its year
            if len(named) > 1 and not self.spaces:
                run = run_of(sentence, mention, named)
                day = each_day(self.text, mention, run, time, self.lexicon.words)
                facts.start, facts.end = day or facts.start, day or facts.end
            elif len(named) > 1 and (each := own_of_each(sentence, mention, named, self.lexicon.words)) is not None:
                facts.start, facts.end = each
        called = self._year_before(mention) if facts.start is None else None
        if called is not None:
            facts.start = facts.end = called
        low, high = self._scope(sentence, mention, named)
        tokens = [t for t in sentence.tokens if low <= t.start < high]
        facts.status = self._status(tokens, mention, sentence)
        own = [t for t in tokens if not mention.start <= t.start < mention.end]
        unsaid = self.spaces and facts.status == "held" and len(named) > 1 and not _tells_held(own)
        if facts.status is None or unsaid:
            facts.status = self._shared_status(sentence, mention, named) or facts.status
        if facts.status == "held" and self.spaces and "negation" in sentence.kinds and _not_held(own):
            return Facts()  # "the trilateral summit, which has not been held since 2019"
        facts.format = self._format(tokens)
        if facts.format is None and len(named) > 1 and not self.spaces:
            last = run_of(sentence, mention, named)[-1]
            if last is not mention:
                low, high = self._scope(sentence, last, named)
                facts.format = self._format([t for t in sentence.tokens if last.end <= t.start < high])
        if (
            facts.format is None
            and "partly" in sentence.kinds
            and any("partly" in t.senses and t.start >= mention.end for t in tokens)
        ):
            facts.format = "hybrid"  # "was held in A, some delegates joining by video"
        facts.place = self._in_its_name(sentence, mention) or self._held_there(sentence, mention, named)
        facts.place = facts.place or self._place(self._of_own(tokens, mention, named), mention, sentence)
        aside = self._aside_of(mention, named, sentence)
        facts.place = facts.place or (None if aside else self._shared_place(sentence, mention, named))
        facts.place = facts.place or self._place_of_frame(mention, sentence)
        if facts.place is None and (there := gone_to(sentence, mention, self.lexicon)) is not None:
            facts.place = self._place_name(there)
        if facts.place is None:
            facts.place = self._host(tokens, mention, sentence)
        if self.lexicon.language.facts.head == "first" and judged(sentence, mention):
            facts.place = None
        main = _chaired_first(sentence, [m for m in named if not self._aside_of(m, named, sentence)] or named)
        if mention is main and not theirs:
            facts.chairs = self._of_either(self._chairs(sentence), mention.parties)
        if mention.plural and facts.start is None and not self._two_in_a_lead(sentence, mention):
            return facts  # "the First to Eleventh Summits": several, none in particular
        if facts.start is None and not mention.ordinals and self._comes_round(sentence, mention):
            return facts  # "agreed to meet at summit level every two years"
        if facts.status in (None, "held") and facts.start is None and self._took_part(sentence, mention, named):
            facts.status, facts.strong = "held", True
            return facts
        if facts.status == "held" and not mention.ordinals and facts.start is None and not facts.chairs:
            had = mention.level == "bilateral" and self._had(tokens, mention)
            facts.strong = had or self._held_beside(sentence, mention) or sentence.kind == "title"
            facts.strong = facts.strong or told_where(sentence, mention, self.lexicon)
            return facts
        if facts.status is None and self._sits_as_subject(sentence, mention):
            facts.status, facts.strong = "held", True
            return facts
        if facts.status is None and facts.start is None and not mention.ordinals and self._told_at(sentence, mention):
            facts.status = "scheduled" if self._will_there(sentence, mention) else "held"
            facts.strong = True
            if mention.level == "other":
                mention.level = self._level_of_those(sentence, mention)
            return facts
        if facts.status is None and facts.start is None and told_where(sentence, mention, self.lexicon):
            facts.status = "scheduled" if self._will_there(sentence, mention) else "held"
            facts.strong = True
            return facts
        letters = self.text[mention.start : mention.end].isupper() and not mention.ordinals
        if letters and facts.status == "called_for" and not facts.start:
            return facts  # "requested the ABC to …": those who are asked
        if self._circle_only(sentence, mention):
            return facts
        if (
            aside
            and facts.start is None
            and mention.level in RANKED_LEVELS
            and (mention.known or len(mention.parties) > 1)
        ):
            facts.strong = True  # what took place in its course took place
            return facts
        if not self.spaces and facts.status is None and facts.start is None:
            if spoken_there(self.text, sentence, mention, self.lexicon.words):
                facts.status, facts.strong = "held", True
                return facts
        if not self.spaces and names_circle(self.text, mention, self.lexicon):
            return facts
        asked = facts.status == "called_for" and not facts.start and not self._deed_before(tokens, mention)
        told = facts.status not in (None, "held") or (
            facts.status == "held" and (mention.level == "bilateral" or self._said_of(tokens, mention))
        )
        if facts.start and len(facts.start) < 10 and not told and time and self._only_letters(mention, time.start):
            facts.start = facts.end = None
            return facts
        if facts.status is None and len(facts.start or "") == 4 and self._names_a_circle(mention):
            facts.start = facts.end = None
            return facts
        dated = called is not None or opens_at(sentence, mention, self.lexicon)
        if facts.start and self._long_ago(facts.start, mention) and not dated:
            facts.start = facts.end = None
            return facts
        nobodys = (
            self.lexicon.language.facts.head == "first"
            and mention.level == "plenary"
            and not mention.inherited
            and (not (mention.parties or mention.mechanism or mention.subject or mention.acronym))
        )  # "at its 2nd session", of a body not told
        facts.strong = bool((mention.ordinals and not nobodys) or facts.start or (told and not asked) or facts.chairs)
        return facts

    def _year_before(self, mention: MeetingMention) -> str | None:
        """ "the 2016 A-B Summit": a sitting called by its year."""
        if not self.spaces or self.lexicon.language.facts.head != "last" or mention.ordinals or mention.plural:
            return None
        if mention.level not in RANKED_LEVELS or not (mention.known or len(mention.parties) > 1):
            return None
        year = _CALLED.search(self.text, max(0, mention.start - 6), mention.start)
        return year[1] if year is not None else None

    def _two_in_a_lead(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "during the 44th and 45th Summits", at the head of a report."""
        return self.spaces and len(mention.ordinals) == 2 and mention.level == "summit" and sentence.index <= _LEAD

    def _chaired_there(self, sentence: Sentence, mentions: Sequence[MeetingMention]) -> list[MeetingMention]:
        """ "At the March 16 meeting, co-chaired by X and Y, the outcomes of the 23rd Summit …": the one spoken of, in a
        sentence that names another behind it."""
        if "chairing" not in sentence.kinds or not self.spaces:
            return []
        mark = next(t for t in sentence.tokens if "chairing" in t.senses)
        bare = [m for m in mentions if m.bare and not m.plural and 0 <= mark.start - m.end <= 6]
        return bare if bare and all(m.bare or m.start >= mark.end for m in mentions) else []

    def _of_either(self, chairs: list[PersonMention], parties: Sequence[str]) -> list[PersonMention]:
        """Two who chair together a meeting of two states, one of whom is of the one: the other is of the other."""
        if len(chairs) != 2 or len(parties) != 2 or not set(parties) <= set(self.lexicon.capitals.values()):
            return chairs
        known = {person.party for person in chairs if person.party}
        if len(known) == 1 and known <= set(parties):
            for person in chairs:
                person.party = person.party or next(party for party in parties if party not in known)
        return chairs

    def _circle_only(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "The A+3 should …", in a language that puts the noun first: letters with no noun and no number name a circle
        of states, unless it was held or attended."""
        surface = self.text[mention.start : mention.end]
        return (
            self.lexicon.language.facts.head == "first"
            and mention.known
            and not mention.ordinals
            and surface == surface.upper()
            and self.text[mention.start - 1 : mention.start] != "("  # the short form of the name before it
            and not self._held_beside(sentence, mention)
        )

    def _names_a_circle(self, mention: MeetingMention) -> bool:
        """ "A Plus Three set to grow by 4 per cent in 2027": a name without a noun for a sitting is that of those who
        meet as well, and a bare year beside it dates no sitting."""
        if not (self.spaces and mention.known) or mention.ordinals:
            return False
        if self.lexicon.language.facts.head == "first":  # the noun, if there is one, stands first
            return self.text[mention.start : mention.end].isupper()
        last = self.text[mention.kind_start : mention.end].rstrip(" )").rpartition(" ")[2]
        return "kind" not in self.lexicon.senses_of(self.lexicon.fold(last))

    def _will_there(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "At the A-B summit, both will adopt …": the first verb is of the time to come."""
        verb = next((t for t in sentence.tokens if t.start >= mention.end and "verb" in t.senses), None)
        return verb is not None and any(v.role == "will" for v in verb.senses["verb"])

    def _only_letters(self, mention: MeetingMention, at: int) -> bool:
        """ "The ABC, which … last October": letters that also name the circle of those who meet, and a time far off."""
        surface = self.text[mention.start : mention.end]
        return self.spaces and surface.isupper() and not mention.ordinals and not 0 <= at - mention.end <= 20

    def _first_of_all(self, mention: MeetingMention, facts: Facts) -> bool:
        """ "since our first meeting": nobody's and on no day, a memory rather than a sitting."""
        lead = self.text[max(0, mention.start - 14) : mention.start].lower().split()
        told = mention.level == "other" or mention.inherited
        if mention.ordinals == (1,) and told and set(lead) & set(self.lexicon.words.since_words):
            return True  # "since its first meeting in 1977"
        return (
            mention.ordinals == (1,)
            and not (mention.parties or mention.mechanism or mention.acronym or mention.qualifiers or mention.subject)
            and mention.level == "other"
            and len(facts.start or "") < 7
        )

    def _somebodys(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """ "his first summit with the partners", "the second meeting since A": the first of somebody's, the second of
        some, no number of a series."""
        behind = self.text[mention.end : mention.end + 12].split(maxsplit=1)[:1]
        if mention.ordinals and behind and behind[0] in self.lexicon.words.since_words:
            return True
        if mention.ordinals != (1,) or not self.spaces or self.lexicon.language.facts.head != "last":
            return False
        near = [t for t in sentence.tokens if t.end <= mention.kind_start and mention.start - t.start < 24][-4:]
        for owner, mark in pairwise(near):
            if "possessive" in mark.senses and owner.senses.keys() & {"post", "person", "group"}:
                return True
            named = any(p.start <= owner.start < p.end for p in sentence.persons)
            if "possessive" in mark.senses and (named or (owner.shape == "name" and not owner.senses)):
                return True
        return bool(near) and "reflexive" in near[-1].senses

    def _bundle(self, mention: MeetingMention) -> bool:
        """ "four summits", "a series of A meetings": several, none in particular."""
        if not mention.plural or mention.ordinals or mention.mechanism or self.lexicon.language.facts.head != "last":
            return False
        noun = self.lexicon.fold(self.text[mention.kind_start : mention.end]).split()[-1:]
        if noun and noun[0] in self.lexicon.words.process_kinds:
            return False  # "talks" may be one
        return self.spaces and (not mention.parties or (len(mention.parties) == 1 and mention.level == "other"))

    def _of_own(
        self, tokens: Sequence[Token], mention: MeetingMention, named: Sequence[MeetingMention]
    ) -> Sequence[Token]:
        """The tokens that can tell where this meeting is: not where one put off had been planned, and not what a verb
        parts from it behind another meeting ("a retreat in A, and X is invited to the 2nd Summit")."""
        joined = next((i for i, t in enumerate(tokens) if "partly" in t.senses and t.end <= mention.start), None)
        if joined is not None:
            return tokens[joined + 1 :]  # "in A, X joined the meeting online": where X was
        moved = next((i for i, t in enumerate(tokens) if "postponed" in t.senses), None)
        if moved is not None:
            return tokens[moved:]
        if not self.spaces:
            return self._before_next(tokens, mention, named)
        if mention is named[0]:
            return tokens
        verbs = [i for i, t in enumerate(tokens) if t.end <= mention.start and t.senses.keys() & {"verb", "held", "be"}]
        return tokens[verbs[-1] :] if verbs else tokens

    def _before_next(
        self, tokens: Sequence[Token], mention: MeetingMention, named: Sequence[MeetingMention]
    ) -> Sequence[Token]:
        """ "…, and look forward to the next-year-in-B-held summit": not what describes the meeting named next."""
        if mention is named[-1] or not tokens or not any("held" in t.senses for t in tokens[-3:]):
            return tokens
        marks = tuple(self.lexicon.words.noun_marks)
        comma = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].text == ","), None)
        ended = bool(marks) and (tokens[-1].text.endswith(marks) or tokens[-1].text.startswith(marks))
        if not ended or comma is None or tokens[comma].start < mention.end:
            return tokens
        return tokens[:comma]

    def _long_ago(self, start: str, mention: MeetingMention) -> bool:
        """A bare year well before the page, of a mechanism without a number: when it began, no sitting of it."""
        return bool(
            mention.known and not mention.ordinals and not mention.qualifiers and len(start) == 4
            and self.published and int(start) < int(self.published[:4]) - 1
        )  # fmt: skip


_CALLED = re.compile(r"\b((?:19|20)\d\d) $")


def _chaired_first(sentence: Sentence, named: Sequence[MeetingMention]) -> MeetingMention:
    """The first named, unless it only frames another ("within the 37th Summit, the A-B Summit …, chaired by X")."""
    if len(named) == 1 or not is_framed(sentence, named[0]):
        return named[0]
    told = (m for m in named if (m.parties or m.mechanism or m.ordinals) and not is_framed(sentence, m))
    return next(told, named[0])


def _tells_held(tokens: Sequence[Token]) -> bool:
    """Words of holding or chairing stand beside the name."""
    return any(t.senses.keys() & {"held", "chairing"} for t in tokens)


def _not_held(tokens: Sequence[Token]) -> bool:
    """A word that denies stands before the word of holding."""
    for index, token in enumerate(tokens):
        if "held" in token.senses:
            before = tokens[max(0, index - 3) : index]
            return any("negation" in t.senses for t in before) and not any(t.text in ",;" for t in before)
    return False
