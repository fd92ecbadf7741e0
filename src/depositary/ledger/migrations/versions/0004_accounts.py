"""Accounts, the audit log, and what is shown instead of things that rest on restricted documents."""

from alembic import op
from sqlalchemy import inspect

from depositary.ledger.accounts.tables import audit, login_trials, sessions, tokens, users
from depositary.ledger.dialects import forbid_changes
from depositary.ledger.tables import metadata
from depositary.ledger.veiled import veiled_facets, veiled_things

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES = [users, sessions, tokens, login_trials, audit, veiled_things, veiled_facets]
_INDEX = "ix_documents_restricted_to"


def upgrade() -> None:
    metadata.create_all(op.get_bind(), tables=_TABLES)  # those that are there already stay
    forbid_changes(op.get_bind(), audit)
    if _INDEX not in {index["name"] for index in inspect(op.get_bind()).get_indexes("documents")}:
        op.create_index(_INDEX, "documents", ["restricted_to"])


def downgrade() -> None:
    op.drop_index(_INDEX, "documents")
    metadata.drop_all(op.get_bind(), tables=_TABLES)
