"""What units look like to the resolver, worked out once for as long as the caller keeps it.

A unit looks the same as long as it begins with the same claim, and a claim never changes; so what was worked out holds
until a transaction is rolled back. Keep one `Looks` no longer than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from depositary.ledger.claiming import Kind
from depositary.ledger.sightings import representatives
from depositary.resolve import Comparable, Sighting, comparable

__all__ = ["Looks", "Unit"]

_MOST = 60_000  # units kept; about 3 kB each


class Unit(NamedTuple):
    """Claims that look the same to the resolver. founded: number of the claim it begins with."""

    id: int
    kind: Kind
    thing_id: int | None
    founded: int


class Looks:
    """The looks of units; at most so many are kept, those looked at last."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._known: dict[tuple[int, int], Comparable] = {}

    def of(self, connection: Connection, units: Iterable[Unit]) -> dict[int, Comparable]:
        """Unit's number → its look."""
        asked = {unit.id: (unit.id, unit.founded) for unit in units}
        missing = [number for number, place in asked.items() if place not in self._known]
        if missing:
            for number, sighting in representatives(connection, sorted(missing)).items():
                self.keep(asked[number], sighting)
        return {number: self._known[place] for number, place in asked.items()}

    def keep(self, place: tuple[int, int], sighting: Sighting) -> None:
        """Work out the look of a unit of which a sighting is at hand. place: its number and that of its claim."""
        if place not in self._known:
            self._known[place] = comparable(sighting)

    def trim(self) -> None:
        """Forget what was looked at first, down to what may be kept; to be called between transactions."""
        over: Sequence[tuple[int, int]] = list(self._known)[: max(0, len(self._known) - self._most)]
        for place in over:
            del self._known[place]
