"""Fixtures for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from databases import BACK_ENDS, Place, missing_programs, postgresql_places, sqlite_places


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
