"""The migrations make the tables the code works with, and only dialects.py knows which database it is."""

from __future__ import annotations

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from depositary.ledger import create_ledger
from depositary.ledger.migrating import alembic_config, upgrade
from depositary.ledger.store import SCHEMA
from depositary.ledger.tables import metadata

SOURCE = Path(__file__).parents[2] / "src" / "depositary"


def test_newest_migration_is_the_version_the_code_expects() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == SCHEMA


def test_migrations_make_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    def ours(_: object, name: str | None, type_: str, *__: object) -> bool:
        return not (type_ == "table" and str(name).startswith("chunk_words"))

    with create_ledger(tmp_path / "ledger.db") as ledger, ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_an_up_to_date_ledger_changes_nothing(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger.db") as ledger:
        upgrade(ledger)
    assert create_ledger(tmp_path / "ledger.db")


def test_only_dialects_knows_the_database() -> None:
    told = re.compile(r"sqlite3|sqlalchemy\.dialects|dialect\.name|psycopg|PRAGMA|fts5|tsvector")
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for part in ("ledger", "report", "cli")
        for path in (SOURCE / part).rglob("*.py")
        if path.name != "dialects.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if told.search(line)
    ]
    assert found == []
