"""Names written by their sound: is a name in Han characters the sound of a Latin one (拉夫罗夫, Lavrov)?"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from depositary.resolve.readings import naming, reading_table

__all__ = ["latin_sounds", "likeness", "sound_key", "written_sounds"]

Sounds = tuple[str, ...]  # each a set of classes, as a string


@lru_cache(maxsize=16384)
def latin_sounds(word: str) -> Sounds:
    """Consonants of a folded Latin word as classes; vowels and a final h left out."""
    word = re.sub(r"h$", "", word)
    return _collapse(naming().latin_sounds[found[0]] for found in _latin_pattern().finditer(word))


@lru_cache(maxsize=16384)
def written_sounds(characters: str) -> Sounds:
    """Consonants of a run of Han characters, by the readings that such spellings go by."""
    table, out = reading_table(naming().sound_table), list[str]()
    for character in characters:
        reading = (table.of.get(character) or ("",))[0]
        start = next((i for i in ("zh", "ch", "sh") if reading.startswith(i)), reading[:1])
        if start in naming().syllable_sounds:
            out.append(naming().syllable_sounds[start])
        for end, sound in naming().syllable_ends.items():
            if reading.endswith(end) and len(reading) > len(end):
                out.append(sound)
                break
    return _collapse(out)


def sound_key(sounds: Sounds) -> str:
    """A short string for an index: the firm sounds, those that several letters may stand for taken together."""
    firm = [sound for sound in sounds if not set(sound) <= set(naming().faint)]
    return "".join("x" if set(sound) & {"S", "K"} else min(sound) for sound in firm)


@lru_cache(maxsize=65536)
def likeness(a: Sounds, b: Sounds) -> float:
    """0–1: how well two rows of sounds fit, faint ones costing little. Few sounds cannot be alike by much."""
    if not a or not b:
        return 0.0
    row = [0.0]
    for sound in b:
        row.append(row[-1] + _gap(sound))
    for x in a:
        new = [row[0] + _gap(x)]
        for j, y in enumerate(b):
            swap = row[j] + (0.0 if set(x) & set(y) else 1.0)
            new.append(min(swap, row[j + 1] + _gap(x), new[j] + _gap(y)))
        row = new
    return 1 - row[-1] / max(len(a), len(b))


def _gap(sound: str) -> float:
    return 0.4 if set(sound) & set(naming().faint) else 1.0


def _collapse(sounds: object) -> Sounds:
    out: list[str] = []
    for sound in sounds:  # type: ignore[attr-defined]
        if not out or out[-1] != sound:
            out.append(sound)
    return tuple(out)


@cache
def _latin_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(naming().latin_sounds, key=len, reverse=True)))
