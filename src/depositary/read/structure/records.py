"""Records of a Reading from an outline: `Structure` of a resolution, `ActionLine`s of a plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depositary.model import ActionLine, Footnote, Operative, Passage, Structure
from depositary.read.citations import cite_notes
from depositary.read.structure.outline import Clause, Outline
from depositary.read.structure.plans import line_numbers

__all__ = ["action_lines", "structure_record"]

Quote = Callable[[int, int], Passage]


def structure_record(
    outline: Outline, notes: Sequence[tuple[str, str]], language: str, quote: Quote
) -> Structure | None:
    """The structure of a resolution (None for any other document).

    notes: its footnotes, (number, text), in order. quote: the passage behind a range of the outline's text.
    """
    if outline.kind != "resolution":
        return None
    cited = cite_notes(notes, language)
    return Structure(
        preambular=[clause.leading for clause in outline.preambular if clause.leading],
        operative=[
            Operative(
                number=clause.number,
                leading_verb=clause.leading,
                sub=sub,
                passages=[quote(clause.start, clause.end)],
            )
            for clause, sub in _with_subs(outline)
            if clause.number is not None
        ],
        footnotes=[
            Footnote(number=number, citations=[mention.symbol for mention in mentions], text=text)
            for (number, text), mentions in zip(notes, cited, strict=True)
        ],
    )


def _with_subs(outline: Outline) -> list[tuple[Clause, list[str]]]:
    """Each operative paragraph with the numbers of all its sub-paragraphs, its own left out: `(a)`, `(a) (i)`."""
    out: list[tuple[Clause, list[str]]] = []
    for clause in outline.operative:
        if clause.parent is None:
            out.append((clause, []))
        elif clause.number and out:
            out[-1][1].append(clause.number.removeprefix(f"{out[-1][0].number} "))
    return out


def action_lines(outline: Outline, text: str, quote: Quote) -> list[ActionLine] | None:
    """The action lines of a plan of action (None for any other document). Areas and hedges are left to others."""
    if outline.kind != "plan_of_action":
        return None
    lines = outline.lines
    return [
        ActionLine(
            number=number,
            text=" ".join(text[clause.start : clause.end].split()),
            pillar=clause.pillar,
            heading=clause.headings[-1] if clause.headings else None,
            passages=[quote(clause.start, clause.end)],
        )
        for clause, number in zip(lines, line_numbers(lines, outline.headings), strict=True)
    ]
