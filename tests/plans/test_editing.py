"""An edited matrix: exactly what was edited, conflicts by name, nothing by halves."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from depositary.errors import JudgementError
from depositary.export import EXPORTERS, Asked
from depositary.ledger import Ledger, create_ledger
from depositary.ledger.plans import NewEntry, PlanRow, record_entries, record_plan
from depositary.ledger.plans.recording import NewPlan
from depositary.plans import plan_view
from depositary.plans.editing import Changes, apply_changes, compare_matrix
from depositary.plans.labels import column_names, fold_name, load_labels
from depositary.plans.matrix import read_matrix


class Book:
    """An exported matrix that is edited as a person would."""

    def __init__(self, ledger: Ledger, path: Path, language: str = "en") -> None:
        held = io.BytesIO()
        EXPORTERS["xlsx"].write(ledger, Asked(language=language), held)
        self.ledger, self.path = ledger, path
        self.book = openpyxl.load_workbook(held)
        self.sheet: Any = self.book.worksheets[0]
        self.columns = {column_names()[fold_name(cell.value)]: cell.column for cell in self.sheet[3]}

    def put(self, line: str, field: str, value: object) -> Book:
        row = next(row for row in range(4, 300) if self.sheet.cell(row, 1).value in (line, None))
        self.sheet.cell(row, 1).value = line
        self.sheet.cell(row, self.columns[field]).value = value
        return self

    def changes(self) -> Changes:
        self.book.save(self.path)
        return compare_matrix(self.ledger, read_matrix(self.path), None, areas=lambda text: ["maritime"])


@pytest.fixture
def book(ledger: Ledger, plan: PlanRow, tmp_path: Path) -> Book:
    entries = [
        NewEntry(line="1.1", field="progress", value="ongoing"),
        NewEntry(line="1.1", field="remarks", value="=1+1 two\n\nlines"),
        NewEntry(line="2.1", field="lead", value="Bộ Ngoại giao 外交部"),
    ]
    record_entries(ledger, plan, entries, who="An")
    return Book(ledger, tmp_path / "matrix.xlsx")


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_unchanged_is_no_change(ledger: Ledger, book: Book, tmp_path: Path, language: str) -> None:
    changes = Book(ledger, tmp_path / "again.xlsx", language).changes()
    assert (changes.edits, changes.conflicts, changes.refusals, changes.added, changes.missing) == ((), (), (), (), ())


def test_exactly_what_was_edited_is_recorded(ledger: Ledger, book: Book) -> None:
    book.put("1.1", "progress", "Completed").put("1.1", "as_of", "2027-07").put("2.1", "lead", None)
    changes = book.put("1.2", "text", "Train 200 police investigators").changes()
    assert {(edit.line, edit.field, edit.value) for edit in changes.edits} == {
        ("1.1", "progress", "completed"),
        ("1.1", "as_of", "2027-07"),
        ("2.1", "lead", None),  # emptied
        ("1.2", "text", "Train 200 police investigators"),
    }
    apply_changes(ledger, changes, who="Binh")
    view = plan_view(ledger)
    line = view.line("1.1")
    assert line is not None and (line.progress, line.as_of) == ("completed", "2027-07")
    assert line.remarks == "=1+1 two\n\nlines"
    assert line.entered["progress"].who == "Binh" and line.entered["remarks"].who == "An"
    assert book.changes().edits == ()  # importing the same file once more changes nothing


def test_a_cell_changed_on_both_sides_is_refused_by_name(ledger: Ledger, plan: PlanRow, book: Book) -> None:
    record_entries(ledger, plan, [NewEntry(line="1.1", field="progress", value="addressed")], who="Chi")
    record_entries(ledger, plan, [NewEntry(line="1.2", field="lead", value="Interpol")], who="Chi")
    changes = book.put("1.1", "progress", "completed").put("2.1", "remarks", "well").changes()
    [clash] = changes.conflicts
    assert (clash.line, clash.field, clash.in_file, clash.in_ledger, clash.who) == (
        "1.1", "progress", "completed", "addressed", "Chi",
    )  # fmt: skip
    assert [edit.field for edit in changes.edits] == ["remarks"]  # 1.2 lead was changed in the ledger only: it stays
    with pytest.raises(JudgementError, match=r"1\.1 progress"):
        apply_changes(ledger, changes, who="Binh")
    assert plan_view(ledger).lines[3].remarks is None  # nothing by halves


def test_the_same_change_on_both_sides_is_none(ledger: Ledger, plan: PlanRow, book: Book) -> None:
    record_entries(ledger, plan, [NewEntry(line="1.1", field="progress", value="completed")], who="Chi")
    changes = book.put("1.1", "progress", "fully implemented").changes()
    assert (changes.edits, changes.conflicts) == ((), ())


def test_what_cannot_be_taken_is_named(book: Book) -> None:
    changes = book.put("1.1", "evidence", "mine").put("1.2", "progress", "nearly").put("2.1", "as_of", "soon").changes()
    assert [(one.line, one.field) for one in changes.refusals] == [
        ("1.1", "evidence"), ("1.2", "progress"), ("2.1", "as_of"),
    ]  # fmt: skip
    assert changes.edits == ()


def test_a_new_row_is_a_new_line_and_a_deleted_one_stays(ledger: Ledger, book: Book) -> None:
    book.sheet.delete_rows(7)  # 2.1
    changes = book.put("3.1", "text", "Clear mines").put("3.1", "progress", "ongoing").changes()
    assert ([line.number for line in changes.added], changes.missing) == (["3.1"], ("2.1",))
    apply_changes(ledger, changes, who="Binh")
    view = plan_view(ledger)
    assert [line.number for line in view.lines] == ["1.1", "1.2", "1.10", "2.1", "3.1"]
    assert (view.lines[4].progress, view.lines[4].areas) == ("ongoing", ("maritime",))


def test_somebody_else_between_looking_and_recording(ledger: Ledger, plan: PlanRow, book: Book) -> None:
    changes = book.put("1.1", "remarks", "well").changes()
    record_entries(ledger, plan, [NewEntry(line="1.2", field="remarks", value="x")], who="Chi")
    with pytest.raises(JudgementError, match="Chi"):
        apply_changes(ledger, changes, who="Binh")


def test_a_matrix_of_another_ledger_is_refused(book: Book, tmp_path: Path) -> None:
    other = create_ledger(tmp_path / "other.db")
    lines = plan_view(book.ledger).lines
    record_plan(
        other,
        NewPlan(title="Plan of Action (2026-2030)", language="en", source="p", lines=(), period=(2026, 2030)),
        who="An",
    )
    book.book.save(book.path)
    assert lines and plan_view(other).plan.id == plan_view(book.ledger).plan.id  # the same first plan of both
    with pytest.raises(JudgementError, match="another ledger"):
        compare_matrix(other, read_matrix(book.path), None, areas=lambda text: [])


def test_rows_in_another_order_and_columns_left_out(book: Book) -> None:
    book.sheet.move_range("A4:Q4", rows=20)  # 1.1 sorted to the end
    book.sheet.delete_cols(book.columns["remarks"])
    changes = book.changes()
    assert (changes.edits, changes.missing, changes.refusals) == ((), (), ())


def test_two_rows_of_one_number(book: Book) -> None:
    book.sheet.cell(5, 1).value = "1.1"
    with pytest.raises(JudgementError, match=r"1\.1"):
        book.changes()


def test_heads_are_in_the_language_of_the_matrix(ledger: Ledger, plan: PlanRow, tmp_path: Path) -> None:
    sheet = Book(ledger, tmp_path / "m.xlsx", "zh").sheet
    assert sheet.cell(3, 1).value == load_labels("zh").column("number")
