"""How much a ledger holds, in rows, cheaply: for those who watch a server."""

from __future__ import annotations

from sqlalchemy import func, select

from depositary.ledger.plans.tables import plans
from depositary.ledger.store import Ledger
from depositary.ledger.tables import claims, contradictions, documents, history, judgements, things

__all__ = ["sizes_of"]

_COUNTED = {"documents": documents, "plans": plans, "judgements": judgements, "contradictions": contradictions}
_LAST = {"claims": claims, "things": things, "history": history}  # millions: the last number given out stands for them


def sizes_of(ledger: Ledger) -> dict[str, int]:
    """Rows by table; of large ones the last number, which counts withdrawn rows too. Raises: LedgerError."""
    with ledger.reading() as connection:
        found = {
            name: int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)
            for name, table in _COUNTED.items()
        }
        return found | {
            name: int(connection.execute(select(func.max(table.c.id))).scalar() or 0) for name, table in _LAST.items()
        }
