"""FollowTheMoney entities, as OpenAleph and other investigation tools load them: one JSON object a line.

Meetings are Events, persons are Persons with an Employment at their party, instruments and documents are Documents,
commitments are Events in which their actors are involved, figures of progress are Notes on the instrument's name.
Parties are Organizations, states PublicBodies of their country.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from depositary.export.base import Asked, Summary, each_thing, public_uri, queries_of
from depositary.export.codes import three_letters
from depositary.export.parties import known_party
from depositary.ledger import Ledger
from depositary.report.things import Source, Thing

__all__ = ["FollowTheMoneyExporter"]

Entity = dict[str, Any]


class FollowTheMoneyExporter:
    """Entities with ids that stay the same from export to export."""

    name = "ftm"
    media_type = "application/json+ftm"
    suffix = ".ftm.json"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        seen: set[str] = set()  # ids of parties and documents, which many things share
        counted: dict[str, int] = {}
        with ledger.reading() as connection:
            for query in queries_of(asked):
                for thing in each_thing(connection, query):
                    for shared, entity in _entities(thing):
                        if shared and entity["id"] in seen:
                            continue
                        if shared:
                            seen.add(entity["id"])
                        out.write(msgspec.json.encode(entity) + b"\n")
                        counted[entity["schema"]] = counted.get(entity["schema"], 0) + 1
        return Summary(id="entities", title="entities", written=counted)


def _entities(thing: Thing) -> Iterator[tuple[bool, Entity]]:
    """The thing and all it names, each with whether others name it too."""
    fields = thing.fields
    documents = [_document(source) for source in thing.sources]
    yield from ((True, document) for document in documents)
    proofs = [document["id"] for document in documents]
    if thing.kind == "meeting":
        yield from _named(fields.get("parties"))
        yield from _named(chair["party"] for chair in fields.get("chairs") or () if chair.get("party"))
        yield False, _entity(
            "Event", thing.id, name=[thing.label], startDate=fields.get("start"), endDate=fields.get("end"),
            location=fields.get("place"), involved=_ids(fields.get("parties")), proof=proofs,
            keywords=[one for one in (fields.get("level"), fields.get("status")) if one],
            description=_quotes(thing), notes=[f"chair: {chair['name']}" for chair in fields.get("chairs") or ()],
        )  # fmt: skip
    elif thing.kind == "person":
        yield from _named([fields.get("party")] if fields.get("party") else ())
        post = fields.get("post_en") or fields.get("post")
        yield False, _entity("Person", thing.id, name=[fields.get("name") or thing.label], position=post, proof=proofs)
        if fields.get("party"):
            yield False, _entity(
                "Employment", f"{thing.id}-post", employee=[thing.id], employer=_ids([fields["party"]]), role=post,
                proof=proofs,
            )  # fmt: skip
    elif thing.kind == "instrument":
        yield False, _entity(
            "Document", thing.id, title=fields.get("title_en") or thing.label, fileName=fields.get("symbol"),
            date=fields.get("date"), keywords=[one for one in (fields.get("kind"), fields.get("status")) if one],
            name=[fields.get("title_en") or thing.label],
        )  # fmt: skip
    elif thing.kind == "commitment":
        names = [*(fields.get("actors") or ()), *(fields.get("addressees") or ())]
        yield from _named(names)
        yield False, _entity(
            "Event", thing.id, name=[thing.label], involved=_ids(names), organizer=_ids(fields.get("actors")),
            date=_told(thing), keywords=[fields.get("force"), *(fields.get("areas") or ())], proof=proofs,
            summary=fields.get("what_en") or fields.get("what"), description=_quotes(thing),
            notes=[f"due: {fields.get('due') or fields.get('due_session')}"]
            if fields.get("due") or fields.get("due_session") else [],
        )  # fmt: skip
    elif thing.kind == "progress":
        yield False, _entity(
            "Note", thing.id, name=[thing.label], description=_quotes(thing), proof=proofs,
            notes=[f"as of {fields['as_of']}"] if fields.get("as_of") else [],
            summary=fields.get("instrument_en") or fields.get("instrument"),
        )  # fmt: skip


def _entity(schema: str, id: str, **properties: Any) -> Entity:
    """Values as lists of text; what is empty is left out."""
    told = {}
    for name, value in properties.items():
        values = [str(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")]
        if values:
            told[name] = values
    return {"id": id, "schema": schema, "properties": told}


def _named(names: Any) -> Iterator[tuple[bool, Entity]]:
    for name in names or ():
        actor = known_party(name)
        if actor is None:
            yield True, _entity("Organization", _party_id(name), name=[name])
            continue
        state = actor.kind in ("state", "territory")
        yield True, _entity(
            "PublicBody" if state else "Organization", _party_id(name), name=[actor.name_en],
            country=actor.id.lower() if state else None, wikidataId=actor.qid, weakAlias=list(actor.acronyms),
        )  # fmt: skip


def _ids(names: Any) -> list[str]:
    return list(dict.fromkeys(_party_id(name) for name in names or ()))


def _party_id(name: str) -> str:
    actor = known_party(name)
    return f"party-{actor.id.lower().replace('_', '-')}" if actor else f"party-{_digest(name)}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _document(source: Source) -> Entity:
    return _entity(
        "Document", f"document-{_digest(source.document)}", title=source.document, name=[source.document],
        language=three_letters(source.language), publishedAt=source.published, publisher=source.publisher,
        sourceUrl=public_uri(source),
    )  # fmt: skip


def _quotes(thing: Thing) -> list[str]:
    return [passage.quote for source in thing.sources for passage in source.passages[:1]]


def _told(thing: Thing) -> str | None:
    return next((source.published for source in thing.sources if source.published), None)
