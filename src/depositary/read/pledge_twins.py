"""Claims of one document that say the same: headline, lead and body repeat a promise.

In: the pledges of a document in order. Out: one pledge for each promise, with all the places that tell it.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from depositary.read.pledge_dues import Pledge

__all__ = ["merged_pledges"]

_LATEST = 100  # pledges of one kind and actor that a further one may repeat


def merged_pledges(pledges: list[Pledge], *, numbered: bool = True) -> list[Pledge]:
    """One claim for what headline, lead and body repeat. numbered: a numbered paragraph repeats none but itself."""
    kept: list[Pledge] = []
    peers: dict[tuple[str, frozenset[str], str | None], list[Pledge]] = {}
    for pledge in pledges:
        like = peers.setdefault((pledge.force, frozenset(pledge.actors), pledge.clause if numbered else None), [])
        twin = next((k for k in like[-_LATEST:] if _alike(k.what, pledge.what)), None)
        if twin is None:
            kept.append(pledge)
            like.append(pledge)
        else:
            twin.spans += [span for span in pledge.spans if span not in twin.spans]
            if twin.due is None and twin.due_session is None:
                twin.due, twin.due_kind, twin.due_session = pledge.due, pledge.due_kind, pledge.due_session
    return kept


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    pairs = _HAN.search(one) is not None
    a, b = _pieces(one, pairs), _pieces(other, pairs)
    least = min(len(a), len(b))
    return least >= 3 and len(a & b) >= 0.8 * least


_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=4096)
def _pieces(text: str, pairs: bool) -> frozenset[str]:
    """The words of a wording, or its pairs of characters."""
    if pairs:
        return frozenset(one + other for one, other in itertools.pairwise(text))
    return frozenset(re.findall(r"\w+", text.lower()))
