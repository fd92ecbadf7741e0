"""Glued words: two words that lost the space between them ("officialsreviewed", "September15", "theASEAN").

Enters: main text and a language's words. Leaves: edits that insert the missing spaces. A word is parted only if it is
not a word itself and its parts are; parts that could also be a name wait for evidence that this text does lose spaces.
"""

from __future__ import annotations

import re

from depositary.clean.knowledge import Words
from depositary.clean.view import Edit

__all__ = ["WordParter"]

_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\.(?:com|org|int|gov|net|html?|pdf)\b)\S*")
_MAY_BE_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|int|gov|net|htm|pdf)")
_WORD = re.compile(r"[A-Za-z]+")
_LOWER_UPPER = re.compile(r"([A-Z]?[a-z]{1,24})([A-Z][A-Za-z]*)")
_UPPER_LOWER = re.compile(r"([A-Z]{2,})([a-z]{2,})")
_DIGITS = re.compile(r"\d{1,4}(?![\d@_])")
_LETTERS_BEFORE = re.compile(r"(?<![\w./_@-])[A-Za-z]{2,12}\Z")
_LETTERS_AFTER = re.compile(r"[A-Za-z]{3,12}(?![\w@])")
_POINT = re.compile(r"[.,;:!?](?=[A-Za-z][A-Za-z])")
_SHORTEST_PART = 3
_SURE_PART = 6  # letters of both of two content words: shorter ones may be a compound nobody listed
_SHORTEST_VERB = 4  # letters of a common word that may be glued behind a name
_EVIDENCE = 2  # different words clearly glued from which a text is held to lose spaces
_LONG_WORD = (
    7  # letters of a capitalised word behind which one of two letters may be glued ("Committeeof", not "Putin")
)
_LONGEST_GLUED = 60  # letters: longer runs are no words
_LONGEST_MEMORY = 50_000

Cuts = tuple[tuple[int, bool], ...]  # where to part a word, and whether that is sure


class WordParter:
    """Parts glued words of one language. It remembers words it has judged, which changes no answer."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._judged: dict[str, Cuts] = {}

    def part(self, text: str, begin: int = 0, finish: int | None = None) -> list[Edit]:
        """Insertions of a space wherever two words of `text[begin:finish]` are glued."""
        part = text[begin : len(text) if finish is None else finish]
        sure: list[int] = []
        unsure: list[int] = []
        clear = self._look_at_words(part, sure, unsure) + self._look_at_numbers(part, sure, unsure)
        if clear >= _EVIDENCE:
            sure += unsure
            self._look_at_names(part, sure)
        sure += [found.end() for found in _POINT.finditer(part) if _is_lost_space(part, found.start())]
        if sure and _MAY_BE_ADDRESS.search(part):
            addresses = [found.span() for found in _ADDRESS.finditer(part)]
            sure = [place for place in sure if not any(start <= place < end for start, end in addresses)]
        return [Edit(begin + place, begin + place, " ") for place in sorted(set(sure))]

    def _look_at_words(self, text: str, sure: list[int], unsure: list[int]) -> int:
        """How many different words are clearly glued; all places go to `sure` and `unsure`."""
        known = self._words.known
        splits = {}
        for word in set(_WORD.findall(text)) - known:
            if _SHORTEST_PART < len(word) <= _LONGEST_GLUED and not word.isupper() and (cuts := self._split(word)):
                splits[word] = cuts
        if not splits:
            return 0
        for found in _WORD.finditer(text):
            for cut, is_sure in splits.get(found.group(), ()):
                (sure if is_sure else unsure).append(found.start() + cut)
        return sum(1 for cuts in splits.values() if cuts[0][1])

    def _look_at_names(self, text: str, sure: list[int]) -> None:
        """ "Sonattended", where "Son" stands by itself elsewhere: a name and a common word, in a damaged text."""
        words = set(_WORD.findall(text))
        cuts = {}
        for word in words:
            if (
                not word[:1].isupper()
                or not word[1:].islower()
                or self._split(word)
                or word.lower() in self._words.known
            ):
                continue
            for cut in range(2, len(word) - _SHORTEST_VERB + 1):
                tail = word[cut:]
                if word[:cut] in words and (
                    tail in self._words.common or (len(tail) >= _SURE_PART and tail in self._words.parts)
                ):
                    cuts[word] = cut
                    break
        if cuts:
            sure += [found.start() + cuts[found.group()] for found in _WORD.finditer(text) if found.group() in cuts]

    def _look_at_numbers(self, text: str, sure: list[int], unsure: list[int]) -> int:
        """How many words are clearly glued to numbers; the places go to `sure` and `unsure`."""
        words = self._words
        before_any = len(sure)
        for found in _DIGITS.finditer(text):
            start, end = found.span()
            if start and text[start - 1].isalpha():
                before = _LETTERS_BEFORE.search(text, max(0, start - 14), start)
                if before is None or text[end : end + 1].isalpha():
                    continue
                letters = before.group()
                if letters.lower() in words.numbered:
                    sure.append(start)
                elif letters in words.common and len(letters) > _SHORTEST_PART:
                    unsure.append(start)
            elif text[end : end + 1].isalpha() and not (start and text[start - 1] in "./_@,-"):
                if (suffix := self._ordinal_suffix(text, end)) and text[end + suffix : end + suffix + 1].isupper():
                    sure.append(end + suffix)  # "14thMeeting"
                    continue
                after = _LETTERS_AFTER.match(text, end)
                if after is None:
                    continue
                if after.group().lower() in words.numbered:
                    sure.append(end)
                elif after.group() in words.common:
                    unsure.append(end)
        return len(sure) - before_any

    def _ordinal_suffix(self, text: str, place: int) -> int:
        """Length of what makes the number before `place` an ordinal; 0 if nothing does."""
        return next((len(s) for s in self._words.ordinal_suffixes if text.startswith(s, place)), 0)

    def _judge_mixed(self, word: str) -> Cuts:
        """Capitals inside: "theASEAN" and "ASEANand" are two words; "RetnoMarsudi" may be; "McDonald" is one."""
        words = self._words
        if word.lower() in words.never:
            return ()
        if found := _UPPER_LOWER.fullmatch(word):
            tail = found.group(2)
            if tail in words.small:
                return ((found.start(2), True),)
            return ((found.start(2), False),) if tail in words.common and len(tail) > _SHORTEST_PART else ()
        found = _LOWER_UPPER.match(word)
        if found is None or found.group(1) in words.name_openings:
            return ()
        left, right = found.groups()
        lower = left.lower()
        if (left.islower() and (lower in words.known or self._split(left))) or (
            lower in words.small and len(lower) > 1
        ):
            return ((found.start(2), True),)
        if len(left) >= _SHORTEST_PART and len(right) >= _SHORTEST_PART and right[1:].islower():
            return ((found.start(2), False),)
        return ()

    def _split(self, word: str) -> Cuts:
        """Where to part `word`; empty if it is one word, or a name."""
        cuts = self._judged.get(word)
        if cuts is None:
            if len(self._judged) > _LONGEST_MEMORY:
                self._judged.clear()
            cuts = self._judged[word] = self._judge(word)
        return cuts

    def _judge(self, word: str) -> Cuts:
        words, lower = self._words, word.lower()
        if not word[1:].islower():
            return self._judge_mixed(word)
        if len(word) < 5:
            return ()
        if lower in words.never or lower in words.known or self._is_inflected(lower):
            return ()
        capital = word[0] != lower[0]
        best: tuple[int, int, bool] | None = None
        for cut in range(_SHORTEST_PART if capital else 1, len(lower)):
            left, right = lower[:cut], lower[cut:]
            if not self._is_part(left, first=True) or not self._is_part(right, first=False):
                continue
            small = left in words.small or right in words.small
            if capital and not small:
                continue
            if capital and len(right) < _SHORTEST_PART and len(left) < _LONG_WORD:
                continue
            score = min(len(left), len(right)) + (6 if small else 0)
            if best is None or score > best[0]:
                shorter = min(len(left), len(right))
                best = (score, cut, not capital and shorter >= (_SHORTEST_PART if small else _SURE_PART))
        if best:
            return ((best[1], best[2]),)
        return self._split_name(lower) if capital else self._split_three(lower)

    def _split_name(self, lower: str) -> Cuts:
        """A name and a function word of four letters or more ("Nuvelathis"): never sure."""
        for cut in range(len(lower) - 4, _SHORTEST_PART, -1):
            if lower[cut:] in self._words.small:
                return ((cut, False),)
        return ()

    def _split_three(self, lower: str) -> Cuts:
        """Three words in one ("meetingbetweenthe"): the middle one must be a function word."""
        if len(lower) < 10:
            return ()
        words = self._words
        for first in range(_SHORTEST_PART, len(lower) - 4):
            if lower[:first] not in words.common:
                continue
            for second in range(first + 2, len(lower) - 2):
                if lower[first:second] in words.small and lower[second:] in words.common:
                    return ((first, True), (second, True))
        return ()

    def _is_part(self, part: str, *, first: bool) -> bool:
        if part in self._words.small:
            return len(part) > 1 or first
        if len(part) > 5:
            return part in self._words.parts or self._is_inflected(part)
        return len(part) >= _SHORTEST_PART and part in self._words.common

    def _is_inflected(self, lower: str) -> bool:
        """A regular form of a known word, or a known word with a common opening: one word after all."""
        known = self._words.known
        for ending in self._words.endings:
            if not lower.endswith(ending):
                continue
            stem = lower[: -len(ending)]
            if len(stem) >= 3 and (stem in known or stem + "e" in known or stem[:-1] + "y" in known):
                return True
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known:
                return True
        return any(lower.startswith(opening) and lower[len(opening) :] in known for opening in self._words.openings)


def _is_lost_space(text: str, point: int) -> bool:
    """A stop or comma between words without a space behind it: "Affairs.The", "economy,and"; not "U.S.A", "e.g."."""
    before, after = text[point - 2 : point], text[point + 1 : point + 3]
    if len(before) < 2 or not all(character.islower() or character in ")”’" for character in before):
        return False
    return after.istitle() or after.isupper() or (text[point] in ",;" and after.islower())
