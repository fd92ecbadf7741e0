"""A ledger as JSON Lines: documents with their Readings in the record format, judgements, plans; and back again.

The first line says what follows. Restored into an empty ledger, a whole export gives the same things under the same
ids. A filtered one holds the documents that tell of what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec
from sqlalchemy import Connection, select

from depositary import __version__
from depositary.errors import DataError
from depositary.export.base import Asked, Summary, each_thing, queries_of
from depositary.ledger import Ledger
from depositary.ledger.carrying import CarriedDocument, CarriedJudgement, CarriedPlan, Record, carry_in, carry_out
from depositary.ledger.tables import documents

__all__ = ["LinesExporter", "import_lines"]

_FORMAT = "depositary-lines-1"


class _Header(msgspec.Struct, frozen=True, kw_only=True, tag="header", tag_field="record"):
    """The first line. whole: whether everything in the ledger follows."""

    format: str
    version: str
    whole: bool


_LINE = msgspec.json.Decoder(_Header | CarriedDocument | CarriedJudgement | CarriedPlan)


class LinesExporter:
    """One record a line, in UTF-8."""

    name = "jsonl"
    media_type = "application/jsonl"
    suffix = ".jsonl"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        whole = asked == Asked(on=asked.on, language=asked.language, base=asked.base)
        counted = {"documents": 0, "judgements": 0, "plans": 0}
        out.write(msgspec.json.encode(_Header(format=_FORMAT, version=__version__, whole=whole)) + b"\n")
        with ledger.reading() as connection:
            chosen = None if whole else _chosen(connection, asked)
            for record in carry_out(connection, chosen):
                out.write(msgspec.json.encode(record) + b"\n")
                counted[f"{type(record).__struct_config__.tag}s"] += 1
        return Summary(id="ledger", title="ledger", written=counted)


def _chosen(connection: Connection, asked: Asked) -> list[int]:
    """Numbers of the documents that tell of what is asked for."""
    names: set[str] = set()
    for query in queries_of(asked):
        for thing in each_thing(connection, query):
            names |= {source.document for source in thing.sources}
    found: list[int] = []
    ordered = sorted(names)
    for start in range(0, len(ordered), 500):
        named = select(documents.c.id).where(documents.c.name.in_(ordered[start : start + 500]))
        found += connection.execute(named).scalars().all()
    return found


def import_lines(ledger: Ledger, lines: Iterable[bytes], named: str = "lines") -> dict[str, int]:
    """Take up an export. Returns: how many records of each kind.

    Raises: DataError naming the line that is no record of an export; LedgerError. What came before that line stays.
    """
    return carry_in(ledger, _records(lines, named))


def _records(lines: Iterable[bytes], named: str) -> Iterator[Record]:
    begun = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _LINE.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{named}, line {number}", f"is no record of an export ({error})") from None
        if isinstance(record, _Header):
            if record.format != _FORMAT:
                raise DataError(f"{named}, line {number}", f"is of format {record.format}, not {_FORMAT}")
            begun = True
            continue
        if not begun:
            raise DataError(f"{named}, line {number}", "comes before the line that says what the file is")
        yield record
    if not begun:
        raise DataError(named, "is empty, or no export")
