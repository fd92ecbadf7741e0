"""Predicates of one sentence beside each other: verbs that share an object, stances told of others by the way.

In: the predicates found in a sentence, and its tokens. Out: predicates with what they govern, or whether one is told
of somebody else's stance only.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.clause_subjects import Predicate
from depositary.read.scan import Token

__all__ = ["praised_for_that", "with_shared_objects"]

_TOLD = frozenset({"welcome", "narrate"})
_DEED = 4  # tokens of "to", an adverb and the deed


def with_shared_objects(found: list[Predicate], tokens: Sequence[Token], *, spaces: bool) -> list[Predicate]:
    """ "adopted and agreed to launch the Plan": the Plan is what was adopted, too. In a script without spaces a verb
    may share its object with the bare deed before it."""
    if not spaces:
        return _with_joined_deeds(found, tokens)
    for first, second in pairwise(found):
        if first.verb.force != "decide" or first.verb.frame != "object" or second.verb.frame != "act":
            continue
        if not second.inherited or first.passive or second.verb.form != first.verb.form:
            continue
        between = tokens[first.index + 1 : second.index]
        if not between or not all(t.senses.keys() & {"connector", "conjunction", "adverb"} for t in between):
            continue
        governed = range(second.content_first, min(second.content_first + _DEED, second.content_last))
        deed = next((i for i in governed if "action" in tokens[i].senses), None)
        if deed is not None and deed + 1 < second.content_last:
            first.content_first, first.content_last = deed + 1, second.content_last
    return found


def _with_joined_deeds(found: list[Predicate], tokens: Sequence[Token]) -> list[Predicate]:
    """ "agreed to improve and encourage A", in a script without spaces: a verb of force that shares its object with the
    bare deed before it, joined by a word for "and", opens nothing of its own."""
    kept: list[Predicate] = []
    for one in found:
        first = kept[-1] if kept else None
        joined = first is not None and one.inherited and first.verb.frame == "act"
        if joined and first is not None and _bare_deed(first, one, tokens):
            first.content_last = one.content_last
            continue
        kept.append(one)
    return kept


def _bare_deed(first: Predicate, second: Predicate, tokens: Sequence[Token]) -> bool:
    between = tokens[first.content_first : second.index]
    deeds = [t for t in between if "action" in t.senses]
    linked = between[-1:] and between[-1].senses.keys() & {"connector", "conjunction", "post_link"}
    rest = all(t.senses.keys() & {"action", "adverb", "connector", "conjunction", "post_link"} for t in between)
    return len(deeds) == 1 and bool(linked) and rest and "action" in tokens[second.index].senses


def praised_for_that(found: Sequence[Predicate], tokens: Sequence[Token]) -> bool:
    """ "appreciated that A attached importance to B": what A thinks is told by the way, right behind what is said of
    it."""
    if not found or found[-1].verb.role not in _TOLD or found[-1].index + 1 >= len(tokens):
        return False
    return "that" in tokens[found[-1].index + 1].senses
