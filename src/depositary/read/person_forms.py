"""Forms of one person's name: without what may be left out, by its last part, as a key.

In: a name as the text writes it. Out: the name in its plain form, the forms it may be cut short to, a key that
differently full writings of the name share.
"""

from __future__ import annotations

import re

__all__ = ["person_key", "plain_name", "short_forms"]

_BRACKETED = re.compile(r"\s*[(（][^)）]*[)）]")
_NICKNAME = re.compile(r"\s['\"“‘][^'\"“”‘’\s]{2,20}['\"”’](?=\s)")  # between two others
_INITIALS = re.compile(r"(?<=\w\w)(?:\s(?:[A-Z]{1,2}\b\.?|[A-Z]\.[A-Z]\.?))+(?=\s+[A-Z][^\W\d_])")  # between two others
_FATHERS = re.compile(r"(?<=\w\w)\s[A-Z]\w{1,12}(?:[oe]vich|[oe]vna|nichna)(?=\s+[A-Z])")  # between two others
_YOUNGER = re.compile(r",?\s(?:[JS]r\.?|I{2,3}|IV)$")
_JUNIOR = re.compile(r"\s([JS]r)$")
_MIDDLE_DOTS = re.compile(r"[·‧・•∙⋅﹒．]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def plain_name(name: str) -> str:
    """The name without a nickname, initials or the father's name between first and last name, and the mark of a
    younger generation."""
    if " " not in name:
        return name
    return _YOUNGER.sub("", _FATHERS.sub("", _INITIALS.sub("", _NICKNAME.sub("", name))))


def short_forms(name: str, order: str, small: frozenset[str]) -> list[str]:
    """The name and what it may be cut short to, the fullest first. order: of family and given name; small: words
    that are no short form of a name."""
    bare = _BRACKETED.sub("", name).strip()
    forms = [bare]
    if _HAN.match(bare):
        parts = [p for p in _MIDDLE_DOTS.split(bare) if len(p) >= 2]
        if len(parts) > 1:
            forms.append(parts[-1])
        return forms
    words = plain_name(bare).split()
    if len(words) > 1:
        short = words[-1]
        if len(short) > 2 or (len(short) == 2 and len(words) == 2 and short.istitle() and short.lower() not in small):
            forms.append(short)
        capitals = len(words[0]) > 1 and words[0].isupper() and not words[-1].isupper()  # "CHO Tae-yul"
        if capitals or (order == "family_first" and len(words[0]) > 3):
            forms.append(words[0])
    younger = _JUNIOR.search(bare)
    if younger is not None:  # the full stop of "A B Jr." ends no clause
        forms[1:1] = [f"{bare}.", *(f"{words[-1]} {younger[1]}{dot}" for dot in (".", "") if len(words) > 1)]
    return forms


def person_key(name: str) -> str:
    """The name's letters, without what may be left out of it, the first name in full."""
    first, space, others = plain_name(name).partition(" ")
    return _LEFT_OUT.sub("", f"{_IN_FULL.get(first, first)}{space}{others}").lower()


_LEFT_OUT = re.compile(r"[(（].*|[\s.\-‐·‧・•∙⋅﹒．]")
_IN_FULL = {
    "Andy": "Andrew", "Bill": "William", "Bob": "Robert", "Chris": "Christopher", "Joe": "Joseph", "Jim": "James",
    "Mike": "Michael", "Steve": "Stephen", "Tim": "Timothy", "Tom": "Thomas", "Tony": "Anthony",
}  # fmt: skip
