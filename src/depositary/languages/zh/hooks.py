"""What data alone cannot do for Chinese: where a personal name ends, since no space does it.

In: a run of Han characters that begins with a name, or ends with one. Out: how many of them the name takes.
"""

from __future__ import annotations

from functools import cache

import msgspec

from depositary.languages.base import load_language
from depositary.tables import load_table

__all__ = [
    "NameSigns",
    "before_closers",
    "mostly_sounds",
    "name_length",
    "name_syllables",
    "read_as",
    "sound_tail",
    "without_closers",
]


class NameSigns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names.yml."""

    surnames: str
    compound: list[str]
    japanese: list[str]
    syllables: str
    closers: str
    ends: str


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Characters as written, and as read."""

    written: str
    read_as: str


class _Characters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """characters.yml."""

    rows: list[_Row]


@cache
def _readings() -> dict[int, str]:
    rows = load_table(load_language("zh").folder / "characters.yml", _Characters).rows
    return {ord(written): read for row in rows for written, read in zip(row.written, row.read_as, strict=True)}


def read_as(text: str) -> str:
    """A word of the data in the characters texts are read in, one for one."""
    return text.translate(_readings())


@cache
def _signs() -> tuple[frozenset[str], tuple[str, ...], dict[str, list[str]], frozenset[str], frozenset[str]]:
    signs = load_language("zh").table("names", NameSigns)
    japanese: dict[str, list[str]] = {}  # by the first character, longer ones first
    for surname in sorted(signs.japanese, key=len, reverse=True):
        if len(surname) > 1:
            japanese.setdefault(surname[0], []).append(surname)
    return (
        frozenset(signs.surnames), tuple(signs.compound), japanese, frozenset(signs.syllables), frozenset(signs.closers)
    )  # fmt: skip


_AT = "于"  # a surname, and the word before times and places
_TIMES = "本今昨明去当上下每这此近同该年月日期会京沪港首北东西南中河金曼雅马新万仰斯吉"

_GENERAL, _GRADES = "将", "大上中少"  # an officer's rank behind a name, whose last character also means "will"

_BEHIND = {"日": "前内益", "夫": "妇人", "本": "周月年次届", "通": "电话过"}  # characters that write sounds, in words

_FOREIGN = 5  # characters in a row that write sounds: no name of three characters

_SON = "郎"  # closes three-character given names of Japan


def name_length(run: str, *, bounded: bool) -> int:
    """Length of the personal name that opens `run`; 0 if none does.

    bounded: what follows the run is known not to belong to a name (a known word, a sign), so the run may be all name.
    """
    surnames, compound, japanese, syllables, _ = _signs()
    limit = before_closers(run)
    if limit < len(run):
        bounded = True
        if run[limit] == _GENERAL and run[limit - 1] in _GRADES and limit > 2:
            limit -= 1
    head = run[:limit]
    if len(head) < 2 or (head[0] == _AT and head[1] in _TIMES):
        return 0
    for surname in japanese.get(head[0], ()):
        if head.startswith(surname) and len(head) > len(surname):
            given = len(head) - len(surname)
            if run.startswith(_SON, len(surname) + 2):
                return len(surname) + 3
            return len(surname) + min(given, 2)
    if head[:2] in compound and len(head) > 2:
        return min(len(head), 4) if bounded and len(head) <= 4 else 3
    sounds = next((index for index, char in enumerate(head) if char not in syllables), len(head))
    if 2 < sounds < len(run) and run[sounds] in _BEHIND.get(run[sounds - 1], ""):
        sounds -= 1
        head, bounded = head[:sounds], True
    if head[0] in surnames and not (sounds >= 4 and sounds == len(head)) and sounds < _FOREIGN:
        if len(head) <= 3:
            return len(head)
        return 4 if head[1] in "氏" and len(head) >= 4 else 3
    if sounds >= 2 and (bounded or sounds < len(head)):
        return sounds
    return 0


def without_closers(run: str) -> int:
    """Length of a name written by sound without the words at its end that follow names."""
    closers = _signs()[4]
    length = len(run)
    while length > 2 and run[length - 1] in closers:
        length -= 1
    return length


def before_closers(run: str) -> int:
    """Length of `run` up to the first character that closes a name."""
    closers = _signs()[4]
    return next((index for index, char in enumerate(run) if char in closers and index > 1), len(run))


def sound_tail(run: str) -> int:
    """Length of the stretch at the end of `run` that writes a foreign name by its sound; 0 if none."""
    syllables = _signs()[3]
    length = 0
    for char in reversed(run):
        if char not in syllables:
            break
        length += 1
    return length if length >= 2 else 0


def mostly_sounds(run: str) -> bool:
    """All characters but one at most are such as write names; none closes a name or ends a noun behind a post."""
    surnames, _, _, syllables, closers = _signs()
    ends = load_language("zh").table("names", NameSigns).ends
    others = [char for char in run if char not in syllables and char not in surnames]
    return len(others) <= 1 < len(run) - len(others) and run[-1] not in ends and not closers.intersection(run)


def may_be_a_name(run: str) -> bool:
    """Nothing in it speaks against a name: it is one by its surname or its sounds, or no sign in it closes names."""
    return mostly_sounds(run) or name_length(run, bounded=True) == len(run) or not _signs()[4].intersection(run)


def name_syllables() -> frozenset[str]:
    """The characters that write foreign names by their sound."""
    return _signs()[3]
