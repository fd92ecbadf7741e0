"""At which sitting a paper was adopted, where its own day is not told.

In: the sentences of a document and its sittings. Out: the sitting, or none.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.meeting_records import Sitting
from depositary.read.mentions import InstrumentMention, MeetingMention, Sentence
from depositary.read.scan import Token

__all__ = ["AdoptedAt", "adoption_before"]

_LEAD = 4  # tokens before a meeting's name among which "at" stands: "at the thirty-seventh"


class AdoptedAt:
    """The sittings of a document by the sentences that tell of them."""

    def __init__(self, sentences: Sequence[Sentence], sittings: Sequence[Sitting], text: str) -> None:
        self.sentences, self.sittings, self.text = sentences, sittings, text
        self.main = next((s for s in sittings if s.reported), sittings[0] if sittings else None)
        self._held: dict[int, list[Sitting]] | None = None

    def day(self, sentence: Sentence, mention: InstrumentMention | None = None) -> str | None:
        """The last day of the sitting at which a paper told of in a sentence was adopted, if it was held."""
        sitting = self._named_behind(sentence, mention) if mention is not None else None
        sitting = sitting or self.sitting(sentence)
        return (sitting.end or sitting.start) if sitting is not None and sitting.status == "held" else None

    def sitting(self, sentence: Sentence) -> Sitting | None:
        """The sitting a sentence speaks of: told in it, in the sentence before, or the document's own."""
        here = self._held_in(sentence.index)
        return here[0] if here else self._before(sentence) or self.main

    def its_own(self, sentence: Sentence) -> Sitting | None:
        """The sitting whose name a paper without one can bear: not the document's own where the sentence tells of
        another meeting, by a noun alone ("at the end of the one-day ministerial meeting")."""
        sitting = self.sitting(sentence)
        if sitting is None or sitting in self._held_in(sentence.index) or len(self.sittings) == 1:
            return sitting
        other = any("kind" in t.senses and "group" not in t.senses for t in sentence.tokens)
        return None if other and sentence.index not in sitting.sentences else sitting

    def elsewhere(self, sentence: Sentence, mention: InstrumentMention) -> bool:
        """ "welcomed the adoption of A": its adoption is the object of what this meeting does, and the sentence names
        no sitting as its frame ("at the 12th Summit, …") or behind the paper: when and where that was is not said."""
        noun = adoption_before(sentence, mention)
        if noun is None:
            return False
        if not self._held_in(sentence.index):
            return True
        first = min((m.start for m in sentence.instruments), default=mention.start)
        return not any(
            m.start < min(first, noun.start) or (m.start >= mention.end and _brought_in(sentence, m, mention.end))
            for m in sentence.meetings
        )

    def _held_in(self, index: int) -> list[Sitting]:
        """The sittings that a sentence tells of as held."""
        if self._held is None:
            self._held = {}
            for sitting in self.sittings:
                for told in dict.fromkeys(sitting.sentences) if sitting.status == "held" else ():
                    self._held.setdefault(told, []).append(sitting)
        return self._held.get(index, [])

    def _before(self, sentence: Sentence) -> Sitting | None:
        """ "The Summit was held in May. The meeting adopted …": the sitting that the sentence before is about."""
        first = sentence.tokens[0] if sentence.tokens else None
        if not sentence.index or first is None or "group" not in first.senses:
            return None
        last = self.sentences[sentence.index - 1]
        if "\n" in self.text[last.start : sentence.start]:
            return None
        told = self._held_in(last.index)
        return told[0] if len(told) == 1 and told[0].start else None

    def _named_behind(self, sentence: Sentence, mention: InstrumentMention) -> Sitting | None:
        """ "A and B, adopted at the 28th Summit, and C at the 37th Summit": of several sittings in one sentence, the
        first that "at" brings in behind the paper."""
        told = self._held_in(sentence.index)
        if len(told) < 2:
            return None
        meeting = next((m for m in sentence.meetings if m.start >= mention.end), None)
        if meeting is None or not _brought_in(sentence, meeting, mention.end):
            return None
        return next((s for s in told if s.ordinal == meeting.ordinal and s.name_en == meeting.name_en), None)


def adoption_before(sentence: Sentence, mention: InstrumentMention) -> Token | None:
    """ "the adoption of A": the noun, where it is the last word for adopting before a paper's name."""
    last = next((t for t in reversed(sentence.tokens) if t.end <= mention.start and "adopted" in t.senses), None)
    return last if last is not None and "result" in last.senses and "verb" not in last.senses else None


def _brought_in(sentence: Sentence, meeting: MeetingMention, left: int) -> bool:
    before = [t for t in sentence.tokens if left <= t.start and t.end <= meeting.start][-_LEAD:]
    return any("place_word" in t.senses for t in before)
