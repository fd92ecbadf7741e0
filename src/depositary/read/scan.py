"""Typed tokens: every name and known word of a text from one scan, unknown words and signs in the gaps.

In: the cleaned text, its sentences, the lexicon. Out: `Scan`, the tokens of each sentence in order, non-overlapping,
the longest known form first. Names that only this document introduces are added afterwards (`Scan.learn`): just the
sentences they stand in are tokenised again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from operator import attrgetter

import msgspec
from ahocorasick_rs import AhoCorasick

from depositary.read.lexicon import Entry, Lexicon, Senses

__all__ = ["Scan", "Token", "scan_words", "tokens_from", "tokens_within"]


@lru_cache(maxsize=16)
def _gap(endings: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between known names. endings: letters that behind an apostrophe are no part of the word."""
    apart = rf"(?!(?:{'|'.join(map(re.escape, endings))})\b)" if endings else ""
    return re.compile(
        # a word; a hyphen inside it before a small letter
        rf"[^\W\d_\u3400-\u9fff]+(?:['’\-]{apart}[a-zà-ỹ][^\W\d_\u3400-\u9fff]*)*"
        r"|[\u3400-\u9fff]+"  # a run of Han characters
        r"|\d+(?:[.,:/]\d+)*"  # a number, a date in figures
        r"|\S"  # a sign
    )


def _endings(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark[1:] for mark in lexicon.words.possessives if mark[1:].isalpha()))


_FEW = 8  # names that are looked for one after the other
_NONE: Senses = {}
_NAMING = frozenset({"actor", "party", "mechanism", "instrument"})
_CAPITALISED = frozenset({"actor", "adjective", "place"})


class Token(msgspec.Struct, eq=False, gc=False):
    """A stretch of the cleaned text with its senses. shape: word · name (capitalised) · number · han · sign.

    There is one for every word of a text, so the collector is told not to follow them: they are never part of a cycle.
    """

    start: int
    end: int
    text: str
    senses: Senses
    shape: str

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {'/'.join(self.senses) or self.shape})"


def _places(folded: str, names: Mapping[str, Senses]) -> Iterator[tuple[int, int, Senses]]:
    """Where names stand in a folded text."""
    if len(names) <= _FEW:
        for surface, senses in names.items():
            position = folded.find(surface)
            while position >= 0:
                yield position, position + len(surface), senses
                position = folded.find(surface, position + len(surface))
        return
    told = [(surface, senses) for surface, senses in names.items() if surface]
    machine = AhoCorasick([surface for surface, _ in told])
    for number, start, end in machine.find_matches_as_indexes(folded, overlapping=True):
        yield start, end, told[number][1]


class Scan:
    """The tokens of a text, sentence by sentence. rows: tokens; kinds: the senses met in each sentence."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> None:
        self.text = text
        self.spans = spans
        self.lexicon = lexicon
        self.folded, found = lexicon.search(text)
        self._gap = _gap(_endings(lexicon))
        self._shorter: dict[int, list[tuple[int, Senses]]] = {}  # forms that begin where a longer one does
        self._best = _usable(text, found, lexicon.entries, self._shorter)
        self._starts = sorted(self._best)
        self.rows: list[list[Token]] = []
        self.kinds: list[set[str]] = []
        for span in spans:
            tokens, kinds = self._tokenise(span)
            self.rows.append(tokens)
            self.kinds.append(kinds)

    def learn(self, names: Mapping[str, Senses]) -> list[int]:
        """Add names (folded form → senses). Returns: the sentences whose tokens changed."""
        if not names:
            return []
        changed = False
        touched: set[int] = set()
        lasts = [end for _, end in self.spans]
        for position, end, senses in _places(self.folded, names):
            if _bounded(self.text, position, end) and _in_capitals(self.text, position, end, senses):
                known = self._best.get(position)
                if known is None or known[0] < end:
                    self._best[position] = (end, senses)
                    changed = True
                elif known[0] == end:
                    self._best[position] = (end, {**known[1], **senses})
                    changed = True
                sentence = bisect_right(lasts, position)
                if sentence < len(self.spans) and self.spans[sentence][0] < end:
                    touched.add(sentence)
        if changed:
            self._starts = sorted(self._best)
            self._take_anew(touched)
        return sorted(touched)

    def forget(self, surfaces: Set[str], senses: Collection[str]) -> None:
        """Take senses from all that is written as one of `surfaces`, for as long as nothing new is learnt of it."""
        if not surfaces:
            return
        touched: set[int] = set()
        lasts = [end for _, end in self.spans]
        for position, (end, known) in self._best.items():
            if self.text[position:end] in surfaces:
                self._best[position] = (end, {name: said for name, said in known.items() if name not in senses})
                touched.add(bisect_right(lasts, position))
        self._take_anew(touched - {len(self.spans)})

    def _take_anew(self, sentences: Iterable[int]) -> None:
        for index in sentences:
            self.rows[index], self.kinds[index] = self._tokenise(self.spans[index])

    def _tokenise(self, span: tuple[int, int]) -> tuple[list[Token], set[str]]:
        start, end = span
        text, best, starts = self.text, self._best, self._starts
        tokens: list[Token] = []
        known: list[Senses] = []
        add, gaps, shapes = tokens.append, self._gap.finditer, _SHAPES
        position = start
        size = len(starts)
        for index in range(bisect_left(starts, start), size):
            left = starts[index]
            if left >= end:
                break
            if left < position:
                continue
            right, senses = best[left]
            if right > end:
                continue
            outweighed = None
            if index + 1 < size and starts[index + 1] < right and "shield" not in senses:
                outweighed = self._outweighed(index, right, end)
            if outweighed is not None:
                shorter = [form for form in self._shorter.get(left, ()) if form[0] <= outweighed]
                if not shorter:
                    continue
                right, senses = shorter[-1]
            elif left in self._shorter:
                right, senses = self._tiled(left, right, senses)
            if left > position and (left > position + 1 or text[position] != " "):
                for match in gaps(text, position, left):
                    first, last = match.span()
                    add(Token(first, last, text[first:last], _NONE, shapes[text[first]]))
            add(Token(left, right, text[left:right], senses, shapes[text[left]]))
            known.append(senses)
            position = right
        if position < end:
            for match in gaps(text, position, end):
                first, last = match.span()
                add(Token(first, last, text[first:last], _NONE, shapes[text[first]]))
        return tokens, set().union(*known)

    def _tiled(self, left: int, right: int, senses: Senses) -> tuple[int, Senses]:
        """The shorter form here, if a post begins just behind it and goes on past the longer one: "X's Foreign
        Minister"
        where "X's Foreign Ministry" is known too."""
        if "group" in senses and right + 1 < len(self.text):
            linked = self._best.get(right + 1)  # "the meeting of …": the noun opens a name
            if linked is not None and ("between" in linked[1] or self._commemorates(linked)):
                for end, shorter in self._shorter[left]:
                    noun = self._best.get(end + 1)
                    if "article" in shorter and noun is not None and noun[0] == right and "kind" in noun[1]:
                        return end, shorter
        for end, shorter in self._shorter[left]:
            later = self._best.get(end)
            if end < right and later is not None and later[0] > right and "post" in later[1]:
                return end, shorter
        return right, senses

    def _commemorates(self, linked: tuple[int, Senses]) -> bool:
        """ "the summit to mark …": what it commemorates is part of its name."""
        end, senses = linked
        word = self.text[end + 1 : end + 16].partition(" ")[0]
        return "infinitive" in senses and word in self.lexicon.words.commemorating

    def _outweighed(self, index: int, right: int, end: int) -> int | None:
        """A longer form begins inside this one and goes on past it ("the Association" in "… Association of …"):
        where it begins."""
        starts, best = self._starts, self._best
        size = right - starts[index]
        group = best[starts[index]][1].get("group")
        # "the Council" in "the Council of Ministers of …", "the Minister" in "the Minister of the Union for …"
        heads = {"kind", "post"} if group == "speaker" else {"kind"} if group else ()
        for later in range(index + 1, len(starts)):
            start = starts[later]
            if start >= right:
                return None
            stop = best[start][0]
            if right < stop <= end and stop - start > size:
                senses = best[start][1]
                if senses.keys() & _NAMING or (heads and senses.keys() & heads and " " in self.text[start:stop]):
                    return start
        return None


def _in_capitals(text: str, start: int, end: int, senses: Senses) -> bool:
    """A name begins with a capital; a short form after an article has it in its last word."""
    return not text[text.rfind(" ", start, end) + 1 if "cased" in senses else start].islower()


def tokens_within(tokens: Sequence[Token], left: int, right: int) -> Sequence[Token]:
    """Those of a sentence's tokens that begin at `left` or later and end at `right` or sooner."""
    return tokens[bisect_left(tokens, left, key=_START) : bisect_right(tokens, right, key=_END)]


def tokens_from(tokens: Sequence[Token], left: int) -> Sequence[Token]:
    """Those of a sentence's tokens that begin at `left` or later."""
    return tokens[bisect_left(tokens, left, key=_START) :]


_START, _END = attrgetter("start"), attrgetter("end")


def scan_words(text: str, lexicon: Lexicon) -> list[Token]:
    """Tokens of a short text by itself."""
    return Scan(text, [(0, len(text))], lexicon).rows[0] if text else []


def _usable(
    text: str,
    found: Iterable[tuple[int, int, int]],
    entries: Sequence[Entry],
    shorter: dict[int, list[tuple[int, Senses]]],
) -> dict[int, tuple[int, Senses]]:
    """For each place the longest match whose boundaries and capitals hold; `shorter` takes the others."""
    best: dict[int, tuple[int, Senses]] = {}
    size = len(text)
    get, letters = best.get, _LETTERS
    for index, start, end in found:
        senses, left_bound, right_bound, cased = entries[index]
        if left_bound and start and letters[text[start - 1]]:
            continue
        if right_bound and end < size and letters[text[end]]:
            continue
        known = get(start)
        if known is not None and known[0] >= end:
            continue
        if end == start + 1 and ((text[start] == "-" and _hyphen(text, start)) or text[end : end + 1] == ")"):
            continue  # "(i)" marks an item
        if cased:
            senses = _fitting(senses, text[start:end])
            if not senses:
                continue
        if known is not None:
            shorter.setdefault(start, []).append(known)
        best[start] = (end, senses)
    return best


def _hyphen(text: str, at: int) -> bool:
    """A hyphen inside a name: a capitalised word before it, a small letter right after ("Seung-bae")."""
    if not 0 < at < len(text) - 1 or not text[at + 1].islower() or not text[at - 1].islower():
        return False
    first = at - 1
    while first > 0 and (text[first - 1].isalpha() or text[first - 1] == "-"):
        first -= 1
    return text[first].isupper()


def _bounded(text: str, start: int, end: int) -> bool:
    """A name inside a longer run of letters of a spaced script is no match; Han characters need no boundary."""
    if start and _LETTERS[text[start - 1]] and _LETTERS[text[start]]:
        return False
    return not (end < len(text) and _LETTERS[text[end]] and _LETTERS[text[end - 1]])


def _fitting(senses: Senses, written: str) -> Senses:
    """Senses the written form allows: acronyms and names want their capitals."""
    dropped = []
    for sense, value in senses.items():
        if getattr(value, "acronym", False):
            surface = value.surface
            if (
                written != surface
                and not _mixed(written, surface)
                and not (sense == "actor" and _said(written, surface))
            ):
                dropped.append(sense)
        elif sense in _CAPITALISED and written[:1].islower() and value is not None and value.surface[:1].isupper():
            dropped.append(sense)
    if not dropped:
        return senses
    if "actor" in dropped:
        dropped.append("party")
    if "adjective" in dropped:
        dropped.append("adjective_en")
    return {sense: value for sense, value in senses.items() if sense not in dropped}


def _said(written: str, acronym: str) -> bool:
    """ "Unesco" for UNESCO: newspapers write long acronyms that are said as a word like one."""
    return len(written) > 4 and written.istitle() and written.upper() == acronym


def _mixed(written: str, acronym: str) -> bool:
    """ "RoK" for ROK: an acronym whose small words are written small."""
    return (
        len(written) == 3
        and written[0].isupper()
        and written[1].islower()
        and written[2].isupper()
        and written.upper() == acronym.upper()
    )


def _shape(first: str) -> str:
    if "\u3400" <= first <= "\u9fff":
        return "han"
    if first.isupper():
        return "name"
    if first.isdigit():
        return "number"
    return "word" if first.isalpha() else "sign"


class _Shapes(dict[str, str]):
    """First character → shape of the token it begins, filled as characters are met."""

    def __missing__(self, first: str) -> str:
        self[first] = shape = _shape(first)
        return shape


class _Letters(dict[str, bool]):
    """Character → whether it is a letter or figure of a script that parts words, filled as characters are met."""

    def __missing__(self, char: str) -> bool:
        self[char] = letter = char.isalnum() and not "\u2e80" <= char <= "\u9fff"
        return letter


_SHAPES, _LETTERS = _Shapes(), _Letters()
