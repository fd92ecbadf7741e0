"""Passwords, tokens and secrets are never told: not in errors, not on the screen, not in logs, not in pages."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest

from depositary.errors import LedgerError
from depositary.ledger import create_ledger, open_ledger
from depositary.ledger.accounts.audit import list_audit
from depositary.ledger.accounts.sessions import begin_session
from depositary.ledger.accounts.throttling import note_failure
from depositary.ledger.accounts.tokens import issue_token
from depositary.ledger.accounts.users import add_user, check_sign_in, reset_password
from depositary.ledger.copying import back_up, restore_from
from depositary.ledger.dialects import connect, shown
from depositary.ledger.store import Ledger
from servers import PASSWORD, running

SECRET = "h0rse-battery"  # noqa: S105
ADDRESSES = [
    f"postgresql://lea:{SECRET}@127.0.0.1:9/ledger",
    f"postgresql://lea:{SECRET}@{SECRET}@127.0.0.1:9/ledger",  # a password with an @ that was not written %40
    f"postgresql://lea:a/{SECRET}:b@127.0.0.1:9/ledger",
    f"postgresql://127.0.0.1:9/ledger?user=lea&password={SECRET}",
    f"postgresql://127.0.0.1:9/ledger?sslpassword={SECRET}&user=lea",
    f"postgresql://lea:{SECRET}@[bad:9/ledger",
    f"postgresql+nothing://lea:{SECRET}@127.0.0.1:9/ledger",
    f"mysql://lea:{SECRET}@127.0.0.1:9/ledger",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_error_tells_the_password_of_a_database(address: str, tmp_path: Path) -> None:
    assert SECRET not in shown(address)
    for attempt in (open_ledger, create_ledger, lambda place: restore_from(tmp_path / "none.db", place)):
        with pytest.raises(LedgerError) as error:
            attempt(address)
        assert SECRET not in str(error.value)
    try:
        with Ledger(address, connect(address)) as ledger, pytest.raises(LedgerError) as error:
            back_up(ledger, tmp_path / "copy.db")
    except LedgerError:
        return
    assert SECRET not in str(error.value)


def test_addresses_without_secrets_are_shown_as_they_are() -> None:
    for plain in ("depositary.db", "/a/b@c:d.db", "postgresql://lea@host/ledger", "postgresql:///ledger?host=/run"):
        assert shown(plain) == plain


def test_audit_log_holds_no_secret(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger.db") as ledger:
        user = add_user(ledger, "An", "admin", PASSWORD, who="test")
        begun = begin_session(ledger, user, how="password", address=None, agent=None)
        _, token = issue_token(ledger, "An", "feed", ["read"], who="An")
        reset_password(ledger, "An", f"{PASSWORD} again", who="test")
        note_failure(ledger, "An", "192.0.2.7")
        assert check_sign_in(ledger, "An", PASSWORD) is None
        with ledger.reading() as connection:
            told = repr(list_audit(connection))
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (PASSWORD, begun.secret, begun.csrf, token):
        assert secret not in told
    for secret in (PASSWORD, begun.secret, token):  # hashes only, also in the file and its journal
        assert secret.encode() not in raw


def test_server_logs_and_answers_hold_no_secret(tmp_path: Path) -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(lambda record: not record.name.startswith(("httpcore", "httpx")))  # the browser's own
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with running(tmp_path, fill=False, people=True) as server:
            token = server.token("admin")
            with server.client(headers={"Origin": server.address}) as browser:
                browser.post("/login", data={"name": "admin", "password": f"{PASSWORD}!"})
                answer = browser.post("/login", data={"name": "admin", "password": PASSWORD})
                session = answer.cookies.get("session")
                assert session
                assert PASSWORD not in browser.get("/profile").text
                assert session not in browser.get("/profile").text
                browser.get("/things/none?token=x", headers={"Authorization": "Bearer nonsense"})
            with server.client(headers={"Authorization": f"Bearer {token}"}) as program:
                assert token not in program.get("/api/v1/documents").text
                assert token not in program.get("/api/v1/things/none").text
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    told = [
        line for line in out.getvalue().splitlines() if any(secret in line for secret in (PASSWORD, token, session))
    ]
    assert told == []
