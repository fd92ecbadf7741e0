"""Lists of deeds set out with bullets: "The ministers agreed to:" and a line for each deed, without numbers.

In: the sentences of a document, its text and its lexicon. Out: the sentences that open such a list, with the ranges of
their items behind the marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import Sentence

__all__ = ["bulleted_lists"]

_MARK = re.compile(r"\s*(?:[•·●○▪▫■□◦‣∙➢➤*]|[-–—](?=\s))\s*")
_MANY = 40  # items of one list


def bulleted_lists(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> dict[int, list[tuple[int, int]]]:
    """By the index of the sentence that opens the list, its items (start and end offset, without the mark)."""
    found: dict[int, list[tuple[int, int]]] = {}
    for place, sentence in enumerate(sentences):
        if text[sentence.end - 1 : sentence.end] not in (":", "：") or sentence.kind != "main":
            continue
        if not _governs(sentence, lexicon):
            continue
        items: list[tuple[int, int]] = []
        for item in sentences[place + 1 : place + 1 + _MANY]:
            mark = _MARK.match(text, item.start, item.end)
            if mark is None or mark.end() == item.start:
                break
            items.append((mark.end(), item.end))
        if len(items) > 1:
            found[sentence.index] = items
    return found


def _governs(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether what opens the list ends in the verb, or in "the following": each item is then a deed of its own, not
    one of the fields of a deed."""
    tail = [t for t in sentence.tokens if t.text not in ":："][-4:]
    words = lexicon.words.following
    while tail and (
        tail[-1].text.lower() in words or tail[-1].senses.keys() & {"infinitive", "that", "article", "about"}
    ):
        tail.pop()
    verbs = tail[-1].senses.get("verb", ()) if tail else ()
    return any(v.force or v.role == "will" for v in verbs)
