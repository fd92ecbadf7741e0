"""Recitals: the preamble of a declaration or joint statement, “RECALLING …; REAFFIRMING …;”.

Enters: the text in blocks. Leaves: its recitals as clauses without number, if it has at least two. What stands in them
recalls and commends; it is no undertaking.
"""

from __future__ import annotations

from depositary.read.structure.blocks import Block
from depositary.read.structure.outline import Clause
from depositary.read.structure.words import Sense

__all__ = ["read_recitals"]

_ENDS = (",", ";", "，", "；")


def read_recitals(text: str, blocks: list[Block], sense: Sense) -> tuple[Clause, ...]:
    """Paragraphs without number that open as a preamble does and end in the middle of the sentence."""
    found: list[Clause] = []
    for block in blocks:
        if block.marks or not _unfinished(text, block):
            continue
        if leading := sense.leading(text, block.start, "preambular", known=True):
            words, after = leading
            found.append(
                Clause(
                    number=None,
                    start=block.start,
                    end=block.end,
                    mark=(block.start, block.start),
                    leading=words,
                    leading_end=after,
                )
            )
    return tuple(found) if len(found) > 1 else ()


def _unfinished(text: str, block: Block) -> bool:
    """Whether a paragraph ends in a comma or semicolon, an “and” after it left out."""
    tail = text[max(block.start, block.end - 8) : block.end].rstrip(" *_\n")
    if tail.endswith(_ENDS):
        return True
    word = len(tail) - 1
    while word >= 0 and (tail[word].isalpha() or tail[word] == " "):
        word -= 1
    return word >= 0 and tail[word] in _ENDS
