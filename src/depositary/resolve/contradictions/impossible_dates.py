"""Dates that cannot be: held after the page that reports it, ended before it began."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.model import Meeting
from depositary.resolve.contradictions.base import CERTAIN, Thing, contradiction
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.spans import precision, span_of

__all__ = ["find_impossible_dates"]

_GRACE = 1  # day: the page's clock may be west of the meeting


def find_impossible_dates(thing: Thing) -> Iterator[Contradiction]:
    for sighting in thing.sightings:
        claim = sighting.claim
        if claim.certainty < CERTAIN:
            continue
        if isinstance(claim, Meeting):
            yield from _backwards(thing, sighting, claim)
            # What is only mentioned may lie ahead, whatever tense it was told in; what is reported cannot.
            if claim.status == "held" and claim.role == "reported" and claim.start:
                yield from _after_page(thing, sighting, claim.start)


def _backwards(thing: Thing, sighting: Sighting, meeting: Meeting) -> Iterator[Contradiction]:
    start, end = span_of(meeting.start), span_of(meeting.end)
    if start and end and end[1] < start[0]:
        sides = {f"from {meeting.start}": [sighting], f"to {meeting.end}": [sighting]}
        yield contradiction(thing, "meetings.end", "impossible_date", sides, "ended before it began")


def _after_page(thing: Thing, sighting: Sighting, date: str) -> Iterator[Contradiction]:
    happened, page = span_of(date), span_of(sighting.published)
    if not happened or not page or precision(sighting.published) < 3 or precision(date) < 2:
        return
    if (turned := span_of(_turned(sighting.published or ""))) is not None and happened[0] <= turned[1] + _GRACE:
        return
    if happened[0] > page[1] + _GRACE:
        sides = {date: [sighting], f"published {sighting.published}": [sighting]}
        yield contradiction(thing, "meetings.start", "impossible_date", sides, "reported as past before it could be")


def _turned(date: str) -> str | None:
    """A page's date with day and month the other way round, as others write them; None if that is no date."""
    year, month, day = date.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 else None
