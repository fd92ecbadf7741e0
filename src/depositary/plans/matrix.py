"""A spreadsheet's matrix of a plan: which sheet, which row heads it, which column is which field, and its lines.

Enters: sheets of text cells, and a mapping of columns a person gave. Leaves: a `Matrix`; nothing is guessed from what
cells hold, only from the names of columns, so that the mapping can be shown and confirmed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

import msgspec

from depositary.errors import DocumentError
from depositary.plans.fields import FIELDS
from depositary.plans.labels import column_names, fold_name
from depositary.plans.sheets import Sheet, read_sheets

__all__ = ["MARKS", "Exported", "Matrix", "MatrixRow", "read_columns", "read_matrix"]

MARKS = {"plan": "depositary:plan", "recorded": "depositary:recorded", "language": "depositary:language"}
_HEADER_REACH = 30  # rows in which the heads of columns stand
_LETTERS = re.compile(r"^[A-Za-z]{1,2}$")
_NUMBERED = re.compile(r"^\s*([0-9]+|[IVXLC]+|[A-Z]|[一二三四五六七八九十]+)\s*[.)、）:]\s*")
_PART = re.compile(r"(?:[IVXLC]+|[A-Z]|[一二三四五六七八九十]+)[.)、]?")
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d{2})\D{1,6}((?:19|20)\d{2})(?!\d)")


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What a matrix says of its own export: the plan's id, the history record it shows and the ledger's state then
    (the record's number and the beginning of its hash), its language."""

    plan: str
    recorded: int
    state: str
    language: str


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the matrix. row: of the sheet, counted from 1; cells, by field, only of columns the matrix has."""

    row: int
    number: str
    cells: dict[str, str]


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """columns: by field the letter and head of its column; unused: heads of columns that are no field."""

    source: str
    sheet: str
    title: str
    period: tuple[int, int] | None
    columns: dict[str, tuple[str, str]]
    unused: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    exported: Exported | None
    notices: tuple[str, ...] = ()


def read_matrix(path: Path, *, columns: Mapping[str, str] | None = None) -> Matrix:
    """Read the matrix in a spreadsheet file. columns: by field the letter or the head of its column.

    Raises: DocumentError if no sheet has a column of action lines.
    """
    sheets = read_sheets(path)
    exported = _exported(sheets)
    best: tuple[int, Sheet, int, dict[str, int]] | None = None
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:_HEADER_REACH]):
            found = _mapped(row, columns or {})
            if "text" in found and (best is None or len(found) > best[0]):
                best = (len(found), sheet, place, found)
    if best is None:
        raise DocumentError(path, _no_header(sheets, columns))
    _, sheet, head, mapping = best
    heads = sheet.rows[head]
    rows, notices = _rows(sheet, head, mapping)
    above = [cell for row in sheet.rows[:head] for cell in dict.fromkeys(row) if cell]
    title = above[0] if above else path.stem
    period = next((years for cell in [*above, path.stem] if (years := _PERIOD.search(cell))), None)
    used = set(mapping.values())
    return Matrix(
        source=path.name,
        sheet=sheet.name,
        title=" ".join(title.split()),
        period=(int(period[1]), int(period[2])) if period else None,
        columns={field: (_letter(mapping[field]), heads[mapping[field]]) for field in FIELDS if field in mapping},
        unused=tuple((_letter(at), name) for at, name in enumerate(heads) if name and at not in used),
        rows=tuple(rows),
        exported=exported,
        notices=tuple(notices),
    )


def read_columns(said: str) -> dict[str, str]:
    """A mapping as written on the command line, "text=C,number=A" or "text=Measure agreed".

    Raises: ValueError saying what is wrong.
    """
    found = {}
    for part in said.split(","):
        field, mark, column = part.partition("=")
        if not mark or not column.strip():
            raise ValueError(f"{part.strip()!r}: write FIELD=COLUMN, a letter or the head of the column")
        if field.strip() not in FIELDS:
            raise ValueError(f"{field.strip()}: no such field; there are {', '.join(FIELDS)}")
        found[field.strip()] = column.strip()
    return found


def _mapped(row: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    """Field → place of its column, as far as this row tells; a field given by a letter needs no head."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for field, column in given.items():
        if _LETTERS.match(column) and _place(column) < len(row):
            found[field] = _place(column)
        else:
            at = [place for place, cell in enumerate(row) if fold_name(cell) == fold_name(column)]
            if at:
                found[field] = at[0]
    if any(field not in found for field in given):
        return {}
    taken |= set(found.values())
    known = column_names()
    heads = [(place, known.get(fold_name(cell))) for place, cell in enumerate(row) if cell and place not in taken]
    if sum(field is not None for _, field in heads) + len(given) < 2:
        return {}  # one known word is no row of heads
    for place, name in heads:
        if name is not None and name not in found:
            found[name] = place
    return found


def _rows(sheet: Sheet, head: int, mapping: Mapping[str, int]) -> tuple[list[MatrixRow], list[str]]:
    """The lines below the heads; a row of one value is a heading over those that follow."""
    notices = []
    rows: list[tuple[int, str, dict[str, str], str]] = []
    pillar, section = "", 0
    at_number = mapping.get("number")
    numbers = {row[at_number].strip().rstrip(".") for row in sheet.rows[head + 1 :]} if at_number is not None else set()
    for place, row in enumerate(sheet.rows[head + 1 :], head + 2):
        filled = [cell for cell in row if cell.strip()]
        if not filled or row == sheet.rows[head]:
            continue  # empty, or the heads again on another page
        cells = {field: row[at] for field, at in mapping.items()}
        number = cells.get("number", "").strip()
        heading = _heading(cells, filled, number, numbers)
        if heading:
            pillar, section = heading, section + 1
            continue
        if not cells["text"].strip():
            notices.append(f"row {place} has no action line and is left out: {' | '.join(filled)[:80]}")
            continue
        if pillar and not cells.get("pillar", "").strip():
            cells["pillar"] = _NUMBERED.sub("", pillar)
        rows.append((place, number, cells, _part(pillar, section)))
    return _numbered(rows, notices), notices


def _heading(cells: Mapping[str, str], filled: Sequence[str], number: str, numbers: Set[str]) -> str:
    """What a row says if it is a heading, else "": one value, or a number with a name and nothing else where lines
    below carry on that number ("1" over "1.1") or are counted otherwise ("I" over "1")."""
    if len(set(filled)) == 1:
        return "" if number and number == filled[0] and not cells["text"].strip() and len(filled) == 1 else filled[0]
    if len(filled) != 2 or not number:
        return ""
    name = next(cell for cell in filled if cell.strip() != number)
    if name in (cells.get("pillar"), cells.get("heading")):
        return f"{number} {name}" if number.endswith((".", ")", "、")) else f"{number}. {name}"
    plain = number.rstrip(".")
    over = any(other.startswith(f"{plain}.") for other in numbers)
    apart = _PART.fullmatch(number) is not None and any(other[:1].isdigit() for other in numbers)
    return f"{plain}. {name}" if name == cells["text"] and (over or apart) else ""


def _numbered(rows: Sequence[tuple[int, str, dict[str, str], str]], notices: list[str]) -> list[MatrixRow]:
    """Lines under numbers that tell them apart: those that start over under each heading take the heading's before."""
    if not any(number for _, number, _, _ in rows):
        notices.append("no column of numbers: lines are numbered in their order")
        return [MatrixRow(row=place, number=str(n), cells=cells) for n, (place, _, cells, _) in enumerate(rows, 1)]
    counts = Counter(number.rstrip(".") for _, number, _, _ in rows)
    over = any(count > 1 for count in counts.values()) and all(part for *_, part in rows)
    if over:
        notices.append("numbers start over under each heading: the heading's number is put before")
    found = []
    for place, number, cells, part in rows:
        plain = number.rstrip(".")
        if not plain:
            notices.append(f"row {place} has no number and is left out: {cells['text'][:80]}")
            continue
        found.append(MatrixRow(row=place, number=f"{part}.{plain}" if over else plain, cells=cells))
    return found


def _part(heading: str, section: int) -> str:
    """A heading's own number, or which heading it is."""
    if not heading:
        return ""
    own = _NUMBERED.match(heading)
    return own[1] if own else str(section)


def _exported(sheets: Sequence[Sheet]) -> Exported | None:
    told: dict[str, str] = {}
    for sheet in sheets:
        for cells in sheet.rows:
            for name, mark in MARKS.items():
                if mark in cells:
                    at = cells.index(mark)
                    told[name] = cells[at - 1].strip() if at else ""
    state = told.get("recorded", "")
    number = state.partition("-")[0]
    if not told.get("plan") or not number.isdigit():
        return None
    return Exported(plan=told["plan"], recorded=int(number), state=state, language=told.get("language", ""))


def _no_header(sheets: Sequence[Sheet], columns: Mapping[str, str] | None) -> str:
    if columns:
        return f"no row has the columns asked for ({', '.join(f'{field}={name}' for field, name in columns.items())})"
    seen = next((row for sheet in sheets for row in sheet.rows if sum(bool(cell) for cell in row) > 1), ())
    heads = ", ".join(f"{_letter(place)} {cell!r}" for place, cell in enumerate(seen) if cell)[:300]
    return f"no column of action lines is recognised (seen: {heads or 'nothing'}); name it with --columns text=LETTER"


def _letter(place: int) -> str:
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)


def _place(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
