"""What falls due is kept, with the keys by which promises and what bears on them find one another; things are counted
by each of their facets, and commitments by force and party; what came in since a day is found by an index.
`depositary.ledger.migrating` fills in the deadlines, which no SQL can work out."""

import sqlalchemy as sa
from alembic import op

from depositary.ledger.dialects import BigId

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_INDEXES = {
    "deadlines": {"part_of": ["part_of"], "series": ["series"]},
    "deadline_places": {
        "days": ["of", "met", "last_day", "first_day", "thing_id", "kind"],
        "thing_id": ["thing_id"],
    },
    "deadline_keys": {"thing_id": ["thing_id"]},
}


def upgrade() -> None:
    op.create_table(
        "deadlines",
        sa.Column("thing_id", BigId, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text()),
        sa.Column("last_day", sa.Text()),
        sa.Column("met_by", BigId),
        sa.Column("part_of", BigId),
        sa.Column("what", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("series", sa.Text()),
        sa.PrimaryKeyConstraint("thing_id", "kind", name=op.f("pk_deadlines")),
    )
    op.create_table(
        "deadline_places",
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("thing_id", BigId, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("of", "thing_id", "kind", name=op.f("pk_deadline_places")),
    )
    op.create_table(
        "deadline_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("thing_id", BigId, nullable=False, autoincrement=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("day", sa.Text()),
        sa.PrimaryKeyConstraint("key", "thing_id", "words", name=op.f("pk_deadline_keys")),
    )
    for table, indexes in _INDEXES.items():
        for name, columns in indexes.items():
            op.create_index(f"ix_{table}_{name}", table, columns)
    op.create_index("ix_things_recorded_kind_shown", "things", ["recorded", "kind", "shown"])
    op.execute(
        "INSERT INTO tallies (name, part, value) SELECT 'has', kind || ' ' || name || ' ' || value, count(*) "
        "FROM facets WHERE name <> 'partnership' GROUP BY kind, name, value"
    )
    # a party's name is no condition to look things up by ("|| ''"): there are far too many of it
    op.execute(
        "INSERT INTO tallies (name, part, value) SELECT 'promised ' || f.value, "
        "coalesce(t.status, 'other') || '\t' || p.value, count(*) FROM facets f "
        "JOIN things t ON t.id = f.thing_id JOIN facets p ON p.thing_id = t.id WHERE f.name = 'partnership' "
        "AND p.name || '' = 'party' AND t.kind = 'commitment' AND t.shown GROUP BY f.value, t.status, p.value"
    )


def downgrade() -> None:
    op.execute("DELETE FROM tallies WHERE name = 'has' OR name LIKE 'promised %'")
    op.drop_index("ix_things_recorded_kind_shown", "things")
    for table in reversed(_INDEXES):
        op.drop_table(table)
