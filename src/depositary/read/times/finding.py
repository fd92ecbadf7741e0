"""Times as written in a text, by the shapes of the language's calendar."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from depositary.languages import Language
from depositary.read.times.records import Cue, TimeExpression
from depositary.read.times.sessions import find_sessions
from depositary.read.times.table import BREAK, CompiledShape, Fit, Times, compile_times
from depositary.read.times.tokens import Token, Tokens, read_tokens

__all__ = ["find_times"]

_COMPILED: dict[str, Times] = {}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_times(text: str, language: Language) -> list[TimeExpression]:
    """Every time expression of `text`, left to right, without overlaps; offsets are code points of `text`."""
    times = compiled(language)
    tokens = read_tokens(text, times, language)
    found: list[TimeExpression] = []
    begin = 0
    for run in tokens.letters.split(BREAK):
        size, position = len(run), 0
        while position < size:
            for fit in times.fits(run[position : position + _LONGEST_SHAPE]):
                expression = _read(text, tokens, begin + position, fit, times)
                if expression is not None:
                    found.append(expression)
                    position += fit.length
                    break
            else:
                position += 1
        begin += size + 1
    sessions = find_sessions(text, tokens.folded, language)
    return _merged(found, sessions) if sessions else found


def _merged(found: list[TimeExpression], sessions: list[TimeExpression]) -> list[TimeExpression]:
    """Both in order; a session takes the place of what it overlaps."""
    merged: list[TimeExpression] = []
    waiting = iter(sessions)
    session = next(waiting, None)
    for expression in found:
        while session is not None and session.end <= expression.start:
            merged.append(session)
            session = next(waiting, None)
        if session is None or expression.end <= session.start:
            merged.append(expression)
    if session is not None:
        merged.append(session)
    merged.extend(waiting)
    return merged


_LONGEST_SHAPE = 24  # tokens of the longest shape, and some


def compiled(language: Language) -> Times:
    """The language's calendar, compiled once a process."""
    if language.code not in _COMPILED:
        _COMPILED[language.code] = compile_times(language)
    return _COMPILED[language.code]


def _read(text: str, tokens: Tokens, begin: int, fit: Fit, times: Times) -> TimeExpression | None:
    """The expression a fitting shape stands for; None if its figures make no date or its company forbids it."""
    shape = fit.shape
    parts = {role: tokens.tokens[begin + at] for role, at in fit.roles}
    fields = _fields(parts, shape)
    if fields is None or not _possible(fields) or not _weekday_fits(fields, shape):
        return None
    first, last = tokens.tokens[begin], tokens.tokens[begin + fit.length - 1]
    start, end = first.start, last.end
    folded = tokens.folded
    if times.spaces and 0 <= end - start - _LETTERS <= 1 and _is_letters(text, start, end):
        return None  # "security in the APR"
    cue = _cue_before(folded, start, times)
    if times.cues_after:
        cue = _cue_after(folded, end, times) or cue
    whole = not times.spaces and {"year", "day"} <= parts.keys()  # a resolution's number is no whole day
    if times.never_after and cue is None and not whole and _forbidden(folded, start, times):
        return None
    if "cue" in shape.needs and cue is None:
        return None
    if "alone" in shape.needs and cue is None and not _stands_alone(text, start, end):
        return None
    if cue in (None, "during", "on") and times.within_endings and folded.endswith(times.within_endings, start, end):
        cue = "within"
    if "told" in shape.needs and not _BESIDE_TODAY.search(tokens.letters, max(0, begin - 3), begin):
        return None
    if "closed" in shape.needs and text[end : end + 1].isalnum():
        return None
    if shape.needs & _CUE_NEEDS and not _has_needed_cue(shape, cue):
        return None
    if "ended" in shape.needs and not _ended(text, end, parts):
        return None
    if "free" in shape.needs and cue is None and not _free(text, folded, start, end, times):
        return None
    if shape.roles in _LONE_YEARS:
        noun = _beside_name_noun(folded, start, end, times)
        fields["named"] = noun or (shape.roles == ("year",) and _in_name(text, start, end, times))
        if fields["named"] and cue == "as_of" and text[end + 1 : end + 2].isupper():
            cue = None  # "reached at the 2016 Summit": no state of things then
        fields["bare"] = noun or (shape.roles == ("year",) and cue is None)
        if cue is None and shape.roles == ("year",) and fields["year"] < _LIKELY_YEAR:
            return None
    if shape.kind == "weekday" and fields.get("shift") and folded.startswith(times.by_week, start):
        fields["unit"] = "week"
    length = shape.kind == "duration"
    if (
        length
        and "shift" not in fields
        and folded.endswith(times.ahead_before, max(0, start - 8), _trimmed(folded, start))
    ):
        fields["shift"] = 1  # "in two years" is then, "for two years" until then
        fields["point"] = True
    elif length and cue == "during" and "shift" not in fields and _perfect_before(folded, start, times):
        fields["shift"] = -1
    if shape.kind == "duration" and fields.get("shift") == -1 and folded.endswith(times.ago, start, end):
        fields["point"] = True
    if shape.kind == "duration" and times.offsets:
        fields["offset"] = _offset(folded, end, times)
    if "length" in shape.needs and cue not in _LENGTH_CUES and fields.get("offset") is None:
        return None
    kind = "period" if shape.kind == "date" and _anniversary(fields) else shape.kind
    return TimeExpression(start=start, end=end, kind=kind, cue=cue, shape=shape.name, **fields)


def _anniversary(fields: dict[str, Any]) -> bool:
    """ "19/8/1945-19/8/2025": one day of the calendar, years apart."""
    if not fields.get("day") or not fields.get("year") or not fields.get("end_year"):
        return False
    one = (fields["day"], fields["month"]) == (fields.get("end_day"), fields.get("end_month"))
    return one and fields["end_year"] > fields["year"]


_BESIDE_TODAY = re.compile(r"a,?\(?$")
_LIKELY_YEAR = 1900  # a lone figure below, without a word that makes a year of it, is a count
_CUE_NEEDS = frozenset(("between", "within"))
_LENGTH_CUES = frozenset(("within", "during", "by"))


def _has_needed_cue(shape: CompiledShape, cue: Cue | None) -> bool:
    return cue == "from" if "between" in shape.needs else cue == "within"


def _ended(text: str, end: int, parts: dict[str, Token]) -> bool:
    """Whether "on the 17th" stands for itself: in figures, and no word after it ("on the 17th Summit")."""
    return all(token.figures for token in parts.values()) and not text[end : end + 2].strip()[:1].isalnum()


def _perfect_before(folded: str, start: int, times: Times) -> bool:
    return bool(times.perfect) and not times.perfect.isdisjoint(folded[max(0, start - 40) : start].split())


def _offset(folded: str, end: int, times: Times) -> int | None:
    after = folded[end : end + 14].lstrip().split(" ", 1)[0]
    return times.offsets.get(after)


def _trimmed(folded: str, end: int) -> int:
    while end and folded[end - 1].isspace():
        end -= 1
    return end


def _fields(parts: dict[str, Token], shape: CompiledShape) -> dict[str, Any] | None:
    fields: dict[str, Any] = {}
    era = 0
    for role, token in parts.items():
        place = role[-1]
        if place == "3":  # the days between the first and the last of a list
            continue
        value: Any = token.value
        name = role.rstrip("23")
        prefix = "end_" if place == "2" else ""
        if name in ("dayth", "dayword", "bigday"):
            fields[f"{prefix}day"] = value
        elif name == "decade":
            fields["year"] = value
        elif name == "era":
            era = int(value)
        elif name == "eranumber":
            fields["year"] = era + int(value)
        elif name in ("day", "year"):
            fields[f"{prefix}{name}"] = value
        elif name in ("month", "monthnum"):
            fields[f"{prefix}month"] = value
        elif name == "weekday":
            fields["weekday"] = value
        elif name == "zeroyear":
            if token.figures == 2 and value < 10:  # 08年
                fields["year"] = 2000 + value
            else:
                return None
        elif name == "short":
            if token.figures not in (0, 2) or (shape.kind == "decade" and value % 10):
                return None
            base = fields.get("year")
            century = base - base % 100 if base else 2000 if value < 70 else 1900
            if prefix and (base is None or century + value <= base):
                return None
            fields[f"{prefix}year"] = century + value
        elif name in ("today", "thisweek", "thismonth", "thisquarter", "thisyear", "sameday"):
            fields["shift"], fields["unit"] = value, token.unit
            fields["same"] = name == "sameday"
        elif name == "shift":
            fields["shift"] = value
        elif name == "weekweekday":
            fields["shift"], fields["weekday"] = divmod(int(value), 10)
            fields["unit"] = "week"
        elif name in ("part", "monthpart", "yearpart", "half", "quarter", "season"):
            if "part" in fields and name != "yearpart":  # the end of the third quarter
                whole, edge = (fields["part"], value) if name == "part" else (value, fields["part"])
                fields["part"], fields["edge"] = whole, edge
            else:
                fields["part"] = value
            if name == "yearpart":
                fields.setdefault("unit", "year")
        elif name == "number":
            fields["number"] = value
        elif name in ("unit", "measure", "yearunit", "monthunit", "dayunit", "weekunit", "quarterunit", "decadeunit"):
            if "number" in fields or name in ("unit", "measure"):
                fields["unit"] = token.unit
        elif name == "fiscal":
            fields["fiscal"] = True
    if shape.kind == "duration":
        if "ago2" in parts or "ahead2" in parts:  # 前10天
            fields["shift"] = -1 if "ago2" in parts else 1
        elif "ago" in parts or "ahead" in parts:
            fields["shift"], fields["point"] = (-1 if "ago" in parts else 1), True
        elif fields.get("shift") == 0:  # "5 năm nay" too looks back
            fields["shift"] = -1
    return fields


def _possible(fields: dict[str, Any]) -> bool:
    """Whether the figures can be a date: 31 September and 2025-2021 cannot."""
    year, end_year = fields.get("year"), fields.get("end_year")
    if year and end_year and not year <= end_year <= year + 100:
        return False
    day, end_day = fields.get("day"), fields.get("end_day")
    for written, month in ((day, fields.get("month")), (end_day, fields.get("end_month"))):
        month = month or fields.get("end_month")
        if written and month and written > _DAYS[month - 1]:
            return False
    if not day or not end_day or fields.get("end_month") or fields.get("end_year"):
        return True
    return bool(end_day > day)


def _weekday_fits(fields: dict[str, Any], shape: CompiledShape) -> bool:
    """ "Tue, 11/06/2018": of two readings of the figures the one that fell on that day of the week."""
    year, month, day = fields.get("year"), fields.get("month"), fields.get("day")
    if "monthnum" not in shape.roles or not fields.get("weekday") or not (year and month and day):
        return True
    try:
        return bool(dt.date(year, month, day).isoweekday() == fields["weekday"])
    except ValueError:
        return False


def _is_letters(text: str, start: int, end: int) -> bool:
    """Three capitals behind a small word, no figure beside them: an abbreviation, no month."""
    word = text[start:end].rstrip(".")
    lower = text[max(0, start - 4) : start].islower()
    return (
        len(word) == _LETTERS
        and word.isalpha()
        and word.isupper()
        and lower
        and not any(map(str.isdigit, text[end : end + 4]))
    )


_LETTERS = 3  # of a month cut short


def _cue_before(folded: str, start: int, times: Times) -> Cue | None:
    stretch = folded[max(0, start - 32) : start].rstrip()
    if not stretch:
        return None
    if stretch.endswith(times.articles):
        for article in times.articles:
            if stretch.endswith(article) and (not times.spaces or not stretch[: -len(article)][-1:].isalpha()):
                stretch = stretch[: -len(article)].rstrip()
                break
    last = stretch[-1:]
    if last not in times.cue_words or not stretch.endswith(times.cue_words[last]):
        return None
    for word, cue in times.cues[last]:
        if stretch.endswith(word):
            inside = times.spaces and stretch[-len(word) - 1 : -len(word)].isalpha()
            if inside and word not in times.table.glued_cues:
                continue
            return cue
    return None


def _forbidden(folded: str, start: int, times: Times) -> bool:
    """Whether a word stands before the figures that makes them something else: resolution 1973, trang 12."""
    stretch = folded[max(0, start - 14) : start].rstrip(" \t\xa0\u3000")
    if not stretch.endswith(times.never_after):
        return False
    for word in times.never_after:
        if stretch.endswith(word):
            return not times.spaces or not stretch[: -len(word)][-1:].isalpha()
    return False


def _cue_after(folded: str, end: int, times: Times) -> Cue | None:
    stretch = folded[end : end + 18].lstrip()
    for word, cue in times.cues_after.get(stretch[:1], ()):
        if stretch.startswith(word):
            return cue
    return None


def _free(text: str, folded: str, start: int, end: int, times: Times) -> bool:
    """Whether no counted noun follows: "(6/7)" is free, "6/7 dự án" is not."""
    after = text[end : end + 16]
    if not after.strip() or not after.lstrip(" \t")[0].isalnum():
        return True
    return folded[end : end + 16].lstrip().startswith(tuple(times.table.after_free))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word is no part of a longer name: "said Friday" against "Black Friday"."""
    if not text[start].isupper() or _NAME_AFTER.match(text, end):
        return False
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    if before is None or not before[1][0].isupper():
        return True
    return text[max(0, start - len(before[0]) - 2) : start - len(before[0])].strip(' \n“"(') in ("", ".")


_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ ]$")
_NAME_AFTER = re.compile(r"[ ][A-Z][^\W\d_A-Z]")  # "said Sunday ABC would" goes on with initials
_LONE_YEARS = (("year",), ("year", "yearunit"), ("yearunit", "year"))


def _beside_name_noun(folded: str, start: int, end: int, times: Times) -> bool:
    """Whether a noun of names stands beside a year: "tầm nhìn 2045", 2030年议程."""
    before = folded[max(0, start - 20) : start].rstrip()
    after = folded[end : end + 12].lstrip()
    return before.endswith(times.name_nouns or ("\0",)) or after.startswith(times.name_nouns_after or ("\0",))


_SYMBOL_YEAR = re.compile(r"\d ?\($")  # resolution 1325 (2000)


def _in_name(text: str, start: int, end: int, times: Times) -> bool:
    """Whether a lone year belongs to a name: "Vision 2025", "2030 Agenda"."""
    before = text[max(0, start - 24) : start].rstrip(" ")
    after = text[end : end + 12]
    word_before = re.search(r"([^\W\d_][\w'’-]*)$", before)
    if _SYMBOL_YEAR.search(before):
        return True
    if not times.table.name_words and not times.spaces:
        return False
    if word_before and word_before[1][0].isupper() and word_before[1].lower() not in times.table.name_words:
        return True
    return bool(re.match(r"[ ][A-ZĐ]\w", after)) and not (word_before and word_before[1].lower() in times.cues)
