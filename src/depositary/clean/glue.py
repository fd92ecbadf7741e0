"""Glued words: two words that lost the space between them ("officialsreviewed", "September15", "theASEAN").

Enters: main text and a language's words. Leaves: edits that insert the missing spaces. A word is parted only if it is
not a word itself and its parts are; parts that could also be a name wait for evidence that this text does lose spaces.
"""

from __future__ import annotations

import re

from depositary.clean.knowledge import Words
from depositary.clean.view import Edit

__all__ = ["part_words"]

_WORD = re.compile(r"[A-Za-z]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.(?:com|org|int|gov|net|html?|pdf)\b)\S*")
_LOWER_UPPER = re.compile(r"(?<![A-Za-z])([A-Z]?[a-z]{1,24})([A-Z][A-Za-z]*)(?![a-z])")
_UPPER_LOWER = re.compile(r"(?<![A-Za-z])([A-Z]{2,})([a-z]{2,})(?![A-Za-z])")
_LETTER_DIGIT = re.compile(r"(?<![\w./_@-])([A-Za-z]{2,12})(\d{1,4})(?![\w@_])")
_DIGIT_LETTER = re.compile(r"(?<![\w./_@,-])(\d{1,4})([A-Za-z]{3,12})(?![\w@])")
_POINT = re.compile(r"(?<=[a-z)”’]{2})([.,;:!?])(?=[A-Z][a-z]|[A-Z]{3,}\b)|(?<=[a-z]{2})([,;])(?=[a-z]{2})")
_SUSPECTS = re.compile(r"(?<![A-Za-z])[A-Za-z][a-z]{4,40}(?![A-Za-z])")
_SHORTEST_PART = 3
_EVIDENCE = 2


def part_words(text: str, words: Words, begin: int = 0, finish: int | None = None) -> list[Edit]:
    """Insertions of a space wherever two words of `text[begin:finish]` are glued."""
    finish = len(text) if finish is None else finish
    whole = text[begin:finish]
    addresses = [found.span() for found in _ADDRESS.finditer(whole)] if "." in whole or "@" in whole else []
    places: list[int] = []
    unsure: list[int] = []
    suspects = set(_SUSPECTS.findall(whole))
    splits = {word: _split(word, words) for word in suspects if word.lower() not in words.known and len(word) > 4}
    splits = {word: split for word, split in splits.items() if split}
    if splits:
        for found in _SUSPECTS.finditer(whole):
            for cut, sure in splits.get(found.group(), ()):
                (places if sure else unsure).append(found.start() + cut)
    for found in _LOWER_UPPER.finditer(whole):
        _judge_camel(found, words, places, unsure)
    for found in _UPPER_LOWER.finditer(whole):
        if found.group(2) in words.small:
            places.append(found.start(2))
        elif found.group(2) in words.common and len(found.group(2)) > _SHORTEST_PART:
            unsure.append(found.start(2))
    for found in _LETTER_DIGIT.finditer(whole):
        if found.group(1).lower() in words.numbered:
            places.append(found.start(2))
        elif found.group(1) in words.common and len(found.group(1)) > _SHORTEST_PART:
            unsure.append(found.start(2))
    for found in _DIGIT_LETTER.finditer(whole):
        letters = found.group(2).lower()
        if letters in words.numbered:
            places.append(found.start(2))
        elif letters in words.common:
            unsure.append(found.start(2))
    if len(places) + len(unsure) // 2 >= _EVIDENCE:
        places += unsure
    places += [found.end() for found in _POINT.finditer(whole)]
    if addresses:
        places = [place for place in places if not any(start <= place < end for start, end in addresses)]
    return [Edit(begin + place, begin + place, " ") for place in sorted(set(places))]


def _judge_camel(found: re.Match[str], words: Words, places: list[int], unsure: list[int]) -> None:
    """ "theASEAN" is two words; "RetnoMarsudi" is two names if this text loses spaces; "McDonald" is one."""
    left, right = found.groups()
    if found.group().lower() in words.never or left in ("Mc", "Mac", "De", "Di", "La", "Le", "O", "e", "i", "d", "l"):
        return
    lower = left.lower()
    if left.islower() and (lower in words.known or _split(left, words)):
        places.append(found.start(2))
    elif lower in words.small and len(lower) > 1:
        places.append(found.start(2))
    elif len(left) >= _SHORTEST_PART and len(right) >= _SHORTEST_PART and right[1:].islower():
        unsure.append(found.start(2))


def _split(word: str, words: Words) -> list[tuple[int, bool]]:
    """Where to part `word`, and whether that is sure; empty if it is one word (or a name)."""
    lower = word.lower()
    if lower in words.never or lower in words.known or _inflected(lower, words):
        return []
    capital = word[0] != lower[0]
    best: tuple[int, int, bool] | None = None
    for cut in range(1, len(lower)):
        left, right = lower[:cut], lower[cut:]
        if not _is_part(left, words, first=True) or not _is_part(right, words, first=False):
            continue
        small = left in words.small or right in words.small
        if capital and not (left in words.small or right in words.small):
            continue
        if capital and len(left) < _SHORTEST_PART:
            continue
        score = min(len(left), len(right)) + (6 if small else 0)
        sure = not capital and (len(left) >= _SHORTEST_PART and len(right) >= _SHORTEST_PART)
        if best is None or score > best[0]:
            best = (score, cut, sure)
    if best:
        return [(best[1], best[2])]
    return _split_name(lower, words) if capital else _split_three(lower, words)


def _split_name(lower: str, words: Words) -> list[tuple[int, bool]]:
    """A name and a function word of four letters or more ("Nuvelathis"): never sure."""
    for cut in range(len(lower) - 4, _SHORTEST_PART, -1):
        if lower[cut:] in words.small:
            return [(cut, False)]
    return []


def _split_three(lower: str, words: Words) -> list[tuple[int, bool]]:
    """Three words in one ("tothe", "meetingbetweenthe"): the middle one must be a function word."""
    if len(lower) < 10:
        return []
    for first in range(_SHORTEST_PART, len(lower) - 4):
        if lower[:first] not in words.common:
            continue
        for second in range(first + 2, len(lower) - 2):
            if lower[first:second] in words.small and lower[second:] in words.common:
                return [(first, True), (second, True)]
    return []


def _is_part(part: str, words: Words, *, first: bool) -> bool:
    if part in words.small:
        return len(part) > 1 or first
    if len(part) > 5:
        return part in words.known or _inflected(part, words)
    return len(part) >= _SHORTEST_PART and part in words.common


_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "al", "ally", "ness", "ment", "ments", "isation", "ization", "ise", "ize", "ised", "ized", "ity", "able", "ible", "less", "ful", "ist", "ists", "ism", "ic", "ical", "ian", "ians", "ship", "ships", "y", "ative", "ive", "ion", "ions", "hood", "wise", "fold", "ward", "wards")
_OPENINGS = ("un", "re", "non", "pre", "post", "anti", "co", "counter", "inter", "intra", "multi", "over", "under", "sub", "super", "trans", "tri", "bi", "mid", "micro", "macro", "eco", "bio", "geo", "cyber", "socio", "dis", "mis", "de", "en", "hydro", "tele", "agro", "aero", "auto", "self", "semi", "extra", "ultra", "pan", "neo", "fore", "out", "up", "down")


def _inflected(lower: str, words: Words) -> bool:
    """A regular form of a known word, or a known word with a common prefix: one word after all."""
    for ending in _ENDINGS:
        if lower.endswith(ending):
            stem = lower[: -len(ending)]
            if len(stem) >= 3 and (stem in words.known or stem + "e" in words.known or stem[:-1] + "y" in words.known):
                return True
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in words.known:
                return True
    return any(lower.startswith(opening) and lower[len(opening) :] in words.known for opening in _OPENINGS)
