"""Bring a ledger's tables to the newest version by the migrations shipped in `migrations/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from depositary.ledger.store import Ledger

__all__ = ["alembic_config", "upgrade"]


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
        command.upgrade(config, target)
