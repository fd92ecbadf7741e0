"""Figures and sums of money in any language's writing → English: "十五亿美元" and "1,5 tỷ USD" are "USD 1.5 billion".

The words are data (`languages/<code>/glossary/numbers.yml`). Years and other bare figures stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

__all__ = ["FigureReader", "NumberWords"]

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_NEVER = r"(?!)"


class NumberWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """numbers.yml.

    units: multipliers after a figure; digits, powers: numerals in words; counters: what must follow a numeral of one
    word; ordinals: what makes the following figure an ordinal; about: marks of a rounded figure, left out; currencies:
    the name to write, and the words for it; dates: how days and months are written ("{year}" four digits, "{number}"
    one or two), left out because a date is read elsewhere; years: how a bare year is written; the year is kept.
    """

    decimal: str
    grouping: str
    units: dict[str, int]
    digits: dict[str, int] = {}
    powers: dict[str, int] = {}
    counters: list[str] = []
    ordinals: list[str] = []
    about: list[str] = []
    currencies: dict[str, list[str]] = {}
    dates: list[str] = []
    years: list[str] = []


class FigureReader:
    """Finds the figures of one language. `spaced`: its words are parted by spaces."""

    def __init__(self, numbers: NumberWords, spaced: bool) -> None:
        self.numbers = numbers
        self.units = {word.lower(): value for word, value in numbers.units.items()}
        self.currencies = {word.lower(): name for name, words in numbers.currencies.items() for word in words}
        gap, edge, before = (r"\s+", r"(?!\w)", r"(?<!\w)") if spaced else (r"\s*", "", "")
        unit, money = f"(?:{_any_of(self.units)})", f"(?:{_any_of(self.currencies)})"
        numeral, digit, word = _NEVER, r"\d", r"\d"
        if numbers.digits:
            digit = rf"[\d{''.join(numbers.digits)}]"
            word = f"[{''.join([*numbers.digits, *numbers.powers])}]"
            follows = _any_of([*numbers.counters, *numbers.units, *self.currencies])
            numeral = rf"{word}{{2,}}|{word}(?={follows})"
        self.any = re.compile(rf"[\d{''.join([*numbers.digits, *numbers.powers])}]")
        year = rf"(?P<year>{digit}{{4}}(?:\s?[-–—]\s?{digit}{{4}})?)"
        number = rf"(?:\d{{1,2}}|{word}{{1,3}})"
        shapes = [
            before + re.escape(shape).replace(r"\{year\}", digit + "{4}").replace(r"\{number\}", number) + edge
            for shape in sorted(numbers.dates, key=len, reverse=True)
        ]
        years = [before + re.escape(shape).replace(r"\{year\}", year) + edge for shape in numbers.years[:1]]
        self.dates = re.compile("|".join([*shapes, *years]).replace(r"\ ", r"\s+") or _NEVER, re.IGNORECASE)
        self.pattern = re.compile(
            rf"{before}(?P<ordinal>(?:{_any_of(numbers.ordinals)})\s*)?"
            rf"(?:(?P<span>\d{{4}}\s?[-–—]\s?\d{{4}})|"
            rf"(?<![\d.,])(?P<figure>\d+(?:[.,]\d+)*)|(?P<numeral>{numeral}))"
            rf"(?:(?:{_any_of(numbers.about)}))?"
            rf"(?:{gap}(?P<unit>{unit}){edge})?"
            rf"(?:(?:{_any_of(numbers.about)}))?"
            rf"(?:{gap}(?P<money>{money}){edge}|\s?(?P<share>[%％]))?",
            re.IGNORECASE,
        )

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Each figure's start, end and English writing; dates have an empty one."""
        found: list[tuple[int, int, str]] = []
        if not self.any.search(text):
            return found
        at = 0
        for date in self.dates.finditer(text):
            found += self._figures(text, at, date.start())
            year = date["year"] if "year" in self.dates.groupindex else None
            found.append((date.start(), date.end(), self._years(year) if year else ""))
            at = date.end()
        return found + self._figures(text, at, len(text))

    def _years(self, written: str) -> str:
        return "-".join(str(self._digits(year)) for year in re.split(r"\s?[-–—]\s?", written))

    def _figures(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        return [(m.start(), m.end(), self._english(m)) for m in self.pattern.finditer(text, start, end)]

    def _english(self, match: re.Match[str]) -> str:
        if match["span"]:
            return re.sub(r"\D+", "-", match["span"])
        english = self._amount(match)
        return f"{english} per cent" if match["share"] else english

    def _amount(self, match: re.Match[str]) -> str:
        unit = self.units.get((match["unit"] or "").lower(), 1)
        money = self.currencies.get((match["money"] or "").lower())
        if match["ordinal"]:
            number = int(self._value(match))
            return f"{number}{_ordinal_ending(number)}"
        if unit == 1 and not money and match["figure"] and self.numbers.grouping not in match["figure"]:
            return match["figure"].replace(self.numbers.decimal, ".")
        if match["numeral"] and unit == 1 and not money and self._value(match) == 1:
            return ""  # "one" before a counter is no more than an article
        written = _written(self._value(match) * unit, year=unit == 1 and not money)
        if money:
            return f"{money} {written}" if money.isupper() else f"{written} {money}"
        return written

    def _value(self, match: re.Match[str]) -> Decimal:
        if match["numeral"]:
            return Decimal(self._numeral(match["numeral"]))
        whole, *groups = re.split(r"[.,]", match["figure"])
        marks = set(re.findall(r"[.,]", match["figure"]))
        if marks == {self.numbers.grouping} and all(len(group) == 3 for group in groups):
            return Decimal(whole + "".join(groups))
        return Decimal(f"{whole}{''.join(groups[:-1])}.{groups[-1]}") if groups else Decimal(whole)

    def _numeral(self, word: str) -> int:
        """二十五 is 25, 二〇二三 is 2023."""
        digits, powers = self.numbers.digits, self.numbers.powers
        if not any(letter in powers for letter in word):
            return self._digits(word)
        total, digit = 0, 0
        for letter in word:
            if letter in powers:
                total, digit = total + (digit or 1) * powers[letter], 0
            else:
                digit = digits[letter]
        return total + digit

    def _digits(self, word: str) -> int:
        return int("".join(letter if letter.isdigit() else str(self.numbers.digits[letter]) for letter in word))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or _NEVER


def _written(value: Decimal, year: bool) -> str:
    for scale, name in _SCALES:
        if value >= scale:
            return f"{_plain(value / scale)} {name}"
    if year and 1900 <= value <= 2100 and value == int(value):
        return str(int(value))
    return f"{int(value):,}" if value == int(value) else _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _ordinal_ending(number: int) -> str:
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
