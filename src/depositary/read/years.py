"""The year of a day that is written without one, from what else a text dates.

Every sign is a named rule with the reason it gives, best first: a date of the page with the same month, the same day
told with its year, an anniversary with its first year, the latest year spoken of as past or present, the first to come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import msgspec

from depositary.languages import Language
from depositary.read.anniversaries import anniversaries, one_sentence, other_year_beside
from depositary.read.figure_years import tells_whole_year
from depositary.read.times import TimeExpression
from depositary.read.times.arithmetic import is_day
from depositary.read.times.tense import of_an_office, speaks_of_future, tells_a_beginning, tense_before

__all__ = ["KnownYears", "MeetingYear", "Sitting", "YearHint", "infer_year", "month_of_meeting"]


class YearHint(msgspec.Struct, frozen=True):
    """A year, and the words that say from what it was worked out."""

    year: int
    reason: str
    reckoned: bool = True  # False: the year stands on the page beside the same month
    sure: bool = True  # False: told once, of which a weekday may tell more


class MeetingYear(msgspec.Struct, frozen=True, kw_only=True):
    """The year, and if known the month, of a numbered meeting a text names."""

    year: int
    month: int | None
    ordinal: int
    position: int = 0  # where the text names it
    named: bool = False  # by its own name, not by who met and how high


class Sitting(msgspec.Struct, frozen=True):
    """First and last day of a known sitting; placed: 2, the text names the place where it was; 1, maybe; -1, others."""

    first: dt.date
    last: dt.date
    placed: int = 0


class KnownYears(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows: numbered meetings the text names, anniversaries of the relations it speaks of (how many
    years, in which year), and the years those relations began or rose, most spoken of first."""

    meetings: list[MeetingYear] = []
    anniversaries: list[tuple[int, int]] = []
    starts: list[int] = []
    founded: list[int] = []  # when the organisations it names were founded, most named first
    founding: list[str] = []  # words for that
    ties: list[str] = []  # words beside them that tell of relations instead
    came_of: list[str] = []  # words behind a meeting's name for what came of it
    sittings: list[Sitting] = []  # of the series it names
    oldest: int = 0  # the year before which nobody spoke of what the text speaks of
    newest: int = 9999  # the last year of which anything is known
    is_words: tuple[str, ...] = ()  # behind a year, that it is this one: "2020 is the year of …"
    figures: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] = ((), (), ())  # words for those of a whole year
    least_told: int = 1  # how often the latest year of a text is told where it is the page's own
    possible: set[int] | None = None  # the years in which those it names held their offices; None: nobody tells
    terms: tuple[int, int] | None = None  # the months, from the year 0, from which and up to which they held them
    epoch: int = 0  # the year before that in which an assembly's first session opened
    chairs: set[int] = set()  # of these, those in which the state it calls a chair was one


def infer_year(
    day: TimeExpression,
    text: str,
    times: Sequence[TimeExpression],
    page_dates: Sequence[TimeExpression],
    language: Language,
    spans: Mapping[str, int],
    anniversary_words: Sequence[str],
    knowledge: Callable[[], KnownYears] = KnownYears,
) -> YearHint | None:
    """The year of `day`, a day and month of `text`; None if nothing tells.

    times: all expressions of `text`; page_dates: dates of the page around it; spans, anniversary_words: the language's
    words for a number of years come round; knowledge: what is known from outside, asked for only where needed.
    """
    same = _from_same_month(day, times)
    spare = same if same is not None and same.year < _RARE else None  # an older paper's day, if anything tells more
    hint = _from_page(day, page_dates) or (same if spare is None else None) or _from_last_year(times)
    if hint is None:
        known = _in_month(knowledge(), day.month)
        told = _from_years(day, text, times, page_dates, language, known)
        told = told if told is not None and told.year >= known.oldest and _can_be(told.year, known) else None
        meetings = [meeting for meeting in known.meetings if _can_be(meeting.year, known)]
        sittings = [sitting for sitting in known.sittings if sitting.placed >= 0 and _can_be(sitting.first.year, known)]
        anniversary = _from_anniversary(text, times, language, spans, anniversary_words, known)
        if anniversary is not None and (moved := other_year_beside(text, times, language, spans, anniversary_words)):
            anniversary = YearHint(anniversary.year - moved, f"{anniversary.reason}, told from another year")
        anniversary = anniversary if anniversary is not None and _can_be(anniversary.year, known) else None
        sat = _from_sittings(day, times, sittings, meetings, told)
        hint = (
            (sat if sat is None or anniversary is None or sat.year >= anniversary.year - 1 else None)
            or anniversary
            or _from_meetings(day, meetings, told, text, known.came_of)
            or (told if told is not None and told.sure else None)
            or _in_office(known)
            or told
        )
        hint = hint if hint is not None and hint.year >= known.oldest else None
    hint = hint or spare
    if hint is None or hint.year < _OLDEST:
        return None
    fitting = _fitting_weekday(day, times, _after_what_was(day, text, times, language, hint))
    return fitting if hint.sure or fitting.reason != _LATEST_TOLD else None


def _after_what_was(
    day: TimeExpression, text: str, times: Sequence[TimeExpression], language: Language, hint: YearHint
) -> YearHint:
    """ "since the summit held in December 2014", on a day of May worked out to be of 2014: the year after."""
    if not hint.reckoned or day.month is None:
        return hint
    later = any(
        t.year == hint.year and (_month_told(t) or 0) > day.month and not t.named and t.end_year is None
        and (tense_before(text, t, language) == "past" or (not t.month and not speaks_of_future(text, t, language)))
        for t in times
    )  # fmt: skip
    return YearHint(hint.year + 1, f"{hint.reason}, and after what was by then") if later else hint


def _month_told(time: TimeExpression) -> int | None:
    """The month of a date; "at the end of 2017" is its last."""
    return 12 if time.month is None and time.part == "end" else time.month


def _in_month(known: KnownYears, month: int | None) -> KnownYears:
    """Of the years in which those who are named held their offices, those in which they did in this month."""
    if known.terms is None or known.possible is None or month is None:
        return known
    first, last = known.terms
    possible = {year for year in known.possible if first < year * 12 + month <= last + 1}
    return msgspec.structs.replace(known, possible=possible) if possible else known


def _can_be(year: int, known: KnownYears) -> bool:
    return known.possible is None or year in known.possible


def _in_office(known: KnownYears) -> YearHint | None:
    """The one year in which all who are named held their offices, and the state that is called a chair was one."""
    for years in (known.possible or set(), known.chairs):
        if len(years) == 1:
            return YearHint(next(iter(years)), "who was in office")
    return None


def month_of_meeting(meetings: Sequence[MeetingYear], within: int, told: int) -> tuple[str, str] | None:
    """The month of the latest meeting named in the first `within` code points whose month is known, and the reason;
    None if there is none, or if the text speaks of a year (`told`) well after it."""
    known = [m for m in meetings if m.month is not None and m.named and m.position < within]
    if not known:
        return None
    latest = max(known, key=lambda meeting: (meeting.year, meeting.month or 0))
    if told > latest.year + 1:
        return None
    return f"{latest.year}-{latest.month:02}", f"meeting {latest.ordinal} of its series"


def _from_meetings(
    day: TimeExpression, meetings: Sequence[MeetingYear], told: YearHint | None, text: str, came_of: Sequence[str]
) -> YearHint | None:
    """The meeting of that month if one is known, else the latest, or the year after one of a later month whose outcome
    is spoken of; a year told just before it wins. Of several years the one of most meetings, those named by their own
    names before those told by who met."""
    if not meetings:
        return None
    month = day.month or 1
    known = [meeting for meeting in meetings if meeting.named] or meetings
    same = [meeting for meeting in known if meeting.month is not None and abs(meeting.month - month) <= 1]
    latest = _agreed(same or known)
    if not same and told is not None and latest.year - 1 <= told.year <= latest.year:
        return told
    named = text[latest.position : latest.position + _NAME].partition(",")[0].partition("。")[0]
    if not same and latest.month is not None and latest.month > month and any(word in named for word in came_of):
        return YearHint(latest.year + 1, f"what came of meeting {latest.ordinal} of its series")
    return YearHint(latest.year, f"meeting {latest.ordinal} of its series")


_NAME = 40  # code points of a meeting's name with what is said of it


def _agreed(meetings: Sequence[MeetingYear]) -> MeetingYear:
    """A meeting of the year most of these numbers point to; of the latest of such years."""
    numbers: dict[int, set[int]] = {}
    for meeting in meetings:
        numbers.setdefault(meeting.year, set()).add(meeting.ordinal)
    return max(meetings, key=lambda meeting: (len(numbers[meeting.year]), meeting.year))


def _from_sittings(
    day: TimeExpression,
    times: Sequence[TimeExpression],
    sittings: Sequence[Sitting],
    meetings: Sequence[MeetingYear],
    told: YearHint | None,
) -> YearHint | None:
    """The one year in which a series the text names sat on that day or closed the day before, if the text speaks of
    no later one; of several years that of the place it names."""
    if day.day is None or day.month is None:
        return None
    days = {day.day, day.end_day if day.end_day is not None and day.end_month in (None, day.month) else day.day}
    days |= {
        t.day
        for t in times
        if t.month in (None, day.month)
        and not t.year
        and t.day
        and t.kind == "date"
        and 0 < day.day - t.day <= _REPORTED
    }
    years: set[int] = set()
    for later in range(_REPORTED + 1):
        pool = (
            sittings if later <= 1 else [s for s in sittings if s.placed == _NAMED]
        )  # later at least the place is told
        fitting = [s for s in pool if any(_sat_on(s, day.month, one, dt.timedelta(later)) for one in days)]
        years = {s.first.year for s in fitting}
        if len(years) > 1:
            sure = max(s.placed for s in fitting)
            years = {s.first.year for s in fitting if s.placed and s.placed == sure}
        if years:
            break
    if len(years) != 1:
        return None
    year = years.pop()
    numbered = {m.year for m in meetings if m.month is not None and abs(m.month - day.month) <= 1}
    if numbered and year not in numbered:
        return None  # a number tells more than a day
    leading = [m.year for m in meetings if m.named and m.position < day.start]
    if not numbered and len(leading) > 1 and max(leading) + _FORESEEN < year and leading.count(max(leading)) > 1:
        return None  # so do two numbers of one year at the head of the page
    if told is not None and told.reason == _LATEST_TOLD and not year - _OLD_NEWS <= told.year <= year:
        return None
    if told is not None and told.year > year + _FORESEEN:
        return None
    return YearHint(year, "a known sitting on that day")


def _sat_on(sitting: Sitting, month: int, day: int, later: dt.timedelta) -> bool:
    year = sitting.first.year
    return is_day(year, month, day) and sitting.first <= dt.date(year, month, day) <= sitting.last + later


_LATEST_TOLD = "the latest year spoken of"
_NAMED = 2  # the place of a sitting
_REPORTED = 3  # days after its end on which a sitting is still told of as news
_WELL_AFTER = 1  # months: what was later in a year than the day was in the year before it
_FORESEEN = 5  # years: what a report looks ahead to
_OLD_NEWS = 8  # years: what a report looks back on

_RARE = 2003  # the year before which hardly any page is that a text dates only by another day of its month
_OLDEST = 1995  # a page older than the web is a misreading, as of the year of a treaty it cites


def _fitting_weekday(day: TimeExpression, times: Sequence[TimeExpression], hint: YearHint) -> YearHint:
    """ "Friday, May 29": the year nearest to the one worked out in which the day, or else every day the text names with
    its weekday, fell on it; after the latest year a text speaks of, sooner a later one."""
    days = [day] if day.weekday is not None else list(times)
    told = {
        (t.month, t.day, t.weekday)
        for t in days
        if t.weekday is not None and t.month is not None and t.day is not None and t.end_day is None and not t.year
    }
    if not hint.reckoned or not told:
        return hint
    for moved in (0, 1, 2, 3, 4, 5, -1, -2) if hint.reason == _LATEST_TOLD else (0, -1, 1, 2, -2):
        year = hint.year + moved
        if all(is_day(year, m, d) and dt.date(year, m, d).isoweekday() == weekday for m, d, weekday in told):
            return YearHint(year, hint.reason if not moved else "the weekday")
    return hint


def _distance(day: TimeExpression, other: TimeExpression) -> int:
    months = abs((day.month or 1) - (other.end_month or other.month or 1))
    return min(months, 12 - months)


def _from_page(day: TimeExpression, page_dates: Sequence[TimeExpression]) -> YearHint | None:
    """A stamp or caption not two months off."""
    for other in page_dates:
        year = other.end_year or other.year
        if year is None or other.month is None or _distance(day, other) > 1:
            continue
        month, there = day.month or 1, other.end_month or other.month
        if month - there > 6:
            year -= 1
        elif there - month > 6:
            year += 1
        return YearHint(year, "a date on the page", reckoned=False)
    return None


def _from_last_year(times: Sequence[TimeExpression]) -> YearHint | None:
    """ "last November" in a text that gives a November with its year: the year after that."""
    for other in times:
        if other.year is None and other.month is not None and other.shift == -1 and other.unit == "year":
            for told in times:
                if told.year is not None and told.month == other.month and not told.named:
                    return YearHint(told.year + 1, "a month of last year that the text dates")
    return None


def _from_same_month(day: TimeExpression, times: Sequence[TimeExpression]) -> YearHint | None:
    """A day of the same or the neighbouring month that the text gives with its year, if not named as a limit."""
    near = [
        other
        for other in times
        if other.year is not None and other.month is not None and other.day is not None and not other.named
        and other.cue not in ("by", "before", "until") and _distance(day, other) <= 1
    ]  # fmt: skip
    if not near:
        return None
    latest = max(near, key=lambda other: other.end_year or other.year or 0)
    turned = (day.month or 1) - (latest.end_month or latest.month or 1)  # December, told in January
    year = (latest.end_year or latest.year or 0) + (1 if turned < -6 else -1 if turned > 6 else 0)
    return YearHint(year, "a date in the text", reckoned=False)


def _from_anniversary(
    text: str,
    times: Sequence[TimeExpression],
    language: Language,
    spans: Mapping[str, int],
    anniversary_words: Sequence[str],
    known: KnownYears,
) -> YearHint | None:
    """ "30 năm … (1991-2021)", "50周年" with "1973年", "half a century after … in 1973"."""
    lengths = anniversaries(text, language, spans, anniversary_words)
    if not lengths:
        return None
    for period in times:
        if period.year and period.end_year and period.end_year - period.year in lengths and not period.month:
            return YearHint(period.end_year, f"anniversary {period.year}-{period.end_year}")
    limits = ("by", "before", "until", "within")
    dated = [t for t in times if t.year and t.cue not in limits]
    told = {other.year for other in dated if other.year and not (other.named or other.bare or other.end_year)}
    if len(told) > 1 and (kept := _kept_in(max(told), text, times, language, lengths)) is not None:
        return kept
    written = max((other.end_year or other.year or 0 for other in times), default=0)
    for past in times:
        if not past.year or past.end_year or past.named or past.bare or past.month is not None:
            continue
        for length, position in lengths.items():
            year = past.year + length
            if year > known.newest + 1:
                continue
            if written >= _OLDEST and year > written + 10 and 0 <= position - past.end <= _BESIDE:
                return YearHint(past.year, f"{length}th anniversary in {past.year}")
            later = {other for other in told if other > past.year}
            confirmed = bool(later & {year - 1, year, year + 1})
            close = one_sentence(text, position, past.start) or 0 < position - past.end < _NEXT_SENTENCE
            if abs(position - past.start) < _NEAR and (confirmed or (not later and close)):
                return YearHint(year, f"{length} years from {past.year}")
    latest = max(told, default=0)
    held = max((meeting.year for meeting in known.meetings), default=None)

    def fits(year: int) -> bool:
        near = not latest or year <= latest + _LOOKED_BACK
        return latest <= year <= known.newest + 1 and near and (held is None or abs(year - held) <= 1)

    for length, year in known.anniversaries:
        if length in lengths and fits(year):
            return YearHint(year, f"{length}th anniversary in {year}")
    for start in known.founded:  # "the 50th anniversary of the founding of A"
        for length, position in lengths.items():
            said = text[max(0, position - _BESIDE) : position + _FOUNDED].lower()
            of_ties = any(word in said for word in known.ties)
            if fits(start + length) and any(word in said for word in known.founding) and not of_ties:
                return YearHint(start + length, f"{length} years from {start}")
    rounds = [(start + length, length, start) for start in known.starts for length in lengths if length % 5 == 0]
    if latest:
        rounds.sort(key=lambda row: (row[2] not in told, row))  # from a year that is told; else what was is nearest
    return next((YearHint(year, f"{length} years from {start}") for year, length, start in rounds if fits(year)), None)


def _kept_in(
    latest: int, text: str, times: Sequence[TimeExpression], language: Language, lengths: Mapping[int, int]
) -> YearHint | None:
    """ "2020 is also the tenth year of the trade area": the latest year of the text is said to be that of it."""
    for other in times:
        if other.year != latest or other.month or other.end_year or other.named or other.bare or other.cue:
            continue
        for length, position in lengths.items():
            near = 0 < position - other.end < _SAID_OF and one_sentence(text, position, other.end)
            if near and not tells_a_beginning(text, other, language):
                return YearHint(latest, f"{length}th anniversary in {latest}")
    return None


_LOOKED_BACK = 12  # years a text that dates nothing later may look back
_NEAR = 700
_SAID_OF = 40
_BESIDE = 8  # "in 2024 on the 35th anniversary"; figures of the length are part of the gap
_FOUNDED = 30  # code points from the number of years to "founding"
_NEXT_SENTENCE = 60  # "in 2006 … first met. In the 12 years since"


def _from_years(
    day: TimeExpression,
    text: str,
    times: Sequence[TimeExpression],
    page_dates: Sequence[TimeExpression],
    language: Language,
    known: KnownYears,
) -> YearHint | None:
    """The latest year told as past or present; else the first year to come, or the one before it."""
    past: list[int] = [
        other.year
        for other in page_dates
        if other.year and other.kind == "date" and not other.named and not _horizon(other, len(times))
    ]
    shown = tuple(past)
    months: list[tuple[int, int]] = []
    gone: list[int] = []
    future: list[TimeExpression] = []
    periods: list[TimeExpression] = []
    for other in times:
        if other.named and other.year and of_an_office(text, other, language):
            past.append(other.year)  # "the 2023 Chairmanship": whoever speaks of it holds it, or has just
        if other.named or other.kind not in ("date", "period", "fiscal"):
            continue
        if other.year and other.end_year and other.month is None:
            periods.append(other)
            continue
        year = other.end_year or other.year
        if year is None or other.cue == "since":  # when something began says nothing of today
            continue
        if other.month is None and (other.cue == "from" or tells_a_beginning(text, other, language)):
            continue
        limit = other.cue in ("by", "before", "until", "within")
        if _horizon(other, len(times)):
            continue
        if limit or speaks_of_future(text, other, language):
            future.append(other)
        else:
            over = (day.month or 12) < _LAST_MONTH and tells_whole_year(text, other, *known.figures)
            past.append(year + over)
            marked = language.facts.spaces and language.facts.head == "first"  # elsewhere a report is told in the past
            early = marked and not over and other.month is None and (day.month or 12) < _LATEST
            if early and tense_before(text, other, language) == "past":
                gone.append(year)
            if other.month is not None and other.end_month is None:
                months.append((year, other.month))
    if future:
        first = min(future, key=lambda other: (other.year or 9999, other.month or 13))
        bound = first.year or 9999
        begins = first.month or _FIRST_MONTH.get(first.part or "", 13), first.day or 32
        late = _LATEST if first.cue in ("by", "before", "until", "within") else _LAST_MONTHS
        last_months = begins[0] > 12 and (day.month or 1) >= late  # of that year one would say "this year"
        if last_months or begins <= (day.month or 1, day.day or 1):
            bound -= 1
        past = [year for year in past if year <= bound]
        if not past or max(past) < bound - 3:
            if begins[0] > 12 and not last_months:
                return None  # a year to come, without its month, may be any number of years off
            return YearHint(bound, "the first date to come")
    if past:
        latest = max(past)
        running = [p for p in periods if p.year and p.end_year and p.year > latest]
        if not running or latest >= min(p.year or 0 for p in running) - 2:
            later = bool(months) and max(months) > (latest, (day.month or 12) + _WELL_AFTER)
            recent = any(y == latest and 0 <= (day.month or 0) - month <= _RECENT for y, month in months)
            said = any(t.year == latest and text.startswith(known.is_words, t.end) for t in times if known.is_words)
            enough = past.count(latest) >= known.least_told and past.count(latest) > gone.count(latest)
            sure = recent or later or said or enough or latest in shown
            return YearHint(latest + later, _LATEST_TOLD, sure=sure)
    if periods:
        ends = [p.end_year for p in periods if p.end_year]
        starts = [p.year for p in periods if p.year]
        return YearHint(min(min(ends), max(starts)), "the period of a plan")
    return None


_LAST_MONTH = 12  # in which the year's figure may be told already
_RECENT = 3  # months before the day, of which a report gives figures


def _horizon(other: TimeExpression, told: int) -> bool:
    """ "a strategy until 2025", beside other times: where one wants to be says little of when it was said."""
    limit = other.cue in ("by", "before", "until", "within")
    return limit and other.month is None and other.end_year is None and (other.year or 1) % 5 == 0 and told > 1


_LATEST = 11  # before a limit named by its year
_LAST_MONTHS = 8
_FIRST_MONTH = {
    "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7, "spring": 3, "summer": 6, "autumn": 9, "winter": 12,
}  # fmt: skip
