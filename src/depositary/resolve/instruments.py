"""When do two claims speak of one instrument (one edition of a plan, one resolution, one treaty)?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from depositary.model import Instrument
from depositary.resolve.sighting import Sighting
from depositary.resolve.signs import Sign, Weighing, weigh
from depositary.resolve.spans import days_apart, precision, span_of
from depositary.resolve.wording import dice, fold, tokens, words

__all__ = ["SIGNS", "THRESHOLD", "InstrumentFeatures", "features", "keys", "weigh_pair"]

THRESHOLD = 1.0
_JOINED = re.compile(r"\b[A-Z][\w.]*(?:\s?[-–—]\s?[A-Z][\w.]*)+|\b[A-Z]{2,}\b")


class InstrumentFeatures(NamedTuple):
    """What the signs look at. names: words that name bodies (acronyms, the halves of A-B); subject: what is left."""

    title: frozenset[str]
    names: frozenset[str]
    subject: frozenset[str]
    own_title: str
    latin: frozenset[str]
    symbol: str
    kind: str
    period: tuple[int, int] | None
    date: str | None


def features(sighting: Sighting) -> InstrumentFeatures:
    instrument = sighting.claim
    assert isinstance(instrument, Instrument)  # noqa: S101 - the kind says so
    written = instrument.title_en or ""
    title = tokens(written)
    names = frozenset().union(*(tokens(found[0]) for found in _JOINED.finditer(written)))
    generic = words().instrument_generic
    subject = frozenset(
        word for word in title if word not in names and not _generic(word, generic) and not word.isdigit()
    )
    own = instrument.title or ""
    return InstrumentFeatures(
        title=title,
        names=names,
        subject=subject,
        own_title=f"{sighting.language} {fold(own)}" if own else "",
        latin=frozenset(word for word in fold(own).split() if word.isascii() and not word.isdigit() and own.isascii()),
        symbol=_symbol(instrument.symbol),
        kind=instrument.kind,
        period=instrument.period,
        date=instrument.date,
    )


def keys(f: InstrumentFeatures) -> Iterator[str]:
    if f.symbol:
        yield f"i:{f.symbol}"
    if f.period:
        yield f"i:{f.kind}:{f.period[0]}-{f.period[1]}"
    if f.subject:
        yield f"i:{' '.join(sorted(f.subject))}"
    elif f.title:
        yield f"i:{' '.join(sorted(f.title))}"
    if f.own_title:
        yield f"i:{f.own_title}"


def weigh_pair(a: InstrumentFeatures, b: InstrumentFeatures) -> Weighing:
    return weigh(SIGNS, a, b)


def symbols_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return f"symbols differ ({a.symbol}, {b.symbol})" if a.symbol and b.symbol and a.symbol != b.symbol else None


def periods_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return "other periods" if a.period and b.period and a.period != b.period else None


def same_symbol(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return f"the same symbol ({a.symbol})" if a.symbol and a.symbol == b.symbol else None


def same_title(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if a.title and a.title == b.title:
        return "the same title"
    return "the same title in the same language" if a.own_title and a.own_title == b.own_title else None


def like_title(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if a.title and b.title and a.title != b.title and dice(a.title, b.title) >= 0.6:
        return "titles alike"
    return None


def same_subject(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return "the same subject" if a.subject and a.subject == b.subject else None


def names_within(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    """A-B Plan of Action = Plan of Action … between A and B."""
    if not a.names or not b.names or a.title == b.title:
        return None
    if a.names <= b.title and b.names <= a.title:
        return "between the same bodies"
    return None


def same_period(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return f"the same period ({a.period[0]}-{a.period[1]})" if a.period and a.period == b.period else None


def same_kind(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return f"the same kind ({a.kind})" if a.kind == b.kind != "other" else None


def same_date(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    one, two = span_of(a.date), span_of(b.date)
    if one and two and days_apart(one, two) == 0 and min(precision(a.date), precision(b.date)) >= 2:
        return "the same date"
    return None


def kinds_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return "other kinds" if a.kind != b.kind and "other" not in (a.kind, b.kind) else None


def subjects_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if a.title and b.title and a.subject != b.subject and dice(a.subject, b.subject) < 0.6:
        return "other subjects"
    return None


def names_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if a.names and b.names and a.names - b.title and b.names - a.title:
        return "other bodies"
    return None


def dates_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    one, two = span_of(a.date), span_of(b.date)
    return "dates apart" if one and two and days_apart(one, two) > 31 else None


SIGNS = (
    Sign(symbols_differ, -2.0, veto=True),
    Sign(periods_differ, -2.0, veto=True),
    Sign(names_differ, -2.0, veto=True),
    Sign(same_symbol, 1.0),
    Sign(same_title, 1.0),
    Sign(like_title, 0.6),
    Sign(same_subject, 0.4),
    Sign(names_within, 0.5),
    Sign(same_period, 0.4),
    Sign(same_kind, 0.2),
    Sign(same_date, 0.3),
    Sign(kinds_differ, -0.5),
    Sign(subjects_differ, -0.6),
    Sign(dates_differ, -0.5),
)


def _generic(word: str, generic: frozenset[str]) -> bool:
    return word in generic or word in _stems(generic)


def _stems(generic: frozenset[str]) -> frozenset[str]:
    return tokens(" ".join(sorted(generic)))


def _symbol(symbol: str | None) -> str:
    """A symbol without spaces and without the letters before its session, so that 75/15 is A/RES/75/15."""
    flat = re.sub(r"\s+", "", (symbol or "").upper())
    return re.sub(r"^A/RES/(?=\d)", "", flat)
