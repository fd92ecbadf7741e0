"""One thing with everything the ledger has on it: claims, passages, why they were joined, judgements, history."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, select

from depositary.ledger import Ledger
from depositary.ledger.chain import Event
from depositary.ledger.queries import claim_by_key, thing_by_key
from depositary.ledger.sources import ClaimView, claims_of_things
from depositary.ledger.tables import history, links, units
from depositary.report.things import Thing, claim_counts, thing_of
from depositary.resolve import Reason

__all__ = ["Detail", "show_thing"]


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """reasons: the signs by which claims were joined; history: events that touched its documents or itself, in order;
    claim: the claim that was asked for, if it was one."""

    thing: Thing
    claims: tuple[ClaimView, ...]
    reasons: tuple[Reason, ...]
    history: tuple[Event, ...]
    claim: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            **self.thing.as_json(),
            "claims": [msgspec.to_builtins(claim) for claim in self.claims],
            "reasons": [msgspec.to_builtins(reason) for reason in self.reasons],
            "history": [msgspec.to_builtins(event) for event in self.history],
        }


def show_thing(ledger: Ledger, key: str) -> Detail:
    """The thing of this id (a thing's, or a claim's: then the thing it is about). Raises: NotInLedger."""
    with ledger.reading() as connection:
        claim = None
        if "c-" in key[:3]:
            view, about = claim_by_key(connection, key)
            row = about or thing_by_key(connection, key)
            claim = view.id
        else:
            row = thing_by_key(connection, key)
        claims = claims_of_things(connection, [row.number], counts=claim_counts([row]))
        return Detail(
            thing=thing_of(row, claims),
            claims=tuple(claims.get(row.number, ())),
            reasons=_reasons(connection, row.number),
            history=_history(connection, {view.document for view in claims.get(row.number, ())} | {row.id}),
            claim=claim,
        )


def _reasons(connection: Connection, thing: int) -> tuple[Reason, ...]:
    """Each reason once, the weightiest first; links of units that are alone have none."""
    rows = connection.execute(
        select(links.c.reasons)
        .join(units, units.c.id == links.c.unit_id)
        .where(units.c.thing_id == thing, links.c.thing_id == thing, links.c.withdrawn.is_(None))
    ).scalars()
    found = {(r.left, r.right): r for raw in rows for r in msgspec.json.decode(raw, type=list[Reason])}
    return tuple(sorted(found.values(), key=lambda r: (-r.score, r.left, r.right)))


def _history(connection: Connection, subjects: set[str]) -> tuple[Event, ...]:
    rows = connection.execute(
        select(history).where(history.c.subject.in_(sorted(subjects)[:500])).order_by(history.c.id)
    )
    return tuple(
        Event(number=row.id, at=row.at, event=row.event, subject=row.subject, payload=msgspec.json.decode(row.payload))
        for row in rows
    )
