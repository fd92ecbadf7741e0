"""The index of names: every written form the registry knows in one language, with what it means.

In: the registry's rows. Out: `Name` records, made for one multi-pattern scan of a text. Texts of one language also use
the others' Latin forms, so the index of a language holds its own names, the English ones, and all acronyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from depositary.registry.shapes import Actor, Named, Portfolio, Post, PostRank

if TYPE_CHECKING:
    from depositary.registry.load import Registry

__all__ = ["FALLBACK", "Name", "NameKind", "collect_names", "fold_name", "portfolio_posts"]

NameKind = Literal[
    "actor", "place", "partnership", "standing", "mechanism", "instrument", "post", "courtesy", "adjective", "side",
    "char", "publisher",
]  # fmt: skip

FALLBACK = "en"
"""Code of the language whose names every other language's texts use too, and in which results are written."""


class Name(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One written form of one thing.

    surface: as written in the data; compare folded (`fold_name`). language: whose name it is, "" for acronyms.
    acronym: its capitals matter. weak: often means something else; needs support from the context.
    own_only: counts only where one of these actors stands near (same or preceding sentence); empty: anywhere.
    shared: two things bear the name; the context decides.
    """

    surface: str
    kind: NameKind
    id: str
    language: str
    acronym: bool = False
    weak: bool = False
    own_only: tuple[str, ...] = ()
    shared: bool = False


_FOLDS = (
    dict.fromkeys("‐‑‒–—―−─－·・•", "-")  # every dash and middle dot
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("“”„«»", '"')
    | {"（": "(", "）": ")", "：": ":", "，": ",", "\u00a0": " ", "\u3000": " "}
)
_FOLDED = re.compile(f"[{re.escape(''.join(_FOLDS))}]")


def fold_name(text: str) -> str:
    """Fold what writers vary in a name, one code point for one, so that offsets stay: dashes and middle dots become
    "-", curly quotes straight, full-width brackets narrow, letters lower case (where that keeps their number)."""
    if text.isascii():
        return text.replace("`", "'").lower()
    folded = text
    for sign in set(_FOLDED.findall(text)):
        folded = folded.replace(sign, _FOLDS[sign])
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def collect_names(registry: Registry, language: str) -> list[Name]:
    """All names that may stand in a text of `language`, in no particular order, without doubles."""
    found: dict[tuple[str, str, str], Name] = {}
    for name in _all_names(registry, language):
        found.setdefault((name.surface, name.kind, name.id), name)
    return list(found.values())


def _all_names(registry: Registry, language: str) -> Iterator[Name]:
    tables: list[tuple[NameKind, Iterable[Named]]] = [
        ("actor", registry.actors.values()),
        ("place", registry.places.values()),
        ("partnership", registry.partnerships.values()),
        ("standing", registry.standings.values()),
        ("mechanism", registry.mechanisms.values()),
        ("instrument", registry.instruments.values()),
        ("post", registry.posts.values()),
        ("publisher", registry.publishers.values()),
    ]
    for kind, rows in tables:
        for row in rows:
            yield from _names_of(registry, kind, row, language)
    yield from _other_words(registry, language)
    words = registry.courtesy
    for place, forms in (("before", words.before), ("after", words.after), ("regional", words.regional)):
        for code, surface in _forms(forms, language):
            yield Name(surface=surface, kind="courtesy", id=place, language=code)


def _other_words(registry: Registry, language: str) -> Iterator[Name]:
    """Adjectives, sides and one-character forms. Two actors may have the same: then only the context can tell."""
    found: list[tuple[NameKind, str, str, Actor]] = []
    owners: dict[tuple[str, str], set[str]] = {}
    for actor in registry.actors.values():
        sorts: tuple[tuple[NameKind, dict[str, list[str]]], ...] = (
            ("adjective", actor.adjectives), ("side", actor.sides), ("char", actor.chars),
        )  # fmt: skip
        for kind, forms in sorts:
            for code, surface in _forms(forms, language):
                found.append((kind, code, surface, actor))
                owners.setdefault((kind, surface), set()).add(actor.id)
    for kind, code, surface, actor in found:
        shared = len(owners[kind, surface]) > 1
        weak = kind == "char" or shared or surface in actor.weak
        yield Name(surface=surface, kind=kind, id=actor.id, language=code, weak=weak, shared=shared)


def _names_of(registry: Registry, kind: NameKind, row: Named, language: str) -> Iterator[Name]:
    for code, surface in _forms(row.names, language):
        yield Name(
            surface=surface, kind=kind, id=row.id, language=code, weak=surface in row.weak, shared=surface in row.shared
        )
    for surface in row.acronyms:
        yield Name(
            surface=surface, kind=kind, id=row.id, language="", acronym=True, weak=surface in row.weak,
            shared=surface in row.shared,
        )  # fmt: skip
    if row.near:
        owners = _owners(registry, row)
        for code, surface in _forms(row.near, language):
            yield Name(surface=surface, kind=kind, id=row.id, language=code, weak=True, own_only=owners)


def _owners(registry: Registry, row: Named) -> tuple[str, ...]:
    """Actors whose nearness lets a short form mean this thing: its parties, its parent, its partnership's parties."""
    owners = list(getattr(row, "parties", ()))
    partnership = registry.partnerships.get(getattr(row, "partnership", None) or "")
    owners += partnership.parties if partnership else []
    if isinstance(row, Post) and row.party:
        owners.append(row.party)
    if isinstance(row, Actor):
        owners += [row.id, row.parent] if row.parent else [row.id]
    return tuple(dict.fromkeys(owners))


def _forms(forms: dict[str, list[str]], language: str) -> Iterator[tuple[str, str]]:
    for key, surfaces in forms.items():
        code = key.partition("_")[0]
        if code in (language, FALLBACK):
            for surface in surfaces:
                yield code, surface


def portfolio_posts(ranks: Iterable[PostRank], portfolios: Iterable[Portfolio]) -> Iterator[dict[str, object]]:
    """The posts that templates and portfolios give together, as rows of `Post` fields.

    A template holds `{portfolio}`; where a language has several words for a portfolio, each fills each template.
    """
    ranks = list(ranks)
    for portfolio in portfolios:
        for rank in ranks:
            if rank.id in portfolio.skip:
                continue
            names = {
                code: [template.replace("{portfolio}", word) for word in words for template in rank.names.get(code, ())]
                for code, words in portfolio.names.items()
            }
            yield {
                "id": f"{rank.id}:{portfolio.id}",
                "name": rank.name.replace("{portfolio}", portfolio.name),
                "names": names,
                "rank": rank.rank,
            }
