"""Meetings told by those who gather: "A's foreign ministers met in B on Tuesday", "chaired a meeting of foreign
ministers from A", in a language that writes spaces and puts its verb in the middle.

In: a sentence. Out: `Gathering`s: whose ministers, leaders or senior officials met, at what level, and where that is
told. Only of an organisation or of two parties and more; one state's ministers meet among themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import RANKED_LEVELS
from depositary.read.mentions import Sentence
from depositary.read.organs import whole_of
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["Gathering", "find_gatherings"]

_SOON = 5  # tokens between those who gather and the verb: when, "also"
_OWN = 10  # tokens from those who gather to "their"
_NEAR = 3  # between the noun and those it is of
_PASSED = frozenset({"adverb", "about", "post_link", "article"})
_JOINED = frozenset({"conjunction", "connector", "article"})


@dataclass(frozen=True, slots=True)
class Gathering:
    """Who met, at what level; offsets of the word that tells it, the noun for the meeting if one does."""

    start: int
    end: int
    parties: tuple[str, ...]
    level: str
    ahead: bool = False


def find_gatherings(sentence: Sentence, lexicon: Lexicon) -> Iterator[Gathering]:
    """The gatherings a sentence tells of, in order."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        level = _level(token, lexicon)
        if level is None or any(p.start <= token.start < p.end for p in sentence.persons):
            continue
        parties = _whose(tokens, index, lexicon)
        if not parties:
            continue
        verb = _meets(sentence, index, lexicon) or _held_of(tokens, index, lexicon)
        theirs = _their_own(tokens, index, lexicon) if verb is None else None
        if theirs is not None:
            kind = str(theirs.senses["kind"])
            yield Gathering(theirs.start, theirs.end, parties, level if kind == "other" else kind)
        if verb is not None:
            ahead = verb.text.lower().startswith(tuple(lexicon.words.encounters_ahead))
            yield Gathering(verb.start, verb.end, parties, level, ahead)


def _level(token: Token, lexicon: Lexicon) -> str | None:
    """The level of ministers, leaders or officials in the plural; with its article the word may be one for a group."""
    level = token.senses.get("level") if token.senses else None
    if level is None and "group" in token.senses and " " in token.text:
        level = lexicon.senses_of(lexicon.fold(token.text.partition(" ")[2])).get("level")
    if level not in RANKED_LEVELS:
        return None
    head = token.text.lower()
    for link in lexicon.words.posts_of:
        head = head.partition(f" {link} ")[0]  # "the heads of state"
    plural = head.endswith(tuple(lexicon.words.plural_endings) or ("\0",))
    return str(level) if plural else None


def _whose(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The organisation right before them, or the parties behind: "A foreign ministers", "ministers of A and B"."""
    step = index - 1
    if step > 1 and tokens[step].text == ")" and tokens[step - 2].text == "(":
        step -= 3
    named: list[str] = []
    pointed = tokens[index].text.lower().partition(" ")[0] in lexicon.words.articles  # "the ministers"
    if step >= 0 and "party" in tokens[step].senses and not pointed:
        named = [str(tokens[step].senses["party"])]
        other = step - 2
        if other > 2 and tokens[other].text == ")" and tokens[other - 2].text == "(":
            other -= 3  # "the Council of B (CB) and the Association of A (AA) foreign ministers"
        if other >= 0 and "conjunction" in tokens[step - 1].senses and "party" in tokens[other].senses:
            named.insert(0, str(tokens[other].senses["party"]))
    elif index + 2 < len(tokens) and _links(tokens[index + 1], lexicon):
        for later in tokens[index + 2 : index + 14]:
            if "party" in later.senses:
                named.append(str(later.senses["party"]))
            elif not (later.text == "," or later.shape == "number" or later.senses.keys() & {*_JOINED, "member"}):
                break
    parties = unique(whole_of(name, lexicon) for name in named)
    if len(parties) == 1 and parties[0] not in _organisations(lexicon):
        return ()
    return parties if len(parties) <= 3 else ()


@lru_cache(maxsize=16)
def _organisations(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row.name_en for row in lexicon.registry.actors.values() if row.kind not in ("state", "territory"))


def _links(token: Token, lexicon: Lexicon) -> bool:
    return "between" in token.senses or token.text.lower() in lexicon.words.origins


def _meets(sentence: Sentence, index: int, lexicon: Lexicon) -> Token | None:
    """A verb of meeting soon behind, with nothing between but when; none if it says with whom."""
    tokens = sentence.tokens
    for step in range(index + 1, min(index + 1 + _SOON + 8, len(tokens))):
        token = tokens[step]
        if "met" in token.senses:
            after = tokens[step + 1] if step + 1 < len(tokens) else None
            alone = after is not None and "between" not in after.senses and "kind" not in after.senses
            return token if alone and after is not None and "for" not in after.senses else None
        inside = any(t.start <= token.start < t.end for t in sentence.times)
        part = "party" in token.senses or _links(token, lexicon) or token.shape == "number" or "member" in token.senses
        if not (inside or part or token.text in ",()" or token.senses.keys() & {*_PASSED, *_JOINED}):
            return None
    return None


def _held_of(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Token | None:
    """ "presided over a meeting of foreign ministers from A": a noun right before them that a verb of holding or
    chairing governs."""
    step = index - 1
    while step >= 0 and index - step <= _NEAR and tokens[step].senses.keys() & {"between", "article", "party"}:
        step -= 1
    noun = tokens[step] if 0 <= step < index - 1 else None
    if noun is None or noun.text.lower() not in lexicon.words.encounters:
        return None
    if any(t.shape == "number" for t in tokens[max(0, step - 2) : step]):
        return noun  # "the 22nd meeting of the heads of state of A"
    for token in reversed(tokens[max(0, step - _SOON) : step]):
        if token.senses.keys() & {"chairing", "hosting", "held", "convene"}:
            return noun
        if not token.senses.keys() & {"article", "qualifier", "adverb"}:
            return None
    return None


def _their_own(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Token | None:
    """ "leaders of A wrapped up their two-day summit": the noun behind "their", after a verb of holding."""
    held = False
    for step in range(index + 1, min(index + _OWN, len(tokens))):
        token = tokens[step]
        if held and "reflexive" in token.senses:
            near = tokens[step + 1 : step + 5]
            noun = next((t for t in near if "kind" in t.senses), None)
            numbered = any(t.shape == "number" for t in near)
            return noun if noun is not None and not numbered else None
        if "held" in token.senses and token.shape == "word":
            held = True
        elif token.text in ",;." or "subordinator" in token.senses:
            return None
    return None
