"""The command line: one application, its commands in modules by family; exit codes 0 done, 1 some documents failed,
2 usage, 3 ledger trouble."""

from __future__ import annotations

import errno
import logging
import sys
from typing import Annotated

import typer

from depositary import __version__
from depositary.cli.options import LedgerAt, remember_ledger
from depositary.errors import (
    AccountError,
    DataError,
    DepositaryError,
    ExportError,
    JudgementError,
    LedgerError,
    NotInLedger,
)
from depositary.linear_algebra import use_one_thread
from depositary.logs import FORMATS, LEVELS, are_configured, configure_logs

__all__ = ["FAILED", "STORAGE", "TROUBLE", "USAGE", "app", "main"]

FAILED, USAGE, TROUBLE = 1, 2, 3
STORAGE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO))
"""What the system says of a disk that is full, over its quota, not to be written or broken: no fault of the call."""

app = typer.Typer(
    name="depositary",
    help="Read the documents of partnerships between states and organisations; keep what they say, with its sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"depositary {__version__}")
        raise typer.Exit


LogFormat = Annotated[
    str | None,
    typer.Option(
        "--log-format", envvar="DEPOSITARY_LOG_FORMAT", show_default=False, show_envvar=True,
        help="Tell errors and what happens as lines of a log on standard error: console or json.",
    ),
]  # fmt: skip
LogLevel = Annotated[
    str,
    typer.Option(
        "--log-level",
        envvar="DEPOSITARY_LOG_LEVEL",
        show_envvar=True,
        help=f"From which level on: {', '.join(LEVELS)}.",
    ),
]


@app.callback()
def _common(
    ledger: LedgerAt = None,
    log_format: LogFormat = None,
    log_level: LogLevel = "info",
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    remember_ledger(ledger)
    if log_format is not None:
        if log_format not in FORMATS or log_level.lower() not in LEVELS:
            there = f"there are {', '.join(FORMATS)}; {', '.join(LEVELS)}"
            raise typer.BadParameter(there, param_hint="--log-format, --log-level")
        configure_logs(log_format, log_level)


def main() -> None:
    """Run the command line and leave with its exit code."""
    use_one_thread()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # what cannot be written is to be told, too
    except (AccountError, NotInLedger, JudgementError, DataError) as error:
        _leave(error, USAGE)
    except LedgerError as error:
        _leave(error, TROUBLE)
    except DepositaryError as error:
        _leave(error, FAILED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left first; nothing to tell it
        raise SystemExit(0) from None
    except OSError as error:
        if error.errno not in STORAGE:
            raise
        _leave(ExportError(f"{error.filename or 'what was to be told'}: cannot be written ({error.strerror})"), FAILED)
    except Exception as error:
        if not are_configured():
            raise
        logging.getLogger("depositary.cli").critical("a fault of the program", exc_info=error)
        raise SystemExit(FAILED) from None


def _leave(error: DepositaryError, code: int) -> None:
    sys.stdout.flush()
    if are_configured():
        logging.getLogger("depositary.cli").error("the command failed", exc_info=error, extra={"exit_code": code})
    else:
        sys.stderr.write(f"depositary: {error}\n")
    raise SystemExit(code)
