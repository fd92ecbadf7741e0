"""Feeds: RSS and Atom. An entry that carries its whole text is a document; others are links to be fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import feedparser

from depositary.acquire.formats.base import Source
from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText, OnlyAnnounced
from depositary.model import Document, Fact

__all__ = ["Entry", "read_entries", "read_format"]

import msgspec

_SAID, _CHANGED = 0.9, 0.5  # how far a day of publication is to be believed, and one of the last change
_MOST_ENTRIES = 2_000
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_TAG = re.compile(r"<[^<>]+>")
_SHORTEST = 400  # characters of text from which an entry is taken for the whole article


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: where it leads, its title, when it was published (ISO date; changed: it only says when it was changed
    last), the HTML it carries."""

    link: str
    title: str = ""
    published: str | None = None
    changed: bool = False
    content: str = ""


def read_entries(source: Source) -> list[Entry]:
    """The entries of a feed. Raises: NotText, EmptyDocument, LimitExceeded."""
    if _ENTITY.search(source.data[:100_000]):
        raise LimitExceeded(source.name, "declares XML entities, which no feed needs")
    parsed: Any = feedparser.parse(source.data, sanitize_html=False, resolve_relative_uris=False)
    entries = parsed.get("entries", [])
    if not entries:
        if parsed.get("bozo"):
            raise NotText(source.name, f"is no readable feed: {parsed.get('bozo_exception')}")
        raise EmptyDocument(source.name, "is a feed without entries")
    if len(entries) > _MOST_ENTRIES:
        raise LimitExceeded(source.name, f"has {len(entries):,} entries, more than {_MOST_ENTRIES:,}")
    return [_entry(entry) for entry in entries]


def _entry(entry: Any) -> Entry:
    content = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
    published = entry.get("published_parsed")
    when = published or entry.get("updated_parsed")
    return Entry(
        link=str(entry.get("link", "")),
        title=_TAG.sub("", str(entry.get("title", ""))),
        published=f"{when[0]:04d}-{when[1]:02d}-{when[2]:02d}" if when else None,
        changed=not published,
        content=content or str(entry.get("summary", "")),
    )


def read_format(source: Source, limits: Limits) -> Iterator[Document | DocumentError]:
    """A document for each entry that carries its text; the others are named as to be fetched."""
    from depositary.acquire.sources import read_source

    if source.depth >= limits.depth:
        raise LimitExceeded(source.name, "is a feed inside archives; unpack it by hand")
    for number, entry in enumerate(read_entries(source), 1):
        name = entry.link or f"{source.name}#{number}"
        if len(_TAG.sub("", entry.content)) < _SHORTEST:
            yield OnlyAnnounced(name, "is only announced in the feed; --follow-links fetches it")
            continue
        page = (
            f"<html><head><title>{entry.title}</title></head><body><h1>{entry.title}</h1>{entry.content}</body></html>"
        )
        inner = Source(
            name=name,
            id=f"{source.id}-{number:04d}",
            data=page.encode("utf-8", "replace"),
            uri=entry.link or (f"{source.uri}!/{number}" if source.uri else None),
            media_type="text/html; charset=utf-8",
            fetched=source.fetched,
            depth=source.depth + 1,
        )
        for document in read_source(inner, limits):
            if isinstance(document, Document) and entry.published:
                told = Fact(
                    field="published", value=entry.published, source="feed", weight=_CHANGED if entry.changed else _SAID
                )
                document = msgspec.structs.replace(document, published=entry.published, facts=(told, *document.facts))
            yield document
