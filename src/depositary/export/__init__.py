"""Exports: one module a format, and the table of them.

A format is one file (`Exporter`) or several (`FolderExporter`); adding one is a module and a line here.
"""

from __future__ import annotations

from typing import BinaryIO

from depositary.errors import ExportError
from depositary.export.akn import AkomaNtosoExporter
from depositary.export.base import AnyExporter, Asked, Exporter, Folder, FolderExporter, Summary, by_name
from depositary.export.briefings import BriefingExporter, BriefingPageExporter
from depositary.export.docx import ReviewExporter
from depositary.export.folders import DiskFolder, ZipFolder
from depositary.export.ftm import FollowTheMoneyExporter
from depositary.export.graphml import GraphExporter
from depositary.export.ics import CalendarExporter
from depositary.export.jsonl import LinesExporter, import_lines
from depositary.export.linked import LinkedExporter
from depositary.export.plover import EventsExporter
from depositary.export.site import SiteExporter
from depositary.export.tables import CsvExporter, ParquetExporter, WorkbookExporter
from depositary.export.xlsx import MatrixExporter
from depositary.ledger import Ledger

__all__ = [
    "EXPORTERS",
    "AnyExporter",
    "Asked",
    "DiskFolder",
    "Exporter",
    "Folder",
    "FolderExporter",
    "MatrixExporter",
    "ReviewExporter",
    "Summary",
    "ZipFolder",
    "exporter_named",
    "import_lines",
    "write_export",
]

EXPORTERS = by_name(
    MatrixExporter(),
    ReviewExporter(),
    WorkbookExporter(),
    CsvExporter(),
    ParquetExporter(),
    CalendarExporter(),
    LinkedExporter(),
    FollowTheMoneyExporter(),
    AkomaNtosoExporter(),
    EventsExporter(),
    GraphExporter(),
    LinesExporter(),
    SiteExporter(),
    BriefingExporter(),
    BriefingPageExporter(),
)


def exporter_named(name: str) -> AnyExporter:
    """The exporter of this name. Raises: ExportError that lists those there are."""
    if name not in EXPORTERS:
        raise ExportError(f"{name}: no such format; there are {', '.join(sorted(EXPORTERS))}")
    return EXPORTERS[name]


def write_export(name: str, ledger: Ledger, asked: Asked, out: BinaryIO) -> tuple[Summary, str, str]:
    """Write any format into one binary file; a format of several files becomes a zip archive.

    Returns: what was written, the media type and the suffix of the file.
    Raises: ExportError if there is no such format; NotInLedger, LedgerError.
    """
    exporter = exporter_named(name)
    if not hasattr(exporter, "write_into"):
        single: Exporter = exporter
        return single.write(ledger, asked, out), single.media_type, single.suffix
    with ZipFolder(out) as folder:
        summary = exporter.write_into(ledger, asked, folder)
    return summary, "application/zip", f".{name}.zip"
