"""How a meeting was held: in one room or by video. A place alone does not say that it was held there in person."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.resolve.contradictions.base import Thing, contradiction, sides_of
from depositary.resolve.contradictions.meeting_dates import meeting_of
from depositary.resolve.sighting import Contradiction, Sighting

__all__ = ["find_format_conflicts"]


def find_format_conflicts(thing: Thing) -> Iterator[Contradiction]:
    """virtual against in_person; hybrid takes in both. A place without a word on the format clashes with nothing."""
    if thing.kind != "meeting":
        return
    held = [sighting for sighting in thing.sightings if meeting_of(sighting).status == "held"]
    sides = sides_of(held, lambda s: meeting_of(s).format)
    virtual, in_person, hybrid = (sides.get(form, []) for form in ("virtual", "in_person", "hybrid"))
    if _other_sources(virtual, in_person):
        note = "one meeting cannot be wholly by video and wholly in one room"
        yield contradiction(
            thing, "meetings.format", "value_conflict", {"virtual": virtual, "in_person": in_person}, note
        )
    for form, said in (("virtual", virtual), ("in_person", in_person)):
        if _other_sources(said, hybrid):
            note = "hybrid takes in both"
            yield contradiction(thing, "meetings.format", "refinement", {form: said, "hybrid": hybrid}, note)
    if not in_person and not hybrid:
        yield from _placed(thing, virtual, held)


def _placed(thing: Thing, virtual: list[Sighting], held: list[Sighting]) -> Iterator[Contradiction]:
    """Some say by video and name no place; others report the same meeting in a place, and not by video."""
    if not virtual or any(meeting_of(sighting).place for sighting in virtual):
        return  # a host's seat beside "virtual" is a way of speaking
    placed = sides_of(
        [s for s in held if meeting_of(s).format is None and meeting_of(s).role == "reported"],
        lambda s: meeting_of(s).place or None,
    )
    for place, said in placed.items():
        if _other_sources(virtual, said):
            note = "a place named for a meeting by video may be where a host or a guest sat"
            yield contradiction(thing, "meetings.place", "different_term", {"virtual": virtual, place: said}, note)


def _other_sources(a: list[Sighting], b: list[Sighting]) -> bool:
    return bool(a and b) and len({sighting.source for sighting in (*a, *b)}) > 1
