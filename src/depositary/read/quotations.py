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
_BEHIND = 5  # code points from a verb of saying to who says it: "said the …"
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
            sentence.quoted = [(sentence.start, closed), *sentence.quoted]
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
    """Who is named behind the quote, before a verb of saying or, where nobody stands there, right behind it: not to
    whom it is said, nor where. Somebody unknown speaks for no party."""
    behind = [t for t in sentence.tokens if t.start > closed]
    at = next((i for i, t in enumerate(behind) if "verb" in t.senses), None)
    if at is None or not any(v.role in ("report", "voice") or v.force for v in behind[at].senses["verb"]):
        return None
    says = behind[at]
    before = [t for t in behind[:at] if t.shape != "sign" and "adverb" not in t.senses]
    low, high = (closed, min(closed + _NEAR, says.start)) if before else (says.end, says.end + _BEHIND)
    near = [a for a in sentence.actors if low < a.start <= high and a.kind in _SAYS]
    told = before or [t for t in behind[at + 1 :] if t.start <= high]
    unknown = next((t for t in told if "lay_post" in t.senses or (t.shape == "name" and not t.senses)), None)
    for actor in near:
        if actor.kind == "person" or unknown is None or actor.start <= unknown.start:
            return actor
    return ActorMention(unknown.start, unknown.end, "unknown", text=unknown.text) if unknown is not None else None
