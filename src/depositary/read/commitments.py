"""Commitments: from predicates of force to who binds or asks whom to do what, by when.

In: a sentence with its predicates and the discourse's state. Out: `Pledge`s. One separately trackable deed is one
pledge: joined verbs with objects of their own are parted, one verb with a list of topics is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.adopting import papers_named
from depositary.read.asked_at_large import asked_at_large
from depositary.read.attributed import state_of_speaker
from depositary.read.deed_words import before_the_occasion, behind_opening_aside, without_asides
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.organs import office_beside
from depositary.read.party_signs import unique
from depositary.read.passive_stands import to_do_behind_agent, without_frame
from depositary.read.pledge_dues import Pledge
from depositary.read.pledge_lists import marked_items, tells_a_deed
from depositary.read.pledge_parts import _SIGNS, _STRIP
from depositary.read.pledge_points import PledgePoints
from depositary.read.predicates import Predicate, find_predicates
from depositary.read.scan import Token
from depositary.read.suppositions import in_a_question
from depositary.read.whose_deed import behind_those_asked, without_which

__all__ = ["Pledge", "PledgeReader"]

_ASKED = frozenset({"member", "group", "ministry", "head", "post", "party", "level"})
_LINE = 90  # code points of a heading
_FAR = 12  # tokens in which a charge begins
_LEADING = ("commit", "propose")  # what a sentence without an actor goes on with
_MARKS = frozenset("():;")  # around the marks of a list


class PledgeReader(PledgePoints):
    """Reads the pledges of one document, sentence after sentence."""

    def read(
        self,
        sentence: Sentence,
        *,
        clause: str | None = None,
        body: tuple[str, ...] | None = None,
        context: str | None = None,
    ) -> list[Pledge]:
        """Pledges of one sentence. body: the speaking body of a resolution, whose paragraph this is."""
        self.discourse.enter(sentence)
        if self.text[sentence.start : sentence.end].rstrip("”\"’'").endswith(("?", "？")):
            return self._asks(sentence)
        if body is None and clause is None and self._is_a_heading(sentence):
            return []
        self._said_by(sentence)
        voice = self._voice_in(sentence)
        predicates = find_predicates(sentence, self.lexicon, opening=body is not None, voiced=bool(voice))
        pledges: list[Pledge] = []
        last: tuple[Predicate, str, tuple[str, ...]] | None = None
        governing: list[tuple[Predicate, str, tuple[str, ...]]] = []
        together: tuple[str, ...] = ()
        asked = not self.spaces and in_a_question(self.text, sentence.end)
        for predicate in predicates:
            if asked and predicate.subject is None:
                continue  # nobody the question names: not who answers it
            actors = self._actors(predicate, sentence, body)
            unsaid = predicate.subject is None and (not self.spaces or self.speech)
            if voice and body is None and (unsaid or predicate.verb.role == "ought"):
                actors = voice if predicate.speaker is None else actors
            if together and predicate.inherited:
                actors = together
            elif body is None and len(actors) == 1 and self._unanimous(predicate):
                actors = together = self.discourse.meeting_parties() or actors
            if body is None:
                actors = unique(self.lexicon.offices.get(name, name) for name in actors)  # an office speaks for its own
            if predicate.verb.role == "report":
                if predicate.subject is not None and predicate.subject.kind in ("person", "speaker"):
                    self._voice = (sentence.paragraph, actors)
                continue
            force = self._force(predicate, sentence)
            if predicate.verb.force == "reaffirm" and actors and self._speaks(predicate):
                self._voice = (sentence.paragraph, actors)
            if force is None or predicate.negated or predicate.speculative:
                continue
            if not actors and body is None:
                continue
            if self._foreign_quote(predicate, sentence) or self._bygone(predicate, sentence):
                continue
            if force in ("propose", "request") and self._speaks(predicate):
                self._voice = (sentence.paragraph, actors)
            pledges += self._deeds(predicate, force, actors, sentence, clause, context)
            self.proposed = next((p for p in reversed(pledges) if p.force in ("propose", "request")), self.proposed)
            last = self._listing = self._latest = (predicate, force, actors)
            self._latest_in = sentence.paragraph
            governing.append(last)
        announced = self._announced(sentence, pledges, predicates)
        if announced is not None:
            return announced
        openers = [t for t in sentence.tokens if "enumerator" in t.senses] if "enumerator" in sentence.kinds else []
        opener = next((t.start for t in openers if t.start > sentence.start), None) if openers else None
        if opener is not None and governing and governing[0][0].start < opener:
            last = self._listing = next(g for g in reversed(governing) if g[0].start < opener)
        opens = openers[0].text if openers and openers[0] is sentence.tokens[0] else None
        if not openers:
            self._listing = None
        if self._listing is None:
            self._listing = self._carried(sentence, any(not p.inherited for p in predicates))
            if self._listing is not None and all(p.force in ("support", "reaffirm") for p in pledges):
                found = self._goes_on(sentence, clause, context, 0, min((p.start for p in pledges), default=None))
                pledges = [*found, *pledges]
        elif opens and opens != self.lexicon.words.enumerators[0] and self._listing is not None and not pledges:
            pledges = self._goes_on(sentence, clause, context)
        self._before = self._listing or last
        if any(not g[0].inherited for g in governing):
            self._led = next((g for g in governing if g[1] in _LEADING or self._leads_on(g[0], g[1], sentence)), None)
            self._led_in = sentence.paragraph
        return pledges

    def _asks(self, sentence: Sentence) -> list[Pledge]:
        """A question pledges nothing; who asks it goes on speaking."""
        for predicate in () if self.spaces else find_predicates(sentence, self.lexicon):
            subject = predicate.subject
            if predicate.verb.role == "report" and subject is not None and subject.kind == "person":
                self._voice = (sentence.paragraph, self._actors(predicate, sentence, None))
                break
        return []

    def _leads_on(self, predicate: Predicate, force: str, sentence: Sentence) -> bool:
        """ "agreed to do A. Do B.", "stressed that both should do A. Do B.", in a script without spaces."""
        if self.spaces:
            return False
        content = sentence.tokens[predicate.content_first : predicate.content_last][:_FAR]
        duty = any(v.role == "ought" for t in content for v in t.senses.get("verb", ()))
        return force == "agree" or (force == "reaffirm" and duty)

    def _is_a_heading(self, sentence: Sentence) -> bool:
        """A line that opens with a verb, names nobody and has no full stop, in a language whose verbs do not change
        their form."""
        words = self.lexicon.words
        if not self.spaces or words.infinitive or sentence.actors or sentence.end - sentence.start > _LINE:
            return False
        if not sentence.tokens or not sentence.tokens[0].senses.keys() & {"action", "verb"}:
            return False
        behind = self.text[sentence.end : sentence.end + 1]
        return self.text[sentence.end - 1 : sentence.end].isalnum() and behind in ("", "\n")

    def _said_by(self, sentence: Sentence) -> None:
        """ "…," said X: who speaks stands behind the verb, and goes on speaking."""
        if not self.lexicon.words.infinitive or not sentence.quoted:
            return
        for token in sentence.tokens:
            if any(v.role == "report" for v in token.senses.get("verb", ())):
                behind = next((a for a in sentence.actors if 0 <= a.start - token.end <= 1), None)
                if behind is not None and behind.kind == "person":
                    self.discourse.acted(behind, self.discourse.parties_of(behind))

    def _actors(self, predicate: Predicate, sentence: Sentence, body: tuple[str, ...] | None) -> tuple[str, ...]:
        subject = predicate.subject
        if body is not None and (predicate.inherited or subject is None):
            return body
        if predicate.passive and predicate.verb.force:
            agent = self._agent(predicate)
            return self.discourse.parties_of(agent) if agent is not None else self.discourse.meeting_parties()
        if predicate.verb.role == "ought":
            return self.discourse.parties_of(predicate.speaker)
        if subject is None and self.owners and not self.spaces:
            return self.owners  # not whom a plan named last
        parties = self._quoted_by(subject, sentence) or self.discourse.parties_of(subject)
        if subject is None and not parties and predicate.index == 0 and predicate.verb.form == "any" and self.spaces:
            parties = self.discourse.meeting_parties()  # "There was agreement to …"
        if subject is not None and not predicate.inherited:
            self.discourse.acted(subject, parties)
        own = state_of_speaker(predicate, sentence, parties)
        if subject is not None and subject.kind == "person" and not parties:
            return own
        return own or parties

    def _unanimous(self, predicate: Predicate) -> bool:
        """A verb that nobody does alone, said of a person or of nobody."""
        impersonal = tuple(self.lexicon.words.impersonal) or ("\0",)  # "for A's help, it was agreed to do B"
        alone = predicate.subject is None or predicate.subject.kind in ("person", "speaker")
        alone = alone or predicate.verb.lemma.startswith(impersonal)
        return (
            alone
            and predicate.verb.force in ("agree", "decide")
            and predicate.verb.lemma.startswith(tuple(self.lexicon.words.unanimous) or ("\0",))
        )

    def _quoted_by(self, subject: ActorMention | None, sentence: Sentence) -> tuple[str, ...]:
        """Whom "we" stands for inside a quote: the party of the one who is quoted."""
        if subject is None or subject.text.lower() not in self.lexicon.words.first_persons:
            return ()
        if sentence.voiced is not None:
            return self.discourse.parties_of(sentence.voiced)
        quote = next(((start, end) for start, end in sentence.quoted if start <= subject.start < end), None)
        if quote is None:
            return ()
        outside = [a for a in sentence.actors if not quote[0] <= a.start < quote[1]]
        outside.sort(key=lambda a: (a.kind != "person", a.start < quote[1]))
        return next(
            (p for a in outside if a.kind in ("person", "party", "speaker") and (p := self.discourse.parties_of(a))), ()
        )

    def _agent(self, predicate: Predicate) -> ActorMention | None:
        return predicate.agents[0] if predicate.agents else None

    def _deeds(
        self,
        predicate: Predicate,
        force: str,
        actors: tuple[str, ...],
        sentence: Sentence,
        clause: str | None,
        context: str | None,
    ) -> list[Pledge]:
        beside: tuple[str, ...] = ()
        tokens = self._to_the_point(predicate, sentence)
        if self.spaces:
            tokens = behind_opening_aside(tokens)
        if self.spaces and self.lexicon.words.appositions:
            tokens = before_the_occasion(without_asides(tokens, self.lexicon.words), self.lexicon.words)
        if not self.spaces:
            tokens, beside = self._beside(self._behind_partner(tokens), predicate, sentence)
            actors = self._who_backs(tokens, force, actors, sentence)
        frame = predicate.verb.frame
        charged = predicate.passive and frame == "ask"
        if charged:
            frame = "act"  # "officials were tasked to do A"
        elif predicate.passive:
            tokens = self._passive_subject(predicate, sentence)
            frame = "object"
        if predicate.reported and force == "commit":
            pass
        addressees = () if self.spaces else self._together_with(predicate, sentence)
        if charged and (whom := self._passive_subject(predicate, sentence)):
            whom = whom[1:] if len(whom) > 1 and "article" in whom[0].senses else whom
            addressees = (self.text[whom[0].start : whom[-1].end],)
            if len(tokens) > 1 and tokens[0].text in self.lexicon.words.charged_with:
                tokens = tokens[1:]  # "was tasked with preparing A"
            tokens = tokens[to_do_behind_agent(tokens) or 0 :]
        if frame in ("ask", "suggest"):
            large = asked_at_large(self.text, tokens, self.lexicon.words) if frame == "ask" else None
            tokens, addressees, mention = self._asked(tokens, sentence, actors)
            if large and (not addressees or (mention is not None and mention.kind == "group")):
                addressees = (large,)
            if frame == "suggest" and addressees and self._outside(addressees, mention):
                force = "request"
            if frame == "suggest" and mention is not None and mention.kind == "group":
                addressees = ()
            if frame == "ask" and mention is None and not addressees and tokens:
                if tokens[0].text in self.lexicon.words.plural_articles or "ministry" in tokens[0].senses:
                    addressees = actors  # "directed the bodies concerned to …": nobody of the other side
        items = self._itemised(predicate, tokens)
        whole = frame == "ask" and bool(tokens) and any("activity" in t.senses for t in tokens[:4])
        tokens = self._strip_opening(tokens, frame)
        if frame == "object" and force == "decide" and self.spaces and not self.lexicon.words.infinitive:
            tokens = papers_named(tokens, sentence)
        condition = self._condition(tokens, sentence)
        words = self.lexicon.words
        if words.infinitive and any(t.text in _MARKS or t.text in words.consisting for t in tokens):
            items = [
                part
                for item in marked_items(tokens, self.lexicon.words)
                for part in self._parts(self._strip_opening(item, frame), frame, force, predicate, sentence)
            ]
        if self.lexicon.words.infinitive and items == [] and (gap := self._gap(tokens)) is not None:
            if not tells_a_deed(tokens[:gap], self.lexicon.words):
                tokens = self._strip_opening(tokens[gap:], frame)
        parts = items or ([tokens] if whole and tokens else self._parts(tokens, frame, force, predicate, sentence))
        if not self.spaces:
            parts = self._with_explanations(parts)
        if not parts and frame == "object" and " " in (predicate.verb.gloss or ""):
            parts = [[sentence.tokens[predicate.index]]]  # "issued a joint statement": the verb says all
        pledges: list[Pledge] = []
        if len(parts) > 1:
            told_below = {*words.following, *words.articles}
            parts = [part for part in parts if any(t.text.lower() not in told_below for t in part)]
        for number, part in enumerate(parts):
            if number > 0 and predicate.verb.role == "will" and self._programme(part, predicate):
                continue
            helped = number > 0 and self._helping(part, 0, predicate.verb.force or "")
            own, how = ("commit", "act") if helped else (force, frame)
            pledge = self._pledge(predicate, own, actors, addressees, part, sentence, clause, context, how)
            if pledge is not None:
                pledge.condition = condition
                if beside and not pledges and pledge.what_en:
                    pledge.what_en += f" with {' and '.join(map(self._known_as, beside))}"
                pledges.append(pledge)
        return pledges

    def _to_the_point(self, predicate: Predicate, sentence: Sentence) -> list[Token]:
        """What the verb governs, up to where the sentence goes on to tell what was done or what it is good for; a verb
        that stands last governs what its topic word opens."""
        tokens = sentence.tokens[predicate.content_first : predicate.content_last]
        words = self.lexicon.words
        if not words.noun_marks:
            return tokens
        if predicate.verb.force == "agree" and len(tokens) > 2 and tokens[0].text == ":":
            return tokens[1:]  # "reached accord on three points: to do A, …"
        fronted = predicate.verb.force in ("agree", "reaffirm", "support") or predicate.verb.role == "welcome"
        if fronted and not any(t.text not in _STRIP for t in tokens[:1]):
            return self._topic(predicate, sentence) or tokens
        for index in range(1, len(tokens)):
            if tokens[index - 1].text not in _SIGNS or tokens[index - 1].text == "、":
                continue
            token = tokens[index]
            if "thing" in token.senses or (predicate.verb.frame == "object" and token.text not in "《「“"):
                return tokens[: index - 1]
            if self._told(tokens, index):
                return tokens[: index - 1]
        return tokens

    def _told(self, tokens: Sequence[Token], index: int) -> bool:
        """A clause whose verb, near its head, carries the sign of what is done."""
        signs = tuple(self.lexicon.words.perfective)
        opening = tokens[index]
        if opening.shape == "han" and not opening.senses and any(sign in opening.text[1:] for sign in signs):
            return True
        for step in range(index + 1, min(index + 4, len(tokens))):
            if tokens[step].text in _SIGNS:
                return False
            if (
                tokens[step].shape == "han"
                and tokens[step].text.startswith(signs)
                and tokens[step].start == tokens[step - 1].end
            ):
                return True
        return False

    def _passive_subject(self, predicate: Predicate, sentence: Sentence) -> list[Token]:
        position = predicate.index - 1
        while position > 0 and sentence.tokens[position - 1].senses.keys() & {"be", "have", "adverb"}:
            position -= 1
        end = position
        while position >= 0 and sentence.tokens[position].text not in ";；":
            position -= 1
        return without_frame(sentence.tokens[position + 1 : end], sentence, self.lexicon.words)

    def _asked(
        self, tokens: list[Token], sentence: Sentence, actors: tuple[str, ...]
    ) -> tuple[list[Token], tuple[str, ...], ActorMention | None]:
        """The addressee right after a verb of asking, and what remains as the deed."""
        position = 0
        while position < len(tokens) and (
            tokens[position].senses.keys() & {"article", "adverb"} or tokens[position].text in '“"'
        ):
            position += 1
        if position >= len(tokens):
            return tokens, (), None
        start = tokens[position].start
        if self.lexicon.language.facts.head == "first":
            deed = behind_those_asked(tokens, position - bool(position), self.lexicon.words)
            if deed is not None:
                those = [m for m in sentence.actors if start <= m.start < tokens[deed].start and m.kind == "party"]
                words = self.text[tokens[0].start : tokens[deed - 1].end]
                return tokens[deed:], unique([p for m in those for p in m.parties]) or (words,), None
        near = 2 if self.spaces or "action" not in tokens[position].senses else 0
        mention = next((m for m in sentence.actors if m.start <= start < m.end or 0 <= m.start - start <= near), None)
        opening = (i for i, t in enumerate(tokens) if i and "infinitive" in t.senses and not _before_a_noun(tokens, i))
        infinitive = next(opening, None)
        charged = self._charged(tokens, infinitive)
        if charged is not None and (mention is None or mention.end <= tokens[charged].start):
            last = self._before_a_clause(tokens, position, charged)
            own = position + ("reflexive" in tokens[position].senses and position < last)
            words = self.text[tokens[own].start : tokens[last].end]
            if mention is None or mention.kind == "group":
                return tokens[charged + 1 :], (words,), mention
            return tokens[charged + 1 :], self._addressed(mention, sentence, tokens, charged, actors), mention
        if mention is not None:
            rest = without_which([t for t in tokens if t.start >= mention.end], self.lexicon.words)
            asked = infinitive is not None and self._asks_of(tokens, infinitive, mention)
            if rest and "possessive" in rest[0].senses and not asked:
                infinitive = None  # "encouraged B's support to …": the deed, asked of B
                rest = [t for t in rest[:2] if t.senses and "possessive" not in t.senses] + rest[2:]
            if infinitive is not None and tokens[infinitive].start >= mention.end:
                rest = tokens[infinitive:]
            addressees = self._addressed(mention, sentence, tokens, infinitive, actors)
            if not self.spaces and rest and rest[0].text.startswith(self.lexicon.owning):
                rest = tokens[position:]  # "urged that A's reforms go on": no deed of A without its name
            return rest, addressees, mention
        if (
            infinitive is not None
            and infinitive <= 12
            and not any(t.senses.keys() & {"place_word"} for t in tokens[:1])
        ):
            head = next(
                (i for i, t in enumerate(tokens) if "place_word" in t.senses or "between" in t.senses), infinitive
            )
            if self.spaces and "activity" in tokens[min(head, infinitive) - 1].senses:
                return tokens, (), None  # "encouraged greater cooperation in … to": asked of nobody in particular
            last = self._before_a_clause(tokens, position, infinitive)
            words = self.text[tokens[position].start : tokens[last].end]
            named = unique(p for t in tokens[: last + 1] if (p := t.senses.get("party")))
            return tokens[infinitive:], named or (words, *self._joining(tokens, last, infinitive)), None
        return tokens, (), None

    def _asks_of(self, tokens: Sequence[Token], infinitive: int, mention: ActorMention) -> bool:
        """ "B's ministers to", "the country's military regime to": who is asked, not what ("B's support to")."""
        if tokens[infinitive - 1].senses.keys() & _ASKED:
            return True
        between = [t for t in tokens[:infinitive] if t.start >= mention.end]
        deed = any(t.senses.keys() & {"activity", "action", "proposal", "stance", "verb"} for t in between)
        return (
            bool(self.lexicon.words.infinitive)
            and len(between) in (3, 4)
            and not deed
            and any("action" in t.senses for t in tokens[infinitive + 1 : infinitive + 2])
        )

    def _charged(self, tokens: Sequence[Token], infinitive: int | None) -> int | None:
        """Where a charge begins that is no infinitive: "tasked A with preparing B"."""
        words = self.lexicon.words
        for index in range(1, min(len(tokens) - 1, _FAR if infinitive is None else infinitive)):
            after = tokens[index + 1].text
            if tokens[index].text in words.charged_with and after.endswith(tuple(words.doing_endings)):
                return index
        return None

    def _before_a_clause(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """Where an addressee ends: before a comma and what says how it is to act ("A, working with B, to …")."""
        for index in range(start + 1, end - 1):
            if tokens[index].text == "," and tokens[index + 1].text in self.lexicon.words.aside_openers:
                return index - 1
        last = end - 1
        while last > start and tokens[last].shape == "sign" and tokens[last].text in ",:;":
            last -= 1
        return last

    def _joining(self, tokens: Sequence[Token], last: int, end: int) -> tuple[str, ...]:
        """Parties asked to act with who is asked: "A, working with B, to …" (not "A, in consultation with B, to …")."""
        aside = tokens[last + 2 : end]
        if not aside or tokens[last + 1].text != "," or aside[0].text not in self.lexicon.words.aside_partners:
            return ()
        return unique(str(party) for token in aside if (party := token.senses.get("party")))

    def _addressed(
        self,
        mention: ActorMention,
        sentence: Sentence,
        tokens: list[Token],
        infinitive: int | None,
        actors: tuple[str, ...],
    ) -> tuple[str, ...]:
        if mention.kind == "group":
            parties = self.discourse.meeting_parties()
            if infinitive is not None:
                start = next(i for i, t in enumerate(tokens) if t.end > mention.start)
                last = self._before_a_clause(tokens, start, infinitive)
                words = self.text[mention.start : tokens[last].end]
                if last < infinitive - 1 or len(words) > len(self.text[mention.start : mention.end]) + 6:
                    return (words, *self._joining(tokens, last, infinitive))
            return parties
        if mention.kind == "person" and mention.person is not None and mention.person.post_en:
            return mention.parties
        if mention.kind == "party" and infinitive is not None:
            more = [
                m
                for m in sentence.actors
                if m.start >= mention.end and m.end <= tokens[infinitive].start and m.kind == "party"
            ]
            return unique([*mention.parties, *(p for m in more for p in m.parties)])
        if mention.kind in ("it", "they") and self.lexicon.words.infinitive:
            if (meant := self._named_before(sentence, mention.start, actors)) is not None:
                return meant
        own = office_beside(mention.text, actors, self.lexicon) if mention.kind == "speaker" else None
        return (own,) if own else self.discourse.parties_of(mention)

    def _named_before(self, sentence: Sentence, start: int, actors: tuple[str, ...]) -> tuple[str, ...] | None:
        """ "commends the Government of A and asks it to": A, named last in the same sentence and not among who asks."""
        rows = self.lexicon.registry.actors
        told = (t.senses["actor"].id for t in reversed(sentence.tokens) if t.end <= start and t.senses.get("actor"))
        named = (rows[one].name_en for one in told if one in rows and rows[one].kind in ("state", "organisation"))
        other = next((party for party in named if party not in actors), None)
        return (other,) if other is not None else None

    def _outside(self, addressees: tuple[str, ...], mention: ActorMention | None) -> bool:
        """Asked is an organ, or an officer of nobody who met: a request, not a proposal."""
        if mention is None or mention.kind == "group":
            return False
        asked = set(addressees) & set(self.discourse.meeting_parties())
        return mention.body or (mention.kind != "party" and not asked)

    def _strip_opening(self, tokens: list[Token], frame: str) -> list[Token]:
        position = 0
        while position < len(tokens) and (
            (
                tokens[position].senses.keys() & {"infinitive", "that", "have", "adverb"}
                and not tokens[position].senses.keys() & {"action", "party"}
            )
            or tokens[position].text in _STRIP
            or tokens[position].text in self.lexicon.words.perfective
            or (any(v.role in ("will", "ought") for v in tokens[position].senses.get("verb", ())) and frame != "object")
        ):
            position += 1
        return tokens[position:]


def _before_a_noun(tokens: Sequence[Token], index: int) -> bool:
    """ "an end to the violence": the word stands before a noun, and opens no deed."""
    after = tokens[index + 1].senses.keys() if index + 1 < len(tokens) else frozenset()
    return bool(after & {"article", "reflexive", "party", "group"}) and not after & {"action", "adverb"}
