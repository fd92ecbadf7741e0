"""Holding a document back from lesser roles, on record in the history and in the audit log."""

from __future__ import annotations

from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.library import DocumentRow
from depositary.ledger.store import Ledger
from depositary.ledger.veils import restrict_document

__all__ = ["hold_back"]


def hold_back(ledger: Ledger, row: DocumentRow, role: str | None, *, who: str) -> bool:
    """Restrict a document to a role and those above it (None or the least role: open it).

    Returns: whether that changed anything; what is so already is not recorded again. Raises: LedgerError.
    """
    if not restrict_document(ledger, row.id, role, who=who):
        return False
    with ledger.writing() as connection:
        append_audit(connection, who, "document restricted", row.name, document=row.id, to=role)
    return True
