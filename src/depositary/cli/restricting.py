"""`restrict`: which roles may see a document."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from depositary.cli.app import USAGE, app
from depositary.cli.options import AsJson, LedgerAt, existing_ledger
from depositary.cli.printing import print_json, say, warn


@app.command()
def restrict(
    named: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT…", help="Ids or names of documents.", show_default=False)
    ],
    to: Annotated[
        str,
        typer.Option("--to", help="The least role that may see them: editor, admin; viewer opens them to everybody."),
    ],
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Hold documents back from lesser roles of those who sign in to `serve`, or open them again.

    To everybody else it is as if nobody had added them. The command line itself sees everything.
    """
    from depositary.errors import NotInLedger
    from depositary.ledger.accounts.holding import hold_back
    from depositary.ledger.veils import ROLES
    from depositary.report import one_document

    if to not in ROLES:
        raise typer.BadParameter(f"{to!r}: there are {', '.join(ROLES)}", param_hint="--to")
    told, missing = [], False
    with existing_ledger(ledger, writable=True) as opened:
        for name in named:
            try:
                row = one_document(opened, name)
            except NotInLedger as error:
                warn(str(error))
                missing = True
                continue
            changed = hold_back(opened, row, to, who=f"cli:{getpass.getuser()}")
            told.append({"document": row.name, "id": row.id, "to": to, "changed": changed})
    if as_json:
        print_json(told)
    else:
        seen = "everybody" if to == ROLES[0] else f"{to}{'s and admins' if to != ROLES[-1] else 's'} only"
        for one in told:
            say(f"{one['document']}: seen by {seen}{'' if one['changed'] else ' (as before)'}")
    if missing:
        raise typer.Exit(USAGE)
