"""Web pages (.html): the visible text of the whole page, with what is not the document marked as ranges.

The text is every block a reader sees, one a line, in the page's order, so that a passage can be found on the page.
trafilatura says which blocks are the main text; the page's own elements (nav, aside, figcaption …) say what the rest
is. What its metadata say of it is read by `metadata`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from lxml import etree, html

from depositary.acquire.formats.base import Source, check_length, digest_bytes
from depositary.acquire.formats.charsets import in_utf8
from depositary.acquire.formats.metadata import read_facts
from depositary.acquire.limits import Limits
from depositary.errors import EmptyDocument, LimitExceeded
from depositary.model import Document, Range

__all__ = ["read_format", "read_html"]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each page it finds nothing on

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio", "head",
     "select", "button", "input", "textarea", "map", "math")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl", "dt", "dd",
     "table", "thead", "tbody", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption",
     "caption", "form", "fieldset", "address", "hr", "details", "summary", "body", "html", "center", "legend", "option")
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_KINDS = {"nav": "boilerplate", "footer": "boilerplate", "aside": "related", "form": "boilerplate",
          "figcaption": "caption", "address": "boilerplate", "header": "", "caption": "caption"}  # fmt: skip
# Class names and ids in which many sites say it themselves; whole words only.
_NAMES = {
    "related": r"related|recommend\w*|more-news|also-read|popular|trending|most-read|sidebar|latest",
    "boilerplate": r"nav\w*|menu|breadcrumbs?|footer|share|social\w*|cookie\w*|newsletter|"
    r"advert\w*|ads?|banner|comments?|tags?",
    "caption": "caption|wp-caption-text|photo-caption|img-caption|figcaption",
}
_NAMED = tuple((re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])"), kind) for kind, names in _NAMES.items())
_ASKING = re.compile(r"(?:^|[\s_-])(?:cookies?|consent|gdpr)(?:$|[\s_-])")
_LONGEST_WALL, _WALL = 3_000, 0.85  # characters of such a page, and the share of them that asks
_SPACE = re.compile(r"[ \r\n\f\v\u00a0]+")
_CELL_END = re.compile(r"(?<! ) *+\t[ \t]*")
_WORDS = re.compile(r"\W+")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_MARK = 3  # digits of a footnote's mark
_SHORTEST_MATCH = 25
_SHORTEST_PARAGRAPH = 120
_MOSTLY = 0.5
_ENDS = '.!?;。！？；”"'
_DEEPEST = 250  # nested elements; deeper pages are made to break parsers


class _Block:
    """A run of text without a break, the innermost range kind its elements give, and how much of it is links."""

    __slots__ = ("heading", "kind", "linked", "text")

    def __init__(self, text: str, kind: str, heading: str, linked: int) -> None:
        self.text = text
        self.kind = kind
        self.heading = heading
        self.linked = linked / max(len(text), 1)


def read_format(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document on a web page. Raises: EmptyDocument, NotText, LimitExceeded."""
    yield read_html(source, limits)


def read_html(source: Source, limits: Limits) -> Document:
    """See `read_format`."""
    digest = digest_bytes(source.data)
    source, notices = in_utf8(source)
    tree = _parse(source)
    blocks = list(_walk(tree, source)) or list(_walk(tree, source, everything=True))
    if not blocks:
        raise EmptyDocument(source.name, "is a page without visible text")
    if _only_asks(tree, blocks):
        raise EmptyDocument(source.name, "shows only a request to accept cookies; save the page from a browser")
    main = _main_text(source)
    text, ranges = _lay_out(blocks, main)
    check_length(text, source, limits)
    facts = read_facts(tree, source.uri, source.fetched)
    told = {fact.field: fact.value for fact in reversed(facts)}  # of each field the weightiest stays
    return Document(
        id=source.id,
        text=text,
        uri=_address(source, told.get("address")),
        media_type="text/html",
        language=told.get("language"),
        publisher=told.get("publisher"),
        title=told.get("title"),
        published=told.get("published"),
        facts=facts,
        ranges=ranges,
        digest=digest,
        fetched=source.fetched,
        notices=notices if main else (*notices, "no main text was told apart; the whole page is read"),
    )


def _only_asks(tree: html.HtmlElement, blocks: list[_Block]) -> bool:
    """Whether a page says hardly more than that cookies should be accepted."""
    length = sum(len(block.text) for block in blocks)
    if length > _LONGEST_WALL:
        return False
    asking = 0
    for element in tree.iter("div", "section", "form", "dialog", "aside", "main"):
        if _ASKING.search(f"{element.get('class', '')} {element.get('id', '')}".lower()):
            asking = max(asking, len(_SPACE.sub(" ", element.text_content()).strip()))
    return asking >= _WALL * length


def _address(source: Source, told: str | None) -> str | None:
    """Where the page was fetched; of a saved page the address it gives itself, unless that is the site's front page."""
    if source.uri and urlsplit(source.uri).scheme in ("http", "https"):
        return source.uri
    return told if told and urlsplit(told).path.strip("/") else source.uri


def _parse(source: Source) -> html.HtmlElement:
    try:
        tree = html.document_fromstring(source.data, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise EmptyDocument(source.name, f"is no readable page ({error})") from error
    return tree


def _walk(tree: html.HtmlElement, source: Source, *, everything: bool = False) -> Iterator[_Block]:
    """The page's blocks in reading order. Iterative: pages nested a thousand deep exist.

    everything: also what is hidden or for browsers without scripts; a page may hold nothing else.
    """
    unseen = _UNSEEN - {"noscript"} if everything else _UNSEEN
    pieces: list[str] = []
    linked = links = 0
    state = ("", "")

    def flush() -> Iterator[_Block]:
        text = _CELL_END.sub("\t", _SPACE.sub(" ", "".join(pieces))).strip()
        pieces.clear()
        if text:
            yield _Block(text, state[0], state[1], linked)

    stack: list[tuple[Any, str, tuple[str, str]]] = [(tree, "open", state)]
    depth = 0
    while stack:
        element, step, inherited = stack.pop()
        if step == "text":
            pieces.append(element.replace("\t", " "))
            linked += len(element) if links else 0
            continue
        tag = element.tag
        if step == "close":
            if tag in _BLOCKS:
                yield from flush()
                linked = 0
            elif tag in _CELLS:
                pieces.append("\t")
            elif tag == "a":
                links -= 1
            depth -= 1
            state = inherited
            continue
        if not isinstance(tag, str) or tag in unseen or (not everything and _is_hidden(element)):
            continue
        depth += 1
        if depth > _DEEPEST:
            raise LimitExceeded(source.name, f"nests its elements more than {_DEEPEST} deep")
        if tag in _BLOCKS or tag == "br":
            yield from flush()
            linked = 0
        elif tag == "a":
            links += 1
        stack.append((element, "close", state))
        state = _kind_of(element, tag, state)
        for child in reversed(element):
            if child.tail:
                stack.append((child.tail, "text", state))
            stack.append((child, "open", state))
        if element.text:
            text = element.text.replace("\t", " ")
            is_mark = tag == "sup" and text.strip().isdigit() and len(text.strip()) <= _LONGEST_MARK
            pieces.append(text.strip().translate(_SUPERSCRIPTS) if is_mark else text)
            linked += len(text) if links else 0
    yield from flush()


def _is_hidden(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and (
        "display:none" in style.replace(" ", "") or "visibility:hidden" in style.replace(" ", "")
    )


def _kind_of(element: html.HtmlElement, tag: str, inherited: tuple[str, str]) -> tuple[str, str]:
    kind, heading = inherited
    if _KINDS.get(tag):
        kind = _KINDS[tag]
    elif not kind and tag in ("div", "section", "ul", "ol", "p", "span", "header"):
        names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}".lower()
        if names.strip():
            kind = next((found for pattern, found in _NAMED if pattern.search(names)), kind)
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        heading = tag
    return kind, heading


def _main_text(source: Source) -> str:
    """What trafilatura takes for the main text; empty if it finds none."""
    found = trafilatura.extract(
        source.data, include_comments=False, include_tables=True, include_images=False, deduplicate=False
    )
    return found or ""


def _lay_out(blocks: list[_Block], main: str) -> tuple[str, tuple[Range, ...]]:
    """The page's text and its ranges: a block is main text if trafilatura has it, or it stands among such blocks."""
    lines = {_squeeze(line) for line in main.split("\n")}
    lines.discard("")
    whole = _squeeze(main)
    taken = [_is_taken(block, lines, whole) for block in blocks]
    for index, block in enumerate(blocks):  # a short line among lines of the main text is one too
        beside = taken[max(index - 1, 0)] or (index + 1 < len(taken) and taken[index + 1])
        if not taken[index] and beside and block.linked < _MOSTLY and 3 < len(_squeeze(block.text)) < _SHORTEST_MATCH:
            taken[index] = _squeeze(block.text) in whole
    first = next((index for index, is_main in enumerate(taken) if is_main), 0)
    last = next((index for index in reversed(range(len(taken))) if taken[index]), len(taken) - 1)
    text: list[str] = []
    ranges: list[Range] = []
    at = 0
    for index, (block, is_main) in enumerate(zip(blocks, taken, strict=True)):
        kind = ""
        if main:
            if is_main:
                kind = "caption" if block.kind == "caption" else ""
            elif block.heading == "h1" and index <= first:
                kind = "title"
            elif block.kind:
                kind = block.kind
            elif not first <= index <= last or not _is_prose(block):
                kind = _outer_kind(block, index, first, last)
        elif block.kind:
            kind = block.kind
        if kind:
            ranges.append(Range(at, at + len(block.text), kind))
        text.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(text), tuple(ranges)


def _is_taken(block: _Block, lines: set[str], whole: str) -> bool:
    squeezed = _squeeze(block.text)
    if not squeezed or (block.kind == "related" and block.linked >= _MOSTLY):
        return False
    return squeezed in lines or (len(squeezed) >= _SHORTEST_MATCH and squeezed in whole)


def _is_prose(block: _Block) -> bool:
    """A paragraph that trafilatura may have missed: long, ended, and not made of links."""
    return len(block.text) >= _SHORTEST_PARAGRAPH and block.linked < 0.3 and block.text[-1] in _ENDS


def _outer_kind(block: _Block, index: int, first: int, last: int) -> str:
    """Before the main text stand date and author, which cleaning looks at; behind it, anything."""
    if index < first and first - index <= 4:
        return "masthead" if len(block.text) <= 120 else "boilerplate"
    return "related" if index > last else "boilerplate"


def _squeeze(text: str) -> str:
    return _WORDS.sub("", text.translate(_DIGITS)).lower()
