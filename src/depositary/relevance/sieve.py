"""The sieve: raw bytes in, yes or no out, at the pace of one multi-pattern scan.

Two scans. The first looks only for what no need can do without (no form in it contains another) and lets most pages go.
The second, around what the first met, finds every sign and asks whether what a need asks for stands close together.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import get_args

import ahocorasick_rs
from ahocorasick_rs import Implementation

from depositary.errors import DataError
from depositary.registry import Registry, load_registry
from depositary.relevance.recoding import recode
from depositary.relevance.signs import Form, Need, Rules, Sign, SignKind, collect_forms, load_rules
from depositary.relevance.spellings import spellings_of

__all__ = ["Sieve", "load_sieve", "read_names"]

_OPAQUE = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
_LONGEST = 200  # bytes of the longest name, about
_SHORT = 3  # letters of an acronym that the first scan looks for only behind what opens a word
_OPENERS = (
    b" ",
    b"(",
    b"-",
    b">",
    b"\n",
    b"\t",
    b'"',
    b"'",
    b"/",
    b"\xe2\x80\x93",
    b"\xe2\x80\x94",
    b"\xe2\x80\x9c",
    b"\xa0",
)
_COUNTED = (*get_args(SignKind), "party")
_BY_RARITY: tuple[SignKind, ...] = (
    "partnership", "document", "instrument", "mechanism", "standing", "bilateral", "organisation", "everyday",
)  # fmt: skip
_PARTIES = frozenset(("organisation", "everyday", "state"))


_WORDY = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")

Found = tuple[int, int, frozenset[Sign]]  # where a form begins and ends, and its signs


class Sieve:
    """Made once a process (it takes a second). fingerprint: of all it looks for and asks."""

    def __init__(self, rules: Rules, forms: Sequence[Form]) -> None:
        self.rules = rules
        self._needs = [
            [(kind, least) for kind in Need.__struct_fields__ if (least := getattr(need, kind))] for need in rules.needs
        ]
        self.fingerprint = hashlib.blake2b(repr((rules, sorted(map(_told, forms)))).encode(), digest_size=8).hexdigest()
        self._gate = ahocorasick_rs.BytesAhoCorasick(
            _gate_patterns(forms, _gate_kinds(rules.needs)), implementation=Implementation.DFA
        )
        self._signs = _Signs(forms)

    def passes(self, data: bytes) -> bool:
        """May these bytes (a page, a text) concern a partnership? What cannot be told from its bytes (a PDF) may."""
        if data.startswith(_OPAQUE):
            return True
        data = recode(data)
        met = self._gate.find_matches_as_indexes(data)
        return bool(met) and any(self._meets(self._signs.find(data, *part)) for part in self._around(met, len(data)))

    def _around(self, met: Sequence[tuple[int, int, int]], size: int) -> Iterator[tuple[int, int]]:
        """The stretches within reach of what the first scan met, those that touch joined."""
        reach = self.rules.reach + _LONGEST
        left, right = met[0][1] - reach, met[0][2] + reach
        for _, start, end in met:
            if start - reach > right:
                yield max(left, 0), right
                left = start - reach
            right = end + reach
        yield max(left, 0), min(right, size)

    def _pairs(self, found: Sequence[Found]) -> int:
        """How many different pairs of an organisation and another party are named side by side, or by one form."""
        pairs: set[frozenset[str]] = set()
        before: frozenset[Sign] = frozenset()
        stopped = -1
        for start, end, signs in found:
            parties = frozenset(sign for sign in signs if sign.kind in _PARTIES)
            if not parties:
                continue
            beside = parties | before if 0 <= start - stopped <= self.rules.beside else parties
            ids = frozenset(sign.id for sign in beside)
            if len(ids) > 1 and any(sign.kind != "state" for sign in beside):
                pairs.add(ids)
            before, stopped = parties, end
        return len(pairs)

    def _meets(self, found: Sequence[Found]) -> bool:
        """Do signs that stand within reach of each other meet a need? Looked at from each sign that opens a stretch."""
        reach, needs = self.rules.reach, self._needs
        places = [place for place, _, _ in found]
        known = 0
        for first, place in enumerate(places):
            last = bisect_left(places, place + reach)
            if last <= known:
                continue  # no sign that the stretch before did not hold
            known = last
            signs = frozenset().union(*(signs for _, _, signs in found[first:last]))
            pairs = self._pairs(found[first:last])
            counts = _count(signs, pairs)
            if any(all(counts[kind] >= least for kind, least in need) for need in needs):
                return True
        return False


def _gate_kinds(needs: Iterable[Need]) -> frozenset[SignKind]:
    """Kinds of which every need asks for one at least, the rarest that will do."""
    chosen: set[SignKind] = set()
    for need in needs:
        asked = [kind for kind in _BY_RARITY if getattr(need, kind)]
        if not asked:
            raise ValueError(f"a need that only asks for what is on every page: {need}")
        if not chosen & set(asked):
            chosen.add(asked[0])
    return frozenset(chosen)


def _count(signs: frozenset[Sign], pairs: int) -> dict[str, int]:
    counts = dict.fromkeys(_COUNTED, 0)
    for sign in signs:
        counts[sign.kind] += 1
    counts["pair"] = pairs
    counts["party"] = len({sign.id for sign in signs if sign.kind in _PARTIES})
    return counts


class _Signs:
    """The full scan: every form in every spelling."""

    def __init__(self, forms: Sequence[Form]) -> None:
        found: dict[bytes, frozenset[Sign]] = {}
        for form in forms:
            for spelling in spellings_of(form.text, exact=form.exact):
                found[spelling] = found.get(spelling, frozenset()) | form.signs
        self._patterns = list(found)
        self._signs = list(found.values())
        self._machine = ahocorasick_rs.BytesAhoCorasick(
            self._patterns, ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST, Implementation.ContiguousNFA
        )

    def find(self, data: bytes, left: int, right: int) -> list[Found]:
        """Places and signs between two places."""
        patterns, signs, wordy = self._patterns, self._signs, _WORDY
        size = len(data)
        found = []
        for index, start, end in self._machine.find_matches_as_indexes(memoryview(data)[left:right]):
            pattern = patterns[index]
            start, end = left + start, left + end
            if start and data[start - 1] in wordy and pattern[0] in wordy:
                continue
            if end < size and data[end] in wordy and pattern[-1] in wordy:
                continue
            found.append((start, end, signs[index]))
        return found


def _gate_patterns(forms: Iterable[Form], kinds: frozenset[SignKind]) -> list[bytes]:
    """The first scan's: of the forms that a need cannot do without those that contain no other; short acronyms only
    behind what opens a word, or data written as letters would be full of them."""
    found: set[bytes] = set()
    gates = [form for form in forms if any(sign.kind in kinds for sign in form.signs)]
    texts = [form.text for form in gates]
    machine = ahocorasick_rs.AhoCorasick(texts)
    for index, form in enumerate(gates):
        inner = machine.find_matches_as_indexes(form.text, overlapping=True)
        if any(other != index and not gates[other].exact | (len(texts[other]) <= _SHORT) for other, _, _ in inner):
            continue
        for spelling in spellings_of(form.text, exact=form.exact):
            if len(spelling) <= _SHORT and spelling.isascii():
                found |= {opener + spelling for opener in _OPENERS}
            else:
                found.add(spelling)
    return _least(found)


def _least(patterns: set[bytes]) -> list[bytes]:
    """Without those that contain another: where they stand, the other does."""
    ordered = sorted(patterns)
    machine = ahocorasick_rs.BytesAhoCorasick(ordered)
    return [
        pattern
        for index, pattern in enumerate(ordered)
        if all(other == index for other, _, _ in machine.find_matches_as_indexes(pattern, overlapping=True))
    ]


def _told(form: Form) -> tuple[str, bool, list[Sign]]:
    return form.text, form.exact, sorted(form.signs)


def read_names(path: Path) -> tuple[str, ...]:
    """Names of a file, one a line; what follows a # is a comment. Raises: DataError."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, f"cannot be read as UTF-8 text ({error})") from error
    names = tuple(dict.fromkeys(name for line in lines if (name := line.partition("#")[0].strip())))
    for name in names:
        if len(name) < 2:
            raise DataError(path, f"{name!r} is too short for a name: every page would hold it")
    if not names:
        raise DataError(path, "holds no name")
    return names


@lru_cache(maxsize=4)
def load_sieve(names: tuple[str, ...] = (), registry: Registry | None = None) -> Sieve:
    """The sieve of the registry's names and these. Raises: DataError."""
    rules = load_rules()
    return Sieve(rules, collect_forms(registry or load_registry(), rules, names))
