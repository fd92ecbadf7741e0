"""How long ranking takes once passages are embedded: LINES × PASSAGES, on made-up vectors and the words of a data set.

python benchmarks/evidence_speed.py DATASET [LINES PASSAGES]
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from depositary.evidence import EvidencePlan, PlanAction
from depositary.evidence.ranking import Prepared, Ranker
from evidence import read_dataset

WIDTH = 384


class Random:
    """Vectors that mean nothing: only their number and width matter here."""

    fingerprint = "random"

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        rows = np.random.default_rng(7).standard_normal((len(texts), WIDTH), dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def main() -> None:
    """Measure and print."""
    if len(sys.argv) not in (2, 4):
        sys.exit(__doc__)
    lines, count = (int(argument) for argument in sys.argv[2:]) if len(sys.argv) == 4 else (1_000, 100_000)
    plans, passages = read_dataset(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    plans = [_lengthened(plan, lines // len(plans)) for plan in plans]
    started = time.perf_counter()
    ranker = Ranker(plans, Random())
    print(f"lines ready: {time.perf_counter() - started:.1f} s")
    ranker.prepare(passages)  # tables loaded, caches warm
    started = time.perf_counter()
    few = ranker.prepare(passages)
    print(f"signs and names: {(time.perf_counter() - started) / len(passages) * 1e3:.2f} ms a passage (once)")
    copies = -(-count // len(passages))
    many = Prepared(
        tuple((list(few.passages) * copies)[:count]),
        Random().embed([""] * count),
        tuple((list(few.signs) * copies)[:count]),
        tuple((list(few.names) * copies)[:count]),
    )
    started = time.perf_counter()
    ranker.learn(many)
    ranked = sum(1 for _ in ranker.rank(many))
    print(f"{len(ranker.lines):,} lines × {ranked:,} passages ranked: {time.perf_counter() - started:.1f} s")
    started = time.perf_counter()
    ranker.learn(few)
    list(ranker.rank(few))
    print(f"{len(few.passages)} passages more: {time.perf_counter() - started:.2f} s")


def _lengthened(plan: EvidencePlan, count: int) -> EvidencePlan:
    """The plan with its lines repeated, each time with other words after them."""
    actions = plan.actions
    return msgspec.structs.replace(
        plan,
        actions=tuple(
            PlanAction(number=str(n), text=f"{actions[n % len(actions)].text} {actions[n // 7 % len(actions)].text}")
            for n in range(count)
        ),
    )


if __name__ == "__main__":
    main()
