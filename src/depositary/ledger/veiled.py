"""The tables of what is shown instead where a document is restricted.

A thing that rests on a restricted document besides others looks otherwise to those who may not see the document. What
it looks like to them is computed when the thing changes, and kept here, one row a thing and role; see `veils`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from depositary.ledger.dialects import BigId
from depositary.ledger.tables import metadata

__all__ = ["veiled_facets", "veiled_things"]

# The columns are those of `things` that claims decide; `present` is False if no claim is left that the role may see.
veiled_things = Table(
    "veiled_things",
    metadata,
    Column("role", Text, primary_key=True),
    Column("thing_id", BigId, primary_key=True, autoincrement=False),
    Column("present", Boolean, nullable=False),
    Column("kind", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("told_first", Text),
    Column("told_last", Text),
    Column("status", Text),
    Column("sources", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("judged", Text),
    Index("ix_veiled_things_thing_id", "thing_id"),
)

veiled_facets = Table(
    "veiled_facets",
    metadata,
    Column("role", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("thing_id", BigId, primary_key=True, autoincrement=False),
    Index("ix_veiled_facets_thing_id", "thing_id"),
)
