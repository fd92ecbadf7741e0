"""Reading the ledger: things by what is asked of them, their claims with passages, documents, search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, func, select

from depositary.errors import NotInLedger
from depositary.ledger.claiming import Kind
from depositary.ledger.dialects import match_words
from depositary.ledger.folding import query_phrases
from depositary.ledger.partnerships import asked_partnership, party_id
from depositary.ledger.tables import (
    chunks,
    claims,
    contradictions,
    documents,
    facets,
    passages,
    readings,
    texts,
    things,
    units,
)
from depositary.model import Passage

__all__ = [
    "ClaimView",
    "ContradictionRow",
    "DocumentRow",
    "Hit",
    "ThingQuery",
    "ThingRow",
    "claim_by_key",
    "claims_of_documents",
    "claims_of_things",
    "count_things",
    "figures_of",
    "find_contradiction_rows",
    "find_documents",
    "find_text",
    "find_things",
    "header_of",
    "instruments_of",
    "search_chunks",
    "thing_by_key",
]

_SLICE = 500
_LEAST_KEY = 8  # characters of an id's beginning that are worth looking up


class ThingQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of things; None asks nothing. Days are ISO; `since` and `until` are inclusive.

    partnership: an id or names of its parties; actor: a party's name in any language; words: all in the label.
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
    limit: int | None = None
    offset: int = 0


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
    sources: int
    claims: int


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """One claim with its document."""

    id: str
    kind: Kind
    document: str
    name: str
    language: str
    published: str | None
    publisher: str | None
    uri: str | None
    symbol: str | None
    text_group: str
    payload: dict[str, Any]
    certainty: float
    passages: tuple[Passage, ...]


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    id: str
    name: str
    title: str | None
    symbol: str | None
    uri: str | None
    media_type: str
    language: str
    genre: str
    publisher: str | None
    published: str | None
    partnership: str | None
    length: int
    added_at: str
    claims: int
    reader: str


class ContradictionRow(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    thing: ThingRow
    property: str
    verdict: str
    real: bool
    note: str
    sides: tuple[tuple[Any, tuple[str, ...]], ...]  # value, keys of claims


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document that holds what was searched for."""

    document: int
    start: int
    end: int
    score: float


def find_things(connection: Connection, query: ThingQuery) -> list[ThingRow]:
    """Things that meet the query, by date (undated last), then by label."""
    dated = things.c.told_first if query.kind in ("person", "commitment") else things.c.first_day
    ordered = select(things).where(*_conditions(query)).order_by(dated.is_(None), dated, things.c.label, things.c.id)
    return [_thing(row) for row in connection.execute(ordered.limit(query.limit).offset(query.offset)).mappings()]


def count_things(connection: Connection, query: ThingQuery) -> int:
    return connection.execute(select(func.count()).select_from(things).where(*_conditions(query))).scalar_one()


def thing_by_key(connection: Connection, key: str) -> ThingRow:
    """The thing of this id (its beginning will do), or the one it went into. Raises: NotInLedger."""
    row = connection.execute(select(things).where(things.c.key == key)).mappings().first()
    if row is None and len(key) >= _LEAST_KEY:
        begins = things.c.key.like(key.replace("%", "").replace("_", "") + "%")
        fits = connection.execute(select(things).where(begins, things.c.shown).limit(2)).mappings().all()
        if len(fits) > 1:
            raise NotInLedger(f"{key}: several ids begin like this; write out a few more characters")
        row = fits[0] if fits else None
    while row is not None and row["merged_into"] is not None:
        row = connection.execute(select(things).where(things.c.id == row["merged_into"])).mappings().first()
    if row is None:
        raise NotInLedger(f"{key}: nothing is recorded under this id; the lists and `search` show ids")
    return _thing(row)


def claim_by_key(connection: Connection, key: str) -> tuple[ClaimView, ThingRow | None]:
    """A claim and the thing it is about; of one read several times over the latest. Raises: NotInLedger."""
    row = connection.execute(
        _claim_query(things.c.key.label("thing")).where(claims.c.key == key).order_by(claims.c.id.desc())
    ).first()
    if row is None:
        raise NotInLedger(f"{key}: no such claim")
    view = _claims(connection, [row])[0]
    return view, thing_by_key(connection, row.thing) if row.thing else None


def claims_of_things(connection: Connection, numbers: Iterable[int]) -> dict[int, list[ClaimView]]:
    """What each thing rests on now, oldest document first."""
    found: dict[int, list[ClaimView]] = defaultdict(list)
    for part in _slices(sorted(set(numbers))):
        query = _claim_query(units.c.thing_id).where(units.c.thing_id.in_(part), claims.c.withdrawn.is_(None))
        rows = connection.execute(
            query.order_by(documents.c.first_day.is_(None), documents.c.first_day, claims.c.id)
        ).all()
        for row, view in zip(rows, _claims(connection, rows), strict=True):
            found[row.thing_id].append(view)
    return found


def claims_of_documents(
    connection: Connection, number: int, *, withdrawn: bool = False
) -> list[tuple[ClaimView, str | None]]:
    """A document's claims in the reader's order, each with the key of its thing."""
    query = _claim_query(things.c.key.label("thing")).where(claims.c.document_id == number)
    if not withdrawn:
        query = query.where(claims.c.withdrawn.is_(None))
    rows = connection.execute(query.order_by(claims.c.id)).all()
    return [(view, row.thing) for row, view in zip(rows, _claims(connection, rows), strict=True)]


def claims_by_keys(connection: Connection, keys: Iterable[str]) -> dict[str, ClaimView]:
    found: dict[str, ClaimView] = {}
    for part in _slices(sorted(set(keys))):
        rows = connection.execute(_claim_query().where(claims.c.key.in_(part)).order_by(claims.c.id)).all()
        found |= {view.id: view for view in _claims(connection, rows)}
    return found


def instruments_of(connection: Connection, progress: Iterable[int]) -> dict[int, int]:
    """The instrument (a thing's number) each figure of progress speaks of."""
    mention = units.alias("mention")
    found: dict[int, int] = {}
    for part in _slices(sorted(set(progress))):
        rows = connection.execute(
            select(units.c.thing_id, func.min(mention.c.thing_id).label("instrument"))
            .join(mention, mention.c.id == units.c.mention_id)
            .where(units.c.thing_id.in_(part))
            .group_by(units.c.thing_id)
        )
        found |= {row.thing_id: row.instrument for row in rows}
    return found


def figures_of(connection: Connection, instruments: Iterable[int]) -> dict[int, list[ThingRow]]:
    """The figures of progress that speak of each instrument."""
    mention = units.alias("mention")
    found: dict[int, list[ThingRow]] = defaultdict(list)
    for part in _slices(sorted(set(instruments))):
        owned = (
            select(mention.c.thing_id.label("instrument"), units.c.thing_id.label("figure"))
            .join(mention, mention.c.id == units.c.mention_id)
            .where(mention.c.thing_id.in_(part))
            .distinct()
            .subquery()
        )
        query = select(owned.c.instrument, things).join(things, things.c.id == owned.c.figure).where(things.c.shown)
        for row in connection.execute(
            query.order_by(things.c.first_day.is_(None), things.c.first_day, things.c.id)
        ).mappings():
            found[row["instrument"]].append(_thing(row))
    return found


def find_documents(
    connection: Connection,
    *,
    key: str | None = None,
    name: str | None = None,
    numbers: Sequence[int] | None = None,
    partnership: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[DocumentRow]:
    """Documents that meet all that is asked, by date (undated last), then by name."""
    counted = (
        select(func.count())
        .select_from(claims)
        .where(claims.c.document_id == documents.c.id, claims.c.withdrawn.is_(None))
    ).scalar_subquery()
    query = select(documents, counted.label("claims"), readings.c.reader, readings.c.reader_version).join(
        readings, and_(readings.c.document_id == documents.c.id, readings.c.withdrawn.is_(None))
    )
    for column, value in (
        (documents.c.key, key),
        (documents.c.name, name),
        (documents.c.language, language),
        (documents.c.genre, genre),
        (documents.c.publisher, publisher),
    ):
        if value is not None:
            query = query.where(column == value)
    if numbers is not None:
        query = query.where(documents.c.id.in_(numbers))
    if partnership is not None:
        query = query.where(documents.c.partnership.in_(asked_partnership(partnership)))
    if since is not None:
        query = query.where(documents.c.last_day >= since)
    if until is not None:
        query = query.where(documents.c.first_day <= until)
    query = query.order_by(documents.c.first_day.is_(None), documents.c.first_day, documents.c.name, documents.c.id)
    return [_document(row) for row in connection.execute(query.limit(limit).offset(offset))]


def find_text(connection: Connection, number: int) -> str:
    """A document's original text."""
    return str(connection.execute(select(texts.c.text).where(texts.c.document_id == number)).scalar_one())


def header_of(connection: Connection, number: int) -> dict[str, Any]:
    """What the current reading says of the document as a whole (main text, dates, citations, structure, issues)."""
    query = select(readings.c.payload).where(readings.c.document_id == number, readings.c.withdrawn.is_(None))
    header: dict[str, Any] = msgspec.json.decode(connection.execute(query).scalar_one())
    return header


def find_contradiction_rows(
    connection: Connection, *, real_only: bool, partnership: str | None = None
) -> list[ContradictionRow]:
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
        query = query.where(_has_facet("partnership", asked_partnership(partnership)))
    found = []
    for row in connection.execute(query.order_by(contradictions.c.recorded, contradictions.c.id)).mappings():
        stored = msgspec.json.decode(row["payload"])
        sides = tuple((side["value"], tuple(side["sightings"])) for side in stored["sides"])
        found.append(
            ContradictionRow(
                number=row["row"],
                thing=_thing(row),
                property=row["property"],
                verdict=row["verdict"],
                real=row["real"],
                note=stored.get("note") or "",
                sides=sides,
            )
        )
    return found


def search_chunks(connection: Connection, query: str, *, limit: int) -> list[Hit]:
    """Stretches that hold all words of the query (a phrase in quotes stands together), best first."""
    phrases = query_phrases(query)
    if not phrases:
        return []
    scores = dict(match_words(connection, phrases, limit))
    rows = connection.execute(select(chunks).where(chunks.c.id.in_(scores))).all()
    rows = sorted(rows, key=lambda row: (-scores[row.id], row.id))
    return [Hit(document=row.document_id, start=row.start, end=row.end, score=scores[row.id]) for row in rows]


def _conditions(query: ThingQuery) -> list[Any]:
    asked = [things.c.kind == query.kind, things.c.shown]
    if query.partnership is not None:
        asked.append(_has_facet("partnership", asked_partnership(query.partnership)))
    if query.actor is not None:
        asked.append(_has_facet("party", [party_id(query.actor)]))
    for name in ("level", "force", "area", "type", "status", "language"):
        value = getattr(query, name)
        if value is not None:
            asked.append(_has_facet(name, [value]))
    told = query.kind in ("person", "commitment")
    if query.since is not None:
        asked.append((things.c.told_last if told else things.c.last_day) >= query.since)
    if query.until is not None:
        asked.append((things.c.told_first if told else things.c.first_day) <= query.until)
    return asked


def _has_facet(name: str, values: Sequence[str]) -> Any:
    return things.c.id.in_(select(facets.c.thing_id).where(facets.c.name == name, facets.c.value.in_(values)))


def _claim_query(*further: Any) -> Any:
    return (
        select(
            claims.c.id,
            claims.c.key,
            claims.c.kind,
            claims.c.payload,
            claims.c.certainty,
            documents.c.key.label("document"),
            documents.c.name,
            documents.c.language,
            documents.c.published,
            documents.c.publisher,
            documents.c.uri,
            documents.c.symbol,
            documents.c.text_group,
            *further,
        )
        .join(documents, documents.c.id == claims.c.document_id)
        .outerjoin(units, units.c.id == claims.c.unit_id)
        .outerjoin(things, things.c.id == units.c.thing_id)
    )


def _claims(connection: Connection, rows: Sequence[Any]) -> list[ClaimView]:
    quoted: dict[int, list[Passage]] = defaultdict(list)
    for part in _slices([row.id for row in rows]):
        ordered = (
            select(passages).where(passages.c.claim_id.in_(part)).order_by(passages.c.claim_id, passages.c.position)
        )
        for row in connection.execute(ordered):
            quoted[row.claim_id].append(Passage(row.start, row.end, row.quote))
    return [
        ClaimView(
            id=row.key,
            kind=row.kind,
            document=row.document,
            name=row.name,
            language=row.language,
            published=row.published,
            publisher=row.publisher,
            uri=row.uri,
            symbol=row.symbol,
            text_group=row.text_group,
            payload=msgspec.json.decode(row.payload),
            certainty=row.certainty,
            passages=tuple(quoted[row.id]),
        )
        for row in rows
    ]


def _thing(row: Any) -> ThingRow:
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
        sources=row["sources"],
        claims=row["claims"],
    )


def _document(row: Any) -> DocumentRow:
    return DocumentRow(
        number=row.id,
        id=row.key,
        name=row.name,
        title=row.title,
        symbol=row.symbol,
        uri=row.uri,
        media_type=row.media_type,
        language=row.language,
        genre=row.genre,
        publisher=row.publisher,
        published=row.published,
        partnership=row.partnership,
        length=row.length,
        added_at=row.added_at,
        claims=row.claims,
        reader=f"{row.reader} {row.reader_version}",
    )


def _slices(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + _SLICE] for start in range(0, len(values), _SLICE))
