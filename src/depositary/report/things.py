"""Things as every view shows them: identity, the scheme's fields, and the sources with their passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection

from depositary.ledger import Ledger
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, count_things, find_things
from depositary.ledger.sources import ClaimView, claims_of_things
from depositary.model import Passage

__all__ = ["Source", "Thing", "claim_counts", "count_of", "list_things", "sources_of", "thing_of", "with_sources"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One document that tells of a thing. document: its name (file stem or symbol); claims: ids of what it says."""

    document: str
    language: str
    passages: tuple[Passage, ...]
    published: str | None = None
    publisher: str | None = None
    uri: str | None = None
    claims: tuple[str, ...] = ()


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, person, instrument, figure of progress or commitment.

    kind: which of these; fields: under the scheme's names; sources: those recorded first, if they are very many;
    independent: how many there are that are no copies of one another;
    judged: accepted, corrected or rejected by a person.
    """

    id: str
    kind: str
    label: str
    fields: dict[str, Any]
    sources: tuple[Source, ...]
    independent: int
    judged: str | None = None

    def as_json(self) -> dict[str, Any]:
        """One flat object: id, kind, the fields, the sources. Instruments have a kind of their own in the scheme, so
        that one is shown, and `thing` says that it is an instrument."""
        return {
            "id": self.id,
            "kind": self.kind,
            "thing": self.kind,
            **self.fields,
            "label": self.label,
            "independent_sources": self.independent,
            "judged": self.judged,
            "sources": [msgspec.to_builtins(source) for source in self.sources],
        }


def list_things(ledger: Ledger, query: ThingQuery) -> list[Thing]:
    """Things that meet the query, by date, with all their sources."""
    with ledger.reading() as connection:
        return with_sources(connection, find_things(connection, query), query.view)


def count_of(ledger: Ledger, query: ThingQuery) -> int:
    with ledger.reading() as connection:
        return count_things(connection, query)


def with_sources(connection: Connection, rows: Iterable[ThingRow], view: View = PRESENT) -> list[Thing]:
    rows = list(rows)
    claims = claims_of_things(connection, [row.number for row in rows], view, counts=claim_counts(rows))
    return [thing_of(row, claims) for row in rows]


def claim_counts(rows: Iterable[ThingRow]) -> dict[int, int]:
    """How many claims each thing rests on, by its number."""
    return {row.number: row.claims for row in rows}


def thing_of(row: ThingRow, claims: Mapping[int, list[ClaimView]]) -> Thing:
    return Thing(
        id=row.id,
        kind=row.kind,
        label=row.label,
        fields=row.fields,
        sources=sources_of(claims.get(row.number, [])),
        independent=row.sources,
        judged=row.judged,
    )


def sources_of(claims: Iterable[ClaimView]) -> tuple[Source, ...]:
    """One source a document, its passages in the order of the text, each once."""
    by_document: dict[str, list[ClaimView]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    found = []
    for own in by_document.values():
        passages = {(p.start, p.end): p for claim in own for p in claim.passages}
        found.append(
            Source(
                document=own[0].name,
                language=own[0].language,
                passages=tuple(passages[span] for span in sorted(passages)),
                published=own[0].published,
                publisher=own[0].publisher,
                uri=own[0].uri,
                claims=tuple(claim.id for claim in own),
            )
        )
    return tuple(found)
