"""The columns of exported tables, and things as rows of them.

The columns, their types and meanings are data (`columns.yml`), so the data dictionary that goes out with every table is
what the table is made by.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from depositary.export.base import public_uri
from depositary.ledger.claiming import Kind
from depositary.report.things import Thing
from depositary.tables import load_table

__all__ = ["PASSAGES", "Column", "as_text", "columns_of", "passage_rows", "row_of", "table_names"]

PASSAGES = "passages"
Type = Literal["text", "integer", "number", "yes_no", "date", "list", "chairs"]
_JOIN = "; "


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column as columns.yml has it; column: its name in tables where that is not the field's."""

    name: str
    type: Literal["text", "integer", "number", "yes_no", "date", "list", "chairs", "years"]
    meaning: str
    column: str | None = None


class _Tables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """columns.yml."""

    every: list[_Written]
    first: dict[Kind, list[_Written]]
    last: list[_Written]
    passages: list[_Written]


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column: its name, the type of its values, what it means, and the field of the record it is filled from."""

    name: str
    type: Type
    meaning: str
    field: str


def table_names(kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    """The tables these kinds are exported as: one a kind, then that of their passages."""
    return (*kinds, PASSAGES)


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a kind's table, or of the passages'. Raises: KeyError if there is no such table."""
    data = load_table(Path(__file__).with_name("columns.yml"), _Tables)
    if table == PASSAGES:
        return tuple(_spread(data.passages))
    return tuple(_spread([*data.every, *data.first[table], *data.last]))


def _spread(written: list[_Written]) -> Iterator[Column]:
    """A period is two columns of years; all else is one."""
    for one in written:
        if one.type == "years":
            for end in ("start", "end"):
                meaning = f"{one.meaning} This is the {'first' if end == 'start' else 'last'} one."
                yield Column(name=f"{one.name}_{end}", type="integer", meaning=meaning, field=one.name)
        else:
            yield Column(name=one.column or one.name, type=one.type, meaning=one.meaning, field=one.name)


def row_of(thing: Thing) -> dict[str, Any]:
    """A thing under the names of its table's columns; None where nothing is known."""
    told = {
        "id": thing.id,
        "label": thing.label,
        "judged": thing.judged,
        "independent_sources": thing.independent,
        "documents": [source.document for source in thing.sources],
        "first_quote": next((p.quote for source in thing.sources for p in source.passages), None),
    }
    row = {}
    for column in columns_of(thing.kind):
        if column.field == "period":
            period = thing.fields.get("period")
            row[column.name] = period[0 if column.name.endswith("start") else 1] if period else None
        elif column.field in told:
            row[column.name] = told[column.field]
        else:
            row[column.name] = thing.fields.get(column.field)
    return row


def passage_rows(thing: Thing) -> Iterator[dict[str, Any]]:
    """A row for each passage the thing rests on."""
    for source in thing.sources:
        for passage in source.passages:
            yield {
                "thing": thing.id,
                "kind": thing.kind,
                "document": source.document,
                "language": source.language,
                "published": source.published,
                "publisher": source.publisher,
                "uri": public_uri(source),
                "start": passage.start,
                "end": passage.end,
                "quote": passage.quote,
            }


def as_text(value: Any, type_: Type) -> str | int | float | None:
    """A value for tables whose cells hold one text or number. Members of a list are joined by a semicolon."""
    if value is None or value == []:
        return None
    if type_ == "list":
        return _JOIN.join(str(one) for one in value)
    if type_ == "chairs":
        return _JOIN.join(_chair(one) for one in value)
    if type_ == "yes_no":
        return "yes" if value else "no"
    return value if isinstance(value, int | float) else str(value)


def _chair(chair: dict[str, Any]) -> str:
    about = ", ".join(filter(None, (chair.get("post_en") or chair.get("post"), chair.get("party"))))
    return f"{chair['name']} ({about})" if about else str(chair["name"])
