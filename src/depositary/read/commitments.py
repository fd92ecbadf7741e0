"""Commitments: from predicates of force to who binds or asks whom to do what, by when.

In: a sentence with its predicates and the discourse's state. Out: `Pledge`s. One separately trackable deed is one
pledge: joined verbs with objects of their own are parted, one verb with a list of topics is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from depositary.read.areas import find_areas
from depositary.read.discourse import Discourse
from depositary.read.gloss import gloss
from depositary.read.instruments import Paper
from depositary.read.lexicon import Lexicon
from depositary.read.mentions import ActorMention, InstrumentMention, Sentence, TimeMention
from depositary.read.parties import unique
from depositary.read.predicates import Predicate, find_predicates
from depositary.read.scan import Token

__all__ = ["Pledge", "PledgeReader"]

_SIGNS = ",，;；、:："
_STRIP = " \t\n,，;；、.。:：“”\"'‘’-–—"


@dataclass(slots=True)
class Pledge:
    """One commitment, as far as one sentence tells."""

    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    force: str
    what: str
    what_en: str | None
    areas: list[str]
    start: int
    end: int
    sentence: int
    instrument_en: str | None = None
    due: str | None = None
    due_kind: str | None = None
    due_session: str | None = None
    clause: str | None = None
    condition: str | None = None
    hedges: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


class PledgeReader:
    """Reads the pledges of one document, sentence after sentence."""

    def __init__(
        self, text: str, lexicon: Lexicon, discourse: Discourse, papers: Sequence[Paper], published: str | None
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.discourse = discourse
        self.papers = papers
        self.published = published
        self.proposed: Pledge | None = None
        self._listing: tuple[Predicate, str, tuple[str, ...]] | None = None
        self._before: tuple[Predicate, str, tuple[str, ...]] | None = None  # the last pledge of the sentence before
        self.own_words = False  # the text is a statement or speech itself, not a report of one
        self.spaces = lexicon.language.facts.spaces
        self.code = lexicon.language.code
        mentions = ((m.start, order, m, paper) for order, paper in enumerate(papers) for m in paper.mentions)
        self._mentions = sorted(mentions, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._mentions]
        self._longest = max((mention.end - start for start, _, mention, _ in self._mentions), default=0)

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
        predicates = find_predicates(sentence, self.lexicon, opening=body is not None)
        pledges: list[Pledge] = []
        last: tuple[Predicate, str, tuple[str, ...]] | None = None
        for position, predicate in enumerate(predicates):
            actors = self._actors(predicate, predicates[:position], body)
            if body is None:
                actors = unique(self.lexicon.offices.get(name, name) for name in actors)  # an office speaks for its own
            if predicate.verb.role == "report":
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
            last = self._listing = (predicate, force, actors)
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

    # ---- who --------------------------------------------------------------------------------------------------------

    def _actors(
        self, predicate: Predicate, before: Sequence[Predicate], body: tuple[str, ...] | None
    ) -> tuple[str, ...]:
        subject = predicate.subject
        if body is not None and (predicate.inherited or subject is None):
            return body
        if predicate.passive and predicate.verb.force:
            agent = self._agent(predicate)
            return self.discourse.parties_of(agent) if agent is not None else self.discourse.meeting_parties()
        if predicate.verb.role == "ought":
            return self.discourse.parties_of(predicate.speaker)
        parties = self.discourse.parties_of(subject)
        if subject is not None and not predicate.inherited:
            self.discourse.acted(subject, parties)
        if subject is not None and subject.kind == "person" and not parties:
            return ()
        return parties

    def _agent(self, predicate: Predicate) -> ActorMention | None:
        return predicate.agents[0] if predicate.agents else None

    # ---- with what force --------------------------------------------------------------------------------------------

    def _force(self, predicate: Predicate, sentence: Sentence) -> str | None:
        verb = predicate.verb
        content = sentence.tokens[predicate.content_first : predicate.content_last]
        if verb.role == "welcome":
            return "support" if self._backs(content, sentence) else None
        if verb.role == "will":
            return "commit" if self._promises(predicate, content, sentence) else None
        if verb.role == "ought":
            return "propose" if predicate.speaker is not None else None
        if verb.force is None:
            return None
        if verb.force == "agree" and verb.frame == "act" and self.lexicon.words.copulas and self._holds(content):
            return None  # what they think, not what they will do
        if verb.force == "reaffirm" and self._opens_with_will(content):
            return "commit"
        if verb.force == "reaffirm" and self._states_a_fact(predicate, content):
            return None
        if (
            verb.force == "propose"
            and verb.lemma in self.lexicon.words.wishing
            and not any(t.senses.keys() & {"action", "activity", "verb", "group", "party", "proposal"} for t in content)
        ):
            return None  # a wish that somebody be right
        if verb.lemma in self.lexicon.words.opining and not any(
            v.role in ("ought", "will") for t in content for v in t.senses.get("verb", ())
        ):
            return None  # an opinion, nothing asked for
        if verb.force == "agree" and content and content[0].text == "," and self._states_a_fact(predicate, content[1:]):
            return None
        return verb.force

    def _states_a_fact(self, predicate: Predicate, content: Sequence[Token]) -> bool:
        """ "stressed that the year is a milestone", "that history has shown …": tells what is, takes no stand."""
        words = self.lexicon.words
        if not words.copulas or predicate.verb.lemma in words.standing:
            return False
        for token in content[:16]:
            if token.senses.keys() & {"copula", "have", "fact"}:
                return True
            if any(v.role == "will" for v in token.senses.get("verb", ())):
                return True  # what a thing will do, foretold
            if token.senses.keys() & {"verb", "action", "proposal"} - (
                {"action"} if "activity" in token.senses else set()
            ):
                return False
            if token.text == ";":
                return False
        return False

    def _opens_with_will(self, content: Sequence[Token]) -> bool:
        """ "stressed that it will": the promise counts, not the stress."""
        for token in content[:6]:
            if any(v.role == "will" for v in token.senses.get("verb", ())):
                return True
            if (
                not token.senses.keys() & {"that", "article", "group", "party", "adverb", "subordinator", "member"}
                and token.text not in _SIGNS
            ):
                return False
        return False

    def _backs(self, content: Sequence[Token], sentence: Sentence) -> bool:
        """Welcoming a proposal, an offer or readiness backs it; welcoming what happened does not."""
        proposal = next((i for i, t in enumerate(content) if "proposal" in t.senses), None)
        result = next((i for i, t in enumerate(content) if "result" in t.senses and "proposal" not in t.senses), None)
        if proposal is not None:
            return result is None or proposal < result
        if not self.spaces and not content:
            return False
        if result is None and content and self._standing_frame(content, sentence):
            return True
        planned = [
            m for m in sentence.meetings if content and content[0].start <= m.start < content[-1].end and not m.bare
        ]
        if planned and any("scheduled" in t.senses and "held" not in t.senses for t in content):
            return True
        return False

    def _standing_frame(self, content: Sequence[Token], sentence: Sentence) -> bool:
        """What is welcomed opens with a standing framework, strategy or outlook of someone's."""
        reach = content[min(4, len(content) - 1)].end
        return any(
            m.kind == "other" and not m.generic and content[0].start <= m.start <= reach for m in sentence.instruments
        )

    def _promises(self, predicate: Predicate, content: Sequence[Token], sentence: Sentence) -> bool:
        """ "will" binds a party; with a meeting or a plan as subject it is a schedule, before "be" a passive."""
        subject = predicate.subject
        if subject is None:
            return bool(self.discourse.last) and self._acts(content)
        if subject.kind == "meeting":
            return False
        if subject.kind == "group" and any(m.start <= subject.start < m.end for m in sentence.meetings):
            return False
        if any("chairing" in t.senses for t in content[:5]):
            return False
        if self.lexicon.words.noun_marks and predicate.inherited and not any("action" in t.senses for t in content):
            return False  # what will come about by itself
        if any("discussing" in t.senses for t in content[:2]):
            return False  # a programme: what will be talked about
        if subject.kind in ("person", "speaker") and self._travels(content):
            return False
        first = next((t for t in content if not t.senses.keys() & {"adverb"} or "action" in t.senses), None)
        if first is None or ("be" in first.senses and "action" not in first.senses):
            return False
        if "happening" in first.senses:
            return False  # what will befall it or come of it
        if "negation" in first.senses or any("negation" in t.senses for t in content[:2]):
            return False
        return True

    def _travels(self, content: Sequence[Token]) -> bool:
        """Where a person will go, what he will attend or leave: a schedule, no promise."""
        first = next((t for t in content if "adverb" not in t.senses), None)
        if first is not None and "itinerary" in first.senses:
            return True
        deed = next((t for t in content if t.senses.keys() & {"action", "itinerary"}), None)
        if deed is not None and "itinerary" in deed.senses:
            return True
        joined = next((i for i, t in enumerate(content) if t.text in _SIGNS and t.text != "、"), len(content))
        return any("itinerary" in t.senses for t in content[:joined]) and not any(
            "action" in t.senses and "itinerary" not in t.senses for t in content[:joined]
        )

    def _acts(self, content: Sequence[Token]) -> bool:
        return any("action" in t.senses for t in content[:3])

    def _foreign_quote(self, predicate: Predicate, sentence: Sentence) -> bool:
        """Quoted words bind only if who says them speaks for a party; a text quoted whole speaks for itself."""
        quote = next(((start, end) for start, end in sentence.quoted if start <= predicate.start < end), None)
        if quote is None:
            return False
        before = [t for t in sentence.tokens if t.end <= quote[0]]
        if before and "theme" in before[-1].senses:
            return True  # the meeting's motto
        if self.own_words and any(v.role == "report" for t in before[-8:] for v in t.senses.get("verb", ())):
            return True  # in one's own text, words someone else is quoted with
        if self.own_words and not any(
            a.kind == "person" and not quote[0] <= a.start < quote[1] for a in sentence.actors
        ):
            return False
        outside = [
            a
            for a in sentence.actors
            if not quote[0] <= a.start < quote[1] and a.kind in ("person", "speaker", "party", "group")
        ]
        if outside:
            speaker = next((a for a in outside if a.kind in ("person", "speaker")), outside[0])
            if speaker.kind == "person" and speaker.person is not None and speaker.person.rank > 7:
                return True
            return not self.discourse.parties_of(speaker)
        whole = quote[0] - sentence.start <= 2
        if whole and quote[1] >= sentence.end - 2:
            return predicate.subject is not None and predicate.subject.kind == "speaker" and self.discourse.orphan
        return True

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
        if main is None or main.start is None or subject is None or subject.kind != "meeting":
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

    # ---- what -------------------------------------------------------------------------------------------------------

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
        whole = frame == "ask" and bool(tokens) and any("activity" in t.senses for t in tokens[:4])
        tokens = self._strip_opening(tokens, frame)
        condition = self._condition(tokens, sentence)
        parts = [tokens] if whole and tokens else self._parts(tokens, frame, force, predicate, sentence)
        if not parts and frame == "object" and " " in (predicate.verb.gloss or ""):
            parts = [[sentence.tokens[predicate.index]]]  # "issued a joint statement": the verb says all
        pledges = []
        for part in parts:
            pledge = self._pledge(predicate, force, actors, addressees, part, sentence, clause, context, frame)
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
        if predicate.verb.force in ("agree", "reaffirm") and not any(t.text not in _STRIP for t in tokens[:1]):
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

    def _holds(self, content: Sequence[Token]) -> bool:
        """A statement of what something is, before any deed."""
        copulas = tuple(self.lexicon.words.copulas)
        for token in content:
            if token.text in _SIGNS or "action" in token.senses:
                return False
            if token.shape == "han" and token.text.startswith(copulas):
                return True
        return False

    def _topic(self, predicate: Predicate, sentence: Sentence) -> list[Token]:
        """ "on X they reached agreement": X."""
        first = None
        for index in range(predicate.index - 1, -1, -1):
            token = sentence.tokens[index]
            if token.text in _SIGNS and token.text != "、":
                break
            if "topic" in token.senses:
                first = index + 1
        return sentence.tokens[first : predicate.index] if first is not None else []

    def _passive_subject(self, predicate: Predicate, sentence: Sentence) -> list[Token]:
        position = predicate.index - 1
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

    def _deed_opens(self, tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
        """A clause that opens with to whom, when or where, then a deed: ",向东盟提供1000项技术"."""
        seen = False
        for step in range(index, min(index + 7, len(tokens))):
            token = tokens[step]
            timed = any(t.start <= token.start < t.end for t in sentence.times)
            if token.text in _SIGNS:
                return False
            if "action" in token.senses and not timed:
                return seen and self._own_object(tokens, step)
            if timed or token.senses.keys() & {
                "party",
                "place_word",
                "between",
                "adverb",
                "member",
                "article",
                "post_link",
            }:
                seen = True
            elif token.shape == "han" and len(token.text) <= 2:
                seen = True
            else:
                return False
        return False

    def _parts(
        self, tokens: list[Token], frame: str, force: str, predicate: Predicate, sentence: Sentence
    ) -> list[list[Token]]:
        """Divide a complement where a deed of its own begins."""
        if not tokens:
            return []
        cuts = [0]
        splits = (
            frame in ("act", "ask", "suggest")
            or predicate.verb.role == "will"
            or (
                force in ("reaffirm", "commit")
                and any(
                    v.role == "ought"
                    for t in sentence.tokens[predicate.content_first : predicate.content_first + 8]
                    for v in t.senses.get("verb", ())
                )
            )
        )
        plain = not self.lexicon.words.infinitive
        for index in range(1, len(tokens)):
            token = tokens[index]
            before = tokens[index - 1]
            joined = before.text in _SIGNS or "conjunction" in before.senses or (plain and "connector" in before.senses)
            adverb = (
                index >= 2
                and "adverb" in before.senses
                and (tokens[index - 2].text in _SIGNS or "connector" in tokens[index - 2].senses)
            )
            if plain and before.text in _SIGNS and "purpose" in token.senses:
                continue  # what the deed is good for
            if plain and before.text in _SIGNS and before.text != "、" and "action" not in token.senses and splits:
                if not self.spaces and self._deed_opens(tokens, index, sentence) and not self._explained(tokens, index):
                    cuts.append(index)
                continue
            if (
                frame == "object"
                and force == "decide"
                and joined
                and any(m.start == token.start and not m.generic for m in sentence.instruments)
                and any(m.start >= tokens[cuts[-1]].start and m.end <= before.end for m in sentence.instruments)
            ):
                cuts.append(index)  # "adopted A and B": a decision for each
                continue
            if not (joined or adverb):
                continue
            if "action" not in token.senses or not splits:
                continue
            if "adjectival" in token.senses and self._describes(tokens, index):
                continue
            if before.text == "、" and not (plain and self._listed_deed(tokens, cuts[-1], index)):
                continue
            if self._explained(tokens, index):
                break
            if self._inside_instrument(token):
                continue
            if cuts[-1] and all("adverb" in t.senses for t in tokens[cuts[-1] : index]):
                continue  # the deed began with its adverb
            if plain and not self._own_object(tokens, index):
                continue
            if plain and self.spaces and self._shares_object(tokens, cuts[-1], index):
                continue
            if not plain and not self._base_form(token):
                continue
            if (
                plain
                and joined
                and "connector" in before.senses
                and before.text not in _SIGNS
                and index >= 2
                and not (self._own_object(tokens, index) and "action" in tokens[cuts[-1]].senses)
            ):
                continue
            cuts.append(index)
        parts = []
        for number, cut in enumerate(cuts):
            stop = cuts[number + 1] if number + 1 < len(cuts) else len(tokens)
            part = tokens[cut:stop]
            while part and (
                (plain and "adverb" in part[-1].senses)
                or part[-1].text in _STRIP
                or (part[-1].senses.keys() & {"connector", "adverb"} and "action" not in part[-1].senses)
            ):
                part = part[:-1]
            if part:
                parts.append(part)
        if not plain and len(parts) > 1:
            parts = self._whole_parts(parts, predicate, sentence)
        if (
            plain
            and splits
            and len(parts) > 1
            and not any("action" in t.senses and not (self.spaces and "activity" in t.senses) for t in parts[0])
        ):
            parts[1] = [*parts[0], *parts[1]]
            del parts[0]
        return parts

    def _listed_deed(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "strengthen X、strengthen Y": each deed with an object of its own."""
        first = next((t for t in tokens[cut : cut + 3] if "action" in t.senses and "activity" not in t.senses), None)
        if first is None or "activity" in tokens[index].senses or tokens[index - 2] is first:
            return False
        object_size = tokens[index - 1].start - first.end
        return object_size >= 2 and tokens[index].text == first.text and self._own_object(tokens, index)

    def _whole_parts(self, parts: list[list[Token]], predicate: Predicate, sentence: Sentence) -> list[list[Token]]:
        """Parts that say something: a verb without an object shares the next one's ("renew and deepen ties", "take part
        in and contribute to"), and "that" somebody do something is said with its subject."""
        first = sentence.tokens[predicate.content_first - 1 : predicate.content_first + 1]
        endings = tuple(f" {word}" for word in self.lexicon.words.that_words)
        that = any("that" in t.senses or t.text.endswith(endings) for t in first)
        whole: list[list[Token]] = []
        for number, part in enumerate(parts):
            bare = whole and not self._has_object(whole[-1])
            subject = number == 1 and that and not any("action" in t.senses for t in whole[-1])
            if bare or subject:
                start = whole[-1][0].start
                whole[-1] = [t for t in sentence.tokens if start <= t.start and t.end <= part[-1].end]
            else:
                whole.append(part)
        return whole

    def _has_object(self, part: Sequence[Token]) -> bool:
        """Something stands behind the verb but words that join it to what it shares."""
        rest = [t for t in part if "adverb" not in t.senses and t.text not in _STRIP]
        joint = {"post_link", "place_word", "infinitive", "between"}
        return len(rest) > 2 or (len(rest) == 2 and not rest[1].senses.keys() & joint)

    def _describes(self, tokens: Sequence[Token], index: int) -> bool:
        """ "a fair and open market": after an article, a word and "and", an adjective that is a verb as well."""
        if index < 3 or "article" not in tokens[index - 3].senses or "conjunction" not in tokens[index - 1].senses:
            return False
        return (
            index + 1 < len(tokens)
            and tokens[index + 1].shape == "word"
            and ("article" not in tokens[index + 1].senses)
        )

    def _explained(self, tokens: Sequence[Token], index: int) -> bool:
        """After "including", "through", "in order to" what follows explains the deed: no deed of its own."""
        return any(
            "explanation" in t.senses and "verb" not in t.senses and "connector" not in t.senses
            for t in tokens[max(0, index - 4) : index]
        )

    def _inside_instrument(self, token: Token) -> bool:
        around = self._named(token.start - self._longest, token.start + 1)
        return any(m.start <= token.start < m.end for m, _ in around if not m.generic)

    def _named(self, start: int, end: int) -> list[tuple[InstrumentMention, Paper]]:
        """Mentions of papers that begin between two places, left to right."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(mention, paper) for _, _, mention, paper in self._mentions[low:high]]

    def _base_form(self, token: Token) -> bool:
        return token.text[:1].islower()

    def _shares_object(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """Of two verbs joined, the first has nothing of its own; or the word goes on with a list of things, being
        one."""
        before = tokens[index - 1]
        if "connector" in before.senses and all(
            t.senses.keys() & {"action", "adverb"} for t in tokens[cut : index - 1]
        ):
            return True
        if before.text != "," or "activity" not in tokens[index].senses or index + 1 >= len(tokens):
            return False
        return not tokens[index + 1].senses.keys() & {"between", "about", "place_word", "adverb", "action"}

    def _own_object(self, tokens: Sequence[Token], index: int) -> bool:
        """The verb has something of its own behind it before the next joint."""
        size = 0
        for token in tokens[index + 1 :]:
            if token.text in _SIGNS or token.text in "。.":
                break
            size += len(token.text)
        return size >= (4 if self.spaces else 2)

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

    # ---- by when ----------------------------------------------------------------------------------------------------

    def _due(
        self,
        times: Sequence[TimeMention],
        part: Sequence[Token],
        sentence: Sentence,
        start: int,
        end: int,
        force: str,
        frame: str,
        actors: tuple[str, ...],
    ) -> tuple[str | None, str | None, str | None]:
        session = self._session(times, part, sentence, start, end)
        if session is not None:
            return session
        if frame == "object" and force == "decide":
            return None, None, None
        for time in times:
            if time.hint in ("as_of", "since") or time.period or time.vague or not time.first:
                continue
            if any(m.start <= time.start < m.end for m in sentence.instruments):
                continue
            if time.hint is None and len(time.first) == 4 and self._of_name(time, sentence):
                continue
            if force == "reaffirm" and time.hint != "by":
                continue  # a position has no day; the date belongs to what it is about
            lasting = time.hint in ("over", "within")
            if lasting and any(0 <= time.start - m.end <= 8 for m in sentence.instruments):
                continue  # "a plan for the next five years": the plan's time
            value = time.last
            if self._past(value) and force not in ("commit", "propose"):
                continue
            if time.hint == "within" and len(value) == 10:
                value = self._counted_from(value)
            if lasting and any(t.hint == "by" and t.start > time.start for t in times):
                continue  # "over three years, to the end of March 2031"
            if time.hint == "by":
                return value, "by", None
            if time.hint == "from":
                return time.first, "on", None
            if time.hint == "during" or lasting:
                return value, "during" if time.hint != "within" else "by", None
            if len(time.first) == 10:
                return time.first, "on", None
            return value, "during", None
        return None, None, None

    def _of_name(self, time: TimeMention, sentence: Sentence) -> bool:
        """ "the Master Plan on Connectivity (MPAC) 2025": a bare year behind a paper's name or its letters is its
        own."""
        before = self.text[max(sentence.start, time.start - 2) : time.start]
        for paper in sentence.instruments:
            between = self.text[paper.end : time.start] if 0 <= time.start - paper.end <= 12 else None
            if between is not None and (between == " " or ")" in between):
                return True
        index = bisect_left(sentence.tokens, time.start, key=lambda t: t.start) - 1
        word = sentence.tokens[index] if index >= 0 else None
        if word is None or before.strip() == ",":
            return False
        return word.text.isupper() and len(word.text) > 2 and word.shape == "name"

    def _counted_from(self, value: str) -> str:
        """ "Within six months" runs from the meeting that said so, not from the report of it."""
        main = self.discourse.main
        start = (main.end or main.start) if main is not None else None
        if start is None or self.published is None or len(start) < 10 or len(self.published) < 10:
            return value
        if start >= self.published:
            return value
        said, written, due = (date.fromisoformat(day) for day in (start, self.published, value))
        if due.day != written.day:
            return (said + (due - written)).isoformat()
        months = (due.year - written.year + said.year) * 12 + due.month - written.month + said.month - 1
        year, month = divmod(months, 12)
        return said.replace(year=year, month=month + 1, day=min(said.day, monthrange(year, month + 1)[1])).isoformat()

    def _past(self, value: str) -> bool:
        return self.published is not None and value < self.published[: len(value)]

    def _session(
        self, times: Sequence[TimeMention], part: Sequence[Token], sentence: Sentence, start: int, end: int
    ) -> tuple[str | None, str | None, str | None] | None:
        for time in times:
            if time.session is not None:
                words = re.sub(r"\s+", " ", self.text[time.start : time.end])
                return None, "session", f"{words} ({time.session})" if str(time.session) not in words else words
        meeting = next((m for m in sentence.meetings if start <= m.start < end and not m.umbrella), None)
        if meeting is None or not (meeting.ordinals or self._coming(meeting.start, sentence)):
            return None
        if self._is_object(meeting.start, part):
            return None
        sitting = next(
            (
                s
                for s in self.discourse.all
                if sentence.index in s.seen and s.ordinal == meeting.ordinal and s.level == meeting.level
            ),
            None,
        )
        if sitting is not None and sitting.status == "held":
            return None
        if sitting is None and not self._coming(meeting.start, sentence):
            return None
        name = meeting.name_en or (sitting.name_en if sitting else None) or meeting.name or ""
        if meeting.ordinal:
            name = f"{meeting.ordinal} {name}"
        return (sitting.start if sitting else None), "session", f"next {name}" if not meeting.ordinal else name

    def _coming(self, offset: int, sentence: Sentence) -> bool:
        return any(
            "successor" in t.senses or ("scheduled" in t.senses and "held" not in t.senses)
            for t in sentence.tokens
            if -24 <= t.start - offset <= 24
        )

    def _is_object(self, offset: int, part: Sequence[Token]) -> bool:
        """The meeting is what is to be held, hosted or attended, not by when something else is due."""
        before = [t for t in part if t.start < offset]
        deeds = [t for t in before if t.senses.keys() & {"action", "held"}]
        if not deeds:
            return not any(t.senses.keys() & {"place_word", "post_link", "infinitive"} for t in before[-3:])
        last = deeds[-1]
        between = [t for t in before if t.start >= last.end]
        return bool(last.senses.keys() & {"held", "convene"}) and not any(
            t.senses.keys() & {"place_word", "infinitive"} for t in between
        )

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
