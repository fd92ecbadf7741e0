"""What a passage says by itself, read once and kept with it: content words, areas, years, kinds of cue."""

from __future__ import annotations

import re

import msgspec

from depositary.evidence.cues import count_cues, without_beginnings
from depositary.evidence.records import EvidencePassage
from depositary.evidence.terms import find_terms
from depositary.languages import load_language
from depositary.read.areas import find_areas

__all__ = ["PassageSigns", "read_signs"]

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-–—~至到]|to|đến)\s?((?:19|20)\d\d)(?!\d)")
_AREAS = 4
_LONGEST = 30  # years from the first to the last of a period


class PassageSigns(msgspec.Struct, frozen=True, kw_only=True):
    """Signs of one passage; independent of any plan.

    cues: kind of word (`cues.EvidenceWords`) → how many. years: named in the text, the document's own year last if the
    text names none; periods: "2021-2025" and the like.
    """

    terms: tuple[str, ...]
    areas: tuple[str, ...]
    cues: dict[str, int]
    years: tuple[int, ...] = ()
    periods: tuple[tuple[int, int], ...] = ()


def read_signs(passage: EvidencePassage) -> PassageSigns:
    """Read the signs of a passage. Raises: LanguageUnknown."""
    load_language(passage.language)
    text = passage.text
    spans = [(int(first), int(last)) for first, last in _PERIOD.findall(text)]
    periods = tuple((first, last) for first, last in spans if 0 < last - first <= _LONGEST)
    told = without_beginnings(_PERIOD.sub(" ", text), passage.language)
    years = tuple(int(year) for year in _YEAR.findall(told))
    if not years and passage.published:
        years = (int(passage.published[:4]),)
    return PassageSigns(
        terms=find_terms(text, passage.language),
        areas=tuple(find_areas(text, passage.language, limit=_AREAS)),
        cues=count_cues(text, passage.language),
        years=years,
        periods=periods,
    )
