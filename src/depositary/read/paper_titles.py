"""Whether two titles of papers are of one paper.

In: titles as written. Out: yes or no; what else must agree (kind, period) is the caller's to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.scan import scan_words

__all__ = ["related", "same_title", "shortens"]

_SHORT_TITLE = 2


def same_title(one: str | None, other: str | None, lexicon: Lexicon | None = None) -> bool:
    """The same words, or one long title inside the other; in a script without spaces, the end of the other, as
    "the Joint Statement" in title marks stands for the one on something. With a lexicon whose nouns stand first, a
    party's other name and a missing "on" make no other title."""
    if not one or not other:
        return False
    if lexicon is not None and lexicon.language.facts.head == "first" and one != other:
        one, other = _plain(one, lexicon), _plain(other, lexicon)
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


@lru_cache(maxsize=1024)
def _plain(title: str, lexicon: Lexicon) -> str:
    tokens = scan_words(title, lexicon)
    return " ".join(
        str(t.senses.get("party", t.text)) for t in tokens if "about" not in t.senses and t.text not in "-–"
    )


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().lower().removeprefix("the ")
