"""Versions of documents: where a document stood, when it was seen there, and since when another stands there.

Documents recorded before have no address; the next version of one is a document of its own.
"""

from typing import Any

from alembic import op
from sqlalchemy import Column, Text, inspect
from sqlalchemy.types import TypeEngine

from depositary.ledger.dialects import BigId

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS: dict[str, TypeEngine[Any]] = {"address": Text(), "fetched": Text(), "superseded": BigId}
_INDEXED = ("address", "superseded")


def upgrade() -> None:
    inspector = inspect(op.get_bind())
    there = {column["name"] for column in inspector.get_columns("documents")}
    for name, kind in _COLUMNS.items():
        if name not in there:
            op.add_column("documents", Column(name, kind))
    indexed = {index["name"] for index in inspector.get_indexes("documents")}
    for name in _INDEXED:
        if f"ix_documents_{name}" not in indexed:
            op.create_index(f"ix_documents_{name}", "documents", [name])


def downgrade() -> None:
    for name in _INDEXED:
        op.drop_index(f"ix_documents_{name}", "documents")
    for name in _COLUMNS:
        op.drop_column("documents", name)
