"""The words of one language and the registry's names as one multi-pattern automaton.

In: a language's `lexicon.yml` and the registry. Out: a `Lexicon` whose `find` marks every name and word of a text in
one pass. A written form may have several senses (“meeting” is a kind of sitting, a group that speaks, and a verb form);
the grammar picks the sense it can use.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import ahocorasick_rs
import msgspec

from depositary.languages import Language, load_language
from depositary.read.lexicon_words import Notable, PartyShapes, VerbGroup, Words
from depositary.registry import Registry, fold_name, load_registry

__all__ = ["Entry", "Lexicon", "PartyShapes", "Senses", "Verb", "VerbGroup", "Words", "load_lexicon", "strip_accents"]

Senses = dict[str, Any]


class Verb(msgspec.Struct, frozen=True):
    """One sense of a verb's written form. form: base · present · past · gerund · participle · any."""

    lemma: str
    force: str | None
    role: str | None
    frame: str
    form: str
    gloss: str | None = None


_FORMS = ("base", "present", "past", "gerund", "participle")


def strip_accents(text: str) -> str:
    """Drop accents, one code point for one (đ becomes d); for texts written without them."""
    return text if text.isascii() else text.translate(_BARE)


class _Bare(dict[int, str]):
    """Letter → the same letter without its accents, filled as letters are met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = bare = {"đ": "d", "Đ": "D"}.get(base, base)
        return bare


_BARE = _Bare()
_SIDES = 6  # more than so many states meet as a circle, not as sides
_WINDOW = 1 << 17  # characters of a text searched at once


class Lexicon:
    """All that is known in advance for texts of one language.

    plain: compare without accents (for a text typed without them).
    """

    def __init__(self, language: Language, registry: Registry, *, plain: bool = False) -> None:
        self.language = language
        self.registry = registry
        self.plain = plain
        self.words = language.table("lexicon", Words)
        self.surnames = frozenset(self.fold(surname) for surname in language.facts.surnames)
        # texts are read in one script, and so is the data
        self._read_as: Callable[[str], str] = getattr(language.hooks, "read_as", str)
        self._chars = self._short_forms()
        self.shared_sides = self._shared_sides()  # words for the side of either of two states, with both names
        self.offices = {
            row.name_en: registry.actors[row.parent].name_en
            for row in registry.actors.values()
            if row.kind == "office" and row.parent in registry.actors
        }
        self.officials = {
            strip_accents(fold_name(name)): registry.actors[party].name_en
            for party, names in registry.officials.items()
            for name in names
        }
        self.members = {  # by organisation, the states in it
            row.name_en: frozenset(
                registry.actors[state].name_en
                for state in (*row.members, *(member.actor for member in row.membership))
                if state in registry.actors
            )
            for row in registry.actors.values()
            if row.members or row.membership
        }
        self.kinds_of_actors = {row.name_en: row.kind for row in registry.actors.values()}
        self.state_names = frozenset(row.name_en for row in registry.actors.values() if row.kind == "state")
        self.actor_names = frozenset(row.name_en for row in registry.actors.values())
        self.fund_names = frozenset(row.name_en for row in registry.actors.values() if row.kind == "fund")
        self.capitals = {
            row.capital: row.name_en for row in registry.actors.values() if row.kind == "state" and row.capital
        }
        self._senses: dict[str, Senses] = {}
        for surface, sense, value in self._entries():
            self._add(surface, sense, value)
        self._add_inner_posts()
        self.has_past = any(v.form == "past" for senses in self._senses.values() for v in senses.get("verb", ()))
        self._surfaces = list(self._senses)
        self.entries = [_entry(surface, self._senses[surface]) for surface in self._surfaces]
        self._longest = max(map(len, self._surfaces), default=0)
        self._machine = ahocorasick_rs.AhoCorasick(self._surfaces)

    def _add_inner_posts(self) -> None:
        """A form that ends in a post is that post too: "the minister", the office of an organisation."""
        if not self.language.facts.spaces:
            return
        articles = tuple(f"{article} " for article in self.words.articles)
        for surface, senses in self._senses.items():
            if "post" in senses:
                continue
            actor = self.registry.actors.get(getattr(senses.get("actor"), "id", ""))
            office = actor is not None and actor.kind == "office"
            if not office and not ("group" in senses and surface.startswith(articles)):
                continue
            rest = surface
            while " " in rest:
                rest = rest.partition(" ")[2]
                post = self._senses.get(rest, {}).get("post")
                if post is not None:
                    senses["post"] = post
                if post is not None or not office:
                    break

    def fold(self, text: str) -> str:
        """Fold a text as the names are folded; one code point for one."""
        folded = fold_name(text)
        return strip_accents(folded) if self.plain else folded

    def search(self, text: str) -> tuple[str, Iterable[tuple[int, int, int]]]:
        """A text folded, and its matches (see `find_indexes`). Several ask about the opening of one text in turn."""
        if len(text) > _WINDOW:
            folded = self.fold(text)
            return folded, self.find_indexes(folded)
        return _searched(self, text)

    def find_indexes(self, folded: str) -> Iterable[tuple[int, int, int]]:
        """Every match in a folded text, overlapping ones too: (index into `entries`, start, end), longer matches of a
        place later."""
        find = self._machine.find_matches_as_indexes
        return find(folded, overlapping=True) if len(folded) <= _WINDOW else self._in_windows(folded)

    def _in_windows(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Matches of a long text part by part: a word of ten million letters has several at each of them."""
        for first in range(0, len(folded), _WINDOW):
            part = folded[first : first + _WINDOW + self._longest]
            for index, start, end in self._machine.find_matches_as_indexes(part, overlapping=True):
                if start < _WINDOW:
                    yield index, first + start, first + end

    def senses_of(self, surface: str) -> Senses:
        """The senses of one form; empty if it is not known."""
        return self._senses.get(self.fold(surface), {})

    def parties_by_chars(self, run: str, near: Collection[str] = ()) -> tuple[str, ...]:
        """Output names of the states whose one-character short forms, two or more, a run is made of; empty if it is
        not.

        near: states named close by; of two states with one short form the one of these is meant.
        """
        if not 1 < len(run) < 8 or len(set(run)) < len(run):
            return ()
        found = []
        for char in run:
            owners = self._chars.get(char, ())
            named = owners if len(owners) == 1 else [name for name in owners if name in near]
            if len(named) != 1:
                return ()
            found.append(named[0])
        return tuple(found)

    def party_by_char(self, char: str) -> str | None:
        """Output name of the state a one-character short form stands for; None if none or several do."""
        owners = self._chars.get(char, ())
        return owners[0] if len(owners) == 1 else None

    def _shared_sides(self) -> dict[str, list[str]]:
        actors = self.registry.actors
        found: dict[str, set[str]] = {}
        for name in self.registry.names(self.language.code):
            if name.kind == "side" and name.shared:
                found.setdefault(self.fold(self._read_as(name.surface)), set()).add(actors[name.id].name_en)
        return {side: sorted(names) for side, names in found.items()}

    def _short_forms(self) -> dict[str, list[str]]:
        actors = self.registry.actors
        owners: dict[str, set[str]] = {}
        for name in self.registry.names(self.language.code):
            if name.kind == "char" and name.language == self.language.code:
                owners.setdefault(self.fold(self._read_as(name.surface)), set()).add(actors[name.id].name_en)
        return {char: sorted(names) for char, names in owners.items()}

    def _add(self, surface: str, sense: str, value: Any) -> None:
        folded = self.fold(self._read_as(surface.strip()))
        if not folded:
            return
        senses = self._senses.setdefault(folded, {})
        if sense == "verb":
            senses.setdefault(sense, []).append(value)
        elif sense not in senses:
            senses[sense] = value

    def _entries(self) -> Iterator[tuple[str, str, Any]]:
        yield from self._names()
        yield from self._verbs()
        words = self.words
        for level, forms in words.kinds.items():
            for form in forms:
                yield form, "kind", level
        for level, forms in words.levels.items():
            for form in forms:
                yield form, "level", level
        for force, forms in words.stances.items():
            for form in forms:
                yield form, "stance", force
        for form, english in words.qualifiers.items():
            yield form, "qualifier", english
        for form, english in words.ministries.items():
            yield form, "ministry", form
            yield form, "ministry_en", english
        for group, forms in words.groups.items():
            for form in forms:
                yield form, "group", group
        for fmt, forms in words.formats.items():
            for form in forms:
                yield form, "format", fmt
        for kind, forms in words.instruments.items():
            for form in forms:
                yield form, "instrument_kind", kind
        for actor, people in words.notables.items():
            for name in people:
                yield name, "person", Notable(name, self.registry.actors[actor].name_en)
        if words.officials_named:
            for actor, people in self.registry.officials.items():
                for name in people:
                    if " " in name and name.isascii():
                        yield name, "person", Notable(name, self.registry.actors[actor].name_en)
        simple = {
            "negation": words.negations,
            "condition": words.conditions,
            "hedge": words.hedges,
            "speculation": words.speculation,
            "proposal": words.proposals,
            "result": words.results,
            "member": words.memberships,
            "partly": words.partly,
            "held": words.held,
            "scheduled": words.scheduled,
            "postponed": words.postponed,
            "cancelled": words.cancelled,
            "chairing": words.chairing,
            "adopted": words.adopted,
            "drafting": words.drafting,
            "implemented": words.implemented,
            "in_force": words.in_force,
            "proposed": words.proposed,
            "successor": words.successors,
            "place_word": words.place_words,
            "place_kind": words.place_kinds,
            "connector": words.connectors,
            "subordinator": words.subordinators,
            "reflexive": words.reflexive,
            "action": words.actions,
            "shield": words.shields,
            "head": words.party_shapes.heads,
            "state_of": words.party_shapes.states,
            "tail": words.party_shapes.tails,
            "particle": words.name_particles,
            "ministry": words.ministry,
            "adverb": words.adverbs,
            "explanation": words.explanations,
            "example": words.examples,
            "instance": words.instances,
            "article": words.articles,
            "post_link": words.post_links,
            "for": words.for_words,
            "that": words.that_words,
            "between": words.between_words,
            "infinitive": words.infinitive,
            "passive": words.passive,
            "thing": words.things,
            "topic": words.topics,
            "made_into": words.made_into,
            "itinerary": words.itinerary,
            "process": words.process_kinds,
            "talks": words.talks,
            "purpose": words.purposes,
            "enumerator": words.enumerators,
            "be": words.be_words,
            "lay_post": words.lay_posts,
            "convene": words.convening,
            "here": words.here_words,
            "possessive": words.possessives,
            "stance_link": words.stance_links,
            "happening": words.happenings,
            "adjectival": words.adjectives,
            "hosting": words.hosting,
            "met": words.met,
            "capital": words.capital_words,
            "capacity": words.capacities,
            "conjunction": words.conjunctions,
            "activity": words.activities,
            "about": words.about_words,
            "have": words.have_words,
            "copula": words.copulas,
            "partial": words.partials,
            "framing": words.framings,
            "beside": words.besides,
            "fact": words.fact_words,
            "nominaliser": words.nominalisers,
            "paper": words.papers,
            "owning": words.owning,
            "discussing": words.discussing,
            "theme": words.themes,
            "recurring": words.recurring,
            "all_meetings": words.all_meetings,
            "alongside": words.alongside,
        }
        for sense, forms in simple.items():
            for form in forms:
                yield form, sense, form

    def _verbs(self) -> Iterator[tuple[str, str, Verb]]:
        for group in self.words.verbs:
            for entry in group.words:
                written, _, gloss = entry.partition("=")
                forms = written.split("|")
                for index, form in enumerate(forms):
                    name = _FORMS[index] if len(forms) > 1 else "any"
                    english = gloss or (forms[0] if len(forms) > 1 else None)
                    verb = Verb(
                        lemma=forms[0], force=group.force, role=group.role, frame=group.frame, form=name, gloss=english
                    )
                    yield form, "verb", verb

    def _names(self) -> Iterator[tuple[str, str, Any]]:
        spelt = self._spelt_out()
        ministries = tuple(self.words.ministries)
        head_first = self.language.facts.head == "first"
        for name in self.registry.names(self.language.code):
            if name.kind in ("instrument", "mechanism") and name.language == self.language.code and not name.weak:
                for word in name.surface.split():
                    if word in spelt:
                        yield name.surface.replace(word, spelt[word]), name.kind, name
            if name.kind == "char" or (name.kind == "post" and len(name.surface) == 1):
                continue
            if name.kind == "courtesy" and name.surface in self.words.parts_of_names:
                continue
            yield name.surface, name.kind, name
            if name.kind in _VARIED:
                forms = self._varied(name.surface)
                if " - " in name.surface:
                    forms += [name.surface.replace(" - ", "-"), name.surface.replace(" - ", " – ")]
                elif "-" in name.surface and name.kind == "mechanism" and self.language.facts.head == "first":
                    forms += [form.replace("-", " - ") for form in (name.surface, *forms)]
                for form in forms:
                    yield form, name.kind, name
                    if name.kind == "actor" and not name.weak:
                        yield form, "party", self.registry.actors[name.id].name_en
            if name.kind == "courtesy" and name.surface.endswith("."):
                yield name.surface[:-1], name.kind, name
            if name.kind in ("actor", "side") and not name.weak:
                yield name.surface, "party", self.registry.actors[name.id].name_en
            elif name.kind == "publisher" and ministries and _is_one_of(name.surface, ministries, head_first):
                owner = self.registry.actors.get(self.registry.publishers[name.id].actor or "")
                if owner is not None and owner.kind == "state":
                    yield name.surface, "party", owner.name_en  # a ministry speaks for its state
            elif name.kind == "adjective":
                yield name.surface, "adjective_en", self.registry.actors[name.id].name_en

    def _varied(self, surface: str) -> list[str]:
        """A name with the words that other regions of the language have in their place."""
        forms = [surface]
        for word, others in self.words.variants.items():
            forms += [form.replace(word, other) for form in forms if word in form for other in others]
        return forms[1:]

    def sides_of(self, mechanism: str) -> tuple[str, ...]:
        """Ids of the actors who meet in a mechanism; none of a circle of states with no sides, as one with a name of
        its own is."""
        row = self.registry.mechanisms[mechanism]
        if len(row.parties) == _SIDES and any(name and row.name_en.startswith(name) for name in self._circles):
            return ()
        return () if row.others or len(row.parties) > _SIDES else tuple(row.parties)

    @cached_property
    def acronyms_of_actors(self) -> dict[str, list[str]]:
        """The short forms of the actors of each English name, in small letters."""
        found: dict[str, list[str]] = {}
        for actor in self.registry.actors.values():
            found.setdefault(actor.name_en, []).extend(short.lower() for short in actor.acronyms)
        return found

    @cached_property
    def owning(self) -> tuple[str, ...]:
        """What behind a name, in a language that writes no spaces, makes it the owner of what follows."""
        return (*self.words.noun_marks, *self.words.inside)

    @cached_property
    def _circles(self) -> list[str]:
        """English names of the organisations and frameworks."""
        return [actor.name_en for actor in self.registry.actors.values() if actor.kind != "state"]

    def names_party(self, surface: str, parties: Sequence[str]) -> bool:
        """Whether a written form itself names one of these actors."""
        for party in parties:
            actor = self.registry.actors.get(party)
            if actor is None:
                continue
            if any(form in surface for form in (*actor.acronyms, *actor.names.get(self.language.code, ()))):
                return True
        return False

    def _spelt_out(self) -> dict[str, str]:
        """Acronyms of organisations with their full names: formal texts write the full name inside titles too."""
        if not self.language.facts.spaces:
            return {}
        code = self.language.code
        return {
            acronym: actor.names[code][0]
            for actor in self.registry.actors.values()
            if actor.kind == "organisation" and actor.names.get(code)
            for acronym in actor.acronyms[:1]
            if len(acronym) > 2 and acronym not in actor.weak
        }


@lru_cache(maxsize=2)
def _searched(lexicon: Lexicon, text: str) -> tuple[str, Iterable[tuple[int, int, int]]]:
    folded = lexicon.fold(text)
    return folded, lexicon.find_indexes(folded)


_VARIED = frozenset({"mechanism", "instrument", "partnership", "actor"})  # kinds of names written in several ways


class Entry(NamedTuple):
    """One written form. left_bound, right_bound: no letter may touch it there; cased: its capitals matter."""

    senses: Senses
    left_bound: bool
    right_bound: bool
    cased: bool


def _is_one_of(surface: str, kinds: tuple[str, ...], head_first: bool) -> bool:
    """Whether a name is of one of these kinds, the word for which stands first or last in it."""
    return surface.startswith(kinds) if head_first else surface.endswith(kinds)


def _entry(surface: str, senses: Senses) -> Entry:
    names = [value for value in senses.values() if hasattr(value, "surface")]
    cased = any(name.acronym or name.surface[:1].isupper() for name in names)
    return Entry(senses, _spaced(surface[0]), _spaced(surface[-1]), cased)


def _spaced(char: str) -> bool:
    return char.isalnum() and not "\u2e80" <= char <= "\u9fff"


def load_lexicon(code: str, plain: bool = False) -> Lexicon:
    """The lexicon of a language, one object a process."""
    return _load(code, plain)  # the cache would keep one for each way of saying the same


@lru_cache(maxsize=16)
def _load(code: str, plain: bool) -> Lexicon:
    return Lexicon(load_language(code), load_registry(), plain=plain)
