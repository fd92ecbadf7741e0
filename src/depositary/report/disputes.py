"""How many contradictions there are, and their numbers a page at a time, without looking at what they say."""

from __future__ import annotations

from sqlalchemy import Select, func, select

from depositary.ledger import Ledger
from depositary.ledger.partnerships import asked_partnership
from depositary.ledger.tables import contradictions, facets, things
from depositary.ledger.tallies import kept_count

__all__ = ["contradiction_numbers", "contradictions_after", "count_contradictions"]


def count_contradictions(ledger: Ledger, *, real_only: bool = True, partnership: str | None = None) -> int:
    """How many contradictions of things that are shown."""
    query = _asked(select(func.count()), real_only, partnership)
    names = asked_partnership(partnership) if partnership is not None else [""]
    with ledger.reading() as connection:
        if real_only and len(names) == 1:
            kept = kept_count(connection, "real of" if partnership is not None else "real", names[0])
            if kept is not None:
                return kept
        return connection.execute(query).scalar_one()


def contradiction_numbers(
    ledger: Ledger, *, real_only: bool = True, partnership: str | None = None, limit: int, offset: int = 0
) -> tuple[int, ...]:
    """Their numbers, those that came up last first."""
    query = _asked(select(contradictions.c.id), real_only, partnership)
    ordered = query.order_by(contradictions.c.id.desc()).limit(limit).offset(offset)
    with ledger.reading() as connection:
        return tuple(connection.execute(ordered).scalars())


def contradictions_after(
    ledger: Ledger, number: int, *, real_only: bool = True, partnership: str | None = None, limit: int
) -> tuple[int, ...]:
    """The next numbers after this one, in the order they came up."""
    query = _asked(select(contradictions.c.id), real_only, partnership)
    ordered = query.where(contradictions.c.id > number).order_by(contradictions.c.id).limit(limit)
    with ledger.reading() as connection:
        return tuple(connection.execute(ordered).scalars())


def _asked(query: Select[int], real_only: bool, partnership: str | None) -> Select[int]:
    query = query.select_from(contradictions).join(things, things.c.id == contradictions.c.thing_id)
    query = query.where(things.c.shown)
    if real_only:
        query = query.where(contradictions.c.real)
    if partnership is not None:
        ids = asked_partnership(partnership)
        of_it = facets.c.name == "partnership", facets.c.value.in_(ids), facets.c.thing_id == contradictions.c.thing_id
        query = query.where(select(facets.c.thing_id).where(*of_it).exists())
    return query
