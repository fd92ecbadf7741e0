"""A partnership's mechanisms from the summit down, each with its last and next meeting; its commitments by party.

Enters: an open ledger and a partnership. Leaves: plain records; nothing is ordered by importance here.
"""

from __future__ import annotations

import msgspec

from depositary.ledger import Ledger
from depositary.ledger.deadlines.asking import series_keys
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things
from depositary.ledger.tallies import promised_counts
from depositary.report.called import names_of
from depositary.report.series import Expected, MeetingSeries, series_of_rows

__all__ = ["Promised", "Rung", "Sat", "commitment_counts", "ladder_of", "meetings_of"]

_AHEAD = ("scheduled", "proposed", "called_for")
_MOST = 1000  # meetings of one partnership looked at, the latest
_PARTIES = 12  # parties counted


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """A mechanism. last, next: its latest meeting held and the first announced; missing: numbers nobody reports."""

    mechanism: str
    level: str
    held: int
    last: ThingRow | None
    next: ThingRow | None
    expected: Expected | None
    missing: tuple[int, ...]

    @property
    def names(self) -> dict[str, str]:
        """What the mechanism is called in other languages."""
        return names_of("meeting", {"mechanism_en": self.mechanism})

    @property
    def known(self) -> bool:
        """Whether it met, will meet, or is expected to; else it is only named."""
        return self.last is not None or self.next is not None or self.expected is not None


class Promised(msgspec.Struct, frozen=True, kw_only=True):
    """A party's commitments by force."""

    party: str
    forces: dict[str, int]
    total: int


class Sat(msgspec.Struct, frozen=True, kw_only=True):
    """Meetings of a partnership by date, the latest of them if there are very many; series: those that met more than
    once, as of the day asked about."""

    meetings: tuple[ThingRow, ...]
    series: tuple[MeetingSeries, ...]


def meetings_of(ledger: Ledger, partnership: str, *, on: str, view: View = PRESENT) -> Sat:
    """The meetings of a partnership and their series, seen from the day `on`."""
    query = ThingQuery(kind="meeting", partnership=partnership, view=view, newest=True, limit=_MOST)
    with ledger.reading() as connection:
        found = find_things(connection, query)
        keys = series_keys(connection, [row.number for row in found])
    found.sort(key=lambda row: (row.first_day or "9999", row.number))
    return Sat(meetings=tuple(found), series=tuple(series_of_rows(found, on=on, keys=keys)))


def ladder_of(sat: Sat, *, on: str) -> list[Rung]:
    """One rung a mechanism. on: the day (ISO) it is seen from."""
    meetings = sat.meetings
    grouped: dict[tuple[str, str], list[ThingRow]] = {}
    by_id = {row.id: row for row in meetings}
    names: dict[str, tuple[str, str]] = {}
    expected: dict[tuple[str, str], tuple[Expected | None, tuple[int, ...]]] = {}
    for series in sat.series:
        key = (series.mechanism, series.level)
        expected[key] = (series.expected, series.missing)
        names |= {sitting.thing: key for sitting in series.sittings}
    for row in by_id.values():
        own = str(row.fields.get("mechanism_en") or row.fields.get("mechanism") or row.label)
        grouped.setdefault(names.get(row.id, (own, str(row.fields.get("level")))), []).append(row)
    found = []
    for (mechanism, level), rows in grouped.items():
        held = [row for row in rows if row.fields.get("status") == "held" and (row.first_day or "") <= on]
        ahead = [row for row in rows if row.fields.get("status") in _AHEAD and (row.last_day or on) >= on]
        next_, missing = expected.get((mechanism, level), (None, ()))
        found.append(
            Rung(
                mechanism=mechanism, level=level, held=len(held),
                last=max(held, key=lambda row: row.first_day or "", default=None),
                next=min(ahead, key=lambda row: row.first_day or "9999", default=None),
                expected=next_, missing=missing,
            )
        )  # fmt: skip
    return found


def commitment_counts(ledger: Ledger, partnership: str, *, view: View = PRESENT) -> list[Promised]:
    """Commitments of a partnership by party and force, counted, the party with most first."""
    counted: dict[str, dict[str, int]] = {}
    with ledger.reading() as connection:
        if view.is_present:
            for (name, force), number in promised_counts(connection, partnership).items():
                counted.setdefault(name, {})[force] = number
        else:
            asked = ThingQuery(kind="commitment", partnership=partnership, view=view)
            for row in find_things(connection, asked):
                for name in row.fields.get("actors") or ():
                    own = counted.setdefault(name, {})
                    own[str(row.fields.get("force"))] = own.get(str(row.fields.get("force")), 0) + 1
    found = [Promised(party=name, forces=forces, total=sum(forces.values())) for name, forces in counted.items()]
    return sorted(found, key=lambda one: (-one.total, one.party))[:_PARTIES]
