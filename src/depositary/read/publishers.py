"""Who published a document, as its own page says.

In: the original text and its ranges, the words of the dateline, the agency a dateline names. Out: the publisher's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.model import Range
from depositary.read.stamps import Publishing

__all__ = ["find_publisher"]

_PLACES = 12  # lines around the text that are looked at


def find_publisher(
    text: str, dateline: str, ranges: Sequence[Range], agency: str | None, table: Publishing
) -> str | None:
    """The publisher a dateline's agency, the masthead or the foot of the page names."""
    around = [text[r.start : r.end] for r in ranges if r.kind in ("masthead", "credit", "boilerplate")][:_PLACES]
    for place in (agency or "", dateline, *around):
        for publisher in table.publishers if place else ():
            for cue in publisher.cues:
                if cue in place and _shows(place, cue):
                    return publisher.name
    return None if agency in table.ourselves else agency


def _shows(place: str, cue: str) -> bool:
    at = place.find(cue)
    if at < 0:
        return False
    after = place[at + len(cue) : at + len(cue) + 1]
    before = place[at - 1 : at] if at else ""
    inside = any(char.isalnum() and char.isascii() for char in (before, after) if char)
    return not (cue[-1].isascii() and inside)
