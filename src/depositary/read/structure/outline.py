"""The outline of a document: its parts as ranges of the text it was read from, in code points, end exclusive."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

import msgspec

__all__ = ["Body", "Clause", "Heading", "Outline", "OutlineKind", "Quoted", "Span"]

Span = tuple[int, int]
OutlineKind = Literal["resolution", "plan_of_action", "numbered", "plain"]


class Body(msgspec.Struct, frozen=True):
    """The body that speaks in a resolution: its name as written, without article, and where it stands."""

    name: str
    start: int
    end: int


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading: `number` is its full path where it has one, `level` counts from 0 (outermost).

    pillar: what its words say (None: nothing); closing: it opens the part on implementation, review or funding.
    """

    start: int
    end: int
    text: str
    level: int
    number: str | None = None
    pillar: str | None = None
    closing: bool = False


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph that can be cited: numbered, or (in a preamble) in its place.

    number: the full path, `5 (a) (i)`, `2 bis`, `1.2.3`, `A.II.1`, `E`; None in a preamble.
    start, end: the text without the number. mark: where the number stands (start = end: nowhere).
    leading: the opening words as written, modifiers included (“Also encourages”, “Noting with satisfaction”);
    leading_end: where they end, which is where the matter begins (markup passed over).
    chapeau: the text of the paragraphs above that this one completes (“Requests the Secretary-General:”), outermost
    first; to be read before its own. children: numbers of its sub-paragraphs.
    headings: the headings above it, outermost first. part: the division it stands in (“A” of “Part A”).
    role: line (a measure of a plan), closing (of the part on implementation), or paragraph.
    """

    number: str | None
    start: int
    end: int
    mark: Span
    leading: str | None = None
    leading_end: int = 0
    parent: str | None = None
    children: tuple[str, ...] = ()
    chapeau: tuple[Span, ...] = ()
    headings: tuple[str, ...] = ()
    pillar: str | None = None
    part: str | None = None
    role: Literal["paragraph", "line", "closing"] = "paragraph"


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A resolution quoted in a report. start, end: all of it, from the body's name to the closing quotation mark."""

    body: Body
    start: int
    end: int
    clauses: tuple[Clause, ...]


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """What `read_outline` makes of a document.

    preambular: recitals, of a resolution or a declaration. operative: of a resolution, sub-paragraphs too, each after
    its paragraph. clauses: every numbered paragraph, of any kind of document, in text order. lines: of a plan, those
    with role `line`.
    quoted: a resolution quoted in a report, whose kind stays what it is without it.
    adopted, session, agenda_item, origin, title, closing: ranges; `session` holds the words of the session's number.
    recitals: opening text of a plan, before its first numbered part. annexes: where an annex begins and ends.
    """

    kind: OutlineKind
    body: Body | None = None
    symbol: str | None = None
    title: Span | None = None
    adopted: Span | None = None
    session: Span | None = None
    agenda_item: Span | None = None
    origin: Span | None = None
    preambular: tuple[Clause, ...] = ()
    operative: tuple[Clause, ...] = ()
    clauses: tuple[Clause, ...] = ()
    headings: tuple[Heading, ...] = ()
    recitals: tuple[Span, ...] = ()
    annexes: tuple[Span, ...] = ()
    closing: Span | None = None
    closing_meeting: str | None = None
    closing_date: Span | None = None
    quoted: Quoted | None = None

    @property
    def lines(self) -> tuple[Clause, ...]:
        """The measures of a plan of action."""
        return tuple(clause for clause in self.clauses if clause.role == "line")

    def clause_at(self, offset: int) -> Clause | None:
        """The clause whose own text holds `offset` (a sub-paragraph's text is not its parent's)."""
        for clauses in (self.clauses, self.preambular):
            place = bisect_right(clauses, offset, key=_start) - 1
            if place >= 0 and offset < clauses[place].end:
                return clauses[place]
        return None


def _start(clause: Clause) -> int:
    return clause.start
