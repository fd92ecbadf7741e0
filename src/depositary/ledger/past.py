"""Looking back: things as recorded at a moment, or from the documents published by a day, or both.

What is kept beside things is the present; the past is computed from claims, links and judgements, which never change.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, or_, select

from depositary.ledger.chain import number_at
from depositary.ledger.claiming import Kind
from depositary.ledger.dialects import among
from depositary.ledger.judged import judgements_on
from depositary.ledger.showing import Shown, show_thing
from depositary.ledger.sightings import Sighted, load_sightings
from depositary.ledger.tables import claims, documents, links, things, units

__all__ = ["PRESENT", "PastThing", "View", "claim_conditions", "past_things", "things_of_claims"]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """From where the ledger is looked at; None: from now.

    recorded_at: a moment (ISO, UTC): what was recorded and judged by then. as_of: a day (ISO): only documents published
    by then; undated ones do not count, since nobody can tell.
    """

    recorded_at: str | None = None
    as_of: str | None = None

    @property
    def is_present(self) -> bool:
        return self.recorded_at is None and self.as_of is None


PRESENT = View()


class PastThing(NamedTuple):
    number: int
    key: str
    shown: Shown
    claims: int
    sources: int


def claim_conditions(connection: Connection, view: View) -> list[Any]:
    """Conditions on claims and documents: what the view sees."""
    if view.recorded_at is None:
        seen: list[Any] = [claims.c.withdrawn.is_(None)]
    else:
        number = number_at(connection, view.recorded_at)
        seen = [claims.c.recorded <= number, or_(claims.c.withdrawn.is_(None), claims.c.withdrawn > number)]
    if view.as_of is not None:
        seen.append(documents.c.first_day <= view.as_of)
    return seen


def past_things(connection: Connection, kind: Kind, view: View) -> list[PastThing]:
    """All things of a kind as the view sees them, those a person had rejected left out."""
    number = number_at(connection, view.recorded_at) if view.recorded_at is not None else None
    sighted = load_sightings(connection, claims.c.kind == kind, *claim_conditions(connection, view))
    grouped: dict[int, list[Sighted]] = defaultdict(list)
    belongs = _things_of(connection, kind, number)
    for found in sighted:
        thing = belongs.get(found.claim_id)
        if thing is not None:
            grouped[thing].append(found)
    keys = _keys(connection, sorted(grouped))
    result = []
    for thing, group in sorted(grouped.items()):
        own = {found.sighting.id for found in group}
        said = judgements_on(connection, own, upto=number)
        rejected = {key for judgement in said if judgement.verb == "reject" for key in judgement.sightings}
        if own <= rejected:
            continue
        sources = len({found.sighting.source for found in group})
        result.append(PastThing(thing, keys[thing], show_thing(kind, group, said), len(group), sources))
    return result


def things_of_claims(connection: Connection, numbers: list[int], view: View) -> dict[int, int] | None:
    """Claim → thing for the claims of these things as they were linked then; None if the links are today's."""
    if view.recorded_at is None:
        return None
    wanted = set(numbers)
    number = number_at(connection, view.recorded_at)
    kinds = connection.execute(select(things.c.kind).where(among(things.c.id, numbers)).distinct()).scalars()
    found = {claim: thing for kind in kinds for claim, thing in _things_of(connection, kind, number).items()}
    return {claim: thing for claim, thing in found.items() if thing in wanted}


def _things_of(connection: Connection, kind: Kind, number: int | None) -> dict[int, int]:
    """Claim → thing as linked at a history number (None: now).

    A claim that a person has parted since was then in the unit of its face.
    """
    if number is None:
        query = select(claims.c.id, units.c.thing_id).join(units, units.c.id == claims.c.unit_id)
        return {row.id: row.thing_id for row in connection.execute(query.where(claims.c.kind == kind))}
    linked = and_(links.c.recorded <= number, or_(links.c.withdrawn.is_(None), links.c.withdrawn > number))
    found: dict[int, int] = {}
    for by in (units.c.face == claims.c.face, units.c.id == claims.c.unit_id):  # the second, where there is one, wins
        query = (
            select(claims.c.id, links.c.thing_id)
            .join(units, by)
            .join(links, and_(links.c.unit_id == units.c.id, linked))
            .where(claims.c.kind == kind)
        )
        found |= {row.id: row.thing_id for row in connection.execute(query)}
    return found


def _keys(connection: Connection, numbers: list[int]) -> dict[int, str]:
    return {
        row.id: row.key
        for row in connection.execute(select(things.c.id, things.c.key).where(among(things.c.id, numbers)))
    }
