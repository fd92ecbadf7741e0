"""Page furniture: page numbers and the running heads and feet that stand beside them."""

from __future__ import annotations

import re
from collections import Counter

from depositary.clean.knowledge import Knowledge
from depositary.clean.lines import Line

__all__ = ["mark_pages"]

_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_REACH = 2  # lines beside a page number in which a running head may stand
_LONGEST_HEAD = 120


def mark_pages(lines: list[Line], knowledge: Knowledge, page_starts: tuple[int, ...] = ()) -> None:
    """Give page numbers, running heads and running feet the kind "page".

    A running head is a short line that comes back, apart from its numbers, and stands beside page numbers or at the
    breaks `page_starts` (offsets) each time.
    """
    breaks = set()
    for index, line in enumerate(lines):
        if line.kind:
            continue
        if len(line.text) <= _LONGEST_HEAD * 2 and knowledge.pages.matches(line.label):
            line.kind = "page"
            breaks.add(index)
    starts = iter(sorted(page_starts))
    upcoming = next(starts, None)
    for index, line in enumerate(lines):
        while upcoming is not None and line.start >= upcoming:
            breaks |= {index, index - 1}
            upcoming = next(starts, None)
    if not breaks:
        return
    beside = {near for index in breaks for near in range(index - _REACH, index + _REACH + 1) if 0 <= near < len(lines)}
    forms = Counter(_form(lines[index]) for index in beside if not lines[index].kind)
    for index in beside:
        line = lines[index]
        form = _form(line)
        if (
            not line.kind
            and len(line.text) <= _LONGEST_HEAD
            and not line.has_list_mark
            and _repeats(forms, form, lines)
        ):
            line.kind = "page"


def _repeats(forms: Counter[str], form: str, lines: list[Line]) -> bool:
    if forms[form] >= 2:
        return True
    # The first page often carries the head as part of a larger line ("REPORT OF THE FORUM      page 1 of 4").
    return len(form) >= 6 and any(line.kind == "page" and form in _form(line) for line in lines)


def _form(line: Line) -> str:
    return _SPACES.sub(" ", _DIGITS.sub("0", line.label)).strip()
