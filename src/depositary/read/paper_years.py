"""What a sentence tells of an instrument besides its status: the year in which it was adopted, that it was carried
out in full, that a fund is still to be set up, that several of a kind are meant and none in particular.

In: a mention of an instrument and its sentence. Out: a year, or whether it is so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, takewhile
from operator import attrgetter

from depositary.read.citations import CitationMention
from depositary.read.lexicon_words import Words
from depositary.read.mentions import InstrumentMention, Sentence, TimeMention
from depositary.read.scan import Token

__all__ = [
    "CitedDates",
    "adopted_before",
    "carried_out_in_full",
    "of_no_name",
    "signed_then",
    "to_be_founded",
    "year_beside",
]

_DATED = frozenset({"treaty", "agreement", "declaration", "charter", "memorandum", "statement"})
_CONCLUDED = frozenset({"treaty", "agreement", "charter"})
_OPENING = 14  # code points before the time that opens a sentence
_CLOSE = 4  # code points of " in "
_FAR = 8  # tokens between a title and the participle that tells its adoption
_BEHIND = 90  # code points between a title and the year of its adoption
_BESIDE, _RIGHT_BEFORE = 8, 4  # code points between a number and its day
_LEADING = 3  # tokens before a number among which its adoption is told
_SO_SOON = 4  # tokens behind a number, brackets and a comma among them, within which it is told that it was adopted
_WHOLE = 10  # letters of a day written in full
_SITTING = 100  # code points for the sitting that adopted it
_ATTRIBUTE = 4  # words of an attribute that tells when
_NEAR = 4  # tokens between the word for setting up and the fund


def year_beside(sentence: Sentence, mention: InstrumentMention) -> str | None:
    """The bare year right before a title, or behind the participle that follows it: "the 1976 Treaty", "the Treaty
    signed in 1976"; None if there is none."""
    first = (mention.title or "").partition(" ")[0]
    if mention.kind in _DATED and len(first) == 4 and first.isdigit():
        return first
    last = (mention.title or "").rpartition(" ")[2]
    if mention.kind in _CONCLUDED and len(last) == 4 and last.isdigit():
        return last  # "the Convention on the Law of the Sea 1982"
    for time in sentence.times:
        bare = len(time.first) == 4 and time.first == time.last and not time.period
        if bare and 0 <= mention.start - time.end <= 1 and time.hint is None and mention.kind in _DATED:
            return time.first
        if bare and 0 <= time.start - mention.end <= _CLOSE and _adopted_in(sentence, mention):
            return time.first
        if not time.period and time.first == time.last and 0 <= time.start - mention.end <= _BEHIND:
            if _adopted_then(sentence, mention, time):
                return time.first
    return None


def _adopted_in(sentence: Sentence, mention: InstrumentMention) -> bool:
    """ "concluded A in 2019": a past form for adopting before the title, with no other paper between."""
    before = [t for t in sentence.tokens if t.end <= mention.start][-_FAR:]
    adopted = next((t for t in reversed(before) if "adopted" in t.senses), None)
    if adopted is None:
        return False
    noun = "result" in adopted.senses and "verb" not in adopted.senses
    if not noun and not any(v.form == "past" for v in adopted.senses.get("verb", ())):
        return False  # "concluded A in 2019", "since the signing of A in 2019"
    return not any(adopted.end <= m.start and m.end <= mention.start for m in sentence.instruments)


def _adopted_then(sentence: Sentence, mention: InstrumentMention, time: TimeMention) -> bool:
    """Its participle, then no more than where and at what meeting, then the time."""
    between = [t for t in sentence.tokens if mention.end <= t.start and t.end <= time.start]
    adopted = next((i for i, t in enumerate(between) if "adopted" in t.senses), None)
    if (
        adopted is None
        or adopted > _FAR
        or any(m.start >= mention.end and m.end <= time.start for m in sentence.instruments)
    ):
        return False
    lead, rest = between[:adopted], between[adopted + 1 :]
    if not any(v.form == "past" for v in between[adopted].senses.get("verb", ())):
        return False  # "for the leaders to sign in April"
    if any("verb" in t.senses or t.text in ";:" for t in lead):
        return False
    been = next((i for i, t in enumerate(lead) if t.senses.keys() & {"be", "have"}), len(lead))
    if any("infinitive" in t.senses for t in lead) or not all(
        t.senses.keys() & {"be", "have", "adverb"} for t in lead[been:]
    ):
        return False  # "A is to be signed in 2026", but "A was signed in 2005"
    met = [(m.start, m.end) for m in sentence.meetings]
    return all(
        t.senses.keys() & {"place_word", "place", "about", "article", "party"}
        or any(start <= t.start < end for start, end in met)
        for t in rest
    )


def adopted_before(sentence: Sentence, mention: InstrumentMention, published: str | None) -> str | None:
    """ "Last year, both sides adopted A": the time before the page's that opens the sentence."""
    first = next(iter(sentence.times), None)
    if first is None or first.period or not first.last or not published or first.end > mention.start:
        return None
    past = first.last[:4] < published[:4] and first.start - sentence.start <= _OPENING
    return first.last if past else None


def carried_out_in_full(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "noted the full implementation of A", "A has been fully implemented"; not "called for full implementation"."""
    before = tokens[index - 1].text.lower() if index else ""
    if before in words.in_full and index > 1:
        return bool(tokens[index - 2].senses.keys() & {"be", "have"})
    if before not in words.whole or index < 2:
        return False
    step = index - 2
    while step > 0 and tokens[step].senses.keys() & {"article", "adverb"}:
        step -= 1
    return any(v.role in ("narrate", "welcome") for v in tokens[step].senses.get("verb", ()))


def to_be_founded(sentence: Sentence, mention: InstrumentMention, words: Words) -> bool:
    """ "agreed to set up a fund for A": it does not stand yet."""
    before = [t for t in sentence.tokens if t.end <= mention.start]
    for step, token in enumerate(reversed(before[-_NEAR:]), start=1):
        if token.text.lower() in words.founding:
            lead = before[-_NEAR - 2 : len(before) - step]
            return any(
                "infinitive" in t.senses
                or any(v.role in ("will", "ought") or v.force in ("propose", "agree") for v in t.senses.get("verb", ()))
                for t in lead
            )
    return False


class CitedDates:
    """The days of texts cited by their number in one sentence. citations: all of the document, in its order; their
    numbers are no years."""

    def __init__(self, sentence: Sentence, citations: Sequence[CitationMention]) -> None:
        start = attrgetter("start")
        first = bisect_left(citations, sentence.start, key=start)
        self._sentence = sentence
        self._cited = citations[first : bisect_left(citations, sentence.end, key=start)]
        times = (t for t in sentence.times if t.first and not t.period and t.hint != "by")
        self._times = sorted((t for t in times if not self._in_citation(t.start)), key=start)
        self._openings = [t for t in self._times if t.start - sentence.start <= _OPENING]
        self._breaks = [t.start for t in sentence.tokens if t.text in ";；"]
        self._commas = [t.start for t in sentence.tokens if t.text in ",，、" or "conjunction" in t.senses]

    def _in_citation(self, at: int) -> bool:
        """ "resolutions 1996 (2011), 2046 (2012)"."""
        index = bisect_right(self._cited, at, key=attrgetter("start")) - 1
        return index >= 0 and at < self._cited[index].end

    def of(self, citation: CitationMention) -> str | None:
        """The day of one: right beside it, or behind what it is on where its sentence tells of its adoption ("adopted
        resolution 2719 (2023) on the financing of A on 21 December 2023", "[A/1 (2023)], adopted at its ninth meeting
        held on 3 May 2023"); else the year it bears."""
        tokens, start = self._sentence.tokens, attrgetter("start")
        year = re.search(r"\((\d{4})\)$", citation.symbol)
        ending = bisect_right(tokens, citation.start, key=attrgetter("end"))
        before = tokens[max(0, ending - _LEADING) : ending]
        adopted = any("adopted" in t.senses for t in before)
        behind_it = bisect_left(tokens, citation.end, key=start)
        passed = next((t.end for t in tokens[behind_it : behind_it + _SO_SOON] if "adopted" in t.senses), None)
        for time in self._near(citation, passed):
            if passed is not None and 0 <= time.start - passed <= _SITTING and len(time.first) == _WHOLE:
                if not self._any_in(self._cited, passed, time.start):
                    return time.last
            behind = time.start - citation.end
            if bisect_left(self._breaks, time.end) < bisect_left(self._breaks, citation.start):
                continue  # the day of the one before
            if 0 <= behind <= _BESIDE and not self._parted(citation.end, time.start):
                return time.last
            if 0 <= citation.start - time.end <= _RIGHT_BEFORE and not self._of_one_before(time):
                return time.last
            whole_day = len(time.first) == _WHOLE and (year is None or time.first[:4] == year.group(1))
            if adopted and whole_day and _BESIDE < behind <= _BEHIND and self._nothing_between(citation, time):
                return time.last
            if adopted and whole_day and time in self._openings and time.end <= before[0].start:
                return time.last  # "On 1 September 2023 the Assembly adopted resolution …"
        return year.group(1) if year else None

    def _near(self, citation: CitationMention, passed: int | None) -> list[TimeMention]:
        """The times that may tell its day: what opens the sentence, and what stands around it."""
        first = bisect_left(self._times, citation.start - _RIGHT_BEFORE, key=attrgetter("end"))
        last = bisect_right(self._times, (passed or citation.end) + _SITTING, key=attrgetter("start"))
        return [*self._openings, *self._times[max(first, len(self._openings)) : last]]

    def _of_one_before(self, time: TimeMention) -> bool:
        """ "resolutions 1 (2008) of 5 May 2008, 2 (2008)": the day stands right behind another's number."""
        index = bisect_right(self._cited, time.start, key=attrgetter("start")) - 1
        near = index >= 0 and time.start - self._cited[index].end <= _RIGHT_BEFORE
        return near and not self._parted(self._cited[index].end, time.start)

    def _parted(self, left: int, right: int) -> bool:
        """A comma or joining word stands between: the next of a list begins, with its day before its number."""
        return bisect_left(self._commas, left) < bisect_left(self._commas, right)

    @staticmethod
    def _any_in(row: Sequence[CitationMention], start: int, end: int) -> bool:
        return bisect_left(row, start, key=attrgetter("start")) < bisect_left(row, end, key=attrgetter("start"))

    def _nothing_between(self, citation: CitationMention, time: TimeMention) -> bool:
        """No other clause and no other paper."""
        tokens = self._sentence.tokens
        between = islice(tokens, bisect_left(tokens, citation.end, key=attrgetter("start")), None)
        inside = takewhile(lambda token: token.end <= time.start, between)
        return not any(t.text in ",;，；" or "that" in t.senses for t in inside) and not any(
            citation.end <= m.start and m.end <= time.start for m in self._sentence.instruments
        )


def signed_then(sentence: Sentence, left: int, right: int, words: Words) -> bool:
    """ "the 2017 signed A", where an attribute stands before its noun: nothing but the
    word for adopting and the mark of an attribute between time and title."""
    between = [t for t in sentence.tokens if left <= t.start and t.end <= right and t.shape != "sign"]
    return (
        0 < len(between) <= _ATTRIBUTE
        and between[-1].text in words.noun_marks
        and any("adopted" in t.senses for t in between)
    )


def of_no_name(mention: InstrumentMention, words: Words) -> bool:
    """ "three memoranda", "a number of agreements": several, none of which is named; nor is what is only somebody's."""
    title = (mention.title or "").lower()
    if mention.id is None and title.startswith((*words.owned_papers, "\0")):
        return not any(f" {word} " in title for word in words.about_words)  # "the initiative of A"
    if not mention.generic and (mention.id is not None or len(title.split()) > 2):
        return False
    return any(title == word or title.endswith(f" {word}") for word in words.several_papers)
