"""Spreadsheet files as plain text cells: xlsx, ods, csv and tsv.

Enters: the bytes of a file. Leaves: its sheets, each a list of rows of text; dates as ISO, whole numbers without a
fraction, merged cells filled with the value they share. Formulas give the value the program last computed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from depositary.acquire.decoding import decode_text
from depositary.acquire.limits import LIMITS
from depositary.errors import DocumentError, LimitExceeded, NotText

__all__ = ["SUFFIXES", "Sheet", "read_sheets"]

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv")
_MOST_ROWS, _MOST_COLUMNS = 100_000, 256
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Sheet(msgspec.Struct, frozen=True):
    """rows: from the first of the sheet, so that row 3 is `rows[2]`; all of one width."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of a file. Raises: DocumentError naming file and cause."""
    try:
        if path.stat().st_size > LIMITS.bytes:
            raise LimitExceeded(path, f"has more than the {LIMITS.bytes:,} bytes allowed")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(path, f"cannot be read ({error.strerror})") from error
    if data[:4] == b"PK\x03\x04":
        _check_archive(path, data)
        sheets = _ods(path, data) if path.suffix.lower() == ".ods" else _xlsx(path, data)
    else:
        sheets = [_csv(path, data)]
    return [_squared(sheet) for sheet in sheets]


def _check_archive(path: Path, data: bytes) -> None:
    """Bounds on what it unpacks to, and no XML entities, before any parser sees it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            total = sum(member.file_size for member in members)
            if total > LIMITS.unpacked or total > LIMITS.ratio * max(len(data), 1_000):
                raise LimitExceeded(path, f"unpacks to {total:,} bytes")
            for member in members:
                if member.filename.endswith(".xml"):
                    with archive.open(member) as part:
                        if b"<!ENTITY" in part.read(100_000):
                            raise LimitExceeded(path, "declares XML entities, which no spreadsheet program writes")
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise NotText(path, f"is damaged or locked: {error}") from error


def _xlsx(path: Path, data: bytes) -> list[Sheet]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # openpyxl raises whatever it stumbles over in a damaged file
        raise NotText(path, f"is no spreadsheet, or damaged ({type(error).__name__}: {error})"[:300]) from error
    return [Sheet(sheet.title, tuple(_worksheet(sheet))) for sheet in book.worksheets]


def _worksheet(sheet: Any) -> Iterator[tuple[str, ...]]:
    shared = {}
    for merged in sheet.merged_cells.ranges:
        first = sheet.cell(merged.min_row, merged.min_col).value
        for row in range(merged.min_row, min(merged.max_row, _MOST_ROWS) + 1):
            for column in range(merged.min_col, min(merged.max_col, _MOST_COLUMNS) + 1):
                shared[row, column] = first
    rows = sheet.iter_rows(max_row=min(sheet.max_row, _MOST_ROWS), max_col=min(sheet.max_column, _MOST_COLUMNS))
    for number, row in enumerate(rows, 1):
        yield tuple(_cell(shared.get((number, place), cell.value)) for place, cell in enumerate(row, 1))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _ods(path: Path, data: bytes) -> list[Sheet]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            tree = etree.fromstring(archive.read("content.xml"), parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise NotText(path, f"is no spreadsheet, or damaged ({error})") from error
    return [Sheet(table.get(f"{_TABLE}name") or "", tuple(_ods_rows(table))) for table in tree.iter(f"{_TABLE}table")]


def _ods_rows(table: Any) -> Iterator[tuple[str, ...]]:
    """Rows of an ods table. Empty rows and cells are repeated up to its rim; they are cut at the last filled."""
    rows: list[tuple[str, ...]] = []
    spanning: dict[int, tuple[int, str]] = {}  # column → rows left of a merged cell, and its value
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated") or 1), _MOST_COLUMNS - len(cells))
            value = _ods_value(cell)
            if cell.tag == f"{_TABLE}covered-table-cell":
                for _ in range(repeated):
                    left, shared = spanning.get(len(cells), (0, ""))
                    cells.append(shared if left else (cells[-1] if cells else ""))
                    spanning[len(cells) - 1] = (max(0, left - 1), shared)
                continue
            for _ in range(repeated):
                spanning[len(cells)] = (int(cell.get(f"{_TABLE}number-rows-spanned") or 1) - 1, value)
                cells.append(value)
        while cells and not cells[-1]:
            cells.pop()
        times = int(row.get(f"{_TABLE}number-rows-repeated") or 1)
        rows += [tuple(cells)] * (min(times, _MOST_ROWS - len(rows)) if cells or times < 1_000 else 1)
    while rows and not rows[-1]:
        rows.pop()
    yield from rows


def _ods_value(cell: Any) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value") or "").removesuffix("T00:00:00")
    if kind == "float":
        try:
            return _cell(float(cell.get(f"{_OFFICE}value")))
        except (TypeError, ValueError):
            return ""
    return "\n".join(_ods_text(paragraph) for paragraph in cell.findall(f"{_TEXT}p"))


def _ods_text(paragraph: Any) -> str:
    """The words of a paragraph; runs of spaces and line breaks are elements of their own."""
    told = paragraph.text or ""
    for child in paragraph:
        if child.tag == f"{_TEXT}s":
            told += " " * min(int(child.get(f"{_TEXT}c") or 1), 100)
        elif child.tag == f"{_TEXT}line-break":
            told += "\n"
        elif child.tag == f"{_TEXT}tab":
            told += "\t"
        elif isinstance(child.tag, str) and not child.tag.endswith("annotation"):
            told += _ods_text(child)
        told += child.tail or ""
    return told


def _csv(path: Path, data: bytes) -> Sheet:
    text = decode_text(data, str(path)).text.removeprefix("\ufeff")
    try:
        mark = csv.Sniffer().sniff(text[:20_000], delimiters=",;\t|").delimiter
    except csv.Error:
        mark = "\t" if path.suffix.lower() == ".tsv" else ","
    csv.field_size_limit(1_000_000)
    try:
        rows = [tuple(row[:_MOST_COLUMNS]) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error as error:
        raise NotText(path, f"is no table ({error})") from error
    return Sheet(path.stem, tuple(rows[:_MOST_ROWS]))


def _squared(sheet: Sheet) -> Sheet:
    width = max((len(row) for row in sheet.rows), default=0)
    return Sheet(sheet.name, tuple(row + ("",) * (width - len(row)) for row in sheet.rows))
