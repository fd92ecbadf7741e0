"""Shares of a plan: how much of it is said to be done.

In: a sentence or a paragraph (NFC, full-width and traditional forms folded) and its language. Out: each share told of a
plan's lines, measures, activities or projects, or of its implementation. Shares of anything else (trade, votes, people)
are left alone, and so are goals. A total stated once counts for the figures after it in the same text: "of the 60
measures 48 were launched and 11 of them completed" tells two shares.
"""

from __future__ import annotations

import re

import msgspec

from depositary.languages import Language
from depositary.read.share_figures import Figure, Row, find_figures
from depositary.read.share_words import ShareWords, mark_text, may_tell_shares

__all__ = ["Share", "find_shares"]


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """One share as told.

    start…end: from the first to the last of its words, code points, end exclusive; figure: the figures alone.
    done, total: counts; percent: 0–100 as stated; comparator as in Progress.
    word, word_class: the source's own word for what was done, and touched · done · ambiguous.
    remaining: worked out from what is said to be left. issue: why the figures cannot all be right.
    as_of: the range of the words that say as of when; it may hold a word or two too many.
    of_plans: the unit is one said of plans only.
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
    of_plans: bool = False

    def moved(self, by: int) -> Share:
        """The same share of a text that begins `by` code points earlier."""
        figure = (self.figure[0] + by, self.figure[1] + by)
        as_of = (self.as_of[0] + by, self.as_of[1] + by) if self.as_of else None
        return msgspec.structs.replace(self, start=self.start + by, end=self.end + by, figure=figure, as_of=as_of)


def find_shares(text: str, language: Language) -> list[Share]:
    """Every share told in `text`, left to right."""
    if not may_tell_shares(text, language):
        return []
    marks = mark_text(text, language)
    letters = "".join(mark.letter for mark in marks)
    if not re.search("[NPL]", letters):
        return []
    row = Row(text, marks, letters, language.table("shares", ShareWords).total_first, language.facts.spaces)
    figures = find_figures(row)
    _attach_words(row, figures)
    return [_share(row, figure) for figure in _settle(row, figures)]


# ---- words ---------------------------------------------------------------------------------------------------------


def _attach_words(row: Row, figures: list[Figure]) -> None:
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


def _negate(figure: Figure) -> None:
    if figure.percent is not None and figure.total is None:
        figure.percent, figure.left = round(100 - figure.percent, 1), True
    elif figure.done is not None and figure.total is not None:
        figure.done, figure.left = figure.total - figure.done, True


def _is_goal(row: Row, figure: Figure, start: int, ceiling: int) -> bool:
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


def _settle(row: Row, figures: list[Figure]) -> list[Figure]:
    """Drop goals and figures without a word; let what is left confirm, fill or contradict what is done."""
    kept: list[Figure] = []
    for figure in figures:
        if figure.planned or not _is_told(row, figure):
            continue
        if figure.bound and figure.left and kept and _confirmed(row, kept[-8:], figure):
            continue
        twin = next((other for other in kept[-8:] if _is_same(row, other, figure)), None)
        if twin is not None:
            twin.issue = twin.issue or figure.issue
            continue
        kept.append(figure)
    return kept


def _is_told(row: Row, figure: Figure) -> bool:
    if figure.sure:
        return True
    unit = figure.unit
    plan = re.search("[KU]", row.letters) is not None
    if unit is None:
        return (
            figure.word is not None and plan and not (figure.left and figure.total is None and "U" not in row.letters)
        )
    sure = row.letters[unit] == "U" and row.unit_sure(unit)
    if figure.word is not None:
        return True
    if figure.left:
        return sure or figure.bound
    return sure and "G" not in row.letters[slice(*row.sentence(figure.first))]


def _confirmed(row: Row, kept: list[Figure], left: Figure) -> bool:
    """Set what is left against the figures of the same total; True if it tells nothing new."""
    total, done = left.total or 0, left.done or 0
    if not total:
        return False
    same = [figure for figure in kept if figure.total == left.total and figure.done is not None]
    if any(figure.done == left.done for figure in same):
        return True
    for figure in kept:
        approximate = figure.total is None and figure.bound and figure.percent is not None
        if approximate and abs(100 * done / total - (figure.percent or 0)) <= 3:  # "nearly 90 %", then "13 are left"
            figure.done, figure.total, figure.percent, figure.comparator = done, total, None, "="
            return True
    meaning = row.marks[left.word].value if left.word is not None else None
    for figure in same:
        told = row.marks[figure.word].value if figure.word is not None else None
        if len(same) == 1 or (meaning is not None and meaning == told):
            figure.issue = figure.issue or f"{total - done} said to be left, not {total - (figure.done or 0)}"
            return True
    return bool(same)


def _is_same(row: Row, one: Figure, other: Figure) -> bool:
    values = (one.done, one.total, one.percent) == (other.done, other.total, other.percent)
    return values and _word(row, one) == _word(row, other)


def _word(row: Row, figure: Figure) -> tuple[str | None, str | None]:
    """The word as written and its class."""
    if figure.word is None:
        return None, None
    mark = row.marks[figure.word]
    meaning = mark.value[0] if isinstance(mark.value, tuple) else mark.value
    if other := re.match(r"W(?=[xp]{0,2}E)[Exp]{1,4}W", row.letters[figure.word :]):  # "achieved or being addressed"
        last = row.marks[figure.word + other.end() - 1]
        return row.text[mark.start : last.end], "touched" if "touched" in (meaning, last.value) else str(meaning)
    return row.text[mark.start : mark.end], str(meaning)


def _share(row: Row, figure: Figure) -> Share:
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
        unit_en=row.unit_name(figure.unit) if figure.unit is not None else None,
        of_plans=figure.unit is not None and row.unit_sure(figure.unit),
        unit=row.text[unit.start : unit.end] if unit is not None else None,
        word=word,
        word_class=word_class,
        remaining=figure.left,
        issue=figure.issue,
        as_of=_as_of(row, figure),
    )


def _as_of(row: Row, figure: Figure) -> tuple[int, int] | None:
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
