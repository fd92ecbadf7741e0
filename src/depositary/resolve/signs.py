"""A judgement over several signs: a table of named tests, each able to explain itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

__all__ = ["Sign", "Weighing", "weigh"]


class Sign(NamedTuple):
    """One sign for or against two sightings being of one thing.

    test: takes the features of both, gives the explanation if the sign is there, else None. It must not care which
        of the two comes first.
    weight: added to the score; against is negative. veto: whatever else speaks for it, they are two things.
    """

    test: Callable[[Any, Any], str | None]
    weight: float
    veto: bool = False


class Weighing(NamedTuple):
    """The outcome: the sum, whether evidence against forbids joining, and what spoke, in words."""

    score: float
    veto: bool
    signs: tuple[str, ...]


def weigh(signs: Sequence[Sign], a: Any, b: Any) -> Weighing:
    """Weigh two features against a table of signs. A veto ends it: what comes first in the table is asked first."""
    score, said = 0.0, []
    for sign in signs:
        why = sign.test(a, b)
        if why is None:
            continue
        said.append(f"{sign.weight:+.2f} {why}")
        score += sign.weight
        if sign.veto:
            return Weighing(score, True, tuple(said))
    return Weighing(round(score, 6), False, tuple(said))
