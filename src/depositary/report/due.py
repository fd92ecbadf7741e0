"""What falls due: dated commitments, duties bound to a session or meeting, adoptions and meetings still to come.

A due is an interval of days, because "October 2020", "by 2030" and "at the seventy-seventh session" all are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec

from depositary.ledger import Ledger
from depositary.ledger.days import first_day, last_day
from depositary.ledger.folding import fold_words
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things
from depositary.ledger.showing import nth
from depositary.ledger.sources import ClaimView, claims_of_things
from depositary.registry import load_registry
from depositary.report.adoptions import ADOPTED, Adoptions
from depositary.report.renewals import Renewals
from depositary.report.series import series_of_rows
from depositary.report.things import Source, claim_counts, sources_of
from depositary.resolve import session_interval

__all__ = ["Due", "DueStatus", "list_due"]

DueStatus = Literal["open", "overdue", "met", "expected"]
Interval = tuple[str | None, str | None]
_ORDER: Mapping[str, int] = {"overdue": 0, "open": 1, "expected": 2, "met": 3}
_NUMBER = re.compile(r"\d+")
_ORDINAL_END = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_NO_DUTY = ("support", "reaffirm")  # a stance is nothing that falls due; what it is about is another claim's
_LONG_OVERDUE = 366  # days after which what is overdue is only told when everything is asked for
_RHYTHM = 3660  # days of past meetings from which the next is expected
_AHEAD = ("scheduled", "proposed", "called_for")


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that falls due.

    kind: commitment, meeting or adoption; interval: first and last day it can be; status: on the day asked about;
    met_by: id of the thing that shows it was done; force and actors of a commitment; reason: what an expected meeting
    was worked out from. Nobody announced one; it is known by the id of the meeting last held.
    """

    id: str
    what: str
    kind: str
    interval: Interval
    status: DueStatus
    sources: tuple[Source, ...]
    due: str | None = None
    session: str | None = None
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    force: str | None = None
    met_by: str | None = None
    reason: str | None = None


def list_due(
    ledger: Ledger,
    *,
    on: str | None = None,
    within: int | None = None,
    partnership: str | None = None,
    actor: str | None = None,
    documents: tuple[str, ...] | None = None,
    limit: int | None = None,
    view: View = PRESENT,
) -> list[Due]:
    """What is due, seen from the day `on` (ISO; None: today): overdue first, then by day.

    within: only what begins to be due within so many days or has been overdue for a year at most; what is met is then
    left out. documents: only what these (names) tell of, nothing expected. limit: how many, the first of them.
    """
    day = on or dt.date.today().isoformat()
    begin = _before(day, _LONG_OVERDUE) if within is not None else None
    end = _before(day, -within) if within is not None else None

    def asked(kind: str, **further: Any) -> list[ThingRow]:
        query = ThingQuery(kind=kind, partnership=partnership, view=view, **further)
        return find_things(connection, query)

    with ledger.reading() as connection:
        near: dict[str, Any] = {"due_since": begin, "due_until": end, "documents": documents}
        promised = asked("commitment", actor=actor, due=("day", "session"), **near)
        ahead = asked("meeting", actor=actor, statuses=_AHEAD, **near)
        numbers = {int(n) for row in promised for n in _numbers_in(row) if len(n) < 5}
        told = min((row.told_first for row in promised if row.told_first and _numbers_in(row)), default=None)
        named = asked("meeting", ordinals=tuple(sorted(numbers)), due_since=told) if numbers else []
        resolutions = (
            asked("instrument", type="resolution", due_since=told)
            if any(_is_of_a_resolution(row) for row in promised)
            else []
        )
        texts = {row.number: str(row.fields["instrument_en"]) for row in promised if row.fields.get("instrument_en")}
        adoptions = Adoptions(asked("instrument", statuses=ADOPTED) if texts else ())
        coming = asked("instrument", statuses=("to_be_adopted",), **near)
        sat = [] if documents else asked("meeting", actor=actor, due_since=_before(day, _RHYTHM))
        found = [
            *_commitments(promised, _Meetings(named), day),
            *_meetings(ahead, day),
            *_adoptions(coming, day),
            *_expected(sat, day),
        ]
        if end is not None:
            found = [(due, row) for due, row in found if _is_near(due, end)]
        if limit is not None and len(found) > 2 * limit:  # two may be one and some be met: some more are looked at
            found = sorted(found, key=lambda pair: _place(pair[0]))[: 2 * limit]
        recalling = claims_of_things(connection, [row.number for row in resolutions], view)
        rows = [row for _, row in found]
        rows += adoptions.candidates({texts[row.number] for row in rows if row.number in texts})
        claims = claims_of_things(connection, [row.number for row in rows], view, counts=claim_counts(rows))
    renewals = Renewals(resolutions, recalling)
    found = [(_closed(due, claims.get(row.number, ()), renewals), row) for due, row in found]
    found = [(_adopted(due, texts.get(row.number), row, claims, adoptions), row) for due, row in found]
    whole = [msgspec.structs.replace(due, sources=sources_of(claims.get(row.number, []))) for due, row in found]
    return sorted(_joined(whole), key=_place)[:limit]


def _place(due: Due) -> tuple[int, str, str, str]:
    return _ORDER[due.status], due.interval[0] or "9999", due.what, due.id


def _before(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(days=days)).isoformat()


def _is_of_a_resolution(row: ThingRow) -> bool:
    """Bound to a session of the assembly: a resolution of that session may have met it."""
    session = str(row.fields.get("due_session") or "")
    return session.isdigit() or session_interval(session, row.fields.get("actors") or ()) is not None


def _numbers_in(row: ThingRow) -> list[str]:
    """Numbers that may name the meeting a commitment speaks of."""
    return _NUMBER.findall(f"{row.fields.get('due_session') or ''} {row.fields.get('what_en') or ''}")


def _closed(due: Due, claims: Sequence[ClaimView], renewals: Renewals) -> Due:
    """A duty that a resolution binds to a session is met when that session has renewed the resolution."""
    number = _NUMBER.search(due.session or "")
    if due.status == "met" or number is None:
        return due
    for claim in claims:
        renewed = renewals.of(claim.symbol, int(number.group())) if claim.symbol else None
        if renewed is not None:
            return msgspec.structs.replace(due, status="met", met_by=renewed.id)
    return due


def _adopted(
    due: Due, title: str | None, row: ThingRow, claims: Mapping[int, Sequence[ClaimView]], adoptions: Adoptions
) -> Due:
    """A duty on a draft is met when the text is adopted."""
    if title is None or due.kind != "commitment" or due.status == "met":
        return due
    adopted = adoptions.of(title, claims.get(row.number, ()), claims)
    return due if adopted is None else msgspec.structs.replace(due, status="met", met_by=adopted.id)


class _Meetings:
    """Meetings by the words and number in their names, to find the one a due speaks of."""

    def __init__(self, rows: Iterable[ThingRow]) -> None:
        told: list[tuple[int, frozenset[str], ThingRow]] = []
        for row in rows:
            number = row.fields.get("ordinal")
            if number is not None:
                names = (row.fields.get(name) for name in ("mechanism_en", "mechanism", "acronym"))
                told += [(number, _stems(name), row) for name in names if name]
        common = Counter(word for _, name, _ in told for word in name)
        # Each is found by the rarest word of its name, so that a text is not held against all meetings of a number.
        self._by_word: dict[tuple[int, str], list[tuple[frozenset[str], ThingRow]]] = defaultdict(list)
        for number, name, row in told:
            rarest = min(name, key=lambda word: (common[word], word), default="")
            self._by_word[number, rarest].append((name, row))

    def named_in(self, text: str | None) -> ThingRow | None:
        """The meeting whose whole name and number are in a text; the longest name wins."""
        if not text:
            return None
        words = _stems(text)
        fits = [
            (len(name), row)
            for number in {int(n) for n in _NUMBER.findall(text) if len(n) < 5}
            for word in (*words, "")
            for name, row in self._by_word.get((number, word), ())
            if name <= words
        ]
        return max(fits, key=lambda fit: (fit[0], fit[1].id))[1] if fits else None


def _commitments(rows: Sequence[ThingRow], meetings: _Meetings, day: str) -> Iterator[tuple[Due, ThingRow]]:
    for row in rows:
        fields = row.fields
        session = fields.get("due_session")
        if fields.get("force") in _NO_DUTY or _is_history(row):
            continue
        at = meetings.named_in(session)
        interval = _interval(fields, at)
        about = meetings.named_in(fields.get("what_en"))
        met = about is not None and about.fields.get("status") == "held" and _within(about, interval)
        status: DueStatus = "met" if met else _status(interval, day)
        yield (
            Due(
                id=row.id,
                what=row.label,
                kind="commitment",
                interval=interval,
                status=status,
                sources=(),
                due=fields.get("due"),
                session=session,
                actors=tuple(fields.get("actors") or ()),
                addressees=tuple(fields.get("addressees") or ()),
                force=fields.get("force"),
                met_by=about.id if met and about else None,
            ),
            row,
        )


def _is_history(row: ThingRow) -> bool:
    """A day that was over before any document told of it: what was done then, not what is to be done."""
    return bool(row.last_day and row.told_first and row.last_day < row.told_first and not row.fields.get("due_session"))


def _meetings(rows: Sequence[ThingRow], day: str) -> Iterator[tuple[Due, ThingRow]]:
    for row in rows:
        if row.fields.get("status") in _AHEAD and row.fields.get("start"):
            interval = (row.first_day, row.last_day)
            yield _plain(row, "meeting", interval, _status(interval, day), row.fields.get("start")), row


def _adoptions(rows: Sequence[ThingRow], day: str) -> Iterator[tuple[Due, ThingRow]]:
    for row in rows:
        if row.fields.get("status") == "to_be_adopted" and row.first_day:
            interval = (row.first_day, row.last_day)
            yield _plain(row, "adoption", interval, _status(interval, day), row.fields.get("date")), row


def _expected(rows: Sequence[ThingRow], day: str) -> Iterator[tuple[Due, ThingRow]]:
    """The next meetings that past gaps point to and no document announces."""
    by_id = {row.id: row for row in rows}
    for series in series_of_rows(rows, on=day):
        if series.expected is None:
            continue
        last = by_id[[sitting.thing for sitting in series.sittings if sitting.status == "held"][-1]]
        number = f"{nth(series.expected.ordinal)} " if series.expected.ordinal else ""
        due = _plain(last, "meeting", series.expected.interval, "expected", None)
        yield msgspec.structs.replace(due, what=f"{number}{series.mechanism}", reason=series.expected.reason), last


def _plain(row: ThingRow, kind: str, interval: Interval, status: DueStatus, due: str | None) -> Due:
    parties = tuple(row.fields.get("parties") or ())
    return Due(
        id=row.id, what=row.label, kind=kind, interval=interval, status=status, sources=(), due=due, actors=parties
    )


def _interval(fields: Mapping[str, Any], at: ThingRow | None) -> Interval:
    """The days a commitment can be due on: its own date, else its session's or meeting's."""
    due = fields.get("due")
    if due:
        return first_day(due), last_day(due)
    if at is not None and at.first_day:
        return at.first_day, at.last_day
    session = str(fields.get("due_session") or "")
    if session.isdigit():
        months: tuple[str, str] | None = load_registry().session_interval(int(session))
    else:
        months = session_interval(session, fields.get("actors") or ())
    return (first_day(months[0]), last_day(months[1])) if months else (None, None)


def _status(interval: Interval, day: str) -> DueStatus:
    return "overdue" if interval[1] is not None and interval[1] < day else "open"


def _within(meeting: ThingRow, interval: Interval) -> bool:
    """A meeting that was held counts for a due unless it was over before the due could be meant."""
    return interval[0] is None or meeting.last_day is None or meeting.last_day >= interval[0]


def _is_near(due: Due, limit: str) -> bool:
    if due.status == "met":
        return False
    return due.status == "overdue" or (due.interval[0] is not None and due.interval[0] <= limit)


def _joined(found: Sequence[Due]) -> list[Due]:
    """A promise to hold a meeting and the meeting itself are one due: the meeting's, with the sources of both."""
    meetings = {due.id: due for due in found if due.kind == "meeting" and due.status != "expected"}
    named = {id: _stems(due.what) for id, due in meetings.items() if _NUMBER.search(due.what)}
    kept = []
    for due in found:
        words = _stems(due.what)
        same = [
            id
            for id, name in named.items()
            if due.kind == "commitment" and name <= words and meetings[id].due == due.due
        ]
        if not same:
            if due.kind != "meeting" or due.status == "expected":
                kept.append(due)
            continue
        whole = meetings[same[0]]
        there = {source.document for source in whole.sources}
        sources = (*whole.sources, *(source for source in due.sources if source.document not in there))
        meetings[same[0]] = msgspec.structs.replace(whole, sources=sources, force=whole.force or due.force)
    return [*kept, *meetings.values()]


@lru_cache(maxsize=65536)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_ORDINAL_END.sub(r"\1", word) for word in fold_words(text))
