"""Headings: short lines that name what follows and say nothing themselves.

Enters: the text and a block's range. Leaves: whether it looks like a heading; what its words tell (pillar, closing).
"""

from __future__ import annotations

from depositary.read.structure.words import Sense

__all__ = ["heading_text", "looks_like_heading"]

_ENDS = frozenset(".;,!?。；，！？、…")
_LONGEST = 160  # the longest headings of plans run over a line and a half


def heading_text(text: str, start: int, end: int) -> str:
    """The words of a heading, marks of emphasis and line breaks left out."""
    words = text[start:end].replace("*", "").replace("_", " ").replace("#", "").split()
    return " ".join(words).strip(" :：").rstrip(".。")


def looks_like_heading(text: str, start: int, end: int, sense: Sense) -> bool:
    """Whether the words at `start:end` are a heading by their look: short, no end mark, capitals or few words."""
    size = end - start
    if size < 2 or size > _LONGEST:
        return False
    plain = text[start:end].strip(" *_#\u3000\t")
    if not plain or plain[-1] in _ENDS or ";" in plain or not any(character.isalpha() for character in plain):
        return False
    if not sense.spaced:
        return len(plain) <= 40 and not any(mark in plain for mark in "。；;，,！？：:")
    if plain[-1] in ":：" and not plain.isupper():
        return False
    if plain.isupper():
        return True
    if not plain[0].isupper() and not plain[0].isdigit() and plain[0] not in "“\"'(":
        return False
    words = plain.split()
    return len(words) <= 22 and ". " not in plain
