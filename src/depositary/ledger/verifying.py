"""Is the ledger sound? Storage, the chains of history and audit log, references, texts against the history, passages
against their texts, what is kept of deadlines against the things; if asked for, what each reading said against what the
history recorded of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec
from sqlalchemy import Connection, Text, and_, bindparam, cast, func, literal, select

from depositary.ledger.accounts.audit import broken_audit_links
from depositary.ledger.accounts.tables import tokens, users
from depositary.ledger.carrying import reading_of
from depositary.ledger.chain import broken_links
from depositary.ledger.deadlines.keeping import wrong_deadlines
from depositary.ledger.dialects import check_storage
from depositary.ledger.incoming import content_hash
from depositary.ledger.plans.tables import plan_entries, plan_evidence, plan_lines, plans
from depositary.ledger.recording import document_key
from depositary.ledger.store import Ledger
from depositary.ledger.tables import (
    chunks,
    claims,
    contradictions,
    documents,
    facets,
    history,
    judgements,
    passages,
    readings,
    texts,
    things,
    units,
)
from depositary.model import Document

__all__ = ["Verification", "verify_ledger"]


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of what was looked at, and what is wrong, in words (at most a hundred)."""

    documents: int
    claims: int
    passages: int
    events: int
    problems: tuple[str, ...]


_MOST = 100


def verify_ledger(ledger: Ledger, *, with_readings: bool = False) -> Verification:
    """Look at everything once, in one consistent state. Raises: LedgerError if it cannot even be read.

    with_readings: also put each document's reading together from its claims and compare its hash with the one in the
    history, which finds claims that were changed behind the program's back (some milliseconds a document).
    """
    checks: list[Callable[[Connection], Iterable[str]]] = [
        check_storage, broken_links, broken_audit_links, _dangling, _unknown, _misquoted,
        wrong_deadlines,
    ]  # fmt: skip
    if with_readings:
        checks.append(_misread)
    with ledger.reading() as connection:
        problems: list[str] = []
        for check in checks:
            for problem in check(connection):
                problems.append(problem)
                if len(problems) >= _MOST:
                    break
        return Verification(
            documents=_count(connection, documents),
            claims=_count(connection, claims),
            passages=_count(connection, passages),
            events=_count(connection, history),
            problems=tuple(problems),
        )


def _count(connection: Connection, table: object) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def _dangling(connection: Connection) -> Iterator[str]:
    """Rows that point nowhere, and documents that are not whole."""
    checks = {
        "documents without their text": select(documents.c.key)
        .outerjoin(texts, texts.c.document_id == documents.c.id)
        .where(texts.c.document_id.is_(None)),
        "documents without a reading": select(documents.c.key)
        .outerjoin(readings, and_(readings.c.document_id == documents.c.id, readings.c.withdrawn.is_(None)))
        .where(readings.c.id.is_(None)),
        "claims without a document": select(claims.c.key)
        .outerjoin(documents, documents.c.id == claims.c.document_id)
        .where(documents.c.id.is_(None)),
        "claims without a unit": select(claims.c.key)
        .outerjoin(units, units.c.id == claims.c.unit_id)
        .where(units.c.id.is_(None)),
        "claims that belong to nothing": select(claims.c.key)
        .join(units, units.c.id == claims.c.unit_id)
        .outerjoin(things, things.c.id == units.c.thing_id)
        .where(things.c.id.is_(None)),
        "documents the history does not know": select(documents.c.key)
        .outerjoin(history, and_(history.c.id == documents.c.recorded, history.c.subject == documents.c.key))
        .where(history.c.id.is_(None)),
        "passages without a claim": select(cast(passages.c.claim_id, Text))
        .outerjoin(claims, claims.c.id == passages.c.claim_id)
        .where(claims.c.id.is_(None)),
        "facets of nothing": select(facets.c.name + literal(" ") + facets.c.value)
        .outerjoin(things, things.c.id == facets.c.thing_id)
        .where(things.c.id.is_(None)),
        "contradictions about nothing": select(cast(contradictions.c.id, Text))
        .outerjoin(things, things.c.id == contradictions.c.thing_id)
        .where(things.c.id.is_(None)),
        "stretches for search without a document": select(cast(chunks.c.id, Text))
        .outerjoin(documents, documents.c.id == chunks.c.document_id)
        .where(documents.c.id.is_(None)),
        "lines of no plan": select(plan_lines.c.number)
        .outerjoin(plans, plans.c.id == plan_lines.c.plan_id)
        .where(plans.c.id.is_(None)),
        "entries for no plan": select(plan_entries.c.number + literal(" ") + plan_entries.c.field)
        .outerjoin(plans, plans.c.id == plan_entries.c.plan_id)
        .where(plans.c.id.is_(None)),
        "evidence without its document": select(plan_evidence.c.key)
        .outerjoin(documents, documents.c.id == plan_evidence.c.document_id)
        .where(documents.c.id.is_(None)),
        "tokens of nobody": select(tokens.c.name)
        .outerjoin(users, users.c.id == tokens.c.user_id)
        .where(users.c.id.is_(None)),
    }
    for what, query in checks.items():
        found = connection.execute(query.limit(5)).scalars().all()
        if found:
            yield f"{what}: {', '.join(found)}"


def _unknown(connection: Connection) -> Iterator[str]:
    """Judgements, plans, entries and evidence that the history does not know."""
    for table, told in (
        (judgements, judgements.c.key),
        (plans, plans.c.key),
        (plan_entries, plan_entries.c.number),
        (plan_evidence, plan_evidence.c.key),
    ):
        query = select(told).outerjoin(history, history.c.id == table.c.recorded).where(history.c.id.is_(None)).limit(5)
        found = connection.execute(query).scalars().all()
        if found:
            yield f"{table.name} the history does not know: {', '.join(found)}"


def _misread(connection: Connection) -> Iterator[str]:
    """Documents whose claims no longer add up to the reading that the history tells of."""
    told = (
        select(documents.c.id, documents.c.key, readings.c.content_hash, history.c.payload)
        .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.withdrawn.is_(None)))
        .join(history, history.c.id == readings.c.recorded)
        .where(documents.c.superseded.is_(None))  # what a newer version took over is no longer said by the old one
    )
    for number, key, hashed, payload in connection.execute(told).all():
        recorded = msgspec.json.decode(payload).get("reading", hashed)
        if not recorded == hashed == content_hash(reading_of(connection, number)):
            yield f"{key}: what was read in it is not what the history tells"


def _misquoted(connection: Connection) -> Iterator[str]:
    """Passages, of claims and of judged evidence, that do not quote their document; some documents at a time."""
    for first in range(0, connection.execute(select(func.max(documents.c.id))).scalar() or 0, _TOGETHER):
        some = {"from": first, "to": first + _TOGETHER}
        found = {row.id: row for row in connection.execute(_TEXTS, some)}
        for row in found.values():
            if document_key(Document(id=row.name, text=row.text)) != row.key:
                yield f"{row.key}: its text or name is not the one that was recorded"
        for what, query in (("claim", _QUOTED), ("evidence", _EVIDENCE)):
            for number, key, start, end, quote in connection.execute(query, some):
                document = found.get(number)
                if document is not None and not (0 <= start < end and document.text[start:end] == quote):
                    yield f"{document.key}: {what} {key} quotes {start}–{end} wrongly"


_TOGETHER = 200  # documents whose texts are held at once
_SOME = documents.c.id > bindparam("from"), documents.c.id <= bindparam("to")
_TEXTS = (
    select(documents.c.id, documents.c.key, documents.c.name, texts.c.text)
    .join(texts, texts.c.document_id == documents.c.id)
    .where(*_SOME)
)
_QUOTED = (
    select(documents.c.id, claims.c.key, passages.c.start, passages.c.end, passages.c.quote)
    .join(claims, claims.c.document_id == documents.c.id)
    .join(passages, passages.c.claim_id == claims.c.id)
    .where(*_SOME)
)
_EVIDENCE = (
    select(documents.c.id, plan_evidence.c.key, plan_evidence.c.start, plan_evidence.c.end, plan_evidence.c.quote)
    .join(plan_evidence, plan_evidence.c.document_id == documents.c.id)
    .where(*_SOME)
)
