"""Lines that are really two: a date run into a headline, a caption into the lead, a name behind the end mark.

Enters: the lines of a text. Leaves: the same lines, those parted; the pieces whose kind is sure have it already.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from depositary.clean.knowledge import Knowledge
from depositary.clean.lines import Line

__all__ = ["part_lines"]

_FIRST = 6  # lines in which a prefix may stand
_BRACKET_END = re.compile(r"[)\]]\s*(?=[^\W\d_])")
_LONGEST_CAPTION = 300
_LONGEST_NAME = 40


def part_lines(lines: list[Line], knowledge: Knowledge) -> list[Line]:
    """The lines, each of which is one thing."""
    parted: list[Line] = []
    for index, line in enumerate(lines):
        pieces = [line]
        if index < _FIRST:
            pieces = _cut(pieces, _cut_prefix, knowledge)
        if ")" in line.text or "]" in line.text:
            pieces = _cut(pieces, _cut_caption, knowledge)
        if "./." in line.text:
            pieces = _cut(pieces, _cut_name, knowledge)
        parted += pieces
    return parted


def _cut(lines: list[Line], cut: Callable[[Line, Knowledge], list[Line] | None], knowledge: Knowledge) -> list[Line]:
    return [piece for line in lines for piece in ((not line.kind and cut(line, knowledge)) or [line])]


def _part(line: Line, place: int, before: str, after: str) -> list[Line]:
    """`line` cut at `place` of its text; kinds of both halves, empty for undecided."""
    head, tail = line.text[:place].rstrip(), line.text[place:]
    lead = len(tail) - len(tail.lstrip())
    first = Line(line.start, head, line.blank)
    second = Line(line.start + place + lead, tail.strip(), 1)
    first.kind, second.kind = before, after
    return [first, second]


def _cut_prefix(line: Line, knowledge: Knowledge) -> list[Line] | None:
    found = knowledge.prefixes.opens(line.label) if line.label[:1] == line.text[:1].lower() else None
    if found is None or not line.text[found.end() :].strip():
        return None
    return _part(line, found.end(), "masthead", "")


def _cut_caption(line: Line, knowledge: Knowledge) -> list[Line] | None:
    """ "… ảnh 1Minister X (Photo: VNA)Hanoi (VNA) – …": a caption as far as its bracket, then the dateline."""
    for found in _BRACKET_END.finditer(line.text, 0, _LONGEST_CAPTION):
        head, tail = line.text[: found.end()].rstrip(), line.text[found.end() :]
        if len(tail) > _LONGEST_NAME and any(pattern.match(tail) for pattern in knowledge.datelines):
            label = Line(line.start, head, 0).label
            if knowledge.captions.matches(label):
                return _part(line, found.end(), "caption", "")
    return None


def _cut_name(line: Line, knowledge: Knowledge) -> list[Line] | None:
    """ "… agreed./. Ngoc Xuan": the end mark, and a name behind it."""
    place = line.text.rfind("./.", max(0, len(line.text) - _LONGEST_NAME - 3))
    if place < 0 or not line.text[place + 3 :].strip():
        return None
    return _part(line, place + 3, "", "credit")
