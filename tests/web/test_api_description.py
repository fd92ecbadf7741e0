"""The API against its own description: schemathesis asks a real server everything OpenAPI allows, and some it does not.

No answer of 500 and above, and none that is not described. DEPOSITARY_API_EXAMPLES sets how many requests are made up
for each route (a long run: 300).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as openapi

from depositary.web import Settings, create_app
from servers import Server, running

_EXAMPLES = int(os.environ.get("DEPOSITARY_API_EXAMPLES") or 3)
_CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
    openapi.response_headers_conformance,
]
SCHEMA = schemathesis.openapi.from_dict(create_app(Settings(ledger="unused.db")).openapi())
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations()}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    os.environ["DEPOSITARY_EMBEDDER"] = "none"
    with running(tmp_path_factory.mktemp("api"), people=True) as found:
        yield found
    del os.environ["DEPOSITARY_EMBEDDER"]


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    return server.token("admin")


@pytest.fixture(scope="module")
def known(server: Server, token: str) -> dict[str, str]:
    """Ids that are there, so that not all requests end at 404."""
    with server.as_role("admin") as program:
        thing = program.get("/api/v1/meetings").json()["items"][0]["id"]
        document = program.get("/api/v1/documents").json()["items"][0]["id"]
        plan = program.get("/api/v1/plans").json()["items"][0]["standing"]["plan"]
    return {"things": thing, "documents": document, "plans": plan, "partnerships": "asean-un", "number": "1.1"}


@pytest.mark.parametrize("label", sorted(OPERATIONS))
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_described(
    server: Server, token: str, known: dict[str, str], label: str, mode: GenerationMode
) -> None:
    operation = OPERATIONS[label]

    @settings(
        max_examples=_EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        places = dict(case.path_parameters or {})
        kind = operation.path.split("/")[3]
        if "id" in places and mode is GenerationMode.POSITIVE and kind in known:
            places["id"] = known[kind]
        if "number" in places and mode is GenerationMode.POSITIVE:
            places["number"] = known["number"]
        case.path_parameters = places
        case.call_and_validate(
            base_url=server.address, checks=_CHECKS, headers={"Authorization": f"Bearer {token}"}, timeout=60
        )

    try:
        ask()
    except Unsatisfiable:
        pytest.skip("nothing senseless can be asked of this route")


def test_the_description_is_whole() -> None:
    told = SCHEMA.raw_schema
    assert len(OPERATIONS) >= 30
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            assert operation["description"], f"{method} {path} says nothing of what it does"
            good = [status for status in operation["responses"] if status.startswith("2")]
            content = operation["responses"][good[0]]["content"]
            assert content, f"{method} {path} says nothing of what it answers"
            if "application/json" in content:  # else a file
                assert content["application/json"]["schema"], f"{method} {path} says nothing of what it answers"
            for parameter in operation.get("parameters", []):
                assert parameter["name"] in ("pillar", "area", "line", "verdict") or parameter.get("description")
