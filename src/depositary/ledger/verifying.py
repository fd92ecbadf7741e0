"""Is the ledger sound? Storage, the chains of history and audit log, references, passages against their texts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, and_, bindparam, func, select

from depositary.ledger.accounts.audit import broken_audit_links
from depositary.ledger.chain import broken_links
from depositary.ledger.dialects import check_storage
from depositary.ledger.plans.tables import plan_evidence
from depositary.ledger.store import Ledger
from depositary.ledger.tables import claims, documents, history, passages, readings, texts, things, units

__all__ = ["Verification", "verify_ledger"]


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of what was looked at, and what is wrong, in words (at most a hundred)."""

    documents: int
    claims: int
    passages: int
    events: int
    problems: tuple[str, ...]


_MOST = 100


def verify_ledger(ledger: Ledger) -> Verification:
    """Look at everything once, in one consistent state. Raises: LedgerError if it cannot even be read."""
    with ledger.reading() as connection:
        problems: list[str] = []
        for check in (check_storage, broken_links, broken_audit_links, _dangling, _misquoted):
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
    }
    for what, query in checks.items():
        found = connection.execute(query.limit(5)).scalars().all()
        if found:
            yield f"{what}: {', '.join(found)}"


def _misquoted(connection: Connection) -> Iterator[str]:
    """Passages, of claims and of judged evidence, that do not quote their document; some documents at a time."""
    for first in range(0, connection.execute(select(func.max(documents.c.id))).scalar() or 0, _TOGETHER):
        some = {"from": first, "to": first + _TOGETHER}
        found = {row.id: row for row in connection.execute(_TEXTS, some)}
        for what, query in (("claim", _QUOTED), ("evidence", _EVIDENCE)):
            for number, key, start, end, quote in connection.execute(query, some):
                document = found.get(number)
                if document is not None and not (0 <= start < end and document.text[start:end] == quote):
                    yield f"{document.key}: {what} {key} quotes {start}–{end} wrongly"


_TOGETHER = 200  # documents whose texts are held at once
_SOME = documents.c.id > bindparam("from"), documents.c.id <= bindparam("to")
_TEXTS = (
    select(documents.c.id, documents.c.key, texts.c.text)
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
