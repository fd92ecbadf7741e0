"""Find what a text cites: document symbols, resolutions by number, entries in treaty collections.

In goes text (a whole document's, a paragraph's or a note's) and its language; out come `CitationMention`s in text
order, each with the symbol in normal form. What a symbol looks like is in registry/citations.yml, how a language cites
(words before and after the number, list joins, volume words) in languages/<code>/citations.yml.

Nothing is searched by trying a pattern at every place: the text is scanned for the few characters and words every
citation must hold (a stroke, a bracketed year, the words “resolution” and “vol.”), and only there read closely, within
a bounded window. So the time is linear in the length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

import depositary.registry
from depositary.languages import load_language
from depositary.tables import load_table

__all__ = ["CitationMention", "cite_notes", "find_citations"]


class CitationMention(msgspec.Struct, frozen=True):
    """One citation. start, end: where the number or symbol stands (code points); written: those words.

    symbol: the normal form: `A/RES/75/15` where the body is told, else `75/15`; `UNTS vol. 1331, No. 22341`.
    kind: resolution · decision · statement · draft · record · document · treaty · publication.
    """

    start: int
    end: int
    symbol: str
    kind: str
    written: str


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
    bodies: list[_Body]
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


class _Candidate(msgspec.Struct):
    """A number that may be one of a resolution: `numbering` says by which scheme it is counted."""

    start: int
    end: int
    number: str
    numbering: str


_WINDOW = 64  # how far words that explain a number may stand from it; the longest body names have 40 characters
_SYMBOL = re.compile(r"[A-Z0-9][A-Za-z0-9.\-–]*(?:/[A-Za-z0-9.\-–]+)+")
_REST = re.compile(r"[\w./\-–:#?=&%~]*")  # the rest of a token that is no symbol: an address, a pair of words
_TOKEN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-–")
_PLAIN = re.compile(r"(?P<session>\d{1,3}|E?S-\d{1,2}|(?:19|20)\d\d)/(?P<number>\d{1,4})$")
_PART = re.compile(r"(?P<name>[A-Z][A-Za-z]{0,5})\.(?P<number>\d{1,4}[A-Za-z]?|[IVX]{1,6})$|(?P<figure>\d{1,7}[A-Z]?)$")
_SESSION = re.compile(r"E?S-\d{1,2}|[IVX]{1,6}")
_DOUBLE = re.compile(r"(?<=[0-9A-Z])[-–](?=[A-Z]{1,6}/)")
_YEAR = re.compile(r"[(（](?:(?P<year>(?:19|20)\d\d)|(?P<roman>(?:E?S-)?[IVXLCDM]{1,9}))[)）]")
_NUMBER_BACK = re.compile(r"(?<![A-Za-z0-9./\-–])(?P<number>\d{1,4})(?:\s?(?P<part>[A-Z](?:[-–][A-Z])?))?\s?$")
_NUMBER = re.compile(r"(?P<number>\d{1,4})(?![\d/.,]*\d)(?:\s?(?P<part>[A-Z](?:[-–][A-Z])?))?")
_TAIL_YEAR = re.compile(
    r"(?:\s?(?P<part>[A-Z](?:[-–][A-Z])?))?\s?[(（](?P<year>(?:19|20)\d\d|(?:E?S-)?[IVXLCDM]{1,9})[)）]"
)
_TAIL_PART = re.compile(r"\s(?P<part>[A-Z](?:(?:[-–]| to | and )[A-Z])?)(?=[,;.:)\]”\"，；。*]|\s*$|\s(?:of|and|on)\b)")
_MARKS = r"[\s,，;；*_\[\]《》“”\"「」]*"


def find_citations(
    text: str, language: str, *, body: str | None = None, series: str | None = None
) -> list[CitationMention]:
    """Find every citation in `text`, in order.

    body: code of the body whose document this is, to which bare numbers belong if no other is named (None: they stay
    bare). series: the collection a leading “ibid.” repeats.
    """
    sense = _sense(language)
    found = list(_treaties(text, sense, series))
    found += _publications(text, sense)
    candidates: list[_Candidate] = []
    taken = _symbols(text, sense, candidates, found)
    _bracketed(text, candidates, taken)
    found += _resolutions(text, sense, candidates, taken, body)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return _without_overlaps(found)


def cite_notes(
    notes: Sequence[tuple[str, str]], language: str, *, body: str | None = None
) -> list[list[CitationMention]]:
    """The citations of each note (number, text), in order; an “ibid.” takes its collection from the notes before it."""
    out = []
    series: str | None = None
    for _, text in notes:
        mentions = find_citations(text, language, body=body, series=series)
        for mention in mentions:
            if mention.kind == "treaty":
                series = mention.symbol.split(" vol. ")[0].rstrip(",")
        out.append(mentions)
    return out


# Symbols: a stroke, read from the token around it


def _symbols(
    text: str, sense: _Sense, candidates: list[_Candidate], found: list[CitationMention]
) -> list[tuple[int, int]]:
    """Read the tokens with a stroke in them; returns the ranges they take up."""
    taken: list[tuple[int, int]] = []
    at = text.find("/")
    done = 0
    while at >= 0:
        start = at
        while start > done and at - start < _WINDOW and text[start - 1] in _TOKEN:
            start -= 1
        match = _SYMBOL.match(text, start) if start < at else None
        if match is None or match.end() <= at:
            rest = _REST.match(text, at + 1)
            done = rest.end() if rest else at + 1
            at = text.find("/", done)
            continue
        token = match.group().rstrip(".-–")
        end = start + len(token)
        done = match.end()
        if plain := _PLAIN.match(token):
            scheme = "year" if len(plain["session"]) == 4 and plain["session"].isdigit() else "session"
            part = _TAIL_PART.match(text, end)
            number = token if part is None else f"{token} {_dashes(part['part'])}"
            candidates.append(_Candidate(start, end if part is None else part.end(), number, scheme))
        elif token[0].isalpha() and (read := sense.read_symbol(token)):
            kind, symbol = read
            if kind in ("resolution", "decision"):
                end, symbol = _tail(text, end, symbol)
            found.append(CitationMention(start, end, symbol, kind, text[start:end]))
            done = max(done, end)
            for extra in _extensions(text, end, symbol, kind, sense):
                found.append(extra)
                done = max(done, extra.end)
            taken.append((start, done))
        at = text.find("/", done)
    return taken


def _tail(text: str, end: int, symbol: str) -> tuple[int, str]:
    """Take in what follows a resolution's symbol: “ (2000)”, “ A (III)”, “ A”."""
    if match := _TAIL_YEAR.match(text, end):
        part = f" {_dashes(match['part'])}" if match["part"] else ""
        return match.end(), f"{symbol}{part} ({match['year']})"
    if match := _TAIL_PART.match(text, end):
        return match.end(), f"{symbol} {_dashes(match['part'])}"
    return end, symbol


def _extensions(text: str, end: int, symbol: str, kind: str, sense: _Sense) -> Iterator[CitationMention]:
    """“A/75/L.25 and Add.1”: the suffix alone stands for the symbol with it."""
    while match := sense.extension.match(text, end):
        yield CitationMention(match.start(1), match.end(1), f"{symbol}/{match[1]}", kind, match[1])
        end = match.end()


# Resolutions by number: candidates, accepted in groups by the words before the first or after the last


def _bracketed(text: str, candidates: list[_Candidate], taken: list[tuple[int, int]]) -> None:
    """“1325 (2000)”, “217 A (III)”."""
    spans = iter(taken)
    span = next(spans, None)
    for match in _YEAR.finditer(text):
        while span and span[1] <= match.start():
            span = next(spans, None)
        if span and span[0] < match.end():
            continue
        window = match.start() - 12 if match.start() > 12 else 0
        back = _NUMBER_BACK.search(text[window : match.start()])
        if back is None:
            continue
        part = f" {_dashes(back['part'])}" if back["part"] else ""
        year = match["year"] or match["roman"]
        candidates.append(
            _Candidate(
                window + back.start(), match.end(), f"{back['number']}{part} ({year})",
                "running" if match["year"] else "old_session",
            )
        )  # fmt: skip


def _resolutions(
    text: str, sense: _Sense, candidates: list[_Candidate], taken: list[tuple[int, int]], body: str | None
) -> Iterator[CitationMention]:
    candidates += _named(text, sense, candidates, taken)
    candidates.sort(key=lambda candidate: candidate.start)
    kind: str | None = None
    owner: _Body | None = None
    last = 0
    for group in _groups(text, sense, candidates):
        before = text[max(0, group[0].start - _WINDOW) : group[0].start]
        after = text[group[-1].end : group[-1].end + _WINDOW]
        if own_kind := sense.kind_of(before, after):
            kind, owner = own_kind, sense.body_of(before, after) or (sense.bodies.get(body) if body else None)
        elif kind is None or not sense.goes_on(text, last, group):
            continue
        last = group[-1].end
        for candidate in group:
            symbol = _normal(candidate, owner, kind)
            if symbol:
                written = text[candidate.start : candidate.end]
                yield CitationMention(candidate.start, candidate.end, symbol, kind, written)


def _named(text: str, sense: _Sense, candidates: list[_Candidate], taken: list[tuple[int, int]]) -> list[_Candidate]:
    """Numbers that only their word marks (“Security Council resolution 1325”), not found by stroke or bracket."""
    known = {candidate.start for candidate in candidates}
    out = []
    for word in sense.resolution_words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            match = sense.number_after.match(text, end)
            if match and match.start("number") not in known:
                number = match["number"] + (f" {match['part']}" if match["part"] else "")
                out.append(_Candidate(match.start("number"), match.end(), number, "bare"))
                known.add(match.start("number"))
            at = text.find(word, end)
    for word in sense.words_after:
        at = text.find(word)
        while at >= 0:
            start = at
            while start > 0 and at - start < 5 and "0" <= text[start - 1] <= "9":
                start -= 1
            if 0 < at - start < 5 and start not in known and text[max(0, start - 1)] not in "/.,-–":
                out.append(_Candidate(start, at, text[start:at], "bare"))
                known.add(start)
            at = text.find(word, at + len(word))
    starts = [start for start, _ in taken]
    return [
        candidate
        for candidate in out
        if not (at := bisect_right(starts, candidate.start)) or taken[at - 1][1] <= candidate.start
    ]


def _groups(text: str, sense: _Sense, candidates: list[_Candidate]) -> Iterator[list[_Candidate]]:
    """Numbers that one list holds: between them only joins, dates and marks."""
    group: list[_Candidate] = []
    for candidate in candidates:
        if group and candidate.start < group[-1].end:
            continue
        gap = text[group[-1].end : candidate.start] if group else ""
        if group and (len(gap) > _WINDOW or not sense.glue.fullmatch(gap)):
            yield group
            group = []
        group.append(candidate)
    if group:
        yield group


def _normal(candidate: _Candidate, owner: _Body | None, kind: str) -> str | None:
    bare = candidate.numbering == "bare"  # it says something only of a body that counts through
    form = (owner.decision if kind == "decision" else owner.resolution) if owner else None
    if owner is None or form is None or ("running" if bare else candidate.numbering) not in owner.numbering:
        return None if bare else candidate.number
    return form.format(number=candidate.number)


# Treaty collections and publications


def _treaties(text: str, sense: _Sense, series: str | None) -> Iterator[CitationMention]:
    hits: list[tuple[int, re.Match[str]]] = []
    for word, shape in sense.volumes:
        at = text.find(word)
        while at >= 0:
            if match := shape.match(text, at + len(word)):
                hits.append((at, match))
            at = text.find(word, at + len(word))
    hits.sort(key=lambda hit: hit[0])
    end = 0
    for at, match in hits:
        if at < end:
            continue
        before = text[max(end, at - _WINDOW - _WINDOW) : at]
        name, start = sense.series_before(before, series, registered=match["number"] is not None)
        if name is None:
            continue
        series, end = name, match.end()
        entry = f"{name} vol. {match['volume']}" if name in sense.short_series else f"{name}, vol. {match['volume']}"
        if match["number"]:
            entry += f", No. {match['number']}"
        elif match["page"]:
            entry += f", p. {match['page']}"
        start += at - len(before)
        yield CitationMention(start, end, entry, "treaty", text[start:end])


def _publications(text: str, sense: _Sense) -> Iterator[CitationMention]:
    for word in sense.sales:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if match := sense.publication.match(text, end):
                yield CitationMention(match.start(1), match.end(), match[1], "publication", match[1])
            at = text.find(word, end)


def _without_overlaps(mentions: Iterable[CitationMention]) -> list[CitationMention]:
    out: list[CitationMention] = []
    for mention in mentions:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


def _dashes(text: str) -> str:
    return text.replace("–", "-")


# What the data files say, made ready once a language


class _Sense:
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
        self.number_after = re.compile(rf"s?[\s*_]{{0,3}}{_NUMBER.pattern}")
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
            (series.short, re.compile(rf"(?:{'|'.join(_spread(form) for form in series.written)}){_MARKS}$"))
            for series in symbols.series
        ]
        nouns = _any(symbols.series_nouns + words.series_nouns)
        self._other_series = re.compile(
            rf"((?:[A-Z][\w'’\-]*{_MARKS}|of {_MARKS}){{1,8}}?(?:{nouns})|《[^《》]{{1,30}}(?:{nouns})){_MARKS}$"
        )
        same = _any(symbols.same_series + words.same_series)
        self._same = re.compile(rf"[*_]*(?:{same})\b{_MARKS}\.?{_MARKS}$", re.IGNORECASE)
        self.sales = symbols.sales + words.sales
        self.publication = re.compile(rf"[.:：\s]{{0,3}}({symbols.publication})")

    @staticmethod
    def _names(bodies: list[_Body], language: str) -> dict[str, _Body]:
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
        return kinds[0], _dashes(token)

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

    def goes_on(self, text: str, last: int, group: list[_Candidate]) -> bool:
        """Whether a list of resolutions takes up again after words on what they are about, in the same paragraph and
        with a date or a year: “70/1 on food of 5 May 2015 and 76/175 of 16 December 2021”."""
        if group[0].start - last > 400 or text.find("\n\n", last, group[0].start) >= 0:
            return False
        return group[0].numbering == "running" or self._dated.match(text, group[0].end) is not None

    def body_of(self, before: str, after: str) -> _Body | None:
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


@cache
def _sense(language: str) -> _Sense:
    return _Sense(language)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _ending(words: list[str]) -> re.Pattern[str]:
    """One of the words at the end of a window, marks and opening brackets after it left out."""
    return re.compile(rf"(?:^|(?<![a-z]))(?:{_any(words)})[\s*_\[(（第]*$")


def _spread(name: str) -> str:
    """A name of several words, over commas and marks between them; Chinese names may have marks anywhere."""
    if name.isascii() or " " in name:
        return _MARKS.join(re.escape(word) for word in name.split())
    return _MARKS.join(map(re.escape, name))
