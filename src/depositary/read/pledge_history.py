"""History told in a report: what was decided in a year before the page's is no decision of the day.

In: a predicate of force with its sentence. Out: whether the words round it date it to an earlier year.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.mentions import Sentence, TimeMention
from depositary.read.pledge_parts import PledgeParts
from depositary.read.predicates import Predicate
from depositary.read.scan import Token
from depositary.read.to_come import is_to_come

__all__ = ["PledgeHistory"]

_BARE_YEAR = 4  # code points
_OPENING = 4  # code points before a year that opens a sentence
_SETTLING = ("agree", "commit", "request", "propose", "decide")
_RESULT = 3  # tokens at least of a clause that tells of a result
_OPENING_UNTENSED = 9  # with "in the month of"


class PledgeHistory(PledgeParts):
    """History told in a report: what was decided in a year before the page's is no decision of the day."""

    def _years_ago(self, sentence: Sentence) -> bool:
        """ "Ten years ago X asked …", in a script without spaces: the words that say so stand near the head."""
        opening = self.text[sentence.start : sentence.start + 8]
        return any(word in opening for word in self.lexicon.words.bygone_openings)

    def _done_before(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "has repeatedly approved", "earlier announced": words right before the verb, in a script without spaces."""
        if self.spaces or predicate.verb.role == "will":
            return False
        before = sentence.tokens[max(0, predicate.index - 3) : predicate.index]
        if any(t.text in ",;:" for t in before):
            before = before[max(i for i, t in enumerate(before) if t.text in ",;:") + 1 :]
        words = self.lexicon.words.more_than_once
        return any(t.text.startswith((*words, "\0")) for t in before)

    def _foretold(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "It is expected that, on the 28th, X will …": a schedule is told; so with the word right before "will"."""
        words = tuple(self.lexicon.words.foretelling)
        if not words:
            return False
        if self.text[sentence.start : sentence.start + 24].lower().startswith(words):
            return True
        before = self.text[max(sentence.start, predicate.start - 24) : predicate.start].rstrip().lower()
        return before.endswith(words)

    def _sets_the_scene(self, predicate: Predicate, content: Sequence[Token], sentence: Sentence) -> bool:
        """ "with A hoping to strengthen ties as the background, …", in a script that opens such words with "in"."""
        ends = (*self.lexicon.words.settings, "\0")
        said = [t for t in content if t.text not in ",。."]
        if said and said[-1].text.endswith(tuple(self.lexicon.words.jointly)):
            if predicate.verb.force == "commit" and not any("action" in t.senses for t in said):
                return True  # "stands ready, together with all sides, | to support": the stand behind it counts
        clause = list(content[: next((i for i, t in enumerate(content) if t.text in ",;"), len(content))])
        while clause and clause[-1].text in "。.":
            clause.pop()
        if not clause or not self.text[: clause[-1].end].endswith(ends):
            return False
        opening = next((t for t in reversed(sentence.tokens[: predicate.index]) if t.text in ",;" or _opens(t)), None)
        return opening is not None and _opens(opening) and not any(_opens(t) for t in clause)

    def _tells_of_results(self, predicate: Predicate, content: Sequence[Token], sentence: Sentence) -> bool:
        """ "stressed that the forum has borne fruit, thanks to both sides' upholding A", in a script without spaces."""
        words = self.lexicon.words
        if self.spaces or not words.owing:
            return False
        before = self.text[sentence.start : predicate.start]
        if any(word in before.rpartition("。")[2].rpartition(";")[2] for word in words.owing):
            return True
        opens = next((i for i, t in enumerate(content) if t.text not in ",:"), 0)
        ends = next((i for i in range(opens, len(content)) if content[i].text in ",;。."), len(content))
        clause = content[opens:ends]
        if len(clause) < _RESULT or any(v.role == "ought" for t in clause for v in t.senses.get("verb", ())):
            return False
        told = "".join(t.text for t in clause)
        return told.endswith(tuple(words.reached)) and any(word in told for word in words.achieved)

    def _convened_so(self, content: Sequence[Token]) -> bool:
        """ "(the meeting was) by A's proposal held, …": who called it."""
        ends = [t.text for t in content[1:2]]
        return bool(content) and "convene" in content[0].senses and (not ends or ends[0] in ",;")

    def _on_a_list(self, predicate: Predicate) -> bool:
        """ "The agenda includes: a look at A; adopting B": what is on it."""
        words = self.lexicon.words
        if self.spaces or not words.agenda_nouns:
            return False
        opening = max(self.text.rfind(sign, 0, predicate.start) for sign in "\n。") + 1  # semicolons part the items
        before = self.text[opening : predicate.start]
        return any(f"{noun}{sign}" in before for noun in words.agenda_nouns for sign in words.including)

    def _is_ahead(self, predicate: Predicate, sentence: Sentence) -> bool:
        """A schedule is told, or papers to be signed and issued in one list behind one "will"."""
        if self._foretold(predicate, sentence) or self._on_a_list(predicate):
            return True
        content = sentence.tokens[predicate.content_first : predicate.content_last]
        papers = not self.spaces and any(t.senses.keys() & {"instrument", "instrument_kind"} for t in content)
        return papers and is_to_come(sentence.tokens, predicate.index, self.lexicon.words)

    def _opens_with_years_ago(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "Last year, both sides adopted …": a year before the page's opens the sentence; "Over the past years, A has
        put forward …"."""
        untensed = self.lexicon.language.facts.head == "first"
        if not untensed and (not self.lexicon.words.infinitive or predicate.verb.form not in ("past", "gerund")):
            return False
        opening = self.text[sentence.start : sentence.start + 24].lower()
        if opening.startswith(tuple(self.lexicon.words.bygone_openings) or ("\0",)):
            return any("have" in t.senses for t in sentence.tokens[max(0, predicate.index - 2) : predicate.index])
        if opening.startswith(tuple(self.lexicon.words.then_openings) or ("\0",)):
            return True  # "At that summit, X proposed …"
        first = next(iter(sentence.times), None)
        if first is None or predicate.verb.force not in ("decide", "agree"):
            return False
        if not self.published:  # "In 2003, the leaders resolved …", on a page of no day
            opens = first.start - sentence.start <= _OPENING and first.end <= predicate.start
            return opens and not untensed and len(first.first) == _BARE_YEAR and not first.period
        if self.lexicon.words.infinitive and self._said_of_then(predicate, sentence, first):
            return True
        opens = (
            first.start - sentence.start <= (_OPENING_UNTENSED if untensed else _OPENING)
            and first.end <= predicate.start
        )
        return opens and not first.period and bool(first.last) and first.last[:4] < self.published[:4]

    def _told_back(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "In their talks back in June, both sides agreed …", "A once proposed …": words for a time gone by before the
        verb, which carries the sign of what was done or whose sentence opens with where that was."""
        words, tokens = self.lexicon.words, sentence.tokens
        if predicate.verb.force in (None, "support", "reaffirm"):
            return False
        before = f" {self.text[sentence.start : predicate.start].lower()} "
        if before.endswith(tuple(f" {word}  " for word in words.once)):
            return True
        if not any(f" {word} " in before for word in words.bygone_times):
            return False
        done = any("have" in t.senses for t in tokens[max(0, predicate.index - 2) : predicate.index])
        return done or before.lstrip().startswith(tuple(words.bygone_times)) or "place_word" in tokens[0].senses

    def _said_of_then(self, predicate: Predicate, sentence: Sentence, time: TimeMention) -> bool:
        """ "X said that in May last year both sides set up …": the time opens what is said."""
        before = [t for t in sentence.tokens if t.end <= time.start]
        while before and before[-1].senses.keys() & {"place_word", "about", "that"}:
            before.pop()
        said = bool(before) and any(v.role == "report" for v in before[-1].senses.get("verb", ()))
        past = bool(time.last) and not time.period and time.last[:4] < str(self.published)[:4]
        return said and past and time.end <= predicate.start

    def _dated_years_ago(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "A opened talks with B in 1973": a bare year before the page's closes the clause of a past decision."""
        if self.lexicon.language.facts.head == "first":
            return self._dated_before(predicate, sentence)
        if not (self.lexicon.words.infinitive and self.published) or predicate.verb.force != "decide":
            return False
        if predicate.verb.form != "past" or predicate.passive:
            return False
        content = sentence.tokens[predicate.content_first : predicate.content_last]
        for time in sentence.times:
            if len(time.first) != 4 or time.period or time.first >= self.published[:4] or time.start < predicate.end:
                continue
            named = [(m.start, m.end) for m in sentence.instruments] + [(m.start, m.end) for m in sentence.meetings]
            if any(start <= time.start <= end + 4 for start, end in named):
                continue
            after = next((t for t in sentence.tokens if t.start >= time.end), None)
            if time.start < content[-1].end and (after is None or after.text in ",;.") if content else False:
                return True
        return False

    def _dated_before(self, predicate: Predicate, sentence: Sentence) -> bool:
        """The same in a language whose verbs have no tense: a year or month before the page's, or of a page without a
        day, stands in the clause of a decision on no paper and no meeting."""
        if predicate.verb.force != "decide" or predicate.verb.frame != "object":
            return False
        for time in sentence.times:
            if time.start < predicate.end or time.period or not time.last or len(time.first) == 10:
                continue
            if self.published and time.last[:4] >= self.published[:4]:
                continue
            names = [m.start for m in sentence.instruments] + [m.start for m in sentence.meetings]
            named = any(predicate.end <= start < time.start for start in names)
            between = [t for t in sentence.tokens if predicate.end <= t.start and t.end <= time.start]
            if not named and not any(t.text in ",;:" or "be" in t.senses for t in between):
                return True
        return False

    def _bygone(self, predicate: Predicate, sentence: Sentence) -> bool:
        """What an earlier meeting decided is history where another is reported."""
        main = self.discourse.main
        subject = predicate.subject
        if self.published and self.lexicon.language.facts.head == "first":
            before = sentence.tokens[max(0, predicate.index - 2) : predicate.index]
            if any("have" in t.senses for t in before) and any(
                t.end <= predicate.start and t.last and t.period is None and t.last[:4] < self.published[:4]
                for t in sentence.times
            ):
                return True  # "last year it proposed": told as history
        if not self.spaces and predicate.verb.force == "decide" and self._long_past(predicate, sentence):
            return True
        if not self.spaces and predicate.verb.force in ("decide", "agree", "reaffirm"):
            opening = self.text[sentence.start : sentence.start + 16]
            if opening.startswith(tuple(self.lexicon.words.then_openings) or ("\0",)):
                return True  # "In recent years both sides set up …"
        if not self.spaces and self._opened_by_then(predicate, sentence):
            return True
        if not self.spaces and (self._years_ago(sentence) or self._done_before(predicate, sentence)):
            return True
        if self._opens_with_years_ago(predicate, sentence) or self._dated_years_ago(predicate, sentence):
            return True
        if self.lexicon.words.since_words and self._since_then(predicate, sentence):
            return True
        if "have" in sentence.kinds and self._among_things_done(predicate, sentence):
            return True
        if self.lexicon.words.bygone_times and self._told_back(predicate, sentence):
            return True
        if (
            predicate.passive
            and not self.published
            and any(
                predicate.end <= t.start <= predicate.end + 6 and len(t.first) == 4 and not t.period
                for t in sentence.times
            )
        ):
            return True  # "was established in 1967", on a page of no day
        if main is None or main.start is None or subject is None:
            return False
        if (
            predicate.passive
            and self.published
            and any(
                predicate.end <= t.start and t.period is None and t.last and t.last[:4] < self.published[:4]
                for t in sentence.times
            )
        ):
            return True  # "was elevated … in 2015"
        if subject.kind != "meeting" and not self._at_another(predicate, sentence):
            return False
        for sitting in self.discourse.sittings:
            if (
                sitting is not main
                and sentence.index in sitting.sentences
                and sitting.start
                and sitting.start < main.start[: len(sitting.start)]
            ):
                return True
        return False

    def _since_then(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "much has been done since A and B elevated their ties": from when something is told, no deed of the day."""
        if predicate.verb.form != "past" or predicate.verb.force not in ("decide", "agree", "commit"):
            return False
        for token in reversed(sentence.tokens[: predicate.index]):
            if token.text.lower() in self.lexicon.words.since_words:
                return True
            if token.text in ",;:" or "verb" in token.senses or "subordinator" in token.senses:
                return False
        return False

    def _among_things_done(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "A has given 10 million to the fund and elevated ties": the second of what has been done, where the first
        settles nothing. "A has agreed to a fund and launched talks" goes on from what was settled."""
        tokens, words = sentence.tokens, self.lexicon.words
        if not words.infinitive or not predicate.inherited or predicate.passive or predicate.verb.form != "past":
            return False
        if predicate.verb.force not in ("decide", "support") or not predicate.index:
            return False
        before = tokens[predicate.index - 1]
        if not (before.text == "," or before.senses.keys() & {"conjunction", "connector"}):
            return False
        for index in range(predicate.index - 2, -1, -1):
            senses = tokens[index].senses
            if tokens[index].text in ";:":
                return False
            if any(v.form == "past" and v.force in _SETTLING for v in senses.get("verb", ())):
                return False
            if "have" in senses:
                done = [t for t in tokens[index + 1 : index + 4] if "adverb" not in t.senses][:1]
                return bool(done) and done[0].text.endswith(tuple(words.done_endings) or ("\0",))
        return False

    def _opened_by_then(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "In November last year, A …, announced B and put forward C": a time of a year before the page's opens the
        sentence, and none stands between, in a script without spaces."""
        if predicate.verb.role == "will" or not self.published:
            return False
        before = [t for t in sentence.times if t.end <= predicate.start]
        if len(before) != 1 or before[0].period or not before[0].last or before[0].last[:4] >= self.published[:4]:
            return False
        lead = [t for t in sentence.tokens if t.end <= before[0].start]
        clause = [t for t in sentence.tokens if before[0].end <= t.start and t.end <= predicate.start]
        afters = tuple(self.lexicon.words.clause_afters) or ("\0",)
        if any(one.text.endswith(afters) and two.text == "," for one, two in pairwise(clause)):
            return False  # "after the two met in November last year, both pledged A"
        return len(lead) < 2 and not any(m.start <= before[0].start < m.end for m in sentence.instruments)

    def _at_another(self, predicate: Predicate, sentence: Sentence) -> bool:
        """The sentence opens with where it was said: "During the 23rd Meeting, …"."""
        first = next((m for m in sentence.meetings if not m.bare), None)
        if not self.lexicon.words.infinitive or first is None or first.end > predicate.start:
            return False
        lead = [t for t in sentence.tokens if t.end <= first.start]
        words = self.lexicon.words
        return 0 < len(lead) <= 3 and any("place_word" in t.senses or t.text.lower() in words.occasions for t in lead)

    def _long_past(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "They established it in 2004", "over the past years they have set up …", "at the summit of June they adopted
        …", told where something else is reported: history."""
        opened = max((t.end for t in sentence.tokens if t.end <= predicate.start and t.text in ",;"), default=0)
        for time in sentence.times:
            if time.end > predicate.start or not (time.last or time.first):
                continue
            ended = self.published is not None and len(time.last) >= 4 and time.last[:4] < self.published[:4]
            if ended and time.start >= opened and time.period is None:
                return True
        if predicate.reported and predicate.verb.lemma.endswith(tuple(self.lexicon.words.perfective)):
            return True
        main = self.discourse.main
        if main is None or main.start is None:
            return False
        named = [m for m in sentence.meetings if m.end <= predicate.start and not m.bare]
        return any(
            sitting is not main and sentence.index in sitting.sentences and sitting.start
            and sitting.start < main.start[: len(sitting.start)] and sitting.ordinal == mention.ordinal
            for mention in named[-1:] for sitting in self.discourse.sittings
        )  # fmt: skip

    def _told_of_another(self, predicate: Predicate) -> bool:
        """ "X said, Y has put forward A": told of Y, and put forward before."""
        speaker, subject = predicate.speaker, predicate.subject
        if predicate.verb.lemma not in self.lexicon.words.putting_forward or not predicate.reported:
            return False
        if speaker is None or subject is None or subject.person is None:
            return False
        return speaker.person is not None and speaker.person.name != subject.person.name


def _opens(token: Token) -> bool:
    return "place_word" in token.senses
