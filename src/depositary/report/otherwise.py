"""A search in one language, said in the others: names and areas the registry knows are put in their words.

Enters: what a person typed. Leaves: queries, the person's own first. What the registry does not know stays as it is, or
is left out where a language has none of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from depositary.languages import known_languages
from depositary.ledger.folding import fold_words
from depositary.registry import load_registry

__all__ = ["said_otherwise"]

_NAMES = 2  # forms of one name tried in a language
_LONGEST = 14  # folded words of a name
_MOST = 8  # queries in all


def said_otherwise(query: str) -> list[str]:
    """The query, and what means the same in other languages.

    >>> "khủng bố" in said_otherwise("terrorism")[1:]
    True
    """
    words = fold_words(query)
    known = _known()
    spans: list[tuple[int, int, Sequence[tuple[str, str]]]] = []
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            meant = known.get(tuple(words[start : start + length]))
            if meant:
                spans.append((start, start + length, meant))
                start += length - 1
                break
        start += 1
    found = [query]
    if not spans or '"' in query:
        return found
    covered = sum(end - start for start, end, _ in spans)
    for language in known_languages():
        variants = [""]
        for _, _, named in spans:
            forms = _forms(named, language)[:_NAMES]
            if not forms:
                break
            variants = [f"{variant} {_quoted(form)}".strip() for variant in variants for form in forms]
        else:
            if covered:
                found += [variant for variant in variants if fold_words(variant) != words]
    return list(dict.fromkeys(found))[:_MOST]


def _quoted(form: str) -> str:
    return f'"{form}"' if len(fold_words(form)) > 1 else form


def _forms(meant: Sequence[tuple[str, str]], language: str) -> list[str]:
    """What a name or area is called in a language, the usual form first."""
    registry = load_registry()
    found: list[str] = []
    for kind, id_ in meant:
        if kind == "area":
            found += registry.areas[id_].keywords.get(language, [])
            continue
        row = registry.actors.get(id_) or registry.mechanisms.get(id_) or registry.instruments.get(id_)
        if row is not None:
            found += row.names.get(language, [])
    return list(dict.fromkeys(found))


@cache
def _known() -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """Folded words → what they name: actors, mechanisms, instruments, areas of cooperation."""
    registry = load_registry()
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}

    def keep(kind: str, id_: str, forms: Iterable[str]) -> None:
        for form in forms:
            key = tuple(fold_words(form))
            if key and (kind, id_) not in found.setdefault(key, []):
                found[key].append((kind, id_))

    for area in registry.areas.values():
        keep("area", area.id, (area.name, *(form for forms in area.keywords.values() for form in forms)))
    for kind, rows in (
        ("actor", registry.actors),
        ("mechanism", registry.mechanisms),
        ("instrument", registry.instruments),
    ):
        for row in rows.values():
            keep(kind, row.id, (*row.acronyms, *(form for forms in row.names.values() for form in forms)))
    return found
