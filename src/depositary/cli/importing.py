"""`import`: what another ledger wrote, into this one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from depositary.cli.app import app
from depositary.cli.options import AsJson, LedgerAt, new_ledger
from depositary.cli.printing import print_json, say

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
