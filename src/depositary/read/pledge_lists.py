"""Lists of deeds with their marks: "agreed: (i) to do A; (ii) to do B", "three directions: first, A; second, B".

In: the tokens of what one verb governs, in a spaced language without inflection. Out: those tokens without the marks of
the items and without the label before a colon, so that each item begins with its deed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.lexicon import Words
from depositary.read.scan import Token

__all__ = ["goes_on_after_colon", "without_marks"]

_SIGNS = frozenset({";", ",", ":", "："})
_LABEL = 9  # tokens before the colon


def without_marks(tokens: list[Token], words: Words) -> list[Token]:
    """The tokens of the deeds alone; as given where there is no list."""
    if not any(t.text in ":;" for t in tokens):
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        opens = not kept or kept[-1].text in _SIGNS
        behind = _mark_end(tokens, index, words) if opens else index
        if behind > index:
            index = behind
            continue
        kept.append(tokens[index])
        index += 1
    colon = next((i for i, t in enumerate(kept[:_LABEL]) if t.text in ":："), None)
    if colon is not None and colon + 1 < len(kept) and "action" in kept[colon + 1].senses:
        if not any("action" in t.senses and "activity" not in t.senses for t in kept[:colon]):
            return kept[colon + 1 :]
    return kept


def _mark_end(tokens: Sequence[Token], index: int, words: Words) -> int:
    """The index behind the mark of an item at `index`: "(i)", "1)", "a.", "first,"; `index` if there is none."""
    bracket = tokens[index].text == "("
    inner = index + bracket
    if (
        inner + 1 < len(tokens)
        and _ITEM.fullmatch(tokens[inner].text)
        and tokens[inner + 1].text in (")" if bracket else ").")
    ):
        return inner + 2
    for size in (3, 2, 1):
        if " ".join(t.text.lower() for t in tokens[index : index + size]) in words.item_marks:
            end = index + size
            return end + 1 if end < len(tokens) and tokens[end].text in ",:" else end
    return index


_ITEM = re.compile(r"[ivx]{1,4}|[a-h]|\d{1,2}", re.IGNORECASE)


def goes_on_after_colon(tokens: Sequence[Token], verb: int, index: int) -> bool:
    """A word for a deed behind a semicolon, in a list that a colon behind `verb` opens: one more item."""
    if index < 1 or tokens[index - 1].text != ";" or "action" not in tokens[index].senses:
        return False
    return any(t.text in ":：" for t in tokens[verb + 1 : index])
