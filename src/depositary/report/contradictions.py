"""What cannot all be true, each side with the documents that say it; and what only looks like that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from depositary.ledger import Ledger
from depositary.ledger.queries import ContradictionRow, find_contradiction_rows, thing_by_key
from depositary.ledger.sources import ClaimView, claims_by_keys
from depositary.report.called import names_of
from depositary.report.standing import name_of
from depositary.report.things import Source, sources_of

__all__ = ["ContradictionReport", "Side", "list_contradictions"]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    value: Any
    sources: tuple[Source, ...]


class ContradictionReport(msgspec.Struct, frozen=True, kw_only=True):
    """about: the thing's label; thing: its id; real: the sides cannot all be true; note: the verdict in words."""

    id: str
    about: str
    thing: str
    kind: str
    property: str
    verdict: str
    real: bool
    note: str
    sides: tuple[Side, ...]
    names: dict[str, str] = {}


def list_contradictions(
    ledger: Ledger,
    *,
    real_only: bool = True,
    partnership: str | None = None,
    numbers: tuple[int, ...] | None = None,
    thing: str | None = None,
) -> list[ContradictionReport]:
    """Contradictions in the order they came up. `numbers`: only these (as `Recorded.contradictions` gives them);
    thing: only those of the thing of this id. Raises: NotInLedger if there is no such thing."""
    with ledger.reading() as connection:
        own = thing_by_key(connection, thing).number if thing is not None else None
        rows = find_contradiction_rows(
            connection, real_only=real_only, partnership=partnership, numbers=numbers, thing=own
        )
        claims = claims_by_keys(connection, [key for row in rows for _, keys in row.sides for key in keys])
    return [
        ContradictionReport(
            id=f"contradiction-{row.number}",
            about=_about(row, claims),
            names=names_of(row.thing.kind, row.thing.fields) if row.property != "document.title" else {},
            thing=row.thing.id,
            kind=row.thing.kind,
            property=row.property,
            verdict=row.verdict,
            real=row.real,
            note=row.note if len(seen) == len(row.sides) else "",
            sides=tuple(
                Side(value=_value(row, value), sources=sources_of(claims[key][0] for key in keys if key in claims))
                for value, keys in seen
            ),
        )
        for row in rows
        if (seen := [side for side in row.sides if any(key in claims for key in side[1])])  # by who asks
    ]


def _about(row: ContradictionRow, claims: Mapping[str, tuple[ClaimView, int | None]]) -> str:
    """What a contradiction is about: the thing, or for one of its headline the document."""
    if row.property != "document.title":
        return row.thing.label
    named = [claims[key][0].name for _, keys in row.sides for key in keys if key in claims]
    return named[0] if named else row.thing.label


def _value(row: ContradictionRow, value: Any) -> Any:
    """The side's value; parties of a headline under their names instead of their ids."""
    if row.property != "document.title":
        return value
    where, _, parties = str(value).partition(": ")
    return f"{where}: {name_of('|'.join(parties.split('-')))}"
