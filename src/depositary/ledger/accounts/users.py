"""People with accounts: adding them, their roles and passwords, taking them out.

Whoever is taken out cannot sign in any more, but keeps the name, so that what the person judged stays signed.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from depositary.errors import AccountError
from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.accounts.passwords import check_password, fits_password, hash_password
from depositary.ledger.accounts.tables import sessions, tokens, users
from depositary.ledger.chain import now
from depositary.ledger.store import Ledger, next_numbers
from depositary.ledger.veils import ROLES, Role

__all__ = [
    "User", "add_user", "change_password", "change_role", "check_sign_in", "has_users", "join_subject", "list_users",
    "remove_user", "reset_password", "user_by_subject", "user_named",
]  # fmt: skip

_LONGEST = 80


class User(msgspec.Struct, frozen=True, kw_only=True):
    """number: the ledger's own; must_change: the password was set by somebody else; subject: of another sign-on."""

    number: int
    name: str
    role: Role
    active: bool
    must_change: bool
    with_password: bool
    subject: str | None
    created_at: str
    seen_at: str | None


def has_users(ledger: Ledger) -> bool:
    """Whether anybody can sign in."""
    with ledger.reading() as connection:
        return connection.execute(select(users.c.id).where(users.c.active).limit(1)).first() is not None


def list_users(ledger: Ledger) -> list[User]:
    """Everybody, also those taken out, by name."""
    with ledger.reading() as connection:
        return sorted(map(_user, connection.execute(select(users))), key=lambda user: user.name.casefold())


def user_named(connection: Connection, name: str) -> User | None:
    """The person of this name, whatever its case and form of letters."""
    wanted = _folded(name)
    known = map(_user, connection.execute(select(users)))
    return next((user for user in known if _folded(user.name) == wanted), None)


def user_by_subject(connection: Connection, subject: str) -> User | None:
    row = connection.execute(select(users).where(users.c.subject == subject)).first()
    return _user(row) if row is not None else None


def add_user(
    ledger: Ledger, name: str, role: Role, password: str | None, *, who: str, subject: str | None = None,
    must_change: bool = False,
) -> User:  # fmt: skip
    """Add a person, or let one who was taken out in again. Raises: AccountError saying what is wrong.

    password: None for somebody who signs in elsewhere only. must_change: it is to be changed at the first sign-in.
    """
    name = unicodedata.normalize("NFC", name).strip()
    if not name or len(name) > _LONGEST or any(not letter.isprintable() for letter in name):
        raise AccountError(f"{name!r}: a name has 1 to {_LONGEST} letters, digits and marks")
    _check_role(role)
    if password is not None:
        check_password(password, name)
    hashed = hash_password(password) if password is not None else None
    with ledger.writing() as connection:
        known = user_named(connection, name)
        if known is not None and known.active:
            raise AccountError(f"{name}: there is a person of this name; `depositary users reset` gives a new password")
        row: dict[str, Any] = {
            "name": name, "role": role, "password": hashed, "subject": subject, "active": True,
            "must_change": must_change,
        }  # fmt: skip
        if known is not None:
            connection.execute(update(users).where(users.c.id == known.number).values(**row))
        else:
            number = next_numbers(connection, "users", 1)[0]
            connection.execute(insert(users).values(id=number, created_at=now(), **row))
        append_audit(connection, who, "person added", name, role=role, elsewhere=subject is not None)
        return _there(connection, name)


def change_role(ledger: Ledger, name: str, role: Role, *, who: str) -> User:
    """Give a person another role; sessions go on with it. Raises: AccountError, also for the last admin's."""
    _check_role(role)
    with ledger.writing() as connection:
        user = _there(connection, name)
        if role != ROLES[-1]:
            _keep_an_admin(connection, user)
        connection.execute(update(users).where(users.c.id == user.number).values(role=role))
        append_audit(connection, who, "role changed", user.name, before=user.role, after=role)
        return _there(connection, name)


def reset_password(ledger: Ledger, name: str, password: str, *, who: str) -> User:
    """Set a password for somebody else, who must change it; ends the person's sessions. Raises: AccountError."""
    check_password(password, name)
    hashed = hash_password(password)
    with ledger.writing() as connection:
        user = _there(connection, name)
        connection.execute(update(users).where(users.c.id == user.number).values(password=hashed, must_change=True))
        connection.execute(delete(sessions).where(sessions.c.user_id == user.number))
        append_audit(connection, who, "password reset", user.name)
        return _there(connection, name)


def change_password(ledger: Ledger, user: User, old: str, new: str) -> None:
    """A person's own change; ends all sessions of the person. Raises: AccountError."""
    if not check_sign_in(ledger, user.name, old):
        raise AccountError("the present password is not that")
    if new == old:
        raise AccountError("the new password is the old one")
    check_password(new, user.name)
    hashed = hash_password(new)
    with ledger.writing() as connection:
        connection.execute(update(users).where(users.c.id == user.number).values(password=hashed, must_change=False))
        connection.execute(delete(sessions).where(sessions.c.user_id == user.number))
        append_audit(connection, user.name, "password changed", user.name)


def remove_user(ledger: Ledger, name: str, *, who: str) -> None:
    """Take a person out: no sign-in, no session, no token any more. Raises: AccountError, also for the last admin."""
    with ledger.writing() as connection:
        user = _there(connection, name)
        _keep_an_admin(connection, user)
        gone = {"active": False, "password": None}  # the subject stays, lest another sign-on let the person in anew
        connection.execute(update(users).where(users.c.id == user.number).values(**gone))
        connection.execute(delete(sessions).where(sessions.c.user_id == user.number))
        open_tokens = (tokens.c.user_id == user.number) & tokens.c.revoked_at.is_(None)
        connection.execute(update(tokens).where(open_tokens).values(revoked_at=now()))
        append_audit(connection, who, "person removed", user.name)


def join_subject(connection: Connection, user: User, subject: str) -> None:
    """Let somebody sign in by another sign-on from now on."""
    connection.execute(update(users).where(users.c.id == user.number).values(subject=subject))
    append_audit(connection, user.name, "sign-on joined", user.name, sign_on=subject)


def check_sign_in(ledger: Ledger, name: str, password: str) -> User | None:
    """The person of this name and password; None if there is none, after as long a time."""
    with ledger.reading() as connection:
        user = user_named(connection, name)
        hashed = None
        if user is not None and user.active:
            hashed = connection.execute(select(users.c.password).where(users.c.id == user.number)).scalar()
    return user if fits_password(hashed, password) else None


def _there(connection: Connection, name: str) -> User:
    user = user_named(connection, name)
    if user is None or not user.active:
        raise AccountError(f"{name}: there is no such person; `depositary users list` names them")
    return user


def _keep_an_admin(connection: Connection, user: User) -> None:
    """Somebody must be able to let others in."""
    if user.role != ROLES[-1]:
        return
    others = select(users.c.id).where(users.c.role == ROLES[-1], users.c.active, users.c.id != user.number)
    if connection.execute(others.limit(1)).first() is None:
        raise AccountError(f"{user.name}: is the last with the role {ROLES[-1]}; give it to somebody else first")


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise AccountError(f"{role}: no such role; there are {', '.join(ROLES)}")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _user(row: Any) -> User:
    return User(
        number=row.id, name=row.name, role=row.role, active=row.active, must_change=row.must_change,
        with_password=row.password is not None, subject=row.subject, created_at=row.created_at, seen_at=row.seen_at,
    )  # fmt: skip
