"""From text to outline: which kind of document it is, and the reader for it.

Enters: cleaned text (notes and page breaks already out of its sentences), its paragraphs, language and genre.
Leaves: an Outline; offsets are those of the text given.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from depositary.read.structure.blocks import split_blocks
from depositary.read.structure.numbered import names_a_plan, read_numbered
from depositary.read.structure.outline import Outline, Span
from depositary.read.structure.quoted import find_quoted
from depositary.read.structure.recitals import read_recitals
from depositary.read.structure.resolutions import read_resolution
from depositary.read.structure.words import structure_sense

__all__ = ["read_outline"]


def read_outline(text: str, paragraphs: Sequence[Span] | None, language: str, genre: str | None = None) -> Outline:
    """Read the outline of a document.

    paragraphs: ranges of `text` (None: blank lines part them). genre: as far as known; a text that speaks as a body
    does is read as a resolution whatever its genre, one that is named a plan of action and numbered as a plan.
    """
    sense = structure_sense(language)
    blocks = split_blocks(text, paragraphs, sense)
    if not blocks:
        return Outline(kind="plain")
    quoted = find_quoted(text, blocks, sense) if genre != "resolution" else None
    if quoted is not None:
        blocks = [block for block in blocks if not quoted.start <= block.start < quoted.end]
    elif genre != "plan_of_action":
        found = read_resolution(text, list(blocks), language, sense, expected=genre == "resolution")
        if found:
            return found
    plan = genre == "plan_of_action" or (genre in (None, "other") and names_a_plan(text, blocks, sense))
    outline = read_numbered(text, blocks, sense, plan=plan) or Outline(kind="plain")
    recitals = read_recitals(text, blocks, sense)
    return msgspec.structs.replace(outline, preambular=recitals or outline.preambular, quoted=quoted)
