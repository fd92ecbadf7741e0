"""`import` and `copy`: what another ledger holds, into this one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from depositary.cli.app import app
from depositary.cli.options import AsJson, LedgerAt, new_ledger
from depositary.cli.printing import print_json, say, warn

imports = typer.Typer(help="Take up what another ledger wrote.", no_args_is_help=True)
app.add_typer(imports, name="import")


@imports.command()
def jsonl(
    file: Annotated[Path, typer.Argument(help="What `export jsonl` wrote; - is standard input.", allow_dash=True)],
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Documents, judgements and plans of an export. Into an empty ledger, they come to the same things."""
    from depositary.export import import_lines

    with new_ledger(ledger) as opened:
        if str(file) == "-":
            counted = import_lines(opened, sys.stdin.buffer, "standard input")
        else:
            try:
                with file.open("rb") as lines:
                    counted = import_lines(opened, lines, str(file))
            except OSError as error:
                words = f"{file}: cannot be read ({error.strerror})"
                raise typer.BadParameter(words, param_hint="FILE") from None
    if as_json:
        print_json(counted)
    else:
        say(", ".join(f"{number} {name}" for name, number in counted.items()))


@app.command("copy")
def copy_ledger(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Ledger to copy: a file, or postgresql://…")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Ledger to make or fill; it must be empty.")],
    as_json: AsJson = False,
) -> None:
    """Carry a ledger to another place, from SQLite to PostgreSQL or back, and compare the two afterwards.

    Documents, readings, judgements and plans are carried; accounts and the history of recording stay where they are.
    """
    from depositary.errors import LedgerError
    from depositary.ledger import create_ledger, open_ledger
    from depositary.ledger.carrying import carry_in, carry_out, differences
    from depositary.ledger.dialects import shown
    from depositary.report import list_documents

    with open_ledger(source) as one, create_ledger(target) as other:
        if list_documents(other, limit=1):
            raise LedgerError(f"{shown(target)}: holds documents already; name an empty ledger or a new one")
        with one.reading() as connection:
            counted = carry_in(other, carry_out(connection))
        unlike = differences(one, other)
    if as_json:
        print_json({"carried": counted, "differences": unlike})
    else:
        say(", ".join(f"{number} {name}" for name, number in counted.items()))
        for told in unlike:
            warn(told)
    if unlike:
        raise typer.Exit(3)
