"""Finite verbs: whether a verb stands for a deed of its clause, or is a noun, a participle, part of a list."""

from __future__ import annotations

from depositary.read.adopting import adopts_a_deed
from depositary.read.clause_heads import opens_an_end
from depositary.read.clause_subjects import _CLAUSE_SIGNS, ClauseSubjects, Predicate
from depositary.read.deed_nouns import is_no_deed, is_undergone, of_follows
from depositary.read.enacting import takes_stand
from depositary.read.lexicon import Verb
from depositary.read.nominal import listed_gerund, stands_on_topic
from depositary.read.passive_stands import told_of_those_who_met
from depositary.read.scan import Token
from depositary.read.telling_verbs import binds_next, only_tells, rises_to, stands_before
from depositary.read.whose_deed import (
    behind_those_asked,
    done_by_another,
    goes_on_among,
    is_asked_too,
    is_helped,
    is_partner,
    of_one_object,
    speaks_for,
)

__all__ = ["FiniteVerbs"]


def _is_said(verb: Verb) -> bool:
    """ "affirmed the commitment to", not "commitment", which may stand in the name of a paper."""
    return verb.force == "commit" and len(verb.lemma.split()) > 2


class FiniteVerbs(ClauseSubjects):
    """Finite verbs: whether a verb stands for a deed of its clause, or is a noun, a participle, part of a list."""

    def _finite_inflected(
        self, index: int, verbs: list[Verb], found: list[Predicate], clause_start: int
    ) -> Verb | None:
        token = (tokens := self.tokens)[index]
        before = self._meaningful_before(index)
        previous = tokens[before] if before >= 0 else None
        after_actor = previous is not None and self._actor_ending(previous) is not None
        joined = previous is not None and ("connector" in previous.senses or previous.text in ",;")
        be = previous is not None and ("be" in previous.senses or self._is_also(before))
        have = before != index - 1 and any("have" in t.senses for t in tokens[max(0, before) : index])
        infinitive = previous is not None and "infinitive" in previous.senses
        goes_on = infinitive and self._goes_on(before, found, clause_start)
        goes_on = goes_on or (after_actor and tokens[index - 1].text.lower() in self.lexicon.words.chances_taken)
        modal = previous is not None and any(v.role in ("will", "ought") for v in previous.senses.get("verb", ()))
        for verb in self._by_rank(verbs):
            form = verb.form
            if self.opening and form == "past":
                continue  # a resolution speaks in the present; its past forms are participles
            if form in ("past", "any") and not infinitive and not modal:
                if form == "past" and index and "article" in tokens[index - 1].senses and not after_actor:
                    continue  # "based on the established principles"
                if be:
                    that = any(t.text == "that" for t in tokens[index + 1 : index + 2])
                    met = told_of_those_who_met(tokens, index, verb, self.lexicon.words)
                    if verb.form == "any" or verb.force == "decide" or that or met:
                        return verb if verb.form == "any" or verb.force else None
                    continue
                if after_actor or have or (joined and (found or self.opening)) or before < 0:
                    if joined and not after_actor and (self._to_be(index) or self._participle_list(index, found)):
                        continue
                    if self._told_by_whom(index, previous) or (after_actor and self._by_the_one(previous, index)):
                        continue
                    return verb
                if verb.form == "any" and (after_actor or joined):
                    return verb
                if not self.opening and self._subject_far(index, clause_start, found) and not self._reduced(index):
                    return verb
            elif form == "present" and verb.frame == "object" and (of_follows(tokens, index) or self._described(index)):
                continue
            elif form == "present" and not infinitive and not modal:
                if joined and not found and verb.force and self._one_subject(before):
                    return verb
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
            elif form == "base" and ((goes_on and verb.force) or (self.opening and before < 0 and takes_stand(verb))):
                return verb  # in a paragraph of a declaration, "we …: Agree to do A"
            elif form == "base" and not infinitive and not modal and after_actor and self._plural_subject(previous):
                return verb
            elif form == "gerund" and verb.force and after_actor and previous and self._with_those(previous):
                return verb
            elif form == "gerund" and not found and verb.force == "reaffirm" and self._leads_to(index) is not None:
                return verb
            elif form == "base" and joined and found and not infinitive and self._goes_on_with(token, verb, found[-1]):
                return verb  # "welcomed A and look forward to B", "we stressed A and commit to B"
            elif (
                form == "gerund"
                and joined
                and found
                and (verb.force is not None or (verb.role == "voice" and previous is not None and previous.text == ","))
                and previous is not None
                and (previous.text == "," or ("connector" in previous.senses and found[-1].verb.form == "gerund"))
                and found[-1].verb.role != "will"
                and not listed_gerund(tokens, index, found[-1].index, verb.lemma, self.lexicon.words)
            ):
                return verb
            elif (
                form == "base" and joined and found and found[-1].verb.form == "base" and found[-1].verb.force
                and (verb.force or verb.role) and self._plural_subject_of(found[-1])
            ):  # fmt: skip
                return verb
        return None

    def _described(self, index: int) -> bool:
        """ "regional and global issues": behind a word that describes it, a noun."""
        before = self.tokens[index - 1] if index else None
        return (
            before is not None
            and before.shape == "word"
            and (not before.senses or "qualifier" in before.senses)
            and self._actor_ending(before) is None
        )

    def _one_subject(self, joint: int) -> bool:
        """ "A respects …, and supports …": the sentence opens with the only one who can act, before an "and"."""
        first = next(iter(self.sentence.actors), None)
        opens = (
            first is not None and first.start - self.sentence.start <= 5 and first.kind in ("party", "person", "group")
        )
        if not opens or first is None:
            return False
        if "conjunction" in self.tokens[joint].senses and self.tokens[joint - 1].text == ",":
            return True
        adverbs = tuple(self.lexicon.words.adverb_endings) or ("\0",)
        behind = (t for t in self.tokens if t.start >= first.end)
        told = [t for t in behind if "adverb" not in t.senses and not t.text.endswith(adverbs)][:1]
        ending = tuple(self.lexicon.words.plural_endings) or "\0"
        return any(t.shape == "word" and not t.senses and t.text.endswith(ending) for t in told)

    def _goes_on(self, mark: int, found: list[Predicate], clause_start: int) -> bool:
        """ "X continued to reaffirm": the deed is that of the verb behind."""
        words = self.lexicon.words.going_on
        if mark < 1 or self.tokens[mark - 1].text not in words:
            return False
        before = self._meaningful_before(mark - 1)
        return before >= 0 and self._actor_ending(self.tokens[before]) is not None

    def _goes_on_with(self, token: Token, verb: Verb, last: Predicate) -> bool:
        said = verb.force is not None and " " in token.text and last.verb.frame == "stand"
        return (said and self._plural_subject_of(last)) or verb.lemma in self.lexicon.words.awaiting

    def _by_rank(self, verbs: list[Verb]) -> list[Verb]:
        return sorted(verbs, key=lambda v: (v.force is None, v.role != "voice"))

    def _plural_subject(self, token: Token | None) -> bool:
        mention = self._actor_ending(token) if token is not None else None
        if mention is not None and mention.kind == "speaker" and mention.text:
            return mention.text.lower() in self.lexicon.words.first_persons
        return mention is not None and (len(mention.parties) > 1 or mention.kind in ("group", "they"))

    def _plural_subject_of(self, predicate: Predicate) -> bool:
        subject = predicate.subject
        return subject is not None and (len(subject.parties) > 1 or subject.kind in ("group", "they"))

    def _participle_list(self, index: int, found: list[Predicate]) -> bool:
        """ "… commitments made and agreed": a participle joined to another is no new predicate."""
        before = self.tokens[index - 2] if index > 1 and found else None
        return (
            before is not None
            and any(v.form == "past" for v in before.senses.get("verb", ()))
            and not any(p.index == index - 2 for p in found)
        )

    def _by_the_one(self, previous: Token | None, index: int) -> bool:
        """ "three initiatives by A announced at the summit": a participle behind the one who announced them."""
        mention = self._actor_ending(previous) if previous is not None else None
        if mention is None or index + 1 >= len(self.tokens) or "place_word" not in self.tokens[index + 1].senses:
            return False
        before = [t for t in self.tokens if t.end <= mention.start and "article" not in t.senses][-1:]
        return bool(before) and "passive" in before[0].senses

    def _told_by_whom(self, index: int, previous: Token | None) -> bool:
        """ "the plan, adopted by the ministers": a participle."""
        if previous is None or index + 1 >= len(self.tokens):
            return False
        if "passive" in self.tokens[index + 1].senses:
            return True
        objects = any(v.frame == "object" for v in self.tokens[index].senses.get("verb", ()))
        return previous.text == "," and objects and "place_word" in self.tokens[index + 1].senses

    def _reduced(self, index: int) -> bool:
        """A past form followed by "by", "at", "in", "on" is a participle: "the statement adopted at the summit"."""
        if index + 1 >= len(self.tokens):
            return True
        after, beyond = self.tokens[index + 1], self.tokens[min(index + 2, len(self.tokens) - 1)]
        dated = any(time.start - 4 <= after.start <= time.start for time in self.sentence.times)
        return bool(after.senses.keys() & {"passive", "place_word"}) or (dated and "infinitive" not in beyond.senses)

    def _finite_plain(self, index: int, verbs: list[Verb], found: list[Predicate], clause_start: int) -> Verb | None:
        """Languages without inflection: a verb is a predicate at the head of its clause, after its subject."""
        verb = self._by_rank(verbs)[0]
        before = self._meaningful_before(index)
        previous = self.tokens[before] if before >= clause_start else None
        if verb.force and index and "be" in self.tokens[index - 1].senses:
            charged = verb.frame == "ask" and self.spaces and verb.lemma in self.lexicon.words.charging
            return verb if charged and not found else None  # passive, and by whom is not said
        if not self.spaces and only_tells(self.tokens, index, verb, before, self.lexicon.words):
            return None
        if (
            verb.force
            and previous is not None
            and any("connector" in t.senses for t in self.tokens[before + 1 : index])
        ):
            if previous.text in '”"’' or (found and binds_next(self.tokens, index, verb, found[-1].verb)):
                return verb
        if not self.spaces and rises_to(self.tokens, index, verb, previous, self.lexicon.words):
            return None
        if self._noun_by_what_follows(index, verb, previous) or self._for_a_purpose(index, clause_start, found):
            return None
        if is_no_deed(self.tokens, index, verb, found[-1].index if found else None, self.lexicon.words):
            return None
        if self.spaces and verb.force and self._of_nobody(index, verb, found, clause_start):
            return None
        if verb.force == "decide" and verb.frame == "object":
            if self._shares_noun(index, found) or self._striven_for(index, found, previous):
                return None
        if self._listed_stand(index, verb, found, previous) or of_one_object(self.tokens, index, verb):
            return None
        if found and self._goes_on_listing(index, verb, found[-1], previous, clause_start):
            return None
        if found and self.spaces and found[-1].verb.frame == "ask":
            if behind_those_asked(self.tokens, found[-1].content_first, self.lexicon.words) == index:
                return None
        if previous is None:
            asked = bool(found) and found[-1].verb.frame == "ask" and verb.lemma in self.lexicon.words.asked_deeds
            return None if asked or (found and not self._may_continue(found[-1], verb, index)) else verb
        had = verb.force and found and index and "have" in self.tokens[index - 1].senses
        if had and (self._actor_ending(previous) or (previous.text == ")" and found[-1].verb.role == "narrate")):
            return verb
        if found and verb.frame == "event" and self.spaces and index and "action" in self.tokens[index - 1].senses:
            return None  # "and step up carrying out A"
        ending = self._actor_ending(previous)
        if ending is not None and found and verb.frame == "event" and ending.kind in ("group", "meeting"):
            step = next((t for t in reversed(self.tokens) if t.end <= ending.start and "article" not in t.senses), None)
            if step is not None and "action" in step.senses and found[-1].verb.role == "will":
                return None  # "will ensure that the meetings take place"
        beside = bool(found) and verb.frame == "event" and ending is not None
        if beside and found[-1].verb.frame in ("suggest", "ask") and is_helped(self.tokens, ending):
            return None  # "asked B to do A; to back C carrying out D"
        partner = beside and is_partner(self.tokens, ending, self.lexicon.words)
        if ending is not None and not partner and not (found and self._as_place(ending)):
            mention, last = ending, found[-1] if found else None
            if last is not None and self._subordinate(mention):
                return None
            if last is not None and last.content_first <= index and mention.start >= last.start:
                if last.verb.role == "report" or speaks_for(self.tokens, last, mention, verb, self.lexicon):
                    return verb
                governs = last.verb.force or last.verb.role in ("welcome", "narrate")
                if (
                    governs
                    and self._same_clause(last.index, index)
                    and (not self._connector_between(last.index, mention.start) or is_helped(self.tokens, mention))
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
                noun = last.verb.frame == "stand" and last.verb.role == "narrate" and self.spaces
                return None if noun and verb.force else verb  # "appreciated the resolve": what is appreciated
            if last.verb.role == "will" and verb.force in ("propose", "request"):
                return verb  # "will urge": the asking counts
        if (
            last is not None
            and last.verb.frame == "object"
            and (verb.force in ("reaffirm", "request") or verb.role == "report" or _is_said(verb))
            and (
                last.index < before and all("instrument_kind" in t.senses for t in self.tokens[last.index + 1 : index])
            )
        ):
            return verb  # "issued a joint statement reaffirming …"
        fronted = last is not None and not self.spaces and stands_on_topic(self.tokens, clause_start, index, last.verb)
        return verb if fronted else None

    def _striven_for(self, index: int, found: list[Predicate], previous: Token | None) -> bool:
        """ "is working to launch X", "works to expand X, as well as to establish Y": no decision."""
        before = self.tokens[index - 1] if index else None
        if before is not None and before.senses.keys() >= {"activity", "action", "result"}:
            return True
        joined = previous is not None and "connector" in previous.senses and self.tokens[index - 1] is previous
        return (
            joined and not found and any("action" in t.senses and "verb" not in t.senses for t in self.tokens[:index])
        )

    def _listed_stand(self, index: int, verb: Verb, found: list[Predicate], previous: Token | None) -> bool:
        """ "stressed the importance of keeping A, upholding B", "stressed the commitment to uphold A, support B"."""
        if not found or previous is not None or verb.force not in ("support", "reaffirm"):
            return False
        last = found[-1].verb
        if last.force != "reaffirm" or last.frame != "stand" or "action" not in self.tokens[index].senses:
            return False
        if any(t.text == ";" for t in self.tokens[found[-1].index : index]):
            return False
        noun = " ".join(last.lemma.split()[-2:])
        bound = any(v.force == "commit" for v in self.lexicon.senses_of(noun).get("verb", ()))
        ahead = self.tokens[index + 1 : index + 8]
        bound = bound and not any(t.senses.keys() & {"party", "instrument"} for t in ahead)
        return (bound and noun != last.lemma) or any(
            "nominaliser" in t.senses for t in self.tokens[found[-1].index : index]
        )

    def _shares_noun(self, index: int, found: list[Predicate]) -> bool:
        """ "talks on reviewing, upgrading the pact": of two deeds with one object, the first of which is none."""
        if index < 3 or self.tokens[index - 1].text != ",":
            return False
        earlier = next((p for p in found if p.index == index - 2), None)
        if earlier is not None:
            behind = self.tokens[index - 3]
            bare = behind.shape == "word" and not behind.senses.keys() & {"have", "adverb", "connector"}
            return earlier.verb.force is None and bare and self._actor_ending(behind) is None
        return "action" in self.tokens[index - 2].senses and "activity" not in self.tokens[index - 2].senses

    def _noun_by_what_follows(self, index: int, verb: Verb, previous: Token | None) -> bool:
        """A verb that nothing follows which it could govern is a noun, as before "and" or "of"."""
        if verb.force is None:
            return False
        words = self.lexicon.words
        token = self.tokens[index]
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.text.lower() in words.needs_paper and not self._paper_follows(index):
            return True
        if index == 0 and " " in token.text:  # "The statement will …", not "states that it will"
            noun = self.lexicon.senses_of(token.text.rpartition(" ")[0])
            if "instrument_kind" in noun:
                return True
        if token.text.lower() in words.needs_paper_next and not (
            after is not None and after.senses.keys() & {"instrument", "instrument_kind"}
        ):
            return True
        if verb.frame == "object" and after is not None and "instrument_kind" in after.senses:
            behind = self.tokens[index + 2].text if index + 2 < len(self.tokens) else ""
            if behind in words.deictics and "instrument" not in after.senses:
                return True  # "made the above statement": the words quoted
        if after is None or (previous is not None and self._actor_ending(previous) is not None):
            return False
        if index == 0 and self.spaces and is_undergone(self.tokens, index, words):
            return True
        if not self.spaces and verb.force == "commit" and after.text in _CLAUSE_SIGNS and after.text != ":":
            return True  # "made preparations,": nothing it could govern
        if not self.spaces and "proposal" in token.senses and after.text in _CLAUSE_SIGNS and index:
            return "post_link" in self.tokens[index - 1].senses  # "views and proposals"
        joined = previous is None or "conjunction" in previous.senses
        if after.senses.keys() >= {"subordinator", "explanation"} and joined and "proposal" in token.senses:
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
        plural = index + 1 < len(self.tokens) and self.tokens[index + 1].text in self.lexicon.words.plural_articles
        for token in self.tokens[index + 1 : index + 8]:
            if plural and token.text.islower() and token.senses.keys() & {"qualifier", "proposal"}:
                continue
            if (
                plural
                and token.text.islower()
                and token.senses.get("instrument_kind") in ("work_plan", "other", "fund")
            ):
                continue  # "through strategies and initiatives": of no paper in particular
            if (
                token.text in ";."
                or "example" in token.senses
                or (
                    token.senses.keys() & {"result", "action", "activity"}
                    and not token.senses.keys() & {"instrument", "instrument_kind", "paper"}
                )
            ):
                break
            if token.senses.keys() & {"instrument", "instrument_kind", "paper"}:
                return True
        return adopts_a_deed(self.tokens, index) or any(0 <= m.start - low <= 4 for m in self.sentence.instruments)

    def _for_a_purpose(self, index: int, clause_start: int, found: list[Predicate]) -> bool:
        """Inside "in order to …" of the same clause nothing is asserted."""
        low = max(clause_start, found[-1].index + 1 if found else 0)
        if "subordinator" not in self.sentence.kinds or "explanation" not in self.sentence.kinds:
            return False
        return opens_an_end(self.tokens, low, index, self.lexicon.words)

    def _goes_on_listing(
        self, index: int, verb: Verb, last: Predicate, previous: Token | None, clause_start: int
    ) -> bool:
        """A word that is a deed as well goes on with the list of deeds before it."""
        token = self.tokens[index]
        joined = previous is None or "connector" in previous.senses
        if joined and not self.inflected and goes_on_among(self.sentence, index, verb, last, self.lexicon):
            return True
        if previous is not None and "conjunction" in previous.senses and self._welcomed_deed(index, last):
            return True
        if previous is not None and "conjunction" in previous.senses and last.verb.role in ("narrate", "welcome"):
            low = max(last.index, clause_start)
            marked = next((i for i in range(low, index) if "nominaliser" in self.tokens[i].senses), None)
            if marked is not None and (verb.force != "agree" or done_by_another(self.sentence, marked)):
                return True  # "the holding of … and adopting of …": both are told of as done
        if last.verb.force == "agree" and not self.spaces and stands_before(self.tokens, last.index):
            return False  # "on A they agreed, and proposed B"
        opens = self.tokens[clause_start - 1].text == ";" and clause_start == index
        if opens and verb.force == "decide" and last.verb.force == "agree" and last.verb.frame == "act":
            opens = "action" not in token.senses or "adopted" in token.senses  # "agreed to do A; to launch B"
        if opens and verb.force == "decide" and last.verb.role == "narrate" and "action" in token.senses:
            return any("example" in t.senses for t in self.tokens[last.index : index])  # "noted results such as: A; B"
        if not joined or opens:
            return False
        if verb.force == "decide" and last.verb.role == "will" and self.spaces:
            return True  # "will discuss A and adopt B"
        if verb.force == "decide" and previous is not None and last.verb.force in ("support", "propose", "request"):
            return "conjunction" in previous.senses and previous.text not in ",;"
        if verb.frame == "stand" and last.verb.role == "ought" and not self.spaces:
            return "action" in token.senses and verb.force in ("support", "reaffirm")  # "should do A, support B"
        if verb.force == "support" and last.verb.frame in ("ask", "suggest") and last.verb.force:
            if self.spaces and is_asked_too(self.tokens, last.index, index):
                return True
            if not self.spaces and last.verb.frame == "ask" and "action" in token.senses:
                return True
            return any(t.text.endswith(token.text) for t in self.tokens[last.index : index])
        if not self.spaces and "action" in token.senses and self.tokens[index - 1].text == "、":
            return last.verb.force is not None and last.verb.frame in ("act", "ask", "suggest")
        shared = "conjunction" in self.tokens[index - 1].senses and "action" in self.tokens[index - 2].senses
        goes_on = verb.force in ("reaffirm", "decide", "commit", "propose") or (shared and verb.force == "request")
        if "action" not in token.senses or not goes_on:
            return False
        ought = any(v.role == "ought" for t in self.tokens[last.index : index] for v in t.senses.get("verb", ()))
        governs = last.verb.frame in ("ask", "suggest", "act")
        if verb.force == "decide":
            agreed = last.verb.force == "agree" and "adopted" not in token.senses
            asked = last.verb.role == "ought" or last.verb.force in ("request", "propose", "commit")
            foreseen = last.verb.role == "will" and not self.spaces  # "will do A and adopt B"
            return foreseen or (governs and (agreed or asked))
        if verb.force in ("commit", "propose", "request"):
            return governs and last.verb.force is not None
        return (governs and last.verb.role != "report") or ought

    def _welcomed_deed(self, index: int, last: Predicate) -> bool:
        """ "welcomed that B values … and wishes to …": both verbs are B's, and what is welcomed."""
        first = self.tokens[last.content_first] if last.content_first < index else None
        aside = last.verb.role != "welcome" or any(t.text in ",;" for t in self.tokens[last.index : index])
        if first is None or self.inflected or aside:
            return False
        other = next((m for m in self.sentence.actors if m.start == first.start and m.kind == "party"), None)
        if other is None or last.subject is None or set(other.parties) & set(last.subject.parties):
            return False
        behind = next((t for t in self.tokens[last.content_first : index] if t.start >= other.end), None)
        return behind is not None and "verb" in behind.senses

    def _other_subject(self, index: int, clause_start: int) -> bool:
        """Between the party and "will" stands a thing that is the subject: "X's accession will help …"."""
        if not self.lexicon.words.noun_marks or "conjunction" in self.tokens[index - 1].senses:
            return False  # "… and will": the subject is that of the verb before
        high = self.tokens[index].start
        low = self.tokens[clause_start].start
        actor = max((m.end for m in self.sentence.actors if m.start >= low and m.end <= high), default=low)
        between = [t for t in self.tokens if t.start >= actor and t.end <= high]
        return not any(
            t.senses.keys() & {"place_word", "between", "passive", "subordinator", "topic", "for"} or t.text == ","
            for t in between
        )

    def _same_clause(self, left: int, right: int) -> bool:
        return not any(t.text in _CLAUSE_SIGNS and t.shape == "sign" for t in self.tokens[left:right])

    def _connector_between(self, index: int, offset: int) -> bool:
        return any("connector" in t.senses and t.start < offset for t in self.tokens[index + 1 :])
