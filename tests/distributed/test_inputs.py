"""Every page once, wherever a file is parted; what is damaged is named."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from depositary.distributed import INPUTS, Page, plan_splits
from depositary.distributed.inputs import documents_of, pages_of
from depositary.errors import DocumentError
from depositary.model import Document
from distributed_inputs import Inputs, pa, pq, web_pages, write_warc


def _found(path: Path, size: int) -> list[Page | DocumentError]:
    splits, failed = plan_splits([str(path)], size)
    assert failed == []
    return [page for split in splits for page in pages_of(split)]


@pytest.mark.parametrize("size", [1, 700, 5_000, 40_000, 10**9])
@pytest.mark.parametrize("kind", ["warc", "plain_warc", "lines", "packed_lines", "parquet"])
def test_every_page_once_wherever_it_is_parted(inputs: Inputs, kind: str, size: int) -> None:
    pages = _found(getattr(inputs, kind), size)
    assert [page.uri for page in pages if isinstance(page, Page)] == [uri for uri, _ in web_pages()]
    assert [page.data for page in pages if isinstance(page, Page)] == [page for _, page in web_pages()]


def test_small_splits_are_many(inputs: Inputs) -> None:
    for path in (inputs.warc, inputs.plain_warc, inputs.lines, inputs.parquet):
        assert len(plan_splits([str(path)], 1_000)[0]) > 3


def test_a_crawl_packed_as_one_is_one_split(tmp_path: Path, inputs: Inputs) -> None:
    path = tmp_path / "whole.warc.gz"
    path.write_bytes(gzip.compress(inputs.plain_warc.read_bytes()))
    splits, _ = plan_splits([str(path)], 500)
    assert len(splits) == 1
    assert len(list(pages_of(splits[0]))) == inputs.count


def test_a_page_that_looks_like_the_start_of_a_record(tmp_path: Path) -> None:
    """Chance bytes of a gzip member inside a record are no place to part."""
    pages = [(f"https://a.example/{n}", b"\x1f\x8b\x08 WARC/1.0\r\n" * 40 + bytes([n])) for n in range(30)]
    path = tmp_path / "odd.warc.gz"
    write_warc(path, pages)
    for size in (1, 97, 1000):
        assert [page.uri for page in _found(path, size) if isinstance(page, Page)] == [uri for uri, _ in pages]


def test_lines_of_all_sorts(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_bytes(
        b'{"text": "one", "url": "https://a.example/1", "published": "2024-05-06T10:00:00Z"}\r\n'
        b"\n"
        b"no json\n"
        b'{"url": "https://a.example/2"}\n'
        b"[1]\n"
        b'{"text": "\\ud800"}\n'
        b'{"html": "<p>t\\u00f4i</p>", "id": "given", "date": "nonsense", "title": 5}'  # no line end
    )
    for size in (1, 10, 60, 10_000):
        found = _found(path, size)
        named = [str(page) if isinstance(page, DocumentError) else page.id or page.uri or "" for page in found]
        assert named[0] == "https://a.example/1" and named[-1] == "given"
        assert ["no JSON object" in named[1], "neither text nor html" in named[2]] == [True, True]
        assert len(found) == 6
        first, last = found[0], found[-1]
        assert isinstance(first, Page) and first.published == "2024-05-06"
        assert isinstance(last, Page) and (last.published, last.title) == (None, "5")
        assert last.data == "<p>tôi</p>".encode()


def test_rows_of_a_table(tmp_path: Path) -> None:
    import datetime as dt

    path = tmp_path / "t.parquet"
    rows = [
        {"text": "one", "url": "u1", "published": dt.date(2024, 5, 6)},
        {"text": None, "url": "u2", "published": None},
        {"text": "x", "url": None, "published": dt.date(2024, 5, 7)},
    ]
    pq.write_table(pa.Table.from_pylist(rows), path)
    first, second, third = _found(path, 1)
    assert isinstance(first, Page) and (first.data, first.published) == (b"one", "2024-05-06")
    assert isinstance(second, DocumentError)
    assert isinstance(third, Page) and third.found_in == "t.parquet@2"


def test_what_the_input_says_goes_before_what_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    html = '<html><head><meta property="article:published_time" content="2001-01-01"></head><body><p>Text.</p></body>'
    path.write_text(json.dumps({"html": html, "published": "2024-05-06", "publisher": "Agency", "id": "a"}), "utf-8")
    (page,) = _found(path, 100)
    assert isinstance(page, Page)
    (document,) = documents_of(page)
    assert isinstance(document, Document)
    assert (document.published, document.publisher, document.id) == ("2024-05-06", "Agency", "a")


def test_a_page_has_one_name_wherever_it_is_found(inputs: Inputs) -> None:
    names = []
    for path in (inputs.warc, inputs.lines, inputs.parquet):
        page = _found(path, 10_000)[0]
        assert isinstance(page, Page)
        names.append([document.id for document in documents_of(page) if isinstance(document, Document)])
    assert names[0] == names[1] == names[2]
    assert re.fullmatch(r"w-en-01-[0-9a-f]{10}", names[0][0])


@pytest.mark.parametrize("name", ["cut.warc.gz", "cut.parquet", "cut.jsonl.gz"])
def test_a_damaged_file_is_named(tmp_path: Path, inputs: Inputs, name: str) -> None:
    whole = {"cut.warc.gz": inputs.warc, "cut.parquet": inputs.parquet, "cut.jsonl.gz": inputs.packed_lines}[name]
    path = tmp_path / name
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    splits, failed = plan_splits([str(path)], 10**6)
    if not failed:
        with pytest.raises(DocumentError, match=re.escape(name)):
            list(pages_of(splits[0]))
    else:
        assert name in str(failed[0])


def test_folders_patterns_and_what_is_not_there(tmp_path: Path, inputs: Inputs) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("a.txt", "deep/b.html", ".hidden.txt", "_run.json", "c.unknown"):
        (tmp_path / name).write_text("text", "utf-8")
    splits, failed = plan_splits([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "none*"), "nowhere"], 10**6)
    assert [Path(path).name for split in splits for path in split.paths] == ["a.txt", "b.html"]
    assert len(failed) == 2
    assert {kind.name for kind in INPUTS} == {"warc", "jsonl", "parquet", "files"}


def test_a_changed_file_is_another_split(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n', "utf-8")
    before = plan_splits([str(path)], 100)[0]
    assert plan_splits([str(path)], 100)[0] == before
    path.write_text('{"text": "ab"}\n', "utf-8")
    assert plan_splits([str(path)], 100)[0] != before
