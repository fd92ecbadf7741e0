"""Plans of action: lines, entries, evidence."""

from alembic import op

from depositary.ledger.plans.tables import plan_entries, plan_evidence, plan_lines, plans, vectors
from depositary.ledger.tables import metadata

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = [plans, plan_lines, plan_entries, plan_evidence, vectors]


def upgrade() -> None:
    metadata.create_all(op.get_bind(), tables=_TABLES)  # those that are there already stay


def downgrade() -> None:
    metadata.drop_all(op.get_bind(), tables=_TABLES)
