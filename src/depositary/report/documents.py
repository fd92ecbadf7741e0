"""The documents of a ledger, and one of them with all that was read in it."""

from __future__ import annotations

from typing import Any

import msgspec

from depositary.errors import NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.library import DocumentRow, find_documents

__all__ = ["list_documents", "one_document"]


def list_documents(ledger: Ledger, **asked: Any) -> list[DocumentRow]:
    """Documents by date; `asked` as for `depositary.ledger.library.find_documents`."""
    with ledger.reading() as connection:
        return find_documents(connection, **asked)


def one_document(ledger: Ledger, named: str) -> DocumentRow:
    """The document of this id or name; of several of one name the last by date. Raises: NotInLedger."""
    with ledger.reading() as connection:
        found = find_documents(connection, key=named) or find_documents(connection, name=named)
    if not found:
        raise NotInLedger(f"{named}: no such document; `depositary documents` lists them")
    return found[-1]


def document_as_json(row: DocumentRow) -> dict[str, Any]:
    """One flat object with the keys every listed thing has."""
    told = msgspec.to_builtins(row)
    del told["number"]
    return {"id": told.pop("id"), "kind": "document", **told, "sources": []}
