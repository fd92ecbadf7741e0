"""Years beside the title of a paper: its period, the year behind it, the year before it.

In: the sign a language writes behind the figures of a year ("" for none). Out: the patterns to find them by.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["TitleYears", "title_years"]

_YEAR = r"((?:19|20)\d\d)"


class TitleYears:
    """Years about a title, in a script that writes `sign` behind their figures: a period, one behind it, one before."""

    def __init__(self, sign: str) -> None:
        year = rf"{_YEAR}(?:\s*{sign})?" if sign else _YEAR
        self.period = re.compile(rf"[(（]?\s*(?<!\d){year}\s*[-–—―至~]\s*{year}(?!\d)\s*[)）]?")
        self.behind = re.compile(rf"\s*[(（]\s*{year}\s*[)）]|\s+{_YEAR}\b(?!\s*[-–—/:])")
        self.before = re.compile(rf"{year}\s*$")


title_years = cache(TitleYears)
