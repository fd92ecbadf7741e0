"""Ledgers of every earlier version of the tables, with data in them, brought up to the newest: all that was recorded and
decided is there afterwards, word for word, and the ledger can be worked with."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from killing import command, warm_up
from sqlalchemy import Connection, inspect, text

from databases import missing_programs, postgresql_server
from depositary.errors import LedgerVersion
from depositary.ledger import open_ledger, record_document
from depositary.ledger.dialects import connect
from depositary.ledger.migrating import alembic_config, bring_up
from depositary.ledger.queries import ThingQuery, find_things
from depositary.ledger.store import SCHEMA, Ledger
from depositary.ledger.verifying import verify_ledger
from depositary.report import search_passages
from samples import CORPUS, gold, sample

KEPT = Path(__file__).parent / "ledgers"
VERSIONS = sorted(script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions())
EARLIER = [version for version in VERSIONS if (KEPT / f"{version}.db.gz").exists()]
RECORDED = (  # what was recorded and decided; the rest of the tables is computed from these
    "documents", "texts", "readings", "claims", "passages", "judgements", "judged_claims", "history", "plans",
    "plan_lines", "plan_entries", "plan_evidence", "users", "tokens", "audit",
)  # fmt: skip
COMPUTED = {"documents": {"text_group"}, "claims": {"face", "unit_id"}}
Old = Callable[[str], str]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Old]:
    """Gives the place of a copy of the ledger kept of a version."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("old")

        def file(version: str) -> str:
            place = folder / f"{version}-{len(list(folder.iterdir()))}.db"
            place.write_bytes(gzip.decompress((KEPT / f"{version}.db.gz").read_bytes()))
            return str(place)

        yield file
        return
    if missing := missing_programs():
        pytest.skip(f"no PostgreSQL server to start: {', '.join(missing)} not found")
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed: pip install depositary[postgres]")
    with postgresql_server() as server:

        def database(version: str) -> str:
            place = server.place(empty=True)
            with psycopg.connect(place) as connection:
                connection.execute(gzip.decompress((KEPT / f"{version}.sql.gz").read_bytes()))
            return place

        yield database


def rows_of(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Every recorded row, by table."""
    there = set(inspect(connection).get_table_names())
    found = {}
    for name in RECORDED:
        if name in there:
            rows = connection.execute(text(f'SELECT * FROM "{name}"')).mappings()  # noqa: S608 - names of ours
            found[name] = sorted(({**row} for row in rows), key=str)
    return found


def test_there_is_a_ledger_of_every_version_that_was_released() -> None:
    assert EARLIER[:4] == ["0001", "0002", "0003", "0004"]


@pytest.mark.parametrize("version", EARLIER)
def test_all_that_was_recorded_is_there_after_an_upgrade(old: Old, version: str) -> None:
    place = old(version)
    if version != SCHEMA:
        with pytest.raises(LedgerVersion, match="depositary migrate"):
            open_ledger(place)
    with Ledger(place, connect(place)) as ledger, ledger.reading() as connection:
        before = rows_of(connection)
    assert bring_up(place) == (version, SCHEMA)
    with open_ledger(place, writable=True) as ledger:
        with ledger.reading() as connection:
            after = rows_of(connection)
        for table, rows in before.items():
            kept = [name for name in rows[0] if name not in COMPUTED.get(table, ())] if rows else []
            was = sorted(([row[name] for name in kept] for row in rows), key=str)
            now = sorted(([row[name] for name in kept] for row in after[table]), key=str)
            assert now == was, table
        assert len(before["documents"]) == 8
        assert len(before["judgements"]) >= 4
        check_usable(ledger)


def check_usable(ledger: Ledger) -> None:
    """Everything verifies; what is there is known; more can be recorded, found and searched."""
    assert verify_ledger(ledger).problems == ()
    texts = {document.id: (document, reading) for document, reading in gold(CORPUS / "written")}
    assert record_document(ledger, *texts["w-en-01"]).state == "known"
    with ledger.reading() as connection:
        meetings = find_things(connection, ThingQuery(kind="meeting"))
        people = find_things(connection, ThingQuery(kind="person"))
    assert "Hanoi" in [thing.fields.get("place") for thing in meetings]  # what a person corrected
    assert {code for thing in people for code in thing.fields.get("in_languages") or ()} == {"vi", "zh"}
    added = record_document(ledger, *texts["w-en-04"])
    assert added.state == "added"
    assert (
        record_document(ledger, *sample("sau", "Cuộc họp cấp cao đã diễn ra tại Hà Nội.", language="vi")).state
        == "added"
    )
    assert [hit.document for hit in search_passages(ledger, "cuoc hop cap cao")][:1] == ["sau"]
    assert verify_ledger(ledger).problems == ()


def test_upgraded_by_the_command(tmp_path: Path) -> None:
    warm_up()
    place = tmp_path / "ledger.db"
    place.write_bytes(gzip.decompress((KEPT / "0001.db.gz").read_bytes()))
    refused = command("status", "--ledger", place, log=tmp_path / "log")
    assert refused.code == 3
    assert "depositary migrate" in refused.said
    done = command("migrate", "--ledger", place, log=tmp_path / "log")
    assert done.code == 0, done.said
    assert command("verify", "--ledger", place, log=tmp_path / "log").code == 0
