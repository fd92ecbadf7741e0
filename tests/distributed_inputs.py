"""The same pages as WARC, JSON Lines and Parquet, and rows of a run, for the tests of bulk reading."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from depositary.distributed import parts_in
from samples import CORPUS

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

__all__ = ["Inputs", "pa", "pq", "rows_of", "web_pages", "write_lines", "write_parquet", "write_warc"]

Web = tuple[str, bytes]  # address and page


class Inputs(NamedTuple):
    """Files that hold the same pages."""

    warc: Path
    plain_warc: Path
    lines: Path
    packed_lines: Path
    parquet: Path
    count: int


def web_pages() -> list[Web]:
    """Reports of the corpus as web pages, one in none of the languages at hand, one empty."""
    pages = []
    for path in sorted((CORPUS / "written").glob("w-[evz][nih]-0[1-4].txt")):
        paragraphs = "".join(f"<p>{line}</p>" for line in path.read_text("utf-8").splitlines() if line.strip())
        page = f'<html><head><meta charset="utf-8"><title>{path.stem}</title></head><body>{paragraphs}</body></html>'
        pages.append((f"https://press.example/{path.stem}.html", page.encode()))
    german = "<html><body>" + "<p>Der Ausschuss hat gestern über den Haushalt beraten und vertagte sich.</p>" * 9
    return [*pages, ("https://press.example/de.html", german.encode()), ("https://press.example/leer", b" ")]


def write_warc(path: Path, pages: Iterable[Web]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "tests"}))
        for uri, page in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    uri,
                    "response",
                    payload=io.BytesIO(page),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": "2024-01-01T00:00:00Z"},
                )
            )


def write_lines(path: Path, pages: Iterable[Web]) -> None:
    import gzip

    raw = b"".join(json.dumps(row).encode() + b"\n" for row in _rows(pages))
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)


def write_parquet(path: Path, pages: Iterable[Web]) -> None:
    pq.write_table(pa.Table.from_pylist(_rows(pages)), path, row_group_size=3)


def _rows(pages: Iterable[Web]) -> list[dict[str, Any]]:
    return [{"url": uri, "html": page.decode(), "fetched": "2024-01-01T00:00:00Z"} for uri, page in pages]


def rows_of(folder: Path, *, without: Iterable[str] = ()) -> list[dict[str, Any]]:
    """All rows of a run, sorted."""
    rows = [row for path in parts_in(folder) for row in pq.read_table(path).to_pylist()]
    left = set(without)
    kept = [{name: value for name, value in row.items() if name not in left} for row in rows]
    return sorted(kept, key=lambda row: json.dumps(row, sort_keys=True))
