"""Force of commitments: whether words bind, ask, propose, support or restate, or only tell what is or was."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from depositary.read.adopting import leads_to_deed
from depositary.read.agenda import on_the_agenda
from depositary.read.mentions import Sentence
from depositary.read.organs import whole_of
from depositary.read.pledge_history import PledgeHistory
from depositary.read.pledge_parts import _SIGNS, _STRIP
from depositary.read.predicates import Predicate
from depositary.read.scan import Token
from depositary.read.stances import agrees_with_a_proposal, agrees_with_a_view, is_owned, is_ready, would_have
from depositary.read.suppositions import foretells_what_is, is_supposed, past_aside
from depositary.read.views import is_a_voice, tells_a_view, tells_of_achievement, weighs_a_part, wishes_nothing

__all__ = ["PledgeForce"]

_SHORT_PARTIES = 3
_SHORT_WAY = 6  # tokens to the word for what somebody proposed
_SPOKEN = (":",)
_LAY = 4  # tokens that name those who speak for nobody, and as many up to the verb of saying


class PledgeForce(PledgeHistory):
    """Force of commitments: whether words bind, ask, propose, support or restate, or only tell what is or was."""

    def _force(self, predicate: Predicate, sentence: Sentence) -> str | None:
        verb = predicate.verb
        content = sentence.tokens[predicate.content_first : predicate.content_last]
        if (private := self.lexicon.words.private) and predicate.subject is not None:
            if self.text[sentence.start : predicate.subject.start].rstrip().lower().endswith(tuple(private)):
                return None  # "companies of A wish"
        supposed = not self.spaces and is_supposed(sentence, predicate.index, spaces=False)
        supposed = supposed or (not self.spaces and self._sets_the_scene(predicate, content, sentence))
        if supposed or (not self.spaces and self._said_by_laymen(predicate, sentence)):
            return None
        against = verb.force is not None and verb.lemma in self.lexicon.words.against  # "opposes that A do …"
        if against or (verb.force in ("support", "commit") and self._restated(predicate, sentence)):
            return None if not self.spaces and is_a_voice(content, self.lexicon.words) else "reaffirm"
        if verb.role == "welcome" and not self.spaces and not any(t.text not in _STRIP for t in content[:1]):
            content = self._topic(predicate, sentence)
        if verb.lemma in self.lexicon.words.thanking and any(t.text in self.lexicon.words.favours for t in content[:8]):
            return None  # "appreciated A's commitment to …": thanks
        if verb.role == "welcome":
            return "support" if self._backs(content, sentence) else None
        if verb.role == "will":
            return "commit" if self._promises(predicate, content, sentence) else None
        if verb.role == "ought":
            return "propose" if predicate.speaker is not None or self._voice_in(sentence) else None
        foretold = verb.force == "decide" and self._is_ahead(predicate, sentence)
        if verb.force == "decide" and any(t.text in "(（" for t in content[:1]):
            return None  # "has been adopted since (by consensus)": nothing stands behind it
        if verb.force is None or foretold or self._told_of_another(predicate):
            return None
        if verb.force == "decide" and any("theme" in t.senses for t in content[:3]):
            return None  # "has adopted the theme …"
        if verb.force == "agree" and self.spaces and agrees_with_a_proposal(content, self.lexicon.words):
            return "support"
        if verb.force == "agree" and self.spaces and agrees_with_a_view(content, self.lexicon.words):
            return None
        if verb.force == "agree" and any(t.text in self.lexicon.words.accompanying for t in content[:1]):
            return "support" if any("proposal" in t.senses for t in content[:_SHORT_WAY]) else verb.force
        if verb.force == "agree" and verb.frame == "act" and self.lexicon.words.copulas and self._holds(content):
            return None  # what they think, not what they will do
        if verb.force == "commit" and (self._announces_a_journey(predicate, content) or self._tells_an_end(content)):
            return None
        if verb.force == "commit" and predicate.subject is not None and self._aim_of_a_meeting(predicate):
            return None
        if verb.force == "commit" and not self.lexicon.words.infinitive and self._plans_to_meet(predicate, content):
            return None
        if verb.force in ("support", "reaffirm") and not self.spaces and self._of_speech_or_now(predicate, content):
            return None
        if verb.force in ("reaffirm", "propose") and any(t.text in self.lexicon.words.feelings for t in content[:4]):
            return None  # "stressed their deep concern", "reiterated its thanks", "offered hearty congratulations"
        if verb.force == "commit" and verb.frame == "act" and self.spaces and self._will_talk(content):
            return None  # "plans to discuss A": an agenda
        if verb.force == "reaffirm" and self.spaces and self._tells_how_it_is_seen(content):
            return None
        if verb.force == "reaffirm" and self._tells_of_results(predicate, content, sentence):
            return None
        if verb.force == "reaffirm" and self._opens_with_will(content):
            return None if self.spaces and foretells_what_is(content, predicate.subject) else "commit"
        if verb.force == "reaffirm" and content and all(t.senses.keys() & {"party", "connector"} for t in content):
            return None  # "stressed that A and he himself will …": told by the verb behind
        if verb.force == "reaffirm" and verb.lemma not in self.lexicon.words.standing and self._continues_so(content):
            return "commit"
        if verb.force == "support" and self.spaces and content and content[0].shape == "number":
            return "commit"  # a sum is given
        if verb.force == "reaffirm":
            behind = sentence.tokens[predicate.content_last : predicate.content_last + 1]
            told = [
                *content,
                *(t for t in behind if t.senses.keys() & {"have", "copula"} or self._foretells(t, sentence)),
            ]
            perfect = self.lexicon.words.infinitive and any("have" in t.senses for t in behind)
            restates = verb.lemma in self.lexicon.words.standing or predicate.subject is None
            if self.lexicon.words.infinitive and not restates and tells_a_view(told, self.lexicon.words):
                return None
            that = any("that" in t.senses for t in content[:1])
            if (that and (perfect or self._comes_of_itself(content, sentence))) or self._states_a_fact(predicate, told):
                return None  # "affirming that ties have grown"
        if (
            verb.force == "propose"
            and verb.lemma in self.lexicon.words.wishing
            and wishes_nothing(content, self.lexicon.words)
        ):
            return None
        if verb.force == "propose" and not self.spaces and self._convened_so(content):
            return None
        if verb.lemma in self.lexicon.words.opining and not any(
            v.role in ("ought", "will") for t in content for v in t.senses.get("verb", ())
        ):
            return None  # an opinion, nothing asked for
        if verb.force == "reaffirm" and verb.lemma in self.lexicon.words.opining and would_have(content):
            return "propose"
        asserts = verb.force == "agree" and bool(content) and content[0].text in ",:"
        return None if asserts and self._states_a_fact(predicate, past_aside(content[1:])) else verb.force

    def _tells_how_it_is_seen(self, content: Sequence[Token]) -> bool:
        """ "stressed that both sides noted …", "affirmed, as chair, …": told, or said elsewhere."""
        opening = [t for t in content[:4] if t.text not in _STRIP and "that" not in t.senses]
        if opening and "capacity" in opening[0].senses:
            return True
        if len(opening) < 2 or not opening[0].senses.keys() & {"group", "party"}:
            return False
        verbs = opening[1].senses.get("verb", ())
        return (
            any(v.role == "narrate" and v.frame == "stand" for v in verbs)
            and self.lexicon.language.facts.head == "first"
        )

    def _states_a_fact(self, predicate: Predicate, content: Sequence[Token]) -> bool:
        """ "stressed that the year is a milestone", "that history has shown …": tells what is, takes no stand."""
        words = self.lexicon.words
        if not words.copulas or predicate.verb.lemma in words.standing or weighs_a_part(content, words):
            return False
        if not self.spaces and any(
            "have" in two.senses and one.senses.keys() & {"group", "party", "member"}
            for one, two in pairwise(content[:24])
        ):
            return True  # "…, all states have taken measures"
        before: Token | None = None
        happens = predicate.verb.lemma in words.stressing
        for token in content[:24]:
            happens = happens and (token.text != "," or before is None)
            if token.senses.keys() & {"copula", "have", "fact"}:
                return True
            if any(v.role == "will" for v in token.senses.get("verb", ())):
                return True  # what a thing will do, foretold
            if before is not None and (
                ("be" in token.senses and "adverb" in before.senses) or (happens and "happening" in token.senses)
            ):
                return True  # "has always been …", "the economy faces …"
            if "adopted" in token.senses and token.text.split()[0] in words.be_words and not words.infinitive:
                return True  # "… was signed at a time when"
            before = token
            if token.senses.keys() & {"verb", "action", "proposal"} - (
                {"action"} if "activity" in token.senses else set()
            ):
                return False
            if token.text == ";":
                return False
        return False

    def _comes_of_itself(self, content: Sequence[Token], sentence: Sentence) -> bool:
        """ "that strengthening ties will contribute to …": foretold, with no one who acts before the "will"."""
        if not self.lexicon.words.infinitive:
            return False
        for token in content[1:14]:
            if any(v.role == "will" for v in token.senses.get("verb", ())):
                return not any(content[0].end <= a.start < token.start for a in sentence.actors)
            if token.text in ",;" or any(v.role == "ought" for v in token.senses.get("verb", ())):
                return False
        return False

    def _foretells(self, token: Token, sentence: Sentence) -> bool:
        """A "will" whose subject, right before it, is no one who can act."""
        if not any(v.role == "will" for v in token.senses.get("verb", ())):
            return False
        return not any(0 <= token.start - actor.end <= 1 for actor in sentence.actors)

    def _continues_so(self, content: Sequence[Token]) -> bool:
        """ "affirmed that A continues to do": what it will go on doing."""
        rest = [t for t in content[:6] if not t.senses.keys() & {"that", "article", "member"} or "party" in t.senses]
        return (
            len(rest) > 2
            and "party" in rest[0].senses
            and rest[1].text in self.lexicon.words.continuing
            and bool(rest[2].senses.keys() & {"action", "adverb", "verb"})
        )

    def _opens_with_will(self, content: Sequence[Token]) -> bool:
        """ "stressed that it will": the promise counts, not the stress."""
        for index, token in enumerate(content[:6]):
            if self.spaces and not self.lexicon.words.infinitive and index and "conjunction" in token.senses:
                if "party" in content[index - 1].senses:
                    continue  # "affirmed that A and B will"
            if any(
                v.role == "will" or (v.force and v.lemma.startswith((*self.lexicon.words.will_signs, "\0")))
                for v in token.senses.get("verb", ())
            ):
                return True
            if not self.spaces and token.shape == "han" and not token.senses and len(token.text) <= _SHORT_PARTIES:
                continue  # two sides by one character each
            if self.spaces and getattr(token.senses.get("place"), "id", "") in self.lexicon.capitals:
                continue  # "stressed that Washington will"
            if (
                not token.senses.keys() & {"that", "article", "group", "party", "adverb", "subordinator", "member"}
                and token.text not in _SIGNS
            ):
                return False
        return False

    def _backs(self, content: Sequence[Token], sentence: Sentence) -> bool:
        """Welcoming a proposal, an offer or readiness backs it; welcoming what happened does not."""
        proposal = next((i for i, t in enumerate(content) if "proposal" in t.senses), None)
        papers = any("instrument_kind" in t.senses or "instrument" in t.senses for t in content)
        result = next(
            (
                i
                for i, t in enumerate(content)
                if "result" in t.senses and "proposal" not in t.senses
                and (papers or t.text not in self.lexicon.words.need_papers)
            ),
            None,
        )  # fmt: skip
        if proposal is not None:
            behind = not self.spaces and result is not None and result < proposal  # "A's proposal to hold B"
            return result is None or proposal < result or (behind and is_owned(content, proposal, self.lexicon.words))
        if not self.spaces and (not content or is_ready(content, self.lexicon.words)):
            return bool(content)
        if result is None and content and self._standing_frame(content, sentence):
            return True
        if result is None and not self.spaces and any("party" in t.senses for t in content[:2]):
            perfective = tuple(self.lexicon.words.perfective)
            given = any(t.text in self.lexicon.words.giving for t in content)
            if given and not any(t.text.startswith(perfective) or "have" in t.senses for t in content):
                return True  # help that somebody offers
        planned = [
            m
            for m in sentence.meetings
            if content and content[0].start <= m.start < min(content[-1].end, content[0].start + 60) and not m.bare
        ]
        if planned and any("scheduled" in t.senses and "held" not in t.senses for t in content):
            return True
        return bool(planned) and self.published is not None and any(
            time.first > self.published and not time.period and content[0].start <= time.start < content[-1].end
            for time in sentence.times
        )  # fmt: skip

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
            return bool(self.discourse.last) and any("action" in t.senses for t in content[:3])
        if subject.kind == "meeting":
            return False
        if subject.kind == "it" and self.lexicon.words.infinitive and predicate.index == 1:
            if not self.discourse.organisation and len(self.discourse.last) > 1:
                return False  # "It will give our ties a new push": a thing
        if subject.kind == "group" and any(m.start <= subject.start < m.end for m in sentence.meetings):
            return False
        if self._foretold(predicate, sentence):
            return False
        before = sentence.tokens[predicate.index - 1] if predicate.index else None
        if self.spaces and before is not None and before.senses.keys() & {"instrument", "instrument_kind"}:
            return False  # what a paper will say
        if any("chairing" in t.senses for t in content[:5]):
            return False
        if self.lexicon.words.noun_marks and predicate.inherited and not any("action" in t.senses for t in content):
            return False  # what will come about by itself
        if any("discussing" in t.senses for t in content[:2]) or self._talked_over(content):
            return False  # a programme: what will be talked about
        if not self.spaces and on_the_agenda(content, sentence, predicate.verb.lemma, self.lexicon.words):
            return False
        if self._of_this(predicate, sentence) or self._of_others(predicate):
            return False
        one = subject.kind in ("person", "speaker") or self._is_one(subject)
        if one and (self._travels(content) or self._joins_a_meeting(content, sentence)):
            return False
        first = next((t for t in content if not t.senses.keys() & {"adverb"} or "action" in t.senses), None)
        if first is not None and "be" in first.senses and self._being_done(content, first):
            return True  # "will be providing"
        if first is None or ("be" in first.senses and "action" not in first.senses):
            return False
        if not self.spaces and "passive" in first.senses:
            return False  # "(the post) will be taken by A"
        if self.spaces and not self.lexicon.words.infinitive and "copula" in first.senses:
            return False  # what it will be
        settles = not self.spaces and "adopted" in first.senses and "action" not in first.senses
        if settles and not leads_to_deed(content, self.lexicon.words):
            end = next((i for i, t in enumerate(content) if t.text in _SIGNS and t.text != "、"), len(content))
            if any(t.senses.keys() & {"instrument", "instrument_kind"} for t in content[:end]):
                return False  # what papers will be adopted: a programme
        if "happening" in first.senses or (self.lexicon.words.infinitive and first.senses.keys() == {"scheduled"}):
            return False  # what will befall it or come of it, or "take place"
        if self.lexicon.words.infinitive and self._adopts_papers(content):
            return False  # "the ministers will endorse two documents": a programme
        if "negation" in first.senses or any("negation" in t.senses for t in content[:2]):
            return False
        return True

    def _adopts_papers(self, content: Sequence[Token]) -> bool:
        """A verb of deciding, and what is decided on is a paper."""
        verbs = content[0].senses.get("verb", ()) if content else ()
        if not any(v.force == "decide" and v.frame == "object" for v in verbs):
            return False
        ahead = content[1:_SHORT_WAY]
        papers = self.lexicon.words.documents
        return any(t.senses.keys() & {"instrument", "instrument_kind"} or t.text.lower() in papers for t in ahead)

    def _being_done(self, content: Sequence[Token], be: Token) -> bool:
        """ "will be sending B to C": a form of doing, with an object, behind the "be"."""
        index = next(i for i, t in enumerate(content) if t is be) + 1
        if index + 1 >= len(content) or content[index].senses.keys() - {"verb"}:
            return False
        ending = next((e for e in self.lexicon.words.doing_endings if content[index].text.endswith(e)), None)
        if ending is None or content[index + 1].shape == "sign":
            return False
        stem = content[index].text.removesuffix(ending)
        senses = {sense for form in (stem, f"{stem}e") for sense in self.lexicon.senses_of(form)}
        return "action" in senses and not senses & {"itinerary", "happening", "discussing"}

    def _of_this(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "X said this is …, and will further …": it is the thing pointed at that will."""
        if self.spaces or not predicate.inherited:
            return False
        tokens = sentence.tokens
        said = next((i for i in range(predicate.index - 1, -1, -1) if tokens[i].text in _SPOKEN), None)
        if said is None:
            said = next(
                (
                    i + 1
                    for i in range(predicate.index - 1, -1, -1)
                    if any(v.role == "report" for v in tokens[i].senses.get("verb", ()))
                ),
                None,
            )
        if said is None:
            return False
        opening = [t for t in tokens[said : said + 3] if t.text not in _SIGNS]
        return bool(opening) and "thing" in opening[0].senses and not any("group" in t.senses for t in opening)

    def _of_others(self, predicate: Predicate) -> bool:
        """ "Minister X of A said that B will …": X foretells what B will do."""
        speaker, subject = predicate.speaker, predicate.subject
        if self.spaces or speaker is None or subject is None or predicate.inherited or not predicate.reported:
            return False
        theirs = set(self.discourse.parties_of(speaker))
        if speaker.kind != "person" or subject.kind != "party" or not theirs or not theirs.isdisjoint(subject.parties):
            return False
        members = self.lexicon.members
        own = {party: theirs & {whole_of(party, self.lexicon), *members.get(party, ())} for party in subject.parties}
        return not any(own.values())

    def _talked_over(self, content: Sequence[Token]) -> bool:
        """ "will on X hold a discussion", in a language whose topic stands before the verb."""
        if not self.lexicon.words.noun_marks or not any("topic" in t.senses for t in content[:6]):
            return False
        end = next((i for i, t in enumerate(content) if t.text in _SIGNS and t.text != "、"), len(content))
        last = content[end - 1 : end]
        idle = any("activity" in t.senses for t in last) and not any("action" in t.senses for t in content[: end - 1])
        return idle or any("discussing" in t.senses for t in content[max(0, end - 2) : end])

    def _travels(self, content: Sequence[Token]) -> bool:
        """Where a person will go, what he will attend or leave: a schedule, no promise."""
        if any("itinerary" in t.senses for t in [t for t in content if "adverb" not in t.senses][:1]):
            return True
        ahead = zip_longest(content, content[1:])  # not "from the 4th to the 7th"
        content = [t for t, n in ahead if t and ("itinerary" not in t.senses or n is None or not n.text[0].isdigit())]
        deed = next((t for t in content if t.senses.keys() & {"action", "itinerary"}), None)
        if deed is not None and "itinerary" in deed.senses:
            return True
        if deed is not None and deed.text.lower() in self.lexicon.words.leading_one:
            return any(t.text.lower() in self.lexicon.words.delegation_words for t in content[:6])
        joined = next((i for i, t in enumerate(content) if t.text in _SIGNS and t.text != "、"), len(content))
        return any("itinerary" in t.senses for t in content[:joined]) and not any(
            "action" in t.senses and "itinerary" not in t.senses for t in content[:joined]
        )

    def _programme(self, part: Sequence[Token], predicate: Predicate) -> bool:
        """A further part of what a person will do that only tells of attending or chairing."""
        subject = predicate.subject
        if not self.lexicon.words.infinitive or subject is None or subject.kind not in ("person", "speaker"):
            return False
        return any(t.senses.keys() & {"itinerary", "chairing", "discussing"} for t in part[:2])

    def _announces_a_journey(self, predicate: Predicate, content: Sequence[Token]) -> bool:
        """ "announced that he will attend": a programme."""
        subject = predicate.subject
        if not self.lexicon.words.infinitive or subject is None or subject.kind not in ("person", "speaker"):
            return False
        for index, token in enumerate(content[:6]):
            if "scheduled" in token.senses:  # "will attend"
                told = (token.text.rpartition(" ")[2], token.text.partition(" ")[2])  # "attend", "be travelling"
                return any("itinerary" in self.lexicon.senses_of(words) for words in told)
            if any(v.role == "will" for v in token.senses.get("verb", ())):
                return any("itinerary" in t.senses for t in content[index + 1 : index + 3])
        return False

    def _said_by_laymen(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "Analysts hold that A will …", in a script without spaces: those who say it speak for nobody."""
        lay = next((i for i, t in enumerate(sentence.tokens[:_LAY]) if "lay_post" in t.senses), None)
        if lay is None:
            return False
        said = sentence.tokens[lay + 1 : lay + 1 + _LAY]
        told = next((t for t in said if any(v.role == "report" for v in t.senses.get("verb", ()))), None)
        if told is None or told.end > predicate.start:
            return False
        return not any(a.kind == "person" and a.start < told.start for a in sentence.actors)

    def _of_speech_or_now(self, predicate: Predicate, content: Sequence[Token]) -> bool:
        """ "agreed with A's speech", "stressed that the world today …", in a script without spaces: no stand."""
        words = self.lexicon.words
        end = next((i for i, t in enumerate(content) if t.text in _SIGNS and t.text != "、" and i), len(content))
        if predicate.verb.force == "support":
            said = [t for t in content[:end] if t.shape != "sign"]
            return len(said) > 1 and said[-1].text.endswith((*words.addresses, "\0"))
        if predicate.verb.lemma not in words.stressing:
            return tells_of_achievement(predicate.verb, content, words) or is_a_voice(content, words)
        opening = "".join(t.text for t in content[:2]).lstrip(_STRIP)
        acts = any("action" in t.senses or any(v.role == "ought" for v in t.senses.get("verb", ())) for t in content)
        return opening.startswith((*words.nowadays, "\0")) and not acts

    def _plans_to_meet(self, predicate: Predicate, content: Sequence[Token]) -> bool:
        """ "plans to attend", "plans talks with B": a programme, in a language whose verbs do not change their form."""
        ready = not self.spaces and any("itinerary" in t.senses for t in content[:1])  # "prepares to attend"
        if not ready and not predicate.verb.lemma.endswith(tuple(self.lexicon.words.planning) or ("\0",)):
            return False
        if self.spaces:
            return any(t.senses.keys() & {"itinerary", "talks", "discussing"} for t in content[:1])
        end = next((i for i, t in enumerate(content) if t.text in _SIGNS and t.text != "、"), len(content))
        return any(t.senses.keys() & {"itinerary", "talks", "discussing", "held", "scheduled"} for t in content[:end])

    def _aim_of_a_meeting(self, predicate: Predicate) -> bool:
        """ "The meetings aim to prepare the summit": what they are for, no pledge of those who meet."""
        subject = predicate.subject
        words = self.lexicon.words
        if subject is None or predicate.verb.lemma not in words.aiming:
            return False
        noun = (subject.text or self.text[subject.start : subject.end]).rpartition(" ")[2]
        return subject.kind == "meeting" or "kind" in self.lexicon.senses_of(self.lexicon.fold(noun))

    def _foreign_quote(self, predicate: Predicate, sentence: Sentence) -> bool:
        """Quoted words bind only if who says them speaks for a party; a text quoted whole speaks for itself."""
        if (voiced := sentence.voiced) is not None:
            lay = voiced.person is not None and voiced.person.rank > 7
            return lay or not self.discourse.parties_of(voiced)
        quote = next(((start, end) for start, end in sentence.quoted if start <= predicate.start < end), None)
        if quote is None:
            return False
        before = [t for t in sentence.tokens if t.end <= quote[0] and t.text not in _SPOKEN]
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
        behind = [t for t in sentence.tokens if t.start >= quote[1]][:8]
        if any(t.senses.get("instrument_kind") == "statement" or t.text in self.lexicon.words.releases for t in behind):
            return False  # "…," said a press release: those whose it is
        whole = quote[0] - sentence.start <= 2
        if whole and quote[1] >= sentence.end - 2:
            return predicate.subject is not None and predicate.subject.kind == "speaker" and self.discourse.orphan
        return True

    def _holds(self, content: Sequence[Token]) -> bool:
        """A statement of what something is, before any deed."""
        copulas = tuple(self.lexicon.words.copulas)
        for token in content:
            if token.text in _SIGNS or "action" in token.senses:
                return False
            if token.shape == "han" and token.text.startswith(copulas):
                return True
        return False
