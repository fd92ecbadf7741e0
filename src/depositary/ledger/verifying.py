"""Is the ledger sound? Storage, the chains of history and audit log, references, passages against their texts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, and_, func, select

from depositary.ledger.accounts.audit import broken_audit_links
from depositary.ledger.chain import broken_links
from depositary.ledger.dialects import check_storage
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
    """Passages that do not quote their document, a document at a time."""
    for number, key, text in connection.execute(
        select(documents.c.id, documents.c.key, texts.c.text).join(texts, texts.c.document_id == documents.c.id)
    ):
        rows = connection.execute(
            select(claims.c.key, passages.c.start, passages.c.end, passages.c.quote)
            .join(passages, passages.c.claim_id == claims.c.id)
            .where(claims.c.document_id == number)
        )
        for claim, start, end, quote in rows:
            if text[start:end] != quote:
                yield f"{key}: claim {claim} quotes {start}–{end} wrongly"
