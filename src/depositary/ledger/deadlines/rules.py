"""What falls due, worked out of things: dated commitments, duties bound to a session or meeting, adoptions and meetings
still to come, and those that past gaps point to.

Enters: things and what they rest on. Leaves: deadlines, each an interval of days, because "October 2020", "by 2030" and
"at the seventy-seventh session" all are. Whether one is overdue is told when it is asked, not here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec

from depositary.ledger.days import first_day, last_day
from depositary.ledger.deadlines.adoptions import Adoptions
from depositary.ledger.deadlines.renewals import Renewals
from depositary.ledger.deadlines.tellings import Telling
from depositary.ledger.folding import fold_words
from depositary.ledger.partnerships import party_id
from depositary.ledger.queries import ThingRow
from depositary.ledger.showing import nth
from depositary.registry import load_registry
from depositary.resolve import arrange_meetings, mechanism_key, session_interval

__all__ = [
    "AHEAD", "Deadline", "DeadlineKind", "Given", "is_promise", "names_of_meeting", "next_of_series", "numbers_in",
    "series_of", "session_number", "stems", "stretch", "work_out",
]  # fmt: skip

DeadlineKind = Literal["commitment", "meeting", "adoption", "expected"]
AHEAD = ("scheduled", "proposed", "called_for")
_NO_DUTY = ("support", "reaffirm")  # a stance is nothing that falls due; what it is about is another claim's
_NUMBER = re.compile(r"\d+")
_ORDINAL_END = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_LATEST, _UNDATED = 60, 20  # meetings of a mechanism from which the next is expected
_RHYTHM = 10  # years before the last of them that tell how often it meets


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that falls due.

    thing: its number; first_day, last_day: the days it can be, None if nobody can tell; met_by: the thing that shows it
    was done; part_of: the announced meeting that a promise to hold it is one with; what, reason and series: of an
    expected meeting, which nobody announced and which is known by the meeting last held.
    """

    thing: int
    kind: DeadlineKind
    first_day: str | None
    last_day: str | None
    met_by: int | None = None
    part_of: int | None = None
    what: str | None = None
    reason: str | None = None
    series: str | None = None


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a question of deadlines is answered from: things by what they are here for, and what some rest on.

    named: meetings that commitments may speak of; resolutions: those that may renew one another; adopted: texts that
    may have been drafts; claims: of promised commitments, resolutions and texts, by the thing's number.
    """

    promised: Sequence[ThingRow] = ()
    ahead: Sequence[ThingRow] = ()
    coming: Sequence[ThingRow] = ()
    named: Sequence[ThingRow] = ()
    resolutions: Sequence[ThingRow] = ()
    adopted: Sequence[ThingRow] = ()
    claims: Mapping[int, Sequence[Telling]] = msgspec.field(default_factory=dict)


def work_out(given: Given) -> list[Deadline]:
    """The deadlines of the things given; which meetings are expected is told by `next_of_series`."""
    meetings = _Meetings(given.named)
    renewals = Renewals(given.resolutions, given.claims)
    adoptions = Adoptions(given.adopted)
    return [
        *(
            _of_commitment(row, meetings, renewals, adoptions, given.claims)
            for row in given.promised
            if is_promise(row)
        ),
        *(_plain(row, "meeting") for row in given.ahead if row.fields.get("start") and _status(row) in AHEAD),
        *(_plain(row, "adoption") for row in given.coming if row.first_day and _status(row) == "to_be_adopted"),
    ]


def is_promise(row: ThingRow) -> bool:
    """Whether a commitment falls due: it is no mere stance, and not of a day that was over before any document told of
    it (what was done then, not what is to be done)."""
    if row.kind != "commitment" or row.fields.get("force") in _NO_DUTY:
        return False
    if row.fields.get("due_session"):
        return True
    told_late = row.last_day and row.told_first and row.last_day < row.told_first
    return bool(row.fields.get("due")) and not told_late


def _status(row: ThingRow) -> Any:
    return row.fields.get("status")


def _plain(row: ThingRow, kind: DeadlineKind) -> Deadline:
    return Deadline(thing=row.number, kind=kind, first_day=row.first_day, last_day=row.last_day)


def _of_commitment(
    row: ThingRow,
    meetings: _Meetings,
    renewals: Renewals,
    adoptions: Adoptions,
    claims: Mapping[int, Sequence[Telling]],
) -> Deadline:
    first, last = _interval(row.fields, meetings.named_in(row.fields.get("due_session"), row))
    about = meetings.named_in(row.fields.get("what_en"), row)
    met: ThingRow | None = None
    if about is not None and _status(about) == "held" and _within(about, first):
        met = about
    told = claims.get(row.number, ())
    met = met or _renewed(row, told, renewals) or _adopted(row, told, adoptions, claims)
    whole = None if met else meetings.announced_in(row)
    return Deadline(
        thing=row.number, kind="commitment", first_day=first, last_day=last, met_by=met.number if met else None,
        part_of=whole.number if whole else None,
    )  # fmt: skip


def _interval(fields: Mapping[str, Any], at: ThingRow | None) -> tuple[str | None, str | None]:
    """The days a commitment can be due on: its own date, else its session's or meeting's."""
    due = fields.get("due")
    if due:
        return first_day(due), last_day(due)
    if at is not None and at.first_day:
        return at.first_day, at.last_day
    months = stretch(fields)
    return (first_day(months[0]), last_day(months[1])) if months else (None, None)


def stretch(fields: Mapping[str, Any]) -> tuple[str, str] | None:
    """First and last month of the assembly's session a commitment is bound to; None if it is bound to none."""
    session = str(fields.get("due_session") or "")
    if session.isdigit():
        months: tuple[str, str] | None = load_registry().session_interval(int(session))
        return months
    return session_interval(session, fields.get("actors") or ())


def _within(meeting: ThingRow, first: str | None) -> bool:
    """A meeting that was held counts for a due unless it was over before the due could be meant."""
    return first is None or meeting.last_day is None or meeting.last_day >= first


def session_number(row: ThingRow) -> int | None:
    """The number of the session a commitment is bound to."""
    found = _NUMBER.search(str(row.fields.get("due_session") or ""))
    return int(found.group()) if found and len(found.group()) < 5 else None


def _renewed(row: ThingRow, told: Sequence[Telling], renewals: Renewals) -> ThingRow | None:
    """A duty that a resolution binds to a session is met when that session has renewed the resolution."""
    number = session_number(row)
    if number is None:
        return None
    found = (renewals.of(claim.symbol, number) for claim in told if claim.symbol)
    return next((one for one in found if one is not None), None)


def _adopted(
    row: ThingRow, told: Sequence[Telling], adoptions: Adoptions, claims: Mapping[int, Sequence[Telling]]
) -> ThingRow | None:
    """A duty on a draft is met when the text is adopted."""
    title = row.fields.get("instrument_en")
    return adoptions.of(str(title), told, claims) if title else None


class _Meetings:
    """Meetings by the words and number in their names, to find the one a due speaks of."""

    def __init__(self, rows: Iterable[ThingRow]) -> None:
        told = [(number, name, row) for row in rows for number, name in names_of_meeting(row)]
        common = Counter(word for _, name, _ in told for word in name)
        # Each is found by the rarest word of its name, so that a text is not held against all meetings of a number.
        self._by_word: dict[tuple[int, str], list[tuple[frozenset[str], ThingRow]]] = defaultdict(list)
        for number, name, row in told:
            self._by_word[number, min(name, key=lambda word: (common[word], word))].append((name, row))

    def named_in(self, text: str | None, promise: ThingRow) -> ThingRow | None:
        """The meeting whose whole name and number are in a promise's words, not over before it was told; the longest
        name wins, then the one with most of its parties."""
        fits = list(self._fitting(text, promise))
        if len(fits) < 2:
            return fits[0][1] if fits else None
        own = {party_id(party) for name in ("actors", "addressees") for party in promise.fields.get(name) or ()}

        def rank(fit: tuple[int, ThingRow]) -> tuple[int, int, str]:
            return fit[0], len(own & {party_id(party) for party in fit[1].fields.get("parties") or ()}), fit[1].id

        return max(fits, key=rank)[1]

    def announced_in(self, promise: ThingRow) -> ThingRow | None:
        """The announced meeting of the same date that a promise is to hold."""
        due = promise.fields.get("due")
        fits = [
            row
            for _, row in self._fitting(promise.fields.get("what_en") or promise.label, promise)
            if due and row.fields.get("start") == due and _status(row) in AHEAD
        ]
        return min(fits, key=lambda row: row.id) if fits else None

    def _fitting(self, text: str | None, promise: ThingRow) -> Iterator[tuple[int, ThingRow]]:
        if not text:
            return
        words, told = stems(text), promise.told_first or ""
        for number in numbers_in(text):
            for word in words:
                for name, row in self._by_word.get((number, word), ()):
                    if name <= words and (row.last_day is None or row.last_day >= told):
                        yield len(name), row


def names_of_meeting(row: ThingRow) -> list[tuple[int, frozenset[str]]]:
    """The meeting's number with the words of each of its names; none for one without number or name."""
    number = row.fields.get("ordinal")
    if number is None or row.kind != "meeting":
        return []
    names = {stems(name) for field in ("mechanism_en", "mechanism", "acronym") if (name := row.fields.get(field))}
    return [(number, name) for name in names if name]


def numbers_in(text: str | None) -> set[int]:
    """Numbers in a text that may be a meeting's."""
    return {int(number) for number in _NUMBER.findall(text or "") if len(number) < 5}


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words of a text, folded, numbers without their endings."""
    return frozenset(_ORDINAL_END.sub(r"\1", word) for word in fold_words(text))


def series_of(row: ThingRow) -> str | None:
    """What a meeting has in common with the others of its mechanism; None for what is no meeting."""
    return mechanism_key(row.fields) if row.kind == "meeting" else None


def next_of_series(key: str, rows: Iterable[ThingRow]) -> Deadline | None:
    """The next meeting of a mechanism, from all of its meetings: what past gaps point to and no document announces."""
    latest = _latest(rows)
    if not latest:
        return None
    by_id = {row.id: row for row in latest}
    for series in arrange_meetings({row.id: row.fields for row in latest}):
        if series.expected is None:
            continue
        last = by_id[[sitting.thing for sitting in series.sittings if sitting.status == "held"][-1]]
        number = f"{nth(series.expected.ordinal)} " if series.expected.ordinal else ""
        first, until = series.expected.interval
        return Deadline(
            thing=last.number, kind="expected", first_day=first, last_day=until, what=f"{number}{series.mechanism}",
            reason=series.expected.reason, series=key,
        )  # fmt: skip
    return None


def _latest(rows: Iterable[ThingRow]) -> list[ThingRow]:
    """Meetings of the last years in which the mechanism met, and some that have no day."""
    dated = sorted((row for row in rows if row.last_day), key=lambda row: (row.last_day or "", row.number))[-_LATEST:]
    undated = sorted((row for row in rows if not row.last_day), key=lambda row: row.number)[:_UNDATED]
    begin = f"{int((dated[-1].last_day or '')[:4]) - _RHYTHM:04d}" if dated else ""
    return [*(row for row in dated if (row.last_day or "") >= begin), *undated]
