"""`backup`, `restore`, `verify`, `migrate`: keeping the ledger safe."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from depositary.cli.app import TROUBLE, app
from depositary.cli.options import AsJson, LedgerAt, existing_ledger, ledger_location
from depositary.cli.printing import print_json, say


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="File to write; must not exist.", show_default=False)],
    ledger: LedgerAt = None,
) -> None:
    """Write a whole, checked copy of the ledger to a file; others may go on reading and writing meanwhile."""
    from depositary.ledger.copying import back_up

    with existing_ledger(ledger) as opened:
        summary = back_up(opened, file)
    say(f"{file}: {summary.documents} documents, {summary.events} history records, checked")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.", exists=True, dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace a ledger that is there.")] = False,
    ledger: LedgerAt = None,
) -> None:
    """Check a backup and put it in the ledger's place."""
    from depositary.ledger.copying import restore_from
    from depositary.ledger.dialects import shown

    location = ledger_location(ledger)
    summary = restore_from(file, location, replace=force)
    say(f"{shown(location)}: {summary.documents} documents, {summary.events} history records, checked")


@app.command()
def verify(
    with_readings: Annotated[
        bool, typer.Option("--readings", help="Also compare every reading with what the history recorded of it.")
    ] = False,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Check storage, the chains of history and audit log, references, texts, and that every passage quotes its text."""
    from depositary.ledger.verifying import verify_ledger

    with existing_ledger(ledger) as opened:
        result = verify_ledger(opened, with_readings=with_readings)
    if as_json:
        print_json(result)
    else:
        for problem in result.problems:
            say(problem)
        counted = f"{result.documents} documents, {result.claims} claims, {result.passages} passages"
        verdict = f"{len(result.problems)} problems" if result.problems else "all well"
        say(f"{counted}, {result.events} history records: {verdict}")
    if result.problems:
        raise typer.Exit(TROUBLE)


@app.command()
def migrate(ledger: LedgerAt = None) -> None:
    """Bring a ledger made by an earlier version of the program to this one's tables; nothing recorded is changed."""
    from depositary.ledger.dialects import shown
    from depositary.ledger.migrating import bring_up

    before, after = bring_up(ledger_location(ledger))
    say(f"{shown(ledger_location(ledger))}: version {before}" + (f" → {after}" if before != after else ", up to date"))
