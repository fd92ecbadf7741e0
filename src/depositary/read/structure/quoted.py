"""A resolution quoted in a report: “The full text of resolution 2719 (2023) reads as follows:”, and what stands around.

Enters: the blocks of a text. Leaves: the operative paragraphs of the resolution quoted, the body that speaks in it, and
how far it reaches; what stands before and behind it is the report's.
"""

from __future__ import annotations

import msgspec

from depositary.read.structure.blocks import Block
from depositary.read.structure.outline import Body, Quoted
from depositary.read.structure.resolutions import read_paragraphs
from depositary.read.structure.words import Sense

__all__ = ["find_quoted"]

_OPENING, _CLOSING = '“"「『«‟', '”"」』»'
_LONGEST = 130  # characters of a line in which a body begins to speak


def find_quoted(text: str, blocks: list[Block], sense: Sense) -> Quoted | None:
    """The first resolution quoted below other text, or None."""
    for place, block in enumerate(blocks):
        if place and text[block.start] in _OPENING and (body := _speaks(text, block, sense)) is not None:
            return _read(text, blocks, place, body, sense)
    return None


def _speaks(text: str, block: Block, sense: Sense) -> Body | None:
    """The body whose name, with its comma, fills the block behind the quotation mark."""
    start = block.start + 1
    match = sense.body.fullmatch(text, start, block.end) if block.end - start <= _LONGEST else None
    if match is None or not text[start : block.end].rstrip(" *_").endswith((",", "，")):
        return None
    name = match["body"].rstrip(" ,，*_")
    place = start + text[start : block.end].index(name)
    return Body(name, place, place + len(name)) if sense.body_nouns.search(name) else None


def _read(text: str, blocks: list[Block], place: int, body: Body, sense: Sense) -> Quoted | None:
    """The paragraphs to the first that ends in a closing quotation mark; or as long as they begin with one."""
    inside: list[Block] = []
    for block in blocks[place + 1 :]:
        closed = text[block.end - 1] in _CLOSING
        if not closed and inside and text[block.start] not in _OPENING and text[inside[-1].end - 1] not in ",;:，；：":
            break
        inside.append(msgspec.structs.replace(block, end=block.end - 1) if closed else block)
        if closed:
            break
    clauses = read_paragraphs(text, inside, sense)
    return Quoted(body=body, start=blocks[place].start, end=inside[-1].end, clauses=clauses) if clauses else None
