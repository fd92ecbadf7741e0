"""How fast each export is, and what memory it takes, on ledgers of two sizes.

    python benchmarks/exporting.py LEDGER [LEDGER …]     ledgers as `benchmarks/ledger.py make` makes them
    python benchmarks/exporting.py                       1,000 and 4,000 documents, made now

Each export runs in a process of its own and writes to nowhere; MB/s are of processor time. Memory is the peak over that
of the process before it began; where it hardly grows from one ledger to the next, the export streams.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

NAMES = ("csv", "parquet", "workbook", "jsonl", "ics", "jsonld", "ftm", "plover", "graphml", "akn", "site")


class Nowhere(io.RawIOBase):
    """Takes everything and keeps its length."""

    def __init__(self) -> None:
        self.length = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.length += len(data)
        return len(data)


class NoFolder:
    def __init__(self) -> None:
        self.length = 0

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        out = Nowhere()
        yield out  # type: ignore[misc]
        self.length += out.length


def one(location: str, name: str) -> dict[str, float]:
    """One export of one ledger: seconds, megabytes, megabytes of memory, things."""
    from depositary.export import EXPORTERS, Asked
    from depositary.ledger import open_ledger

    exporter = EXPORTERS[name]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with open_ledger(location) as ledger:
        began, used = time.perf_counter(), time.process_time()
        if hasattr(exporter, "write_into"):
            folder = NoFolder()
            summary = exporter.write_into(ledger, Asked(on="2025-11-01"), folder)
            length = folder.length
        else:
            out = io.BytesIO() if name == "workbook" else Nowhere()
            summary = exporter.write(ledger, Asked(on="2025-11-01"), out)  # type: ignore[arg-type]
            length = len(out.getvalue()) if isinstance(out, io.BytesIO) else out.length
        seconds, used = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "s": seconds,
        "used": used,
        "MB": length / 1e6,
        "memory": peak - before,
        "things": sum(summary.written.values()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledgers", nargs="*")
    parser.add_argument("--only", nargs="*", default=NAMES, help="these exports")
    parser.add_argument("--one", nargs=2, metavar=("LEDGER", "NAME"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(one(*asked.one)))
        return
    with tempfile.TemporaryDirectory() as made:
        ledgers = asked.ledgers
        if not ledgers:
            script = str(Path(__file__).with_name("ledger.py"))
            for size in (1_000, 4_000):
                ledgers.append(str(Path(made) / f"{size}.db"))
                subprocess.run([sys.executable, script, "make", ledgers[-1], "--documents", str(size)], check=True)
        print(
            "| export | " + " | ".join(f"{Path(at).stem}: s | of processor | MB/s | memory MB" for at in ledgers) + " |"
        )
        print("| --- |" + " ---: | ---: | ---: | ---: |" * len(ledgers))
        for name in asked.only:
            cells = []
            for at in ledgers:
                run = [sys.executable, __file__, "--one", at, name]
                told = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
                rate = told["MB"] / told["used"]
                cells.append(f"{told['s']:.1f} | {told['used']:.1f} | {rate:.2f} | {told['memory']:.0f}")
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
