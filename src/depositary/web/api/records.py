"""Schemas of answers that are put together of records."""

from __future__ import annotations

from typing import Any

from depositary.ledger.claiming import KINDS
from depositary.ledger.library import DocumentRow
from depositary.ledger.sources import ClaimView
from depositary.plans.views import LineView
from depositary.report.detail import Detail
from depositary.web.api.describing import array_of, ref, thing_ref

__all__ = ["ACTION_LINE", "CLAIM", "DETAIL", "DOCUMENT", "TEXT"]


def _extended(record: type, properties: dict[str, Any]) -> dict[str, Any]:
    return {"allOf": [ref(record), {"type": "object", "required": list(properties), "properties": properties}]}


_TEXT: dict[str, Any] = {"type": "string"}
_SOURCES = array_of({"$ref": "#/components/schemas/Source"})
DOCUMENT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "kind", "name", "language", "claims", "copies", "sources"],
    "properties": {
        "id": _TEXT,
        "kind": {"const": "document"},
        "name": {**_TEXT, "description": "File stem or symbol."},
        "title": {"type": ["string", "null"]},
        "symbol": {"type": ["string", "null"]},
        "uri": {"type": ["string", "null"]},
        "media_type": _TEXT,
        "language": _TEXT,
        "genre": _TEXT,
        "publisher": {"type": ["string", "null"]},
        "published": {"type": ["string", "null"]},
        "partnership": {"type": ["string", "null"]},
        "length": {"type": "integer", "description": "Code points."},
        "added_at": _TEXT,
        "claims": {"type": "integer"},
        "copies": {"type": "integer", "description": "Documents that are this text, itself counted."},
        "translation_of": {"type": ["string", "null"]},
        "restricted_to": {"enum": ["editor", "admin", None], "description": "The least role that may see it."},
        "fetched": {"type": ["string", "null"], "description": "When it was last seen at its address."},
        "superseded": {"type": "boolean", "description": "Another version stands at its address now."},
        "earlier_versions": {"type": "integer", "description": "How many stood at its address before."},
        "sources": {"type": "array"},
    },
    "description": DocumentRow.__doc__ or "",
}
CLAIM: dict[str, Any] = _extended(ClaimView, {"thing": {"type": ["string", "null"], "description": "Id of its thing."}})
TEXT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name", "language", "text", "main_text"],
    "properties": {
        "id": _TEXT,
        "name": _TEXT,
        "language": _TEXT,
        "text": {**_TEXT, "description": "As published; passages are ranges of its code points."},
        "main_text": array_of({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}),
    },
}
_detail = ref(Detail)  # its parts are described with it
DETAIL: dict[str, Any] = {
    "allOf": [
        {"anyOf": [thing_ref(kind) for kind in KINDS]},
        {
            "type": "object",
            "required": ["claims", "reasons", "history"],
            "properties": {
                "claims": array_of(ref(ClaimView)),
                "reasons": array_of({"$ref": "#/components/schemas/Reason"}),
                "history": array_of({"$ref": "#/components/schemas/Event"}),
            },
        },
    ]
}
ACTION_LINE: dict[str, Any] = _extended(
    LineView, {"id": _TEXT, "kind": {"const": "action_line"}, "plan": _TEXT, "sources": array_of({"type": "object"})}
)
