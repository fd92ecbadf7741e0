"""What a ledger holds, as plain values that can be compared: the same content is equal whatever its numbers are."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select

from depositary.ledger import Ledger
from depositary.ledger.carrying import CarriedDocument, CarriedPlan, Record, carry_out
from depositary.ledger.tables import things

__all__ = ["Content", "content_of"]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """documents, judgements, plans: their records by name; things: shown ones, their fields by key."""

    documents: dict[str, Any]
    judgements: dict[str, Any]
    plans: dict[str, Any]
    things: dict[str, Any]

    def is_part_of(self, whole: Content) -> bool:
        """Whether every document, judgement and plan is one of the whole's, in full."""
        return all(
            getattr(self, kind).items() <= getattr(whole, kind).items() for kind in ("documents", "judgements", "plans")
        )


def content_of(ledger: Ledger) -> Content:
    """Everything in one consistent state."""
    found: dict[str, dict[str, Any]] = {"documents": {}, "judgements": {}, "plans": {}}
    with ledger.reading() as connection:
        for record in carry_out(connection):
            found[f"{type(record).__struct_config__.tag}s"][_name(record)] = _settled(record)
        shown = connection.execute(select(things.c.key, things.c.fields).where(things.c.shown))
        return Content(**found, things={row.key: row.fields for row in shown})


def _name(record: Record) -> str:
    if isinstance(record, CarriedDocument):
        return record.document.id
    return record.plan.id if isinstance(record, CarriedPlan) else record.judged.key


def _settled(record: Record) -> bytes:
    """Without the ledger's own numbers, which depend on what else was recorded."""
    told: Any = msgspec.json.decode(msgspec.json.encode(record))
    _forget(told)
    return msgspec.json.encode(told, order="deterministic")


def _forget(told: Any) -> None:
    if isinstance(told, dict):
        told.pop("recorded", None)
        for value in told.values():
            _forget(value)
    elif isinstance(told, list):
        for value in told:
            _forget(value)
