"""Marking: which lines are the document, and which are the page around it.

Enters: the lines of a text, some perhaps marked already (by the format, as page furniture, as footnotes). Leaves: every
line with a kind. The order matters: sure signs first, then the head, the body, the tail, and what the body repeats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from depositary.clean.knowledge import Knowledge
from depositary.clean.lines import Line
from depositary.clean.plain_letters import mark_plain_letters

__all__ = ["mark_lines"]

_SEPARATORS = re.compile(r"\s*[|│｜»›>·•]\s*|\s+[/–—]\s+")
_FEWEST_MENU_ITEMS = 3
_LONGEST_ITEM = 30
_LONGEST_LABEL = 300
_LIST_GOES_ON = re.compile(r"[;,；，]\s*\S{1,5}\Z")  # "…; and"
_SHORTEST_REPEAT, _LONGEST_CAPTION, _SHORTEST_LEAD = 30, 200, 100
_MOST_ALIKE = 20
_OPENING = 24  # characters by which an earlier sentence is found
# Where a sentence may begin: behind an end, a dateline's dash or bracket.
_SENTENCE_END = re.compile(r"(?=[.!?。！？)—\s])(?:[.!?。！？)—][”\"’」]?\s*|\s[–-]{1,2}\s+)")
_PICTURE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)", re.IGNORECASE
)  # the name of a file, left in the text
_LONG_ENOUGH = 60
_SHORTEST_BROKEN = 50
_LONGEST_CREDIT = 25
_SHORTEST_REPORT = 60
_HEAD_LINES = 30
_MUCH, _VERY_MUCH, _MORE = 5_000, 20_000, 3  # characters of prose behind; if few, how many times what is above


def mark_lines(lines: list[Line], knowledge: Knowledge) -> None:
    """Give each line that has none a kind (see `records.Clean.ranges`)."""
    for line in lines:
        if not line.kind:
            line.kind = _sure_kind(line, knowledge)
    mark_plain_letters(lines, knowledge.data.letters)
    _mark_caption_texts(lines, knowledge)
    body = _find_body(lines, knowledge)
    _mark_head(lines[:body], knowledge)
    _mark_tail(lines, body, knowledge)
    for line in lines[body:]:
        if not line.kind:
            line.kind = "main"
    _mark_last_names(lines, knowledge)
    _mark_repeats(lines)
    _mark_headings(lines, body)


def _sure_kind(line: Line, knowledge: Knowledge) -> str:
    """The kind a line has wherever it stands; empty if it could be the document's."""
    bare = line.label
    if line.is_rule and not knowledge.ends.matches(bare):
        return "boilerplate"
    if len(line.text) > _LONGEST_LABEL:
        return ""
    if _PICTURE.fullmatch(line.text.strip()):
        return "caption"
    if not knowledge.labels.matches(bare):
        return "boilerplate" if _is_menu(line) else ""
    for kind, matcher in (
        ("boilerplate", knowledge.boilerplate),
        ("caption", knowledge.captions),
        ("related", knowledge.related),
        ("masthead", knowledge.stamps),
        ("masthead", knowledge.mastheads),
        ("credit", knowledge.credits),
    ):
        if matcher.matches(bare):
            return kind
    return "boilerplate"


def _mark_caption_texts(lines: list[Line], knowledge: Knowledge) -> None:
    """A caption over several lines: a numbered label, its words, the photographer; or the same words twice."""
    for index, line in enumerate(lines):
        if line.kind or len(line.text) > _LONGEST_LABEL:
            continue
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if (before is not None and _in_a_cell(line, before, after)) or _closes_a_cell(line):
            line.kind = "caption"
            continue
        labelled = before is not None and before.kind == "caption" and before.label.rstrip(".")[-1:].isdigit()
        credited = after is not None and after.kind == "caption" and len(after.text) <= _LONGEST_CREDIT
        credited = credited and (
            index > 0 or after is None or not after.blank
        )  # the first line, set apart, is the title
        words = not line.prose and line.blank == 0 and not _has_dateline(line, knowledge)
        if (credited and (labelled or not line.terminal)) or (labelled and words):
            line.kind = "caption"
        elif (index > 2 or (index and line.terminal)) and after and not after.kind and line.text == after.text:
            after.kind = "caption"
            if not (line.prose and len(line.text) >= _SHORTEST_LEAD and not any(row.prose for row in lines[:index])):
                line.kind = "caption"  # and not the lead, shown once more in the text


def _in_a_cell(line: Line, before: Line, after: Line | None) -> bool:
    """Words in the cell of a table under a picture, as pages are turned into plain text: "![](…) |", "words |"."""
    if len(line.text) > _LONGEST_CAPTION or not before.text.rstrip().endswith("|"):
        return False
    if not (before.text.startswith("![") or before.text.strip() == "|"):
        return False
    return line.text.rstrip().endswith("|") or (after is not None and after.text.strip() == "|")


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _closes_a_cell(line: Line) -> bool:
    """ "Words under a picture |": the one cell of a row whose picture is gone, unless it dates what stands below."""
    text = line.text.rstrip()
    return len(text) <= _LONGEST_CAPTION and text.endswith(" |") and text.count("|") == 1 and not _YEAR.search(text)


def _is_menu(line: Line) -> bool:
    """Several short items with separators between them, and no sentence."""
    if line.terminal or len(line.text) > _LONGEST_LABEL:
        return False
    items = _SEPARATORS.split(line.text)
    return len(items) >= _FEWEST_MENU_ITEMS and all(len(item) <= _LONGEST_ITEM for item in items)


# --- the head -------------------------------------------------------------------------------------------------------


def _find_body(lines: list[Line], knowledge: Knowledge) -> int:
    """The first line that is running text: what stands before it is the head."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line.kind and not knowledge.titles.opens(line.label):
            continue
        if knowledge.titles.opens(line.label):
            line.kind = "title"
            return index + 1
        if line.prose or _has_dateline(line, knowledge) or _opens_list(lines, index) or _goes_on(lines, index):
            return index
        if _recites(lines, index):
            return index
    return _first_unmarked_after_title(lines)


def _goes_on(lines: list[Line], index: int) -> bool:
    """A paragraph broken over lines: the next one goes on in mid-word or mid-phrase, and an end comes in time."""
    line = lines[index]
    if len(line.text) < _SHORTEST_BROKEN or line.han:
        return False
    length = len(line.text)
    for following in lines[index + 1 :]:
        if following.blank:
            return False
        if length == len(line.text) and not (following.text[:1].islower() or line.text.endswith(("-", "–"))):
            return False
        length += len(following.text)
        if following.terminal:
            return length >= 2 * _SHORTEST_BROKEN
    return False


def _recites(lines: list[Line], index: int) -> bool:
    """Two paragraphs in a row that end in the middle of the sentence: the recitals of a resolution without a head."""
    pair = lines[index : index + 2]
    return len(pair) == 2 and all(
        line.text.rstrip().endswith(_UNFINISHED) and len(line.text) >= _SHORTEST_RECITAL and not line.kind
        for line in pair
    )


_UNFINISHED = (",", ";", "，", "；")
_SHORTEST_RECITAL = 10


def _opens_list(lines: list[Line], index: int) -> bool:
    """A numbered line followed by another one: a document without a lead."""
    if not lines[index].has_list_mark or not (lines[index].text[:1].isalnum() or lines[index].prose_like):
        return False
    following = [line for line in lines[index + 1 : index + 4] if not line.kind]
    return any(line.has_list_mark for line in following)


def _first_unmarked_after_title(lines: list[Line]) -> int:
    unmarked = [index for index, line in enumerate(lines) if not line.kind]
    return unmarked[1] if len(unmarked) > 1 else (unmarked[0] if unmarked else len(lines))


def _has_dateline(line: Line, knowledge: Knowledge) -> bool:
    """Begins as a report does, with more behind; or is a dateline alone, the report following on the next line."""
    for pattern in knowledge.datelines:
        found = pattern.match(line.text)
        length = len(line.text) * (3 if line.han else 1)
        if found and (length > _SHORTEST_REPORT or found.end() == len(line.text)):
            return True
    return False


def _mark_head(head: list[Line], knowledge: Knowledge) -> None:
    """Find the title among the lines before the body; what stands before it is masthead, after it heading."""
    titled = [index for index, line in enumerate(head) if line.kind == "title"]
    free = [index for index, line in enumerate(head) if not line.kind]
    if titled:
        first = last = titled[0]
    elif free:
        first = max(free, key=lambda index: (_weight(head[index], knowledge), -index))
        last = first
        head[first].kind = "title"
        while first - 1 >= 0 and _continues_title(head[first - 1], head[first]):
            first -= 1
            head[first].kind = "title"
    else:
        return
    while last + 1 < len(head) and _continues_title(head[last], head[last + 1]):
        last += 1
        head[last].kind = "title"
    title = head[first].text
    for index, line in enumerate(head):
        if not line.kind and index != first and line.text == title:
            line.kind = "repeat"
        if not line.kind:
            line.kind = "masthead" if index < first else "heading"


def _weight(line: Line, knowledge: Knowledge) -> float:
    """How much speaks for a line of the head being the title: its length up to a point, so that of several long
    ones the first wins; its opening; numbers speak against it."""
    length = min(len(line.text) * (3 if line.han else 1), _LONG_ENOUGH)
    if knowledge.headlines.opens(line.label):
        length += _LONG_ENOUGH
    digits = sum(map(str.isdigit, line.text))
    return length - 2 * digits


def _continues_title(line: Line, following: Line) -> bool:
    """A title over several lines: set in capitals throughout, or broken in mid-phrase."""
    if line.kind not in ("", "title") or following.kind not in ("", "title") or following.blank or following.han:
        return False
    both_capitals = line.capitals and following.capitals and len(line.text) > 40
    return both_capitals or (len(line.text) > 30 and following.text[:1].islower())


# --- the tail -------------------------------------------------------------------------------------------------------


def _mark_tail(lines: list[Line], body: int, knowledge: Knowledge) -> None:
    """From an end mark, an about-us heading or a list of other stories on, nothing is the document's; but before
    more prose than stands above it such a mark closes one piece of a collection."""
    pieces = _Pieces(lines, body)
    total = sum(len(line.text) for line in lines[body:]) or 1
    seen = 0
    ended = ""
    for index in range(body, len(lines)):
        line = lines[index]
        if ended:
            if not line.kind:
                line.kind = ended
            if knowledge.related_headers.matches(line.label):
                line.kind = "boilerplate"
                ended = "related"
            continue
        seen += len(line.text)
        if line.kind in ("footnote", "page") or not knowledge.turns.matches(line.label):
            continue
        if knowledge.ends.matches(line.label) or knowledge.closings.matches(line.label):
            ended = "" if pieces.go_on(index, sure=True) else "boilerplate"
            mark = knowledge.ends.closes(line.plain)
            if mark is None or mark.start() == 0:
                line.kind = "credit"
            elif mark.group()[0] in "([【":
                line.cuts.append((line.start + mark.start(), line.end, "credit"))
        elif line.kind != "caption" and knowledge.related_headers.matches(line.label):
            if not pieces.go_on(index) and _all_other_stories(lines[index + 1 :], seen / total):
                ended = "related"
            else:
                _mark_box(lines[index + 1 :])
            line.kind = "boilerplate"
        elif seen > total * 0.3 and knowledge.about.matches(line.label) and not pieces.go_on(index):
            line.kind = ended = "boilerplate"


class _Pieces:
    """The reports of a collection, one behind the other: how much prose stands in each, and behind it."""

    def __init__(self, lines: Sequence[Line], body: int) -> None:
        self._lines = lines
        self._start = body
        self._several = False

    @cached_property
    def _behind(self) -> list[int]:
        """Characters of prose from each line on; counted where there is a mark at all."""
        behind = [0]
        for line in reversed(self._lines):
            behind.append(behind[-1] + (len(line.text) if line.prose and not line.kind else 0))
        return behind[::-1]

    def go_on(self, index: int, *, sure: bool = False) -> bool:
        """Whether a mark ends one of several. sure: the mark stands at an end and nowhere else."""
        above, behind = self._behind[self._start] - self._behind[index], self._behind[index]
        if self._several:
            more = behind * 2 > above
        else:
            more = behind > max(_VERY_MUCH, above) or (sure and behind > max(_MUCH, _MORE * above))
        if more:
            self._start, self._several = index, True
        return more


def _all_other_stories(rest: list[Line], share: float) -> bool:
    """Whether a heading for other stories holds to the end of the page, or is a box within the report."""
    free = [line for line in rest if not line.kind]
    while free and not free[0].prose:
        free.pop(0)
    prose = sum(1 for line in free if line.prose)
    return prose == 0 or share > 0.6 or (len(free) - prose) >= prose * 0.5


def _mark_box(rest: list[Line]) -> None:
    for line in rest:
        if line.kind and line.kind != "caption":
            continue
        if line.prose:
            return
        line.kind = "related"


def _mark_last_names(lines: list[Line], knowledge: Knowledge) -> None:
    """A name alone under the last paragraph is its author's."""
    if knowledge.names_line is None:
        return
    for line in reversed(lines):
        if line.kind != "main":
            continue
        if len(line.text) > 40 or not knowledge.names_line.fullmatch(line.text):
            return
        line.kind = "credit"


# --- the body -------------------------------------------------------------------------------------------------------


def _mark_repeats(lines: list[Line]) -> None:
    """A line that says again, word for word, what an earlier paragraph said is a fault of the page."""
    seen: dict[str, int] = {}
    openings: dict[str, list[str]] = {}
    for index, line in enumerate(lines):
        if line.kind != "main":
            continue
        key = line.text.strip("*_ ").rstrip(".。;；,，:!? ")
        if len(key) < _SHORTEST_REPEAT and not (len(key) >= 15 and line.han):
            continue
        if key in seen or (line.prose and any(key in text for text in openings.get(key[:_OPENING], ()))):
            line.kind = "repeat"
            if seen.get(key) == index - 1 and not line.terminal and len(key) < _LONGEST_CAPTION:
                lines[index - 1].kind = "caption"  # what a picture shows, written below it and in its place
            _extend_repeat(lines, index, seen.get(key))
            continue
        seen[key] = index
        if line.prose:
            for start in _sentence_starts(line.text):
                alike = openings.setdefault(line.text[start : start + _OPENING], [])
                if len(alike) < _MOST_ALIKE:  # or a long list of like sentences would be compared each with each
                    alike.append(line.text)


def _sentence_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in _SENTENCE_END.finditer(text))]


def _extend_repeat(lines: list[Line], index: int, earlier: int | None) -> None:
    """A short line that led the repeated one both times is repeated too."""
    before = lines[index - 1]
    if earlier and earlier < index - 1 and before.kind == "main" and before.label == lines[earlier - 1].label:
        before.kind = "repeat"


def _mark_headings(lines: list[Line], body: int) -> None:
    kept = [line for line in lines[body:] if line.kind == "main"]
    for position, line in enumerate(kept):
        if not line.heading_like or position + 1 == len(kept):
            continue
        if line.has_list_mark and _LIST_GOES_ON.search(line.text):
            continue
        following = kept[position + 1]
        if following.text[:1].islower() and not following.has_list_mark:
            continue
        before = kept[position - 1] if position else None
        broken = before is not None and line.blank == 0 and not before.terminal and not before.heading_like
        if not broken or line.text.isupper():
            line.kind = "heading"
