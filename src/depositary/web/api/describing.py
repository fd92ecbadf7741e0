"""OpenAPI: what each route answers, from the very records it answers with, and every error it can give.

A route says what it answers by `**answers(Record)`; the schema of a record is made by msgspec from its class, so that
the description cannot go stale. `describe` puts these schemas, the errors all routes share and the ways to sign in into
the application's description.
"""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI

from depositary.ledger.claiming import KINDS
from depositary.model import Passage
from depositary.report.things import Source
from depositary.web.api.answering import Json

__all__ = ["THING_NAMES", "answers", "array_of", "describe", "page_of", "ref", "thing_ref"]

_PROBLEM = "application/problem+json"
_known: dict[str, type] = {}
THING_NAMES = {kind: f"{kind.title()}Thing" for kind in KINDS}
_ERRORS = {
    "400": "What was sent cannot be read.",
    "401": "Sign in first, or send a token that is in force.",
    "403": "The role or the token's scopes do not allow this; or the request came from another site.",
    "404": "Nothing is recorded under this id, as far as who asks may see.",
    "405": "This cannot be done here.",
    "413": "The request is larger than the server takes.",
    "421": "The server was asked under a name that is not its own.",
    "422": "Something asked or sent makes no sense; `detail` says what would.",
    "500": "A fault of the program; `number` finds it in the server's log.",
    "503": "The ledger is busy, or something the request needs is not at hand; try again.",
}


def ref(record: type) -> dict[str, Any]:
    """The schema of a record, by reference."""
    _known[record.__name__] = record
    return {"$ref": f"#/components/schemas/{record.__name__}"}


def thing_ref(kind: str) -> dict[str, Any]:
    """The schema of a thing of this kind, by reference."""
    return {"$ref": f"#/components/schemas/{THING_NAMES[kind]}"}


def array_of(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def page_of(items: dict[str, Any]) -> dict[str, Any]:
    """A page of a list."""
    cursor = {"type": ["string", "null"], "description": "`cursor` of the next page; null if this is the last."}
    return {"type": "object", "required": ["items", "next"], "properties": {"items": array_of(items), "next": cursor}}


def answers(schema: dict[str, Any] | type, *, status: int = 200, tagged: bool = False) -> dict[str, Any]:
    """What a route is declared with: its answer, and whether it has a tag."""
    told = ref(schema) if isinstance(schema, type) else schema
    good: dict[str, Any] = {"description": "As asked.", "content": {"application/json": {"schema": told}}}
    responses: dict[int | str, Any] = {status: good}
    if tagged:
        good["headers"] = {"ETag": {"description": "Changes with the answer.", "schema": {"type": "string"}}}
        responses[304] = {"description": "Not changed since the answer whose ETag came as If-None-Match."}
    return {"responses": responses, "status_code": status, "response_class": Json, "response_model": None}


def describe(app: FastAPI) -> None:
    """Complete the application's description of itself, once, when it is first asked for."""
    plain = app.openapi

    def whole() -> dict[str, Any]:
        if app.openapi_schema is None:
            _complete(plain())
        assert app.openapi_schema is not None  # noqa: S101 -- just made
        return app.openapi_schema

    app.openapi = whole  # type: ignore[method-assign]


def _complete(told: dict[str, Any]) -> None:
    components = told.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for left_over in ("HTTPValidationError", "ValidationError"):
        schemas.pop(left_over, None)
    _, found = msgspec.json.schema_components(
        [*_known.values(), Source, Passage], ref_template="#/components/schemas/{name}"
    )
    schemas |= found
    for kind in KINDS:
        schemas |= _thing_schema(kind)
    schemas["Problem"] = _PROBLEM_SCHEMA
    components["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of /profile or `depositary users token`.",
        },
        "session": {"type": "apiKey", "in": "cookie", "name": "session", "description": "Signed in at /login."},
    }
    told["security"] = [{"token": []}, {"session": []}, {}]
    problem = {"content": {_PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for path in told["paths"].values():
        for operation in path.values():
            for status, words in _ERRORS.items():
                operation["responses"][status] = {"description": words, **problem}


def _thing_schema(kind: str) -> dict[str, Any]:
    """A thing as lists show it: its identity, the scheme's fields (any may be unknown), the sources."""
    (own,), found = msgspec.json.schema_components([KINDS[kind][0]], ref_template="#/components/schemas/{name}")
    name = own["$ref"].rpartition("/")[2]
    fields = {
        field: {"anyOf": [shape, {"type": "null"}]}
        for field, shape in found[name]["properties"].items()
        if field not in ("passages", "certainty", "kind")
    }
    text: dict[str, Any] = {"type": "string"}
    schema = {
        "type": "object",
        "required": ["id", "kind", "thing", "label", "independent_sources", "judged", "sources"],
        "properties": {
            "id": text,
            "kind": {**text, "description": "The kind of thing; of an instrument what kind of instrument it is."},
            "thing": {"const": kind},
            **fields,
            "label": text,
            "independent_sources": {"type": "integer", "description": "Sources that are no copies of one another."},
            "judged": {"enum": ["accepted", "corrected", "rejected", None]},
            "sources": array_of({"$ref": "#/components/schemas/Source"}),
        },
    }
    del found[name]
    return {**found, THING_NAMES[kind]: schema}


_PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What happened, where, and what to do."},
        "instance": {"type": "string"},
        "number": {"type": "string", "description": "Finds a fault in the server's log."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
