"""The tables of plans of action, under the same rules as those of the ledger (see `depositary.ledger.tables`)."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from depositary.ledger.dialects import BigId
from depositary.ledger.tables import metadata

__all__ = ["plan_entries", "plan_evidence", "plan_lines", "plans", "vectors"]

plans = Table(
    "plans",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("parties", Text, nullable=False),  # JSON: names of the parties, as the title or a person gives them
    Column("first_year", Integer),
    Column("last_year", Integer),
    Column("stated", Integer),  # lines its own text gives; may differ from those read
    Column("source", Text, nullable=False),  # file or document it was read from
    Column("instrument", Text),  # key of the instrument it is the text of
    Column("previous", Text),  # key of the edition before it
    Column("recorded", BigId, nullable=False),
)

# A version of a line: importing another text of it withdraws this row and adds one under the same number.
plan_lines = Table(
    "plan_lines",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("plan_id", BigId, ForeignKey("plans.id"), nullable=False),
    Column("number", Text, nullable=False),  # full path: the line's identity within the plan
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("payload", Text, nullable=False),  # JSON: pillar, headings, areas, goals, hedges
    Column("recorded", BigId, nullable=False),
    Column("withdrawn", BigId),
    Index("ix_plan_lines_plan_id_number", "plan_id", "number"),
)

# What a person entered in a field of a line; the last entry of a field is what is shown.
plan_entries = Table(
    "plan_entries",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("plan_id", BigId, ForeignKey("plans.id"), nullable=False),
    Column("number", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text),  # None: emptied
    Column("as_of", Text),  # the day the value is true of
    Column("source", Text),  # who says so
    Column("who", Text, nullable=False),
    Column("why", Text),
    Column("at", Text, nullable=False),
    Column("recorded", BigId, nullable=False),
    Index("ix_plan_entries_plan_id_number_field", "plan_id", "number", "field"),
)

# What a person said of a passage as evidence for a line; the last word on a passage and line counts.
plan_evidence = Table(
    "plan_evidence",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("plan_id", BigId, ForeignKey("plans.id"), nullable=False),
    Column("number", Text, nullable=False),
    Column("document_id", BigId, ForeignKey("documents.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("verdict", Text, nullable=False),  # accepted · rejected · later · withdrawn
    Column("suggested", Text),  # number of the line it was suggested for, if any
    Column("score", Float),
    Column("reason", Text),
    Column("who", Text, nullable=False),
    Column("why", Text),
    Column("at", Text, nullable=False),
    Column("recorded", BigId, nullable=False),
    Index("ix_plan_evidence_plan_id_number", "plan_id", "number"),
)

# Sentence vectors, once a text and model: what is suggested as evidence is worked out of them. They can be made anew.
vectors = Table(
    "vectors",
    metadata,
    Column("key", Text, primary_key=True),  # of the text and the model
    Column("value", LargeBinary, nullable=False),  # float16, little-endian
)
