"""One delivery: where it may go, what is sent, how it is signed.

Only https, and never into the server's own network: each name is resolved first, all its addresses must be public, and
the connection goes to the address that was checked. Hosts that the settings name may be private and may be http. No
redirect is followed.

Signed is "TIME.BODY" (TIME: the header Depositary-Timestamp) with HMAC-SHA256 under the hook's secret; the header
Depositary-Signature is "v1=" and the hexadecimal digest. Whoever receives it compares, and refuses old times.
"""

from __future__ import annotations

import hashlib
import hmac
import socket
import time
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec

from depositary import __version__
from depositary.acquire.http import is_public
from depositary.errors import JudgementError
from depositary.ledger.chain import Event, now
from depositary.web.hooks.store import Delivery, Hook

__all__ = ["check_address", "deliver", "sign"]

_SECONDS = 10.0
_LONGEST = 2000  # characters of an address


def check_address(url: str, allowed: Collection[str]) -> None:
    """Raises: JudgementError saying why a hook cannot go there. allowed: hosts that may be private and http."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise JudgementError(f"{url[:100]}: is no web address") from None
    host = (parts.hostname or "").lower()
    if not host or len(url) > _LONGEST or any(not letter.isprintable() or letter.isspace() for letter in url):
        raise JudgementError(f"{url[:100]}: is no web address")
    if parts.username is not None or parts.password is not None:
        raise JudgementError(f"{host}: names and passwords do not belong into an address")
    trusted = _is_allowed(host, port, allowed)
    if parts.scheme != "https" and not (parts.scheme == "http" and trusted):
        raise JudgementError(f"{host}: must be reached by https, or be named in DEPOSITARY_WEBHOOK_HOSTS")


def _is_allowed(host: str, port: int | None, allowed: Collection[str]) -> bool:
    return host in allowed or f"{host}:{port}" in allowed


def _resolve(host: str, port: int, *, trusted: bool) -> str:
    """The address to connect to. Raises: JudgementError."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise JudgementError("the host has no address") from None
    if not trusted and not all(map(is_public, found)):
        raise JudgementError("the host is inside a private network")
    return sorted(found, key=lambda address: ":" in address)[0]


def sign(secret: str, at: str, body: bytes) -> str:
    """What the header Depositary-Signature holds."""
    return "v1=" + hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()


def deliver(
    hook: Hook, events: Sequence[Event], after: str, more: bool, allowed: Collection[str], *, test: bool = False
) -> Delivery:
    """Send changes once. after: their cursor, as `/api/v1/changes` has it. Never raises for the other side."""
    begun = time.perf_counter()
    status, trouble = None, None
    try:
        status = _send(hook, {"webhook": hook.id, "test": test, "items": events, "next": after, "more": more}, allowed)
        if not 200 <= status < 300:
            trouble = f"answered {status}"
    except JudgementError as error:
        trouble = str(error)
    except Exception as error:  # whatever the network and the other side may do
        trouble = type(error).__name__
    took = round((time.perf_counter() - begun) * 1000)
    return Delivery(at=now(), events=len(events), status=status, trouble=trouble, took=took, test=test)


def _send(hook: Hook, told: dict[str, Any], allowed: Collection[str]) -> int:
    """Returns: the status of the answer. Raises: JudgementError, and what the network raises."""
    import httpx

    check_address(hook.url, allowed)
    parts = urlsplit(hook.url)
    host, port = (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    address = _resolve(host, port, trusted=_is_allowed(host, parts.port, allowed))
    pinned = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    body, at = msgspec.json.encode(told), str(int(time.time()))
    headers = {
        "Host": parts.netloc, "Content-Type": "application/json", "User-Agent": f"depositary/{__version__}",
        "Depositary-Timestamp": at, "Depositary-Signature": sign(hook.secret, at, body), "Depositary-Webhook": hook.id,
    }  # fmt: skip
    url = urlunsplit((parts.scheme, pinned, parts.path or "/", parts.query, ""))
    with (
        httpx.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False) as client,
        client.stream("POST", url, content=body, headers=headers, extensions={"sni_hostname": host}) as answer,
    ):
        return answer.status_code  # what else the other side says is not read
