"""One expression to ISO dates: the missing parts worked out from an anchor, and marked as inferred."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from depositary.read.times.arithmetic import is_day, last_day, shift_date
from depositary.read.times.records import Anchor, Precision, TimeExpression, TimeValue
from depositary.read.times.tense import Direction

__all__ = ["resolve_time", "value_of"]

DueKind = Literal["on", "by", "during", "session"]


def resolve_time(expression: TimeExpression, anchor: Anchor, *, direction: Direction | None = None) -> TimeValue | None:
    """The value of one expression.

    direction: whether its sentence speaks of the past or the future, if that is known; it decides which January
    "in January" is. Returns: None if the anchor does not suffice.
    """
    if expression.kind == "session":
        return _session(expression, anchor)
    if expression.kind == "duration":
        return _duration(expression, anchor)
    if expression.kind == "weekday":
        return _weekday(expression, anchor, direction)
    if expression.kind == "decade":
        year = expression.year if expression.year is None or expression.year > 99 else 1900 + expression.year
        return value_of(expression, f"{year}", f"{year + 9}", "period") if year is not None else None
    if expression.year is not None and expression.shift is None:
        return _written(expression, expression.year, None)
    if expression.end_year is not None and expression.month is not None and expression.shift is None:
        turns = expression.end_month is not None and expression.end_month < expression.month  # over New Year
        return _written(expression, expression.end_year - turns, None)
    if expression.shift is not None and expression.unit is not None:
        return _relative(expression, anchor)
    return _yearless(expression, anchor, direction)


def _written(expression: TimeExpression, year: int, reason: str | None) -> TimeValue:
    """A date whose year is known: written, or worked out for `reason`."""
    month, day = expression.month, expression.day
    end_year = expression.end_year or year
    end_month, end_day = expression.end_month or month, expression.end_day or day
    precision: Precision
    if expression.end_month and not expression.end_year and month and expression.end_month < month:
        end_year += 1  # 28 December - 3 January
    if month is None and expression.part in _QUARTERS_AND_SEASONS:
        return value_of(expression, f"{year}", f"{end_year}", "year", reason)
    if month is None:
        if expression.part == "mid" and expression.end_year is None:
            month_of = f"{year}-06"
            return value_of(expression, month_of, month_of, "month", reason)
        precision = "period" if end_year != year else "year"
        return value_of(expression, f"{year}", f"{end_year}", precision, reason)
    if expression.end_year and not expression.end_month and not expression.end_day and expression.end_year != year:
        return value_of(expression, f"{year}-{month:02d}", f"{end_year}", "month", reason)
    if day is None:
        start, end = f"{year}-{month:02d}", f"{end_year}-{end_month:02d}"
        return value_of(expression, start, end, "month", reason)
    if not is_day(year, month, day):
        return value_of(expression, f"{year}-{month:02d}", f"{year}-{month:02d}", "month", reason)
    start, end = f"{year}-{month:02d}-{day:02d}", f"{end_year}-{end_month:02d}-{end_day:02d}"
    return value_of(expression, start, end if end >= start else start, "day", reason)


_QUARTERS_AND_SEASONS = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "spring", "summer", "autumn", "winter")
_PRECISION_OF_SIZE: dict[int, Precision] = {4: "period", 7: "month", 10: "day"}
_LAST_MONTH = {
    "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "spring": 5, "summer": 8, "autumn": 11, "winter": 12,
}  # fmt: skip


def value_of(
    expression: TimeExpression, start: str, end: str, precision: Precision, reason: str | None = None
) -> TimeValue:
    end = max(start, end)
    due, due_kind = _due(expression, end, precision)
    return TimeValue(
        start=start, end=end, precision=precision, inferred=reason is not None, reason=reason,
        modifier=expression.part, due=due, due_kind=due_kind,
    )  # fmt: skip


def _due(expression: TimeExpression, end: str, precision: Precision) -> tuple[str, DueKind]:
    """The value as a deadline: by the end of a month or year is its last day; a period is due in its last year."""
    limit = expression.cue in ("by", "before", "until", "as_of")
    part = expression.part
    if expression.edge == "end" and part in _LAST_MONTH and precision == "year":
        return last_day(f"{end[:4]}-{_LAST_MONTH[part]:02d}"), "by"
    if part == "end" and precision in ("month", "year", "period"):
        return last_day(end), "by" if limit or expression.cue is None else "during"
    if limit and part in _LAST_MONTH and precision == "year":
        if expression.cue == "before":
            return end, "by"
        return last_day(f"{end[:4]}-{_LAST_MONTH[part]:02d}"), "by"
    if limit:
        return end, "by"
    if expression.cue == "within" and precision in ("year", "month"):
        return last_day(f"{end[:4]}-{_LAST_MONTH[part]:02d}" if part in _LAST_MONTH else end), "by"
    return end, "on" if precision == "day" else "during"


def _yearless(expression: TimeExpression, anchor: Anchor, direction: Direction | None) -> TimeValue | None:
    month, day = expression.month, expression.day
    shift = expression.shift
    if month is None and day is None:
        year, reason = _anchor_year(anchor)
        if year is None:
            return None
        return _written(expression, year + (shift or 0), reason)
    if month is None:
        return _day_only(expression, anchor, direction)
    if shift is not None:
        direction = "past" if shift < 0 else "future" if shift > 0 else None
    base = anchor.published
    if shift is None and anchor.last is not None and direction is None and _same_frame(anchor):
        year, reason = int(anchor.last[:4]), f"year of the date before it, {anchor.last}"
        return _written(expression, year, reason)
    if base is None:
        year, reason = _anchor_year(anchor)
        return _written(expression, year, reason) if year is not None else None
    if shift == 0:
        return _written(expression, int(base[:4]), f"published {base}")
    year = _nearest_year(base, month, day, direction, told=shift is not None)
    return _written(expression, year, f"published {base}")


def _same_frame(anchor: Anchor) -> bool:
    """Whether the date before speaks of another year than the publication's, as a look back does."""
    return anchor.published is None


def _nearest_year(base: str, month: int, day: int | None, direction: Direction | None, *, told: bool = False) -> int:
    """The year that puts month and day nearest to `base`, or on the side of it that `direction` says.

    told: the words of the date itself say so ("next January"), not its clause alone.
    """
    year = int(base[:4])
    if month == 2 and day == 29:
        return min((y for y in range(year - 8, year + 9) if is_day(y, 2, 29)), key=lambda y: abs(y - year))
    if len(base) < 7:
        return year
    distance = month - int(base[5:7])
    if direction is None:  # a date without a year is the page's year's, but at its edges
        return year - 1 if distance >= 9 else year + 1 if distance <= -9 else year
    if not told and ((direction == "future" and -2 <= distance <= 0) or (direction == "past" and 0 <= distance <= 1)):
        return year  # so near a day, the page's own year is likelier than the next or last
    after = (month, day or 0) > (int(base[5:7]), int(base[8:10]) if len(base) == 10 and day else 0)
    if direction == "past":
        if month == int(base[5:7]) and not day:
            return year - 1
        return year - 1 if after else year
    return year if after else year + 1


def _anchor_year(anchor: Anchor) -> tuple[int | None, str | None]:
    if anchor.published:
        return int(anchor.published[:4]), f"published {anchor.published}"
    if anchor.year:
        return anchor.year, anchor.year_reason or "year of the document"
    if anchor.last:
        return int(anchor.last[:4]), f"year of the date before it, {anchor.last}"
    return None, None


def _day_only(expression: TimeExpression, anchor: Anchor, direction: Direction | None) -> TimeValue | None:
    """A day without a month: of the month of the date before it, else the nearest such day to publication."""
    day = expression.day or 1
    last_day_named = expression.end_day or day
    if expression.weekday and anchor.published and len(anchor.published) == 10:
        fitting = _fitting_weekday(anchor.published, day, expression.weekday)
        if fitting:
            return value_of(expression, fitting, fitting, "day", f"published {anchor.published}")
    if anchor.last and len(anchor.last) >= 7 and is_day(int(anchor.last[:4]), int(anchor.last[5:7]), last_day_named):
        year, month = int(anchor.last[:4]), int(anchor.last[5:7])
        reason = f"month of the date before it, {anchor.last}"
    elif anchor.published and len(anchor.published) >= 7:
        found = _nearest_month(anchor.published, day, direction)
        if found is None:
            return None
        year, month = found
        reason = f"published {anchor.published}"
    else:
        return None
    start, end = f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}-{last_day_named:02d}"
    return value_of(expression, start, end, "day", reason)


def _fitting_weekday(base: str, day: int, weekday: int) -> str | None:
    """The day of that number nearest to `base` that falls on the weekday: "Thursday 14"."""
    anchor = dt.date.fromisoformat(base)
    months = anchor.year * 12 + anchor.month - 1
    choices = []
    for moved in range(-7, 8):
        year, month = divmod(months + moved, 12)
        if is_day(year, month + 1, day) and (found := dt.date(year, month + 1, day)).isoweekday() == weekday:
            choices.append((abs((found - anchor).days), found.isoformat()))
    return min(choices)[1] if choices else None


def _nearest_month(base: str, day: int, direction: Direction | None) -> tuple[int, int] | None:
    """Year and month of the day of that number nearest to `base`."""
    anchor = dt.date.fromisoformat(base if len(base) == 10 else f"{base}-15")
    months = anchor.year * 12 + anchor.month - 1
    choices = []
    for moved in (-2, -1, 0, 1, 2):
        year, month = divmod(months + moved, 12)
        if is_day(year, month + 1, day):
            distance = (dt.date(year, month + 1, day) - anchor).days
            wrong = distance > 0 if direction == "past" else distance < 0 if direction == "future" else False
            if not wrong:
                choices.append((abs(distance), year, month + 1))
    return min(choices)[1:] if choices else None


def _relative(expression: TimeExpression, anchor: Anchor) -> TimeValue | None:
    """yesterday, last month, the end of this year, December last year, the 24th of this month."""
    shift, unit = expression.shift or 0, expression.unit
    base = (anchor.last or anchor.published) if expression.same else anchor.published
    reason = f"counted from {'the date before it, ' if expression.same else ''}{base}"
    if unit == "year":
        year, year_reason = (int(base[:4]), reason) if base else _anchor_year(anchor)
        if year is None:
            return None
        return _written(msgspec.structs.replace(expression, shift=None), year + shift, year_reason)
    if base is None:
        return None
    if unit == "quarter" and len(base) >= 7:
        year, quarter = divmod(int(base[:4]) * 4 + (int(base[5:7]) - 1) // 3 + shift, 4)
        return value_of(
            msgspec.structs.replace(expression, part=f"Q{quarter + 1}"), f"{year}", f"{year}", "year", reason
        )
    if unit == "month" and len(base) >= 7:
        months = int(base[:4]) * 12 + int(base[5:7]) - 1 + shift
        year, month = divmod(months, 12)
        if expression.day:
            return _written(msgspec.structs.replace(expression, month=month + 1), year, reason)
        value = f"{year}-{month + 1:02d}"
        return value_of(expression, value, value, "month", reason)
    if len(base) < 10:
        if unit != "day" or expression.same or shift:
            return None
        return value_of(expression, base, base, "month" if len(base) == 7 else "year", reason)
    day = dt.date.fromisoformat(base)
    if unit == "day":
        value = (day + dt.timedelta(days=shift)).isoformat()
        if expression.month and expression.day:
            return _written(expression, int(value[:4]), reason)
        return value_of(expression, value, value, "day", reason)
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift)
        if expression.weekday:
            value = (monday + dt.timedelta(days=expression.weekday - 1)).isoformat()
            return value_of(expression, value, value, "day", reason)
        return value_of(expression, monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat(), "week", reason)
    return None


def _weekday(expression: TimeExpression, anchor: Anchor, direction: Direction | None) -> TimeValue | None:
    """A day of the week: in a report the latest such day not after publication, unless it speaks of what comes."""
    if anchor.published is None or len(anchor.published) < 10 or expression.weekday is None:
        return None
    day = dt.date.fromisoformat(anchor.published)
    ahead = (expression.weekday - day.isoweekday()) % 7
    shift = expression.shift
    if shift is not None and expression.unit == "week":  # "next Friday" is next week's
        offset = expression.weekday - day.isoweekday() + 7 * shift
    elif shift is not None and shift != 0:
        offset = ahead or 7
        offset -= 7 if shift < 0 else 0
        offset -= 7 if shift < 0 and not ahead else 0
    elif direction == "future" or (direction is None and ahead in (1, 2)):
        offset = ahead  # "on Monday", told on a Sunday without a word of the past, is tomorrow
    else:
        offset = ahead - 7 if ahead else 0
    value = (day + dt.timedelta(days=offset)).isoformat()
    return value_of(expression, value, value, "day", f"counted from {anchor.published}")


def _duration(expression: TimeExpression, anchor: Anchor) -> TimeValue | None:
    """within six months: by the day so long after the meeting; over the next three years: in the last of them."""
    number, unit = expression.number or 1, expression.unit
    base = anchor.event or anchor.published or anchor.last
    if base is None and anchor.year is not None:
        base = str(anchor.year)
    if base is None or unit is None:
        return None
    if unit == "decade" and expression.shift == 0:  # "by the end of this decade"
        first = int(base[:4]) // 10 * 10
        return value_of(expression, str(first), str(first + 10), "period", f"the decade of {base}")
    past = expression.shift is not None and expression.shift < 0
    reason = f"counted from {base}"
    ahead = expression.shift is not None or expression.cue == "within"
    if number > 200 or (unit in ("day", "week") and not ahead):
        return None  # "for two days" is how long a meeting lasts
    moved = shift_date(base, -number if past else number, unit)
    if moved is None:
        return None
    if past and not expression.point:
        size = 4 if unit in ("year", "decade") else 10
        start, end = moved[:size], base[:size]
        return value_of(expression, start, end, _PRECISION_OF_SIZE[len(start)], reason)
    if past or expression.point:
        precision: Precision = "year" if unit in ("year", "decade") else "month" if unit == "month" else "day"
        value = moved[: {"year": 4, "month": 7}.get(precision, 10)]
        return value_of(expression, value, value, precision, reason)
    year = moved[:4]
    if expression.cue == "within" or unit in ("day", "week"):
        return TimeValue(
            start=base, end=moved, precision="day" if len(moved) == 10 else "month" if len(moved) == 7 else "year",
            inferred=True, reason=reason, due=moved, due_kind="by",
        )  # fmt: skip
    if unit in ("year", "decade"):
        return TimeValue(
            start=base[:4], end=year, precision="period", inferred=True, reason=reason, due=year, due_kind="during"
        )
    return TimeValue(
        start=base[:7], end=moved[:7], precision="month", inferred=True, reason=reason, due=moved[:7], due_kind="during"
    )


def _session(expression: TimeExpression, anchor: Anchor) -> TimeValue | None:
    """A body's session by number, as the months from its opening to the next one's."""
    rule = anchor.session
    if rule is None or expression.number is None:
        return None
    year = rule.epoch + expression.number * rule.years
    start, end = f"{year}-{rule.month:02d}", f"{year + rule.years}-{rule.month:02d}"
    return TimeValue(
        start=start, end=end, precision="period", inferred=True, reason=f"session {expression.number}",
        due=end, due_kind="session",
    )  # fmt: skip
