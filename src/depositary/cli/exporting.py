"""`export`: what the ledger holds, in the formats others work with."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from depositary.cli.app import app
from depositary.cli.options import AsJson, LedgerAt, On, existing_ledger, last_of
from depositary.cli.printing import print_json, say, warn

export = typer.Typer(help="Write what the ledger holds in formats others work with.", no_args_is_help=True)
app.add_typer(export, name="export")

PlanNamed = Annotated[
    str | None,
    typer.Argument(
        metavar="PLAN", help="Id of the plan, or words of its title. Default: the only one.", show_default=False
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", help="File to write; - is standard output. Default: the plan's id, here.", dir_okay=False
    ),
]
Labels = Annotated[
    str | None,
    typer.Option("--language", "-l", help="Language of the labels. Default: the plan's; quotes stay as they are."),
]


@export.command()
def xlsx(
    named: PlanNamed = None,
    out: Out = None,
    language: Labels = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """The matrix of a plan as a workbook; edit it and take it back with `plan import`."""
    _write("xlsx", named, out, language, None, ledger, as_json=as_json)


@export.command()
def docx(
    named: PlanNamed = None,
    out: Out = None,
    language: Labels = None,
    on: On = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """The annual review of a plan as a document, with footnotes to the sentences it rests on."""
    _write("docx", named, out, language, last_of(on, "--on"), ledger, as_json=as_json)


def _write(
    format_: str, named: str | None, out: Path | None, language: str | None, on: str | None, ledger: str | None, *,
    as_json: bool,
) -> None:  # fmt: skip
    """Write beside and move into place, so that a file is there whole or not at all."""
    import io

    from depositary.export import EXPORTERS, Asked
    from depositary.plans.labels import labelled_languages

    exporter = EXPORTERS[format_]
    if language is not None and language not in labelled_languages():
        raise typer.BadParameter(f"{language!r}: there are {', '.join(labelled_languages())}", param_hint="--language")
    held = io.BytesIO()
    with existing_ledger(ledger) as opened:
        summary = exporter.write(opened, Asked(plan=named, language=language, on=on), held)
    if out is not None and str(out) == "-":
        sys.stdout.buffer.write(held.getvalue())
        return
    target = out or Path(f"{summary.id}{exporter.suffix}")
    partial = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(held.getvalue())
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise typer.BadParameter(f"{target}: cannot be written ({error.strerror})", param_hint="--out") from None
    if as_json:
        print_json({"file": str(target), "summary": summary})
        return
    say(f"{target}: {', '.join(f'{number} {name}' for name, number in summary.written.items())}")
    for told in summary.left_out:
        warn(f"left out: {told}")
