"""Meetings told of together: what one of a series says holds for the others that say nothing.

In: the sittings of a document. A programme ("twenty meetings, among them the X and the Y") takes its days and place
from the event the document is about; meetings of one level within days of each other are where the one is whose place
is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from depositary.read.meeting_records import Sitting
from depositary.read.mentions import Sentence

__all__ = ["report_together", "share_places", "share_programme"]

_NEAR = 2  # days between meetings of one series
_EVENT = 3  # days within which a meeting whose chairs are told belongs to what a page reports


def share_programme(sittings: Sequence[Sitting], sentences: Sequence[Sentence]) -> None:
    """Meetings of which only a programme tells: they are held when and where the event is."""
    event = next((s for s in sittings if s.start and len(s.start) == 10 and s.sentences and s.sentences[0] <= 3), None)
    if event is None:
        return
    rows = {sentence.index: sentence for sentence in sentences}
    for sitting in sittings:
        if sitting.start or sitting.said or sitting.level != event.level or not sitting.sentences:
            continue
        sentence = rows.get(sitting.sentences[0])
        if sentence is None or sentence.times or not sentence.meetings:
            continue
        first = sentence.meetings[0].start
        if any(t.end <= first and t.senses.keys() & {"framing", "explanation"} for t in sentence.tokens):
            sitting.start, sitting.end = event.start, event.end
            sitting.inferred, sitting.reason = True, "programme"
            sitting.place = sitting.place or event.place
            sitting.said = list(event.said)


def report_together(sittings: Sequence[Sitting], lead: Sitting) -> None:
    """A page reports, beside the meeting it is about, those of the same day and of days near it whose chairs it tells,
    if they were as much held, or are as much to come."""
    for sitting in sittings:
        days = _between(sitting, lead)
        if days is not None and sitting.status == lead.status:
            sitting.reported = sitting.reported or days == 0 or (days <= _EVENT and bool(sitting.chairs))


def share_places(sittings: Sequence[Sitting]) -> None:
    """A place told for one meeting of a level is that of the others within days of it, if no other is told."""
    for sitting in sittings:
        if sitting.place or sitting.format == "virtual" or not _day(sitting) or sitting.level in ("bilateral", "other"):
            continue
        near = [
            other
            for other in sittings
            if other.place and other.level == sitting.level and other.status == sitting.status and _near(sitting, other)
        ]
        if near and len({other.place for other in near}) == 1:
            sitting.place = near[0].place


def _near(one: Sitting, other: Sitting) -> bool:
    """Within days of each other, or the one without a day and told of in the same sentence: it frames the other."""
    days = _between(one, other)
    return days <= _NEAR if days is not None else not other.start and bool({*one.sentences} & {*other.sentences})


def _day(sitting: Sitting) -> bool:
    return bool(sitting.start) and len(sitting.start or "") == 10


def _between(one: Sitting, other: Sitting) -> int | None:
    """Days between two meetings; None if a day is not known."""
    if not (_day(one) and _day(other)):
        return None
    try:
        return abs((date.fromisoformat(one.start or "") - date.fromisoformat(other.start or "")).days)
    except ValueError:
        return None
