"""Commitments in ordered sentences: "X put forward three points. First, both sides should …. Second, …".

In: a sentence of a language whose verbs change their form, its pledges and predicates, and what was put forward before
it. Out: the pledges of its point, each deed by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.mentions import Sentence
from depositary.read.pledge_dues import Pledge
from depositary.read.pledge_lists import mark_end
from depositary.read.pledge_making import PledgeMaking
from depositary.read.predicates import Predicate
from depositary.read.scan import Token

__all__ = ["PledgeOrdered"]

_REACH = 7  # tokens between the verb of putting forward and the word for what is put forward
_NEAR = 3  # paragraphs between two points
_LEAD = 9  # tokens of a point before its deed
_AHEAD = 16  # code points in which the next sentence shows its mark


class PledgeOrdered(PledgeMaking):
    """Reads the points that stand each in a sentence of its own, with "first" or "second" before it."""

    _offer: tuple[Predicate, tuple[str, ...]] | None = None
    _offer_in: int = -1

    def _ordered(
        self, sentence: Sentence, pledges: list[Pledge], predicates: Sequence[Predicate]
    ) -> list[Pledge] | None:
        """What to keep where points are announced here or one of them stands here; None elsewhere."""
        tokens = sentence.tokens
        if self._offer is not None and sentence.paragraph - self._offer_in > _NEAR:
            self._offer = None
        if self._offer is not None and tokens:
            behind = mark_end(tokens, 0, self.lexicon.words)
            if behind and behind < len(tokens):
                self._offer_in = sentence.paragraph
                if any(p.start >= tokens[behind].start and p.actors == self._offer[1] for p in pledges):
                    return None  # "First, A will …", "Second, we propose …"
                return self._point(self._offer, tokens[behind:], sentence) or None
            if sentence.paragraph == self._offer_in and not pledges and self._ought_opens(tokens):
                return self._point(self._offer, tokens, sentence) or None  # a further sentence of a point
        offered = self._puts_forward(predicates, sentence)
        if offered is None:
            return None
        predicate, actors, noun = offered
        colon = next((i for i in range(noun, len(tokens)) if tokens[i].text == ":"), None)
        if colon is not None and (items := self._doings(tokens[colon + 1 :])):
            made = [self._pledge(predicate, "propose", actors, (), p, sentence, None, None, "act") for p in items]
            return [*(p for p in pledges if p.end <= predicate.start), *(p for p in made if p is not None)]
        listed = colon is not None and colon + 1 < len(tokens)
        if colon is not None and listed and (behind := mark_end(tokens, colon + 1, self.lexicon.words)) > colon + 1:
            self._offer, self._offer_in = (predicate, actors), sentence.paragraph
            return [
                *(p for p in pledges if p.end <= predicate.start),
                *self._point(self._offer, tokens[behind:], sentence),
            ]
        ahead = self.text[sentence.end : sentence.end + _AHEAD].lower().split()
        if not ahead or ahead[0].strip(",:") not in self.lexicon.words.item_marks:
            return None
        self._offer, self._offer_in = (predicate, actors), sentence.paragraph
        return [p for p in pledges if p.end <= predicate.start or p.start < predicate.start]

    def _ought_opens(self, tokens: Sequence[Token]) -> bool:
        """ "We need to", "Both sides should" at the head of a sentence."""
        ought = len(tokens) > 1 and any(v.role == "ought" for v in tokens[1].senses.get("verb", ()))
        return ought and bool(tokens[0].senses.keys() & {"group", "party"})

    def _puts_forward(
        self, predicates: Sequence[Predicate], sentence: Sentence
    ) -> tuple[Predicate, tuple[str, ...], int] | None:
        """Who puts forward "three points" here, with which verb, and where the word for them stands."""
        words = self.lexicon.words
        for predicate in predicates:
            if predicate.verb.lemma not in words.putting_forward or predicate.negated or predicate.passive:
                continue
            for index in range(predicate.index + 1, min(predicate.index + _REACH, len(sentence.tokens))):
                token = sentence.tokens[index]
                if token.text in ",;:." or "infinitive" in token.senses:
                    break
                if token.senses.keys() & {"proposal", "proposed"} or token.text.lower() in words.steps:
                    actors = self._speaker_of(predicate)
                    return (predicate, actors, index) if len(actors) == 1 else None
        return None

    def _speaker_of(self, predicate: Predicate) -> tuple[str, ...]:
        if predicate.subject is None or predicate.subject.kind not in ("person", "speaker", "party"):
            return ()
        parties = self.discourse.parties_of(predicate.subject)
        return tuple(self.lexicon.offices.get(party, party) for party in parties)

    def _point(
        self, offer: tuple[Predicate, tuple[str, ...]], tokens: Sequence[Token], sentence: Sentence
    ) -> list[Pledge]:
        """The deeds of one point, behind its mark: "both sides should build A and open B", "to build A", "build A"."""
        predicate, actors = offer
        first = 0
        for index, token in enumerate(tokens[:_LEAD]):
            if token.text in ",;:." and index:
                break
            if any(v.role == "ought" for v in token.senses.get("verb", ())) or "infinitive" in token.senses:
                first = index + 1
                if index + 1 < len(tokens) and "infinitive" not in tokens[index + 1].senses:
                    break
        part = list(tokens[first:])
        while part and (part[-1].shape == "sign" or part[0].senses.keys() & {"adverb", "infinitive"} == {"adverb"}):
            part = part[:-1] if part[-1].shape == "sign" else part[1:]
        if not part or not ("action" in part[0].senses or self._is_doing(part[0])):
            return []
        found = []
        for deed in self._doings(part) or self._parts(part, "act", "propose", predicate, sentence):
            pledge = self._pledge(predicate, "propose", actors, (), deed, sentence, None, None, "act")
            if pledge is not None:
                pledge.start = deed[0].start
                found.append(pledge)
        return found

    def _is_doing(self, token: Token) -> bool:
        """ "strengthening": the form of doing of a deed."""
        if not token.text.endswith(tuple(self.lexicon.words.doing_endings) or ("\0",)):
            return False
        for ending in self.lexicon.words.doing_endings:
            stem = token.text.lower().removesuffix(ending)
            if any("action" in self.lexicon.senses_of(form) for form in (stem, f"{stem}e", stem[:-1])):
                return True
        return False

    def _doings(self, tokens: Sequence[Token]) -> list[list[Token]]:
        """ "building A, opening B and widening C": each doing with its object; empty if it is no such list."""
        part = list(tokens)
        while part and (part[-1].shape == "sign" or part[0].text in '“"'):
            part = part[:-1] if part[-1].shape == "sign" else part[1:]
        if not part or not self._is_doing(part[0]):
            return []
        cuts = [0]
        for index in range(1, len(part) - 1):
            joined = part[index - 1].text in ",;" or "conjunction" in part[index - 1].senses
            if joined and self._is_doing(part[index]) and index - cuts[-1] >= 2:
                cuts.append(index)
        items = [part[a:b] for a, b in zip(cuts, [*cuts[1:], len(part)], strict=True)]
        for item in items:
            while item and (item[-1].shape == "sign" or "conjunction" in item[-1].senses):
                item.pop()
        return [item for item in items if item]
