"""Lines: the unit in which a page is laid out, with what can be seen of each without knowing any language."""

from __future__ import annotations

import re

from depositary.clean.knowledge import plain

__all__ = ["Line", "split_lines"]

_TERMINAL = frozenset(".!?;:。！？；…")
_LABEL = 160
_CLOSERS = "\"'”’»)]）】〕」』*_⁰¹²³⁴⁵⁶⁷⁸⁹ "
_HAN = re.compile("[\u3400-\u9fff]")
_RULE = re.compile(r"[\W_]*\Z")
# 1. · 1.2.3 · (a) · a) · (iv) · A. · IV. · • · - · 一、 · （一） · 第三条
_LIST_MARK = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})+[.)]?\s+|\d{1,3}(?:\s+bis)?[.)、]|\(\s?[a-z0-9ivx]{1,5}\s?\)|[A-Za-z][.)]\s"
    r"|[ivxlIVXL]{1,6}[.)]\s|[•·▪●○–—*-]\s+|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))"
)


class Line:
    """One line: its range without surrounding space, its words as they stand, and the kind it is given.

    blank: empty lines before it; cuts: ranges within it that are of another kind (an inline caption).
    kind: empty until decided; see `records.Clean.ranges` for the words used.
    label: the plain line without marks of emphasis, by which patterns know it; of a long line only the beginning and
        the end, with a zero between them. han: written in Chinese characters rather than letters.
    parts: the lines a paragraph was broken into, if it was.
    """

    __slots__ = ("_label", "blank", "cuts", "end", "han", "kind", "parts", "start", "text")

    def __init__(self, start: int, text: str, blank: int) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.blank = blank
        self.kind = ""
        self.cuts: list[tuple[int, int, str]] = []
        self.parts: list[Line] = []
        self.han = not text.isascii() and len(_HAN.findall(text[:60])) * 3 > min(len(text), 60)
        self._label: str | None = None

    @property
    def label(self) -> str:
        if self._label is None:
            text = self.text
            shown = text if len(text) <= 2 * _LABEL else f"{text[:_LABEL]}\0{text[-_LABEL:]}"
            self._label = plain(shown).strip("*_#> ")
        return self._label

    @property
    def plain(self) -> str:
        """The whole line in lower case and without accents, offsets kept."""
        return plain(self.text)

    @property
    def kept(self) -> bool:
        """Whether reading sees it."""
        return self.kind in ("main", "title", "heading")

    @property
    def is_rule(self) -> bool:
        """Only punctuation: a ruled line or an ornament."""
        return _RULE.match(self.text) is not None

    @property
    def has_list_mark(self) -> bool:
        """Begins with a number, letter or bullet of a list."""
        return _LIST_MARK.match(self.text.lstrip("*_ ")) is not None

    @property
    def terminal(self) -> bool:
        """Ends as a sentence or a clause of a list does."""
        return self.text.rstrip(_CLOSERS)[-1:] in _TERMINAL

    @property
    def capitals(self) -> bool:
        """Set in capitals, but for a letter or two ("50 th")."""
        letters = list(filter(str.isalpha, self.text))
        return len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)

    @property
    def prose(self) -> bool:
        """Running text rather than a headline, label or menu."""
        length = len(self.text)
        if self.han:
            return length > 70 or (length >= 18 and self.terminal and self.text.rstrip(_CLOSERS)[-1:] not in ":")
        if length > 220:
            return True
        return length >= 40 and self.terminal and self.text.count(" ") >= 5 and not self.text.endswith(":")

    @property
    def prose_like(self) -> bool:
        """Long enough to be running text even though it does not end."""
        return len(self.text) >= (15 if self.han else 40)

    @property
    def heading_like(self) -> bool:
        """Short, without an end, in capitals or few words."""
        if self.terminal or self.text.rstrip(_CLOSERS).endswith((",", "，", "、", "-", "–", "—")):
            return False
        length = len(self.text)
        if self.han:
            return length <= 30
        words = self.text.split()
        if (len(words) <= 7 or self.capitals) and length <= 160:
            return True
        if length > 100:
            return False
        titled = sum(1 for word in words if not word[:1].islower() or len(word) <= 3)
        return titled >= 0.75 * len(words)


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold anything."""
    lines: list[Line] = []
    start = blank = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            lead = len(raw) - len(raw.lstrip()) if raw[0] != words[0] else 0
            lines.append(Line(start + lead, words, blank if lines else 0))
            blank = 0
        else:
            blank += 1
        start += len(raw) + 1
    return lines
