"""What an exporter is: a name, a media type, and one function that writes one file, or several into a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol

import msgspec
from sqlalchemy import Connection

from depositary.ledger import Ledger
from depositary.ledger.claiming import KINDS as _CLAIMS
from depositary.ledger.claiming import Kind
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, things_after
from depositary.report.things import Source, Thing, with_sources

__all__ = [
    "KINDS",
    "AnyExporter",
    "Asked",
    "Exporter",
    "Folder",
    "FolderExporter",
    "Summary",
    "by_name",
    "each_thing",
    "public_uri",
    "queries_of",
]

KINDS: tuple[Kind, ...] = tuple(_CLAIMS)
_BATCH = 500  # things whose sources are fetched at once; memory holds no more of them


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be exported; None asks nothing.

    plan: id or words of a plan (None: the only one); thing: id of one thing, or the name of a partnership, for formats
    that tell of one; language: of the labels (None: the plan's, or English); on: the day it is seen from (ISO; None:
    today). The rest says which things: kinds, and filters as of the lists (see `ThingQuery`); told_in: the language of
    the documents they are told of in. base: the address that identifiers in linked data begin with.
    """

    plan: str | None = None
    thing: str | None = None
    language: str | None = None
    on: str | None = None
    kinds: tuple[Kind, ...] = KINDS
    partnership: str | None = None
    actor: str | None = None
    level: str | None = None
    force: str | None = None
    area: str | None = None
    type: str | None = None
    status: str | None = None
    told_in: str | None = None
    since: str | None = None
    until: str | None = None
    view: View = PRESENT
    base: str = "urn:depositary:"


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What was written of which thing (its id), counted by kind; left_out, in words: what could not be."""

    id: str
    title: str
    written: dict[str, int]
    left_out: tuple[str, ...] = ()


class Exporter(Protocol):
    """One format that is one file. `suffix` with its dot. A format that tells of one plan or one thing says so: `of` is
    the field of `Asked` that names it.
    """

    name: str
    media_type: str
    suffix: str

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        """Write to a binary file. Raises: NotInLedger, LedgerError."""
        ...


class Folder(Protocol):
    """Where files go: a folder on disk, or an archive."""

    def file(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A new file of this relative name, written once."""
        ...


class FolderExporter(Protocol):
    """One format that is several files, whose names it gives."""

    name: str
    media_type: str

    def write_into(self, ledger: Ledger, asked: Asked, folder: Folder) -> Summary:
        """Write the files. Raises: NotInLedger, LedgerError."""
        ...


AnyExporter = Exporter | FolderExporter


def by_name(*exporters: AnyExporter) -> Mapping[str, AnyExporter]:
    """The table of exporters. Raises: ValueError if two have one name."""
    table = {exporter.name: exporter for exporter in exporters}
    if len(table) != len(exporters):
        raise ValueError("two exporters have one name")
    return table


def queries_of(asked: Asked) -> Iterator[ThingQuery]:
    """One query a kind that is asked for."""
    for kind in asked.kinds:
        yield ThingQuery(
            kind=kind,
            partnership=asked.partnership,
            actor=asked.actor,
            level=asked.level,
            force=asked.force,
            area=asked.area,
            type=asked.type,
            status=asked.status,
            language=asked.told_in,
            since=asked.since,
            until=asked.until,
            view=asked.view,
        )


def public_uri(source: Source) -> str | None:
    """Where a document was found, if others can find it there too; where it lay on a disk is nobody's matter."""
    return source.uri if source.uri and source.uri.startswith(("http://", "https://")) else None


def each_thing(connection: Connection, query: ThingQuery) -> Iterator[Thing]:
    """The things of one query with their sources, in the order they were recorded, a batch in memory at a time."""
    last = 0
    while rows := things_after(connection, query, last, _BATCH):
        yield from with_sources(connection, rows, query.view)
        last = rows[-1].number
