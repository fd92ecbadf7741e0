"""Which partnerships a ledger has something of, and what the registry knows of how one came about."""

from __future__ import annotations

import msgspec
from sqlalchemy import func, select

from depositary.ledger import Ledger
from depositary.ledger.tables import documents
from depositary.registry import load_registry

__all__ = ["StatusStep", "known_partnerships", "status_history"]

_MOST = 200


class StatusStep(msgspec.Struct, frozen=True, kw_only=True):
    """A status conferred on a day (ISO, as precise as known). status: id in the registry; place, meeting: in words."""

    date: str
    status: str
    axis: str
    place: str | None
    meeting: str | None


def known_partnerships(ledger: Ledger, *, most: int = _MOST) -> list[str]:
    """Ids of partnerships documents are of, those with most documents first."""
    query = (
        select(documents.c.partnership)
        .where(documents.c.partnership.is_not(None))
        .group_by(documents.c.partnership)
        .order_by(func.count().desc(), documents.c.partnership)
        .limit(most)
    )
    with ledger.reading() as connection:
        return [str(one) for one in connection.execute(query).scalars()]


def status_history(partnership: str) -> list[StatusStep]:
    """The steps of a partnership the registry knows, the earliest first; empty for one it does not know."""
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    found = []
    for change in sorted(row.history if row else [], key=lambda change: change.date):
        known = registry.standings.get(change.status)
        place = registry.places.get(change.place or "")
        found.append(
            StatusStep(
                date=change.date, status=change.status, axis=known.axis if known else "other",
                place=place.name_en if place else change.place, meeting=change.meeting,
            )
        )  # fmt: skip
    return found
