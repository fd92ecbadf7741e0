"""The reading view: a repaired copy of a document's main text, every offset of which leads back into the original.

Enters: a text and edits over it (a stretch to leave out or to read differently). Leaves: a `TextView`.
Nothing here knows why an edit is made; the modules beside this one find them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from depositary.model import Passage

__all__ = ["Edit", "OffsetMap", "TextView", "apply_edits"]


class Edit(msgspec.Struct, frozen=True):
    """Read `text[start:end]` as `reading`; start = end inserts, an empty reading leaves out."""

    start: int
    end: int
    reading: str = ""


class OffsetMap(msgspec.Struct, frozen=True):
    """Where each piece of an edited text came from.

    starts: offset in the edited text at which piece i begins; origins, ends: the piece's range in the text before;
    copied: the piece was taken over character for character.
    """

    starts: list[int]
    origins: list[int]
    ends: list[int]
    copied: list[bool]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range before editing that `start:end` (end exclusive) stands for; it grows to whole replaced pieces."""
        piece = bisect_right(self.starts, start) - 1 if start > 0 else 0
        begin = self.origins[piece] + (start - self.starts[piece] if self.copied[piece] else 0)
        if end <= start:
            return begin, begin
        last = bisect_right(self.starts, end - 1, piece) - 1 if end > 1 else piece
        finish = self.origins[last] + (end - self.starts[last]) if self.copied[last] else self.ends[last]
        return begin, (finish if finish > begin else begin)

    def edited(self, offset: int) -> int:
        """The offset in the edited text at which the original `offset` is read, or would have been."""
        piece = bisect_right(self.origins, offset) - 1
        if piece < 0:
            return 0
        size = self.starts[piece + 1] - self.starts[piece] if piece + 1 < len(self.starts) else None
        if not self.copied[piece]:
            return self.starts[piece]
        shift = offset - self.origins[piece]
        return self.starts[piece] + (shift if size is None else min(shift, size))


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """`text` with the edits made, and the way back. Of overlapping edits the one that begins first counts."""
    pieces: list[str] = []
    made: list[tuple[int, int, int, bool]] = []  # of each piece its start, origin, end, and whether it is copied
    at = length = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start < at:
            continue
        if edit.start > at:
            pieces.append(text[at : edit.start])
            made.append((length, at, edit.start, True))
            length += edit.start - at
        if edit.reading:
            pieces.append(edit.reading)
            made.append((length, edit.start, edit.end, False))
            length += len(edit.reading)
        at = edit.end
    if at < len(text) or not made:
        pieces.append(text[at:])
        made.append((length, at, len(text), True))
    starts, origins, ends, copied = zip(*made, strict=True)
    return "".join(pieces), OffsetMap(list(starts), list(origins), list(ends), list(copied))


class TextView(msgspec.Struct, frozen=True):
    """What reading modules see. `text` is the view; `source` the document's own text, which passages quote.

    maps: from the view back to the source, last made first.
    """

    text: str
    source: str
    maps: tuple[OffsetMap, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of Document.text (code points, end exclusive) that `start:end` of the view stands for."""
        for offsets in self.maps:
            start, end = offsets.original(start, end)
        return start, end

    def passage(self, start: int, end: int) -> Passage:
        """The passage behind `start:end` of the view, quoting the document exactly."""
        begin, finish = self.original(start, end)
        return Passage(begin, finish, self.source[begin:finish])

    def position(self, offset: int) -> int:
        """Where the view reads the document's character at `offset` (or the next one it kept)."""
        for offsets in reversed(self.maps):
            offset = offsets.edited(offset)
        return min(offset, len(self.text))
