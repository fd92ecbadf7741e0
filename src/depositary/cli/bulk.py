"""`read` over an engine, and `load`: very many documents into Parquet, and Parquet into a ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depositary.cli.app import FAILED, USAGE, app
from depositary.cli.options import AsJson, LedgerAt, new_ledger
from depositary.cli.printing import print_json, say, warn

if TYPE_CHECKING:
    from depositary.distributed import Summary

__all__ = ["AtEngine", "Names", "OnlyRelevant", "SplitSize", "is_bulk", "load", "read_over_engine"]

AtEngine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        help="Read over an engine, into a folder of Parquet: local[:N], dask, dask:local:N or dask:tcp://HOST:PORT.",
        metavar="ENGINE",
    ),
]
OnlyRelevant = Annotated[
    bool,
    typer.Option("--relevant", help="Into Parquet: let go, unread, what names no partnership (told from raw bytes)."),
]
Names = Annotated[
    Path | None,
    typer.Option("--names", help="With --relevant: a file of further names, one a line.", dir_okay=False, exists=True),
]
SplitSize = Annotated[
    float, typer.Option("--split", min=0.001, help="Into Parquet: megabytes of input a part is made of, about.")
]
_SHOWN = 10  # failures that are named; all stand in the Parquet


def is_bulk(engine: str | None, out: Path | None) -> bool:
    """Is it Parquet that is asked for?"""
    return engine is not None or (out is not None and out.suffix == ".parquet")


def read_over_engine(
    paths: list[str],
    out: Path | None,
    *,
    engine: str | None,
    jobs: int | None,
    relevant: bool,
    names: Path | None,
    split: float,
) -> None:
    """`read` into a folder of Parquet. Leaves with the exit code of a command."""
    import os

    from depositary.distributed import Settings, engine_named, read_in_bulk
    from depositary.errors import EngineError
    from depositary.relevance import read_names

    if out is None:
        raise typer.BadParameter("an engine writes Parquet; name a folder for it", param_hint="--out")
    if names is not None and not relevant:
        raise typer.BadParameter("names are for --relevant", param_hint="--names")
    try:
        chosen = engine_named(engine or f"local:{jobs or os.cpu_count() or 1}")
    except EngineError as error:
        raise typer.BadParameter(str(error), param_hint="--engine") from None
    settings = Settings(out=str(out.resolve()), sift=relevant, names=read_names(names) if names else ())
    summary = read_in_bulk(paths, settings, chosen, split=round(split * 1_000_000), tell=_teller())
    if not summary.parts and not summary.unopened and not summary.lost:
        warn("no documents found there")
        raise typer.Exit(USAGE)
    _tell(summary, out)
    if summary.failed:
        raise typer.Exit(FAILED)


def _teller() -> Any:
    """Says on a terminal how far it is."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, of: int) -> None:
        sys.stderr.write(f"\r{done} of {of} parts" + ("\n" if done == of else ""))
        sys.stderr.flush()

    return tell


def _tell(summary: Summary, out: Path) -> None:
    from depositary.distributed import failures_in

    for error in summary.unopened:
        warn(f"failed: {error}")
    for lost in summary.lost:
        warn(f"failed: {lost.split.name}: no worker could read it ({lost.reason}); run the same command again")
    failed = sum(summary.errors.values())
    for failure in failures_in(out, _SHOWN):
        warn(f"failed: {failure.uri or failure.found_in}: {failure.reason}")
    if failed > _SHOWN:
        warn(f"… and {failed - _SHOWN:,} more: the rows of {out} whose error is not null")
    words = [f"{summary.pages:,} documents"]
    words += [f"{summary.let_go:,} name no partnership"] if summary.let_go else []
    words += [f"{summary.read:,} read"]
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in summary.errors.items())
    words += [f"{failed:,} failed ({kinds})"] if failed else []
    kept = f", {summary.kept} of them kept from before" if summary.kept else ""
    say(f"{', '.join(words)}; {out} holds {summary.parts} part{'' if summary.parts == 1 else 's'}{kept}.")


@app.command()
def load(
    paths: Annotated[
        list[Path], typer.Argument(help="Parquet files, or folders of them, that `read` wrote.", show_default=False)
    ],
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Record in bulk what `read --engine` wrote.

    A few hundred documents are recorded together or not at all. Loading a second time changes nothing.
    """
    from depositary.distributed.loading import Loaded, load_parts

    tell = _teller()
    with new_ledger(ledger) as opened:
        total = Loaded()
        for done, of, loaded in load_parts(opened, paths):
            total = total.plus(loaded)
            for error in loaded.failed:
                warn(f"failed: {error}")
            if tell:
                tell(done, of)
    if as_json:
        failed = [{"document": str(error.document), "error": error.reason} for error in total.failed]
        print_json(
            {
                "added": total.added, "read_again": total.reread, "known": total.known, "unread": total.unread,
                "claims": total.claims, "things": total.things, "failed": failed,
            }
        )  # fmt: skip
    else:
        words = [f"{total.added:,} documents added"]
        words += [f"{total.reread:,} read again"] if total.reread else []
        words += [f"{total.known:,} known already"] if total.known else []
        words += [f"{len(total.failed):,} failed"] if total.failed else []
        words += [f"{total.unread:,} rows hold no Reading"] if total.unread else []
        say(f"{', '.join(words)}; {total.claims:,} claims, {total.things:,} things new.")
    if total.failed:
        raise typer.Exit(FAILED)
