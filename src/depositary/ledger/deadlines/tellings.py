"""What documents say of things, as far as it bears on deadlines: who tells of a thing, when, and at what stage it is.

A few columns of many claims, without their passages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from depositary.ledger.dialects import among
from depositary.ledger.past import PRESENT, View, claim_conditions, things_of_claims
from depositary.ledger.tables import claims, documents, units

__all__ = ["Telling", "find_tellings", "instruments_told"]


class Telling(NamedTuple):
    """One claim of a thing. document: its key; symbol, published: the document's; status: of the thing, as told."""

    document: str
    symbol: str | None
    published: str | None
    status: str | None


class _Stage(msgspec.Struct):
    status: str | None = None


_STAGE = msgspec.json.Decoder(_Stage)


def find_tellings(connection: Connection, numbers: Iterable[int], view: View = PRESENT) -> dict[int, list[Telling]]:
    """What is told of each of these things, in the order it was recorded."""
    wanted = sorted(set(numbers))
    if not wanted:
        return {}
    then = things_of_claims(connection, wanted, view)
    if view.is_present:
        rows = connection.execute(_TOLD, {"values": wanted}).all()
    else:
        theirs = among(units.c.thing_id, wanted) if then is None else among(claims.c.id, then)
        rows = connection.execute(_SAID.where(theirs, *claim_conditions(connection, view))).all()
    found: dict[int, list[Telling]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.id):
        found[row.thing_id if then is None else then[row.id]].append(_telling(row))
    return found


def instruments_told(connection: Connection, keys: Iterable[str]) -> dict[str, list[tuple[int, Telling]]]:
    """The instruments that documents (by key) tell of: the number of the thing, and what is told."""
    asked = sorted(set(keys))
    found: dict[str, list[tuple[int, Telling]]] = defaultdict(list)
    for row in connection.execute(_INSTRUMENTS, {"values": asked}) if asked else ():
        if row.thing_id is not None:
            found[row.document].append((row.thing_id, _telling(row)))
    return found


def _telling(row: Any) -> Telling:
    status = _STAGE.decode(row.payload).status if row.kind == "instrument" else None
    return Telling(row.document, row.symbol, row.published, status)


_SAID = (
    select(
        claims.c.id,
        claims.c.kind,
        claims.c.payload,
        units.c.thing_id,
        documents.c.key.label("document"),
        documents.c.symbol,
        documents.c.published,
    )
    .join(units, units.c.id == claims.c.unit_id)
    .join(documents, documents.c.id == claims.c.document_id)
)
_TOLD = _SAID.where(among(units.c.thing_id, "values"), claims.c.withdrawn.is_(None))
_INSTRUMENTS = _SAID.where(
    among(documents.c.key, "values"), claims.c.kind == "instrument", claims.c.withdrawn.is_(None)
)
