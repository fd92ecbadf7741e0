"""Signing in by another sign-on (OpenID Connect): authorization code with PKCE, state and nonce.

A person known by issuer and subject is signed in. One who is not is matched with an account that was added without a
password under the same name, or added with the role of `Oidc.new_people`, if there is one; else refused.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from typing import Any, NamedTuple

import httpx
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from depositary.errors import AccountError
from depositary.ledger import Ledger
from depositary.ledger.accounts.users import User, add_user, join_subject, user_by_subject, user_named
from depositary.web.accounts.signing import place_after, signed_in
from depositary.web.ledgers import WholeLedger
from depositary.web.settings import Oidc

__all__ = ["router"]

router = APIRouter()
_COOKIE = "oidc"
_MINUTES = 10  # within which somebody must come back
_WAITING = 1000  # people on their way at once
_SECONDS = 10.0  # the provider has to answer in
_SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]


class _Way(NamedTuple):
    """Somebody on the way to the provider and back."""

    nonce: str
    verifier: str
    next: str
    until: float


_on_the_way: dict[str, _Way] = {}
_lock = threading.Lock()


@router.get("/oidc/start")
def start(request: Request, next: str = "/") -> Response:
    """Send the browser to the provider."""
    settings = _settings(request)
    found = _discover(settings)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    with _client(settings, request) as client:
        address, _ = client.create_authorization_url(
            found["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
        )
    with _lock:
        now = time.monotonic()
        for old in [key for key, way in _on_the_way.items() if way.until < now][:_WAITING]:
            del _on_the_way[old]
        if len(_on_the_way) >= _WAITING:
            raise HTTPException(503, "too many people are signing in at once; try again in a few minutes")
        _on_the_way[state] = _Way(nonce, verifier, place_after(next), now + 60 * _MINUTES)
    answer = RedirectResponse(address, status_code=303)
    secure = request.app.state.settings.secure
    kept = {"max_age": 60 * _MINUTES, "path": "/oidc/", "httponly": True, "secure": secure}
    answer.set_cookie(_COOKIE, state, samesite="lax", **kept)
    return answer


@router.get("/oidc/back")
def back(
    request: Request, ledger: WholeLedger, state: str = "", code: str = "", error: str = "", iss: str | None = None
) -> Response:
    """Take what the provider says of the person, and begin a session."""
    settings = _settings(request)
    with _lock:
        way = _on_the_way.pop(state, None)
    kept = request.cookies.get(_COOKIE, "")
    if way is None or way.until < time.monotonic() or not hmac.compare_digest(kept.encode(), state.encode()):
        raise HTTPException(403, "this sign-in was not begun here, or long ago; begin again at /login")
    if error or not code:
        raise HTTPException(403, f"the sign-on refused: {error[:200] or 'it gave no code'}; begin again at /login")
    found = _discover(settings)
    if iss is not None and iss != found["issuer"]:
        raise HTTPException(403, "the answer is of another sign-on than the one asked")
    claims = _claims(settings, request, found, code, way)
    answer = signed_in(request, ledger, _person(ledger, settings, claims), how="sign-on", next=way.next)
    answer.delete_cookie(_COOKIE, path="/oidc/")
    return answer


def _settings(request: Request) -> Oidc:
    settings: Oidc | None = request.app.state.settings.oidc
    if settings is None or not request.app.state.settings.with_accounts:
        raise HTTPException(404, "no other sign-on is set up here; sign in at /login")
    return settings


def _client(settings: Oidc, request: Request) -> Any:
    from authlib.integrations.httpx_client import OAuth2Client

    return OAuth2Client(
        settings.client_id, settings.client_secret, scope="openid profile email", code_challenge_method="S256",
        redirect_uri=str(request.url_for("back")), timeout=_SECONDS, trust_env=False,
    )  # fmt: skip


def _discover(settings: Oidc) -> dict[str, Any]:
    """What the provider says of itself. Raises: HTTPException 503 if it does not answer sensibly."""
    found = _ask(f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != settings.issuer:
        raise HTTPException(503, f"{settings.issuer}: calls itself otherwise; set its own name of itself as issuer")
    return found


def _ask(address: str) -> dict[str, Any]:
    try:
        answer = httpx.get(address, timeout=_SECONDS, follow_redirects=False, trust_env=False)
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise HTTPException(503, f"the sign-on does not answer ({type(error).__name__}); try again later") from error
    if not isinstance(found, dict):
        raise HTTPException(503, "the sign-on answers with something else than was asked")
    return found


def _claims(settings: Oidc, request: Request, found: dict[str, Any], code: str, way: _Way) -> dict[str, Any]:
    """What the provider's signed token says of the person, checked. Raises: HTTPException 403."""
    from authlib.integrations.base_client import OAuthError
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        with _client(settings, request) as client:
            given = client.fetch_token(found["token_endpoint"], code=code, code_verifier=way.verifier)
        keys = KeySet.import_key_set(_ask(found["jwks_uri"]))  # type: ignore[arg-type]
        token = jwt.decode(given["id_token"], keys, algorithms=_SIGNED_BY)
        jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": found["issuer"]},
            aud={"essential": True, "value": settings.client_id},
            nonce={"essential": True, "value": way.nonce},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        ).validate(token.claims)
    except (OAuthError, JoseError, httpx.HTTPError, KeyError, ValueError) as error:
        raise HTTPException(403, f"the sign-on's answer does not hold ({type(error).__name__}); begin again") from error
    return dict(token.claims)


def _person(ledger: Ledger, settings: Oidc, claims: dict[str, Any]) -> User:
    """The account of whom the provider names. Raises: HTTPException 403 if there is none and none is to be made."""
    subject = f"{claims['iss']}|{claims['sub']}"
    name = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])[:80]
    with ledger.reading() as connection:
        known = user_by_subject(connection, subject)
        named = user_named(connection, name)
    if known is not None:
        if not known.active:
            raise HTTPException(403, f"{known.name}: may no longer sign in here")
        return known
    if named is not None and named.active and not named.with_password and named.subject is None:
        with ledger.writing() as connection:
            join_subject(connection, named, subject)
        return named
    if settings.new_people is None or (named is not None and named.active):
        raise HTTPException(403, f"{name}: has no account here yet; an administrator can add one without a password")
    try:
        return add_user(ledger, name, settings.new_people, None, who="sign-on", subject=subject)
    except AccountError as error:
        raise HTTPException(403, str(error)) from error
