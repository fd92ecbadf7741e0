"""A person's name taken apart, and two names compared across spellings, orders, languages and scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from depositary.registry import load_registry
from depositary.resolve.readings import (
    all_syllables,
    bridged,
    cyrillic_to_latin,
    established_names,
    naming,
    reading_table,
    simplified,
    spelt,
)
from depositary.resolve.sounds import latin_sounds, likeness, written_sounds
from depositary.resolve.wording import fold, has_han

__all__ = ["Likeness", "PersonName", "compare_names", "may_begin", "name_keys", "parse_name"]

_BRACKET = re.compile(r"[（(\[]\s*+([^（）()\[\]]*[^（）()\[\]\s])\s*[）)\]]")
_LOST = re.compile(r"(?<=\w)[?\ufffd](?=\w)")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_NOT_HAN = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff·•・‧﹒．.]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class PersonName(NamedTuple):
    """latin: folded words in the order written; toned: the same words with tone marks and all, () if there are none;
    han: the parts of the form in Han characters, simplified."""

    latin: tuple[str, ...]
    toned: tuple[str, ...]
    han: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Enough of a name to tell two people apart: two words, or a form in Han characters of two or more."""
        return len(self.latin) >= 2 or sum(map(len, self.han)) >= 2


class Likeness(NamedTuple):
    """weight: 1 surely one name, 0 cannot tell, -1 surely two; why: in words."""

    weight: float
    why: str


NOTHING = Likeness(0.0, "")
APART = Likeness(-1.0, "names differ")


@lru_cache(maxsize=65536)
def parse_name(written: str) -> PersonName:
    """Take a name apart; a Latin form in brackets stands beside the one in another script."""
    han, latin = "", written
    if has_han(written):
        bracket = _BRACKET.search(written)
        outside = _BRACKET.sub(" ", written)
        if has_han(outside):
            han, latin = outside, bracket[1] if bracket else re.sub(r"[\u3400-\u9fff·]+", " ", outside)
        elif bracket:
            han, latin = bracket[1], outside
    elif _CYRILLIC.search(written):
        latin = cyrillic_to_latin(written)
    han = _NOT_HAN.sub("", han.translate(simplified())).strip("·•・‧﹒．.")
    parts = tuple(_untitled_han(part) for part in re.split(r"[·•・‧﹒．.]+", han) if part)
    words = _words(latin)
    toned = tuple(_toned(word) for word in words)
    return PersonName(
        latin=tuple(fold(word).replace(" ", "") for word in words),
        toned=toned if any(word != fold(word) for word in toned) else (),
        han=tuple(part for part in parts if part),
    )


def name_keys(name: PersonName) -> list[str]:
    """Keys by which forms of one name find one another: its letters sorted, in Latin and in every reading."""
    out = []
    if name.latin:
        out.append("p:" + "".join(sorted("".join(name.latin))))
        out.append("p:" + "".join(sorted("".join(map(spelt, name.latin)))))
    if name.han:
        out.append("p:" + "".join(name.han))
        whole = "".join(name.han)
        if len(name.han) == 1 and len(whole) <= 4:
            for table in naming().tables:
                if table.syllables:
                    out += ["p:" + "".join(sorted(joined)) for joined in reading_table(table.name).joined(whole)]
    return out


@lru_cache(maxsize=262144)
def compare_names(a: PersonName, b: PersonName, *, by_sound: bool = True) -> Likeness:
    """How surely two names are one name, whatever the post and party say.

    by_sound: whether a form in Han characters may render the name's sound; false for people whose names have
        characters of their own.
    """
    if _alias(a) & _alias(b):
        return Likeness(1.0, "known by both names")
    pairs = (_latin_to_latin(a, b), _han_to_han(a, b), _han_to_latin(a, b, by_sound), _han_to_latin(b, a, by_sound))
    found = [likeness for likeness in pairs if likeness is not None]
    if not found:
        return NOTHING
    best = max(found)
    if best.weight > 0:
        return best
    return min(found)


def _alias(name: PersonName) -> frozenset[int]:
    """Numbers of the rows of established names in which this name stands."""
    table = _aliases()
    found = set[int]()
    if name.latin:
        found |= table.get(" ".join(name.latin), set())
    if name.han:
        found |= table.get("·".join(name.han), set())
    return frozenset(found)


@cache
def _aliases() -> dict[str, set[int]]:
    rows = [
        *established_names(),
        *([person.name, *chain(*person.variants.values())] for person in load_registry().persons),
    ]
    table: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for form in row:
            parsed = parse_name(form)
            if len(parsed.latin) > 1:
                table.setdefault(" ".join(parsed.latin), set()).add(number)
            if sum(map(len, parsed.han)) > 1:
                table.setdefault("·".join(parsed.han), set()).add(number)
    return table


def may_begin(a: PersonName, b: PersonName) -> bool:
    """Does a Latin word of the one begin like a reading of the other's first character? For names read freely."""
    han, latin = (a, b) if a.han else (b, a)
    if not han.han or not latin.latin:
        return False
    first = han.han[0][:1]
    for table in naming().tables:
        for reading in reading_table(table.name).of.get(first, ()) if table.open else ():
            opening = re.match(r"[^aeiou]*[aeiou]", reading)
            if opening and any(word.startswith(opening[0]) for word in latin.latin):
                return True
    return False


def _latin_to_latin(a: PersonName, b: PersonName) -> Likeness | None:
    x, y = a.latin, b.latin
    if not x or not y:
        return None
    if a.toned and b.toned and x == y and a.toned != b.toned:
        lost = all(p == q or q in (p, fold(p)) or p == fold(q) for p, q in zip(a.toned, b.toned, strict=True))
        return Likeness(0.6, "the same name but for a lost mark") if lost else Likeness(-1.0, "names differ in a mark")
    if sorted(x) == sorted(y):
        return Likeness(1.0 if len(x) > 1 else 0.7, "the same name" if x == y else "the same name in another order")
    if "".join(x) in {"".join(y), "".join((*y[1:], *y[:1])), "".join((*y[-1:], *y[:-1]))}:
        return Likeness(1.0, "the same name, parted otherwise")
    small, large = (x, y) if len(x) <= len(y) else (y, x)
    if set(small) < set(large):
        if len(small) >= 2 and not _closed(small):
            return Likeness(0.8, "one name holds the other")
        # One word may be a family or a given name: it needs post and party beside it.
        return Likeness(0.4, "a part of the name") if len(small) == 1 else APART
    if _spelt_alike(small, large):
        return Likeness(0.9, "the same name spelt otherwise")
    if _initials(small, large):
        return Likeness(0.6, "the same name with initials")
    if bridge := bridged(x, y):
        syllables = max(len(x), len(y))
        return Likeness(0.85 if syllables >= 3 else 0.5, f"one name in Han characters, read as {' and '.join(bridge)}")
    return APART if len(small) >= 2 else NOTHING


def _han_to_han(a: PersonName, b: PersonName) -> Likeness | None:
    if not a.han or not b.han:
        return None
    if a.han == b.han:
        return Likeness(1.0, "the same name in Han characters")
    small, large = sorted((a.han, b.han), key=len)
    if set(small) < set(large):
        return Likeness(0.5 if len(small) == 1 else 0.8, "one name in Han characters holds the other")
    if len(small) == len(large) > 1:
        fits = [likeness(written_sounds(p), written_sounds(q)) for p, q in zip(a.han, b.han, strict=True)]
        if min(fits) >= 0.8:
            return Likeness(0.7, "one name, written by its sound in two ways")
    return APART if all(sum(map(len, name.han)) >= 2 for name in (a, b)) else NOTHING


def _han_to_latin(a: PersonName, b: PersonName, by_sound: bool) -> Likeness | None:
    """`a` in Han characters without a Latin form, `b` in Latin."""
    if not a.han or a.latin or not b.latin:
        return None
    whole, latin = "".join(a.han), b.latin
    if len(a.han) == 1 and len(whole) <= 4:
        for table in naming().tables:
            if table.syllables and reading_table(table.name).spells(whole, latin):
                return Likeness(0.95 if len(whole) >= 3 else 0.8, f"{whole} is read {' '.join(latin)} ({table.name})")
            if not table.syllables and (read := _read_in_part(whole, latin, table.name)):
                return read
    for scheme in naming().tables:
        known = reading_table(scheme.name).family_names.get(whole[:1], ())
        also = sorted({latin[0], latin[-1]} & set(known))
        if len(a.han) == 1 and 2 <= len(whole) <= 3 and also:
            return Likeness(0.5, f"{whole[:1]} is also written {' or '.join(also)} ({scheme.name})")
    if by_sound and (sounded := _sounded(a.han, latin)):
        return sounded
    return Likeness(-0.5, f"{whole} is not read {' '.join(latin)}")


def _sounded(han: tuple[str, ...], latin: tuple[str, ...]) -> Likeness | None:
    """Each part written in Han characters against the Latin word it sounds most like, no word twice."""
    left, heard = list(latin), 0
    for part in han:
        sounds = written_sounds(part)
        fits = [(likeness(sounds, latin_sounds(word)), word) for word in left]
        fit, word = max(fits, default=(0.0, ""))
        if fit < 0.72:
            joined = likeness(written_sounds("".join(han)), latin_sounds("".join(latin)))
            return (
                Likeness(0.5, f"{'·'.join(han)} sounds like {' '.join(latin)}")
                if joined >= 0.8 and len(han) * len(latin) > 1
                else None
            )
        left.remove(word)
        heard += len(sounds)
    if len(han) == 1 and len(latin) > 1:
        whole = likeness(written_sounds(han[0]), latin_sounds("".join(latin)))
        if whole >= 0.72:
            return Likeness(0.5, f"{han[0]} sounds like {' '.join(latin)}")
    if len(han) == 1:
        return Likeness(0.4, f"{han[0]} sounds like {word}") if heard >= 2 else None
    weight = 0.7 if heard >= 4 else 0.5
    return Likeness(weight, f"{'·'.join(han)} sounds like {' '.join(latin)}")


def _read_in_part(whole: str, latin: tuple[str, ...], table: str) -> Likeness | None:
    """A name of an open table: its first characters must be read as one word; the rest as far as they can be."""
    readings = reading_table(table).of
    for size in (3, 2, 1):
        family, known = whole[:size], reading_table(table).family_names.get(whole[:size], ())
        for number, word in enumerate(latin):
            if word not in known and not _starts(word, family, readings):
                continue
            given = "".join(latin[:number] + latin[number + 1 :])
            rest = whole[size:]
            if _starts(given, rest, readings):
                return Likeness(0.9, f"{whole} can be read {' '.join(latin)} ({table})")
            return Likeness(0.5, f"{family} can be read {word} ({table})")
    return None


def _starts(word: str, characters: str, readings: dict[str, tuple[str, ...]]) -> bool:
    """Can `word` be the characters read in a row? Voicing inside a word and lost endings are allowed."""
    if not characters or not word:
        return not characters and not word
    ends = {0}
    for place, character in enumerate(characters):
        ways = readings.get(character, ())
        forms = {form for way in ways for form in _forms(way, inside=place > 0)}
        ends = {end + len(form) for end in ends for form in forms if word.startswith(form, end)}
        if not ends:
            return False
    return len(word) in ends


@lru_cache(maxsize=16384)
def _forms(reading: str, *, inside: bool) -> frozenset[str]:
    forms = {reading}
    if reading[-1:] in "u i" and len(reading) > 2:
        forms.add(re.sub(r"(ru|[ui])$", "", reading))
    if reading.endswith("u") and reading[-2:-1] in "ou":
        forms.add(reading[:-1])
    if inside:
        voiced = {"k": "g", "s": "z", "t": "d", "h": "b", "c": "j", "f": "b"}
        forms |= {voiced[form[0]] + form[1:] for form in forms if form and form[0] in voiced}
        forms |= {"z" + form[2:] for form in forms if form.startswith("sh")} | {
            "j" + form[2:] for form in forms if form.startswith("sh")
        }
    return frozenset(form for form in forms if form)


def _spelt_alike(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    """Every word of the shorter has its like in the longer, spelt a little otherwise; never for closed syllables."""
    if len(small) < 2 or _closed(small) or _closed(large):
        return False
    left = list(large)
    for word in small:
        fit = next((other for other in left if _near(word, other)), None)
        if fit is None:
            return False
        left.remove(fit)
    return len(left) <= 1


def _near(a: str, b: str) -> bool:
    if a == b or spelt(a) == spelt(b):
        return True
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and _one_edit(spelt(a), spelt(b))


def _one_edit(a: str, b: str) -> bool:
    """At most one letter added, lost, changed, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = len(rest_a) == len(rest_b) > 1 and rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or swapped


def _initials(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    if len(small) != len(large) or not any(len(word) == 1 for word in (*small, *large)):
        return False
    pairs = list(zip(small, large, strict=True))
    return any(x == y and len(x) > 2 for x, y in pairs) and all(
        x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in pairs
    )


def _closed(words: tuple[str, ...]) -> bool:
    return all(word in all_syllables() for word in words)


def _words(latin: str) -> list[str]:
    latin = _unglued(_LOST.sub("", latin)).replace("’", "").replace("'", "")
    words = [word for word in re.split(r"[^\w]+", unicodedata.normalize("NFC", latin)) if word]
    folded, start = [fold(word) for word in words], 0
    while start < len(words) - 1:  # a title is never the whole name
        step = next((n for n in (3, 2, 1) if tuple(folded[start : start + n]) in _titles()), 0)
        if not step or start + step >= len(words):
            break
        start += step
    return words[start:]


def _unglued(text: str) -> str:
    """RetnoMarsudi → Retno Marsudi: line ends that lost their space."""
    if " " in text.strip():
        return text
    cuts = [i for i in range(2, len(text) - 2) if text[i - 1].islower() and text[i].isupper() and text[i + 1].islower()]
    return "".join(" " * (i in cuts) + char for i, char in enumerate(text))


def _untitled_han(part: str) -> str:
    for title in _han_titles():
        if part.endswith(title) and len(part) > len(title) + 1:
            return part[: -len(title)]
    return part


@cache
def _titles() -> frozenset[tuple[str, ...]]:
    """Courtesy words before a Latin name, from the registry, as folded words; single words that are also syllables of
    names are left out."""
    courtesy = load_registry().courtesy
    rows = [name for forms in (courtesy.before, courtesy.regional) for names in forms.values() for name in names]
    titles = {tuple(fold(row).split()) for row in rows if not has_han(row)}
    return frozenset(
        title for title in titles if len(title) > 1 or (title and len(title[0]) > 1 and title[0] not in all_syllables())
    )


@cache
def _han_titles() -> tuple[str, ...]:
    courtesy = load_registry().courtesy
    rows = {
        name
        for forms in (courtesy.before, courtesy.after, courtesy.regional)
        for names in forms.values()
        for name in names
    }
    return tuple(sorted((row for row in rows if has_han(row)), key=len, reverse=True))


def _toned(word: str) -> str:
    """Lower case with the tone mark moved to the end, so that it matters but not on which vowel it is written."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = "".join(sorted(char for char in parts if char in _TONES))
    return unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES)) + tones
