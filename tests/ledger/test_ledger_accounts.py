"""Accounts: roles, passwords, sessions, tokens, throttling, and an audit log that tells when somebody changed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import select, update

from databases import Place
from depositary.errors import AccountError, LedgerError
from depositary.ledger import Ledger, create_ledger
from depositary.ledger.accounts import sessions, throttling
from depositary.ledger.accounts.audit import list_audit
from depositary.ledger.accounts.passwords import check_password, fits_password, hash_password
from depositary.ledger.accounts.sessions import begin_session, end_session, moment, session_of
from depositary.ledger.accounts.tables import audit, users
from depositary.ledger.accounts.tables import sessions as session_rows
from depositary.ledger.accounts.tables import tokens as token_rows
from depositary.ledger.accounts.throttling import closed_for, note_failure, note_success
from depositary.ledger.accounts.tokens import issue_token, list_tokens, owner_of, revoke_token
from depositary.ledger.accounts.users import (
    add_user,
    change_password,
    change_role,
    check_sign_in,
    has_users,
    list_users,
    remove_user,
    reset_password,
)
from depositary.ledger.verifying import verify_ledger

GOOD, OTHER = "mưa rơi trên mái nhà", "four boats on the river"


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


@pytest.fixture
def peopled(ledger: Ledger) -> Ledger:
    add_user(ledger, "Trần An", "admin", GOOD, who="cli:root")
    add_user(ledger, "Mai", "viewer", None, who="cli:root", subject="https://sso.example|17")
    return ledger


def stored(ledger: Ledger) -> str:
    """All that is kept of accounts."""
    with ledger.reading() as connection:
        return str([connection.execute(select(table)).all() for table in (users, session_rows, token_rows, audit)])


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least"),
        ("aaaaaaaaaaaa", "guessed"),
        ("Depositary2026", "guessed"),
        ("thuylinh01", "guessed"),
        ("x" * 2000, "more than"),
    ],
)
def test_passwords_guessed_first_are_refused(password: str, why: str) -> None:
    with pytest.raises(AccountError, match=why):
        check_password(password, "ThuyLinh")


def test_a_password_fits_in_either_form_of_its_letters() -> None:
    hashed = hash_password("mật khẩu của tôi")
    assert hashed.startswith("$argon2id$")
    assert fits_password(hashed, "mật khẩu của tôi")  # decomposed letters
    assert not fits_password(hashed, "mat khau cua toi")
    assert not fits_password(None, "somebody who is not there")
    assert not fits_password("no hash at all", "x")


def test_signing_in_by_name_whatever_its_case(peopled: Ledger) -> None:
    user = check_sign_in(peopled, "TRẦN an", GOOD)
    assert user is not None
    assert (user.name, user.role) == ("Trần An", "admin")
    assert check_sign_in(peopled, "Trần An", OTHER) is None
    assert check_sign_in(peopled, "Mai", "") is None  # signs in elsewhere only
    assert check_sign_in(peopled, "nobody", GOOD) is None


def test_names_and_roles(peopled: Ledger) -> None:
    for name, role in (("mai", "viewer"), ("", "viewer"), ("a\nb", "viewer"), ("Bình", "owner")):
        with pytest.raises(AccountError):
            add_user(peopled, name, role, GOOD, who="An")  # type: ignore[arg-type]
    assert change_role(peopled, "mai", "editor", who="An").role == "editor"
    assert [user.name for user in list_users(peopled)] == ["Mai", "Trần An"]


def test_the_last_admin_stays(peopled: Ledger) -> None:
    for change in (
        lambda: change_role(peopled, "Trần An", "viewer", who="x"),
        lambda: remove_user(peopled, "Trần An", who="x"),
    ):
        with pytest.raises(AccountError, match="last"):
            change()
    change_role(peopled, "Mai", "admin", who="x")
    remove_user(peopled, "Trần An", who="Mai")
    assert has_users(peopled)
    assert check_sign_in(peopled, "Trần An", GOOD) is None
    assert add_user(peopled, "Trần An", "viewer", OTHER, who="Mai").role == "viewer"  # and may come back


def test_a_password_set_by_others_must_be_changed(peopled: Ledger) -> None:
    user = check_sign_in(peopled, "Trần An", GOOD)
    assert user is not None
    begun = begin_session(peopled, user, how="password", address="::1", agent=None)
    assert reset_password(peopled, "Trần An", OTHER, who="Mai").must_change
    assert session_of(peopled, begun.secret) is None
    with pytest.raises(AccountError, match="present"):
        change_password(peopled, user, GOOD, "another one entirely")
    change_password(peopled, user, OTHER, "another one entirely")
    changed = check_sign_in(peopled, "Trần An", "another one entirely")
    assert changed is not None
    assert not changed.must_change


def test_sessions_are_hashed_rotate_and_end(peopled: Ledger) -> None:
    user = check_sign_in(peopled, "Trần An", GOOD)
    assert user is not None
    first = begin_session(peopled, user, how="password", address="::1", agent="Firefox")
    second = begin_session(peopled, user, how="password", address="::1", agent="Firefox", instead_of=first.secret)
    assert session_of(peopled, first.secret) is None
    found = session_of(peopled, second.secret)
    assert found is not None
    assert (found.user.name, found.csrf) == ("Trần An", second.csrf)
    assert second.secret not in stored(peopled)
    end_session(peopled, second.secret, who=user.name)
    assert session_of(peopled, second.secret) is None


@pytest.mark.parametrize("column", ["seen_at", "ends_at"])
def test_sessions_end_by_themselves(peopled: Ledger, column: str) -> None:
    user = check_sign_in(peopled, "Trần An", GOOD)
    assert user is not None
    begun = begin_session(peopled, user, how="password", address=None, agent=None)
    past = moment(-sessions.IDLE) if column == "seen_at" else moment(dt.timedelta(seconds=-1))
    with peopled.writing() as connection:
        connection.execute(update(session_rows).values({column: past}))
    assert session_of(peopled, begun.secret) is None


def test_tokens_are_hashed_scoped_and_revoked(peopled: Ledger) -> None:
    token, secret = issue_token(peopled, "mai", "nightly export", ["write", "read"], who="Trần An")
    owned = owner_of(peopled, secret)
    assert owned is not None
    assert (owned.user.name, owned.scopes) == ("Mai", ("read", "write"))
    assert secret not in stored(peopled)
    assert [known.start for known in list_tokens(peopled, "Mai")] == [secret[:8]]
    with pytest.raises(AccountError):
        revoke_token(peopled, token.number, who="Trần An", owner="Trần An")
    revoke_token(peopled, token.number, who="Mai", owner="Mai")
    assert owner_of(peopled, secret) is None
    for bad in ("", "dpt_", "dpt_" + "x" * 43, secret[:-1]):
        assert owner_of(peopled, bad) is None
    for scopes, name in ((["all"], "x"), ([], "x"), (["read"], " ")):
        with pytest.raises(AccountError):
            issue_token(peopled, "mai", name, scopes, who="Mai")


def test_tokens_end(peopled: Ledger) -> None:
    _, over = issue_token(peopled, "mai", "short", ["read"], days=0, who="Mai")
    _, lasting = issue_token(peopled, "mai", "long", ["read"], days=30, who="Mai")
    assert owner_of(peopled, over) is None
    assert owner_of(peopled, lasting) is not None
    remove_user(peopled, "Mai", who="Trần An")
    assert owner_of(peopled, lasting) is None


def test_guessing_closes_the_door_for_that_address_only(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        note_failure(ledger, "An", "10.0.0.1")
    assert closed_for(ledger, "An", "10.0.0.1") == 0
    note_failure(ledger, "an ", "10.0.0.1")
    assert 25 <= closed_for(ledger, "An", "10.0.0.1") <= 30
    assert closed_for(ledger, "An", "10.0.0.2") == closed_for(ledger, "Mai", "10.0.0.1") == 0
    note_failure(ledger, "An", "10.0.0.1")
    assert 55 <= closed_for(ledger, "An", "10.0.0.1") <= 60
    note_success(ledger, "An", "10.0.0.1")
    assert closed_for(ledger, "An", "10.0.0.1") == 0
    monkeypatch.setitem(throttling._FREE, "address", 8)
    for name in ("a", "b", "c"):
        note_failure(ledger, name, "10.0.0.1")
    assert closed_for(ledger, "somebody else", "10.0.0.1") > 0  # one address, many names


def test_the_audit_log_tells_what_was_done(peopled: Ledger) -> None:
    note_failure(peopled, "An", "::1")
    issue_token(peopled, "mai", "export", ["read"], who="Mai")
    with peopled.reading() as connection:
        lines = list_audit(connection)
    assert [line.event for line in lines] == ["token issued", "sign-in failed", "person added", "person added"]
    assert lines[0].payload == {"token": "export", "scopes": ["read"], "ends_at": None}
    assert verify_ledger(peopled).problems == ()


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'Mai'", "DELETE FROM audit"])
def test_the_audit_log_refuses_changes(peopled: Ledger, statement: str) -> None:
    with pytest.raises(LedgerError, match="append-only"), peopled.writing() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(LedgerError), peopled.writing() as connection:
        connection.execute(update(audit).values(who="Mai"))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE audit SET who = 'Mai' WHERE id = 2", "changed after it was written"),
        ("UPDATE audit SET payload = '{}' WHERE id = 1", "changed after it was written"),
        ("DELETE FROM audit WHERE id = 1", "audit line 1 is missing"),
    ],
)  # fmt: skip
def test_verify_finds_what_was_done_past_the_database(peopled: Ledger, statement: str, told: str) -> None:
    with peopled.writing() as connection:
        kind = connection.dialect.name
        dropped = ["audit_kept ON audit"] if kind == "postgresql" else ["audit_no_update", "audit_no_delete"]
        for trigger in dropped:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql(statement)
    assert any(told in problem for problem in verify_ledger(peopled).problems)
