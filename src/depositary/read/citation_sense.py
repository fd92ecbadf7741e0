"""What a citation looks like: registry/citations.yml and languages/<code>/citations.yml, made ready for use.

Enters: the code of a language. Leaves: a `CitationSense`, which judges tokens, numbers and the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import msgspec

import depositary.registry
from depositary.languages import load_language
from depositary.tables import load_table

__all__ = ["MARKS", "Body", "CitationSense", "Numbered", "citation_sense", "plain_dashes"]

_PART = re.compile(r"(?P<name>[A-Z][A-Za-z]{0,5})\.(?P<number>\d{1,4}[A-Za-z]?|[IVX]{1,6})$|(?P<figure>\d{1,7}[A-Z]?)$")
_SESSION = re.compile(r"E?S-\d{1,2}|[IVX]{1,6}")
_DOUBLE = re.compile(r"(?<=[0-9A-Z])[-–](?=[A-Z]{1,6}/)")
_NUMBER = r"(?P<number>\d{1,4})(?![\d/.,]*\d)(?:\s?(?P<part>[A-Z](?:[-–][A-Z])?))?"
MARKS = r"[\s,，;；*_\[\]《》“”\"「」]*"  # what may stand between the words of a collection's name


class Numbered(Protocol):
    """A number with the place where it ends."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def numbering(self) -> str: ...


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    resolution: str | None = None
    decision: str | None = None
    numbering: tuple[str, ...] = ()
    names: dict[str, list[str]] = {}
    alone: list[str] = []


class _Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    short: str
    written: list[str]
    default: bool = False


class _Symbols(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """registry/citations.yml."""

    source: str
    bodies: list[Body]
    components: dict[str, str]
    suffixes: list[str]
    series: list[_Series]
    publication: str
    volumes: list[str]
    volume: str
    same_series: list[str]
    series_nouns: list[str]
    sales: list[str]


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """languages/<code>/citations.yml."""

    before: dict[str, list[str]]
    after: dict[str, list[str]]
    joins: list[str]
    date: str
    dated: list[str] = []
    volumes: list[str]
    volume: str
    of: list[str] = []
    same_series: list[str] = []
    series_nouns: list[str] = []
    sales: list[str] = []


class CitationSense:
    """One language's ways of citing, compiled."""

    def __init__(self, language: str) -> None:
        symbols = load_table(Path(depositary.registry.__path__[0]) / "citations.yml", _Symbols)
        words = load_language(language).table("citations", _Words)
        self.components = symbols.components
        self.suffixes = frozenset(symbols.suffixes)
        self.bodies = {body.code: body for body in symbols.bodies}
        self.heads = frozenset(body.code.split("/")[0] for body in symbols.bodies)
        joins = _any(words.joins)
        self.extension = re.compile(rf"(?:[,，、]|\s*(?:{joins}))*\s*((?:{_any(symbols.suffixes)})\.\d{{1,3}})\b")
        self.glue = re.compile(rf"(?:[\s,，、;；()\[\]#*_]+|(?:{words.date})|(?:{joins})(?![a-z]))*", re.IGNORECASE)
        self._dated = re.compile(rf"[\])#(*_\s]*(?:{_any(words.dated) or '(?!)'})\s*(?:{words.date})")
        self._before = {kind: _ending(names) for kind, names in words.before.items()}
        self._after = {
            kind: re.compile(rf"[\s*_\])）]*(?:{_any(names)})") for kind, names in words.after.items() if names
        }
        self.resolution_words = sorted({form for word in words.before["resolution"] for form in (word, word.title())
                                        if " " not in word or not word.isascii()})  # fmt: skip
        self.words_after = [word for word in words.after.get("resolution", []) if len(word) > 2]
        self.number_after = re.compile(rf"s?[\s*_]{{0,3}}{_NUMBER}")
        self._body_names = self._names(symbols.bodies, language)
        alone = {name: body for body in symbols.bodies for name in body.alone}
        self._last_body = re.compile(
            rf".*((?:{_any(self._body_names)})|(?<!\w)(?:{_any(alone)}))", re.DOTALL
        )  # the last one in the window
        self._body_names |= alone
        self._of = re.compile(rf"[\s*_\])）]*(?:{_any(words.of) or '(?!)'})\s+({_any(self._body_names)})")
        self.volumes = [(word, re.compile(symbols.volume)) for word in symbols.volumes]
        self.volumes += [(word, re.compile(words.volume)) for word in words.volumes]
        self.short_series = {series.short for series in symbols.series}
        self._default = next(series.short for series in symbols.series if series.default)
        self._series = [
            (series.short, re.compile(rf"(?:{'|'.join(_spread(form) for form in series.written)}){MARKS}$"))
            for series in symbols.series
        ]
        nouns = _any(symbols.series_nouns + words.series_nouns)
        self._other_series = re.compile(
            rf"((?:(?<![A-Za-z])[A-Z][\w'’\-]*{MARKS}|of {MARKS}){{1,8}}?(?:{nouns})"
            rf"|《[^《》]{{1,30}}(?:{nouns})){MARKS}$"
        )
        same = _any(symbols.same_series + words.same_series)
        self._same = re.compile(rf"[*_]*(?:{same})\b{MARKS}\.?{MARKS}$", re.IGNORECASE)
        self.sales = symbols.sales + words.sales
        self.publication = re.compile(rf"[.:：\s]{{0,3}}({symbols.publication})")

    @staticmethod
    def _names(bodies: list[Body], language: str) -> dict[str, Body]:
        """Names of the language and the English ones (translations keep them), longest first."""
        named = {}
        for body in bodies:
            for names in body.names.values():
                named.update(dict.fromkeys(names, body))
        return dict(sorted(named.items(), key=lambda item: -len(item[0])))

    def read_symbol(self, token: str) -> tuple[str, str] | None:
        """Kind and normal form of a token with strokes, or None if it is no symbol."""
        kinds = []
        for half in _DOUBLE.split(token):
            if (kind := self._kind(half.split("/"))) is None:
                return None
            kinds.append(kind)
        return kinds[0], plain_dashes(token)

    def _kind(self, parts: list[str]) -> str | None:
        head, known, figures, kind = parts[0], False, 0, "document"
        body = head in self.heads  # whose documents may bear parts this table does not list
        if not body and (not head.replace("-", "").isalpha() or not head.isupper() or len(head) > 10):
            return None
        for part in parts[1:]:
            match = _PART.match(part)
            if match is None:
                if part in self.components:
                    known, kind = True, self.components[part] if kind == "document" else kind
                elif not (body and part.isalpha() and part.isupper()) and not _SESSION.fullmatch(part):
                    return None
                continue
            figures += 1
            if match["name"] in self.components:
                known, kind = True, self.components[match["name"]] if kind == "document" else kind
            elif match["name"] and match["name"] not in self.suffixes and not body:
                return None
        if figures == 0:
            return None
        if known or figures > 1:
            return kind
        return kind if body and len(parts) == 2 and len(parts[1]) > (1 if len(head) > 3 else 2) else None

    def kind_of(self, before: str, after: str) -> str | None:
        lowered = before.lower()
        for kind, pattern in self._before.items():
            if pattern.search(lowered):
                return kind
        for kind, pattern in self._after.items():
            if pattern.match(after):
                return kind
        return None

    def goes_on(self, text: str, last: int, group: Sequence[Numbered]) -> bool:
        """Whether a list of resolutions takes up again after words on what they are about, in the same paragraph and
        with a date or a year: “70/1 on food of 5 May 2015 and 76/175 of 16 December 2021”."""
        if group[0].start - last > 400 or text.find("\n\n", last, group[0].start) >= 0:
            return False
        return group[0].numbering == "running" or self._dated.match(text, group[0].end) is not None

    def body_of(self, before: str, after: str) -> Body | None:
        if match := self._of.match(after):
            return self._body_names[match[1]]
        if match := self._last_body.match(before):
            rest = before[match.end(1) :]
            if len(rest) <= 40 and not any(stop in rest for stop in ".;。；,，"):
                return self._body_names[match[1]]
        return None

    def series_before(self, before: str, last: str | None, *, registered: bool) -> tuple[str | None, int]:
        """The collection named just before a volume word, and where its name begins in `before`."""
        for short, pattern in self._series:
            if match := pattern.search(before):
                return short, match.start()
        if match := self._same.search(before):
            return last or (self._default if registered else None), match.start()
        if match := self._other_series.search(before):
            name = re.sub(r"[*_《》]", "", match[1])
            return re.sub(r"\s+", " ", name).strip(), match.start()
        return None, 0


def plain_dashes(text: str) -> str:
    """En dashes of a symbol as hyphens."""
    return text.replace("–", "-")


@cache
def citation_sense(language: str) -> CitationSense:
    """The ways of citing of a language, one object a process."""
    return CitationSense(language)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _ending(words: list[str]) -> re.Pattern[str]:
    """One of the words at the end of a window, marks and opening brackets after it left out."""
    return re.compile(rf"(?:^|(?<![a-z]))(?:{_any(words)})[\s*_\[(（第]*$")


def _spread(name: str) -> str:
    """A name of several words, over commas and marks between them; Chinese names may have marks anywhere."""
    if name.isascii() or " " in name:
        return MARKS.join(re.escape(word) for word in name.split())
    return MARKS.join(map(re.escape, name))
