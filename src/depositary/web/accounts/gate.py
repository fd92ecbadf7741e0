"""The gate every request passes: who asks, whether the request is meant by that person, and how much it may bring.

It puts the person into `request.state.person` and what forms must carry into `request.state.csrf`. With accounts on,
whoever has not signed in gets no further than signing in. With accounts off the person at this machine is let through,
but only under a name of this machine and not from another site's pages.
"""

from __future__ import annotations

import base64
import hmac
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, quote, urlsplit

from anyio import to_thread
from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depositary.ledger import Ledger
from depositary.ledger.accounts.sessions import session_of
from depositary.ledger.accounts.tokens import Scope as TokenScope
from depositary.ledger.accounts.tokens import owner_of
from depositary.web.faults import Fault, page_answer, problem_answer
from depositary.web.people import Person, Role
from depositary.web.settings import Settings, is_loopback

__all__ = ["Gate", "session_cookie"]

_OPEN = ("/login", "/static/", "/oidc/", "/theme")  # for everybody who can reach the server
_WATCHED = ("/healthz", "/metrics")  # look after themselves, also while the ledger cannot be reached
_TO_CHANGE = ("/profile", "/logout", "/static/", "/theme")  # for who must change the password first
_SAFE = ("GET", "HEAD", "OPTIONS")
_BY_SCOPE: dict[TokenScope, Role] = {"read": "viewer", "write": "editor", "admin": "admin"}
_ORDER: tuple[Role, ...] = ("viewer", "editor", "admin")
_FORM = 65_536  # bytes of a form within which its CSRF field must stand
_SMALL, _LARGE = 2_000_000, 210_000_000  # bytes a request may bring; the second where documents come in
_DOCUMENTS_COME_IN = ("/api/v1/documents", "/import", "/plans", "/api/v1/plans")


class _Refused(Exception):
    def __init__(self, status: int, detail: str, *, sign_in: bool = False) -> None:
        super().__init__(detail)
        self.status, self.detail, self.sign_in = status, detail, sign_in


class Gate:
    """Middleware. Only what it lets through reaches a route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here speaks otherwise
        request = Request(scope, receive)
        request.state.person, request.state.csrf = None, ""
        request.state.secret = None
        try:
            body = _Body(receive, _most(request))
            _check_length(request)
            await self._let_in(request, body)
            await self.app(scope, body.receive, send)
        except _Refused as refused:
            await _answer(request, refused)(scope, receive, send)

    async def _let_in(self, request: Request, body: _Body) -> None:
        settings: Settings = request.app.state.settings
        if request.method in _SAFE and _under(request.url.path, _WATCHED):
            return
        _check_host(request, settings)
        if not settings.with_accounts:
            if request.method not in _SAFE:
                _check_origin(request)
            return
        ledger: Ledger = request.app.state.ledger
        bearer = _bearer(request)
        must_change = False
        if bearer is not None:
            request.state.person = await to_thread.run_sync(_person_of_token, ledger, bearer)
            if request.state.person is None:
                raise _Refused(401, "the token is unknown, over or revoked")
        else:
            secret = request.cookies.get(session_cookie(settings))
            found = await to_thread.run_sync(session_of, ledger, secret) if secret else None
            if found is not None:
                request.state.person = Person(name=found.user.name, role=found.user.role, sees=found.user.role)
                request.state.csrf, request.state.secret = found.csrf, secret
                must_change = found.user.must_change
        path = request.url.path
        if request.state.person is None and not _under(path, _OPEN):
            raise _Refused(401, "sign in first, or send a token: Authorization: Bearer …", sign_in=True)
        if must_change and not _under(path, _TO_CHANGE):
            raise _Refused(403, "the password was set by somebody else; change it first under /profile")
        if request.method not in _SAFE and bearer is None:
            _check_origin(request)
            if request.state.csrf and path != "/login":  # a form of before the sign-in in another window
                await _check_csrf(request, body)


def session_cookie(settings: Settings) -> str:
    """Name of the cookie; over https one that no other host and no plain http can set."""
    return "__Host-session" if settings.secure else "session"


class _Body:
    """What a request brings, its beginning looked at and handed on, no more of it than is allowed."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._kept: list[Message] = []
        self._left = most

    async def beginning(self, size: int) -> bytes:
        """The first so many bytes (or all of it), which are handed on all the same."""
        seen = b""
        while len(seen) < size:
            message = await self._next()
            self._kept.append(message)
            seen += message.get("body", b"")
            if message["type"] != "http.request" or not message.get("more_body"):
                break
        return seen

    async def receive(self) -> Message:
        return self._kept.pop(0) if self._kept else await self._next()

    async def _next(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _Refused(413, "the request is larger than the server takes")
        return message


def _person_of_token(ledger: Ledger, secret: str) -> Person | None:
    """Whoever a token stands for: sees what its owner sees, does what its scopes allow."""
    owned = owner_of(ledger, secret)
    if owned is None:
        return None
    reach = max((_BY_SCOPE[scope] for scope in owned.scopes), key=_ORDER.index)
    return Person(name=owned.user.name, role=min(reach, owned.user.role, key=_ORDER.index), sees=owned.user.role)


def _bearer(request: Request) -> str | None:
    """The token a request brings; calendar programs know of names and passwords only, and bring it as the password."""
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "basic":
        try:
            return base64.b64decode(value.strip(), validate=True).decode().partition(":")[2]
        except ValueError:
            return ""
    return value.strip() if kind.lower() == "bearer" else None


def _check_host(request: Request, settings: Settings) -> None:
    """With nobody signing in, a page of another site must not reach us under a name it had pointed at this machine."""
    if settings.with_accounts:
        return
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if not is_loopback(host) and host != settings.host:
        raise _Refused(421, f"{host[:100]!r} is no name of this machine; use http://localhost:{settings.port}/")


def _check_origin(request: Request) -> None:
    """Browsers tell where a request comes from; if they do, it must be from our own pages."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        raise _Refused(403, "the request comes from another site")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise _Refused(403, "the request comes from another site")


async def _check_csrf(request: Request, body: _Body) -> None:
    given = request.headers.get("x-csrf-token")
    if given is None:
        given = _csrf_in(request.headers.get("content-type", ""), await body.beginning(_FORM))
    if not hmac.compare_digest((given or "").encode(), request.state.csrf.encode()):
        raise _Refused(403, "the form is out of date or of another site; load the page anew and send it again")


def _csrf_in(content_type: str, beginning: bytes) -> str | None:
    """The form's field `csrf`, which stands first in forms that bring files."""
    kind, _, further = content_type.partition(";")
    if kind.strip().lower() == "application/x-www-form-urlencoded":
        found = parse_qs(beginning.decode("ascii", "replace"), max_num_fields=1000).get("csrf")
        return found[0] if found else None
    if kind.strip().lower() == "multipart/form-data":
        boundary = _parameter(further, "boundary")
        for part in beginning.split(b"--" + boundary.encode("latin-1", "replace"))[1:] if boundary else ():
            head, _, value = part.partition(b"\r\n\r\n")
            if b'name="csrf"' in head:
                return value.rstrip(b"\r\n").decode("ascii", "replace")
    return None


def _parameter(words: str, name: str) -> str | None:
    try:
        morsel = SimpleCookie(words).get(name)
    except CookieError:
        return None
    return morsel.value if morsel is not None else None


def _most(request: Request) -> int:
    return _LARGE if _under(request.url.path, _DOCUMENTS_COME_IN) else _SMALL


def _check_length(request: Request) -> None:
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > _most(request):
        raise _Refused(413, f"the request is larger than the {_most(request):,} bytes the server takes")


def _under(path: str, places: tuple[str, ...]) -> bool:
    """Whether a path is one of these places or below one."""
    return any(path == place or path.startswith(place if place.endswith("/") else place + "/") for place in places)


def _answer(request: Request, refused: _Refused) -> Response:
    fault = Fault(status=refused.status, title=HTTPStatus(refused.status).phrase, detail=refused.detail)
    if request.url.path.startswith("/api/"):
        answer = problem_answer(request, fault)
        if refused.status == 401:
            answer.headers["WWW-Authenticate"] = 'Bearer realm="depositary"'
        return answer
    if refused.sign_in and request.method in _SAFE:
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse("/login" if asked == "/" else f"/login?next={quote(asked, safe='')}", status_code=303)
    if refused.status == 403 and request.state.person is not None and "under /profile" in refused.detail:
        return RedirectResponse("/profile", status_code=303)
    return page_answer(request, fault)
