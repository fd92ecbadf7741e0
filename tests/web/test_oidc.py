"""Signing in by another sign-on, against a small but real provider of OpenID Connect on this machine."""

from __future__ import annotations

import base64
import hashlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey

from depositary.ledger.accounts.users import add_user, list_users, remove_user
from depositary.web.settings import Oidc
from servers import Server, running

CLIENT, SECRET = "depositary", "a secret of both"


class Provider:
    """Signs in whoever `person` says; `spoil` changes what its tokens claim."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.person: dict[str, Any] = {"sub": "17", "preferred_username": "Linh"}
        self.spoil: dict[str, Any] = {}
        self.signed_by_other = False
        self.codes: dict[str, dict[str, str]] = {}
        self.app = FastAPI()
        self.app.get("/.well-known/openid-configuration")(self.configuration)
        self.app.get("/authorize")(self.authorize)
        self.app.post("/token")(self.token)
        self.app.get("/keys")(lambda: {"keys": [self.key.as_dict(private=False)]})

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
        }  # fmt: skip

    def authorize(self, request: Request) -> RedirectResponse:
        asked = dict(request.query_params)
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256" and "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"], "iss": self.issuer})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=303)

    def token(
        self, request: Request, code: str = Form(), code_verifier: str = Form(), redirect_uri: str = Form()
    ) -> JSONResponse:
        """A code is good once, for the client it was given to, with the verifier of its challenge."""
        given = base64.b64decode(request.headers["authorization"].partition(" ")[2]).decode()
        asked = self.codes.pop(code, None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode()).digest()).rstrip(b"=").decode()
        fits = asked and asked["code_challenge"] == challenge and asked["redirect_uri"] == redirect_uri
        if not asked or not fits or given.replace("+", " ").replace("%20", " ") != f"{CLIENT}:{SECRET}":
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"], **self.person,
            **self.spoil,
        }  # fmt: skip
        key = self.other_key if self.signed_by_other else self.key
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed})


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = Provider(port)
    server = uvicorn.Server(uvicorn.Config(found.app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield found
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def fresh(provider: Provider) -> Iterator[Provider]:
    provider.person, provider.spoil = {"sub": "17", "preferred_username": "Linh"}, {}
    yield provider
    provider.signed_by_other = False


@pytest.fixture(scope="module")
def server(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    sign_on = Oidc(
        issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET, name="the ministry", new_people="viewer"
    )
    with running(tmp_path_factory.mktemp("oidc"), fill=False, people=True, oidc=sign_on) as found:
        yield found


def go(server: Server, browser: httpx.Client, place: str = "/meetings?level=summit") -> httpx.Response:
    """The whole way: to the provider and back, as a browser goes it."""
    answer = browser.get("/oidc/start", params={"next": place})
    assert answer.status_code == 303, answer.text
    with httpx.Client() as elsewhere:
        back = elsewhere.get(answer.headers["location"])
    return browser.get(back.headers["location"])


def test_somebody_new_is_let_in_with_the_role_of_new_people(server: Server, fresh: Provider) -> None:
    with server.client() as browser:
        assert "the ministry" in browser.get("/login").text
        answer = go(server, browser)
        assert (answer.status_code, answer.headers["location"]) == (303, "/meetings?level=summit")
        assert browser.get("/api/v1/me").json()["may"] == "viewer"
    with server.client() as browser:  # and is the same person the next time, under another name too
        fresh.person["preferred_username"] = "Linh Tran"
        go(server, browser)
        assert browser.get("/api/v1/me").json()["name"] == "Linh"
    with server.open_ledger() as ledger:
        linh = next(user for user in list_users(ledger) if user.name == "Linh")
        assert linh.subject == f"{fresh.issuer}|17" and not linh.with_password


def test_somebody_added_without_a_password_is_matched_by_name(server: Server, fresh: Provider) -> None:
    with server.open_ledger() as ledger:
        add_user(ledger, "Quân", "editor", None, who="test")
    fresh.person = {"sub": "18", "preferred_username": "quân"}
    with server.client() as browser:
        go(server, browser)
        assert browser.get("/api/v1/me").json() | {"version": ""} == {
            "name": "Quân", "may": "editor", "sees": "editor", "accounts": True, "version": "",
        }  # fmt: skip


def test_an_account_with_a_password_is_not_taken_over_by_its_name(server: Server, fresh: Provider) -> None:
    fresh.person = {"sub": "666", "preferred_username": "admin"}
    with server.client() as browser:
        answer = go(server, browser)
        assert answer.status_code == 403 and "session" not in browser.cookies


def test_who_was_taken_out_is_not_let_in_again(server: Server, fresh: Provider) -> None:
    fresh.person = {"sub": "19", "preferred_username": "Hà"}
    with server.client() as browser:
        go(server, browser)
    with server.open_ledger() as ledger:
        remove_user(ledger, "Hà", who="test")
    with server.client() as browser:
        answer = go(server, browser)
        assert answer.status_code == 403 and "no longer" in answer.text


@pytest.mark.parametrize(
    "spoil",
    [
        {"aud": "another program"},
        {"iss": "https://evil.example"},
        {"nonce": "of another sign-in"},
        {"exp": 1_600_000_000},
        {"sub": None},
    ],
)
def test_a_token_that_does_not_hold_is_refused(server: Server, fresh: Provider, spoil: dict[str, Any]) -> None:
    fresh.spoil = spoil
    with server.client() as browser:
        assert go(server, browser).status_code == 403
        assert "session" not in browser.cookies


def test_a_token_signed_by_somebody_else_is_refused(server: Server, fresh: Provider) -> None:
    fresh.signed_by_other = True
    with server.client() as browser:
        assert go(server, browser).status_code == 403


def test_the_way_back_is_that_browsers_own_and_good_once(server: Server, fresh: Provider) -> None:
    with server.client() as browser, server.client() as victim, httpx.Client() as elsewhere:
        to = browser.get("/oidc/start").headers["location"]
        back = elsewhere.get(to).headers["location"]
        assert victim.get(back).status_code == 403  # signing somebody else in as oneself
        assert browser.get(back).status_code == 403  # that way is used up
        answer = go(server, browser, "https://evil.example/")
        assert answer.headers["location"] == "/"
        state = parse_qs(urlsplit(to).query)["state"][0]
        for query in (f"state={state}&error=access_denied", "state=&code=x", "code=x", f"state={state}&code=made-up"):
            assert browser.get(f"/oidc/back?{query}").status_code == 403


def test_without_another_sign_on_there_is_none(tmp_path: Path) -> None:
    with running(tmp_path, fill=False, people=True) as plain, plain.client() as browser:
        assert browser.get("/oidc/start").status_code == 404
        assert "/oidc/start" not in browser.get("/login").text


def test_a_provider_that_does_not_answer_is_told(tmp_path: Path) -> None:
    gone = Oidc(issuer="http://127.0.0.1:9", client_id=CLIENT, client_secret=SECRET)
    with running(tmp_path, fill=False, people=True, oidc=gone) as server, server.client() as browser:
        assert browser.get("/oidc/start").status_code == 503
