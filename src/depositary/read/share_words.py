"""The words in which a plan's progress is told, marked in a text.

In: a text (NFC, full-width and traditional forms already folded) and its language. Out: a row of marks, each one letter
for its sort, so that the grammar of shares.py is written over letters and knows no language.

    N number   P percentage   d number that is a date, an ordinal, a count of other things
    U unit (action lines)   u short unit (lines)   K plan   W word for what was done   R rate (implementation rate)
    C comparator before a figure   A comparator after it   O of   I within   V has   H of them   D determiner
    L all   B all but   Y nearly (all)   M remaining   X not   G goal or future   E equals   T as of   p perfect
    Z welcomed, noted (what follows has happened)   x any other word   , ; : ( ) / themselves   S end of a sentence
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from depositary.languages import Language, load_language
from depositary.read.numbers import Numerals, find_numbers, read_number
from depositary.read.wordlist import Wordlist, fold, strip_marks

__all__ = ["Mark", "ShareWords", "Unit", "mark_text", "may_tell_shares"]


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """forms: how the unit is written; sure: it is said of plans only, so that no verb is needed beside it."""

    forms: list[str]
    sure: bool = False


class ShareWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """shares.yml; the letters in the module's docstring name the sorts.

    total_first: "of 60 measures 48 …" is told as "60 measures 48 …"; shields: look-alikes that are no mark;
    words and rates: by class (touched, done, ambiguous); rates_alone: rates said of plans only;
    before and after: comparator words by sign; parts: fractions in words, in per cent; tenths: suffix of a tenth;
    part_of: parts "three of four" written denominator first; date_before, date_after: neighbours of a number that
    make it a date, an ordinal or a count of something else. told: verbs whose object has happened, where a noun for
    what
    was done of all the lines is told without a verb ("welcomed the launch of all action lines").
    """

    total_first: bool
    shields: list[str]
    units: dict[str, Unit]
    short_units: list[str]
    plans: list[str]
    words: dict[str, list[str]]
    rates: dict[str, list[str]]
    rates_alone: list[str]
    perfect: list[str]
    reach: list[str]
    before: dict[str, list[str]]
    after: dict[str, list[str]]
    of: list[str]
    within: list[str]
    has: list[str]
    them: list[str]
    determiners: list[str]
    all: list[str]
    all_but: list[str]
    nearly: list[str]
    remaining: list[str]
    negations: list[str]
    goals: list[str]
    equal: list[str]
    as_of: list[str]
    percent_after: list[str]
    percent_before: list[str]
    tenths: list[str]
    parts: dict[str, float]
    part_of: str
    date_before: list[str]
    date_after: list[str]
    told: list[str] = []


class Mark(msgspec.Struct, frozen=True):
    """One mark: its letter, where it stands, and what it means (a number, a unit's name, a class, a sign)."""

    letter: str
    start: int
    end: int
    value: object = None


def may_tell_shares(text: str, language: Language) -> bool:
    """A cheap test: a unit or a rate, and some figure; or a plan and a percentage."""
    signs = _compiled(language.code).signs(text)
    return bool(
        (signs & _COUNTED and (signs & (_PERCENT | _WORDED) or _FIGURE.search(text)))
        or (signs & _PLAN and signs & _PERCENT)
    )


def mark_text(text: str, language: Language) -> list[Mark]:
    """All marks of `text`, left to right; where none is a figure, without what stands between them."""
    lists = _compiled(language.code)
    folded = fold(text)
    words = [Mark(letter, start, end, value) for start, end, (letter, value) in lists.find(text, folded)]
    marks = _with_percentages(text, _with_numbers(text, words, language), language)
    if not any(mark.letter in "NPL" for mark in marks):
        return marks  # no figure: nobody asks what stands between
    return _with_gaps(text, marks, lists)


_COUNTED, _PLAN, _PERCENT, _WORDED = 1, 2, 4, 8
_FIGURE = re.compile(r"(?<![\d.-])\d{1,3}(?![\d.]\d)(?!\d)")


class _Lists:
    """A language's share words, compiled; a second time without accents, for texts that lost them."""

    def __init__(self, language: Language) -> None:
        table = language.table("shares", ShareWords)
        self.table = table
        self.spaces = language.facts.spaces
        meanings = _meanings(table)
        signs: dict[str, int] = {}
        numerals = language.table("numerals", Numerals)
        for sign, written in (
            (_COUNTED, [form for unit in table.units.values() for form in unit.forms]),
            (_COUNTED, [form for forms in table.rates.values() for form in forms]),
            (_PLAN, table.plans),
            (_PERCENT, [*table.percent_after, *table.percent_before, *table.tenths, *table.parts, table.part_of]),
            (_WORDED, [*numerals.tens, *numerals.scales, *table.all, *table.nearly, *table.all_but]),
        ):
            signs.update({form: sign | signs.get(form, 0) for form in written if form})
        self._words = [Wordlist(meanings, spaces=self.spaces, marks=marks) for marks in (True, False)]
        self._gates = [Wordlist(signs, spaces=self.spaces, marks=marks) for marks in (True, False)]
        self.has_marks = self.spaces and any(strip_marks(word) != word for word in meanings)
        skips = "" if self.spaces else "A-Za-z"
        self.gap = re.compile(rf"[^\W\d_]+[-’'][^\W\d_]+|[^\W\d_{skips}]+|[A-Za-z]+|[.,;:()/!?，、；：（）。！？]|\n\n")

    def find(self, text: str, folded: str) -> list[tuple[int, int, tuple[str, object]]]:
        return list(self._words[self._bare(text)].find(text, folded))

    def signs(self, text: str) -> int:
        """Which of _COUNTED, _PLAN, _PERCENT and _WORDED stand in the text."""
        found = 0
        for _, _, sign in self._gates[self._bare(text)].find(text):
            found |= sign
        return found

    def _bare(self, text: str) -> int:
        return int(self.has_marks and text.isascii())


@cache
def _compiled(code: str) -> _Lists:
    return _Lists(load_language(code))


def _meanings(table: ShareWords) -> dict[str, tuple[str, object]]:
    """Every word with its letter; where a word has two sorts the later one here wins."""
    words: dict[str, tuple[str, object]] = {}
    for letter, forms in (
        ("O", table.of), ("I", table.within), ("V", table.has), ("D", table.determiners), ("p", table.perfect),
        ("E", table.reach), ("E", table.equal), ("T", table.as_of), ("K", table.plans), ("L", table.all),
        ("u", table.short_units),
    ):  # fmt: skip
        words.update(dict.fromkeys(forms, (letter, None)))
    for name, unit in table.units.items():
        words.update(dict.fromkeys(unit.forms, ("U", (name, unit.sure))))
    for letter, groups in (("W", table.words), ("R", table.rates), ("C", table.before), ("A", table.after)):
        words.update({form: (letter, meaning) for meaning, forms in groups.items() for form in forms})
    both = set(table.of) & {form for forms in table.before.values() for form in forms}
    words.update({form: ("Q", words[form][1]) for form in both})
    words.update({form: ("R", (words[form][1], "alone")) for form in table.rates_alone if form in words})
    words.update({form: ("P", percent) for form, percent in table.parts.items()})
    for letter, forms in (
        ("Y", table.nearly), ("H", table.them), ("B", table.all_but), ("X", table.negations), ("G", table.goals),
        ("M", table.remaining), ("Z", table.told),
        ("%", table.percent_after), ("‰", table.percent_before), ("成", table.tenths), ("d", table.date_before),
    ):  # fmt: skip
        words.update({form: (letter, None) for form in forms if letter != "d" or form not in words})
    words.update({form: ("z", words.get(form)) for form in table.date_after})
    if table.part_of:
        words[table.part_of] = ("÷", None)
    words.update(dict.fromkeys(table.shields, ("x", None)))
    return words


_DATE = re.compile(
    r"(?=[\d-])(?:"  # one look passes over all else
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"  # a full date in figures
    r"|(?<!\d)\d{1,2}/(?:19|20)\d\d(?!\d)"  # month and year
    r"|(?<!\d)(?:19|20)\d\d\s*[-–—~至]\s*(?:(?:19|20)\d\d|\d\d)(?!\d)"  # a period
    r"|(?<![\d.,])(?:19|20)\d\d(?![\d%％]|[.,]\d)"  # a year
    r"|(?<=[A-Za-z])-\d+)"  # the figure of a name (COVID-19)
)
_STOPS = {
    "，": ",",
    "、": ",",
    "；": ";",
    "：": ":",
    "（": "(",
    "）": ")",
    "。": "S",
    "！": "S",
    "？": "S",
    "!": "S",
    "?": "S",
}


def _with_numbers(text: str, words: list[Mark], language: Language) -> list[Mark]:
    """Put the numbers among the words; those of dates, ordinals and other counts as `d`."""
    numbers = [
        Mark("N", number.start, number.end, (number.value, number.worded)) for number in find_numbers(text, language)
    ]
    dates = [match.span() for match in _DATE.finditer(text)] if numbers else []
    marks: list[Mark] = []
    for mark in sorted(numbers + words, key=lambda mark: (mark.start, -mark.end)):
        if marks and mark.start < marks[-1].end:
            last = marks[-1]
            if mark.letter == "N" and last.letter != "N" and mark.end > last.end:
                marks[-1] = mark
            continue
        marks.append(mark)
    for index, mark in enumerate(marks):
        if mark.letter == "N" and _is_date(text, marks, index, dates):
            marks[index] = Mark("d", mark.start, mark.end, mark.value)
        elif mark.letter == "Q":  # one word for "of" after a number and for "over" elsewhere
            after_number = (
                index and marks[index - 1].letter in "NUu" and not text[marks[index - 1].end : mark.start].strip()
            )
            marks[index] = Mark("O" if after_number else "C", mark.start, mark.end, mark.value)
    return [_settled(mark) for mark in marks]


def _is_date(text: str, marks: list[Mark], index: int, dates: list[tuple[int, int]]) -> bool:
    mark = marks[index]
    if any(start <= mark.start and mark.end <= end for start, end in dates):
        return True
    before = marks[index - 1] if index else None
    if before and before.letter == "d" and before.value is None and not text[before.end : mark.start].strip():
        return True
    after = marks[index + 1] if index + 1 < len(marks) else None
    return bool(after and after.letter == "z" and not text[mark.end : after.start].strip())


def _settled(mark: Mark) -> Mark:
    """Give a word that only might have made a date its other meaning back."""
    if mark.letter == "z":
        other = mark.value
        return (
            Mark(other[0], mark.start, mark.end, other[1])
            if isinstance(other, tuple)
            else Mark("x", mark.start, mark.end)
        )
    return Mark("x", mark.start, mark.end) if mark.letter == "d" and mark.value is None else mark


_PERCENTAGE = frozenset("Nd%‰成÷")  # the marks a percentage is made of


def _with_percentages(text: str, marks: list[Mark], language: Language) -> list[Mark]:
    """Join "88 per cent", "百分之八十八", "九成五", "四分之三" into one mark each."""
    out: list[Mark] = []
    index = 0
    while index < len(marks):
        mark = marks[index]
        if mark.letter not in _PERCENTAGE:
            out.append(mark)
            index += 1
            continue
        after = marks[index + 1] if index + 1 < len(marks) else None
        pair = mark.letter + after.letter if after and after.start <= mark.end + 1 else mark.letter
        joined: Mark | None = None
        if after and pair in ("N%", "d%"):
            joined = Mark("P", mark.start, after.end, _number(mark))
        elif after and pair in ("‰N", "‰d"):
            joined = Mark("P", mark.start, after.end, _number(after))
        elif after and pair in ("N成", "d成") and _number(mark) < 10:
            digit = read_number(text[after.end : after.end + 1], language) or 0
            joined = Mark("P", mark.start, after.end + bool(digit), 10 * _number(mark) + digit)
        elif mark.letter == "÷":
            joined = _part(text, mark, language)
        if joined is None:
            out.append(Mark("x", mark.start, mark.end) if mark.letter in "%‰成÷" else mark)
            index += 1
            continue
        while out and out[-1].end > joined.start:
            out.pop()
        out.append(joined)
        index += 1
        while index < len(marks) and marks[index].start < joined.end:
            index += 1
    return out


def _part(text: str, mark: Mark, language: Language) -> Mark | None:
    """A part told denominator first, the numbers one figure each: 四分之三."""
    whole, part = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    of, number = read_number(whole, language), read_number(part, language)
    if not of or not number or number > of:
        return None
    return Mark("P", mark.start - 1, mark.end + 1, round(100 * number / of, 1))


def _number(mark: Mark) -> float:
    value = mark.value[0] if isinstance(mark.value, tuple) else mark.value
    return value if isinstance(value, (int, float)) else 0


def _with_gaps(text: str, marks: list[Mark], lists: _Lists) -> list[Mark]:
    """Put the words and stops between the marks among them."""
    out: list[Mark] = []
    end = 0
    for mark in [*marks, Mark("", len(text), len(text))]:
        for match in lists.gap.finditer(text, end, mark.start):
            written = match[0]
            if written[0].isalpha():
                first, last = match.span()
                if lists.spaces or written.isascii():
                    out.append(Mark("x", first, last))
                else:
                    out += [Mark("x", at, at + 1) for at in range(first, last)]
            elif written != "." or _ends_sentence(text, match.end()):
                letter = _STOPS.get(written, "S" if written in (".", "\n\n") else written)
                out.append(Mark(letter, match.start(), match.end()))
        if mark.letter:
            out.append(mark)
        end = mark.end
    return out


def _ends_sentence(text: str, end: int) -> bool:
    rest = text[end : end + 3].lstrip(' \n"”’)')
    return end >= len(text.rstrip()) or (
        (text[end : end + 1].isspace() or text[end] in '"”’)') and (not rest or not rest[0].islower())
    )
