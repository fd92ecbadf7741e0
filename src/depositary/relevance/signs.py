"""What the sieve looks for: written forms, and of what each is a sign.

In: the registry, the lexicons' words for meetings and papers, `registry/relevance.yml`. Out: a `Form` for each written
form. A form that contains others is a sign of all that they are signs of: whoever names the summit of two organisations
has named both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from depositary.errors import DataError
from depositary.languages import known_languages, load_language
from depositary.read.lexicon_words import Words
from depositary.registry import Registry, load_registry
from depositary.registry.load import FOLDER
from depositary.registry.shapes import Actor, ActorKind, Named
from depositary.tables import load_table

__all__ = ["Form", "Need", "Rules", "Sign", "SignKind", "collect_forms", "load_rules"]

SignKind = Literal[
    "organisation", "everyday", "state", "mechanism", "instrument", "partnership", "standing", "meeting", "paper",
    "bilateral", "document", "pair",
]  # fmt: skip


_FEW = 3  # parties a name speaks of: who names a meeting of twenty states does not name each


class Need(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many different signs of each kind must stand within reach of each other.

    everyday: an organisation in the news for everything. party: an organisation, everyday or not, or a state. paper: a
    noun for a kind of instrument. pair: an organisation and another party side by side. bilateral, document: see
    `Rules.words`.
    """

    organisation: int = 0
    everyday: int = 0
    party: int = 0
    mechanism: int = 0
    instrument: int = 0
    partnership: int = 0
    standing: int = 0
    meeting: int = 0
    paper: int = 0
    bilateral: int = 0
    document: int = 0
    pair: int = 0


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """relevance.yml.

    needs: one of them must be met. reach: bytes within which. beside: bytes between two names side by side.
    organisations: kinds of actors that are a sign of kind "organisation"; lesser: kinds that are one of kind
    "everyday", as are organisations whose id is in everyday. Other things whose id is there are no sign. unused: forms
    that mean something else too often. shortest: characters of a form. papers: kinds of instruments whose nouns are
    signs of kind "paper". words: signs that stand in no other table, by kind and language.
    """

    source: str
    note: str | None = None
    reach: int
    beside: int
    needs: list[Need]
    organisations: list[ActorKind]
    lesser: list[ActorKind] = []
    everyday: list[str] = []
    unused: list[str] = []
    shortest: int = 2
    papers: list[str] = []
    words: dict[Literal["bilateral", "document"], dict[str, list[str]]] = {}


class Sign(NamedTuple):
    """A kind of thing and which one: two names of one organisation are one sign."""

    kind: SignKind
    id: str


class Form(NamedTuple):
    """A written form and its signs. exact: its capitals matter (an acronym)."""

    text: str
    signs: frozenset[Sign]
    exact: bool


@cache
def load_rules() -> Rules:
    """The rules shipped with the registry. Raises: DataError, also for an id or kind nothing in the registry has."""
    path = FOLDER / "relevance.yml"
    rules = load_table(path, Rules)
    _check(path, rules, load_registry())
    return rules


def _check(path: Path, rules: Rules, registry: Registry) -> None:
    tables = (registry.actors, registry.mechanisms, registry.instruments, registry.partnerships, registry.standings)
    for id in rules.everyday:
        if not any(id in table for table in tables):
            raise DataError(path, f"everyday: nothing in the registry has the id {id}")
    if not rules.needs or any(need == Need() for need in rules.needs):
        raise DataError(path, "needs: must not be empty, nor any of them: every page would pass")
    if rules.reach <= 0 or rules.beside <= 0:
        raise DataError(path, "reach, beside: must be a number of bytes above 0")
    for code in {code for words in rules.words.values() for code in words}:
        load_language(code)  # a folder of it is there

    papers = {kind for code in known_languages() for kind in load_language(code).table("lexicon", Words).instruments}
    for kind in rules.papers:
        if kind not in papers:
            raise DataError(path, f"papers: no lexicon has words for {kind}")


def collect_forms(registry: Registry, rules: Rules, names: Iterable[str] = ()) -> list[Form]:
    """Every written form. names: further ones, each of an organisation of its own."""
    found: dict[tuple[str, bool], set[Sign]] = defaultdict(set)
    unused = {form.casefold() for form in rules.unused}
    for text, sign, exact in _all(registry, rules):
        if len(text) >= rules.shortest and text.casefold() not in unused:
            found[text, exact].add(sign)
    for name in names:
        found[name, False].add(Sign("organisation", name))
    return [Form(text, frozenset(signs), exact) for (text, exact), signs in _with_inner(found).items()]


def _all(registry: Registry, rules: Rules) -> Iterator[tuple[str, Sign, bool]]:
    everyday = frozenset(rules.everyday)
    for actor in registry.actors.values():
        sign = _party(actor, registry, rules)
        yield from _forms_of(actor, sign)
        for text in (text for surfaces in actor.adjectives.values() for text in surfaces):
            yield text, sign, False
    families: tuple[tuple[SignKind, Iterable[Named]], ...] = (
        ("mechanism", registry.mechanisms.values()),
        ("instrument", registry.instruments.values()),
        ("partnership", registry.partnerships.values()),
        ("standing", registry.standings.values()),
    )
    for family, rows in families:
        for row in rows:
            if row.id in everyday:
                continue
            yield from _forms_of(row, Sign(family, row.id))
            parties = getattr(row, "parties", ())
            for id in parties if len(parties) <= _FEW else ():
                yield from _forms_of(row, _party(registry.actors[id], registry, rules))
    for of, words_of in rules.words.items():
        for text in (text for texts in words_of.values() for text in texts):
            yield text, Sign(of, of), False
    for code in known_languages():
        words = load_language(code).table("lexicon", Words)
        for texts in words.kinds.values():
            for text in texts:
                yield text, Sign("meeting", "meeting"), text.isupper()
        for kind in rules.papers:
            for text in words.instruments.get(kind, ()):
                yield text, Sign("paper", kind), text.isupper()


def _party(actor: Actor, registry: Registry, rules: Rules) -> Sign:
    if actor.kind in rules.lesser:
        return Sign("everyday", _whole_of(actor, registry))
    if actor.kind in rules.organisations:
        return Sign("everyday" if actor.id in rules.everyday else "organisation", actor.id)
    return Sign("state", actor.id)


def _whole_of(actor: Actor, registry: Registry) -> str:
    """Id of the organisation a body is of: beside it, the body is no second party."""
    while actor.parent in registry.actors:
        actor = registry.actors[actor.parent]
    return actor.id


def _forms_of(row: Named, sign: Sign) -> Iterator[tuple[str, Sign, bool]]:
    weak = set(row.weak)
    for text in (text for surfaces in row.names.values() for text in surfaces):
        if text not in weak:
            yield text, sign, False
    for text in row.acronyms:
        if text not in weak:
            yield text, sign, True


def _with_inner(found: Mapping[tuple[str, bool], set[Sign]]) -> dict[tuple[str, bool], set[Sign]]:
    """Each form with the signs of the forms within it, which a scan for the longest does not see."""
    import ahocorasick_rs

    keys = list(found)
    machine = ahocorasick_rs.AhoCorasick([text.casefold() for text, _ in keys])
    whole = {}
    for (text, exact), signs in found.items():
        folded = text.casefold()
        inner = set(signs)
        for index, start, end in machine.find_matches_as_indexes(folded, overlapping=True):
            other, other_exact = keys[index]
            if other_exact and text[start:end] != other:
                continue
            if not _cuts_word(folded, start, end):
                inner |= found[keys[index]]
        whole[text, exact] = inner
    return whole


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Does the stretch begin or end within a word of a spaced script?"""
    return (start > 0 and _joined(text[start - 1], text[start])) or (
        end < len(text) and _joined(text[end - 1], text[end])
    )


def _joined(left: str, right: str) -> bool:
    return all(char.isalnum() and not "\u2e80" <= char <= "\u9fff" for char in (left, right))
