"""Numbers and ordinals in a text.

In: clean text (NFC, full-width forms folded) and its language. Out: where numbers stand and their values, digits with
the language's separators, words, and both with a multiplier ("1,5 tỷ", "15亿", "twenty-one million").
What a language's number words are is in languages/*/numerals.yml.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from depositary.languages import Language, load_language
from depositary.read.wordlist import Wordlist, fold

__all__ = [
    "Number",
    "Numerals",
    "Ordinal",
    "counts_sittings",
    "find_numbers",
    "find_ordinals",
    "ordinals_in",
    "read_number",
]


_HAN = "\u2e80"  # the first of the characters for which the rule is not meant
_TO = ("-", "–")
_OF_YEAR = re.compile(r"/(?:19|20)\d\d(?![\d/])")  # "the 7th/2016": the seventh of a year


class Number(msgspec.Struct, frozen=True):
    """A number as written. value: with its multiplier applied (1.5 billion is 1500000000); worded: no digit in it."""

    start: int
    end: int
    value: int | float
    worded: bool = False


class Ordinal(msgspec.Struct, frozen=True):
    """An ordinal as written; start…end covers its prefix, suffix and classifier (第十七届, lần thứ 17, 17th)."""

    start: int
    end: int
    value: int


class OrdinalForms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language makes ordinals.

    suffixes: after digits (th); words: ordinal words; alone: whole phrases; prefixes: before a number (lần thứ);
    digits_only: of those, the ones that take digits or roman figures but no words; classifiers: after a prefixed
    number; high: those of them that count into the thousands; never: phrases that only look so; joiners: between
    ordinals that share a prefix; fraction_before and fraction_after: round a fraction ("a third of"); weekdays,
    weekday_prefix, weekday_after: day names that share an ordinal's form.
    """

    suffixes: list[str] = []
    words: dict[str, int] = {}
    alone: dict[str, int] = {}
    prefixes: list[str] = []
    digits_only: list[str] = []
    classifiers: list[str] = []
    high: list[str] = []
    never: list[str] = []
    joiners: list[str] = []
    fraction_before: list[str] = []
    fraction_after: list[str] = []
    weekdays: list[str] = []
    weekday_prefix: str | None = None
    weekday_after: list[str] = []


class Numerals(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """numerals.yml.

    digits add (1–9, 0); tens add (10–90); scales multiply what stands before them (hundred, 十); groups multiply and
    close a group (thousand, 万). units: where given, a lone numeral counts only before one of these;
    calendar_units: what may follow a numeral of a date; counting_only: numerals that only count, never date (两).
    only_after_number, only_after_digits, never_after_number, not_before, not_after: words that are numbers only in,
    or never in, that company.
    """

    thousands: list[str]
    decimal: str
    digits: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    groups: dict[str, int]
    joiners: list[str]
    ordinals: OrdinalForms
    units: list[str] = []
    calendar_units: list[str] = []
    counting_only: list[str] = []
    never: list[str] = []
    only_after_number: list[str] = []
    only_after_digits: list[str] = []
    never_after_number: list[str] = []
    not_before: dict[str, list[str]] = {}
    not_after: dict[str, list[str]] = {}


def find_numbers(text: str, language: Language) -> list[Number]:
    """Every number of `text`, left to right."""
    return _reader(language).find(text)


@lru_cache(maxsize=4096)
def ordinals_in(name: str, code: str) -> frozenset[int]:
    """The ordinals a name bears in the language of this code."""
    return frozenset(found.value for found in find_ordinals(name, load_language(code)))


def counts_sittings(written: str, language: Language) -> bool:
    """Whether an ordinal as written counts sittings, which run into the thousands, rather than sessions."""
    return written.endswith((*_ordinals(language).forms.high, "\0"))


def find_ordinals(text: str, language: Language, *, roman_after_names: bool = False) -> list[Ordinal]:
    """Every ordinal of `text`. roman_after_names: also "EMM III", a roman figure after a capitalised word."""
    found = _ordinals(language).find(text)
    if roman_after_names:
        taken = {position for ordinal in found for position in range(ordinal.start, ordinal.end)}
        for match in _ROMAN_NAME.finditer(text):
            value = roman_value(match[1])
            if value is not None and match.start(1) not in taken:
                found.append(Ordinal(match.start(1), match.end(1), value))
        found.sort(key=lambda ordinal: ordinal.start)
    return found


def read_number(written: str, language: Language) -> int | float | None:
    """The value of a text that is one number and nothing else ("hai mươi mốt"); None if it is not."""
    written = written.strip()
    found = _reader(language).find(written, lone=True)
    return found[0].value if found and found[0].end - found[0].start == len(written) else None


_ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_NAME = re.compile(r"(?<!\b[A-Z]\. )[A-ZĐ](?<!\w.)[\w+]+[ -]([IVXL]+)\b")  # but not "John D. Miller III"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_value(figures: str) -> int | None:
    """XVII → 17; None if the letters are no roman figure."""
    if not figures or not (match := _ROMAN.fullmatch(figures)) or not match[0]:
        return None
    values = [_ROMAN_VALUES[letter] for letter in figures]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


class _Word(msgspec.Struct, frozen=True):
    """One number word in use: kind d(igit) · t(en) · s(cale) · g(roup) · j(oiner) · x (a look-alike to step over)."""

    kind: str
    value: int
    word: str


class _NumberReader:
    """A language's numerals, compiled."""

    def __init__(self, language: Language) -> None:
        self.spaces = language.facts.spaces
        self.table = table = language.table("numerals", Numerals)
        words: dict[str, _Word] = {}
        for kind, group in (("d", table.digits), ("t", table.tens), ("s", table.scales), ("g", table.groups)):
            words.update({word: _Word(kind, value, word) for word, value in group.items()})
        words.update({word: _Word("j", 0, word) for word in table.joiners})
        words.update({word: _Word("x", 0, word) for word in table.never})
        self.words = Wordlist(words, spaces=self.spaces)
        separators, decimal = re.escape("".join(table.thousands)), re.escape(table.decimal)
        self.digits = re.compile(
            rf"(?<!\w)\d{{1,3}}(?:[{separators}]\d{{3}})+(?!\d)(?:{decimal}\d+)?"  # 1,234.5
            rf"|\d+(?:{decimal}\d+)?"  # 2021, 99.6
        )
        self.gap = re.compile(r"[ \t]?-[ \t]?|[ \t]+(?:\n[ \t]*)?|\n[ \t]*" if self.spaces else r"[ \t]*")
        self.only_after_number = frozenset(table.only_after_number)
        self.only_after_digits = frozenset(table.only_after_digits)
        self.never_after_number = frozenset(table.never_after_number)
        self.units = tuple(table.units)

    def find(self, text: str, *, lone: bool = False) -> list[Number]:
        folded = fold(text)
        found = [self._digits(match) for match in self.digits.finditer(text) if len(match[0]) <= _LONGEST]
        run: list[tuple[int, int, _Word]] = []
        numbers: list[Number] = []
        after_digits = {number.end: number for number in found}
        multiplied: dict[int, Number] = {}
        for start, end, word in self.words.find(text, folded):
            if run and not self._joined(text, run[-1][1], start):
                self._close(text, folded, run, numbers, lone)
                run = []
            if word.kind == "x":
                continue
            if word.kind == "g" and not run:
                number = self._before(text, start, after_digits)
                if number is not None and number.value < _LARGEST:  # 1,5 tỷ · 15亿 · 3 million
                    larger = Number(number.start, end, _whole(number.value * word.value))
                    multiplied[number.start] = larger
                    after_digits[end] = larger
                    continue
            if self._fits(folded, start, end, word, run):
                run.append((start, end, word))
        self._close(text, folded, run, numbers, lone)
        found = [multiplied.get(number.start, number) for number in found]
        return sorted(found + numbers, key=lambda number: number.start)

    def _digits(self, match: re.Match[str]) -> Number:
        written = match[0]
        for separator in self.table.thousands:
            written = written.replace(separator, "") if separator != self.table.decimal else written
        written = written.replace(self.table.decimal, ".")
        return Number(match.start(), match.end(), float(written) if "." in written else int(written))

    def _before(self, text: str, start: int, numbers: dict[int, Number]) -> Number | None:
        while start and text[start - 1] in " \t":
            start -= 1
        return numbers.get(start)

    def _joined(self, text: str, end: int, start: int) -> bool:
        return end == start or self.gap.fullmatch(text, end, start) is not None

    def _fits(self, folded: str, start: int, end: int, word: _Word, run: list[tuple[int, int, _Word]]) -> bool:
        numbers_before = bool(run) and run[-1][2].kind != "j"
        if word.kind == "j":
            return numbers_before
        if word.word in self.only_after_number and not run:
            return False
        if word.word in self.only_after_digits and not run:
            return False
        if word.word in self.never_after_number and run:
            return False
        before = self.table.not_after.get(word.word)
        if before and not run and folded[max(0, start - 12) : start].rstrip().endswith(tuple(before)):
            return False
        after = None if run else self.table.not_before.get(word.word)
        return not (after and folded[end : end + 14].lstrip().startswith(tuple(after)))

    def _close(
        self, text: str, folded: str, run: list[tuple[int, int, _Word]], numbers: list[Number], lone: bool
    ) -> None:
        while run and run[-1][2].kind == "j":
            run.pop()
        if not run or len(run) > _LONGEST:
            return
        words = [word for _, _, word in run]
        start, end = run[0][0], run[-1][1]
        if not lone and self.units and len(words) == 1 and not folded[end : end + 4].lstrip().startswith(self.units):
            return
        numbers.append(Number(start, end, _value(words), worded=True))


_LONGEST, _LARGEST = 24, 1e15  # what is longer or larger is no count but noise


def _value(words: list[_Word]) -> int:
    """Digits add, scales multiply the digit before them, groups multiply all since the last group."""
    if len(words) > 1 and all(word.kind == "d" for word in words):  # 二〇二一, read out figure by figure
        return int("".join(str(word.value) for word in words))
    total = current = digit = 0
    named = False  # a digit stands before the scale, be it nought ("không trăm")
    for word in words:
        if word.kind == "d":
            current += digit
            digit, named = word.value, True
        elif word.kind == "t":
            current += digit + word.value
            digit, named = 0, False
        elif word.kind == "s":
            if not digit and current and word.value >= 100:  # "twenty-one hundred": the tens belong to it
                current *= word.value
            else:
                current += (digit if named else 1) * word.value
            digit, named = 0, False
        elif word.kind == "g":
            total += (current + digit or 1) * word.value
            current = digit = 0
            named = False
    return total + current + digit


def _whole(value: float) -> int | float:
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 * max(1.0, abs(value)) else value


class _OrdinalReader:
    """A language's ordinals, compiled."""

    def __init__(self, language: Language, numbers: _NumberReader) -> None:
        self.numbers = numbers
        self.table = numbers.table
        self.forms = forms = self.table.ordinals
        self.spaces = language.facts.spaces
        words: dict[str, tuple[str, int, str]] = {word: ("alone", value, word) for word, value in forms.alone.items()}
        if not forms.prefixes:
            words.update({word: ("word", value, word) for word, value in forms.words.items()})
            words.update({word: ("ten", value, word) for word, value in self.table.tens.items() if value % 10 == 0})
        words.update({prefix: ("prefix", 0, prefix) for prefix in forms.prefixes})
        words.update({word: ("never", 0, word) for word in forms.never})
        self.words = Wordlist(words, spaces=self.spaces)
        self.suffixed = (
            # what must not stand before is looked for behind the first figure: a search goes from figure to figure
            re.compile(rf"(\d(?<![\d.,/]\d)\d{{0,3}})[ \t]?(?i:{'|'.join(forms.suffixes)})(?![^\W\d_])")
            if forms.suffixes
            else None
        )
        joiners = "|".join(re.escape(joiner) for joiner in forms.joiners)
        counted = f"|(?:{'|'.join(forms.classifiers)})" if forms.classifiers else ""
        # A few blanks: of a line of hundreds none is tried from each of them again.
        also = rf"[ \t]{{0,9}}(?:{joiners})[ \t]{{0,9}}(\d{{1,3}}|[IVXL]+\b)(?:(?![\w/:%]|\.\w){counted})"
        self.also = re.compile(also) if forms.prefixes else None
        high = rf"|\d{{4,5}}(?=[ \t]?(?:{'|'.join(forms.high)}))" if forms.high else ""
        self.figures = re.compile(rf"[ \t]{{0,9}}(?:(\d{{1,3}}(?!\d){high})|([IVXL]+)\b)")
        plain = sorted((*self.table.digits, *self.table.tens, *self.table.scales, *forms.words), key=len, reverse=True)
        gap = r"[ \t]+" if self.spaces else r"[ \t]?"
        bound = r"(?![^\W\d_])" if self.spaces else ""
        one = "(?:" + "|".join(map(re.escape, plain)) + ")" + bound
        self.worded = re.compile(rf"[ \t]{{0,9}}({one}(?:{gap}{one})*)", re.IGNORECASE)
        self.classifier = re.compile(rf"[ \t]{{0,9}}(?:{'|'.join(forms.classifiers)})") if forms.classifiers else None

    def find(self, text: str) -> list[Ordinal]:
        found = [Ordinal(m.start(), m.end(), int(m[1])) for m in self.suffixed.finditer(text)] if self.suffixed else []
        tens: tuple[int, int, int] | None = None
        free = 0
        for start, end, (kind, value, word) in self.words.find(text):
            if start < free:
                continue
            if kind == "alone":
                found.append(Ordinal(start, end, value))
            elif kind == "ten":
                tens = (start, end, value)
            elif kind == "word":
                if tens and value < 10 and text[tens[1] : start].strip(" \t") in ("", "-", "‑", "–"):
                    start, value = tens[0], tens[2] + value
                if not self._fraction(text, start, end):
                    found.append(Ordinal(start, end, value))
            elif kind == "prefix" and (ordinal := self._prefixed(text, start, end, word)):
                found.append(ordinal)
                free = ordinal.end
                while self.also and (match := self.also.match(text, free)):
                    more = int(match[1]) if match[1].isdigit() else roman_value(match[1])
                    if more is None or not 0 < more - found[-1].value < 10:
                        break  # "lần thứ 15, 30 văn kiện": only a near, growing figure goes on with the list
                    if more - found[-1].value > 1 and text[free : match.start(1)].strip() in _TO:
                        break  # "the 15th - 20 papers": a dash joins two in turn
                    if text[match.end(1) : match.end()] not in ("", text[found[-1].end - 1 : found[-1].end]):
                        break  # 第3届和5次: two things are counted
                    found.append(Ordinal(match.start(1), match.end(), more))
                    free = match.end()
        found.sort(key=lambda ordinal: ordinal.start)
        return found

    def _fraction(self, text: str, start: int, end: int) -> bool:
        forms = self.forms
        before = text[max(0, start - 8) : start].lower().split()
        after = text[end : end + 8].lower().split()
        return bool(
            before and after and before[-1] in forms.fraction_before and after[0] in forms.fraction_after
        ) or text[end : end + 2].lower() in ("s ", "s,")

    def _prefixed(self, text: str, start: int, end: int, prefix: str) -> Ordinal | None:
        forms = self.forms
        value: int | None = None
        if match := self.figures.match(text, end):
            of_year = prefix not in forms.digits_only and prefix < _HAN and _OF_YEAR.match(text, match.end())
            if (text[match.end() : match.end() + 1] == "/" and not of_year) or (
                text[match.end() : match.end() + 1] == ":" and text[match.end() + 1 : match.end() + 2].isdigit()
            ):
                return None  # "lần 15/9" is a date, 第62/2026号 a symbol
            value = int(match[1]) if match[1] else roman_value(match[2])
        elif prefix not in forms.digits_only and (match := self.worded.match(text, end)):
            written = match[1]
            if prefix == forms.weekday_prefix and (
                written.split()[0] in forms.weekdays
                or text[max(0, start - 6) : start].lower().split()[-1:] in [[word] for word in forms.weekday_after]
            ):
                return None
            value = self._worded_value(written)
        if value is None or match is None:
            return None
        stop = match.end()
        if prefix not in forms.digits_only and prefix < _HAN and (of_year := _OF_YEAR.match(text, stop)):
            stop = of_year.end()
        if self.classifier and (unit := self.classifier.match(text, stop)):
            stop = unit.end()
        return Ordinal(start, stop, value)

    def _worded_value(self, written: str) -> int | None:
        words: list[_Word] = []
        for word in written.lower().split() if self.spaces else [char for char in written if not char.isspace()]:
            if word in self.forms.words and not words:
                words.append(_Word("d", self.forms.words[word], word))
                continue
            for kind, group in (("d", self.table.digits), ("t", self.table.tens), ("s", self.table.scales)):
                if word in group:
                    words.append(_Word(kind, group[word], word))
                    break
            else:
                return self.forms.words.get(written.lower()) if not words else _value(words)
        return _value(words) or None


def _reader(language: Language) -> _NumberReader:
    return _COMPILED.get(language.code) or _COMPILED.setdefault(language.code, _NumberReader(language))


def _ordinals(language: Language) -> _OrdinalReader:
    return _ORDINALS.get(language.code) or _ORDINALS.setdefault(
        language.code, _OrdinalReader(language, _reader(language))
    )


_COMPILED: dict[str, _NumberReader] = {}
_ORDINALS: dict[str, _OrdinalReader] = {}
