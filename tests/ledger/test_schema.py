"""The migrations make the tables the code works with, and only dialects.py knows which database it is."""

from __future__ import annotations

import re
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.migrating import alembic_config, upgrade
from depositary.ledger.store import SCHEMA
from depositary.ledger.tables import metadata
from samples import sample

SOURCE = Path(__file__).parents[2] / "src" / "depositary"


def test_newest_migration_is_the_version_the_code_expects() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == SCHEMA


def differences(ledger: Ledger) -> list[object]:
    """What the tables have otherwise than the code says."""

    def ours(_: object, name: str | None, type_: str, *__: object) -> bool:
        return not (type_ == "table" and str(name).startswith("chunk_words"))

    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        return list(compare_metadata(context, metadata))


def test_migrations_make_exactly_the_tables_of_the_code(place: Place) -> None:
    with create_ledger(place()) as ledger:
        assert differences(ledger) == []


def test_upgrading_an_up_to_date_ledger_changes_nothing(place: Place) -> None:
    with create_ledger(place()) as ledger:
        upgrade(ledger)
    with create_ledger(ledger.location) as again:
        assert differences(again) == []


def test_migrations_go_down_and_up_again(place: Place) -> None:
    with create_ledger(place()) as ledger:
        config = alembic_config()
        with ledger.writing() as connection:
            config.attributes["connection"] = connection
            command.downgrade(config, "base")
        with ledger.reading() as connection:
            assert [name for name in inspect(connection).get_table_names() if name != "alembic_version"] == []
        upgrade(ledger)
        assert differences(ledger) == []
        record_document(ledger, *sample("one", "One."))


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
