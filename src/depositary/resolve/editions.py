"""Two editions of a plan of action: which lines were carried over, reworded, dropped, or are new.

Enters: the lines of the earlier and the later edition (in one language). Leaves: a `LineFate` for every line of either.

Lines are likened by their words, each weighed by how few lines of the two editions hold it: “hold”, “cooperation” and
the partners' names tell nothing, “mangroves” much. Only lines that share a telling word are compared, so that two
editions of a thousand lines take well under a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Literal, Protocol

import msgspec

__all__ = ["LineFate", "trace_lines"]

Fate = Literal["same", "reworded", "dropped", "new"]

_SAME = 0.92  # above: the words are those of before, but for marks and small words
_REWORDED = 0.45  # below: two lines on one subject, not one line
_COMMON = 0.15  # a word in more of all lines than this leads to no comparison
_FEW = 12  # in editions of few lines every word may lead to one
_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3400-\u9fff]")


class Line(Protocol):
    """What a line must have to be traced."""

    @property
    def number(self) -> str: ...
    @property
    def text(self) -> str: ...


class LineFate(msgspec.Struct, frozen=True):
    """What became of a line. earlier, later: its numbers (None: not in that edition); likeness: 0–1."""

    fate: Fate
    earlier: str | None
    later: str | None
    likeness: float


def trace_lines(earlier: Sequence[Line], later: Sequence[Line]) -> list[LineFate]:
    """Trace every line of two editions; those of the later edition first, in its order, then the dropped ones."""
    old = [_words(line.text) for line in earlier]
    new = [_words(line.text) for line in later]
    weights = _weights([*old, *new])
    pairs = sorted(
        ((-_likeness(old[i], new[j], weights), i, j) for i, j in _candidates(old, new, weights, len(old) + len(new))),
    )
    of_new: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for negative, i, j in pairs:
        if -negative >= _REWORDED and i not in taken and j not in of_new:
            of_new[j] = (i, -negative)
            taken.add(i)
    out = []
    for j, line in enumerate(later):
        if j in of_new:
            i, likeness = of_new[j]
            fate: Fate = "same" if likeness >= _SAME else "reworded"
            out.append(LineFate(fate, earlier[i].number, line.number, round(likeness, 3)))
        else:
            out.append(LineFate("new", None, line.number, 0.0))
    out += [LineFate("dropped", line.number, None, 0.0) for i, line in enumerate(earlier) if i not in taken]
    return out


def _words(text: str) -> frozenset[str]:
    """The words of a line; of a script without spaces, overlapping pairs of characters."""
    out: set[str] = set()
    for match in _WORD.finditer(text.lower()):
        word = match.group()
        if _HAN.search(word):
            out.update(word[place : place + 2] for place in range(max(1, len(word) - 1)))
        else:
            out.add(word)
    return frozenset(out)


def _weights(lines: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """The weight of each word: the fewer lines hold it, the more it tells."""
    lines = list(lines)
    counts: defaultdict[str, int] = defaultdict(int)
    for words in lines:
        for word in words:
            counts[word] += 1
    return {word: log(1 + len(lines) / count) for word, count in counts.items()}


def _candidates(
    old: Sequence[frozenset[str]], new: Sequence[frozenset[str]], weights: Mapping[str, float], total: int
) -> set[tuple[int, int]]:
    """Pairs of lines that share a telling word."""
    most = max(_FEW, int(total * _COMMON))
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(old):
        for word in words:
            holding[word].append(i)
    out: set[tuple[int, int]] = set()
    for j, words in enumerate(new):
        telling = sorted((word for word in words if word in holding), key=lambda word: -weights[word])[:8]
        for word in telling:
            if len(holding[word]) <= most:
                out.update((i, j) for i in holding[word])
    return out


def _likeness(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Shared weight over all weight, doubled (Dice): 1 for the same words, 0 for none shared."""
    both = sum(weights[word] for word in left & right)
    total = sum(weights[word] for word in left) + sum(weights[word] for word in right)
    return 2 * both / total if total else 0.0
