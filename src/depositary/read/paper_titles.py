"""Whether two titles of papers are of one paper.

In: titles as written. Out: yes or no; what else must agree (kind, period) is the caller's to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["related", "same_title", "shortens"]

_SHORT_TITLE = 2


def same_title(one: str | None, other: str | None) -> bool:
    """The same words, or one long title inside the other; in a script without spaces, the end of the other, as
    "the Joint Statement" in title marks stands for the one on something."""
    if not one or not other:
        return False
    a, b = _key(one), _key(other)
    short, long = sorted((a, b), key=len)
    if not a.isascii() and len(short) >= _SHORT_TITLE and " " not in short and long.endswith(short):
        return True
    return a == b or (len(short) >= 8 and short in long)


def shortens(title: str, longer: Sequence[str | None]) -> bool:
    """Whether a title in a script without spaces is the end of a longer one of these."""
    return len(title) >= _SHORT_FORM and any(
        name is not None and len(name) > len(title) and name.endswith(title) for name in longer
    )


_SHORT_FORM = 4


def related(one: str | None, other: str | None) -> bool:
    """A long word in common; of titles not in Latin letters always."""
    if not one or not other:
        return True
    words = set(re.findall(r"\w{4,}", one.lower())) & set(re.findall(r"\w{4,}", other.lower()))
    return bool(words) or not one.isascii()


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().lower().removeprefix("the ")
