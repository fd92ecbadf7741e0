"""Signatures of texts, for copies and translations. Documents recorded before go on counting by their exact text."""

from alembic import op
from sqlalchemy import inspect

from depositary.ledger.tables import metadata, signature_bands, signatures

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = [signatures, signature_bands]
_INDEX = "ix_documents_publisher_first_day"


def upgrade() -> None:
    metadata.create_all(op.get_bind(), tables=_TABLES)  # those that are there already stay
    if _INDEX not in {index["name"] for index in inspect(op.get_bind()).get_indexes("documents")}:
        op.create_index(_INDEX, "documents", ["publisher", "first_day"])


def downgrade() -> None:
    op.drop_index(_INDEX, "documents")
    metadata.drop_all(op.get_bind(), tables=_TABLES)
