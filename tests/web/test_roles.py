"""Role × route: who may call what, and that a restricted document leaves no trace in any answer.

Every route of the application is visited, found in the application itself; a new one is held to the rules of its kind
(reading needs the least role, changing the middle one) unless it is named here.
"""

from __future__ import annotations

import io
import json
import os
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import msgspec
import pytest
from sqlalchemy import func, select

from depositary.export import EXPORTERS
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.judging import record_judgement
from depositary.ledger.plans import NewLine, NewPlan, record_plan, record_verdict
from depositary.ledger.plans.queries import plan_named
from depositary.ledger.queries import ThingQuery
from depositary.ledger.tables import claims, documents, history
from depositary.model import Commitment, Instrument, Meeting, Person, Progress
from depositary.report import list_things
from depositary.web import create_app
from samples import sample
from servers import ROLES, Server, running

OPEN = {
    "/login",
    "/healthz",
    "/healthz/live",
    "/metrics",
    "/theme",
    "/oidc/start",
    "/oidc/back",
    "/static",
}  # for who has not signed in
ADMIN = ("/admin", "/api/v1/webhooks")  # prefixes of what takes the highest role
EDITOR = ("/plans/{id_}/review", "/import")  # pages that only make sense to who may change things
OWN = ("/logout", "/profile", "/looked", "/searches", "/theme", "/login")  # changes everybody may make, of one's own
JSON = ("application/json", "application/ld+json")
SLOW_OR_ALIKE = {"/api/v1/openapi.json", "/api/v1/docs"}  # tell nothing of the ledger

SUMMIT = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10",
    status="held",
)  # fmt: skip
FIGURE = Progress(
    instrument_en="ASEAN-Russia Comprehensive Plan of Action", period=[2021, 2025], percent=40, as_of="2022-01"
)
PLAN = NewPlan(
    title="ASEAN-Russia Comprehensive Plan of Action", language="en", source="plan.md", parties=("ASEAN", "Russia"),
    period=(2021, 2025), lines=(NewLine(number="1.1", text="Hold regular consultations on maritime security."),),
)  # fmt: skip


class World(NamedTuple):
    """The two servers, and what nobody without the role may learn."""

    server: Server
    without: Server
    ids: dict[str, str]  # of what everybody may see
    hidden: dict[str, str]  # of what only the restricted document tells
    marks: tuple[str, ...]


def fill(ledger: Ledger, *, secret: bool) -> None:
    for document, reading in (
        sample(
            "open-1", "The fourth summit met in October.\nMore.", SUMMIT,
            Instrument(title_en="ASEAN-Russia Comprehensive Plan of Action", kind="plan_of_action", period=[2021, 2025]),
            published="2021-10-29"),
        sample("open-2", "Minister Lavrov spoke of the fourth summit.\nMore.",
               msgspec.structs.replace(SUMMIT, place="Brunei"),
               Person(name="Sergey Lavrov", post_en="Minister of Foreign Affairs", party="Russia"), FIGURE,
               Commitment(actors=["Russia"], force="commit", what_en="open a centre", due="2023-05"),
               published="2022-01-10"),
    ):  # fmt: skip
        record_document(ledger, document, reading)
    plan = record_plan(ledger, PLAN, who="test").plan
    if secret:
        document, reading = sample(
            "secret-zebrafish", "Zebrafish: the fourth summit met on 27 October; Fisherman promised a ship.\nMore.",
            msgspec.structs.replace(SUMMIT, start="2021-10-27", place="Zebrafish Bay"),
            msgspec.structs.replace(SUMMIT, ordinal=77, start="2031-01-02", mechanism_en="Zebrafish Congress"),
            Person(name="Zebrafish Fisherman", post_en="Ambassador", party="Russia"),
            msgspec.structs.replace(FIGURE, percent=12.25),
            Instrument(title_en="Zebrafish Treaty", kind="treaty", date="2021-10-27"),
            Commitment(actors=["Russia"], force="commit", what_en="deliver a ship to zebrafish", due="2023-05-01"),
            published="2021-10-30",
        )  # fmt: skip
        record_document(ledger, document, reading, restricted_to="admin")
        with ledger.reading() as connection:
            key = connection.execute(select(documents.c.key).where(documents.c.name == "secret-zebrafish")).scalar_one()
            row = plan_named(connection, plan.id)
        record_verdict(ledger, row, "1.1", key, 0, 30, "accepted", who="test", why="zebrafish")
        for thing in list_things(ledger, ThingQuery(kind="person")):
            if "Zebrafish" in thing.label:
                record_judgement(ledger, thing.id, "accept", who="zebrafish keeper")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    os.environ["DEPOSITARY_EMBEDDER"] = "none"
    folder, other = tmp_path_factory.mktemp("with"), tmp_path_factory.mktemp("without")
    for place, secret in ((folder, True), (other, False)):
        with create_ledger(place / "ledger.db") as ledger:
            fill(ledger, secret=secret)
    with (
        running(folder, fill=False, people=True) as server,
        running(other, fill=False, people=True) as without,
        server.open_ledger() as ledger,
    ):
        ids, hidden = _ids(ledger)
        marks = ("ebrafish", "secret-", "Fisherman", "12.25", "2021-10-27", *hidden.values())
        yield World(server, without, ids, hidden, marks)
    del os.environ["DEPOSITARY_EMBEDDER"]


def _ids(ledger: Ledger) -> tuple[dict[str, str], dict[str, str]]:
    with ledger.reading() as connection:
        keys = {row.name: row.key for row in connection.execute(select(documents.c.name, documents.c.key))}
        secret = select(claims.c.key).join(documents, documents.c.id == claims.c.document_id)
        told = (
            connection.execute(secret.where(documents.c.name == "secret-zebrafish").order_by(claims.c.id))
            .scalars()
            .all()
        )
        plan = plan_named(connection, None)
    things = {
        thing.label: thing.id for kind in ("meeting", "person") for thing in list_things(ledger, ThingQuery(kind=kind))
    }  # type: ignore[arg-type]
    ids = {"document": keys["open-1"], "thing": things["4th ASEAN-Russia Summit"], "plan": plan.id}
    hidden = {"document": keys["secret-zebrafish"], "thing": things["Zebrafish Fisherman"]}
    return ids, hidden | {f"claim {number}": key for number, key in enumerate(told)}


class Route(NamedTuple):
    path: str
    methods: tuple[str, ...]


def all_routes() -> list[Route]:
    """Every route of the application, those of routers inside routers too."""
    from depositary.web import Settings

    found = []
    for route in create_app(Settings(ledger="unused.db")).routes:
        inside = route.effective_route_contexts() if hasattr(route, "effective_route_contexts") else [route]
        for one in inside:
            methods = tuple(sorted(set(one.methods or ()) - {"HEAD"})) if hasattr(one, "methods") else ("GET",)
            found.append(Route(one.path, methods))
    return found


ROUTES = all_routes()
READ = sorted({route.path for route in ROUTES if "GET" in route.methods} - {"/static"})
CHANGE = sorted({(method, route.path) for route in ROUTES for method in route.methods if method != "GET"})


def addresses(path: str, ids: dict[str, str]) -> list[str]:
    """A route with its places filled, in each way that makes sense."""
    plain = re.sub(r":\w+}", "}", path)
    names = re.findall(r"{(\w+)}", plain)
    values: dict[str, list[str]] = {}
    for name in names:
        if name == "number":
            values[name] = ["1.1"] if "/lines/" in path else ["1"]
        elif path.startswith(("/export/", "/api/v1/exports/")):
            values[name] = sorted(EXPORTERS)
        elif name in ("key", "name", "format", "month"):
            values[name] = {"key": ["evidence-000000000000"], "name": ["matrix.xlsx", "matrix.csv", "review.docx"]}.get(
                name, ["x"]
            )
        elif "/documents/" in path or "/page-images/" in path:
            values[name] = [ids["document"]]
        elif "/things/" in path:
            values[name] = [value for key, value in ids.items() if key not in ("document", "plan")]
        elif "/plans" in path:
            values[name] = [ids.get("plan", "plan-none")]
        elif "/partnerships/" in path:
            values[name] = ["asean-russia"]
        elif "/progress/" in path:
            values[name] = ["ASEAN-Russia Comprehensive Plan of Action 2021-2025"]
        elif "/contradictions/" in path:
            values[name] = ["contradiction-1"]
        else:
            values[name] = [ids.get("thing", "x")]
    filled = [plain]
    for name in names:
        filled = [address.replace("{" + name + "}", value) for address in filled for value in values[name]]
    return [address + ("?q=promised%20ship" if path.endswith("/search") else "") for address in filled]


def words_in(answer: httpx.Response) -> str:
    """All an answer tells, what is packed in it too."""
    told = answer.text + str(dict(answer.headers))
    if answer.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            told += "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return told


def least(path: str, method: str = "GET") -> str:
    """The role a route takes."""
    if path.startswith(ADMIN):
        return "admin"
    if path.startswith(EDITOR):
        return "editor"
    return "viewer" if method == "GET" or path.startswith(OWN) else "editor"


@pytest.fixture(scope="module")
def people(world: World) -> Iterator[dict[str, httpx.Client]]:
    clients = {role: world.server.as_role(role) for role in ROLES}
    yield clients
    for client in clients.values():
        client.close()


@pytest.mark.parametrize("path", READ)
def test_reading_takes_a_role_and_tells_nothing_restricted(
    world: World, people: dict[str, httpx.Client], path: str
) -> None:
    for address in addresses(path, world.ids):
        with world.server.client() as nobody:
            answer = nobody.get(address)
        if path in OPEN:
            assert answer.status_code < 500
        else:
            refused = 401 if path.startswith("/api/") else 303
            assert answer.status_code == refused, f"{address} is open to everybody"
        assert not [mark for mark in world.marks if mark in words_in(answer)]
        for role in ROLES:
            answer = people[role].get(address)
            assert answer.status_code < 500, f"{role} {address}: {answer.text[:500]}"
            may = ROLES.index(role) >= ROLES.index(least(path))
            assert (answer.status_code == 403) != may or path in OPEN, f"{role} {address}: {answer.status_code}"
            if role != "admin":
                told = words_in(answer)
                found = [mark for mark in world.marks if mark in told]
                assert not found, f"{role} learns of {found} at {address}"


@pytest.mark.parametrize("path", [path for path in READ if "{" in path])
def test_what_is_hidden_is_answered_like_what_is_not_there(
    world: World, people: dict[str, httpx.Client], path: str
) -> None:
    if not any(place in path for place in ("/documents/", "/things/", "/page-images/")):
        pytest.skip("takes no id of a document or thing")
    for role in ("viewer", "editor"):
        for address in addresses(path, world.hidden):
            own = next(value for value in world.hidden.values() if value in address)
            made_up = own[:-4] + ("0000" if not own.endswith("0000") else "1111")
            hidden, nothing = people[role].get(address), people[role].get(address.replace(own, made_up))
            assert hidden.status_code == nothing.status_code == 404, f"{role} {address}: {hidden.status_code}"
            assert hidden.text.replace(own, "") == nothing.text.replace(made_up, "")


def test_the_highest_role_sees_it(world: World, people: dict[str, httpx.Client]) -> None:
    """So that the tests above could fail."""
    telling = [
        path
        for path in READ
        for address in [*addresses(path, world.ids)[:1], *(addresses(path, world.hidden)[:1] if "{" in path else ())]
        if any(mark in words_in(people["admin"].get(address)) for mark in world.marks[:4])
    ]
    missing = {
        "/api/v1/documents", "/api/v1/documents/{id}", "/api/v1/documents/{id}/text", "/api/v1/documents/{id}/claims",
        "/api/v1/persons", "/api/v1/meetings", "/api/v1/instruments", "/api/v1/commitments", "/api/v1/due",
        "/api/v1/progress", "/api/v1/things/{id}", "/api/v1/search", "/api/v1/judgements", "/api/v1/changes",
        "/api/v1/partnerships/{partnership}", "/api/v1/plans/{id}/evidence", "/api/v1/plans/{id}/lines", "/documents",
        "/persons",
    } - set(telling)  # fmt: skip
    assert not missing
    assert any(mark in words_in(people["admin"].get("/api/v1/exports/csv")) for mark in world.marks[:4])


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_lists_and_counts_are_those_of_a_ledger_without_the_document(world: World, role: str) -> None:
    with world.server.as_role(role) as here, world.without.as_role(role) as there:
        for path in READ:
            if not path.startswith("/api/v1/") or path in SLOW_OR_ALIKE:
                continue
            for address in addresses(
                path, {"document": "open-1", "plan": world.ids["plan"]} | {"thing": world.ids["thing"]}
            ):
                told, other = worked_out(here, address), worked_out(there, address)
                if told.status_code == other.status_code == 200 and told.headers["content-type"] in JSON:
                    assert settled(told.json()) == settled(other.json()), address


def worked_out(client: httpx.Client, address: str) -> httpx.Response:
    """The answer, once what is worked out beside the requests is there."""
    answer = client.get(address)
    until = time.monotonic() + 60
    while answer.text.startswith('{"state":"running"') and time.monotonic() < until:
        time.sleep(0.2)
        answer = client.get(address)
    return answer


def settled(told: Any) -> Any:
    """Without ids, numbers that count up, and moments, which differ between any two ledgers."""
    raw = re.sub(r'"(\d{4}-\d\d-\d\dT[^"]+)"', '"T"', json.dumps(told))
    raw = re.sub(r"\b(?:plan|evidence|judgement|suggestion|contradiction)-[0-9a-f]+", "ID", raw)
    raw = re.sub(r"\b(meeting|person|instrument|progress|commitment)-[0-9a-f]{16}(~\d+)?", "ID", raw)
    raw = re.sub(
        r'"(number|recorded|state|next|text_group|source|order|document_number)": ("[^"]*"|\d+)', r'"\1": 0', raw
    )
    return sorted_lists(json.loads(raw))


def sorted_lists(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: sorted_lists(value) for key, value in told.items()}
    if isinstance(told, list):
        return sorted((sorted_lists(one) for one in told), key=json.dumps)
    return told


@pytest.mark.parametrize(("method", "path"), CHANGE)
def test_changing_takes_a_role(world: World, people: dict[str, httpx.Client], method: str, path: str) -> None:
    for address in addresses(path, world.ids)[:1]:
        if path.split("?")[0] not in OPEN:
            with world.server.client() as nobody:
                assert nobody.request(method, address, json={}).status_code == 401
        for role in ROLES[: ROLES.index(least(path, method))]:
            answer = people[role].request(method, address, json={})
            # forms are looked at before the role is; what makes no sense is refused all the same
            assert answer.status_code in (403, 422), f"{role} {address}: {answer.status_code}"


def test_a_token_does_no_more_than_its_scopes(world: World) -> None:
    with world.server.as_role("admin", "read") as reader:
        assert "ebrafish" in reader.get("/api/v1/persons").text  # sees what its owner sees
        body = {"target": world.ids["thing"], "verb": "accept"}
        assert reader.post("/api/v1/judgements", json=body).status_code == 403
        assert reader.get("/admin/users").status_code == 403
        assert reader.get("/api/v1/me").json() | {"version": ""} == {
            "name": "admin", "may": "viewer", "sees": "admin", "accounts": True, "version": "",
        }  # fmt: skip
    with world.server.as_role("viewer", "read", "write", "admin") as viewer:
        assert viewer.post("/api/v1/judgements", json=body).status_code == 403


def test_nothing_hidden_can_be_judged_or_used(world: World, people: dict[str, httpx.Client]) -> None:
    editor, plan = people["editor"], world.ids["plan"]
    document, thing = world.hidden["document"], world.hidden["thing"]
    tries: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", "/api/v1/judgements", {"target": thing, "verb": "reject"}),
        ("POST", "/api/v1/judgements", {"target": world.hidden["claim 0"], "verb": "reject"}),
        ("POST", "/api/v1/judgements", {"target": world.ids["thing"], "verb": "same-as", "other": thing}),
        ("POST", f"/api/v1/plans/{plan}/evidence",
         {"line": "1.1", "document": document, "start": 0, "end": 5, "verdict": "rejected"}),
        ("POST", f"/api/v1/plans/{plan}/evidence",
         {"line": "1.1", "document": "secret-zebrafish", "quote": "Zebrafish", "verdict": "rejected"}),
        ("PUT", f"/api/v1/documents/{document}/restriction", {"to": None}),
        ("PUT", f"/api/v1/documents/{world.ids['document']}/restriction", {"to": "admin"}),
    ]  # fmt: skip
    with world.server.open_ledger() as ledger:
        before = _events(ledger)
        for method, path, body in tries:
            assert editor.request(method, path, json=body).status_code in (404, 422), (path, body)
        everything = dict.fromkeys(("id", "id_", "target", "thing", "other", "claim"), thing) | {
            "document": document, "verb": "reject", "verdict": "rejected", "line": "1.1", "start": "0", "end": "5",
        }  # fmt: skip
        for method, path in CHANGE:
            if path.startswith((*OWN, *ADMIN, "/api/")):
                continue
            for address in addresses(path, world.hidden | {"plan": plan})[:3]:
                answer = editor.request(method, address, data=everything)
                assert answer.status_code < 500, f"{address}: {answer.text[:300]}"
        assert _events(ledger) == before


def _events(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(history)).scalar_one())


def test_an_unchanged_tag_tells_nothing_of_hidden_changes(
    world: World, people: dict[str, httpx.Client], tmp_path: Path
) -> None:
    viewer, admin = people["viewer"], people["admin"]
    tags = {role: people[role].get("/api/v1/persons").headers["etag"] for role in ("viewer", "admin")}
    with world.server.open_ledger() as ledger:
        found = next(t for t in list_things(ledger, ThingQuery(kind="person")) if "Zebrafish" in t.label)
        record_judgement(ledger, found.id, "accept", who="test")
    assert viewer.get("/api/v1/persons", headers={"If-None-Match": tags["viewer"]}).status_code == 304
    assert admin.get("/api/v1/persons", headers={"If-None-Match": tags["admin"]}).status_code == 200
