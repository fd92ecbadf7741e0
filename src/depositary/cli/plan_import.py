"""`plan import`: a plan's text, its matrix, or its edited matrix taken back, each shown before it is recorded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from depositary.cli.app import FAILED, USAGE
from depositary.cli.options import AsJson, LedgerAt, new_ledger
from depositary.cli.plans import By, Why, person_of, plan
from depositary.cli.printing import print_json, rows, say, warn, wrapped

_SHOWN = 40  # edits printed


@plan.command("import")
def import_(
    file: Annotated[
        str,
        typer.Argument(
            help="A plan's text in any format, a matrix (xlsx, ods, csv), or the id of a document.", show_default=False
        ),
    ],
    columns: Annotated[
        str | None,
        typer.Option("--columns", help='Which column of a matrix is what: "text=C,number=A", by letter or by head.'),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Take the columns and changes as shown, without asking.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    into: Annotated[
        str | None, typer.Option("--into", help="Plan that this is another text or matrix of: its id or words.")
    ] = None,
    after: Annotated[str | None, typer.Option("--after", help="Plan that this one follows: its id or words.")] = None,
    instrument: Annotated[
        str | None, typer.Option("--instrument", help="Instrument it is the text of: its id or words of its title.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its title, if the text gives none or another.")] = None,
    parties: Annotated[str | None, typer.Option("--parties", help="Its parties, parted by commas.")] = None,
    by: By = None,
    why: Why = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Bring in a plan, or take back its edited matrix: exactly what was edited is recorded, after it is shown.

    A line is known by its number with its full path. Lines that a new text does not have stay as they are.
    """
    from depositary.plans.importing import Links
    from depositary.plans.sheets import SUFFIXES

    links = Links(
        into=into, after=after, instrument=instrument, title=title,
        parties=tuple(part.strip() for part in (parties or "").split(",") if part.strip()),
    )  # fmt: skip
    path = Path(file)
    with new_ledger(ledger) as opened:
        if path.suffix.lower() in SUFFIXES and (path.exists() or path.parent != Path()):
            _import_matrix(opened, path, columns, links, person_of(by), why, yes=yes, dry_run=dry_run, as_json=as_json)
        else:
            _import_text(opened, path, file, links, person_of(by), dry_run=dry_run, as_json=as_json)


def _import_text(opened: Any, path: Path, named: str, links: Any, who: str, *, dry_run: bool, as_json: bool) -> None:
    from depositary.plans.importing import import_plan
    from depositary.plans.reading import plan_of_document, plan_of_file, recorded_document

    if path.exists():
        read = plan_of_file(path, title=links.title)
    else:
        read = plan_of_document(recorded_document(opened, named), title=links.title)
    if dry_run:
        if as_json:
            print_json({"plan": read.plan, "notices": read.notices})
            return
        _print_read(read)
        rows(("no.", "action line"), ((line.number, line.text) for line in read.plan.lines), empty="")
        return
    done = import_plan(opened, read.plan, links, who=who)
    if as_json:
        print_json({"recorded": done, "notices": read.notices})
        return
    _print_read(read)
    _print_recorded(done)


def _import_matrix(
    opened: Any, path: Path, columns: str | None, links: Any, who: str, why: str | None, *,
    yes: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    from depositary.plans.editing import apply_changes
    from depositary.plans.importing import changes_of, plan_of_matrix
    from depositary.plans.matrix import read_columns, read_matrix

    try:
        given = read_columns(columns) if columns else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from None
    matrix = read_matrix(path, columns=given)
    if not as_json:
        _print_columns(matrix)
    sure = yes or dry_run or matrix.exported is not None or columns is not None
    if not sure and not _confirmed("Are these the columns?"):
        raise typer.Exit(USAGE)
    new = plan_of_matrix(opened, matrix, links, who=who, dry_run=dry_run)
    if new.recorded is not None and not as_json:
        _print_recorded(new.recorded)
    changes = changes_of(opened, matrix, links, new)
    refused = bool(changes.conflicts or changes.refusals)
    if not as_json:
        _print_changes(changes)
    if not dry_run and not refused and (changes.edits or changes.added):
        if not yes and matrix.exported is not None and sys.stdin.isatty() and not _confirmed("Record these changes?"):
            raise typer.Exit(USAGE)
        apply_changes(opened, changes, who=who, why=why)
    if as_json:
        print_json({"columns": matrix.columns, "unused": matrix.unused, "notices": matrix.notices,
                    "recorded": new.recorded, "changes": changes, "applied": not dry_run and not refused})  # fmt: skip
    elif refused:
        warn(
            "nothing was recorded: settle the conflicts and refusals, in the file or with `plan set`, and import again"
        )
    elif dry_run and (changes.edits or changes.added):
        say("nothing recorded (dry run)")
    if refused:
        raise typer.Exit(FAILED)


def _confirmed(question: str) -> bool:
    if not sys.stdin.isatty():
        warn(f"{question} Say so with --yes, or name them with --columns.")
        return False
    return typer.confirm(question)


def _print_columns(matrix: Any) -> None:
    say(f"{matrix.source}, sheet {matrix.sheet}: {len(matrix.rows)} lines")
    if matrix.exported is None:
        columns = ((letter, head, field) for field, (letter, head) in matrix.columns.items())
        rows(("column", "head", "taken as"), columns, empty="")
        for letter, head in matrix.unused:
            say(f"{letter}  {head}: not used")
    for notice in matrix.notices:
        wrapped(f"note: {notice}")


def _print_changes(changes: Any) -> None:
    """The differences, each by line and field, before anything is recorded."""
    for line in changes.added:
        wrapped(f"+ {line.number} {line.text}")
    for edit in changes.edits[:_SHOWN]:
        wrapped(f"{edit.line} {edit.field}: {_cell(edit.before)} → {_cell(edit.after)}")
    if len(changes.edits) > _SHOWN:
        say(f"… and {len(changes.edits) - _SHOWN} more")
    for clash in changes.conflicts:
        told = f"{clash.line} {clash.field}: the file says {_cell(clash.in_file)}, the ledger {_cell(clash.in_ledger)}"
        by = f" (by {clash.who} on {clash.at[:10]})" if clash.who else ""
        wrapped(f"conflict: {told}{by}; exported was {_cell(clash.exported)}")
    for refusal in changes.refusals:
        wrapped(f"refused: row {refusal.row}, {refusal.line} {refusal.field}: {refusal.message}")
    if changes.missing:
        wrapped(f"not in the file, left as they are: {', '.join(changes.missing)}")
    if not (changes.edits or changes.added or changes.conflicts or changes.refusals):
        say("no change")


def _cell(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= 120 else words[:120] + '…'}”" if words else "nothing"


def _print_read(read: Any) -> None:
    period = f" ({read.plan.period[0]}–{read.plan.period[1]})" if read.plan.period else ""
    wrapped(f"{read.plan.title}{period if period and str(read.plan.period[0]) not in read.plan.title else ''}")
    say(f"  {len(read.plan.lines)} action lines read, {read.closing} closing paragraphs")
    if read.plan.parties:
        say(f"  parties: {', '.join(read.plan.parties)}")
    for notice in read.notices:
        wrapped(f"note: {notice}", 2)


def _print_recorded(done: Any) -> None:
    say(f"{done.plan.id}: {'no change' if done.state == 'known' else done.state}")
    if done.state == "changed":
        say(f"  {len(done.added)} lines added, {len(done.changed)} reworded")
    if done.missing:
        wrapped(f"not in this text, left as they are: {', '.join(done.missing)}", 2)
    if done.plan.previous:
        say(f"  follows {done.plan.previous}: depositary plan compare {done.plan.id}")
