"""How many documents meet what is asked: the total beside a page of `list_documents`."""

from __future__ import annotations

from sqlalchemy import func, select

from depositary.ledger import Ledger
from depositary.ledger.partnerships import asked_partnership
from depositary.ledger.tables import documents

__all__ = ["count_documents"]


def count_documents(
    ledger: Ledger,
    *,
    partnership: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> int:
    """The number of documents `list_documents` would give for the same questions."""
    query = select(func.count()).select_from(documents)
    for column, value in (
        (documents.c.language, language),
        (documents.c.genre, genre),
        (documents.c.publisher, publisher),
    ):
        if value is not None:
            query = query.where(column == value)
    if partnership is not None:
        query = query.where(documents.c.partnership.in_(asked_partnership(partnership)))
    if since is not None:
        query = query.where(documents.c.last_day >= since)
    if until is not None:
        query = query.where(documents.c.first_day <= until)
    with ledger.reading() as connection:
        return int(connection.execute(query).scalar_one())
