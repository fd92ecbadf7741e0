"""People's judgements as the resolver takes them: which bear on these claims, and are still in force."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from depositary.resolve import Judgement

__all__ = ["judgements_on"]


def judgements_on(connection: Connection, claim_keys: Iterable[str]) -> list[Judgement]:
    """Judgements in force on any of these claims."""
    return []
