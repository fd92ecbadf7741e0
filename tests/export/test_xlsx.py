"""The matrix as a workbook: laid out for work, text stays text, and nothing changes on the way through LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from depositary.errors import LanguageUnknown
from depositary.export import EXPORTERS, Asked
from depositary.ledger import Ledger
from depositary.plans.editing import compare_matrix
from depositary.plans.fields import FIELDS
from depositary.plans.labels import load_labels
from depositary.plans.matrix import read_matrix

Convert = Callable[[Path, str], Path]


def exported(ledger: Ledger, path: Path, language: str = "en") -> Path:
    with path.open("wb") as file:
        EXPORTERS["xlsx"].write(ledger, Asked(language=language), file)
    return path


def test_laid_out_for_work(ledger: Ledger, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(ledger, tmp_path / "m.xlsx"))
    sheet, charted, dictionary = book.worksheets
    assert sum(row[1].value for row in charted.iter_rows(min_row=2, max_row=3)) == 4 and len(charted._charts) == 1
    assert [cell.value for cell in sheet[3]] == [load_labels("en").column(field) for field in FIELDS]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E4", "A3:Q7")
    assert [cell.value for cell in sheet["A"][3:]] == ["1.1", "1.2", "1.10", "2.1"]  # 1.10 is no 1.1
    assert all(cell.data_type == "s" for row in sheet.iter_rows(min_row=4, max_row=7) for cell in row if cell.value)
    assert "Hội nghị cấp cao đã họp tại Hà Nội." in sheet.cell(4, list(FIELDS).index("evidence") + 1).value
    assert {str(one.sqref) for one in sheet.data_validations.dataValidation} == {"J4:J207", "K4:K207"}
    assert [row[0].value for row in dictionary.iter_rows(min_row=2, max_row=18)] == [c.value for c in sheet[3]]
    assert all(row[1].value for row in dictionary.iter_rows(min_row=2, max_row=18))


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_through_libreoffice_nothing_changes(ledger: Ledger, tmp_path: Path, convert: Convert, language: str) -> None:
    first = exported(ledger, tmp_path / "matrix.xlsx", language)
    ods = convert(first, "ods")
    back = convert(ods, "xlsx")
    for path in (first, ods, back):
        changes = compare_matrix(ledger, read_matrix(path), None, areas=lambda text: [])
        told = (changes.edits, changes.conflicts, changes.refusals, changes.added, changes.missing)
        assert told == ((), (), (), (), ()), path.suffix


def test_what_was_edited_in_libreoffice_comes_back(ledger: Ledger, tmp_path: Path, convert: Convert) -> None:
    path = exported(ledger, tmp_path / "matrix.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(7, list(FIELDS).index("progress") + 1).value = "ongoing"
    book.save(path)
    changes = compare_matrix(ledger, read_matrix(convert(convert(path, "ods"), "xlsx")), None, areas=lambda text: [])
    assert [(one.line, one.field, one.value) for one in changes.edits] == [("2.1", "progress", "ongoing")]


def test_a_language_without_labels_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LanguageUnknown, match="no labels"):
        EXPORTERS["xlsx"].write(ledger, Asked(language="xx"), io.BytesIO())
