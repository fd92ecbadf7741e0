"""Options that many commands share, and opening the ledger they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from depositary.ledger import Ledger
    from depositary.ledger.past import View

__all__ = [
    "Actor",
    "Area",
    "AsJson",
    "AsOf",
    "Force",
    "Jobs",
    "Language",
    "LedgerAt",
    "Level",
    "Limit",
    "On",
    "Partnership",
    "RecordedAt",
    "Since",
    "Until",
    "existing_ledger",
    "ledger_location",
    "new_ledger",
    "view_of",
]

DEFAULT_LEDGER = "./depositary.db"
_given: dict[str, str | None] = {"ledger": None}  # --ledger before the command's name

LedgerAt = Annotated[
    str | None,
    typer.Option(
        "--ledger", help="Ledger file or URL. Else DEPOSITARY_LEDGER, else ./depositary.db.", metavar="PATH|URL"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read at once. Default: one a core.")
]
Partnership = Annotated[
    str | None,
    typer.Option("--partnership", "-p", help="Only of this partnership: its id or its parties, joined by a hyphen."),
]
Actor = Annotated[str | None, typer.Option("--actor", "-a", help="Only with this party, named in any language.")]
Level = Annotated[
    str | None, typer.Option("--level", help="summit, ministerial, senior_officials, committee, working, …")
]
Force = Annotated[
    str | None, typer.Option("--force", help="decide, request, commit, agree, propose, support, reaffirm.")
]
Area = Annotated[str | None, typer.Option("--area", help="Only of this area, such as counter_terrorism.")]
Since = Annotated[str | None, typer.Option("--since", help="From this date on: 2021, 2021-10 or 2021-10-15.")]
Until = Annotated[str | None, typer.Option("--until", help="Up to this date.")]
Language = Annotated[str | None, typer.Option("--language", "-l", help="Only told of in this language (en, vi, zh).")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Only from documents published by this date.")]
RecordedAt = Annotated[
    str | None, typer.Option("--recorded-at", help="As recorded and judged by this moment (ISO date or time, UTC).")
]
On = Annotated[str | None, typer.Option("--on", help="Seen from this day (YYYY-MM-DD). Default: today.")]


def remember_ledger(location: str | None) -> None:
    """Keep a `--ledger` given before the command's name."""
    _given["ledger"] = location


def ledger_location(option: str | None) -> str:
    return option or _given["ledger"] or os.environ.get("DEPOSITARY_LEDGER") or DEFAULT_LEDGER


def view_of(as_of: str | None, recorded_at: str | None) -> View:
    """From where the ledger is looked at. Raises: typer.BadParameter."""
    from depositary.ledger.past import View

    if recorded_at is not None:
        import datetime as dt

        try:
            moment = dt.datetime.fromisoformat(recorded_at)
        except ValueError:
            words = f"{recorded_at!r} is no moment; write 2021-10-15 or 2021-10-15T09:30"
            raise typer.BadParameter(words, param_hint="--recorded-at") from None
        if len(recorded_at) > len("2021-10-15"):
            moment = moment if moment.tzinfo is None else moment.astimezone(dt.UTC).replace(tzinfo=None)
            recorded_at = moment.isoformat(timespec="microseconds") + "Z"
    return View(recorded_at=recorded_at, as_of=last_of(as_of, "--as-of"))


def existing_ledger(option: str | None, *, writable: bool = False) -> Ledger:
    """Open the ledger that is meant. Raises: LedgerError."""
    from depositary.ledger import open_ledger

    return open_ledger(ledger_location(option), writable=writable)


def new_ledger(option: str | None) -> Ledger:
    """Open it for writing, made if need be. Raises: LedgerError."""
    from depositary.ledger import create_ledger

    location = ledger_location(option)
    if "://" not in location and not Path(location).parent.is_dir():
        raise typer.BadParameter(f"{Path(location).parent}: there is no such folder", param_hint="--ledger")
    return create_ledger(location)


def first_of(date: str | None, name: str) -> str | None:
    """The first day of a date given on the command line. Raises: typer.BadParameter if it is no date."""
    return _day(date, name, last=False)


def last_of(date: str | None, name: str) -> str | None:
    return _day(date, name, last=True)


def _day(date: str | None, name: str, *, last: bool) -> str | None:
    if date is None:
        return None
    import datetime as dt

    from depositary.ledger.days import first_day, last_day

    day = (last_day if last else first_day)(date)
    try:
        if day is None:
            raise ValueError(date)
        dt.date.fromisoformat(day)
    except ValueError:
        raise typer.BadParameter(f"{date!r} is no date; write 2021, 2021-10 or 2021-10-15", param_hint=name) from None
    return day
