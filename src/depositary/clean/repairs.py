"""Repairs: what the reading view leaves out of, or adds to, the lines it keeps.

Enters: marked lines over a folded text. Leaves: edits of that text. Each repair is gated by a cheap look at the line,
since most lines need none.
"""

from __future__ import annotations

import re
from itertools import pairwise

from depositary.clean.knowledge import Knowledge, plain
from depositary.clean.lines import Line
from depositary.clean.view import Edit

__all__ = ["cut_brackets", "heal_breaks", "join_lines", "repair_line"]

_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=\S)|(?<=[\S])(\*{1,3}|_{1,3})(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_WIDE = re.compile(r"(?<=\S )[ ]{1,2}(?=\S)")  # more of them set columns
_HASHES = re.compile(r"#{1,6}\s+|(?:>\s*)+")
_BRACKETED = re.compile(r"[(\[〔【]([^()\[\]〔〕【】\n]{1,120})[)\]〕】]")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 40
_NO_SPACE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")  # of scripts that part no words
_LOWER_START = re.compile(r"[^\W\d_]+")


def repair_line(line: Line) -> list[Edit]:
    """Markdown unwrapped in one kept line, and words set apart by more than a space ("Prime  Minister")."""
    text = line.text
    edits: list[Edit] = []
    if "  " in text:
        edits += [Edit(line.start + found.start(), line.start + found.end()) for found in _WIDE.finditer(text)]
    if "*" in text or "_" in text:
        edits += [Edit(line.start + found.start(), line.start + found.end()) for found in _EMPHASIS.finditer(text)]
    if "](" in text:
        for found in _LINK.finditer(text):
            inner = found.span(1)
            edits.append(Edit(line.start + found.start(), line.start + inner[0]))
            edits.append(Edit(line.start + inner[1], line.start + found.end()))
    if text[0] in "#>" and (hashes := _HASHES.match(text)):
        edits.append(Edit(line.start, line.start + hashes.end()))
    return edits


_OPENS_BRACKET = re.compile(r"[(\[〔【]")


def cut_brackets(line: Line, knowledge: Knowledge) -> list[tuple[int, int, str]]:
    """Ranges of bracketed captions and editor's notes inside a kept line, of the line's own text."""
    if knowledge.bracket_caption is None or not _OPENS_BRACKET.search(line.text):
        return []
    spans = []
    for found in _BRACKETED.finditer(line.plain):
        if knowledge.bracket_caption.match(found.group(1).strip()):
            spans.append((line.start + found.start(), line.start + found.end(), "caption"))
    return spans


def join_lines(text: str, lines: list[Line], knowledge: Knowledge) -> list[Edit]:
    """What stands between kept lines: nothing or a space where a sentence goes on, else a line end.

    lines: all lines, in order; those not kept are cut out here.
    """
    kept = [index for index, line in enumerate(lines) if line.kept]
    if not kept:
        return [Edit(0, len(text))]
    edits = [Edit(0, lines[kept[0]].start)]
    titles = {lines[index].text for index in kept if lines[index].kind == "title"}
    for before, after in pairwise(kept):
        line, following = lines[before], lines[after]
        cut = after > before + 1
        again = line.kind != "title" and line.text in titles  # the title once more, under a picture
        joint = None if again else _joint(line, following, cut=cut, knowledge=knowledge)
        if joint is None:
            if cut:
                edits.append(Edit(line.end, following.start, "\n"))
        elif joint.startswith("-"):
            edits.append(Edit(line.end - 1, following.start))
        else:
            edits.append(Edit(line.end, following.start, joint))
    edits.append(Edit(lines[kept[-1]].end, len(text)))
    return edits


def heal_breaks(line: Line, knowledge: Knowledge) -> list[Edit]:
    """Edits that make one line of a paragraph that was broken into several."""
    edits = []
    for before, after in pairwise(line.parts):
        joint = _hyphen_joint(before.text, after.text, knowledge)
        if joint == "-":
            edits.append(Edit(before.end - 1, after.start))
        else:
            space = "" if _NO_SPACE.match(before.text[-1]) or _NO_SPACE.match(after.text[0]) else " "
            edits.append(Edit(before.end, after.start, space if joint is None else joint))
    return edits


def _joint(line: Line, following: Line, *, cut: bool, knowledge: Knowledge) -> str | None:
    """How `following` goes on from `line`: "" or " "; "-" to drop a hyphen; None if it does not.

    Lines of one paragraph are one already; what is left is a sentence that goes on over a page, over its footnotes, or
    over an empty line that a page's end left behind. cut: something was left out between the two.
    """
    if line.kind != following.kind or following.has_list_mark or line.kind == "heading":
        return None
    if line.kind == "title":
        return None if following.blank else ("" if line.han else " ")
    if len(line.text) < 60 and any(pattern.fullmatch(line.text) for pattern in knowledge.datelines):
        return " "
    text, start = line.text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹"), following.text
    hyphen = _hyphen_joint(text, start, knowledge)
    if hyphen is not None and (cut or following.blank <= 1):
        return hyphen
    if line.han:
        open_end = not line.terminal and len(text) >= 15 and not text.endswith(("”", "」", "》", ")"))
        return "" if open_end and following.han and cut and not following.heading_like else None
    if line.terminal:
        return None
    if start[:1].islower() and (text[-1:].isalpha() or text[-1:] in ",，、") and len(text) >= 25:
        return " "
    if cut and line.prose_like and text[-1:].isalnum() and not following.heading_like:
        return " "  # also behind a figure: "not later than 31 / December"
    return None


def _hyphen_joint(text: str, start: str, knowledge: Knowledge) -> str | None:
    """At a line that ends in a hyphen: "-" to drop it, "" to keep it; None if there is none."""
    if text[-1:] in "-–—" and text[-2:-1].isdigit() and start[:1].isdigit():
        return ""
    if text[-1:] not in "-‐" or not text[-2:-1].isalpha():
        return None
    hyphen = _LAST_WORD.search(text, max(0, len(text) - _LONGEST_WORD), len(text) - 1)
    word = _LOWER_START.match(start)
    if hyphen is None or word is None:
        return None
    if word.group()[0].islower():
        return "-" if _is_one_word(hyphen.group(), word.group(), knowledge) else ""
    return ""


def _is_one_word(left: str, right: str, knowledge: Knowledge) -> bool:
    """Whether a word broken with a hyphen at a line's end is one word without it."""
    words = knowledge.words
    if words is None:
        return True
    whole = plain(left + right)
    if whole in words.known:
        return True
    return not (plain(left) in words.common and plain(right) in words.common)
