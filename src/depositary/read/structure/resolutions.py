"""Resolutions: heading, preamble, operative paragraphs, closing.

Enters: the text in blocks. Leaves: an Outline of kind `resolution`, or None if nothing in it speaks as a body does
(“The General Assembly,”) and no heading calls it a resolution.
"""

from __future__ import annotations

import re

from depositary.read.structure.blocks import Block
from depositary.read.structure.clauses import ClauseList
from depositary.read.structure.headings import heading_text, looks_like_heading
from depositary.read.structure.masthead import read_masthead
from depositary.read.structure.nesting import Nesting, Placed
from depositary.read.structure.outline import Body, Clause, Heading, Outline, Span
from depositary.read.structure.paths import clause_path
from depositary.read.structure.words import Sense

__all__ = ["read_paragraphs", "read_resolution"]

_SORTS = ("preambular", "operative")
_ARTICLE = re.compile(r"^(?:We, )?(?:[Tt]he|THE)\s+")
_WORD = re.compile(r"\w+")
_NOTE_MARK = re.compile(r"\s?\d{1,3}/?\s*$")  # “admission to the United Nations, 18”


def read_resolution(text: str, blocks: list[Block], language: str, sense: Sense, *, expected: bool) -> Outline | None:
    """The outline of a resolution. expected: the document is known to be one (its genre says so)."""
    opening = _find_body(text, blocks, sense, expected=expected)
    if opening is None:
        return None
    place, body = opening
    head_end = body.start if body else (blocks[place].start if place < len(blocks) else 0)
    if body and sense.body_told and sense.body_told.match(text, blocks[place].start, blocks[place].end):
        head_end = blocks[place].end  # which sitting, and when, is told there
    head = read_masthead(text, head_end, language, sense)
    parts = _Parts(text, blocks, place + 1 if body and blocks[place].end <= body.end + 3 else place, body, sense)
    opened = bool(body and head.by_body and parts.preambular)  # only its opening may be at hand
    decided = parts.clauses and (parts.preambular or head.symbol or _decides(text, parts, sense))
    if not (expected or opened or decided):
        return None
    clauses = parts.clauses.finished()
    return Outline(
        kind="resolution",
        body=body,
        symbol=head.symbol,
        title=head.title,
        adopted=head.adopted or parts.closing_date,
        session=head.session,
        agenda_item=head.agenda_item,
        origin=head.origin,
        preambular=tuple(parts.preambular.finished()),
        operative=tuple(clauses),
        clauses=tuple(clauses),
        headings=tuple(parts.headings),
        annexes=tuple(parts.annexes),
        closing=parts.closing,
        closing_meeting=parts.meeting,
        closing_date=parts.closing_date,
    )


def read_paragraphs(text: str, blocks: list[Block], sense: Sense) -> tuple[Clause, ...]:
    """The operative paragraphs among blocks known to be a resolution's, the line in which its body speaks left out."""
    return tuple(_Parts(text, blocks, 0, None, sense).clauses.finished())


def _decides(text: str, parts: _Parts, sense: Sense) -> bool:
    """Whether most of a body's numbered paragraphs open with what bodies do (“1. TAKES NOTE of …”)."""
    top = [clause for clause in parts.clauses.finished() if clause.parent is None]
    verbs = sum(1 for clause in top if sense.leading(text, clause.start, "operative", known=True))
    return len(top) > 1 and verbs * 2 > len(top)


def _find_body(text: str, blocks: list[Block], sense: Sense, *, expected: bool) -> tuple[int, Body | None] | None:
    """The block in which the body begins to speak."""
    for place, block in enumerate(blocks[:120]):
        if sense.body_told and not block.marks and (told := sense.body_told.match(text, block.start, block.end)):
            start = told.start("body") + len(told["body"]) - len(_ARTICLE.sub("", told["body"]))
            return place, Body(" ".join(text[start : told.end("body")].split()), start, told.end("body"))
        end = text.find("\n", block.start, block.end)
        for stop in {block.end, end if end > 0 else block.end}:
            line = text[block.start : stop]
            if len(line) > 130 or block.marks:
                continue
            match = sense.body.fullmatch(line)
            comma = line.rstrip(" *_").endswith((",", "，", ":", "：") if expected else (",", "，"))
            if match and (comma or (expected and _next_leads(text, blocks, place, sense))):
                name = match["body"].rstrip(" ,，:：*_")
                if sense.body_nouns.search(name) and (comma or len(name.split()) < 9):
                    start = block.start + match.start("body") + len(name)
                    name = _ARTICLE.sub("", name)
                    return place, Body(" ".join(name.replace("*", "").split()), start - len(name), start)
    if not expected:
        return None
    for place, block in enumerate(blocks):
        if block.marks and any(mark.value == 1 for mark in block.marks.readings):
            return place, None
        if sense.leading(text, block.start, "preambular", known=True):
            return place, None
    return 0, None


def _next_leads(text: str, blocks: list[Block], place: int, sense: Sense) -> bool:
    if place + 1 >= len(blocks):
        return False
    following = blocks[place + 1]
    return any(sense.leading(text, following.text_start, part) is not None for part in ("preambular", "operative"))


class _Parts:
    """The paragraphs after the body's name, sorted into preamble, operative part, closing and annexes."""

    def __init__(self, text: str, blocks: list[Block], place: int, body: Body | None, sense: Sense) -> None:
        self.text, self.sense = text, sense
        self.preambular = ClauseList()
        self.clauses = ClauseList()
        self.headings: list[Heading] = []
        self.annexes: list[Span] = []
        self.closing: Span | None = None
        self.closing_date: Span | None = None
        self.meeting: str | None = None
        self._nesting = Nesting()
        self._part: str | None = None
        self._lead_in: Span | None = None  # “Hereby resolves to:”
        self._numbers_from = _first_number(blocks, place)
        self._read(blocks, place, body)

    def _read(self, blocks: list[Block], place: int, body: Body | None) -> None:
        rest = self._rest_of_first(blocks, place, body)
        for number, block in enumerate([*rest, *blocks[place:]], place - len(rest)):
            if self.annexes:
                break
            if self.sense.annex.match(self.text, block.start, block.end) and self.clauses:
                self.annexes.append((block.start, blocks[-1].end))
            elif self._closes(block):
                continue
            else:
                self._sort(block, number)

    def _rest_of_first(self, blocks: list[Block], place: int, body: Body | None) -> list[Block]:
        """Paragraph text on the lines after the body's name, where no blank line parts them."""
        if body is None or place >= len(blocks) or not blocks[place].start <= body.start < blocks[place].end:
            return []
        line = self.text.find("\n", body.end, blocks[place].end)
        block = blocks.pop(place)
        if line < 0:
            return []
        start = line + 1
        while start < block.end and self.text[start].isspace():
            start += 1
        return [Block(start, block.end, None, True, True)] if start < block.end else []

    def _closes(self, block: Block) -> bool:
        longest = 90 if block.marks else 260  # a recorded vote is part of the line
        if not (self.clauses or self.preambular) or block.end - block.start > longest:
            return False
        for pattern in self.sense.closing:
            if match := pattern.match(self.text, block.start, block.end):
                self.closing = (self.closing[0] if self.closing else block.start, block.end)
                groups = match.groupdict()
                self.meeting = self.meeting or groups.get("meeting")
                if groups.get("date"):
                    self.closing_date = match.span("date")
                return True
        return False

    def _sort(self, block: Block, place: int) -> None:
        placed = None
        if block.marks and (self.closing is None or self.text[block.text_start : block.text_start + 1].isupper()):
            placed = self._place(block, place)
        if placed is not None:
            self._numbered(block, placed)
        elif self.clauses:
            self._after(block)
        else:
            self._before(block)

    def _place(self, block: Block, place: int) -> Placed | None:
        marks = block.marks
        if marks is None:
            return None
        readings = marks.readings
        if not self.clauses and not any(mark.value == 1 for mark in readings) and not self._nesting.open:
            readings = tuple(mark for mark in readings if mark.style in ("1.", "(a)"))
        alone = any(mark.style in ("A", "I") for mark in readings)  # “II” on a line of its own
        division = alone or any(mark.style.startswith("division:") or mark.style in ("A.", "I.") for mark in readings)
        heading = alone or (division and looks_like_heading(self.text, marks.start, block.end, self.sense))
        if heading:
            depth = next((depth for depth, one in enumerate(self._nesting.open) if not one.heading), None)
            if depth is not None:
                self._nesting.close(depth)
        return self._nesting.place(readings, place, heading=heading, opens=block.first)

    def _numbered(self, block: Block, placed: Placed) -> None:
        mark = placed.mark
        if placed.heading or mark.style.startswith("division:"):
            self._part = mark.label.strip("()")
            words = heading_text(self.text, block.text_start, block.end)
            self.headings.append(
                Heading(start=block.start, end=block.end, text=words, level=len(placed.above), number=self._part)
            )
            return
        above = tuple(one for one in placed.above if not one.heading and not one.mark.style.startswith("division:"))
        if not above and not self.clauses and not self.preambular and mark.style in ("(a)", "(i)"):
            return
        if not self.clauses and self.preambular and mark.style in ("(a)", "(i)", "a)", "i)"):
            self.preambular.extend(block.start, block.end)  # a list inside the preamble
            return
        number = clause_path(above, mark)
        parent = clause_path(above[:-1], above[-1].mark) if above else None
        chapeau = [self.clauses.span_of(clause_path(above[:depth], one.mark)) for depth, one in enumerate(above)]
        if not above and number.startswith("("):  # “Decides: (a) …” without a number of its own
            chapeau = [self.clauses.span_of(None)]
        leading = self.sense.leading(self.text, block.text_start, "operative") if parent is None else None
        if parent is None and leading is None:
            leading = self._after_body(block) or self._after_lead_in(block)
        if parent is None and self._lead_in:
            chapeau.insert(0, self._lead_in)
        self.clauses.add(
            Clause(
                number=number,
                start=block.text_start,
                end=block.end,
                mark=(block.marks.start, block.marks.end) if block.marks else (block.start, block.start),
                leading=leading[0] if leading else None,
                leading_end=leading[1] if leading else block.text_start,
                parent=parent,
                chapeau=tuple(span for span in chapeau if span),
                part=self._part,
            )
        )

    def _after_body(self, block: Block) -> tuple[str, int] | None:
        """“1. The Security Council requests …”: the verb follows the body's name."""
        line = self.text[block.text_start : min(block.end, block.text_start + 80)]
        if match := self.sense.body_nouns.search(line):
            start = block.text_start + match.end()
            return self.sense.leading(self.text, start + 1, "operative")
        return None

    def _after_lead_in(self, block: Block) -> tuple[str, int] | None:
        """“Hereby resolves to:” – “1. Encourage …”: the paragraph's first word."""
        match = _WORD.match(self.text, block.text_start) if self._lead_in else None
        return (match.group(), match.end()) if match else None

    def _before(self, block: Block) -> None:
        """A paragraph before the first number: of the preamble, or a single operative paragraph without number."""
        if self.closing:
            return
        start = block.text_start if not block.marks else block.start
        if self._goes_on(self.preambular, start):
            self.preambular.extend(block.start, block.end)
            return
        operative = self.sense.leading(self.text, start, "operative", known=True)
        preambular = self.sense.leading(self.text, start, "preambular")
        ends = self.text[block.end - 1]
        longer = operative and (preambular is None or len(operative[0]) > len(preambular[0]) or ends in ".;；。")
        if operative and longer and ends not in ",，" and start > self._numbers_from:
            self.clauses.add(_plain(None, start, block.end, operative, self._part))
            return
        if preambular is None and looks_like_heading(self.text, start, block.end, self.sense):
            words = heading_text(self.text, start, block.end)
            self.headings.append(Heading(start=start, end=block.end, text=words, level=0))
            return
        if preambular is None and not self.preambular and ends not in ",，":
            return
        if preambular is None and ends in ":：" and start < self._numbers_from:
            self._lead_in = (start, block.end)
            return
        self.preambular.add(_plain(None, start, block.end, preambular, self._part))

    def _after(self, block: Block) -> None:
        """A paragraph without number after the first operative one: it goes on, is one of its own, or a heading."""
        if self.closing:
            return
        start = block.start
        if self._goes_on(self.clauses, start) or not block.first:
            self.clauses.extend(block.start, block.end)
            return
        operative = self.sense.leading(self.text, start, "operative", known=True)
        if operative:
            self.clauses.add(_plain(None, start, block.end, operative, self._part))
        elif looks_like_heading(self.text, start, block.end, self.sense):
            words = heading_text(self.text, start, block.end)
            self.headings.append(Heading(start=start, end=block.end, text=words, level=0))

    def _goes_on(self, clauses: ClauseList, start: int) -> bool:
        """Whether a paragraph continues the one before: it begins in the middle of a sentence."""
        if not clauses:
            return False
        first = self.text[start : start + 1]
        if first.isupper() and any(self.sense.leading(self.text, start, part, known=True) for part in _SORTS):
            return False
        ended = _NOTE_MARK.sub("", self.text[max(clauses.last.start, clauses.end - 8) : clauses.end])
        last = ended[-1:] or ","
        return first.islower() or last not in ",;.:，；。：" or (last in ":：" and first in '“"「')


def _first_number(blocks: list[Block], place: int) -> int:
    """Where the operative paragraphs begin to be numbered (before everything if they are not): what stands before is
    preamble, whatever its verb."""
    for block in blocks[place:]:
        if block.marks and block.first and any(mark.style == "1." and mark.value == 1 for mark in block.marks.readings):
            return block.start
    return -1


def _plain(number: str | None, start: int, end: int, leading: tuple[str, int] | None, part: str | None) -> Clause:
    words, after = leading or (None, start)
    return Clause(number=number, start=start, end=end, mark=(start, start), leading=words, leading_end=after, part=part)
