"""What a web page says of itself outside its text, as facts with their source and weight.

Enters: the parsed page, its address, when it was fetched. Leaves: facts, weightiest first within a field. Which names
say what, and how far each is to be believed, is data (`page-facts.yml`); a day of the last change is never taken for
the day of publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import html

from depositary.acquire.publishers import publisher_of
from depositary.model import Fact, FactField
from depositary.tables import load_table

__all__ = ["PageFacts", "read_facts"]

_Raw = tuple[str, str, str, float]  # field, value as written, source, weight
_SPACE = re.compile(r"\s+")
_DATE = re.compile(r"(\d{4})[-/.]?(?:(\d{2})[-/.]?(?:(\d{2}))?)?(?!\d)")
_JSON_LD = "json-ld"
_LONGEST = 500
_MOST_NODES = 50
_MOST_TEXT = 200_000


class _Names(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    field: FactField
    source: str
    weight: float
    names: list[str]


class _LinkedData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """fields: of a node, lower case → what it says; articles, pages: types of nodes (lower case) that are the page's
    own subject; others (pictures, comments, related stories in lists) say nothing of it."""

    fields: dict[str, str]
    articles: list[str]
    article_weight: float
    pages: list[str]
    page_weight: float


class _Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    domain: float
    title: float
    language: float
    canonical: float
    time: float


class _Doubts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    after_change: float
    with_change: float
    to_come: float


class PageFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """page-facts.yml."""

    source: str
    items: list[_Names]
    linked_data: _LinkedData
    document: _Frame
    doubts: _Doubts


@cache
def _load() -> tuple[PageFacts, dict[str, _Names]]:
    table = load_table(Path(__file__).with_name("page-facts.yml"), PageFacts)
    return table, {name: line for line in table.items for name in line.names}


def read_facts(tree: html.HtmlElement, uri: str | None, fetched: str | None) -> tuple[Fact, ...]:
    """All the page states of itself, each statement once. uri: where it was fetched; fetched: when (ISO 8601)."""
    table, _ = _load()
    raw = [*_of_meta(tree), *_of_linked_data(tree, table.linked_data), *_of_frame(tree, uri, table.document)]
    facts: dict[tuple[str, str, str], Fact] = {}
    for field, written, source, weight in _doubted(raw, fetched, table.doubts):
        value = _normal(field, written, uri)
        if value and facts.get((field, value, source), _NO_FACT).weight < weight:
            facts[field, value, source] = Fact(field=_FIELDS[field], value=value, source=source, weight=weight)
    return tuple(sorted(facts.values(), key=lambda fact: (fact.field, -fact.weight)))


_NO_FACT = Fact(field="title", value="", source="", weight=0.0)
_FIELDS: dict[str, FactField] = {name: name for name in get_args(FactField)}


def _of_meta(tree: html.HtmlElement) -> Iterator[_Raw]:
    _, by_name = _load()
    seen: set[str] = set()
    for element in tree.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        ).lower()
        content = (element.get("content") or "").strip()
        line = by_name.get(name)
        if line is not None and content and name not in seen:  # the first: lists of related pages repeat them
            seen.add(name)
            yield line.field, content, line.source, line.weight


def _of_linked_data(tree: html.HtmlElement, table: _LinkedData) -> Iterator[_Raw]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text[:_MOST_TEXT])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = {str(kind).rpartition("/")[2].lower() for kind in _list(node.get("@type"))}
            if kinds & set(table.articles):
                weight = table.article_weight
            elif kinds & set(table.pages) or not kinds:
                weight = table.page_weight
            else:
                continue
            for name, told in node.items():
                field = table.fields.get(name.lower())
                value = _told(told)
                if field and value:
                    yield field, value, _JSON_LD, weight


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    for node in _list(data)[:_MOST_NODES]:
        if isinstance(node, dict):
            yield node
            yield from (inner for inner in _list(node.get("@graph"))[:_MOST_NODES] if isinstance(inner, dict))
            if isinstance(node.get("mainEntity"), dict):
                yield node["mainEntity"]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _told(value: Any) -> str:
    """A plain value, or the name of what is told of."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName") or value.get("@value")
    return value.strip() if isinstance(value, str) else ""


def _of_frame(tree: html.HtmlElement, uri: str | None, table: _Frame) -> Iterator[_Raw]:
    if title := tree.findtext(".//title"):
        yield "title", title, "html", table.title
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        yield "language", language, "html", table.language
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    if canonical:
        yield "address", str(canonical[0]), "html", table.canonical
    times = {
        element.get("datetime", "")
        for element in tree.iter("time")
        if (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None
    }
    if len(times) == 1:  # several are those of a list
        yield "published", times.pop(), "html", table.time
    if owner := publisher_of(uri) or (publisher_of(str(canonical[0])) if canonical else None):
        yield "publisher", owner, "domain", table.domain


def _doubted(raw: list[_Raw], fetched: str | None, table: _Doubts) -> Iterator[_Raw]:
    """A stated day of publication that cannot be right, or looks like the last change, keeps a part of its weight."""
    changed = [value for field, value, _, _ in raw if field == "modified"]
    days = [day for value in changed if (day := _normal("modified", value, None)) and len(day) == 10]
    for field, value, source, weight in raw:
        day = _normal(field, value, None) if field == "published" else ""
        if day and days and day > max(days):
            weight *= table.after_change
        elif field == "published" and len(value) > len("2000-01-01T00:00") and value in changed:
            weight *= table.with_change
        if day and fetched and day > fetched[:10]:
            weight *= table.to_come
        yield field, value, source, weight


def _normal(field: str, written: str, uri: str | None) -> str:
    """The value as it is compared: a day (ISO, as precise as written), a language's code, a whole address, plain words.

    Empty if it is none.
    """
    value = _SPACE.sub(" ", written).strip()[:_LONGEST]
    if field in ("published", "modified"):
        date = _DATE.match(value)
        return "-".join(part for part in date.groups() if part) if date and _is_day(*date.groups()) else ""
    if field == "language":
        return re.split(r"[-_,;]", value.lower())[0] if value else ""
    if field == "address":
        whole = urljoin(uri or "", value)
        return whole if urlsplit(whole).scheme in ("http", "https") else ""
    return value


def _is_day(year: str, month: str | None, day: str | None) -> bool:
    return 1900 <= int(year) <= 2199 and 1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31
