"""A ledger's content as records that another ledger takes up again: documents with their readings, judgements, plans.

What is carried is what documents say and what people decided, not the ledger's own numbers and history: the new ledger
resolves the claims itself and comes to the same things. Accounts and what search is made of stay behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, insert, select

from depositary.errors import DataError
from depositary.ledger.chain import append_event, next_event
from depositary.ledger.claiming import KINDS, decode_claim
from depositary.ledger.dialects import shown
from depositary.ledger.incoming import StoredText
from depositary.ledger.judged import Judged, current_keys, in_force
from depositary.ledger.judging import record_judged
from depositary.ledger.library import header_of
from depositary.ledger.plans.queries import PlanRow, all_entries, find_plans, lines_of
from depositary.ledger.plans.recording import NewLine, line_payload
from depositary.ledger.plans.tables import plan_entries, plan_evidence, plan_lines, plans
from depositary.ledger.recording import record_document, record_documents
from depositary.ledger.sources import claims_of_documents
from depositary.ledger.store import Ledger, next_numbers
from depositary.ledger.tables import documents, texts, things
from depositary.model import Document, Reading

__all__ = [
    "CarriedDocument",
    "CarriedJudgement",
    "CarriedPlan",
    "Record",
    "carry_in",
    "carry_out",
    "differences",
    "reading_of",
]

_BATCH = 200


class CarriedDocument(msgspec.Struct, frozen=True, kw_only=True, tag="document", tag_field="record"):
    """A document with what was read in it. restricted_to: the least role that may see it."""

    document: Document
    reading: Reading
    restricted_to: str | None = None


class CarriedJudgement(msgspec.Struct, frozen=True, kw_only=True, tag="judgement", tag_field="record"):
    """What a person said, with who, when and why."""

    judged: Judged


class CarriedPlan(msgspec.Struct, frozen=True, kw_only=True, tag="plan", tag_field="record"):
    """A plan of action with its lines, and all entries and words on evidence with who, when and why. A word on evidence
    names its document by key."""

    plan: PlanRow
    lines: tuple[NewLine, ...]
    entries: tuple[dict[str, Any], ...] = ()
    evidence: tuple[dict[str, Any], ...] = ()


Record = CarriedDocument | CarriedJudgement | CarriedPlan


def carry_out(connection: Connection, numbers: Iterable[int] | None = None) -> Iterator[Record]:
    """Everything, or only the documents of these numbers: documents as they were recorded, then judgements, then plans.

    Only judgements and plans of the whole ledger are carried; some documents go without.
    """
    some = None if numbers is None else sorted(set(numbers))
    yield from _documents(connection, some)
    if some is None:
        yield from _judgements(connection)
        for plan in sorted(find_plans(connection), key=lambda row: row.number):
            yield _plan(connection, plan)


def reading_of(connection: Connection, number: int) -> Reading:
    """The reading of a document that is current now."""
    told = header_of(connection, number)
    for _, field in KINDS.values():
        told[field] = []
    reading = msgspec.convert(told, Reading)
    lists: dict[str, list[Any]] = {field: [] for _, field in KINDS.values()}
    for claim, _ in claims_of_documents(connection, number):
        payload = msgspec.json.encode(claim.payload).decode()
        record = decode_claim(claim.kind, payload, claim.certainty, list(claim.passages))
        lists[KINDS[claim.kind][1]].append(record)
    return msgspec.structs.replace(reading, **lists)


def _documents(connection: Connection, some: Sequence[int] | None) -> Iterator[CarriedDocument]:
    query = select(documents, texts.c.text, texts.c.ranges).join(texts, texts.c.document_id == documents.c.id)
    last = 0
    while True:
        asked = query.where(documents.c.id > last).order_by(documents.c.id).limit(_BATCH)
        if some is not None:
            asked = query.where(documents.c.id.in_([n for n in some if n > last][:_BATCH])).order_by(documents.c.id)
        rows = connection.execute(asked).mappings().all()
        if not rows:
            return
        for row in rows:
            kept = msgspec.json.decode(row["ranges"], type=StoredText)
            document = Document(
                id=row["name"], text=row["text"], uri=row["uri"], media_type=row["media_type"], ranges=kept.ranges,
                pages=kept.pages, fetched=row["fetched"],
            )  # fmt: skip
            reading = reading_of(connection, row["id"])
            yield CarriedDocument(document=document, reading=reading, restricted_to=row["restricted_to"])
        last = rows[-1]["id"]


def _judgements(connection: Connection) -> Iterator[CarriedJudgement]:
    """Each over the claims that stand now where those it was made of stood."""
    for judged, _ in in_force(connection).values():
        now = current_keys(connection, {*judged.sightings, *judged.others})
        own = tuple(sorted({now[key] for key in judged.sightings}))
        others = tuple(sorted({now[key] for key in judged.others}))
        yield CarriedJudgement(judged=msgspec.structs.replace(judged, sightings=own, others=others))


def _plan(connection: Connection, plan: PlanRow) -> CarriedPlan:
    query = (
        select(plan_evidence, documents.c.key.label("of"))
        .join(documents, documents.c.id == plan_evidence.c.document_id)
        .where(plan_evidence.c.plan_id == plan.number)
        .order_by(plan_evidence.c.id)
    )
    left = ("id", "plan_id", "document_id", "recorded", "quote", "of")
    return CarriedPlan(
        plan=plan,
        lines=tuple(lines_of(connection, plan)),
        entries=tuple(msgspec.to_builtins(entry) for entry in all_entries(connection, plan)),
        evidence=tuple(
            {**{name: value for name, value in row.items() if name not in left}, "document": row["of"]}
            for row in connection.execute(query).mappings()
        ),
    )


def carry_in(ledger: Ledger, records: Iterable[Record]) -> dict[str, int]:
    """Take up what `carry_out` gave. Returns: how many records of each kind.

    What is in the ledger already stays as it is, so that what was broken off can be done again.
    Raises: LedgerError; DataError if a word on evidence is of a document that is not there.
    """
    counted = {"documents": 0, "judgements": 0, "plans": 0}
    waiting: list[CarriedDocument] = []

    def put() -> None:
        plain = [(one.document, one.reading) for one in waiting if one.restricted_to is None]
        if len(plain) == len(waiting):
            record_documents(ledger, plain)
        else:
            for one in waiting:  # one by one, so that none is seen by those who may not for a moment
                record_document(ledger, one.document, one.reading, restricted_to=one.restricted_to)
        waiting.clear()

    for record in records:
        if isinstance(record, CarriedDocument):
            counted["documents"] += 1
            waiting.append(record)
            if len(waiting) == _BATCH:
                put()
            continue
        put()
        if isinstance(record, CarriedJudgement):
            counted["judgements"] += 1
            record_judged(ledger, record.judged)
        else:
            counted["plans"] += 1
            _keep_plan(ledger, record)
    put()
    return counted


def _keep_plan(ledger: Ledger, carried: CarriedPlan) -> None:
    plan = carried.plan
    first, last = plan.period or (None, None)
    with ledger.writing() as connection:
        if connection.execute(select(plans.c.id).where(plans.c.key == plan.id)).first() is not None:
            return
        event = next_event(connection)
        number = next_numbers(connection, "plans", 1)[0]
        connection.execute(
            insert(plans).values(
                id=number, key=plan.id, title=plan.title, language=plan.language, first_year=first, last_year=last,
                parties=msgspec.json.encode(list(plan.parties)).decode(), stated=plan.stated, source=plan.source,
                instrument=plan.instrument, previous=plan.previous, recorded=event,
            )
        )  # fmt: skip
        common = {"plan_id": number, "recorded": event}
        _insert(connection, plan_lines, [
            {"number": line.number, "position": place, "text": line.text, "payload": line_payload(line), **common}
            for place, line in enumerate(carried.lines, 1)
        ])  # fmt: skip
        _insert(connection, plan_entries, [
            {**{name: value for name, value in entry.items() if name not in ("line", "recorded")},
             "number": entry["line"], **common}
            for entry in carried.entries
        ])  # fmt: skip
        _insert(connection, plan_evidence, [
            {**_evidence(connection, word), **common} for word in carried.evidence
        ])  # fmt: skip
        append_event(connection, event, "plan recorded", plan.id, {"title": plan.title, "source": plan.source})


def _evidence(connection: Connection, word: dict[str, Any]) -> dict[str, Any]:
    query = select(documents.c.id, texts.c.text).join(texts, texts.c.document_id == documents.c.id)
    row = connection.execute(query.where(documents.c.key == word["document"])).first()
    if row is None:
        raise DataError(word["document"], "evidence is of a document that is not among those carried")
    told = {name: value for name, value in word.items() if name != "document"}
    return {**told, "document_id": row.id, "quote": row.text[word["start"] : word["end"]]}


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        taken = next_numbers(connection, table.name, len(rows))
        connection.execute(insert(table), [{"id": number, **row} for number, row in zip(taken, rows, strict=True)])


def differences(one: Ledger, other: Ledger, *, most: int = 20) -> list[str]:
    """Where two ledgers do not hold the same documents and things, in words; empty if they do."""
    found: list[str] = []
    for name, query in (
        ("document", select(documents.c.key, documents.c.text_hash)),
        ("thing", select(things.c.key, things.c.fields).where(things.c.shown)),
    ):
        held = []
        for ledger in (one, other):
            with ledger.reading() as connection:
                rows = connection.execution_options(yield_per=1_000).execute(query)
                held.append({row[0]: hash(row[1]) for row in rows})
        first, second = held
        found += [f"{name} {key}: only in {shown(one.location)}" for key in sorted(first.keys() - second.keys())]
        found += [f"{name} {key}: only in {shown(other.location)}" for key in sorted(second.keys() - first.keys())]
        found += [f"{name} {key}: differs" for key in sorted(first.keys() & second.keys()) if first[key] != second[key]]
    return found[:most]
