"""Bulk reading in figures: the sieve, one process, two workers, one of them killed; and what a million pages cost.

    scale.py [--pages FOLDER] [--texts FOLDER ...] [--copies N] [--unrelated N] [--json FILE]

Makes a crawl (WARC) of the corpus' texts as web pages, `--copies` of each, among `--unrelated` pages about other
things: real ones from `--pages` (*.html), else made up. Reads it with one process, with two workers of Dask on this
machine, and once more with a worker killed when the first part is there: the texts alone without the sieve, all with
it. Processor time is what counts on a busy machine; the clock stands beside it. `--texts` adds folders of texts (*.txt)
that must pass to the table of what the sieve lets through.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import shutil
import signal
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
MB = 1_000_000
Web = tuple[str, bytes]

# A day of a global news crawl (Common Crawl News), for the sum at the end; docs/scale.md says where it comes from.
PAGES_A_DAY = 400_000
PAGE_BYTES = 230_000
UNSIFTED = 100  # unrelated pages read without the sieve, for what it spares


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, help="real web pages about other things")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders of texts that must pass the sieve")
    parser.add_argument("--copies", type=int, default=5)
    parser.add_argument("--unrelated", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    related = [page for copy in range(options.copies) for page in related_pages(copy)]
    other = real_pages(options.pages, options.unrelated) if options.pages else made_up_pages(options.unrelated)
    figures: dict[str, Any] = {"load": os.getloadavg()[0]}
    figures["sieve"] = measure_sieve(other, options.texts)
    print_figures(figures)
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        mixed = mix(related, other)
        for name, pages, sift in (("without the sieve", related, False), ("with the sieve", mixed, True)):
            crawl = Path(folder) / f"{'mixed' if sift else 'related'}.warc.gz"
            write_crawl(crawl, pages)
            print(name)
            figures[name] = measure_runs(crawl, Path(folder), sift=sift)
        crawl = Path(folder) / "unrelated.warc.gz"
        write_crawl(crawl, other[:UNSIFTED])
        unrelated = run_once(crawl, Path(folder) / "unrelated", "local", crawl.stat().st_size, sift=False)
        figures["unrelated pages without the sieve"] = unrelated
    figures["cost"] = work_out(figures)
    print_figures({name: figures[name] for name in ("unrelated pages without the sieve", "cost")})
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


# ---- what is read ---------------------------------------------------------------------------------------------------


def related_pages(copy: int) -> Iterator[Web]:
    """The corpus' texts as web pages; each copy has an address and a line of its own."""
    for folder in ("written", "hard"):
        for path in sorted((CORPUS / folder).glob("*.txt")):
            lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
            body = "".join(f"<p>{line}</p>" for line in [*lines, f"({copy + 1})"])
            page = f'<html><head><meta charset="utf-8"><title>{path.stem}</title></head><body>{body}</body></html>'
            yield f"https://press.example/{copy}/{path.stem}.html", page.encode()


def real_pages(folder: Path, most: int) -> list[Web]:
    paths = sorted(folder.rglob("*.html"))[:most]
    return [(f"https://news.example/{number}.html", path.read_bytes()) for number, path in enumerate(paths)]


def made_up_pages(count: int) -> list[Web]:
    """Pages of about a hundred kilobytes: menus, scripts and a report of nothing in particular."""
    chance = random.Random(7)
    syllables = [a + b for a in "bcdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "on")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(5000)]
    pages = []
    for number in range(count):
        menu = "".join(
            f'<li class="nav-item"><a href="/{word}">{word.title()}</a></li>' for word in chance.sample(words, 300)
        )
        script = "".join(f'window.{chance.choice(words)}={{"id":{chance.random()}}};' for _ in range(900))
        report = "".join(
            f"<p>{' '.join(chance.choices(words, k=70)).capitalize()} France, Japan.</p>" for _ in range(12)
        )
        body = f"<ul>{menu}</ul><article>{report}</article>"
        page = f"<html><head><script>{script}</script></head><body>{body}</body></html>"
        pages.append((f"https://news.example/{number}.html", page.encode()))
    return pages


def mix(related: Sequence[Web], other: Sequence[Web]) -> list[Web]:
    pages = [*related, *other]
    random.Random(11).shuffle(pages)
    return pages


def write_crawl(path: Path, pages: Sequence[Web]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for uri, page in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(uri, "response", payload=io.BytesIO(page), http_headers=headers)
            )


# ---- the sieve ------------------------------------------------------------------------------------------------------


def measure_sieve(other: Sequence[Web], texts: Sequence[Path]) -> dict[str, Any]:
    """Speed beside its floors (the first scan alone, decoding alone, unpacking alone), and what passes."""
    from depositary.relevance import load_sieve

    begun = time.process_time()
    sieve = load_sieve()
    figures: dict[str, Any] = {"seconds to make": round(time.process_time() - begun, 2)}
    pages = [page for _, page in other]
    size = sum(map(len, pages))
    packed = [zlib.compress(page) for page in pages]
    gate = sieve._gate.find_matches_as_indexes
    for name, work, over in (
        ("sieve", sieve.passes, pages),
        ("first scan alone", gate, pages),
        ("decoding UTF-8 alone", lambda page: page.decode("utf-8", "replace"), pages),
        ("unpacking alone", zlib.decompress, packed),
    ):
        figures[f"{name}, MB/s"] = round(size / MB / best_of(work, over))
    figures["unrelated pages that pass, %"] = round(100 * sum(map(sieve.passes, pages)) / len(pages), 2)
    for folder in (CORPUS / "written", CORPUS / "hard", *texts):
        found = [path.read_bytes() for path in sorted(folder.rglob("*.txt"))]
        figures[f"{folder.name}: pass"] = f"{sum(map(sieve.passes, found))} of {len(found)}"
    return figures


def best_of(work: Callable[[Any], Any], over: Sequence[Any]) -> float:
    """Processor seconds of the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for item in over:
            work(item)
        best = min(best, time.process_time() - begun)
    return best


# ---- runs -----------------------------------------------------------------------------------------------------------


def measure_runs(crawl: Path, folder: Path, *, sift: bool) -> dict[str, Any]:
    """One process; two workers; two workers of which one is killed: each with its rows compared to the first's."""
    split = max(20_000, crawl.stat().st_size // 8)
    first = folder / f"{crawl.stem}-one"
    figures = {"one process": run_once(crawl, first, "local", split, sift=sift)}
    print_figures(figures, 1)
    expected = rows_of(first)
    for name, kill in (("two workers", False), ("two workers, one killed", True)):
        out = folder / f"{crawl.stem}-{'kill' if kill else 'two'}"
        figures[name] = run_cluster(crawl, out, split, sift=sift, kill=kill)
        figures[name]["same rows"] = rows_of(out) == expected
        print_figures({name: figures[name]}, 1)
    return figures


def run_once(crawl: Path, out: Path, engine: str, split: int, *, sift: bool) -> dict[str, Any]:
    from depositary.distributed import Settings, engine_named, read_in_bulk

    shutil.rmtree(out, ignore_errors=True)
    before, begun = _children(), time.perf_counter()
    with Watch() as watch:
        summary = read_in_bulk([str(crawl)], Settings(out=str(out), sift=sift), engine_named(engine), split=split)
    clock = time.perf_counter() - begun
    cpu = _children() - before
    return {
        "pages": summary.pages, "read": summary.read, "let go": summary.let_go, "failed": summary.failed,
        "parts": summary.parts, "MB": round(summary.size / MB, 1),
        "clock, s": round(clock, 1), "processor, s": round(cpu, 1),
        "pages a second of processor": round(summary.pages / max(cpu, 0.01), 1), "largest process, MB": watch.most,
    }  # fmt: skip


def run_cluster(crawl: Path, out: Path, split: int, *, sift: bool, kill: bool) -> dict[str, Any]:
    from depositary.distributed import parts_in
    from distributed import LocalCluster

    begun = time.perf_counter()
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        started = time.perf_counter() - begun
        killer = threading.Thread(target=_kill_one, args=(cluster, out, parts_in), daemon=True)
        if kill:
            killer.start()
        figures = run_once(crawl, out, f"dask:{cluster.scheduler_address}", split, sift=sift)
    del figures["processor, s"], figures["pages a second of processor"]  # a cluster's workers are not ours to count
    return {"start, s": round(started, 1), **figures}


def _kill_one(cluster: Any, out: Path, parts_in: Callable[[Path], list[Path]]) -> None:
    while not out.is_dir() or not parts_in(out):
        time.sleep(0.05)
    os.kill(next(iter(cluster.workers.values())).process.pid, signal.SIGKILL)


def rows_of(out: Path) -> list[str]:
    import pyarrow.parquet as pq

    from depositary.distributed import parts_in

    return sorted(json.dumps(row, sort_keys=True) for path in parts_in(out) for row in pq.read_table(path).to_pylist())


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Watch:
    """The largest resident size, in MB, of any process this one has, looked at five times a second."""

    def __init__(self) -> None:
        self.most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        import psutil

        while not self._ended.wait(0.2):
            for process in psutil.Process().children(recursive=True):
                try:
                    self.most = max(self.most, round(process.memory_info().rss / MB))
                except psutil.Error:
                    continue


# ---- the sum --------------------------------------------------------------------------------------------------------


def work_out(figures: dict[str, Any]) -> dict[str, Any]:
    """Core hours of a day's crawl and of a million pages, from the measured rates.

    A page that passes for nothing costs what an unrelated one does and what one of the corpus does.
    """
    sieve, unrelated = figures["sieve"], figures["unrelated pages without the sieve"]
    related = figures["without the sieve"]["one process"]
    reading = related["processor, s"] / max(related["pages"], 1) + unrelated["processor, s"] / max(
        unrelated["pages"], 1
    )
    anything = unrelated["processor, s"] / max(unrelated["pages"], 1)
    scanning = PAGE_BYTES / MB * (1 / sieve["sieve, MB/s"] + 1 / sieve["unpacking alone, MB/s"])
    passing = sieve["unrelated pages that pass, %"] / 100
    sieved = scanning + passing * reading
    return {
        "processor ms a page, sieve off": round(anything * 1000, 1),
        "processor ms a page, sieve on": round(sieved * 1000, 1),
        "core hours a million pages, sieve off": round(1_000_000 * anything / 3600, 1),
        "core hours a million pages, sieve on": round(1_000_000 * sieved / 3600, 1),
        "core hours a day of the crawl, sieve off": round(PAGES_A_DAY * anything / 3600, 1),
        "core hours a day of the crawl, sieve on": round(PAGES_A_DAY * sieved / 3600, 1),
    }


def print_figures(figures: dict[str, Any], depth: int = 0) -> None:
    for name, value in figures.items():
        if isinstance(value, dict):
            print(f"{'  ' * depth}{name}")
            print_figures(value, depth + 1)
        else:
            print(f"{'  ' * depth}{name}: {value}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
