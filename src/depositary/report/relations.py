"""How an instrument stands to others: its earlier and later editions, what its own text cites, and who cites it.

Editions come from the registry and from the ledger's own instruments of one kind and partnership with other years.
Citations come from the readings: a document whose symbol is the instrument's own is its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from depositary.ledger import Ledger
from depositary.ledger.folding import fold_words
from depositary.ledger.queries import ThingQuery, ThingRow, find_things, thing_by_key
from depositary.ledger.tables import claims, documents, facets, readings, things, units
from depositary.report.called import names_of

__all__ = ["Cited", "Edition", "Relations", "instrument_relations"]

_MOST = 12  # of each kind of relation
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """Another edition of the same line of instruments."""

    id: str
    label: str
    period: tuple[int, int] | None
    date: str | None
    names: dict[str, str] = {}


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument at the other end of a citation; id: None if the ledger has only the symbol. document: which text
    cites (its name)."""

    id: str | None
    label: str
    document: str


class Relations(msgspec.Struct, frozen=True, kw_only=True):
    """earlier, later: by years; cites: by its own text; cited: texts that cite it."""

    earlier: tuple[Edition, ...]
    later: tuple[Edition, ...]
    cites: tuple[Cited, ...]
    cited: tuple[Cited, ...]


def instrument_relations(ledger: Ledger, key: str) -> Relations:
    """The relations of the instrument with this id. Raises: NotInLedger."""
    with ledger.reading() as connection:
        row = thing_by_key(connection, key)
        editions = _editions(connection, row)
        own_order = _order(row)
        return Relations(
            earlier=tuple(_edition(one) for one in editions if _order(one) < own_order)[-_MOST:],
            later=tuple(_edition(one) for one in editions if _order(one) > own_order)[:_MOST],
            cites=tuple(_cites(connection, row)),
            cited=tuple(_cited(connection, row)),
        )


def _order(row: ThingRow) -> tuple[int, str]:
    period = row.fields.get("period")
    return (int(period[0]) if period else 0, str(row.fields.get("date") or row.first_day or ""))


def _edition(row: ThingRow) -> Edition:
    period = row.fields.get("period")
    return Edition(
        id=row.id,
        label=row.label,
        period=(period[0], period[1]) if period else None,
        date=row.fields.get("date"),
        names=names_of(row.kind, row.fields),
    )


def _editions(connection: Connection, row: ThingRow) -> list[ThingRow]:
    """Instruments of the same words but for their years, in the same partnership."""
    if not row.fields.get("period"):
        return []
    partnership = connection.execute(
        select(facets.c.value).where(facets.c.thing_id == row.number, facets.c.name == "partnership")
    ).scalar()
    if partnership is None:
        return []
    query = ThingQuery(kind="instrument", partnership=partnership, type=row.fields.get("kind"))
    wanted = _line(row)
    same = [
        other
        for other in find_things(connection, query)
        if other.id != row.id and other.fields.get("period") not in (None, row.fields["period"])
        and _line(other) == wanted
    ]  # fmt: skip
    by_period = {tuple(other.fields["period"]): other for other in sorted(same, key=lambda own: own.sources)}
    return sorted(by_period.values(), key=_order)


def _line(row: ThingRow) -> frozenset[str]:
    """The words that name a line of editions."""
    return frozenset(fold_words(_YEARS.sub(" ", row.fields.get("title_en") or row.label)))


def _cites(connection: Connection, row: ThingRow) -> list[Cited]:
    """What the instrument's own text cites."""
    symbol = row.fields.get("symbol")
    if not symbol:
        return []
    found: dict[str, str] = {}
    query = (
        select(documents.c.name, readings.c.payload)
        .join(readings, readings.c.document_id == documents.c.id)
        .where(documents.c.symbol == symbol, readings.c.withdrawn.is_(None))
        .limit(3)
    )
    for name, payload in connection.execute(query):
        for citation in msgspec.json.decode(payload).get("citations") or ():
            if citation["symbol"] != symbol:
                found.setdefault(citation["symbol"], name)
    named = _by_symbol(connection, found, set(found.values()))
    return [
        Cited(id=named[one][0] if one in named else None, label=named[one][1] if one in named else one, document=name)
        for one, name in list(found.items())[:_MOST]
    ]


def _by_symbol(connection: Connection, symbols: Iterable[str], names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Instruments by symbol, among those that documents of these names tell of: id and label."""
    query = (
        select(things.c.key, things.c.label, things.c.fields)
        .join(units, units.c.thing_id == things.c.id)
        .join(claims, claims.c.unit_id == units.c.id)
        .join(documents, documents.c.id == claims.c.document_id)
        .where(documents.c.name.in_(list(names)[:_MOST]), claims.c.withdrawn.is_(None))
        .where(things.c.kind == "instrument", things.c.shown)
        .distinct()
    )
    wanted = set(symbols)
    found = {}
    for key, label, fields in connection.execute(query):
        symbol = msgspec.json.decode(fields).get("symbol")
        if symbol in wanted:
            found[symbol] = (key, label)
    return found


def _cited(connection: Connection, row: ThingRow) -> list[Cited]:
    """Documents with a symbol of their own that tell of this instrument."""
    query = (
        select(documents.c.name, documents.c.symbol)
        .join(claims, claims.c.document_id == documents.c.id)
        .join(units, units.c.id == claims.c.unit_id)
        .where(units.c.thing_id == row.number, claims.c.withdrawn.is_(None), documents.c.symbol.is_not(None))
        .distinct()
        .order_by(documents.c.name)
        .limit(_MOST + 1)
    )
    own = row.fields.get("symbol")
    rows = [(name, symbol) for name, symbol in connection.execute(query) if symbol != own][:_MOST]
    named = _by_symbol(connection, {symbol for _, symbol in rows}, [name for name, _ in rows])
    return [
        Cited(
            id=named[symbol][0] if symbol in named else None, label=named[symbol][1] if symbol in named else symbol,
            document=name,
        )
        for name, symbol in rows
    ]  # fmt: skip
