"""How sure a claim is: the share of such claims that were right on the development corpus.

In: a claim as read. Out: the same claim with its `certainty`. "Such claims" are those of one kind that show the same
signs (a meeting whose parties are named, that has an acronym, that is numbered …). The counts behind the shares stand
in certainty.yml, which benchmarks/calibration.py writes from the corpus; docs/accuracy.md shows how well they hold.

Method: each kind's signs are taken in order. The share of a kind is (right + 1) / (all + 2), Laplace's rule. The share
of the claims that agree in one more sign is drawn towards the share without it as if `weight` more claims had been
seen: (right + weight * share) / (all + weight). So a class seldom seen is close to its kind, one seen often stands for
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from depositary.errors import DataError
from depositary.model.reading import Claim
from depositary.tables import load_table

__all__ = ["SIGNS", "Certainties", "Counted", "class_of", "likelihood", "load_certainties", "shares", "weigh"]

C = TypeVar("C", bound=Claim)
Signs = tuple[str, ...]
_PATH = Path(__file__).with_name("certainty.yml")


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Claims of one class on the corpus: what each sign showed, in the order of SIGNS, how many were right, of all."""

    signs: list[str]
    right: int
    of: int


class Certainties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """certainty.yml. weight: as how many claims the share without the last sign counts."""

    weight: int
    kinds: dict[str, list[Counted]]


def _given(*fields: str) -> Callable[[Any], str]:
    def sign(claim: Any) -> str:
        for field in fields:
            if getattr(claim, field) not in (None, [], ""):
                return "yes"
        return "no"

    return sign


# What a reader can see of a claim that tells good ones from bad: by kind, the most telling sign first.
SIGNS: Mapping[str, Mapping[str, Callable[[Any], str]]] = {
    "meetings": {
        "parties": _given("parties"),
        "acronym": _given("acronym"),
        "number": _given("ordinal"),
    },
    "persons": {
        "several passages": lambda claim: "yes" if len(claim.passages) > 1 else "no",
        "post": _given("post_en"),
    },
    "instruments": {
        "symbol, period or date": _given("symbol", "period", "date"),
        "English name": _given("title_en"),
        "status": _given("status"),
    },
    "progress": {
        "instrument": _given("instrument_en", "instrument"),
    },
    "commitments": {
        "areas": lambda claim: ("none", "one", "several")[min(2, len(claim.areas))],
        "force": lambda claim: "reaffirm" if claim.force == "reaffirm" else "other",
        "paragraph or addressee": _given("clause", "addressees"),
    },
}


def class_of(kind: str, claim: Claim) -> Signs:
    """What each sign of its kind shows of a claim."""
    return tuple(sign(claim) for sign in SIGNS[kind].values())


def shares(counted: Iterable[tuple[Signs, int, int]], weight: int) -> dict[Signs, float]:
    """From (signs, right, all) to the certainty of each class and, for classes never seen, of each of its openings."""
    counts: dict[Signs, tuple[int, int]] = {}
    for signs, right, of in counted:
        for length in range(len(signs) + 1):
            known = counts.get(signs[:length], (0, 0))
            counts[signs[:length]] = (known[0] + right, known[1] + of)
    found: dict[Signs, float] = {}
    for signs in sorted(counts, key=len):
        right, of = counts[signs]
        found[signs] = (right + weight * found[signs[:-1]]) / (of + weight) if signs else (right + 1) / (of + 2)
    return found


def likelihood(table: Mapping[Signs, float], signs: Signs) -> float:
    """The certainty of a class: its own, or that of the longest opening ever seen."""
    for length in range(len(signs), -1, -1):
        if signs[:length] in table:
            return table[signs[:length]]
    return 0.5  # nothing is known of the kind


@lru_cache(maxsize=1)
def load_certainties() -> dict[str, dict[Signs, float]]:
    """The certainty of every class by kind. Raises: DataError if the table does not fit the signs."""
    table = load_table(_PATH, Certainties)
    if table.kinds.keys() != SIGNS.keys():
        raise DataError(_PATH, f"needs exactly the kinds {', '.join(SIGNS)}")
    for kind, rows in table.kinds.items():
        for row in rows:
            if len(row.signs) != len(SIGNS[kind]) or not 0 <= row.right <= row.of:
                raise DataError(_PATH, f"{kind}: {row} does not fit the signs {', '.join(SIGNS[kind])}")
    return {
        kind: shares([(tuple(row.signs), row.right, row.of) for row in rows], table.weight)
        for kind, rows in table.kinds.items()
    }


def weigh(kind: str, claims: Sequence[C]) -> list[C]:
    """The claims of one kind, each with its certainty (three decimals)."""
    table = load_certainties()[kind]
    return [
        msgspec.structs.replace(claim, certainty=round(likelihood(table, class_of(kind, claim)), 3)) for claim in claims
    ]
