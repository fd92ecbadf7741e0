"""Lines in plain letters on a page of a language that writes accents: what a site puts in a picture's or link's place.

Enters: the lines of a page. Leaves: such lines marked as what they are, a picture's words or a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.clean.lines import Line

__all__ = ["mark_plain_letters"]

_PLAIN = re.compile(r"(?:[a-z0-9]+[ ,–-]+){7,60}[a-z0-9]+(?!\w)[ .]*")
_LETTERED = 3  # lines with accents, by which the page is known to write them


def mark_plain_letters(lines: Sequence[Line], letters: str) -> None:
    """Mark each line that opens with many words in small letters without one accent: by itself it stands for a picture,
    before a headline for a link. letters: those only the page's language has; none, and nothing is marked."""
    accents = frozenset(letters)
    if not accents or sum(not accents.isdisjoint(line.text.lower()) for line in lines[:12]) < _LETTERED:
        return
    for line in lines:
        if line.kind or not line.text[:1].islower():
            continue
        opening = _PLAIN.match(line.text)
        if opening is not None:
            line.kind = "caption" if opening.end() == len(line.text) else "related"
