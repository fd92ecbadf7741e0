"""Who publishes at a web address, by the registry's list of domains."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from depositary.registry import load_registry

__all__ = ["publisher_of"]


def publisher_of(uri: str | None) -> str | None:
    """The name of the publisher whose domain `uri` is in, subdomains counted; None if no one's, or no web address."""
    if not uri:
        return None
    parts = urlsplit(uri)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    labels = parts.hostname.lower().split(".")
    owners = _owners()
    for start in range(len(labels) - 1):
        owner = owners.get(".".join(labels[start:]))
        if owner:
            return owner
    return None


@cache
def _owners() -> dict[str, str]:
    return {domain: publisher.name for publisher in load_registry().publishers.values() for domain in publisher.domains}
