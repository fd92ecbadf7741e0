"""Blocks: the paragraphs of a text, divided where a line begins with a numbering mark.

Enters: the text and its paragraphs (or none: blank lines then part them). Leaves: blocks in order, each with its mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from depositary.read.structure.marks import Marks, marks_of
from depositary.read.structure.outline import Span
from depositary.read.structure.words import Sense

__all__ = ["BULLETS", "Block", "split_blocks"]

BULLETS = frozenset("-–—•●○▪■◦*·")  # at the start of a line, before a space

_TERMINAL = frozenset('.;:,!?。；：，！？、…”"’)]')


class Block(msgspec.Struct, frozen=True):
    """A paragraph, or a line of one that begins with a mark. start–end: trimmed text, the mark included.

    first: it begins a paragraph (else it is a further line of one); alone: nothing else is in its paragraph.
    """

    start: int
    end: int
    marks: Marks | None
    first: bool
    alone: bool

    @property
    def text_start(self) -> int:
        """Where the words begin, after the mark."""
        return self.marks.end if self.marks else self.start


def split_blocks(text: str, paragraphs: Iterable[Span] | None, sense: Sense) -> list[Block]:
    """The blocks of `text`, in order. A line without a mark belongs to the block before it in its paragraph."""
    blocks: list[Block] = []
    for start, end in paragraphs if paragraphs is not None else _paragraphs(text):
        lines = list(_lines(text, start, end))
        opened: list[tuple[int, int, Marks | None]] = []
        for line_start, line_end in lines:
            marks = marks_of(text, line_start, line_end, sense)
            if (
                marks is not None
                or not opened
                or _is_bullet(text, line_start, line_end)
                or _stands_apart(text, opened[-1], line_start, line_end, sense)
            ):
                opened.append((line_start, line_end, marks))
            else:
                opened[-1] = (opened[-1][0], line_end, opened[-1][2])
        blocks += [
            Block(block_start, block_end, _before_text(text, marks, block_end), place == 0, len(opened) == 1)
            for place, (block_start, block_end, marks) in enumerate(opened)
        ]
    return blocks


def _before_text(text: str, marks: Marks | None, end: int) -> Marks | None:
    """A mark alone on its line reaches to the text on the next."""
    if marks is None or marks.end >= end or not text[marks.end].isspace():
        return marks
    start = marks.end
    while start < end and text[start].isspace():
        start += 1
    return Marks(marks.start, start, marks.readings)


def _is_bullet(text: str, start: int, end: int) -> bool:
    return text[start] in BULLETS and start + 1 < end and text[start + 1].isspace()


def _stands_apart(text: str, last: tuple[int, int, Marks | None], start: int, end: int, sense: Sense) -> bool:
    """Whether a line of a paragraph is one of its own: what precedes it has come to its end, and it opens anew."""
    before = text[last[1] - 1]
    if last[2] is not None and text[last[2].end : last[1]].isupper() and not text[start:end].isupper():
        return True  # a heading in capitals, and what it heads on the next line
    if sense.leading(text, start, "preambular", known=True) and before in ",，":
        return True
    if sense.leading(text, start, "operative", known=True) and before in ",，;；" and text[start].isupper():
        return True
    plain = text[start:end]
    if sense.body.fullmatch(plain) and plain.rstrip(" *_").endswith((",", "，")) and sense.body_nouns.search(plain):
        return True
    return any(pattern.match(text, start, end) for pattern in sense.closing) and end - start < 120


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        left, right = start, stop
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            yield left, right
        start = stop + 1


def _paragraphs(text: str) -> Iterator[Span]:
    """Stretches between blank lines; each line is one if there are hardly any blank lines."""
    lines = list(_lines(text, 0, len(text)))
    blank = sum(1 for (_, end), (start, _) in pairwise(lines) if text.count("\n", end, start) > 1)
    if blank * 8 < len(lines) - 1 and _mostly_ended(text, lines):
        yield from lines
        return
    start = None
    for place, (line_start, line_end) in enumerate(lines):
        start = line_start if start is None else start
        following = lines[place + 1][0] if place + 1 < len(lines) else len(text)
        if place + 1 == len(lines) or text.count("\n", line_end, following) > 1:
            yield start, line_end
            start = None


def _mostly_ended(text: str, lines: list[Span]) -> bool:
    return sum(1 for _, end in lines if text[end - 1] in _TERMINAL) * 2 > len(lines)
