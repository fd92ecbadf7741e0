"""Slowing down those who guess: failed sign-ins are counted for each account and address, and for each address.

After a few failures the door closes for half a minute, then twice as long with each further one, up to an hour. A
success opens it. Somebody elsewhere is not kept out by what one address does to an account.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, insert, select, update

from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.accounts.sessions import moment
from depositary.ledger.accounts.tables import login_trials
from depositary.ledger.chain import now
from depositary.ledger.store import Ledger

__all__ = ["closed_for", "note_failure", "note_success"]

_FREE = {"account": 5, "address": 30}  # failures before the door closes
_FIRST, _LONGEST = 30, 3600  # seconds
_FORGOTTEN = dt.timedelta(days=1)


def closed_for(ledger: Ledger, name: str, address: str) -> int:
    """Seconds for which nobody may try this account from this address; 0 if it is open."""
    with ledger.reading() as connection:
        query = select(login_trials.c.closed_until).where(login_trials.c.key.in_(_keys(name, address).values()))
        until = max((row[0] for row in connection.execute(query) if row[0] is not None), default=None)
    if until is None or until <= now():
        return 0
    left = (dt.datetime.fromisoformat(until) - dt.datetime.now(dt.UTC)).total_seconds()
    if left > 2 * _LONGEST:  # closed by a clock that ran ahead
        return 0
    return max(1, round(min(left, _LONGEST)))


def note_failure(ledger: Ledger, name: str, address: str) -> None:
    """Count a failure, and close the door if there were too many."""
    with ledger.writing() as connection:
        connection.execute(delete(login_trials).where(login_trials.c.last_at <= moment(-_FORGOTTEN)))
        for what, key in _keys(name, address).items():
            known = connection.execute(select(login_trials.c.failures).where(login_trials.c.key == key)).scalar()
            failures = (known or 0) + 1
            over = failures - _FREE[what]
            seconds = min(_LONGEST, _FIRST * 2 ** min(over, 12)) if over >= 0 else 0
            row = {
                "failures": failures, "last_at": now(),
                "closed_until": moment(dt.timedelta(seconds=seconds)) if seconds else None,
            }  # fmt: skip
            if known is None:
                connection.execute(insert(login_trials).values(key=key, **row))
            else:
                connection.execute(update(login_trials).where(login_trials.c.key == key).values(**row))
        said = " ".join(name.split())[:80]
        append_audit(connection, said, "sign-in failed", said, address=address)


def note_success(ledger: Ledger, name: str, address: str) -> None:
    """Open the door of the account again."""
    with ledger.reading() as connection:
        key = _keys(name, address)["account"]
        if connection.execute(select(login_trials.c.key).where(login_trials.c.key == key)).first() is None:
            return
    with ledger.writing() as connection:
        connection.execute(delete(login_trials).where(login_trials.c.key == key))


def _keys(name: str, address: str) -> dict[str, str]:
    return {"account": f"{name.strip().casefold()[:80]}|{address}", "address": f"|{address}"}
