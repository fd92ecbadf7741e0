"""Matrices of other making: heads found by their names in three languages, numbers made whole, nothing guessed."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from depositary.errors import DocumentError
from depositary.plans.matrix import Matrix, read_columns, read_matrix

Rows = Sequence[Sequence[Any]]


def as_xlsx(folder: Path, rows: Rows, *merged: str) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(folder / "matrix.xlsx")
    return folder / "matrix.xlsx"


def lines(matrix: Matrix) -> list[tuple[str, str]]:
    return [(row.number, row.cells["text"]) for row in matrix.rows]


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        (["No.", "ACTION LINES", "Lead Agency", "Status of Implementation"], ["number", "text", "lead", "progress"]),
        (["STT", "Nội dung", "Cơ quan chủ trì", "Tình hình thực hiện"], ["number", "text", "lead", "progress"]),
        (["序号", "行动项", "牵头单位", "进展情况"], ["number", "text", "lead", "progress"]),
        (["S/N", "Measures", "Focal point:", "Progress (%)"], ["number", "text", "lead"]),  # a head that is no field
    ],
)
def test_columns_are_recognised(tmp_path: Path, heads: list[str], fields: list[str]) -> None:
    matrix = read_matrix(as_xlsx(tmp_path, [["Matrix 2021-2025"], [], heads, ["1", "Meet", "SOM", "50"]]))
    assert list(matrix.columns) == fields
    assert [name for _, name in matrix.unused] == heads[len(fields) :]
    assert (matrix.title, matrix.period) == ("Matrix 2021-2025", (2021, 2025))


def test_columns_by_letter_and_by_head(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path, [["Ref no", "What we agreed", "Owner"], ["1", "Meet", "SOM"]])
    with pytest.raises(DocumentError, match="What we agreed"):
        read_matrix(path)
    matrix = read_matrix(path, columns=read_columns("number=A,text=What we agreed,lead=C"))
    assert (lines(matrix), matrix.rows[0].cells["lead"]) == ([("1", "Meet")], "SOM")
    with pytest.raises(ValueError, match="colour"):
        read_columns("colour=A")


def test_numbers_that_start_over_take_their_heading(tmp_path: Path) -> None:
    rows = [
        ["No.", "Action line", "Status"],
        ["I. Political-Security", None, None],
        [1, "Meet", "ongoing"],
        [2, "Talk", None],
        ["II. Economic", None, None],
        [1, "Trade", None],
    ]
    matrix = read_matrix(as_xlsx(tmp_path, rows, "A2:C2", "A5:C5"))
    assert lines(matrix) == [("I.1", "Meet"), ("I.2", "Talk"), ("II.1", "Trade")]
    assert [row.cells["pillar"] for row in matrix.rows] == ["Political-Security", "Political-Security", "Economic"]
    assert any("start over" in told for told in matrix.notices)


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        (["I", "1", "2"], ["1", "2"]),  # another way of counting
        (["1", "1.1", "1.2"], ["1.1", "1.2"]),  # the lines carry on its number
        (["1", "2", "3"], ["1", "2", "3"]),  # bare lines are no headings
        (["A", "B", "C"], ["A", "B", "C"]),
    ],
)
def test_a_heading_in_the_column_of_lines(tmp_path: Path, numbers: list[str], kept: list[str]) -> None:
    rows = [["No.", "Action line", "Status"], *([number, f"Words of {number}", None] for number in numbers)]
    matrix = read_matrix(as_xlsx(tmp_path, rows))
    assert [row.number for row in matrix.rows] == kept
    if len(kept) < len(numbers):
        assert {row.cells["pillar"] for row in matrix.rows} == {f"Words of {numbers[0]}"}


def test_merged_pillar_cells_fill_their_rows(tmp_path: Path) -> None:
    rows = [["Pillar", "No.", "Action line"], ["Economic", "2.1", "Trade"], [None, "2.2", "Invest"]]
    matrix = read_matrix(as_xlsx(tmp_path, rows, "A2:A3"))
    assert [row.cells["pillar"] for row in matrix.rows] == ["Economic", "Economic"]


def test_dates_numbers_and_rows_left_out_are_told(tmp_path: Path) -> None:
    rows = [
        ["No.", "Action line", "As of"],
        [1.0, "Meet", dt.datetime(2026, 5, 31)],
        ["1.10", "Talk", "2026-05"],
        ["9", None, "2026"],
        ["No.", "Action line", "As of"],  # the heads again on the next page
    ]
    matrix = read_matrix(as_xlsx(tmp_path, rows))
    assert [(row.number, row.cells["as_of"]) for row in matrix.rows] == [("1", "2026-05-31"), ("1.10", "2026-05")]
    assert any("row 4" in told for told in matrix.notices)


def test_csv_with_semicolons_and_a_mark_of_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "matrix.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["STT", "Nội dung", "Ghi chú"], ["1.10", "Họp; hằng năm", "a\nb"]])
    matrix = read_matrix(path)
    assert lines(matrix) == [("1.10", "Họp; hằng năm")]
    assert matrix.rows[0].cells["remarks"] == "a\nb"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"\x00\x01\x02\x03", b"no table here"])
def test_what_is_no_matrix_is_a_named_error(tmp_path: Path, data: bytes) -> None:
    for suffix in (".xlsx", ".ods", ".csv"):
        path = tmp_path / f"matrix{suffix}"
        path.write_bytes(data)
        with pytest.raises(DocumentError, match="matrix"):
            read_matrix(path)


def test_a_workbook_with_entities_or_a_bomb_is_refused(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path, [["No.", "Action line"], ["1", "Meet"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data, told in (
        ("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts["xl/workbook.xml"], "entities"),
        ("xl/media/big.xml", b" " * 50_000_000, "unpacks"),
    ):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in {**parts, name: data}.items():
                archive.writestr(part, content)
        with pytest.raises(DocumentError, match=told):
            read_matrix(path)
