"""Parties as claims name them, made comparable: aliases, acronyms, Latin names in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from depositary.resolve.wording import fold, has_han, tokens

__all__ = ["Agreement", "PartyName", "compare_parties", "party_name"]

_BRACKET = re.compile(r"[（(]\s*([A-Za-zÀ-ỹ][^（）()]*?)\s*[）)]")
PartyName = tuple[str, ...]  # its words, sorted, after aliases and brackets
Agreement = float  # 1 the same parties · 0 cannot tell · -1 others


@lru_cache(maxsize=65536)
def party_name(written: str) -> PartyName:
    """The words of a party's name, comparable; a Latin name in brackets stands for a name in another script."""
    if has_han(written) and (latin := _BRACKET.search(written)):
        written = latin[1]
    return tuple(sorted(tokens(written))) or (fold(written),)


def same_party(a: PartyName, b: PartyName) -> bool:
    return a == b or set(a) < set(b) or set(b) < set(a)


def compare_parties(a: Sequence[PartyName], b: Sequence[PartyName]) -> Agreement:
    """How two lists of parties agree: the share of the shorter list found in the other, or -1 for none, 0 if unknown."""
    if not a or not b:
        return 0.0
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    found = sum(any(same_party(x, y) for y in long) for x in short)
    if found == len(short) == len(long):
        return 1.0
    return found / len(long) if found else -1.0
