"""Footnotes: the lines that hold them, and the marks in running text that call them."""

from __future__ import annotations

import re

import msgspec

from depositary.clean.knowledge import Knowledge
from depositary.clean.lines import Line

__all__ = ["FoundMark", "FoundNote", "find_marks", "mark_notes"]

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT_NOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=\S)")
_BRACKET_NOTE = re.compile(r"\[(\d{1,3})\]:?\s*(?=\S)")
_NUMBER_NOTE = re.compile(r"(\d{1,3}|\*{1,3})[.)]?\s+(?=\S)")
_RULE = re.compile(r"(?:[_‗]{3,}|[-—–─]{3,})\s*\Z")
# A superscript is a mark unless it is the power of a unit (km², m³).
_SUPERSCRIPT_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_UNIT_BEFORE = re.compile(r"\b[kcdm]?m\Z")
_BRACKET_MARK = re.compile(r"\[(\d{1,3})\]")
# A plain number glued behind a word or its comma ("resolution1," or "Gap2."), or parted from it before punctuation.
_PLAIN_MARK = re.compile(
    r"(?<=[^\W\d_][,.;:)”’\"])(\d{1,2})(?=[\s,.;]|\Z)"
    r"|(?<=[^\W\d_])(\d{1,2})(?=[\s,.;)]|\Z)"
    r"|(?<=[^\W\d_]) (\d{1,2})(?=[,;](?:\s|\Z))"
)


class FoundNote(msgspec.Struct, frozen=True):
    """A footnote in the folded text: `start`–`end` are its words, without the number."""

    number: str
    start: int
    end: int
    style: str


class FoundMark(msgspec.Struct, frozen=True):
    number: str
    start: int
    end: int


def mark_notes(lines: list[Line], knowledge: Knowledge) -> list[FoundNote]:
    """Give footnote lines their kind, and return the notes. Lines of other kinds are left alone."""
    notes: list[FoundNote] = []
    after_rule = False
    current = ""
    current_list = False  # a note stands already under the last rule
    for index, line in enumerate(lines):
        if line.kind == "footnote":  # the format says so: only the numbers are to be found
            found = _read_number(line, knowledge, after_rule=True)
            if found:
                notes.append(FoundNote(found[0], line.start + found[2], line.end, found[1]))
            elif notes:
                notes[-1] = FoundNote(notes[-1].number, notes[-1].start, line.end, notes[-1].style)
            continue
        if line.kind:
            after_rule = after_rule and line.kind in ("page", "footnote")
            current = ""
            continue
        if _RULE.match(line.text):
            after_rule = _starts_notes(lines, index)
            if after_rule:
                line.kind = "footnote"
            current = ""
            current_list = False
            continue
        found = _read_number(line, knowledge, after_rule=after_rule)
        if found and after_rule and notes and current_list and not _follows(notes[-1], found):
            found = None
            after_rule = False
        if found:
            number, style, words = found
            current_list = True
            line.kind = "footnote"
            notes.append(FoundNote(number, line.start + words, line.end, style))
            current = style
        elif current and line.blank == 0 and not line.has_list_mark and (after_rule or not lines[index - 1].terminal):
            line.kind = "footnote"
            last = notes[-1]
            notes[-1] = FoundNote(last.number, last.start, line.end, last.style)
        else:
            current = ""
            after_rule = False
    return notes


def _follows(last: FoundNote, found: tuple[str, str, int]) -> bool:
    """Whether a note goes on with the list the last one stands in: one style, rising numbers."""
    number, style, _ = found
    if style != last.style:
        return False
    return not (number.isdigit() and last.number.isdigit()) or int(number) > int(last.number)


def _starts_notes(lines: list[Line], index: int) -> bool:
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return any(form.match(following) for form in (_SUPERSCRIPT_NOTE, _BRACKET_NOTE, _NUMBER_NOTE))


def _read_number(line: Line, knowledge: Knowledge, *, after_rule: bool) -> tuple[str, str, int] | None:
    """The note's number, its style, and where in the line its words begin."""
    if found := _SUPERSCRIPT_NOTE.match(line.text):
        return found.group(1).translate(_SUPERSCRIPTS), "superscript", found.end()
    if after_rule and (found := _BRACKET_NOTE.match(line.text)):
        return found.group(1), "bracket", found.end()
    if found := _NUMBER_NOTE.match(line.text):
        words = line.plain[found.end() :].lstrip("*_ ")
        if after_rule or (knowledge.notes.opens(words) and "." not in found.group()):
            return found.group(1), "plain", found.end()
    return None


def find_marks(lines: list[Line], notes: list[FoundNote]) -> list[FoundMark]:
    """The marks in lines that are read. Without a note of its number only a superscript is taken for a mark."""
    styles = {note.style for note in notes}
    numbers = {note.number for note in notes}
    marks: list[FoundMark] = []
    wanted = {note.number for note in notes if note.style == "plain"}
    for line in lines:
        if not line.kept:
            continue
        if not line.text.isascii():
            for found in _SUPERSCRIPT_MARK.finditer(line.text):
                if _UNIT_BEFORE.search(line.text, max(0, found.start() - 4), found.start()):
                    continue
                number = found.group().translate(_SUPERSCRIPTS)
                marks.append(FoundMark(number, line.start + found.start(), line.start + found.end()))
        if "bracket" in styles and "[" in line.text:
            for found in _BRACKET_MARK.finditer(line.text):
                if found.group(1) in numbers:
                    marks.append(FoundMark(found.group(1), line.start + found.start(), line.start + found.end()))
        if wanted:
            for found in _PLAIN_MARK.finditer(line.text):
                number = found.group().strip()
                if number in wanted:
                    wanted.discard(number)
                    marks.append(FoundMark(number, line.start + found.start(), line.start + found.end()))
    return sorted(marks, key=lambda mark: mark.start)
