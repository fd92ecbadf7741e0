"""`serve`: the pages and the API. FastAPI is imported only here."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Annotated, Any

import typer

from depositary.cli.app import USAGE, app
from depositary.cli.options import LedgerAt, ledger_location, new_ledger
from depositary.cli.printing import say, warn


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
    accounts: Annotated[
        bool | None,
        typer.Option(
            "--accounts/--no-accounts",
            help="Whether people sign in. Default: only if others than this machine can reach the address.",
            show_default=False,
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option("--data", help="Folder for what the server keeps. Default: beside the ledger.", file_okay=False),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language where a browser asks for none: en, vi, zh.")] = "en",
    secure: Annotated[
        bool, typer.Option("--secure", help="People reach it by https (through a proxy): cookies say so.")
    ] = False,
    grace: Annotated[
        int, typer.Option("--grace", min=0, help="Seconds that running requests and imports have when it is stopped.")
    ] = 30,
    ledger: LedgerAt = None,
) -> None:
    """Show the ledger in a web browser, and answer other programs under /api/v1.

    Without further options only this machine can reach it, and nobody signs in. A line of log for each request goes to
    standard error with `depositary --log-format console serve` (or json). The environment may set another sign-on
    (DEPOSITARY_OIDC_…), what /metrics is asked with (DEPOSITARY_METRICS_TOKEN), and hosts that webhooks may reach
    inside the own network (DEPOSITARY_WEBHOOK_HOSTS).
    """
    import uvicorn

    from depositary.web import Settings, create_app
    from depositary.web.accounts.starting import check_start, oidc_from
    from depositary.web.translating import known_locales

    if lang not in known_locales():
        raise typer.BadParameter(f"there are {', '.join(known_locales())}", param_hint="--lang")
    settings = Settings(
        ledger=ledger_location(ledger), host=host, port=port, accounts=accounts, data=data, locale=lang, secure=secure,
        oidc=oidc_from(os.environ), metrics_token=os.environ.get("DEPOSITARY_METRICS_TOKEN") or None,
        webhook_hosts=tuple(os.environ.get("DEPOSITARY_WEBHOOK_HOSTS", "").lower().replace(",", " ").split()),
        grace=grace, alone=True,
    )  # fmt: skip
    with new_ledger(ledger) as opened:
        check_start(settings, opened)
    if not settings.with_accounts:
        say("Nobody signs in: whoever uses this machine may read and change everything; others cannot reach it.")
    say(f"http://{f'[{host}]' if ':' in host else host}:{port}/ shows {settings.ledger}; Ctrl-C ends it")
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings),
            host=host,
            port=port,
            server_header=False,
            access_log=False,
            timeout_graceful_shutdown=grace or None,
            **_logging(),
        )
    )
    server.run()
    if not server.started:
        warn(f"could not listen on {host}, port {port}; is something else there? (--port names another)")
        raise typer.Exit(USAGE)


def _logging() -> dict[str, Any]:
    """How uvicorn logs: as everything else if somebody asked for a log, else its warnings by themselves."""
    asked = any(getattr(handler, "of_depositary", False) for handler in logging.getLogger().handlers)
    return {"log_config": None} if asked else {"log_level": "warning"}
