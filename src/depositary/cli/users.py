"""`users`: accounts for `serve`."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

import typer

from depositary.cli.app import USAGE, app
from depositary.cli.options import AsJson, LedgerAt, new_ledger
from depositary.cli.printing import print_json, rows, say, warn

users_app = typer.Typer(
    help="People who may sign in to what `serve` shows, their roles and tokens.", no_args_is_help=True
)
app.add_typer(users_app, name="users")

Name = Annotated[str, typer.Argument(help="The name people sign in with.", show_default=False)]
RoleName = Annotated[
    str, typer.Option("--role", help="viewer (reads), editor (also adds and judges), admin (also accounts).")
]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Take the password from standard input instead of asking for it.")
]


@users_app.command()
def add(name: Name, role: RoleName = "viewer", password_stdin: FromInput = False, ledger: LedgerAt = None) -> None:
    """Let somebody in. The ledger is made if there is none yet."""
    from depositary.ledger.accounts.users import add_user

    password = _password(password_stdin)
    with new_ledger(ledger) as opened:
        user = add_user(opened, name, role, password, who=_who())  # type: ignore[arg-type]
    say(f"{user.name}: may sign in with the role {user.role}")


@users_app.command("list")
def list_(ledger: LedgerAt = None, as_json: AsJson = False) -> None:
    """Who may sign in, and who was taken out."""
    from depositary.ledger.accounts.users import list_users

    with new_ledger(ledger) as opened:
        found = list_users(opened)
    if as_json:
        print_json(found)
        return
    lines = ((user.role if user.active else "taken out", (user.seen_at or "never")[:10], user.name) for user in found)
    rows(("role", "seen", "name"), lines, empty="Nobody yet: depositary users add NAME --role admin")


@users_app.command()
def role(
    name: Name, role: Annotated[str, typer.Argument(help="viewer, editor or admin.")], ledger: LedgerAt = None
) -> None:
    """Give somebody another role."""
    from depositary.ledger.accounts.users import change_role

    with new_ledger(ledger) as opened:
        user = change_role(opened, name, role, who=_who())  # type: ignore[arg-type]
    say(f"{user.name}: has the role {user.role}")


@users_app.command()
def reset(name: Name, password_stdin: FromInput = False, ledger: LedgerAt = None) -> None:
    """Give somebody a new password, which has to be changed at the next sign-in; ends the person's sessions."""
    from depositary.ledger.accounts.users import reset_password

    password = _password(password_stdin)
    with new_ledger(ledger) as opened:
        user = reset_password(opened, name, password, who=_who())
    say(f"{user.name}: has a new password, to be changed at the next sign-in")


@users_app.command()
def remove(name: Name, ledger: LedgerAt = None) -> None:
    """Take somebody out: no sign-in, no session, no token any more. What the person judged stays signed."""
    from depositary.ledger.accounts.users import remove_user

    with new_ledger(ledger) as opened:
        remove_user(opened, name, who=_who())
    say(f"{name}: may no longer sign in")


@users_app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option("--name", help="What the token is for.", metavar="WORDS")],
    scope: Annotated[
        list[str] | None, typer.Option("--scope", help="read, write, admin; several if given again.")
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", min=1, help="How long it lasts. Default: until revoked.")
    ] = None,
    ledger: LedgerAt = None,
) -> None:
    """Print a new token, with which another program asks /api/v1 in somebody's name. It is told only once."""
    from depositary.ledger.accounts.tokens import issue_token

    with new_ledger(ledger) as opened:
        _, secret = issue_token(opened, name, label, scope or ["read"], days=days, who=_who())
    typer.echo(secret)


def _who() -> str:
    return f"cli:{getpass.getuser()}"


def _password(from_input: bool) -> str:
    """A password from standard input, or asked for twice without showing it."""
    if from_input:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Again: "):
        warn("the two passwords differ; nothing was changed")
        raise typer.Exit(USAGE)
    return first
