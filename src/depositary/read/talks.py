"""Talks of two told by who met whom, in a language whose verbs and nouns stand before what they govern.

In: a sentence with its persons, and who spoke before it. Out: `Talk`s: where they are told and between whom; several
where one is said to have met several in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from depositary.read.lexicon import Words
from depositary.read.mentions import ActorMention, PersonMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["Talk", "find_talks", "stands_aside"]


@dataclass(frozen=True)
class Talk:
    """Offsets of the word for talking, and the two parties."""

    start: int
    end: int
    name: str
    parties: tuple[str, ...]


def find_talks(sentence: Sentence, words: Words, spoke: Sequence[PersonMention]) -> list[Talk]:
    """Who met whom: "minister X of A talked with Y of B, Z of C"; "in the talks with Y of B, X of A said".

    spoke: those named in the sentence before that named any, for one that opens with "he also met", "the two met".
    """
    persons = [p for p in sentence.persons if p.party]
    found: list[Talk] = []
    met: set[int] = set()  # where those stand who were met before in the sentence
    for index, token in enumerate(sentence.tokens):
        verb = "talks" in token.senses
        if not verb and token.senses.get("kind") != "bilateral" and not _had_with(sentence.tokens, index, words):
            continue
        if _open(sentence.tokens, index, words):
            continue
        guests = _guests(sentence, persons, index)
        if not guests and (office := _office_met(sentence, persons, index, words)) is not None:
            found.append(Talk(token.start, token.end, token.text, office))
            continue
        if not guests:
            two = (
                (_right_before(sentence, persons, index) or _office_behind(sentence, persons, index, spoke))
                if verb
                else ()
            )
            if two:
                found.append(Talk(token.start, token.end, token.text, two))
                continue
            two = unique(p.party for p in spoke if p.party)
            if verb and len(two) == 2 and _both_before(sentence, index, words):
                found.append(Talk(token.start, token.end, token.text, two))
            continue
        before = [p for p in persons if p.end <= token.start and p.start not in met]
        met.update(p.start for p in guests)
        host = before[-1] if before else None
        spoken = any(a.kind == "speaker" and a.end <= token.start for a in sentence.actors)
        if host is not None and spoken and spoke and all(p.party == guests[0].party for p in before):
            host = None  # "the President dined with X of A, met Y of A": X was met as well
        if host is None and not verb:
            host = _after_comma(sentence, persons, guests[-1])
        if host is None and spoke and spoken:
            host = _in_office(sentence, spoke, token.start, guests) or spoke[0]
        if host is None and _between(sentence.tokens, index, words) and all(g.post for g in guests[:2]):
            two = unique(p.party for p in guests[:2] if p.party)
            found += [Talk(token.start, token.end, token.text, two)] if len(two) == 2 else []
        for guest in guests if host is not None else ():
            if host is not None and host.party and guest.party and host.party != guest.party:
                found.append(Talk(token.start, token.end, token.text, unique([host.party, guest.party])))
    return found


def _office_met(
    sentence: Sentence, persons: Sequence[PersonMention], index: int, words: Words
) -> tuple[str, ...] | None:
    """ "X of A held talks with the President of B", who is not named: the two parties."""
    host = next((p for p in reversed(persons) if p.end <= sentence.tokens[index].start), None)
    if host is None or host.party is None:
        return None
    with_whom = index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].text.lower() in words.together
    if "talks" not in sentence.tokens[index].senses and not with_whom:
        return None
    for post, owner in pairwise(sentence.tokens[index + 1 : index + 2 + _NEAR]):
        if "post" in post.senses and "party" in owner.senses:
            two = unique((host.party, str(owner.senses["party"])))
            return two if len(two) == 2 else None
        if post.shape == "sign" or post.senses.keys() & {"verb", "post"}:
            return None
    return None


def _in_office(
    sentence: Sentence, spoke: Sequence[PersonMention], start: int, guests: Sequence[PersonMention]
) -> PersonMention | None:
    """ "The President then met Y": the one of those named before who holds that office, of another party than Y."""
    others = [p for p in spoke if p.party and all(p.party != guest.party for guest in guests)]
    said = [a.text.lower() for a in sentence.actors if a.kind == "speaker" and a.end <= start]
    named = (p for p in others for text in said if p.post and p.post.lower().startswith(text))
    return next(named, None) or next(iter(others), None)


def _office_behind(
    sentence: Sentence, persons: Sequence[PersonMention], index: int, spoke: Sequence[PersonMention]
) -> tuple[str, ...]:
    """ "X of A met (and gave a banquet for) the President": who holds that office was named before."""
    token = sentence.tokens[index]
    host = next((p for p in reversed(persons) if p.end <= token.start), None)
    behind = next((a for a in sentence.actors if a.start >= token.end), None)
    if host is None or behind is None or behind.kind != "speaker":
        return ()
    if any(t.shape == "sign" for t in sentence.tokens[index + 1 :] if t.end <= behind.start):
        return ()
    guest = next((p for p in spoke if p.post and p.post.lower().startswith(behind.text.lower())), None)
    return unique([host.party, guest.party]) if guest and host.party and guest.party not in (None, host.party) else ()


def _had_with(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "X had an online meeting with Y of B": any noun for a meeting that one has with another."""
    if (
        tokens[index].senses.get("kind") != "other"
        or not index
        or tokens[index - 1].text.lower() not in words.gathering
    ):
        return False
    behind = [t for t in tokens[index + 1 : index + 3] if not t.senses.keys() & {"format", "qualifier"}]
    return bool(behind) and behind[0].text.lower() in words.together


def stands_aside(sentence: Sentence, actor: ActorMention) -> bool:
    """A party behind "in" or "on the sidelines of" tells where they met, not who."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= actor.start), None)
    return actor.kind == "party" and before is not None and bool(before.senses.keys() & {"place_word", "framing"})


def _both_before(sentence: Sentence, index: int, words: Words) -> bool:
    """ "The two premiers then held talks": those named before; but not "both sides keep up talks"."""
    for position in range(index - 1, max(-1, index - _SOON), -1):
        token = sentence.tokens[position]
        if any(a.start == token.start and a.kind == "group" and a.text.lower() in words.both for a in sentence.actors):
            return True
        if not token.senses.keys() & {"adverb", "have", "post_link"} or "action" in token.senses:
            return False
    return False


def _right_before(sentence: Sentence, persons: Sequence[PersonMention], index: int) -> tuple[str, ...]:
    """ "X and Y (then) talked": the parties of two joined right before the verb."""
    start = sentence.tokens[index].start
    before = [p for p in persons if p.end <= start][-2:]
    two = unique(p.party for p in before if p.party)
    if len(two) != 2:
        return ()
    joint = [t for t in sentence.tokens if before[0].end <= t.start and t.end <= before[1].start]
    gap = [t for t in sentence.tokens if before[1].end <= t.start and t.end <= start]
    joined = bool(joint) and any("conjunction" in t.senses for t in joint[:1])
    plain = all(t.senses.keys() & {"adverb", "have", "post_link"} and "conjunction" not in t.senses for t in gap)
    return two if joined and plain else ()


def _between(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "talks between X and Y": the word behind joins those who talked, not one of them to another."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        after is not None
        and "between" in after.senses
        and "owning" not in after.senses
        and after.text not in words.together
    )


_SOON = 5


def _open(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether they may meet, do not, or are asked to."""
    for token in tokens[max(0, index - 3) : index]:
        if token.text.lower() in words.speculation or token.text.lower() in words.negations:
            return True
        if any(verb.force in ("propose", "request") for verb in token.senses.get("verb", ())):
            return True
    return False


def _guests(sentence: Sentence, persons: Sequence[PersonMention], index: int) -> list[PersonMention]:
    """Those whom the word at `index` governs: the first right behind it, the others listed after them."""
    end = sentence.tokens[index].end
    found: list[PersonMention] = []
    for person in persons:
        if person.start < end:
            continue
        between = [t for t in sentence.tokens if end <= t.start and t.end <= person.start]
        if found:
            joined = all(t.text == "," or t.senses.keys() & {"conjunction", "connector", "article"} for t in between)
            if not joined or not between:
                break
        elif _given_by(between):
            pass
        elif len(between) > _NEAR or any(t.shape == "sign" or "verb" in t.senses for t in between):
            break
        found.append(person)
        end = person.end
    return found


def _given_by(between: Sequence[Token]) -> bool:
    """ "attended talks, a banquet of Y": what else Y gave stands before the word for whose it is."""
    if not between or "owning" not in between[-1].senses or len(between) > 2 * _NEAR:
        return False
    return (between[0].text == "," or "conjunction" in between[0].senses) and not any(
        t.senses.keys() & {"person", "group", "talks"} for t in between
    )


_NEAR = 3  # tokens between the word and whom it governs: "with", "of both sides", a title of courtesy


def _after_comma(sentence: Sentence, persons: Sequence[PersonMention], guest: PersonMention) -> PersonMention | None:
    """ "In the talks with Y, X said": the one who stands right behind the comma that closes the phrase."""
    later = next((p for p in persons if p.start >= guest.end), None)
    if later is None:
        return None
    between = [t for t in sentence.tokens if guest.end <= t.start and t.end <= later.start]
    return later if between and between[-1].text == "," else None
