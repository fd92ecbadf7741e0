"""The dates a page states outside its running text: above it, below it, and in captions, each with its label.

In: the original text and its ranges. Out: `Stamp`s in the order of the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from depositary.languages import Language
from depositary.model import Range
from depositary.read.times import TimeExpression, find_times
from depositary.read.times.tense import speaks_of_future, tells_a_beginning

__all__ = [
    "LONG_LINE",
    "Publisher",
    "Publishing",
    "Stamp",
    "by_itself",
    "find_stamps",
    "in_overview",
    "in_passing",
    "lead_end",
    "of_history",
    "tells_adoption",
    "under_title",
]


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A publisher's English name, and the words by which a page shows it."""

    name: str
    cues: list[str]


class Publishing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """publication.yml. published, updated: labels of a stamp; adopted: words of adoption or signature; adopts_this: of
    that of the text itself.

    spans: phrases for so many years; anniversary: words beside a number of years that has come round.
    """

    published: list[str]
    updated: list[str]
    adopted: list[str]
    adopts_this: list[str] = []
    attributive: list[str] = []  # what, right behind a word of adoption, makes it describe a thing ("adopted by")
    copied: str | None = None  # the pattern of a line that tells when a page was copied, not when it was published
    done_by: list[str] = []  # a deed and who did it, before its day: "agreed upon by"
    dated_papers: list[str] = []  # papers called by their day, before whose name it stands
    ahead: list[str] = []  # words right before a date still to come, where verbs have no tense
    preparing: list[str] = []  # words behind a meeting's name that say it is only prepared for
    latest_told: int = 1  # how often the latest year of a text is told where it may be the year of the page
    amounts: list[str] = []  # behind a number, that it is a figure of trade or growth
    measured: list[str] = []  # what such a figure is of
    year_parts: list[str] = []  # right before a year, that a figure is for a part of it, or a goal
    is_words: list[str] = []  # behind a year, that it is the page's
    not_before: dict[int, list[str]] = {}  # by the year, words nobody used before it
    spans: dict[str, int]
    anniversary: list[str]
    founding: list[str] = []  # words beside an anniversary that say it is that of an organisation itself
    came_of: list[str] = []  # words behind a meeting's name for what came of it
    ties: list[str] = []  # words beside those that say it is that of its relations with others
    ourselves: list[str] = []  # what a publisher calls itself where it gives no name: "this newspaper"
    former: list[str] = []  # words shortly before a name that say its office is over
    chair: list[str] = []  # the state beside it holds the chair of an organisation this year
    next_chair: list[str] = []  # words before that say it will, or did
    publishers: list[Publisher]


class Stamp(msgspec.Struct, frozen=True):
    """A date on the page outside running text. label: published · updated · "" ; line: all of its line."""

    expression: TimeExpression
    label: str
    line: str
    span: tuple[int, int]  # in the original
    kind: str


LONG_LINE = 110
_TITLE_AND_LEAD = re.compile(
    r"\s*(?:[^\n]{1,80}\n+|[^\n]{81,200}\n\n)?(?:[^\n。]{1,32}[\n。]\s*){0,4}.{0,500}?(?:[。!?！？\n]|\.\s|$)"
)


def lead_end(view: str) -> int:
    """Where the title, short lines under it, and the first sentence of a text end."""
    match = _TITLE_AND_LEAD.match(view)
    return match.end() if match else 0


def in_passing(
    view: str, expression: TimeExpression, language: Language, dated: Sequence[str] = (), *, news: bool
) -> bool:
    """A date with its year that tells of something else: since when something is there; behind the first sentence of a
    report, in a script without spaces, where the year is told if it is not this one; the day of a paper it stands
    before (dated: words for such papers, "the 4 June 1999 Court Ruling")."""
    if expression.year is None:
        return False
    if dated and (title := _TITLE_BEHIND.match(view, expression.end)) is not None:
        if any(word in title[0].lower() for word in dated):
            return True
    aside = news and not language.facts.spaces and expression.start > lead_end(view)
    return aside or tells_a_beginning(view, expression, language)


def tells_adoption(line: str, table: Publishing) -> bool:
    """Whether a line tells of an adoption or a signature, not only describes what was adopted by whom."""
    lowered = line.lower()
    if not table.attributive:
        return any(word in lowered for word in table.adopted)
    described = tuple(table.attributive)
    return any(
        not lowered.startswith(described, match.end())
        for word in table.adopted
        for match in re.finditer(re.escape(word), lowered)
    )


def of_history(view: str, times: Sequence[TimeExpression], told: TimeExpression, language: Language) -> bool:
    """ "The ninth summit was held in October 2003", in a text that tells of two months of later years as past; a limit
    or a beginning may lie ahead."""
    year = told.year or 9999
    later = {
        (t.year, t.month)
        for t in times
        if t.kind == "date" and t.month and (t.year or 0) > year and not t.named and t.cue not in _LIMITS
        and not speaks_of_future(view, t, language)
    }  # fmt: skip
    return len(later) > 1


_LIMITS = ("by", "before", "until", "since", "from", "within", "as_of")


def in_overview(times: Sequence[TimeExpression], told: TimeExpression) -> bool:
    """A day far down, before which a text has told of what was several years earlier, twice: a history of the matter,
    which may go on."""
    before = [t for t in times if t.start < told.start and t.kind == "date" and t.year and not t.named]
    return sum((t.year or 0) <= (told.year or 0) - _HISTORY for t in before) > 1


_HISTORY = 4  # years
_TITLE_BEHIND = re.compile(r"(?: [A-Z][\w’'-]+| of| on| and| the){1,6}")
_SHORT_SENTENCE = 24
_SHORT_LINE = 80
_FOOT = 4000
_UNDER_LEAD = 600  # code points of a first paragraph under which a page may set its line of time and day
_DAY_ALONE = 24  # "2021-08-30", "30 September 2021 10:15": a page's own furniture, the day it went up
_HEAD_KINDS = frozenset({"masthead", "heading", "title", "main", "credit", "page"})
_FOOT_KINDS = frozenset({"masthead", "credit", "footnote", "boilerplate", "page"})


def find_stamps(
    text: str, ranges: Sequence[Range], language: Language, table: Publishing
) -> tuple[list[Stamp], list[Stamp], list[Stamp]]:
    """The dates above the running text, below it, and in captions."""
    body = next(
        (r.start for r in ranges if r.kind == "main" and _has_long_line(text[r.start : r.end])), _end_of_head(ranges)
    )
    last = max((r.end for r in ranges if r.kind == "main"), default=0)
    head: list[Stamp] = []
    foot: list[Stamp] = []
    captions: list[Stamp] = []
    for r in ranges:
        stretch = text[r.start : r.end]
        if r.kind == "caption":
            for stamp in _dated(stretch, r, language, table):
                clock = r.start < body and _CLOCK.search(stamp.line) is not None and by_itself(stamp)
                if clock:  # the line of the page's day, above a picture
                    head.append(msgspec.structs.replace(stamp, kind="masthead"))
                else:
                    captions.append(stamp)
        elif r.start < body and (
            r.kind in _HEAD_KINDS or (r.kind == "boilerplate" and len(stretch.strip()) <= _DAY_ALONE)
        ):
            head.extend(_dated(stretch, r, language, table))
        elif r.start == body and r.kind == "main":
            short = stretch[: _long_line(stretch)]
            head.extend(_dated(short, r, language, table))
        elif r.kind == "masthead" and body < r.start < min(body + _UNDER_LEAD, last):
            head.extend(_dated(stretch, r, language, table))
        elif r.start >= last and r.kind in _FOOT_KINDS and r.start - last < _FOOT:
            foot.extend(_dated(stretch, r, language, table))
    foot[:0] = _closing_line(text, ranges, language, table)
    return head, foot, captions


def _closing_line(text: str, ranges: Sequence[Range], language: Language, table: Publishing) -> list[Stamp]:
    """A day that stands by itself in the last line of the running text, or with a place before it."""
    closing = next((r for r in reversed(ranges) if r.kind == "main"), None)
    if closing is None:
        return []
    stretch = text[closing.start : closing.end].rstrip()
    start = stretch.rfind("\n") + 1
    line = stretch[start:]
    if not start or len(line) > _CLOSING_LINE or not line[-1:].isalnum() or not line[:1].isupper() | line[:1].isdigit():
        return []
    whole = Range(start=closing.start + start, end=closing.start + len(stretch), kind="masthead")
    found = list(_dated(line, whole, language, table))
    alone = len(found) == 1 and len(line) - (found[0].span[1] - found[0].span[0]) <= _BESIDE_DAY
    return found if alone else []


_CLOSING_LINE, _BESIDE_DAY = 60, 20  # code points: of such a line, and of what it holds besides the day


def _end_of_head(ranges: Sequence[Range]) -> int:
    """The first running text; a line of its own above the masthead ("A summary, not the official text") is none."""
    mains = [r for r in ranges if r.kind == "main"]
    for this, following in pairwise(mains):
        masthead = any(r.kind == "masthead" and this.end <= r.start < following.start for r in ranges)
        if not masthead or this.end - this.start > _SHORT_LINE:
            return this.start
    return mains[-1].start if mains else 0


def _has_long_line(stretch: str) -> bool:
    return any(len(line) >= LONG_LINE for line in stretch.split("\n"))


def _long_line(stretch: str) -> int:
    position = 0
    for line in stretch.split("\n"):
        prose = len(line) > _SHORT_SENTENCE and line.rstrip().endswith((".", "。", ";", "；"))
        if prose or len(line) >= LONG_LINE:
            return position
        position += len(line) + 1
    return len(stretch)


def _dated(stretch: str, r: Range, language: Language, table: Publishing) -> Iterator[Stamp]:
    """The days a stretch of the page states with their year, each with the label before it."""
    if not any(map(str.isdigit, stretch)) and "〇" not in stretch:
        return
    previous = 0
    plain = unicodedata.normalize("NFC", stretch).translate(_FULL_WIDTH)
    moved = len(plain) != len(stretch)
    stretch = plain
    parted = _GLUED_YEAR.sub(" ", _GLUED_DAY.sub(" ", stretch))  # a letter gives way, so that all places stay
    for expression in find_times(parted, language):
        if expression.year is None and expression.end_year is None:
            continue
        start = stretch.rfind("\n", 0, expression.start) + 1
        end = stretch.find("\n", expression.end)
        line = stretch[start : end if end >= 0 else len(stretch)]
        before = stretch[max(start, previous) : expression.start].lower()
        if start and not before.strip(" *_|·"):  # "Distr.: General" stands on the line above
            above = stretch.rfind("\n", 0, start - 1) + 1
            before = stretch[above:start].lower()
        after = stretch[expression.end : expression.end + 12].lower().split("\n")[0]
        span = (r.start, r.end) if moved else (r.start + expression.start, r.start + expression.end)
        yield Stamp(expression, _label(before, after, table), line, span, r.kind)
        previous = expression.end


# "News announcement3 March 2020Directorate-General": the parts of a line written on without a space.
_GLUED_DAY = re.compile(r"(?<=[a-z]{3})[a-z](?=\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d(?!\d))")
_GLUED_YEAR = re.compile(r"(?<=[a-z] (?:19|20)\d\d)[A-Z](?=[a-z]{2})")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _last_word(text: str, word: str) -> int:
    """Where a label stands last, not inside a longer word ("date:" in "updated:"); -1 if nowhere."""
    at = text.rfind(word)
    while at > 0 and word[0].isascii() and word[0].isalpha() and text[at - 1].isascii() and text[at - 1].isalpha():
        at = text.rfind(word, 0, at + len(word) - 1)
    return at


def _label(before: str, after: str, table: Publishing) -> str:
    updated = max((_last_word(before, word) for word in table.updated), default=-1)
    published = max((_last_word(before, word.lower()) for word in table.published), default=-1)
    if updated > published:
        return "updated"
    if published >= 0 or any(word in after for word in table.published[:8] if not word.isascii()):
        return "published"
    return ""


_CLOCK = re.compile(r"\d{1,2}:(?:\d\d(?::\d\d)?|\d(?=['’]))")  # "9:05", "9:5'"


def by_itself(stamp: Stamp) -> bool:
    """The line says little but the day, or a time of day beside it."""
    width = stamp.expression.end - stamp.expression.start
    rest = len(stamp.line.strip()) - width
    if _CLOCK.search(stamp.line) is not None:
        rest -= 12  # the time of day, and the name of the page beside it
    return rest < width + 12 and (stamp.kind != "heading" or _CLOCK.search(stamp.line) is not None)


def under_title(alone: Stamp | None, stamps: Sequence[Stamp], told: Sequence[TimeExpression] = ()) -> Stamp | None:
    """The day that stands by itself above the text; of two with a time of day the earlier, if it stands below: the
    upper one is the clock of the site. One that is older than a day the text tells of gives way to a later one.

    told: days of the text with their years, those of things to come left out.
    """
    if alone is None:
        return None
    below = [s for s in stamps[stamps.index(alone) + 1 :] if s.line != alone.line and _CLOCK.search(s.line) is not None]
    if _CLOCK.search(alone.line) is None:
        return _filed_below(alone, below)
    days = [_ordered(day) for day in told]
    for stamp in below:
        shown, above = _ordered(stamp.expression), _ordered(alone.expression)
        between = any(above < day < shown and day[:2] == shown[:2] for day in days)
        if shown > above and (between or days.count(shown) > 1):
            return stamp
    for stamp in below:
        if by_itself(stamp):
            return stamp if _ordered(stamp.expression) < _ordered(alone.expression) else alone
    return alone


def _filed_below(today: Stamp, below: Sequence[Stamp]) -> Stamp:
    """Under the day of the site in its opening line ("Tuesday, 14 October 2025"), the one with its time of day that an
    earlier page was filed on."""
    filed = next((s for s in below if by_itself(s) and not s.label), None)
    if filed is None or today.kind != "masthead" or _ordered(filed.expression) >= _ordered(today.expression):
        return today
    return filed


def _ordered(day: TimeExpression) -> tuple[int, int, int]:
    return day.year or 9999, day.month or 12, day.day or 31
