"""What keeps lists and counts quick in a large ledger: facets know the kind and day of their thing, persons and
commitments can be listed by the day they were told, and counts of the whole are kept."""

import sqlalchemy as sa
from alembic import op

from depositary.ledger.dialects import BigId

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TOLD = "('person', 'commitment')"
_FILL = f"""
    UPDATE facets SET
        kind = (SELECT t.kind FROM things t WHERE t.id = facets.thing_id),
        day = (SELECT CASE WHEN t.kind IN {_TOLD} THEN t.told_first ELSE t.first_day END
               FROM things t WHERE t.id = facets.thing_id)
"""  # noqa: S608 - a text of ours
_PARTNERSHIP = "FROM facets f WHERE f.name = 'partnership'"
_COUNTS = (
    "SELECT 'shown', kind, count(*) FROM things WHERE shown GROUP BY kind",
    f"SELECT 'of', f.kind || ' ' || f.value, count(*) {_PARTNERSHIP} GROUP BY f.kind, f.value",
    "SELECT 'real', '', count(*) FROM contradictions WHERE real HAVING count(*) > 0",
    "SELECT 'real of', f.value, count(*) FROM facets f JOIN contradictions k ON k.thing_id = f.thing_id "
    "WHERE f.name = 'partnership' AND k.real GROUP BY f.value",
)


def upgrade() -> None:
    op.add_column("facets", sa.Column("kind", sa.Text()))
    op.add_column("facets", sa.Column("day", sa.Text()))
    op.execute("DELETE FROM facets WHERE thing_id IN (SELECT id FROM things WHERE NOT shown)")
    op.execute(_FILL)
    op.create_index("ix_facets_name_value_kind_day", "facets", ["name", "value", "kind", "day", "thing_id"])
    op.create_index("ix_things_kind_shown_told_first", "things", ["kind", "shown", "told_first"])
    op.create_table(
        "tallies",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("value", BigId, nullable=False),
        sa.PrimaryKeyConstraint("name", "part", name=op.f("pk_tallies")),
    )
    for counts in _COUNTS:
        op.execute(f"INSERT INTO tallies (name, part, value) {counts}")


def downgrade() -> None:
    op.drop_table("tallies")
    op.drop_index("ix_things_kind_shown_told_first", "things")
    op.drop_index("ix_facets_name_value_kind_day", "facets")
    for column in ("kind", "day"):
        op.drop_column("facets", column)
