"""Signing in and out: the form, and the cookie that comes of it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from depositary.ledger.accounts.sessions import LONGEST, begin_session, end_session
from depositary.ledger.accounts.throttling import closed_for, note_failure, note_success
from depositary.ledger.accounts.users import User, check_sign_in
from depositary.web.accounts.gate import session_cookie
from depositary.web.ledgers import WholeLedger
from depositary.web.people import person_of
from depositary.web.rendering import page

__all__ = ["address_of", "place_after", "router", "signed_in"]

router = APIRouter()


@router.get("/login")
def login_page(request: Request, next: str = "/") -> Response:
    """The form; whoever is signed in already goes on."""
    if person_of(request) is not None:
        return RedirectResponse(place_after(next), status_code=303)
    return page(request, "accounts/login.html", next=place_after(next), name="", wrong=None)


@router.post("/login")
def login(
    request: Request,
    ledger: WholeLedger,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Begin a session, or say what is wrong: the same words for a name that is not there and a wrong password."""
    if not request.app.state.settings.with_accounts:
        return RedirectResponse("/", status_code=303)
    address = address_of(request)
    wait = closed_for(ledger, name, address)
    user = check_sign_in(ledger, name, password) if not wait else None
    if user is None:
        if not wait:
            note_failure(ledger, name, address)
        told = {"next": place_after(next), "name": name, "wrong": "wait" if wait else "unknown", "wait": wait}
        answer = page(request, "accounts/login.html", status=429 if wait else 401, **told)
        if wait:
            answer.headers["Retry-After"] = str(wait)
        return answer
    note_success(ledger, name, address)
    return signed_in(request, ledger, user, how="password", next=next)


@router.post("/logout")
def logout(request: Request, ledger: WholeLedger) -> Response:
    """End the session."""
    settings = request.app.state.settings
    person = person_of(request)
    if request.state.secret is not None and person is not None:
        end_session(ledger, request.state.secret, who=person.name)
    answer = RedirectResponse("/login" if settings.with_accounts else "/", status_code=303)
    answer.delete_cookie(session_cookie(settings), path="/", secure=settings.secure, httponly=True, samesite="lax")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def signed_in(request: Request, ledger: WholeLedger, user: User, *, how: str, next: str) -> Response:
    """A new session for somebody who has shown who they are; whatever session the browser had is over."""
    settings = request.app.state.settings
    cookie = session_cookie(settings)
    begun = begin_session(
        ledger, user, how=how, address=address_of(request), agent=request.headers.get("user-agent"),
        instead_of=request.cookies.get(cookie),
    )  # fmt: skip
    answer = RedirectResponse("/profile" if user.must_change else place_after(next), status_code=303)
    answer.set_cookie(
        cookie, begun.secret, max_age=int(LONGEST.total_seconds()), path="/", secure=settings.secure, httponly=True,
        samesite="lax",
    )  # fmt: skip
    return answer


def address_of(request: Request) -> str:
    """Where the request comes from."""
    return request.client.host if request.client is not None else ""


def place_after(asked: str) -> str:
    """A place of our own to go to; never another site's."""
    parts = urlsplit(asked)
    ours = asked.startswith("/") and not asked.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return asked if ours and asked.isprintable() and "\\" not in asked else "/"
