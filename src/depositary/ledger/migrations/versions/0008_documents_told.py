"""Documents are counted by language and by the partnership they are mostly about."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO tallies (name, part, value) SELECT 'told', language || ' ' || coalesce(partnership, ''), count(*) "
        "FROM documents GROUP BY language, partnership"
    )


def downgrade() -> None:
    op.execute("DELETE FROM tallies WHERE name = 'told'")
