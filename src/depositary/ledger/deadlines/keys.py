"""How things that bear on one another's deadlines find each other: a promise asks for keys, meetings and resolutions
offer them.

Enters: a thing as shown. Leaves: keys. A change of what is offered is a change for those who ask for it, and for nobody
else, so that neither has to look through the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from depositary.ledger.deadlines.renewals import registered_series, short_symbol, title_words
from depositary.ledger.deadlines.rules import is_promise, names_of_meeting, numbers_in, series_of, session_number, stems
from depositary.ledger.queries import ThingRow

__all__ = ["Offer", "asked_by", "meetings_asked", "of_instrument", "of_series", "of_symbol", "offered_by", "words_of"]


class Offer(NamedTuple):
    """A key a thing is found by. words: of a meeting, those of the name; day: the last of its days."""

    key: str
    words: str = ""
    day: str | None = None


def offered_by(row: ThingRow) -> set[Offer]:
    """What a thing can be found by: a meeting by number, longest word of each name, and mechanism; an adopted
    resolution by its symbol, and by session with title and registered series."""
    if row.kind == "meeting":
        found = {
            Offer(f"m {number} {_longest(name)}", " ".join(sorted(name)), row.last_day)
            for number, name in names_of_meeting(row)
        }
        series = series_of(row)
        return found | ({Offer(of_series(series), day=row.last_day)} if series else set())
    short = short_symbol(row.fields.get("symbol")) if row.kind == "instrument" else None
    if short is None or row.fields.get("kind") != "resolution":
        return set()
    found = {Offer(of_symbol(short))}
    if row.fields.get("status") == "adopted":
        session = short.partition("/")[0]
        found |= {Offer(key) for key in _renewing(int(session), short, title_words(row))}
    return found


def asked_by(row: ThingRow, symbols: Iterable[str], own: Mapping[str, set[str]], drafts: Iterable[int]) -> set[str]:
    """What a promise is to hear of. symbols: of the documents that tell of it; own: titles of the resolutions of these
    symbols; drafts: numbers of the texts that the same documents tell of and it may mean."""
    if not is_promise(row):
        return set()
    found = set(meetings_asked(row)) | {of_instrument(number) for number in drafts}
    session = session_number(row)
    for short in {short for symbol in symbols if (short := short_symbol(symbol))} if session is not None else ():
        found.add(of_symbol(short))
        for title in own.get(short) or {""}:
            found.update(_renewing(session or 0, short, title))
    return found


def meetings_asked(row: ThingRow) -> Iterator[str]:
    """Keys under which the meetings stand that a promise may speak of."""
    for text in words_of(row):
        for number in numbers_in(text):
            for word in stems(text):
                yield f"m {number} {word}"


def words_of(row: ThingRow) -> tuple[str, ...]:
    """The texts of a promise in which a meeting can be named."""
    texts = row.fields.get("due_session"), row.fields.get("what_en") or row.label
    return tuple(str(text) for text in texts if text)


def of_symbol(short: str) -> str:
    """The key of the resolution of this symbol."""
    return f"r {short}"


def of_instrument(number: int) -> str:
    """The key of the instrument with this number."""
    return f"i {number}"


def of_series(key: str) -> str:
    """The key of the meetings of one mechanism."""
    return f"s {key}"


def _renewing(session: int, short: str, title: str) -> Iterator[str]:
    """Keys that a resolution and the one of a later session which renews it share."""
    if title:
        yield f"t {session} {title}"
    for name in registered_series(short):
        yield f"q {session} {name}"


def _longest(name: frozenset[str]) -> str:
    return max(name, key=lambda word: (len(word), word))
