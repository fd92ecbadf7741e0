"""Plans from texts and matrices, their editions joined, what became of each line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from depositary.errors import DocumentError, NotInLedger
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.plans import find_plans
from depositary.plans import carried_lines, plan_view
from depositary.plans.editing import apply_changes
from depositary.plans.importing import Links, changes_of, import_plan, plan_of_matrix
from depositary.plans.matrix import read_matrix
from depositary.plans.reading import parties_in, plan_of_document, plan_of_file, recorded_document
from samples import CORPUS, sample

TEXT = """Plan of Action to Implement the Highland-Lowland Partnership ({years})

This Plan of Action contains {stated} action lines.

1. POLITICAL AND SECURITY COOPERATION

1.1 Political dialogue

1.1.1 Hold a meeting of foreign ministers every year to review mangrove replanting;

1.1.2 Exchange white-shipping data, where appropriate;

2. ECONOMIC COOPERATION

2.1 Trade

2.1.1 {trade}.
"""
NO_LINKS = Links()


@pytest.fixture
def empty(tmp_path: Path) -> Ledger:
    return create_ledger(tmp_path / "ledger.db")


def write(folder: Path, years: str, trade: str, stated: int = 3) -> Path:
    path = folder / f"plan-{years}.txt"
    path.write_text(TEXT.format(years=years, trade=trade, stated=stated), "utf-8")
    return path


def test_a_text_becomes_lines_with_paths_pillars_and_hedges(tmp_path: Path) -> None:
    read = plan_of_file(write(tmp_path, "2021-2025", "Open a help desk for small firms", stated=4))
    assert [line.number for line in read.plan.lines] == ["1.1.1", "1.1.2", "2.1.1"]
    assert [line.pillar for line in read.plan.lines] == ["political_security", "political_security", "economic"]
    assert read.plan.lines[1].hedges == ("where appropriate",)
    assert (read.plan.period, read.plan.stated) == ((2021, 2025), 4)
    assert any("4" in told and "3" in told for told in read.notices)  # the difference is told, never forced


@pytest.mark.parametrize(("name", "lines"), [("w-poa-01", 36), ("w-poa-02", 33)])
def test_the_written_plans(name: str, lines: int) -> None:
    read = plan_of_file(CORPUS / "written" / f"{name}.txt")
    assert len({line.number for line in read.plan.lines}) == lines


def test_a_text_without_measures_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("The ministers met in Hanoi on Tuesday and agreed to meet again.", "utf-8")
    with pytest.raises(DocumentError, match="no action lines"):
        plan_of_file(path)


def test_a_document_of_the_ledger(empty: Ledger, tmp_path: Path) -> None:
    text = write(tmp_path, "2021-2025", "Open a help desk").read_text("utf-8")
    record_document(empty, *sample("poa", text))
    assert len(plan_of_document(recorded_document(empty, "poa")).plan.lines) == 3
    with pytest.raises(NotInLedger, match="nowhere"):
        recorded_document(empty, "nowhere")


@pytest.mark.parametrize("order", [("2021-2025", "2026-2030"), ("2026-2030", "2021-2025")])
def test_editions_are_joined_in_whatever_order_they_come(empty: Ledger, tmp_path: Path, order: tuple[str, str]) -> None:
    words = {"2021-2025": "Open a help desk for small firms", "2026-2030": "Start talks on a digital economy pact"}
    for years in order:
        import_plan(empty, plan_of_file(write(tmp_path, years, words[years])).plan, NO_LINKS, who="An")
    with empty.reading() as connection:
        first, second = sorted(find_plans(connection), key=lambda plan: plan.period or (0, 0))
    assert (first.previous, second.previous) == (None, first.id)
    fates = [(one.fate, one.earlier, one.later) for one in
             carried_lines(plan_view(empty, first.id), plan_view(empty, second.id))]  # fmt: skip
    assert fates == [
        ("same", "1.1.1", "1.1.1"), ("same", "1.1.2", "1.1.2"), ("new", None, "2.1.1"), ("dropped", "2.1.1", None),
    ]  # fmt: skip


def test_a_plan_of_others_is_no_edition(empty: Ledger, tmp_path: Path) -> None:
    one = plan_of_file(write(tmp_path, "2021-2025", "Open a help desk"), title="A-B Plan of Action (2021-2025)").plan
    two = plan_of_file(write(tmp_path, "2026-2030", "Open a help desk"), title="A-C Plan of Action (2026-2030)").plan
    import_plan(empty, one, NO_LINKS, who="An")
    assert import_plan(empty, two, NO_LINKS, who="An").plan.previous is None
    assert import_plan(empty, two, Links(after="A-B"), who="An").plan.previous is not None


def test_a_foreign_matrix_becomes_a_plan_with_what_its_cells_say(empty: Ledger, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Ma trận thực hiện 2021-2025"],
        ["STT", "Nội dung", "Cơ quan chủ trì", "Tình trạng", "Ghi chú"],
        ["1.1", "Tổ chức hội nghị bộ trưởng hằng năm", "SOM", "đang triển khai", None],
        ["1.2", "Trao đổi thông tin chống khủng bố", None, "gần xong", "sẽ họp"],
    ):
        book.active.append(row)
    book.save(tmp_path / "m.xlsx")
    for _ in range(2):  # the second time nothing changes
        matrix = read_matrix(tmp_path / "m.xlsx")
        found = plan_of_matrix(empty, matrix, NO_LINKS, who="An")
        apply_changes(empty, changes_of(empty, matrix, NO_LINKS, found), who="An")
    view = plan_view(empty)
    assert (view.plan.language, view.plan.period) == ("vi", (2021, 2025))
    first, second = view.lines
    assert (first.progress, first.lead, first.reported) == ("ongoing", "SOM", "reported")
    assert (second.progress, second.word, second.remarks) == (None, "gần xong", "sẽ họp")  # its word is kept as said
    assert "counter_terrorism" in second.areas


@pytest.mark.parametrize(
    ("title", "parties"),
    [("ASEAN-Russia Comprehensive Plan of Action (2021-2025)", ("ASEAN", "Russia")), ("Plan of Action", ())],
)
def test_parties_by_the_title(title: str, parties: tuple[str, ...]) -> None:
    assert parties_in(title) == parties
