"""Numbering marks at the start of a line: `1.`, `2 bis.`, `1.2.3`, `(a)`, `a)`, `iv.`, `B.`, `一、`, `Part A`.

Enters: the text and the place where a line begins. Leaves: the readings the mark allows (`(i)` is a letter and a
roman number); which one is meant only its neighbours tell (nesting.py).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from depositary.read.structure.words import Sense

__all__ = ["Mark", "Marks", "marks_of"]


class Mark(msgspec.Struct, frozen=True):
    """One reading of a mark.

    style: how it is written (`1.`, `(1)`, `(a)`, `A.`, `i.`, `I.`, `dotted`, `numeral`, `(numeral)`, `division:part`);
    values: the number, several for `1.2.3`; repeat: `bis`; label: as it is written in a path (`1`, `(a)`, `A`).
    """

    style: str
    values: tuple[int, ...]
    label: str
    repeat: str | None = None

    @property
    def value(self) -> int:
        return self.values[-1]


class Marks(msgspec.Struct, frozen=True):
    """The mark of one line: where it begins and ends (the text follows), and what it may mean."""

    start: int
    end: int
    readings: tuple[Mark, ...]


_OPEN = r"(?P<open>[*_#>\s\\|•●“\"«]*)"
_LATIN = re.compile(
    _OPEN
    + r"""(?:
      (?P<dotted>\d{1,2}(?:\.\d{1,3}){1,5})(?:[.)、]|(?=[\s*_]|[^\W\d]))       # 1.2.3
    | (?P<digits>\d{1,3})(?:\s?(?P<repeat>bis|ter|quater))?(?P<dshut>[.)、]|\s?\\\.)(?!\d)   # 1. 1) 1、 2 bis.
    | \((?P<bdigits>\d{1,3})(?:\s?(?P<brepeat>bis|ter|quater))?\)              # (1)
    | \((?P<bletter>[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|[IVXL]{1,5})(?:\s(?P<lrepeat>bis|ter))?\)  # (a) (iv) (A)
    | (?P<letter>[a-z]|đ|[ivxl]{1,5}|[A-Z]|[IVXL]{1,5})(?P<lshut>[.)])(?=[\s*_]|[^\W\d_]{2}|$)  # a) iv. B.
    | (?P<only>[A-Z]|[IVXL]{1,5})(?=[*_]*\s*(?:\n|$))                          # a letter alone on its line
    )[*_]*[\s\u3000]*""",
    re.VERBOSE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def marks_of(text: str, start: int, end: int, sense: Sense) -> Marks | None:
    """The mark at the start of the line `text[start:end]`, or None if there is none."""
    match = _LATIN.match(text, start, end)
    if match:
        readings = _latin(match)
        return Marks(match.end("open"), match.end(), readings) if readings else None
    for pattern, style in _numeral_patterns(sense):
        if match := pattern.match(text, start, end):
            written = match["value"].rpartition(".")[2]
            value = sense.numerals.get(written) or _number(written)
            if value:
                label = f"({value})" if style.startswith("(") else str(value)
                if style == "division":
                    style = f"division:{match['word'].lower()}"
                    label = match["value"] if match["value"].isascii() else label  # a numeral is cited as a figure
                return Marks(match.start("mark"), match.end(), (Mark(style, (value,), label),))
    return None


def _latin(match: re.Match[str]) -> tuple[Mark, ...]:
    kind = match.lastgroup
    if dotted := match["dotted"]:
        return (Mark("dotted", tuple(int(part) for part in dotted.split(".")), dotted),)
    if match["digits"]:
        shut = ")" if match["dshut"] == ")" else "."
        return (Mark("1" + shut, (int(match["digits"]),), match["digits"], match["repeat"]),)
    if match["bdigits"]:
        return (Mark("(1)", (int(match["bdigits"]),), f"({match['bdigits']})", match["brepeat"]),)
    if match["bletter"]:
        return _letters(match["bletter"], "({})", match["lrepeat"])
    if match["letter"]:
        return _letters(match["letter"], "{}" + match["lshut"], None)
    return _letters(match["only"], "{}", None) if kind else ()


def _letters(written: str, frame: str, repeat: str | None) -> tuple[Mark, ...]:
    """A letter or a roman number, or either."""
    upper = written.isupper()
    lowered = written.lower()
    label = written if upper else f"({written})"
    out = []
    if len(written) == 1 and "a" <= lowered <= "z":
        out.append(Mark(frame.format("A" if upper else "a"), (ord(lowered) - 96,), label, repeat))
    elif written == "đ":  # between d and e in the alphabet that has it: its place is settled by its neighbours
        out.append(Mark(frame.format("a"), (4,), label, written))
    elif len(set(lowered)) == 1 and lowered not in ("ii", "xx") and len(lowered) == 2 and not upper:
        out.append(Mark(frame.format("a"), (26 + ord(lowered[0]) - 96,), label, repeat))  # (aa) after (z)
    if value := _roman(lowered):
        out.append(Mark(frame.format("I" if upper else "i"), (value,), label, repeat))
    return tuple(out)


def _roman(written: str) -> int | None:
    """The value of a well-formed roman number below 90, else None."""
    if not re.fullmatch(r"l?x{0,3}(?:ix|iv|v?i{0,3})|xl(?:ix|iv|v?i{0,3})", written) or not written:
        return None
    values = [_ROMAN[letter] for letter in written]
    return sum(-v if any(later > v for later in values[i + 1 :]) else v for i, v in enumerate(values))


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    if len(written) == 1 and written.isalpha() and written.isascii():
        return _roman(written.lower()) if written in "IVX" else ord(written.lower()) - 96
    return _roman(written.lower())


@cache
def _numeral_patterns(sense: Sense) -> list[tuple[re.Pattern[str], str]]:
    """Marks with the language's own numerals, and its divisions (“Part A”, “第一部分”)."""
    out = []
    tail = r"[*_]*[\s\u3000]*"
    numerals = "|".join(sorted(map(re.escape, sense.numerals), key=len, reverse=True))
    if numerals:
        out.append((re.compile(rf"{_OPEN}(?P<mark>(?P<value>{numerals})[、.．]){tail}"), "numeral"))
        out.append((re.compile(rf"{_OPEN}(?P<mark>[(（](?P<value>{numerals})[)）]){tail}"), "(numeral)"))
    words = "|".join(sorted(map(re.escape, sense.divisions), key=len, reverse=True))
    if sense.spaced:
        mark = (
            rf"(?P<mark>(?P<word>{words})\s+(?P<value>[A-Z]|[IVX]{{1,5}}|\d{{1,2}}(?:\.\d{{1,2}})*))(?=[\s.:*_–\-]|$)"
        )
        out.append(
            (re.compile(rf"(?i:{_OPEN}){mark.replace(words, f'(?i:{words})')}[.:]?[*_]*\s*[–\-:]?{tail}"), "division")
        )
    elif numerals:
        out.append(
            (re.compile(rf"{_OPEN}(?P<mark>第(?P<value>{numerals}|\d{{1,2}})(?P<word>{words})){tail}"), "division")
        )
    return out
