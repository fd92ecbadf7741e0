"""The day of a meeting: one day against another, with all the ways in which both can be right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from depositary.model import Meeting
from depositary.resolve.contradictions.base import Thing, contradiction, pairs_of_values, sides_of
from depositary.resolve.sighting import Contradiction, Sighting, Verdict
from depositary.resolve.spans import days_apart, precision, span_of
from depositary.resolve.wording import READINGS, fold
from depositary.tables import load_table

__all__ = ["find_date_conflicts"]

_FAR = 8  # hours between the place of a meeting and its readers beyond which an evening there is a morning here


class TimeZones(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """time-zones.yml: hours ahead of UTC."""

    source: str
    places: dict[str, int]
    plenary: int
    languages: dict[str, int]


def find_date_conflicts(thing: Thing) -> Iterator[Contradiction]:
    if thing.kind != "meeting":
        return
    sides = sides_of(
        thing.sightings, lambda s: (meeting_of(s).start, meeting_of(s).end) if meeting_of(s).start else None
    )
    for a, said_a, b, said_b in pairs_of_values(sides):
        assert isinstance(a, tuple) and isinstance(b, tuple)  # noqa: S101 - built above
        verdict, note = _judge(a, said_a, b, said_b)
        shown = {_shown(a): said_a, _shown(b): said_b}
        if len(shown) == 2:
            yield contradiction(thing, "meetings.start" if a[0] != b[0] else "meetings.end", verdict, shown, note)


def meeting_of(sighting: Sighting) -> Meeting:
    claim = sighting.claim
    assert isinstance(claim, Meeting)  # noqa: S101 - the kind says so
    return claim


def _judge(
    a: tuple[str, str | None], said_a: list[Sighting], b: tuple[str, str | None], said_b: list[Sighting]
) -> tuple[Verdict, str]:
    one, two = span_of(*a), span_of(*b)
    if one is None or two is None:
        return "refinement", "one of the dates cannot be read"
    if (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1]):
        return "refinement", "one date lies within the other"
    planned = [{meeting_of(s).status != "held" for s in said} for said in (said_a, said_b)]
    if planned[0] != planned[1] or planned == [{True}, {True}]:
        return "planned_held", "a plan against another or against what came of it"
    if days_apart(one, two) == 1 and _two_days_of_one_moment(
        max(said_a, said_b, key=lambda s: meeting_of(s[0]).start or "")
    ):
        return "time_zone", "one moment, two days: far west and here"
    if days_apart(one, two) == 1 and _day_of_report(max(said_a, said_b, key=lambda s: meeting_of(s[0]).start or "")):
        return "different_as_of", "the later day is that of the report"
    if _year_worked_out(a, said_a, b, said_b):
        return "refinement", "a year that nobody stated is none to hold against another"
    if days_apart(one, two) == 0 and not precision(a[0]) == precision(b[0]) == 3:
        return "refinement", "the dates overlap"
    return "value_conflict", "one meeting cannot have two dates"


def _two_days_of_one_moment(later: list[Sighting]) -> bool:
    """Were those who give the later day far east of the meeting?"""
    zones = _zones()
    for sighting in later:
        meeting, here = meeting_of(sighting), zones.languages.get(sighting.language)
        there = _zone_of(meeting.place)
        if there is None and meeting.level == "plenary":
            there = zones.plenary
        if here is None or there is None or here - there < _FAR:
            return False
    return True


def _year_worked_out(
    a: tuple[str, str | None], said_a: list[Sighting], b: tuple[str, str | None], said_b: list[Sighting]
) -> bool:
    """Are the dates a day of one month in two years, of which all who give the one (or the other) state no year?"""
    guessed = any(all(meeting_of(s).date_inferred for s in said) for said in (said_a, said_b))
    return guessed and a[0][:4] != b[0][:4] and len(a[0]) == len(b[0]) >= 7 and a[0][4:] == b[0][4:]


def _day_of_report(later: list[Sighting]) -> bool:
    """Do all who give the later day give the day their page is of? "Yesterday" is easily lost between a dateline and a
    date, and a clash of one day that rests on it is none to trouble people with."""
    return all(sighting.published == meeting_of(sighting).start for sighting in later)


def _zone_of(place: str | None) -> int | None:
    return {fold(name): hours for name, hours in _zones().places.items()}.get(fold(place)) if place else None


@cache
def _zones() -> TimeZones:
    return load_table(READINGS / "time-zones.yml", TimeZones)


def _shown(value: tuple[str, str | None]) -> str:
    start, end = value
    return start if not end or end == start else f"{start}/{end}"
