"""What of a page is taken apart into tokens: a report's headline only where it says more than the report.

In: the cleaned document. Out: the spans of its sentences (empty for what is not read) and their tokens.

Where a report was filed says nothing of its matter, so its dateline is left out. Headlines are read in a language
whose nouns stand last, and of texts whose headline is their own name; in others they are short for what the report
says, and are read only where the headline alone names a meeting that is known.
"""

from __future__ import annotations

from depositary.read.draft import Source
from depositary.read.lexicon import Lexicon
from depositary.read.scan import Scan

__all__ = ["scan_document"]

_HEADED = ("statement", "plan_of_action")  # texts whose headline is their own name


def scan_document(source: Source, text: str, lexicon: Lexicon) -> tuple[list[tuple[int, int]], Scan]:
    """The spans of a document's sentences and their tokens, without its dateline."""
    if source.dateline is None:
        spans = [(start, end) for start, end, _, _ in source.sentences]
        return spans, Scan(text, spans, lexicon)
    begin, opening = source.dateline
    facts = lexicon.language.facts
    headed = (facts.spaces and facts.head == "last") or source.genre in _HEADED
    spans = _spans(source, begin if headed else 0, opening)
    scan = Scan(text, spans, lexicon)
    if headed or begin == 0 or _names_meeting(scan):
        return spans, scan
    whole = _spans(source, begin, opening)
    with_headline = Scan(text, whole, lexicon)
    return (whole, with_headline) if _names_meeting(with_headline) else (spans, scan)


def _spans(source: Source, first: int, opening: int) -> list[tuple[int, int]]:
    """Nothing of what begins from `first` up to `opening` is read."""
    return [(min(opening, end) if first <= start < opening else start, end) for start, end, _, _ in source.sentences]


def _names_meeting(scan: Scan) -> bool:
    return any("mechanism" in kinds for kinds in scan.kinds)
