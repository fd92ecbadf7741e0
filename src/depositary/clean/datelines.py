"""The dateline: where a report was written, when, and by which agency, as its first line says."""

from __future__ import annotations

import re

from depositary.clean.knowledge import Knowledge
from depositary.clean.records import Dateline

__all__ = ["find_dateline"]

_FIRST_PARAGRAPHS = 4
_LONGEST = 140


def find_dateline(
    text: str, paragraphs: tuple[tuple[int, int], ...], kinds: tuple[str, ...], knowledge: Knowledge
) -> Dateline | None:
    """The dateline at the beginning of one of the first main paragraphs; ranges of the view `text`."""
    tried = 0
    for (start, end), kind in zip(paragraphs, kinds, strict=True):
        if kind != "main":
            continue
        tried += 1
        if tried > _FIRST_PARAGRAPHS:
            return None
        opening = text[start : min(end, start + _LONGEST)]
        for pattern in knowledge.datelines:
            found = pattern.match(opening)
            if found and found.end() < len(opening):
                return Dateline(
                    start=start,
                    end=start + found.end(),
                    place=_span(found, "place", start),
                    date=_span(found, "date", start),
                    agency=_span(found, "agency", start),
                )
    return None


def _span(found: re.Match[str], name: str, start: int) -> tuple[int, int] | None:
    if name not in found.re.groupindex or found.group(name) is None:
        return None
    return start + found.start(name), start + found.end(name)
