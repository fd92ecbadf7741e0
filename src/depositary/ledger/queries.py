"""Things by what is asked of them, now or as they were, and their contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, or_, select

from depositary.errors import NotInLedger
from depositary.ledger.claiming import Kind
from depositary.ledger.dialects import among
from depositary.ledger.partnerships import asked_partnership, party_id
from depositary.ledger.past import PRESENT, View, past_things
from depositary.ledger.showing import TOLD, Shown
from depositary.ledger.sources import ClaimView, claims_by_keys
from depositary.ledger.tables import claims, contradictions, documents, facets, things, units
from depositary.ledger.tallies import kept_count

__all__ = [
    "ContradictionRow",
    "ThingQuery",
    "ThingRow",
    "claim_by_key",
    "count_things",
    "find_contradiction_rows",
    "find_things",
    "instruments_of",
    "thing_by_key",
    "thing_by_number",
    "thing_conditions",
    "thing_row",
    "things_after",
]

_FACETS = ("level", "force", "area", "type", "status", "language")
_LEAST_ASKED = 2  # conditions of every query: the kind, and that the thing is shown, as all are that have facets
_SCARCE = 2000  # things of a facet that are counted to find the scarcest
_LEAST_KEY = 8  # characters of an id's beginning that are worth looking up


class ThingQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of things; None asks nothing. Days are ISO; `since` and `until` are inclusive.

    partnership: an id or names of its parties; actor: a party's name in any language; words: all in the label.
    statuses, ordinals: any of them; due: of commitments, how they fall due ("day", "session").
    due_since, due_until: what is dated within them (of one end alone: not over before, not begun after), or undated.
    told_since: told of by a document of that day or later; documents: told of in one of these (names).
    newest: the latest first.
    Persons and commitments are dated by the documents that tell of them, all others by their own dates.
    """

    kind: Kind
    partnership: str | None = None
    actor: str | None = None
    level: str | None = None
    force: str | None = None
    area: str | None = None
    type: str | None = None
    status: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    statuses: tuple[str, ...] | None = None
    ordinals: tuple[int, ...] | None = None
    due: tuple[str, ...] | None = None
    due_since: str | None = None
    due_until: str | None = None
    told_since: str | None = None
    documents: tuple[str, ...] | None = None
    newest: bool = False
    limit: int | None = None
    offset: int = 0
    view: View = PRESENT


class ThingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A thing as shown. number: the ledger's own; id: what people see; sources: independent ones."""

    number: int
    id: str
    kind: Kind
    fields: dict[str, Any]
    label: str
    first_day: str | None
    last_day: str | None
    told_first: str | None
    told_last: str | None
    status: str | None
    judged: str | None
    sources: int
    claims: int


class ContradictionRow(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    thing: ThingRow
    property: str
    verdict: str
    real: bool
    note: str
    sides: tuple[tuple[Any, tuple[str, ...]], ...]  # value, keys of claims


def find_things(connection: Connection, query: ThingQuery) -> list[ThingRow]:
    """Things that meet the query, by date (undated last), those of one day as they were recorded."""
    if not query.view.is_present:
        return _past_rows(connection, query)
    dated: Any = things.c.told_first if query.kind in TOLD else things.c.first_day
    number: Any = things.c.id
    along, conditions = _along(connection, query), thing_conditions(query)
    numbers_of = select(things.c.id)
    if along is not None:  # the index of one facet gives its things in the order asked for
        dated, number, (name, value) = facets.c.day, facets.c.thing_id, along
        numbers_of = select(facets.c.thing_id)
        rest = thing_conditions(query, but=name)
        if len(rest) > _LEAST_ASKED:
            numbers_of = numbers_of.join(things, facets.c.thing_id == things.c.id)
        conditions = rest if len(rest) > _LEAST_ASKED else []
        conditions += [facets.c.name == name, facets.c.value == value, facets.c.kind == query.kind]
    found: list[int] = []
    skip = query.offset
    for half in (dated.is_not(None), dated.is_(None)):  # each half can follow the index
        left = None if query.limit is None else query.limit - len(found)
        if left == 0:
            break
        by = (dated.desc(), number.desc()) if query.newest else (dated, number)
        ordered = numbers_of.where(*conditions, half).order_by(*by)
        numbers = connection.execute(ordered.limit(left).offset(skip)).scalars().all()
        if not numbers and skip:
            counted = select(func.count()).select_from(numbers_of.where(*conditions, half).subquery())
            skip -= connection.execute(counted).scalar_one()
        else:
            skip = 0
        found += numbers
    rows = {row["id"]: row for row in connection.execute(_ROWS, {"values": found}).mappings()} if found else {}
    return [thing_row(rows[number]) for number in found if number in rows]


_ROWS = select(things).where(among(things.c.id, "values"))


def _along(connection: Connection, query: ThingQuery) -> tuple[str, str] | None:
    """The facet, of those that are asked for by one value, that fewest things of the kind have."""
    single = [(name, values[0]) for name, values in _wanted_facets(query).items() if len(values) == 1]
    if len(single) < 2:
        return single[0] if single else None

    def having(name: str, value: str) -> int:
        own = select(facets.c.thing_id).where(
            facets.c.name == name, facets.c.value == value, facets.c.kind == query.kind
        )
        return connection.execute(select(func.count()).select_from(own.limit(_SCARCE).subquery())).scalar_one()

    return min(single, key=lambda pair: having(*pair))


def things_after(connection: Connection, query: ThingQuery, number: int, most: int) -> list[ThingRow]:
    """The next things after this number, in the order they were recorded: page by page, however many there are.

    The query's own limit and offset are not looked at. Start with number 0 and go on from the last row's.
    """
    if not query.view.is_present:
        everything = _past_rows(connection, msgspec.structs.replace(query, limit=None, offset=0))
        return sorted((row for row in everything if row.number > number), key=lambda row: row.number)[:most]
    ordered = select(things).where(*thing_conditions(query), things.c.id > number).order_by(things.c.id).limit(most)
    return [thing_row(row) for row in connection.execute(ordered).mappings()]


def count_things(connection: Connection, query: ThingQuery) -> int:
    """How many things meet the query, whatever its limit."""
    if not query.view.is_present:
        return len(_past_rows(connection, msgspec.structs.replace(query, limit=None, offset=0)))
    along = _along(connection, query)
    if along is None and len(thing_conditions(query)) == _LEAST_ASKED:
        kept = kept_count(connection, "shown", query.kind)
        if kept is not None:
            return kept
    if along is not None and len(thing_conditions(query, but=along[0])) == _LEAST_ASKED:
        name, value = along
        of = ("of", f"{query.kind} {value}") if name == "partnership" else ("has", f"{query.kind} {name} {value}")
        kept = kept_count(connection, *of)
        if kept is not None:
            return kept
        own = (facets.c.name == along[0], facets.c.value == along[1], facets.c.kind == query.kind)
        return connection.execute(select(func.count()).select_from(facets).where(*own)).scalar_one()
    return connection.execute(select(func.count()).select_from(things).where(*thing_conditions(query))).scalar_one()


def thing_by_key(connection: Connection, key: str) -> ThingRow:
    """The thing of this id (its beginning will do), or the one it went into. Raises: NotInLedger."""
    row = connection.execute(select(things).where(things.c.key == key)).mappings().first()
    if row is None and len(key) >= _LEAST_KEY:
        begins = (things.c.key >= key) & (things.c.key < key + "\U0010ffff")
        fits = connection.execute(select(things).where(begins, things.c.shown).limit(2)).mappings().all()
        if len(fits) > 1:
            raise NotInLedger(f"{key}: several ids begin like this; write out a few more characters")
        row = fits[0] if fits else None
    while row is not None and row["merged_into"] is not None:
        row = connection.execute(select(things).where(things.c.id == row["merged_into"])).mappings().first()
    if row is None:
        raise NotInLedger(f"{key}: nothing is recorded under this id; the lists and `search` show ids")
    return thing_row(row)


def claim_by_key(connection: Connection, key: str) -> tuple[ClaimView, ThingRow | None]:
    """A claim and the thing it is about; of one read several times over the latest. Raises: NotInLedger."""
    found = claims_by_keys(connection, [key])
    if key not in found:
        raise NotInLedger(f"{key}: no such claim")
    view, number = found[key]
    return view, thing_by_number(connection, number) if number is not None else None


def thing_by_number(connection: Connection, number: int) -> ThingRow:
    return thing_row(connection.execute(select(things).where(things.c.id == number)).mappings().one())


def instruments_of(connection: Connection, progress: Iterable[int]) -> dict[int, int]:
    """The instrument (a thing's number) each figure of progress speaks of."""
    mention = units.alias("mention")
    rows = connection.execute(
        select(units.c.thing_id, func.min(mention.c.thing_id).label("instrument"))
        .join(mention, mention.c.id == units.c.mention_id)
        .where(among(units.c.thing_id, set(progress)))
        .group_by(units.c.thing_id)
    )
    return {row.thing_id: row.instrument for row in rows}


def find_contradiction_rows(
    connection: Connection,
    *,
    real_only: bool,
    partnership: str | None = None,
    numbers: Sequence[int] | None = None,
    thing: int | None = None,
) -> list[ContradictionRow]:
    """Contradictions in the order they came up. numbers: only these; thing: only of this thing."""
    query = (
        select(
            contradictions.c.id.label("row"),
            contradictions.c.property,
            contradictions.c.verdict,
            contradictions.c.real,
            contradictions.c.payload,
            things,
        )
        .join(things, things.c.id == contradictions.c.thing_id)
        .where(things.c.shown)
    )
    if real_only:
        query = query.where(contradictions.c.real)
    if partnership is not None:
        of_it = facets.c.thing_id == things.c.id, facets.c.value.in_(asked_partnership(partnership))
        query = query.where(select(facets.c.thing_id).where(facets.c.name == "partnership", *of_it).exists())
    if numbers is not None:
        query = query.where(among(contradictions.c.id, set(numbers)))
    if thing is not None:
        query = query.where(contradictions.c.thing_id == thing)
    found = []
    for row in connection.execute(query.order_by(contradictions.c.recorded, contradictions.c.id)).mappings():
        stored = msgspec.json.decode(row["payload"])
        sides = tuple((side["value"], tuple(side["sightings"])) for side in stored["sides"])
        found.append(
            ContradictionRow(
                number=row["row"],
                thing=thing_row(row),
                property=row["property"],
                verdict=row["verdict"],
                real=row["real"],
                note=stored.get("note") or "",
                sides=sides,
            )
        )
    return found


def _past_rows(connection: Connection, query: ThingQuery) -> list[ThingRow]:
    """The same question asked of the past: computed, then filtered by the same facets and days."""
    rows = []
    for past in past_things(connection, query.kind, query.view):
        shown = past.shown
        if not _fits(query, shown):
            continue
        rows.append(
            ThingRow(
                number=past.number,
                id=past.key,
                kind=query.kind,
                fields=shown.fields,
                label=shown.label,
                first_day=shown.first_day,
                last_day=shown.last_day,
                told_first=shown.told_first,
                told_last=shown.told_last,
                status=shown.status,
                judged=None,
                sources=past.sources,
                claims=past.claims,
            )
        )
    told = query.kind in TOLD

    def place(row: ThingRow) -> tuple[str, int]:
        return (row.told_first if told else row.first_day) or "", row.number

    dated = sorted((row for row in rows if place(row)[0]), key=place, reverse=query.newest)
    undated = sorted((row for row in rows if not place(row)[0]), key=place, reverse=query.newest)
    rows = [*dated, *undated]
    return rows[query.offset :][: query.limit]


def _fits(query: ThingQuery, shown: Shown) -> bool:
    wanted = _wanted_facets(query)
    if not all(any((name, value) in shown.facets for value in values) for name, values in wanted.items()):
        return False
    told = query.kind in TOLD
    first, last = (shown.told_first, shown.told_last) if told else (shown.first_day, shown.last_day)
    if query.due_since is not None and shown.last_day is not None and shown.last_day < query.due_since:
        return False
    if query.due_until is not None and shown.first_day is not None and shown.first_day > query.due_until:
        return False
    if query.told_since is not None and (shown.told_last or "") < query.told_since:
        return False
    since_fits = query.since is None or (last is not None and last >= query.since)
    return since_fits and (query.until is None or (first is not None and first <= query.until))


def _wanted_facets(query: ThingQuery) -> dict[str, Sequence[str]]:
    """Facet → values of which a thing must have one."""
    wanted: dict[str, Sequence[str]] = {
        name: [value] for name in _FACETS if (value := getattr(query, name)) is not None
    }
    if query.partnership is not None:
        wanted["partnership"] = asked_partnership(query.partnership)
    if query.actor is not None:
        wanted["party"] = [party_id(query.actor)]
    if query.statuses is not None:
        wanted["status"] = query.statuses
    if query.ordinals is not None:
        wanted["ordinal"] = [str(number) for number in query.ordinals]
    if query.due is not None:
        wanted["due"] = query.due
    return wanted


def thing_conditions(query: ThingQuery, *, but: str | None = None) -> list[Any]:
    """What things must be to meet the query, its view left aside, and the facet `but`, which is seen to elsewhere."""
    asked = [things.c.kind == query.kind, things.c.shown]
    wanted = {name: values for name, values in _wanted_facets(query).items() if name != but}
    asked += [_has_facet(query.kind, name, values, near=but is not None) for name, values in wanted.items()]
    told = query.kind in TOLD
    if query.since is not None:
        asked.append((things.c.told_last if told else things.c.last_day) >= query.since)
    if query.until is not None:
        asked.append((things.c.told_first if told else things.c.first_day) <= query.until)
    if query.due_since is not None:
        asked.append(or_(things.c.last_day >= query.due_since, things.c.last_day.is_(None)))
    if query.due_until is not None:
        asked.append(or_(things.c.first_day <= query.due_until, things.c.first_day.is_(None)))
    if query.told_since is not None:
        asked.append(things.c.told_last >= query.told_since)
    if query.documents is not None:
        said_in = (
            select(units.c.thing_id)
            .join(claims, claims.c.unit_id == units.c.id)
            .join(documents, documents.c.id == claims.c.document_id)
            .where(among(documents.c.name, query.documents), claims.c.withdrawn.is_(None))
        )
        asked.append(things.c.id.in_(said_in))
    return asked


def _has_facet(kind: Kind, name: str, values: Sequence[str], *, near: bool = False) -> Any:
    """near: to be looked up thing by thing, since few are looked at."""
    own = select(facets.c.thing_id).where(facets.c.name == name, facets.c.value.in_(values))
    if near:
        other = facets.alias()
        same = (other.c.name == name, other.c.value.in_(values), other.c.thing_id == things.c.id)
        return select(other.c.thing_id).where(*same).exists()
    return things.c.id.in_(own.where(facets.c.kind == kind))


def thing_row(row: Any) -> ThingRow:
    """A row of the things' table as shown."""
    return ThingRow(
        number=row["id"],
        id=row["key"],
        kind=row["kind"],
        fields=msgspec.json.decode(row["fields"]),
        label=row["label"],
        first_day=row["first_day"],
        last_day=row["last_day"],
        told_first=row["told_first"],
        told_last=row["told_last"],
        status=row["status"],
        judged=row["judged"],
        sources=row["sources"],
        claims=row["claims"],
    )
