"""Which number stands under which: marks in a row become levels.

Enters: blocks with marks in text order, one at a time. Leaves: for each its level and its parents, or None if the mark
cannot be a number of the text (“1.5 million”, “12. ” of a date). The rule a reader follows: a mark that goes on
counting where a level left off belongs to that level; a first mark (1, a, i) opens a new level below; a first mark of a
level already open starts that level over.
"""

from __future__ import annotations

import msgspec

from depositary.read.structure.marks import Mark

__all__ = ["Nesting", "Placed"]


class Placed(msgspec.Struct):
    """A mark in its place. above: the marks it stands under, outermost first; heading: its block is a heading."""

    mark: Mark
    above: tuple[Placed, ...]
    heading: bool
    block: int
    restarted: bool = False


class Nesting:
    """The levels open at a point of the text."""

    def __init__(self) -> None:
        self._open: list[Placed] = []
        self._last: dict[str, int] = {}  # style → last value counted, of levels closed since

    @property
    def open(self) -> tuple[Placed, ...]:
        return tuple(self._open)

    def place(self, readings: tuple[Mark, ...], block: int, *, heading: bool, opens: bool) -> Placed | None:
        """Put a mark in its place, or None if it does not fit.

        heading: its block looks like a heading. opens: it is at the start of a paragraph, not of a further line.
        """
        chosen = (
            self._going_on(readings, heading=heading)
            or self._starting(readings, block)
            or self._jumping(readings, opens)
        )
        if chosen is None:
            return None
        mark, depth, restarted = chosen
        for closed in self._open[depth:]:
            self._last[closed.mark.style] = closed.mark.value
        del self._open[depth:]
        placed = Placed(mark, tuple(self._open), heading, block, restarted)
        self._open.append(placed)
        return placed

    def close(self, depth: int = 0) -> None:
        """Leave all levels from `depth` on."""
        for closed in self._open[depth:]:
            self._last[closed.mark.style] = closed.mark.value
        del self._open[depth:]

    def depth_of(self, readings: tuple[Mark, ...]) -> int | None:
        """The depth at which a mark would go on counting; None if it goes on nowhere. Nothing is changed."""
        chosen = self._going_on(readings, heading=False)
        return chosen[1] if chosen else None

    def _going_on(self, readings: tuple[Mark, ...], *, heading: bool) -> tuple[Mark, int, bool] | None:
        found: list[tuple[Mark, int, bool]] = []
        for mark in readings:
            if mark.style == "dotted":
                if (depth := self._under(mark)) is not None:
                    return mark, depth, False
                continue
            for depth in range(len(self._open) - 1, -1, -1):
                if _follows(self._open[depth].mark, mark):
                    found.append((mark, depth, False))
                    break
        if not found:
            return None
        found.sort(key=lambda choice: -choice[1])
        if heading and len(found) == 1:  # the outer of two levels of one style, where only it counts headings
            mark, depth, _ = found[0]
            for outer in range(depth - 1, -1, -1):
                if (
                    _follows(self._open[outer].mark, mark)
                    and self._open[outer].heading
                    and not self._open[depth].heading
                ):
                    return mark, outer, False
        return found[0]

    def _starting(self, readings: tuple[Mark, ...], block: int) -> tuple[Mark, int, bool] | None:
        for mark in sorted(readings, key=lambda mark: mark.style.strip("().").lower() == "i" and mark.value != 1):
            if mark.style == "dotted" or mark.value != 1 or mark.repeat:
                continue
            same = [depth for depth, placed in enumerate(self._open) if placed.mark.style == mark.style]
            if not same:
                return mark, len(self._open), False
            top = self._open[-1]
            if top.mark.style == mark.style and top.heading and top.block == block - 1:
                return mark, len(self._open), False  # “1. Energy” and under it “1. Share …”
            return mark, same[-1], True
        return None

    def _jumping(self, readings: tuple[Mark, ...], opens: bool) -> tuple[Mark, int, bool] | None:
        """A number that skips: lines were lost, or an excerpt begins in the middle."""
        for mark in readings:
            if mark.style == "dotted":
                if self._plausible(mark):
                    return mark, self._depth_for(mark), False
                continue
            for depth in range(len(self._open) - 1, -1, -1):
                placed = self._open[depth]
                if placed.mark.style == mark.style and 0 < mark.value - placed.mark.value <= 6 and opens:
                    return mark, depth, False
        for mark in readings:
            if mark.style == "dotted" or not opens:
                continue
            if any(placed.mark.style == mark.style for placed in self._open):
                continue
            if self._last.get(mark.style) == mark.value - 1 and mark.value > 1:
                return mark, len(self._open), False  # counting on over a heading (“Part B”)
            if not self._open and mark.style in ("1.", "numeral", "I.", "A.") and mark.value <= 60:
                return mark, 0, False
        return None

    def _under(self, mark: Mark) -> int | None:
        """Depth for `1.2.3` if it follows what is open: after 1.2.2, or first under 1.2 (or a plain 1 for 1.1)."""
        for depth in range(len(self._open) - 1, -1, -1):
            above = self._open[depth].mark
            if above.style == "dotted" or (above.style in ("1.", "1)") and len(mark.values) == 2):
                values = above.values
                if values == mark.values[:-1] and mark.value == 1:
                    return depth + 1
                if (
                    values[:-1] == mark.values[:-1]
                    and len(values) == len(mark.values)
                    and mark.value == above.value + 1
                ):
                    return depth
        return None

    def _plausible(self, mark: Mark) -> bool:
        dotted = [placed.mark for placed in self._open if placed.mark.style == "dotted"]
        if not dotted:
            return mark.value == 1 or self._last.get("dotted") is not None
        last = dotted[-1].values
        if mark.values == last or any(value == 0 for value in mark.values):
            return False
        if mark.values > last:
            return mark.values[0] - last[0] <= 2 and mark.value <= 40
        return mark.value == 1

    def _depth_for(self, mark: Mark) -> int:
        for depth, placed in enumerate(self._open):
            above = placed.mark
            if above.style == "dotted" and (
                len(above.values) >= len(mark.values) or above.values != mark.values[: len(above.values)]
            ):
                return depth
            if above.style == "1." and len(mark.values) > 1 and above.values[0] != mark.values[0]:
                return depth if any(later.mark.style == "dotted" for later in self._open[depth:]) else depth + 1
        return len(self._open)


def _follows(last: Mark, mark: Mark) -> bool:
    if last.style != mark.style:
        return False
    if mark.repeat and mark.value == last.value:
        return last.repeat != mark.repeat
    return mark.value == last.value + 1
