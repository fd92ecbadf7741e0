"""How the ledger behaves at size: time to add one more document, to list, search, show, and to tell what is due.

    python benchmarks/ledger.py                          1,000, 10,000 and 100,000 documents, one table
    python benchmarks/ledger.py --sizes 1000 --keep DIR  other sizes; ledgers are kept in DIR and used again
    python benchmarks/ledger.py --write                  the table also goes into docs/performance.md
    python benchmarks/ledger.py make PATH --documents N  only make a ledger
    python benchmarks/ledger.py measure PATH --world N   only measure one; --world: of the base, if it was multiplied

A ledger of 100,000 documents and more is made from one of 10,000 by `multiplied.py`.

The documents are made up (`made_up.py`); their Readings are made directly, so that no reading is timed. Each size is
made and measured in a process of its own. Times are medians in milliseconds of processor time, which other work on the
machine leaves nearly as it is; adding is measured by the clock too, since it waits for the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from depositary.ledger import Ledger, create_ledger, open_ledger, record_document, record_documents
from depositary.ledger.dialects import optimise
from depositary.ledger.queries import ThingQuery
from depositary.report import (
    ledger_status,
    list_contradictions,
    list_documents,
    list_due,
    list_things,
    partnership_status,
    search_passages,
    show_thing,
)
from growth import draw_growth
from made_up import TAG, World
from multiplied import multiply

SIZES = (1_000, 10_000, 100_000)
ON = "2025-11-01"  # the day seen from, near the end of the made-up years
PARTNERSHIP = "ASEAN-Russia"  # the busiest: every tenth document and more
BEGIN, END = "<!-- made by make bench-ledger -->", "<!-- end of what make bench-ledger makes -->"
_ENOUGH = 5_000  # milliseconds after which a slow question is not asked again
TOLD = 20  # dues and contradictions on a page
BASE = 10_000  # larger ledgers are this one many times over
PLOT = Path(__file__).parents[1] / "docs" / "growth.svg"
DOCS = Path(__file__).parents[1] / "docs" / "performance.md"


_PLOTTED = (
    "add one document, processor time", "list 50 meetings", "list 50 commitments of an area", "list 50 persons",
    "search, a rare word", "search, words in every document", "show a meeting", "contradictions of a partnership",
    "due in 90 days, the first 20", "the busiest partnership as its page shows it", "status of the ledger",
)  # fmt: skip


def make(location: str, documents: int, tag: str = "") -> None:
    """Make a ledger of so many documents, in bulk, or go on with one that was begun; progress goes to stderr."""
    world, start = World(documents, tag=tag), time.perf_counter()
    with create_ledger(location) as ledger:
        begun = done = ledger_status(ledger).documents
        told = islice(world.documents(), done, documents)
        while part := list(islice(told, 1_000)):
            record_documents(ledger, part)
            done += len(part)
            rate = (done - begun) / (time.perf_counter() - start)
            print(f"\r{done:,} of {documents:,} documents, {rate:.0f} a second", end="", file=sys.stderr, flush=True)
        with ledger.writing() as connection:
            optimise(connection)
    print(file=sys.stderr)


def measure(location: str, world: World, tries: int) -> dict[str, float]:
    """Medians in milliseconds of a ledger of this world, which is `tries` documents larger afterwards."""
    found: dict[str, float] = {}
    with open_ledger(location, writable=True) as ledger:
        record_one, used = _adding(ledger, world, tries)
        found["add one document, by the clock"] = statistics.median(record_one)
        found["the same, 95th percentile"] = sorted(record_one)[int(len(record_one) * 0.95)]
        found["add one document, processor time"] = used
        for name, ask in _questions(ledger).items():
            ask()
            times: list[float] = []
            while len(times) < 7 and sum(times) < _ENOUGH:
                times.append(_timed(ask, time.process_time))
            found[name] = statistics.median(times)
        found["MB on disk"] = sum(file.stat().st_size for file in _files(location)) / 1e6
    found["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {name: round(value, 1) for name, value in found.items()}


def _adding(ledger: Ledger, world: World, tries: int) -> tuple[list[float], float]:
    """Documents of events the ledger does not know yet, added one by one."""
    later = world.documents(start=world.events * 2 + ledger_status(ledger).documents)
    warm = [_timed(partial(record_document, ledger, *next(later))) for _ in range(5)]
    assert len(warm) == 5
    times, used = [], []
    for _ in range(tries):
        document, reading = next(later)
        before = time.process_time()
        times.append(_timed(partial(record_document, ledger, document, reading)))
        used.append(1000 * (time.process_time() - before))
    return times, statistics.median(used)


def _questions(ledger: Ledger) -> dict[str, Callable[[], Any]]:
    meeting = list_things(ledger, ThingQuery(kind="meeting", partnership=PARTNERSHIP, limit=1))[0]
    plan = list_things(ledger, ThingQuery(kind="instrument", partnership=PARTNERSHIP, limit=1))[0]
    lines = ledger_status(ledger).partnerships
    usual = lines[len(lines) // 2].partnership
    of_area = ThingQuery(kind="commitment", area="health", limit=50)
    return {
        "list 50 meetings": lambda: list_things(ledger, ThingQuery(kind="meeting", limit=50)),
        "list 50 meetings of a partnership, from a day on": lambda: list_things(
            ledger, ThingQuery(kind="meeting", partnership=PARTNERSHIP, since="2020-01-01", limit=50)
        ),
        "list 50 commitments of an area": lambda: list_things(ledger, of_area),
        "list 50 persons": lambda: list_things(ledger, ThingQuery(kind="person", limit=50)),
        "list 50 documents": lambda: list_documents(ledger, limit=50),
        "search, a rare word": lambda: search_passages(ledger, "Velby Zhira"),
        "search, words in every document": lambda: search_passages(ledger, "the meeting"),
        "search, Chinese": lambda: search_passages(ledger, "供应链联合研究"),
        "show a meeting": lambda: show_thing(ledger, meeting.id),
        "show the busiest plan": lambda: show_thing(ledger, plan.id),
        "contradictions of a partnership": lambda: list_contradictions(ledger, partnership=PARTNERSHIP),
        "due in 90 days, the first 20": lambda: list_due(ledger, on=ON, within=90, limit=20),
        "due in 90 days, of a partnership": lambda: list_due(ledger, on=ON, within=90, partnership=PARTNERSHIP),
        "due in 90 days, all": lambda: list_due(ledger, on=ON, within=90),
        "the busiest partnership as its page shows it": lambda: partnership_status(
            ledger, PARTNERSHIP, on=ON, most=TOLD, brief=True
        ),
        "status of the busiest partnership": lambda: partnership_status(ledger, PARTNERSHIP, on=ON),
        "status of a usual partnership": lambda: partnership_status(ledger, usual, on=ON),
        "status of the ledger": lambda: ledger_status(ledger),
    }


def _timed(act: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    act()
    return 1000 * (clock() - start)


def _files(location: str) -> list[Path]:
    place = Path(location)
    return list(place.parent.glob(place.name + "*"))


def _apart(*arguments: str) -> str:
    """This program in a process of its own; what it prints."""
    ran = subprocess.run([sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return ran.stdout


def _table(results: dict[int, dict[str, float]]) -> str:
    sizes = sorted(results)
    rows = [
        "| ms of processor time, median | " + " | ".join(f"{size:,} documents" for size in sizes) + " |",
        "| --- |" + " ---: |" * len(sizes),
    ]
    for name in results[sizes[0]]:
        rows.append(f"| {name} | " + " | ".join(f"{results[size][name]:,g}" for size in sizes) + " |")
    return "\n".join(rows)


def _write(table: str) -> None:
    """Put the table between its marks in docs/performance.md, or at the end."""
    text = DOCS.read_text("utf-8") if DOCS.exists() else "# Performance\n"
    section = f"{BEGIN}\n\n{table}\n\n{END}"
    if BEGIN in text:
        text = text[: text.index(BEGIN)] + section + text[text.index(END) + len(END) :]
    else:
        text = f"{text.rstrip()}\n\n## The ledger at size\n\n{section}\n"
    DOCS.write_text(text, "utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", nargs="?", choices=("make", "measure"))
    options.add_argument("ledger", nargs="?")
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--world", type=int)
    options.add_argument("--tag", action="store_true", help="of a world that can be multiplied")
    options.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options.add_argument("--tries", type=int, default=60)
    options.add_argument("--keep", type=Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.what == "make":
        make(given.ledger, given.documents, TAG if given.tag else "")
        return
    if given.what == "measure":
        world = World(given.world or given.documents, tag=TAG if given.tag else "")
        print(json.dumps(measure(given.ledger, world, given.tries)))
        return
    results: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as passing:
        folder = given.keep or Path(passing)
        for size in given.sizes:
            place = str(folder / f"ledger-{size}.db")
            if not os.path.exists(place):  # noqa: PTH110
                _make_of_size(folder, place, size)
            run = ("measure", place, "--world", str(min(size, BASE)), "--tries", str(given.tries), "--tag")
            results[size] = json.loads(_apart(*run))
            print(size, results[size], file=sys.stderr, flush=True)
    table = _table(results)
    print(table)
    if given.write:
        _write(table)
        PLOT.write_text(draw_growth(results, _PLOTTED, bar=200), "utf-8")


def _make_of_size(folder: Path, place: str, size: int) -> None:
    """Directly up to the base's size; a larger one is the base multiplied."""
    if size <= BASE:
        _apart("make", place, "--documents", str(size), "--tag")
        return
    base = folder / f"ledger-{BASE}.db"
    if not base.exists():
        _apart("make", str(base), "--documents", str(BASE), "--tag")
    multiply(base, Path(place), size // BASE)


if __name__ == "__main__":
    main()
