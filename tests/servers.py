"""A real server for tests: uvicorn in a thread, on a port of its own, on a real ledger."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.accounts.tokens import issue_token
from depositary.ledger.accounts.users import add_user
from depositary.ledger.plans import NewLine, NewPlan, record_plan
from depositary.web import Settings, create_app
from samples import CORPUS, gold

__all__ = ["PASSWORD", "ROLES", "Server", "fill_ledger", "running"]

PASSWORD = "four boats on the river"  # noqa: S105
ROLES = ("viewer", "editor", "admin")


class Server:
    """Where it is, and the ledger it shows. `client` is a browser or program; `token` makes it somebody's."""

    def __init__(self, address: str, settings: Settings) -> None:
        self.address = address
        self.settings = settings

    def client(self, **further: Any) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=60, **further)

    def open_ledger(self) -> Ledger:
        return create_ledger(self.settings.ledger)

    def token(self, role: str, *scopes: str) -> str:
        """A token of the person called like a role."""
        with self.open_ledger() as ledger:
            name = f"{'-'.join(scopes) or 'all'}-{time.monotonic_ns()}"
            return issue_token(ledger, role, name, scopes or ("read", "write", "admin"), who="test")[1]

    def as_role(self, role: str, *scopes: str) -> httpx.Client:
        return self.client(headers={"Authorization": f"Bearer {self.token(role, *scopes)}"})

    @contextmanager
    def sign_in(self, name: str, password: str = PASSWORD) -> Iterator[httpx.Client]:
        """A browser in which somebody has signed in."""
        with self.client(headers={"Origin": self.address}) as browser:
            answer = browser.post("/login", data={"name": name, "password": password})
            assert answer.status_code == 303, answer.text
            yield browser


@contextmanager
def running(folder: Path, *, fill: bool = True, people: bool = False, **settings: Any) -> Iterator[Server]:
    """A server in a thread. fill: with the corpus' documents and a plan; people: one for each role, called like it."""
    location = str(folder / "ledger.db")
    with create_ledger(location) as ledger:
        if fill:
            fill_ledger(ledger)
        for role in ROLES if people else ():
            add_user(ledger, role, role, PASSWORD, who="test")  # type: ignore[arg-type]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Settings(ledger=location, port=port, accounts=people, data=folder / "data", **settings)
    config = uvicorn.Config(create_app(made), host="127.0.0.1", port=port, log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive() and time.monotonic() < until, "the server did not start"
        time.sleep(0.02)
    try:
        yield Server(f"http://127.0.0.1:{port}", made)
    finally:
        server.should_exit = True
        thread.join(30)


def fill_ledger(ledger: Ledger, most: int = 14) -> None:
    """Documents of the corpus in three languages, and a plan of action of three lines."""
    for number, (document, reading) in enumerate(gold(CORPUS / "written")):
        if number < most:
            record_document(ledger, document, reading)
    lines = tuple(
        NewLine(number=number, text=text, pillar="political_security", areas=("maritime",))
        for number, text in (
            ("1.1", "Hold regular consultations on maritime security."),
            ("1.2", "Exchange experts on disaster management."),
            ("2.1", "Support exchange of students and teachers."),
        )
    )
    plan = NewPlan(
        title="Plan of Action of Harbour States and River Union", language="en", source="plan.md", lines=lines,
        parties=("Harbour States", "River Union"), period=(2021, 2025),
    )  # fmt: skip
    record_plan(ledger, plan, who="test")
