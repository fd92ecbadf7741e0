"""A run into a ledger: once, whole, quickly; and for DuckDB."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depositary.cli import app
from depositary.distributed import parts_in
from depositary.distributed.loading import Loaded, load_parts
from depositary.ledger import create_ledger, record_document
from depositary.report import list_documents
from distributed_inputs import Inputs, pa, pq


def _total(location: Path, folder: Path) -> Loaded:
    with create_ledger(str(location)) as ledger:
        total = Loaded()
        for _, _, loaded in load_parts(ledger, [folder]):
            total = total.plus(loaded)
    return total


def _command(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "DEPOSITARY_LEDGER": str(folder / "depositary.db"), "COLUMNS": "80"}
    command = [sys.executable, "-m", "depositary", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=120)


def test_read_load_status(inputs: Inputs, one_process: Path, tmp_path: Path) -> None:
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return _command(tmp_path, *arguments)

    done = run("load", one_process, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["added"], told["unread"], told["failed"]) == (inputs.count - 2, 2, [])
    status = run("status")
    assert status.returncode == 0 and f"{inputs.count - 2} documents" in status.stdout
    again = _total(tmp_path / "depositary.db", one_process)
    assert (again.added, again.known, again.claims) == (0, inputs.count - 2, 0)


def test_loaded_is_as_added_one_by_one(one_process: Path, tmp_path: Path) -> None:
    from depositary.distributed.loading import _batches, _pair

    _total(tmp_path / "bulk.db", one_process)
    with create_ledger(str(tmp_path / "single.db")) as ledger:
        for rows in _batches(parts_in(one_process)[0]):
            for row in rows:
                if row["reading"] is not None:
                    record_document(ledger, *_pair(row))
        single = [(row.id, row.claims, row.published) for row in list_documents(ledger)]
    with create_ledger(str(tmp_path / "bulk.db")) as ledger:
        assert [(row.id, row.claims, row.published) for row in list_documents(ledger)] == single


def test_rows_that_cannot_be_recorded_are_named(one_process: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    shutil.copytree(one_process, folder)
    part = parts_in(folder)[0]
    table = pq.read_table(part)
    rows = table.to_pylist()
    read = [row for row in rows if row["reading"]]
    read[0]["text"] = "Another text."
    read[1]["reading"] = "{}"
    read[2]["text"] += "\0"  # which a ledger does not hold, and which costs its transaction
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), part)
    (folder / "other.parquet").write_bytes(b"PAR1 nonsense PAR1")
    pq.write_table(pa.Table.from_pylist([{"a": 1}]), folder / "strange.parquet")
    total = _total(tmp_path / "a.db", folder)
    assert total.added == len(read) - 3
    assert len(total.failed) == 5


def test_duckdb_opens_it(one_process: Path) -> None:
    import duckdb

    where = f"read_parquet('{one_process}/*.parquet')"
    (counted,) = duckdb.sql(f"select count(*) from {where} where error is null").fetchall()  # noqa: S608
    meetings = duckdb.sql(
        f"select m.mechanism_en, m.start, m.quote from (select unnest(meetings) as m from {where})"  # noqa: S608
        " where m.status = 'held' order by all"
    ).fetchall()
    assert counted[0] > 0 and meetings
    assert all(quote for _, _, quote in meetings)
    by_json = duckdb.sql(
        f"select json_array_length(reading->'$.meetings'), len(meetings) from {where} where error is null"  # noqa: S608
    )
    assert all(one == other for one, other in by_json.fetchall())


def test_the_command_names_what_failed(inputs: Inputs, tmp_path: Path) -> None:
    done = _command(tmp_path, "read", inputs.lines, "--relevant", "--out", "out.parquet", "--split", "0.02")
    assert done.returncode == 0, done.stderr
    assert "name no partnership" in done.stdout and done.stderr == ""
    both = _command(tmp_path, "read", inputs.parquet, "nowhere", "--engine", "local", "--out", "all")
    assert both.returncode == 1
    assert "nowhere" in both.stderr and "https://press.example/de.html" in both.stderr


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["--engine", "ray", "--out", "x"], ["dask", "local"]),  # those there are
        (["--engine", "local"], ["--out"]),
        (["--relevant"], ["--engine"]),
        (["--out", "x.parquet", "--names", __file__], ["--relevant"]),
    ],
)
def test_what_does_not_go_together_is_said(inputs: Inputs, arguments: list[str], words: list[str]) -> None:
    done = CliRunner().invoke(app, ["read", str(inputs.lines), *arguments], env={"COLUMNS": "200"})
    assert done.exit_code == 2
    assert all(word in done.output for word in words)
