"""depositary: reads the documents of partnerships and keeps what they agreed, every fact with its sentence.

    import depositary as d
    reading = d.read_document("ASEAN and Norlund agreed on 5 May 2021 to …")
    ledger = d.open_ledger("depositary.db")
    ledger.meetings(partnership="asean-un").to_pandas()

What is named here is loaded when it is first used.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["OpenLedger", "ReadDocument", "Table", "__version__", "open_ledger", "read_document", "read_file"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("depositary.workbench"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
