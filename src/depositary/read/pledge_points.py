"""Commitments put forward point by point: "X made five proposals:", then a paragraph or a sentence each.

In: a sentence, its pledges and predicates, and which list the document is in. Out: the pledges of its point, each deed
by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.mentions import Sentence
from depositary.read.pledge_dues import Pledge
from depositary.read.pledge_parts import _SHORT_NOTICE, _STRIP
from depositary.read.pledge_steps import PledgeSteps
from depositary.read.predicates import Predicate
from depositary.read.scan import Token

__all__ = ["PledgePoints"]

_QUOTES = ("“", '"', "「", "『")  # before the first of several points
_DASHES = ("——", "--")  # before each of several points
_BINDING = ("commit", "agree")  # what points inside a sentence keep
_PUT = ("propose", "commit")  # what points go on with
_GAP = 40  # code points between two sentences
_HOW = 3  # tokens in which a clause comes to its deed
_MANNER = frozenset({"adverb", "shield", "connector"})
_TOLD = 80  # code points of the sentence before the points
_STANDS = frozenset({"verb", "noun", "held", "scheduled", "itinerary", "connector", "topic", "happening"})
_BESIDE = 4  # code points between who acts and the verb


def _ends_here(ahead: Sequence[Token]) -> bool:
    """ "X put forward:", and the points."""
    return len(ahead) == 1 and ahead[0].text == ":"


def _behind_duty(tokens: Sequence[Token], first: int) -> int:
    """ "(second,) both sides should do A", "should do A": where the deed begins, else `first`."""
    step = first
    while step < len(tokens) and step - first < _DUTY and tokens[step].senses.keys() & _ANYBODY:
        if "action" in tokens[step].senses:
            return first
        step += 1
    duty = step < len(tokens) and any(v.role == "ought" for v in tokens[step].senses.get("verb", ()))
    return step + 1 if duty else first


_ANYBODY = frozenset({"group", "adverb", "connector"})
_DUTY = 4  # tokens up to "should"


def _opens_with_a_deed(tokens: Sequence[Token]) -> bool:
    """A deed right at the head, in a sentence that does not go on to say what that takes."""
    if "action" not in tokens[0].senses or tokens[0].senses.keys() & _STANDS:
        return False
    return not any(v.role == "ought" for t in tokens for v in t.senses.get("verb", ()))


class PledgePoints(PledgeSteps):
    """Reads the points of what somebody put forward."""

    def _own_clause(self, sentence: Sentence, predicates: Sequence[Predicate]) -> int:
        """Where somebody named begins to act in a point of a list: what was put forward ends there."""
        own = (
            p.subject.start
            for p in predicates
            if p.subject is not None and not p.inherited and (p.verb.force or p.verb.role == "will")
            and 0 <= p.start - p.subject.end <= _BESIDE
            and not any(m.start < p.start < m.end for m in sentence.instruments)
        )  # fmt: skip
        return min((start for start in own if start > sentence.start), default=sentence.end)

    def _announced(
        self, sentence: Sentence, pledges: list[Pledge], predicates: Sequence[Predicate]
    ) -> list[Pledge] | None:
        """ "X put forward five proposals:", then a paragraph each. Returns: None where nothing is announced, else what
        to keep: nothing of the announcement, one pledge for each numbered point."""
        if self.spaces:
            inflected = bool(self.lexicon.words.infinitive)
            return (self._ordered if inflected else self._stepped)(sentence, pledges, predicates)
        self._who_speaks(sentence, predicates)
        text = self.text[sentence.start : sentence.end].rstrip()
        if text.endswith((":", "。")) and len(pledges) == 1 and pledges[0].force == "propose":
            part = [t for t in sentence.tokens if pledges[0].start <= t.start < pledges[0].end and t.text not in _STRIP]
            this = len(part) > 2 and "thing" in part[-2].senses  # "proposed to study this plan"
            noun = bool(part) and not this and "proposal" in part[-1].senses
            if noun and pledges[0].end - pledges[0].start <= _SHORT_NOTICE:
                self._points, self._before = self._latest, None
                return []
        inside = self._points_inside(sentence)
        if inside is None and text.endswith((":", "。")) and (offered := self._offered(sentence)) is not None:
            self._points = offered
            kept = [p for p in pledges if p.end <= offered[0].end]
            announced = len(kept) < len(pledges) and "enumerator" not in sentence.kinds
            return kept if announced and self._points_follow(sentence.end) else None
        if text.endswith(":") and pledges and self._points_follow(sentence.end) and self._latest is not None:
            self._points, self._before = self._latest, None
            return []
        if inside is not None and self._points is not None:
            return [*(p for p in pledges if p.end <= self._points[0].start), *inside]
        if (inline := self._points_behind_colon(sentence)) is not None:
            return inline
        if (spoken := self._spoken_points(sentence, pledges, predicates)) is not None:
            return spoken
        dashed = text.startswith(_DASHES)
        head = int(bool(sentence.tokens) and sentence.tokens[0].text in _QUOTES and len(sentence.tokens) > 1)
        if self._points is None and sentence.tokens and (dashed or self._first_of_points(sentence)):
            self._points = self._latest if self._latest is not None and self._latest[1] in _PUT else None
            if self._points is not None:
                self._points = (self._points[0], "propose", self._points[2])
            elif not dashed:
                self._points = self._said_before(sentence)
        if self._points is None or not sentence.tokens:
            return None
        if "enumerator" not in sentence.tokens[head].senses and not dashed:
            opens = _behind_duty(sentence.tokens, 0)
            deed = any(self._deed_at(sentence.tokens, opens + step) for step in range(_HOW if opens else 1))
            if self._points_in != sentence.paragraph or not deed or (opens and pledges):
                return None
            self._listing = self._points  # a further sentence of a point
            found = self._goes_on(sentence, None, None, opens, self._own_clause(sentence, predicates))
            return [*found, *(p for p in pledges if found and p.start >= found[-1].end)] or None
        first = head + 1
        while first < len(sentence.tokens) and (
            sentence.tokens[first].text in _STRIP or sentence.tokens[first].text[0] in _DASHES[0]
        ):
            first += 1
        self._listing = self._points
        self._points_in = sentence.paragraph
        first = _behind_duty(sentence.tokens, first)
        found = self._goes_on(sentence, None, None, first, self._own_clause(sentence, predicates))
        return [*found, *(p for p in pledges if found and p.start >= found[-1].end)] or None

    def _points_behind_colon(self, sentence: Sentence) -> list[Pledge] | None:
        """ "X put forward three proposals: do A; do B" without words before the points, the next behind semicolons."""
        tokens = sentence.tokens
        colon = next((i for i, t in enumerate(tokens) if t.text == ":"), None)
        if colon is None or colon + 2 > len(tokens) or "enumerator" in sentence.kinds:
            return None
        if "proposal" not in tokens[colon - 1].senses or not self._deed_at(tokens, colon + 1):
            return None
        if (offered := self._offered(sentence)) is None or offered[0].index > colon:
            return None
        self._points = None
        self._listing = self._before = offered
        return self._goes_on(sentence, None, None, colon + 1) or None

    def _points_inside(self, sentence: Sentence) -> list[Pledge] | None:
        """ "X put forward ideas: first, …;" in one sentence, the next points behind semicolons."""
        tokens = sentence.tokens
        if "enumerator" not in sentence.kinds or not tokens or "enumerator" in tokens[0].senses:
            return None
        opens = next((i for i, t in enumerate(tokens) if "enumerator" in t.senses), 0)
        if tokens[opens - 1].text not in ",:" or (offered := self._offered(sentence)) is None:
            return None
        self._points = self._listing = offered
        self._points_in = sentence.paragraph
        return self._goes_on(sentence, None, None, opens + 1) or None

    def _who_speaks(self, sentence: Sentence, predicates: Sequence[Predicate]) -> None:
        """Keeps who last said something in the document, and in which paragraph."""
        for predicate in predicates:
            says = predicate.verb.role == "report" or predicate.verb.force == "reaffirm"
            if says and predicate.subject is not None and predicate.subject.kind in ("person", "party", "speaker"):
                parties = self.discourse.parties_of(predicate.subject)
                if len(parties) == 1:
                    self._spoken = (predicate, parties, sentence.paragraph)

    def _said_before(self, sentence: Sentence) -> tuple[Predicate, str, tuple[str, ...]] | None:
        """ "X said, both sides should …. First, …": what X would have done."""
        if self._spoken is None or not 0 <= sentence.paragraph - self._spoken[2] <= 1:
            return None
        if self._of_what_was_reached(sentence):
            return None
        return self._spoken[0], "propose", self._spoken[1]

    def _of_what_was_reached(self, sentence: Sentence) -> bool:
        """ "X said cooperation has made progress. First, …": the points tell of it."""
        words = self.lexicon.words
        before = self.text[max(0, sentence.start - _TOLD) : sentence.start].rstrip().rstrip("。:：")
        last = before.rpartition("。")[2]
        hoped = any(word in last for word in (*words.wishing, *words.towards))
        return last.endswith((*words.reached, "\0")) and not hoped

    def _spoken_points(
        self, sentence: Sentence, pledges: list[Pledge], predicates: Sequence[Predicate]
    ) -> list[Pledge] | None:
        """ "X said: first, …, second, …": points inside the sentence that tells who makes them; None where there are no
        such points."""
        tokens, words = sentence.tokens, self.lexicon.words
        if "enumerator" not in sentence.kinds or not tokens or "enumerator" in tokens[0].senses:
            return None
        opens = [i for i, t in enumerate(tokens) if "enumerator" in t.senses]
        if not opens or tokens[opens[0]].text not in words.first_points:
            return None
        leads = tokens[opens[0] - 1]
        asking = self.lexicon.senses_of(tokens[opens[0]].text[-1:]).get("verb", ())
        theirs = leads.senses.keys() & {"group", "party"} and any(v.role == "ought" for v in asking)
        if leads.text not in ",:" and not theirs:
            return None  # "the bloc must first …"
        before = [p for p in predicates if p.index < opens[0]]
        if not before or before[-1].negated:
            return None
        bound = next((p for p in pledges if p.start >= before[-1].start), None)
        if bound is not None and bound.force in _BINDING and before[-1].verb.force not in _PUT[:1]:
            self._points = self._listing = (before[-1], bound.force, bound.actors)
        elif self._spoken is not None and (
            self._spoken[0] is before[-1]
            or (before[-1].verb.role == "ought" and any(p is self._spoken[0] for p in before))
        ):
            self._points = self._listing = (before[-1], "propose", self._spoken[1])
        else:
            return None
        self._points_in = sentence.paragraph
        found = [p for p in pledges if p.end <= before[-1].start]
        for number, index in enumerate(opens):
            stop = tokens[opens[number + 1]].start if number + 1 < len(opens) else sentence.end
            own = [p for p in pledges if tokens[index].end <= p.start < stop]  # "first, A stands ready to …"
            found += self._goes_on(sentence, None, None, index + 1, stop) or own
        return found

    def _first_of_points(self, sentence: Sentence) -> bool:
        """The first of a list of points, in the paragraph of what somebody promised or put forward or the next."""
        said = max(self._voice[0] if self._voice is not None else -2, self._latest_in)
        opens = sentence.tokens[sentence.tokens[0].text in _QUOTES : 2]
        first = bool(opens) and opens[0].text in self.lexicon.words.first_points
        return first and 0 <= sentence.paragraph - said <= 1

    def _points_follow(self, end: int) -> bool:
        """The first of a list of points opens the next sentence."""
        return self.text[end : end + 24].lstrip().startswith(tuple(self.lexicon.words.enumerators))

    def _offered(self, sentence: Sentence) -> tuple[Predicate, str, tuple[str, ...]] | None:
        """Who puts forward "five proposals" here, and with which verb; None if nobody does."""
        tokens, offering = sentence.tokens, self.lexicon.words.putting_forward
        for index, token in enumerate(tokens):
            ahead = tokens[index + 1 : index + 9]
            if token.text not in offering or not (any("proposal" in t.senses for t in ahead) or _ends_here(ahead)):
                continue
            before = [a for a in sentence.actors if a.end <= token.start and a.kind in ("person", "party")]
            beside = [a for a in before if token.start - a.end <= 1]
            subject = next(iter(beside or [a for a in before if a.kind == "person"] or before), None)
            parties = self.discourse.parties_of(subject) if subject is not None else ()
            verb = next(iter(token.senses.get("verb", ())), None)
            if verb is None or len(parties) != 1:
                return None
            predicate = Predicate(verb, index, token.start, token.end, subject, index + 1, len(tokens))
            return predicate, "propose", parties
        return None

    def _carried(self, sentence: Sentence, acted: bool) -> tuple[Predicate, str, tuple[str, ...]] | None:
        """What governs a sentence cut off by a semicolon that goes on with a deed ("…; invest more in …"), or one of
        the same paragraph with a deed at its head and nobody to do it ("Firmly uphold …", "Deepen …"). acted: somebody
        named acts in the sentence."""
        tokens = sentence.tokens
        if self.spaces or not tokens:
            return None
        before = self.text[max(0, sentence.start - _GAP) : sentence.start].rstrip()
        if before[-1:] in ("；", ";"):
            goes_on = self._before is not None and self._before[1] in ("commit", "propose", "agree")
            deed = next((i for i, t in enumerate(tokens[:_HOW]) if "action" in t.senses), None)
            manner = deed is not None and all(t.senses.keys() & _MANNER for t in tokens[:deed])
            return self._before if goes_on and manner else None
        if self._led is None or self._led_in != sentence.paragraph:
            return None
        if "adverb" not in tokens[0].senses and (acted or not _opens_with_a_deed(tokens)):
            return None
        told = any(t.senses.keys() & {"topic", "copula", "have"} for t in tokens[:8])
        deed = any("action" in t.senses for t in tokens[:3])
        return self._led if deed and not told and "connector" not in tokens[0].senses else None

    def _speaks(self, predicate: Predicate) -> bool:
        """ "Minister X proposed that …": X may go on in the next sentence."""
        subject = predicate.subject
        if subject is None or predicate.inherited:
            return False
        opines = subject.kind == "group" and predicate.verb.lemma in self.lexicon.words.opining
        return opines or subject.kind in ("person", "speaker")

    def _deed_at(self, tokens: Sequence[Token], index: int) -> bool:
        """A deed, or a stand taken, behind no more than an adverb or two."""
        while index < len(tokens) and tokens[index].senses.keys() == {"adverb"}:
            index += 1
        return index < len(tokens) and (
            "action" in tokens[index].senses
            or any(v.force in ("support", "reaffirm") for v in tokens[index].senses.get("verb", ()))
        )

    def _goes_on(
        self, sentence: Sentence, clause: str | None, context: str | None, first: int = 1, stop: int | None = None
    ) -> list[Pledge]:
        """The next point of a list whose first point a verb before it governs; each of its deeds by itself."""
        if self._listing is None or any(
            t.senses.keys() & {"group", "party"} for t in sentence.tokens[first : first + 1]
        ):
            return []
        part = [t for t in sentence.tokens[first:] if stop is None or t.start < stop]
        while part and part[-1].text in _STRIP:
            part = part[:-1]
        if not any(self._deed_at(part, step) for step in range(min(4, len(part)))):
            return []
        return self._each_deed(part, self._listing, sentence, clause, context)
