"""Where a meeting was: two cities, or a city against a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from depositary.registry import load_registry
from depositary.resolve.contradictions.base import Thing, contradiction, pairs_of_values, sides_of
from depositary.resolve.contradictions.meeting_dates import meeting_of
from depositary.resolve.parties import party_name
from depositary.resolve.readings import simplified
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.sounds import likeness, written_sounds
from depositary.resolve.wording import fold, has_han

__all__ = ["find_place_conflicts", "place_name"]

_BRACKET = re.compile(r"[（(]\s*([A-Za-zÀ-ỹ][^（）()]*?)\s*[）)]")


def find_place_conflicts(thing: Thing) -> Iterator[Contradiction]:
    if thing.kind != "meeting":
        return
    # A party's own name given as the place is its country: the city may lie in it.
    parties = {
        party_name(name)
        for sighting in thing.sightings
        for name in (
            *meeting_of(sighting).parties,
            *(chair.party for chair in meeting_of(sighting).chairs if chair.party),
        )
    }
    sides = sides_of(thing.sightings, lambda s: meeting_of(s).place or None)
    for a, said_a, b, said_b in pairs_of_values(sides):
        one, two = place_name(str(a)), place_name(str(b))
        if (
            one == two
            or _within(one, two)
            or _untellable(one, two)
            or {party_name(str(a)), party_name(str(b))} & parties
        ):
            continue
        if _planned(said_a) or _planned(said_b):
            note = "a place foreseen against another or against where it was held"
            yield contradiction(thing, "meetings.place", "planned_held", {a: said_a, b: said_b}, note)
        else:
            note = "one meeting, two places"
            yield contradiction(thing, "meetings.place", "value_conflict", {a: said_a, b: said_b}, note)


def place_name(written: str) -> str:
    """A place made comparable: the registry's id ("@hanoi"), else the Latin form in brackets, else the words folded."""
    if (known := _places().get(fold(written))) is not None:
        return known
    if has_han(written):
        if latin := _BRACKET.search(written):
            return place_name(latin[1])
        return written.translate(simplified()).strip()
    return fold(written)


def _planned(said: list[Sighting]) -> bool:
    return all(meeting_of(sighting).status != "held" for sighting in said)


def _within(a: str, b: str) -> bool:
    """A city and its country, or a name that holds the other, are no conflict."""
    if _state_of(a) is not None and _state_of(a) == party_name(b.removeprefix("@"))[0]:
        return True
    if _state_of(b) is not None and _state_of(b) == party_name(a.removeprefix("@"))[0]:
        return True
    if party_name(a)[0].startswith("@") != party_name(b)[0].startswith("@"):
        return True  # one is a country or a body: the city may well lie in it
    return set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())


def _untellable(a: str, b: str) -> bool:
    """A name in Han characters against a Latin one: translated or by its sound; without a bracket nobody can tell."""
    if has_han(a) == has_han(b):
        return has_han(a) and likeness(written_sounds(a), written_sounds(b)) >= 0.8
    return True


def _state_of(place: str) -> str | None:
    found = load_registry().places.get(place.removeprefix("@")) if place.startswith("@") else None
    return f"@{found.state}" if found is not None and found.state else None


@cache
def _places() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for place in load_registry().places.values():
        for form in [form for forms in place.names.values() for form in forms] + [place.name_en]:
            found.setdefault(fold(form), set()).add(f"@{place.id}")
    return {form: min(ids) for form, ids in found.items() if len(ids) == 1 and form}
