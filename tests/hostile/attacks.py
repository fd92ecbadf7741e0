"""Strings made to keep a regular expression busy, from its own parts: a beginning it likes, a piece it likes to repeat
many times, and an end it does not like. What grows faster than with the square is found by measuring.

A search that begins anew at every place of a text grows with the square of a long run of one thing for many harmless
patterns; whether any such run reaches them in earnest is what `test_pathological.py` measures on whole documents.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import time
from collections.abc import Iterator
from types import FrameType
from typing import Any, NamedTuple

__all__ = ["Slow", "find_slow"]

_COMMON = (
    " ", "\n", "\t", "a", "A", "1", "(", ")", ",", ".", "-", "–", "“", '"', "/", "*", "1.", "1,", "a ", "A ", "Aa ", " \n",
    "\n ", "a.", "A.", "a-", "a,", "(a", "的", "年", "1年", "第1", "ế", "Đ ", "https://a.", "<", "<a", "a=", "&", "[", "[1]",
)  # fmt: skip
_ENDS = ("\0", "x")
_SMALL, _MIDDLE = 24, 400  # pieces for what grows without bounds, characters for what grows with the square
_TOO_LONG = 1.0  # seconds after which an attempt is broken off
_WORTH = 0.02  # seconds from which a search is looked at more closely
_GROWTH = 6.9  # of the time for twice the length; the square takes 4 times as long, the cube 8


class Slow(NamedTuple):
    """An attack that works. growth: how much longer twice the length takes (4 is the square); seconds: for `length`."""

    growth: float
    seconds: float
    length: int
    attack: str


class _Over(BaseException):
    pass


def find_slow(pattern: re.Pattern[Any], *, most: int = 80) -> Slow | None:
    """The first attack found on a pattern; None if no search takes more than the square of its length.

    most: pieces to try.
    """
    pieces = dict.fromkeys([*_pieces(pattern), *_COMMON])
    for piece in list(pieces)[:most]:
        for head in dict.fromkeys(("", *_heads(pattern)[:1])):
            small = _seconds(pattern, head, piece, _SMALL, "\0")
            if small > 0.05:
                return Slow(99.0, small, _SMALL * len(piece), f"{head!r} + {piece!r} * {_SMALL}")
            times = max(_MIDDLE // max(len(piece), 1), 8)
            for end in _ENDS[:1] if head else _ENDS:
                length = times * len(piece)
                took = _seconds(pattern, head, piece, times, end)
                if took < _WORTH:
                    continue
                more = min(_seconds(pattern, head, piece, 2 * times, end) for _ in range(3))
                took = min(_seconds(pattern, head, piece, times, end) for _ in range(3))
                growth = more / max(took, 1e-9)
                if growth > _GROWTH or more >= _TOO_LONG:
                    return Slow(growth, more, 2 * length, f"{head!r} + {piece!r} * {2 * times} + {end!r}")
    return None


def _seconds(pattern: re.Pattern[Any], head: str, piece: str, times: int, end: str) -> float:
    text: Any = head + piece * times + end
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8")

    def ring(signum: int, frame: FrameType | None) -> None:
        raise _Over

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, _TOO_LONG)
    start = time.process_time()
    try:
        for found in pattern.finditer(text):
            del found
        return time.process_time() - start
    except _Over:
        return _TOO_LONG
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _parsed(pattern: re.Pattern[Any]) -> Any:
    source = pattern.pattern
    return parser.parse(source.decode("latin-1") if isinstance(source, bytes) else source, pattern.flags & ~re.UNICODE)


def _pieces(pattern: re.Pattern[Any]) -> Iterator[str]:
    """What each repeated part likes, alone and with the part behind it."""
    for body, rest in _repeats(_parsed(pattern)):
        for choice in range(3):
            inner = _likes(body, choice)
            if inner:
                yield inner[:60]
            after = _likes(rest, choice)
            if inner and after:
                yield (inner + after)[:80]


def _heads(pattern: re.Pattern[Any]) -> list[str]:
    """What the whole likes, and what stands before its first repeated part."""
    tree = _parsed(pattern)
    before = []
    for item in tree:
        if item[0] in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            break
        before.append(item)
    return [head for head in (_likes(before, 0)[:40], _likes(tree, 0)[:60], _likes(tree, 1)[:60]) if head]


def _repeats(items: Any) -> Iterator[tuple[Any, Any]]:
    items = list(items)
    for index, (op, value) in enumerate(items):
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            if value[1] > 8:
                yield value[2], items[index + 1 :]
            yield from _repeats(value[2])
        elif op is sre.SUBPATTERN:
            yield from _repeats(value[3])
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repeats(value[1])
        elif op is sre.ATOMIC_GROUP:
            yield from _repeats(value)


_OF_CATEGORY = {
    sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_DIGIT: "a", sre.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def _likes(items: Any, choice: int) -> str:
    """A string the parts match, or nearly; `choice` picks among alternatives."""
    made = ""
    for op, value in items:
        if op is sre.LITERAL:
            made += chr(value)
        elif op is sre.NOT_LITERAL:
            made += "b" if value == ord("a") else "a"
        elif op is sre.ANY:
            made += "a1 "[choice % 3]
        elif op is sre.IN:
            made += _one_of(value, choice)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, body = value
            made += _likes(body, choice) * max(least, 1 if most else 0)
        elif op is sre.SUBPATTERN:
            made += _likes(value[3], choice)
        elif op is sre.BRANCH:
            made += _likes(value[1][choice % len(value[1])], choice)
        elif op is sre.ATOMIC_GROUP:
            made += _likes(value, choice)
        elif op is sre.CATEGORY:
            made += _OF_CATEGORY.get(value, "a")
        if len(made) > 200:
            break
    return made


def _one_of(items: Any, choice: int) -> str:
    items = list(items)
    if items and items[0][0] is sre.NEGATE:
        banned = {chr(value) for op, value in items if op is sre.LITERAL}
        return next((sign for sign in "a1 -A" if sign not in banned), "\u4e00")
    if not items:
        return ""
    op, value = items[choice % len(items)]
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.RANGE:
        return chr(value[choice % 2])
    return _OF_CATEGORY.get(value, "a") if op is sre.CATEGORY else "a"
