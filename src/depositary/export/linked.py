"""Linked data: JSON-LD with schema.org's words for meetings, persons and texts, and PROV-O's for where each is from.

`shapes.ttl` beside this module says in SHACL what every node has. Parties that Wikidata knows are named so; areas carry
their UNBIS and SDG addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

from depositary.export.base import Asked, Summary, each_thing, public_uri, queries_of
from depositary.export.parties import known_party, wikidata
from depositary.ledger import Ledger
from depositary.registry import load_registry
from depositary.report.things import Source, Thing

__all__ = ["VOCABULARY", "LinkedExporter"]

VOCABULARY = "urn:depositary:vocabulary:"
Node = dict[str, Any]
_CONTEXT: Node = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dep": VOCABULARY,
    "id": "@id",
    "type": "@type",
    **{name: f"schema:{name}" for name in (
        "name", "identifier", "jobTitle", "description", "inLanguage", "startDate", "endDate", "datePublished",
        "temporalCoverage", "alternateName",
    )},
    **{name: {"@id": f"schema:{name}", "@type": "@id"} for name in (
        "url", "sameAs", "location", "attendee", "agent", "recipient", "affiliation", "eventStatus",
        "eventAttendanceMode", "about", "superEvent", "publisher",
    )},
    **{name: f"dep:{name}" for name in (
        "ordinal", "level", "status", "kind", "force", "due", "dueKind", "dueSession", "clause", "condition", "hedge",
        "done", "total", "percent", "comparator", "unit", "word", "wordClass", "asOf", "start", "end", "quote",
        "independentSources", "judged", "ofInstrument", "dateReason",
    )},
    "chair": {"@id": "dep:chair", "@type": "@id"},
    "from": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
}  # fmt: skip
_STATUS = {
    "held": "schema:EventScheduled", "scheduled": "schema:EventScheduled", "cancelled": "schema:EventCancelled",
    "proposed": "schema:EventScheduled", "called_for": "schema:EventScheduled",
}  # fmt: skip
_MODE = {
    "virtual": "schema:OnlineEventAttendanceMode", "in_person": "schema:OfflineEventAttendanceMode",
    "hybrid": "schema:MixedEventAttendanceMode",
}  # fmt: skip


class LinkedExporter:
    """One JSON-LD document with a flat graph, written node by node."""

    name = "jsonld"
    media_type = "application/ld+json"
    suffix = ".jsonld"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        graph = _Graph(out, asked.base)
        out.write(b'{"@context": ' + msgspec.json.encode(_CONTEXT) + b', "@graph": [')
        counted = dict.fromkeys(asked.kinds, 0)
        with ledger.reading() as connection:
            for query in queries_of(asked):
                for thing in each_thing(connection, query):
                    graph.put(_MAKE[thing.kind](thing, graph) | graph.about(thing))
                    counted[query.kind] += 1
        out.write(b"\n]}\n")
        return Summary(id="linked", title="linked data", written=counted)


class _Graph:
    """The graph being written. Parties, places and documents are nodes of their own, each written once."""

    def __init__(self, out: BinaryIO, base: str) -> None:
        self._out = out
        self._base = base
        self._written: set[str] = set()
        self._first = True

    def add(self, node: Node) -> str:
        """Write a node that many others name, once; returns its id."""
        if node["id"] not in self._written:
            self._written.add(node["id"])
            self.put(node)
        return str(node["id"])

    def put(self, node: Node) -> str:
        """Write a node, fields that are empty left out; returns its id. Nothing is kept of it."""
        told = {name: value for name, value in node.items() if value not in (None, [], "")}
        self._out.write((b"\n" if self._first else b",\n") + msgspec.json.encode(told))
        self._first = False
        return str(node["id"])

    def iri(self, kind: str, name: str) -> str:
        return f"{self._base}{kind}/{quote(name, safe='')}"

    def party(self, name: str) -> str:
        actor = known_party(name)
        type_ = "schema:Country" if actor is not None and actor.kind == "state" else "schema:Organization"
        return self.add(
            {
                "id": self.iri("party", actor.id if actor else name), "type": type_,
                "name": actor.name_en if actor else name,
                "alternateName": list(actor.acronyms) if actor else [],
                "sameAs": wikidata(actor) if actor else None,
            }
        )  # fmt: skip

    def parties(self, names: Any) -> list[str]:
        return [self.party(name) for name in names or ()]

    def place(self, name: str | None) -> str | None:
        return self.add({"id": self.iri("place", name), "type": "schema:Place", "name": name}) if name else None

    def area(self, id: str) -> str:
        area = load_registry().areas.get(id)
        file = load_registry().area_file
        same = [f"{file.unbis_base}{one}" for one in area.unbis] if area else []
        same += [f"{file.sdg_base}{one}" for one in area.sdg] if area else []
        return self.add(
            {
                "id": self.iri("area", id),
                "type": "schema:DefinedTerm",
                "name": area.name if area else id,
                "sameAs": same,
            }
        )

    def about(self, thing: Thing) -> Node:
        """What every thing has: its id, where it is from, how many sources and what a person said of it."""
        passages = [node for source in thing.sources for node in self._passages(source)]
        return {
            "id": self.iri("thing", thing.id), "identifier": thing.id, "from": [self.put(node) for node in passages],
            "independentSources": thing.independent, "judged": thing.judged,
        }  # fmt: skip

    def _passages(self, source: Source) -> Iterator[Node]:
        document = self.iri("document", source.document)
        self.add(
            {
                "id": document, "type": ["schema:CreativeWork", "prov:Entity"], "identifier": source.document,
                "inLanguage": source.language, "datePublished": _date(source.published), "url": public_uri(source),
                "publisher": self.party(source.publisher) if source.publisher else None,
            }
        )  # fmt: skip
        for passage in source.passages:
            yield {
                "id": f"{document}#char={passage.start},{passage.end}",  # RFC 5147
                "type": ["dep:Passage", "prov:Entity"], "quotedFrom": document, "start": passage.start,
                "end": passage.end, "quote": {"@value": passage.quote, "@language": source.language},
            }  # fmt: skip


def _date(written: str | None) -> Node | None:
    """A date with the type of its precision."""
    if not written:
        return None
    type_ = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}.get(len(written), "xsd:string")
    return {"@value": written, "@type": type_}


def _meeting(thing: Thing, graph: _Graph) -> Node:
    fields = thing.fields
    series = fields.get("mechanism_en") or fields.get("mechanism")
    return {
        "type": "schema:Event", "name": thing.label, "startDate": _date(fields.get("start")),
        "endDate": _date(fields.get("end")), "dateReason": fields.get("date_reason"),
        "location": graph.place(fields.get("place")), "attendee": graph.parties(fields.get("parties")),
        "eventStatus": _STATUS.get(str(fields.get("status"))), "status": fields.get("status"),
        "eventAttendanceMode": _MODE.get(str(fields.get("format"))), "ordinal": fields.get("ordinal"),
        "level": fields.get("level"),
        "superEvent": graph.add(
            {"id": graph.iri("mechanism", series), "type": "schema:EventSeries", "name": series}
        ) if series else None,
        "chair": [_chair(chair, thing, graph) for chair in fields.get("chairs") or ()],
    }  # fmt: skip


def _chair(chair: Mapping[str, Any], thing: Thing, graph: _Graph) -> str:
    return graph.put(
        {
            "id": graph.iri("chair", f"{thing.id}-{chair['name']}"), "type": "dep:Chair", "name": chair["name"],
            "jobTitle": chair.get("post_en") or chair.get("post"),
            "affiliation": graph.party(chair["party"]) if chair.get("party") else None,
        }
    )  # fmt: skip


def _person(thing: Thing, graph: _Graph) -> Node:
    fields = thing.fields
    return {
        "type": "schema:Person", "name": fields.get("name") or thing.label,
        "jobTitle": fields.get("post_en") or fields.get("post"),
        "affiliation": graph.party(fields["party"]) if fields.get("party") else None,
    }  # fmt: skip


def _instrument(thing: Thing, graph: _Graph) -> Node:
    fields = thing.fields
    period = fields.get("period")
    return {
        "type": "schema:CreativeWork", "name": fields.get("title_en") or thing.label,
        "alternateName": [one for one in (fields.get("title"), fields.get("symbol")) if one],
        "kind": fields.get("kind"), "status": fields.get("status"), "datePublished": _date(fields.get("date")),
        "temporalCoverage": f"{period[0]}/{period[1]}" if period else None,
    }  # fmt: skip


def _progress(thing: Thing, graph: _Graph) -> Node:
    fields = thing.fields
    return {
        "type": "dep:ProgressReport", "name": thing.label, "done": fields.get("done"), "total": fields.get("total"),
        "percent": fields.get("percent"), "comparator": fields.get("comparator"),
        "unit": fields.get("unit_en") or fields.get("unit"), "word": fields.get("word"),
        "wordClass": fields.get("word_class"), "asOf": _date(fields.get("as_of")),
        "ofInstrument": fields.get("instrument_en") or fields.get("instrument"),
    }  # fmt: skip


def _commitment(thing: Thing, graph: _Graph) -> Node:
    fields = thing.fields
    return {
        "type": "dep:Commitment", "name": thing.label, "description": fields.get("what_en") or fields.get("what"),
        "agent": graph.parties(fields.get("actors")), "recipient": graph.parties(fields.get("addressees")),
        "force": fields.get("force"), "due": _date(fields.get("due")), "dueKind": fields.get("due_kind"),
        "dueSession": fields.get("due_session"), "clause": fields.get("clause"), "condition": fields.get("condition"),
        "hedge": list(fields.get("hedges") or ()), "about": [graph.area(area) for area in fields.get("areas") or ()],
        "ofInstrument": fields.get("instrument_en"),
    }  # fmt: skip


_MAKE: Mapping[str, Callable[[Thing, _Graph], Node]] = {
    "meeting": _meeting,
    "person": _person,
    "instrument": _instrument,
    "progress": _progress,
    "commitment": _commitment,
}
