"""When are two claims about a meeting about one sitting? Keys to find candidates, signs to judge them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from depositary.model import Meeting
from depositary.registry import load_registry
from depositary.registry.names import FALLBACK
from depositary.resolve.clustering import LOOSE
from depositary.resolve.known import known_mechanism
from depositary.resolve.names import PersonName, compare_names, parse_name
from depositary.resolve.parties import PartyName, compare_parties, known_party, may_agree, party_name, written_foreign
from depositary.resolve.sighting import Sighting
from depositary.resolve.signs import Sign, Weighing, weigh
from depositary.resolve.spans import Span, days_apart, precision, span_of
from depositary.resolve.wording import dice, fold, parted_acronyms, stem, tokens, words

__all__ = ["SIGNS", "THRESHOLD", "MeetingFeatures", "apart", "blend", "core", "features", "keys", "weigh_pair"]

THRESHOLD = 1.0
_LONGEST = 5  # days between the first and last day of a sitting found by each of its days
_PUT_OFF = 120  # days by which what is out of the ordinary is put off and still the same
_NEWS = (7, 14)  # days before a page in which what it reports took place, and behind it what it announces
_NEWS_MOST = 31  # days a date may leave open that is held against those of a page


class MeetingFeatures(NamedTuple):
    """What the signs look at. Equal features: one meeting, as far as anyone can tell."""

    language: str  # of a document that names a party in its own words, else ""
    firm: bool  # the English name is the document's own or the registry's, not a rendering of unknown words
    known: str  # the registry's mechanism, "" if it knows none
    name: frozenset[str]  # words of the English name without qualifiers
    core: frozenset[str]  # of these, the words that tell one mechanism of a level from another
    own_name: str  # the name in the document's words, folded, with the language before it
    acronym: str
    qualifiers: frozenset[str]
    ordinal: int | None
    parties: tuple[PartyName, ...]
    foreign: bool  # a party is named in words of the document's own language that nothing at hand knows
    level: str
    start: str | None
    end: str | None
    inferred: bool
    place: str
    planned: bool
    chairs: tuple[PersonName, ...]

    span: Span | None
    precise: bool  # the day is known
    slips: bool  # a plan of something out of the ordinary: it may yet be put off
    told: Span | None  # of a sitting without a date: the days around its page in which it must have been


def features(sighting: Sighting) -> MeetingFeatures:
    meeting = sighting.claim
    assert isinstance(meeting, Meeting)  # noqa: S101 - the kind says so
    known = known_mechanism(meeting.mechanism_en, meeting.mechanism, tuple(meeting.parties))
    written = tokens(meeting.mechanism_en)
    qualifiers = _stems(words().qualifiers)
    # Forms of a name the registry knows are one name; what is called special is not in it and stays.
    name = _usual_name(known) if known else written
    foreign = any(map(written_foreign, meeting.parties))
    own_name = f"{sighting.language} {fold(meeting.mechanism)}" if meeting.mechanism and not name else ""
    return MeetingFeatures(
        language=sighting.language if foreign else "",
        firm=bool(known) or sighting.language == FALLBACK,
        known=known,
        name=name - qualifiers,
        core=name - qualifiers - _stems(words().meeting_generic),
        own_name=own_name,
        acronym="" if known else fold(meeting.acronym or ""),
        qualifiers=written & qualifiers,
        ordinal=meeting.ordinal,
        parties=_parties(meeting, known),
        foreign=foreign,
        level=meeting.level,
        start=meeting.start,
        end=meeting.end if meeting.end != meeting.start else None,
        inferred=meeting.date_inferred,
        place=_city(meeting.place or ""),
        planned=meeting.status != "held",
        chairs=tuple(sorted({parse_name(chair.name) for chair in meeting.chairs})),
        span=span_of(meeting.start, meeting.end),
        precise=precision(meeting.start) == 3,
        slips=bool(written & qualifiers) and meeting.status != "held",
        told=None if meeting.start else _days_of_news(sighting.published, planned=meeting.status != "held"),
    )


def _parties(meeting: Meeting, known: str) -> tuple[PartyName, ...]:
    """The parties named; those of the mechanism where none is, or only something else that stands for them all."""
    named = {party_name(party) for party in meeting.parties}
    usual = _usual_parties(known)
    return tuple(sorted(named if named and (named & set(usual) or not usual) else usual or named))


def _city(place: str) -> str:
    """A place folded; a country as the place says nothing against a city."""
    return "" if not place or known_party(party_name(place)) else fold(place)


def core(f: MeetingFeatures) -> MeetingFeatures:
    """What identifies a sitting: not where it was held, by whom chaired, or how its day was worked out."""
    return f._replace(place="", chairs=(), inferred=False, planned=False)


def blend(faces: Sequence[MeetingFeatures]) -> MeetingFeatures:
    """Several sightings of one core as one: all chairs, and the place if there is but one."""
    places = {f.place for f in faces if f.place}
    return faces[0]._replace(
        place=places.pop() if len(places) == 1 else "",
        chairs=tuple(sorted({chair for f in faces for chair in f.chairs})),
    )


def keys(f: MeetingFeatures) -> Iterator[str]:
    """A few short strings; two sightings of one meeting share at least one."""
    year = (f.start or f.end or (_date(f.told[1]) if f.told else ""))[:4]
    parties = "+".join(" ".join(party) for party in f.parties)
    name = " ".join(sorted(f.name))
    if f.ordinal is not None:
        yield f"m:{name}:{f.ordinal}"
        yield f"m:{parties}:{f.ordinal}"
        if year:
            yield f"m:{f.level}:{f.ordinal}:{year}"
    loose = LOOSE if f.precise and not f.slips else ""
    yield f"m:{parties}:{f.level}:{year}{loose}"
    if f.name:
        yield f"m:{name}:{year}{loose}"
    if f.precise and f.start:
        yield f"m:{f.level}:{f.start}"
        for day in _days(f.start, f.end or f.start):
            yield f"m:{parties}:{day}"
            if f.name:
                yield f"m:{name}:{day}"


def apart(a: MeetingFeatures, b: MeetingFeatures) -> bool:
    """What the first two signs tell of most pairs at once: other numbers, or without a common one other days."""
    if a.ordinal is not None and b.ordinal is not None:
        return a.ordinal != b.ordinal
    if a.span is None or b.span is None or a.slips or b.slips:
        return False
    return days_apart(a.span, b.span) > 1


@lru_cache(maxsize=32768)
def weigh_pair(a: MeetingFeatures, b: MeetingFeatures) -> Weighing:
    return weigh(SIGNS, a, b)


# -- signs against that settle it ------------------------------------------------------------------------------------


def ordinals_differ(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if a.ordinal is None or b.ordinal is None or a.ordinal == b.ordinal:
        return None
    return f"ordinals differ ({min(a.ordinal, b.ordinal)}, {max(a.ordinal, b.ordinal)})"


def dates_apart(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    """Dates that cannot be of one sitting, where no ordinal says that they are."""
    if a.span is None or b.span is None or _numbered_alike(a, b) or _put_off(a, b):
        return None
    apart = days_apart(a.span, b.span)
    # A day off is a slip, a time zone or a guess of the reader; more is another sitting.
    return f"dates {apart} days apart" if apart > 1 else None


def levels_differ(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    loose = {"other", "bilateral"}
    if a.level == b.level or a.level in loose or b.level in loose:
        return None
    return f"levels differ ({', '.join(sorted((a.level, b.level)))})"


# -- signs for -------------------------------------------------------------------------------------------------------


def same_mechanism(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if a.known and a.known == b.known:
        return f"the same mechanism ({a.known})"
    if a.name and b.name and (a.name == b.name or (a.core and a.core == b.core) or _parted(a, b) == (set(), set())):
        return "the same mechanism"
    return None


def like_mechanism(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    """One name holds the other, and neither is a mechanism of its own in the registry."""
    if same_mechanism(a, b) or not a.core or not b.core or (a.known and b.known):
        return None
    left, right = _parted(a, b)
    return "mechanisms alike" if (not left or not right) and dice(a.core, b.core) >= 0.6 else None


def same_words(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return "the same name in the same language" if a.own_name and a.own_name == b.own_name else None


def same_acronym(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return f"the same acronym ({a.acronym})" if a.acronym and a.acronym == b.acronym else None


def same_ordinal(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return f"the same ordinal ({a.ordinal})" if a.ordinal is not None and a.ordinal == b.ordinal else None


def same_parties(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return "the same party" if len(a.parties) == 1 and compare_parties(a.parties, b.parties) == 1 else None


def same_partners(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return "the same partners" if len(a.parties) > 1 and compare_parties(a.parties, b.parties) == 1 else None


def same_level(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return f"the same level ({a.level})" if a.level == b.level != "other" else None


def same_day(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if a.precise and b.precise and a.span and b.span and days_apart(a.span, b.span) == 0:
        return f"the same day ({max(a.start or '', b.start or '')})"
    return None


def next_day(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if a.precise and b.precise and a.span and b.span and days_apart(a.span, b.span) == 1:
        return "a day apart"
    return None


def same_month(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return "the same month" if _agree_at(a, b, 2) else None


def same_year(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return "the same year" if _agree_at(a, b, 1) else None


def told_meanwhile(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    """A page that names a sitting without its day speaks of the one of those days, not of last year's."""
    left, right = a.span or a.told, b.span or b.told
    if (a.span and b.span) or not left or not right or days_apart(left, right) or not same_mechanism(a, b):
        return None
    return "told of in the days of the other" if left[1] - left[0] <= _NEWS_MOST >= right[1] - right[0] else None


def shared_chair(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    shared = _shared_chairs(a, b)
    return f"chaired by {shared[0]}" if shared else None


def shared_chairs(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    shared = _shared_chairs(a, b)
    return f"and by {shared[1]}" if len(shared) > 1 else None


def same_qualifiers(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return f"both called {min(a.qualifiers)}" if a.qualifiers and a.qualifiers == b.qualifiers else None


def leaders_meet_once(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    """The leaders of the same partners do not meet twice on one day; two numbers would be held against it."""
    if a.level == b.level == "summit" and same_day(a, b) and same_partners(a, b):
        return "leaders of the same partners, one day"
    return None


def same_place(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return f"the same place ({a.place})" if a.place and a.place == b.place else None


# -- signs against ---------------------------------------------------------------------------------------------------


def mechanisms_differ(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if same_mechanism(a, b) or not a.core or not b.core or not (a.firm and b.firm):
        return None
    left, right = _parted(a, b)
    return "other mechanisms" if (a.known and b.known) or dice(a.core, b.core) < 0.34 or (left and right) else None


def parties_differ(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if compare_parties(a.parties, b.parties) >= 0 or _untold(a, b):
        return None
    return "other parties"


def parties_in_part(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if not 0 < compare_parties(a.parties, b.parties) < 1 or _untold(a, b):
        return None
    return "parties agree only in part"


def parties_as_told(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if 0 < compare_parties(a.parties, b.parties) < 1 and _untold(a, b):
        return "parties agree as far as two languages tell"
    return None


def partners_differ(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    """Both lists name parties of the registry, and not the same: another partner's meeting."""
    if same_mechanism(a, b) or not 0 < compare_parties(a.parties, b.parties) < 1:
        return None
    return "other partners" if all(map(known_party, (*a.parties, *b.parties))) else None


def qualifiers_differ(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if a.name and b.name and a.qualifiers != b.qualifiers and a.firm and b.firm:
        return f"only one is called {min(a.qualifiers ^ b.qualifiers)}"
    return None


def sitting_untold(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    """The mechanism may be one; which of its sittings is meant, neither a number nor a date says."""
    if (a.ordinal is not None and a.ordinal == b.ordinal) or (a.span and b.span) or told_meanwhile(a, b):
        return None
    return "neither a number nor a date in common"


def places_differ(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    return "places differ" if a.place and b.place and a.place != b.place else None


def dates_disagree(a: MeetingFeatures, b: MeetingFeatures) -> str | None:
    if a.span and b.span and (_numbered_alike(a, b) or _put_off(a, b)) and days_apart(a.span, b.span) > 1:
        return "dates disagree"
    return None


SIGNS = (
    Sign(ordinals_differ, -2.0, veto=True),
    Sign(dates_apart, -2.0, veto=True),
    Sign(levels_differ, -1.0, veto=True),
    Sign(partners_differ, -1.0, veto=True),
    Sign(same_mechanism, 0.5),
    Sign(like_mechanism, 0.25),
    Sign(same_words, 0.5),
    Sign(same_acronym, 0.2),
    Sign(same_ordinal, 0.6),
    Sign(same_parties, 0.3),
    Sign(same_partners, 0.45),
    Sign(same_level, 0.2),
    Sign(parties_as_told, 0.3),
    Sign(same_day, 0.5),
    Sign(next_day, 0.2),
    Sign(same_month, 0.35),
    Sign(same_year, 0.1),
    Sign(told_meanwhile, 0.35),
    Sign(shared_chair, 0.2),
    Sign(shared_chairs, 0.25),
    Sign(same_qualifiers, 0.1),
    Sign(leaders_meet_once, 0.7),
    Sign(same_place, 0.05),
    Sign(mechanisms_differ, -0.5),
    Sign(parties_differ, -0.8),
    Sign(parties_in_part, -0.2),
    Sign(qualifiers_differ, -0.4),
    Sign(sitting_untold, -0.6),
    Sign(places_differ, -0.1),
    Sign(dates_disagree, -0.2),
)


def _numbered_alike(a: MeetingFeatures, b: MeetingFeatures) -> bool:
    """One number in one series: then a date that differs is an error, not another sitting. Plenaries count anew."""
    if a.ordinal is None or a.ordinal != b.ordinal or "plenary" in (a.level, b.level):
        return False
    return bool(
        same_mechanism(a, b) or same_words(a, b) or ((same_parties(a, b) or same_partners(a, b)) and a.level == b.level)
    )


def _put_off(a: MeetingFeatures, b: MeetingFeatures) -> bool:
    """One sitting out of the ordinary, planned for a day and planned or held on another one months later."""
    if not (a.slips or b.slips) or not a.span or not b.span:
        return False
    if a.qualifiers and b.qualifiers and not a.qualifiers & b.qualifiers:
        return False
    if days_apart(a.span, b.span) > _PUT_OFF or compare_parties(a.parties, b.parties) <= 0:
        return False
    return bool(same_mechanism(a, b) or like_mechanism(a, b) or same_qualifiers(a, b))


def _shared_chairs(a: MeetingFeatures, b: MeetingFeatures) -> list[str]:
    """Chairs of the one whose names are surely or likely those of chairs of the other."""
    pairs = ((x, y) for x in a.chairs for y in b.chairs if compare_names(x, y).weight >= 0.5)
    return sorted({" ".join(min(x, y).latin or min(x, y).han) or " ".join(x.latin or x.han) for x, y in pairs})


@lru_cache(maxsize=4096)
def _days_of_news(published: str | None, *, planned: bool) -> Span | None:
    day = span_of(published)
    if day is None or precision(published) < 3:
        return None
    return (day[0] - 1, day[0] + _NEWS[1]) if planned else (day[0] - _NEWS[0], day[0] + 1)


def _date(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()


@lru_cache(maxsize=4096)
def _days(start: str, end: str) -> tuple[str, ...]:
    """The days of a sitting and the one after them, by which it meets reports of one of its days or a day apart."""
    first = dt.date.fromisoformat(start)
    length = (dt.date.fromisoformat(end) - first).days if precision(end) == 3 else 0
    count = length + 2 if 0 <= length <= _LONGEST else 2
    return tuple((first + dt.timedelta(step)).isoformat() for step in range(count))


def _untold(a: MeetingFeatures, b: MeetingFeatures) -> bool:
    return (a.foreign or b.foreign) and a.language != b.language and may_agree(a.parties, b.parties)


@cache
def _usual_name(known: str) -> frozenset[str]:
    return tokens(load_registry().mechanisms[known].name_en)


@cache
def _usual_parties(known: str) -> frozenset[PartyName]:
    """The parties the registry gives a mechanism, where a document names none and the list is whole."""
    row = load_registry().mechanisms.get(known)
    return frozenset((f"@{party}",) for party in row.parties) if row is not None and not row.others else frozenset()


def _parted(a: MeetingFeatures, b: MeetingFeatures) -> tuple[set[str], set[str]]:
    """What each name's core has of its own, an acronym and its long form taken together."""
    return parted_acronyms(a.core, b.core)


@cache
def _stems(of: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, of))


def _agree_at(a: MeetingFeatures, b: MeetingFeatures, coarsest: int) -> bool:
    if a.span is None or b.span is None or days_apart(a.span, b.span) > 0:
        return False
    return min(precision(a.start), precision(b.start)) == coarsest
