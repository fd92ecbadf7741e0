"""How one server is set up: what `create_app` is given, complete when built."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import msgspec

from depositary.ledger.veils import Role

__all__ = ["Oidc", "Settings", "is_loopback"]


class Oidc(msgspec.Struct, frozen=True, kw_only=True):
    """Another sign-on (OpenID Connect). name: what the button calls it; new_people: the role of whoever it sends for
    the first time (None: only people who were added here may sign in)."""

    issuer: str
    client_id: str
    client_secret: str
    name: str = "OpenID Connect"
    new_people: Role | None = None


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """ledger: path or URL; it is made if it is not there. host, port: where it listens.

    accounts: people sign in (None: only if the host is not the machine itself). data: folder for what the server keeps
    beside the ledger (secrets, files being imported); None: one beside the ledger's file. locale: language of the pages
    where neither the person nor the browser asks for one. secure: pages are reached by https (cookies say so).
    metrics_token: what /metrics is asked with (None: this machine may ask, unless a proxy passes requests on).
    webhook_hosts: hosts (or host:port) that webhooks may reach by http and inside private networks.
    grace: seconds that running requests and imports have to finish when the server is told to stop.
    alone: the process does nothing else, so that its memory and threads may be set up for serving.
    """

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8000
    accounts: bool | None = None
    data: Path | None = None
    locale: str = "en"
    secure: bool = False
    debug: bool = False
    oidc: Oidc | None = None
    metrics_token: str | None = None
    webhook_hosts: tuple[str, ...] = ()
    grace: int = 30
    alone: bool = False

    @property
    def with_accounts(self) -> bool:
        """Whether people sign in."""
        return self.exposed if self.accounts is None else self.accounts

    @property
    def exposed(self) -> bool:
        """Whether others than this machine can reach the server."""
        return not is_loopback(self.host)

    @property
    def data_folder(self) -> Path:
        """Where the server keeps its own files; made on first use by whoever writes there."""
        if self.data is not None:
            return self.data
        if "://" in self.ledger:
            return Path("depositary-data")
        file = Path(self.ledger)
        return file.with_name(f"{file.stem}-data")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
