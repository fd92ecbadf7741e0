"""What is due: dated and session-bound commitments, planned meetings, and meetings a rhythm lets expect.

Met is said only of what the ledger can show: the meeting was held, the plan was adopted, the next resolution of the
series is on record.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from depositary.model import Instrument, Meeting
from depositary.registry import load_registry
from depositary.resolve.instruments import features
from depositary.resolve.known import named_bodies
from depositary.resolve.merging import merge_fields
from depositary.resolve.parties import party_name
from depositary.resolve.series import build_meeting_series
from depositary.resolve.sighting import Sighting
from depositary.resolve.spans import Span, days_apart, span_of
from depositary.resolve.wording import dice, tokens

__all__ = ["Deadline", "find_deadlines", "session_interval"]

_NUMBER = re.compile(r"\d+")
_RESOLUTION = re.compile(r"^(\d+)/(\d+)$")
_EARLY = {"proposed", "drafting", "to_be_adopted"}

Things = Mapping[str, Sequence[Sighting]]


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """One thing due. interval: first and last day or month (ISO; None: open on that side); about: the thing's id;
    met_by: the thing that shows it was done; meeting: the one it is bound to, or is to hold."""

    about: str
    what: str
    kind: Literal["commitment", "meeting"]
    interval: tuple[str | None, str | None]
    status: Literal["open", "overdue", "met", "expected"]
    sightings: tuple[str, ...]
    met_by: str | None = None
    meeting: str | None = None
    note: str = ""


def find_deadlines(commitments: Things, meetings: Things, instruments: Things, *, on: str) -> list[Deadline]:
    """Everything due, earliest first; `on` (ISO day) tells what is overdue. Each argument: id → sightings."""
    found = [*_of_commitments(commitments, meetings, instruments, on)]
    covered = {planned for deadline in found for planned in (deadline.met_by, deadline.meeting) if planned}
    found += [deadline for deadline in _of_meetings(meetings, on) if deadline.about not in covered]
    found += _of_rhythm(meetings, on)
    return sorted(found, key=lambda d: (d.interval[1] or "9999", d.interval[0] or "", d.about))


def session_interval(session: str, bodies: Sequence[str] = ()) -> tuple[str, str] | None:
    """First and last month of the assembly's session named in words ("77th session of …"); None for other bodies.

    bodies: who sets the due, where the words name nobody.
    """
    registry = load_registry()
    number = _NUMBER.search(session)
    named = named_bodies(session) or {party_name(body)[0] for body in bodies}
    if number is None or f"@{registry.sessions.of}" not in named:
        return None
    return registry.session_interval(int(number[0]))


# -- commitments -----------------------------------------------------------------------------------------------------


def _of_commitments(things: Things, meetings: Things, instruments: Things, on: str) -> Iterator[Deadline]:
    for about, sightings in sorted(things.items()):
        fields = merge_fields("commitment", sightings)
        if not fields["due"] and not fields["due_session"]:
            continue
        interval, meeting = _interval(fields, sightings, meetings)
        met_by = _met(fields, sightings, meetings, instruments)
        planned = meeting or _planned_meeting(fields, sightings, meetings)
        yield Deadline(
            about=about,
            what=str(fields["what_en"] or fields["what"] or ""),
            kind="commitment",
            interval=interval,
            status="met" if met_by else _status(interval, on),
            sightings=tuple(sorted(s.id for s in sightings)),
            met_by=met_by,
            meeting=planned,
        )


def _interval(
    fields: Mapping[str, object], sightings: Sequence[Sighting], meetings: Things
) -> tuple[tuple[str | None, str | None], str | None]:
    """When it is due, and the meeting it is bound to if that is on record."""
    session, due = fields["due_session"], fields["due"]
    actors = fields["actors"] if isinstance(fields["actors"], list) else []
    if session:
        if (months := session_interval(str(session), actors)) is not None:
            return months, None
        bound = _session_meeting(str(session), sightings, meetings)
        if bound is not None and not due:
            shown = merge_fields("meeting", meetings[bound])
            return (shown["start"], shown["end"]), bound
        if not due:
            return (None, None), bound
    if fields["due_kind"] == "by":
        return (None, str(due)), None
    span = span_of(str(due))
    if span is None:
        return (None, None), None
    return (dt.date.fromordinal(span[0]).isoformat(), dt.date.fromordinal(span[1]).isoformat()), None


def _session_meeting(session: str, sightings: Sequence[Sighting], things: Things) -> str | None:
    """The meeting a due is bound to by name: same number, and words in common; of its own document first."""
    number = _NUMBER.search(session)
    wanted = frozenset(word for word in tokens(session) if not word[0].isdigit())
    documents = {sighting.document for sighting in sightings}
    best: tuple[bool, float, str] | None = None
    for about in sorted(things):
        for sighting in things[about]:
            claim = sighting.claim
            if not isinstance(claim, Meeting) or number is None or claim.ordinal != int(number[0]):
                continue
            name = tokens(claim.mechanism_en) | tokens(claim.acronym)
            rank = (sighting.document in documents, dice(wanted, name), about)
            if rank[1] >= 0.5 and (best is None or rank[:2] > best[:2]):
                best = rank
    return best[2] if best else None


def _met(
    fields: Mapping[str, object], sightings: Sequence[Sighting], meetings: Things, instruments: Things
) -> str | None:
    return (
        _met_by_meeting(fields, sightings, meetings)
        or _met_by_adoption(fields, sightings, instruments)
        or _met_by_next_resolution(fields, sightings, instruments)
    )


def _planned_meeting(fields: Mapping[str, object], sightings: Sequence[Sighting], things: Things) -> str | None:
    """The meeting this commitment is to hold: planned in the same document for the due day, and its words say little
    beside that meeting's number and name (or, without English words, stand where the meeting is named)."""
    due = span_of(str(fields["due"])) if fields["due"] else None
    documents, what = {s.document for s in sightings}, tokens(str(fields["what_en"] or ""))
    best: tuple[float, str] | None = None
    for about in sorted(things):
        for sighting in things[about]:
            claim = sighting.claim
            if not isinstance(claim, Meeting) or sighting.document not in documents or claim.status == "held":
                continue
            span = span_of(claim.start, claim.end)
            if due is None or span is None or days_apart(due, span) > 0:
                continue
            name = tokens(claim.mechanism_en) | ({_nth(claim.ordinal)} if claim.ordinal else set())
            fit = dice(what, frozenset(name)) if what else 0.6 * _one_passage(sightings, sighting)
            if fit >= 0.6 and (best is None or fit > best[0]):
                best = (fit, about)
    return best[1] if best else None


def _one_passage(sightings: Sequence[Sighting], other: Sighting) -> bool:
    return any(
        sighting.document == other.document and p.start < q.end and q.start < p.end
        for sighting in sightings for p in sighting.claim.passages for q in other.claim.passages
    )  # fmt: skip


def _met_by_meeting(fields: Mapping[str, object], sightings: Sequence[Sighting], things: Things) -> str | None:
    about = _planned_meeting(fields, sightings, things)
    return about if about and _held(things[about]) else None


def _met_by_adoption(fields: Mapping[str, object], sightings: Sequence[Sighting], things: Things) -> str | None:
    """To draft, submit or adopt a text the same document calls a draft: met once a later document has it adopted."""
    wanted = tokens(str(fields["instrument_en"])) if fields["instrument_en"] else None
    if not wanted:
        return None
    documents, told = {s.document for s in sightings}, max((s.published or "" for s in sightings), default="")
    for about in sorted(things):
        early = [
            s for s in things[about]
            if s.document in documents and isinstance(s.claim, Instrument) and s.claim.status in _EARLY
            and (dice(wanted, tokens(s.claim.title_en)) >= 0.6 or wanted <= tokens(s.claim.title_en))
        ]  # fmt: skip
        later = [
            s for s in things[about]
            if isinstance(s.claim, Instrument) and s.claim.status not in (*_EARLY, None) and (s.published or "") > told
        ]  # fmt: skip
        if early and later:
            return about
    return None


def _met_by_next_resolution(fields: Mapping[str, object], sightings: Sequence[Sighting], things: Things) -> str | None:
    """What a resolution asks of a later session is met by a resolution of that session that recalls it."""
    number = _NUMBER.search(str(fields["due_session"] or ""))
    if number is None:
        return None
    asked = {own for s in sightings if (own := _own_resolution(s.document, things))}
    for about in sorted(things):
        symbol = _symbol(things[about])
        if symbol is None or symbol[0] != int(number[0]) or about in asked:
            continue
        for document in {s.document for s in things[about]}:
            recalled = {thing for thing in asked if any(s.document == document for s in things[thing])}
            if recalled and _own_resolution(document, things) == about:
                return about
    return None


def _own_resolution(document: str, things: Things) -> str | None:
    """The resolution a document is: of those with a session's number that it names, the one of the latest session."""
    named = [
        (symbol, about)
        for about, sightings in things.items()
        if any(s.document == document for s in sightings) and (symbol := _symbol(sightings)) is not None
    ]
    dated = [
        (symbol, about)
        for symbol, about in named
        if any(s.document == document and isinstance(s.claim, Instrument) and s.claim.date for s in things[about])
    ]
    return max(dated or named, default=((0, 0), None))[1]


def _symbol(sightings: Sequence[Sighting]) -> tuple[int, int] | None:
    for sighting in sightings:
        if isinstance(sighting.claim, Instrument) and sighting.claim.kind == "resolution":
            found = _RESOLUTION.match(features(sighting).symbol)
            if found:
                return int(found[1]), int(found[2])
    return None


# -- meetings --------------------------------------------------------------------------------------------------------


def _of_meetings(things: Things, on: str) -> Iterator[Deadline]:
    """Planned meetings with a date. One that was planned and then held is no deadline any more."""
    for about, sightings in sorted(things.items()):
        fields = merge_fields("meeting", sightings)
        if fields["status"] not in ("scheduled", "proposed") or not fields["start"]:
            continue
        span = span_of(fields["start"], fields["end"])
        if span is None:
            continue
        interval = (dt.date.fromordinal(span[0]).isoformat(), dt.date.fromordinal(span[1]).isoformat())
        yield Deadline(
            about=about, what=_label(fields), kind="meeting", interval=interval, status=_status(interval, on),
            sightings=tuple(sorted(s.id for s in sightings)),
            note=f"{fields['status']}; no document reports that it was held",
        )  # fmt: skip


def _of_rhythm(things: Things, on: str) -> Iterator[Deadline]:
    for series in build_meeting_series(things):
        if series.expected is None or series.expected.interval[1] < on:
            continue
        number = f"{_nth(series.expected.ordinal)} " if series.expected.ordinal else ""
        held = [s for s in series.sittings if s.status == "held"]
        yield Deadline(
            about=held[-1].thing, what=f"{number}{series.mechanism}", kind="meeting",
            interval=series.expected.interval, status="expected",
            sightings=tuple(sorted(s.id for sitting in held for s in things[sitting.thing])),
            note=series.expected.reason,
        )  # fmt: skip


def _held(sightings: Sequence[Sighting]) -> bool:
    return any(isinstance(s.claim, Meeting) and s.claim.status == "held" for s in sightings)


def _label(fields: Mapping[str, object]) -> str:
    name = str(fields["mechanism_en"] or fields["mechanism"] or fields["acronym"] or "meeting")
    ordinal = fields["ordinal"]
    return f"{_nth(ordinal)} {name}" if isinstance(ordinal, int) else name


def _nth(number: int | None) -> str:
    if number is None:
        return ""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _status(interval: tuple[str | None, str | None], on: str) -> Literal["open", "overdue"]:
    last: Span | None = span_of(interval[1])
    today = span_of(on)
    return "overdue" if last and today and last[1] < today[0] else "open"
