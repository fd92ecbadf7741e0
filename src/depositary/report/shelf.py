"""How many documents meet what is asked: the total beside a page of `list_documents`."""

from __future__ import annotations

from sqlalchemy import func, select

from depositary.ledger import Ledger
from depositary.ledger.library import document_conditions
from depositary.ledger.tables import documents

__all__ = ["count_documents"]


def count_documents(ledger: Ledger, **asked: str | None) -> int:
    """The number of documents `list_documents` would give for the same questions (see `document_conditions`)."""
    current = documents.c.superseded.is_(None)
    query = select(func.count()).select_from(documents).where(current, *document_conditions(**asked))
    with ledger.reading() as connection:
        return int(connection.execute(query).scalar_one())
