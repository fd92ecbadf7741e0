"""Texts that were drafts where a duty on them was told of, and adopted in a later document: then the duty is met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from depositary.ledger.deadlines.tellings import Telling
from depositary.ledger.folding import fold_words
from depositary.ledger.queries import ThingRow

__all__ = ["ADOPTED", "EARLY", "Adoptions"]

ADOPTED = ("adopted", "in_force", "under_implementation", "completed")
EARLY = ("proposed", "drafting", "to_be_adopted")
_ALIKE = 0.6  # least share of common words of a duty's text and an instrument's title


class Adoptions:
    """Instruments that are adopted by now, to find the one a duty speaks of.

    `candidates` tells which of them fit a title; what they rest on is then to be given as `claims`.
    """

    def __init__(self, rows: Iterable[ThingRow]) -> None:
        ordered = sorted(rows, key=lambda row: (row.first_day or "9999", row.number))
        self._titles = [(row, set(fold_words(row.fields.get("title_en") or row.label))) for row in ordered]

    def candidates(self, titles: Iterable[str]) -> list[ThingRow]:
        """Instruments whose titles fit one of those given, in the order of the rows."""
        wanted = [set(fold_words(title)) for title in titles]
        return [row for row, words in self._titles if any(_fits(title, words) for title in wanted)]

    def of(self, title: str, told: Sequence[Telling], claims: Mapping[int, Sequence[Telling]]) -> ThingRow | None:
        """The instrument a duty (its text's title, its claims) was to bring about; None if it is not adopted yet.

        The same document must call it a draft, and a later one tell that it is none any more.
        """
        documents, last = {claim.document for claim in told}, max((c.published or "" for c in told), default="")
        wanted = set(fold_words(title))
        for row, words in self._titles:
            its = claims.get(row.number, ()) if _fits(wanted, words) else ()
            early = any(c.document in documents and c.status in EARLY for c in its)
            later = any(c.status in ADOPTED and (c.published or "") > last for c in its)
            if early and later:
                return row
        return None


def _fits(wanted: set[str], title: set[str]) -> bool:
    if not wanted or not title:
        return False
    return wanted <= title or 2 * len(wanted & title) / (len(wanted) + len(title)) >= _ALIKE
