"""Papers the registry knows, as a text writes them: their years, a name misspelt, a paper made of another.

In: a row of the registry and what is written, or a mention and its text. Out: the period the text tells, whether two
titles are of nearly the same letters, the mention of the paper that the words behind the title name.
"""

from __future__ import annotations

import re
from collections import Counter

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention
from depositary.registry.shapes import Instrument

__all__ = ["alike", "framework_of", "period_of"]

_PLANS = frozenset({"plan_of_action", "work_plan"})
_ALIKE = 0.8
_YEARS = re.compile(r" ?\(?((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)(?!\d)")


def period_of(row: Instrument, written: str, behind: str = "") -> tuple[int, int] | None:
    """The years of a known plan; not of a vision or of what is called by its last year alone, as no text tells them.
    behind: what follows the name; years there are those meant."""
    if row.period is None or row.kind not in _PLANS:
        return None
    if (told := _YEARS.match(behind)) is not None:
        return int(told[1]), int(told[2])
    return None if str(row.period[1]) in written and str(row.period[0]) not in written else row.period


def alike(one: str, two: str) -> bool:
    """Two titles of nearly the same letters: one of them is misspelt, or a word of it is another's."""
    shared = sum((Counter(one.lower()) & Counter(two.lower())).values())
    return shared >= _ALIKE * max(len(one), len(two))


def framework_of(text: str, mention: InstrumentMention, lexicon: Lexicon) -> InstrumentMention:
    """ "the Code's framework", in a script without spaces: another paper than the Code."""
    words = lexicon.words
    behind = next((w for w in words.frameworks if text.startswith(w, mention.end)), "")
    end = mention.end + len(behind)
    if not behind or mention.generic or text.startswith(tuple(words.frame_closers) or ("\0",), end):
        return mention
    known = lexicon.senses_of(lexicon.fold(f"{mention.title}{behind}")).get("instrument")
    if known is not None:
        row = lexicon.registry.instruments[known.id]
        return InstrumentMention(mention.start, end, row.name_en, text[mention.start : end], row.id, row.kind)
    kind = lexicon.senses_of(behind).get("instrument_kind", "other")
    return InstrumentMention(mention.start, end, None, text[mention.start : end], None, str(kind))
