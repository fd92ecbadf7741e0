"""Whose the hosts are: persons without a party in a document about a visit are of the other of its two states.

In: the persons of every sentence and its tokens. Out: nothing; persons of whom nothing tells whose they are get the
party of the state that is visited, or that the visitor is of. And of one sentence: who visits whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import PersonMention, Sentence
from depositary.read.person_posts import party_name
from depositary.read.scan import Token

__all__ = ["owned_by_visit", "visit_of_two"]

_WAY = 6  # tokens between the word for a visit and the state visited


def owned_by_visit(
    persons: Sequence[Sequence[PersonMention]], rows: Sequence[Sequence[Token]], lexicon: Lexicon
) -> None:
    """ "At the invitation of A's president, X of B paid A a state visit … X held talks with prime minister Y, received
    the speaker Z": Y and Z are of A, if all others the document names are of A or B and their names are not of B."""
    native = frozenset(lexicon.fold(surname) for surname in lexicon.language.facts.surnames)
    visiting = frozenset(lexicon.words.visiting)
    if not native or not visiting or lexicon.language.facts.head != "first":
        return
    unowned = [p for row in persons for p in row if p.party is None and p.post is not None]
    if not unowned:
        return
    known = _known(lexicon)
    parties = {p.party for row in persons for p in row if p.party in known}
    own = {p.party for row in persons for p in row if p.party and lexicon.fold(p.name.split()[0]) in native}
    visited = {state for row in rows for state in _visited(row, visiting, lexicon)}
    sides = visited | parties
    if len(own) != 1 or len(sides) != 2 or not visited or not own < sides or not sides <= lexicon.state_names:
        return
    (other,) = sides - own
    for person in unowned:
        if lexicon.fold(person.name.split()[0]) not in native:
            person.party = other


def visit_of_two(sentence: Sentence, lexicon: Lexicon) -> tuple[str, ...]:
    """ "At the invitation of A's president, X of B paid A a visit": B and A, both states, whom "both sides" stands for
    after it; nothing if that is not told."""
    words = lexicon.words
    if not words.visiting or not sentence.persons or lexicon.language.facts.head != "first":
        return ()
    tokens = sentence.tokens
    index = next((i for i, t in enumerate(tokens) if t.text.lower() in words.visiting), None)
    if index is None:
        return ()
    at = tokens[index]
    behind = next((p.party for p in sentence.persons if p.start >= at.end and p.party), None)
    if behind and index and tokens[index - 1].text.lower() in words.visits:  # "the visit of X of B to A"
        visitor: str | None = behind
        visited = _of_the_visit(sentence, at, behind, lexicon)
    else:
        visitor = next((p.party for p in reversed(sentence.persons) if p.end <= at.start and p.party), None)
        visited = _visited(tokens, frozenset(words.visiting), lexicon)
    if visitor is None or len(visited) != 1 or visited[0] == visitor:
        return ()
    return (visitor, visited[0]) if {visitor, visited[0]} <= lexicon.state_names else ()


def _of_the_visit(sentence: Sentence, noun: Token, visitor: str, lexicon: Lexicon) -> list[str]:
    """The states named behind the word for a visit, up to where its clause ends; the visitor's is none."""
    found: list[str] = []
    for token in sentence.tokens:
        if token.start < noun.end:
            continue
        if token.shape == "sign" and token.text not in "()-–":
            break
        state = party_name(token)
        if state in lexicon.state_names and state != visitor and state not in found:
            found.append(str(state))
    return found


@lru_cache(maxsize=8)
def _known(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row.name_en for row in lexicon.registry.actors.values())


def _visited(row: Sequence[Token], visiting: frozenset[str], lexicon: Lexicon) -> list[str]:
    """The states that stand behind the words for a visit in a sentence."""
    found = []
    for index, token in enumerate(row):
        if token.text.lower() not in visiting:
            continue
        for ahead in row[index + 1 : index + 1 + _WAY]:
            state = party_name(ahead)
            if state in lexicon.state_names:
                found.append(str(state))
            if state or ahead.shape == "sign":
                break
    return found
