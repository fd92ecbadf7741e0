"""What matrices and reviews say, by language: `languages/<code>/labels.yml`.

Enters: a language's code. Leaves: names of columns, of the values on both axes of status, and the words of the review.
Column names of all languages at hand are recognised, whatever language a matrix is written in.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from depositary.languages import known_languages, load_language

__all__ = ["Labels", "column_names", "fold_name", "labelled_languages", "load_labels"]

_EDGES = re.compile(r"^[^\w%]+|[^\w%]+$")  # a column of percentages is another than one of words
_GAPS = re.compile(r"[\s_]+")


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """labels.yml. columns, by field: the first name is printed, all are recognised; meanings: what a column holds.

    words: of the workbook; review: of the annual review, with places in braces; comparators: by sign; font: one that
    has the language's characters; quotes: opening and closing mark; nth: how a mechanism's name and a meeting's number
    go together.
    """

    columns: dict[str, tuple[str, ...]]
    meanings: dict[str, str]
    reported: dict[str, str]
    pillars: dict[str, str]
    words: dict[str, str]
    review: dict[str, str]
    comparators: dict[str, str]
    font: str
    quotes: tuple[str, str]
    nth: str

    def column(self, field: str) -> str:
        return self.columns.get(field, (field,))[0]  # what another ledger was told may be no column of ours

    def say(self, name: str, **places: object) -> str:
        """A sentence of the review with its places filled."""
        return self.review[name].format(**places)


@cache
def load_labels(language: str) -> Labels:
    """Raises: LanguageUnknown; DataError if the table does not follow the shape."""
    return load_language(language).table("labels", Labels)


@cache
def labelled_languages() -> tuple[str, ...]:
    """Languages that have labels."""
    return tuple(code for code in known_languages() if (load_language(code).folder / "labels.yml").is_file())


@cache
def column_names() -> dict[str, str]:
    """Folded name of a column in any language → its field."""
    found: dict[str, str] = {}
    for language in labelled_languages():
        for field, names in load_labels(language).columns.items():
            for name in names:
                found.setdefault(fold_name(name), field)
    return found


def fold_name(name: str) -> str:
    """A column's or value's name as it is compared: width, case, spaces and marks at its ends do not matter.

    >>> fold_name(" Action  Line: ")
    'action line'
    """
    plain = _GAPS.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()
    return _EDGES.sub("", plain) or plain
