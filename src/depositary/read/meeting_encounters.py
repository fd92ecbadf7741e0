"""Meetings: talks of two, told by who met whom, in a language that puts its verb between them."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.encounters import Encounter, find_encounters, the_talks
from depositary.read.lexicon_words import Words
from depositary.read.meeting_gatherings import Gathering, find_gatherings
from depositary.read.meeting_links import MeetingLinks
from depositary.read.meeting_records import RANKED_LEVELS, Sitting, finer_place
from depositary.read.mentions import MeetingMention, PersonMention, Sentence, TimeMention
from depositary.read.organs import whole_of
from depositary.read.party_signs import unique

__all__ = ["MeetingEncounters"]

_TOLD = 14  # sentences: further down is what was before
_OPENING = 6  # sentences in which a report says between whom the talks were
_GROUPS = frozenset({"level", "group"})
_LOOSE = ("other", "bilateral")


class MeetingEncounters(MeetingLinks):
    """Meetings told by who met whom or by those who gathered, in a language that puts its verb in the middle."""

    def _take_encounters(self) -> list[tuple[Sentence, Encounter | Gathering]]:
        """The encounters the head of the page tells of; the nouns that tell them name no meetings besides."""
        told: list[tuple[Sentence, Encounter | Gathering]] = []
        if not self._between_sides():
            return told
        for sentence in self.sentences[:_TOLD]:
            if sentence.kinds & _GROUPS:
                self._level_of_owner(sentence)
                told += [(sentence, gathering) for gathering in self._take_gatherings(sentence)]
            if not sentence.persons and not sentence.kinds & _GROUPS:
                continue
            for encounter in find_encounters(sentence, self.lexicon, self._last_named(sentence)[:1]):
                inside = [m for m in sentence.meetings if m.start < encounter.end and encounter.start < m.end]
                if any(not self._is_loose(m, encounter) for m in inside) or self._met_for(sentence, encounter):
                    continue
                if any(set(m.parties) == set(encounter.parties) and not m.bare for m in sentence.meetings):
                    continue  # "At the A-B meeting, X of A met Y of B": that meeting
                sentence.meetings = [m for m in sentence.meetings if m not in inside]
                told.append((sentence, encounter))
        return told or self._the_talks()

    def _the_talks(self) -> list[tuple[Sentence, Encounter | Gathering]]:
        """ "During the talks", where the sentences before name two in office, of two parties, and no meeting."""
        named: list[PersonMention] = []
        for sentence in self.sentences[:_OPENING]:
            if any(not m.bare for m in sentence.meetings):
                return []
            named += [p for p in sentence.persons if p.party and p.post and sentence.kind == "main"]
            parties = unique(whole_of(p.party, self.lexicon) for p in named if p.party)
            if len(parties) != 2:
                continue
            noun = the_talks(sentence, self.lexicon)
            if noun is not None:
                return [(sentence, Encounter(noun.start, noun.end, noun.text, parties, "bilateral"))]
        return []

    def _level_of_owner(self, sentence: Sentence) -> None:
        """ "The Foreign Ministers' Meeting of A": whose meeting it is stands before the noun."""
        for mention in sentence.meetings:
            if mention.level != "other" or mention.mechanism or mention.bare:
                continue
            before = [t for t in sentence.tokens if t.end <= mention.start][-2:]
            if len(before) == 2 and "possessive" in before[1].senses and before[1].start == before[0].end:
                level = before[0].senses.get("level") or self._group_level(before[0])
                if level:
                    mention.level, mention.name_en = str(level), None
                    mention.start = before[0].start
            behind = [t for t in sentence.tokens if t.start > mention.kind_start][:2]
            both = len(behind) == len("AB") and "between" in behind[0].senses and "post_link" not in behind[0].senses
            if mention.level == "other" and both:
                level = behind[1].senses.get("level") or self._group_level(behind[1])
                if level in RANKED_LEVELS:  # "a meeting between the ministers of A and B"
                    mention.level, mention.name_en = str(level), None

    def _take_gatherings(self, sentence: Sentence) -> list[Gathering]:
        """Those of an organisation who met, where the sentence names no meeting of theirs."""
        found: list[Gathering] = []
        for gathering in find_gatherings(sentence, self.lexicon):
            inside = [m for m in sentence.meetings if m.start < gathering.end and gathering.start < m.end]
            others = [m for m in sentence.meetings if m not in inside and not m.bare]
            numbered = next((m for m in inside if m.ordinals and not m.mechanism and not m.parties), None)
            if numbered is not None and numbered.level == "other":
                numbered.level, numbered.parties, numbered.name_en = gathering.level, gathering.parties, None
                continue
            if any(m.mechanism or m.ordinals for m in inside) or any(m.level == gathering.level for m in others):
                continue
            apart = gathering.level == "senior_officials"  # theirs is not the ministers' they prepare
            same = [m for m in others if not (apart and m.level in ("summit", "ministerial"))]
            if any(set(gathering.parties) <= set(m.parties) for m in same) or self._met_for(sentence, gathering):
                continue
            sentence.meetings = [m for m in sentence.meetings if m not in inside]
            found.append(gathering)
        return found

    def _between_sides(self) -> bool:
        return bool(self.lexicon.words.encounters) and self.spaces and self.lexicon.language.facts.head == "last"

    def _is_loose(self, mention: MeetingMention, encounter: Encounter) -> bool:
        """A noun that says no more than that they met."""
        if mention.bare:
            return True
        return (
            mention.level in _LOOSE and not mention.mechanism and not mention.ordinals
            and set(mention.parties) <= set(encounter.parties)
        )  # fmt: skip

    def _met_for(self, sentence: Sentence, encounter: Encounter | Gathering) -> bool:
        """ "X, Y and Z met in A for the 21st summit between B and C": that summit, and no talks besides."""
        for mention in sentence.meetings:
            lead = [t for t in sentence.tokens if encounter.end <= t.start < mention.start][-2:]
            if not mention.bare and mention.level != "bilateral" and any("for" in t.senses for t in lead):
                return True
        return False

    def _last_named(self, sentence: Sentence) -> list[PersonMention]:
        """Those of a party named last before the sentence, for "he also met …"."""
        for earlier in reversed(self.sentences[max(0, sentence.index - 3) : sentence.index]):
            named = [p for p in earlier.persons if p.party]
            if named:
                return named
        return []

    def _tell_encounters(self, told: Sequence[tuple[Sentence, Encounter | Gathering]]) -> None:
        for sentence, encounter in told:
            scope = MeetingMention(
                encounter.start, encounter.end, encounter.start, parties=encounter.parties, level=encounter.level,
                name=self.text[encounter.start : encounter.end],
            )  # fmt: skip
            day = _day_of(sentence, encounter, self.lexicon.words) or self._day_of_lead(sentence, encounter)
            place = self._place(sentence.tokens, scope, sentence)
            known = self._known_talks(encounter, day)
            if known is not None:
                known.take_day(day)
                known.place = finer_place(known.place, place, self.lexicon)
                known.strong = True
                continue
            sitting = Sitting(
                parties=encounter.parties, level=encounter.level, status="held", place=place,
                said=["scheduled" if encounter.ahead else "held"], passages=[(sentence.start, sentence.end)],
                sentences=[sentence.index], seen={sentence.index}, strong=True,
            )  # fmt: skip
            sitting.take_day(day)
            self.sittings.append(sitting)

    def _day_of_lead(self, sentence: Sentence, encounter: Encounter | Gathering) -> TimeMention | None:
        """ "X and Y agreed on Wednesday …. During the talks, …": the day on which they did."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        named = {whole_of(p.party, self.lexicon) for p in before.persons if p.party} if before is not None else set()
        if before is None or not set(encounter.parties) <= named:
            return None
        return next((t for t in before.times if len(t.first) == 10 and not t.period and t.hint != "by"), None)

    def _known_talks(self, encounter: Encounter | Gathering, day: TimeMention | None) -> Sitting | None:
        """A sitting of the same parties and level, not of another day; for three and more, one that a title names
        without saying whose it is."""
        if len(encounter.parties) > len("AB"):
            unsaid = (s for s in self.sittings if s.level == "other" and s.strong and not (s.parties or s.mechanism))
            if (of_all := next((s for s in unsaid if day is None or s.date_fits(day.first)), None)) is not None:
                of_all.parties = encounter.parties
                return of_all
        return next(
            (
                s
                for s in self.sittings
                if s.level == encounter.level and set(s.parties) == set(encounter.parties)
                and (day is None or s.date_fits(day.first))
            ),
            None,
        )  # fmt: skip


def _day_of(sentence: Sentence, encounter: Encounter | Gathering, words: Words) -> TimeMention | None:
    """The day, else the month, told nearest to the word for the encounter."""
    times = [t for t in sentence.times if len(t.first) >= 7 and not t.period and not t.vague and t.hint != "by"]
    days = [t for t in times if len(t.first) == 10] or times
    days = [t for t in days if not _aside(sentence, t, encounter, words)]
    return min(days, key=lambda t: max(encounter.start - t.end, t.start - encounter.end, 0), default=None)


def _aside(sentence: Sentence, time: TimeMention, encounter: Encounter | Gathering, words: Words) -> bool:
    """ "X, who arrived on Sunday, met Y": the day of the aside."""
    before = [t for t in sentence.tokens if t.end <= time.start]
    between = [t for t in sentence.tokens if time.end <= t.start and t.end <= encounter.start]
    if not any(t.text == "," for t in between):
        return False
    for token in reversed(before):
        if token.text == ",":
            return False
        if "subordinator" in token.senses and token.text.lower() in words.who_words:
            return True
    return False
