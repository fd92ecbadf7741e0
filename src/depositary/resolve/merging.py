"""What a thing shows: for each field the value its sources best support, and where they clash.

The rule is one for all fields: a value said more precisely includes the coarser one; then more independent sources
(copies of one text count once); then the higher certainty; then a fixed order. A corrected value beats all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from depositary.resolve.sighting import Judgement, Sighting

__all__ = ["merge_fields"]

_LISTS = {"parties", "chairs", "areas", "actors", "addressees", "hedges"}
_LEFT_OUT = {"passages", "certainty", "note", "date_reason", "issue"}
_STAGES = {  # later stages of a life outrank earlier ones, whoever reports them
    "status": ["cancelled", "held", "scheduled", "proposed", "called_for", "completed", "under_implementation", "in_force",
               "adopted", "to_be_adopted", "drafting", "proposed"],
    "role": ["reported", "mentioned"],
}  # fmt: skip


def merge_fields(kind: str, sightings: Sequence[Sighting], judgements: Sequence[Judgement] = ()) -> dict[str, Any]:
    """The fields a thing shows, under the scheme's names, and `disputed`: field → {document: value}.

    sightings: all of one cluster and of the one `kind`; those a judgement rejects are left out unless all are.
    """
    rejected = {i for judgement in judgements if judgement.verb == "reject" for i in judgement.sightings}
    kept = [sighting for sighting in sightings if sighting.id not in rejected] or list(sightings)
    kept.sort(key=lambda sighting: sighting.id)
    names = [name for name in kept[0].claim.__struct_fields__ if name not in _LEFT_OUT]
    fields: dict[str, Any] = {name: _merge(name, kept) for name in names}
    own = {sighting.id for sighting in sightings}
    for judgement in judgements:
        if judgement.verb == "correct" and judgement.field in fields and own & set(judgement.sightings):
            fields[judgement.field] = judgement.value
    fields["disputed"] = {}
    return fields


def _merge(name: str, sightings: Sequence[Sighting]) -> Any:
    values = [(msgspec.to_builtins(getattr(sighting.claim, name)), sighting) for sighting in sightings]
    if name in _LISTS:
        return _union(values)
    if name in _STAGES:
        order = _STAGES[name]
        said = [value for value, _ in values if value is not None]
        return min(said, key=order.index, default=None)
    return _vote([(value, sighting) for value, sighting in values if value not in (None, "", [])])


def _union(values: Sequence[tuple[list[Any], Sighting]]) -> list[Any]:
    """All items of all lists, the longest list's order first."""
    out: list[Any] = []
    for items, _ in sorted(values, key=lambda pair: -len(pair[0])):
        out += [item for item in items if item not in out]
    return out


def _vote(values: Sequence[tuple[Any, Sighting]]) -> Any:
    if not values:
        return None
    sources: dict[str, set[str]] = defaultdict(set)
    certainty: dict[str, float] = defaultdict(float)
    by_text: dict[str, Any] = {}
    for value, sighting in values:
        text = str(value)
        by_text[text] = value
        sources[text].add(sighting.source)
        certainty[text] = max(certainty[text], sighting.claim.certainty)
    for text in by_text:  # a coarse date supports the finer one
        for other in by_text:
            if other != text and isinstance(by_text[other], str) and text.startswith(f"{other}-"):
                sources[text] |= sources[other]
    best = min(
        by_text, key=lambda text: (-len(sources[text]), -len(text) if text[:4].isdigit() else 0, -certainty[text], text)
    )
    return by_text[best]
