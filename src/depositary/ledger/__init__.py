"""The ledger: documents, what each says, what people judged, and the history of all of it, in one database.

`create_ledger` or `open_ledger` gives a `Ledger`; `record_document` writes, `record_documents` very many at once;
`queries` reads.
"""

from depositary.ledger.recording import Recorded, document_key, known_documents, record_document, record_documents
from depositary.ledger.store import Ledger, create_ledger, open_ledger

__all__ = [
    "Ledger", "Recorded", "create_ledger", "document_key", "known_documents", "open_ledger", "record_document",
    "record_documents",
]  # fmt: skip
