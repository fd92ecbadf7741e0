"""Pages of people and accounts: one's own profile and tokens, and for admins people, tokens and the audit log."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from depositary.errors import AccountError
from depositary.ledger import Ledger
from depositary.ledger.accounts.audit import list_audit
from depositary.ledger.accounts.tokens import issue_token, list_tokens, revoke_token
from depositary.ledger.accounts.users import (
    User,
    add_user,
    change_password,
    change_role,
    list_users,
    remove_user,
    reset_password,
    user_named,
)
from depositary.web.accounts import keeping, oidc, restricting, signing
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Admin, NotAllowed, Person, Viewer
from depositary.web.rendering import page

__all__ = ["accounts"]

accounts = APIRouter()
accounts.include_router(signing.router)
accounts.include_router(oidc.router)
accounts.include_router(restricting.router)
accounts.include_router(keeping.router)
Word = Annotated[str, Form(max_length=200)]
Secret = Annotated[str, Form(max_length=1000)]
_LINES = 100  # of the audit log on one page


@accounts.get("/profile")
def profile(request: Request, person: Viewer, ledger: WholeLedger) -> Response:
    """One's own name, role, password and tokens."""
    return _profile(request, person, ledger)


@accounts.post("/profile/password")
def own_password(
    request: Request, person: Viewer, ledger: WholeLedger, old: Secret = "", new: Secret = "", again: Secret = ""
) -> Response:
    """Change one's password; all sessions end, and one signs in anew."""
    user = _account(person, ledger)
    try:
        if new != again:
            raise AccountError("the two new passwords differ")
        change_password(ledger, user, old, new)
    except AccountError as error:
        return _profile(request, person, ledger, status=422, wrong=str(error))
    return RedirectResponse("/login", status_code=303)


@accounts.post("/profile/tokens")
def own_token(
    request: Request,
    person: Viewer,
    ledger: WholeLedger,
    name: Word = "",
    scope: Annotated[list[str] | None, Form(max_length=10)] = None,
    days: Annotated[int, Form(ge=1, le=3650)] = 365,
) -> Response:
    """A token of one's own, shown this once."""
    user = _account(person, ledger)
    try:
        _, secret = issue_token(ledger, user.name, name, scope or ["read"], days=days, who=person.name)
    except AccountError as error:
        return _profile(request, person, ledger, status=422, wrong=str(error))
    return _profile(request, person, ledger, secret=secret)


@accounts.post("/profile/tokens/{number}/revoke")
def own_revoke(person: Viewer, ledger: WholeLedger, number: int) -> Response:
    """End a token of one's own."""
    revoke_token(ledger, number, who=person.name, owner=_account(person, ledger).name)
    return RedirectResponse("/profile", status_code=303)


@accounts.get("/admin")
def admin(person: Admin) -> Response:
    """Where administration begins."""
    return RedirectResponse("/admin/users", status_code=303)


@accounts.get("/admin/users")
def people(request: Request, person: Admin, ledger: WholeLedger) -> Response:
    """Everybody who may sign in, with their tokens."""
    return _people(request, ledger)


@accounts.post("/admin/users")
def new_person(
    request: Request, person: Admin, ledger: WholeLedger, name: Word = "", role: Word = "viewer", password: Secret = ""
) -> Response:
    """Let somebody in with a first password, to be changed; without one, by another sign-on only."""

    def add() -> None:
        add_user(ledger, name, role, password or None, who=person.name, must_change=bool(password))  # type: ignore[arg-type]

    return _done(request, ledger, add)


@accounts.post("/admin/users/role")
def other_role(request: Request, person: Admin, ledger: WholeLedger, name: Word = "", role: Word = "") -> Response:
    """Give somebody another role."""
    return _done(request, ledger, lambda: change_role(ledger, name, role, who=person.name))  # type: ignore[arg-type]


@accounts.post("/admin/users/reset")
def new_password(
    request: Request, person: Admin, ledger: WholeLedger, name: Word = "", password: Secret = ""
) -> Response:
    """Give somebody a new password, to be changed at the next sign-in."""
    return _done(request, ledger, lambda: reset_password(ledger, name, password, who=person.name))


@accounts.post("/admin/users/remove")
def no_longer(request: Request, person: Admin, ledger: WholeLedger, name: Word = "") -> Response:
    """Take somebody out."""
    return _done(request, ledger, lambda: remove_user(ledger, name, who=person.name))


@accounts.post("/admin/tokens/{number}/revoke")
def revoke(request: Request, person: Admin, ledger: WholeLedger, number: int) -> Response:
    """End anybody's token."""
    return _done(request, ledger, lambda: revoke_token(ledger, number, who=person.name))


@accounts.get("/admin/audit")
def audit_log(
    request: Request, person: Admin, ledger: WholeLedger, before: int | None = None, who: str | None = None
) -> Response:
    """Who did what, the latest first."""
    with ledger.reading() as connection:
        lines = list_audit(connection, before=before, who=who or None, limit=_LINES)
    return page(request, "accounts/audit.html", lines=lines, who=who or "", more=len(lines) == _LINES)


def _profile(
    request: Request, person: Person, ledger: Ledger, *, status: int = 200, wrong: str | None = None,
    secret: str | None = None,
) -> Response:  # fmt: skip
    user = None if person.local else _account(person, ledger)
    tokens = list_tokens(ledger, user.name) if user is not None else []
    return page(
        request, "accounts/profile.html", status=status, user=user, tokens=tokens, wrong=wrong, secret=secret
    )  # fmt: skip


def _people(request: Request, ledger: Ledger, *, status: int = 200, wrong: str | None = None) -> Response:
    return page(
        request, "accounts/people.html", status=status, people=list_users(ledger), tokens=list_tokens(ledger),
        wrong=wrong,
    )  # fmt: skip


def _done(request: Request, ledger: Ledger, do: object) -> Response:
    try:
        do()  # type: ignore[operator]
    except AccountError as error:
        return _people(request, ledger, status=422, wrong=str(error))
    return RedirectResponse("/admin/users", status_code=303)


def _account(person: Person, ledger: Ledger) -> User:
    """The account of who asks. Raises: NotAllowed for the person at this machine, who has none."""
    with ledger.reading() as connection:
        user = user_named(connection, person.name) if not person.local else None
    if user is None:
        raise NotAllowed("viewer", person)
    return user
