"""A text as the typed tokens dates are made of.

In: text and a compiled calendar. Out: `Tokens`: one letter a token (and one for what stands between two tokens where
that may belong to a date, "|" where it may not), with the place and value of each letter.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from depositary.languages import Language, load_language
from depositary.read.numbers import Numerals, find_numbers, read_number
from depositary.read.times.records import Unit
from depositary.read.times.table import BREAK, Meaning, Times
from depositary.read.wordlist import fold, strip_marks

__all__ = ["Token", "Tokens", "read_tokens"]


class Token(msgspec.Struct, frozen=True):
    start: int
    end: int
    letter: str
    value: int | str | None
    unit: Unit | None = None
    figures: int = 0  # of a number in digits: how many


class Tokens(msgspec.Struct, frozen=True):
    """letters[i] is the letter of tokens[i]; a connector or break has a token of its own."""

    letters: str
    tokens: list[Token]
    folded: str


# A run of figures with what may stand inside a date or a number; ":" makes it a time of day.
_CLUSTER = re.compile(r"\d(?:[\d.,:/\-–—]*\d)?")
_STUCK_CLOCK = re.compile(r"((?:19|20)\d\d)[0-2]\d:[0-5]\d(?::[0-5]\d)?")
_SPLIT = re.compile(r"\d+|[^\d]+")
_ISO_TIME = re.compile(r"T\d\d:?\d\d")
_MONEY = "$€£¥₫#№"
_LONGEST_GAP = 18


def read_tokens(text: str, times: Times, language: Language) -> Tokens:
    """Find words and figures, decide which figures can be part of a date, and write all as letters."""
    folded = fold(text)
    compared, words = folded, times.words
    if times.unmarked is not None and _is_unmarked(text):
        compared, words = strip_marks(folded), times.unmarked
    found = [
        (start, end, meaning)
        for start, end, meaning in words.find(text, compared)
        if not meaning.cased or _cased(text[start:end], meaning.word) or _amid_figures(text, start, end)
    ]
    if times.table.blocked or times.blocked_after_number:
        found = [_unblocked(text, *item, times) for item in found]
    tokens = _figures(text, found, times)
    for start, end, meaning in found:
        if meaning.letter in "DkmqYXuABw":
            tokens.extend(_number_word(text, start, times, language))
        tokens.append(Token(start, end, meaning.letter, meaning.value, meaning.unit))
    if not times.spaces:
        tokens.extend(_han_figures(text, language))
    tokens.sort(key=lambda token: (token.start, -token.end))
    return _join(text, compared, tokens, times)


def _unblocked(text: str, start: int, end: int, meaning: Meaning, times: Times) -> tuple[int, int, Meaning]:
    """年中 before 国 is no middle of the year: read its first letter alone."""
    before = text[start - 1 : start]
    after_number = meaning.word in times.blocked_after_number and (before.isdigit() or before in times.figure_letters)
    if after_number or (text[end : end + 1] and text[end : end + 1] in times.table.blocked.get(meaning.word, "")):
        shorter = times.words.meaning(meaning.word[0])
        if shorter is not None:
            return start, start + 1, shorter
    return start, end, meaning


def _cased(written: str, word: str) -> bool:
    return all(there.isupper() for there, here in zip(written, word, strict=False) if here.isupper())


_DAY_AHEAD = re.compile(r"\d(?:[a-z]{2})? $")
_YEAR_BEHIND = re.compile(r"[ ,]{1,2}(?:19|20)\d\d(?!\d)")
_DAY_AND_YEAR_BEHIND = re.compile(r" \d{1,2}(?:[a-z]{2})?,? (?:19|20)\d\d(?!\d)")


def _amid_figures(text: str, start: int, end: int) -> bool:
    """ "7 march 2020", "march 7, 2020": a month without its capital between a day and a year is a month."""
    if _YEAR_BEHIND.match(text, end) is not None and _DAY_AHEAD.search(text[max(0, start - 5) : start]) is not None:
        return True
    return _DAY_AND_YEAR_BEHIND.match(text, end) is not None


def _is_unmarked(text: str) -> bool:
    """Whether a text of a language with many marked letters has lost them."""
    sample = text[:4000]
    letters = sum(map(str.isalpha, sample))
    marked = letters - sum(map(str.isalpha, sample.encode("ascii", "ignore").decode()))
    return marked * 50 < letters


def _figures(text: str, found: list[tuple[int, int, Meaning]], times: Times) -> list[Token]:
    starts = {start for start, _, _ in found}
    ends = {end for _, end, _ in found}
    inside = [(start, end) for start, end, _ in found if text[end - 1].isdigit() or text[start].isdigit()]
    taken = {position for start, end in inside for position in range(start, end)}
    tokens: list[Token] = []
    padded = f" {text} "
    for match in _CLUSTER.finditer(text):
        start, end = match.span()
        before, after, written = padded[start], padded[end + 1], match[0]
        if taken and (start in taken or end - 1 in taken):
            tokens.extend(_rest(text, start, end, taken))
            continue
        if ":" in written:
            stuck = _STUCK_CLOCK.fullmatch(written)
            if stuck is None:
                continue
            end, written, after = start + 4, stuck[1], " "  # "26 July 201609:19": the clock lost its space
        if before not in _PLAIN and start not in ends:
            if before in _MONEY or before in times.ordinal_marks:
                continue
            if not (before in _JOINTS and start - 1 in ends) and _glued_before(text, start, before):
                continue
        if after not in _PLAIN and end not in starts:
            if after in "%‰":
                continue
            if not (after in _JOINTS and end + 1 in starts) and _glued_after(text, end, after):
                tokens.extend(_suffixed(padded, start, end, times))
                continue
        if written.isdigit():
            tokens.append(_figure(start, written))
        else:
            tokens.extend(_split(text, start, end))
    return tokens


_PLAIN = frozenset(" \n\t,;)")  # beside figures these tell nothing
_JOINTS = "/-–"


def _rest(text: str, start: int, end: int, taken: set[int]) -> list[Token]:
    """The figures of a cluster of which a word of the calendar ("tháng 10" of "tháng 10/2021") has a part."""
    return [token for token in _split(text, start, end) if token.start not in taken and token.end - 1 not in taken]


def _glued_before(text: str, start: int, before: str) -> bool:
    """Part of a symbol or a name: A/75/15, Covid-19, F16; not (2021, 于7月."""
    if before.isalpha():
        return before < "\u2e80"
    if before in "/-–+_.&" and start > 1:
        return text[start - 2].isalnum() and text[start - 2] < "\u2e80"
    return False


def _glued_after(text: str, end: int, after: str) -> bool:
    """Part of a symbol or a time: 62/2026/NĐ-CP, 15h30, 7PM, 3rd."""
    if after.isalpha():
        return after < "\u2e80" and not _ISO_TIME.match(text, end)
    if after == "/" and end + 1 < len(text):
        return text[end + 1].isalpha() and text[end + 1] < "\u2e80"
    return False


def _suffixed(padded: str, start: int, end: int, times: Times) -> list[Token]:
    """17th, a day of the month by ordinal; the 1990s. padded: the text with one blank before and after it."""
    written, suffix = padded[start + 1 : end + 1], padded[end + 1 : end + 4].lower()
    if not written.isdecimal():
        return []  # "00/0s"
    if len(written) == 4 and written[-1] == "0" and suffix[0] in times.decade_suffixes and not suffix[1:2].isalpha():
        return [Token(start, end + 1, "z", int(written), figures=4)]
    if (
        len(written) <= 2
        and suffix[:2] in times.ordinal_suffixes
        and not suffix[2:].isalpha()
        and 1 <= int(written) <= 31
    ):
        return [Token(start, end + 2, "o", int(written), figures=2)]
    return []


def _split(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    position = start
    for piece in _SPLIT.findall(text[start:end]):
        if piece.isdigit():
            tokens.append(_figure(position, piece))
        position += len(piece)
    return tokens


def _figure(start: int, written: str) -> Token:
    size = len(written)
    value = int(written) if size < 10 else 0
    if size <= 2:
        letter = "e" if 1 <= value <= 12 else "d" if 13 <= value <= 31 else "c"
    elif size == 4 and 1500 <= value <= 2199:
        letter = "y"
    else:
        letter = "n"
    return Token(start, start + size, letter, value, figures=size)


def _number_word(text: str, start: int, times: Times, language: Language) -> list[Token]:
    """The number in words before a unit: "three years", "hai mươi năm"."""
    if not times.spaces:
        return []
    before = text[max(0, start - 40) : start].rstrip(" -\n")
    words = before.lower().split()
    if not words:
        return []
    last = words[-1].rsplit("-", 1)[-1]
    if last not in _number_words(language.code):
        return []
    base = max(0, start - 40)
    for number in reversed(find_numbers(before, language)):
        if number.end == len(before) and number.worded and isinstance(number.value, int):
            letter = "n" if number.value > 99 else _letter(number.value)
            return [Token(base + number.start, base + number.end, letter, number.value)]
        break
    return []


def _letter(value: int) -> str:
    return "e" if 1 <= value <= 12 else "d" if 13 <= value <= 31 else "c"


@cache
def _number_words(code: str) -> frozenset[str]:
    table = load_language(code).table("numerals", Numerals)
    return frozenset({*table.digits, *table.tens, *table.scales, *table.groups})


@cache
def _han_pattern(code: str) -> re.Pattern[str]:
    table = load_language(code).table("numerals", Numerals)
    figures = "".join((*table.digits, *table.tens, *table.scales))
    units = "".join(table.calendar_units)
    return re.compile(f"(?<![{figures}])[{figures}]{{1,12}}(?=[ ]?[{units}])")


@lru_cache(maxsize=20_000)
def _han_figure(written: str, code: str) -> tuple[str, int] | None:
    """Letter and value of a numeral; the same few come again and again."""
    language = load_language(code)
    value = read_number(written, language)
    if not isinstance(value, int):
        return None
    if written in language.table("numerals", Numerals).counting_only:
        return "c", value
    if len(written) == 4 and 1500 <= value <= 2199:
        return "y", value
    return "n" if value > 99 else _letter(value), value


def _han_figures(text: str, language: Language) -> list[Token]:
    """Numerals of a script without spaces where a calendar unit follows: 二〇二一年, 十月, 三个月."""
    tokens = []
    for match in _han_pattern(language.code).finditer(text):
        figure = _han_figure(match[0], language.code)
        if figure is not None:
            tokens.append(Token(match.start(), match.end(), *figure))
    return tokens


def _join(text: str, compared: str, tokens: list[Token], times: Times) -> Tokens:
    letters: list[str] = []
    kept: list[Token] = []
    connectors = times.connectors
    end = -1
    for token in tokens:
        start = token.start
        if start < end:
            continue
        if kept:
            if start - end > _LONGEST_GAP:
                letters.append(BREAK)
                kept.append(token)
            elif start > end:
                gap = compared[end:start]
                bare = gap.strip()
                if not bare:
                    if gap.count("\n") > 1:
                        letters.append(BREAK)
                        kept.append(token)
                else:
                    letter = connectors.get(bare)
                    if letter is None or "\n\n" in gap:
                        letter = BREAK
                    letters.append(letter)
                    kept.append(Token(end, start, letter, None))
        letters.append(token.letter)
        kept.append(token)
        end = token.end
    return Tokens("".join(letters), kept, compared)
