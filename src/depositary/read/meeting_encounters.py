"""Meetings: talks of two, told by who met whom, in a language that puts its verb between them."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.encounters import Encounter, find_encounters
from depositary.read.meeting_gatherings import Gathering, find_gatherings
from depositary.read.meeting_links import MeetingLinks
from depositary.read.meeting_records import Sitting, finer_place
from depositary.read.mentions import MeetingMention, PersonMention, Sentence, TimeMention

__all__ = ["MeetingEncounters"]

_TOLD = 14  # sentences: further down is what was before
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
                told += [(sentence, gathering) for gathering in self._take_gatherings(sentence)]
            if not sentence.persons:
                continue
            for encounter in find_encounters(sentence, self.lexicon, self._named_before(sentence)):
                inside = [m for m in sentence.meetings if m.start < encounter.end and encounter.start < m.end]
                if any(not self._is_loose(m, encounter) for m in inside) or self._met_for(sentence, encounter):
                    continue
                if any(set(m.parties) == set(encounter.parties) and not m.bare for m in sentence.meetings):
                    continue  # "At the A-B meeting, X of A met Y of B": that meeting
                sentence.meetings = [m for m in sentence.meetings if m not in inside]
                told.append((sentence, encounter))
        return told

    def _take_gatherings(self, sentence: Sentence) -> list[Gathering]:
        """Those of an organisation who met, where the sentence names no meeting of theirs."""
        found: list[Gathering] = []
        for gathering in find_gatherings(sentence, self.lexicon):
            inside = [m for m in sentence.meetings if m.start < gathering.end and gathering.start < m.end]
            others = [m for m in sentence.meetings if m not in inside and not m.bare]
            if any(m.mechanism or m.ordinals for m in inside) or any(m.level == gathering.level for m in others):
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

    def _met_for(self, sentence: Sentence, encounter: Encounter) -> bool:
        """ "X, Y and Z met in A for the 21st summit between B and C": that summit, and no talks besides."""
        for mention in sentence.meetings:
            lead = [t for t in sentence.tokens if encounter.end <= t.start < mention.start][-2:]
            if not mention.bare and mention.level != "bilateral" and any("for" in t.senses for t in lead):
                return True
        return False

    def _named_before(self, sentence: Sentence) -> Sequence[PersonMention]:
        """Those named last before the sentence, for "he also met …"."""
        for earlier in reversed(self.sentences[max(0, sentence.index - 3) : sentence.index]):
            named = [p for p in earlier.persons if p.party]
            if named:
                return named[:1]
        return []

    def _tell_encounters(self, told: Sequence[tuple[Sentence, Encounter | Gathering]]) -> None:
        for sentence, encounter in told:
            scope = MeetingMention(
                encounter.start, encounter.end, encounter.start, parties=encounter.parties, level=encounter.level,
                name=self.text[encounter.start : encounter.end],
            )  # fmt: skip
            day = _day_of(sentence, encounter)
            place = self._place(sentence.tokens, scope, sentence)
            known = self._known_talks(encounter, day)
            if known is not None:
                if day is not None and known.start is None:
                    known.start, known.end, known.inferred, known.reason = day.first, day.last, day.inferred, day.reason
                known.place = finer_place(known.place, place, self.lexicon)
                known.strong = True
                continue
            self.sittings.append(
                Sitting(
                    parties=encounter.parties, level=encounter.level, start=day.first if day else None,
                    end=day.last if day else None, inferred=bool(day and day.inferred),
                    reason=day.reason if day else None, status="held",
                    said=["scheduled" if encounter.ahead else "held"], place=place,
                    passages=[(sentence.start, sentence.end)], sentences=[sentence.index], seen={sentence.index},
                    strong=True,
                )
            )  # fmt: skip

    def _known_talks(self, encounter: Encounter | Gathering, day: TimeMention | None) -> Sitting | None:
        """A sitting of the same parties and level, not of another day."""
        return next(
            (
                s
                for s in self.sittings
                if s.level == encounter.level and set(s.parties) == set(encounter.parties)
                and (day is None or s.date_fits(day.first))
            ),
            None,
        )  # fmt: skip


def _day_of(sentence: Sentence, encounter: Encounter | Gathering) -> TimeMention | None:
    """The day, else the month, told nearest to the word for the encounter."""
    times = [t for t in sentence.times if len(t.first) >= 7 and not t.period and not t.vague and t.hint != "by"]
    days = [t for t in times if len(t.first) == 10] or times
    return min(days, key=lambda t: max(encounter.start - t.end, t.start - encounter.end, 0), default=None)
