"""What the registry knows of the years a text speaks of: its numbered meetings, and when its partnerships began.

In: the view of a text and its lexicon. Out: `KnownYears`, with which `years.infer_year` dates a page without a year.
Made only for such pages, so it scans for itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from depositary.read.lexicon import Lexicon
from depositary.read.numbers import Ordinal, find_ordinals
from depositary.read.stamps import Publishing
from depositary.read.years import KnownYears, MeetingYear, Sitting
from depositary.registry.load import Registry
from depositary.registry.shapes import HeldMeeting

__all__ = ["find_known_years"]

_REACH = 24  # code points between a meeting's name and its number
_OPENING = 8000
_SENTENCE = 160


def find_known_years(view: str, lexicon: Lexicon) -> KnownYears:
    """The numbered meetings of `view` whose year is known, and when the partnerships it names began."""
    opening = view[:_OPENING]
    meetings: list[MeetingYear] = []
    mentions: Counter[str] = Counter()
    series: set[str] = set()
    for text in dict.fromkeys((opening, _HYPHEN.sub(r"\1 - \2", opening))):  # names are spaced either way
        found, actors, named = _scan(text, lexicon)
        meetings.extend(found)
        mentions |= actors
        series |= named
    anniversaries: list[tuple[int, int]] = []
    starts: list[int] = []
    partnerships = [row for row in lexicon.registry.partnerships.values() if mentions.keys() >= set(row.parties)]
    for row in sorted(partnerships, key=lambda row: -min(mentions[party] for party in row.parties)):
        for year, words in row.anniversaries.items():
            anniversaries.extend((int(length), int(year)) for length in _FIGURES.findall(words))
        starts.extend(int(change.date[:4]) for change in row.history if change.date)
    rows = [row for name in sorted(series) for row in _days(lexicon.registry).get(name, ())]
    sittings = [Sitting(first, last, place is not None and place in opening) for first, last, place in rows]
    lowered = view.lower()
    since = lexicon.language.table("publication", Publishing).not_before
    return KnownYears(
        meetings=meetings, anniversaries=anniversaries, starts=starts, sittings=sittings,
        oldest=max((year for year, new in since.items() if any(word in lowered for word in new)), default=0),
        newest=_newest(lexicon.registry),
    )  # fmt: skip


_SENSES = frozenset({"mechanism", "actor", "kind"})
_HYPHEN = re.compile(r"(\w)-(\w)")
_FIGURES = re.compile(r"\d+")
_GOES_ON = re.compile(r" ?- ?[A-Z]{2}")


def _scan(text: str, lexicon: Lexicon) -> tuple[list[MeetingYear], Counter[str], set[str]]:
    """The numbered meetings of a text, how often it names whom, and which series of meetings it speaks of."""
    registry = lexicon.registry
    ordinals = find_ordinals(text, lexicon.language, roman_after_names=True)
    years: list[tuple[MeetingYear | None, int, bool]] = []
    actors: Counter[str] = Counter()
    kinds: list[tuple[int, int, str]] = []
    named: list[tuple[int, str]] = []
    series: list[tuple[int, int, str]] = []
    met: set[str] = set()
    telling, entries = _telling(lexicon), lexicon.entries
    for index, start, end in lexicon.find_indexes(lexicon.fold(text)):
        if index not in telling or not _bounded(text, start, end):
            continue
        entry = entries[index]
        if (mechanism := entry.senses.get("mechanism")) is not None:
            if not (mechanism.acronym and _GOES_ON.match(text, end)):
                series.append((start, end, mechanism.id))  # but "ABC-DEF" is no ABC
        if (actor := entry.senses.get("actor")) is not None:
            actors[actor.id] += 1
            named.append((start, actor.id))
        if (level := entry.senses.get("kind")) is not None:
            kinds.append((start, end, level))
    for start, end, name in series:
        met.add(name)
        for ordinal in _beside(ordinals, start, end, text):
            if ordinal.start >= end and any(0 <= other - ordinal.end <= 1 for other, _, _ in series):
                continue  # "the 20th A-B summit and the 12th C summit": the number of the next
            years.append((year_of(registry, name, ordinal.value), start, True))
    for start, end, level in kinds:  # "ASEAN and the United Nations held their 12th summit"
        near = {actor for position, actor in named if abs(position - start) < _SENTENCE}
        met.update(mechanism for mechanism, parties in _shared(registry).get(level, ()) if near >= parties)
        for ordinal in _beside(ordinals, start, end, text):
            years.extend(
                (year_of(registry, mechanism, ordinal.value), start, False)
                for mechanism, parties in _shared(registry).get(level, ())
                if near >= parties
            )
    found = [msgspec.structs.replace(y, position=at, named=named) for y, at, named in years if y is not None]
    return found, actors, met


@lru_cache(maxsize=2)
def _shared(registry: Registry) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The mechanisms of two parties and more by their level, each with its parties; not those of no level."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in registry.mechanisms.values():
        if len(row.parties) > 1 and row.level != "other":
            found.setdefault(row.level, []).append((row.id, frozenset(row.parties)))
    return found


@lru_cache(maxsize=8)
def _telling(lexicon: Lexicon) -> frozenset[int]:
    """Indexes of the lexicon's entries that name a meeting or an actor."""
    return frozenset(i for i, entry in enumerate(lexicon.entries) if not _SENSES.isdisjoint(entry.senses))


def _bounded(text: str, start: int, end: int) -> bool:
    if start and _letter(text[start - 1]) and _letter(text[start]):
        return False
    return not (end < len(text) and _letter(text[end]) and _letter(text[end - 1]))


def _letter(char: str) -> bool:
    return char.isalnum() and char < "\u2e80"


def _beside(ordinals: Sequence[Ordinal], start: int, end: int, text: str) -> list[Ordinal]:
    """The numbers that stand before or after a name with nothing of weight between."""
    near: list[Ordinal] = []
    for ordinal in ordinals:
        if ordinal.end <= start:
            between = text[ordinal.end : start]
        elif ordinal.start >= end:
            if ordinal.value == 1:
                continue  # "there for the first time"
            between = text[end : ordinal.start]
        else:
            continue
        if len(between) <= _REACH and not any(mark in between for mark in ".;,。,\n") and between.strip()[:1] != "-":
            near.append(ordinal)
    return near


def year_of(registry: Registry, mechanism: str, ordinal: int) -> MeetingYear | None:
    """When the sitting of this number was held, or must have been if the series is a yearly one."""
    rows = _rows(registry).get(mechanism, {})
    row = rows.get(ordinal)
    if row is not None:
        month = int(row.start[5:7]) if len(row.start) >= 7 else None
        return MeetingYear(year=int(row.start[:4]), month=month, ordinal=ordinal)
    nearest = sorted(rows, key=lambda known: abs(known - ordinal))[:2]
    if not nearest or abs(nearest[0] - ordinal) > (_FAR if len(nearest) == 2 else _NEAR):
        return None
    first = int(rows[nearest[0]].start[:4])
    if len(nearest) == 2 and int(rows[nearest[1]].start[:4]) - first != nearest[1] - nearest[0]:
        return None  # not one a year
    if first + ordinal - nearest[0] > _newest(registry) + 1:
        return None
    return MeetingYear(year=first + ordinal - nearest[0], month=None, ordinal=ordinal)


_FAR, _NEAR = 5, 2  # how far a series is believed to go on one a year, from two known sittings and from one


@lru_cache(maxsize=4)
def _newest(registry: Registry) -> int:
    """The year of the last sitting known."""
    return max((int(meeting.start[:4]) for meeting in registry.meetings), default=9999)


@lru_cache(maxsize=4)
def _days(registry: Registry) -> dict[str, list[tuple[dt.date, dt.date, str | None]]]:
    """First and last day and place of the sittings of every series, where the days are known."""
    days: dict[str, list[tuple[dt.date, dt.date, str | None]]] = {}
    for meeting in registry.meetings:
        if len(meeting.start) == len(meeting.end) == 10:
            first, last = dt.date.fromisoformat(meeting.start), dt.date.fromisoformat(meeting.end)
            days.setdefault(meeting.mechanism, []).append((first, last, meeting.place))
    return days


@lru_cache(maxsize=4)
def _rows(registry: Registry) -> dict[str, dict[int, HeldMeeting]]:
    rows: dict[str, dict[int, HeldMeeting]] = {}
    for meeting in registry.meetings:
        for ordinal in meeting.ordinals:
            rows.setdefault(meeting.mechanism, {})[ordinal] = meeting
    return rows
