"""Tokens for other programs: a random secret told once, its hash here, with a name, scopes and an end.

A token sees what its owner sees, and does what its owner may do within its scopes: `read`, `write` (add and judge
documents, edit plans), `admin`. It stops with its end, when it is revoked, and when its owner is taken out.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple, get_args

import msgspec
from sqlalchemy import insert, select, update

from depositary.errors import AccountError
from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.accounts.sessions import hash_secret, moment
from depositary.ledger.accounts.tables import tokens, users
from depositary.ledger.accounts.users import User, user_named
from depositary.ledger.chain import now
from depositary.ledger.store import Ledger, next_numbers

__all__ = ["SCOPES", "Owned", "Scope", "Token", "issue_token", "list_tokens", "owner_of", "revoke_token"]

Scope = Literal["read", "write", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
_MARK = "dpt_"  # so that leaked ones are found by those who look for secrets
_TOLD = dt.timedelta(minutes=10)


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """start: its first characters, to tell tokens apart."""

    number: int
    name: str
    owner: str
    start: str
    scopes: tuple[Scope, ...]
    created_at: str
    ends_at: str | None
    seen_at: str | None
    revoked_at: str | None


class Owned(NamedTuple):
    """Who asks with a token, and how far it goes."""

    user: User
    scopes: tuple[Scope, ...]


def issue_token(
    ledger: Ledger, owner: str, name: str, scopes: Iterable[str], *, days: int | None = None, who: str
) -> tuple[Token, str]:
    """A new token and its secret, which is not kept. days: how long it lasts (None: until revoked).

    Raises: AccountError.
    """
    asked = tuple(scope for scope in SCOPES if scope in set(scopes))
    strange = sorted(set(scopes) - set(SCOPES))
    if strange or not asked:
        raise AccountError(f"{', '.join(strange) or 'nothing'}: the scopes of a token are {', '.join(SCOPES)}")
    if not name.strip() or len(name) > 80:
        raise AccountError("a token needs a name of up to 80 letters, telling what it is for")
    secret = _MARK + secrets.token_urlsafe(32)
    with ledger.writing() as connection:
        user = user_named(connection, owner)
        if user is None or not user.active:
            raise AccountError(f"{owner}: there is no such person; `depositary users list` names them")
        query = select(tokens.c.id).where(tokens.c.user_id == user.number, tokens.c.name == name.strip())
        if connection.execute(query).first() is not None:
            raise AccountError(f"{name}: {user.name} has a token of this name already; take another name")
        number = next_numbers(connection, "tokens", 1)[0]
        ends = moment(dt.timedelta(days=days)) if days is not None else None
        row: dict[str, Any] = {
            "name": name.strip(), "start": secret[:8], "created_at": now(), "ends_at": ends, "seen_at": None,
            "revoked_at": None,
        }  # fmt: skip
        connection.execute(
            insert(tokens).values(
                id=number, hash=hash_secret(secret), user_id=user.number, scopes=" ".join(asked), **row
            )
        )
        append_audit(connection, who, "token issued", user.name, token=name.strip(), scopes=list(asked), ends_at=ends)
    return Token(number=number, owner=user.name, scopes=asked, **row), secret


def owner_of(ledger: Ledger, secret: str) -> Owned | None:
    """Whose token it is, if it is in force. Notes now and then that it is in use."""
    if not secret.startswith(_MARK):
        return None
    hashed = hash_secret(secret)
    with ledger.reading() as connection:
        row = connection.execute(
            select(tokens.c.id, tokens.c.scopes, tokens.c.ends_at, tokens.c.seen_at, users.c.name)
            .join(users, users.c.id == tokens.c.user_id)
            .where(tokens.c.hash == hashed, tokens.c.revoked_at.is_(None), users.c.active)
        ).first()
        if row is None or (row.ends_at is not None and row.ends_at <= now()):
            return None
        user = user_named(connection, row.name)
    if user is None:
        return None
    if row.seen_at is None or row.seen_at <= moment(-_TOLD):
        with ledger.writing() as connection:
            connection.execute(update(tokens).where(tokens.c.id == row.id).values(seen_at=now()))
    return Owned(user, tuple(scope for scope in SCOPES if scope in row.scopes.split()))


def list_tokens(ledger: Ledger, owner: str | None = None) -> list[Token]:
    """Tokens by owner and name, revoked ones too. owner: only this person's."""
    query = select(tokens, users.c.name.label("owner")).join(users, users.c.id == tokens.c.user_id)
    with ledger.reading() as connection:
        rows = connection.execute(query.order_by(users.c.name, tokens.c.name)).all()
    return [
        Token(
            number=row.id, name=row.name, owner=row.owner, start=row.start,
            scopes=tuple(scope for scope in SCOPES if scope in row.scopes.split()), created_at=row.created_at,
            ends_at=row.ends_at, seen_at=row.seen_at, revoked_at=row.revoked_at,
        )
        for row in rows
        if owner is None or row.owner == owner
    ]  # fmt: skip


def revoke_token(ledger: Ledger, number: int, *, who: str, owner: str | None = None) -> None:
    """End a token at once. owner: only if it is this person's. Raises: AccountError if there is no such token."""
    with ledger.writing() as connection:
        query = select(tokens.c.name, users.c.name.label("owner")).join(users, users.c.id == tokens.c.user_id)
        row = connection.execute(query.where(tokens.c.id == number, tokens.c.revoked_at.is_(None))).first()
        if row is None or (owner is not None and row.owner != owner):
            raise AccountError(f"{number}: there is no such token, or it is revoked already")
        connection.execute(update(tokens).where(tokens.c.id == number).values(revoked_at=now()))
        append_audit(connection, who, "token revoked", row.owner, token=row.name)
