"""Text → the words search works on: without marks and case, Han characters as overlapping pairs.

Both what is stored and what is asked for go through here, so "Cuộc họp" finds "cuoc hop", and two characters in the
middle of a sentence without spaces are found.
"""

from __future__ import annotations

import re
import unicodedata

from depositary.model import Range

__all__ = ["fold_words", "query_phrases", "stretches"]

_MARKS = re.compile("[\u0300-\u036f]+")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_SHORT, _LONG = 300, 1500  # code points: shorter paragraphs are joined, longer ones are cut
_CUT = re.compile(r"[.!?;]\s|[。！？；]")


def fold_words(text: str) -> list[str]:
    """The words of a text, folded; a run of Han characters gives its overlapping pairs.

    >>> fold_words("Đối thoại 东盟峰会")
    ['doi', 'thoai', '东盟', '盟峰', '峰会']
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().replace("đ", "d")
    words: list[str] = []
    for found in _WORD.finditer(plain):
        word = found.group()
        if _is_han(word[0]) and len(word) > 1:
            words += [word[i : i + 2] for i in range(len(word) - 1)]
        else:
            words.append(word)
    return words


def query_phrases(query: str) -> list[list[str]]:
    """A query's phrases: words in quotes stand together, a lone Han character is the beginning of a pair (`*`)."""
    phrases = []
    for found in _QUOTED.finditer(query):
        words = fold_words(found.group(1) or found.group(2) or "")
        if len(words) == 1 and len(words[0]) == 1 and _is_han(words[0]):
            words = [words[0] + "*"]
        if words:
            phrases.append(words)
    return phrases


def stretches(text: str, ranges: list[tuple[int, int]] | list[Range]) -> list[tuple[int, int]]:
    """Paragraph-sized stretches (code points) of the given ranges, or of the whole text if there are none."""
    found: list[tuple[int, int]] = []
    spans = [(r.start, r.end) if isinstance(r, Range) else r for r in ranges] or [(0, len(text))]
    for first, last in spans:
        start = first
        while start < last:
            end = _paragraph_end(text, start, last)
            if text[start:end].strip():
                found.append((start, end))
            start = end
    return found


def _paragraph_end(text: str, start: int, last: int) -> int:
    """Where a stretch that begins at `start` ends: after a line if it is long enough, cut if it is too long."""
    end = start
    while end - start < _SHORT and end < last:
        line = text.find("\n", end, last)
        end = last if line < 0 else line + 1
    if end - start <= _LONG:
        return end
    cuts = [cut.end() for cut in _CUT.finditer(text, start + _SHORT, start + _LONG)]
    if cuts:
        return cuts[-1]
    space = text.rfind(" ", start + _SHORT, start + _LONG)
    return space + 1 if space > 0 else start + _LONG


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"
