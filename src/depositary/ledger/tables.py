"""The tables of the ledger.

Numbers inside, names outside: every row has an integer `id` for joins, and what people see (`key`, `name`) beside it.
`recorded` and `withdrawn` are numbers of history records, so every table can be read "as recorded at" any of them.
Dates are ISO 8601 text at the precision stated; `first_day` and `last_day` are the days such a date can cover.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from depositary.ledger.dialects import BigId

__all__ = [
    "chunks", "claims", "contradictions", "counters", "deadline_keys", "deadline_places", "deadlines", "documents",
    "facets", "history", "judgements", "links", "metadata", "passages", "readings", "signature_bands", "signatures",
    "tallies", "texts", "things", "unit_keys", "units",
]  # fmt: skip

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row a numbered table: the last number given out. Taking numbers from here is also what queues up writers.
counters = Table("counters", metadata, Column("name", Text, primary_key=True), Column("value", BigId, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),  # from content and name: what makes adding twice a no-op
    Column("name", Text, nullable=False, index=True),  # file stem or symbol
    Column("text_hash", Text, nullable=False, index=True),
    Column("text_group", Text, nullable=False, index=True),  # documents that are one text share it
    Column("uri", Text),
    Column("media_type", Text, nullable=False),
    Column("language", Text, nullable=False, index=True),
    Column("genre", Text, nullable=False),
    Column("title", Text),
    Column("symbol", Text, index=True),
    Column("publisher", Text),
    Column("published", Text),
    Column("first_day", Text, index=True),
    Column("last_day", Text),
    Column("partnership", Text, index=True),  # the one it is mostly about: party names joined by "|"
    Column("length", Integer, nullable=False),  # code points
    Column("added_at", Text, nullable=False),
    Column("recorded", BigId, nullable=False, index=True),
    Column("restricted_to", Text, index=True),  # the least role that may see it; None: every role
    Column("address", Text, index=True),  # what stands at one address are versions of one document
    Column("fetched", Text),  # when it was last seen there (ISO 8601)
    Column("superseded", BigId, index=True),  # the history record since which another version stands there
    Index("ix_documents_publisher_first_day", "publisher", "first_day"),
)

# What near-copies are found by: a short signature a document, and keys that signatures alike share.
signatures = Table(
    "signatures",
    metadata,
    Column("document_id", BigId, ForeignKey("documents.id"), primary_key=True, autoincrement=False),
    Column("value", LargeBinary, nullable=False),  # empty for a text too short to tell
    Column("translation_of", Text),  # key of the document that this one evidently translates, or that translates it
)

signature_bands = Table(
    "signature_bands",
    metadata,
    Column("key", Text, primary_key=True),
    Column("document_id", BigId, primary_key=True, autoincrement=False),
)

texts = Table(
    "texts",
    metadata,
    Column("document_id", BigId, ForeignKey("documents.id"), primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("ranges", Text, nullable=False),  # JSON: ranges and pages the format itself gave
)

# What a reading says of the document as a whole; its claims are rows of their own.
readings = Table(
    "readings",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("document_id", BigId, ForeignKey("documents.id"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("recorded", BigId, nullable=False),
    Column("withdrawn", BigId),
)

claims = Table(
    "claims",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, index=True),
    Column("document_id", BigId, ForeignKey("documents.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),  # JSON of the record without passages and certainty
    Column("certainty", Float, nullable=False),
    Column("face", Text, nullable=False),  # what resolving sees of it; equal faces are one unit
    Column("unit_id", BigId, nullable=False, index=True),
    Column("recorded", BigId, nullable=False),
    Column("withdrawn", BigId),
    Column("succeeded_by", Text),  # key of the claim a newer reading has in its place
    Index("ix_claims_document_id_kind", "document_id", "kind"),
)

passages = Table(
    "passages",
    metadata,
    Column("claim_id", BigId, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)

# Claims that look the same to the resolver are one unit, so that the thousandth report costs what the second did.
units = Table(
    "units",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("face", Text, nullable=False, unique=True),
    Column("thing_id", BigId, index=True),
    Column("founded", BigId, nullable=False),  # id of its first claim
    Column("mention_id", BigId, index=True),  # of a figure of progress: the unit of the instrument it speaks of
)

unit_keys = Table(
    "unit_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("unit_id", BigId, primary_key=True, autoincrement=False),
    Index("ix_unit_keys_unit_id", "unit_id"),
)

links = Table(
    "links",
    metadata,
    Column("unit_id", BigId, primary_key=True, autoincrement=False),
    Column("recorded", BigId, primary_key=True, autoincrement=False),
    Column("thing_id", BigId, nullable=False, index=True),
    Column("withdrawn", BigId),
    Column("reasons", Text, nullable=False),  # JSON: why it was joined to others of the thing
)

things = Table(
    "things",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("fields", Text, nullable=False),  # JSON: what is shown, computed from claims and judgements
    Column("label", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("told_first", Text),  # first day any of its documents can be of
    Column("told_last", Text),
    Column("status", Text),
    Column("sources", Integer, nullable=False),  # independent sources: copies of one text count once
    Column("claims", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),  # False: rejected, merged away or no claim left
    Column("judged", Text),  # accepted, corrected or rejected by a person
    Column("merged_into", BigId),
    Column("recorded", BigId, nullable=False),
    Index("ix_things_kind_shown_first_day", "kind", "shown", "first_day"),
    Index("ix_things_kind_shown_told_first", "kind", "shown", "told_first"),
    Index("ix_things_recorded_kind_shown", "recorded", "kind", "shown"),
)

facets = Table(
    "facets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("thing_id", BigId, primary_key=True, autoincrement=False),
    Column("kind", Text),  # the thing's
    Column("day", Text),  # by which lists order it
    Index("ix_facets_thing_id", "thing_id"),
    Index("ix_facets_name_value_kind_day", "name", "value", "kind", "day", "thing_id"),
)

# Counts of the whole ledger, kept up to date with every change; see `depositary.ledger.tallies`.
tallies = Table(
    "tallies",
    metadata,
    Column("name", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("value", BigId, nullable=False),
)

# What falls due of things; see `depositary.ledger.deadlines`. kind: commitment, meeting, adoption or expected.
deadlines = Table(
    "deadlines",
    metadata,
    Column("thing_id", BigId, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("met_by", BigId),
    Column("part_of", BigId, index=True),
    Column("what", Text),
    Column("reason", Text),
    Column("series", Text, index=True),
)

# The same in the order in which they are asked for: of everything (""), of a partnership, of a party.
deadline_places = Table(
    "deadline_places",
    metadata,
    Column("of", Text, primary_key=True),
    Column("thing_id", BigId, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("met", Boolean, nullable=False),
    Column("first_day", Text, nullable=False),  # "9999": nobody can tell
    Column("last_day", Text, nullable=False),
    Index("ix_deadline_places_days", "of", "met", "last_day", "first_day", "thing_id", "kind"),
    Index("ix_deadline_places_thing_id", "thing_id"),
)

# Keys by which promises ("?") and what bears on them ("!") find one another; words and day: of a meeting's name.
deadline_keys = Table(
    "deadline_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("thing_id", BigId, primary_key=True, autoincrement=False),
    Column("words", Text, primary_key=True),
    Column("day", Text),
    Index("ix_deadline_keys_thing_id", "thing_id"),
)

contradictions = Table(
    "contradictions",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("thing_id", BigId, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("property", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("real", Boolean, nullable=False, index=True),
    Column("payload", Text, nullable=False),
    Column("recorded", BigId, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text),
    Column("verb", Text, nullable=False),
    Column("target", Text, nullable=False, index=True),  # what was named: a thing's, claim's or judgement's key
    Column(
        "payload", Text, nullable=False
    ),  # JSON: the claims it rests on, the other side, field, value, what was seen
    Column("recorded", BigId, nullable=False),
)

judged_claims = Table(
    "judged_claims",
    metadata,
    Column("claim_key", Text, primary_key=True),
    Column("judgement_id", BigId, ForeignKey("judgements.id"), primary_key=True, autoincrement=False),
)

history = Table(
    "history",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("hash"),
)

# Stretches of documents that search answers with; the folded words themselves are in the full-text index.
chunks = Table(
    "chunks",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("document_id", BigId, ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
