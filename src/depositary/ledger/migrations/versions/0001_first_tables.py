"""The first tables."""

from alembic import op

from depositary.ledger.dialects import create_search_index
from depositary.ledger.tables import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    metadata.create_all(op.get_bind())
    create_search_index(op.get_bind())


def downgrade() -> None:
    op.execute("DROP TABLE chunk_words")
    metadata.drop_all(op.get_bind())
