"""Wrapped text: paragraphs that a page or an e-mail broke into lines are one line again.

Enters: the lines of a text, some already known as page furniture or footnotes. Leaves: lines of whole paragraphs; each
remembers where it was broken, so that the view can heal the breaks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from depositary.clean.lines import Line

__all__ = ["merge_lines"]

_WIDTHS = (45, 130)  # characters between which lines count as broken to a width
_HAN_WIDTHS = (18, 60)
_FEWEST_LINES = 8
_FEWEST_FORCED = 5  # lines that ended for want of room, where other paragraphs of the text stand whole
_FULL = 0.8  # of the width: a line that long may be broken
_SOFT_ENDS = frozenset(",，、)”’")


def merge_lines(lines: list[Line], text: str, *, laid_out: bool = False) -> list[Line]:
    """The lines, those of one paragraph merged.

    laid_out: the text comes from a page's layout, which breaks every line and parts paragraphs with empty lines.
    """
    free = [line for line in lines if not line.kind]
    width = max((len(line.text) for line in free), default=0) if laid_out else _find_width(free)
    beside = 0 if width else _width_beside_long_lines(free)
    parted = laid_out or sum(1 for line in free[1:] if line.blank) > 0.04 * len(free)
    merged: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if run and (_goes_on(run[-1], line, width, parted=parted) or _forced(run[-1], line, beside)):
            run.append(line)
            continue
        if run:
            merged.append(_merge(run, text))
        run = [line]
    if run:
        merged.append(_merge(run, text))
    return merged


def _find_width(lines: list[Line]) -> int:
    """The width to which the text is broken; 0 if it is not."""
    if len(lines) < _FEWEST_LINES:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.9)]
    least, most = _HAN_WIDTHS if sum(line.han for line in lines) * 2 > len(lines) else _WIDTHS
    if not least <= width <= most or lengths[-1] > width * 1.6:
        return 0
    full = sum(1 for line in lines if len(line.text) >= _FULL * width and not line.terminal)
    broken = sum(
        1
        for line, following in pairwise(lines)
        if not line.terminal and not following.blank and len(line.text) >= least * 0.6 and not following.has_list_mark
    )
    return width if full >= 0.3 * len(lines) or broken >= 0.4 * len(lines) else 0


def _width_beside_long_lines(lines: list[Line]) -> int:
    """The width of the broken lines of a text in which other paragraphs stand whole: most of them end only where the
    next word would not have found room."""
    least, most = _WIDTHS
    short = [line for line in lines if 0.5 * least <= len(line.text) <= most and not line.han]
    if len(short) < _FEWEST_LINES:
        return 0
    width = sorted(len(line.text) for line in short)[int(len(short) * 0.9)]
    if width < least:
        return 0
    forced = sum(1 for line, following in pairwise(lines) if _forced(line, following, width))
    return width if forced >= max(_FEWEST_FORCED, 0.5 * len(short)) else 0


def _forced(line: Line, following: Line, width: int) -> bool:
    """Whether the line was broken for want of room: it ends no sentence, and the next word would not have fitted."""
    if not width or line.kind or following.kind or following.blank or following.has_list_mark or line.terminal:
        return False
    if not 0.7 * width <= len(line.text) <= 1.1 * width or "\t" in following.text or line.text[-1:] in ":.!?":
        return False
    if not following.terminal and len(following.text) < 0.5 * width:
        return False  # a by-line, a heading
    return len(line.text) + 1 + len(following.text.partition(" ")[0]) >= 0.8 * width


def _goes_on(line: Line, following: Line, width: int, *, parted: bool) -> bool:
    """Whether `following` is the same paragraph. parted: this text parts its paragraphs with empty lines."""
    if line.kind or following.kind or following.blank or "\t" in following.text:
        return False
    text = line.text
    if width and len(text) >= 0.6 * width and _parts_name(text, following.text):
        return True
    if following.has_list_mark:
        return False
    last, before = text[-1:], text[-2:-1]
    if following.text[:1].isalnum() and ((last == "-" and before.isalnum()) or (last in "–—" and before.isdigit())):
        return len(text) > 20
    if width:
        if _is_banner(line) != _is_banner(following):
            return False
        if parted and not line.terminal:  # the text shows its paragraphs: only a heading stands close above one
            opens = following.text[:1]  # a figure behind a small word: "not later than / 31 December"
            goes_on = opens.islower() or (opens.isdigit() and last.islower())
            return len(text) >= 0.5 * width or not line.heading_like or goes_on
        if _hangs(text):
            return True
        if len(text) < 0.6 * width:
            return False
        return parted or not line.terminal or (len(text) >= 0.9 * width and following.text[:1].islower())
    if line.han or line.terminal:
        return False
    begins = following.text[:1]
    if begins.islower() or (begins == "(" and text[-1:].isalnum() and not _DATELINE.match(following.text)):
        return len(text) >= 25 and (last.isalnum() or last in _SOFT_ENDS)
    return begins.isdigit() and text[-1:].isalpha() and len(text) >= 40 and (following.terminal or following.prose_like)


# "(AGENCY (ABC)) KUALA LUMPUR, May 25 …": a bracket that ends before a place in capitals opens a report.
_DATELINE = re.compile(r"\([^()]{2,60}(?:\([^()]{2,20}\))?\)\s+[A-Z]{3,}[\w ]{0,30},")


def _hangs(text: str) -> bool:
    """A line that ends on a small linking word ("1. Minister of") goes on below."""
    head, _, last = text.rpartition(" ")
    return bool(head) and len(last) <= 3 and last.isascii() and last.isalpha() and last.islower()


def _parts_name(text: str, following: str) -> bool:
    """A line's end between initials and a name: "President / N. Example", "President N. / Example"; a list's next
    letter is none ("A. Trade and Industry / B. Energy")."""
    begins = _INITIAL.match(following)
    if begins is not None:
        head = text.rpartition(" ")[2]
        mark = _INITIAL.match(text)
        return head.istitle() and head.isalpha() and not (mark and ord(mark[1]) + 1 == ord(begins[1]))
    return _ENDS_IN_INITIAL.search(text) is not None and _NAME.match(following) is not None


_INITIAL = re.compile(r"([A-Z])\. (?:[A-Z]\. ?)*[A-Z][a-z]")
_ENDS_IN_INITIAL = re.compile(r"\b[A-Z][a-z]+ [A-Z]\.(?: ?[A-Z]\.)*$")
_NAME = re.compile(r"[A-Z][a-z]+(?:[ ,.]|$)")


def _is_banner(line: Line) -> bool:
    """A heading in capitals, rather than an acronym that a line's end set apart."""
    return line.capitals and not line.terminal and " " in line.text


def _merge(run: list[Line], text: str) -> Line:
    if len(run) == 1:
        return run[0]
    whole = Line(run[0].start, text[run[0].start : run[-1].end].replace("\n", " "), run[0].blank)
    whole.parts = run
    return whole
