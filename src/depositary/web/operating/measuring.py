"""`/metrics`: what is counted, for Prometheus; on this machine, or with the token of the settings."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from depositary.errors import LedgerError
from depositary.ledger import Ledger
from depositary.ledger.dialects import file_of
from depositary.ledger.sizes import sizes_of
from depositary.web.operating.measures import Measures, Sizes
from depositary.web.settings import Settings, is_loopback

__all__ = ["measure_hooks", "measure_ledger", "router"]

router = APIRouter()
_ROWS = {
    "depositary_ledger_rows": "Rows of the ledger by table, restricted documents' too.",
    "depositary_ledger_bytes": "Bytes of the ledger's files (a ledger that is one file).",
    "depositary_ledger_up": "1 if the ledger could be read when it was last asked.",
}
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-real-ip", "via")


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Counters and sizes in Prometheus' text format."""
    if not _may_ask(request):
        return Response("these counters take the token of the settings, or a request from this machine\n", 401,
                        {"WWW-Authenticate": 'Bearer realm="metrics"'}, "text/plain")  # fmt: skip
    measures: Measures = request.app.state.measures
    return Response(measures.tell(), media_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def measure_ledger(app: FastAPI, ledger: Ledger, imports: Callable[[], Mapping[str, float]]) -> None:
    """Let whoever looks at the counters also see how large the ledger is and what waits to be read."""
    measures: Measures = app.state.measures

    def sizes() -> Sizes:
        try:
            rows: Mapping[str, float] = sizes_of(ledger)
        except LedgerError:
            return {"depositary_ledger_up": {"ledger": 0}}
        return {
            "depositary_ledger_rows": rows,
            "depositary_ledger_bytes": _bytes(file_of(ledger.location)),
            "depositary_ledger_up": {"ledger": 1},
        }

    measures.watch(sizes, _ROWS, "of")
    helps = {"depositary_imports": "Imports through the pages by state; sources: files and addresses not read yet."}
    measures.watch(lambda: {"depositary_imports": imports()}, helps, "state", keep=0)


def measure_hooks(app: FastAPI, states: Callable[[], Mapping[str, float]]) -> None:
    """Let whoever looks at the counters also see whether webhooks get through."""
    measures: Measures = app.state.measures
    helps = {"depositary_webhooks": "Webhooks by state; failing: those whose last delivery was not taken."}
    measures.watch(lambda: {"depositary_webhooks": states()}, helps, "state", keep=0)


def _bytes(file: Path | None) -> dict[str, float]:
    if file is None:
        return {}
    there = {"ledger": file, "wal": file.with_name(f"{file.name}-wal")}
    return {name: float(path.stat().st_size) for name, path in there.items() if path.is_file()}


def _may_ask(request: Request) -> bool:
    """Behind a proxy everybody seems to be this machine, so there the token alone counts."""
    settings: Settings = request.app.state.settings
    if settings.metrics_token is not None:
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), settings.metrics_token.encode())
    near = request.client is not None and is_loopback(request.client.host)
    passed_on = settings.secure or any(name in request.headers for name in _FORWARDED)
    return near and not passed_on and is_loopback((request.url.hostname or "").lower())
