"""`read` and `add`: documents in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depositary.cli.app import FAILED, USAGE, app
from depositary.cli.bulk import AtEngine, Names, OnlyRelevant, SplitSize, is_bulk, read_over_engine
from depositary.cli.options import AsJson, Jobs, LedgerAt, new_ledger
from depositary.cli.printing import print_json, say, warn
from depositary.errors import ExportError

if TYPE_CHECKING:
    from depositary.ledger import Ledger, Recorded
    from depositary.pipeline import Outcome, Task

Paths = Annotated[list[str], typer.Argument(help="Files, folders or addresses of documents.", show_default=False)]
FollowLinks = Annotated[
    bool, typer.Option("--follow-links", help="Also fetch what a feed only announces (within the same limits).")
]
_SHOWN = 12  # new deadlines and contradictions printed after adding


@app.command()
def read(
    paths: Paths,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder for one JSON a document.", file_okay=False)
    ] = None,
    jobs: Jobs = None,
    follow_links: FollowLinks = False,
    engine: AtEngine = None,
    relevant: OnlyRelevant = False,
    names: Names = None,
    split: SplitSize = 32,
) -> None:
    """Read documents and write what they say; no ledger is touched.

    One JSON a document under its stem in the folder of --out, else JSON Lines on standard output. With --engine, or if
    --out ends in .parquet, a folder of Parquet, made part by part: run again, it goes on where it was broken off.
    """
    if is_bulk(engine, out):
        read_over_engine(paths, out, engine=engine, jobs=jobs, relevant=relevant, names=names, split=split)
        return
    if relevant or names is not None:
        raise typer.BadParameter("is for Parquet: give --engine, or --out NAME.parquet", param_hint="--relevant")
    import msgspec

    from depositary.pipeline import Task

    _set_following(follow_links)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    written: dict[str, int] = {}
    failed = 0
    for outcome in _worked(paths, jobs, lambda path: Task(path=path)):
        if outcome.error is not None or outcome.reading is None:
            failed += 1
            continue
        raw = msgspec.json.encode(outcome.reading)
        if out is None:
            typer.echo(raw.decode())
            continue
        stem = outcome.document.id if outcome.document else Path(outcome.path).stem
        written[stem] = written.get(stem, 0) + 1
        if written[stem] > 1:
            warn(f"{outcome.path}: a second document named {stem}; written as {stem}-{written[stem]}.json")
            stem = f"{stem}-{written[stem]}"
        _write_whole(out / f"{_file_name(stem)}.json", msgspec.json.format(raw, indent=1) + b"\n")
    if out is not None:
        say(f"{_count(sum(written.values()), 'Reading')} in {out}" + (f", {failed} failed" if failed else ""))
    if failed:
        raise typer.Exit(FAILED)


@app.command()
def add(
    paths: Paths,
    jobs: Jobs = None,
    again: Annotated[bool, typer.Option("--again", help="Read documents anew that are recorded already.")] = False,
    readings: Annotated[
        Path | None,
        typer.Option(
            "--readings", help="Take the Readings in this folder instead of reading.", exists=True, file_okay=False
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Follow the folders: new and changed files are added until you press Ctrl-C."),
    ] = False,
    follow_links: FollowLinks = False,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Read documents and record what they say; then tell what is new.

    Adding a document a second time changes nothing. What fails is named, all else is recorded.
    """
    _set_following(follow_links)
    if watch:
        _follow(paths, lambda files: add(files, jobs, again, readings, False, follow_links, ledger, as_json))
        return
    from depositary.ledger import record_document
    from depositary.pipeline import Task

    with new_ledger(ledger) as opened:
        known_in = None if again or readings else opened.location
        done: list[Recorded] = []
        failed: list[dict[str, str]] = []
        known = 0
        folder = str(readings) if readings else None
        for outcome in _worked(paths, jobs, lambda path: Task(path=path, known_in=known_in, readings=folder)):
            if outcome.error is not None:
                failed.append({"document": str(outcome.error.document), "error": outcome.error.reason})
            elif outcome.known:
                known += 1
            elif outcome.document is not None and outcome.reading is not None:
                recorded = record_document(opened, outcome.document, outcome.reading)
                known += recorded.state == "known"
                if recorded.state != "known":
                    done.append(recorded)
        _tell(opened, done, known, failed, as_json=as_json)
    if failed:
        raise typer.Exit(FAILED)


def _set_following(follow_links: bool) -> None:
    """Told by the environment, so that worker processes know it too."""
    import os

    if follow_links:
        os.environ["DEPOSITARY_FOLLOW_FEEDS"] = "1"


def _follow(paths: list[str], add_files: Callable[[list[str]], None]) -> None:
    """Add what comes into the folders, until the person at the keyboard ends it."""
    from depositary.acquire.watching import watch_folders

    say(f"following {', '.join(paths)}; Ctrl-C ends it")
    try:
        for files in watch_folders([Path(path) for path in paths]):
            with suppress(typer.Exit):  # what failed is named already, and the next files may be better
                add_files([str(file) for file in files])
    except KeyboardInterrupt:
        say("no longer following")


def _worked(paths: list[str], jobs: int | None, task: Any) -> Iterator[Outcome]:
    """Work on all paths, with a progress bar on a terminal; failures are named as they come up."""
    import sys

    from depositary.pipeline import Outcome, find_sources, process

    files, missing = find_sources(paths)
    for error in missing:
        warn(f"failed: {error}")
        yield Outcome(path=str(error.document), error=error)
    if not files and not missing:
        warn("no documents found there")
        raise typer.Exit(USAGE)
    tasks: list[Task] = [task(file) for file in files]
    bar = _Bar(len(tasks)) if sys.stderr.isatty() and len(tasks) > 1 else None
    try:
        for outcomes in process(tasks, jobs):
            for outcome in outcomes:
                if outcome.error is not None:
                    warn(f"failed: {outcome.error}")
                yield outcome
            if bar:
                bar.step()
    finally:
        if bar:
            bar.stop()


class _Bar:
    """A progress bar on standard error without a thread of its own, since worker processes are forked meanwhile."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=Console(stderr=True), auto_refresh=False, transient=True,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=total)
        self._bar.start()

    def step(self) -> None:
        self._bar.advance(self._task)
        self._bar.refresh()

    def stop(self) -> None:
        self._bar.stop()


def _tell(opened: Ledger, done: list[Recorded], known: int, failed: list[dict[str, str]], *, as_json: bool) -> None:
    """What is new: claims, things, contradictions, deadlines."""
    from depositary.report import find_disagreements, list_contradictions, list_due

    names = {recorded.name for recorded in done}
    numbers = tuple(number for recorded in done for number in recorded.contradictions)
    clashes = list_contradictions(opened, numbers=numbers) if numbers else []
    due = []
    if done:
        due = [item for item in list_due(opened, documents=tuple(names)) if item.status != "met"]
    clashing = find_disagreements(opened, [key for recorded in done for key in recorded.claims]) if done else []
    kinds: dict[str, int] = {}
    for recorded in done:
        for key in recorded.things:
            kind = key.partition("-")[0]
            kinds[kind] = kinds.get(kind, 0) + 1
    if as_json:
        print_json(
            {
                "added": [recorded.name for recorded in done if recorded.state == "added"],
                "new_versions": [recorded.name for recorded in done if recorded.supersedes],
                "read_again": [recorded.name for recorded in done if recorded.state == "reread"],
                "known": known,
                "failed": failed,
                "claims": sum(len(recorded.claims) for recorded in done),
                "things": kinds,
                "contradictions": clashes,
                "due": due,
                "disagreements": clashing,
            }
        )
        return
    _tell_in_words(done, known, failed, kinds)
    _tell_what_matters(clashes, due)
    if clashing:
        from depositary.cli.judging import print_disagreements

        say(f"\nWhat people judged, and is now read otherwise ({len(clashing)}): depositary judgements --disagreed")
        print_disagreements(clashing)


def _tell_in_words(done: list[Recorded], known: int, failed: list[dict[str, str]], kinds: dict[str, int]) -> None:
    added = sum(recorded.state == "added" for recorded in done)
    reread = len(done) - added
    newer = sum(recorded.supersedes is not None for recorded in done)
    of_those = f", {newer} of them as a new version of one recorded before" if newer else ""
    parts = [f"{_count(added, 'document')} added{of_those}"]
    parts += [f"{reread} read again"] if reread else []
    parts += [f"{known} known already"] if known else []
    parts += [f"{len(failed)} failed"] if failed else []
    say(", ".join(parts) + ".")
    if done:
        new = ", ".join(_count(number, kind) for kind, number in sorted(kinds.items())) or "nothing not known before"
        say(f"{_count(sum(len(recorded.claims) for recorded in done), 'claim')}; new: {new}.")


def _tell_what_matters(clashes: list[Any], due: list[Any]) -> None:
    from depositary.cli.printing import contradiction_blocks, due_lines, rows

    if clashes:
        say(f"\nNew contradictions ({len(clashes)}):")
        contradiction_blocks(clashes[:_SHOWN])
    if due:
        say(f"\nFalls due ({len(due)}):")
        rows(("status", "due", "what"), due_lines(due[:_SHOWN]), empty="")
        if len(due) > _SHOWN:
            say(f"… and {len(due) - _SHOWN} more: depositary due")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 or noun == 'progress' else 's'}"


def _file_name(stem: str) -> str:
    """A stem that is safe as a file's name: a symbol's slashes and a leading dot go."""
    return stem.replace("/", "_").replace("\\", "_").lstrip(".") or "document"


def _write_whole(path: Path, raw: bytes) -> None:
    """Write beside and move into place, so that a file is there whole or not at all. Raises: ExportError."""
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_bytes(raw)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
