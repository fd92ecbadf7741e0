"""A document's own paper: the joint statement or communiqué whose name is its heading.

In: a sentence of the head and a mention of a statement in it. Out: the paper's title, or None where the heading names
none: it tells that one was issued, or it is the word of one alone ("Chair's Statement").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention, Sentence

__all__ = ["HEAD", "heads_document", "own_title"]

_ABOVE = ("title", "heading")
HEAD = 6  # sentences in which a document's own heading may stand
_MARK = 12  # code points of what marks a heading: "[Title] "
_BEHIND = re.compile(r"\s*(?:[(（\[【][^()（）\[\]【】]{1,12}[)）\]】])?\s*")  # "(full text)"


def heads_document(sentence: Sentence, mention: InstrumentMention) -> bool:
    """ "[Title] Chairman's Statement of …": a heading that is no more than the statement's name."""
    if sentence.kind == "title":
        return True
    rest = any("verb" in t.senses for t in sentence.tokens if t.start >= mention.end)  # "… in Celebration of …"
    return sentence.kind == "heading" and mention.start - sentence.start <= _MARK and not rest


def own_title(
    sentence: Sentence, mention: InstrumentMention, text: str, lexicon: Lexicon, sentences: Sequence[Sentence]
) -> str | None:
    """The whole heading, where nothing but a heading stands above it and it ends in the noun for a paper of all who
    met. sentences: the document's."""
    nouns = tuple(lexicon.words.own_statements)
    if not nouns or any(s.kind not in _ABOVE for s in sentences[: sentence.index]):
        return None
    if sentence.kind not in _ABOVE and text[sentence.end : sentence.end + 1] not in ("\n", ""):
        return None  # a line of its own, though nothing shows it as a heading
    if not text[sentence.start : mention.end].endswith(nouns):
        return None
    if not _BEHIND.fullmatch(text[mention.end : sentence.end]):
        return None
    if any("adopted" in t.senses or "held" in t.senses for t in sentence.tokens if t.end <= mention.start):
        return None  # "A and B issue a joint statement"
    return text[sentence.start : mention.end]
