"""What the registry knows of a partnership on a day: its names, standing on both axes, members, coordinator, chair."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from depositary.ledger.partnerships import party_id
from depositary.ledger.tables import facets, things
from depositary.registry import load_registry
from depositary.report.called import party_called

__all__ = ["Membership", "Standing", "chair_of", "coordinator_of", "members_of", "name_of", "names_of", "standing_of"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A status of the partnership and since when; axis: formal, elevation or other."""

    status: str
    axis: str
    since: str


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """Who belonged to a party that is an organisation."""

    organisation: str
    members: tuple[str, ...]


def name_of(partnership: str) -> str:
    """What a partnership is called: its parties, joined by a dash."""
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    return "–".join(party_called(party, "en") for party in (row.parties if row else partnership.split("|")))


def names_of(connection: Connection, partnerships: Iterable[str]) -> dict[str, str]:
    """What partnerships are called; a party the registry does not know is called as documents write it."""
    wanted = set(partnerships)
    registry = load_registry()
    unknown = {
        party
        for partnership in wanted - registry.partnerships.keys()
        for party in partnership.split("|")
        if party not in registry.actors
    }
    written = _as_written(connection, unknown) if unknown else {}
    return {
        partnership: "–".join(written.get(party) or party_called(party, "en") for party in partnership.split("|"))
        if partnership not in registry.partnerships
        else name_of(partnership)
        for partnership in wanted
    }


_FIRST_OF = select(things.c.fields).where(  # one party at a time, since the least of many takes going through them all
    things.c.id
    == select(func.min(facets.c.thing_id))
    .where(facets.c.name == "party", facets.c.value == bindparam("party"))
    .scalar_subquery()
)


def _as_written(connection: Connection, parties: Iterable[str]) -> dict[str, str]:
    """Folded party → the form the first thing shows that names it."""
    found: dict[str, str] = {}
    for party in parties:
        fields = connection.execute(_FIRST_OF, {"party": party}).scalar()
        told = msgspec.json.decode(fields) if fields else {}
        forms = [form for name in ("parties", "actors", "addressees") for form in told.get(name) or ()]
        forms += [told["party"]] if told.get("party") else []
        form = next((form for form in forms if party_id(form) == party), None)
        if form is not None:
            found[party] = form
    return found


def standing_of(partnership: str, day: str) -> tuple[Standing, ...]:
    """On each axis the last status conferred by the day; a date known by its month counts from its first day."""
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    found: dict[str, Standing] = {}
    for change in sorted(row.history if row else [], key=lambda change: change.date):
        if change.date > day:
            continue
        known = registry.standings.get(change.status)
        axis = known.axis if known else "other"
        found[axis] = Standing(status=known.name_en if known else change.status, axis=axis, since=change.date)
    return tuple(found[axis] for axis in sorted(found))


def coordinator_of(partnership: str, day: str) -> str | None:
    """Who spoke for one party towards the other; None if nobody did, or on a boundary between terms."""
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    if row is None or len(row.parties) != 2:
        return None
    for of, partner in (row.parties, row.parties[::-1]):
        state = registry.coordinator(of, partner, day)
        if state:
            return registry.actors[state].name_en if state in registry.actors else state
    return None


def chair_of(partnership: str, day: str) -> str | None:
    """Who held the chair of one of the parties in the day's year."""
    registry = load_registry()
    row = registry.partnerships.get(partnership)
    for party in row.parties if row else ():
        state = registry.chair(party, int(day[:4]))
        if state:
            return registry.actors[state].name_en if state in registry.actors else state
    return None


def members_of(partnership: str, day: str) -> tuple[Membership, ...]:
    """Members of each party on a day; parties whose members' dates of joining are not known are left out."""
    actors = load_registry().actors
    row = load_registry().partnerships.get(partnership)
    found = []
    for party in row.parties if row else ():
        terms = actors[party].membership if party in actors else []
        members = [term.actor for term in terms if _within(day, term.joined, term.left)]
        if members and all(term.joined for term in terms):
            found.append(Membership(organisation=party_called(party, "en"), members=tuple(sorted(_names(members)))))
    return tuple(found)


def _within(day: str, joined: str | None, left: str | None) -> bool:
    return joined is not None and joined <= day and (left is None or day < left)


def _names(ids: Iterable[str]) -> list[str]:
    actors = load_registry().actors
    return [actors[id_].name_en if id_ in actors else id_ for id_ in ids]
