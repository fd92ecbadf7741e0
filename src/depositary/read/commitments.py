"""Commitments: from predicates of force to who binds or asks whom to do what, by when.

In: a sentence with its predicates and the discourse's state. Out: `Pledge`s. One separately trackable deed is one
pledge: joined verbs with objects of their own are parted, one verb with a list of topics is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.areas import find_areas
from depositary.read.gloss import gloss
from depositary.read.instruments import Paper
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.pledge_dues import Pledge
from depositary.read.pledge_force import PledgeForce
from depositary.read.pledge_parts import _SHORT_NOTICE, _SIGNS, _STRIP
from depositary.read.predicates import Predicate, find_predicates
from depositary.read.scan import Token

__all__ = ["Pledge", "PledgeReader"]


class PledgeReader(PledgeForce):
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
        if self.text[sentence.end - 1 : sentence.end] in "?？":
            return []
        voice = self._voice_in(sentence)
        predicates = find_predicates(sentence, self.lexicon, opening=body is not None, voiced=bool(voice))
        pledges: list[Pledge] = []
        last: tuple[Predicate, str, tuple[str, ...]] | None = None
        for predicate in predicates:
            actors = self._actors(predicate, sentence, body)
            if voice and body is None and (predicate.subject is None or predicate.verb.role == "ought"):
                actors = voice if predicate.speaker is None else actors
            if body is None:
                actors = unique(self.lexicon.offices.get(name, name) for name in actors)  # an office speaks for its own
            if predicate.verb.role == "report":
                if predicate.subject is not None and predicate.subject.kind in ("person", "speaker"):
                    self._voice = (sentence.paragraph, actors)
                continue
            force = self._force(predicate, sentence)
            if force is None or predicate.negated or predicate.speculative:
                continue
            if not actors and body is None:
                continue
            if self._foreign_quote(predicate, sentence) or self._bygone(predicate, sentence):
                continue
            pledges += self._deeds(predicate, force, actors, sentence, clause, context)
            self.proposed = next((p for p in reversed(pledges) if p.force in ("propose", "request")), self.proposed)
            last = self._listing = self._latest = (predicate, force, actors)
        announced = self._announced(sentence, pledges)
        if announced is not None:
            return announced
        opens = next((t.text for t in sentence.tokens[:1] if "enumerator" in t.senses), None)
        if not any("enumerator" in t.senses for t in sentence.tokens):
            self._listing = None
        if self._listing is None:
            self._listing = self._before if self._continues(sentence) else None
            if self._listing is not None and all(p.force == "support" for p in pledges):
                pledges = self._goes_on(sentence, clause, context, 0) or pledges
        elif opens and opens != self.lexicon.words.enumerators[0] and self._listing is not None and not pledges:
            pledges = self._goes_on(sentence, clause, context)
        self._before = self._listing or last
        return pledges

    def _announced(self, sentence: Sentence, pledges: list[Pledge]) -> list[Pledge] | None:
        """ "X put forward five proposals:", then a paragraph each. Returns: None where nothing is announced, else what
        to keep: nothing of the announcement, one pledge for each numbered point."""
        if self.spaces:
            return None
        text = self.text[sentence.start : sentence.end].rstrip()
        if text.endswith((":", "。")) and len(pledges) == 1 and pledges[0].force == "propose":
            part = [t for t in sentence.tokens if pledges[0].start <= t.start < pledges[0].end and t.text not in _STRIP]
            if part and "proposal" in part[-1].senses and pledges[0].end - pledges[0].start <= _SHORT_NOTICE:
                self._points, self._before = self._latest, None
                return []
        if text.endswith((":", "。")) and (offered := self._offered(sentence)) is not None:
            self._points = offered
            return None
        if self._points is None or not sentence.tokens or "enumerator" not in sentence.tokens[0].senses:
            return None
        first = 1
        while first < len(sentence.tokens) and sentence.tokens[first].text in _STRIP:
            first += 1
        self._listing = self._points
        found = self._goes_on(sentence, None, None, first)
        return found or None

    def _offered(self, sentence: Sentence) -> tuple[Predicate, str, tuple[str, ...]] | None:
        """Who puts forward "five proposals" here, and with which verb; None if nobody does."""
        tokens, offering = sentence.tokens, self.lexicon.words.putting_forward
        for index, token in enumerate(tokens):
            if token.text not in offering or not any("proposal" in t.senses for t in tokens[index + 1 : index + 6]):
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

    def _continues(self, sentence: Sentence) -> bool:
        """A sentence cut off by a semicolon that goes on with a deed: "…; invest more in …"."""
        if self.spaces or not sentence.tokens or "action" not in sentence.tokens[0].senses:
            return False
        return (
            self.text[: sentence.start].rstrip()[-1:] in ("；", ";")
            and self._before is not None
            and self._before[1] == "commit"
        )

    def _goes_on(self, sentence: Sentence, clause: str | None, context: str | None, first: int = 1) -> list[Pledge]:
        """The next point of a list whose first point a verb before it governs."""
        if self._listing is None or any(
            t.senses.keys() & {"group", "party"} for t in sentence.tokens[first : first + 1]
        ):
            return []
        predicate, force, actors = self._listing
        part = sentence.tokens[first:]
        while part and part[-1].text in _STRIP:
            part = part[:-1]
        if not any("action" in t.senses for t in part[:4]):
            return []
        pledge = self._pledge(predicate, force, actors, (), part, sentence, clause, context, "act")
        if pledge is not None:
            pledge.start = part[0].start
        return [pledge] if pledge is not None else []

    def _actors(self, predicate: Predicate, sentence: Sentence, body: tuple[str, ...] | None) -> tuple[str, ...]:
        subject = predicate.subject
        if body is not None and (predicate.inherited or subject is None):
            return body
        if predicate.passive and predicate.verb.force:
            agent = self._agent(predicate)
            return self.discourse.parties_of(agent) if agent is not None else self.discourse.meeting_parties()
        if predicate.verb.role == "ought":
            return self.discourse.parties_of(predicate.speaker)
        parties = self._quoted_by(subject, sentence) or self.discourse.parties_of(subject)
        if subject is not None and not predicate.inherited:
            self.discourse.acted(subject, parties)
        if subject is not None and subject.kind == "person" and not parties:
            return ()
        return parties

    def _quoted_by(self, subject: ActorMention | None, sentence: Sentence) -> tuple[str, ...]:
        """Whom "we" stands for inside a quote: the party of the one who is quoted."""
        if subject is None or subject.text.lower() not in self.lexicon.words.first_persons:
            return ()
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
        tokens = self._to_the_point(predicate, sentence)
        frame = predicate.verb.frame
        if predicate.passive:
            tokens = self._passive_subject(predicate, sentence)
            frame = "object"
        if predicate.reported and force == "commit":
            pass
        addressees: tuple[str, ...] = ()
        if frame in ("ask", "suggest"):
            tokens, addressees, mention = self._asked(tokens, sentence, actors)
            if frame == "suggest" and addressees and self._outside(addressees, mention):
                force = "request"
            if frame == "suggest" and mention is not None and mention.kind == "group":
                addressees = ()
        items = self._itemised(predicate, tokens)
        whole = frame == "ask" and bool(tokens) and any("activity" in t.senses for t in tokens[:4])
        tokens = self._strip_opening(tokens, frame)
        condition = self._condition(tokens, sentence)
        parts = [tokens] if whole and tokens else items or self._parts(tokens, frame, force, predicate, sentence)
        if not parts and frame == "object" and " " in (predicate.verb.gloss or ""):
            parts = [[sentence.tokens[predicate.index]]]  # "issued a joint statement": the verb says all
        pledges = []
        for number, part in enumerate(parts):
            if number > 0 and predicate.verb.role == "will" and self._programme(part, predicate):
                continue
            helped = number > 0 and self._helping(part, 0, predicate.verb.force or "")
            own, how = ("commit", "act") if helped else (force, frame)
            pledge = self._pledge(predicate, own, actors, addressees, part, sentence, clause, context, how)
            if pledge is not None:
                pledge.condition = condition
                pledges.append(pledge)
        return pledges

    def _to_the_point(self, predicate: Predicate, sentence: Sentence) -> list[Token]:
        """What the verb governs, up to where the sentence goes on to tell what was done or what it is good for; a verb
        that stands last governs what its topic word opens."""
        tokens = sentence.tokens[predicate.content_first : predicate.content_last]
        words = self.lexicon.words
        if not words.noun_marks:
            return tokens
        fronted = predicate.verb.force in ("agree", "reaffirm") or predicate.verb.role == "welcome"
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
        return sentence.tokens[position + 1 : end]

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
        near = 2 if self.spaces or "action" not in tokens[position].senses else 0
        mention = next((m for m in sentence.actors if m.start <= start < m.end or 0 <= m.start - start <= near), None)
        infinitive = next((i for i, t in enumerate(tokens) if "infinitive" in t.senses and i > 0), None)
        if mention is not None:
            rest = [t for t in tokens if t.start >= mention.end]
            if infinitive is not None and tokens[infinitive].start >= mention.end:
                rest = tokens[infinitive:]
            addressees = self._addressed(mention, sentence, tokens, infinitive)
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
                return (
                    tokens,
                    (),
                    None,
                )  # "encouraged greater cooperation in … to": the deed, asked of nobody in particular
            words = self.text[tokens[position].start : tokens[infinitive - 1].end]
            named = unique(p for t in tokens[:infinitive] if (p := t.senses.get("party")))
            return tokens[infinitive:], named or (words,), None
        return tokens, (), None

    def _addressed(
        self, mention: ActorMention, sentence: Sentence, tokens: list[Token], infinitive: int | None
    ) -> tuple[str, ...]:
        if mention.kind == "group":
            parties = self.discourse.meeting_parties()
            if infinitive is not None:
                words = self.text[mention.start : tokens[infinitive - 1].end]
                if len(words) > len(self.text[mention.start : mention.end]) + 6:
                    return (words,)
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
        return self.discourse.parties_of(mention)

    def _outside(self, addressees: tuple[str, ...], mention: ActorMention | None) -> bool:
        """Asked is no party of the meeting itself but an organ or partner: a request, not a proposal."""
        if mention is None or mention.kind == "group":
            return False
        return mention.body or not set(addressees) & set(self.discourse.meeting_parties())

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

    def _condition(self, tokens: Sequence[Token], sentence: Sentence) -> str | None:
        for index, token in enumerate(sentence.tokens):
            if "condition" in token.senses and "verb" not in token.senses:
                end = next((t.start for t in sentence.tokens[index + 1 :] if t.text in ",，;；"), sentence.end)
                return self.text[token.start : end].strip(_STRIP)
        return None

    def _pledge(
        self,
        predicate: Predicate,
        force: str,
        actors: tuple[str, ...],
        addressees: tuple[str, ...],
        part: list[Token],
        sentence: Sentence,
        clause: str | None,
        context: str | None,
        frame: str,
    ) -> Pledge | None:
        opening, part = self._item(part)
        start, end = part[0].start, part[-1].end
        words = f"{opening}{self.text[start:end]}".strip(_STRIP)
        if len(words) < (4 if self.spaces else 2):
            return None
        times = [t for t in sentence.times if start <= t.start < end + 2]
        verb_words = predicate.verb.gloss if frame == "object" else None
        what_en, what = self._worded(words, start, verb_words, sentence)
        due, kind, session = self._due(times, part, sentence, start, end, force, frame, actors)
        if kind is None:
            due, kind = self._leading(predicate, start, sentence)
        if due and kind != "session" and self._past(due):
            return None  # told of what was to be, not of what is
        if self._this_proposal(part) and self.proposed is not None:
            what_en, areas_of = f"{what_en or ''} {self.proposed.what_en or ''}".strip(), self.proposed.areas
        else:
            areas_of = []
        paper = self._paper(start, end, sentence, frame)
        area_text = f"{self.text[predicate.start : predicate.end]} {words}" if frame == "object" else words
        areas = find_areas(area_text, self.code, context=context)
        areas = list(areas_of) or areas
        if not areas:
            areas = find_areas(self.text[sentence.start : sentence.end], self.code, limit=1, context=context)
        if not addressees:
            addressees = self._default_addressees(force, actors, part, sentence, frame)
        hedges = [self.text[t.start : t.end] for t in part if "hedge" in t.senses]
        return Pledge(
            actors=actors,
            addressees=tuple(a for a in addressees if a not in actors),
            force=force,
            what=what,
            what_en=what_en,
            areas=areas,
            start=min(predicate.start, start),
            end=end,
            sentence=sentence.index,
            instrument_en=paper.name() if paper else None,
            due=due,
            due_kind=kind,
            due_session=session,
            clause=clause,
            hedges=hedges,
            spans=[(sentence.start, sentence.end)],
        )

    def _this_proposal(self, part: Sequence[Token]) -> bool:
        """ "backed this proposal": what was put forward just before."""
        return (
            len(part) <= 3
            and any("proposal" in t.senses for t in part)
            and any(t.text in self.lexicon.words.this_words for t in part)
        )

    def _item(self, part: list[Token]) -> tuple[str, list[Token]]:
        """The words that open a list and the tokens of the item: an item that says all ("the following documents: … (d)
        X") stands alone, one that goes on with a verb of the opening ("work together on: … (b) X") keeps it."""
        gap = next(
            (
                index
                for index in range(1, len(part))
                if part[index].start - part[index - 1].end > 1
                and any(char.isalnum() for char in self.text[part[index - 1].end : part[index].start])
            ),
            None,
        )
        if gap is None:
            return "", part
        opening = self.text[part[0].start : part[gap - 1].end].rstrip(_STRIP)
        return (f"{opening} " if any("action" in t.senses for t in part[:gap]) else ""), part[gap:]

    def _worded(self, words: str, start: int, verb: str | None, sentence: Sentence) -> tuple[str | None, str]:
        words = re.sub(r"\s+", " ", words)
        if self.lexicon.words.infinitive:
            english = words if verb is None else f"{verb} {words}"
            return self._short(english), words
        names: dict[tuple[int, int], str] = {}
        for mention, paper in self._named(start, start + len(words)):
            if mention.end <= start + len(words) and paper.title_en:
                names[(mention.start - start, mention.end - start)] = paper.title_en
        for actor in sentence.actors:
            if start <= actor.start and actor.end <= start + len(words) and actor.kind == "party":
                if not any(a < actor.end - start and actor.start - start < b for a, b in names):
                    names[(actor.start - start, actor.end - start)] = " ".join(actor.parties)
        source = self.text[start : start + len(words)]
        if source != words:
            names = {}
        english, _ = gloss(words, self.code, names)
        english = f"{verb} {english}".strip() if verb else english
        return (self._short(english) or None), words

    def _short(self, english: str) -> str:
        """A paraphrase is short: cut an explanation that trails a long wording."""
        pieces = english.split()
        if len(pieces) <= 26:
            return english
        text = " ".join(pieces[:26])
        return text.rstrip(",;")

    def _paper(self, start: int, end: int, sentence: Sentence, frame: str) -> Paper | None:
        return next((paper for mention, paper in self._named(start, end) if mention.sentence == sentence.index), None)

    def _default_addressees(
        self, force: str, actors: tuple[str, ...], part: Sequence[Token], sentence: Sentence, frame: str
    ) -> tuple[str, ...]:
        if frame in ("act", "object", "stand") and force in ("support",):
            owners = [m for m in sentence.actors if part[0].start <= m.start < part[-1].end and m.kind == "party"]
            if owners:
                return owners[0].parties
        if force in ("commit", "propose", "support", "request"):
            named = [m for m in sentence.actors if part[0].start <= m.start < part[-1].end and m.kind == "party"]
            if named and force in ("commit", "propose"):
                outside = tuple(p for m in named for p in m.parties if p not in actors)
                if outside:
                    return unique(outside[:2])
            others = self.discourse.counterparts(actors)
            if len(actors) < 2 or len(others) == 1:
                return others
        return ()
