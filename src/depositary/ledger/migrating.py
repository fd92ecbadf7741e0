"""Bring a ledger's tables to the newest version by the migrations shipped in `migrations/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from depositary.errors import LedgerMissing
from depositary.ledger.deadlines.keeping import fill_deadlines
from depositary.ledger.dialects import connect, file_of

if TYPE_CHECKING:
    from depositary.ledger.store import Ledger

__all__ = ["alembic_config", "bring_up", "upgrade"]

_WITH_DEADLINES = "0007"  # the first version that keeps them


def alembic_config() -> Config:
    """Alembic's settings; everything is inside the package, there is no ini file."""
    config = Config()
    config.set_main_option("script_location", "depositary.ledger:migrations")
    config.set_main_option("path_separator", "os")
    return config


def upgrade(ledger: Ledger, target: str = "head") -> None:
    """Run the missing migrations in one transaction. Raises: LedgerError."""
    config = alembic_config()
    with ledger.writing() as connection:
        config.attributes["connection"] = connection
        before = MigrationContext.configure(connection).get_current_revision()
        command.upgrade(config, target)
        if target == "head" and before is not None and before < _WITH_DEADLINES:
            fill_deadlines(connection)


def bring_up(location: str) -> tuple[str, str]:
    """Migrate the ledger at a path or URL. Returns: its version before and after.

    Raises: LedgerMissing; LedgerVersion if it is newer than this program; LedgerCorrupt if it is no ledger.
    """
    from depositary.ledger.store import SCHEMA, Ledger, open_ledger

    file = file_of(location)
    if file is not None and not file.exists():
        raise LedgerMissing(f"{location}: no ledger there; make one by adding documents (depositary add PATH)")
    with Ledger(location, connect(location)) as ledger:
        with ledger.reading() as connection:
            query = text("SELECT version_num FROM alembic_version")
            before = str(connection.execute(query).scalar_one())
        if before < SCHEMA:
            upgrade(ledger)
    open_ledger(location).close()
    return before, SCHEMA
