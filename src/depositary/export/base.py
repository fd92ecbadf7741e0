"""What an exporter is: a name, a media type, a suffix, and one function that writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Protocol

import msgspec

from depositary.ledger import Ledger

__all__ = ["Asked", "Exporter", "Summary", "by_name"]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be exported. plan: id or words of a plan (None: the only one); language: of the labels (None: the
    plan's); on: the day it is seen from (ISO; None: today)."""

    plan: str | None = None
    language: str | None = None
    on: str | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What was written of which thing (its id), counted by kind; left_out, in words: what could not be."""

    id: str
    title: str
    written: dict[str, int]
    left_out: tuple[str, ...] = ()


class Exporter(Protocol):
    """One format. `suffix` with its dot."""

    name: str
    media_type: str
    suffix: str

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        """Write to a binary file. Raises: NotInLedger, LedgerError."""
        ...


def by_name(*exporters: Exporter) -> Mapping[str, Exporter]:
    """The table of exporters. Raises: ValueError if two have one name."""
    table = {exporter.name: exporter for exporter in exporters}
    if len(table) != len(exporters):
        raise ValueError("two exporters have one name")
    return table
