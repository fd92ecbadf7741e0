"""A run gives the same rows however it is parted and by whom it is read; it goes on where it stopped."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import msgspec
import pytest

from depositary.acquire import Limits
from depositary.distributed import (
    ENGINES,
    Settings,
    engine_named,
    failures_in,
    parts_in,
    plan_splits,
    read_in_bulk,
    read_split,
)
from depositary.distributed import part as part_module
from depositary.distributed.rows import MEANINGS
from depositary.errors import DocumentError, EngineError
from depositary.model import Document, Reading
from depositary.reading import read_or_error
from distributed_inputs import Inputs, pq, rows_of, web_pages, write_lines

INVENTED = ("SCF", "Serayan Cooperation Forum", "Diễn đàn Hợp tác Seraya", "塞拉亚合作论坛", "Norlund")


def test_every_page_has_a_row(inputs: Inputs, one_process: Path) -> None:
    rows = rows_of(one_process)
    assert len(rows) == inputs.count
    errors = {row["uri"]: row["error_kind"] for row in rows if row["error_kind"]}
    assert errors == {
        "https://press.example/de.html": "UnsupportedLanguage",
        "https://press.example/leer": "EmptyDocument",
    }
    for row in rows:
        if row["error"] is None:
            reading = msgspec.json.decode(row["reading"], type=Reading)
            assert [meeting["mechanism_en"] for meeting in row["meetings"]] == [
                m.mechanism_en for m in reading.meetings
            ]
            assert all(row["text"][p.start : p.end] == p.quote for c in reading.commitments for p in c.passages)
        else:
            assert row["reading"] is None and row["text"] is None
    schema = pq.read_schema(parts_in(one_process)[0])
    assert schema.names == list(MEANINGS)
    assert all(schema.field(name).metadata[b"meaning"] for name in MEANINGS)


def test_other_processes_and_parts_give_the_same_rows(inputs: Inputs, one_process: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    summary = read_in_bulk([str(inputs.warc)], Settings(out=str(out)), engine_named("local:2"), split=6_000)
    assert summary.parts > 2
    assert (summary.pages, summary.read, summary.failed) == (inputs.count, inputs.count - 2, 2)
    assert rows_of(out) == rows_of(one_process)
    before = {path: path.stat().st_mtime_ns for path in parts_in(out)}
    parts_in(out)[0].unlink()
    again = read_in_bulk([str(inputs.warc)], Settings(out=str(out)), engine_named("local"), split=6_000)
    assert again.kept == summary.parts - 1 and msgspec.structs.replace(again, kept=0) == summary
    after = {path: path.stat().st_mtime_ns for path in parts_in(out)}
    assert [path for path in before if before[path] != after[path]] == [min(before)]
    assert rows_of(out) == rows_of(one_process)


@pytest.mark.parametrize("kind", ["lines", "parquet"])
def test_other_inputs_give_the_same_rows(inputs: Inputs, one_process: Path, kind: str, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    read_in_bulk([str(getattr(inputs, kind))], Settings(out=str(out)), engine_named("local"))
    place = ("found_in",)
    assert rows_of(out, without=place) == rows_of(one_process, without=place)


def test_a_part_is_the_same_file_each_time(inputs: Inputs, one_process: Path, tmp_path: Path) -> None:
    (split,) = plan_splits([str(inputs.warc)], 10**9)[0]
    part = read_split(split, Settings(out=str(tmp_path)))
    assert Path(part.path).read_bytes() == parts_in(one_process)[0].read_bytes()


def test_what_names_no_partnership_is_let_go(inputs: Inputs, tmp_path: Path) -> None:
    settings = Settings(out=str(tmp_path / "a"), sift=True)
    summary = read_in_bulk([str(inputs.lines)], settings, engine_named("local"))
    assert 6 <= summary.read < 12 and summary.let_go == inputs.count - summary.read  # six tell of real bodies
    assert summary.failed == 0
    named = msgspec.structs.replace(settings, out=str(tmp_path / "b"), names=INVENTED)
    assert read_in_bulk([str(inputs.lines)], named, engine_named("local")).read == 12


def test_parts_of_something_else_are_not_mixed_in(inputs: Inputs, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "none").mkdir()
    read_in_bulk([str(tmp_path / "none")], Settings(out=str(out)), engine_named("local"))
    with pytest.raises(EngineError, match="another sieve"):
        read_in_bulk([str(inputs.lines)], Settings(out=str(out), sift=True), engine_named("local"))
    source = tmp_path / "a.jsonl"
    write_lines(source, web_pages()[-1:])
    read_in_bulk([str(source)], Settings(out=str(out)), engine_named("local"))
    write_lines(source, web_pages()[-2:])
    with pytest.raises(EngineError, match="another input"):
        read_in_bulk([str(source)], Settings(out=str(out)), engine_named("local"))
    with pytest.raises(EngineError, match="no parts of a run"):
        read_in_bulk([str(source)], Settings(out=str(inputs.parquet.parent)), engine_named("local"))
    with pytest.raises(EngineError, match="is a file"):
        read_in_bulk([str(source)], Settings(out=str(source)), engine_named("local"))


def test_pages_that_kill_or_stop_the_reader_are_rows(
    inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of their split is read all the same."""

    def read(document: Document) -> Reading | DocumentError:
        if "w-en-01" in (document.uri or ""):
            os.kill(os.getpid(), signal.SIGKILL)
        if "w-zh-02" in (document.uri or ""):
            time.sleep(60)
        return read_or_error(document)

    monkeypatch.setattr(part_module, "read_or_error", read)
    settings = Settings(out=str(tmp_path / "out"), limits=Limits(seconds=3))
    summary = read_in_bulk([str(inputs.warc)], settings, engine_named("local"))
    assert summary.errors == {"LimitExceeded": 2, "UnsupportedLanguage": 1, "EmptyDocument": 1}
    assert summary.read == inputs.count - 4
    told = {failure.uri: failure.reason for failure in failures_in(tmp_path / "out", 10)}
    assert "signal 9" in told["https://press.example/w-en-01.html"]
    assert "longer than 3 s" in told["https://press.example/w-zh-02.html"]


def test_a_worker_with_another_reader_refuses(inputs: Inputs, tmp_path: Path) -> None:
    (split,) = plan_splits([str(inputs.lines)], 10**9)[0]
    with pytest.raises(EngineError, match="has reader"):
        read_split(split, Settings(out=str(tmp_path), version="other 0"))


def test_an_output_that_cannot_be_written_is_no_documents_fault(inputs: Inputs, tmp_path: Path) -> None:
    (split,) = plan_splits([str(inputs.lines)], 10**9)[0]
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="file"):
        read_split(split, Settings(out=str(tmp_path / "file")))


@pytest.mark.parametrize("wrong", ["ray", "spark:2", "local:0", "local:x", "dask:local:0", ""])
def test_unknown_engines_are_named(wrong: str) -> None:
    with pytest.raises(EngineError) as raised:
        engine_named(wrong)
    if wrong.partition(":")[0] not in ENGINES:
        assert all(name in str(raised.value) for name in ENGINES)
