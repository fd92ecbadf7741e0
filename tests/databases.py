"""Places for throw-away ledgers: files, and databases of a PostgreSQL server started for these tests alone.

The server is started from the programs at hand (`initdb`, `pg_ctl`) by a user who is not root, listens on a socket in a
folder of its own and nowhere else, and is gone with it. Where the programs are absent, its tests are skipped.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from depositary.ledger import create_ledger

__all__ = [
    "BACK_ENDS",
    "Place",
    "PostgresServer",
    "missing_programs",
    "place",
    "postgresql_places",
    "postgresql_server",
    "sqlite_places",
]

BACK_ENDS = ("sqlite", "postgresql")
Place = Callable[[], str]
"""Gives the path or URL of a ledger that is not there yet, a new one each time."""

_PROGRAMS = ("initdb", "pg_ctl")
_SETTINGS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=300"


@pytest.fixture(scope="session", params=BACK_ENDS)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Call it for the place of a new ledger: a test that asks for it runs on every database there is."""
    if request.param == "sqlite":
        yield sqlite_places(tmp_path_factory.mktemp("ledgers"))
        return
    if missing := missing_programs():
        pytest.skip(f"no PostgreSQL server to start: {', '.join(missing)} not found")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install depositary[postgres]")
    with postgresql_places() as places:
        yield places


def missing_programs() -> list[str]:
    """Programs a server needs that cannot be found."""
    return [program for program in _PROGRAMS if _program(program) is None]


def sqlite_places(folder: Path) -> Place:
    numbers = count(1)
    return lambda: str(folder / f"ledger-{next(numbers)}.db")


@contextmanager
def postgresql_places() -> Iterator[Place]:
    """A running server; each place is an empty ledger of its own, copied from one that was made once."""
    with postgresql_server() as server:
        yield server.place


class PostgresServer:
    """A server started for tests, which can be stopped and started again. Call `place` for an empty ledger's URL."""

    def __init__(self, folder: Path, user: pwd.struct_passwd | None) -> None:
        self.folder = folder
        self._user = user
        self._numbers = count(1)

    def place(self, *, empty: bool = False) -> str:
        """empty: without the tables of a ledger."""
        import psycopg

        name = f"ledger{next(self._numbers)}"
        with psycopg.connect(_url(self.folder, "postgres"), autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else 'template1'}".encode())
        return _url(self.folder, name)

    def start(self) -> None:
        options = f"{_SETTINGS} -k {self.folder}"
        self._control("-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self, how: str = "immediate") -> None:
        """how: "fast" ends what is open in order, "immediate" is as if the power went."""
        self._control("-w", "-m", how, "stop")

    def _control(self, *arguments: object) -> None:
        _run(self._user, self.folder, "pg_ctl", "-D", self.folder / "data", *arguments)


@contextmanager
def postgresql_server() -> Iterator[PostgresServer]:
    """A running server whose new databases are empty ledgers."""
    folder = Path(tempfile.mkdtemp(prefix="depositary-pg-"))
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    server = PostgresServer(folder, user)
    try:
        settled = ("-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        _run(user, folder, "initdb", "-D", folder / "data", *settled)
        server.start()
        try:
            create_ledger(_url(folder, "template1")).close()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _url(folder: Path, name: str) -> str:
    return f"postgresql://tests@/{name}?host={folder}"


def _run(user: pwd.struct_passwd | None, folder: Path, program: str, *arguments: object) -> None:
    command = [str(_program(program)), *map(str, arguments)]
    who = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "LC_ALL": "C"}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, timeout=120, check=False, text=True, **who,  # type: ignore[call-overload]
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stderr}")


def _program(name: str) -> str | None:
    found = shutil.which(name)
    if found:
        return found
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(beside[0]) if beside else None


def _user() -> pwd.struct_passwd | None:
    """Whom to start the server as; None: as ourselves. PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None
