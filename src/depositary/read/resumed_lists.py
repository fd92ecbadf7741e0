"""Lists of deeds that go on behind something else, in a script without spaces.

In: the tokens of a sentence and its predicates. Out: the predicates, with those that a list resumes put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.read.clause_subjects import Predicate
from depositary.read.scan import Token

__all__ = ["lists_resumed"]


def lists_resumed(tokens: Sequence[Token], found: list[Predicate]) -> list[Predicate]:
    """ "agreed to do A, support B, do C": the deeds behind what is supported go on with the list it stands in."""
    result: list[Predicate] = []
    found = _wished(tokens, found)
    for number, predicate in enumerate(found):
        result.append(predicate)
        last = found[number - 1] if number else None
        if last is None or not predicate.inherited or predicate.verb.force != "support" or last.verb.frame != "act":
            continue
        if last.verb.force not in ("agree", "commit", "propose") or predicate.index < last.content_first + 3:
            continue
        first = tokens[predicate.content_first : predicate.content_first + 1]
        if any(t.senses.keys() & {"party", "group", "member"} for t in first):
            continue  # what somebody else is supported in doing
        for index in range(predicate.content_first + 2, predicate.content_last):
            if tokens[index - 1].text == "," and "action" in tokens[index].senses:
                result.append(
                    replace(
                        last,
                        start=tokens[index].start,
                        content_first=index,
                        content_last=predicate.content_last,
                    )
                )
                predicate.content_last = index - 1
                break
    return result


def _wished(tokens: Sequence[Token], found: list[Predicate]) -> list[Predicate]:
    """ "X hopes, as neighbours of ours, B will go on to do A": what is wished for, no promise of B's."""
    result: list[Predicate] = []
    for predicate in found:
        wish = result[-1] if result else None
        if (
            wish is not None
            and wish.verb.force == "propose"
            and wish.verb.frame == "act"
            and predicate.verb.role == "will"
            and not predicate.inherited
            and wish.index + 1 < len(tokens)
            and tokens[wish.index + 1].text == ","
            and not any("verb" in t.senses for t in tokens[wish.index + 1 : predicate.index])
        ):
            named = predicate.subject.start if predicate.subject is not None else predicate.start
            wish.content_first = next(i for i, t in enumerate(tokens) if t.start >= named)
            wish.content_last = predicate.content_last
            continue
        result.append(predicate)
    return result
