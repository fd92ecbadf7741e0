"""The tables of accounts: people, their sessions and tokens, log-in trials, and the audit log.

Secrets are kept as hashes only: passwords by argon2id, session and token secrets by SHA-256 (they are random, so that a
quick hash does). Moments are ISO 8601 in UTC, as everywhere in the ledger.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from depositary.ledger.dialects import BigId
from depositary.ledger.tables import metadata

__all__ = ["audit", "login_trials", "sessions", "tokens", "users"]

users = Table(
    "users",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),  # what people sign in with and judgements are signed with
    Column("role", Text, nullable=False),  # viewer · editor · admin
    Column("password", Text),  # argon2id; None: signs in elsewhere only
    Column("subject", Text, unique=True),  # issuer and subject of another sign-on
    Column("active", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False),  # the password was set by somebody else
    Column("created_at", Text, nullable=False),
    Column("seen_at", Text),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("user_id", BigId, ForeignKey("users.id"), nullable=False, index=True),
    Column("csrf", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False, index=True),
    Column("address", Text),
    Column("agent", Text),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("user_id", BigId, ForeignKey("users.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("start", Text, nullable=False),  # its first characters, to tell tokens apart
    Column("scopes", Text, nullable=False),  # words parted by spaces: read write admin
    Column("created_at", Text, nullable=False),
    Column("ends_at", Text),
    Column("seen_at", Text),
    Column("revoked_at", Text),
    UniqueConstraint("user_id", "name"),
)

# Failed log-ins, one row an account and address; a success takes the row away.
login_trials = Table(
    "login_trials",
    metadata,
    Column("key", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Text, nullable=False, index=True),
    Column("closed_until", Text),
)

# Who did what with the server. Rows are only ever added, each bound to the one before by its hash.
audit = Table(
    "audit",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("hash"),
)
