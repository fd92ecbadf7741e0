"""`doctor`: what works on this machine, and how to get the rest."""

from __future__ import annotations

import typer

from depositary.cli.app import app
from depositary.cli.options import AsJson
from depositary.cli.printing import print_json

__all__ = ["doctor"]


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say which formats can be read on this machine, and how to get those that cannot."""
    from depositary.acquire import check_formats

    states = check_formats()
    if as_json:
        print_json(states)
        return
    for state in states:
        mark = "works" if state.works else "missing"
        line = f"{state.name:<9} {mark:<8} {' '.join(state.suffixes)}"
        typer.echo(f"{line}  ({state.note})" if state.note else line)
        if state.missing:
            typer.echo(f"          needs {', '.join(state.missing)}: {state.advice}")
