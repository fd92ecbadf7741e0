"""An edited matrix against the ledger: exactly what was edited, and what of it cannot be taken.

Enters: a matrix, the plan as it was when the matrix was exported, and the plan as it is. Leaves: `Changes`. A cell is
edited if it differs from what was exported; it conflicts if the ledger changed meanwhile too, to something else.
Without an export to compare with (a matrix of other making), cells are compared with the plan as it is, and empty cells
say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from depositary.errors import JudgementError
from depositary.ledger import Ledger
from depositary.ledger.plans import NewEntry, NewLine, record_edits
from depositary.plans.fields import AREA_MARK, FIELDS, Field, NotUnderstood, plain_text, shown_value, stored_value
from depositary.plans.matrix import Matrix, MatrixRow
from depositary.plans.views import LineView, PlanView, cells_of, plan_view

__all__ = ["CELL", "Changes", "Conflict", "Edit", "Refusal", "apply_changes", "compare_matrix", "lines_of_matrix"]

CELL = 32_000  # characters of a cell; spreadsheet programs hold 32,767
FindAreas = Callable[[str], list[str]]


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """before, after: as the matrix shows them; value: as it is kept (None: emptied)."""

    line: str
    field: str
    before: str
    after: str
    value: str | None


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A cell edited in the file and in the ledger since. who, at: of the ledger's entry (None: read anew)."""

    line: str
    field: str
    exported: str
    in_file: str
    in_ledger: str
    who: str | None
    at: str | None


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that cannot be taken."""

    row: int
    line: str
    field: str
    message: str


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """added: lines the plan does not have; missing: lines not in the file; since: the history record compared with."""

    plan: str
    title: str
    since: int
    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    refusals: tuple[Refusal, ...]
    added: tuple[NewLine, ...]
    missing: tuple[str, ...]


def compare_matrix(ledger: Ledger, matrix: Matrix, named: str | None, *, areas: FindAreas) -> Changes:
    """Compare a matrix with the plan it was exported from, else with the plan of this name.

    Raises: NotInLedger; JudgementError if the matrix is of another state of the ledger, or a number is there twice.
    """
    exported = matrix.exported
    now = plan_view(ledger, exported.plan if exported else named)
    numbers = [row.number for row in matrix.rows]
    double = sorted({number for number in numbers if numbers.count(number) > 1})
    if double:
        raise JudgementError(f"{matrix.source}: several rows are numbered {', '.join(double)}; a number names one line")
    then = plan_view(ledger, now.plan.id, recorded=exported.recorded) if exported else now
    if exported and then.state != exported.state:
        raise JudgementError(
            f"{matrix.source}: was exported from another ledger, or from a state this one does not have; "
            "export it anew, or take out its data dictionary to have its cells compared with the plan as it is"
        )
    language = exported.language if exported else now.plan.language
    edits: list[Edit] = []
    conflicts: list[Conflict] = []
    refusals: list[Refusal] = []
    added: list[NewLine] = []
    old, current = _by_number(then), _by_number(now)
    for row in matrix.rows:
        if row.number in current:
            base = old.get(row.number, current[row.number])
            _compare_row(row, base, current[row.number], language, bool(exported), edits, conflicts, refusals)
        else:
            line = _new_line(row, areas)
            added.append(line)
            _fill_row(row, line, language, edits, refusals)
    missing = tuple(number for number in old if number not in set(numbers))
    return Changes(
        plan=now.plan.id, title=now.plan.title, since=now.recorded, edits=tuple(edits), conflicts=tuple(conflicts),
        refusals=tuple(refusals), added=tuple(added), missing=missing,
    )  # fmt: skip


def apply_changes(ledger: Ledger, changes: Changes, *, who: str, why: str | None = None) -> None:
    """Record all edits and added lines, in one transaction.

    Raises: JudgementError if there are conflicts or refusals, or somebody entered something since they were compared.
    """
    if changes.conflicts or changes.refusals:
        names = sorted(
            {f"{item.line} {item.field}" for item in changes.conflicts}
            | {f"{item.line} {item.field}" for item in changes.refusals}
        )
        raise JudgementError(f"{changes.title}: nothing was recorded because of {', '.join(names)}")
    days = {edit.line: edit.value for edit in changes.edits if edit.field == "as_of"}
    says = {edit.line: edit.value for edit in changes.edits if edit.field == "source"}
    entries = [
        NewEntry(
            line=edit.line, field=edit.field, value=edit.value, as_of=days.get(edit.line), source=says.get(edit.line)
        )
        for edit in changes.edits
    ]
    plan = plan_view(ledger, changes.plan).plan
    record_edits(ledger, plan, entries, changes.added, who=who, why=why, since=changes.since)


def lines_of_matrix(matrix: Matrix, areas: FindAreas) -> tuple[NewLine, ...]:
    """The lines of a matrix that is to become a plan."""
    return tuple(_new_line(row, areas) for row in matrix.rows)


def _compare_row(
    row: MatrixRow, base: LineView, now: LineView, language: str, exported: bool,
    edits: list[Edit], conflicts: list[Conflict], refusals: list[Refusal],
) -> None:  # fmt: skip
    shown, present = cells_of(base, language), cells_of(now, language)
    for name, said in row.cells.items():
        field = FIELDS[name]
        if name == "number" or _same(said, shown[name]) or (not exported and not said.strip()):
            continue
        if not field.editable or (name == "reported" and base.reported == "evidenced"):
            if exported:
                refusals.append(Refusal(row=row.row, line=row.number, field=name, message="may not be edited"))
            continue
        try:
            field, value = _understood(field, said, row, exported)
        except NotUnderstood as error:
            refusals.append(Refusal(row=row.row, line=row.number, field=name, message=str(error)))
            continue
        name = field.name
        kept, before = _kept(now, field), _kept(base, field)
        if value in (kept, before):
            continue  # said in other words, or entered in the ledger meanwhile
        if kept != before:
            entry = now.entered.get(name)
            conflicts.append(
                Conflict(
                    line=row.number, field=name, exported=shown[name], in_file=shown_value(field, value, language),
                    in_ledger=present[name], who=entry.who if entry else None, at=entry.at if entry else None,
                )
            )  # fmt: skip
            continue
        after = shown_value(field, value, language)
        edits.append(Edit(line=row.number, field=name, before=shown[name], after=after, value=value))


def _fill_row(row: MatrixRow, line: NewLine, language: str, edits: list[Edit], refusals: list[Refusal]) -> None:
    """What the cells of a line say that is new to the plan. A status in words of its own is kept as the source's."""
    for name, said in row.cells.items():
        field = FIELDS[name]
        if not said.strip() or not field.editable or name in ("text", "pillar") or (name == "areas" and line.areas):
            continue
        try:
            field, value = _understood(field, said, row, exported=False)
        except NotUnderstood as error:
            if name != "reported":
                refusals.append(Refusal(row=row.row, line=row.number, field=name, message=str(error)))
            continue
        after = shown_value(field, value, language)
        edits.append(Edit(line=row.number, field=field.name, before="", after=after, value=value))


def _new_line(row: MatrixRow, areas: FindAreas) -> NewLine:
    text = plain_text(row.cells["text"])
    pillar = stored_value(FIELDS["pillar"], row.cells.get("pillar", ""))
    heading = plain_text(row.cells.get("heading", ""))
    try:
        own = stored_value(FIELDS["areas"], row.cells.get("areas", ""))
    except NotUnderstood:
        own = None
    found = own.split(AREA_MARK) if own else areas(text)
    return NewLine(
        number=row.number, text=text, pillar=pillar, headings=(heading,) if heading else (), areas=tuple(found)
    )


def _understood(field: Field, said: str, row: MatrixRow, exported: bool) -> tuple[Field, str | None]:
    """The value of a cell, and its field: in a matrix of other making, a status in other words is the source's word.

    Raises: NotUnderstood.
    """
    try:
        return field, stored_value(field, said)
    except NotUnderstood:
        if exported or field.name != "progress" or row.cells.get("word", "").strip():
            raise
        return FIELDS["word"], plain_text(said)


def _kept(line: LineView, field: Field) -> str | None:
    """A line's value as it is kept, made comparable with one that went through a cell."""
    if field.kind == "areas":
        return AREA_MARK.join(line.areas) or None
    value = getattr(line, field.name)
    if field.kind == "reported" and "reported" not in line.entered:
        return str(value)
    return plain_text(value)[:CELL].strip() or None if value else None


def _same(said: str, shown: str) -> bool:
    return plain_text(said) == plain_text(shown)[:CELL].strip()


def _by_number(view: PlanView) -> Mapping[str, LineView]:
    return {line.number: line for line in view.lines}
