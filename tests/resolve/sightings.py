"""Short ways to write sightings in tests, and the gold files of the corpus as sightings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from depositary.model import Commitment, Instrument, Meeting, Person, Progress
from depositary.resolve import Contradiction, Sighting, cluster, find_contradictions

_KINDS: dict[str, tuple[str, Any]] = {
    "meetings": ("meeting", Meeting), "persons": ("person", Person), "instruments": ("instrument", Instrument),
    "progress": ("progress", Progress), "commitments": ("commitment", Commitment),
}  # fmt: skip
_NUMBERS = count()


def seen(claim: Any, document: str = "", language: str = "en", published: str | None = None, **more: Any) -> Sighting:
    """One claim of one document; without a name the document is one of its own."""
    kind = type(claim).__name__.lower()
    number = next(_NUMBERS)
    return Sighting(
        id=more.pop("id", f"{kind}-{number}"), kind=kind, document=document or f"document-{number}", language=language,
        published=published, claim=claim, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def meeting(document: str = "", language: str = "en", published: str | None = None, **fields: Any) -> Sighting:
    if fields.get("start") and "end" not in fields:
        fields["end"] = fields["start"]
    return seen(Meeting(**fields), document, language, published)


def things_of(sightings: Iterable[Sighting]) -> dict[str, list[Sighting]]:
    """Clustered: id of the first sighting → all sightings of the thing."""
    by_id = {sighting.id: sighting for sighting in sightings}
    return {found.ids[0]: [by_id[i] for i in found.ids] for found in cluster(list(by_id.values()))}


def joined(*sightings: Sighting) -> bool:
    return len(cluster(sightings)) == 1


def contradictions_of(sightings: Iterable[Sighting]) -> list[Contradiction]:
    return find_contradictions(things_of(sightings))


def gold_sightings(folder: Path) -> list[Sighting]:
    """Every claim of every gold file in a folder (same file names as the corpus's)."""
    out: list[Sighting] = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(data, Mapping) and isinstance(data.get("commitments"), list) and "genre" in data:
            out += _of_document(data)
    return out


def _of_document(data: Mapping[str, Any]) -> Iterable[Sighting]:
    for slot, (kind, shape) in _KINDS.items():
        for number, row in enumerate(data[slot]):
            fields = {name: value for name, value in row.items() if name in shape.__struct_fields__}
            if "chairs" in fields:
                fields["chairs"] = [chair for chair in fields["chairs"] if chair["name"]]
            yield Sighting(
                id=f"{data['id']}/{kind}/{number}", kind=kind, document=data["id"], language=data["language"],
                published=data["published"], publisher=data.get("publisher"), claim=msgspec.convert(fields, shape),
            )  # type: ignore[arg-type]  # fmt: skip
