"""How the ledger behaves at size: time to add one more document, to list, to search, to see what is due.

    python benchmarks/ledger.py --documents 100000 [--at 1000 10000] [--ledger FILE] [--json OUT]

Documents are made up but shaped like real ones: partnerships, mechanisms, persons and instruments of very uneven fame
(a few are in every tenth document), events told by one to three documents in three languages, two dozen claims each.
Reading is not timed: Readings are made directly.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.dialects import optimise
from depositary.ledger.queries import ThingQuery
from depositary.model import Commitment, Document, Instrument, Meeting, Passage, Person, Progress, Reader, Reading
from depositary.report import (
    list_contradictions,
    list_documents,
    list_due,
    list_things,
    partnership_status,
    search_passages,
    show_thing,
)

LANGUAGES = ("en", "vi", "zh")
LEVELS = ("summit", "ministerial", "senior_officials", "committee", "working")
AREAS = (
    "trade_investment",
    "counter_terrorism",
    "health",
    "education",
    "maritime",
    "digital_economy",
    "energy",
    "culture",
)
INSTRUMENTS = (
    ("Declaration", "declaration"),
    ("Treaty", "treaty"),
    ("Plan of Action", "plan_of_action"),
    ("Work Plan", "work_plan"),
)
FORCES = ("decide", "request", "commit", "agree", "propose", "support", "reaffirm")
SYLLABLES = ("ba", "ke", "lin", "mor", "na", "phan", "quo", "ra", "sen", "tho", "vu", "wei", "xan", "yo", "zhi", "dal")
READER = Reader("made up", "1")


class World:
    """Names and events drawn from a fixed seed, so that two runs add the same documents."""

    def __init__(self, seed: int, size: int) -> None:
        self.random = random.Random(seed)
        self.size = size
        draw = self.random
        self.partners = [self._word(3).title() for _ in range(60)]
        self.persons = [
            (
                f"{self._word(2).title()} {self._word(3).title()}",
                f"Minister of {self._word(2)}",
                draw.choice(self.partners),
            )
            for _ in range(max(200, size // 20))
        ]
        self.instruments = [
            (f"{draw.choice(self.partners)}-{draw.choice(self.partners)} {self._word(2).title()} {name}", kind)
            for name, kind in INSTRUMENTS
            for _ in range(max(50, size // 80))
        ]

    def documents(self, start: int = 0) -> Iterator[tuple[Document, Reading]]:
        number = start
        while True:
            yield from self._event(number)
            number += 1

    def _event(self, number: int) -> list[tuple[Document, Reading]]:
        draw = random.Random(f"{number}")
        one, two = (
            draw.sample(self.partners, 2)
            if draw.random() < 0.5
            else (self.partners[0], self._famous(draw, self.partners))
        )
        year, month, day = 2005 + number * 20 // max(1, self.size), draw.randint(1, 12), draw.randint(1, 28)
        date = f"{year}-{month:02}-{day:02}"
        level = draw.choice(LEVELS)
        meeting = Meeting(
            mechanism_en=f"{one}-{two} {level.replace('_', ' ').title()} Meeting", ordinal=number % 40 + 1,
            parties=[one, two], level=level, start=date, end=date, role="reported", status="held",
        )  # fmt: skip
        persons = [self._famous(draw, self.persons) for _ in range(4)]
        instruments = [self._famous(draw, self.instruments) for _ in range(5)]
        promises = [
            Commitment(
                actors=[one, two], force=draw.choice(FORCES), areas=[draw.choice(AREAS)],
                what_en=" ".join(self._word(2, draw) for _ in range(6)),
                due=f"{year + 1}" if draw.random() < 0.15 else None,
            )
            for _ in range(12)
        ]  # fmt: skip
        progress = Progress(
            instrument_en=f"{one}-{two} Plan of Action", period=(year // 5 * 5 + 1, year // 5 * 5 + 5),
            done=draw.randint(40, 90), total=100, as_of=date,
        )  # fmt: skip
        told = draw.randint(1, 3)
        return [
            self._document(
                draw, f"event-{number}-{language}", language, date, [meeting], persons, instruments, promises, progress
            )
            for language in LANGUAGES[:told]
        ]

    def _document(
        self, draw: random.Random, name: str, language: str, date: str, meetings: list[Meeting], persons: list[Any],
        instruments: list[Any], promises: list[Commitment], progress: Progress,
    ) -> tuple[Document, Reading]:  # fmt: skip
        text = "\n".join(" ".join(self._word(2, draw) for _ in range(60)) + "." for _ in range(6))
        quote = [Passage(0, 40, text[:40])]

        def here(claim: Any) -> Any:
            return msgspec.structs.replace(claim, passages=quote)

        reading = Reading(
            id=name, language=language, genre="news", published=date, reader=READER,
            meetings=[here(meeting) for meeting in meetings],
            persons=[here(Person(name=n, post_en=p, party=s)) for n, p, s in dict.fromkeys(persons)],
            instruments=[here(Instrument(title_en=t, kind=kind)) for t, kind in dict.fromkeys(instruments)],
            progress=[here(progress)],
            commitments=[here(promise) for promise in promises],
        )  # fmt: skip
        return Document(id=name, text=text), reading

    def _famous(self, draw: random.Random, pool: list[Any]) -> Any:
        """The n-th of a pool about n times rarer than the first."""
        return pool[min(len(pool) - 1, int(len(pool) ** draw.random()) - 1)]

    def _word(self, syllables: int, draw: random.Random | None = None) -> str:
        return "".join((draw or self.random).choice(SYLLABLES) for _ in range(syllables))


def measure(
    ledger: Ledger, world: World, documents: Iterator[tuple[Document, Reading]], tries: int
) -> dict[str, float]:
    """Medians in milliseconds at the ledger's present size."""
    used = time.process_time()
    adds = [_timed(partial(record_document, ledger, *next(documents))) for _ in range(tries)]
    used = 1000 * (time.process_time() - used) / tries
    first = list_things(ledger, ThingQuery(kind="meeting", limit=1))[0]
    word = world._word(2, random.Random("search"))
    of_area = ThingQuery(kind="commitment", area=AREAS[0], limit=50)
    partnership = f"{world.partners[0]}-{world.partners[1]}"
    asked: dict[str, Callable[[], Any]] = {
        "list 50 meetings": lambda: list_things(ledger, ThingQuery(kind="meeting", limit=50)),
        "list 50 commitments of an area": lambda: list_things(ledger, of_area),
        "list 50 documents": lambda: list_documents(ledger, limit=50),
        "search": lambda: search_passages(ledger, word),
        "show a thing": lambda: show_thing(ledger, first.id),
        "contradictions": lambda: list_contradictions(ledger, partnership=partnership),
        "due of a partnership": lambda: list_due(ledger, on="2020-01-01", within=90, partnership=partnership),
        "status of a partnership": lambda: partnership_status(ledger, partnership, on="2020-01-01"),
    }
    found = {"add, median": statistics.median(adds), "add, 95th percentile": sorted(adds)[int(len(adds) * 0.95)]}
    found["add, processor time"] = used
    for name, ask in asked.items():
        found[name] = statistics.median(_timed(ask) for _ in range(5))
    return {name: round(value, 1) for name, value in found.items()}


def _timed(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=10000)
    options.add_argument("--at", type=int, nargs="*", default=[], help="measure at these sizes too")
    options.add_argument("--tries", type=int, default=60)
    options.add_argument("--ledger", type=Path)
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    sizes = sorted({*given.at, given.documents})
    world = World(7, given.documents)
    results: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = given.ledger or Path(folder) / "ledger.db"
        with create_ledger(place) as ledger:
            documents = world.documents()
            count, start = 0, time.perf_counter()
            for size in sizes:
                while count < size:
                    record_document(ledger, *next(documents))
                    count += 1
                    if count % 1000 == 0:
                        rate = count / (time.perf_counter() - start)
                        print(f"\r{count} documents, {rate:.0f} a second", end="", file=sys.stderr, flush=True)
                with ledger.writing() as connection:
                    optimise(connection)
                results[size] = measure(ledger, world, documents, given.tries)
                count += given.tries
                results[size]["MB on disk"] = round(
                    sum(f.stat().st_size for f in place.parent.glob(place.name + "*")) / 1e6, 1
                )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(file=sys.stderr)
    names = list(results[sizes[0]])
    print("ms".ljust(34) + "".join(f"{size:>12,}" for size in sizes))
    for name in names:
        print(name.ljust(34) + "".join(f"{results[size][name]:>12}" for size in sizes))
    print(f"peak memory {peak:.0f} MB")
    if given.json:
        given.json.write_text(json.dumps({"sizes": results, "peak_mb": round(peak)}, indent=1))


if __name__ == "__main__":
    main()
