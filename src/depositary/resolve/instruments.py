"""When do two claims speak of one instrument (one edition of a plan, one resolution, one treaty)?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

import msgspec

from depositary.languages import known_languages, load_language
from depositary.model import Instrument
from depositary.resolve.known import known_instrument, named_bodies
from depositary.resolve.parties import actor_forms
from depositary.resolve.sighting import Sighting
from depositary.resolve.signs import Sign, Weighing, weigh
from depositary.resolve.spans import days_apart, precision, span_of
from depositary.resolve.wording import dice, fold, has_han, parted_acronyms, stem, tokens, words

__all__ = ["SIGNS", "THRESHOLD", "InstrumentFeatures", "features", "keys", "plain_symbol", "symbol_forms", "weigh_pair"]

THRESHOLD = 1.0
_LETTERS = "A/RES/"
# The halves of A-B and words in capitals name bodies, whether the registry knows them or not.
_JOINED = re.compile(r"\b[A-Z][\w.]*(?:\s?[-–—]\s?[A-Z][\w.]*)+|\b[A-Z]{2,}\b(?!-\d)")
_FAMILIES = (
    {"plan_of_action", "work_plan"},
    {"declaration", "statement", "vision"},
    {"treaty", "agreement", "charter"},
)


class _Papers(msgspec.Struct, frozen=True):
    """What is wanted of a language's lexicon: kind → words for such papers."""

    instruments: dict[str, list[str]]


class InstrumentFeatures(NamedTuple):
    """What the signs look at.

    known: the registry's instrument, "" if it knows none; bodies: who is named in the title; subject: its words that
    are neither names nor of the trade; nameless: only a word for such papers; next: called the next, the successor;
    own_title: in the document's words.
    """

    known: str
    title: frozenset[str]
    bodies: frozenset[str]
    subject: frozenset[str]
    nameless: bool
    next: bool
    own_title: str
    symbol: str
    kind: str
    period: tuple[int, int] | None
    date: str | None


def features(sighting: Sighting) -> InstrumentFeatures:
    instrument = sighting.claim
    assert isinstance(instrument, Instrument)  # noqa: S101 - the kind says so
    return _features(
        sighting.language, instrument.title_en, instrument.title, instrument.symbol, instrument.kind, instrument.period,
        instrument.date,
    )  # fmt: skip


@lru_cache(maxsize=32768)
def _features(
    language: str, title_en: str | None, title_own: str | None, symbol: str | None, kind: str,
    period: tuple[int, int] | None, date: str | None,
) -> InstrumentFeatures:  # fmt: skip
    written, own = title_en or "", title_own or ""
    title = tokens(written)
    names = frozenset().union(*(tokens(found[0]) for found in _JOINED.finditer(written or own)))
    registered = named_bodies(written) or named_bodies(own)
    known_words = _words_of_bodies(written)
    unknown = names - known_words
    generic = _stems(words().instrument_generic)
    subject = frozenset(
        word for word in title if word not in names | known_words | generic and not word.isdigit()
    )  # fmt: skip
    bodies = registered | {word for word in unknown if not word.isdigit()}
    return InstrumentFeatures(
        known=known_instrument(period, title_en, title_own),
        title=title,
        bodies=bodies,
        subject=subject,
        nameless=not bodies and (not subject if written else _is_word_for_papers(fold(own))),
        next=bool(title & _stems(words().successors)),
        own_title=f"{language} {fold(own)}" if own else "",
        symbol=plain_symbol(symbol),
        kind=kind,
        period=period,
        date=date,
    )


def keys(f: InstrumentFeatures) -> Iterator[str]:
    if f.known:
        yield f"i:{f.known}"
    if f.symbol:
        yield f"i:{f.symbol}"
    if f.period:
        period = f"{f.period[0]}-{f.period[1]}"
        yield f"i:{period}:{' '.join(sorted(f.bodies))}"
        for one, two in combinations(sorted(f.bodies), 2) if len(f.bodies) > 2 else ():
            yield f"i:{period}:{one} {two}"
        if not f.bodies:
            yield f"i:{period}:{f.kind}"
    if f.subject:
        yield f"i:{' '.join(sorted(f.subject))}"
    if f.title:
        yield f"i:{' '.join(sorted(f.title))}"
    if f.own_title:
        yield f"i:{f.own_title}"


@lru_cache(maxsize=32768)
def weigh_pair(a: InstrumentFeatures, b: InstrumentFeatures) -> Weighing:
    return weigh(SIGNS, a, b)


# -- signs against that settle it ------------------------------------------------------------------------------------


def symbols_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return "symbols differ" if a.symbol and b.symbol and a.symbol != b.symbol else None


def periods_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return "other periods" if a.period and b.period and a.period != b.period else None


def editions_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    """The next one is not this one, unless both give the same years."""
    if a.next != b.next and (a.period is None or a.period != b.period):
        return "one is called the next"
    return None


def kinds_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if a.kind == b.kind or "other" in (a.kind, b.kind) or (a.symbol and a.symbol == b.symbol):
        return None
    related = any({a.kind, b.kind} <= family for family in _FAMILIES) or (a.title and a.title == b.title)
    return None if related else "other kinds"


def bodies_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    left, right = parted_acronyms(a.bodies, b.bodies)
    if (a.symbol and a.symbol == b.symbol) or (a.title and a.title == b.title) or (a.known and a.known == b.known):
        return None
    return "other bodies" if left and right and not left <= b.title and not right <= a.title else None


# -- signs for -------------------------------------------------------------------------------------------------------


def known_alike(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    edition = a.known == b.known and not a.known.endswith(":")
    return f"the registry's {a.known}" if a.known and edition else None


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


def same_bodies(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if a.bodies and b.bodies and parted_acronyms(a.bodies, b.bodies) == (set(), set()):
        return "of the same bodies"
    return None


def same_subject(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    """Both titles' words are at hand, and what is left of them after names and words of the trade is the same."""
    if not a.title or not b.title or a.title == b.title or a.subject != b.subject:
        return None
    return f"the same subject ({' '.join(sorted(a.subject))})" if a.subject else "neither has a subject of its own"


def like_subject(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return "subjects alike" if a.subject != b.subject and dice(a.subject, b.subject) >= 0.6 else None


def same_period(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return f"the same period ({a.period[0]}-{a.period[1]})" if a.period and a.period == b.period else None


def same_kind(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    return f"the same kind ({a.kind})" if a.kind == b.kind != "other" else None


def same_date(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    one, two = span_of(a.date), span_of(b.date)
    if one and two and days_apart(one, two) == 0 and min(precision(a.date), precision(b.date)) >= 2:
        return "the same date"
    return None


# -- signs against ---------------------------------------------------------------------------------------------------


def subjects_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if a.title and b.title and a.subject != b.subject and dice(a.subject, b.subject) < 0.6:
        return "other subjects"
    return None


def title_untold(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    """ "The plan of action": a title that names nobody and nothing could be anyone's."""
    for f in (a, b):
        if f.nameless and not f.known and not f.symbol:
            return "a title that names nobody and nothing"
    return None


def one_of_many(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    """ "A resolution on the union": a body has many papers of such kinds."""
    for f in (a, b):
        bodies = {body for body in f.bodies if body.startswith("@")} or f.bodies
        if f.kind in words().many_papers and len(bodies) == 1 and not f.subject and not f.known and not f.symbol:
            return "one of many papers of its kind"
    return None


def known_apart(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    if not a.known or not b.known or a.known.split(":")[0] == b.known.split(":")[0]:
        return None
    return "two instruments of the registry"


def dates_differ(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    one, two = span_of(a.date), span_of(b.date)
    return "dates apart" if one and two and days_apart(one, two) > 62 else None


def titles_untold(a: InstrumentFeatures, b: InstrumentFeatures) -> str | None:
    """Titles in two languages, neither in the registry, without a common period: nothing tells them to be one."""
    crossed = bool(a.title) != bool(b.title) or (a.own_title[:2] != b.own_title[:2] and not (a.title and b.title))
    return "titles in two languages" if crossed and a.period is None and b.period is None else None


SIGNS = (
    Sign(symbols_differ, -2.0, veto=True),
    Sign(periods_differ, -2.0, veto=True),
    Sign(editions_differ, -2.0, veto=True),
    Sign(kinds_differ, -2.0, veto=True),
    Sign(bodies_differ, -2.0, veto=True),
    Sign(known_alike, 2.0),
    Sign(same_symbol, 2.0),
    Sign(same_title, 1.0),
    Sign(like_title, 0.4),
    Sign(same_bodies, 0.4),
    Sign(same_subject, 0.4),
    Sign(like_subject, 0.3),
    Sign(same_period, 0.4),
    Sign(same_kind, 0.2),
    Sign(same_date, 0.3),
    Sign(subjects_differ, -1.0),
    Sign(title_untold, -1.5),
    Sign(one_of_many, -0.7),
    Sign(known_apart, -1.0),
    Sign(dates_differ, -0.5),
    Sign(titles_untold, -0.3),
)


@lru_cache(maxsize=16384)
def _words_of_bodies(title: str) -> frozenset[str]:
    """The words of an English title that are part of a registered body's name."""
    whole, out = fold(title).split(), set[str]()
    for size in range(min(8, len(whole)), 0, -1):
        for start in range(len(whole) - size + 1):
            run = " ".join(whole[start : start + size])
            if len(run) > 2 and run in actor_forms():
                out |= tokens(run)
    return frozenset(out)


@cache
def _words_for_papers() -> frozenset[str]:
    """What the languages call plans, statements, treaties … in general, folded."""
    found: set[str] = set()
    for code in known_languages():
        for forms in load_language(code).table("lexicon", _Papers).instruments.values():
            found.update(map(fold, forms))
    return frozenset(found)


def _is_word_for_papers(title: str) -> bool:
    """A general word for a paper, at most with one short word more ("joint")."""
    general = _words_for_papers()
    if title in general:
        return True
    if has_han(title):
        return any(title[size:] in general or title[:-size] in general for size in (1, 2))
    return title.partition(" ")[2] in general or title.rpartition(" ")[0] in general


@cache
def _stems(of: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, of)) | of


def plain_symbol(symbol: str | None) -> str:
    """A symbol without spaces and without the letters before its session, so that 75/15 is A/RES/75/15."""
    flat = re.sub(r"\s+", "", (symbol or "").upper())
    return flat.removeprefix(_LETTERS) if re.match(rf"{_LETTERS}\d", flat) else flat


def symbol_forms(symbol: str) -> list[str]:
    """The ways a symbol may be written: plain, and with the letters before its session."""
    return [symbol, f"{_LETTERS}{symbol}"]
