"""Webhooks: a real receiver is told of changes, signed, in order, again after a failure, and nothing it may not know."""

from __future__ import annotations

import json
import re
import stat
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from depositary.errors import JudgementError
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.accounts.audit import list_audit
from depositary.ledger.seen import seen_by
from depositary.ledger.veils import ROLES
from depositary.web.hooks.sending import check_address, deliver, sign
from depositary.web.hooks.store import Hook, HookStore
from depositary.web.hooks.working import HookWorker, pause_after
from samples import sample
from servers import running


class Receiver:
    """The other side. answers: statuses it gives, the last one from then on."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers = [204]
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                status = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}/hook?of=test"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.got]

    def names(self) -> list[str]:
        return [
            one["payload"]["name"] for told in self.told for one in told["items"] if one["event"] == "document added"
        ]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with create_ledger(tmp_path / "ledger.db") as made:
        yield made


@pytest.fixture
def worker(tmp_path: Path, ledger: Ledger, receiver: Receiver) -> Iterator[HookWorker]:
    seen = {role: seen_by(ledger, role) for role in ROLES}
    yield HookWorker(HookStore(tmp_path / "data"), seen, (receiver.host,))
    for one in seen.values():
        one.close()


def hook(worker: HookWorker, receiver: Receiver, **further: Any) -> Hook:
    made = Hook(
        **{"id": "webhook-1", "name": "queue", "url": receiver.url, "secret": "whs_x", "role": "viewer"} | further
    )
    worker.store.add(made)
    return made


def add(ledger: Ledger, *names: str, restricted_to: str | None = None) -> None:
    for name in names:
        record_document(ledger, *sample(name, f"{name}: the ministers met.\n"), restricted_to=restricted_to)


def test_changes_come_signed_and_once(worker: HookWorker, receiver: Receiver, ledger: Ledger) -> None:
    made = hook(worker, receiver)
    add(ledger, "one", "two")
    changed = worker.work(made)
    assert changed is not None and changed[1].taken and changed[0].after == 2
    assert receiver.names() == ["one", "two"]
    headers, body = receiver.got[0]
    assert headers["Depositary-Signature"] == sign("whs_x", headers["Depositary-Timestamp"], body)
    assert headers["Host"] == receiver.host and headers["Depositary-Webhook"] == "webhook-1"
    assert worker.work(changed[0]) is None and len(receiver.got) == 1
    add(ledger, "three")
    worker.work(changed[0])
    assert receiver.names() == ["one", "two", "three"]


@pytest.mark.parametrize("answer", [500, 429, 404, 302])
def test_what_is_not_taken_comes_again(worker: HookWorker, receiver: Receiver, ledger: Ledger, answer: int) -> None:
    made = hook(worker, receiver)
    add(ledger, "one")
    receiver.answers = [answer, 200]
    failed = worker.work(made)
    assert failed is not None and not failed[1].taken and failed[1].status == answer
    assert (failed[0].after, failed[0].failures) == (0, 1) and 8 < failed[0].next - time.time() < 15
    add(ledger, "two")
    taken = worker.work(failed[0])
    assert taken is not None and taken[0].failures == 0 and receiver.names() == ["one", "one", "two"]
    assert [one.status for one in worker.store.one("webhook-1").log] == [answer, 200]


def test_after_a_day_of_failures_it_stops(worker: HookWorker, receiver: Receiver, ledger: Ledger) -> None:
    made = hook(worker, receiver, failures=31)
    add(ledger, "one")
    receiver.answers = [500]
    once = worker.work(made)
    assert once is not None and once[0].state == "active"
    twice = worker.work(once[0])
    assert twice is not None and twice[0].state == "stopped" and twice[0].after == 0
    assert 20 * 3600 < sum(map(pause_after, range(1, 33))) < 28 * 3600


def test_gone_is_gone(worker: HookWorker, receiver: Receiver, ledger: Ledger) -> None:
    made = hook(worker, receiver)
    add(ledger, "one")
    receiver.answers = [410]
    done = worker.work(made)
    assert done is not None and done[0].state == "stopped"


def test_only_what_the_role_sees_and_what_was_asked_for(worker: HookWorker, receiver: Receiver, ledger: Ledger) -> None:
    add(ledger, "open")
    add(ledger, "zebrafish", restricted_to="admin")
    worker.work(hook(worker, receiver))
    assert receiver.names() == ["open"] and b"zebrafish" not in b"".join(body for _, body in receiver.got)
    worker.work(hook(worker, receiver, id="webhook-2", role="admin"))
    assert receiver.names() == ["open", "open", "zebrafish"]
    other = worker.work(hook(worker, receiver, id="webhook-3", events=("judged",)))
    assert other is not None and other[0].after == 1 and len(receiver.got) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook", "ftp://example.org/", "https://", "nothing", "https://an:boats@example.org/",
        "https://exa mple.org/", "https://example.org:99999/", "https://example.org/\r\nX: y", "javascript:alert(1)",
        "http://127.0.0.1:1/", "https://" + "x" * 2000,
    ],
)  # fmt: skip
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(JudgementError):
        check_address(url, ("127.0.0.1:2",))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "localhost", "10.0.0.1", "169.254.169.254", "[::ffff:10.0.0.1]", "0.0.0.0"],  # noqa: S104
)
def test_the_own_network_is_out_of_reach(receiver: Receiver, host: str) -> None:
    url = f"https://{host}:{receiver.server.server_port}/"
    made = Hook(id="webhook-1", name="n", url=url, secret="s", role="viewer")  # noqa: S106
    done = deliver(made, (), "", False, ())
    assert not done.taken and "private network" in (done.trouble or "") and receiver.got == []


def test_secrets_are_for_the_server_alone(worker: HookWorker, receiver: Receiver, tmp_path: Path) -> None:
    hook(worker, receiver)
    file = tmp_path / "data" / "webhooks.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["webhooks.json"]


def test_an_administrator_adds_one_on_the_page_and_it_is_told(tmp_path: Path, receiver: Receiver) -> None:
    with (
        running(tmp_path, fill=False, people=True, webhook_hosts=(receiver.host,)) as server,
        server.sign_in("admin") as admin,
        server.as_role("editor") as editor,
    ):
        form = admin.get("/admin/webhooks").text
        csrf = re.findall(r'name="csrf" value="([^"]+)"', form)[-1]
        wrong = admin.post("/admin/webhooks", data={"csrf": csrf, "name": "n", "url": "http://10.0.0.1/"})
        assert wrong.status_code == 422 and 'role="alert"' in wrong.text
        made = admin.post("/admin/webhooks", data={"csrf": csrf, "name": "queue", "url": receiver.url})
        secret = re.findall(r"<code>(whs_[^<]+)</code>", made.text)[0]
        assert secret not in admin.get("/admin/webhooks").text
        text = {"documents": [{"name": "note", "text": "The ministers met in Jakarta on 4 May 2027."}]}
        assert editor.post("/api/v1/documents", json=text).json()["added"] == 1
        until = time.monotonic() + 20
        while "note" not in receiver.names():
            assert time.monotonic() < until
            time.sleep(0.1)
        headers, body = receiver.got[-1]
        assert headers["Depositary-Signature"] == sign(secret, headers["Depositary-Timestamp"], body)
        id_ = headers["Depositary-Webhook"]
        for path in (f"{id_}/try", f"{id_}/state", f"{id_}/remove"):
            assert admin.post(f"/admin/webhooks/{path}", data={"csrf": csrf, "state": "stopped"}).status_code == 303
        assert receiver.told[-1]["test"] is True
        with server.open_ledger() as ledger, ledger.reading() as connection:
            events = [line.event for line in list_audit(connection, who="admin")]
        assert {"webhook added", "webhook stopped", "webhook removed"} <= set(events)


def test_a_program_looks_after_them(tmp_path: Path, receiver: Receiver) -> None:
    with (
        running(tmp_path, fill=False, people=True, webhook_hosts=(receiver.host,)) as server,
        server.as_role("admin") as admin,
        server.as_role("editor") as editor,
    ):
        new = {"name": "queue", "url": receiver.url, "role": "editor", "events": ["document added"]}
        assert editor.post("/api/v1/webhooks", json=new).status_code == 403
        for wrong in ({"url": "http://10.0.0.1/"}, {"events": ["earthquake"]}, {"role": "king"}, {"name": " "}):
            refused = admin.post("/api/v1/webhooks", json=new | wrong)
            assert refused.status_code == 422 and refused.json()["detail"], wrong
        made = admin.post("/api/v1/webhooks", json=new)
        assert made.status_code == 201, made.text
        id_, secret = made.json()["webhook"]["id"], made.json()["secret"]
        listed = admin.get("/api/v1/webhooks")
        assert [one["id"] for one in listed.json()["items"]] == [id_] and secret not in listed.text
        assert admin.post(f"/api/v1/webhooks/{id_}/tries").json()["status"] == 204
        headers, body = receiver.got[-1]
        assert json.loads(body)["test"] is True
        assert headers["Depositary-Signature"] == sign(secret, headers["Depositary-Timestamp"], body)
        assert admin.patch(f"/api/v1/webhooks/{id_}", json={"state": "stopped"}).json()["state"] == "stopped"
        told = admin.delete(f"/api/v1/webhooks/{id_}").json()
        assert told["deliveries"][-1]["test"] is True
        assert admin.delete(f"/api/v1/webhooks/{id_}").status_code == 404
        assert admin.get("/api/v1/webhooks").json() == {"items": [], "next": None}
        with server.open_ledger() as ledger, ledger.reading() as connection:
            events = [line.event for line in list_audit(connection, who="admin")]
        assert {"webhook added", "webhook stopped", "webhook removed"} <= set(events)
