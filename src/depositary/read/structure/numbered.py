"""Numbered documents that are no resolutions: plans of action, chair's statements, communiqués, summaries, minutes.

Enters: the text in blocks. Leaves: an Outline of kind `plan_of_action` or `numbered`. In a plan, the lowest numbered
paragraphs under a heading of substance are its action lines; those of the part on implementation, review and funding
are clauses but no lines; text before the first numbered part is its recitals.
"""

from __future__ import annotations

from typing import Literal

from depositary.read.structure.blocks import BULLETS, Block
from depositary.read.structure.clauses import ClauseList
from depositary.read.structure.headings import heading_text, looks_like_heading
from depositary.read.structure.nesting import Nesting, Placed
from depositary.read.structure.outline import Clause, Heading, Outline, OutlineKind, Span
from depositary.read.structure.paths import clause_path
from depositary.read.structure.plans import settle_lines, settle_numbers
from depositary.read.structure.words import Sense

__all__ = ["names_a_plan", "read_numbered"]

_PARAGRAPH_STYLES = frozenset({"1.", "1)", "(1)", "(a)", "a)", "a.", "(i)", "i)", "i."})
_HEADING = 120  # code points of a heading that is a sentence
_TITLE_LINES = 12  # a plan's title stands among its first lines


def names_a_plan(text: str, blocks: list[Block], sense: Sense) -> bool:
    """Whether one of the first lines is the title of a plan of action."""
    for block in blocks[:_TITLE_LINES]:
        if block.end - block.start > 300 or text[block.end - 1] in ".;。；,，":
            continue
        if sense.titles.search(text[block.start : block.end]):
            return True
    return False


def read_numbered(text: str, blocks: list[Block], sense: Sense, *, plan: bool) -> Outline | None:
    """The outline of a numbered document, or None if nothing in it is numbered."""
    items = _Items(text, blocks, sense, plan=plan)
    if not items.clauses:
        return None
    kind: OutlineKind = "plan_of_action" if plan else "numbered"
    clauses = items.clauses.finished()
    clauses = settle_lines(clauses, items.places, items.headed, text) if plan else settle_numbers(clauses, items.places)
    return Outline(
        kind=kind,
        title=items.title,
        clauses=tuple(clauses),
        headings=tuple(items.headings),
        recitals=tuple(items.recitals) if plan else (),
        annexes=tuple(items.annexes),
    )


class _Items:
    """Reads the blocks in order, keeping the headings and levels in force."""

    def __init__(self, text: str, blocks: list[Block], sense: Sense, *, plan: bool) -> None:
        self.text, self.blocks, self.sense, self.plan = text, blocks, sense, plan
        self.clauses = ClauseList()
        self.places: list[Placed | None] = []  # per clause: its mark in place (None: it stands under a heading only)
        self.headed: list[bool] = []  # per clause: a numbered heading, or one of a pillar, stands above it
        self.title: Span | None = None
        self.headings: list[Heading] = []
        self.recitals: list[Span] = []
        self.annexes: list[Span] = []
        self._nesting = Nesting()
        self._colon: Span | None = None  # the paragraph before, if it ends in a colon
        self._prose = False  # text that is no paragraph of the list has come since the last clause
        self._lead_in: Span | None = None  # the one that opened the list now read: “The Ministers agreed to:”
        self._loose: Heading | None = None  # the last heading without a number
        self._loose_pillar: Heading | None = None
        self._numbered: list[Heading] = []
        self._counted, self._ordered = 0, False  # headings looked at so far; whether one has a number or a pillar
        self._looks = [looks_like_heading(text, block.text_start, block.end, sense) for block in blocks]
        for place, block in enumerate(blocks):
            if self.annexes:
                break
            self._take(place, block)

    def _take(self, place: int, block: Block) -> None:
        while self._counted < len(self.headings):
            heading_before = self.headings[self._counted]
            self._ordered = self._ordered or bool(heading_before.number or heading_before.pillar)
            self._counted += 1
        read_on = self.plan and not self._ordered
        if self.clauses and not read_on and self.sense.annex.match(self.text, block.start, block.end):
            self.annexes.append((block.start, self.blocks[-1].end))
            return
        placed = None
        if block.marks:
            heading = self._is_heading(place)
            if heading:
                self._close_paragraphs()
            placed = self._nesting.place(
                block.marks.readings, place, heading=heading, opens=block.first and not self._prose
            )
        if placed is None:
            self._unnumbered(place, block)
            if self.clauses and self.clauses.end < block.end:
                self._prose, self._lead_in = True, None
            self._colon = (block.start, block.end) if self.text[block.end - 1] in ":：" else None
        elif placed.heading:
            self._heading(block, placed)
        else:
            self._clause(block, placed)

    def _close_paragraphs(self) -> None:
        """A heading ends the paragraphs before it; their count may go on below it."""
        depth = next((depth for depth, one in enumerate(self._nesting.open) if not one.heading), None)
        if depth is not None:
            self._nesting.close(depth)

    def _is_heading(self, place: int) -> bool:
        """A marked block is a heading if it looks like one and something stands below it that is numbered otherwise; in
        a plan also a short line with an end mark, above the first of the lines that its number is a part of."""
        marks = self.blocks[place].marks
        if marks is None:
            return False
        if self.plan and self._counted_below(place):
            return True
        if not self._looks[place]:
            return False
        if self.text[marks.end : self.blocks[place].end].isupper():
            return True
        if not self.plan and all(mark.style in _PARAGRAPH_STYLES for mark in marks.readings):
            return False  # a statement's numbers are its paragraphs'
        styles = {(mark.style, len(mark.values)) for mark in marks.readings}
        for later in range(place + 1, min(place + 6, len(self.blocks))):
            below = self.blocks[later].marks
            if below is None:
                if self._looks[later]:
                    continue
                if self.text[self.blocks[later].start].islower():
                    return False  # broken by a page
                return self.blocks[later].first and not self._ends_list(place)
            if {(mark.style, len(mark.values)) for mark in below.readings} != styles:
                own, next_depth = self._nesting.depth_of(marks.readings), self._nesting.depth_of(below.readings)
                return own is None or next_depth is None or next_depth > own  # else it heads nothing
            return any(mark.value == 1 for mark in below.readings)  # “1. Energy”, “1. Share …”
        return False

    def _counted_below(self, place: int) -> bool:
        """ "3. Growing together." and below it "3.1 Hold …": it stands above its lines."""
        block, below = self.blocks[place], self.blocks[place + 1 : place + 2]
        if block.end - block.start > _HEADING or not below or (marks := below[0].marks) is None or block.marks is None:
            return False
        return any(
            mark.style == "dotted" and mark.value == 1 and own.values == mark.values[:-1]
            for mark in marks.readings
            for own in block.marks.readings
        )

    def _ends_list(self, place: int) -> bool:
        """Whether a block looks like the last item of a list rather than a heading: its neighbour is an item alike."""
        if place == 0 or self._looks[place - 1]:
            return False
        before, own = self.blocks[place - 1].marks, self.blocks[place].marks
        if before is None or own is None:
            return False
        return bool({mark.style for mark in before.readings} & {mark.style for mark in own.readings})

    def _heading(self, block: Block, placed: Placed) -> None:
        words = heading_text(self.text, block.text_start, block.end)
        number = clause_path(placed.above, placed.mark)
        level = len(placed.above)
        del self._numbered[level:]
        heading = self._new_heading(block, words, level, number)
        self._numbered.append(heading)
        if level == 0:
            self._loose = None

    def _new_heading(self, block: Block, words: str, level: int, number: str | None) -> Heading:
        heading = Heading(
            start=block.start,
            end=block.end,
            text=words,
            level=level,
            number=number,
            pillar=self.sense.pillar_of(words),
            closing=self.sense.is_closing(words),
        )
        self.headings.append(heading)
        return heading

    def _above(self) -> list[Heading]:
        """The headings in force, outermost first: loose ones stand above the numbered ones that follow them."""
        out = [heading for heading in (self._loose_pillar, self._loose) if heading]
        if len(out) == 2 and out[0] is out[1]:
            out.pop()
        return sorted(out + self._numbered, key=lambda heading: heading.start)

    def _clause(self, block: Block, placed: Placed) -> None:
        marks = block.marks
        if marks is None:
            return
        number = clause_path(placed.above, placed.mark)
        above_clauses = [one for one in placed.above if not one.heading]
        parent = clause_path(placed.above[:-1], placed.above[-1].mark) if above_clauses else None
        del self._numbered[len(placed.above) - len(above_clauses) :]
        headings = self._above()
        if not above_clauses and placed.mark.value == 1 and not placed.mark.repeat:
            self._lead_in = self._colon
        self._colon, self._prose = None, False
        chapeau: list[Span | None] = [self._lead_in]
        chapeau += [
            self.clauses.span_of(clause_path(placed.above[:depth], one.mark))
            for depth, one in enumerate(placed.above)
            if not one.heading
        ]
        self.clauses.add(
            Clause(
                number=number,
                start=block.text_start,
                end=block.end,
                mark=(marks.start, marks.end),
                leading_end=block.text_start,
                parent=parent,
                chapeau=tuple(span for span in chapeau if span),
                headings=tuple(heading.text for heading in headings),
                pillar=_pillar(headings),
                role=self._role(headings),
            )
        )
        self.places.append(placed)
        self.headed.append(any(heading.number or heading.pillar for heading in headings))

    def _role(self, headings: list[Heading]) -> Literal["paragraph", "line", "closing"]:
        if not self.plan:
            return "paragraph"
        if any(heading.closing for heading in headings):
            return "closing"
        if any(heading.text.lower().strip(" .:") in self.sense.opening_heads for heading in headings):
            return "paragraph"
        return "line"

    def _unnumbered(self, place: int, block: Block) -> None:
        looks = self._looks[place] and not block.marks
        if looks and block.alone:
            if self.clauses and self._goes_on(block):
                self.clauses.extend(block.start, block.end)
                return
            self._loosen(block)
            return
        if not self.clauses and not (self.plan and self._numbered):
            if not looks:
                self.recitals.append((block.start, block.end))
            return
        if self.clauses and self._continues(place, block):
            self.clauses.extend(block.start, block.end)
        elif self.plan and self._numbered:
            self._under_heading(place, block)

    def _loosen(self, block: Block) -> None:
        words = heading_text(self.text, block.start, block.end)
        if self.plan and self.title is None and not self.headings and self.sense.titles.search(words):
            self.title = (block.start, block.end)
            return
        heading = self._new_heading(block, words, 0, None)
        self._loose = heading
        if heading.pillar and (self.text[block.start : block.end].isupper() or self._loose_pillar is None):
            self._loose_pillar = heading
        elif heading.closing or self.text[block.start : block.end].isupper():
            self._loose_pillar = None
        self._numbered.clear() if heading.pillar or heading.closing else None

    def _under_heading(self, place: int, block: Block) -> None:
        """A paragraph without number under a numbered heading bears the heading's number (“E. Follow-up”). It is a
        measure too, unless numbered ones follow it (then it leads in to them)."""
        heading = self._numbered[-1]
        following = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        leads_in = following is not None and following.marks is not None and not self._looks[place + 1]
        if self.text[block.end - 1] in ":：":
            leads_in = True
        role = "paragraph" if leads_in else self._role(self._above())
        start = block.start
        while start < block.end and (self.text[start] in BULLETS or self.text[start].isspace()):
            start += 1
        self.clauses.add(
            Clause(
                number=heading.number,
                start=start,
                end=block.end,
                mark=(block.start, block.start),
                leading_end=start,
                headings=tuple(one.text for one in self._above()),
                pillar=_pillar(self._above()),
                role=role,
            )
        )
        self.places.append(None)
        self.headed.append(True)

    def _goes_on(self, block: Block) -> bool:
        """Whether a block begins in the middle of the sentence of the clause before it."""
        last = self.text[self.clauses.end - 1]
        first = self.text[block.start]
        return first.islower() or (last in ",，、-–—" and not first.isupper())

    def _continues(self, place: int, block: Block) -> bool:
        if self.headings and self.headings[-1].start > self.clauses.last.start:
            return False
        if self.places[-1] is None and (block.first or self.text[block.start] in BULLETS) and not self._goes_on(block):
            return False  # the next of the paragraphs a heading holds
        if not block.first or self._goes_on(block):
            return True
        last = self.text[self.clauses.end - 1]
        if last.isalnum() and not self._looks[place - 1 if place else 0]:
            return True  # broken by a page
        following = self.blocks[place + 1].marks if place + 1 < len(self.blocks) else None
        return self.plan and following is not None and not self._looks[place + 1]


def _pillar(headings: list[Heading]) -> str | None:
    for heading in headings:
        if heading.pillar:
            return heading.pillar
    return None
