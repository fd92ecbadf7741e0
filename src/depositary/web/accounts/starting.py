"""Whether a server of these settings may start: nobody is let in unasked from outside, and somebody can sign in.

Another sign-on is set up by the environment, since its secret does not belong on a command line.
"""

from __future__ import annotations

from collections.abc import Mapping

from depositary.errors import AccountError
from depositary.ledger import Ledger
from depositary.ledger.accounts.users import has_users
from depositary.ledger.veils import ROLES
from depositary.web.settings import Oidc, Settings

__all__ = ["check_start", "oidc_from"]

_PREFIX = "DEPOSITARY_OIDC_"
_NEEDED = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")


def check_start(settings: Settings, ledger: Ledger) -> None:
    """Raises: AccountError saying what to do, if others could reach the server and nobody had to or could sign in."""
    if settings.exposed and not settings.with_accounts:
        raise AccountError(
            f"{settings.host}: others than this machine can reach this address, so people must sign in; leave out "
            "--no-accounts, or listen on 127.0.0.1"
        )
    if settings.with_accounts and settings.oidc is None and not has_users(ledger):
        raise AccountError(
            f"{settings.host}: people must sign in to reach this address, and there is nobody yet; first add somebody: "
            "depositary users add NAME --role admin"
        )


def oidc_from(environment: Mapping[str, str]) -> Oidc | None:
    """The other sign-on that the environment names by DEPOSITARY_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET and, if
    wanted, _NAME (what the button says) and _ROLE (of people who come for the first time).

    Raises: AccountError if a part is missing or makes no sense.
    """
    given = {name.removeprefix(_PREFIX): value for name, value in environment.items() if name.startswith(_PREFIX)}
    if not given:
        return None
    missing = [_PREFIX + name for name in _NEEDED if not given.get(name)]
    if missing:
        raise AccountError(f"{', '.join(missing)}: must be set too for another sign-on")
    role = given.get("ROLE") or None
    if role is not None and role not in ROLES:
        raise AccountError(f"{_PREFIX}ROLE: {role} is no role; there are {', '.join(ROLES)}")
    return Oidc(
        issuer=given["ISSUER"], client_id=given["CLIENT_ID"], client_secret=given["CLIENT_SECRET"],
        name=given.get("NAME") or "OpenID Connect", new_people=role,
    )  # fmt: skip
