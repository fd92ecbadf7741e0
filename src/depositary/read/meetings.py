"""Meetings: mentions of one sitting over a document brought together, with date, place, format, status and chairs.

In: sentences with their mentions. Out: `Sitting`s; the first is the meeting the document is about, if it is about one.
A mention counts as a sitting only if something particular is said of it: a number, a date, that it was held, will be or
is proposed. A mechanism named in passing is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_called import called_by_place, called_for_short, called_in_general
from depositary.read.meeting_clauses import met_by_clause
from depositary.read.meeting_english import english_name
from depositary.read.meeting_facts import Facts
from depositary.read.meeting_lengths import take_length
from depositary.read.meeting_lists import share_facts, share_lead, share_twin
from depositary.read.meeting_names_apart import with_each
from depositary.read.meeting_next import is_next_one, take_series
from depositary.read.meeting_records import RANKED_LEVELS, Sitting, finer_place, is_beside, is_framed
from depositary.read.meeting_series import report_together, share_places, share_programme
from depositary.read.meeting_talks import MeetingTalks
from depositary.read.meeting_unnamed import told_by_both, told_by_talks, told_by_those_who_meet
from depositary.read.mentions import MeetingMention, Sentence, TimeMention
from depositary.read.sittings import likely
from depositary.read.talks import Talk, find_talks

__all__ = ["Sitting", "find_sittings"]


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


_TALKS = 12  # sentences: further down is what was before
_TALKING = frozenset({"talks", "kind"})
_MEETING = frozenset({"held", "met", "discussing", "kind", "scheduled"})


class _Gatherer(MeetingTalks):
    def run(self) -> list[Sitting]:
        self._series()
        encounters = self._take_encounters()
        self._about_others()
        for sentence in self.sentences:
            self._read(sentence)
        if self._between_sides():
            self._tell_encounters(encounters)
        else:
            self._talks()
        kept = self._of_the_title([s for s in self.sittings if s.strong and not self._trifling(s)])
        if not self.spaces:
            kept = self._without_general(kept)
            kept = self._numbered_within(self._without_short(kept))
        kept = called_for_short(called_by_place(kept, self.lexicon), spaces=self.spaces)
        kept = called_in_general(kept, self.sentences, self.lexicon) if self.spaces else kept
        self._settle(kept)
        return kept

    def _series(self) -> None:
        """A word for several meetings of a week counts as a meeting where the document names none of them."""
        mentions = [m for sentence in self.sentences for m in sentence.meetings]
        if any(not (m.umbrella or m.bare) for m in mentions):
            return
        for mention in mentions:
            mention.umbrella = mention.umbrella and mention.bare

    def _trifling(self, sitting: Sitting) -> bool:
        """A side event called off, of which nothing else is known."""
        return sitting.status == "cancelled" and not sitting.mechanism and sitting.level not in RANKED_LEVELS

    def _of_the_title(self, kept: list[Sitting]) -> list[Sitting]:
        """ "Premier back from A-B meeting" above a report of the A-B summit: the one the report tells of, where the
        title says no more than whose it is."""
        for sitting in list(kept):
            if sitting.level != "other" or sitting.mechanism or not sitting.parties or sitting.subject:
                continue
            if sitting.chairs or (sitting.start and not self.spaces):
                continue
            if any(self.sentences[index].kind == "main" for index in sitting.sentences):
                continue
            meant = next(
                (
                    other
                    for other in kept
                    if other is not sitting
                    and set(other.parties) == set(sitting.parties)
                    and other.level in RANKED_LEVELS
                    and other.date_fits(sitting.start)
                    and sitting.ordinal in (None, other.ordinal)
                    and not (other.start and self.published and other.start[:4] < self.published[:4])  # history
                ),
                None,
            )
            if meant is not None:
                meant.passages[:0] = sitting.passages
                meant.sentences[:0] = sitting.sentences
                meant.reported = meant.reported or sitting.reported
                kept.remove(sitting)
        return kept

    def _without_general(self, kept: list[Sitting]) -> list[Sitting]:
        """ "at the A meeting": of several meetings of A that a report names, none besides them."""
        for sitting in list(kept):
            if sitting.level != "other" or sitting.mechanism or sitting.ordinal or sitting.subject:
                continue
            if len(sitting.parties) != 1 or sitting.chairs:
                continue
            meant = next(
                (
                    other
                    for other in kept
                    if other is not sitting
                    and other.level in ("summit", "ministerial", "senior_officials", "committee")
                    and set(sitting.parties) <= set(other.parties)
                    and (sitting.start is None or other.start is None or sitting.start[:7] == other.start[:7])
                ),
                None,
            )
            if meant is not None:
                meant.passages += sitting.passages
                meant.sentences += sitting.sentences
                kept.remove(sitting)
        return kept

    def _without_short(self, kept: list[Sitting]) -> list[Sitting]:
        """ "the special summit", where the page tells of the special summit of A and B: that one."""
        for sitting in list(kept):
            if not sitting.qualifiers or sitting.parties or sitting.mechanism or sitting.ordinal or sitting.subject:
                continue
            meant = next(
                (
                    other
                    for other in kept
                    if other is not sitting
                    and other.parties
                    and other.level == sitting.level
                    and set(sitting.qualifiers) <= set(other.qualifiers)
                    and other.date_fits(sitting.start)
                ),
                None,
            )
            if meant is not None:
                meant.passages += sitting.passages
                meant.sentences += sitting.sentences
                if sitting.start and len(sitting.start) > len(meant.start or ""):
                    meant.start, meant.end = sitting.start, sitting.end
                    meant.inferred, meant.reason = sitting.inferred, sitting.reason
                meant.place = finer_place(meant.place, sitting.place, self.lexicon)
                kept.remove(sitting)
        return kept

    def _talks(self) -> None:
        """Talks of two, told of at the head of the page: "minister X met minister Y of B"."""
        if not self.lexicon.words.talks:
            return
        if self.spaces and self.lexicon.language.facts.head == "first":
            self._talks_in_turn()
            return
        self._unspaced_talks()

    def _talks_in_turn(self) -> None:
        """The same, where one may have met several: talks a sentence told of without saying between whom get those who
        held them."""
        told: list[Sitting] = []
        for sentence in self.sentences[:_TALKS]:
            if not sentence.kinds & _TALKING:
                continue
            for talk in find_talks(sentence, self.lexicon.words, self._last_named(sentence)):
                scope = MeetingMention(
                    talk.start, talk.end, talk.start, parties=talk.parties, level="bilateral", name=talk.name
                )
                sitting = self._of_two(talk, sentence.index, told) or self._new_talk(talk, scope, sentence)
                told.append(sitting)
                sitting.strong = True
                there = self._place(sentence.tokens, scope, sentence)
                sitting.place = finer_place(sitting.place, there, self.lexicon)
                day = self._day_of_talk(sentence, talk.start)
                sitting.take_day(day)

    def _of_two(self, talk: Talk, index: int, told: Sequence[Sitting]) -> Sitting | None:
        """The talks of these two, or those that this sentence named without them."""
        bilateral = [s for s in self.sittings if s.level == "bilateral"]
        for sitting in bilateral:
            if set(sitting.parties) == set(talk.parties):
                return sitting
        for sitting in bilateral:
            if sitting.sentences == [index] and sitting not in told:
                sitting.parties, sitting.name_en, sitting.mechanism = talk.parties, None, None
                return sitting
        return None

    def _new_talk(self, talk: Talk, scope: MeetingMention, sentence: Sentence) -> Sitting:
        sitting = Sitting(
            parties=talk.parties, level="bilateral", status="held",
            said=[self._status(sentence.tokens, scope, sentence) or "held"],
            passages=[(sentence.start, sentence.end)], sentences=[sentence.index], seen={sentence.index},
        )  # fmt: skip
        self.sittings.append(sitting)
        return sitting

    def _day_of_talk(self, sentence: Sentence, start: int) -> TimeMention | None:
        """The day told before the talks, else any day or month of the sentence."""
        times = [t for t in sentence.times if len(t.first) >= 7 and not t.period]
        days = [t for t in times if len(t.first) == 10]
        return next((t for t in reversed(days) if t.start < start), None) or next(iter(days or times), None)

    def _read(self, sentence: Sentence) -> None:
        mentions: list[MeetingMention] = []
        for mention in sentence.meetings:
            if (not mention.umbrella or mention.ordinal) and not self._is_session(mention, sentence):
                mentions += with_each(mention, sentence, self.lexicon)
        if self.spaces and self.lexicon.language.facts.head == "first":
            mentions = self._with_clause(mentions, sentence)
        if not self.spaces and not mentions and self.current is None and "talks" in sentence.kinds:
            mentions += [m for m in [told_by_talks(sentence, self.lexicon)] if m is not None]
        beside: set[int] = set()  # "the Dialogue was preceded by a Retreat": held beside the one that is told of
        for mention in mentions:
            if mention.bare and self._new_one(sentence, mention):
                mention.bare = False
            if mention.bare and self._another_held(sentence, mention) and self.current is not None:
                mention.bare, mention.parties, mention.level = False, self.current.parties, self.current.level
                beside.add(mention.start)
                mention.subject = mention.subject or mention.name
                if (whose := self._whose(sentence, mention)) is not None:
                    mention.name_en, mention.level = whose, "other"
            elif self.current is not None and is_next_one(mention, sentence, self.current, self.text, self.lexicon):
                take_series(mention, self.current)
                mention.bare, mention.name = False, self.current.name
            elif mention.bare and self._told_anew(sentence, mention):
                self._adopt(mention, sentence)
            elif not self.spaces and (mention.bare or self._theirs(mention)):
                self._of_those_who_meet(mention, sentence)
            elif self._tells_what_it_is(mention, sentence):
                mention.bare = True
        named = [m for m in mentions if not m.bare]
        theirs = self._chaired_there(sentence, mentions) if named else []
        if theirs:
            self._back_reference(sentence, theirs)
        placed: set[int] = set()
        told: dict[int, Facts] = {}
        for mention in named:
            if self._next_in_series(mention) or (
                mention.ordinals and (self._series_of(mention) or self._of_number(mention))
            ):
                self._inherit(mention)
            self._fill_from_subject(mention, sentence)
            self._inherit(mention)
            self._own_number(mention, named, sentence)
            named = [m for m in named if not (m.bare and m.start < mention.end <= m.end and m is not mention)]
            if (
                mention.umbrella
                or self._points_back(mention)
                or self._is_description(mention, sentence)
                or (self._this_one(mention, sentence) or self._bears_its_name(mention, sentence))
            ):
                mention.bare = True
                continue
            twin = told.get(mention.start)
            facts = told[mention.start] = self._facts(sentence, mention, named, placed)
            share_twin(facts, twin)
            if not self.spaces and len(named) > 1:
                share_facts(facts, sentence, mention, named, told, self.lexicon.words)
            elif len(named) > 1 and self.lexicon.language.facts.head == "first":
                share_lead(facts, sentence, mention, named, told)
            if self._first_of_all(mention, facts) or self._somebodys(mention, sentence) or self._bundle(mention):
                continue
            if self._no_sitting(mention, sentence):
                continue
            if mention.plural and not facts.strong and facts.start is None:
                continue  # "the First to Eleventh Summits": no sitting that a later mention could belong to
            if (
                mention.inherited
                and facts.start is None
                and facts.status not in ("scheduled", "proposed")
                and mention.ordinals[:1] == (1,)
            ):
                continue
            beside_talks = self.lexicon.language.facts.head == "first"  # "on the sidelines of X, A received B"
            framed = (len(named) > 1 or beside_talks) and is_framed(sentence, mention)
            framed = framed or (self.spaces and is_beside(sentence, mention))
            for number in mention.ordinals or (None,):
                sitting = self._sitting_for(mention, number, facts)
                sitting.framed = framed and (sitting.framed or not sitting.passages)
                self._add(sitting, mention, facts, sentence, number)
                if mention.start in beside or not sitting.strong or self._aside(sitting, mention, facts, sentence):
                    continue
                if not self.current or sentence.kind == "main" or sitting is self.sittings[0]:
                    self.current = sitting
        if not named or all(m.bare for m in mentions) or self._only_chairs(sentence):
            self._back_reference(sentence, mentions)
            if not mentions and sentence.index <= 6:
                self._place_line(sentence)
            if sentence.kind == "main" and all(m.bare for m in mentions):
                self._implied(sentence)

    def _with_clause(self, mentions: list[MeetingMention], sentence: Sentence) -> list[MeetingMention]:
        """The mentions and the meeting that the sentence tells by who met, unless it is one named or spoken of."""
        told = met_by_clause(sentence, self.text, self.lexicon) if sentence.kinds & _MEETING else None
        current = self.current
        again = told is not None and current is not None and current.level == told.level and not told.ordinals
        if told is None or (again and current is not None and set(current.parties) != set(told.parties)):
            return mentions
        within = [m for m in mentions if m.start < told.end and told.start < m.end]
        half = [m for m in within if len(m.parties) == 1 and set(m.parties) < set(told.parties)]  # "a meeting with B"
        if any(not m.bare and m.level == told.level for m in mentions if m not in half):
            return mentions
        if any(m.level not in ("other", "bilateral", told.level) or m.mechanism or m.ordinals for m in within):
            return mentions
        others = [m for m in mentions if m not in within]
        return sorted([*others, told], key=lambda m: m.start)

    def _tells_what_it_is(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """ "This is the yearly meeting of the deputy ministers of A and B": the one spoken of."""
        opening = tuple(self.lexicon.words.this_is) or ("\0",)
        if self.spaces or mention.ordinals not in ((), (1,)):
            return False
        lead = self.text[sentence.start : mention.start]
        if mention.mechanism:  # "…, and this is the first ministers' meeting of the year"
            told = [m for m in sentence.meetings if m.end <= mention.start and not m.bare]
            known = told[-1] if told else self.current
            same = known is not None and mention.level == known.level and set(mention.parties) == set(known.parties)
            return same and mention.ordinals == (1,) and any(f",{words}" in lead for words in opening)
        return self.current is not None and mention.level in ("other", self.current.level) and lead.startswith(opening)

    @staticmethod
    def _theirs(mention: MeetingMention) -> bool:
        """A name of qualifiers alone: "a special summit", whose it is told by those who hold it."""
        named = mention.parties or mention.ordinals or mention.mechanism or mention.acronym
        return not named and mention.level in ("summit", "ministerial")

    def _of_those_who_meet(self, mention: MeetingMention, sentence: Sentence) -> None:
        """ "The ministers of A hold a meeting": theirs, unless it is the one spoken of."""
        told = told_by_those_who_meet(sentence, mention, self.lexicon)
        if told is None and self.current is not None and self.current.level != mention.level:
            told = told_by_both(sentence, mention, self.current.parties, self.lexicon)
        if told is None or (self.current is not None and self.current.level == told.level):
            return
        if mention.bare:
            mention.name = mention.subject = told.name
        mention.bare, mention.parties, mention.level = False, told.parties, told.level
        if told.mechanism is not None:
            row = self.lexicon.registry.mechanisms[told.mechanism]
            mention.mechanism, mention.name_en, mention.known, mention.subject = row.id, row.name_en, True, None
            mention.acronym = row.acronyms[0] if row.acronyms else None

    def _aside(self, sitting: Sitting, mention: MeetingMention, facts: Facts, sentence: Sentence) -> bool:
        """ "reviewed the outcomes of the 23rd Summit": named behind a verb, and nothing said of how it was held: what
        is told goes on about the meeting spoken of before."""
        current = self.current
        if not self.spaces or current is None or current is sitting or facts.chairs:
            return False
        if facts.status is not None and not self._chaired_there(sentence, sentence.meetings):
            return False
        if current.status not in (None, "held") or (current.start is None and current.ordinal is None):
            return False
        return any("verb" in t.senses and t.end <= mention.start for t in sentence.tokens)

    def _only_chairs(self, sentence: Sentence) -> bool:
        """The sentence tells who chairs, and none of the sittings."""
        return bool(self._chairs(sentence)) and not any(sentence.index in s.sentences for s in self.sittings)

    def _settle(self, kept: list[Sitting]) -> None:
        share_programme(kept, self.sentences)
        if self.spaces and kept:
            self._between_the_same(kept)
        for sitting in kept:
            if sitting.format == "virtual":
                sitting.place = None
            sitting.status = self._final_status(sitting)
            if not sitting.start and not sitting.said and self._ahead_of(sitting, kept):
                sitting.status = "scheduled"
            sitting.name_en = self._english(sitting)
        share_places(kept)
        if kept:
            lead = self._lead(kept)
            lead.reported = True
            take_length(lead, self.sentences, self.lexicon.words)
            report_together(kept, lead)
            if not lead.parties and not lead.known:
                lead.parties = self._parties_of_lead()

    def _between_the_same(self, kept: Sequence[Sitting]) -> None:
        """ "a bi-regional summit next year", on a page about a meeting of two: theirs too."""
        sides = self._lead(list(kept)).parties
        for sitting in kept:
            if (
                not sitting.parties
                and not sitting.mechanism
                and set(sitting.qualifiers) & set(self.lexicon.words.mutual)
            ):
                sitting.parties = sides if len(sides) == 2 else ()

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

    def _final_status(self, sitting: Sitting) -> str:
        """What the words say, checked against the calendar: a past day was held, a coming one is still to be."""
        said = sitting.said
        said_to_be = likely(said)
        if said_to_be == "cancelled":
            return "cancelled"
        start, published = sitting.start, self.published
        if start and published:
            size = min(len(start), len(published))
            if start[:size] < published[:size] and (size > 4 or len(start) == 4):
                return (
                    said_to_be
                    if said_to_be in ("proposed", "called_for") and "held" not in said and len(start) < 10
                    else "held"
                )
            if start[:size] > published[:size]:
                return said_to_be if said_to_be in ("proposed", "called_for", "scheduled") else "scheduled"
            if sitting.late and size == 4:
                return "scheduled" if said_to_be == "held" else said_to_be or "scheduled"
            if "held" in said and not (size == len("2022-09") and 0 < said.count("held") <= said.count("scheduled")):
                return "held"  # of a page of which only the month is known, what is said most
        return said_to_be or "held"

    def _lead(self, kept: list[Sitting]) -> Sitting:
        """The meeting the document is about: the first with a chair or held, else the first."""
        ranked = sorted(
            kept,
            key=lambda s: (s.framed, not s.chairs, s.status != "held", s.sentences[0] if s.sentences else 99),
        )
        first = [s for s in kept if s.sentences and s.sentences[0] <= 3]
        first.sort(key=lambda s: (s.framed, not s.chairs, s.status != "held", s.sentences[0]))
        return (first or ranked)[0]

    def _english(self, sitting: Sitting) -> str:
        if sitting.mechanism or (self.spaces and sitting.name_en):
            name = sitting.name_en or ""
            missing = len(sitting.parties) == 2 and not sitting.mechanism and not self._named_in(name, sitting.parties)
            if missing and not sitting.acronym:
                name = f"{'-'.join(sitting.parties)} {name}"
            return name
        return english_name(sitting, self.lexicon)

    def _named_in(self, name: str, parties: Sequence[str]) -> bool:
        """A party's word or short form stands in a name: "GCC-Asean summit"."""
        if any(word in name for party in parties for word in party.split()):
            return True
        short_forms, lowered = self.lexicon.acronyms_of_actors, name.lower()
        return any(short in lowered for party in parties for short in short_forms.get(party, ()))
