"""Which claim of a newer reading stands where an older one stood, so that a person's word on the old one reaches it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from depositary.model import Passage

__all__ = ["successors"]

Said = tuple[str, Any]  # kind and record
_LEAST = 0.5  # below this two claims are about different things
_SKIP = {"passages", "certainty", "note", "date_reason"}


def successors(gone: Mapping[str, Said], now: Mapping[str, Said]) -> dict[str, str]:
    """For each claim that is gone the key of the one in its place, where there is one; each is used once.

    Two claims of one kind match by what they say and by where they say it.
    """
    pairs = [
        (_likeness(old, new), old_key, new_key)
        for old_key, (kind, old) in gone.items()
        for new_key, (new_kind, new) in now.items()
        if kind == new_kind
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for likeness, old_key, new_key in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness < _LEAST:
            break
        if old_key not in found and new_key not in taken:
            found[old_key] = new_key
            taken.add(new_key)
    return found


def _likeness(old: Any, new: Any) -> float:
    """0–1: half from the fields the old one filled, half from the share of its passages that the new one covers."""
    told = {
        name: value
        for name, value in msgspec.structs.asdict(old).items()
        if name not in _SKIP and value not in (None, [])
    }
    same = sum(getattr(new, name) == value for name, value in told.items())
    fields = same / len(told) if told else 0.0
    if not old.passages or not new.passages:
        return fields
    return 0.5 * fields + 0.5 * _overlap(old.passages, new.passages)


def _overlap(old: list[Passage], new: list[Passage]) -> float:
    length = sum(passage.end - passage.start for passage in old)
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in old for b in new)
    return min(1.0, shared / length) if length else 0.0
