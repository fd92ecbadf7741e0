"""Clauses as they are gathered: the last of each number is where a sub-paragraph belongs.

Enters: clauses in text order. Leaves: the same, each with the numbers of its sub-paragraphs.
"""

from __future__ import annotations

import msgspec

from depositary.read.structure.outline import Clause, Span

__all__ = ["ClauseList"]


class ClauseList:
    """Clauses in order; every step costs the same however many there are."""

    def __init__(self) -> None:
        self._clauses: list[Clause] = []
        self._ends: dict[int, int] = {}  # clauses that went on after they were added
        self._latest: dict[str, int] = {}
        self._children: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._clauses)

    @property
    def last(self) -> Clause:
        return self._clauses[-1]

    @property
    def end(self) -> int:
        """Where the last clause ends."""
        return self._ends.get(len(self._clauses) - 1, self._clauses[-1].end)

    def add(self, clause: Clause) -> None:
        if clause.parent in self._latest and clause.number is not None:
            self._children.setdefault(self._latest[clause.parent], []).append(clause.number)
        self._latest[clause.number or ""] = len(self._clauses)
        self._clauses.append(clause)

    def extend(self, start: int, end: int) -> None:
        """The last clause goes on with `start:end` (or begins there, where its number stood alone)."""
        if self.end <= self.last.start:
            self._clauses[-1] = msgspec.structs.replace(self.last, start=start, leading_end=start)
        self._ends[len(self._clauses) - 1] = end

    def span_of(self, number: str | None) -> Span | None:
        """The text of the latest clause of this number (None: of the latest without one)."""
        place = self._latest.get(number or "")
        if place is None:
            return None
        return self._clauses[place].start, self._ends.get(place, self._clauses[place].end)

    def finished(self) -> list[Clause]:
        """All clauses, with their ends and children."""
        return [
            msgspec.structs.replace(
                clause, end=self._ends.get(place, clause.end), children=tuple(self._children.get(place, ()))
            )
            if place in self._ends or place in self._children
            else clause
            for place, clause in enumerate(self._clauses)
        ]
