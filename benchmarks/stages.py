"""Where the time of reading goes, stage by stage, and how fast it could be at most.

    stages.py [--seconds N] [--write]

One core, processor time, the bundled corpus. A stage's time is that of its functions less what other stages of the
table take inside them, found by running each through a clock. Below stand the floors: what would be left if the text
were only decoded from UTF-8, only folded, only searched for all names and words at once, only parted into tokens.
--write: puts both tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import functools
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from depositary import reading
from depositary.clean import clean_document
from depositary.model import Document
from depositary.read import commitments, reader, scan, sentences
from depositary.read.lexicon import Lexicon, load_lexicon
from reading import CORPUS, best_of

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- made by benchmarks/stages.py -->", "<!-- end of what benchmarks/stages.py makes -->"
STAGES: dict[str, list[tuple[Any, str]]] = {
    "cleaning: what is text, where its lines and sentences end": [(reading, "clean_document")],
    "times and when it was published": [(reading, "find_times"), (reading, "find_publication"),
                                        (reader, "read_draft_times")],
    "structure, ordinals and citations": [(reader, "Draft")],
    "names and words found, tokens": [(sentences, "Scan")],
    "persons": [(sentences, "find_persons"), (reader, "gather_persons")],
    "names a document introduces": [(sentences, "discover_names")],
    "meetings named in sentences": [(sentences, "find_meetings")],
    "instruments named in sentences": [(sentences, "find_instruments")],
    "actors of sentences": [(sentences, "find_actors")],
    "sentences put together": [(reader, "build_sentences")],
    "meetings of the document": [(reader, "find_sittings"), (reader, "add_plenary"), (reader, "add_coverage")],
    "instruments of the document": [(reader, "find_papers"), (reader, "add_resolution"), (reader, "attach_notes")],
    "predicates of clauses": [(commitments, "find_predicates")],
    "commitments": [(reader, "gather_pledges")],
    "progress": [(reader, "gather_shares"), (reader, "settle_statuses")],
    "records and their passages": [(reader, "make_reading")],
}  # fmt: skip
REST = "all else"


class Clock:
    """Processor seconds by stage, each without those of the stages inside it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._stack: list[tuple[str, float]] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        now = time.process_time()
        if self._stack:
            outer, since = self._stack[-1]
            self.spent[outer] += now - since
        self._stack.append((name, now))
        try:
            yield
        finally:
            now = time.process_time()
            _, since = self._stack.pop()
            self.spent[name] += now - since
            if self._stack:
                self._stack[-1] = (self._stack[-1][0], now)

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def run(*given: Any, **named: Any) -> Any:
            with self.stage(name):
                return function(*given, **named)

        return run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20, help="processor time for the stages, and for each floor")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for folder in CORPUS for path in sorted(folder.glob("*.txt"))]
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    for document in documents:  # tables are loaded once; that is start-up, not reading
        reading.read_document(document)
    size = sum(len(text.encode()) for text in texts) / 1e6
    floors = measure_floors(documents, options.seconds / 4)
    whole, spent = measure_stages(documents, options.seconds)
    table = tell(size, whole, spent, floors)
    print(table)
    if options.write:
        write(table)
    return 0


def measure_floors(documents: list[Document], seconds: float) -> dict[str, float]:
    """Seconds of the least that could be done with every document."""
    encoded = [document.text.encode() for document in documents]
    cleaned = [(clean.view.text, load_lexicon(clean.language)) for clean in map(clean_document, documents)]
    folded = [(lexicon.fold(text), lexicon) for text, lexicon in cleaned]

    def search(pairs: list[tuple[str, Lexicon]]) -> None:
        for text, lexicon in pairs:
            lexicon.find_indexes(text)

    def part(pairs: list[tuple[str, Lexicon]]) -> None:
        for text, lexicon in pairs:
            scan.scan_words(text, lexicon)

    return {
        "decoded from UTF-8": best_of(lambda: [text.decode() for text in encoded], seconds),
        "folded": best_of(lambda: [lexicon.fold(text) for text, lexicon in cleaned], seconds),
        "searched for all names and words at once": best_of(lambda: search(folded), seconds),
        "folded, searched and parted into tokens": best_of(lambda: part(cleaned), seconds),
    }


def measure_stages(documents: list[Document], seconds: float) -> tuple[float, dict[str, float]]:
    """Seconds of a whole round without a clock, and of each stage under it (the mean of the rounds)."""

    def whole() -> None:
        for document in documents:
            reading.read_document(document)

    alone = best_of(whole, seconds / 2)
    clock, rounds, started = Clock(), 0, time.process_time()
    for name, places in STAGES.items():
        for module, attribute in places:
            setattr(module, attribute, clock.timed(name, getattr(module, attribute)))
    while time.process_time() - started < seconds / 2 or not rounds:
        with clock.stage(REST):
            whole()
        rounds += 1
    return alone, {name: took / rounds for name, took in clock.spent.items()}


def tell(size: float, whole: float, spent: dict[str, float], floors: dict[str, float]) -> str:
    """Both tables in Markdown. size: megabytes read in a round."""
    total = sum(spent.values())
    lines = [
        f"Whole reading: {size / whole:.3f} MB/s. Under the clock it takes {total / whole:.2f} times as long.",
        "",
        "| stage | share of the time |",
        "| --- | ---: |",
        *(f"| {name} | {took / total:.1%} |" for name, took in sorted(spent.items(), key=lambda row: -row[1])),
        "",
        "| if the text were only | MB/s | of the whole time |",
        "| --- | ---: | ---: |",
        *(f"| {name} | {size / took:,.1f} | {took / whole:.2%} |" for name, took in floors.items()),
    ]
    return "\n".join(lines)


def write(table: str) -> None:
    text = DOCS.read_text("utf-8")
    before, found, rest = text.partition(BEGIN)
    if not found:
        sys.exit(f"{DOCS.relative_to(ROOT)} has no place for the table: {BEGIN}")
    DOCS.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
