"""One search over everything: passages that hold the words, in any language, with the things they tell of.

Enters: an open ledger, what was typed, filters. Leaves: passages, best first, each with its document and the things
claims of it are about. Looks at no more than a few hundred candidates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, Integer, bindparam, func, select

from depositary.ledger import Ledger
from depositary.ledger.dialects import among
from depositary.ledger.folding import query_phrases
from depositary.ledger.library import DocumentRow, Hit, document_conditions, find_documents, search_chunks
from depositary.ledger.partnerships import party_id
from depositary.ledger.tables import claims, documents, facets, passages, texts, things, units
from depositary.model import Passage
from depositary.report.called import names_of
from depositary.report.meaning import Meaning
from depositary.report.otherwise import said_otherwise
from depositary.report.searching import Found, Mention

__all__ = ["Findings", "Wanted", "find_anything"]

_CANDIDATES = 240  # passages looked at for one way of saying the query
_THINGS = 4  # named beside a passage
_NEAR = 12  # passages told by meaning
_BY_MEANING = ""  # in the place of the words a passage holds


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Filters; None asks nothing. Those on things keep passages that tell of such a thing."""

    partnership: str | None = None
    actor: str | None = None
    kind: str | None = None
    level: str | None = None
    force: str | None = None
    area: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """passages: of the page asked for; total: of all found (at most so many are looked at); said: the query in
    other words that were searched too; languages: how many passages of each; by_meaning: whether that took part."""

    passages: tuple[Found, ...]
    total: int
    said: tuple[str, ...]
    languages: dict[str, int]
    by_meaning: bool = False


def find_anything(
    ledger: Ledger, query: str, wanted: Wanted, *, limit: int = 20, offset: int = 0, meaning: Meaning | None = None
) -> Findings:
    """Passages for a query, in all languages unless one is wanted, best first; with `meaning` also such as hold none of
    its words."""
    if not query_phrases(query):
        return Findings(passages=(), total=0, said=(), languages={})
    ways = said_otherwise(query)
    near = meaning.near(ledger, query, _NEAR) if meaning is not None and '"' not in query else []
    with ledger.reading() as connection:
        hits = _gathered(connection, ways, near)
        languages = _languages(connection, {hit.document for hit, _ in hits}, wanted)
        hits = [(hit, way) for hit, way in hits if hit.document in languages]
        told: dict[tuple[int, int], dict[int, Mention]] = {}
        if _about_things(wanted):
            told = _things(connection, [hit for hit, _ in hits])
            fitting = _fitting(connection, told, wanted)
            hits = [(hit, way) for hit, way in hits if fitting & told.get((hit.document, hit.start), {}).keys()]
        counts = Counter(languages[hit.document] for hit, _ in hits)
        shown = hits[offset : offset + limit]
        told = told or _things(connection, [hit for hit, _ in shown])
        numbers = sorted({hit.document for hit, _ in shown})
        rows = {row.number: row for row in find_documents(connection, numbers=numbers)} if numbers else {}
        of_hit = {(hit.document, hit.start): told.get((hit.document, hit.start), {}) for hit, _ in shown}
        names = _names(connection, {number for its in of_hit.values() for number in its})
        found = [
            _found(
                rows[hit.document], hit, way, _words(connection, hit), _called(of_hit[hit.document, hit.start], names)
            )
            for hit, way in shown
        ]
    return Findings(
        passages=tuple(found), total=len(hits), said=tuple(ways[1:]), languages=dict(counts),
        by_meaning=meaning is not None and bool(meaning.rows),
    )  # fmt: skip


def _found(row: DocumentRow, hit: Hit, way: str, words: str, told: Sequence[Mention]) -> Found:
    start = hit.start + len(words) - len(words.lstrip())
    quote = words.strip()
    return Found(
        document=row.name, id=row.id, language=row.language, title=row.title, publisher=row.publisher,
        published=row.published, passage=Passage(start, start + len(quote), quote), score=hit.score, said=way,
        by_meaning=way == _BY_MEANING, things=tuple(told),
    )  # fmt: skip


def _among(hit: Hit, hits: Sequence[tuple[Hit, str]]) -> bool:
    """Whether the words were found in (a part of) the stretch already."""
    return any(one.document == hit.document and one.start < hit.end and one.end > hit.start for one, _ in hits)


def _gathered(connection: Connection, ways: Sequence[str], near: Sequence[Hit]) -> list[tuple[Hit, str]]:
    """Hits of all ways of saying it, and those near in meaning; taken in turn, so that no language waits behind another
    and words an area happens to be called by do not stand before what was meant."""
    lists = [[(hit, way) for hit in search_chunks(connection, way, limit=_CANDIDATES)] for way in ways]
    worded = [pair for own in lists for pair in own]
    lists.insert(1, [(hit, _BY_MEANING) for hit in near if not _among(hit, worded)])
    found: dict[tuple[int, int], tuple[Hit, str]] = {}
    for rank in range(max(map(len, lists), default=0)):
        for own in lists:
            if rank < len(own):
                found.setdefault((own[rank][0].document, own[rank][0].start), own[rank])
    return list(found.values())[: 2 * _CANDIDATES]


def _languages(connection: Connection, numbers: set[int], wanted: Wanted) -> dict[int, str]:
    """The language of each of these documents that meets the filters on documents."""
    conditions = document_conditions(
        partnership=wanted.partnership, language=wanted.language, since=wanted.since, until=wanted.until
    )
    query = select(documents.c.id, documents.c.language).where(among(documents.c.id, numbers), *conditions)
    return {row.id: row.language for row in connection.execute(query)} if numbers else {}


def _things(connection: Connection, hits: Iterable[Hit]) -> dict[tuple[int, int], dict[int, Mention]]:
    """(document, start of a hit) → the things claims quoting it are about, by their numbers."""
    by_document: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_document[hit.document].append(hit)
    if not by_document:
        return {}
    query = (
        select(
            claims.c.document_id, passages.c.start, passages.c.end, things.c.id, things.c.key, things.c.kind,
            things.c.label,
        )
        .join(passages, passages.c.claim_id == claims.c.id)
        .join(units, units.c.id == claims.c.unit_id)
        .join(things, things.c.id == units.c.thing_id)
        .where(among(claims.c.document_id, by_document), claims.c.withdrawn.is_(None), things.c.shown)
        .order_by(claims.c.id)
    )  # fmt: skip
    found: dict[tuple[int, int], dict[int, Mention]] = defaultdict(dict)
    for row in connection.execute(query):
        for hit in by_document[row.document_id]:
            if row.start < hit.end and row.end > hit.start:
                mention = Mention(id=row.key, kind=row.kind, label=row.label)
                found[hit.document, hit.start].setdefault(row.id, mention)
    return found


def _names(connection: Connection, numbers: set[int]) -> dict[int, dict[str, str]]:
    """What each of these things is called in other languages."""
    query = select(things.c.id, things.c.kind, things.c.fields).where(among(things.c.id, numbers))
    rows = connection.execute(query) if numbers else ()
    return {row.id: names_of(row.kind, msgspec.json.decode(row.fields)) for row in rows}


def _called(told: Mapping[int, Mention], names: Mapping[int, dict[str, str]]) -> list[Mention]:
    """The first of the things, with their names."""
    return [msgspec.structs.replace(one, names=names[number]) for number, one in list(told.items())[:_THINGS]]


def _about_things(wanted: Wanted) -> bool:
    return any((wanted.level, wanted.force, wanted.area, wanted.actor, wanted.kind))


def _fitting(connection: Connection, told: dict[tuple[int, int], dict[int, Mention]], wanted: Wanted) -> set[int]:
    """Numbers of the things that meet the filters on things."""
    asked = [(name, getattr(wanted, name)) for name in ("level", "force", "area") if getattr(wanted, name)]
    if wanted.actor:
        asked.append(("party", party_id(wanted.actor)))
    numbers = {number for own in told.values() for number in own}
    if wanted.kind:
        numbers = {number for own in told.values() for number, one in own.items() if one.kind == wanted.kind}
    for name, value in asked:
        query = select(facets.c.thing_id).where(facets.c.name == name, facets.c.value == value)
        numbers &= set(connection.execute(query.where(facets.c.thing_id.in_(sorted(numbers)))).scalars())
    return numbers


def _words(connection: Connection, hit: Hit) -> str:
    asked = {"document": hit.document, "first": hit.start + 1, "length": hit.end - hit.start}
    return str(connection.execute(_PIECE, asked).scalar_one())


_PIECE = select(func.substr(texts.c.text, bindparam("first", type_=Integer), bindparam("length", type_=Integer))).where(
    texts.c.document_id == bindparam("document")
)
