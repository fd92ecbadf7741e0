"""The audit log: who signed in, who was refused, who changed accounts, restrictions and settings.

Rows are only added (the database refuses to change one), and each is bound to the one before by its hash, so that
whoever gets round the database is found by `depositary verify`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from depositary.ledger.accounts.tables import audit
from depositary.ledger.chain import now

__all__ = ["AuditLine", "append_audit", "broken_audit_links", "list_audit"]

_START = "0" * 64


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing done. who: the account, or "cli" and the login name; subject: whom or what it was done to."""

    number: int
    at: str
    who: str
    event: str
    subject: str
    payload: dict[str, Any]


def append_audit(connection: Connection, who: str, event: str, subject: str, /, **told: Any) -> None:
    """Add a line within the writer's transaction. Secrets are never told."""
    last = connection.execute(select(audit.c.id, audit.c.at, audit.c.hash).order_by(audit.c.id.desc()).limit(1)).first()
    number = last.id + 1 if last else 1
    at = max(now(), last.at) if last else now()
    previous = last.hash if last else _START
    body = msgspec.json.encode(told, order="sorted").decode()
    connection.execute(
        insert(audit).values(
            id=number, at=at, who=who, event=event, subject=subject, payload=body, previous=previous,
            hash=_link(number, at, who, event, subject, body, previous),
        )
    )  # fmt: skip


def list_audit(
    connection: Connection, *, before: int | None = None, who: str | None = None, limit: int = 100
) -> list[AuditLine]:
    """The latest lines first. before: only those with a lower number."""
    query = select(audit).order_by(audit.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(audit.c.id < before)
    if who is not None:
        query = query.where(audit.c.who == who)
    return [
        AuditLine(
            number=row.id, at=row.at, who=row.who, event=row.event, subject=row.subject,
            payload=msgspec.json.decode(row.payload),
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def broken_audit_links(connection: Connection) -> Iterator[str]:
    """What is wrong with the audit log, in words; nothing if it holds."""
    previous, expected = _START, 1
    for row in connection.execute(select(audit).order_by(audit.c.id)):
        if row.id != expected:
            yield f"audit line {expected} is missing"
        if row.previous != previous:
            yield f"audit line {row.id} does not follow the one before it"
        if row.hash != _link(row.id, row.at, row.who, row.event, row.subject, row.payload, row.previous):
            yield f"audit line {row.id} was changed after it was written"
        previous, expected = row.hash, row.id + 1


def _link(number: int, at: str, who: str, event: str, subject: str, body: str, previous: str) -> str:
    return hashlib.sha256("\n".join((str(number), at, who, event, subject, body, previous)).encode()).hexdigest()
