"""The same pages as WARC, JSON Lines and Parquet, and what one process reads in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from depositary.distributed import Settings, engine_named, read_in_bulk
from distributed_inputs import Inputs, web_pages, write_lines, write_parquet, write_warc


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    folder = tmp_path_factory.mktemp("inputs")
    pages = web_pages()
    found = Inputs(
        folder / "crawl.warc.gz", folder / "plain.warc", folder / "lines.jsonl", folder / "packed.jsonl.gz",
        folder / "table.parquet", len(pages),
    )  # fmt: skip
    write_warc(found.warc, pages)
    write_warc(found.plain_warc, pages)
    write_lines(found.lines, pages)
    write_lines(found.packed_lines, pages)
    write_parquet(found.parquet, pages)
    return found


@pytest.fixture(scope="session")
def one_process(inputs: Inputs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The crawl read by one process, in one part."""
    out = tmp_path_factory.mktemp("one") / "out.parquet"
    read_in_bulk([str(inputs.warc)], Settings(out=str(out)), engine_named("local"))
    return out
