"""What a site asks of those who fetch from it (RFC 9309), and pages that say nothing but that they want cookies."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from depositary.acquire.formats.base import Source
from depositary.acquire.formats.html import read_html
from depositary.acquire.http import Fetcher, FetchPolicy
from depositary.acquire.limits import LIMITS
from depositary.errors import DocumentError, EmptyDocument

HERE = FetchPolicy(private=True, pause=0.0)
PAGE = b"<html><body><article><p>The ministers met in the capital on 3 April 2024 and agreed to go on.</p></article></body>"


@contextmanager
def site(status: int, rules: bytes = b"", moved: str = "") -> Iterator[tuple[str, list[str]]]:
    """A server with these rules (status 0: it hangs up), and the paths asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            if self.path == "/robots.txt" and status == 0:
                self.close_connection = True
                return
            at_rules = self.path in ("/robots.txt", moved)
            moving = self.path == "/robots.txt" and moved
            self.send_response(301 if moving else status if at_rules else 200)
            body = b"" if moving else rules if at_rules else PAGE
            if moving:
                self.send_header("Location", moved)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


ALL, NONE = b"User-agent: *\nDisallow:\n", b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("status", "rules", "moved", "fetched"),
    [
        (200, ALL, "", True),
        (200, NONE, "", False),
        (200, NONE + b"\nUser-agent: depositary\nDisallow:\n", "", True),  # this one is welcome
        (200, NONE, "/elsewhere.txt", False),  # rules that moved still hold
        (404, b"", "", True),  # there are none
        (403, b"", "", True),
        (500, b"", "", False),  # nobody can tell: wait until it can
        (503, b"", "", False),
        (0, b"", "", False),
    ],
)
def test_rules(status: int, rules: bytes, moved: str, fetched: bool) -> None:
    with site(status, rules, moved) as (base, asked):
        if fetched:
            assert Fetcher(HERE).fetch(f"{base}/page").data == PAGE
        else:
            with pytest.raises(DocumentError, match=r"robots\.txt"):
                Fetcher(HERE).fetch(f"{base}/page")
            assert "/page" not in asked


def test_pause_a_site_asks_for() -> None:
    with site(200, b"User-agent: *\nCrawl-delay: 1\n") as (base, _):
        fetcher = Fetcher(HERE)
        started = time.monotonic()
        fetcher.fetch(f"{base}/one")
        fetcher.fetch(f"{base}/two")
        assert time.monotonic() - started >= 1.0


def test_rules_are_read_once() -> None:
    with site(200, ALL) as (base, asked):
        fetcher = Fetcher(HERE)
        fetcher.fetch(f"{base}/one")
        fetcher.fetch(f"{base}/two")
    assert asked.count("/robots.txt") == 1


_WALLS = {
    "en": "We use cookies to improve your visit. You can accept all cookies or manage what you prefer.",
    "vi": "Chúng tôi sử dụng cookie để cải thiện trải nghiệm của bạn. Bạn có thể chấp nhận tất cả hoặc tùy chọn.",
    "zh": "我们使用 Cookie 以改善您的浏览体验。您可以接受全部，也可以管理偏好设置。",
}


@pytest.mark.parametrize("words", _WALLS.values(), ids=_WALLS)
@pytest.mark.parametrize("names", ['id="cookie-consent"', 'class="modal cookies"', 'class="gdpr-box"'])
def test_wall_is_no_document(words: str, names: str) -> None:
    data = f"<html><head><meta charset='utf-8'></head><body><div {names}><p>{words}</p></div></body></html>".encode()
    with pytest.raises(EmptyDocument, match="cookies"):
        read_html(Source(name="wall.html", id="wall", data=data), LIMITS)


def test_page_behind_a_banner_is_read() -> None:
    banner = f'<div class="cookie-banner"><p>{_WALLS["en"]}</p></div>'.encode()
    data = PAGE.replace(b"<article>", banner + b"<article>" + b"<p>They thanked the host for what it had done.</p>" * 3)
    document = read_html(Source(name="page.html", id="page", data=data), LIMITS)
    banner_at = document.text.index("We use cookies")
    assert any(span.start <= banner_at < span.end and span.kind == "boilerplate" for span in document.ranges)
