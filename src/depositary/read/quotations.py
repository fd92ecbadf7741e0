"""Quotes that go on over several sentences: who says them is named where they end.

In: the sentences of a document with who acts in them. Out: each sentence inside such a quote with who says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.mentions import ActorMention, Sentence

__all__ = ["voice_quotes"]

_PAIRS = {"“": "”", '"': '"', "«": "»"}
_MARK = re.compile(f"[{''.join({*_PAIRS, *_PAIRS.values()})}]")
_NEAR = 40  # code points from the end of a quote to who says it
_SAYS = frozenset({"person", "speaker", "party"})


def voice_quotes(sentences: Sequence[Sentence], text: str) -> None:
    """Give each sentence inside an open quote who says it: "… A will do B. C is a friend," X said."""
    opened: str | None = None
    waiting: list[Sentence] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            opened, waiting, paragraph = None, [], sentence.paragraph
        closed, opened = _last_close(text, sentence, opened)
        if waiting and closed is not None:
            speaker = _speaker_behind(sentence, closed)
            for inside in (*waiting, sentence):
                inside.voiced = speaker
            waiting = []
        if opened is not None:
            waiting.append(sentence)


def _last_close(text: str, sentence: Sentence, opened: str | None) -> tuple[int | None, str | None]:
    """Where the quote that is open at the head of the sentence ends, and the mark that is open at its end."""
    closed: int | None = None
    inside = opened is not None
    for match in _MARK.finditer(text, sentence.start, sentence.end):
        place, char = match.start(), match[0]
        if opened is not None:
            if char == _PAIRS[opened]:
                closed = place if inside and closed is None else closed
                opened = None
        elif char in _PAIRS:
            opened = char
    return closed, opened


def _speaker_behind(sentence: Sentence, closed: int) -> ActorMention | None:
    """Who is named right behind the quote, beside a verb of saying; somebody unknown speaks for no party."""
    says = [t for t in sentence.tokens if t.start > closed and "verb" in t.senses][:1]
    if not says or not any(v.role in ("report", "voice") or v.force for v in says[0].senses["verb"]):
        return None
    found = next((a for a in sentence.actors if 0 < a.start - closed <= _NEAR and a.kind in _SAYS), None)
    if found is not None:
        return found
    named = [t for t in sentence.tokens if closed < t.start <= closed + _NEAR and t.shape == "name" and not t.senses]
    return ActorMention(named[0].start, named[0].end, "unknown", text=named[0].text) if named else None
