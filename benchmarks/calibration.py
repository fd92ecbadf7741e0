"""How much a claim's certainty means: counted on the corpus, tested on documents left out.

    calibration.py [--write]

Reads the corpora of accuracy.py, finds for each claim whether it is right (matched with a claim of the answers, one to
one, as the scorer does it; a progress figure must fit too), and counts right and wrong by the signs of
depositary.read.certainty. --write puts the counts into the package's certainty.yml. Printed are the certainty of every
class, and bins: each document's claims judged by the counts of all other documents, so that the bins say something of
texts not seen. "off" is the mean certainty of a bin less the share that was right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent))

import scoring
from accuracy import CORPORA
from depositary.model import Document, Reading
from depositary.read import certainty
from depositary.reading import read_document

TABLE = Path(certainty.__file__).with_name("certainty.yml")
WEIGHT = 8
EDGES = (0.0, 0.8, 0.9, 0.95, 1.01)  # below 0.8 the corpus has too few claims for more bins
ENOUGH = 20  # claims a bin needs before its share says anything
_PAIR = {
    "meetings": scoring.meeting_score,
    "persons": scoring.person_score,
    "instruments": scoring.instrument_score,
    "progress": scoring.progress_score,
    "commitments": scoring.commitment_score,
}


class Judged(NamedTuple):
    """One claim the reader made on the corpus. given: the certainty the shipped table gave it."""

    document: str
    kind: str
    signs: tuple[str, ...]
    right: bool
    given: float


class Bin(NamedTuple):
    """Claims whose certainty lies in [low, high)."""

    low: float
    high: float
    claims: int
    said: float
    right: float


def judge_corpus(corpora: Mapping[str, Path]) -> list[Judged]:
    """Read every text that has an answer, and judge each claim read."""
    found: list[Judged] = []
    for name, folder in corpora.items():
        scoring.load_names(str(folder))
        for answer in sorted(folder.glob("*.json")):
            gold, text = json.loads(answer.read_bytes()), answer.with_suffix(".txt")
            if isinstance(gold, dict) and "commitments" in gold and text.exists():
                reading = read_document(Document(id=answer.stem, text=text.read_text(encoding="utf-8")))
                found += judge_reading(f"{name}/{answer.stem}", gold, reading)
    return found


def judge_reading(document: str, gold: Mapping[str, Any], reading: Reading) -> Iterator[Judged]:
    """Each claim of a reading with whether an answer of its own matches it."""
    told = json.loads(msgspec.json.encode(reading))
    for kind, score in _PAIR.items():
        answers, claims = gold.get(kind) or [], told[kind]
        right = {
            j
            for i, j in scoring.greedy(answers, claims, score)
            if kind != "progress" or scoring.value_fits(answers[i], claims[j])
        }
        for index, claim in enumerate(getattr(reading, kind)):
            yield Judged(document, kind, certainty.class_of(kind, claim), index in right, claim.certainty)


def counted(judged: Iterable[Judged]) -> dict[str, dict[tuple[str, ...], tuple[int, int]]]:
    """Right and all, by kind and signs."""
    counts: dict[str, dict[tuple[str, ...], tuple[int, int]]] = {kind: {} for kind in certainty.SIGNS}
    for claim in judged:
        right, of = counts[claim.kind].get(claim.signs, (0, 0))
        counts[claim.kind][claim.signs] = (right + claim.right, of + 1)
    return counts


def left_out(judged: Sequence[Judged], weight: int = WEIGHT) -> list[tuple[float, Judged]]:
    """Each claim with the certainty that the other documents give it."""
    by_document: dict[str, list[Judged]] = defaultdict(list)
    for claim in judged:
        by_document[claim.document].append(claim)
    found = []
    for document, claims in by_document.items():
        others = counted(claim for claim in judged if claim.document != document)
        tables = {
            kind: certainty.shares([(signs, *pair) for signs, pair in rows.items()], weight)
            for kind, rows in others.items()
        }
        found += [(certainty.likelihood(tables[claim.kind], claim.signs), claim) for claim in claims]
    return found


def bins(said: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold any claim."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value, right in said:
        held[max(i for i, edge in enumerate(EDGES) if edge <= value)].append((value, right))
    return [
        Bin(EDGES[i], EDGES[i + 1], len(rows), sum(v for v, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for i, rows in sorted(held.items())
    ]


def write_table(judged: Iterable[Judged], path: Path = TABLE) -> None:
    """Put the counts into the file from which the reader gives certainty."""
    lines = [
        "# Claims of the development corpus by what the reader can see of them: how many were right, of all.",
        "# Written by benchmarks/calibration.py --write; depositary/read/certainty.py says what the signs are.",
        f"weight: {WEIGHT}",
        "kinds:",
    ]
    for kind, rows in counted(judged).items():
        lines.append(f"  {kind}:  # {' · '.join(certainty.SIGNS[kind])}" + ("" if rows else " []"))
        for signs, (right, of) in sorted(rows.items()):
            shown = ", ".join(f'"{sign}"' for sign in signs)
            lines.append(f"    - {{signs: [{shown}], right: {right}, of: {of}}}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the counts into the package")
    options = parser.parse_args()
    judged = judge_corpus({name: folder for name, folder in CORPORA.items() if folder.is_dir()})
    if options.write:
        write_table(judged)
    for kind, rows in counted(judged).items():
        table = certainty.shares([(signs, *pair) for signs, pair in rows.items()], WEIGHT)
        print(f"\n{kind}: {' · '.join(certainty.SIGNS[kind])}")
        for signs, (right, of) in sorted(rows.items()):
            print(f"  {' · '.join(signs):28} {right:4} of {of:4}   certainty {table[signs]:.2f}")
    judgements = left_out(judged)
    print("\nleft out      claims   certainty    right      off")
    for kinds in (*((kind,) for kind in certainty.SIGNS), tuple(certainty.SIGNS)):
        print(kinds[0] if len(kinds) == 1 else "all kinds")
        for row in bins((value, claim.right) for value, claim in judgements if claim.kind in kinds):
            few = "" if row.claims >= ENOUGH else "   (few)"
            print(
                f"  {row.low:.2f}-{min(row.high, 1):.2f} {row.claims:8} {row.said:11.3f} {row.right:8.3f}"
                f" {row.said - row.right:+8.3f}{few}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
