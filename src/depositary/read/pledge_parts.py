"""Parts of commitments: where one sentence promises several deeds, each by itself; with one object they are one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depositary.read import deed_words
from depositary.read.adopting import paper_opens
from depositary.read.deed_words import attributive, goes_with_deed, opens_with_deed, says_how, shares_object
from depositary.read.instruments import Paper
from depositary.read.mentions import ActorMention, InstrumentMention, Sentence
from depositary.read.nominal import far_topic
from depositary.read.pledge_ends import PledgeEnds
from depositary.read.pledge_lists import further_sum, is_to_be, other_paper, should_too, values_and_acts, without_marks
from depositary.read.predicates import Predicate
from depositary.read.scan import Token

__all__ = ["PledgeParts"]

_SIGNS = ",，;；、:："
_STOPS = ";；"
_TO_AN_END = frozenset({"subordinator", "explanation"})
_IDLE = frozenset({"connector", "conjunction", "be", "adverb", "have"})
_SHORT_NOTICE = 40  # code points of "five proposals on doing X"
_STRIP = " \t\n,，;；、.。:：“”\"'‘’-–—"


class PledgeParts(PledgeEnds):
    """Parts of commitments: where one sentence promises several deeds, each by itself; deeds that share an object
    are one."""

    def _topic(self, predicate: Predicate, sentence: Sentence) -> list[Token]:
        """ "on X they reached agreement": X."""
        first = None
        behind = next((t for t in reversed(sentence.tokens[: predicate.index]) if "adverb" not in t.senses), None)
        fielded = behind is not None and behind.text.endswith(tuple(self.lexicon.words.fields) or ("\0",))
        for index in range(predicate.index - 1, -1, -1):
            token = sentence.tokens[index]
            if token.text in _SIGNS and token.text != "、":
                break
            if "topic" in token.senses or (fielded and "place_word" in token.senses):
                first = index + 1
        if first is None and not self.spaces and (opener := far_topic(sentence.tokens, predicate.index)) is not None:
            first = opener + 1
        return sentence.tokens[first : predicate.index] if first is not None else []

    def _itemised(self, predicate: Predicate, tokens: list[Token]) -> list[list[Token]]:
        """ "put forward five ideas, including to do A, to do B and to do C": the items; empty if it is no such list."""
        if self.spaces or self.lexicon.words.putting_forward.count(predicate.verb.lemma) == 0:
            return []
        opened = next((i for i, t in enumerate(tokens[:_SHORT_NOTICE]) if "explanation" in t.senses), None)
        if opened is None or not any(t.senses.keys() & {"proposal", "instrument_kind"} for t in tokens[:opened]):
            return []
        cuts: list[int] = []
        opened += tokens[opened + 1 : opened + 2] != [] and tokens[opened + 1].text in _SIGNS
        for index in range(opened + 1, len(tokens)):
            step = index
            while step < len(tokens) and "adverb" in tokens[step].senses and "action" not in tokens[step].senses:
                step += 1
            opens = index == opened + 1 or tokens[index - 1].text in "、,;" or "conjunction" in tokens[index - 1].senses
            deed = step < len(tokens) and "action" in tokens[step].senses and self._own_object(tokens, step)
            if deed and (opens or (step > index and index == opened + 1)) and "conjunction" not in tokens[index].senses:
                cuts.append(index)
        if not cuts:
            return []
        parts = [tokens[a:b] for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]
        for part in parts:
            while part and (part[-1].text in _STRIP or part[-1].senses.keys() & {"conjunction", "adverb"}):
                part.pop()
        listed = len(parts) > 1 or tokens[-1].text in _STOPS  # the others stand behind the semicolon
        return [part for part in parts if part] if listed else []

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
        """Divide a complement where a deed begins."""
        if self.spaces and not self.lexicon.words.infinitive:
            tokens = without_marks(tokens, self.lexicon.words)
        if not tokens:
            return []
        cuts, end = [0], tokens[-1].end
        listing = purposed = False
        values = values_and_acts(predicate, tokens, self.lexicon.words)
        splits = (
            frame in ("act", "ask", "suggest")
            or predicate.verb.role == "will"
            or values
            or (force == "commit" and predicate.verb.force == "reaffirm")  # "reaffirmed that they will"
            or (
                force in ("reaffirm", "commit", "propose")
                and any(
                    v.role == "ought"
                    for t in sentence.tokens[predicate.content_first : predicate.content_first + 8]
                    for v in t.senses.get("verb", ())
                )
            )
        )
        words, plain = self.lexicon.words, not self.lexicon.words.infinitive
        ought = predicate.verb.role == "ought" and not self.spaces
        for index in range(1, len(tokens)):
            token = tokens[index]
            before = tokens[index - 1]
            acts = "action" in token.senses or (ought and _takes_side(token))
            if self.spaces and token.end < end and _compound(token, tokens[index + 1]):
                continue  # "start-ups"
            linked = plain and "connector" in before.senses and before.text not in "-–"
            joined = before.text in _SIGNS or "conjunction" in before.senses or linked
            joined = joined and (self.spaces or not goes_with_deed(tokens, index))
            adverb = index >= 2 and "adverb" in before.senses
            adverb = adverb and (tokens[index - 2].text in _SIGNS or "connector" in tokens[index - 2].senses)
            opens = index
            if not plain and not joined and index >= 2:  # "to A, to B and to further C"
                step = index - 1
                while step > 1 and self._modifies_deed(tokens[step]):
                    step -= 1
                paired = step > 1 and self._modifies_deed(tokens[step - 1]) and not _parts_off(tokens[step - 2])
                if step < index - 1 and not before.senses and _parts_off(tokens[step]) and not paired:
                    joined, opens = True, step + 1
                if "infinitive" in tokens[step].senses and "post_link" in tokens[step].senses:
                    denied = step > 1 and "negation" in tokens[step - 1].senses  # "to A, not to B"
                    joined = _parts_off(tokens[step - 1 - denied])
                    opens = step - 1 if denied else index
            if plain and self.spaces and splits and should_too(tokens, index):
                cuts.append(index)
                continue
            sums = splits and further_sum(tokens, index, sentence.times)
            if plain and self.spaces and (sums or ((joined or adverb) and other_paper(tokens, cuts[-1], index))):
                cuts.append(index)
                continue
            if plain and before.text in _SIGNS and "purpose" in token.senses:
                continue  # what the deed is good for
            if not self.spaces and before.text in _SIGNS and self._to_an_end(tokens, index):
                break
            if plain and self.spaces:
                purposed = self._purposed(purposed, tokens, index)
                if purposed:
                    continue
            if before.text in _STOPS or (plain and adverb and acts and "connector" in before.senses):
                listing = False  # "…, at the same time to do B"
            elif (before.senses or token.senses) and self._lists_fields(tokens, cuts[-1], index):
                listing = True
            if listing:
                continue  # "in new fields such as developing A, developing B": one deed, with what it is about
            if plain and before.text in _SIGNS and before.text != "、" and not acts and splits:
                if not self.spaces and self._deed_opens(tokens, index, sentence) and not self._explained(tokens, index):
                    cuts.append(index)
                continue
            if (
                frame == "object"
                and force == "decide"
                and joined
                and paper_opens(tokens, index, sentence.instruments)
                and any(m.start >= tokens[cuts[-1]].start and m.end <= before.end for m in sentence.instruments)
            ):
                cuts.append(index)  # "adopted A and B": a decision for each
                continue
            helping = joined and self._helping(tokens, index, predicate.verb.force or "")
            if helping or (joined and self._awaited(tokens, index, predicate)):
                cuts.append(index)
                continue
            if not (joined or adverb):
                continue
            if not acts or not splits:
                continue
            if "adjectival" in token.senses and self._describes(tokens, index):
                continue
            if attributive(tokens, index, words) or (not self.spaces and deed_words.in_a_pair(tokens, index, words)):
                continue
            if before.text == "、" and not (plain and self._listed_deed(tokens, cuts[-1], index)):
                continue
            if not plain and (self._same_purpose(tokens, cuts[-1], index) or self._noun_led(tokens, cuts[-1], index)):
                continue
            if not plain and self._in_what_will_be(tokens, cuts[-1], index):
                continue
            if self._explained(tokens, index) or (not plain and self._in_relative(tokens, cuts[-1], index)):
                break
            if self._inside_instrument(token) or (plain and self._means(tokens, cuts[-1], index)):
                continue
            if not plain and before.text != "," and self._to_that_end(tokens, cuts[-1], index):
                continue
            if cuts[-1] and all("adverb" in t.senses for t in tokens[cuts[-1] : index]):
                continue  # the deed began with its adverb
            if plain and not self._own_object(tokens, index):
                continue
            if not self.spaces and (
                self._in_a_field(tokens, index) or shares_object(tokens, cuts[-1], index, self.lexicon.words)
            ):
                continue
            if plain and self.spaces and self._goes_with_deed(tokens, cuts[-1], index):
                continue
            if not plain and not self._base_form(token):
                continue
            bare = plain and joined and "connector" in before.senses and before.text not in _SIGNS and index >= 2
            if bare and not (self._own_object(tokens, index) and opens_with_deed(tokens, cuts[-1], self.spaces)):
                continue
            cuts.append(opens)
        parts = []
        for number, cut in enumerate(cuts):
            stop = cuts[number + 1] if number + 1 < len(cuts) else len(tokens)
            part = tokens[cut:stop]
            while part and (
                (plain and "adverb" in part[-1].senses)
                or part[-1].text in _STRIP
                or (
                    part[-1].senses.keys() & {"connector", "conjunction", "adverb"}
                    and "action" not in part[-1].senses
                    and not (len(part) == 2 and "adverb" in part[-1].senses and not plain)  # "work together"
                )
                or (not plain and part[-1].senses.keys() & {"infinitive", "article", "place_word"} and len(part) > 1)
            ):
                part = part[:-1]
            if part:
                parts.append(part)
        if plain and self.spaces:  # "proposed and was backed …": nothing is said of what
            parts = [p for p in parts if not all(t.senses.keys() & _IDLE for t in p)]
            while len(parts) > 1 and "explanation" in parts[0][0].senses and "action" not in parts[0][0].senses:
                del parts[0]  # "agreed, on the basis of A, to do B"
        while not self.spaces and len(parts) > 1 and says_how(parts[0], self.lexicon.words):
            del parts[0]
        parts = parts if self.spaces else deed_words.without_means(parts, self.lexicon.words)
        if not self.spaces and len(parts) > 1 and deed_words.leads_in(parts[0], self.lexicon.words):
            parts[0:2] = [[*parts[0], *parts[1]]]  # "on the basis of A, do B"
        if not self.spaces and len(parts) > 1:
            parts = deed_words.without_idle(parts, self.lexicon.words)
        if not plain and len(parts) > 1:
            parts = self._whole_parts(parts, predicate, sentence)
        if (
            plain
            and splits
            and not values
            and len(parts) > 1
            and not is_to_be(parts[0], self.lexicon.words)
            and not any("action" in t.senses and not (self.spaces and "activity" in t.senses) for t in parts[0])
            and not (
                self.spaces and ((len(parts[0]) > 2 and "action" in parts[0][0].senses) or should_too(parts[1], 0))
            )
        ):
            parts[1] = [*parts[0], *parts[1]]
            del parts[0]
        return parts

    def _modifies_deed(self, token: Token) -> bool:
        """An adverb, known or told by its ending, before a deed."""
        if "infinitive" in token.senses or "conjunction" in token.senses:
            return False
        senses, endings = token.senses, self.lexicon.words.adverb_endings
        return "adverb" in senses if senses else token.text.endswith(tuple(endings))

    def _purposed(self, so_far: bool, tokens: Sequence[Token], index: int) -> bool:
        """Inside "in order to do A, do B and do C", which tells what the deed is for, until the sentence turns on."""
        before = tokens[index - 1]
        if before.text in _STOPS or ("connector" in before.senses and "conjunction" not in before.senses):
            return False
        senses = before.senses.keys()
        if len(before.text.split()) > 1 and "conjunction" in senses:
            return False
        aside = (
            "explanation" in senses
            and not senses & {"verb", "connector", "action", "example"}
            and index > 1
            and tokens[index - 2].text in _SIGNS
        )
        lead = " ".join(t.text.lower() for t in tokens[max(0, index - 2) : index])
        served = "action" in tokens[index].senses and f" {lead}".endswith(self._serving)
        return so_far or aside or served or (senses >= _TO_AN_END and not self._inside_instrument(before))

    def _awaited(self, tokens: Sequence[Token], index: int, predicate: Predicate) -> bool:
        """ "looked forward to the adoption of A and the convening of B": each is awaited by itself."""
        if predicate.verb.lemma not in self.lexicon.words.awaiting or "conjunction" not in tokens[index - 1].senses:
            return False
        step = index + 1 if "article" in tokens[index].senses else index
        senses = tokens[step].senses.keys() if step + 1 < len(tokens) else frozenset()
        if not senses & {"result", "drafting", "adopted", "in_force"} or "implemented" in senses:
            return False
        links = self.lexicon.words.posts_of
        return tokens[step].text.rpartition(" ")[2] in links or tokens[step + 1].text in links

    def _helping(self, tokens: Sequence[Token], index: int, force: str) -> bool:
        """ "backs A's role and helps A do …": help given to somebody is a promise beside the stand."""
        if force != "support" or tokens[index].text not in self.lexicon.words.helping or index + 1 >= len(tokens):
            return False
        return bool(tokens[index + 1].senses.keys() & {"party", "group", "member"})

    def _listed_deed(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "strengthen X、strengthen Y": each deed with an object of its own."""
        first = next((t for t in tokens[cut : cut + 3] if "action" in t.senses and "activity" not in t.senses), None)
        if first is None or tokens[index].senses.keys() & {"activity", "adverb"} or tokens[index - 2] is first:
            return False
        object_size = tokens[index - 1].start - first.end
        return object_size >= 2 and tokens[index].text == first.text and self._own_object(tokens, index)

    def _to_an_end(self, tokens: Sequence[Token], index: int) -> bool:
        """ ", so as to strengthen X, promote Y": all that follows is what the deed is for."""
        step = index + 1
        while not self.spaces and step < len(tokens) and tokens[step].senses.keys() == {"adverb"}:
            step += 1
        following = tokens[step] if step < len(tokens) else None
        if not self.spaces and len(tokens[index].text) > 1:
            return tokens[index].senses.keys() >= {"subordinator", "explanation"}
        return (
            tokens[index].senses.keys() >= {"subordinator", "explanation"}
            and following is not None
            and ("action" in following.senses and "post_link" not in following.senses)
        )

    def _in_a_field(self, tokens: Sequence[Token], index: int) -> bool:
        """ "in the fields of A, B and doing C": no deed of its own."""
        fields = tuple(self.lexicon.words.fields)
        opened = False
        for step in range(index - 1, -1, -1):
            if tokens[step].text in _SIGNS and tokens[step].text != "、":
                break
            opened = opened or "place_word" in tokens[step].senses
            if opened:
                break
            if tokens[step].text.endswith(fields):
                return False
        if not opened:
            return False
        for token in tokens[index + 1 : index + 6]:
            if token.text in _SIGNS and token.text != "、":
                return False
            if token.text.endswith(fields):
                return True
        return False

    def _means(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "take strong action, solve X": what follows tells to what end."""
        words = self.lexicon.words
        first = next((t for t in tokens[cut : cut + 6] if "action" in t.senses), None)
        last = next((t for t in reversed(tokens[cut:index]) if t.text not in _SIGNS), None)
        return (
            first is not None
            and first.text in words.means_verbs
            and last is not None
            and last.text.endswith(tuple(words.means))
        )

    def _goes_with_deed(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "strengthen cooperation, dialogue and consultation": a deed's noun in a row of such nouns."""
        if self._shares_object(tokens, cut, index):
            return True
        behind = tokens[index + 1] if index + 1 < len(tokens) else None
        if behind is not None and behind.text in self.lexicon.words.noun_adjectives:
            return True  # "trade and bilateral investment"
        if "activity" not in tokens[index].senses:
            return False
        if behind is not None and "between" in behind.senses and behind.text not in self.lexicon.words.together:
            return "owning" not in behind.senses  # "coordination between ministries"
        position = index - 2
        while position > cut and tokens[position].text not in _SIGNS and "conjunction" not in tokens[position].senses:
            position -= 1
        opening = tokens[position + 1] if position > cut else None
        return opening is not None and "activity" in opening.senses and opening is not tokens[index]

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
        rest = deed_words.last_deed([t for t in part if "adverb" not in t.senses and t.text not in _STRIP])
        joint = {"post_link", "place_word", "infinitive", "between"}
        return len(rest) > 2 or (len(rest) == 2 and not rest[1].senses.keys() & joint)

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
        first = tokens[cut : index - 1]
        if "connector" in before.senses and all(t.senses.keys() & {"action", "adverb"} for t in first):
            return True
        verbs = [t for t in first if "action" in t.senses and "adverb" not in t.senses]
        if len(verbs) == 1 and verbs[0] is first[-1] and not {"activity", "group"} & verbs[0].senses.keys():
            if verbs[0].text not in self.lexicon.words.bare_deeds and all(
                t is verbs[0] or t.senses.keys() & {"adverb", "group", "party", "member", "article"} for t in first
            ):
                return True  # "that all states strengthen, promote cooperation"
        if before.text != "," or "activity" not in tokens[index].senses or index + 1 >= len(tokens):
            return False
        return not tokens[index + 1].senses.keys() & {"between", "about", "place_word", "adverb", "action"}

    def _will_talk(self, content: Sequence[Token]) -> bool:
        """The deed, in a language whose verbs change their form, is but to talk something over."""
        first = next((t for t in content[:3] if not t.senses.keys() & {"infinitive", "adverb"}), None)
        return bool(self.lexicon.words.infinitive) and first is not None and "discussing" in first.senses

    def _tells_an_end(self, content: Sequence[Token]) -> bool:
        """ "announced the conclusion of the talks": what is over, told."""
        ends = self.lexicon.words.endings
        for token in content[:3] if ends else ():
            if token.text.split()[0] in ends:
                return True
            if not (token.senses.keys() & {"article", "reflexive"} or (token.shape == "word" and not token.senses)):
                return False
        return False

    def _is_one(self, subject: ActorMention) -> bool:
        """ "The A-ian official": one person, though only his party is named."""
        words = self.lexicon.words
        noun = subject.text.rpartition(" ")[2].lower()
        if subject.kind != "party" or " " not in subject.text or noun.endswith(tuple(words.plural_endings) or "\0"):
            return False
        return noun in words.memberships or "post" in self.lexicon.senses_of(noun)

    def _joins_a_meeting(self, content: Sequence[Token], sentence: Sentence) -> bool:
        """ "will then join the A Summit": where somebody goes."""
        if not self.lexicon.words.infinitive or not content:
            return False
        deed = next((t for t in content[:4] if "action" in t.senses), None)
        if deed is None or deed.text.lower() not in self.lexicon.words.joining:
            return False
        return any(0 < m.start - deed.end <= 12 for m in sentence.meetings)

    def _own_object(self, tokens: Sequence[Token], index: int) -> bool:
        """The verb has something of its own behind it before the next joint."""
        size = 0
        if self.spaces and tokens[index + 1 : index + 2]:
            behind = tokens[index + 1]
            if behind.senses.keys() & {"owning", "place_word"} or (
                "subordinator" in behind.senses and "explanation" not in behind.senses
            ):
                return False  # a noun: whose it is, or by whom it is put forward
        for token in tokens[index + 1 :]:
            if token.text in _SIGNS or token.text in "。.":
                break
            size += len(token.text)
        return size >= (4 if self.spaces else 2)


def _takes_side(token: Token) -> bool:
    """A verb of backing or opposing."""
    return any(v.frame == "stand" and v.force in ("support", "reaffirm") for v in token.senses.get("verb", ()))


def _compound(token: Token, after: Token) -> bool:
    """A hyphen right behind: the opening of a compound."""
    return after.text == "-" and after.start == token.end


def _parts_off(token: Token) -> bool:
    """A sign or a joining word that parts one deed from the next."""
    return token.text in _SIGNS or "conjunction" in token.senses
