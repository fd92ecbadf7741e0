"""The masthead of a resolution: what stands before its body begins to speak.

Enters: the text and where its head ends. Leaves: symbol, title, adoption, session, agenda item and origin, as ranges.
"""

from __future__ import annotations

import re

import msgspec

from depositary.read.citations import CitationMention, find_citations
from depositary.read.structure.outline import Span
from depositary.read.structure.words import Sense

__all__ = ["Masthead", "numbered_above", "read_masthead"]

_NAMING_LINE = 90  # “Resolution 477 (1980) of 30 July 1980” is a heading, a sentence is longer
_HEAD = 4000  # a masthead with a list of sponsors stays below this
# “75/15. Title”, “31 (2019). Title”, “2106 (XX). Title”, “Resolution 1325 (2000)”
_TITLE = re.compile(
    r"^[*_#\s]*(?P<prefix>(?:[A-Z]{1,6}/)+)?(?P<number>(?:E?S-)?\d{1,4}/\d{1,4}(?: [A-Z](?:-[A-Z])?(?=[ .\n*]))?"
    r"|\d{1,4}[ ]?(?:[A-Z][ ])?\((?:(?:19|20)\d\d|[IVXL]{1,7})\))[ \t]*[.．:：]?[ \t]*[*_]*(?P<title>[^\n]*)",
    re.MULTILINE,
)
_NEXT_LINE = re.compile(r"\n\s*(?P<title>[^\n]+)")


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """What a heading states; see Outline for the fields."""

    symbol: str | None = None
    title: Span | None = None
    adopted: Span | None = None
    by_body: bool = False  # the line of adoption names who adopted it
    session: Span | None = None
    agenda_item: Span | None = None
    origin: Span | None = None


def read_masthead(text: str, head_end: int, language: str, sense: Sense) -> Masthead:
    """Symbol, title, adoption, session, agenda item and origin, where the heading states them."""
    top = max(0, head_end - _HEAD)
    head = text[top : head_end or _HEAD]
    adopted = session = None
    by_body = False
    for pattern in sense.adopted:
        if match := pattern.search(head):
            adopted = _span(match, "date", top)
            session = _span(match, "session", top)
            by_body = bool(match.groupdict().get("body"))
            break
    symbol, title = _title(head, top, language)
    return Masthead(
        symbol=symbol,
        title=title,
        adopted=adopted,
        by_body=by_body,
        session=session or _span(sense.session.search(head), "session", top),
        agenda_item=_span(sense.agenda.search(head), "agenda", top),
        origin=_span(sense.origin.search(head), "origin", top),
    )


def _span(match: re.Match[str] | None, group: str, top: int) -> Span | None:
    if match is None or group not in match.re.groupindex or not match[group]:
        return None
    return top + match.start(group), top + match.end(group)


def _title(head: str, top: int, language: str) -> tuple[str | None, Span | None]:
    """Symbol and title: of the line that holds both; without one, the symbol that has a line of the masthead."""
    cited = [mention for mention in find_citations(head, language) if mention.kind in ("resolution", "decision")]
    if (named := _numbered_above(head, cited)) is not None:
        return named, None
    own = _own_symbol(head, cited)
    for line in _TITLE.finditer(head):
        number = re.sub(r"\s?\(", " (", " ".join(line["number"].split()))
        titled = line if line["title"].strip(" *_") else None if line["prefix"] else _NEXT_LINE.match(head, line.end())
        if titled is None or (own and number not in own and line["prefix"]):
            continue
        words = titled["title"].rstrip(" *_")
        start = top + titled.start("title")
        return own if own and number in own else (line["prefix"] or "") + number, (start, start + len(words))
    named = next((mention.symbol for mention in cited if len(_line(head, mention)) <= _NAMING_LINE), None)
    return own or named, None


def numbered_above(text: str, language: str) -> str | None:
    """The symbol of a resolution whose first line names it by its number alone; None where that line does not."""
    head = text[:_HEAD]
    cited = [mention for mention in find_citations(head, language) if mention.kind in ("resolution", "decision")]
    return _numbered_above(head, cited)


def _numbered_above(head: str, cited: list[CitationMention]) -> str | None:
    """The first line calls the resolution by its number alone ("Resolution 1236 of the Council"); below it, between its
    neighbours, it stands with its year."""
    first = head.lstrip().partition("\n")[0]
    named = next((m for m in cited if m.written in first), None)
    bare = _BARE_NUMBER.search(named.symbol) if named is not None and len(first) <= _NAMING_LINE else None
    if bare is None:
        return None
    return next((m.symbol for m in cited if re.search(rf"(?:^|/){bare[1]} \((?:19|20)\d\d\)$", m.symbol)), None)


_BARE_NUMBER = re.compile(r"(?:^|/)(\d{2,4})$")


def _line(head: str, mention: CitationMention) -> str:
    """The line a citation stands in."""
    start = head.rfind("\n", 0, mention.start) + 1
    end = head.find("\n", mention.end)
    return head[start : len(head) if end < 0 else end]


def _own_symbol(head: str, cited: list[CitationMention]) -> str | None:
    """A symbol that has a line of the masthead to itself (or shares it with the publisher's name only)."""
    for mention in cited:
        around = _line(head, mention).replace(mention.written, "", 1)
        if "/" in mention.symbol and mention.symbol[0].isalpha() and len(around.strip(" *_#|")) <= 40:
            return mention.symbol
    return None
