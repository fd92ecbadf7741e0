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

import msgspec

from depositary.read.citation_sense import Body, CitationSense, citation_sense, plain_dashes

__all__ = ["CitationMention", "bare_symbol", "cite_notes", "find_citations"]


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
_YEAR = re.compile(r"[(（](?:(?P<year>(?:19|20)\d\d)|(?P<roman>(?:E?S-)?[IVXLCDM]{1,9}))[)）]")
_NUMBER_BACK = re.compile(r"(?<![A-Za-z0-9./\-–])(?P<number>\d{1,4})(?:\s?(?P<part>[A-Z](?:[-–][A-Z])?))?\s?$")
_TAIL_YEAR = re.compile(
    r"(?:\s?(?P<part>[A-Z](?:[-–][A-Z])?))?\.?\s?[(（](?P<year>(?:19|20)\d\d|(?:E?S-)?[IVXLCDM]{1,12})[)）]"
)
_NUMBERED = frozenset({"resolution", "decision", "statement"})  # whose symbol a year or session in brackets ends
_TAIL_PART = re.compile(r"\s(?P<part>[A-Z](?:(?:[-–]| to | and )[A-Z])?)(?=[,;.:)\]”\"，；。*]|\s*$|\s(?:of|and|on)\b)")


def find_citations(
    text: str, language: str, *, body: str | None = None, series: str | None = None
) -> list[CitationMention]:
    """Find every citation in `text`, in order.

    body: code of the body whose document this is, to which bare numbers belong if no other is named (None: they stay
    bare). series: the collection a leading “ibid.” repeats.
    """
    sense = citation_sense(language)
    found = list(_treaties(text, sense, series))
    found += _publications(text, sense)
    candidates: list[_Candidate] = []
    taken = _symbols(text, sense, candidates, found)
    _bracketed(text, candidates, taken)
    found += _resolutions(text, sense, candidates, taken, body)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return _without_overlaps(found)


def bare_symbol(symbol: str) -> str:
    """A resolution's number without the body it is of: "S/RES/1543 (2004)" and "1543 (2004)" are one."""
    return _BODY_OF.sub("", symbol)


_BODY_OF = re.compile(r"^(?:[A-Z]+/)+RES/")


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
    text: str, sense: CitationSense, candidates: list[_Candidate], found: list[CitationMention]
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
            number = token if part is None else f"{token} {plain_dashes(part['part'])}"
            candidates.append(_Candidate(start, end if part is None else part.end(), number, scheme))
        elif token[0].isalpha() and (
            read := sense.read_symbol(token) or _bracket_numbers(text, match.end(), token, sense)
        ):
            kind, symbol = read
            if kind in _NUMBERED:
                end, symbol = _tail(text, end, symbol)
            found.append(CitationMention(start, end, symbol, kind, text[start:end]))
            done = max(done, end)
            for extra in _extensions(text, end, symbol, kind, sense):
                found.append(extra)
                done = max(done, extra.end)
            taken.append((start, done))
        at = text.find("/", done)
    return taken


def _bracket_numbers(text: str, end: int, token: str, sense: CitationSense) -> tuple[str, str] | None:
    """“PSC/PR/COMM.(CMLXXVIII)”: the figure in brackets alone tells which of the series it is."""
    read = sense.read_symbol(f"{token}.1") if _TAIL_YEAR.match(text, end) else None
    return (read[0], token) if read is not None and read[0] == "statement" else None


def _tail(text: str, end: int, symbol: str) -> tuple[int, str]:
    """Take in what follows a resolution's symbol: “ (2000)”, “ A (III)”, “ A”."""
    if match := _TAIL_YEAR.match(text, end):
        part = f" {plain_dashes(match['part'])}" if match["part"] else ""
        return match.end(), f"{symbol}{part} ({match['year']})"
    if match := _TAIL_PART.match(text, end):
        return match.end(), f"{symbol} {plain_dashes(match['part'])}"
    return end, symbol


def _extensions(text: str, end: int, symbol: str, kind: str, sense: CitationSense) -> Iterator[CitationMention]:
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
        part = f" {plain_dashes(back['part'])}" if back["part"] else ""
        year = match["year"] or match["roman"]
        candidates.append(
            _Candidate(
                window + back.start(), match.end(), f"{back['number']}{part} ({year})",
                "running" if match["year"] else "old_session",
            )
        )  # fmt: skip


def _resolutions(
    text: str, sense: CitationSense, candidates: list[_Candidate], taken: list[tuple[int, int]], body: str | None
) -> Iterator[CitationMention]:
    candidates += _named(text, sense, candidates, taken)
    candidates.sort(key=lambda candidate: candidate.start)
    kind: str | None = None
    owner: Body | None = None
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


def _named(
    text: str, sense: CitationSense, candidates: list[_Candidate], taken: list[tuple[int, int]]
) -> list[_Candidate]:
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


def _groups(text: str, sense: CitationSense, candidates: list[_Candidate]) -> Iterator[list[_Candidate]]:
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


def _normal(candidate: _Candidate, owner: Body | None, kind: str) -> str | None:
    bare = candidate.numbering == "bare"  # it says something only of a body that counts through
    form = (owner.decision if kind == "decision" else owner.resolution) if owner else None
    if owner is None or form is None or ("running" if bare else candidate.numbering) not in owner.numbering:
        return None if bare else candidate.number
    return form.format(number=candidate.number)


# Treaty collections and publications


def _treaties(text: str, sense: CitationSense, series: str | None) -> Iterator[CitationMention]:
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


def _publications(text: str, sense: CitationSense) -> Iterator[CitationMention]:
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
