"""Sessions kept by the server: a random secret in the browser's cookie, its hash here, an end, and a CSRF mark.

A new secret at every sign-in; the old one is of no use from then on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update

from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.accounts.tables import sessions, users
from depositary.ledger.accounts.users import User, user_named
from depositary.ledger.chain import now
from depositary.ledger.store import Ledger

__all__ = ["IDLE", "LONGEST", "Begun", "Session", "begin_session", "end_session", "hash_secret", "moment", "session_of"]

IDLE = dt.timedelta(hours=24)  # without a request
LONGEST = dt.timedelta(days=14)
_TOLD = dt.timedelta(minutes=10)  # how often it is noted that a session is in use


class Begun(NamedTuple):
    """A new session. secret: for the cookie, told once; csrf: what its forms must carry."""

    secret: str
    csrf: str


class Session(NamedTuple):
    user: User
    csrf: str


def begin_session(
    ledger: Ledger, user: User, *, how: str, address: str | None, agent: str | None, instead_of: str | None = None
) -> Begun:
    """A session for somebody who has just shown who they are. instead_of: the secret of the one to end."""
    secret, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    at = now()
    with ledger.writing() as connection:
        ended = (sessions.c.ends_at <= at) | (sessions.c.seen_at <= moment(-IDLE))
        connection.execute(delete(sessions).where(ended))
        if instead_of:
            connection.execute(delete(sessions).where(sessions.c.hash == hash_secret(instead_of)))
        connection.execute(
            insert(sessions).values(
                hash=hash_secret(secret), user_id=user.number, csrf=csrf, created_at=at, seen_at=at,
                ends_at=moment(LONGEST), address=address, agent=(agent or "")[:200] or None,
            )
        )  # fmt: skip
        connection.execute(update(users).where(users.c.id == user.number).values(seen_at=at))
        append_audit(connection, user.name, "signed in", user.name, how=how, address=address)
    return Begun(secret, csrf)


def session_of(ledger: Ledger, secret: str) -> Session | None:
    """The session of a secret, if it goes on. Notes now and then that it is in use."""
    hashed = hash_secret(secret)
    with ledger.reading() as connection:
        row = connection.execute(
            select(sessions.c.csrf, sessions.c.created_at, sessions.c.seen_at, sessions.c.ends_at, users.c.name)
            .join(users, users.c.id == sessions.c.user_id)
            .where(sessions.c.hash == hashed, users.c.active)
        ).first()
        if row is None or row.ends_at <= now() or row.seen_at <= moment(-IDLE):
            return None
        if row.created_at > moment(IDLE):  # begun by a clock that ran ahead, it would not end for as long
            return None
        user = user_named(connection, row.name)
    if user is None:
        return None
    if row.seen_at <= moment(-_TOLD):
        with ledger.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.hash == hashed).values(seen_at=now()))
    return Session(user, row.csrf)


def end_session(ledger: Ledger, secret: str, *, who: str) -> None:
    with ledger.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.hash == hash_secret(secret)))
        append_audit(connection, who, "signed out", who)


def hash_secret(secret: str) -> str:
    """Of a random secret; quick, since there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def moment(later: dt.timedelta) -> str:
    """The moment so much later than now, as the ledger writes moments."""
    return (dt.datetime.now(dt.UTC) + later).isoformat(timespec="microseconds").replace("+00:00", "Z")
