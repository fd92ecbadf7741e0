"""`export`: what the ledger holds, in the formats others work with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depositary.cli.app import STORAGE, app
from depositary.cli.options import (
    Actor,
    Area,
    AsJson,
    AsOf,
    Force,
    Language,
    LedgerAt,
    Level,
    On,
    Partnership,
    RecordedAt,
    Since,
    Until,
    existing_ledger,
    first_of,
    last_of,
    view_of,
)
from depositary.cli.printing import print_json, say, warn
from depositary.errors import ExportError

if TYPE_CHECKING:
    from depositary.export import Asked, Summary

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
    typer.Option("--language", "-l", help="Language of the labels; quotes stay as they are."),
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
    _write_plan("xlsx", named, out, language, None, ledger, as_json=as_json)


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
    _write_plan("docx", named, out, language, last_of(on, "--on"), ledger, as_json=as_json)


@export.command()
def briefing(
    named: Annotated[
        str, typer.Argument(metavar="NAME", help="A partnership's name, or the id of a meeting or person.")
    ],
    as_: Annotated[str, typer.Option("--as", help="docx or html.")] = "docx",
    language: Labels = None,
    on: On = None,
    out: Out = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """One to four pages on a partnership, meeting or person, with notes to the sentences they rest on."""
    from depositary.export import Asked

    formats = {"docx": "briefing", "html": "briefing-html"}
    if as_ not in formats:
        raise typer.BadParameter(f"{as_!r}: there are {', '.join(formats)}", param_hint="--as")
    asked = Asked(thing=named, language=language, on=last_of(on, "--on"))
    _write(formats[as_], asked, out, ledger, as_json=as_json)


def _write_plan(
    format_: str, named: str | None, out: Path | None, language: str | None, on: str | None, ledger: str | None, *,
    as_json: bool,
) -> None:  # fmt: skip
    from depositary.export import Asked
    from depositary.plans.labels import labelled_languages

    if language is not None and language not in labelled_languages():
        raise typer.BadParameter(f"{language!r}: there are {', '.join(labelled_languages())}", param_hint="--language")
    _write(format_, Asked(plan=named, language=language, on=on), out, ledger, as_json=as_json)


_FORMATS = {
    "workbook": "Any list as a workbook: a sheet a kind, one of passages, and a data dictionary.",
    "csv": "A CSV file a kind and one of passages, with a data dictionary; a folder, or a .zip.",
    "parquet": "A typed Parquet file a kind and one of passages; a folder, or a .zip.",
    "ics": "Meetings and what falls due as a calendar that others can subscribe to.",
    "jsonld": "Linked data: schema.org for meetings, persons and texts, PROV-O for their sources.",
    "ftm": "FollowTheMoney entities, for OpenAleph and its kin.",
    "akn": "Resolutions as Akoma Ntoso, in the UN's way; a folder, or a .zip.",
    "plover": "Events as political scientists code them: PLOVER types in POLECAT's columns.",
    "jsonl": "Everything, or the documents that tell of a view, to be taken up again by `import jsonl`.",
    "site": "The public part as a folder of pages that any web server can show.",
    "graphml": "Who meets whom and which text cites which, as a graph.",
}

Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", "-k", help="meeting, person, instrument, progress, commitment; may be given again. Default: all."
    ),
]
ViewOut = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", help="File to write (- is standard output), or folder for formats of several files; a name that"
        " ends in .zip makes one file of them. Default: named after the format, here.",
    ),
]  # fmt: skip
Base = Annotated[
    str, typer.Option("--base", help="Linked data: what the addresses of things begin with.", show_default=True)
]


def _view_command(format_: str) -> Callable[..., None]:
    def command(
        kind: Kinds = None,
        partnership: Partnership = None,
        actor: Actor = None,
        level: Level = None,
        force: Force = None,
        area: Area = None,
        since: Since = None,
        until: Until = None,
        language: Language = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        on: On = None,
        base: Base = "urn:depositary:",
        out: ViewOut = None,
        ledger: LedgerAt = None,
        as_json: AsJson = False,
    ) -> None:
        from depositary.export import Asked
        from depositary.export.base import KINDS

        wanted = tuple(kind or KINDS)
        wrong = [one for one in wanted if one not in KINDS]
        if wrong:
            raise typer.BadParameter(f"{wrong[0]!r}: there are {', '.join(KINDS)}", param_hint="--kind")
        asked = Asked(
            kinds=wanted, partnership=partnership, actor=actor, level=level, force=force, area=area,
            since=first_of(since, "--since"), until=last_of(until, "--until"), told_in=language,
            view=view_of(as_of, recorded_at), on=last_of(on, "--on"), base=base,
        )  # fmt: skip
        _write(format_, asked, out, ledger, as_json=as_json)

    return command


for _name, _help in _FORMATS.items():
    export.command(_name, help=_help)(_view_command(_name))


def _write(format_: str, asked: Asked, out: Path | None, ledger: str | None, *, as_json: bool) -> None:
    """Write beside and move into place, so that a file is there whole or not at all."""
    from depositary.export import exporter_named, write_export

    exporter = exporter_named(format_)
    many = hasattr(exporter, "write_into")
    if out is not None and str(out) == "-":
        with existing_ledger(ledger) as opened:
            write_export(format_, opened, asked, sys.stdout.buffer)
        return
    try:
        if many and (out is None or out.suffix != ".zip"):
            target, summary = _into_folder(exporter, asked, out or Path(format_), ledger)
        else:
            target, summary = _into_file(format_, asked, out, ledger)
    except OSError as error:
        if error.errno in STORAGE:
            raise ExportError(f"{out or format_}: cannot be written ({error.strerror})") from None
        raise typer.BadParameter(f"cannot be written ({error.strerror or error})", param_hint="--out") from None
    if as_json:
        print_json({"file": str(target), "summary": summary})
        return
    say(f"{target}: {', '.join(f'{number} {name}' for name, number in summary.written.items())}")
    for told in summary.left_out:
        warn(f"left out: {told}")


def _into_folder(exporter: Any, asked: Asked, place: Path, ledger: str | None) -> tuple[Path, Summary]:
    from depositary.export import DiskFolder

    with existing_ledger(ledger) as opened, DiskFolder(place) as folder:
        summary: Summary = exporter.write_into(opened, asked, folder)
    return place, summary


def _into_file(format_: str, asked: Asked, out: Path | None, ledger: str | None) -> tuple[Path, Summary]:
    from depositary.export import write_export

    beside = (out or Path(format_)).parent
    partial = beside / f".{format_}.{os.getpid()}.part"
    try:
        with existing_ledger(ledger) as opened, partial.open("wb") as held:
            summary, _, suffix = write_export(format_, opened, asked, held)
        target = out or Path(f"{summary.id}{suffix}")
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target, summary
