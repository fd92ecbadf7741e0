"""Predicates of force: which verbs of a sentence bind or ask, who their subject is, and what they govern.

In: a sentence with its mentions. Out: `Predicate`s in order. The rules are those of a reader who looks for finite
verbs:
a verb counts where a clause begins or a subject ends; a verb inside what another verb governs is part of that.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import structs

from depositary.read.lexicon import Lexicon, Verb
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.nominal import nominal_verbs
from depositary.read.scan import Token, tokens_within
from depositary.read.stances import voiced_stance

__all__ = ["Predicate", "find_predicates"]

_CLAUSE_SIGNS = frozenset(",;:，；：。.、")
_FINITE = frozenset({"past", "present", "any"})


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


def find_predicates(sentence: Sentence, lexicon: Lexicon, *, opening: bool = False) -> list[Predicate]:
    """Predicates of one sentence, left to right.

    opening: the sentence is a paragraph of a resolution, whose subject stands before its first word.
    """
    return _Finder(sentence, lexicon, opening).run()


class _Finder:
    def __init__(self, sentence: Sentence, lexicon: Lexicon, opening: bool) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.opening = opening
        self.spaces = lexicon.language.facts.spaces
        self.inflected = lexicon.words.infinitive != [] or (
            any(verb.form == "past" for token in self.tokens for verb in token.senses.get("verb", ()))
        )
        self.actor_ends = {m.end: m for m in sentence.actors}
        self.nominal = nominal_verbs(sentence.tokens, lexicon)
        self.taken = [*((m.start, m.end) for m in sentence.meetings), *((m.start, m.end) for m in sentence.instruments)]

    def run(self) -> list[Predicate]:
        found: list[Predicate] = []
        subject: ActorMention | None = None
        speaker: ActorMention | None = None
        clause_start = 0
        for index, token in enumerate(self.tokens):
            if token.text in _CLAUSE_SIGNS and token.shape == "sign":
                clause_start = index + 1
            verbs = token.senses.get("verb")
            if not verbs or index in self.nominal or self._inside_name(token):
                continue
            verb = self._finite(index, verbs, found, clause_start)
            if verb is None:
                continue
            content = index + 1
            if verb.role == "voice":
                stance = voiced_stance(self.tokens, index)
                if stance is not None:
                    verb = structs.replace(verb, force=stance[0], role=None, frame=stance[1])
                    content = stance[2]
                else:
                    verb = next((v for v in verbs if v.role == "report" and v.form == verb.form), verb)
            own = self._subject(index, clause_start, found)
            if found and verb.role == "will" and self._governed(own, found[-1]):
                continue
            if verb.role == "will" and ((own is not None and self._owns_subject(own)) or self._relative(index)):
                continue
            if verb.frame == "ask" and self._asks_nothing(index):
                continue
            if verb.force in ("decide", "agree") and self._before_then(index):
                continue
            if verb.force == "propose" and self._only_says(index):
                continue
            if own is None and not found and not self.opening and not self._opens_sentence(index):
                if self.inflected or not self._clause_initial(index, clause_start):
                    continue
            negated = self._negated(index, clause_start)
            previous = found[-1] if found else None
            reported = previous is not None and (previous.verb.role == "report" or previous.reported)
            inherited = own is None
            if own is not None:
                subject = own
            elif previous is not None and previous.verb.role == "report":
                subject = previous.subject
            if verb.role == "report":
                speaker = own or subject
            predicate = Predicate(
                verb,
                index,
                token.start,
                token.end,
                own if own is not None else subject,
                content,
                len(self.tokens),
                negated=negated,
                reported=reported,
                inherited=inherited,
                speaker=speaker,
                speculative=self._speculative(index, clause_start),
                passive=self._passive(index),
            )
            if previous is not None:
                previous.content_last = self._trim(predicate, previous, clause_start)
                if (
                    previous.verb.role == "will"
                    and previous.content_last <= previous.content_first
                    and not self.inflected
                    and verb.force
                ):
                    found.pop()  # "will urge": the asking counts, in time to come
                    predicate.subject = predicate.subject or previous.subject
            found.append(predicate)
        return found

    # ---- which verbs count ------------------------------------------------------------------------------------------

    def _inside_name(self, token: Token) -> bool:
        return any(
            start <= token.start and token.end <= end and end - start > token.end - token.start
            for start, end in self.taken
        )

    def _finite(self, index: int, verbs: list[Verb], found: list[Predicate], clause_start: int) -> Verb | None:
        """The sense in which the verb is a finite predicate here; None if it is not one."""
        ought = None if self.inflected else next((verb for verb in verbs if verb.role == "ought"), None)
        verbs = [verb for verb in verbs if verb.role != "ought"]
        if not verbs:
            return ought if ought is not None and self._urged(index, found, clause_start) else None
        if self.inflected:
            return self._finite_inflected(index, verbs, found, clause_start)
        return self._finite_plain(index, verbs, found, clause_start)

    def _urged(self, index: int, found: list[Predicate], clause_start: int) -> bool:
        """ "X said that both sides should …": what the one who speaks would have others do, told of those named."""
        if not self.lexicon.words.noun_marks or not found or found[-1].verb.role != "report":
            return False
        before = self._meaningful_before(index)
        previous = self.tokens[before] if before >= clause_start else None
        mention = self._actor_ending(previous) if previous is not None else None
        if mention is None or mention.kind not in ("group", "party") or mention.start < found[-1].end:
            return False
        return any("action" in t.senses for t in self.tokens[index + 1 : index + 4])

    def _finite_inflected(
        self, index: int, verbs: list[Verb], found: list[Predicate], clause_start: int
    ) -> Verb | None:
        tokens = self.tokens
        token = tokens[index]
        before = self._meaningful_before(index)
        previous = tokens[before] if before >= 0 else None
        after_actor = previous is not None and self._actor_ending(previous) is not None
        joined = previous is not None and ("connector" in previous.senses or previous.text in ",;")
        be = previous is not None and "be" in previous.senses
        have = before != index - 1 and any("have" in t.senses for t in tokens[max(0, before) : index])
        infinitive = previous is not None and "infinitive" in previous.senses
        modal = previous is not None and any(v.role in ("will", "ought") for v in previous.senses.get("verb", ()))
        for verb in self._by_rank(verbs):
            form = verb.form
            if self.opening and form == "past":
                continue  # a resolution speaks in the present; its past forms are participles
            if form in ("past", "any") and not infinitive and not modal:
                if be:
                    if (
                        verb.form == "any"
                        or verb.force == "decide"
                        or "that" in [t.text for t in tokens[index + 1 : index + 2]]
                    ):
                        return verb if verb.form == "any" or verb.force else None
                    continue
                if after_actor or have or (joined and (found or self.opening)) or before < 0:
                    if joined and found and not after_actor and self._participle_list(index, found):
                        continue
                    if self._told_by_whom(index, previous):
                        continue
                    return verb
                if verb.form == "any" and (after_actor or joined):
                    return verb
                if not self.opening and self._subject_far(index, clause_start, found) and not self._reduced(index):
                    return verb
            elif form == "present" and not infinitive and not modal:
                if before < 0 or after_actor or (joined and (found or self.opening)):
                    if token.text[:1].islower() and not after_actor and not self.opening and verb.role == "narrate":
                        continue
                    return verb
                if self.opening and previous is not None and "reflexive" not in previous.senses and joined:
                    return verb
                if (
                    self._subject_far(index, clause_start, found)
                    and "post" not in token.senses
                    and not self._noun_here(index)
                ):
                    return verb
            elif form == "base" and not infinitive and not modal and after_actor and self._plural_subject(previous):
                return verb
            elif (
                form == "gerund"
                and joined
                and found
                and verb.force is not None
                and previous is not None
                and (previous.text == "," or ("connector" in previous.senses and found[-1].verb.form == "gerund"))
                and found[-1].verb.role != "will"
            ):
                return verb
            elif (
                form == "base"
                and joined
                and found
                and found[-1].verb.form == "base"
                and found[-1].verb.force
                and (verb.force or verb.role)
                and self._plural_subject_of(found[-1])
            ):
                return verb
        return None

    def _relative(self, index: int) -> bool:
        """ "a plan that will help", "the fund, which will be": what describes a thing is no promise of anyone."""
        if not self.inflected or index < 2:
            return False
        before = self.tokens[index - 1]
        if "subordinator" not in before.senses or before.senses.keys() & {"connector", "group"}:
            return False
        owner = self.tokens[index - 2] if self.tokens[index - 2].text != "," else self.tokens[max(0, index - 3)]
        return self._actor_ending(owner) is None

    def _only_says(self, index: int) -> bool:
        """ "would like to emphasise", "wishes to thank": a way to say it, no wish."""
        if not self.inflected or index + 1 >= len(self.tokens):
            return False
        after = self.tokens[index + 1]
        return "action" not in after.senses and any(
            v.form == "base" and (v.force == "reaffirm" or v.role in ("narrate", "report", "voice"))
            for v in after.senses.get("verb", ())
        )

    def _before_then(self, index: int) -> bool:
        """ "had agreed", "had been set up": history; "to be adopted": still to come."""
        words = self.lexicon.words.pluperfect
        if not words:
            return False
        low = max(0, index - 4)
        position = index - 1
        passive = False
        while position >= low and self.tokens[position].senses.keys() & {"adverb", "have", "be"}:
            passive = passive or "be" in self.tokens[position].senses
            if self.tokens[position].text in words:
                return True
            position -= 1
        if not passive or position < 0:
            return False
        before = self.tokens[position].senses
        return "infinitive" in before or any(v.role in ("will", "ought") for v in before.get("verb", ()))

    def _asks_nothing(self, index: int) -> bool:
        """ "asked whether", "I have asked, and": a question, no request."""
        if not self.inflected or index + 1 >= len(self.tokens):
            return False
        after = self.tokens[index + 1]
        return "speculation" in after.senses or "about" in after.senses or after.text in ",;."

    def _owns_subject(self, own: ActorMention) -> bool:
        """ "X's reforms will bring": the party only owns what the sentence is about."""
        marks = self.lexicon.words.possessives
        return bool(marks) and any(t.start == own.end and t.text in marks for t in self.tokens)

    def _governed(self, own: ActorMention | None, last: Predicate) -> bool:
        """ "hoped that both sides will build": what will be done is what is hoped for, no promise of theirs."""
        if not self.inflected or own is None or own.start < last.end:
            return False
        if last.verb.force not in ("propose", "request", "agree"):
            return False
        between = [t for t in self.tokens[last.index + 1 :] if t.end <= own.start]
        return all(t.senses.keys() & {"that", "article", "adverb", "member"} for t in between)

    def _by_rank(self, verbs: list[Verb]) -> list[Verb]:
        return sorted(verbs, key=lambda v: (v.force is None, v.role != "voice"))

    def _plural_subject(self, token: Token | None) -> bool:
        mention = self._actor_ending(token) if token is not None else None
        if mention is not None and mention.kind == "speaker" and mention.text:
            return mention.text.lower() in self.lexicon.words.first_persons
        return mention is not None and (len(mention.parties) > 1 or mention.kind in ("group", "they"))

    def _plural_subject_of(self, predicate: Predicate) -> bool:
        return predicate.subject is not None and (
            len(predicate.subject.parties) > 1 or predicate.subject.kind in ("group", "they")
        )

    def _participle_list(self, index: int, found: list[Predicate]) -> bool:
        """ "… commitments made and agreed": a participle joined to another is no new predicate."""
        before = self.tokens[index - 2] if index > 1 else None
        return (
            before is not None
            and any(v.form == "past" for v in before.senses.get("verb", ()))
            and not any(p.index == index - 2 for p in found)
        )

    def _told_by_whom(self, index: int, previous: Token | None) -> bool:
        """ "the plan, adopted by the ministers": a participle."""
        if previous is None or previous.text != "," or index + 1 >= len(self.tokens):
            return False
        return "passive" in self.tokens[index + 1].senses

    def _reduced(self, index: int) -> bool:
        """A past form followed by "by", "at", "in", "on" is a participle: "the statement adopted at the summit"."""
        if index + 1 >= len(self.tokens):
            return True
        after = self.tokens[index + 1]
        return bool(after.senses.keys() & {"passive", "place_word"}) or any(
            time.start - 4 <= after.start <= time.start for time in self.sentence.times
        )

    def _noun_here(self, index: int) -> bool:
        before = self.tokens[index - 1]
        return bool(before.senses.keys() & {"article", "reflexive", "qualifier", "between", "post_link", "for"})

    def _finite_plain(self, index: int, verbs: list[Verb], found: list[Predicate], clause_start: int) -> Verb | None:
        """Languages without inflection: a verb is a predicate at the head of its clause, after its subject."""
        verb = self._by_rank(verbs)[0]
        before = self._meaningful_before(index)
        previous = self.tokens[before] if before >= clause_start else None
        if verb.force and index and "be" in self.tokens[index - 1].senses:
            return None  # passive, and by whom is not said
        if (
            any("connector" in t.senses for t in self.tokens[before + 1 : index])
            and previous is not None
            and (previous.text in '”"’' and verb.force)
        ):
            return verb
        if self._noun_by_what_follows(index, verb, previous) or self._for_a_purpose(index, clause_start, found):
            return None
        if found and self._goes_on_listing(index, verb, found[-1], previous, clause_start):
            return None
        if previous is None:
            if found and not self._may_continue(found[-1], verb, index):
                return None
            return verb
        if verb.force and found and index and "have" in self.tokens[index - 1].senses and self._actor_ending(previous):
            return verb
        if self._actor_ending(previous) is not None and not (found and self._as_place(self._actor_ending(previous))):
            mention = self._actor_ending(previous)
            last = found[-1] if found else None
            if last is not None and mention is not None and self._subordinate(mention):
                return None  # "the mechanisms which X leads"
            if last is not None and last.content_first <= index and mention is not None and mention.start >= last.start:
                if last.verb.role == "report" or (False):
                    return verb
                if self._speaks_for(last, mention, verb):
                    return verb
                governs = last.verb.force or last.verb.role in ("welcome", "narrate")
                if (
                    governs
                    and self._same_clause(last.index, index)
                    and not self._connector_between(last.index, mention.start)
                ):
                    return None  # its subject is what the verb before governs: "kêu gọi các bên thực hiện"
            return verb
        if "connector" in previous.senses or previous.text in '“"':
            if found and not self._may_continue(found[-1], verb, index) and verb.force is None:
                return None
            return verb
        if not any(p.index >= clause_start for p in found) and self._actor_in(clause_start, index):
            return None if verb.role == "will" and self._other_subject(index, clause_start) else verb
        last = found[-1] if found else None
        if last is not None and last.index == before:
            if last.verb.role in ("report", "narrate"):
                return verb
            if last.verb.role == "will" and verb.force in ("propose", "request"):
                return verb  # "will urge": the asking counts
        if (
            last is not None
            and last.verb.frame == "object"
            and verb.force in ("reaffirm", "request")
            and (
                last.index < before and all("instrument_kind" in t.senses for t in self.tokens[last.index + 1 : index])
            )
        ):
            return verb  # "issued a joint statement reaffirming …"
        return None

    def _noun_by_what_follows(self, index: int, verb: Verb, previous: Token | None) -> bool:
        """A verb that nothing follows which it could govern is a noun, as before "and" or "of"."""
        if verb.force is None:
            return False
        words = self.lexicon.words
        token = self.tokens[index]
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.text.lower() in words.needs_paper and not self._paper_follows(index):
            return True
        if token.text.lower() in words.needs_paper_next and not (
            after is not None and after.senses.keys() & {"instrument", "instrument_kind"}
        ):
            return True
        if previous is not None and self._actor_ending(previous) is not None:
            return False
        if after is None:
            return False
        if after.senses.keys() >= {"subordinator", "explanation"} and previous is None and "proposal" in token.senses:
            return True
        if (
            verb.force == "decide"
            and verb.frame == "act"
            and previous is not None
            and "connector" not in previous.senses
        ):
            return not any(
                t.senses.keys() & {"action", "verb", "adverb", "owning"} for t in self.tokens[index + 1 : index + 3]
            )
        if len(token.text.split()) > 2:
            return False  # the noun is in the verb: "stress the importance" of
        if after.senses.keys() & {"owning", "copula"} and verb.frame != "object":
            return not token.text.lower().endswith(tuple(f" {word}" for word in words.owning))
        return (
            "conjunction" in after.senses
            and verb.frame != "object"
            and not any(t.senses.keys() & {"verb", "action"} for t in self.tokens[index + 2 : index + 4])
        )

    def _paper_follows(self, index: int) -> bool:
        """An instrument, or a word for papers, stands close behind."""
        low = self.tokens[index].end
        for token in self.tokens[index + 1 : index + 8]:
            if token.text in ";." or (
                token.senses.keys() & {"result", "action", "activity"}
                and not token.senses.keys() & {"instrument", "instrument_kind", "paper"}
            ):
                break
            if token.senses.keys() & {"instrument", "instrument_kind", "paper"}:
                return True
        return any(0 <= m.start - low <= 4 for m in self.sentence.instruments)

    def _for_a_purpose(self, index: int, clause_start: int, found: list[Predicate]) -> bool:
        """Inside "in order to …" of the same clause nothing is asserted."""
        low = max(clause_start, found[-1].index + 1 if found else 0)
        return any(t.senses.keys() >= {"subordinator", "explanation"} for t in self.tokens[low:index])

    def _goes_on_listing(
        self, index: int, verb: Verb, last: Predicate, previous: Token | None, clause_start: int
    ) -> bool:
        """A word that is a deed as well goes on with the list of deeds before it."""
        token = self.tokens[index]
        joined = previous is None or "connector" in previous.senses
        if previous is not None and "conjunction" in previous.senses and last.verb.role in ("narrate", "welcome"):
            low = max(last.index, clause_start)
            if any("nominaliser" in t.senses for t in self.tokens[low:index]):
                return True  # "the holding of … and adopting of …": both are told of as done
        if not joined or (self.tokens[clause_start - 1].text == ";" and clause_start == index):
            return False
        if verb.force == "decide" and previous is not None and last.verb.force in ("support", "propose", "request"):
            return "conjunction" in previous.senses and previous.text not in ",;"
        if "action" not in token.senses or verb.force not in ("reaffirm", "decide"):
            return False
        ought = any(v.role == "ought" for t in self.tokens[last.index : index] for v in t.senses.get("verb", ()))
        if verb.force == "decide":
            return last.verb.frame in ("ask", "suggest", "act") and last.verb.force in ("request", "propose", "commit")
        return (last.verb.frame in ("ask", "suggest", "act") and last.verb.role != "report") or ought

    def _speaks_for(self, last: Predicate, mention: ActorMention, verb: Verb) -> bool:
        """ "The minister stressed that X supports …", X being his own party: that stand is what is said."""
        if last.verb.force != "reaffirm" or verb.force not in ("support", "commit", "propose", "request", "agree"):
            return False
        if mention.kind != "party" or len(mention.parties) != 1 or mention.start - last.end > 6:
            return False
        if last.subject is None:
            return True
        return last.subject.kind == "speaker" or set(mention.parties) == set(last.subject.parties)

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

    def _subordinate(self, mention: ActorMention) -> bool:
        """The word right before the actor opens a clause that only describes."""
        before = tokens_within(self.tokens, 0, mention.start)[-1:]
        return bool(before) and "subordinator" in before[0].senses and "connector" not in before[0].senses

    def _other_subject(self, index: int, clause_start: int) -> bool:
        """Between the party and "will" stands a thing that is the subject: "X's accession will help …"."""
        if not self.lexicon.words.noun_marks:
            return False
        high = self.tokens[index].start
        low = self.tokens[clause_start].start
        actor = max((m.end for m in self.sentence.actors if m.start >= low and m.end <= high), default=low)
        between = [t for t in self.tokens if t.start >= actor and t.end <= high]
        return not any(
            t.senses.keys() & {"place_word", "between", "passive", "subordinator", "topic", "for"} or t.text == ","
            for t in between
        )

    def _may_continue(self, last: Predicate, verb: Verb, index: int) -> bool:
        """At a clause's head a verb of force opens a new predicate; a mere narrating verb inside a commitment does
        not."""
        if verb.frame == "event" and last.verb.force:
            return False
        if verb.force is not None or verb.role in ("report", "welcome"):
            return True
        if verb.role == "will":
            return True
        return last.verb.force is None or "action" not in self.tokens[index].senses

    def _same_clause(self, left: int, right: int) -> bool:
        return not any(t.text in _CLAUSE_SIGNS and t.shape == "sign" for t in self.tokens[left:right])

    def _connector_between(self, index: int, offset: int) -> bool:
        return any("connector" in t.senses and t.start < offset for t in self.tokens[index + 1 :])

    # ---- subjects ---------------------------------------------------------------------------------------------------

    def _meaningful_before(self, index: int) -> int:
        """Index of the last token before the verb that is no adverb or auxiliary."""
        position = index - 1
        while position >= 0 and (
            self._is_when(position)
            or (
                self.tokens[position].senses.keys() & {"adverb", "have"}
                and not self._actor_ending(self.tokens[position])
                and not ("connector" in self.tokens[position].senses and self.inflected)
            )
        ):
            position -= 1
        return self._before_aside(position)

    def _is_when(self, position: int) -> bool:
        """In a language without inflection a time, or a short unknown adverb, may stand before the verb."""
        if self.inflected:
            return False
        token = self.tokens[position]
        if any(t.start <= token.start < t.end for t in self.sentence.times):
            return True
        opens = position == 0 or self.tokens[position - 1].text in _CLAUSE_SIGNS
        return opens and token.shape == "han" and not token.senses and len(token.text) <= 2

    def _before_aside(self, position: int) -> int:
        """Pass over an aside between commas: ", for its part,", ", on 27 October,"."""
        if not self.inflected or position < 2 or self.tokens[position].text != ",":
            return position
        step = position - 1
        while step > 0 and position - step < 9:
            token = self.tokens[step]
            if token.text == ",":
                return step - 1 if position - step > 1 else position
            timed = any(t.start <= token.start < t.end for t in self.sentence.times)
            if not (timed or token.senses.keys() & {"connector", "adverb", "about", "place_word", "article", "place"}):
                return position
            step -= 1
        return position

    def _actor_ending(self, token: Token) -> ActorMention | None:
        mention = self.actor_ends.get(token.end)
        if mention is not None:
            return mention
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
            if mention is not None and mention.start >= floor and not self._as_place(mention):
                return mention
        lower = max(floor, self.tokens[clause_start].start if clause_start < len(self.tokens) else 0)
        inside = [m for m in self.sentence.actors if m.start >= lower and m.end <= start]
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
            return self._main_of(inside)
        if not found:
            earlier = [m for m in self.sentence.actors if m.end <= start]
            if earlier:
                return self._main_of(earlier)
        return None

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
        return False

    def _as_place(self, mention: ActorMention | None) -> bool:
        """ "in China": where, not who."""
        if mention is None or mention.kind != "party" or self.inflected:
            return False
        return any(t.end == mention.start and "place_word" in t.senses for t in self.tokens)

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

    def _opens_sentence(self, index: int) -> bool:
        return self._meaningful_before(index) < 0

    def _clause_initial(self, index: int, clause_start: int) -> bool:
        return self._meaningful_before(index) < clause_start

    # ---- around the verb --------------------------------------------------------------------------------------------

    def _negated(self, index: int, clause_start: int) -> bool:
        low = max(clause_start, index - 4)
        window = self.tokens[low:index]
        for position, token in enumerate(window):
            if "negation" in token.senses:
                later = window[position + 1 :]
                if not any(t.senses.keys() & {"verb", "connector"} and "adverb" not in t.senses for t in later):
                    return True
        after = self.tokens[index + 1 : index + 2]
        return (
            bool(after)
            and "negation" in after[0].senses
            and any(v.role == "will" for v in self.tokens[index].senses.get("verb", ()))
        )

    def _speculative(self, index: int, clause_start: int) -> bool:
        around = self.tokens[max(clause_start, index - 4) : index]
        if self.inflected and any(v.role == "will" for v in self.tokens[index].senses.get("verb", ())):
            around = [*around, *self.tokens[index + 1 : index + 3]]  # "will, in all likelihood, go on"
        return any("speculation" in t.senses and "verb" not in t.senses for t in around)

    def _passive(self, index: int) -> bool:
        before = self._meaningful_before(index)
        return self.inflected and before >= 0 and "be" in self.tokens[before].senses

    def _trim(self, predicate: Predicate, previous: Predicate, clause_start: int) -> int:
        """Where the former predicate's content ends: before this one's subject and its connectors."""
        start = predicate.start
        subject = predicate.subject
        if subject is not None and not predicate.inherited and subject.start > previous.end:
            start = subject.start
        position = predicate.index
        while position > previous.index + 1 and self.tokens[position - 1].start >= start:
            position -= 1
        while position > previous.index + 1 and (
            self.tokens[position - 1].senses.keys() & {"connector", "adverb", "have", "that"}
            or self.tokens[position - 1].text in ',，;；、“"'
        ):
            position -= 1
        del clause_start
        return position
