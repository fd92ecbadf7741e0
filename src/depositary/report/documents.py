"""The documents of a ledger, and one of them with all that was read in it."""

from __future__ import annotations

from typing import Any

import msgspec

from depositary.errors import NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.library import DocumentRow, find_documents, key_beginning
from depositary.ledger.sources import ClaimView, claims_of_documents
from depositary.ledger.versions import Version, versions_of

__all__ = ["DocumentDetail", "document_as_json", "is_document", "list_documents", "one_document", "show_document"]


class DocumentDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A document, the versions that stood at its address (none if it is the only one) and what it says, each claim with
    the id of its thing."""

    row: DocumentRow
    versions: tuple[Version, ...]
    claims: tuple[tuple[ClaimView, str | None], ...]

    def as_json(self) -> dict[str, Any]:
        told = document_as_json(self.row)
        claims = [{**msgspec.to_builtins(claim), "thing": thing} for claim, thing in self.claims]
        return {**told, "versions": msgspec.to_builtins(self.versions), "said": claims}


def list_documents(ledger: Ledger, **asked: Any) -> list[DocumentRow]:
    """Documents by date; `asked` as for `depositary.ledger.library.find_documents`."""
    with ledger.reading() as connection:
        return find_documents(connection, **asked)


def one_document(ledger: Ledger, named: str) -> DocumentRow:
    """The document of this id or name; of several of one name the last by date, of versions the one that stands.

    Raises: NotInLedger.
    """
    with ledger.reading() as connection:
        found = find_documents(connection, key=named) or find_documents(connection, name=named)
    if not found:
        raise NotInLedger(f"{named}: no such document; `depositary documents` lists them")
    return ([row for row in found if not row.superseded] or found)[-1]


def is_document(named: str) -> bool:
    """Whether this is the id of a document, not of a thing or claim."""
    return named.startswith("d-")


def show_document(ledger: Ledger, named: str) -> DocumentDetail:
    """The document of this id, or of the only one that begins so, with its versions and claims. Raises: NotInLedger."""
    with ledger.reading() as connection:
        row = one_document(ledger, key_beginning(connection, named) or named)
        return DocumentDetail(
            row=row,
            versions=tuple(versions_of(connection, row.number)),
            claims=tuple(claims_of_documents(connection, row.number)),
        )


def document_as_json(row: DocumentRow) -> dict[str, Any]:
    """One flat object with the keys every listed thing has."""
    told = msgspec.to_builtins(row)
    del told["number"]
    return {"id": told.pop("id"), "kind": "document", **told, "sources": []}
