"""What a deed is done for, what explains it and what describes a thing: verbs that are no deed of their own."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.deed_words import taken_as
from depositary.read.mentions import Sentence
from depositary.read.pledge_dues import PledgeDues
from depositary.read.pledge_lists import names_fields
from depositary.read.predicates import Predicate
from depositary.read.scan import Token

__all__ = ["PledgeEnds"]


_PARTNER = 6  # tokens of who is partner to a deed, before the comma


class PledgeEnds(PledgeDues):
    """Verbs inside a promised deed that tell its end, its means or its object's kind."""

    def _same_purpose(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "expand cooperation to reach X and contribute to Y": what the deed is for goes on, no deed is added."""
        joint = index - 1
        while joint > cut and "conjunction" not in tokens[joint].senses and "adverb" in tokens[joint].senses:
            joint -= 1
        if "conjunction" not in tokens[joint].senses or tokens[joint - 1].text == ",":
            return False
        for step in range(cut + 2, joint - 1):
            if "infinitive" in tokens[step].senses and "post_link" in tokens[step].senses:
                follow = tokens[step + 1 : step + 3]
                deed = any("action" in t.senses and t.text.islower() for t in follow[:1]) or (
                    len(follow) > 1 and "adverb" in follow[0].senses and "action" in follow[1].senses
                )
                deed = deed or (step == joint - 2 and follow[0].shape == "word")  # "to control and stamp out Y"
                noun = tokens[step - 2].senses.keys() & {"article"}  # "with a mandate to …"
                if deed and (noun or not tokens[step - 1].senses.keys() & {"action", "verb", "connector"}):
                    return True
        return False

    def _noun_led(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "(pledged) enhanced cooperation to do A, do B and do C": all of them are what the cooperation is for."""
        opens = next((i for i in range(cut, index) if "infinitive" in tokens[i].senses), None)
        led = opens == cut + 1 and "action" in tokens[cut].senses  # "work to do A, do B"
        if opens is None or opens == cut or cut or led:
            return False
        lead = tokens[cut:opens]
        deed = any("action" in t.senses and not t.senses.keys() & {"activity", "adverb"} for t in lead)
        helped = lead[-1].senses.keys() & {"group", "party", "member"} and any("for" in t.senses for t in lead)
        helped = helped and any(t.senses.keys() & {"activity", "result"} for t in lead)  # "help for A to do B, do C"
        return not deed and ("activity" in lead[-1].senses or bool(helped)) and len(lead) <= _PARTNER

    def _in_what_will_be(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "reflect pledges that will deepen A as well as add to B", "the duty to prevent, manage and end C": verbs of
        what a thing will do or is for."""
        if "adopted" in tokens[index].senses:
            return False  # "draw up a plan that will guide A and adopt B"
        for step in range(index - 1, cut + 1, -1):
            if tokens[step].text in ",;:":
                break
            that = "subordinator" in tokens[step].senses and "connector" not in tokens[step].senses
            if that and any(v.role == "will" for v in tokens[step + 1].senses.get("verb", ())):
                return (
                    not tokens[step - 1].senses.keys() & {"action", "verb", "that"}
                    or "proposal" in tokens[step - 1].senses
                )
        first = index
        while first > cut + 1 and (
            tokens[first - 1].text == "," or tokens[first - 1].senses.keys() & {"conjunction", "action"}
        ):
            first -= 1
        row = tokens[first:index]
        opened = first > cut + 1 and "infinitive" in tokens[first - 1].senses and bool(row)
        return opened and "action" in row[0].senses and row[1].text == ","

    def _to_that_end(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "deepen ties in order to do A and to do B": both are what the deed is for."""
        opened = False
        for token in tokens[cut:index]:
            if token.text in ",;":
                opened = False
            opened = (
                opened
                or {"explanation", "infinitive"} <= token.senses.keys()
                or (
                    "explanation" in token.senses
                    and token.text.endswith(tuple(f" {w}" for w in self.lexicon.words.infinitive))
                )
            )
        return opened

    def _describes(self, tokens: Sequence[Token], index: int) -> bool:
        """ "a fair and open market": after an article, a word and "and", an adjective that is a verb as well."""
        first = index - 1
        plain = {"action", "adjectival", "adverb", "verb"}
        while first > 0 and (
            tokens[first].text == ","
            or "conjunction" in tokens[first].senses
            or (tokens[first].shape == "word" and not tokens[first].senses.keys() - plain)
        ):
            first -= 1
        if "article" not in tokens[first].senses or index + 1 >= len(tokens):
            return False
        if any(t.text == "," for t in tokens[first:index]):  # "a fair, open and equal market"
            return index - first <= 7 and (tokens[first + 2].text == ",")
        if index < 3 or "article" not in tokens[index - 3].senses:
            return False
        if "conjunction" not in tokens[index - 1].senses:
            return False
        return (
            index + 1 < len(tokens)
            and (tokens[index + 1].shape == "word" or "adjectival" in tokens[index - 2].senses)
            and ("article" not in tokens[index + 1].senses)
        )

    def _in_relative(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "set up A, which is to join B and help C": behind the comma it is told what the thing is for."""
        for step in range(cut + 1, index):
            senses = tokens[step].senses
            if tokens[step].text.lower() in self.lexicon.words.purpose_clauses:
                return True  # "… so that A will grow and learn"
            if "subordinator" in senses and tokens[step - 1].text == "," and not senses.keys() & {"connector", "that"}:
                return not any(t.text == ";" for t in tokens[step:index])
        return False

    def _explained(self, tokens: Sequence[Token], index: int) -> bool:
        """After "including", "through", "in order to" what follows explains the deed: no deed of its own."""
        low = max(0, index - 4)
        low -= bool(low and tokens[low].text == ";" and "instance" in tokens[low - 1].senses)  # "such as; A, B"
        return any(
            "explanation" in t.senses
            and not t.senses.keys() & {"verb", "connector"}
            and not taken_as(tokens, at, index, self.lexicon.words)
            for at, t in enumerate(tokens[low:index], start=low)
        )

    def _with_explanations(self, parts: list[list[Token]]) -> list[list[Token]]:
        """ "build roads, including by lending money": what a deed includes is no deed of its own, in a script without
        spaces."""
        joined: list[list[Token]] = []
        for part in parts:
            opening = {part[0].text, "".join(t.text for t in part[:2])}
            if joined and not opening.isdisjoint(self.lexicon.words.including):
                joined[-1] = [*joined[-1], *part]
            else:
                joined.append(part)
        return joined

    def _together_with(self, predicate: Predicate, sentence: Sentence) -> tuple[str, ...]:
        """ "is ready, with B, to do …", where the verb ends on "with": B, of all that follows."""
        first = sentence.tokens[predicate.content_first : predicate.content_first + 1]
        joined = predicate.verb.lemma.endswith((*self.lexicon.words.between_words, "\0"))
        return next((m.parties for m in sentence.actors if first and joined and m.start == first[0].start), ())

    def _behind_partner(self, tokens: list[Token]) -> list[Token]:
        """ "(is ready), together with B, to …": the deed behind the comma."""
        for index, token in enumerate(tokens[:_PARTNER]):
            if token.text.endswith(tuple(self.lexicon.words.jointly)) and tokens[index + 1 : index + 2]:
                return tokens[index + 2 :] if tokens[index + 1].text == "," and tokens[index + 2 :] else tokens
        return tokens

    def _beside(
        self, tokens: list[Token], predicate: Predicate, sentence: Sentence
    ) -> tuple[list[Token], tuple[str, ...]]:
        """ "(is ready) with B deepen cooperation": the deed, and B, with whom it is done."""
        if not tokens or not predicate.verb.lemma.endswith((*self.lexicon.words.between_words, "\0")):
            return tokens, ()
        partner = next((m for m in sentence.actors if m.start == tokens[0].start and m.kind == "party"), None)
        rest = [t for t in tokens if partner is not None and t.start >= partner.end]
        if partner is None or len(rest) < 2 or not rest[0].senses.keys() & {"action", "adverb"}:
            return tokens, ()
        return (rest, partner.parties) if "post_link" not in rest[0].senses else (tokens, ())

    def _who_backs(
        self, tokens: Sequence[Token], force: str, actors: tuple[str, ...], sentence: Sentence
    ) -> tuple[str, ...]:
        """ "X of B said …; A is important to B, backs A's role": A does not back itself, B does."""
        if force != "support" or not tokens or self._spoken is None or self._spoken[2] != sentence.paragraph:
            return actors
        return self._spoken[1] if actors == (tokens[0].senses.get("party"),) else actors

    def _restated(self, predicate: Predicate, sentence: Sentence) -> bool:
        """ "X of A reaffirmed that A backs B": the outer verb counts, in a script without spaces."""
        subject = predicate.subject
        if self.spaces or subject is None or predicate.inherited:
            return False
        before = [t for t in sentence.tokens if t.end <= subject.start][-2:]
        if before and before[-1].text in ",:":
            before = before[:-1]
        return bool(before) and any(
            verb.force == "reaffirm" and verb.lemma in self.lexicon.words.restating
            for verb in before[-1].senses.get("verb", ())
        )

    def _lists_fields(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """What is listed from here on is what a deed is in or about: "in new fields such as developing A, …"."""
        plain = not self.lexicon.words.infinitive
        if "example" in tokens[index - 1].senses and "party" not in tokens[index].senses:
            return True
        if plain and self._in_doing(tokens, cut, index):
            return True
        return plain and self.spaces and names_fields(tokens, index, self.lexicon.words)

    def _in_doing(self, tokens: Sequence[Token], cut: int, index: int) -> bool:
        """ "help B in developing X, building Y": after the word for "in" a deed names what the help is in."""
        words = self.lexicon.words
        before = tokens[index - 1]
        if "about" in before.senses and index > 1 and "activity" in tokens[index - 2].senses:
            opened = True
        elif "nominaliser" in before.senses and index > 1:
            opened = tokens[index - 2].text in words.in_words
        else:
            opened = "action" in tokens[index].senses and before.text in words.in_words
        return opened and any("activity" in t.senses or t.text in words.helping for t in tokens[cut : index - 1])
