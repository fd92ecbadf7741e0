"""Who a passage names, seen from some plans: their parties, names their lines hold, other partners.

Known parties are looked up in the registry, in the passage's language. Of others only the plan's own writing is known,
so a name is also recognised by its sound where another script writes it, and by its readings where both writings go
back to the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from depositary.evidence.cues import EvidenceWords
from depositary.evidence.records import EvidencePlan
from depositary.evidence.terms import find_terms, uninformative
from depositary.languages import load_language
from depositary.read.lexicon import load_lexicon
from depositary.read.wordlist import Wordlist, strip_marks
from depositary.registry import load_registry
from depositary.registry.names import FALLBACK
from depositary.resolve.readings import bridged, naming, reading_table
from depositary.resolve.sounds import latin_sounds, likeness, written_sounds

__all__ = ["NameBook", "NamesFound", "PlanParties"]

_LATIN = re.compile(r"[A-ZÀ-ỸĐ][^\W\d_]+")
_CAPITALS = re.compile(r"(?: [A-ZÀ-ỸĐ][^\W\d_]+(?: [^\W\d_A-Z]+)?){1,4}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_ALIKE, _SURE = 0.85, 0.95  # likeness of sounds from which two writings are one name; of three sounds only
_MOST_STATES = 100
_PLACE = "place:"
_SHORTEST = 5  # letters a Latin name has at least to be known by its sound
_VOWELS = frozenset("aeiouy")


class PlanParties(msgspec.Struct, frozen=True):
    """A plan's parties as ids: a registry actor's id or the folded name. own: those that set it apart from others.

    members: registry actors belonging to one of them; shared: the parties it has in common with other plans.
    """

    own: frozenset[str]
    shared: frozenset[str]
    members: frozenset[str]


class NamesFound(msgspec.Struct, frozen=True):
    """parties: ids of plans' parties; members: of their members; places: names of the lines; others: actors that are
    none of these, as written; unplaced: some further name stands there, whose it is cannot be told."""

    parties: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    unplaced: bool = False


class NameBook:
    """The names to look for. Compile once for a set of plans, ask for each passage."""

    def __init__(self, plans: Sequence[EvidencePlan]) -> None:
        self._registry = load_registry()
        self._words: dict[str, str] = {}  # folded Latin word → id
        self._looked_up: dict[str, str | None] = {}  # the same for words of passages, once each
        self._readings: dict[str, list[str]] = {}  # a few characters → ids of names they are the readings of
        self._heard: dict[tuple[str, bool], str | None] = {}  # a run of characters, whole or not → whose sound it is
        self._pairs: dict[tuple[str, str], frozenset[str]] = {}  # two words → ids of names they are the readings of
        self._phrases: dict[str, str] = {}  # a party's full forms, as written → id
        self._actors: dict[str, Wordlist[tuple[str, str]]] = {}
        self._party_words: set[str] = set()  # words of parties' longer names: no names by themselves
        self._heads: dict[str, dict[str, str]] = {}  # language → what such a body is called there → id
        self._bodies: dict[str, str] = {}  # last word of an unknown body's name → id
        ids = [frozenset(self._party(plan, party) for party in plan.parties) for plan in plans]
        everywhere = frozenset.intersection(*ids) if len({*ids}) > 1 else frozenset[str]()
        self.plans: dict[str, PlanParties] = {}
        for plan, parties in zip(plans, ids, strict=True):
            members = frozenset(member for party in parties for member in self._members_of(party))
            self.plans[plan.id] = PlanParties(parties - everywhere, parties & everywhere, members - parties)
        self._all = frozenset[str]().union(*(plan.own | plan.shared for plan in self.plans.values()))
        self._members = frozenset[str]().union(*(plan.members for plan in self.plans.values()))
        for plan in plans:
            for action in plan.actions:
                self._learn_places(action.text)
        self.stems = frozenset(
            stem for word in (*self._words, *self._party_words) for stem in find_terms(word, FALLBACK)
        )
        self._sounds = [
            (latin_sounds(word), id, sum(letter in _VOWELS for letter in word))
            for word, id in self._words.items()
            if len(word) >= _SHORTEST and word.isascii() and len(latin_sounds(word)) >= 2
        ]

    def _party(self, plan: EvidencePlan, party: str) -> str:
        actor = self._registered(party)
        id = actor or _fold(party)
        forms = [party, *plan.names.get(party, ())]
        words = _LATIN.findall(party)
        short = None if actor else _short_state(party)
        if short is not None:
            self._words[_fold(short)] = id
            forms.append(short)
        elif len(words) > 1:
            self._party_words.update(map(_fold, words))
            if not actor:
                self._bodies[_fold(words[-1])] = id
            acronym = "".join(word[0] for word in words)
            if re.search(rf"\b{acronym}\b", " ".join([plan.title, *(action.text for action in plan.actions)])):
                forms.append(acronym)
        else:
            self._words[_fold(party)] = id
        for form in forms:
            self._phrases[form] = id
        return id

    def _members_of(self, party: str) -> list[str]:
        actor = self._registry.actors.get(party)
        return (
            [*actor.members, *(row.actor for row in actor.membership if row.joined and not row.left)] if actor else []
        )

    def _registered(self, party: str) -> str | None:
        folded = party.casefold()
        for actor in self._registry.actors.values():
            if actor.name_en.casefold() == folded or any(folded == a.casefold() for a in actor.acronyms):
                return actor.id
        return None

    def _learn_places(self, text: str) -> None:
        for match in _LATIN.finditer(text):
            word = _fold(match.group())
            if (
                match.start()
                and len(word) >= _SHORTEST
                and match.group()[1:].islower()
                and word not in self._words
                and word not in self._party_words
                and not _common(word)
                and not self._look_up(word)
            ):
                self._words[word] = f"{_PLACE}{word}"

    def _wordlist(self, code: str) -> Wordlist[tuple[str, str]]:
        if code not in self._actors:
            names = {
                name.surface: (name.id, name.surface if name.acronym else "")
                for name in self._registry.names(code)
                if (name.kind in ("actor", "adjective") or (name.kind == "side" and name.id in self._all))
                and not name.weak
                and not name.own_only
            }
            spaces = load_language(code).facts.spaces
            names = {form: found for form, found in names.items() if len(form) > 1}
            own = {form: (id, form if form.isupper() else "") for form, id in self._phrases.items()}
            self._actors[code] = Wordlist({**names, **own}, spaces=spaces)
        return self._actors[code]

    def _heads_in(self, code: str) -> dict[str, str]:
        """What the plans' own bodies are called for short in a language ("the Forum")."""
        if code not in self._heads:
            bodies = load_language(code).table("evidence", EvidenceWords).bodies
            self._heads[code] = {
                head: self._bodies[noun] for noun, heads in bodies.items() if noun in self._bodies for head in heads
            }
        return self._heads[code]

    def _short_forms(self, text: str, language: str) -> Iterator[str]:
        """Ids of own bodies named by their noun alone, no other name beside it."""
        spaces = load_language(language).facts.spaces
        syllables = _syllables(language)
        for head, id in self._heads_in(language).items():
            for place in re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)" if spaces else re.escape(head), text):
                before, after = text[: place.start()], text[place.end() :]
                if spaces:
                    named = re.search(r"([^\W\d_]+) $", before)
                    foreign = named is not None and named[1][0].isupper() and not self._own_form(named[1])
                    behind = _CAPITALS.match(after)
                    foreign = foreign or bool(behind and not any(map(self._own_form, behind.group().split())))
                else:
                    foreign = len(before) > 1 and all(char in syllables for char in before[-2:])
                if not foreign:
                    yield id

    def find(self, text: str, language: str) -> NamesFound:
        """The names of a passage."""
        found: set[str] = set()
        spaces = load_language(language).facts.spaces
        for start, end, (id, exactly) in self._wordlist(language).find(text):
            if (not exactly or text[start:end] == exactly) and (spaces or not _inside_name(text, start, end, language)):
                found.add(id)
        found.update(self._short_forms(text, language))
        unknown: set[str] = set()
        unplaced = (self._latin if spaces else self._written)(text, language, found, unknown)
        parties = self._all
        places = {id for id in found if id.startswith(_PLACE)}
        bodies = {id: self._registry.actors[id].parent for id in found if id in self._registry.actors}
        own = {id for id in found if id in parties or bodies.get(id) in parties}
        named = {id if id in parties else str(bodies[id]) for id in own}
        members = {id for id in found if id in self._members or bodies.get(id) in self._members}
        others = {id for id in found - own - places - members if not self._everyones(id)}
        return NamesFound(
            frozenset(named), frozenset(members), frozenset(places), frozenset(others | unknown), unplaced
        )

    def _latin(self, text: str, language: str, found: set[str], unknown: set[str]) -> bool:
        """Names in Latin letters, into `found` and `unknown`; whether there are some of whom cannot be told whose."""
        unplaced = False
        matches = list(_LATIN.finditer(text))
        heads = _organisation_heads(language)
        first = load_language(language).facts.head == "first"
        for index, match in enumerate(matches):
            word = _fold(match.group())
            if id := self._known_word(word):
                found.add(id)
                continue
            unplaced = unplaced or (match.start() > 0 and self._is_further(match.group()))
            after = matches[index + 1] if index + 1 < len(matches) else None
            if not after or text[match.end() : after.start()] != " ":
                continue
            pair = (strip_marks(word), strip_marks(_fold(after.group())))
            if pair not in self._pairs:
                self._pairs[pair] = frozenset(
                    id for name, id in self._words.items() if len(name) >= _SHORTEST and _one_name(name, pair)
                )
            found.update(self._pairs[pair])
            if not first and _fold(after.group()) in heads and not self._own_form(match.group()) and not _common(word):
                unknown.add(text[match.start() : after.end()])
        states = frozenset(load_lexicon(language).words.party_shapes.states)
        unknown.update(self._named_after(text, states | heads if first else states))
        return unplaced

    def _is_further(self, written: str) -> bool:
        """A name of nobody known: long enough, no ordinary word, none of the parties' own."""
        folded = _fold(written)
        plain = written.isascii() and len(written) >= _SHORTEST and written[1:].islower()
        return plain and not self._own_form(written) and not _common(folded)

    def _named_after(self, text: str, heads: frozenset[str]) -> Iterator[str]:
        """Bodies and states no plan knows, the noun before the name."""
        for place in _before_names(heads).finditer(text):
            name = _LATIN.match(text, place.end())
            if name is None or not name.group().isascii() or len(name.group()) < _SHORTEST:
                continue  # in some languages a capital is no sign of a foreign name
            if not self._known_word(_fold(name.group())) and not self._own_form(name.group()):
                yield text[place.start() : name.end()]

    def _everyones(self, id: str) -> bool:
        """An organisation most states belong to, or a body of one: naming it says nothing of who acts."""
        actor = self._registry.actors.get(id)
        while actor is not None and actor.parent:
            actor = self._registry.actors.get(actor.parent)
        return actor is not None and (actor.member_count or 0) >= _MOST_STATES

    def places_in(self, text: str) -> frozenset[str]:
        """Ids of the lines' names that stand in a line."""
        words = {_fold(match.group()) for match in _LATIN.finditer(text)}
        return frozenset(id for word in words if (id := self._words.get(word, "")).startswith(_PLACE))

    def _own_form(self, word: str) -> bool:
        return word in self._phrases or _fold(word) in self._party_words

    def _known_word(self, word: str) -> str | None:
        """A Latin word that is a name of the book, but for an ending of at most two letters."""
        if word not in self._looked_up:
            self._looked_up[word] = self._look_up(word)
        return self._looked_up[word]

    def _look_up(self, word: str) -> str | None:
        if word in self._words:
            return self._words[word]
        for cut in (1, 2):
            if len(word) - cut >= _SHORTEST and word[:-cut] in self._words:
                return self._words[word[:-cut]]
            longer = [name for name in self._words if len(name) == len(word) + cut and name.startswith(word)]
            if len(word) >= _SHORTEST and longer:
                return self._words[longer[0]]
        return None

    def _written(self, text: str, language: str, found: set[str], unknown: set[str]) -> bool:
        """The same for names written by their sound or by readings."""
        unplaced = False
        syllables = _syllables(language)
        heads = _organisation_heads(language)
        for run in _HAN.findall(text):
            for start in range(len(run) - 1):
                for size in (2, 3):
                    for id in self._read_names(run[start : start + size]):
                        found.add(id)
                best: str | None = None
                whole = start == 0 or run[start - 1] not in syllables
                for size in range(2, 7):
                    window = run[start : start + size]
                    if len(window) < size or any(char not in syllables for char in window):
                        break
                    ended = run[start + size : start + size + 1] not in syllables or start + size >= len(run)
                    best = self._sounded(window, whole=whole and ended) or best
                    unplaced = unplaced or (whole and ended and size > 2 and best is None)
                if best:
                    found.add(best)
            for head in heads:
                at = run.find(head)
                while at >= 0:
                    begin = at
                    while begin and run[begin - 1] in syllables:
                        begin -= 1
                    name = run[begin:at]
                    if len(name) >= 3 and not self._sounded(name):
                        unknown.add(name + head)
                    at = run.find(head, at + 1)
        return unplaced

    def _read_names(self, window: str) -> list[str]:
        if window not in self._readings:
            self._readings[window] = self._names_read(window)
        return self._readings[window]

    def _names_read(self, window: str) -> list[str]:
        ways = _joined(window)
        return [self._words[way] for way in ways if len(way) >= _SHORTEST and way in self._words]

    def _sounded(self, window: str, *, whole: bool = False) -> str | None:
        """The name a run of characters is the sound of. whole: no more such characters stand beside it; only then is
        a name of two sounds known, if it has as many vowels as the run has characters."""
        key = (window, whole)
        if key not in self._heard:
            self._heard[key] = self._name_heard(window, whole)
        return self._heard[key]

    def _name_heard(self, window: str, whole: bool) -> str | None:
        sounds = written_sounds(window)
        if len(sounds) < 2:
            return None
        fits = [
            (likeness(sounds, other), -abs(len(other) - len(sounds)), id)
            for other, id, vowels in self._sounds
            if set(sounds[0]) & set(other[0])
            and abs(len(other) - len(sounds)) <= 2
            and (min(len(other), len(sounds)) > 2 or (whole and len(window) > 2 and len(window) == vowels))
        ]
        closest = max(fits, default=None)
        least = _ALIKE if len(sounds) > 3 or (whole and len(window) > 2) else _SURE
        return closest[2] if closest and closest[0] >= least else None


def _short_state(party: str) -> str | None:
    """The name by itself of a state called in full: "Republic of Norlund", "Norlund Republic"."""
    shapes = load_lexicon(FALLBACK).words.party_shapes
    for head in shapes.states:
        if party.startswith(f"{head} ") and _LATIN.fullmatch(party[len(head) + 1 :]):
            return party[len(head) + 1 :]
    words = party.split()
    return words[0] if len(words) == 2 and words[1] in shapes.tails and _LATIN.fullmatch(words[0]) else None


def _inside_name(text: str, start: int, end: int, language: str) -> bool:
    """A short name that only is part of a longer one written by its sound."""
    syllables = _syllables(language)
    if end - start > 3 or text[start] not in syllables:
        return False
    before = start >= 2 and text[start - 1] in syllables and text[start - 2] in syllables
    after = text[end : end + 1] in syllables and all(char in syllables for char in text[start:end])
    return before or (after and bool(text[end : end + 1]))


@lru_cache(maxsize=16)
def _before_names(heads: frozenset[str]) -> re.Pattern[str]:
    """One of these words, the longest, before a capital."""
    if not heads:
        return re.compile(r"(?!)")
    words = "|".join(re.escape(head) for head in sorted(heads, key=lambda head: (-len(head), head)))
    return re.compile(rf"(?<!\w)(?:{words}) (?=[A-ZĐ])")


def _fold(word: str) -> str:
    return word.casefold()


@lru_cache(maxsize=65536)
def _one_name(name: str, pair: tuple[str, str]) -> bool:
    return pair[0][:1] in (name[:1],) and bridged((name,), pair) is not None


@lru_cache(maxsize=65536)
def _joined(window: str) -> frozenset[str]:
    table = reading_table(naming().sound_table)
    return frozenset(table.joined(window))


@lru_cache(maxsize=8)
def _organisation_heads(language: str) -> frozenset[str]:
    shapes = load_lexicon(language).words.party_shapes
    if load_language(language).facts.head == "first":
        return frozenset(shapes.heads)
    return frozenset(_fold(head) for head in shapes.heads)


@lru_cache(maxsize=8)
def _syllables(language: str) -> frozenset[str]:
    hooks: Any = load_language(language).hooks
    tail = getattr(hooks, "name_syllables", None)
    return tail() if tail else frozenset()


@lru_cache(maxsize=16384)
def _common(word: str) -> bool:
    return word in _ordinary() or word in uninformative()


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """English words that capitals do not make a name."""
    path = load_language(FALLBACK).folder / "words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
