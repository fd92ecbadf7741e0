"""Web addresses: fetched politely, within limits, and never from inside the reader's own network.

Only http and https. Each name is resolved first, every address it has must be public, and the connection goes to the
very address that was checked, so that a name cannot change its mind in between. Redirects are followed by hand and
checked the same way.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import msgspec

from depositary import __version__
from depositary.acquire.copies import Copies, Copy
from depositary.acquire.formats.base import Source
from depositary.acquire.limits import LIMITS, Limits
from depositary.acquire.sources import read_source
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, UnsupportedFormat
from depositary.model import Document

__all__ = ["FetchPolicy", "Fetched", "Fetcher", "is_public", "load_url"]

_AGENT = f"depositary/{__version__}"
_PARTIAL, _NOT_MODIFIED = 206, 304
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PORTS = {"http": 80, "https": 443}
_LONGEST_PAUSE = 60.0  # seconds; who asks for more asks to be left alone, which robots.txt can say too
_ROBOTS_SECONDS, _ROBOTS_BYTES, _ROBOTS_REDIRECTS = 10.0, 500_000, 5  # as RFC 9309 asks at least

_Rules = RobotFileParser | str | None
"""A site's rules; None: it has none; words: why its server could not tell."""


class FetchPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How to behave on the web.

    private: also fetch from private and loopback addresses; robots: heed robots.txt; pause: seconds between two
    requests to one host; redirects: most of one request; seconds: for one request in all.
    """

    private: bool = False
    robots: bool = True
    pause: float = 1.0
    redirects: int = 5
    seconds: float = 60.0


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. uri: where it came from in the end; data is None if nothing changed since `etag`/`modified`."""

    uri: str
    data: bytes | None
    media_type: str | None
    etag: str | None
    modified: str | None
    fetched: str


class Fetcher:
    """Fetches addresses; keeps connections, robots.txt and the time of the last request to each host."""

    def __init__(
        self, policy: FetchPolicy | None = None, limits: Limits = LIMITS, copies: Copies | None = None
    ) -> None:
        self._policy = policy or FetchPolicy()
        self._copies = copies
        self._limits = limits
        self._robots: dict[str, _Rules] = {}
        self._last: dict[str, float] = {}

    def fetch_kept(self, url: str) -> Fetched:
        """What stands at `url`, or the copy at hand where the server says that it still holds (`fetched` is then when
        that was fetched). Raises: as `fetch`.
        """
        copy = self._copies.find(url) if self._copies else None
        answer = self.fetch(url, etag=copy.etag if copy else None, modified=copy.modified if copy else None)
        if answer.data is None and copy is not None:
            return msgspec.structs.replace(
                answer, uri=copy.uri, data=copy.data, media_type=copy.media_type, fetched=copy.fetched
            )
        if answer.data and self._copies:
            kept = Copy(
                uri=answer.uri, data=answer.data, media_type=answer.media_type, etag=answer.etag,
                modified=answer.modified, fetched=answer.fetched,
            )  # fmt: skip
            self._copies.keep(url, kept)
        return answer

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What stands at `url`. etag, modified: of the copy at hand, so that an unchanged one is not sent again.

        Raises: DocumentError naming the cause; LimitExceeded for what is too large, slow or long-winded.
        """
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        deadline = time.monotonic() + self._policy.seconds
        seen = url
        for _ in range(self._policy.redirects + 1):
            host = self._check(url, seen)
            pause = self._heed_robots(url) if self._policy.robots else 0.0
            self._wait(host, max(pause, self._policy.pause))
            status, answer, data = self._get(url, headers, deadline, seen)
            if status in _REDIRECTS and answer.get("location"):
                url = urljoin(url, answer["location"])
                continue
            if status == _NOT_MODIFIED:
                return self._answer(url, None, answer)
            if status >= 400:
                raise DocumentError(seen, f"cannot be fetched: the server answers {status}")
            return self._answer(url, data, answer)
        raise LimitExceeded(seen, f"is redirected more than {self._policy.redirects} times")

    def _answer(self, url: str, data: bytes | None, headers: dict[str, str]) -> Fetched:
        return Fetched(
            uri=url,
            data=data,
            media_type=headers.get("content-type"),
            etag=headers.get("etag"),
            modified=headers.get("last-modified"),
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def _check(self, url: str, seen: str) -> str:
        """The host of an address that may be fetched. Raises: DocumentError."""
        parts = urlsplit(url)
        where = "" if url == seen else f" (a redirect to {url})"
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UnsupportedFormat(seen, f"is no http or https address{where}")
        if parts.username or parts.password:
            raise UnsupportedFormat(seen, f"holds a user name or password{where}; leave it out")
        return parts.hostname

    def _resolve(self, host: str, port: int, seen: str) -> str:
        """An address of `host`, all of whose addresses are public (unless private ones are allowed)."""
        try:
            found = {entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except (OSError, UnicodeError) as error:
            raise DocumentError(seen, f"cannot be fetched: {host} has no address ({error})") from error
        for address in found:
            if not self._policy.private and not is_public(str(address)):
                reason = f"is refused: {host} is at {address}, inside a private network"
                raise DocumentError(seen, f"{reason} (DEPOSITARY_ALLOW_PRIVATE=1 allows it)")
        return str(sorted(found, key=lambda address: ":" in str(address))[0])

    def _get(
        self, url: str, headers: dict[str, str], deadline: float, seen: str, most: int | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        import httpx

        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or _PORTS[parts.scheme]
        address = self._resolve(host, port, seen)
        literal = f"[{address}]" if ":" in address else address
        pinned = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
        sent = {"Host": parts.netloc, "User-Agent": _AGENT, "Accept": "*/*", **headers}
        broken = self._copies.find_broken(url) if self._copies and most is None else None
        if broken is not None:  # go on where it broke, if it is still the same
            sent |= {
                "Range": f"bytes={len(broken.data)}-",
                "If-Range": broken.etag or broken.modified or "",
                "Accept-Encoding": "identity",
            }
        most = most or self._limits.bytes
        left = deadline - time.monotonic()
        if left <= 0:
            raise LimitExceeded(seen, f"took longer than {self._policy.seconds:.0f} s")
        pieces: list[bytes] = []
        told: dict[str, str] = {}
        try:
            with (
                httpx.Client(timeout=min(left, 20.0), follow_redirects=False, trust_env=False) as client,
                client.stream("GET", pinned, headers=sent, extensions={"sni_hostname": host}) as response,
            ):
                told = {name.lower(): value for name, value in response.headers.items()}
                status = response.status_code
                if broken is not None and status == _PARTIAL:
                    pieces.append(broken.data)
                    status = 200
                size = sum(map(len, pieces))
                for chunk in response.iter_bytes():
                    size += len(chunk)
                    if size > most:
                        raise LimitExceeded(seen, f"is larger than the {most:,} bytes allowed")
                    if time.monotonic() > deadline:
                        raise LimitExceeded(seen, f"took longer than {self._policy.seconds:.0f} s")
                    pieces.append(chunk)
                return status, told, b"".join(pieces)
        except httpx.TimeoutException as error:
            self._keep_broken(url, told, pieces)
            raise LimitExceeded(seen, f"does not answer in time ({type(error).__name__})") from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            self._keep_broken(url, told, pieces)
            raise DocumentError(seen, f"cannot be fetched: {error or type(error).__name__}") from error

    def _keep_broken(self, url: str, told: dict[str, str], pieces: list[bytes]) -> None:
        """Keep what came before a download broke; what came packed cannot be gone on with."""
        if self._copies and pieces and not told.get("content-encoding"):
            begun = Copy(
                uri=url, data=b"".join(pieces), etag=told.get("etag"), modified=told.get("last-modified"),
            )  # fmt: skip
            self._copies.keep_broken(url, begun)

    def _heed_robots(self, url: str) -> float:
        """The seconds the site asks to be left between two requests. Raises: DocumentError if it wants none of this."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._resolve(parts.hostname or "", parts.port or _PORTS[parts.scheme], url)  # refused or unknown: say that
            self._robots[root] = self._read_robots(root)
        rules = self._robots[root]
        if isinstance(rules, str):
            raise DocumentError(url, f"is not fetched: whether the site allows it cannot be told ({rules})")
        if rules is None:
            return 0.0
        if not rules.can_fetch(_AGENT, url):
            raise DocumentError(url, "is not to be fetched, says the site's robots.txt")
        return min(float(rules.crawl_delay(_AGENT) or 0), _LONGEST_PAUSE)

    def _read_robots(self, root: str) -> _Rules:
        """The site's rules as RFC 9309 has them: None (everything is allowed) if it has none; what is wrong, in words,
        if its server cannot tell."""
        url = seen = f"{root}/robots.txt"
        deadline = time.monotonic() + _ROBOTS_SECONDS
        for _ in range(_ROBOTS_REDIRECTS + 1):
            try:
                self._check(url, seen)
                status, told, data = self._get(url, {}, deadline, seen, most=_ROBOTS_BYTES)
            except DocumentError as error:
                return f"robots.txt {error.reason}"
            if status not in _REDIRECTS or not told.get("location"):
                break
            url = urljoin(url, told["location"])
        if status >= 500:
            return f"robots.txt: the server answers {status}"
        if status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(data.decode("utf-8", "replace").splitlines())
        return rules

    def _wait(self, host: str, pause: float) -> None:
        last = self._last.get(host)
        if last is not None:
            left = pause - (time.monotonic() - last)
            if left > 0:
                time.sleep(left)
        self._last[host] = time.monotonic()


def is_public(address: str) -> bool:
    """Whether an address (v4 or v6, in figures) is one of the open internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast and not found.is_reserved


def load_url(url: str, fetcher: Fetcher | None = None, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """The documents at a web address, and an error for each that cannot be read."""
    try:
        answer = (fetcher or Fetcher(limits=limits)).fetch_kept(url)
        if not answer.data:
            raise EmptyDocument(url, "answers with nothing")
    except DocumentError as error:
        yield error
        return
    yield from read_source(
        Source(
            name=url,
            id=_name_of(answer.uri),
            data=answer.data,
            uri=answer.uri,
            media_type=answer.media_type,
            fetched=answer.fetched,
        ),
        limits,
    )


def _name_of(uri: str) -> str:
    """A document's name from its address: the last part of its path, else the host."""
    parts = urlsplit(uri)
    path = [part for part in unquote(parts.path).split("/") if part]
    stem = PurePosixPath(path[-1]).stem if path else parts.hostname or "page"
    return "".join(character if character.isalnum() or character in "-_." else "-" for character in stem)[:80]
