"""Events as political scientists code them: a CSV in the columns of POLECAT, with PLOVER types and CAMEO codes.

The coding is data (`events.yml`). No column of that format holds a deadline, an ordinal or a figure of progress, so
figures are left out and much of a commitment is: `Event ID` leads back to the whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from depositary.export.base import Asked, Summary, each_thing, queries_of
from depositary.export.parties import known_party
from depositary.export.tables import harmless
from depositary.ledger import Ledger
from depositary.registry import load_registry
from depositary.report.things import Thing
from depositary.tables import load_table

__all__ = ["EventsExporter"]


class _Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    cameo: str
    mode: str | None = None


class _Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """events.yml: by status of a meeting, force of a commitment, status of an instrument; its columns."""

    meetings: dict[str, _Code]
    formats: dict[str, str]
    many: str
    forces: dict[str, _Code]
    instruments: dict[str, _Code]
    classes: dict[str, str]
    columns: dict[str, str]


@cache
def _codes() -> _Codes:
    return load_table(Path(__file__).with_name("events.yml"), _Codes)


class EventsExporter:
    """One row an event: meetings, instruments that were adopted, commitments with the force of a deed."""

    name = "plover"
    media_type = "text/csv"
    suffix = ".csv"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        text = io.TextIOWrapper(out, encoding="utf-8", newline="")
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(_codes().columns)
        written = left = 0
        with ledger.reading() as connection:
            for query in queries_of(asked):
                for thing in each_thing(connection, query):
                    row = _row(thing)
                    if row is None:
                        left += 1
                    else:
                        rows.writerow([harmless(row[filled]) for filled in _codes().columns.values()])
                        written += 1
        text.flush()
        text.detach()
        told = (f"{left} things that are no events, or on no day",) if left else ()
        return Summary(id="events", title="events", written={"events": written}, left_out=told)


def _row(thing: Thing) -> dict[str, Any] | None:
    code = _code(thing)
    day = _day(thing)
    if code is None or day is None:
        return None
    actors, recipients = _sides(thing)
    source = thing.sources[0] if thing.sources else None
    return {
        "id": thing.id, "day": day, "type": code.type, "mode": code.mode or "",
        "class": _codes().classes[code.type], "code": code.cameo, "contexts": _joined(_contexts(thing)),
        "actors": _joined(actors), "actor_countries": _joined(map(_country, actors)),
        "actor_sectors": _joined(map(_sector, actors)), "actor_ids": _joined(map(_qid, actors)),
        "recipients": _joined(recipients), "recipient_countries": _joined(map(_country, recipients)),
        "recipient_sectors": _joined(map(_sector, recipients)),
        "recipient_ids": _joined(map(_qid, recipients)), "place": thing.fields.get("place") or "",
        "published": (source.published if source else None) or "",
        "source": (source.publisher or source.document) if source else "",
        "language": source.language if source else "", "headline": thing.label,
    }  # fmt: skip


def _code(thing: Thing) -> _Code | None:
    codes, fields = _codes(), thing.fields
    if thing.kind == "commitment":
        return codes.forces.get(str(fields.get("force")))
    if thing.kind == "instrument":
        return codes.instruments.get(str(fields.get("status")))
    if thing.kind != "meeting":
        return None
    code = codes.meetings.get(str(fields.get("status")))
    if code is None or code.mode is not None:
        return code
    mode = codes.many if len(fields.get("parties") or ()) > 2 else codes.formats.get(str(fields.get("format")))
    return msgspec.structs.replace(code, mode=mode)


def _day(thing: Thing) -> str | None:
    """The day of the event: the meeting's or the adoption's own, of a commitment the day it was told of."""
    if thing.kind == "meeting":
        found = thing.fields.get("start")
    elif thing.kind == "instrument":
        found = thing.fields.get("date")
    else:
        found = next((source.published for source in thing.sources if source.published), None)
    return str(found) if found else None


def _sides(thing: Thing) -> tuple[Sequence[str], Sequence[str]]:
    """Who acts, and towards whom. Those who meet are both."""
    if thing.kind == "meeting":
        parties = thing.fields.get("parties") or []
        return parties, parties
    return thing.fields.get("actors") or [], thing.fields.get("addressees") or []


def _contexts(thing: Thing) -> list[str]:
    known = load_registry().event_codes.contexts
    return list(dict.fromkeys(known[area] for area in thing.fields.get("areas") or () if area in known))


def _country(name: str) -> str:
    actor = known_party(name)
    return actor.id if actor is not None and actor.kind == "state" else ""


def _sector(name: str) -> str:
    """GOV for a state, IGO for an organisation and its bodies; empty for who is unknown."""
    actor = known_party(name)
    if actor is None:
        return ""
    return "GOV" if actor.kind in ("state", "territory") else "IGO"


def _qid(name: str) -> str:
    actor = known_party(name)
    return actor.qid or "" if actor else ""


def _joined(values: Any) -> str:
    return ";".join(str(value) for value in values)
