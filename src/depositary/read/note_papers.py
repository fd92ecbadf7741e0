"""What the footnotes of a document cite: the symbol of a paper whose mark stands behind it, or a paper of its own.

In: a draft with its marks and notes, and the papers found so far. Out: symbols set, papers added.
"""

from __future__ import annotations

from depositary.read.citations import CitationMention, cite_notes
from depositary.read.draft import Draft
from depositary.read.instruments import Paper
from depositary.read.mentions import Sentence
from depositary.read.scan import scan_words

__all__ = ["attach_notes"]

_FAR, _CLOSE = 60, 12  # code points between a name and its mark: for a treaty, and for what has a symbol
_OVER = 2  # by which a name may reach over its mark
_KINDS = {
    "treaty": frozenset({"treaty", "charter", "declaration", "agreement"}),
    "resolution": frozenset({"resolution", "other", "declaration", "plan_of_action"}),
}
_OTHERS = frozenset({"report", "statement", "declaration", "other"})
_OWN_KIND = {"resolution": "resolution", "report": "report", "treaty": "treaty", "draft": "resolution"}
_UNNAMED = frozenset({"document", "publication", "record", "report"})  # citations that tell no name


def attach_notes(draft: Draft, papers: list[Paper]) -> None:
    """A footnote's citation names the instrument its mark stands behind; others are instruments of their own, called
    what the note or the text before the mark calls them."""
    notes = list(draft.source.notes)
    if not notes:
        return
    cited = dict(zip((number for number, _ in notes), cite_notes(notes, draft.language.code), strict=True))
    texts = dict(notes)
    for position, number in draft.source.marks:
        mentions = cited.get(number, [])
        if not mentions:
            continue
        sentence = next((s for s in draft.sentences if s.start <= position <= s.end), None)
        near = _papers_before(papers, position, sentence)
        for mention in mentions:
            fits = _KINDS.get(mention.kind, _OTHERS)
            fitting = next(
                (
                    p
                    for end, p in near
                    if p.symbol is None
                    and (mention.kind == "treaty" or _close(draft, sentence, end, position))
                    and p.kind in fits
                ),
                None,
            )
            if fitting is not None and len(mentions) == 1:
                fitting.symbol = mention.symbol
            elif not any(p.symbol == mention.symbol for p in papers):
                name = None
                if len(mentions) == 1 and mention.kind in _UNNAMED:
                    name = _named_in(draft, texts[number]) or _named_before(draft, sentence, position)
                span = (sentence.start, sentence.end) if sentence else (position, position)
                papers.append(_own(draft, mention, name, span))


def _papers_before(papers: list[Paper], position: int, sentence: Sentence | None) -> list[tuple[int, Paper]]:
    """(where its name ends, the paper), nearest first."""
    near = [
        (m.end, p)
        for p in papers
        for m in p.mentions
        if -_OVER <= position - m.end <= _FAR and (sentence is None or sentence.start <= m.start)
    ]
    return sorted(near, key=lambda item: position - item[0])


def _close(draft: Draft, sentence: Sentence | None, end: int, position: int) -> bool:
    """No more than a few signs, or when it was ("held on 14 April 2020"), between a name and its mark."""
    if position - end <= _CLOSE:
        return True
    if sentence is None or "," in draft.text[end:position]:
        return False
    return any(end <= t.start and abs(position - t.end) <= _OVER and t.start - end <= _CLOSE for t in sentence.times)


def _named_in(draft: Draft, note: str) -> tuple[str, str] | None:
    """(name, kind): a note that opens with the name of a paper of a known kind, set apart: "*Report of A, …*"."""
    title = note[1:].partition("*")[0] if note.startswith("*") else ""
    return _as_paper(draft, title.partition(",")[0].strip())


def _named_before(draft: Draft, sentence: Sentence | None, position: int) -> tuple[str, str] | None:
    """(name, kind): "the report of the Secretary-General" right before the mark."""
    if sentence is None:
        return None
    left = max(sentence.start, position - _FAR)
    for token in reversed(sentence.tokens):
        if token.start < left or (token.shape == "sign" and token.end < position - _OVER):
            break
        if token.end <= position and token.senses.get("instrument_kind") == "report":
            name = draft.text[token.start : position].strip(" ,;.")
            return _as_paper(draft, name) if token.end - token.start < len(name) else None
    return None


def _as_paper(draft: Draft, name: str) -> tuple[str, str] | None:
    tokens = scan_words(name, draft.lexicon) if name else []
    if len(tokens) < 2 or not draft.language.facts.spaces:
        return None
    kind = tokens[0].senses.get("instrument_kind")
    return (name[:1].upper() + name[1:], str(kind)) if kind else None


def _own(draft: Draft, mention: CitationMention, name: tuple[str, str] | None, span: tuple[int, int]) -> Paper:
    kind = _OWN_KIND.get(mention.kind, "other")
    status = "adopted" if mention.kind == "resolution" else None
    if name is None:
        title = f"resolution {mention.symbol}" if kind == "resolution" else mention.written
        return Paper(title, mention.written, None, kind, None, None, status, mention.symbol, [span])
    title, kind = name
    english = title if draft.language.facts.head == "last" else None
    return Paper(english, title, None, kind, None, None, status, mention.symbol, [span])
