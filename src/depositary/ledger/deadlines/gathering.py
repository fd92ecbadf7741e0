"""What deadlines are worked out from: for some things out of what is found by keys, or for all things at once.

Both give the same to the rules, as far as it makes a difference; a test holds the one against the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from depositary.ledger.deadlines.adoptions import ADOPTED, EARLY, Adoptions
from depositary.ledger.deadlines.keys import Offer, asked_by, meetings_asked, of_symbol, words_of
from depositary.ledger.deadlines.renewals import registered_series, short_symbol, title_words
from depositary.ledger.deadlines.rules import AHEAD, Given, is_promise, numbers_in, session_number, stems
from depositary.ledger.deadlines.tellings import Telling, find_tellings, instruments_told
from depositary.ledger.dialects import among
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things, thing_row
from depositary.ledger.tables import deadline_keys, things

__all__ = ["OFFERED", "Offers", "gather", "gather_all", "rows_shown"]

OFFERED = "!"  # before a key in the table: what a thing can be found by


def rows_shown(connection: Connection, numbers: Iterable[int]) -> dict[int, ThingRow]:
    """Those of these things that are shown, by number."""
    asked = sorted(set(numbers))
    rows = connection.execute(_SHOWN, {"values": asked}).mappings() if asked else ()
    return {row["id"]: thing_row(row) for row in rows}


class Offers:
    """What things can be found by, as it is kept; without what some things offer, and with further offers."""

    def __init__(
        self, connection: Connection, *, without: Set[int] = frozenset(), also: Iterable[tuple[int, Offer]] = ()
    ) -> None:
        self._connection = connection
        self._without = without
        self._also: dict[str, list[tuple[int, Offer]]] = defaultdict(list)
        for number, one in also:
            self._also[one.key].append((number, one))

    def naming(self, keys: Iterable[str], told: str) -> Iterator[tuple[int, Offer]]:
        """Things with what they offer of these keys, but for meetings that were over on the day `told`."""
        asked = set(keys)
        marked = sorted(OFFERED + key for key in asked)
        for row in self._connection.execute(_NAMED, {"keys": marked, "told": told}) if marked else ():
            if row.thing_id not in self._without:
                yield row.thing_id, Offer(row.key.removeprefix(OFFERED), row.words, row.day)
        for key in asked & self._also.keys():
            yield from self._also[key]

    def of(self, keys: Iterable[str]) -> set[int]:
        """Numbers of the things that offer one of these keys."""
        return {number for number, _ in self.naming(keys, "")}


def gather(
    connection: Connection, rows: Iterable[ThingRow], offers: Offers | None = None
) -> tuple[Given, dict[int, set[str]]]:
    """What these things' deadlines are worked out from, and the keys each promise among them asks for."""
    given = list(rows)
    promised = [row for row in given if is_promise(row)]
    offers = offers or Offers(connection)
    named = _meetings(connection, promised, offers)
    bound = [row for row in promised if session_number(row) is not None or row.fields.get("instrument_en")]
    told = find_tellings(connection, [row.number for row in bound])
    resolutions, titles, recalling = _resolutions(connection, promised, told, offers)
    drafts = _drafts(connection, promised, told)
    texts = rows_shown(connection, {number for own in drafts.values() for number in own})
    claims = told | recalling | find_tellings(connection, texts)
    asks = {
        row.number: asked_by(
            row, {one.symbol for one in told.get(row.number, ()) if one.symbol}, titles, drafts.get(row.number, ())
        )
        for row in promised
    }
    whole = Given(
        promised=promised,
        ahead=[row for row in given if row.kind == "meeting" and row.status in AHEAD],
        coming=[row for row in given if row.kind == "instrument" and row.status == "to_be_adopted"],
        named=named,
        resolutions=resolutions,
        adopted=[row for row in texts.values() if row.status in ADOPTED],
        claims=claims,
    )
    return whole, asks


def gather_all(connection: Connection, *, partnership: str | None = None, view: View = PRESENT) -> Given:
    """What all deadlines (of a partnership) are worked out from, with nothing of what is kept for them looked at."""

    def asked(kind: str, **further: Any) -> list[ThingRow]:
        return find_things(connection, ThingQuery(kind=kind, partnership=partnership, view=view, **further))

    promised = [row for row in asked("commitment", due=("day", "session")) if is_promise(row)]
    numbers = {number for row in promised for text in words_of(row) for number in numbers_in(text)}
    named = asked("meeting", ordinals=tuple(sorted(numbers))) if numbers else []
    bound = [row for row in promised if session_number(row) is not None]
    titles = {str(title) for row in promised if (title := row.fields.get("instrument_en"))}
    resolutions = asked("instrument", type="resolution") if bound else []
    adopted = Adoptions(asked("instrument", statuses=ADOPTED) if titles else ()).candidates(titles)
    resting = {row.number for row in (*bound, *resolutions, *adopted)}
    resting |= {row.number for row in promised if row.fields.get("instrument_en")}
    return Given(
        promised=promised,
        ahead=asked("meeting", statuses=AHEAD),
        coming=asked("instrument", statuses=("to_be_adopted",)),
        named=named,
        resolutions=resolutions,
        adopted=adopted,
        claims=find_tellings(connection, resting, view),
    )


def _meetings(connection: Connection, promised: Sequence[ThingRow], offers: Offers) -> list[ThingRow]:
    """Meetings that these promises name."""
    asked = {row.number: set(meetings_asked(row)) for row in promised}
    keys = {key for own in asked.values() for key in own}
    if not keys:
        return []
    told = min((row.told_first or "" for row in promised), default="")
    offered: dict[str, list[tuple[int, frozenset[str], str | None]]] = defaultdict(list)
    for number, one in offers.naming(keys, told):
        offered[one.key].append((number, frozenset(one.words.split(" ")), one.day))
    fitting: set[int] = set()
    for row in promised:
        texts = [stems(text) for text in words_of(row)]
        for key in asked[row.number] & offered.keys():
            fitting |= {
                number
                for number, words, day in offered[key]
                if number not in fitting
                and (day is None or day >= (row.told_first or ""))
                and any(words <= text for text in texts)
            }
    return list(rows_shown(connection, fitting).values())


def _resolutions(
    connection: Connection, promised: Sequence[ThingRow], told: Mapping[int, Sequence[Telling]], offers: Offers
) -> tuple[list[ThingRow], dict[str, set[str]], dict[int, list[Telling]]]:
    """Resolutions that bind these promises to a session, with those of the session that may renew them; the titles of
    the former by symbol; what is told of them."""
    bound: dict[str, set[int]] = defaultdict(set)
    for row in promised:
        session = session_number(row)
        for one in told.get(row.number, ()) if session is not None else ():
            if (short := short_symbol(one.symbol)) is not None:
                bound[short].add(session or 0)
    own = rows_shown(connection, offers.of({of_symbol(short) for short in bound}))
    titles: dict[str, set[str]] = defaultdict(set)
    recalling = find_tellings(connection, own)
    keys: set[str] = set()
    for row in own.values():
        short = short_symbol(row.fields.get("symbol")) or ""
        titles[short].add(title_words(row))
        keys |= {f"t {session} {title_words(row)}" for session in bound[short]}
        symbols = {short_symbol(one.symbol) for one in recalling.get(row.number, ())} - {None}
        keys |= {of_symbol(str(symbol)) for symbol in symbols if int(str(symbol).partition("/")[0]) in bound[short]}
    keys |= {
        f"q {n} {name}" for short, sessions in bound.items() for n in sessions for name in registered_series(short)
    }
    return list((own | rows_shown(connection, offers.of(keys))).values()), titles, recalling


def _drafts(
    connection: Connection, promised: Sequence[ThingRow], told: Mapping[int, Sequence[Telling]]
) -> dict[int, set[int]]:
    """Texts that were no more than drafts where a duty on one was told of, by the number of the promise."""
    documents = {
        row.number: {one.document for one in told.get(row.number, ())}
        for row in promised
        if row.fields.get("instrument_en")
    }
    there = instruments_told(connection, {key for own in documents.values() for key in own})
    return {
        number: {thing for key in own for thing, one in there.get(key, ()) if one.status in EARLY}
        for number, own in documents.items()
    }


_SHOWN = select(things).where(among(things.c.id, "values"), things.c.shown).order_by(things.c.id)
_NAMED = select(deadline_keys).where(
    among(deadline_keys.c.key, "keys"), or_(deadline_keys.c.day >= bindparam("told"), deadline_keys.c.day.is_(None))
)
