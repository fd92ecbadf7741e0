"""Files over the API: every export, opened; a plan's matrix out, edited, and back in."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import openpyxl
import pytest

from depositary.export import EXPORTERS
from servers import Server, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("files")) as found:
        yield found


@pytest.fixture(scope="module")
def program(server: Server) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client


def test_the_formats_are_told(program: httpx.Client) -> None:
    told = {one["name"]: one for one in program.get("/api/v1/exports").json()["items"]}
    assert told.keys() == EXPORTERS.keys()
    assert told["csv"]["files"] and told["xlsx"]["of"] == "plan" and told["briefing"]["of"] == "thing"
    assert all(one["about"] for one in told.values())


def test_an_export_holds_what_the_filters_leave_as_the_list_does(program: httpx.Client) -> None:
    for asked in ({"level": "summit"}, {"since": "2020"}, {"actor": "ASEAN", "as_of": "2021-12-31"}):
        listed = program.get("/api/v1/meetings", params={**asked, "limit": 200}).json()["items"]
        packed = program.get("/api/v1/exports/csv", params={**asked, "kind": "meeting"})
        assert packed.headers["content-type"] == "application/zip"
        assert int(packed.headers["content-length"]) == len(packed.content)
        with zipfile.ZipFile(io.BytesIO(packed.content)) as files:
            name = next(one for one in files.namelist() if one.startswith("meeting") and one.endswith(".csv"))
            rows = list(csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig"))))
        assert {row["id"] for row in rows} == {one["id"] for one in listed}, asked


def test_lines_of_the_record_format(program: httpx.Client) -> None:
    answer = program.get("/api/v1/exports/jsonl", params={"kind": ["meeting", "person"]})
    assert 'filename="' in answer.headers["content-disposition"]
    assert all(json.loads(line) for line in answer.text.splitlines())


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("nothing", {}, 404),
        ("csv", {"since": "yesterday"}, 422),
        ("csv", {"kind": "ship"}, 422),
        ("xlsx", {"plan": "no such plan"}, 404),
        ("briefing", {"thing": "no such partnership"}, 404),
        ("docx", {"labels": "xx"}, 422),
        ("jsonld", {"base": "javascript alert"}, 422),
    ],
)
def test_what_cannot_be_written_is_said(program: httpx.Client, path: str, query: dict[str, str], status: int) -> None:
    answer = program.get(f"/api/v1/exports/{path}", params=query)
    assert answer.status_code == status and answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_plan_goes_out_as_a_matrix_and_comes_back_edited(program: httpx.Client, tmp_path: Path) -> None:
    plan = program.get("/api/v1/plans").json()["items"][0]["standing"]["plan"]
    book = openpyxl.load_workbook(io.BytesIO(program.get("/api/v1/exports/xlsx", params={"plan": plan}).content))
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Lead" for cell in row))
    column = next(cell.column for cell in head if cell.value == "Lead")
    number = next(cell.column for cell in head if cell.value in ("No.", "Number"))
    row = next(row[0].row for row in sheet.iter_rows() if str(row[number - 1].value) == "1.1")
    sheet.cell(row=row, column=column, value="Viet Nam")
    edited = io.BytesIO()
    book.save(edited)
    file = {"file": ("matrix.xlsx", edited.getvalue())}
    tried = program.post("/api/v1/plans/files", files=file, data={"dry_run": "true"}).json()
    assert [(one["line"], one["after"]) for one in tried["changes"]["edits"]] == [("1.1", "Viet Nam")]
    assert tried["applied"] is False
    assert program.get(f"/api/v1/plans/{plan}/lines/1.1").json()["lead"] != "Viet Nam"
    assert program.post("/api/v1/plans/files", files=file).json()["applied"] is True
    assert program.get(f"/api/v1/plans/{plan}/lines/1.1").json()["lead"] == "Viet Nam"


def test_a_plan_comes_in_as_a_table_of_ones_own(program: httpx.Client) -> None:
    table = "No.,Measure\n1,Hold a dialogue on fisheries every year\n2,Train coast guards by 2027\n"
    file = {"file": ("fisheries.csv", table.encode())}
    asked = {"title": "Plan of Action on Fisheries (2026-2030)", "parties": "ASEAN, Japan"}
    answer = program.post("/api/v1/plans/files", files=file, data=asked | {"columns": "number=A,text=B"})
    assert answer.status_code == 200, answer.text
    made = answer.json()["recorded"]["plan"]
    lines = program.get(f"/api/v1/plans/{made['id']}/lines").json()["items"]
    assert [one["number"] for one in lines] == ["1", "2"]
    again = program.post("/api/v1/plans/files", files=file, data=asked | {"columns": "number=A,text=B"}).json()
    assert again["recorded"] is None and not again["changes"]["edits"]
    assert program.post("/api/v1/plans/files", files=file, data={"columns": "what=ever"}).status_code == 422
    assert program.post("/api/v1/plans", json={"document": "no-such-document"}).status_code == 404
