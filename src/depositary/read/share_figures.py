"""Figures that may be shares: fractions, percentages, counts of a total stated before, what is left, all but a few.

In: a text as a row of marks (share_words.py). Out: figures, left to right, with their units; whether each is told as
done, or as a goal, or of something else is settled in shares.py. The patterns are written over the marks' letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from depositary.read.share_words import Mark

__all__ = ["Figure", "Row", "find_figures"]

_ROUNDING = 1.0  # percentage points by which a stated percentage may differ from its own fraction
_SAME = 0.2  # percentage points between a fraction and the percentage that says it again
_REACH = 400  # marks; a sentence without end must not make the reading slow


@dataclass
class Row:
    """A text as marks; `letters[i]` is the sort of `marks[i]`."""

    text: str
    marks: list[Mark]
    letters: str
    total_first: bool
    spaces: bool

    def count(self, index: int) -> int | None:
        value = self.marks[index].value
        number = value[0] if isinstance(value, tuple) else None
        return number if isinstance(number, int) else None

    def percent(self, index: int) -> float:
        value = self.marks[index].value
        return float(value) if isinstance(value, (int, float)) else 0.0

    def unit_name(self, index: int) -> str | None:
        value = self.marks[index].value
        return str(value[0]) if isinstance(value, tuple) else None

    def unit_sure(self, index: int) -> bool:
        value = self.marks[index].value
        return isinstance(value, tuple) and bool(value[1])

    def sentence(self, index: int) -> tuple[int, int]:
        """First and last mark (exclusive) of the sentence that holds the mark, no further off than _REACH."""
        end = self.letters.find("S", index, index + _REACH)
        start = max(0, index - _REACH)
        return max(start, self.letters.rfind("S", start, index) + 1), min(
            len(self.letters), index + _REACH
        ) if end < 0 else end


@dataclass
class _Frame:
    """A total that later figures are told of. weak: only within the same clause."""

    total: int
    unit: int | None
    at: int
    weak_until: int | None = None


@dataclass
class Figure:
    """A figure on its way to a share; first…last are its marks (last exclusive)."""

    first: int
    last: int
    done: int | None = None
    total: int | None = None
    percent: float | None = None
    comparator: str = "="
    unit: int | None = None
    word: int | None = None
    left: bool = False  # what is said to be left, not what is done
    sure: bool = False  # needs no word beside it
    bound: bool = False  # told of a frame's total
    planned: bool = False
    issue: str | None = None
    taken: bool = False  # by the figure before it, which it only says again


_ALL_BUT = re.compile(r"B(?P<n>N)[Dx]?(?:O[DKOx]{0,4}(?P<t>N))?(?:[Dx]{0,3}?(?P<u>[Uu]))?")
_ALL = re.compile(r"(?P<y>[YC])?[OD]?L(?P<d>[OD]{0,2})(?P<t>N)?[Dxu]{0,3}?(?P<u>U)")
_TOLD = re.compile(r"Z(?:[DxCO]{1,20},x{1,2})?[Dx]{0,2}WO?\Z")  # "welcomed the outcomes, especially the launch of"
_ALL_LAST = re.compile(r"N[xD]{0,2}(?P<u>U)[xp,]{0,3}L[px]{0,3}(?=W)")
_FRACTION = re.compile(
    r"(?P<d>N)(?:\([EC]{0,2}P\))?H?(?P<v>[Uu])?[x(]?(?P<o>[O/])[ODKx:]{0,4}C?(?P<t>N)(?:\((?P<c>C)?(?P<p>P)A?\))?(?:[xD]{0,3}?(?P<u>[Uu]))?"
)
_PART_OF = re.compile(r"N[uxDUO]{0,12}(?P<u>U)[xO]{0,2}[ID]{1,2}C?(?P<d>[NP])[Uu]?")
_LEFT_FIRST = re.compile(r"M[DOxVE:]{0,2}C?(?P<n>[NP])(?:[DOx]{0,3}?(?P<u>[Uu]))?")
_LEFT_LAST = re.compile(
    r"(?P<n>[NP])(?:[DOx]{0,3}?(?P<u>[Uu])(?:O[DxO]{0,6}K(?:\(d{1,2}\)|d{1,2})?)?)?H?[px]{0,2}(?:M|(?P<x>X)p?W)"
)
_COUNTED = re.compile(r"N[xD]{0,3}?(?P<u>U)")
_ITEM = re.compile(r"N(?P<u>[Uu])?H?")
_IN_BRACKETS = re.compile(r"\((?P<d>N)[O/]D?(?P<t>N)[Uux]{0,2}\)")
_PLAN_DONE = re.compile(r"K[^PS;,]{0,14}pp?W[xDOEp]?$")  # "the plan was carried out 92 %"
_OVER = ("", ",", ";", ")")
_PART = re.compile(r"[ODLxu]{0,5}?(?:N[Dx]{0,2})?(?P<u>U)")


_OPENING = frozenset("BYCLMNP")  # the marks a figure begins with


def find_figures(row: Row) -> list[Figure]:
    figures: list[Figure] = []
    frame: _Frame | None = None
    index, size = 0, len(row.letters)
    while index < size:
        letter = row.letters[index]
        if letter not in _OPENING:
            index += 1
            continue
        figure: Figure | None = None
        if letter == "B":
            figure = _all_but(row, index, frame)
        elif letter in "YCL":
            figure = _all(row, index)
        elif letter == "M":
            figure = _left(row, _LEFT_FIRST.match(row.letters, index), frame)
        elif letter == "N":
            figure = (
                _part_of(row, index)
                or _fraction(row, index)
                or _all_last(row, index)
                or _left(row, _LEFT_LAST.match(row.letters, index), frame)
            )
            if figure is None and frame and row.letters.find("S", frame.at, index) < 0 and index - frame.at < _REACH:
                figure = _item(row, index, frame)
            if figure is None and (opened := _opened(row, index)):
                frame, index = opened
                continue
            figure = figure or _item(row, index, frame)
        elif letter == "P":
            figure = _left(row, _LEFT_LAST.match(row.letters, index), frame) or _percent(row, index, frame, figures)
        if figure is None:
            index += 1
            continue
        index = max(figure.last, index + 1)
        if figure.taken or (figures and _counts_out(row, figures[-1], figure)):  # taken up by the figure before it
            continue
        figures.append(figure)
        if figure.total and not figure.bound:
            frame = _Frame(figure.total, figure.unit, figure.first)
        elif frame is None and figure.total is None and figure.percent is None:
            figures.pop()
    return figures


def _with_sign(row: Row, figure: Figure) -> Figure:
    """Take in the comparator before and after the figure."""
    marks, letters = row.marks, row.letters
    before = figure.first - 1
    while before >= 0 and letters[before] in "DE(x" and before > figure.first - 3 and letters[before - 1] == "C":
        before -= 1
    if before >= 0 and letters[before] == "C":
        figure.comparator, figure.first = str(marks[before].value), before
    elif before >= 0 and letters[before] == "Y":
        figure.comparator, figure.first = "~", before
    if figure.last < len(letters) and letters[figure.last] == "A":
        figure.comparator = str(marks[figure.last].value)
        figure.last += 1
    return figure


def _all_but(row: Row, index: int, frame: _Frame | None) -> Figure | None:
    match = _ALL_BUT.match(row.letters, index)
    if not match:
        return None
    left = row.count(match.start("n"))
    total = row.count(match.start("t")) if match["t"] else frame.total if frame else None
    if left is None or total is None or left >= total:
        return None
    unit = match.start("u") if match["u"] else None
    return Figure(index, match.end(), done=total - left, total=total, unit=unit)


def _all(row: Row, index: int) -> Figure | None:
    """All, or nearly all, of the lines: only where a perfect tense says it happened."""
    match = _ALL.match(row.letters, index)
    if not match or (match["y"] == "C" and row.marks[index].value != "~"):
        return None
    if not match["y"] and index and row.letters[index - 1] in "YC":
        return None  # "nearly all" is not all
    if row.spaces and row.letters[max(0, index - 2) : index] == "PO":
        return None  # "82 per cent of all"
    total = row.count(match.start("t")) if match["t"] else None
    unit = match.start("u")
    _, end = row.sentence(index)
    told = not match["y"] and _TOLD.search(row.letters, max(0, index - 28), index) is not None
    if not told and not re.match(r"[^NPSG;X]{0,25}?p[px]{0,3}W", row.letters[match.end() : end]):
        return None
    if match["y"]:
        return Figure(index, match.end(), total=total, comparator="~", unit=unit) if total else None
    return Figure(index, match.end(), done=total, total=total, percent=None if total else 100.0, unit=unit)


def _part_of(row: Row, index: int) -> Figure | None:
    """ "Of the 88 measures 60", in a language that names the whole first."""
    match = _PART_OF.match(row.letters, index) if row.total_first else None
    if match is None or "I" not in match.group():
        return None
    total, done = row.count(index), row.count(match.start("d"))
    percent = row.percent(match.start("d")) if match["d"] == "P" else None
    if total is None or (percent is None and (done is None or not 0 < done < total)):
        return None
    figure = Figure(index, match.end(), done=done, total=total, percent=percent, unit=match.start("u"))
    before = match.start("d") - 1
    if row.letters[before] == "C":
        figure.comparator = str(row.marks[before].value)
    return figure


def _all_last(row: Row, index: int) -> Figure | None:
    """The 60 measures have all been done."""
    match, total = _ALL_LAST.match(row.letters, index), row.count(index)
    return Figure(index, match.end(), done=total, total=total, unit=match.start("u")) if match and total else None


def _fraction(row: Row, index: int) -> Figure | None:
    match = _FRACTION.match(row.letters, index)
    if not match:
        return None
    done, total = row.count(index), row.count(match.start("t"))
    if done is None or total is None or total < 2 or done > total:
        return None
    slash = match["o"] == "/"
    outstanding = (
        re.match(r"(?:[OD]{1,3}K)?[px]{0,2}M", row.letters[match.end() : match.end() + 8]) is not None
    )  # "three of the 20 remain"
    unit = match.start("u") if match["u"] else match.start("v") if match["v"] else None
    if not match["u"]:
        after = row.letters[match.end() : match.end() + 1]
        if (unit is None and slash and total <= 12) or (after == "x" and row.spaces) or after in ("/", "d"):
            return None
        alone = after == ")" and re.search(r"[^Uu]\($", row.letters[max(0, index - 2) : index]) is not None
        if unit is None and slash and alone and done <= 12 and total <= 31:
            return None  # "on Wednesday (11/14)"
    figure = Figure(index, match.end(), done=total - done if outstanding else done, total=total, unit=unit)
    figure.left = figure.sure = outstanding
    worded = all(isinstance(value := row.marks[i].value, tuple) and value[1] for i in (index, match.start("t")))
    spoken = worded and total == 10 and "D" not in row.letters[index : match.start("t")]
    if spoken or (slash and total <= 5):  # "seven out of ten measures" counts no ten measures
        figure.done = figure.total = None
        figure.percent, figure.comparator = round(100 * done / total, 1), "~" if spoken else "="
    figure = _with_sign(row, figure)
    if match["p"]:  # "218/290 (75%) lines"
        figure.percent = row.percent(match.start("p"))
        figure.issue = _mismatch(figure, figure.percent, "~" if match["c"] else "=")
    return figure


def _left(row: Row, match: re.Match[str] | None, frame: _Frame | None) -> Figure | None:
    """What is left: of a frame's total, or in per cent of the whole."""
    if not match:
        return None
    place = match.start("n")
    unit = match.start("u") if match["u"] else None
    last = match.end() - (2 if match.groupdict().get("x") else 0)
    if match["n"] == "P":
        return Figure(match.start(), last, percent=round(100 - row.percent(place), 1), unit=unit, left=True)
    count = row.count(place)
    if count is None or frame is None or count >= frame.total or not _same_unit(row, unit, frame):
        return None
    if unit is None and row.spaces and row.letters[match.end() : match.end() + 1] == "x":
        return None  # "the remaining 7 texts": something else is counted
    return Figure(
        match.start(), last, done=frame.total - count, total=frame.total, unit=frame.unit, left=True, bound=True
    )


def _opened(row: Row, index: int) -> tuple[_Frame, int] | None:
    """A stated total: "of the 60 measures, …", "the plan has 60 measures", or total-first "60 measures 48 …"."""
    match = _COUNTED.match(row.letters, index)
    total = row.count(index)
    if not match or total is None or total < 2:
        return None
    before, after = row.letters[max(0, index - 4) : index], row.letters[match.end() : match.end() + 12]
    unit = match.start("u")
    if re.search(r"[Vp][DC]{0,2}$|(?:^|[S,;:(x])O[DC]{0,2}$", before) or re.match(
        r"[^NPS,;]{0,8}I|,?H[VDC]{0,2}N", after
    ):
        return _Frame(total, unit, index), match.end()
    if row.total_first and re.match(r"[xpI,]{0,3}(?:W?[xp]{0,2}[NP]|C?P)", after):
        stop = re.search("[S;]", row.letters[match.end() :])
        return _Frame(total, unit, index, match.end() + stop.start() if stop else len(row.letters)), match.end()
    return None


def _same_unit(row: Row, unit: int | None, frame: _Frame) -> bool:
    """Whether a unit of a figure can be that of the frame: short units fit any."""
    if unit is None or row.letters[unit] == "u" or frame.unit is None or row.letters[frame.unit] == "u":
        return True
    return row.unit_name(unit) == row.unit_name(frame.unit)


def _item(row: Row, index: int, frame: _Frame | None) -> Figure | None:
    """A count told of the frame's total."""
    if frame is None or (frame.weak_until is not None and index >= frame.weak_until):
        return None
    match = _ITEM.match(row.letters, index)
    count = row.count(index)
    if not match or count is None or count > frame.total:
        return None
    unit = match.start("u") if match["u"] else None
    after = row.letters[match.end() : match.end() + 1]
    bare = unit is None and after not in ("", "p", "W", ",", ";", "S", "E", ")", "H")  # something else is counted
    if (bare or not _same_unit(row, unit, frame)) and not (match[0].endswith("H") and after in "xpW"):
        return None
    if unit is None and not row.spaces and not row.letters[:index].endswith("W"):
        return None
    figure = Figure(index, match.end(), done=count, total=frame.total, unit=frame.unit, bound=True)
    return _with_sign(row, figure) if _word_near(row, figure) else None


def _word_near(row: Row, figure: Figure) -> bool:
    start, end = row.sentence(figure.first)
    return bool(
        re.match(r"(?:[^NPS;U,]{0,2}U)?[^NPS;U]{0,8}?W", row.letters[figure.last : end])
        or re.search(r"W[^NPSU;]{0,8}(?:N[xD]{0,2}UID?)?$", row.letters[start : figure.first])
    )


def _percent(row: Row, index: int, frame: _Frame | None, figures: list[Figure]) -> Figure | None:
    """A percentage: of units, of the frame, as a rate, or only restating the fraction before it."""
    letters, value = row.letters, row.percent(index)
    if value > 100:
        return None
    figure = _with_sign(row, Figure(index, index + 1, percent=value))
    start, end = row.sentence(index)
    told = next((other for other in reversed(figures) if not other.left), None)
    if told and _restates(row, told, figure):
        told.percent = value
        told.issue = told.issue or _mismatch(told, value, figure.comparator)
        told.last = figure.last if told is figures[-1] else told.last
        return replace(figure, taken=True)
    bracket = _IN_BRACKETS.match(letters, figure.last)
    if bracket:
        figure.done, figure.total = row.count(bracket.start("d")), row.count(bracket.start("t"))
        figure.issue, figure.comparator = _mismatch(figure, value, figure.comparator), "="
        figure.last = bracket.end()
    elif frame and (count := re.match(r"\((N)[Uu]?\)", letters[figure.last :])):  # "… 99 per cent (964 activities)"
        figure.done, figure.total, figure.unit = row.count(figure.last + 1), frame.total, frame.unit
        figure.issue, figure.comparator, figure.bound = _mismatch(figure, value, figure.comparator), "=", True
        figure.last += count.end()
    if match := _PART.match(letters, figure.last):
        figure.unit, figure.last = match.start("u"), match.end()
        return figure
    before, after = letters[start : figure.first], letters[figure.last : end]
    if (row.total_first and _of_the_plan(before, after)) or (
        row.spaces and _PLAN_DONE.search(before) and after[:1] in _OVER
    ):
        return figure
    if re.match(r"O(?!H)", after) and not re.match(r"O[DxOd]{0,8}K", after):
        return None
    if (rate := re.search(r"R(?P<gap>[^NPS;R]{0,12}(?:Nx[^NPS;R]{0,6})?)$", before)) or (
        rate := re.match(r"(?P<gap>)[Dx]?R", after)
    ):
        base = start if rate.string is before else figure.last
        figure.word = base + (rate.start() if rate.string is before else rate.end() - 1)
        meaning = row.marks[figure.word].value
        alone = isinstance(meaning, tuple) and re.fullmatch(r"[ECTp:,AdOY]{0,4}", rate["gap"]) is not None
        figure.sure = True
        return figure if alone or re.search("[KU]", letters[:end]) or frame else None
    if frame and re.match(r"A?[px]{0,3}W", after):
        figure.unit, figure.bound = frame.unit, True
        return figure
    if (counted := re.search(r"U(?=[^NPS;]{0,14}$)(?=.*[WR])", before)) and not after.startswith("x"):
        figure.unit = start + counted.start()
        return figure
    if "K" in before and re.match(r"H?[px]{0,2}W", after):
        return figure
    if re.search(r"W[xDO]{0,3}[^NPS;]{0,14}K[^NPS;]{0,8}E$|K[^NPS;,]{0,10}pWE$", before) or re.match(
        r"O?[DxOUd]{0,8}K", after
    ):
        return figure
    return None


def _of_the_plan(before: str, after: str) -> bool:
    """ "the plan has carried out 90 %", "the plan goes well, has carried out 90 %", "has carried out of the plan 85 %",
    "… of the plan carried out, which is 92 %", in a language that puts the whole first."""
    if re.search(r"K(?:[^NPS;,]{0,8}|[^NPS;]{0,24},p{1,2})W[xDOE]?$", before):
        return re.match(r"A?(?:$|[,;)]|D[xI]{1,2}(?:$|[,;]))", after) is not None
    return re.search(r"W[xD]{0,2}K(?:[xD]{0,3}U?D)?$|K[^PS;]{0,20}W,?E[xDO]{0,4}$", before) is not None


def _restates(row: Row, last: Figure, figure: Figure) -> bool:
    """Whether a percentage only says the fraction before it again: "97 of 103, or 94 per cent"."""
    between = row.letters[last.last : figure.first]
    if last.done is None or (last.left and "R" not in between) or "S" in between or len(between) > 40:
        return False
    if match := re.search(r"R[^NPS;]{0,6}$", between):
        word = row.marks[last.last + match.start()]
        meaning = word.value[0] if isinstance(word.value, tuple) else word.value
        worked_out = 100 * last.done / last.total if last.total else None
        same = worked_out is not None and figure.percent is not None and abs(worked_out - figure.percent) <= _SAME
        return same or meaning == _class_near(row, last)
    return re.search(r"(?:[(E]|,[x]{0,1})[DE,xT]{0,3}$", between) is not None or (
        figure.comparator != "=" and re.search(r",$", between) is not None
    )


def _counts_out(row: Row, last: Figure, figure: Figure) -> bool:
    """Whether a fraction only counts out the percentage before it: "86 per cent (120 of 140)"."""
    between = row.letters[last.last : figure.first]
    if last.percent is None or last.total or last.left or figure.bound or figure.done is None or not figure.total:
        return False
    if not re.fullmatch(r"[(,E][(,DExT]{0,3}", between):
        return False
    last.issue = _mismatch(figure, last.percent, last.comparator)
    last.done, last.total, last.comparator, last.last = figure.done, figure.total, "=", figure.last
    last.unit = last.unit if last.unit is not None else figure.unit
    return True


def _class_near(row: Row, figure: Figure) -> object:
    start, end = row.sentence(figure.first)
    before = re.search(r"W[CDOEpxV]{0,3}$", row.letters[start : figure.first])
    after = re.match(r"[^NPS;]*?W", row.letters[figure.last : end])
    place = start + before.start() if before else figure.last + after.end() - 1 if after else None
    return row.marks[place].value if place is not None else None


def _mismatch(figure: Figure, percent: float, comparator: str) -> str | None:
    if not figure.done or not figure.total:
        return None
    worked_out = 100 * figure.done / figure.total
    allowed = _ROUNDING if comparator == "=" else 5.0 if percent % 10 == 0 else 2.5  # "nearly half" is rounder
    if abs(worked_out - percent) <= allowed or (comparator in (">", ">=") and percent <= worked_out < percent + 10):
        return None
    return f"{figure.done} of {figure.total} is {worked_out:.1f} per cent, stated as {percent:g}"
