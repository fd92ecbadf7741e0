"""Resolutions that a later session renews: the same series in the registry, or the same title under a later number,
or the only resolution of that session that recalls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from depositary.ledger.deadlines.tellings import Telling
from depositary.ledger.folding import fold_words
from depositary.ledger.queries import ThingRow
from depositary.registry import load_registry

__all__ = ["Renewals", "registered_series", "short_symbol", "title_words"]

_SYMBOL = re.compile(r"(?:^|/)(\d{1,3})/(\d{1,4})$")  # session and number, at the end of a longer symbol too


class Renewals:
    """Adopted resolutions by session, to find the one that renews another."""

    def __init__(self, instruments: Iterable[ThingRow], told: Mapping[int, Sequence[Telling]] | None = None) -> None:
        """told: what each instrument's documents say of it; a document that is a resolution recalls those it names."""
        self._recalled: dict[str, set[str]] = {}
        self._by_session: dict[int, list[tuple[str, ThingRow]]] = {}
        self._titles: dict[str, str] = {}
        for row in sorted(instruments, key=lambda row: (row.first_day or "9999", row.number)):
            short = short_symbol(row.fields.get("symbol"))
            if short is None or row.fields.get("kind") != "resolution":
                continue
            for claim in (told or {}).get(row.number, ()):
                if (recalling := short_symbol(claim.symbol)) is not None:
                    self._recalled.setdefault(recalling, set()).add(short)
            self._titles[short] = title_words(row)
            if row.fields.get("status") == "adopted":
                self._by_session.setdefault(int(short.partition("/")[0]), []).append((short, row))

    def of(self, symbol: str, session: int) -> ThingRow | None:
        """The resolution of `session` that renews the one with this symbol; None if none is recorded."""
        own = short_symbol(symbol)
        if own is None or int(own.partition("/")[0]) >= session:
            return None
        for short, row in self._by_session.get(session, []):
            title = self._titles.get(own)
            if (title and title == self._titles[short]) or registered_series(own) & registered_series(short):
                return row
        recalling = [row for short, row in self._by_session.get(session, []) if own in self._recalled.get(short, ())]
        return recalling[0] if len(recalling) == 1 else None  # of several it is not clear which goes on with it


def registered_series(short: str) -> frozenset[str]:
    """The registry's series that the resolution of this symbol is of."""
    return _registered().get(short, frozenset())


@cache
def _registered() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, series in load_registry().series.items():
        for symbol in series.resolutions:
            found.setdefault(short_symbol(symbol) or "", set()).add(name)
    return {short: frozenset(names) for short, names in found.items() if short}


def short_symbol(symbol: str | None) -> str | None:
    """Session and number of a resolution, from however its symbol is written; None if it is no such symbol."""
    found = _SYMBOL.search(symbol or "")
    return f"{found[1]}/{found[2]}" if found else None


def title_words(row: ThingRow) -> str:
    """The folded words of an instrument's English title; two resolutions of one title renew one another."""
    return " ".join(fold_words(row.fields.get("title_en") or ""))
