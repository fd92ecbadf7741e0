"""A ledger: where it is, opening and making it, and its two kinds of transaction.

`Ledger.reading()` sees one consistent state; `Ledger.writing()` is the one writer's transaction, all or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, bindparam, insert, inspect, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from depositary.errors import LedgerCorrupt, LedgerMissing, LedgerVersion
from depositary.ledger.dialects import begin_writing, connect, file_of, ledger_error, shown
from depositary.ledger.tables import counters

__all__ = ["SCHEMA", "Ledger", "create_ledger", "ledger_version", "open_ledger"]

SCHEMA = "0009"  # the newest migration; a test compares


class Ledger:
    """An open ledger. `location` is its path or URL. Close it, or use it in a `with` statement."""

    def __init__(self, location: str, engine: Engine) -> None:
        self.location = location
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads. Raises: LedgerError for whatever the database reports."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise ledger_error(error, self.location) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The writer's transaction: committed at the end, rolled back by any exception.

        Raises: LedgerBusy if another writer does not finish; LedgerReadOnly; LedgerError.
        """
        try:
            with self._engine.begin() as connection:
                begin_writing(connection)
                yield connection
        except SQLAlchemyError as error:
            raise ledger_error(error, self.location) from error

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_TAKE = (
    update(counters)
    .where(counters.c.name == bindparam("taken_from"))
    .values(value=counters.c.value + bindparam("taken", type_=counters.c.value.type))
    .returning(counters.c.value)
)


class _State(NamedTuple):
    version: str | None
    empty: bool


def create_ledger(location: str | Path) -> Ledger:
    """Open a ledger for writing; make it if there is none yet.

    Raises: LedgerVersion if it was made by another version; LedgerCorrupt if the file is something else.
    """
    place = str(location)
    ledger = Ledger(place, connect(place))
    state = _state(ledger)
    if state.version is None and state.empty:
        from depositary.ledger.migrating import upgrade  # a third of a second; only when there is something to do

        upgrade(ledger)
    else:
        _check(place, state)
    return ledger


def open_ledger(location: str | Path, *, writable: bool = False) -> Ledger:
    """Open a ledger that is there.

    Raises: LedgerMissing, LedgerVersion, LedgerCorrupt.
    """
    place = str(location)
    file = file_of(place)
    if file is not None and not file.exists():
        raise LedgerMissing(f"{place}: no ledger there; make one by adding documents (depositary add PATH)")
    ledger = Ledger(place, connect(place, writable=writable))
    _check(place, _state(ledger))
    return ledger


def next_numbers(connection: Connection, name: str, count: int) -> range:
    """Numbers for `count` new rows of a table, never given out before in a committed transaction."""
    row = connection.execute(_TAKE, {"taken_from": name, "taken": count}).first()
    if row is None:
        connection.execute(insert(counters).values(name=name, value=count))
        return range(1, count + 1)
    return range(row[0] - count + 1, row[0] + 1)


def ledger_version(ledger: Ledger) -> str | None:
    """The version of the ledger's tables; None if there are none. Raises: LedgerError if it cannot be read."""
    return _state(ledger).version


def _state(ledger: Ledger) -> _State:
    with ledger.reading() as connection:
        names = set(inspect(connection).get_table_names())
        if "alembic_version" not in names:
            return _State(None, not names)
        version = connection.execute(select(text("version_num")).select_from(text("alembic_version"))).scalar()
        return _State(version, False)


def _check(place: str, state: _State) -> None:
    if state.version is None:
        what = "empty" if state.empty else "a database, but no ledger"
        raise LedgerCorrupt(f"{shown(place)}: is {what}; name another file, or restore a backup")
    if state.version != SCHEMA:
        raise LedgerVersion(
            f"{shown(place)}: is of version {state.version}, this program works with {SCHEMA}; "
            f"{'install a newer depositary' if state.version > SCHEMA else 'run: depositary migrate'}"
        )
