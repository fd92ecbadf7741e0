"""Which numbered paragraphs of a plan are its action lines, and the number that tells each from all others.

Enters: the clauses of a plan as read in order, each with its mark in place. Leaves: the same clauses, their roles and
numbers settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from depositary.read.structure.nesting import Placed
from depositary.read.structure.outline import Clause, Heading

__all__ = ["line_numbers", "settle_lines", "settle_numbers"]


def settle_lines(
    clauses: Sequence[Clause], places: Sequence[Placed | None], headed: Sequence[bool], text: str
) -> list[Clause]:
    """Settle what only the whole plan tells."""
    return _split_or_kept_whole(_without_recitals(settle_numbers(clauses, places), headed), text)


def _without_recitals(clauses: list[Clause], headed: Sequence[bool]) -> list[Clause]:
    """Numbered paragraphs before the first part of a plan that has parts tell its story; they are no measures."""
    if not any(under and clause.role != "paragraph" for clause, under in zip(clauses, headed, strict=True)):
        return clauses
    return [
        clause if under or clause.role != "line" else msgspec.structs.replace(clause, role="paragraph")
        for clause, under in zip(clauses, headed, strict=True)
    ]


def _split_or_kept_whole(clauses: list[Clause], text: str) -> list[Clause]:
    """A line with a list below it: where it ends in a colon the items are the lines, else they belong to it."""
    open_lists: dict[str, bool] = {}  # number → its items are lines
    out = []
    for clause in clauses:
        if clause.role == "line":
            whole = clause.parent is not None and not open_lists.get(clause.parent, True)
            splits = bool(clause.children) and text[clause.start : clause.end].rstrip(" *_").endswith((":", "："))
            if clause.number is not None:
                open_lists[clause.number] = splits and not whole
            if whole or splits:
                clause = msgspec.structs.replace(clause, role="paragraph")
        out.append(clause)
    return out


def settle_numbers(clauses: Sequence[Clause], places: Sequence[Placed | None]) -> list[Clause]:
    """Numbers that go on counting over the headings stand alone (`17`); those that start over under each numbered part
    though printed in full (`1.1` under I and again under II) take the part's number before them (`II.1.1`)."""
    plan = any(clause.role != "paragraph" for clause in clauses)
    measures = [
        None if plan and clause.role == "paragraph" else placed for clause, placed in zip(clauses, places, strict=True)
    ]
    if _counts_through(measures):
        return _rewritten(clauses, measures, lambda placed, number: number.removeprefix(_heading_path(placed)))
    counts = Counter(clause.number for clause in clauses)
    if any(
        placed is not None and placed.mark.style == "dotted" and counts[clause.number] > 1
        for clause, placed in zip(clauses, places, strict=True)
    ):
        return _rewritten(clauses, places, _under_root)
    return list(clauses)


def _rewritten(
    clauses: Sequence[Clause], places: Sequence[Placed | None], rewrite: Callable[[Placed, str], str]
) -> list[Clause]:
    out = []
    for clause, placed in zip(clauses, places, strict=True):
        if placed is None or clause.number is None:
            out.append(clause)
            continue
        changed = msgspec.structs.replace(
            clause,
            number=rewrite(placed, clause.number),
            parent=rewrite(placed, clause.parent) if clause.parent else None,
            children=tuple(rewrite(placed, child) for child in clause.children),
        )
        out.append(changed)
    return out


def _counts_through(places: Sequence[Placed | None]) -> bool:
    """Whether one count of plain numbers runs over several headings."""
    top = [placed for placed in places if placed and all(one.heading for one in placed.above)]
    plain = [placed for placed in top if placed.mark.style in ("1.", "1)", "(1)")]
    if len(plain) != len(top):
        return False
    values = [placed.mark.value for placed in plain]
    parts = {tuple(one.block for one in placed.above) for placed in plain}
    return len(parts) > 1 and all(later > earlier for earlier, later in pairwise(values))


def _heading_path(placed: Placed) -> str:
    """The part of a number that its headings give, stop included (`II.A.`)."""
    labels = [one.mark.label.strip("()") for one in placed.above if one.heading]
    return "".join(f"{label}." for label in labels)


def _root(placed: Placed) -> str:
    """The outermost heading's number, if it is not part of the dotted number itself (`II.`)."""
    if not placed.above or not placed.above[0].heading or placed.above[0].mark.style == "dotted":
        return ""
    return placed.above[0].mark.label.strip("()") + "."


def _under_root(placed: Placed, number: str) -> str:
    root = _root(placed)
    return number if number.startswith(root) else root + number


def line_numbers(lines: Sequence[Clause], headings: Sequence[Heading]) -> list[str]:
    """One number for each line, no two alike: as printed where that tells them apart; else counted under headings."""
    printed = [clause.number for clause in lines if clause.mark[0] < clause.mark[1]]
    doubled = len(set(printed)) < len(printed)
    paths = _loose_paths(lines, headings)
    seen: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    out = []
    for clause, path in zip(lines, paths, strict=True):
        number = clause.number or ""
        if clause.mark[0] == clause.mark[1]:  # no mark of its own: its place under the heading
            seen[number] += 1
            number = f"{number}.{seen[number]}"
        elif doubled:
            number = ".".join([*path, number])
        taken[number] += 1
        out.append(number if taken[number] == 1 else f"{number} [{taken[number]}]")  # printed twice by mistake
    return out


def _loose_paths(lines: Sequence[Clause], headings: Sequence[Heading]) -> list[list[str]]:
    """For each line the places of the unnumbered headings above it among their like: the first heading of the second
    pillar gives `2`, `1`."""
    out = []
    pillar = inner = 0
    rest = [heading for heading in reversed(headings) if heading.number is None]
    for line in lines:
        while rest and rest[-1].start < line.start:
            heading = rest.pop()
            if heading.text.isupper() or (heading.pillar and pillar == 0):
                pillar, inner = pillar + 1, 0
            else:
                inner += 1
        out.append([str(place) for place in (pillar, inner) if place])
    return out
