"""Sentence vectors kept in the ledger, so that each text is embedded once a model, and what is worked out of them.

They are no record of anything: they can be made anew, and a ledger that cannot be written does without keeping them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select

from depositary.errors import LedgerReadOnly
from depositary.ledger.dialects import insert_new
from depositary.ledger.plans.tables import vectors
from depositary.ledger.store import Ledger

__all__ = ["LedgerVectors"]

_SLICE = 500
_BATCH = 2_000  # rows a transaction


class LedgerVectors:
    """A store of vectors by key (values float16, little-endian)."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get_vectors(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Those of `keys` that are kept. Raises: LedgerError."""
        found: dict[str, bytes] = {}
        with self._ledger.reading() as connection:
            for start in range(0, len(keys), _SLICE):
                query = select(vectors.c.key, vectors.c.value).where(vectors.c.key.in_(keys[start : start + _SLICE]))
                found |= {row.key: row.value for row in connection.execute(query)}
        return found

    def replace(self, key: str, value: bytes) -> None:
        """Keep under a key, whatever is there. Raises: LedgerError, but not for a ledger that is read only."""
        try:
            with self._ledger.writing() as connection:
                connection.execute(delete(vectors).where(vectors.c.key == key))
                insert_new(connection, vectors, [{"key": key, "value": value}])
        except LedgerReadOnly:
            return

    def put_vectors(self, new: Iterable[tuple[str, bytes]]) -> None:
        """Keep more; one that is there already stays. Raises: LedgerError, but not for a ledger that is read only."""
        rows = [{"key": key, "value": value} for key, value in new]
        try:
            for start in range(0, len(rows), _BATCH):
                with self._ledger.writing() as connection:
                    insert_new(connection, vectors, rows[start : start + _BATCH])
        except LedgerReadOnly:
            return
