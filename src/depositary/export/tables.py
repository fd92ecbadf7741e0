"""Things as tables: CSV and Parquet with a file a kind, a workbook with a sheet a kind; each with its dictionary."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Connection

from depositary.errors import ExportError
from depositary.export.base import Asked, Folder, Summary, each_thing, queries_of
from depositary.export.columns import PASSAGES, Column, as_text, columns_of, passage_rows, row_of, table_names
from depositary.ledger import Ledger
from depositary.report.things import Thing

__all__ = ["CsvExporter", "ParquetExporter", "WorkbookExporter", "harmless"]

Row = dict[str, Any]  # by the names of a table's columns
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BATCH = 1_000  # rows a batch of Parquet


class CsvExporter:
    """A CSV file a kind and one of passages, with `datapackage.json` (Frictionless) as the data dictionary.

    UTF-8 with a byte order mark, so that spreadsheet programs read Vietnamese and Chinese; a text that such a program
    would take for a formula begins with an apostrophe.
    """

    name = "csv"
    media_type = "text/csv"

    def write_into(self, ledger: Ledger, asked: Asked, folder: Folder) -> Summary:
        counted = dict.fromkeys(table_names(asked.kinds), 0)
        with ledger.reading() as connection:
            for name, rows in _tables(connection, asked):
                with folder.file(f"{name}.csv") as out:
                    counted[name] = _write_csv(out, name, rows)
        with folder.file("datapackage.json") as out:
            out.write(msgspec.json.format(msgspec.json.encode(_package(asked)), indent=2))
        return Summary(id="tables", title="tables", written=counted)


def _tables(connection: Connection, asked: Asked) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each table's name and its rows, one table after the other; read it to its end before the next.

    The rows of passages wait on disk while the things they belong to are read, so that nothing is read twice.
    """
    with tempfile.TemporaryFile() as waiting:
        for query in queries_of(asked):
            yield query.kind, map(row_of, _putting_by(each_thing(connection, query), waiting))
        waiting.seek(0)
        yield PASSAGES, map(msgspec.json.decode, waiting)


def _putting_by(things: Iterable[Thing], out: BinaryIO) -> Iterator[Thing]:
    """The things as they come, their passages written out as lines of JSON."""
    for thing in things:
        out.writelines(msgspec.json.encode(row) + b"\n" for row in passage_rows(thing))
        yield thing


def _write_csv(out: BinaryIO, table: str, rows: Iterator[Row]) -> int:
    """Returns: how many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    columns = columns_of(table)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    count = 0
    for row in rows:
        writer.writerow([harmless(as_text(row[column.name], column.type)) for column in columns])
        count += 1
    text.flush()
    text.detach()
    return count


def harmless(value: str | int | float | None) -> str | int | float | None:
    """A cell of a table as text, which no program for tables takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _package(asked: Asked) -> dict[str, Any]:
    """The data dictionary, as a Frictionless data package."""
    types = {"integer": "integer", "number": "number"}
    return {
        "profile": "tabular-data-package",
        "name": "depositary",
        "resources": [
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": c.name, "type": types.get(c.type, "string"), "description": c.meaning}
                        for c in columns_of(table)
                    ],
                    "missingValues": [""],
                    "primaryKey": [] if table == PASSAGES else ["id"],
                },
            }
            for table in table_names(asked.kinds)
        ],
    }


class ParquetExporter:
    """A Parquet file a kind and one of passages: typed columns, lists as lists, meanings in the columns' metadata."""

    name = "parquet"
    media_type = "application/vnd.apache.parquet"

    def write_into(self, ledger: Ledger, asked: Asked, folder: Folder) -> Summary:
        counted = dict.fromkeys(table_names(asked.kinds), 0)
        with ledger.reading() as connection:
            for name, rows in _tables(connection, asked):
                with folder.file(f"{name}.parquet") as out:
                    counted[name] = _write_parquet(out, name, rows)
        return Summary(id="tables", title="tables", written=counted)


def _write_parquet(out: BinaryIO, table: str, rows: Iterator[dict[str, Any]]) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ExportError("parquet needs pyarrow: pip install 'depositary[parquet]'") from None
    chair = pa.struct([(name, pa.string()) for name in ("name", "post_en", "post", "party")])
    types = {
        "integer": pa.int64(), "number": pa.float64(), "yes_no": pa.bool_(), "list": pa.list_(pa.string()),
        "chairs": pa.list_(chair),
    }  # fmt: skip
    columns = columns_of(table)
    fields = [pa.field(c.name, types.get(c.type, pa.string()), metadata={"meaning": c.meaning}) for c in columns]
    schema = pa.schema(fields, metadata={"made_by": "depositary", "table": table})
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class WorkbookExporter:
    """A workbook with a sheet a kind, one of passages, and the data dictionary; filterable, nothing read as a formula.

    Sheets end at the 1,048,575 rows a workbook can hold; what did not fit is said in the summary.
    """

    name = "workbook"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffix = ".xlsx"
    most_rows = 1_048_575

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        import xlsxwriter

        options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
        options["constant_memory"] = True
        book = xlsxwriter.Workbook(out, options)
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True})
        counted = dict.fromkeys(table_names(asked.kinds), 0)
        with ledger.reading() as connection:
            for name, rows in _tables(connection, asked):
                counted[name] = self._sheet(book, name, rows, head)
        self._dictionary(book, table_names(asked.kinds), head)
        book.close()
        over = tuple(
            f"{n} rows of {name}: more than a sheet holds" for name, n in counted.items() if n > self.most_rows
        )
        return Summary(id="workbook", title="workbook", written=counted, left_out=over)

    def _sheet(self, book: Any, table: str, rows: Iterator[dict[str, Any]], head: Any) -> int:
        sheet = book.add_worksheet(table)
        columns = columns_of(table)
        for position, column in enumerate(columns):
            sheet.set_column(position, position, _width(column))
            sheet.write_string(0, position, column.name, head)
        sheet.freeze_panes(1, 0)
        count = 0
        for row in rows:
            count += 1
            if count <= self.most_rows:
                _write_row(sheet, count, columns, row)
        sheet.autofilter(0, 0, max(1, min(count, self.most_rows)), len(columns) - 1)
        return count

    def _dictionary(self, book: Any, tables: Sequence[str], head: Any) -> None:
        sheet = book.add_worksheet("dictionary")
        for position, (title, width) in enumerate((("sheet", 14), ("column", 22), ("type", 10), ("meaning", 90))):
            sheet.set_column(position, position, width)
            sheet.write_string(0, position, title, head)
        sheet.freeze_panes(1, 0)
        told = [(table, column) for table in tables for column in columns_of(table)]
        for number, (table, column) in enumerate(told, start=1):
            for position, text in enumerate((table, column.name, column.type, column.meaning)):
                sheet.write_string(number, position, text)


_MOST_TEXT = 32_767  # characters a cell holds


def _write_row(sheet: Any, number: int, columns: Sequence[Column], row: dict[str, Any]) -> None:
    for position, column in enumerate(columns):
        value = as_text(row[column.name], column.type)
        if isinstance(value, str):
            sheet.write_string(number, position, value[:_MOST_TEXT])
        elif value is not None:
            sheet.write_number(number, position, value)


def _width(column: Column) -> int:
    if column.name in ("label", "what_en", "what", "first_quote", "quote", "title", "title_en", "mechanism_en"):
        return 48
    return 12 if column.type in ("integer", "number", "date", "yes_no") else 22
