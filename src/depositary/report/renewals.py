"""Resolutions that a later session renews: the same series in the registry, or the same title under a later number,
or the only resolution of that session that recalls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from depositary.ledger.folding import fold_words
from depositary.ledger.queries import ThingRow
from depositary.ledger.sources import ClaimView
from depositary.registry import load_registry

__all__ = ["Renewals"]

_SYMBOL = re.compile(r"(?:^|/)(\d{1,3})/(\d{1,4})$")  # session and number, at the end of a longer symbol too


class Renewals:
    """Adopted resolutions by session, to find the one that renews another."""

    def __init__(self, instruments: Iterable[ThingRow], told: Mapping[int, Sequence[ClaimView]] | None = None) -> None:
        """told: what each instrument's documents say of it; a document that is a resolution recalls those it names."""
        self._recalled: dict[str, set[str]] = {}
        self._by_session: dict[int, list[tuple[str, ThingRow]]] = {}
        self._titles: dict[str, str] = {}
        for row in instruments:
            short = _short(row.fields.get("symbol"))
            if short is None or row.fields.get("kind") != "resolution":
                continue
            for claim in (told or {}).get(row.number, ()):
                if (recalling := _short(claim.symbol)) is not None:
                    self._recalled.setdefault(recalling, set()).add(short)
            self._titles[short] = " ".join(fold_words(row.fields.get("title_en") or ""))
            if row.fields.get("status") == "adopted":
                self._by_session.setdefault(int(short.partition("/")[0]), []).append((short, row))
        self._series = [
            {short for symbol in series.resolutions if (short := _short(symbol))}
            for series in load_registry().series.values()
        ]

    def of(self, symbol: str, session: int) -> ThingRow | None:
        """The resolution of `session` that renews the one with this symbol; None if none is recorded."""
        own = _short(symbol)
        if own is None or int(own.partition("/")[0]) >= session:
            return None
        for short, row in self._by_session.get(session, []):
            title = self._titles.get(own)
            if (title and title == self._titles[short]) or any({own, short} <= series for series in self._series):
                return row
        recalling = [row for short, row in self._by_session.get(session, []) if own in self._recalled.get(short, ())]
        return recalling[0] if len(recalling) == 1 else None  # of several it is not clear which goes on with it


def _short(symbol: str | None) -> str | None:
    found = _SYMBOL.search(symbol or "")
    return f"{found[1]}/{found[2]}" if found else None
