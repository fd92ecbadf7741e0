"""Web addresses, against a real server on this machine: what is fetched, what is refused, and how politely."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from depositary.acquire.copies import Copies
from depositary.acquire.http import Fetcher, FetchPolicy, load_url
from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, OnlyAnnounced, UnsupportedFormat
from depositary.model import Document

PAGE = b"<html lang='en'><body><p>The Meeting agreed to hold the next session in the capital in 2030.</p></body></html>"

LONG = bytes(range(256)) * 400


class _Handler(BaseHTTPRequestHandler):
    seen: ClassVar[list[str]] = []
    ranges: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        type(self).seen.append(self.path)
        match self.path:
            case "/robots.txt":
                self._send(200, b"User-agent: *\nDisallow: /secret\n", "text/plain")
            case "/page" | "/secret":
                if self.headers.get("If-None-Match") == '"v1"':
                    self._send(304, b"", "text/html")
                else:
                    self._send(200, PAGE, "text/html; charset=utf-8", ETag='"v1"')
            case "/moved":
                self._send(302, b"", "text/html", Location="/page")
            case "/inside":
                self._send(302, b"", "text/html", Location="http://169.254.169.254/latest/meta-data/")
            case "/file":
                self._send(302, b"", "text/html", Location="file:///etc/passwd")
            case "/loop":
                self._send(302, b"", "text/html", Location="/loop")
            case "/large":
                self._send(200, b"x" * 300_000, "text/plain")
            case "/slow":
                time.sleep(5)
                self._send(200, PAGE, "text/html")
            case "/zip-as-text":
                self._send(200, b"PK\x03\x04garbage", "text/plain")
            case "/breaks":
                self._break_once()
            case "/empty":
                self._send(200, b"", "text/html")
            case _:
                self._send(404, b"no", "text/plain")

    def _send(self, status: int, body: bytes, media_type: str, **headers: str) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except BrokenPipeError:
            return

    def _break_once(self) -> None:
        """The first time 40,000 bytes and no more; then from where it is asked."""
        asked = self.headers.get("Range")
        type(self).ranges.append(asked)
        rest = LONG[int(asked[6:-1]) :] if asked else LONG
        self.send_response(206 if asked else 200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(rest)))
        self.send_header("ETag", '"long"')
        self.end_headers()
        self.wfile.write(rest if asked else rest[:40_000])
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Silence."""


@pytest.fixture
def site() -> Iterator[str]:
    _Handler.seen, _Handler.ranges = [], []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


HERE = FetchPolicy(private=True, pause=0.0)


def test_a_page_is_fetched_and_read(site: str) -> None:
    (document,) = load_url(f"{site}/moved", Fetcher(HERE))
    assert isinstance(document, Document)
    assert (document.id, document.uri, document.media_type) == ("page", f"{site}/page", "text/html")
    assert document.fetched is not None
    assert "The Meeting agreed" in document.text


def test_loopback_is_refused_unless_allowed(site: str) -> None:
    (found,) = load_url(f"{site}/page", Fetcher(FetchPolicy(pause=0.0)))
    assert isinstance(found, DocumentError)
    assert "private network" in str(found)
    assert _Handler.seen == []  # not even asked


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/x",
        "http://10.0.0.1/x",
        "http://192.168.1.1/x",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/x",
        "http://[::ffff:127.0.0.1]/x",
        "http://0.0.0.0/x",
        "http://2130706433/x",  # 127.0.0.1 as one number
    ],
)
def test_inner_addresses_are_refused(url: str) -> None:
    with pytest.raises(DocumentError, match=r"private network|no address"):
        Fetcher(FetchPolicy(robots=False)).fetch(url)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/x", "file:///etc/passwd", "javascript:1", "http://user:pw@example.org/"]
)
def test_other_schemes_and_passwords_are_refused(url: str) -> None:
    with pytest.raises(UnsupportedFormat):
        Fetcher().fetch(url)


def test_redirects_are_checked_again(site: str) -> None:
    class OnlyHere(Fetcher):
        """Allows this server, whose address is a loopback one, and no other private address."""

        def _resolve(self, host: str, port: int, seen: str) -> str:
            return host if host == "127.0.0.1" else super()._resolve(host, port, seen)

    fetcher = OnlyHere(FetchPolicy(pause=0.0))
    with pytest.raises(DocumentError, match="private network"):
        fetcher.fetch(f"{site}/inside")
    with pytest.raises(UnsupportedFormat, match="redirect to file"):
        fetcher.fetch(f"{site}/file")
    with pytest.raises(LimitExceeded, match="redirected more than"):
        fetcher.fetch(f"{site}/loop")


def test_robots_are_heeded(site: str) -> None:
    with pytest.raises(DocumentError, match=r"robots\.txt"):
        Fetcher(HERE).fetch(f"{site}/secret")
    assert "/secret" not in _Handler.seen


def test_limits_of_size_and_time(site: str) -> None:
    with pytest.raises(LimitExceeded, match="larger"):
        Fetcher(HERE, Limits(bytes=100_000)).fetch(f"{site}/large")
    started = time.monotonic()
    with pytest.raises(LimitExceeded):
        Fetcher(FetchPolicy(private=True, pause=0.0, seconds=1.0)).fetch(f"{site}/slow")
    assert time.monotonic() - started < 4


def test_an_unchanged_page_is_not_sent_again(site: str) -> None:
    fetcher = Fetcher(HERE)
    first = fetcher.fetch(f"{site}/page")
    again = fetcher.fetch(f"{site}/page", etag=first.etag)
    assert first.data == PAGE
    assert again.data is None


def test_one_host_is_not_hurried(site: str) -> None:
    fetcher = Fetcher(FetchPolicy(private=True, pause=0.3))
    started = time.monotonic()
    fetcher.fetch(f"{site}/page")
    fetcher.fetch(f"{site}/page")
    assert time.monotonic() - started >= 0.3


@pytest.mark.parametrize(
    ("path", "error"), [("/none", DocumentError), ("/empty", EmptyDocument), ("/zip-as-text", DocumentError)]
)
def test_bad_answers_are_named(site: str, path: str, error: type[DocumentError]) -> None:
    (found,) = load_url(f"{site}{path}", Fetcher(HERE))
    assert isinstance(found, error)
    assert path in str(found)


def test_a_copy_that_still_holds_is_taken(site: str, tmp_path: Path) -> None:
    first = Fetcher(HERE, copies=Copies(tmp_path)).fetch_kept(f"{site}/page")
    again = Fetcher(HERE, copies=Copies(tmp_path)).fetch_kept(f"{site}/page")
    assert (again.data, again.media_type, again.fetched) == (PAGE, first.media_type, first.fetched)
    assert Copies(tmp_path).find(f"{site}/page") is not None
    Fetcher(HERE, copies=Copies(tmp_path)).fetch_kept(f"{site}/zip-as-text")
    assert Copies(tmp_path).find(f"{site}/zip-as-text") is None  # its server could not tell whether it still holds


def test_a_broken_download_goes_on_where_it_broke(site: str, tmp_path: Path) -> None:
    fetcher = Fetcher(HERE, copies=Copies(tmp_path))
    with pytest.raises(DocumentError, match="cannot be fetched"):
        fetcher.fetch_kept(f"{site}/breaks")
    assert fetcher.fetch_kept(f"{site}/breaks").data == LONG
    assert _Handler.ranges == [None, "bytes=40000-"]
    assert Copies(tmp_path).find_broken(f"{site}/breaks") is None


def test_what_a_feed_announces_is_fetched_when_asked(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from depositary.acquire import anything

    feed = tmp_path / "news.rss"
    entry = f"<item><title>News</title><link>{site}/page</link><description>Short.</description></item>"
    feed.write_text(f"<?xml version='1.0'?><rss version='2.0'><channel>{entry}</channel></rss>", "utf-8")
    (announced,) = anything.load_source(str(feed))
    assert isinstance(announced, OnlyAnnounced) and str(announced.document) == f"{site}/page"
    for name, value in (("FOLLOW_FEEDS", "1"), ("ALLOW_PRIVATE", "1"), ("COPIES", str(tmp_path / "copies"))):
        monkeypatch.setenv(f"DEPOSITARY_{name}", value)
    anything._fetcher.cache_clear()
    try:
        (document,) = anything.load_source(str(feed))
    finally:
        anything._fetcher.cache_clear()
    assert isinstance(document, Document) and document.uri == f"{site}/page"
