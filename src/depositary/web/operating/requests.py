"""Each request under an id: told in the answer and in every line of the log, and counted by route and status.

The log names the route, not the address: addresses hold search words and what other sign-ons send.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depositary.logs import REQUEST_ID
from depositary.web.operating.measures import Measures

__all__ = ["RequestWatch", "route_of"]

_LOG = logging.getLogger("depositary.requests")
_HEADER = "X-Request-ID"
_API = "/api/v1"
_SOUND = re.compile(r"[A-Za-z0-9._-]{8,64}")  # what a proxy may call a request; all else could forge lines of the log
_QUIET = ("/healthz", "/metrics", "/static")  # asked every few seconds, or with every page
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


class RequestWatch:
    """Middleware around all others."""

    def __init__(self, app: ASGIApp, *, measures: Measures) -> None:
        self.app = app
        self.measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(_HEADER, "")
        id_ = given if _SOUND.fullmatch(given) else secrets.token_hex(8)
        status, size = 500, 0

        async def watched(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[_HEADER] = id_
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        mark = REQUEST_ID.set(id_)
        begun = time.perf_counter()
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        self.measures.running.inc()
        try:
            await self.app(scope, receive, watched)
        finally:
            took = time.perf_counter() - begun
            route = route_of(scope)
            self.measures.running.dec()
            self.measures.requests.labels(method, route, str(status)).inc()
            self.measures.seconds.labels(method, route).observe(took)
            _LOG.log(
                _level(route, status), "request",
                extra={"method": method, "route": route, "status": status, "ms": round(took * 1000, 1), "bytes": size,
                       "person": _name(scope)},
            )  # fmt: skip
            REQUEST_ID.reset(mark)


def route_of(scope: Scope) -> str:
    """The template of the route that answered, such as /things/{id}; few in number whatever is asked."""
    asked = scope.get("path", "")
    template = getattr(scope.get("route"), "path", None)
    if isinstance(template, str) and template:  # of the innermost router, so without what its family is under
        return _API + template if asked.startswith(_API + "/") and not template.startswith(_API) else template
    return "/static" if asked.startswith("/static/") else "none"


def _name(scope: Scope) -> str | None:
    person: Any = scope.get("state", {}).get("person")
    return person.name if person is not None else None


def _level(route: str, status: int) -> int:
    if status >= 500:
        return logging.ERROR
    return logging.DEBUG if route.startswith(_QUIET) else logging.INFO
