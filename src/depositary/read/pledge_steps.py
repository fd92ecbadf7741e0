"""Commitments in sentences with marks, where verbs do not change their form: "X put forward three directions. First,
strengthen A. Second, both sides should widen B."

In: a sentence of a spaced language without inflection, its pledges and predicates, and what was put forward before it.
Out: the pledges of its point, each deed by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.mentions import Sentence
from depositary.read.pledge_dues import Pledge
from depositary.read.pledge_lists import mark_end
from depositary.read.pledge_ordered import PledgeOrdered
from depositary.read.predicates import Predicate
from depositary.read.scan import Token

__all__ = ["PledgeSteps"]

_NEAR = 3  # paragraphs between two points
_REACH = 10  # tokens between the verb of putting forward and the word for what is put forward
_AHEAD = 40  # code points in which the next sentence shows its mark
_FIELD = 14  # tokens of "on politics and security," before the deed of a point
_LEAD = 9  # tokens before "should"
_BEFORE_NAMES = frozenset({"article", "lay_post", "post", "connector", "adverb"})
_ONE = frozenset({"party", "person", "speaker"})
_KEPT = ("agree", "commit")  # else what is put forward is proposed
_SPEAKERS = frozenset({"person", "speaker", "party", "group", "meeting"})

Offer = tuple[Predicate, str, tuple[str, ...]]


class PledgeSteps(PledgeOrdered):
    """Reads points that stand each in a sentence or paragraph of its own behind the sentence that announces them."""

    _steps: Offer | None = None
    _steps_in: int = -1
    _marks: frozenset[str] = frozenset()  # of the points read so far

    def _stepped(
        self, sentence: Sentence, pledges: list[Pledge], predicates: Sequence[Predicate]
    ) -> list[Pledge] | None:
        """What to keep where points are announced here or one of them stands here; None elsewhere."""
        tokens = sentence.tokens
        if self._steps is not None and sentence.paragraph - self._steps_in > _NEAR:
            self._steps = None
        if not tokens:
            return None
        behind = mark_end(tokens, 0, self.lexicon.words)
        if self._steps is not None and self._is_over(self._steps, sentence, behind):
            self._steps = None
        if self._steps is not None and behind:
            self._steps_in = sentence.paragraph
            if not pledges:
                return self._step(self._steps, tokens[behind:], sentence) or None
            cut = self._first_to_act(tokens[behind:], predicates)
            ahead = self._step(self._steps, [t for t in tokens[behind:] if t.end <= cut], sentence)
            return [*ahead, *pledges] if ahead else None
        follows = self._mark_follows(sentence.end)
        inline = not follows and any(
            tokens[i].text == ":" and mark_end(tokens, i + 1, self.lexicon.words) > i + 1
            for i in range(len(tokens) - 1)
        )
        if not (follows or inline) or (offered := self._announces(sentence, predicates)) is None:
            return None
        self._steps, self._steps_in, self._marks = offered, sentence.paragraph, frozenset()
        return [p for p in pledges if self._promised_beside(p, offered[0], tokens, predicates)] if follows else None

    def _is_over(self, offer: Offer, sentence: Sentence, behind: int) -> bool:
        """The points put forward are at an end: a mark of theirs comes again, or a sentence without a mark opens with
        somebody else."""
        tokens = sentence.tokens
        if behind:
            mark = " ".join(t.text.lower() for t in tokens[:behind] if t.text not in ",:")
            again = mark in self._marks
            self._marks |= {mark} & set(self.lexicon.words.item_marks)
            return again
        head = next((i for i, t in enumerate(tokens) if not t.senses.keys() & _BEFORE_NAMES), 0)
        if any("lay_post" in t.senses for t in tokens[:head]):
            return True
        opening = next((a for a in sentence.actors if a.start <= tokens[head].start < a.end), None)
        if opening is None or opening.kind not in _ONE:
            return False
        parties = self.discourse.parties_of(opening)
        return bool(parties) and not set(parties) & set(offer[2])

    def _promised_beside(
        self, pledge: Pledge, offered: Predicate, tokens: Sequence[Token], predicates: Sequence[Predicate]
    ) -> bool:
        """The pledge is none of the announcement: it ends before that, or a verb of its own opens it behind."""
        if pledge.end <= offered.start:
            return True
        noun = next((tokens[n] for i in range(len(tokens)) if (n := self._announced_noun(tokens, i))), None)
        if noun is None or pledge.start <= noun.start:
            return False
        return any(
            noun.start < p.start <= pledge.start and p is not offered and p.verb.force == pledge.force
            for p in predicates
        )

    def _first_to_act(self, tokens: Sequence[Token], predicates: Sequence[Predicate]) -> int:
        """Where in a point a verb of its own begins, with who does it: what stands before goes on with the list."""
        starts = []
        for predicate in predicates:
            own = predicate.subject if not predicate.inherited else None
            starts.append(own.start if own is not None and own.start >= tokens[0].start else predicate.start)
        return min(starts, default=0) if tokens else 0

    def _mark_follows(self, end: int) -> bool:
        """The next sentence opens with the mark of a point."""
        ahead = self.text[end : end + _AHEAD].lstrip(' \n\t.:;“"-–•*').lower()
        return bool(ahead) and ahead.startswith(tuple(self.lexicon.words.item_marks) or ("\0",))

    def _announces(self, sentence: Sentence, predicates: Sequence[Predicate]) -> Offer | None:
        """Who puts forward "three directions" here, or agrees on them; None if nobody does."""
        tokens = sentence.tokens
        at = next((i for i, t in enumerate(tokens) if self._announced_noun(tokens, i)), None)
        if at is None:
            return None
        predicate = next((p for p in reversed(predicates) if p.index <= at), None) or self._putting(sentence, at)
        if predicate is None or predicate.negated or predicate.passive:
            return None
        if predicate.subject is None or predicate.subject.kind not in _SPEAKERS:
            return None
        actors = self.discourse.parties_of(predicate.subject)
        actors = tuple(self.lexicon.offices.get(party, party) for party in actors)
        force = predicate.verb.force if predicate.verb.force in _KEPT else "propose"
        if not actors or (force == "propose" and len(actors) > 1 and predicate.subject.kind != "group"):
            return None
        return predicate, force, actors

    def _putting(self, sentence: Sentence, index: int) -> Predicate | None:
        """What the verb of putting forward at an index does where it is no verb of force, as of the last one before."""
        token = sentence.tokens[index]
        subject = next((a for a in reversed(sentence.actors) if a.end <= token.start and a.kind in _SPEAKERS), None)
        words = self.lexicon.words.putting_forward
        verbs = (v for word in words for v in self.lexicon.senses_of(word).get("verb", ()) if v.force == "propose")
        verb = next(verbs, None) if subject is not None else None
        if verb is None:
            return None
        return Predicate(verb, index, token.start, token.end, subject, index + 1, len(sentence.tokens))

    def _announced_noun(self, tokens: Sequence[Token], index: int) -> int:
        """Where behind a verb of putting forward at `index` the word "directions", "proposals" or the like ends; 0 if
        there is none close behind."""
        if tokens[index].text.lower() not in self.lexicon.words.putting_forward:
            return 0
        said = " "
        for step, token in enumerate(tokens[index + 1 : index + 1 + _REACH], index + 1):
            if token.text in ",;:.":
                break
            said = f"{said}{token.text.lower()} "
            if any(said.endswith(f" {word} ") for word in self.lexicon.words.steps):
                return step
        return 0

    def _step(self, offer: Offer, tokens: Sequence[Token], sentence: Sentence) -> list[Pledge]:
        """The deeds of one point, behind its mark: "both sides should build A and open B", "on trade, build A"."""
        predicate, force, actors = offer
        first = 0
        if tokens and "about" in tokens[0].senses:
            first = next((i + 1 for i, t in enumerate(tokens[:_FIELD]) if t.text == ","), 0)
        for index in range(first, min(first + _LEAD, len(tokens))):
            if tokens[index].text in ",;:." and index > first:
                break
            if any(v.role == "ought" for v in tokens[index].senses.get("verb", ())):
                first = index + 1
                break
        part = list(tokens[first:])
        while part and part[-1].shape == "sign":
            part.pop()
        while part and "action" not in part[0].senses and part[0].senses.keys() & {"adverb", "that", "connector"}:
            del part[0]
        first_item = part[: next((i for i, t in enumerate(part) if t.text == ";"), len(part))]
        if not part or "action" not in part[0].senses or any("copula" in t.senses for t in first_item):
            return []  # no deed, or what doing it is
        return self._each_deed(part, (predicate, force, actors), sentence, None, None)

    def _each_deed(
        self, part: list[Token], offer: Offer, sentence: Sentence, clause: str | None, context: str | None
    ) -> list[Pledge]:
        """A point's deeds, each by itself, by the verb, the force and the actors of what announced it."""
        predicate, force, actors = offer
        found = []
        for deed in self._parts(part, "act", force, predicate, sentence):
            pledge = self._pledge(predicate, force, actors, (), deed, sentence, clause, context, "act")
            if pledge is not None:
                pledge.start = deed[0].start
                found.append(pledge)
        return found
