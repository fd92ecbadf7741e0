"""Who meets whom, and which text cites which, as GraphML for programs that draw and measure graphs.

Parties are joined by an edge for how often they met; instruments and symbols by an edge from the text that cites to the
one cited.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

import msgspec
from sqlalchemy import select

from depositary.export.base import Asked, Summary, each_thing, queries_of
from depositary.export.parties import known_party
from depositary.ledger import Ledger
from depositary.ledger.tables import documents, readings

__all__ = ["GraphExporter"]

_KEYS = (
    ("label", "node", "string"), ("kind", "node", "string"), ("wikidata", "node", "string"),
    ("relation", "edge", "string"), ("weight", "edge", "int"), ("first", "edge", "string"), ("last", "edge", "string"),
)  # fmt: skip


class GraphExporter:
    """One graph with two kinds of edge: `met` between parties (mutual, written once), `cites` between texts."""

    name = "graphml"
    media_type = "application/graphml+xml"
    suffix = ".graphml"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        met = _met(ledger, asked)
        cited = _cited(ledger)
        _write(out, '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for name, on, type_ in _KEYS:
            _write(out, f'<key id="{name}" for="{on}" attr.name="{name}" attr.type="{type_}"/>\n')
        _write(out, '<graph id="depositary" edgedefault="directed">\n')
        parties = sorted({party for pair in met for party in pair})
        texts = sorted({symbol for pair in cited for symbol in pair})
        for party in parties:
            actor = known_party(party)
            told: dict[str, Any] = {
                "label": party,
                "kind": actor.kind if actor else "party",
                "wikidata": actor.qid if actor else None,
            }
            _node(out, f"party:{party}", told)
        for symbol in texts:
            _node(out, f"text:{symbol}", {"label": symbol, "kind": "text"})
        for (one, other), (count, first, last) in sorted(met.items()):
            told = {"relation": "met", "weight": count, "first": first, "last": last}
            _edge(out, f"party:{one}", f"party:{other}", told)
        for source, target in sorted(cited):
            _edge(out, f"text:{source}", f"text:{target}", {"relation": "cites", "weight": 1})
        _write(out, "</graph>\n</graphml>\n")
        written = {"parties": len(parties), "texts": len(texts), "met": len(met), "cites": len(cited)}
        return Summary(id="graph", title="graph", written=written)


def _met(ledger: Ledger, asked: Asked) -> Mapping[tuple[str, str], tuple[int, str | None, str | None]]:
    """Pairs of parties with how many meetings they held, and the first and last day."""
    found: dict[tuple[str, str], tuple[int, str | None, str | None]] = {}
    with ledger.reading() as connection:
        for query in queries_of(asked):
            if query.kind != "meeting":
                continue
            for thing in each_thing(connection, query):
                if thing.fields.get("status") != "held":
                    continue
                day = thing.fields.get("start")
                for pair in combinations(sorted(set(thing.fields.get("parties") or ())), 2):
                    count, first, last = found.get(pair, (0, None, None))
                    days = [one for one in (first, last, day) if one]
                    found[pair] = (count + 1, min(days, default=None), max(days, default=None))
    return found


def _cited(ledger: Ledger) -> set[tuple[str, str]]:
    """Pairs of symbols: the document's own, and one it cites."""
    query = (
        select(documents.c.symbol, readings.c.payload)
        .join(readings, readings.c.document_id == documents.c.id)
        .where(documents.c.symbol.is_not(None), readings.c.withdrawn.is_(None))
        .order_by(documents.c.id)
    )
    found = set()
    with ledger.reading() as connection:
        for symbol, payload in connection.execution_options(yield_per=200).execute(query):
            for citation in msgspec.json.decode(payload).get("citations") or ():
                if citation["symbol"] != symbol:
                    found.add((str(symbol), str(citation["symbol"])))
    return found


def _node(out: BinaryIO, id: str, told: Mapping[str, Any]) -> None:
    _write(out, f"<node id={quoteattr(_clean(id))}>{_data(told)}</node>\n")


def _edge(out: BinaryIO, source: str, target: str, told: Mapping[str, Any]) -> None:
    ends = f"source={quoteattr(_clean(source))} target={quoteattr(_clean(target))}"
    _write(out, f"<edge {ends}>{_data(told)}</edge>\n")


def _data(told: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{name}">{escape(_clean(str(value)))}</data>' for name, value in told.items() if value is not None
    )


def _clean(text: str) -> str:
    """Without the control characters XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")


def _write(out: BinaryIO, text: str) -> None:
    out.write(text.encode())
