"""What the registry knows of the years a text speaks of: its numbered meetings, and when its partnerships began.

In: the view of a text and its lexicon. Out: `KnownYears`, with which `years.infer_year` dates a page without a year.
Made only for such pages, so it scans for itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

from depositary.read.lexicon import Lexicon
from depositary.read.numbers import Ordinal, find_ordinals
from depositary.read.office_years import months_in_office, years_in_the_chair
from depositary.read.stamps import Publishing
from depositary.read.years import KnownYears, MeetingYear, Sitting
from depositary.registry.load import Registry
from depositary.registry.shapes import HeldMeeting

__all__ = ["find_known_years"]

_REACH = 24  # code points between a meeting's name and its number
_OPENING = 8000
_LEADERS = 3000  # code points in which those in office are looked for
_SENTENCE = 160


def find_known_years(view: str, lexicon: Lexicon, filed: int = 0) -> KnownYears:
    """The numbered meetings of `view` whose year is known, and when the partnerships it names began. filed: where the
    dateline ends, whose place is where a report was written."""
    opening = view[:_OPENING]
    meetings: list[MeetingYear] = []
    mentions: Counter[str] = Counter()
    series: set[str] = set()
    states: list[tuple[int, int, str]] = []
    for text in dict.fromkeys((opening, _HYPHEN.sub(r"\1 - \2", opening))):  # names are spaced either way
        found, actors, named, where = _scan(text, lexicon)
        states = states or where
        meetings.extend(found)
        mentions |= actors
        series |= named
    inside, split = _scan_split(opening, lexicon)
    meetings.extend(inside)
    series |= split
    anniversaries: list[tuple[int, int]] = []
    starts: list[int] = []
    partnerships = [row for row in lexicon.registry.partnerships.values() if mentions.keys() >= set(row.parties)]
    for row in sorted(partnerships, key=lambda row: -min(mentions[party] for party in row.parties)):
        for year, words in row.anniversaries.items():
            anniversaries.extend((int(length), int(year)) for length in _FIGURES.findall(words))
        starts.extend(int(change.date[:4]) for change in row.history if change.date)
    founded = [lexicon.registry.actors[actor].founded for actor, _ in mentions.most_common()]
    rows = [row for name in sorted(series) for row in _days(lexicon.registry).get(name, ())]
    rows += _paper_days(opening, lexicon)
    places = _places(opening, 0, lexicon)
    told = _places(opening, filed, lexicon) if filed else frozenset(places)
    places.update(place for _, _, place in rows if place is not None and place in opening)
    sittings = [
        Sitting(first, last, _is_placed(lexicon, first.year, place, places, told, mentions))
        for first, last, place in rows
    ]
    lowered = view.lower()
    table = lexicon.language.table("publication", Publishing)
    since = table.not_before
    oldest = max((year for year, new in since.items() if any(word in lowered for word in new)), default=0)
    newest = _newest(lexicon.registry)
    terms = months_in_office(opening[:_LEADERS], lexicon, newest)
    office = set(range(terms[0] // 12, terms[1] // 12 + 1)) if terms is not None else None
    chairs = years_in_the_chair(opening[:_LEADERS], lexicon, states)
    return KnownYears(
        meetings=meetings, anniversaries=anniversaries, starts=starts,
        founded=[int(day[:4]) for day in founded if day], founding=table.founding, ties=table.ties,
        came_of=table.came_of,
        sittings=sittings, oldest=oldest, newest=newest,
        figures=(tuple(table.amounts), tuple(table.measured), tuple(table.year_parts)),
        epoch=lexicon.registry.sessions.base_year, least_told=table.latest_told, is_words=tuple(table.is_words),
        possible={year for year in office if year >= oldest} or None if office is not None else None,
        terms=terms, chairs={year for year in chairs if year >= oldest and (not office or year in office)},
    )  # fmt: skip


def _paper_days(opening: str, lexicon: Lexicon) -> list[tuple[dt.date, dt.date, str | None]]:
    """The days on which the papers named were adopted, where known, with the place."""
    found: dict[str, tuple[dt.date, dt.date, str | None]] = {}
    for index, start, end in lexicon.search(opening)[1]:
        paper = lexicon.entries[index].senses.get("instrument")
        row = lexicon.registry.instruments.get(paper.id) if paper is not None else None
        if row is None or row.date is None or len(row.date) != 10 or not _bounded(opening, start, end):
            continue
        day = dt.date.fromisoformat(row.date)
        found[row.id] = (day, day, row.place)
    return list(found.values())


def _places(opening: str, first: int, lexicon: Lexicon) -> set[str]:
    """Ids of the places named from `first` on, and of the states they lie in."""
    found: set[str] = set()
    reach = 0  # how far the longest name before goes: a place inside an organisation's name is none
    placing, entries, last = _placing(lexicon), lexicon.entries, first + _LEADERS
    _, matches = lexicon.search(opening)
    inside = [
        (start, -end, index) for index, start, end in matches if index in placing and first <= start < end <= last
    ]
    for start, end, index in sorted(inside):
        entry = entries[index]
        name = entry.senses.get("place")
        if name is not None and name.id in lexicon.registry.places and start >= reach:
            place = lexicon.registry.places[name.id]
            if place.kind not in ("region", "sea"):
                found.update((place.name_en, place.state or ""))
        elif not _SENSES.isdisjoint(entry.senses):
            reach = max(reach, -end)
    return found


def _is_placed(
    lexicon: Lexicon,
    year: int,
    place: str | None,
    places: Collection[str],
    told: Collection[str],
    named: Collection[str],
) -> int:
    """2: the place of a sitting is named; 1: it is not known, but one in a state that held a chair that year is; -1:
    the text names places, and neither that one nor its state.

    told: those of the places that stand behind the dateline. named: ids of the actors the text names.
    """
    if place is not None:
        state = _states(lexicon.registry).get(place)
        beside = state in places or state in named
        return 2 if place in places else 0 if beside else -int(bool(told))
    return int(any(term.year == year and term.state in places for term in lexicon.registry.chairs))


@lru_cache(maxsize=4)
def _states(registry: Registry) -> dict[str, str | None]:
    """The state each place lies in, by the place's name."""
    found: dict[str, str | None] = {}
    for row in registry.places.values():
        found.setdefault(row.name_en, row.state)
    return found


_SENSES = frozenset({"mechanism", "actor", "kind"})
_PLACING = _SENSES | {"place"}
_HYPHEN = re.compile(r"(\w)-(\w)")
_FIGURES = re.compile(r"\d+")
_BARE = re.compile(r"(?: |-)([1-9]\d?)(?:, ?[1-9]\d)?(?![\w/%-]|[.,]\d)")
_GOES_ON = re.compile(r" ?- ?[A-Z]{2}")


def _scan(text: str, lexicon: Lexicon) -> tuple[list[MeetingYear], Counter[str], set[str], list[tuple[int, int, str]]]:
    """The numbered meetings of a text, how often it names whom, of which series it speaks, where it names actors."""
    registry = lexicon.registry
    ordinals = find_ordinals(text, lexicon.language, roman_after_names=True)
    years: list[tuple[MeetingYear | None, int, bool]] = []
    actors: Counter[str] = Counter()
    kinds: list[tuple[int, int, str]] = []
    named: list[tuple[int, int, str]] = []
    series: list[tuple[int, int, str]] = []
    met: set[str] = set()
    telling, entries = _telling(lexicon), lexicon.entries
    for index, start, end in lexicon.search(text)[1]:
        if index not in telling or not _bounded(text, start, end):
            continue
        entry = entries[index]
        if (mechanism := entry.senses.get("mechanism")) is not None:
            if not (mechanism.acronym and _GOES_ON.match(text, end)):
                series.append((start, end, mechanism.id))  # but "ABC-DEF" is no ABC
        if (actor := entry.senses.get("actor")) is not None:
            actors[actor.id] += 1
            named.append((start, end, actor.id))
        if (level := entry.senses.get("kind")) is not None:
            kinds.append((start, end, level))
    series = [
        (start, end, name)
        for start, end, name in series
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in series)
    ]  # the A inside "A Plus"
    for start, end, name in series:
        met.add(name)
        for ordinal in _beside(ordinals, start, end, text):
            if ordinal.start >= end and any(0 <= other - ordinal.end <= 1 for other, _, _ in series):
                continue  # "the 20th A-B summit and the 12th C summit": the number of the next
            if any(ordinal.end <= other < behind <= start for other, behind, _ in series):
                continue  # "the 12th A meeting and the 5th B meeting": the number of the one before
            years.append((year_of(registry, name, ordinal.value), start, True))
        if (bare := _BARE.match(text, end)) is not None:  # "the ASEAN Summit 47", "AMM-56"
            years.append((year_of(registry, name, int(bare[1])), start, True))
    for start, end, level in kinds:  # "ASEAN and the United Nations held their 12th summit"
        told = {
            frozenset(registry.mechanisms[m].parties) for first, last, m in series if first <= start and end <= last
        }
        near = {actor for position, _, actor in named if abs(position - start) < _SENTENCE}
        right_before = _right_before(named, start, text)
        met.update(mechanism for mechanism, parties in _shared(registry).get(level, ()) if near >= parties)
        for ordinal in _beside(ordinals, start, end, text) or _before_names(ordinals, right_before, text):
            years.extend(
                (year_of(registry, mechanism, ordinal.value), start, {a for _, _, a in right_before} == parties)
                for mechanism, parties in _shared(registry).get(level, ())
                if near >= parties
                and parties not in told  # the noun of a series of theirs that is named in full
                and (ordinal.value > 1 or {a for _, _, a in right_before} == parties)
            )
    found = [msgspec.structs.replace(y, position=at, named=named) for y, at, named in years if y is not None]
    return found, actors, met, named


def _right_before(named: Sequence[tuple[int, int, str]], start: int, text: str) -> list[tuple[int, int, str]]:
    """The actors named one after the other right before a kind of meeting: "A and B summit"."""
    found: list[tuple[int, int, str]] = []
    limit = start
    for first, end, actor in sorted(named, key=lambda name: -name[1]):
        if end <= limit and len(text[end:limit].strip()) <= _LINK and not _PAUSE.search(text, end, limit):
            found.append((first, end, actor))
            limit = first
        elif end <= limit - _SENTENCE:
            break
    return found


def _before_names(ordinals: Sequence[Ordinal], names: Sequence[tuple[int, int, str]], text: str) -> list[Ordinal]:
    """The number right before the first of these names: "the 22nd A and B ministerial meeting"."""
    if not names:
        return []
    start = min(first for first, _, _ in names)
    return [ordinal for ordinal in ordinals if 0 <= start - ordinal.end <= 1]


def _scan_split(opening: str, lexicon: Lexicon) -> tuple[list[MeetingYear], set[str]]:
    """The numbered meetings whose number, or a quotation mark, stands inside their name, and their series: "A
    Cooperation's 10th Foreign Ministers' Meeting" where the language writes no space, "the Summit, the 4th, of the
    Commission A" where its noun stands first."""
    spaced = lexicon.language.facts.spaces
    if spaced and lexicon.language.facts.head == "last":
        return [], set()
    pieces: list[str] = []
    taken: list[tuple[int, Ordinal]] = []  # where in the text without numbers each number stood
    length = done = 0
    for ordinal in find_ordinals(opening, lexicon.language):
        piece = (
            opening[done : ordinal.start].rstrip(" ") if spaced else opening[done : ordinal.start].translate(_QUOTES)
        )
        pieces.append(piece)
        length += len(piece)
        taken.append((length, ordinal))
        done = ordinal.end
    pieces.append(opening[done:] if spaced else opening[done:].translate(_QUOTES))
    text = "".join(pieces)
    telling, entries = _telling(lexicon), lexicon.entries
    found: list[MeetingYear] = []
    series: set[str] = set()
    for index, start, end in lexicon.find_indexes(lexicon.fold(text)):
        if index not in telling or (mechanism := entries[index].senses.get("mechanism")) is None:
            continue
        series.add(mechanism.id)
        for at, ordinal in taken:
            if start < at < end and (known := year_of(lexicon.registry, mechanism.id, ordinal.value)) is not None:
                found.append(msgspec.structs.replace(known, position=ordinal.start, named=True))
    return found, series


_QUOTES = {ord(mark): None for mark in '「」『』“”" '}
_LINK = 4  # code points between two names and before a kind of meeting
_PAUSE = re.compile(r"[,.;，。；、\n]")


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


@lru_cache(maxsize=8)
def _placing(lexicon: Lexicon) -> frozenset[int]:
    """Indexes of the lexicon's entries that name a place, or what a place's name may be part of."""
    return frozenset(i for i, entry in enumerate(lexicon.entries) if not _PLACING.isdisjoint(entry.senses))


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
