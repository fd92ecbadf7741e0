"""Meetings: talks told by who met whom, in a script without spaces, brought into the record."""

from __future__ import annotations

from itertools import pairwise

from depositary.read.meeting_encounters import MeetingEncounters
from depositary.read.meeting_frames import before_saying
from depositary.read.meeting_records import Sitting
from depositary.read.mentions import MeetingMention, PersonMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.talks_unspaced import Meeting, find_unspaced_talks

__all__ = ["MeetingTalks"]

_TOLD = 16  # sentences: further down is what was before
_LEAD = 4  # sentences of the text at the head of a page
_DAY, _ABOUT = 10, 3
_CLOSED = frozenset('。.!?！？;；…”」』")）')


class MeetingTalks(MeetingEncounters):
    """Talks of two, one sitting for each two who met."""

    def _unspaced_talks(self) -> None:
        body = [sentence for sentence in self.sentences if sentence.kind == "main"]
        head = body[_LEAD - 1].index if len(body) >= _LEAD else len(self.sentences)
        who: dict[int, frozenset[str]] = {}  # by sitting, the names of those who met
        spoke: PersonMention | None = None
        beside = any(s.strong and s.level != "bilateral" for s in self.sittings)
        for sentence in self.sentences[:_TOLD]:
            closed = self.text[sentence.start : sentence.end].rstrip()[-1:] in _CLOSED
            if "talks" in sentence.kinds and (closed or sentence.index <= head):  # not the headline of another report
                for met in find_unspaced_talks(sentence, self.lexicon, spoke, lead=sentence.index <= head):
                    if met.named or not beside:  # ministers met beside a meeting of many are part of it
                        self._tell(met, sentence, who)
            named = [p for p in sentence.persons if p.party]
            spoke = named[0] if named else spoke

    def _about_others(self) -> None:
        """ "An experts' meeting on the preparation of the summit of A": the experts', not the summit."""
        for sentence in () if self.spaces else self.sentences:
            for topic, noun in pairwise(list(sentence.meetings)):
                before = [t for t in sentence.tokens if t.end <= topic.start][-_ABOUT:]
                opens = next((t for t in before if "about" in t.senses), None)
                between = self.text[topic.end : noun.start]
                if opens is None or topic.bare or not noun.bare or between not in self.lexicon.words.noun_marks[:1]:
                    continue
                noun.bare, noun.parties = False, topic.parties
                noun.start, noun.name = opens.start, self.text[opens.start : noun.end]
                noun.subject = self.text[noun.kind_start : noun.end]
                sentence.meetings.remove(topic)

    def _numbered_within(self, kept: list[Sitting]) -> list[Sitting]:
        """ "The 46th X closed on the 2nd. From the 30th to the 2nd X and Y were held": one X, of all its days."""
        for sitting in list(kept):
            if not sitting.mechanism or sitting.ordinal or not sitting.start or not sitting.end:
                continue
            first, last = sitting.start, sitting.end
            meant = [
                other
                for other in kept
                if other.mechanism == sitting.mechanism and other.ordinal and len(first) == _DAY
                and other.start and first <= other.start <= (other.end or other.start) <= last
            ]  # fmt: skip
            if len(meant) == 1 and sitting.status == meant[0].status:
                meant[0].start, meant[0].end = first, last
                meant[0].passages += sitting.passages
                meant[0].sentences += sitting.sentences
                kept.remove(sitting)
        return kept

    def _no_sitting(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """A committee that acts or is met, which sits not; talks that may be held."""
        if self.spaces:
            return False
        words, behind = self.lexicon.words, next((t for t in sentence.tokens if t.start >= mention.end), None)
        if mention.level == "committee" and not mention.ordinals and behind is not None and behind.start == mention.end:
            deeds = behind.senses.get("verb", ())
            acts = any(v.force or v.role in ("will", "report", "narrate", "welcome") for v in deeds)
            acts = acts or "itinerary" in behind.senses
            if (acts and not behind.senses.keys() & {"held", "convene"}) or self.text.startswith(
                tuple(words.body_ends), mention.end
            ):
                return True
        if mention.level in ("other", "bilateral") and not mention.mechanism and not mention.ordinals:
            before = [t for t in sentence.tokens if t.end <= mention.start]
            clause = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i].text in ",;"), 0)
            return any(t.text in words.speculation for t in before[clause:])
        return False

    def _tell(self, met: Meeting, sentence: Sentence, who: dict[int, frozenset[str]]) -> None:
        parties = unique(met.parties)
        told = before_saying(sentence.tokens, met.end)
        day = next((t for t in reversed(sentence.times) if len(t.first) == _DAY and t.start < met.start), None)
        mention = MeetingMention(met.start, met.end, met.start, parties=parties, level="bilateral", name=met.name)
        for known in self.sittings:
            names = who.get(id(known))
            if known.level != "bilateral" or set(known.parties) != set(parties):
                continue
            if names is not None and not (names <= met.persons or met.persons <= names):
                continue
            who[id(known)] = met.persons | (names or frozenset())
            known.take_day(day)
            known.place = known.place or self._place(told, mention, sentence)
            return
        status = "scheduled" if met.ahead else self._status(told, mention, sentence) or "held"
        sitting = Sitting(
            parties=parties, level="bilateral", status="held", said=[status],
            place=self._place(told, mention, sentence), passages=[(sentence.start, sentence.end)],
            sentences=[sentence.index], seen={sentence.index}, strong=True,
        )  # fmt: skip
        sitting.take_day(day)
        who[id(sitting)] = met.persons
        self.sittings.append(sitting)
