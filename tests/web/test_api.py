"""The API as a program uses it: the examples of docs/how-to/api.md run, pages that stay true, tags, results one by one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from depositary.ledger import record_document
from depositary.ledger.past import View
from depositary.ledger.queries import ThingQuery
from depositary.model import Meeting
from depositary.report import list_things
from depositary.web.api.answering import encode_cursor
from samples import sample
from servers import Server, running

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "api.md"
BLOCK = re.compile(r"```(sh|python)\n(.*?)```", re.S)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    os.environ["DEPOSITARY_EMBEDDER"] = "none"
    with running(tmp_path_factory.mktemp("api")) as found:
        yield found
    del os.environ["DEPOSITARY_EMBEDDER"]


@pytest.fixture
def program(server: Server) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client


def test_the_examples_of_the_guide_run(tmp_path: Path) -> None:
    with running(tmp_path, people=True) as server, server.as_role("admin") as client:

        def ask(path: str, expect: int = 200, **query: Any) -> Any:
            answer = client.get(path, params={name: value for name, value in query.items() if value is not None})
            assert answer.status_code == expect, answer.text
            return answer.json()

        def send(path: str, body: Any) -> Any:
            answer = client.post(path, json=body)
            assert answer.is_success, answer.text
            return answer.json()

        known: dict[str, Any] = {"ask": ask, "send": send}
        environment = {**os.environ, "TOKEN": server.token("admin")}
        blocks = BLOCK.findall(GUIDE.read_text("utf-8"))
        assert len(blocks) >= 12
        for kind, code in blocks:
            if kind == "python":
                exec(compile(code, GUIDE.name, "exec"), known)  # noqa: S102
            elif shutil.which("curl"):
                plain = code.replace("export DEPOSITARY=http://127.0.0.1:8000", "")
                plain = re.sub(r"curl -(?=[fs])", 'curl -H "Authorization: Bearer $TOKEN" -', plain)
                done = subprocess.run(
                    ["bash", "-euc", plain], env=environment | {"DEPOSITARY": server.address}, cwd=tmp_path,
                    capture_output=True, text=True, timeout=120, check=False,
                )  # fmt: skip
                assert done.returncode == 0, f"{code}\n{done.stderr}{done.stdout}"


def pages(program: httpx.Client, path: str, **query: Any) -> Iterator[list[dict[str, Any]]]:
    cursor = None
    while True:
        answer = program.get(path, params={**query, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.text
        yield answer.json()["items"]
        cursor = answer.json()["next"]
        if cursor is None:
            assert "link" not in answer.headers
            return
        assert f"cursor={cursor}" in answer.headers["link"]


@pytest.mark.parametrize(
    "kind", ["meetings", "instruments", "commitments", "persons", "documents", "due", "progress", "series"]
)
def test_pages_together_are_the_whole_list(program: httpx.Client, kind: str) -> None:
    whole = program.get(f"/api/v1/{kind}", params={"limit": 200}).json()
    small = [item for page in pages(program, f"/api/v1/{kind}", limit=3) for item in page]
    assert small == (whole["items"] if whole["next"] is None else small)
    assert len(small) > 3 or kind in ("series", "progress", "due")


def test_lists_have_the_order_and_records_of_the_command_line(server: Server, program: httpx.Client) -> None:
    with server.open_ledger() as ledger:
        for kind in ("meeting", "commitment"):
            found = [thing.as_json() for thing in list_things(ledger, ThingQuery(kind=kind))]  # type: ignore[arg-type]
            told = [item for page in pages(program, f"/api/v1/{kind}s", limit=50) for item in page]
            assert told == json.loads(json.dumps(found))


def test_what_is_added_between_two_pages_shifts_nothing(tmp_path: Path) -> None:
    def meeting(day: str, ordinal: int) -> Any:
        name = f"met-{ordinal}"
        held = Meeting(mechanism_en="Harbour Forum", ordinal=ordinal, start=day, parties=["Norlund", "Velmark"])
        return sample(name, f"The meeting {ordinal} took place.\nMore {ordinal}.", held, published=day)

    with running(tmp_path, fill=False) as server, server.client() as program, server.open_ledger() as ledger:
        for number, day in enumerate(("2020-01-01", "2020-03-01", "2020-05-01", "2020-07-01"), 1):
            record_document(ledger, *meeting(day, number * 10))
        for path, label in (("/api/v1/meetings", "ordinal"), ("/api/v1/documents", "name")):
            seen = []
            for number, page in enumerate(pages(program, path, limit=2)):
                seen += [item[label] for item in page]
                if number == 0:  # one before where we are, one after
                    record_document(ledger, *meeting("2020-02-01", 15 if label == "ordinal" else 16))
                    record_document(ledger, *meeting("2020-06-01", 35 if label == "ordinal" else 36))
            assert len(seen) == len(set(seen))
            wanted = [10, 20, 30, 35, 40] if label == "ordinal" else None
            assert seen == wanted if wanted else {"met-10", "met-30", "met-36", "met-40"} <= set(seen)


def test_pages_of_the_past(program: httpx.Client, server: Server) -> None:
    told = [item["id"] for page in pages(program, "/api/v1/meetings", limit=2, as_of="2021") for item in page]
    with server.open_ledger() as ledger:
        view = View(as_of="2021-12-31")
        assert told == [thing.id for thing in list_things(ledger, ThingQuery(kind="meeting", view=view))]
    assert told


@pytest.mark.parametrize(
    "cursor", ["x", "!!!", encode_cursor(["2020"]), encode_cursor({"a": 1}), encode_cursor([1, 2, 3]), "é", "A" * 1999]
)
def test_a_made_up_cursor_is_refused(program: httpx.Client, cursor: str) -> None:
    for path in ("/api/v1/meetings", "/api/v1/documents", "/api/v1/due", "/api/v1/contradictions"):
        answer = program.get(path, params={"cursor": cursor})
        assert answer.status_code == 422 and "cursor" in answer.json()["detail"]


def test_tags_change_with_the_ledger_and_the_question(server: Server, program: httpx.Client) -> None:
    first = program.get("/api/v1/status")
    tag = first.headers["etag"]
    again = program.get("/api/v1/status", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert program.get("/api/v1/status?since=2020", headers={"If-None-Match": tag}).status_code == 200
    with server.open_ledger() as ledger:
        record_document(ledger, *sample("tagged", "The ministers met.\nMore."))
    changed = program.get("/api/v1/status", headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["etag"] != tag


def test_each_document_has_its_result(program: httpx.Client) -> None:
    files = [
        ("files", ("../../etc/good one.txt", b"The ministers met in Hanoi on 3 May 2021.")),
        ("files", ("broken.pdf", b"%PDF-1.4 nonsense")),
        ("files", ("empty.txt", b"  ")),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n")),
        ("files", ("", b"x")),
        ("files", ("same.txt", "Các bộ trưởng họp tại Hà Nội ngày 3/5/2021.".encode())),
        ("files", ("same.txt", "Các bộ trưởng họp tại Hà Nội ngày 3/5/2021.".encode())),
    ]
    answer = program.post("/api/v1/documents/files", files=[file for file in files if file[1][0]])
    assert answer.status_code == 200, answer.text
    told = answer.json()
    by_name = [(one["name"], one["state"]) for one in told["documents"]]
    assert by_name[0] == ("good one", "added")
    assert [state for _, state in by_name] == ["added", "failed", "failed", "failed", "added", "known"]
    assert all(one["reason"] for one in told["documents"] if one["state"] == "failed")
    assert (told["added"], told["known"], told["failed"]) == (2, 1, 3)
    assert not list(Path("/etc").glob("good one*"))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "/etc/passwd", "ftp://example.org/x", "-", "HTTP:/etc"])
def test_only_web_addresses_are_fetched(program: httpx.Client, url: str) -> None:
    assert program.post("/api/v1/documents", json={"documents": [{"url": url}]}).status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        {"documents": []},
        {"documents": [{}]},
        {"documents": [{"name": "x"}]},
        {"documents": [{"name": "x", "text": "y", "url": "http://example.org"}]},
        {"documents": [{"text": "y"}]},
        {"documents": [{"name": "x", "text": "y"}], "restricted_to": "owner"},
        [],
        "x",
    ],
)
def test_senseless_documents_are_refused_whole(program: httpx.Client, body: Any) -> None:
    answer = program.post("/api/v1/documents", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "instance"} <= answer.json().keys()


def test_text_that_cannot_be_stored_is_a_result_too(program: httpx.Client) -> None:
    raw = '{"documents": [{"name": "half", "text": "The ministers met \\ud800 in Hanoi."}, {"name": "nul", "text": "a\\u0000b met"}]}'
    answer = program.post("/api/v1/documents", content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 422)
    if answer.status_code == 200:
        assert [one["state"] for one in answer.json()["documents"]] == ["failed", "failed"]


def test_judgements_that_make_no_sense(program: httpx.Client) -> None:
    meeting = program.get("/api/v1/meetings?limit=1").json()["items"][0]["id"]
    for body, status, words in (
        ({"target": "meeting-ffffffffffffffff", "verb": "accept"}, 404, "nothing is recorded"),
        ({"target": meeting, "verb": "correct", "field": "colour", "value": "red"}, 422, "no such field"),
        ({"target": meeting, "verb": "correct", "field": "start", "value": "soon"}, 422, "is no date"),
        ({"target": meeting, "verb": "same-as"}, 422, "name the other"),
        ({"target": "judgement-none", "verb": "undo"}, 422, "no judgement"),
        ({"target": "contradiction-99999", "verb": "accept"}, 422, "no such contradiction"),
        ({"target": meeting, "verb": "praise"}, 422, "accept"),
    ):
        answer = program.post("/api/v1/judgements", json=body)
        assert (answer.status_code, words in answer.json()["detail"]) == (status, True), answer.text


def test_errors_have_one_shape(program: httpx.Client) -> None:
    for method, path, status in (
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/things/none-of-this", 404),
        ("DELETE", "/api/v1/meetings", 405),
        ("GET", "/api/v1/meetings?limit=0", 422),
        ("GET", "/api/v1/meetings?limit=x", 422),
        ("GET", "/api/v1/due?on=2021-13-45", 422),
        ("GET", "/api/v1/changes?since=0", 422),
        ("GET", "/api/v1/search", 422),
        ("GET", "/api/v1/plans/no-such-plan", 404),
    ):
        answer = program.request(method, path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), path
        told = answer.json()
        assert (told["status"], told["instance"]) == (status, path.partition("?")[0])
