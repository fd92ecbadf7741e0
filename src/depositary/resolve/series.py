"""Things in order: a mechanism's meetings with gaps and the next to be expected; a plan's figures over time."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Any

import msgspec

from depositary.model import Meeting, Progress
from depositary.model.reading import Level
from depositary.resolve import instruments, meetings
from depositary.resolve.contradictions.figures import progress_of
from depositary.resolve.merging import merge_fields
from depositary.resolve.progress import measure_of, mentioned_instrument
from depositary.resolve.sighting import Sighting
from depositary.resolve.spans import span_of

__all__ = [
    "Expected",
    "MeetingSeries",
    "Point",
    "Sitting",
    "arrange_meetings",
    "build_meeting_series",
    "build_progress_series",
    "link_progress",
    "mechanism_key",
]

_SHOWN = ("ordinal", "start", "end", "status")
_LEAST_GAPS = 2  # gaps between meetings that make a rhythm
_REGULAR = 0.4  # recent gaps may stray from the median by this share of it; beyond, nothing is expected


_Told = tuple[str, Mapping[str, Any]]  # a meeting's id and fields


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting in its series. irregular: its number does not fit the dates around it."""

    thing: str
    ordinal: int | None
    start: str | None
    end: str | None
    status: str
    irregular: bool = False


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting nobody has announced: the window past gaps point to (ISO days), and how it was worked out."""

    ordinal: int | None
    interval: tuple[str, str]
    reason: str


class MeetingSeries(msgspec.Struct, frozen=True, kw_only=True):
    """A mechanism's meetings in order of date, then number. missing: numbers between the lowest and the highest that
    no document reports. expected: None if a next one is on record, or there is no rhythm."""

    mechanism: str
    parties: tuple[str, ...]
    level: str
    sittings: tuple[Sitting, ...]
    missing: tuple[int, ...]
    expected: Expected | None


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of a plan with all who state it. percent: stated, else worked out from the fraction (one decimal)."""

    done: int | None
    total: int | None
    percent: float | None
    comparator: str
    as_of: str | None
    word: str | None
    measure: str
    sightings: tuple[str, ...]


def build_meeting_series(things: Mapping[str, Sequence[Sighting]]) -> list[MeetingSeries]:
    """Group meetings by mechanism (the registry's, else name, parties and level) and put each group in order."""
    groups: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for thing, sightings in things.items():
        groups[_mechanism(sightings)].append((thing, merge_fields("meeting", sightings)))
    return sorted((_series(group) for group in groups.values()), key=lambda s: (s.mechanism, s.parties, s.level))


def arrange_meetings(
    meetings: Mapping[str, Mapping[str, Any]], keys: Mapping[str, str] | None = None
) -> list[MeetingSeries]:
    """The same for meetings (id → fields as shown) whose sources are merged already. keys: their `mechanism_key`, as
    far as it is known."""
    known = keys or {}
    groups: dict[str, list[_Told]] = defaultdict(list)
    for thing, fields in meetings.items():
        groups[known.get(thing) or mechanism_key(fields)].append((thing, fields))
    return sorted((_series(group) for group in groups.values()), key=lambda s: (s.mechanism, s.parties, s.level))


def mechanism_key(fields: Mapping[str, Any]) -> str:
    """A short string that the meetings of one series have in common, from a meeting's fields as shown."""
    return hashlib.blake2b(repr(_mechanism_told(fields)).encode(), digest_size=8).hexdigest()


def build_progress_series(sightings: Sequence[Sighting]) -> list[Point]:
    """All figures of one instrument, oldest first; those who state the same figure of the same moment together."""
    groups: dict[tuple[object, ...], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        progress = progress_of(sighting)
        figure = (progress.done, progress.total) if progress.done is not None else progress.percent
        groups[figure, progress.comparator, progress.as_of, measure_of(progress)].append(sighting)
    points = [_point(group) for group in groups.values()]
    return sorted(points, key=lambda p: (span_of(p.as_of) or (0, 0), p.measure, p.percent or 0.0, p.sightings))


def link_progress(progress: Sequence[Sighting], things: Mapping[str, Sequence[Sighting]]) -> dict[str, str]:
    """Id of a progress sighting → id of the instrument it is about. One of its own document wins over any other."""
    faces = [
        (thing, sighting.document, instruments.features(sighting))
        for thing in sorted(things)
        for sighting in things[thing]
    ]
    found: dict[str, str] = {}
    for sighting in progress:
        own = instruments.features(mentioned_instrument(sighting))
        best: tuple[float, bool, str] | None = None
        for thing, document, face in faces:
            weighing = instruments.weigh_pair(own, face)
            if weighing.veto or weighing.score < 0.8:
                continue
            rank = (weighing.score, document == sighting.document, thing)
            best = rank if best is None or (rank[1], rank[0]) > (best[1], best[0]) else best
        if best is not None:
            found[sighting.id] = best[2]
    return found


def _mechanism(sightings: Sequence[Sighting]) -> tuple[object, ...]:
    faces = sorted((meetings.features(sighting) for sighting in sightings), key=lambda f: (not f.known, sorted(f.name)))
    face = faces[0]
    special = tuple(sorted(face.qualifiers))
    if face.known:
        return "known", face.known, special
    name = tuple(sorted(face.core)) or face.own_name
    return "named", name, face.parties if not face.core else (), face.level, special


def _mechanism_told(fields: Mapping[str, Any]) -> tuple[object, ...]:
    named = fields.get("mechanism_en"), fields.get("mechanism"), fields.get("acronym")
    return _mechanism_named(*named, tuple(fields.get("parties") or ()), fields["level"])


@lru_cache(maxsize=16384)
def _mechanism_named(
    name_en: str | None, name: str | None, acronym: str | None, parties: tuple[str, ...], level: Level
) -> tuple[object, ...]:
    claim = Meeting(mechanism_en=name_en, mechanism=name, acronym=acronym, parties=list(parties), level=level)
    return _mechanism([Sighting(id="", kind="meeting", document="", language="", claim=claim)])


def _series(group: Sequence[_Told]) -> MeetingSeries:
    sittings = [
        msgspec.convert({"thing": thing} | {name: fields.get(name) for name in _SHOWN}, Sitting)
        for thing, fields in group
    ]  # fmt: skip
    sittings.sort(key=lambda s: (span_of(s.start, s.end) or (10**9, 10**9), s.ordinal or 0, s.thing))
    sittings = _mark_irregular(sittings)
    numbers = {s.ordinal for s in sittings if s.ordinal is not None and not s.irregular}
    missing = tuple(n for n in range(min(numbers), max(numbers)) if n not in numbers) if numbers else ()
    fields = group[0][1]
    names = sorted(str(f.get("mechanism_en") or f.get("mechanism") or "") for _, f in group)
    parties = fields.get("parties")
    return MeetingSeries(
        mechanism=max(names, key=lambda name: (names.count(name), name)),
        parties=tuple(parties) if isinstance(parties, list) else (),
        level=str(fields["level"]),
        sittings=tuple(sittings),
        missing=missing,
        expected=_expect(sittings),
    )


def _mark_irregular(sittings: Sequence[Sitting]) -> list[Sitting]:
    """A numbered, dated sitting that stands between two neighbours and fits neither."""
    numbered = [s for s in sittings if s.ordinal is not None and span_of(s.start) and s.status == "held"]
    odd = set()
    for before, here, after in zip(numbered, numbered[1:], numbered[2:], strict=False):
        a, b, c = before.ordinal or 0, here.ordinal or 0, after.ordinal or 0
        if a < c and not a <= b <= c:
            odd.add(here.thing)
    return [msgspec.structs.replace(s, irregular=True) if s.thing in odd else s for s in sittings]


def _expect(sittings: Sequence[Sitting]) -> Expected | None:
    held = [s for s in sittings if s.status == "held" and span_of(s.start) and not s.irregular]
    if len(held) <= _LEAST_GAPS:
        return None
    last = held[-1]
    last_span = span_of(last.start) or (0, 0)
    if any(
        s.status in ("scheduled", "proposed") and (span_of(s.start) or (10**9,))[0] > last_span[0] for s in sittings
    ):
        return None
    gaps = _gaps(held)
    if len(gaps) < _LEAST_GAPS:
        return None
    usual = median(gaps)
    if (
        usual < 14
        or any(abs(gap - usual) > usual * _REGULAR for gap in gaps[-4:])
        or (len(gaps) == 2 and min(gaps) * 1.4 < max(gaps))
    ):
        return None
    spread = max(30.0, usual * 0.15)
    first, final = last_span[0] + usual - spread, last_span[1] + usual + spread
    day = dt.date.fromordinal
    return Expected(
        ordinal=last.ordinal + 1 if last.ordinal is not None else None,
        interval=(day(round(first)).isoformat(), day(round(final)).isoformat()),
        reason=f"every {round(usual)} days in the median of {len(gaps)} gaps, last on {last.start}",
    )


def _gaps(held: Sequence[Sitting]) -> list[float]:
    """Days from one sitting to the next; where numbers between are missing, the gap is shared out among them."""
    gaps = []
    for before, after in pairwise(held):
        a, b = span_of(before.start), span_of(after.start)
        if a is None or b is None or b[0] <= a[0]:
            continue
        steps = (after.ordinal - before.ordinal) if after.ordinal and before.ordinal else 1
        gaps.append((b[0] - a[0]) / max(1, steps))
    return gaps


def _point(group: Sequence[Sighting]) -> Point:
    progress: Progress = progress_of(group[0])
    stated = next((progress_of(s).percent for s in group if progress_of(s).percent is not None), None)
    if stated is None and progress.done is not None and progress.total:
        stated = round(100 * progress.done / progress.total, 1)
    return Point(
        done=progress.done, total=progress.total, percent=stated, comparator=progress.comparator, as_of=progress.as_of,
        word=next((progress_of(s).word for s in group if progress_of(s).word), None), measure=measure_of(progress),
        sightings=tuple(sorted(s.id for s in group)),
    )  # fmt: skip
