"""Blocks in another language than the document: the English lead of a Chinese page, a translation beneath the original.

Enters: marked lines and the document's language. Leaves: main paragraphs surely in another language marked "foreign".
Only long ones are judged, and only those whose letters give cause: a name or a title in another language is no block.
"""

from __future__ import annotations

import re

from depositary.clean.detection import score_languages
from depositary.clean.knowledge import Knowledge
from depositary.clean.lines import Line

__all__ = ["mark_foreign"]

_SHORTEST = 150  # characters of letters
_SHORTEST_HAN = 40
_CLEARLY = 3.0  # times as many function words as the document's own language has in it
_LEAST = 0.15  # share of function words
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def mark_foreign(lines: list[Line], knowledge: Knowledge) -> None:
    """Give main paragraphs in another language the kind "foreign"."""
    for line in lines:
        if line.kind == "main" and _is_foreign(line, knowledge):
            line.kind = "foreign"


def _is_foreign(line: Line, knowledge: Knowledge) -> bool:
    if knowledge.data.script == "han":
        return len(line.text) >= _SHORTEST and line.text.isascii() and line.prose
    if line.han:
        return len(line.text) >= _SHORTEST_HAN
    if len(line.text) < _SHORTEST or not _gives_cause(line, knowledge):
        return False
    scores = score_languages(line.text)
    own = scores.pop(knowledge.code, 0.0)
    return max(scores.values(), default=0.0) >= max(_LEAST, _CLEARLY * own)


def _gives_cause(line: Line, knowledge: Knowledge) -> bool:
    """A language with letters of its own uses them in a paragraph; one without has hardly any beyond ASCII."""
    if knowledge.data.letters:
        return line.text.isascii()
    if line.text.isascii():
        return False
    return sum(map(str.isalpha, _BEYOND_ASCII.findall(line.text))) > 0.05 * len(line.text)
