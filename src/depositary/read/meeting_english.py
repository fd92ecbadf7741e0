"""An English name for a meeting of no known series, from the words of another language: "中国—东盟经贸部长特别会议" →
"China-ASEAN special trade ministers' meeting".

In: the sitting and the lexicon. Out: parties, qualifiers, subject, and what such a meeting is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from depositary.read.gloss import gloss
from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import LEVEL_NAMES, Sitting
from depositary.read.numbers import find_ordinals
from depositary.read.scan import scan_words
from depositary.registry.load import Registry

__all__ = ["english_name"]

_SUMMIT = " Summit"
_UNSAID = frozenset({"joint", "virtual", "plus"})  # qualifiers that are no part of a name
_HEADS = frozenset({
    "meeting", "meetings", "summit", "forum", "dialogue", "talks", "conference", "consultation", "consultations",
    "committee", "council", "debate", "group", "session", "seminar", "workshop", "review", "plenary",
})  # fmt: skip
_MEET = re.compile(r"\s*\bmeet$")  # the noun of the meeting, glossed as a verb
_TOLD = re.compile(r"\b(?:hold|talk|clear|provide|host)\b\s*")  # words of the noun for the meeting, glossed as verbs
_MINISTER = re.compile(r"\bministers?$")
_COMMEMORATED = re.compile(
    r".*\b\d+(?:st|nd|rd|th)?\b\s*(?:year|years|anniversary)?\s*"
)  # "relations set up 40 summit"
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def english_name(sitting: Sitting, lexicon: Lexicon) -> str:
    """What to call the sitting in English."""
    name = sitting.core or _BRACKETS.sub(" ", sitting.name or "")
    for word in lexicon.words.next_ones:
        name = name.replace(word, "")
    qualifiers = list(sitting.qualifiers)
    subject = ""
    within: list[str] = []
    if name:
        apart = {(ordinal.start, ordinal.end): "" for ordinal in find_ordinals(name, lexicon.language)}
        for token in scan_words(name, lexicon):  # what is said before the subject is not said again in it
            actor = token.senses.get("actor")
            whose = lexicon.registry.actors[actor.id].name_en if actor is not None else token.senses.get("party")
            qualifier = token.senses.get("qualifier")
            by_chars = () if token.senses else lexicon.parties_by_chars(token.text, sitting.parties)
            circle = token.senses.get("mechanism")  # "A and the three of B" in one word
            if (
                whose in sitting.parties
                or qualifier
                or (by_chars and set(by_chars) <= set(sitting.parties))
                or (circle is not None and _are_sides(circle.id, sitting, lexicon))
            ):
                apart[token.start, token.end] = ""
            if qualifier:
                qualifiers.append(qualifier)
            elif "kind" in token.senses:  # "special meeting" as one word
                within += [english for form, english in lexicon.words.qualifiers.items() if form in token.text]
        subject, _ = gloss(name, lexicon.language.code, apart)
        for both in permutations(sitting.parties) if len(sitting.parties) == 2 else ():
            subject = subject.removeprefix(f"{'-'.join(both)} ")  # the two of them, told in one word
        for party in sitting.parties:  # "the A ministers' meeting" as one word, and a further side
            subject = subject.removeprefix(f"{party} ")
        qualifiers += [qualifier for qualifier in within if qualifier not in subject]
        if "commemorative" in qualifiers:
            subject = _COMMEMORATED.sub("", subject)
    said = [_circle_of(sitting.parties, lexicon.registry) or "-".join(sitting.parties)] if sitting.parties else []
    for qualifier in [qualifier for qualifier in dict.fromkeys(qualifiers) if qualifier not in _UNSAID][:2]:
        said.append(qualifier)
        subject = re.sub(rf"\b{re.escape(qualifier)} ", "", subject)
    said.append(_headed(subject, sitting.level))
    name = re.sub(r"\s+", " ", " ".join(said)).strip()
    return _series(lexicon.registry).get(name.lower(), name)


def _are_sides(mechanism: str, sitting: Sitting, lexicon: Lexicon) -> bool:
    actors = lexicon.registry.actors
    sides = [actors[party].name_en for party in lexicon.sides_of(mechanism)]
    return len(sides) > 2 and set(sides) <= set(sitting.parties)


def _circle_of(parties: Sequence[str], registry: Registry) -> str | None:
    """ "A Plus Three" for A and those three: the name of the circle whose summit unites just these parties."""
    return _circles(registry).get(frozenset(parties)) if len(parties) > 2 else None


@lru_cache(maxsize=4)
def _circles(registry: Registry) -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for row in registry.mechanisms.values():
        sides = frozenset(registry.actors[party].name_en for party in row.parties if party in registry.actors)
        if row.level == "summit" and row.name_en.endswith(_SUMMIT) and len(sides) > 2 and not row.others:
            found.setdefault(sides, row.name_en.removesuffix(_SUMMIT))
    return found


@lru_cache(maxsize=4)
def _series(registry: Registry) -> dict[str, str]:
    """The names of the series in the registry, by themselves in small letters."""
    return {row.name_en.lower(): row.name_en for row in registry.mechanisms.values()}


def _headed(subject: str, level: str) -> str:
    """The subject with the word for such a meeting at its end, unless it has one."""
    usual = LEVEL_NAMES[level]
    subject = _TOLD.sub("", _MEET.sub("", subject)).removesuffix(" virtual")
    if not subject or subject in _HEADS:
        return usual
    if _MINISTER.search(subject):
        return _MINISTER.sub("ministers' meeting", subject)
    if _HEADS & set(subject.lower().replace("'", " ").split()):
        return subject
    return f"{subject} {usual if level != 'other' else usual.lower()}"
