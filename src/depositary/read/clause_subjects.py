"""Subjects of verbs: who stands before a verb as the one who does it, over asides and adverbials.

In: the tokens of a sentence and the place of a verb. Out: the actor, or none; and whether it is negated or speculation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.read import clause_asides
from depositary.read.adopting import is_a_way
from depositary.read.clause_asides import before_chairs, before_held, before_means, is_manner, is_timed, told_to
from depositary.read.lexicon import Lexicon, Verb
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.nominal import before_topic, far_topic, nominal_verbs, outside_topic, stands_on_topic
from depositary.read.scan import Token, tokens_within
from depositary.read.speaking_papers import speaking_nouns

__all__ = ["ClauseSubjects", "Predicate"]

_CLAUSE_SIGNS = frozenset(",;:，；：。.、")
_ASIDE = {"connector", "adverb", "about", "place_word", "article", "place", "reflexive", "held", "format"}


@dataclass(slots=True)
class Predicate:
    """One verb of force or report. content: the range it governs; subject None: carried over from before."""

    verb: Verb
    index: int
    start: int
    end: int
    subject: ActorMention | None
    content_first: int
    content_last: int
    negated: bool = False
    passive: bool = False
    speculative: bool = False
    reported: bool = False
    inherited: bool = False
    speaker: ActorMention | None = None
    condition: tuple[int, int] | None = None
    agents: list[ActorMention] = field(default_factory=list)


_PRAISED = 5  # tokens between the word of thanks and who is thanked


class ClauseSubjects:
    """Subjects of verbs: who stands before a verb as the one who does it, over asides and adverbials."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, opening: bool) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.opening = opening
        self.spaces = lexicon.language.facts.spaces
        self.inflected = lexicon.words.infinitive != [] or (
            lexicon.has_past
            and any(verb.form == "past" for token in self.tokens for verb in token.senses.get("verb", ()))
        )
        self.papers = [(m.start, m.end) for m in sentence.instruments if not m.generic]
        self.actor_ends = {m.end: m for m in sentence.actors if not self._in_paper(m)}
        self.bracketed = frozenset() if self.inflected else self._bracketed()
        self.nominal = nominal_verbs(sentence.tokens, lexicon)
        if self.spaces and "instrument_kind" in sentence.kinds:
            self.nominal |= speaking_nouns(sentence.tokens, sentence.actors)
        self._before: dict[int, int] = {}
        self.taken = [*((m.start, m.end) for m in sentence.meetings), *((m.start, m.end) for m in sentence.instruments)]

    def _bracketed(self) -> frozenset[int]:
        """Indexes of what stands inside round brackets, if they are soon closed."""
        inside: set[int] = set()
        opened: int | None = None
        for index, token in enumerate(self.tokens):
            if token.text in "(（":
                opened = index
            elif token.text in ")）" and opened is not None:
                if index - opened <= 16:
                    inside.update(range(opened + 1, index))
                opened = None
        return frozenset(inside)

    def _in_paper(self, mention: ActorMention) -> bool:
        """Named inside the title of a paper."""
        return bool(self.papers) and any(start < mention.start and mention.end <= end for start, end in self.papers)

    def _noun_here(self, index: int) -> bool:
        before = self.tokens[index - 1]
        if "activity" in before.senses and before.text.islower() and "verb" not in before.senses:
            return True  # "A's development plans to …"
        return bool(before.senses.keys() & {"article", "reflexive", "qualifier", "between", "post_link", "for"})

    def _behind_aside(self, comma: int, floor: int) -> ActorMention | None:
        """ "X, chargé d'affaires of …, called on": a person set apart by commas from the verb."""
        if self.tokens[comma].text != ",":
            return None
        for mention in reversed(self.sentence.actors):
            if mention.kind != "person" or mention.end > self.tokens[comma].start or mention.start < floor:
                continue
            between = [t for t in self.tokens if mention.end <= t.start < self.tokens[comma].start]
            plain = not any("verb" in t.senses or t.text == ";" for t in between)
            return mention if between and between[0].text == "," and plain and len(between) <= 16 else None
        return None

    def _with_those(self, last: Token) -> bool:
        """ "…, with both sides reaffirming A": who is named behind "with" does what the participle tells."""
        mention = self._actor_ending(last)
        lead = [t for t in self.tokens if mention is not None and t.end <= mention.start]
        before = [t for t in lead if "article" not in t.senses]
        return bool(before) and before[-1].text.lower() in self.lexicon.words.accompanying

    def _is_also(self, position: int) -> bool:
        """ "is also expected": an adverb behind the auxiliary."""
        pair = self.tokens[position - 1 : position + 1] if position > 0 else []
        return len(pair) == 2 and "adverb" in pair[1].senses and "be" in pair[0].senses

    def _to_be(self, index: int) -> bool:
        """ "the plan, expected to be adopted": a participle of what is foreseen."""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return after is not None and "be" in after.senses and " " in self.tokens[index].text

    def _subordinate(self, mention: ActorMention) -> bool:
        """The word right before the actor opens a clause that only describes."""
        before = tokens_within(self.tokens, 0, mention.start)[-1:]
        if before and "nominaliser" in before[0].senses:
            return True
        return bool(before) and "subordinator" in before[0].senses and "connector" not in before[0].senses

    def _may_continue(self, last: Predicate, verb: Verb, index: int) -> bool:
        """At a clause's head a verb of force opens a new predicate; a mere narrating verb inside a commitment does
        not."""
        if verb.frame == "event" and (last.verb.force or (not self.inflected and last.verb.role in ("will", "ought"))):
            return False
        if verb.force is not None or verb.role in ("report", "welcome"):
            return True
        if verb.role == "will":
            return True
        governs = last.verb.force is not None or (last.verb.role == "ought" and not self.spaces)
        return not governs or "action" not in self.tokens[index].senses

    def _meaningful_before(self, index: int) -> int:
        """Index of the last token before the verb that is no adverb or auxiliary."""
        known = self._before.get(index)
        if known is None:
            known = self._before[index] = self._find_before(before_topic(self.tokens, index, spaces=self.spaces))
        return known

    def _find_before(self, index: int) -> int:
        position = index - 1
        while position >= 0 and (
            self._is_when(position)
            or is_manner(self.tokens, position, index, self.lexicon.words, self.actor_ends)
            or (
                self.tokens[position].senses.keys() & {"adverb", "have"}
                and not self._actor_ending(self.tokens[position])
                and not (self.inflected and clause_asides.joins(self.sentence, position, self._before_aside))
            )
        ):
            position -= 1
        if self.inflected and self.spaces:
            position = before_held(self.sentence, position, self.lexicon)
        return clause_asides.as_whom(self.tokens, self._before_aside(position), self.lexicon.words)

    def _is_when(self, position: int) -> bool:
        """In a language without inflection a time, or a short unknown adverb, may stand before the verb."""
        if self.inflected:
            return False
        token = self.tokens[position]
        if self.sentence.times and any(t.start <= token.start < t.end for t in self.sentence.times):
            return True
        leads = token.text in self.lexicon.words.time_leads if self.spaces else "place_word" in token.senses
        if leads:  # "and on 7 August agreed"
            return any(0 <= t.start - token.end <= 12 * self.spaces for t in self.sentence.times)
        opens = position == 0 or self.tokens[position - 1].text in _CLAUSE_SIGNS
        return opens and token.shape == "han" and not token.senses and len(token.text) <= 2

    def _before_aside(self, position: int) -> int:
        """Pass over an aside between commas: ", for its part,", ", on 27 October,"."""
        if not self.inflected or position < 2 or self.tokens[position].text != ",":
            return clause_asides.before_dashes(self.tokens, position, self._actor_ending, self.lexicon.words)
        if (whom := before_chairs(self.sentence, position)) is not None:
            return whom
        named = self.actor_ends.get(self.tokens[position - 1].end)
        person = named is not None and named.kind == "person"
        if named and person and any(t.text == "," for t in tokens_within(self.tokens, named.start, named.end)):
            return position - 1  # "Ms X, minister of Y, reaffirmed"
        if "subordinator" in self.sentence.kinds and (whom := self._before_relative(position)) is not None:
            return whom
        if (whom := before_means(self.tokens, position, self._actor_ending, self.lexicon.words)) is not None:
            return whom
        step = position - 1
        while step > 0 and position - step < 9:
            token = self.tokens[step]
            timed = is_timed(self.sentence, step)
            if token.text == "," and not timed:
                opener = 1 if position - step > 2 and "conjunction" in self.tokens[step + 1].senses else -1
                return step + opener if position - step > 1 else position  # ", and in this regard, asks"
            if step < position - 2 and self._actor_ending(token) is not None and is_timed(self.sentence, position - 1):
                return step  # "A on Tuesday, 12 March, agreed"
            if not (
                timed
                or token.senses.keys() & _ASIDE
                or any(t.start <= token.start < t.end for t in self.sentence.meetings)
            ):
                return position
            step -= 1
        return position

    def _before_relative(self, comma: int) -> int | None:
        """ "X, who is also the chair of A, called on": the last token before the comma that opens what is told of X."""
        for step in range(comma - 2, max(0, comma - 24), -1):
            token = self.tokens[step]
            if token.text == ";":
                return None
            if "subordinator" in token.senses and self.tokens[step - 1].text == "," and step > 1:
                mention = self._actor_ending(self.tokens[step - 2])
                relative = "that" not in token.senses and "connector" not in token.senses
                if not relative or mention is None:
                    return None
                before = tokens_within(self.tokens, 0, mention.start)[-2:]
                while before and "article" in before[-1].senses:
                    before = before[:-1]
                governed = bool(before) and bool(before[-1].senses.keys() & {"passive", "place_word", "between", "for"})
                return None if governed else step - 2
        return None

    def _actor_ending(self, token: Token) -> ActorMention | None:
        mention = self.actor_ends.get(token.end) if self.actor_ends else None
        if mention is not None:
            return mention
        if token.text == ")" and self.spaces and not self.inflected:
            opened = next((t for t in reversed(self.tokens) if t.end <= token.start and t.text == "("), None)
            within = [t for t in self.tokens if opened is not None and opened.end <= t.start and t.end <= token.start]
            if opened is not None and len(within) > 2 and any("place" in t.senses or t.text == "," for t in within):
                return self.actor_ends.get(next((t.end for t in reversed(self.tokens) if t.end <= opened.start), -1))
        if token.text in ')）"”' or token.text == ",":
            for actor in self.sentence.actors:
                if (
                    actor.end < token.end
                    and token.start - actor.end < 60
                    and token.text in ")）"
                    and not any(t.text in ",;" for t in self.tokens if actor.end <= t.start < token.start)
                ):
                    return actor
        return None

    def _subject(self, index: int, clause_start: int, found: list[Predicate]) -> ActorMention | None:
        """The last actor before the verb in its clause, not governed by another predicate's verb."""
        start = self.tokens[index].start
        floor = found[-1].end if found else 0
        before = self._meaningful_before(index)
        aside = self._behind_aside(before, floor) if before > 0 and not self.inflected and self.spaces else None
        if aside is not None:
            return aside
        if before >= 0:
            mention = self._actor_ending(self.tokens[before])
            if mention is not None and mention.start >= floor and not self._beside(mention):
                return self._met_there(mention) or mention
        lower = max(floor, self.tokens[clause_start].start if clause_start < len(self.tokens) else 0)
        inside = [m for m in self.sentence.actors if m.start >= lower and m.end <= start and not self._in_paper(m)]
        inside = inside if self.spaces else outside_topic(inside, self.sentence, index)
        if self.bracketed and len(inside) > 1:
            bracketed = {self.tokens[i].start for i in self.bracketed}
            inside = [m for m in inside if m.start not in bracketed] or inside
        if found and found[-1].verb.role != "report":
            joined = before >= 0 and (
                "connector" in self.tokens[before].senses or self.tokens[before].text in _CLAUSE_SIGNS
            )
            if joined and self.inflected:
                return None
            if (
                not self.inflected
                and inside
                and inside[0].start - lower < 8
                and self._clause_has_own(inside[0], clause_start)
            ):
                return inside[0]
            if self.inflected and inside and self._subject_far(index, clause_start, found):
                return inside[0]
            return None
        if inside:
            main = self._main_of(inside)
            return self._met_there(main) or main
        if not found:
            earlier = [m for m in self.sentence.actors if m.end <= start]
            if not self.spaces:
                earlier = [m for m in outside_topic(earlier, self.sentence, index) if not self._is_object(m)]
            if earlier:
                return self._main_of(earlier)
        return None

    def _thanked_for(self, last: Predicate, own: ActorMention) -> bool:
        """ "thanked A's government for having backed B", in a language without inflection ("thanked A has backed B"):
        what is praised is no pledge, and who is praised does not do what follows."""
        if self.inflected or not self.spaces or last.verb.role != "narrate" or last.verb.frame != "stand":
            return False
        between = tokens_within(self.tokens, last.end, own.start)
        return len(between) <= _PRAISED and not any(t.shape == "sign" or "verb" in t.senses for t in between)

    def _met_there(self, where: ActorMention) -> ActorMention | None:
        """ "A statement of the summit in A urged …": those who met there, not the state they met in."""
        if not self.inflected or not self.spaces or where.kind != "party" or len(where.parties) > 1:
            return None
        at = next((i for i, t in enumerate(self.tokens) if t.start == where.start), 0)
        if at < 2 or "place_word" not in self.tokens[at - 1].senses:
            return None
        return next((m for m in self.sentence.actors if m.end == self.tokens[at - 2].end and m.kind != "party"), None)

    def _leads_to(self, index: int) -> ActorMention | None:
        """ "In stressing the need for A, B welcomed …": who acts in the main clause, right behind the comma, also does
        what the participle that opens the sentence tells."""
        lead = self.tokens[:index]
        if self.opening or not self.inflected or len(lead) > 2 or self.tokens[index].end - self.sentence.start > 40:
            return None
        if any(t.senses.keys() - {"place_word", "post_link", "connector", "adverb", "conjunction"} for t in lead):
            return None
        for step in range(index + 2, len(self.tokens) - 1):
            if self.tokens[step].text == ";":
                return None
            if self.tokens[step].text == ",":
                after = self.tokens[step + 1 : step + 3]
                actor = next((a for a in self.sentence.actors if any(a.start == t.start for t in after)), None)
                behind = [t for t in self.tokens if actor is not None and t.start >= actor.end][:1]
                if actor is not None and behind and behind[0].senses.keys() & {"verb", "adverb", "have"}:
                    return actor
        return None

    def _is_object(self, mention: ActorMention) -> bool:
        """ "(go on) seeing X as …": a lone character of no known word, or a deed, right before a party governs it."""
        before = next((t for t in reversed(self.tokens) if t.end <= mention.start), None)
        if before is None or mention.kind != "party" or before.end != mention.start:
            return False
        opening = self.tokens.index(before)
        alone = before.shape == "han" and not before.senses and len(before.text) == 1
        governed = opening > 0 and self.tokens[opening - 1].senses.keys() & {"adverb", "connector"}
        return bool(alone and governed) or ("action" in before.senses and "member" not in before.senses)

    def _main_of(self, mentions: list[ActorMention]) -> ActorMention:
        """Of several actors before the first verb, the first that is no meeting; a person beats a party beside it."""
        for mention in mentions:
            if mention.kind != "meeting" and not self._in_adverbial(mention):
                return mention
        return mentions[-1]

    def _in_adverbial(self, mention: ActorMention) -> bool:
        """Named inside "At the …," or "between … and …": no subject."""
        for token in self.tokens:
            if (
                token.end <= mention.start
                and mention.start - token.end <= 5
                and token.senses.keys() & {"place_word", "between"}
            ):
                return self.inflected or (mention.kind == "party" and "place_word" in token.senses)
        return clause_asides.where_one_stays(self.tokens, mention, self.lexicon.words)

    def _of_nobody(self, index: int, verb: Verb, found: list[Predicate], clause_start: int) -> bool:
        """ "X is one of the first to establish …", "X has managed to set up", "support one another", "through the
        plans": what somebody is, has reached, does with whom."""
        words, token = self.lexicon.words, self.tokens[index]
        behind = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if found and words.reciprocal and behind is not None:
            if any(self._said(index + 1, word) for word in words.reciprocal):
                return True
        if verb.force != "decide":
            return False
        if is_a_way(self.tokens, index, words):
            return True
        if behind is not None and "be" in behind.senses and verb.frame == "object":
            return True
        if any("copula" in t.senses for t in self.tokens[clause_start:index]) and not found:
            return True
        before = self.tokens[index - 1] if index else None
        return (
            "explanation" in token.senses
            and before is not None
            and before.text not in ",;:"
            and not any("negation" in t.senses for t in self.tokens[max(0, index - 3) : index])
            and not before.senses.keys() & {"have", "connector"}
            and not any(v.force or v.role in ("will", "ought") for v in before.senses.get("verb", ()))
            and self._actor_ending(before) is None
            and self._meaningful_before(index) >= clause_start
            and self._actor_ending(self.tokens[self._meaningful_before(index)]) is None
        )

    def _opens_at(self, index: int, verbs: list[Verb], listed: int, opened: int) -> int:
        """ "on A、B and C reached agreement", "on A's promise to do B, on C voiced joy": where the clause begins."""
        if not self.spaces and (topic := far_topic(self.tokens, index)) is not None:
            return max((i + 1 for i in range(topic) if self.tokens[i].text in _CLAUSE_SIGNS), default=0)
        if self.spaces or listed >= opened or not any(v.force == "agree" for v in verbs):
            return opened
        return listed if any(t.senses.keys() & {"topic", "place_word"} for t in self.tokens[listed:index]) else opened

    def _belongs_to_a_thing(self, own: ActorMention, index: int, clause_start: int) -> bool:
        """ "The visit of X affirms …", "the trade area of A and B will be completed": whose thing it is acts not."""
        words = self.lexicon.words
        position = clause_start
        while position < index and self.tokens[position].senses.keys() & {"article", "connector", "adverb"}:
            position += 1
        first = self.tokens[position]
        if first.start >= own.start:
            return False
        things = [w for w in words.abstract if first.text.lower() == w or self._said(position, w)]
        if not things:
            return False
        between = [t for t in self.tokens[position + max(len(w.split()) for w in things) : index] if t.end <= own.start]
        return not any("verb" in t.senses or t.shape == "sign" for t in between)

    def _said(self, position: int, words: str) -> bool:
        """The words of a phrase stand here, token by token."""
        parts = words.split()
        said = " ".join(t.text.lower() for t in self.tokens[position : position + len(parts)])
        return said == words or said.startswith(f"{words} ")

    def _as_place(self, mention: ActorMention | None) -> bool:
        """ "in China": where, not who; so a meeting behind "in" where somebody is named before it."""
        if mention is None or self.inflected or mention.kind not in ("party", "meeting"):
            return False
        if mention.kind == "meeting" and (self.spaces or self.sentence.actors[0].kind not in ("person", "party")):
            return False
        words = self.lexicon.words.in_words
        return any(
            0 <= mention.start - t.end <= 1 and ("place_word" in t.senses or t.text in words) for t in self.tokens
        )

    def _beside(self, mention: ActorMention) -> bool:
        """ "work with B to carry out": the partner of a deed is not the one who does it."""
        if self._as_place(mention) or told_to(self.tokens, mention, self.lexicon.words):
            return True
        if mention.kind != "party" or self.inflected or not self.spaces:
            return False
        before = tokens_within(self.tokens, 0, mention.start)[-2:]
        return (
            len(before) > 1
            and before[1].text in self.lexicon.words.together
            and "activity" in before[0].senses
            and "verb" in before[0].senses
        )

    def _clause_has_own(self, mention: ActorMention, clause_start: int) -> bool:
        start = self.tokens[clause_start].start if clause_start < len(self.tokens) else 0
        between = [t for t in self.tokens if start <= t.start < mention.start]
        return all(t.senses.keys() & {"connector", "adverb", "article", "member"} for t in between)

    def _subject_far(self, index: int, clause_start: int, found: list[Predicate]) -> bool:
        """A subject stands earlier in the clause, with only what can belong to it in between."""
        if found and any(p.index >= clause_start for p in found):
            return False
        return self._actor_in(clause_start, index)

    def _actor_in(self, clause_start: int, index: int) -> bool:
        if clause_start >= len(self.tokens):
            return False
        low, high = self.tokens[clause_start].start, self.tokens[index].start
        return any(m.start >= low and m.end <= high for m in self.sentence.actors)

    def _negated(self, index: int, clause_start: int) -> bool:
        if "negation" not in self.sentence.kinds:
            return False
        low = max(clause_start, index - 4)
        window = self.tokens[low:index]
        for position, token in enumerate(window):
            if "negation" in token.senses:
                later = window[position + 1 :]
                if not any(t.senses.keys() & {"verb", "connector"} and "adverb" not in t.senses for t in later):
                    return True
        denied = any("negation" in t.senses for t in self.tokens[index + 1 : index + 2])
        return denied and any(v.role == "will" for v in self.tokens[index].senses.get("verb", ()))

    def _speculative(self, index: int, clause_start: int) -> bool:
        if "speculation" not in self.sentence.kinds:
            return False
        around = self.tokens[max(clause_start, index - 4) : index]
        if self.inflected and any(v.role == "will" for v in self.tokens[index].senses.get("verb", ())):
            around = [*around, *self.tokens[index + 1 : index + 3]]  # "will, in all likelihood, go on"
        return any("speculation" in t.senses and "verb" not in t.senses for t in around)

    def _passive(self, index: int) -> bool:
        before = self._meaningful_before(index)
        if not self.inflected or before < 0:
            return self.spaces and not self.inflected and index > 0 and "be" in self.tokens[index - 1].senses
        return "be" in self.tokens[before].senses or self._is_also(before)

    def _trim(self, predicate: Predicate, previous: Predicate, clause_start: int) -> int:
        """Where the former predicate's content ends: before this one's subject and its connectors."""
        start = predicate.start
        subject = predicate.subject
        if subject is not None and not predicate.inherited and subject.start > previous.end:
            start = subject.start
        if not self.spaces and stands_on_topic(self.tokens, clause_start, predicate.index, previous.verb):
            start = min(start, self.tokens[clause_start].start)
        position = predicate.index
        while position > previous.index + 1 and self.tokens[position - 1].start >= start:
            position -= 1
        while position > previous.index + 1 and (
            self.tokens[position - 1].senses.keys() & {"connector", "adverb", "have", "that"}
            or self.tokens[position - 1].text in ',，;；、“"'
        ):
            position -= 1
        return position
