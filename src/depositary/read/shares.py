"""Shares of a plan: how much of it is said to be done.

In: a sentence or a paragraph (NFC, full-width and traditional forms folded) and its language. Out: each share told of a
plan's lines, measures, activities or projects, or of its implementation. Shares of anything else (trade, votes, people)
are left alone, and so are goals. A total stated once counts for the figures after it in the same text: "of the 60
measures 48 were launched and 11 of them completed" tells two shares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import msgspec

from depositary.languages import Language
from depositary.read.share_words import Mark, ShareWords, mark_text, may_tell_shares

__all__ = ["Share", "find_shares"]

_ROUNDING = 1.0  # percentage points by which a stated percentage may differ from its own fraction


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """One share as told.

    start…end: from the first to the last of its words, code points, end exclusive; figure: the figures alone.
    done, total: counts; percent: 0–100 as stated; comparator as in Progress.
    word, word_class: the source's own word for what was done, and touched · done · ambiguous.
    remaining: worked out from what is said to be left. issue: why the figures cannot all be right.
    as_of: the range of the words that say as of when; it may hold a word or two too many.
    """

    start: int
    end: int
    figure: tuple[int, int]
    done: int | None = None
    total: int | None = None
    percent: float | None = None
    comparator: str = "="
    unit_en: str | None = None
    unit: str | None = None
    word: str | None = None
    word_class: str | None = None
    remaining: bool = False
    issue: str | None = None
    as_of: tuple[int, int] | None = None


def find_shares(text: str, language: Language) -> list[Share]:
    """Every share told in `text`, left to right."""
    if not may_tell_shares(text, language):
        return []
    marks = mark_text(text, language)
    letters = "".join(mark.letter for mark in marks)
    if not re.search("[NPL]", letters):
        return []
    row = _Row(text, marks, letters, language.table("shares", ShareWords).total_first, language.facts.spaces)
    figures = _find_figures(row)
    _attach_words(row, figures)
    return [_share(row, figure) for figure in _settle(row, figures)]


@dataclass
class _Row:
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

    def sentence(self, index: int) -> tuple[int, int]:
        """First and last mark (exclusive) of the sentence that holds the mark."""
        end = self.letters.find("S", index)
        return self.letters.rfind("S", 0, index) + 1, len(self.letters) if end < 0 else end


@dataclass
class _Frame:
    """A total that later figures are told of. weak: only within the same clause."""

    total: int
    unit: int | None
    at: int
    weak_until: int | None = None


@dataclass
class _Figure:
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
    more: list[int] = field(default_factory=list)


# ---- figures -------------------------------------------------------------------------------------------------------

_ALL_BUT = re.compile(r"B(?P<n>N)[Dx]?(?:O[DKOx]{0,4}(?P<t>N))?[Dx]{0,3}(?P<u>[Uu])?")
_ALL = re.compile(r"(?P<y>[YC])?[OD]?L(?P<d>[OD]{0,2})(?P<t>N)?[Dxu]{0,3}?(?P<u>U)")
_FRACTION = re.compile(r"(?P<d>N)H?(?P<v>[Uu])?[x(]?(?P<o>[O/])[ODKx:]{0,4}C?(?P<t>N)(?:[xD]{0,3}?(?P<u>[Uu]))?")
_LEFT_FIRST = re.compile(r"M[DOxVE:]{0,2}C?(?P<n>[NP])[DOx]{0,3}?(?P<u>[Uu])?")
_LEFT_LAST = re.compile(r"(?P<n>[NP])(?:[DOx]{0,3}?(?P<u>[Uu]))?H?[px]{0,2}(?:M|(?P<x>X)p?W)")
_COUNTED = re.compile(r"N[xD]{0,3}?(?P<u>U)")
_ITEM = re.compile(r"N(?P<u>[Uu])?H?")
_PART = re.compile(r"PA?[ODxu]{0,5}?(?P<u>U)")


def _find_figures(row: _Row) -> list[_Figure]:
    figures: list[_Figure] = []
    frame: _Frame | None = None
    index = 0
    while index < len(row.letters):
        letter = row.letters[index]
        figure: _Figure | None = None
        if letter == "B":
            figure = _all_but(row, index, frame)
        elif letter in "YCL":
            figure = _all(row, index)
        elif letter == "M":
            figure = _left(row, _LEFT_FIRST.match(row.letters, index), frame)
        elif letter == "N":
            figure = _fraction(row, index) or _left(row, _LEFT_LAST.match(row.letters, index), frame)
            if figure is None and frame and "S" not in row.letters[frame.at : index]:
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
        if figure.more:  # it was taken up by the figure before it
            continue
        figures.append(figure)
        if figure.total and not figure.bound:
            frame = _Frame(figure.total, figure.unit, figure.first)
        elif frame is None and figure.total is None and figure.percent is None:
            figures.pop()
    return figures


def _with_sign(row: _Row, figure: _Figure) -> _Figure:
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


def _all_but(row: _Row, index: int, frame: _Frame | None) -> _Figure | None:
    match = _ALL_BUT.match(row.letters, index)
    if not match:
        return None
    left = row.count(match.start("n"))
    total = row.count(match.start("t")) if match["t"] else frame.total if frame else None
    if left is None or total is None or left >= total:
        return None
    unit = match.start("u") if match["u"] else None
    return _Figure(index, match.end(), done=total - left, total=total, unit=unit)


def _all(row: _Row, index: int) -> _Figure | None:
    """All, or nearly all, of the lines: only where a perfect tense says it happened."""
    match = _ALL.match(row.letters, index)
    if not match or (match["y"] == "C" and row.marks[index].value != "~"):
        return None
    total = row.count(match.start("t")) if match["t"] else None
    unit = match.start("u")
    _, end = row.sentence(index)
    if not re.match(r"[^NPSG;X]{0,25}?p[px]{0,3}W", row.letters[match.end() : end]):
        return None
    if match["y"]:
        return _Figure(index, match.end(), total=total, comparator="~", unit=unit) if total else None
    return _Figure(index, match.end(), done=total, total=total, percent=None if total else 100.0, unit=unit)


def _fraction(row: _Row, index: int) -> _Figure | None:
    match = _FRACTION.match(row.letters, index)
    if not match:
        return None
    done, total = row.count(index), row.count(match.start("t"))
    if done is None or total is None or total < 2 or done > total:
        return None
    slash = match["o"] == "/"
    unit = match.start("u") if match["u"] else match.start("v") if match["v"] else None
    if not match["u"]:
        after = row.letters[match.end() : match.end() + 1]
        if (unit is None and slash and total <= 12) or (after == "x" and row.spaces) or after in ("/", "d"):
            return None
    figure = _Figure(index, match.end(), done=done, total=total, unit=unit)
    worded = all(isinstance(value := row.marks[i].value, tuple) and value[1] for i in (index, match.start("t")))
    spoken = worded and total == 10 and "D" not in row.letters[index : match.start("t")]
    if spoken or (slash and total <= 5):  # "seven out of ten measures" counts no ten measures
        figure.done = figure.total = None
        figure.percent, figure.comparator = round(100 * done / total, 1), "~" if spoken else "="
    if figure.percent is None:
        figure.comparator = "="
    return _with_sign(row, figure)


def _left(row: _Row, match: re.Match[str] | None, frame: _Frame | None) -> _Figure | None:
    """What is left: of a frame's total, or in per cent of the whole."""
    if not match:
        return None
    place = match.start("n")
    unit = match.start("u") if match["u"] else None
    last = match.end() - (2 if match.groupdict().get("x") else 0)
    if match["n"] == "P":
        return _Figure(match.start(), last, percent=round(100 - row.percent(place), 1), unit=unit, left=True)
    count = row.count(place)
    if count is None or frame is None or count >= frame.total or not _same_unit(row, unit, frame):
        return None
    return _Figure(
        match.start(), last, done=frame.total - count, total=frame.total, unit=frame.unit, left=True, bound=True
    )


def _opened(row: _Row, index: int) -> tuple[_Frame, int] | None:
    """A stated total: "of the 60 measures, …", "the plan has 60 measures", or total-first "60 measures 48 …"."""
    match = _COUNTED.match(row.letters, index)
    total = row.count(index)
    if not match or total is None or total < 2:
        return None
    before, after = row.letters[max(0, index - 4) : index], row.letters[match.end() : match.end() + 12]
    unit = match.start("u")
    if re.search(r"V[DC]{0,2}$|(?:^|[S,;:(x])O[DC]{0,2}$", before) or re.match(r"[^NPS,;]{0,8}I", after):
        return _Frame(total, unit, index), match.end()
    if row.total_first and re.match(r"[xpI,]{0,3}(?:W?[xp]{0,2}[NP]|C?P)", after):
        stop = re.search("[S;]", row.letters[match.end() :])
        return _Frame(total, unit, index, match.end() + stop.start() if stop else len(row.letters)), match.end()
    return None


def _same_unit(row: _Row, unit: int | None, frame: _Frame) -> bool:
    """Whether a unit of a figure can be that of the frame: short units fit any."""
    if unit is None or row.letters[unit] == "u" or frame.unit is None or row.letters[frame.unit] == "u":
        return True
    return _unit_name(row, unit) == _unit_name(row, frame.unit)


def _item(row: _Row, index: int, frame: _Frame | None) -> _Figure | None:
    """A count told of the frame's total."""
    if frame is None or (frame.weak_until is not None and index >= frame.weak_until):
        return None
    match = _ITEM.match(row.letters, index)
    count = row.count(index)
    if not match or count is None or count > frame.total:
        return None
    unit = match.start("u") if match["u"] else None
    after = row.letters[match.end() : match.end() + 1]
    if not _same_unit(row, unit, frame) or (unit is None and after not in ("", "p", "W", ",", ";", "S", "E", ")", "H")):
        if not (match[0].endswith("H") and after in "xpW"):
            return None
    if unit is None and not row.spaces and not row.letters[:index].endswith("W"):
        return None
    figure = _Figure(index, match.end(), done=count, total=frame.total, unit=frame.unit, bound=True)
    return _with_sign(row, figure) if _word_near(row, figure) else None


def _word_near(row: _Row, figure: _Figure) -> bool:
    start, end = row.sentence(figure.first)
    return bool(
        re.match(r"[^NPS;U]{0,8}?W", row.letters[figure.last : end])
        or re.search(r"W[^NPSU;]{0,8}$", row.letters[start : figure.first])
    )


def _percent(row: _Row, index: int, frame: _Frame | None, figures: list[_Figure]) -> _Figure | None:
    """A percentage: of units, of the frame, as a rate, or only restating the fraction before it."""
    letters, value = row.letters, row.percent(index)
    if value > 100:
        return None
    figure = _with_sign(row, _Figure(index, index + 1, percent=value))
    start, end = row.sentence(index)
    told = next((other for other in reversed(figures) if not other.left), None)
    if told and _restates(row, told, figure):
        told.percent = value
        told.issue = told.issue or _mismatch(told, value, figure.comparator)
        told.last = figure.last if told is figures[-1] else told.last
        return replace(figure, more=[index])
    if match := _PART.match(letters, index):
        figure.unit, figure.last = match.start("u"), match.end()
        return figure
    before, after = letters[start : figure.first], letters[figure.last : end]
    if re.match(r"O(?!H)", after) and not re.match(r"O[DxO]{0,8}K", after):
        return None
    if (rate := re.search(r"R(?P<gap>[^NPS;R]{0,12})$", before)) or (rate := re.match(r"(?P<gap>)[Dx]?R", after)):
        base = start if rate.string is before else figure.last
        figure.word = base + (rate.start() if rate.string is before else rate.end() - 1)
        meaning = row.marks[figure.word].value
        alone = isinstance(meaning, tuple) and re.fullmatch(r"[ECTp:,AdOY]{0,4}", rate["gap"]) is not None
        figure.sure = True
        return figure if alone or re.search("[KU]", letters[: end]) or frame else None
    if frame and re.match(r"A?[px]{0,3}W", after):
        figure.unit, figure.bound = frame.unit, True
        return figure
    if (counted := re.search(r"U(?=[^NPS;]{0,14}$)(?=.*[WR])", before)) and not after.startswith("x"):
        figure.unit = start + counted.start()
        return figure
    if "K" in before and re.match(r"[px]{0,2}W", after):
        return figure
    if re.search(r"W[xDO]{0,3}[^NPS;]{0,14}K[^NPS;]{0,8}E$", before) or re.match(r"O?[DxOU]{0,8}K", after):
        return figure
    return None


def _restates(row: _Row, last: _Figure, figure: _Figure) -> bool:
    """Whether a percentage only says the fraction before it again: "97 of 103, or 94 per cent"."""
    between = row.letters[last.last : figure.first]
    if last.done is None or last.left and "R" not in between or "S" in between or len(between) > 40:
        return False
    if match := re.search(r"R[^NPS;]{0,6}$", between):
        word = row.marks[last.last + match.start()]
        meaning = word.value[0] if isinstance(word.value, tuple) else word.value
        return meaning == _class_near(row, last)
    return re.search(r"(?:[(E]|,[x]{0,1})[DE,xT]{0,3}$", between) is not None or (
        figure.comparator != "=" and re.search(r",$", between) is not None
    )


def _class_near(row: _Row, figure: _Figure) -> object:
    start, end = row.sentence(figure.first)
    before = re.search(r"W[CDOEpxV]{0,3}$", row.letters[start : figure.first])
    after = re.match(r"[^NPS;]*?W", row.letters[figure.last : end])
    place = start + before.start() if before else figure.last + after.end() - 1 if after else None
    return row.marks[place].value if place is not None else None


def _mismatch(figure: _Figure, percent: float, comparator: str) -> str | None:
    if not figure.done or not figure.total:
        return None
    worked_out = 100 * figure.done / figure.total
    allowed = _ROUNDING if comparator == "=" else 2.5
    if abs(worked_out - percent) <= allowed or (comparator in (">", ">=") and percent <= worked_out < percent + 10):
        return None
    return f"{figure.done} of {figure.total} is {worked_out:.1f} per cent, stated as {percent:g}"


# ---- words ---------------------------------------------------------------------------------------------------------

def _attach_words(row: _Row, figures: list[_Figure]) -> None:
    """Give each figure the word for what was done: right before it, else after it, else before it."""
    taken: set[int] = set()
    between = re.compile(r"[CDOEpTYLV(]*" if row.spaces else r"[CDOEpTYLVH]*x?[CDOEpV]*")
    for number, figure in enumerate(figures):
        start, end = row.sentence(figure.first)
        floor = max(start, figures[number - 1].last if number else start)
        ceiling = min(end, figures[number + 1].first if number + 1 < len(figures) else end)
        if figure.word is None:
            before = [i for i in range(floor, figure.first) if row.letters[i] == "W" and i not in taken]
            after = [i for i in range(figure.last, ceiling) if row.letters[i] == "W"]
            inside = [i for i in range(figure.first, figure.last) if row.letters[i] == "W"]
            near = bool(before) and between.fullmatch(row.letters[before[-1] + 1 : figure.first]) is not None
            stop = row.letters.find(";", figure.last, ceiling)
            after = [i for i in after if stop < 0 or i < stop]
            if inside:
                figure.word = inside[0]
            elif near:
                figure.word = before[-1]
            elif after:
                figure.word = after[0]
            elif before:
                figure.word = before[-1]
            else:
                shared = re.match(r"[^NPS;]*W", row.letters[figure.last : ceiling])
                figure.word = figure.last + shared.end() - 1 if shared else None
        if figure.word is not None:
            taken.add(figure.word)
        figure.planned = _is_goal(row, figure, start, ceiling)
        if not figure.left and figure.word is not None and figure.word >= figure.last:
            gap = row.letters[figure.last : figure.word]
            if re.search(r"X[px]{0,2}$", gap) and "," not in gap[gap.rfind("X") :]:
                _negate(figure)


def _negate(figure: _Figure) -> None:
    if figure.percent is not None and figure.total is None:
        figure.percent, figure.left = round(100 - figure.percent, 1), True
    elif figure.done is not None and figure.total is not None:
        figure.done, figure.left = figure.total - figure.done, True


def _is_goal(row: _Row, figure: _Figure, start: int, ceiling: int) -> bool:
    """Whether the figure is one to be reached: a goal word between it and its word, or before it without a perfect."""
    word = figure.word
    if word is not None and word >= figure.last and "G" in row.letters[figure.last : word]:
        return not figure.left  # what is left is naturally told with what will be done about it
    anchor = min(figure.first, word) if word is not None else figure.first
    if "G" not in row.letters[start:anchor]:
        return False
    if word is None:
        return True
    return re.search(r"p[px]{0,3}$", row.letters[max(0, word - 5) : word]) is None


# ---- settling ------------------------------------------------------------------------------------------------------

def _settle(row: _Row, figures: list[_Figure]) -> list[_Figure]:
    """Drop goals and figures without a word; let what is left confirm, fill or contradict what is done."""
    kept: list[_Figure] = []
    for figure in figures:
        if figure.planned or not _is_told(row, figure):
            continue
        if figure.bound and figure.left and kept:
            if _confirmed(row, kept, figure):
                continue
        twin = next((other for other in kept if _is_same(row, other, figure)), None)
        if twin is not None:
            twin.issue = twin.issue or figure.issue
            continue
        kept.append(figure)
    return kept


def _is_told(row: _Row, figure: _Figure) -> bool:
    if figure.sure:
        return True
    unit = figure.unit
    plan = re.search("[KU]", row.letters) is not None
    if unit is None:
        return figure.word is not None and plan and not (figure.left and figure.total is None and "U" not in row.letters)
    sure = row.letters[unit] == "U" and _unit_sure(row, unit)
    if figure.word is not None:
        return True
    if figure.left:
        return sure or figure.bound
    return sure and "G" not in row.letters[slice(*row.sentence(figure.first))]


def _confirmed(row: _Row, kept: list[_Figure], left: _Figure) -> bool:
    """Set what is left against the figures of the same total; True if it tells nothing new."""
    same = [figure for figure in kept if figure.total == left.total and figure.done is not None]
    if any(figure.done == left.done for figure in same):
        return True
    for figure in kept:
        if figure.total is None and figure.bound and figure.percent is not None and left.total and left.done is not None:
            if abs(100 * left.done / left.total - figure.percent) <= 3:  # "nearly 90 per cent", then "13 are left"
                figure.done, figure.total, figure.percent, figure.comparator = left.done, left.total, None, "="
                return True
    meaning = row.marks[left.word].value if left.word is not None else None
    for figure in same:
        told = row.marks[figure.word].value if figure.word is not None else None
        if len(same) == 1 or (meaning is not None and meaning == told):
            if left.total is not None and left.done is not None:
                figure.issue = figure.issue or f"{left.total - left.done} said to be left, not {left.total - (figure.done or 0)}"
            return True
    return bool(same)


def _is_same(row: _Row, one: _Figure, other: _Figure) -> bool:
    values = (one.done, one.total, one.percent) == (other.done, other.total, other.percent)
    return values and _word(row, one) == _word(row, other)


def _word(row: _Row, figure: _Figure) -> tuple[str | None, str | None]:
    """The word as written and its class."""
    if figure.word is None:
        return None, None
    mark = row.marks[figure.word]
    meaning = mark.value[0] if isinstance(mark.value, tuple) else mark.value
    return row.text[mark.start : mark.end], str(meaning)


def _unit_name(row: _Row, unit: int) -> str | None:
    value = row.marks[unit].value
    return str(value[0]) if isinstance(value, tuple) else None


def _unit_sure(row: _Row, unit: int) -> bool:
    value = row.marks[unit].value
    return isinstance(value, tuple) and bool(value[1])


def _share(row: _Row, figure: _Figure) -> Share:
    marks = row.marks
    word, word_class = _word(row, figure)
    places = [figure.first, figure.last - 1, *(place for place in (figure.unit, figure.word) if place is not None)]
    near = [place for place in places if row.sentence(place) == row.sentence(figure.first)]
    unit = marks[figure.unit] if figure.unit is not None else None
    return Share(
        start=min(marks[place].start for place in near),
        end=max(marks[place].end for place in near),
        figure=(marks[figure.first].start, marks[figure.last - 1].end),
        done=figure.done,
        total=figure.total,
        percent=figure.percent,
        comparator=figure.comparator,
        unit_en=_unit_name(row, figure.unit) if figure.unit is not None else None,
        unit=row.text[unit.start : unit.end] if unit is not None else None,
        word=word,
        word_class=word_class,
        remaining=figure.left,
        issue=figure.issue,
        as_of=_as_of(row, figure),
    )


def _as_of(row: _Row, figure: _Figure) -> tuple[int, int] | None:
    """The words that say as of when: nearest before the figure in its sentence, else after it."""
    start, end = row.sentence(figure.first)
    before = [match for match in re.finditer(r"T[dxODM/]{0,8}", row.letters[start : figure.first]) if match]
    after = re.search(r"T[dxODM/]{0,8}", row.letters[figure.last : end])
    if before:
        span = start + before[-1].start(), start + before[-1].end()
    elif after:
        span = figure.last + after.start(), figure.last + after.end()
    else:
        return None
    return row.marks[span[0]].start, row.marks[span[1] - 1].end
