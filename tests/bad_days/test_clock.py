"""Clocks that jump: the history stays in order, and neither sessions, tokens nor closed doors last longer for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from databases import Place, place
from depositary.ledger import Ledger, chain, create_ledger, record_document
from depositary.ledger.accounts import sessions, throttling
from depositary.ledger.accounts.audit import broken_audit_links
from depositary.ledger.accounts.sessions import IDLE, LONGEST, begin_session, session_of
from depositary.ledger.accounts.throttling import closed_for, note_failure
from depositary.ledger.accounts.tokens import issue_token, owner_of
from depositary.ledger.accounts.users import User, add_user
from depositary.ledger.tables import history
from depositary.ledger.verifying import verify_ledger
from samples import sample

__all__ = ["place"]

NOON = dt.datetime(2027, 3, 12, 12, tzinfo=dt.UTC)
Set = Callable[[dt.datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Sets the clock the ledger goes by."""
    stands = [NOON]

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return stands[0].astimezone(tz)

    told = SimpleNamespace(datetime=Clock, timedelta=dt.timedelta, UTC=dt.UTC)
    for module in (chain, sessions, throttling):
        monkeypatch.setattr(module, "dt", told)
    return lambda moment: stands.__setitem__(0, moment)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


@pytest.fixture
def person(ledger: Ledger) -> User:
    return add_user(ledger, "An", "editor", "four boats on the river", who="test")


def test_history_is_in_order_and_sound(ledger: Ledger, clock: Set) -> None:
    for number, moment in enumerate((NOON, NOON - dt.timedelta(days=400), NOON + dt.timedelta(hours=1), NOON)):
        clock(moment)
        record_document(ledger, *sample(f"d{number}", f"Document {number}."))
    with ledger.reading() as connection:
        moments = list(connection.execute(select(history.c.at).order_by(history.c.id)).scalars())
        assert moments == sorted(moments)
        assert list(broken_audit_links(connection)) == []
    assert verify_ledger(ledger).problems == ()


@pytest.mark.parametrize("back", [dt.timedelta(hours=1), dt.timedelta(days=30), dt.timedelta(days=3650)])
def test_session_of_the_future_does_not_last_for_years(
    ledger: Ledger, person: User, clock: Set, back: dt.timedelta
) -> None:
    """The clock ran ahead when somebody signed in, and was put right afterwards."""
    clock(NOON + back)
    secret = begin_session(ledger, person, how="password", address=None, agent=None).secret
    clock(NOON)
    found = session_of(ledger, secret)
    assert (found is not None) == (back < IDLE)  # an hour is forgiven, a month is not
    clock(NOON + LONGEST + back)
    assert session_of(ledger, secret) is None


def test_a_jump_ahead_ends_sessions_and_no_jump_back_revives_them(ledger: Ledger, person: User, clock: Set) -> None:
    secret = begin_session(ledger, person, how="password", address=None, agent=None).secret
    assert session_of(ledger, secret) is not None
    clock(NOON + dt.timedelta(days=300))
    assert session_of(ledger, secret) is None
    begin_session(ledger, person, how="password", address=None, agent=None)  # what is over is taken out
    clock(NOON + dt.timedelta(minutes=5))
    assert session_of(ledger, secret) is None


def test_a_door_closed_by_a_clock_that_ran_ahead_opens_again(ledger: Ledger, person: User, clock: Set) -> None:
    clock(NOON + dt.timedelta(days=3650))
    for _ in range(8):
        note_failure(ledger, "An", "192.0.2.7")
    assert 0 < closed_for(ledger, "An", "192.0.2.7") <= 3600
    clock(NOON)
    assert closed_for(ledger, "An", "192.0.2.7") <= 3600
    clock(NOON + dt.timedelta(hours=2))
    assert closed_for(ledger, "An", "192.0.2.7") == 0


def test_a_door_stays_closed_when_the_clock_is_put_back_a_little(ledger: Ledger, person: User, clock: Set) -> None:
    for _ in range(8):
        note_failure(ledger, "An", "192.0.2.7")
    clock(NOON - dt.timedelta(minutes=2))
    assert closed_for(ledger, "An", "192.0.2.7") > 0


def test_tokens_end_when_they_should(ledger: Ledger, person: User, clock: Set) -> None:
    _, secret = issue_token(ledger, "An", "feed", ["read"], days=10, who="test")
    clock(NOON - dt.timedelta(days=30))
    assert owner_of(ledger, secret) is not None
    clock(NOON + dt.timedelta(days=11))
    assert owner_of(ledger, secret) is None
