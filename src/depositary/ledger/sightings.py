"""Stored claims as the resolver takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from depositary.ledger.claiming import decode_claim
from depositary.ledger.dialects import among
from depositary.ledger.tables import claims, documents, units
from depositary.resolve import Sighting, mentioned_instrument

__all__ = [
    "Sighted",
    "few_sightings",
    "first_sightings",
    "load_sightings",
    "representatives",
    "sightings_of_things",
    "sightings_of_units",
]


class Sighted(NamedTuple):
    """A sighting with its rows' numbers."""

    claim_id: int
    unit_id: int
    document_id: int
    partnership: str | None  # the document's
    sighting: Sighting


def representatives(connection: Connection, numbers: Sequence[int]) -> dict[int, Sighting]:
    """One sighting a unit: its first claim (withdrawn or not: the face is the same).

    A unit of another kind than its claim is that of the instrument a figure of progress speaks of.
    """
    found: dict[int, Sighting] = {}
    for row in connection.execute(_OF_UNITS, {"values": numbers}) if numbers else ():
        sighting = _sighting(row)
        found[row.of_unit] = sighting if sighting.kind == row.of_kind else mentioned_instrument(sighting)
    return found


def load_sightings(connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None) -> list[Sighted]:
    """Claims that meet the conditions (on claims, documents or units), in the order they were recorded."""
    query = _query().join(units, units.c.id == claims.c.unit_id).where(*conditions).order_by(claims.c.id).limit(limit)
    return [
        Sighted(row.id, row.unit_id, row.document_id, row.partnership, _sighting(row))
        for row in connection.execute(query)
    ]


def sightings_of_things(connection: Connection, numbers: Iterable[int]) -> dict[int, list[Sighted]]:
    """What each of these things rests on now, in the order it was recorded."""
    found: dict[int, list[Sighted]] = {}
    ordered = sorted(numbers)
    for row in connection.execute(_OF_THINGS, {"values": ordered}) if ordered else ():
        sighted = Sighted(row.id, row.unit_id, row.document_id, row.partnership, _sighting(row))
        found.setdefault(row.of_thing, []).append(sighted)
    return found


def sightings_of_units(connection: Connection, numbers: Iterable[int]) -> list[Sighted]:
    """What is said now in the words of these units, in the order it was recorded."""
    asked = sorted(numbers)
    return [
        Sighted(row.id, row.unit_id, row.document_id, row.partnership, _sighting(row))
        for row in (connection.execute(_IN_UNITS, {"values": asked}) if asked else ())
    ]


def first_sightings(connection: Connection, thing: int, limit: int) -> list[Sighted]:
    """The first claim of each unit of a thing with very many claims: every face of it, if not every report."""
    query = _query().join(units, units.c.founded == claims.c.id)
    query = query.where(units.c.thing_id == thing, claims.c.kind == units.c.kind, claims.c.withdrawn.is_(None))
    return [
        Sighted(row.id, row.unit_id, row.document_id, row.partnership, _sighting(row))
        for row in connection.execute(query.order_by(claims.c.id).limit(limit))
    ]


def few_sightings(connection: Connection, numbers: Iterable[int], limit: int) -> dict[int, list[Sighting]]:
    """A few of what each thing rests on: the first claims of its earliest units."""
    asked = sorted(numbers)
    of_unit: dict[int, int] = {}
    seen: dict[int, int] = {}
    for row in connection.execute(_UNITS_OF, {"values": asked}) if asked else ():
        seen[row.thing_id] = seen.get(row.thing_id, 0) + 1
        if seen[row.thing_id] <= limit:
            of_unit[row.id] = row.thing_id
    found: dict[int, list[Sighting]] = {}
    for row in connection.execute(_OF_UNITS, {"values": sorted(of_unit)}) if of_unit else ():
        if row.withdrawn is None and row.kind == row.of_kind:
            found.setdefault(of_unit[row.of_unit], []).append(_sighting(row))
    return found


def _sighting(row: Any) -> Sighting:
    return Sighting(
        id=row.key,
        kind=row.kind,
        document=row.document,
        language=row.language,
        claim=decode_claim(row.kind, row.payload, row.certainty),
        published=row.published,
        publisher=row.publisher,
        group=row.text_group,
    )


def _query() -> Any:
    return select(
        claims.c.id,
        claims.c.key,
        claims.c.kind,
        claims.c.payload,
        claims.c.certainty,
        claims.c.unit_id,
        claims.c.document_id,
        documents.c.key.label("document"),
        documents.c.language,
        documents.c.published,
        documents.c.publisher,
        documents.c.text_group,
        documents.c.partnership,
    ).join(documents, documents.c.id == claims.c.document_id)


_OF_UNITS = (  # built once: these are asked several times a document
    _query()
    .join(units, units.c.founded == claims.c.id)
    .add_columns(units.c.id.label("of_unit"), units.c.kind.label("of_kind"), claims.c.withdrawn)
    .where(among(units.c.id, "values"))
    .order_by(units.c.id)
)
_UNITS_OF = select(units.c.id, units.c.thing_id).where(among(units.c.thing_id, "values")).order_by(units.c.id)
_IN_UNITS = _query().where(among(claims.c.unit_id, "values"), claims.c.withdrawn.is_(None)).order_by(claims.c.id)
_OF_THINGS = (
    _query()
    .join(units, units.c.id == claims.c.unit_id)
    .add_columns(units.c.thing_id.label("of_thing"))
    .where(among(units.c.thing_id, "values"), claims.c.withdrawn.is_(None))
    .order_by(claims.c.id)
)
