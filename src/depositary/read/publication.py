"""When and by whom a document was published, as its own page says or lets be worked out.

In: the original text and its ranges, the view of the main text, the dateline. Out: a `Publication`. The signs are
tried in the order of `_SIGNS`, best first; the metadata's day stands instead of one that weighs less. A date without
its year gets it from what else the text dates (`depositary.read.years`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from depositary.languages import Language
from depositary.model import Range
from depositary.read.dateline_days import published_near
from depositary.read.meetings_ahead import first_day_ahead, is_ahead, year_ahead
from depositary.read.printed_figures import day_before_month
from depositary.read.publication_page import Page as _Page
from depositary.read.published import Publication, Published, Source, leading_date, month_long_ago, of_a_deed, to_come
from depositary.read.publishers import find_publisher
from depositary.read.stamps import (
    LONG_LINE,
    Publishing,
    Stamp,
    by_itself,
    find_stamps,
    in_overview,
    in_passing,
    lead_end,
    of_history,
    tells_adoption,
    under_title,
)
from depositary.read.times import Anchor, TimeExpression, TimeValue, find_times, resolve_time
from depositary.read.times.tense import speaks_of_future, tells_a_beginning
from depositary.read.weekday_years import fit_report, year_of_weekday
from depositary.read.years import KnownYears, infer_year, month_of_meeting

__all__ = ["Publication", "Published", "Source", "find_publication"]


def find_publication(
    text: str,
    ranges: Sequence[Range],
    view: str,
    language: Language,
    *,
    genre: str = "other",
    dateline: tuple[int, int] | None = None,
    dateline_end: int = 0,
    agency: str | None = None,
    metadata_published: str | None = None,
    metadata_publisher: str | None = None,
    metadata_weight: float = 0.7,
    times: Sequence[TimeExpression] | None = None,
    knowledge: Callable[[], KnownYears] = KnownYears,
) -> Publication:
    """Find a document's date and publisher.

    text, ranges: the original and its ranges in order. view: the repaired main text; dateline: where in it the
    dateline's date stands, dateline_end: where the dateline ends (0: none).
    metadata_weight: how far the metadata's day is to be believed (0-1). times: find_times(view), if at hand.
    knowledge: what is known of the years of the meetings and relations it names; asked for only if a year is missing.
    """
    table = language.table("publication", Publishing)
    head, foot, captions = find_stamps(text, ranges, language, table)
    page = _Page(
        text=text, view=view, language=language, table=table, genre=genre, head=head, foot=foot, captions=captions,
        given_times=times, dateline=dateline,
        dateline_end=dateline_end, metadata=metadata_published,
        metadata_weight=metadata_weight, knowledge=cache(knowledge),
    )  # fmt: skip
    publisher = metadata_publisher or find_publisher(text, view[:dateline_end], ranges, agency, table)
    for sign in _SIGNS:
        found = sign(page)
        if found is not None:
            found = day_before_month(page.text, lambda: page.times, found)
            found = _weighed(page, found, _WEIGHTS.get(sign, _STATED))
            return Publication(
                published=found.date, published_from=found.source, reason=found.reason, span=found.span,
                within=found.within, publisher=publisher,
            )  # fmt: skip
    return Publication(publisher=publisher)


def _weighed(page: _Page, found: Published, weight: float) -> Published:
    """What the page shows, or the day its metadata state, if that is earlier and weighs more: a day above the text may
    be today's, and nothing shows a day before it is published. A later one is that of another site or system."""
    told = _of_metadata(page)
    weight = min(weight, _INFERRED) if found.source == "inferred" else weight
    if told is None or page.metadata_weight <= weight or len(told.date) != 10 or len(found.date) != 10:
        return found
    try:
        ahead = dt.date.fromisoformat(found.date) - dt.date.fromisoformat(told.date)
    except ValueError:
        return found
    return told if ahead > _TIME_ZONES else found


_STATED, _INFERRED, _TIME_ZONES = 0.97, 0.55, dt.timedelta(days=1)


_DASH = re.compile(r"\s*[-–—]{1,2}\s|:\s")


def _value(expression: TimeExpression) -> TimeValue | None:
    return resolve_time(expression, Anchor())


def _from_stamp(stamp: Stamp, reason: str, source: Source = "text") -> Published | None:
    value = _value(stamp.expression)
    if value is None:
        return None
    return Published(date=value.end, source=source, reason=reason, span=stamp.span)


def _is_day(stamp: Stamp) -> bool:
    return stamp.expression.day is not None and stamp.expression.end_day is None


def _leading_date(page: _Page) -> Published | None:
    return leading_date(page.text)


def _labelled_head(page: _Page) -> Published | None:
    """ "Posted 5 November 2027", "Distr.: General 30 November 2020" above the text; of a report put up again, the day
    of its dateline."""
    stamp = next((s for s in page.head if s.label == "published" and _is_day(s) and s.kind != "main"), None)
    found = _from_stamp(stamp, "stamp") if stamp is not None else None
    if stamp is None or found is None:
        return None
    copied = page.table.copied is not None and re.search(page.table.copied, stamp.line) is not None
    return _long_before(page, found) or (_long_ago(page, found, copied=True) if copied else None) or found


def _plain_head(page: _Page) -> Published | None:
    """A date that stands by itself above the text: "Saturday 13 March 2027"; one inside a longer line only if none
    does."""
    stamps = [s for s in page.head if not s.label and _is_day(s) and not tells_adoption(s.line, page.table)]
    alone = next((s for s in stamps if s.kind in _ABOVE and by_itself(s)), None)
    told = [t for t in page.times if t.day and t.month and t.year] if len(stamps) > 1 else []
    told = [t for t in told if not to_come(page.view, t, page.table.ahead)]
    stamp = under_title(alone, stamps, told) or next((s for s in stamps if s.kind in ("masthead", "credit")), None)
    found = _from_stamp(stamp, "masthead") if stamp is not None else None
    return (_long_before(page, found) or _long_ago(page, found) or found) if found is not None else None


def _long_before(page: _Page, found: Published) -> Published | None:
    """The day of a dateline that is weeks older than the date above the page: the page shows the day it was called up,
    or put up again."""
    if page.dateline is None or len(found.date) != 10:
        return None
    start, end = page.dateline
    day = next((t for t in find_times(page.view[start:end], page.language) if t.day and t.month), None)
    if day is None or day.year is not None or day.end_day is not None:
        return None
    shown = dt.date.fromisoformat(found.date)
    month, number = day.month or 1, min(day.day or 1, 28)  # a day or two more or less tells nothing here
    year = shown.year if dt.date(shown.year, month, number) <= shown else shown.year - 1
    if (shown - dt.date(year, month, number)).days <= _CALLED_UP:
        return None
    span, date = (start + day.start, start + day.end), f"{year}-{month:02}-{day.day:02}"
    return Published(date=date, source="inferred", reason="dateline; year: the page's", span=span, within="view")


_CALLED_UP = 20  # days


def _long_ago(page: _Page, found: Published, *, copied: bool = False) -> Published | None:
    """The month of the day a report opens with, if every year it speaks of is long before the date above the page, or
    that date is known to be of a copy."""
    if page.genre != "news" or len(found.date) != 10:
        return None
    shown = int(found.date[:4])
    day = (shown, int(found.date[5:7]), int(found.date[8:]))
    lately = any((t.end_year or t.year or 0) > shown - _LONG and (t.year, t.month, t.day) != day for t in page.times)
    if lately and not copied:
        return None
    if any(t.year is None and (t.month, t.day) == day[1:] for t in page.times):
        return None  # filed on that day
    days = (t for t in page.times if t.year and t.month and t.day and t.kind == "date")
    opening = next((t for t in days if (t.year, t.month, t.day) != day), None)
    if opening is None:
        month = month_long_ago(page.times, page.knowledge().meetings, shown - _YET, _LEAD // 2)
        return Published(date=month, source="inferred", reason="the meeting reported") if month else None
    if opening.start > _LEAD // 2 or (opening.year or 0) < _WEB:
        return None
    if opening.cue in _NOT_TOLD and not (opening.cue == "from" and opening.end_day):
        return None
    if tells_a_beginning(page.view, opening, page.language):
        return None
    told = _dated_day(page, opening, "the meeting reported", "inferred")
    return msgspec.structs.replace(told, date=told.date[:7]) if told is not None else None


_LONG, _YET, _WEB = 2, 10, 1995  # years; more of them, where only a month is told; the first of pages as published
_ABOVE = ("masthead", "credit", "heading", "boilerplate")


def _of_dateline(page: _Page) -> Published | None:
    """ "JAKARTA, 26 January 2021 –"; a dateline without its year, or a day right behind it, gets the text's year."""
    span, source = page.dateline, "dateline"
    if span is not None:
        inside = find_times(page.view[span[0] : span[1]], page.language)
        if not inside:
            return None
        expression = msgspec.structs.replace(inside[0], start=inside[0].start + span[0], end=inside[0].end + span[0])
    elif page.dateline_end:
        behind = [t for t in page.times if 0 <= t.start - page.dateline_end <= 2 and t.day is not None]
        own = len(page.view[: page.dateline_end].rpartition("\n")[2])
        told = own <= _AGENCY and page.language.facts.head == "first"  # "(ABC) - On the 14th, … took place"
        if not behind or (told and behind[0].year is None):
            return None
        expression, source = behind[0], "inferred"
    else:
        opening = next((t for t in page.times if t.start <= 1 and t.day is not None and t.year is not None), None)
        if opening is None or _DASH.match(page.view, opening.end) is None:
            return None
        expression = opening  # "26 April 2016 - The …": a dateline without its place
    return _dated_day(page, expression, "dateline", "dateline" if source == "dateline" else "inferred")


def _dated_day(
    page: _Page, expression: TimeExpression, reason: str, source: Source, later: int = 0
) -> Published | None:
    """A day of the text as the publication's date, its year worked out where it is missing; moved `later` days on."""
    if expression.month is None:
        return None
    year = expression.end_year or expression.year
    if year is None:
        hint = infer_year(
            expression, page.view, page.times, _page_dates(page), page.language, page.table.spans,
            page.table.anniversary, page.knowledge,
        )  # fmt: skip
        if reason == "dateline":
            gone = [t for t in page.times if t.kind == "weekday" and not speaks_of_future(page.view, t, page.language)]
            hint = fit_report(expression, gone, hint, page.knowledge)
        if hint is None:
            return None
        if hint.reckoned:
            source = "inferred"
        year, reason = year_of_weekday(expression, page.times, hint.year), f"{reason}; year: {hint.reason}"
        expression = msgspec.structs.replace(expression, year=year)
    value = _value(expression)
    if value is None:
        return None
    date = value.end
    if later and len(date) == 10:
        date = (dt.date.fromisoformat(date) + dt.timedelta(days=later)).isoformat()
    return Published(date=date, source=source, reason=reason, span=(expression.start, expression.end), within="view")


def _page_dates(page: _Page) -> list[TimeExpression]:
    """Full dates of the page around the text: stamps and captions."""
    shown = [stamp.expression for stamp in (*page.head, *page.foot, *page.captions)]
    if page.metadata and page.metadata_weight >= _INFERRED:
        shown += find_times(page.metadata[:10], page.language)
    return shown


def _labelled_foot(page: _Page) -> Published | None:
    """ "(2022年6月9日发布)", "Đăng ngày 11/2/2028" below the text."""
    return next((_from_stamp(s, "stamp") for s in page.foot if s.label == "published" and _is_day(s)), None)


def _opening_line(page: _Page) -> Published | None:
    """The line of place and date under the title of a statement or speech; of several days the last."""
    for stamp in page.head:
        several = stamp.expression.end_day is not None
        if stamp.label == "updated" or not (several or _is_day(stamp)) or len(stamp.line) > LONG_LINE:
            continue
        if stamp.kind == "masthead" and page.genre != "resolution" and not several:
            continue
        if page.genre == "news" and several:
            continue
        found = _from_stamp(stamp, "opening line", "inferred" if several else "text")
        return (_long_ago(page, found) or found) if found is not None else None
    return None


def _adopted(page: _Page) -> Published | None:
    """The day a text with standing was adopted, signed or consented to, as its opening or close says."""
    if page.genre not in ("resolution", "plan_of_action", "statement", "other"):
        return None
    opens = tuple(page.table.adopted) if page.genre == "resolution" else ("\0",)
    if (day := next((s for s in page.head if _is_day(s) and s.line.lower().startswith(opens)), None)) is not None:
        return _from_stamp(day, "adopted")  # "Adopted by the Council at its 12th meeting held on …"
    days: list[tuple[str, TimeExpression]] = []
    own: list[tuple[str, TimeExpression]] = []  # the text says of itself when
    for expression in page.times:
        if expression.day is None or expression.year is None:
            continue
        if _OPENING < expression.start < len(page.view) - _CLOSE or _recital(page, expression):
            continue
        before = page.view[max(0, expression.start - 120) : expression.start]
        clause = re.split(r"[.;。;\n]", before)[-1]
        behind = re.split(r"[.;。;\n]", page.view[expression.end : expression.end + 90])[0].lower()
        itself = any(word in behind for word in page.table.adopts_this)
        if itself:
            clause = behind  # "at their Summit on … adopted this Plan"
        value = _value(expression)
        if value is not None and expression.year >= page.earliest and tells_adoption(clause, page.table):
            (own if itself else days).append((value.end, expression))
    days = own or [day for day in days if day[0] >= _day_met(page)]
    if not days:
        return None
    date, expression = max(days, key=lambda item: item[0])
    source: Source = "text" if len(days) == 1 else "inferred"
    return Published(date=date, source=source, reason="adopted", span=(expression.start, expression.end), within="view")


def _recital(page: _Page, expression: TimeExpression) -> bool:
    """A day in what a resolution recalls: far into a long line."""
    begin = page.view.rfind("\n", 0, expression.start) + 1
    return page.genre == "resolution" and expression.start - begin > LONG_LINE


def _day_met(page: _Page) -> str:
    """The day a statement opens with: what was issued before it is another paper."""
    first = next((t for t in page.times if t.kind == "date" and t.month and not t.named), None)
    value = _value(first) if first is not None and first.day and first.year and first.start < _LEAD else None
    return value.end if value is not None and page.genre == "statement" else ""


_OPENING, _CLOSE = 900, 500
_SESSION = re.compile(
    r"^\W*(?:A/RES/)?([3-9]\d|1[0-2]\d)/\d{1,3}[A-Z]?(?:[.\s]|$)", re.MULTILINE
)  # "53/91. Cooperation …"


def _of_metadata(page: _Page) -> Published | None:
    if not page.metadata:
        return None
    return Published(date=page.metadata[:10], source="metadata", reason="metadata")


def _told_day(page: _Page) -> Published | None:
    """ "hôm nay (6/7)", "yesterday, 14 March": a day named beside a word that counts from publication."""
    for index, expression in enumerate(page.times[:-1]):
        if expression.start > _LEAD * 4:
            return None
        after = page.times[index + 1]
        if (
            expression.kind == "relative" and expression.unit == "day" and expression.shift is not None
            and not expression.same and after.day is not None and after.month is not None and after.end_day is None
            and _APPOSED.fullmatch(page.view, expression.end, after.start)
        ):  # fmt: skip
            found = _dated_day(page, after, "a day beside today or yesterday", "inferred", later=-expression.shift)
            if found is not None:
                return found
    return None


_NOT_TOLD = ("by", "before", "until", "since", "from")
_APPOSED = re.compile(r"[ ,(（，]{0,3}(?:\w{1,4} )?(?:(?:\w{1,4} )?\w{5,9}, )?")  # "today in the morning, 2 May"
_LEAD = 700


def _updated_head(page: _Page) -> Published | None:
    """The day of the last change, where no day of publication is given."""
    stamps = [s for s in (*page.head, *page.foot) if s.label == "updated" and _is_day(s) and s.kind != "boilerplate"]
    if not stamps:
        return None
    opening = [t.year for t in page.times if t.kind == "date" and t.month and t.day and t.year and t.start < _LEAD // 2]
    if opening and (stamps[0].expression.year or 0) > min(opening) + 1:
        return None  # an old report, put on a new site
    return _from_stamp(stamps[0], "updated")


def _plain_foot(page: _Page) -> Published | None:
    """A date that stands by itself below the text, as under a letter or record."""
    for stamp in page.foot:
        if not stamp.label and _is_day(stamp) and stamp.kind == "masthead":
            return _from_stamp(stamp, "below the text")
    return None


def _lead_date(page: _Page) -> Published | None:
    """The month of what an undated report tells first; a joint statement or record bears its meeting's last day."""
    found = _told_first(page, _LEAD // 2)
    month = next((t for t in page.times if found is not None and (t.start, t.end) == found.span), None)
    if found is None or month is None:
        return found
    if (month.year is not None and month.day is None) or (month.year is None and month.start > lead_end(page.view)):
        known = _of_known_meeting(page)
        if known is not None and known.date > found.date[:7]:
            return known  # "… its first meeting, of March 2016"
    return found


def _late_lead(page: _Page) -> Published | None:
    """A day told far down; the month of a numbered meeting named before it tells more."""
    found = _told_first(page, _LEAD * 3, late=True)
    if found is None or found.span is None or page.genre == "plan_of_action":
        return found
    known = month_of_meeting(page.knowledge().meetings, found.span[0], 0)
    return Published(date=known[0], source="inferred", reason=known[1]) if known is not None else found


_POINTS = re.compile(r"^\s*(?:1\.|I\.|一、)\s*\w", re.MULTILINE)  # the text of a paper, in points
_AGENCY, _BESIDE = 14, 3  # code points of an agency's letters as a dateline; of "on Friday (December 30, 2022)"


def _told_first(page: _Page, within: int, *, late: bool = False) -> Published | None:
    if page.genre == "resolution":
        return None  # its recitals date what came before it
    report = page.dateline_end and not _POINTS.search(page.view)  # an agency's report of a statement
    whole_day, news = page.genre == "statement" and not report, page.genre == "news"
    for expression in page.times:
        if expression.start > within + page.dateline_end:
            break
        days = expression.cue == "from" and expression.end_day  # "from 5 to 6 March 2020"
        if expression.month is None or expression.kind != "date" or (expression.cue in _NOT_TOLD and not days):
            continue
        if (expression.year or 9999) < max(page.earliest, _WEB) or expression.start < page.dateline_end:
            continue
        if not whole_day and (expression.year or _WEB) < _WEB:
            continue  # what was before there were such pages
        coming = to_come(page.view, expression, page.table.ahead)
        if coming or in_passing(page.view, expression, page.language, page.table.dated_papers, news=news):
            continue  # "established on 8 August 1967"
        if expression.day is None and (expression.year or 9999) < min(page.knowledge().possible or {0}):
            continue  # "last held in December 2019", told of those in office years later
        if not whole_day and of_history(page.view, page.times, expression, page.language):
            continue
        if late and in_overview(page.times, expression):
            continue
        if expression.day is None and (late or page.view[expression.start - 1 : expression.start] in ("(", "（")):
            continue  # a month far down, or in brackets behind a name, is of something else
        if news and expression.year is not None and of_a_deed(page.view, expression, page.table.done_by):
            continue
        if expression.year is not None and any(
            t.kind == "weekday" and t.end < expression.start - _BESIDE for t in page.times
        ):
            return None  # what happened "on Saturday" was not in that month
        day = first_day_ahead(page.view, expression, page.language)
        found = _dated_day(page, day, "the meeting reported", "inferred")
        if found is not None:
            return found if whole_day else msgspec.structs.replace(found, date=found.date[:7])
    return None


def _of_known_meeting(page: _Page) -> Published | None:
    """The month of a numbered meeting that a report without a date opens with, if it is known when that was."""
    if page.genre in ("resolution", "plan_of_action"):
        return None
    times = [t for t in page.times if t.kind == "date" and not t.named and t.cue not in _NOT_TOLD]
    told = [t.end_year or t.year or 0 for t in times if not speaks_of_future(page.view, t, page.language)]
    meetings = [m for m in page.knowledge().meetings if not is_ahead(page.view, m.position, page.times, page.table)]
    known = month_of_meeting(meetings, lead_end(page.view), max(told, default=0))
    return known and published_near(known, page.times, page.dateline, page.knowledge().sittings)


def _caption_date(page: _Page) -> Published | None:
    """The month in which the page's picture was taken."""
    for stamp in page.captions:
        value = _value(stamp.expression)
        if value is not None and len(value.end) == 10:  # a month alone is mostly of a picture from the archive
            return Published(date=value.end[:7], source="inferred", reason="caption", span=stamp.span)
    return None


def _year_only(page: _Page) -> Published | None:
    for stamp in (*page.foot, *page.head):
        if stamp.kind == "masthead" and stamp.expression.kind == "date" and stamp.label != "updated":
            value = _value(stamp.expression)
            if value is not None:
                return Published(date=value.end[:4], source="inferred", reason="year on the page")
    number = _SESSION.search(page.text, 0, _OPENING) if page.genre == "resolution" else None
    if number is not None and (epoch := page.knowledge().epoch):
        return Published(date=str(epoch + int(number[1])), source="inferred", reason="the year of the session")
    year = year_ahead(page.view, page.knowledge().meetings, _LEAD // 2, page.times, page.table)
    return Published(date=year, source="inferred", reason="a meeting to come") if year is not None else None


_SIGNS: tuple[Callable[[_Page], Published | None], ...] = (
    _leading_date, _labelled_head, _plain_head, _of_dateline, _labelled_foot, _opening_line, _adopted, _of_metadata,
    _told_day, _updated_head, _plain_foot, _lead_date, _of_known_meeting, _caption_date, _late_lead, _year_only,
)  # fmt: skip

# How far each sign's day is to be believed; the others state it.
_WEIGHTS: dict[Callable[[_Page], Published | None], float] = {
    _plain_head: 0.7,
    _labelled_foot: 0.9,
    _opening_line: 0.8,
    _updated_head: 0.4,
}
