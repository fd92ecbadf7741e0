"""What a thing looks like to those who may not see all documents it rests on.

A document can be restricted to a role; roles with less do not see it. A thing that rests on such a document is computed
a second time for each of those roles, from the claims they may see and the judgements on them, in the same transaction
that changes the thing. The rows stand in `veiled_things` and `veiled_facets`; `depositary.ledger.seen` puts them in the
place of the thing's own for readers of the role.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from depositary.errors import JudgementError, NotInLedger
from depositary.ledger.chain import append_event, next_event
from depositary.ledger.dialects import insert_new
from depositary.ledger.judged import judgements_on
from depositary.ledger.showing import Shown, show_thing
from depositary.ledger.sightings import Sighted, load_sightings
from depositary.ledger.store import Ledger
from depositary.ledger.tables import claims, documents, things, units
from depositary.ledger.veiled import veiled_facets, veiled_things
from depositary.resolve import Judgement

__all__ = ["ROLES", "Role", "hidden_from", "refresh_veils", "restrict_document"]

Role = Literal["viewer", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may see and do what the one before may
_MOST = 300  # claims of one thing that are looked at
_SLICE = 500


def hidden_from(role: str) -> tuple[str, ...]:
    """The roles to which a document must be restricted for this one not to see it."""
    return tuple(ROLES[ROLES.index(role) + 1 :])


def restrict_document(ledger: Ledger, key: str, role: str | None, *, who: str) -> bool:
    """Let only this role and those above it see a document and its earlier versions (None or the lowest: everybody).

    Returns: whether that is new.
    Raises: NotInLedger if there is no document of this id; JudgementError if there is no such role.
    """
    if role is not None and role not in ROLES:
        raise JudgementError(f"{role}: no such role; there are {', '.join(ROLES)}")
    wanted = None if role == ROLES[0] else role
    with ledger.writing() as connection:
        asked = select(documents).where(documents.c.key == key)
        row = connection.execute(asked).first()
        if row is None:
            raise NotInLedger(f"{key}: no such document")
        if row.restricted_to == wanted:
            return False
        own = documents.c.id == row.id
        if row.address is not None and row.superseded is None:
            own |= (documents.c.address == row.address) & documents.c.superseded.is_not(None)
        connection.execute(update(documents).where(own).values(restricted_to=wanted))
        touched = select(units.c.thing_id).join(claims, claims.c.unit_id == units.c.id)
        of_document = touched.where(claims.c.document_id == row.id, units.c.thing_id.is_not(None)).distinct()
        refresh_veils(connection, connection.execute(of_document).scalars().all())
        append_event(connection, next_event(connection), "document restricted", key, {"to": wanted, "who": who})
        return True


def refresh_veils(connection: Connection, numbers: Iterable[int]) -> None:
    """Compute anew what these things look like to roles that do not see all they rest on.

    Costs one look at an index while no document is restricted.
    """
    restricted = documents.c.restricted_to
    some = connection.execute(select(documents.c.id).where(restricted.is_not(None)).limit(1)).first()
    if some is None and connection.execute(select(veiled_things.c.thing_id).limit(1)).first() is None:
        return
    wanted = sorted(set(numbers))
    for part in _slices(wanted):
        for table in (veiled_things, veiled_facets):
            connection.execute(delete(table).where(table.c.thing_id.in_(part)))
    for role in ROLES[:-1]:
        for part in _slices(wanted):
            _veil(connection, role, part)


def _veil(connection: Connection, role: Role, numbers: Sequence[int]) -> None:
    """The rows of one role for those of the things that rest on a document it may not see."""
    hidden = documents.c.restricted_to.in_(hidden_from(role))
    touched = (
        select(things.c.id, things.c.kind)
        .join(units, units.c.thing_id == things.c.id)
        .join(claims, claims.c.unit_id == units.c.id)
        .join(documents, documents.c.id == claims.c.document_id)
        .where(things.c.id.in_(numbers), things.c.merged_into.is_(None), claims.c.withdrawn.is_(None), hidden)
        .distinct()
        .order_by(things.c.id)
    )
    for row in connection.execute(touched).all():
        told = _seen(connection, row.id, role)
        if not told:
            connection.execute(insert(veiled_things).values(_blank(role, row.id, row.kind)))
            continue
        said = judgements_on(connection, [one.sighting.id for one in told])
        shown = show_thing(row.kind, told, said)
        counted = _counted(connection, row.id, role)
        made = _row(role, row.id, row.kind, shown, counted, _judged(told, said))
        connection.execute(insert(veiled_things).values(made))
        facets = [{"role": role, "name": n, "value": v, "thing_id": row.id} for n, v in dict.fromkeys(shown.facets)]
        insert_new(connection, veiled_facets, facets)


def _seen(connection: Connection, thing: int, role: Role) -> list[Sighted]:
    return load_sightings(
        connection, units.c.thing_id == thing, claims.c.withdrawn.is_(None), _open_to(role), limit=_MOST
    )


def _open_to(role: Role) -> Any:
    return or_(documents.c.restricted_to.is_(None), documents.c.restricted_to.not_in(hidden_from(role)))


def _counted(connection: Connection, thing: int, role: Role) -> tuple[int, int]:
    """How many claims the role may see, and how many independent sources."""
    query = (
        select(func.count(), func.count(documents.c.text_group.distinct()))
        .select_from(units)
        .join(claims, claims.c.unit_id == units.c.id)
        .join(documents, documents.c.id == claims.c.document_id)
        .where(units.c.thing_id == thing, claims.c.withdrawn.is_(None), _open_to(role))
    )
    row = connection.execute(query).one()
    return row[0], row[1]


def _judged(told: Sequence[Sighted], said: Sequence[Judgement]) -> str | None:
    """What people say of the thing as a whole, as far as it rests on these."""
    own = {found.sighting.id for found in told}
    rejected = {key for judgement in said if judgement.verb == "reject" for key in judgement.sightings}
    if own <= rejected:
        return "rejected"
    verbs = {judgement.verb for judgement in said if own & set(judgement.sightings)}
    return "corrected" if "correct" in verbs else "accepted" if "accept" in verbs else None


def _row(
    role: str, thing: int, kind: str, shown: Shown, counted: tuple[int, int], judged: str | None
) -> dict[str, Any]:
    return {
        "role": role, "thing_id": thing, "present": True, "kind": kind, "label": shown.label, "status": shown.status,
        "fields": msgspec.json.encode(shown.fields).decode(), "first_day": shown.first_day,
        "last_day": shown.last_day, "told_first": shown.told_first, "told_last": shown.told_last,
        "claims": counted[0], "sources": counted[1], "shown": judged != "rejected", "judged": judged,
    }  # fmt: skip


def _blank(role: str, thing: int, kind: str) -> dict[str, Any]:
    return {
        "role": role, "thing_id": thing, "present": False, "kind": kind, "label": "", "fields": "{}", "claims": 0,
        "sources": 0, "shown": False,
    }  # fmt: skip


def _slices(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[start : start + _SLICE] for start in range(0, len(values), _SLICE))
