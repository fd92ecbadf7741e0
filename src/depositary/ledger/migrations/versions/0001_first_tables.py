"""The first tables."""

import sqlalchemy as sa
from alembic import op

from depositary.ledger.dialects import BigId, create_search_index

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contradictions",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("thing_id", BigId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("property", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("real", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("recorded", BigId, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contradictions")),
    )
    op.create_index(op.f("ix_contradictions_real"), "contradictions", ["real"], unique=False)
    op.create_index(op.f("ix_contradictions_thing_id"), "contradictions", ["thing_id"], unique=False)
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", BigId, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "documents",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("text_group", sa.Text(), nullable=False),
        sa.Column("uri", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("partnership", sa.Text(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("recorded", BigId, nullable=False),
        sa.Column("restricted_to", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("key", name=op.f("uq_documents_key")),
    )
    op.create_index(op.f("ix_documents_first_day"), "documents", ["first_day"], unique=False)
    op.create_index(op.f("ix_documents_language"), "documents", ["language"], unique=False)
    op.create_index(op.f("ix_documents_name"), "documents", ["name"], unique=False)
    op.create_index(op.f("ix_documents_partnership"), "documents", ["partnership"], unique=False)
    op.create_index(op.f("ix_documents_recorded"), "documents", ["recorded"], unique=False)
    op.create_index(op.f("ix_documents_symbol"), "documents", ["symbol"], unique=False)
    op.create_index(op.f("ix_documents_text_group"), "documents", ["text_group"], unique=False)
    op.create_index(op.f("ix_documents_text_hash"), "documents", ["text_hash"], unique=False)
    op.create_table(
        "facets",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("thing_id", BigId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("name", "value", "thing_id", name=op.f("pk_facets")),
    )
    op.create_index("ix_facets_thing_id", "facets", ["thing_id"], unique=False)
    op.create_table(
        "history",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sa.UniqueConstraint("hash", name=op.f("uq_history_hash")),
    )
    op.create_index(op.f("ix_history_subject"), "history", ["subject"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("recorded", BigId, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
        sa.UniqueConstraint("key", name=op.f("uq_judgements_key")),
    )
    op.create_index(op.f("ix_judgements_target"), "judgements", ["target"], unique=False)
    op.create_table(
        "links",
        sa.Column("unit_id", BigId, autoincrement=False, nullable=False),
        sa.Column("recorded", BigId, autoincrement=False, nullable=False),
        sa.Column("thing_id", BigId, nullable=False),
        sa.Column("withdrawn", BigId, nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", "recorded", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_thing_id"), "links", ["thing_id"], unique=False)
    op.create_table(
        "things",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("told_first", sa.Text(), nullable=True),
        sa.Column("told_last", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("judged", sa.Text(), nullable=True),
        sa.Column("merged_into", BigId, nullable=True),
        sa.Column("recorded", BigId, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_things")),
        sa.UniqueConstraint("key", name=op.f("uq_things_key")),
    )
    op.create_index("ix_things_kind_shown_first_day", "things", ["kind", "shown", "first_day"], unique=False)
    op.create_table(
        "unit_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("unit_id", BigId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "unit_id", name=op.f("pk_unit_keys")),
    )
    op.create_index("ix_unit_keys_unit_id", "unit_keys", ["unit_id"], unique=False)
    op.create_table(
        "units",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("face", sa.Text(), nullable=False),
        sa.Column("thing_id", BigId, nullable=True),
        sa.Column("founded", BigId, nullable=False),
        sa.Column("mention_id", BigId, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("face", name=op.f("uq_units_face")),
    )
    op.create_index(op.f("ix_units_mention_id"), "units", ["mention_id"], unique=False)
    op.create_index(op.f("ix_units_thing_id"), "units", ["thing_id"], unique=False)
    op.create_table(
        "chunks",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("document_id", BigId, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_chunks_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chunks")),
    )
    op.create_index(op.f("ix_chunks_document_id"), "chunks", ["document_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document_id", BigId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Float(), nullable=False),
        sa.Column("face", sa.Text(), nullable=False),
        sa.Column("unit_id", BigId, nullable=False),
        sa.Column("recorded", BigId, nullable=False),
        sa.Column("withdrawn", BigId, nullable=True),
        sa.Column("succeeded_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_claims_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index("ix_claims_document_id_kind", "claims", ["document_id", "kind"], unique=False)
    op.create_index(op.f("ix_claims_key"), "claims", ["key"], unique=False)
    op.create_index(op.f("ix_claims_unit_id"), "claims", ["unit_id"], unique=False)
    op.create_table(
        "judged_claims",
        sa.Column("claim_key", sa.Text(), nullable=False),
        sa.Column("judgement_id", BigId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgements.id"], name=op.f("fk_judged_claims_judgement_id")),
        sa.PrimaryKeyConstraint("claim_key", "judgement_id", name=op.f("pk_judged_claims")),
    )
    op.create_table(
        "readings",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("document_id", BigId, nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("reader_version", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("recorded", BigId, nullable=False),
        sa.Column("withdrawn", BigId, nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_readings_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_document_id"), "readings", ["document_id"], unique=False)
    op.create_table(
        "texts",
        sa.Column("document_id", BigId, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ranges", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_texts_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_texts")),
    )
    op.create_table(
        "passages",
        sa.Column("claim_id", BigId, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_passages_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "position", name=op.f("pk_passages")),
    )

    create_search_index(op.get_bind())


def downgrade() -> None:
    op.execute("DROP TABLE chunk_words")
    op.drop_table("passages")
    op.drop_table("texts")
    op.drop_table("readings")
    op.drop_table("judged_claims")
    op.drop_table("claims")
    op.drop_table("chunks")
    op.drop_table("units")
    op.drop_table("unit_keys")
    op.drop_table("things")
    op.drop_table("links")
    op.drop_table("judgements")
    op.drop_table("history")
    op.drop_table("facets")
    op.drop_table("documents")
    op.drop_table("counters")
    op.drop_table("contradictions")
