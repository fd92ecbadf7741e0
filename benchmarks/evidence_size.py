"""Suggested evidence over a large ledger: a plan of 1,000 lines against 100,000 passages, embedding left out.

    python benchmarks/evidence_size.py [LINES PASSAGES]

Makes a ledger of made-up documents (sentences put together from the bundled examples), ten passages each, gives every
text a vector that means nothing, and tells how long it takes: to store vectors and signs (with a real model, the time
of embedding comes on top), until the first suggestions, to ask again, and to ask once another document was added.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from sqlalchemy import insert

import depositary
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.plans import NewLine, NewPlan, record_plan
from depositary.ledger.tables import counters, documents, readings, texts
from depositary.model import Document
from depositary.plans import plan_view
from depositary.plans.review import open_suggestions
from depositary.plans.suggesting import LedgerSuggest, suggest_from
from depositary.reading import read_document

WIDTH = 384
PER_DOCUMENT = 10
EXAMPLES = Path(depositary.__file__).parent / "examples"


class Made:
    """Vectors that mean nothing, the same for the same text."""

    fingerprint = "made up"

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        seeds = [int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") for text in texts]
        rows = np.stack([np.random.default_rng(seed).standard_normal(WIDTH, dtype=np.float32) for seed in seeds])
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def sentences() -> dict[str, list[str]]:
    """Paragraphs of the bundled examples, by language."""
    found: dict[str, list[str]] = {}
    for path in sorted(EXAMPLES.glob("*.txt")):
        language = next((code for code in ("vi", "zh") if path.stem.endswith(f"-{code}")), "en")
        rows = [line.strip() for line in path.read_text("utf-8").split("\n")]
        found.setdefault(language, []).extend(row for row in rows if len(row.encode()) > 60 and len(row) < 600)
    return found


def fill(ledger: Ledger, count: int) -> None:
    """Documents straight into the tables: it is suggesting that is measured, not recording."""
    chance, known = random.Random(7), sentences()
    languages = sorted(known)
    rows: dict[str, list[dict[str, object]]] = {"documents": [], "texts": [], "readings": []}
    for number in range(1, count // PER_DOCUMENT + 1):
        language = languages[number % len(languages)]
        parts = [f"{chance.choice(known[language])} ({number}.{part})" for part in range(PER_DOCUMENT)]
        text = "\n\n".join(parts)
        name = f"made-{number}"
        rows["documents"].append({
            "id": number, "key": f"document-{number:012x}", "name": name, "text_hash": name, "text_group": name,
            "media_type": "text/plain", "language": language, "genre": "news", "length": len(text),
            "published": f"20{20 + number % 10}-05-01", "added_at": "2026-01-01T00:00:00+00:00", "recorded": 1,
        })  # fmt: skip
        rows["texts"].append({"document_id": number, "text": text, "ranges": "{}"})
        payload = msgspec.json.encode({"main_text": [[0, len(text)]]}).decode()
        rows["readings"].append({
            "id": number, "document_id": number, "reader": "made", "reader_version": "0", "content_hash": name,
            "payload": payload, "recorded": 1,
        })  # fmt: skip
    with ledger.writing() as connection:
        for table in (documents, texts, readings):
            connection.execute(insert(table), rows[table.name])
        for name in ("documents", "readings"):
            connection.execute(insert(counters).values(name=name, value=len(rows[name])))


def make_plan(ledger: Ledger, count: int) -> None:
    """A plan of many lines, put together from words of the examples."""
    chance, words = random.Random(11), " ".join(sentences()["en"]).split()
    lines = tuple(
        NewLine(number=f"{1 + n // 100}.{1 + n % 100}", text=" ".join(chance.sample(words, 14)), areas=("trade",))
        for n in range(count)
    )
    new = NewPlan(
        title="Plan of Action to Implement the ASEAN-Russia Partnership (2021-2025)", language="en", source="made",
        lines=lines, period=(2021, 2025), parties=("ASEAN", "Russia"),
    )  # fmt: skip
    record_plan(ledger, new, who="benchmark")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", nargs="?", type=int, default=1_000)
    parser.add_argument("passages", nargs="?", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="evidence-size-") as folder:
        measure(Path(folder), asked.lines, asked.passages)


def measure(folder: Path, lines: int, passages: int) -> None:
    """One ledger in this folder."""
    ledger = create_ledger(folder / "ledger.db")
    fill(ledger, passages)
    make_plan(ledger, lines)
    view = plan_view(ledger)

    def suggest() -> LedgerSuggest:
        return suggest_from(ledger, embedder=Made())

    def timed(what: str, work: object) -> None:
        wall, own = time.perf_counter(), time.process_time()
        said = work()  # type: ignore[operator]
        print(f"{what}: {time.perf_counter() - wall:.2f} s ({time.process_time() - own:.2f} s of processor); {said}")

    def ask() -> str:
        return f"{len(open_suggestions(ledger, view, suggest(), least=0.05)):,} suggestions"

    print(f"{len(view.lines):,} lines, {passages:,} passages")
    timed("vectors and signs stored", lambda: f"{suggest().embed():,} passages")
    timed("first suggestions", ask)
    timed("asked again", ask)
    extra = next(row for row in sentences()["en"] if "ASEAN" in row)
    for number in range(3):
        new = Document(id=f"new-{number}", text="\n\n".join(f"{extra} ({number}.{n})" for n in range(PER_DOCUMENT)))
        record_document(ledger, new, read_document(new))
        timed("asked after one more document", ask)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
