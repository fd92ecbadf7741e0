"""A partnership's mechanisms from the summit down, each with its last and next meeting; its commitments by party.

Enters: an open ledger and a partnership. Leaves: plain records; nothing is ordered by importance here.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import func, select

from depositary.ledger import Ledger
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things
from depositary.ledger.tables import facets, things
from depositary.report.series import Expected, series_of_rows

__all__ = ["Promised", "Rung", "commitment_counts", "ladder_of", "meetings_of"]

_AHEAD = ("scheduled", "proposed", "called_for")
_MOST = 2000  # meetings of one partnership looked at, the latest
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
    def known(self) -> bool:
        """Whether it met, will meet, or is expected to; else it is only named."""
        return self.last is not None or self.next is not None or self.expected is not None


class Promised(msgspec.Struct, frozen=True, kw_only=True):
    """A party's commitments by force."""

    party: str
    forces: dict[str, int]
    total: int


def meetings_of(ledger: Ledger, partnership: str, *, view: View = PRESENT) -> list[ThingRow]:
    """The meetings of a partnership by date."""
    with ledger.reading() as connection:
        found = find_things(connection, ThingQuery(kind="meeting", partnership=partnership, view=view))
    return found[-_MOST:]


def ladder_of(meetings: Sequence[ThingRow], *, on: str) -> list[Rung]:
    """One rung a mechanism. on: the day (ISO) it is seen from."""
    grouped: dict[tuple[str, str], list[ThingRow]] = {}
    by_id = {row.id: row for row in meetings}
    names: dict[str, tuple[str, str]] = {}
    expected: dict[tuple[str, str], tuple[Expected | None, tuple[int, ...]]] = {}
    for series in series_of_rows(meetings, on=on):
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
            of = facets.alias("of")
            party = facets.alias("party")
            query = (
                select(party.c.value, things.c.status, func.count())
                .join(things, things.c.id == party.c.thing_id)
                .join(of, of.c.thing_id == things.c.id)
                .where(
                    of.c.name == "partnership", of.c.value == partnership, party.c.name == "party",
                    things.c.kind == "commitment", things.c.shown,
                )
                .group_by(party.c.value, things.c.status)
            )  # fmt: skip
            for name, force, number in connection.execute(query):
                counted.setdefault(name, {})[force or "other"] = number
        else:
            asked = ThingQuery(kind="commitment", partnership=partnership, view=view)
            for row in find_things(connection, asked):
                for name in row.fields.get("actors") or ():
                    own = counted.setdefault(name, {})
                    own[str(row.fields.get("force"))] = own.get(str(row.fields.get("force")), 0) + 1
    found = [Promised(party=name, forces=forces, total=sum(forces.values())) for name, forces in counted.items()]
    return sorted(found, key=lambda one: (-one.total, one.party))[:_PARTIES]
