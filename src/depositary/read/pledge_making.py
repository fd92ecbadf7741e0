"""Commitments: one deed put down, with its words, areas, addressees, date and paper.

In: the tokens of one deed and the predicate that governs it. Out: a `Pledge`, or none where nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from depositary.read.areas import find_areas
from depositary.read.gloss import gloss
from depositary.read.instruments import Paper
from depositary.read.lexicon import Lexicon
from depositary.read.mentions import Sentence
from depositary.read.party_signs import unique
from depositary.read.pledge_dues import Pledge
from depositary.read.pledge_force import PledgeForce
from depositary.read.pledge_parts import _STRIP
from depositary.read.predicates import Predicate
from depositary.read.scan import Token
from depositary.read.suppositions import opens_condition

__all__ = ["PledgeMaking"]


_SPOKEN_OUT = frozenset({"plan_of_action", "work_plan", "fund", "vision"})  # kinds called by their names
_LONG_NAME = 5  # words
_LONG_PARTY = 3
_OPENING = 40  # code points in which a deed is told apart
_FEW = 6  # tokens of "several specific measures"


class PledgeMaking(PledgeForce):
    """Puts one deed down as a pledge."""

    def _condition(self, tokens: Sequence[Token], sentence: Sentence) -> str | None:
        if "condition" not in sentence.kinds:
            return None
        for index, token in enumerate(sentence.tokens):
            if opens_condition(sentence.tokens, index):
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
        if not self.spaces and self._says_nothing(part, sentence):
            return None
        if force in ("propose", "commit") and self.lexicon.words.infinitive and self._names_no_deed(part):
            return None
        if self.lexicon.words.procedure and self._runs_the_sitting(part):
            return None
        if self.lexicon.words.weekdays and all(self._tells_a_day(t, sentence) for t in part):
            return None  # "…, the presidency announced Wednesday"
        if predicate.verb.role == "will" and len(part) > 1 and "convene" in part[0].senses:
            if part[1].text.lower() in self.lexicon.words.meeting_in:
                return None  # "will convene in A on 3 May": a sitting, no deed
        opening, part = self._item(part)
        start, end = part[0].start, part[-1].end
        words = f"{opening}{self.text[start:end]}".strip(_STRIP)
        words += _quote_left_open(words, self.text[start : end + 2].rpartition(words)[2])
        if len(words) < (4 if self.spaces else 2):
            return None
        if not self.spaces and any(word in words for word in self.lexicon.words.addressed):
            return None  # "we hope that you are content": said to whoever reads, a courtesy
        times = [t for t in sentence.times if start <= t.start < end + 2]
        said = frame == "object" or (frame == "stand" and not self.lexicon.words.infinitive)
        verb_words = predicate.verb.gloss if said else None  # "adopted A", "stressed the importance of A"
        what_en, what = self._worded(words, start, verb_words, sentence)
        if (held := self.lexicon.words.against.get(predicate.verb.lemma)) is not None:
            what_en, what = self._with_its_verb(held, what_en, what, predicate)
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
        if not addressees and predicate.verb.role == "ought" and not self.spaces and len(actors) == 1:
            addressees = self.discourse.counterparts(actors)  # "(A said) both sides should back C": to the other side
        if not addressees:
            addressees = self._default_addressees(force, actors, part, sentence, frame)
        elif force == "request" and set(addressees) < set(actors):
            actors = tuple(a for a in actors if a not in addressees)  # "we encouraged B": those of us who are not B
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

    def _says_nothing(self, part: Sequence[Token], sentence: Sentence) -> bool:
        """Only when, where, who or with whom: what was to be done stands elsewhere. "Taking X as the basis" and
        "together with X" say how."""
        words = self.lexicon.words
        if self.text[part[0].start : part[-1].end].rstrip(":") in words.asked_at_large:
            return True  # "called on all countries:", whom alone
        opened = part[0].text in words.purposes_as or self.text[part[0].start - 1] in words.purposes_as
        if opened and part[-1].text.endswith((*words.taken_as, *words.jointly)):
            return True
        if "between" in part[0].senses and part[-1].text in words.jointly:
            return True
        head = next((t for t in part if not t.senses.keys() & {"adverb", "conjunction", "connector"}), part[0])
        if "topic" in head.senses:
            behind = next((t for t in sentence.tokens if t.start >= part[-1].end), part[-1])
            if "discussing" in behind.senses or "discussing" in part[-1].senses:
                return True  # "and on the setting up of A | held a discussion"
        joint = len(part) > 2 and part[-1].text in words.striving and part[-2].text in words.jointly
        if joint and not any("action" in t.senses for t in part[:-2]):
            return True  # "together with B make every effort"
        if "enumerator" in part[-1].senses:
            return True  # "on this new beginning, both sides, first, …"
        plain = {"between", "place_word", "post_link", "connector", "adverb", "party", "member", "topic", "person"}
        return all(
            t.shape == "sign"
            or (t.senses and not t.senses.keys() - plain - {"actor", "group"})
            or any(time.start <= t.start and t.end <= time.end for time in sentence.times)
            for t in part
        )

    def _tells_a_day(self, token: Token, sentence: Sentence) -> bool:
        if token.shape == "sign" or token.text in self.lexicon.words.weekdays or "about" in token.senses:
            return True
        return any(time.start <= token.start < time.end for time in sentence.times)

    def _names_no_deed(self, part: Sequence[Token]) -> bool:
        """ "three proposals", "several specific measures": that something was put forward, not what."""
        last = next((t for t in reversed(part) if t.shape != "sign"), None)
        words = self.lexicon.words
        listed = any(t.text.lower() in words.point_words for t in part if t is not last)
        if last is None or len(part) > _FEW or not (listed or last.text.lower() in words.steps):
            return False
        told = {"action", "between", "about", "for", "infinitive"}
        return not any(t.senses.keys() & told for t in part if t is not last or not listed)

    def _runs_the_sitting(self, part: Sequence[Token]) -> bool:
        """ "I propose that we begin our work", "I would ask you to …": a chair's words on how the sitting goes."""
        words = self.lexicon.words
        opening = " ".join(self.text[part[0].start : min(part[-1].end, part[0].start + _OPENING)].lower().split())
        return opening.startswith(tuple(words.procedure)) or opening.partition(",")[0] in words.procedure_alone

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
        gap = self._gap(part)
        if gap is None:
            return "", part
        opening = self.text[part[0].start : part[gap - 1].end].rstrip(_STRIP)
        return (f"{opening} " if any("action" in t.senses for t in part[:gap]) else ""), part[gap:]

    def _gap(self, part: Sequence[Token]) -> int | None:
        """Where the item begins behind the words that open its list, if it is read with them."""
        for index, (before, token) in enumerate(pairwise(part), 1):
            if token.start - before.end > 1:
                between = self.text[before.end : token.start]
                if any(map(str.isalnum, between)) and not between.replace(" ", "").isalpha():  # a joining word
                    return index
        return None

    def _worded(self, words: str, start: int, verb: str | None, sentence: Sentence) -> tuple[str | None, str]:
        words = " ".join(words.split())
        if self.lexicon.words.infinitive:
            opener = sentence.tokens[0]
            if verb is not None and opener.start == start and "article" in opener.senses:
                words = words[:1].lower() + words[1:]  # "A dialogue was established": to establish a dialogue
            english = words if verb is None else f"{verb} {words}"
            return self._short(english), words
        names: dict[tuple[int, int], str] = {}
        for mention, paper in self._named(start, start + len(words)):
            if mention.end <= start + len(words) and paper.title_en:
                names[(mention.start - start, mention.end - start)] = self._called(paper)
        for actor in sentence.actors:
            if start <= actor.start and actor.end <= start + len(words) and actor.kind == "party":
                if not any(a < actor.end - start and actor.start - start < b for a, b in names):
                    names[(actor.start - start, actor.end - start)] = " ".join(map(self._known_as, actor.parties))
        source = self.text[start : start + len(words)]
        if source != words:
            names = {}
        english, _ = gloss(words, self.code, names)
        english = f"{verb} {english}".strip() if verb else english
        return (self._short(english) or None), words

    def _with_its_verb(self, english: str, what_en: str | None, what: str, predicate: Predicate) -> tuple[str, str]:
        """ "oppose A", "condemn B": what somebody stands against is told with the verb."""
        verb = english if self.lexicon.words.infinitive else self.text[predicate.start : predicate.end]
        joint = " " if self.spaces else ""
        return f"{english} {what_en or ''}".strip(), f"{verb}{joint}{what}"

    def _known_as(self, party: str) -> str:
        """An organisation of a long name by its short form."""
        return party if len(party.split()) < _LONG_PARTY else _short_forms(self.lexicon).get(party, party)

    def _called(self, paper: Paper) -> str:
        """What a paper goes by in a few words: a well-known short form, where its name is long."""
        title = paper.title_en or ""
        row = self.lexicon.registry.instruments.get(paper.id) if paper.id else None
        if row is None or not row.acronyms or paper.kind in _SPOKEN_OUT or len(title.split()) < _LONG_NAME:
            return title
        return row.acronyms[0]

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
                paid_into = self.lexicon.fund_names  # nobody to whom something is promised
                outside = tuple(p for m in named for p in m.parties if p not in actors and p not in paid_into)
                if outside:
                    return unique(outside[:2])
            others = self.discourse.counterparts(actors)
            if len(actors) < 2 or len(others) == 1:
                return others
        if force == "agree" and len(actors) == 1 and len(others := self.discourse.counterparts(actors)) == 1:
            return others  # one side agrees: with the other
        return ()


@lru_cache(maxsize=8)
def _short_forms(lexicon: Lexicon) -> dict[str, str]:
    """Organisations' English names with their short forms."""
    return {row.name_en: row.acronyms[0] for row in lexicon.registry.actors.values() if row.acronyms}


_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))


def _quote_left_open(words: str, behind: str) -> str:
    """The mark that closes a quote begun in `words`, if it stands right behind them; "" if none is missing."""
    spaced = f" {words}"
    for opener, closer in _QUOTES:
        begun = f" {opener}" if opener == closer else opener
        opened = spaced.rfind(begun)
        if behind.startswith(closer) and opened >= 0 and closer not in spaced[opened + len(begun) :]:
            return closer
    return ""
