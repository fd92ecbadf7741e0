"""Meetings: mentions that say what a meeting, a body or a list of meetings is, and name no sitting of their own."""

from __future__ import annotations

from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.scan import Token
from depositary.read.sittings import Sittings

__all__ = ["MeetingDescriptions"]


class MeetingDescriptions(Sittings):
    """Meetings: mentions that say what a meeting, a body or a list of meetings is, and name no sitting of their own."""

    def _is_description(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """ "This is the yearly meeting at …": says what the meeting spoken of is, names no other."""
        framed = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
        words = self.lexicon.words
        plural = framed is not None and framed.text in (*words.plural_articles, *words.partials)
        if (
            sentence.kind == "title"
            and len(sentence.meetings) > 1
            and framed is not None
            and "framing" in framed.senses
        ):
            return True
        if self._office_of(mention, framed) or self._spelled_out(sentence, mention):
            return True
        if self.current is None:
            return plural and not (mention.ordinals or mention.parties or mention.known or mention.mechanism)
        if plural and not (mention.ordinals or mention.parties or mention.mechanism):
            return True  # "and the related summits"
        if framed is not None and "framing" in framed.senses and not mention.ordinals:
            if "scheduled" in framed.senses and mention.parties and self._dated_behind(sentence, mention):
                return False  # "to prepare for the Special Summit, to be held in March"
            return True  # "in the programme of the X Summit": where something else took place
        if self.lexicon.words.framings and not mention.ordinals and _framed_too(sentence, mention):
            return mention.level in ("summit", "ministerial")  # not "senior officials in the framework of A, B and C"
        if self.lexicon.language.facts.head != "first":
            example = self.spaces and not mention.ordinals and self._example(sentence, mention)
            return example or self._of_a_body(sentence, mention) or self._said_to_be(sentence, mention)
        if not mention.ordinals and self._example(sentence, mention):
            return True
        if framed is not None and "fact" in framed.senses and mention.mechanism and not mention.ordinals:
            return True  # "there took part the X, …"
        numbered = mention.ordinals and not self._for_once(mention)
        if any("copula" in t.senses for t in sentence.tokens[:3]) and not (mention.mechanism and numbered):
            return True
        if mention.parties or mention.ordinals or mention.mechanism:
            return False
        before = [t for t in sentence.tokens if t.end <= mention.start][-2:]
        if any("copula" in t.senses for t in before):
            return True
        dash = (before[-1:] and before[-1].text in "-–—") or (before[:1] and before[0].text in "-–—")
        return bool(dash) and any(0 <= mention.start - m.end <= 12 for m in sentence.meetings if m is not mention)

    def _for_once(self, mention: MeetingMention) -> bool:
        """ "the first A Meeting of this term": no number of a series."""
        words = self.lexicon.words
        surface = self.text[mention.start : mention.end].lower()
        behind = self.text[mention.end : mention.end + 16].lstrip().lower()
        return surface.endswith(tuple(words.first_times)) and behind.startswith(tuple(words.first_within))

    def _office_of(self, mention: MeetingMention, before: Token | None) -> bool:
        """ "took over the chair of the X": an office, no sitting of it."""
        return (
            self.lexicon.language.facts.head == "first"
            and before is not None
            and "post" in before.senses
            and "verb" not in before.senses
            and bool(mention.mechanism)
            and not mention.ordinals
        )

    def _of_a_body(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "members of the A Committee", "Chairperson of the A Council": a body, not its sitting."""
        if not self.spaces or mention.ordinals or mention.level not in ("committee", "other", "working"):
            return False
        before = [t for t in sentence.tokens if t.end <= mention.start][-6:]
        while before and before[-1].senses.keys() & {"article", "party", "adjective"}:
            before.pop()
        linked = len(before) > 1 and before[-1].text in self.lexicon.words.posts_of
        return linked and bool(before[-2].senses.keys() & {"member", "post"})

    def _spelled_out(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "A Plus Three, namely X, Y and Z": the circle of those who meet, and who they are."""
        if mention.ordinals or mention.level == "committee" or not self._names_a_circle(mention):
            return False
        behind = [t for t in sentence.tokens if t.start >= mention.end][:2]
        return len(behind) > 1 and behind[0].text == "," and "explanation" in behind[1].senses

    def _said_to_be(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "The Retreat is the first gathering of ministers", "the Forum, which is a dialogue of officials"."""
        if mention.level != "other" or mention.mechanism or not self.spaces:
            return False
        before = [t for t in sentence.tokens if t.end <= mention.start][-3:]
        if before and "article" in before[-1].senses:
            before.pop()
        return bool(before) and "be" in before[-1].senses

    def _dated_behind(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """A day or month is told behind the mention, with no other deed between."""
        time = next((t for t in sentence.times if t.start >= mention.end and t.first and len(t.first) >= 7), None)
        if time is None or time.vague or time.period:
            return False
        between = [t for t in sentence.tokens if mention.end <= t.start and t.end <= time.start]
        return not any(any(v.force for v in t.senses.get("verb", ())) for t in between)

    def _example(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "mechanisms led by A such as X, Y and Z": names given as examples tell of no sitting."""
        for token in reversed(sentence.tokens):
            if token.end > mention.start:
                continue
            if token.senses.keys() & {"example", "instance"}:
                return True
            inside = any(m.start <= token.start < m.end for m in sentence.meetings)
            if not inside and token.text not in ",()" and not token.senses.keys() & {"connector", "article"}:
                return False
        return False


def _framed_too(sentence: Sentence, mention: MeetingMention) -> bool:
    """ "in the framework of X (A and B), Y and Z": Z further down in the list that the framing opens."""
    if not any("framing" in t.senses for t in sentence.tokens):
        return False
    depth = listed = 0
    for token in reversed([t for t in sentence.tokens if t.end <= mention.start][-_LISTED:]):
        if token.text in "()":
            depth += 1 if token.text == ")" else -1
        elif "framing" in token.senses:
            return listed > 0
        elif token.text == "," or "conjunction" in token.senses:
            listed += 1
        elif not depth and not _names_a_circle(token, sentence):
            return False
    return False


def _names_a_circle(token: Token, sentence: Sentence) -> bool:
    """Part of the name of a meeting or of a party, or of what parties form together ("ASEAN+3")."""
    if (
        token.senses.keys() & {"party", "mechanism", "actor", "partnership"}
        or token.text == "+"
        or token.text.isdigit()
    ):
        return True
    return any(m.start <= token.start < m.end for m in sentence.meetings)


_LISTED = 30  # tokens of such a list
