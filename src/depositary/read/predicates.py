"""Predicates of force: which verbs of a sentence bind or ask, who their subject is, and what they govern.

In: a sentence with its mentions. Out: `Predicate`s in order. The rules are those of a reader who looks for finite
verbs: one counts where a clause begins or a subject ends; a verb inside what another verb governs is part of that.
"""

from __future__ import annotations

from msgspec import structs

from depositary.read.attributed import said_by_somebody, view_of, who_should
from depositary.read.clause_heads import opened_since, still_to_come
from depositary.read.clause_subjects import _CLAUSE_SIGNS, Predicate
from depositary.read.closing_sources import closing_source
from depositary.read.deeds_behind import deed_behind
from depositary.read.finite_verbs import FiniteVerbs
from depositary.read.joint_predicates import praised_for_that, with_shared_objects
from depositary.read.lexicon import Lexicon, Verb
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.passive_stands import told_of_those_who_met
from depositary.read.resumed_lists import lists_resumed
from depositary.read.scan import Token
from depositary.read.speaker_behind import closing_attribution, done_by_who_follows, speaker_after, speaker_behind
from depositary.read.stances import voiced_stance
from depositary.read.suppositions import is_supposed, owns_noun
from depositary.read.telling_verbs import as_announced
from depositary.read.told_of import behind_hearer, parted_by, tells_only_where, told_of_a_thing
from depositary.read.undergone import within_a_long_quote, within_their_bounds
from depositary.read.whose_deed import is_hoped_of

__all__ = ["Predicate", "find_predicates"]

_TOLD = ("decide", "agree", "commit")


def find_predicates(
    sentence: Sentence, lexicon: Lexicon, *, opening: bool = False, voiced: bool = False
) -> list[Predicate]:
    """Predicates of one sentence, left to right.

    opening: the sentence is a paragraph of a resolution, whose subject stands before its first word.
    voiced: it goes on with what somebody was reported to say before.
    """
    if "verb" not in sentence.kinds:
        return []
    finder, spaces = _Finder(sentence, lexicon, opening), lexicon.language.facts.spaces
    finder.voiced = voiced
    return with_shared_objects(within_a_long_quote(finder.run(), sentence), sentence.tokens, spaces=spaces)


class _Finder(FiniteVerbs):
    voiced = False

    def run(self) -> list[Predicate]:
        found: list[Predicate] = []
        subject: ActorMention | None = None
        speaker: ActorMention | None = None
        clause_start = listed_from = 0
        for index, token in enumerate(self.tokens):
            if token.shape == "sign" and token.text in _CLAUSE_SIGNS and index not in self.bracketed:
                listed_from = listed_from if token.text == "、" else index + 1
                if token.text != "、" or not any(a.start < token.start < a.end for a in self.sentence.actors):
                    clause_start = index + 1  # no sign between the names of those who act
            if "verb" not in token.senses:
                continue
            whole, begins = (
                deed_behind(self.sentence, index, self.lexicon) if self.inflected and self.spaces else (None, 0)
            )
            verbs = whole or token.senses["verb"]
            if not verbs or index in self.nominal or self._inside_name(token):
                continue
            if self.spaces and (index in self.bracketed or is_supposed(self.sentence, index, spaces=True)):
                continue  # an aside in brackets is nobody's deed here, nor is what is supposed
            clause_start = self._opens_at(index, verbs, listed_from, clause_start)
            verb = self._finite(index, verbs, found, clause_start)
            if verb is None or (
                self.inflected and verb.form == "base" and index and self.tokens[index - 1].text == ")"
            ):
                continue  # "(i) hold talks": an item of what the verb before it governs
            content = begins if whole else index + 1
            verb = verb if self.spaces else as_announced(self.tokens, index, verb, self.lexicon.words)
            if verb.role == "voice":
                stance = voiced_stance(self.tokens, index, self.lexicon.words.feelings)
                if stance is not None:
                    verb = structs.replace(verb, force=stance[0], role=None, frame=stance[1])
                    content = stance[2]
                else:
                    verb = next((v for v in verbs if v.role == "report" and v.form == verb.form), verb)
            if not self.inflected and self.spaces:
                if found and self._asked_again(index, found[-1]):
                    continue
                content = behind_hearer(self.tokens, content, self.lexicon.words)
            own = self._subject(index, clause_start, found)
            if own is None and not found and verb.form == "gerund":
                own = self._leads_to(index)
            foretold = verb.role == "will" or (self.inflected and verb.form == "base" and own is not None)
            if found and foretold and self._governed(own, found[-1]):
                continue
            if verb.role == "will" and own is not None and (self._owns_subject(own) or self._where(own)):
                continue
            if verb.role == "will" and own is not None and parted_by(self.tokens, own, self.lexicon.words):
                continue
            if verb.role == "will" and (self._relative(index) or self._a_year_will(index)):
                continue
            if verb.role == "will" and self.spaces and not self.inflected and is_hoped_of(self.tokens, found, index):
                continue
            if verb.force == "decide" and not self.spaces and still_to_come(self.tokens, found, index, self.lexicon):
                continue
            if self.spaces and not self.inflected and own and self._belongs_to_a_thing(own, index, clause_start):
                continue
            idle = verb.frame == "ask" and self._asks_nothing(index)
            if idle or (verb.force == "commit" and tells_only_where(self.tokens, index, self.lexicon.words)):
                continue
            aside = verb.force == "reaffirm" and praised_for_that(found, self.tokens)
            if own is not None and found and (aside or self._thanked_for(found[-1], own)):
                continue
            then = verb.force in ("decide", "agree") and self._before_then(index)
            if then or (verb.force in ("decide", "agree") and self._told_of_it(index, clause_start)):
                continue
            given = verb.force == "decide" and self._for_example(index, own)
            if given or (verb.force in _TOLD and own is not None and self._what_was(own)):
                continue
            if own is not None and verb.force == "propose" and self._of_a_thing(own):
                continue
            if verb.force == "propose" and self._only_says(index):
                continue
            if self.inflected and verb.force == "propose" and speaker_after(self.tokens, index, self.sentence.actors):
                if found:
                    found[-1].content_last = index - 1
                continue  # "…, suggested minister Y"
            if own is None and not found and verb.form == "past" and self._dated_participle(index):
                continue
            if own is None and not found and not self.opening and not self._opens_sentence(index):
                if not (
                    self._settled_here(index, verb) if self.inflected else self._clause_initial(index, clause_start)
                ):
                    continue
            negated = self._negated(index, clause_start)
            previous = found[-1] if found else None
            reported = previous is not None and (previous.verb.role == "report" or previous.reported)
            inherited = own is None
            if own is not None:
                subject = own
            elif previous is not None and previous.verb.role == "report":
                settles = verb if verb.force in ("decide", "agree") and not self.spaces else None
                subject = (settles and opened_since(self.sentence, previous, index)) or previous.subject
            elif not self.spaces and verb.force and previous is not None and previous.verb.role == "ought":
                subject = previous.speaker or subject  # "(X holds) that A should do B, and stressed C": X did
            if verb.role == "report":
                speaker = own or subject
            spoken = speaker
            if verb.role == "ought" and speaker is None:
                spoken = self._said_behind(index) if self.inflected else view_of(previous, self.sentence, self.lexicon)
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
                speaker=spoken,
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
                if own is None and not self.spaces and self._agreed_to_do(previous, predicate):
                    predicate.verb = found.pop().verb  # "both agreed: will do A, do B"
            found.append(predicate)
        if found and self.inflected:
            closing = closing_attribution(self.tokens, found[-1].content_first)
            if closing is not None:
                found[-1].content_last = min(found[-1].content_last, closing)
        elif found and self.spaces and (closing := closing_source(self.tokens, self.lexicon.words)) is not None:
            found = [p for p in found if p.index < closing]
            for predicate in found[-1:]:
                predicate.content_last = min(predicate.content_last, closing)
        if found and self.spaces and not self.inflected:
            done_by_who_follows(found, self.tokens, self.sentence.actors)
            found = within_their_bounds(found, self.sentence, self.lexicon.words)
        return found if self.spaces else lists_resumed(self.tokens, found)

    def _a_year_will(self, index: int) -> bool:
        """ "that 2026 will open a new chapter": a time is what will do it."""
        first = index
        while first and any(t.start <= self.tokens[first - 1].start < t.end for t in self.sentence.times):
            first -= 1
        endings = tuple(f" {word}" for word in self.lexicon.words.that_words)
        before = self.tokens[first - 1]
        return 0 < first < index and ("that" in before.senses or before.text.endswith(endings))

    def _agreed_to_do(self, previous: Predicate, predicate: Predicate) -> bool:
        """An agreement, with nothing but a comma between it and the "will" that says to do what."""
        if previous.verb.force != "agree" or previous.verb.frame != "act" or predicate.verb.role != "will":
            return False
        between = self.tokens[previous.index + 1 : predicate.index]
        behind = self.tokens[predicate.index + 1 : predicate.index + 3]
        if any(v.force == "request" for t in behind for v in t.senses.get("verb", ())):
            return False  # "agreed, will urge B to do X": the asking counts
        return not previous.negated and all(t.text in _CLAUSE_SIGNS or "adverb" in t.senses for t in between)

    def _asked_again(self, index: int, last: Predicate) -> bool:
        """ "asked them to back A; back B": the second, with the same verb behind a semicolon, is asked as well."""
        opening = self.tokens[last.content_first : min(last.content_first + 6, index)]
        return (
            last.verb.frame in ("suggest", "ask")
            and self.tokens[index - 1].text == ";"
            and any(t.text == self.tokens[index].text for t in opening)
        )

    def _for_example(self, index: int, own: ActorMention | None) -> bool:
        """ "discussed plans, such as to prepare A, launch B": what was talked of."""
        if self.inflected or not self.spaces:
            return False
        opened = False
        for token in reversed(self.tokens[:index]):
            if token.text == ";" or (not opened and own is not None and token.start <= own.start):
                return False
            opened = opened or "example" in token.senses
            if opened and "discussing" in token.senses:
                return True
        return False

    def _what_was(self, own: ActorMention) -> bool:
        """ "the decree that president X has issued", "as was agreed by the ministers": told by the way."""
        before = " ".join(t.text.lower() for t in [t for t in self.tokens if t.end <= own.start][-4:])
        told = any(f" {word} " in f" {before} " for word in self.lexicon.words.relatives)
        return told or told_of_a_thing(self.tokens, own, self.lexicon.words)

    def _inside_name(self, token: Token) -> bool:
        return bool(self.taken) and any(
            start <= token.start and token.end <= end and end - start > token.end - token.start
            for start, end in self.taken
        )

    def _finite(self, index: int, verbs: list[Verb], found: list[Predicate], clause_start: int) -> Verb | None:
        """The sense in which the verb is a finite predicate here; None if it is not one."""
        ought: Verb | None = None
        for verb in verbs:
            if verb.role == "ought":
                ought = verb
                break
        if ought is None:
            return (self._finite_inflected if self.inflected else self._finite_plain)(index, verbs, found, clause_start)
        if self.inflected and ought is not None and not self._said_of_others(index, found):
            ought = None
        verbs = [verb for verb in verbs if verb.role != "ought"]
        if not verbs:
            return ought if ought is not None and (self.inflected or self._urged(index, found, clause_start)) else None
        if self.inflected:
            return self._finite_inflected(index, verbs, found, clause_start)
        return self._finite_plain(index, verbs, found, clause_start)

    def _said_of_others(self, index: int, found: list[Predicate]) -> bool:
        """ "X said the bloc and Y should build …", in a language whose verbs change their form: what X would have them
        do."""
        if not found:
            if not self.voiced and self._said_behind(index) is None:
                return False
        elif found[-1].verb.role != "report" or found[-1].subject is None:
            return False
        elif found[-1].subject.kind not in ("person", "speaker", "party"):
            return False
        before = self._meaningful_before(index)
        mention = self._actor_ending(self.tokens[before]) if before >= 0 else None
        if not found and mention is not None and mention.text.lower() in self.lexicon.words.first_persons:
            return False  # "we need to …": of oneself
        if mention is None or mention.kind not in ("group", "party") or (found and mention.start < found[-1].end):
            return False
        after = self.tokens[index + 1 : index + 4]
        return any("action" in t.senses for t in after) and not any("negation" in t.senses for t in after)

    def _said_behind(self, index: int) -> ActorMention | None:
        """ "A and B should build …, suggested minister Y": Y."""
        times = [(time.start, time.end) for time in self.sentence.times]
        return speaker_behind(self.tokens, index, self.sentence.actors, self.actor_ends, times)

    def _put_so(self, last: Predicate) -> bool:
        """ "X put forward, both sides should …": said like any other words, in a script without spaces."""
        behind = self.tokens[last.index + 1].text if last.index + 1 < len(self.tokens) else ""
        return not self.spaces and last.verb.force == "propose" and last.verb.frame == "act" and behind in (",", ":")

    def _urged(self, index: int, found: list[Predicate], clause_start: int) -> bool:
        """ "X said that both sides should …": what the one who speaks would have others do, told of those named."""
        words = self.lexicon.words
        told = found[-1].verb.role == "report" or self._put_so(found[-1]) if found else self.voiced
        told = told or (not self.spaces and any(p.verb.role == "report" for p in found))
        if not told or not words.noun_marks:
            if not said_by_somebody(self.sentence, found, words, voiced=self.voiced):
                return False
        before = self._meaningful_before(index)
        previous = self.tokens[before] if before >= clause_start else None
        mention = self._actor_ending(previous) if previous is not None else None
        if self.spaces and mention is None:
            if self.voiced and not found and all("connector" in t.senses for t in self.tokens[clause_start:index]):
                return any("action" in t.senses for t in self.tokens[index + 1 : index + 4])
            mention = who_should(self.sentence, clause_start, index, self.actor_ends)
        if mention is None and previous is None and found and found[-1].subject is not None and not self.spaces:
            behind = [t for t in self.tokens[index + 1 : index + 4] if "adverb" not in t.senses or "action" in t.senses]
            speaks = found[-1].subject.kind in ("person", "party", "speaker")
            return speaks and bool(behind) and "action" in behind[0].senses
        if (
            mention is None
            or mention.kind not in ("group", "party", "meeting")
            or (found and mention.start < found[-1].end)
        ):
            return False
        joint = False
        for step, token in enumerate(self.tokens[index + 1 : index + 9]):
            if "action" in token.senses:
                return step < 3 or not joint
            joint = joint or token.text in _CLAUSE_SIGNS
        return False

    def _relative(self, index: int) -> bool:
        """ "a plan that will help", "the fund, which will be": what describes a thing is no promise of anyone."""
        if not self.inflected or index < 2:
            return False
        before = self.tokens[index - 1]
        if "subordinator" not in before.senses or before.senses.keys() & {"connector", "group"}:
            return False
        owner = self.tokens[index - 2] if self.tokens[index - 2].text != "," else self.tokens[max(0, index - 3)]
        actor = self._actor_ending(owner)
        if actor is not None and actor.kind == "group" and "kind" in owner.senses:
            return True  # "a forum that will"
        lead = [t for t in self.tokens if actor is not None and t.end <= actor.start][-1:]
        return actor is None or any("place_word" in t.senses for t in lead)  # "the crisis in A that will"

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
        """ "had agreed", "had been set up": history; "to be adopted", "that it be adopted": still to come."""
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
        if self.tokens[position].text.rpartition(" ")[2] in self.lexicon.words.infinitive:
            return True  # "expected to be adopted"
        return any(v.role in ("will", "ought") for v in before.get("verb", ()))

    def _settled_here(self, index: int, verb: Verb) -> bool:
        """ "The new plan was adopted at the meeting": a paper decided on, by whom the meeting tells."""
        if self._passive(index) and told_of_those_who_met(self.tokens, index, verb, self.lexicon.words):
            return True
        if verb.force != "decide" or verb.frame != "object" or not self._passive(index):
            return False
        papers = [m for m in self.sentence.instruments if m.end <= self.tokens[index].start]
        if not papers or any(t.period is None and t.start >= papers[0].end for t in self.sentence.times):
            return False
        after = [t for t in self.tokens[index + 1 : index + 4] if "article" not in t.senses]
        if not after or after[0].text in ".;":
            return True
        return len(after) > 1 and "place_word" in after[0].senses and "group" in after[1].senses

    def _asks_nothing(self, index: int) -> bool:
        """ "asked whether", "I have asked, and": a question, no request."""
        if not self.inflected or index + 1 >= len(self.tokens):
            return False
        after = self.tokens[index + 1]
        if self.tokens[index].text.lower() in self.lexicon.words.calling_on and self._pays_a_call(index):
            return True
        return "speculation" in after.senses or "about" in after.senses or after.text in ",;."

    def _pays_a_call(self, index: int) -> bool:
        """ "called on the president": nothing is asked of him."""
        named = False
        for token in self.tokens[index + 1 : index + 12]:
            if token.text in ".,;":
                break
            if token.senses.keys() & {"infinitive", "action", "activity", "for", "verb", "proposal", "party"}:
                return False
            named = named or bool(token.senses.keys() & {"post", "person", "courtesy", "reflexive"})
        return named

    def _owns_subject(self, own: ActorMention) -> bool:
        """ "X's reforms will bring": the party only owns what the sentence is about."""
        marks = self.lexicon.words.possessives
        if owns_noun(self.tokens, own) or any(t.start == own.end and t.text in marks for t in self.tokens):
            return True
        behind = next((t for t in self.tokens if t.start >= own.end), None)  # "A aid to B will increase"
        return (
            self.inflected and own.kind == "party" and behind is not None and behind.shape == "word"
            and not behind.senses.keys() - {"activity"} and behind.text.isalpha()
            and not behind.text.endswith(tuple(self.lexicon.words.adverb_endings))
        )  # fmt: skip

    def _told_of_it(self, index: int, clause_start: int) -> bool:
        """ "the plan which was adopted in March", "Since A and B set up ties, …": told by the way."""
        if not self.lexicon.words.infinitive:
            return False
        opening = self.tokens[clause_start].text.lower() if clause_start < len(self.tokens) else ""
        if opening in self.lexicon.words.since_words and clause_start == 0:
            return True
        step = index - 1
        while step > 0 and self.tokens[step].senses.keys() & {"be", "have", "adverb"}:
            step -= 1
        before = self.tokens[step]
        passive = self._passive(index)
        return passive and step < index - 1 and "subordinator" in before.senses and "connector" not in before.senses

    def _of_a_thing(self, own: ActorMention) -> bool:
        """ "priorities that A would like to advance": what stands before "that" is a thing, no word for saying."""
        before = [t for t in self.tokens if t.end <= own.start][-2:]
        if len(before) < 2 or not self.lexicon.words.infinitive:
            return False
        said = before[0].senses.keys() & {"verb", "stance", "proposal", "adverb"} or before[0].text in ",;"
        return "subordinator" in before[1].senses and "that" in before[1].senses and not said

    def _where(self, own: ActorMention) -> bool:
        """ "a forum where members of A will meet": what a place or a thing is for."""
        if not self.inflected:
            return False
        before = [t for t in self.tokens if t.end <= own.start][-6:]
        for token in reversed(before):
            if token.text in ",;":
                return False
            if token.text.lower() in self.lexicon.words.questions:
                return True
            if "subordinator" in token.senses:
                return not token.senses.keys() & {"that", "connector"}
        return False

    def _governed(self, own: ActorMention | None, last: Predicate) -> bool:
        """ "hoped that both sides will build": what will be done is what is hoped for, no promise of theirs."""
        if last.verb.lemma in self.lexicon.words.believing and (own is None or own.start >= last.end):
            return not any(t.text == ";" for t in self.tokens[last.index :] if own is not None and t.end <= own.start)
        if self.inflected and own is None and last.verb.force == "propose":
            return self._behind_its_aside(last)
        if not self.inflected or own is None or own.start < last.end:
            return False
        if last.verb.force not in ("propose", "request", "agree"):
            return False
        between = [t for t in self.tokens[last.content_first :] if t.end <= own.start]
        wishing = tuple(self.lexicon.words.wishing_that) or ("\0",)
        if last.verb.lemma.endswith(wishing) and (
            not any(t.text in ",;" for t in between) or between[0].text == "," != between[-1].text
        ):
            return True  # "hopes the partnership will grow", "the hope that, building on A, B would do C"
        return all(
            t.senses.keys() & {"that", "article", "adverb", "member"}
            or t.text == ","
            or any(time.start <= t.start < time.end for time in self.sentence.times)
            or any(0 <= time.start - t.end <= 1 for time in self.sentence.times)
            for t in between
        )

    def _behind_its_aside(self, last: Predicate) -> bool:
        """ "expected that X, with its means, will help": X is the one who will."""
        content = self.tokens[last.content_first : last.content_first + 12]
        opens: ActorMention | Token | None = next(
            (m for m in self.sentence.actors if content and 0 <= m.start - content[0].start <= 5), None
        )
        if opens is None and last.verb.lemma in self.lexicon.words.wishing_that:
            opens = next((t for t in content[:3] if "place" in t.senses), None)
        return opens is not None and any(t.text == "," and 0 <= t.start - opens.end <= 1 for t in content)

    def _dated_participle(self, index: int) -> bool:
        """ "Established on 8 August 1967, A now has …": what the one named behind it once underwent."""
        if not self._opens_sentence(index) or index + 2 >= len(self.tokens):
            return False
        if not self.tokens[index + 1].senses.keys() & {"about", "place_word"}:
            return False
        return any(t.shape == "number" for t in self.tokens[index + 2 : index + 4])

    def _opens_sentence(self, index: int) -> bool:
        return self._meaningful_before(index) < 0

    def _clause_initial(self, index: int, clause_start: int) -> bool:
        return self._meaningful_before(index) < clause_start
