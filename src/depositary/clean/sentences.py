"""Sentences and paragraphs of the view."""

from __future__ import annotations

import re
from bisect import bisect_right

from depositary.clean.knowledge import Knowledge
from depositary.clean.records import Sentence

__all__ = ["find_paragraphs", "split_sentences"]

_PARAGRAPH = re.compile(r"[^\n]+")
# Each begins with its mark and looks back from there: a text is run through for the marks alone.
# An end, what closes behind it, white space, and a beginning that could open a sentence.
_SPACED_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’)\]»]*+\s++(?=[\"'“‘(\[«]*[^\W\d_a-z]|[\"'“‘(\[«]*\d)")
# A full stop glued to the next sentence, where a page lost the line break between them: "… bên trên.Thông cáo …".
_GLUED_END = re.compile(
    r"[.!?](?:(?<=[^\W\d_A-Z][^\W\d_A-Z].)|(?<=[)\]”’].)|(?<=(?:19|20)\d\d.)|(?<=[^\W\d_] \d\d.))"
    r"(?=[“\"‘]?([^\W\d_a-z])[^\W\d_A-Z]*\s)"
)
_HAN_END = re.compile(r"(?:[。！？!?]+|…{2}|;)[”’」』》)\]】\"']*\s*")
_LAST_WORD = re.compile(r"([\w.]+)\.$")
_OPENER = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.)+$")
_NUMBER = re.compile(r"\A[\s\"'“(\[]*(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})(?:\.\d{1,3})*(?: (?:bis|ter|quater))?\.\s*\Z")


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of the view's paragraphs, without the space around them."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        raw = match[0]
        words = raw.strip()
        if words:
            start = match.start() + (raw.find(words[0]) if raw[0] != words[0] else 0)
            found.append((start, start + len(words)))
    return tuple(found)


def split_sentences(
    text: str, paragraphs: tuple[tuple[int, int], ...], kinds: tuple[str, ...], knowledge: Knowledge
) -> tuple[Sentence, ...]:
    """The sentences of each paragraph, in order; a heading or title is one sentence whatever it holds.

    kinds: of each paragraph, "main", "heading" or "title".
    """
    ends = _find_ends(text, knowledge)
    sentences: list[Sentence] = []
    for number, ((start, end), kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        at = start
        if kind == "main":
            for cut in ends[bisect_right(ends, start) : bisect_right(ends, end - 1)]:
                _append(sentences, text, at, cut, number, kind)
                at = cut
        _append(sentences, text, at, end, number, kind)
    return tuple(sentences)


def _append(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int, kind: str) -> None:
    while end - start > _LONGEST:
        cut = _cut(text, start + _LONGEST // 2, start + _LONGEST)
        _append(sentences, text, start, cut, paragraph, kind)
        start = cut
    words = text[start:end]
    stripped = words.strip()
    if stripped:
        if words[0] != stripped[0]:
            start += len(words) - len(words.lstrip())
        sentences.append(Sentence(start, start + len(stripped), paragraph, kind))


_LONGEST = 3000  # code points of a sentence: longer is a list or table without ends, and its words have no grammar


def _cut(text: str, low: int, high: int) -> int:
    """Where a run without ends may be parted: behind the last stop, comma or blank of the stretch, else at its end."""
    for marks in (";；", ",，", " 、\n"):
        place = max(text.rfind(mark, low, high) for mark in marks)
        if place >= 0:
            return place + 1
    return high


def _find_ends(text: str, knowledge: Knowledge) -> list[int]:
    """Offsets at which a new sentence begins, within paragraphs."""
    if not knowledge.language.facts.spaces:
        return _find_han_ends(text)
    ends = [found.end() for found in _SPACED_END.finditer(text) if _ends_spaced(text, found, knowledge)]
    glued = [found.end() for found in _GLUED_END.finditer(text) if found[1].isupper() and _plain(text, found)]
    return sorted({*ends, *glued}) if glued else ends


def _plain(text: str, found: re.Match[str]) -> bool:
    """The word before the stop is a word or a date, not an address or a shortened one with stops of its own."""
    start = found.start()
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    word = text[start : found.start()]
    if len(word) == 1 and word.isupper():
        return False  # "A.Mokhtan": the first letter of a name
    return not any(mark in word for mark in "./@:") or (word[-1].isdigit() and not any(map(str.isalpha, word)))


def _find_han_ends(text: str) -> list[int]:
    """Ends of Chinese sentences; a semicolon is one only outside brackets. One pass, however long the paragraph."""
    ends = []
    depth = at = 0
    for found in _HAN_END.finditer(text):
        between = text[at : found.start()]
        if "\n" in between:
            between = between[between.rfind("\n") :]
            depth = 0
        depth += between.count("(") - between.count(")")
        at = found.start()
        if found.group()[0] != ";" or depth <= 0:
            ends.append(found.end())
    return ends


def _ends_spaced(text: str, found: re.Match[str], knowledge: Knowledge) -> bool:
    at = found.start()
    if text[at] != "." or text.startswith("..", at):
        return True
    line = text.rfind("\n", 0, at) + 1
    before = text[max(line, at - 40) : at + 1]
    if line >= at - 16 and _NUMBER.match(text[line : at + 1]):
        return False  # "1. Commends": the number of a paragraph
    lone = not before[-3:-2].isalnum() and before[-3:-2] != "_"  # one letter before the stop
    if lone and _INITIALS.search(before):
        # "Joko W. Widodo", "H.E. Mr": no end, unless what follows cannot be a name ("in the U.S. The talks")
        letters, opener = _LAST_WORD.search(before), _OPENER.match(text, found.end())
        if letters is not None and letters.group(1) in knowledge.one_letter_words:
            return True
        ends = letters is not None and letters.group(1) in knowledge.abbreviations_at_end
        return ends and opener is not None and opener.group() in knowledge.sentence_openers
    word = _LAST_WORD.search(before)
    if word and (word.group(1) in knowledge.abbreviations or word.group(1).split(".")[-1] in knowledge.abbreviations):
        if word.group(1) in knowledge.abbreviated_or_whole:
            opener = _OPENER.match(text, found.end())
            return opener is None or opener.group() in knowledge.sentence_openers
        following = text[found.end() : found.end() + 1]
        return word.group(1) in knowledge.abbreviations_at_end and not following.isdigit()
    return True
