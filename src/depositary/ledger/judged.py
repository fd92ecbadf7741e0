"""People's judgements as the resolver takes them: which bear on these claims and are in force.

A judgement rests on claims. When a newer reading puts another claim in the place of one, the judgement goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, insert, select

from depositary.ledger.dialects import among, insert_new
from depositary.ledger.tables import claims, judged_claims, judgements
from depositary.resolve import Judgement

__all__ = ["Judged", "current_keys", "in_force", "judged_on", "judgements_on", "keep_judgement", "pass_on_judgements"]


_JUDGED = (
    select(judgements)
    .join(judged_claims, judged_claims.c.judgement_id == judgements.c.id)
    .where(among(judged_claims.c.claim_key, "values"))
)


_SUCCESSORS = select(claims.c.key, claims.c.withdrawn, claims.c.succeeded_by).where(among(claims.c.key, "values"))


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement as stored.

    target: what was named (a thing, a claim, a judgement to be undone); sightings, others: the claims it rests on;
    alone: a single claim was named, which is to be parted from others that look the same; seen: the fields the thing
    showed when it was judged; recorded: its number in the history.
    """

    key: str
    at: str
    who: str
    why: str | None
    verb: str
    target: str
    recorded: int
    sightings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    alone: bool = False
    seen: dict[str, Any] = {}


def judgements_on(connection: Connection, claim_keys: Iterable[str], *, upto: int | None = None) -> list[Judgement]:
    """Judgements in force on any of these claims, the earliest first, over the claims that are current now.

    upto: a history number: the judgements that were in force then, over the claims as they were named.
    """
    keys = set(claim_keys)
    found = judged_on(connection, keys, upto=upto)
    if not found:
        return []
    named = {key for judged in found for key in (*judged.sightings, *judged.others)}
    current = {**current_keys(connection, named), **{key: key for key in named & keys}}
    return [
        Judgement(
            verb=cast(Any, judged.verb),  # never undo: that rests on no claim directly
            sightings=tuple(sorted({current.get(key, key) for key in judged.sightings})),
            others=tuple(sorted({current.get(key, key) for key in judged.others})),
            field=judged.field,
            value=judged.value,
        )
        for judged in found
    ]


def judged_on(connection: Connection, claim_keys: Iterable[str], *, upto: int | None = None) -> list[Judged]:
    """Judgements in force on any of these claims, the earliest first; with `upto`, in force at that history number."""
    keys = {key.partition("#")[0] for key in claim_keys}
    rows = {row.id: row for row in connection.execute(_JUDGED, {"values": keys})} if keys else {}
    if not rows:
        return []
    found = [_judged(rows[number]) for number in sorted(rows)]
    found = [judged for judged in found if upto is None or judged.recorded <= upto]
    undone = _undone(connection, [judged.key for judged in found], upto)
    return [judged for judged in found if judged.key not in undone]


def in_force(connection: Connection) -> dict[str, tuple[Judged, bool]]:
    """Every judgement by its key, the earliest first, with whether it is in force (an undone one is not)."""
    found = [_judged(row) for row in connection.execute(select(judgements).order_by(judgements.c.id))]
    undone = _undone(connection, [judged.key for judged in found])
    return {judged.key: (judged, judged.key not in undone) for judged in found}


def keep_judgement(connection: Connection, number: int, judged: Judged) -> None:
    payload = {name: getattr(judged, name) for name in ("sightings", "others", "field", "value", "alone", "seen")}
    connection.execute(
        insert(judgements).values(
            id=number,
            key=judged.key,
            at=judged.at,
            who=judged.who,
            why=judged.why,
            verb=judged.verb,
            target=judged.target,
            payload=msgspec.json.encode(payload).decode(),
            recorded=judged.recorded,
        )
    )
    keys = sorted({*judged.sightings, *judged.others})
    insert_new(connection, judged_claims, [{"claim_key": key, "judgement_id": number} for key in keys])


def pass_on_judgements(connection: Connection, in_place_of: Mapping[str, str]) -> None:
    """Let what was judged of a withdrawn claim (key) bear on the claim in its place (value)."""
    rows = connection.execute(select(judged_claims).where(among(judged_claims.c.claim_key, in_place_of))).all()
    passed = [{"claim_key": in_place_of[row.claim_key], "judgement_id": row.judgement_id} for row in rows]
    insert_new(connection, judged_claims, passed)


def current_keys(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """For each claim the one that stands in its place now: itself, or its successor, or that one's."""
    found = {key: key for key in keys}
    left = set(found)
    for _ in range(64):  # readings of one document; a chain longer than that would be a ring
        moved: dict[str, str] = {}
        there: set[str] = set()
        for row in connection.execute(_SUCCESSORS, {"values": {found[key] for key in left}}) if left else ():
            if row.withdrawn is None:
                there.add(row.key)
            elif row.succeeded_by:
                moved[row.key] = row.succeeded_by
        left = {key for key in left if found[key] in moved and found[key] not in there}
        if not left:
            break
        found |= {key: moved[found[key]] for key in left}
    return found


def _undone(connection: Connection, keys: Sequence[str], upto: int | None = None) -> set[str]:
    """Those that a judgement in force undoes; undoing can be undone."""
    undoing: dict[str, list[str]] = {}
    asked = set(keys)
    while asked:
        found: set[str] = set()
        query = select(judgements.c.key, judgements.c.target).where(judgements.c.verb == "undo")
        query = query.where(judgements.c.recorded <= upto) if upto is not None else query
        for row in connection.execute(query.where(among(judgements.c.target, asked))):
            undoing.setdefault(row.target, []).append(row.key)
            found.add(row.key)
        asked = found

    def undone(key: str) -> bool:
        return any(not undone(other) for other in undoing.get(key, ()))

    return {key for key in keys if undone(key)}


def _judged(row: Any) -> Judged:
    return Judged(
        key=row.key,
        at=row.at,
        who=row.who,
        why=row.why,
        verb=row.verb,
        target=row.target,
        recorded=row.recorded,
        **msgspec.json.decode(row.payload, type=dict[str, Any]),
    )
