"""Claims into units: those of equal face are one, and a new one is found from then on by its keys.

Enters: claims about to be stored, with their numbers. Leaves: the unit of each, and which of the units are new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from depositary.ledger.claiming import ClaimRow, Kind, mention_face
from depositary.ledger.dialects import insert_new
from depositary.ledger.hoods import rows_of, units_by_number
from depositary.ledger.looks import Looks
from depositary.ledger.store import next_numbers
from depositary.ledger.tables import unit_keys, units
from depositary.model import Progress
from depositary.resolve import Sighting, mentioned_instrument, plain_keys

__all__ = ["Beginning", "Placed", "find_or_make_units", "place_in_units", "write_keys"]


class Beginning(NamedTuple):
    """What a unit begins with: its kind, the number of its first claim, and that as the resolver takes it."""

    kind: Kind
    claim: int
    sighting: Sighting | None = None


class Placed(NamedTuple):
    """of: the unit of each claim, in their order; fresh: units that are new (or begin anew); there: the others."""

    of: list[int]
    fresh: set[int]
    there: set[int]


def place_in_units(connection: Connection, told: Sequence[tuple[int, ClaimRow, Sighting]], looks: Looks) -> Placed:
    """Find or make the units of claims, each given with the number it will have."""
    beginnings: dict[str, Beginning] = {}
    for number, row, sighting in told:
        beginnings.setdefault(row.face, Beginning(row.kind, number, sighting))
    numbers, fresh = find_or_make_units(connection, beginnings, looks)
    mentions = _place_mentions(connection, {n: beginnings[face] for face, n in numbers.items() if n in fresh}, looks)
    write_keys(connection, fresh | mentions, looks)
    return Placed([numbers[row.face] for _, row, _ in told], fresh | mentions, set(numbers.values()) - fresh)


def _place_mentions(connection: Connection, fresh: Mapping[int, Beginning], looks: Looks) -> set[int]:
    """Give new units of progress the unit of the instrument they speak of. Returns: those that are new."""
    faces: dict[int, str] = {}
    beginnings: dict[str, Beginning] = {}
    for unit, begun in fresh.items():
        sighting = begun.sighting
        if sighting is not None and isinstance(sighting.claim, Progress):
            faces[unit] = mention_face(sighting.claim, sighting.language, sighting.published)
            spoken_of = Beginning("instrument", begun.claim, mentioned_instrument(sighting))
            beginnings.setdefault(faces[unit], spoken_of)
    if not faces:
        return set()
    numbers, made = find_or_make_units(connection, beginnings, looks)
    connection.execute(_MENTION, [{"unit": unit, "mention": numbers[face]} for unit, face in faces.items()])
    return made


def find_or_make_units(
    connection: Connection, beginnings: Mapping[str, Beginning], looks: Looks
) -> tuple[dict[str, int], set[int]]:
    """Numbers of the units with these faces; those not there yet are made. Returns also which were.

    A unit whose last claim was moved away begins anew with the claim that has its face now.
    """
    rows = rows_of(connection, _BY_FACE, units.c.face, beginnings)
    numbers: dict[str, int] = {row.face: row.id for row in rows}
    fresh = {row.id for row in rows if row.thing_id is None}
    for row in rows:
        if row.id in fresh:
            begun = beginnings[row.face].claim
            connection.execute(update(units).where(units.c.id == row.id).values(founded=begun))
    missing = [face for face in beginnings if face not in numbers]
    if missing:
        made = next_numbers(connection, "units", len(missing))
        connection.execute(
            insert(units),
            [
                {"id": number, "kind": beginnings[face].kind, "face": face, "founded": beginnings[face].claim}
                for number, face in zip(made, missing, strict=True)
            ],
        )
        numbers |= dict(zip(missing, made, strict=True))
        fresh |= set(made)
    for face, number in numbers.items():
        begun_with = beginnings[face]
        if number in fresh and begun_with.sighting is not None:
            looks.keep((number, begun_with.claim), begun_with.sighting)
    return numbers, fresh


def write_keys(connection: Connection, fresh: Iterable[int], looks: Looks) -> None:
    """Let units be found by the keys of what they look like."""
    own = units_by_number(connection, fresh)
    seen = looks.of(connection, own.values())
    insert_new(
        connection,
        unit_keys,
        [
            {"key": f"{own[unit].kind}:{key}", "unit_id": unit}
            for unit, look in seen.items()
            for key in plain_keys(look)
        ],
    )


_BY_FACE = select(units.c.id, units.c.face, units.c.thing_id)
_MENTION = update(units).where(units.c.id == bindparam("unit")).values(mention_id=bindparam("mention"))
