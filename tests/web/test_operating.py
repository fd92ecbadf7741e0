"""What whoever runs the server sees: health, counters, and the server as a process that is told to stop."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from depositary.ledger import open_ledger
from depositary.ledger.accounts.users import add_user
from depositary.ledger.verifying import verify_ledger
from samples import CORPUS
from servers import PASSWORD, Server, running

TEXTS = sorted((CORPUS / "written").glob("w-??-0[1-4].txt"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("operating"), people=True) as found:
        yield found


def measured(told: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
    }


def test_health_without_signing_in(server: Server) -> None:
    with server.client() as nobody:
        answer = nobody.get("/healthz")
        assert answer.status_code == 200 and answer.json()["schema_current"] is True
        assert str(server.settings.ledger) not in answer.text
        assert nobody.get("/healthz/live").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("harm", "ledger"),
    [("UPDATE alembic_version SET version_num = '0001'", "reachable"), ("DROP TABLE alembic_version", "reachable")],
)
def test_a_ledger_of_another_version_is_not_well(tmp_path: Path, harm: str, ledger: str) -> None:
    with running(tmp_path, fill=False) as found, found.client() as watcher, found.open_ledger() as opened:
        assert watcher.get("/healthz").status_code == 200
        with opened.writing() as connection:
            connection.execute(text(harm))
        answer = watcher.get("/healthz")
        assert answer.status_code == 503 and answer.json()["ledger"] == ledger
        assert watcher.get("/healthz/live").status_code == 200


def test_a_damaged_ledger_is_not_well(tmp_path: Path) -> None:
    with running(tmp_path, fill=False) as found, found.client() as watcher:
        Path(found.settings.ledger).write_bytes(b"no ledger at all" * 300)
        answer = watcher.get("/healthz")
        assert answer.status_code == 503 and answer.json()["ledger"].startswith("Ledger")


def test_requests_are_counted_by_route_and_named_by_nothing_else(server: Server) -> None:
    with server.as_role("viewer") as viewer, server.client() as watcher:
        before = measured(watcher.get("/metrics").text)
        row = viewer.get("/api/v1/documents").json()["items"][0]
        viewer.get(f"/api/v1/documents/{row['id']}")
        viewer.get(f"/documents/{row['id']}")
        viewer.get("/api/v1/documents/nothing-of-this-name")
        viewer.get("/search?q=zebrafish")
        viewer.request("BREW", "/coffee")
        told = watcher.get("/metrics").text
    after = measured(told)
    for key, more in {
        ("depositary_requests_total", "GET", "/api/v1/documents/{id}", "200"): 1,
        ("depositary_requests_total", "GET", "/api/v1/documents/{id}", "404"): 1,
        ("depositary_requests_total", "GET", "/search", "200"): 1,
        ("depositary_request_seconds_count", "GET", "/search"): 1,
        ("depositary_requests_total", "OTHER", "none", "404"): 1,
    }.items():
        assert after[key] - before.get(key, 0) == more, key
    assert after[("depositary_ledger_rows", "documents")] == 14
    assert after[("depositary_imports", "waiting")] == 0
    assert not [name for name in (row["name"], row["id"], "zebrafish", "coffee") if name in told]


@pytest.mark.parametrize(
    "headers", [{"X-Forwarded-For": "203.0.113.9"}, {"Forwarded": "for=203.0.113.9"}, {"Host": "depositary.example"}]
)
def test_counters_are_for_this_machine(server: Server, headers: dict[str, str]) -> None:
    with server.client() as watcher:
        assert watcher.get("/metrics").status_code == 200
        assert watcher.get("/metrics", headers=headers).status_code == 401


def test_counters_behind_a_proxy_take_the_token(tmp_path: Path) -> None:
    with running(tmp_path, fill=False, secure=True) as found, found.client() as watcher:
        assert watcher.get("/metrics").status_code == 401
    with running(tmp_path, fill=False, secure=True, metrics_token="watcher's own") as found, found.client() as watcher:  # noqa: S106
        assert watcher.get("/metrics").status_code == 401
        assert watcher.get("/metrics", headers={"Authorization": "Bearer other"}).status_code == 401
        assert watcher.get("/metrics", headers={"Authorization": "Bearer watcher's own"}).status_code == 200


@pytest.mark.parametrize(("given", "kept"), [
    ("0123456789abcdef", True), ("a-proxy.made_this-1", True), ("short", False), ("x" * 65, False),
    ('forged" level="error', False), ("a\tb-and-more", False),
])  # fmt: skip
def test_an_id_of_a_proxy_is_kept_if_it_can_forge_nothing(server: Server, given: str, kept: bool) -> None:
    with server.client() as watcher:
        told = watcher.get("/healthz/live", headers={"X-Request-ID": given}).headers["x-request-id"]
    assert (told == given) is kept and len(told) >= 8


# -- a process of its own ---------------------------------------------------------------------------------------------


class Process(NamedTuple):
    address: str
    running: subprocess.Popen[bytes]
    log: Path

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]


@contextmanager
def process(folder: Path, *further: str, **environment: str) -> Iterator[Process]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / f"{port}.log"
    command = (
        sys.executable, "-m", "depositary", "--log-format", "json", "--log-level", "debug",
        "--ledger", str(folder / "ledger.db"), "serve", "--port", str(port), *further,
    )  # fmt: skip
    with log.open("wb") as out:
        started = subprocess.Popen(command, stderr=out, stdout=out, env={**os.environ, **environment})
    try:
        address = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"{address}/healthz/live")
                break
            except httpx.TransportError:
                assert started.poll() is None and time.monotonic() < until, log.read_text("utf-8")
                time.sleep(0.1)
        yield Process(address, started, log)
    finally:
        started.kill()
        started.wait(30)


def test_a_line_for_each_request_without_texts_or_secrets(tmp_path: Path) -> None:
    from depositary.ledger import create_ledger

    with create_ledger(tmp_path / "ledger.db") as ledger:
        add_user(ledger, "An", "editor", PASSWORD, who="test")
    with process(tmp_path, "--accounts") as found:
        with httpx.Client(base_url=found.address, headers={"Origin": found.address}) as browser:
            assert browser.post("/login", data={"name": "An", "password": PASSWORD}).status_code == 303
            browser.get("/search", params={"q": "zebrafish"}, headers={"X-Request-ID": "followed-1"})
            browser.get("/api/v1/me", headers={"Authorization": "Bearer dpt_not-a-real-token"})
        found.running.send_signal(signal.SIGTERM)
        found.running.wait(30)
        requests = [line for line in found.lines if line["event"] == "request"]
        searched = next(line for line in requests if line["route"] == "/search")
        assert searched["request_id"] == "followed-1" and searched["person"] == "An" and searched["status"] == 200
        assert {"POST", "GET"} <= {line["method"] for line in requests}
        told = found.log.read_text("utf-8")
        for secret in (PASSWORD, "zebrafish", "not-a-real-token", "session="):
            assert secret not in told


def test_told_to_stop_it_finishes_what_it_does(tmp_path: Path) -> None:
    """SIGTERM while a request reads documents and an import has not come far: the request is answered in full, the
    import is gone on with by the next server, and no document is there by half."""
    asked = [{"name": path.stem, "text": path.read_text("utf-8")} for path in TEXTS[:2]]
    answers: list[httpx.Response] = []
    with process(tmp_path, "--grace", "60") as found:
        files = [("files", (path.name, path.read_bytes())) for path in TEXTS[2:]]
        assert httpx.post(f"{found.address}/import", files=files, timeout=60).status_code == 303

        def ask() -> None:
            answers.append(httpx.post(f"{found.address}/api/v1/documents", json={"documents": asked}, timeout=120))

        asking = threading.Thread(target=ask)
        asking.start()
        until = time.monotonic() + 30
        seen = 0  # the request is at work: not the end of the one before it, nor one that has only just knocked
        while seen < 3:
            running = measured(httpx.get(f"{found.address}/metrics").text)[("depositary_requests_running",)]
            seen = seen + 1 if running >= 2 else 0
            assert time.monotonic() < until and asking.is_alive()
        found.running.send_signal(signal.SIGTERM)
        asking.join(120)
        assert answers[0].status_code == 200 and answers[0].json()["added"] == len(asked)
        found.running.wait(90)
        assert found.running.returncode in (0, -signal.SIGTERM)
        assert "Traceback" not in found.log.read_text("utf-8")
    waiting = list((tmp_path / "ledger-data" / "incoming").glob("*/job.json"))
    assert len(waiting) == 1, "the import was over before the server was told to stop"
    with process(tmp_path) as found:
        until = time.monotonic() + 120
        while list((tmp_path / "ledger-data" / "incoming").iterdir()):
            assert time.monotonic() < until
            time.sleep(0.2)
        documents = httpx.get(f"{found.address}/api/v1/documents?limit=200").json()["items"]
    assert {one["name"] for one in documents} == {path.stem for path in TEXTS}
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert verify_ledger(ledger, with_readings=True).problems == ()


def test_killed_it_leaves_imports_to_the_next(tmp_path: Path) -> None:
    with process(tmp_path) as found:
        files = [("files", (path.name, path.read_bytes())) for path in TEXTS[:3]]
        httpx.post(f"{found.address}/import", files=files, timeout=60)
        found.running.kill()
    with process(tmp_path) as found:
        until = time.monotonic() + 120
        while list((tmp_path / "ledger-data" / "incoming").iterdir()):
            assert time.monotonic() < until
            time.sleep(0.2)
        assert len(httpx.get(f"{found.address}/api/v1/documents").json()["items"]) == 3


def test_a_failed_command_is_a_line_of_the_log(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "depositary", "--ledger", str(tmp_path / "none.db"), "status")
    plain = subprocess.run(command, capture_output=True, text=True)
    assert plain.returncode == 3 and plain.stderr.startswith("depositary: ")
    logged = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"DEPOSITARY_LOG_FORMAT": "json"})
    line = json.loads(logged.stderr)
    assert logged.returncode == 3 and line["exit_code"] == 3 and "no ledger there" in line["error"]["says"]
