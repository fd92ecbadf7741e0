"""Lists inside the titles of instruments, and where what is joined is a title of its own.

In: the tokens of a sentence. Out: whether a comma or a joining word belongs to the title it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import TimeMention
from depositary.read.scan import Token

__all__ = ["TitleLists"]

_DASHES = frozenset("-–—―─－·~")
_YEAR_TOKEN = re.compile(r"(?:19|20)\d\d")
_NO_TOPIC = frozenset({
    "verb", "held", "group", "post", "person", "instrument_kind", "instrument", "kind", "have", "be", "action", "party",
    "subordinator", "connector", "place_word",
})  # fmt: skip


_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}


_SUFFIX = 2  # letters behind a figure that make it an ordinal


class TitleLists:
    """The tokens of a sentence, and what is joined in its titles."""

    def __init__(
        self, tokens: Sequence[Token], times: Sequence[TimeMention], text: str, end: int, lexicon: Lexicon
    ) -> None:
        self.tokens = tokens
        self.times = times
        self.text = text
        self.floor = -1  # where the last title found before ends
        self.end = end
        self.lexicon = lexicon
        self.spaces = lexicon.language.facts.spaces
        self.head_last = lexicon.language.facts.head == "last"

    def _timed(self, token: Token) -> bool:
        return bool(self.times) and any(time.start <= token.start < time.end for time in self.times)

    def _is_year(self, position: int) -> bool:
        """A bare year right behind a capitalised word belongs to the title ("Blueprint 2025")."""
        token = self.tokens[position]
        return bool(_YEAR_TOKEN.fullmatch(token.text)) and token.start - self.tokens[position - 1].end == 1

    def _quoted_topic(self, position: int) -> int | None:
        """ "a Declaration on a “Partnership for …”": where the quotation ends that tells what a paper is about."""
        token = self.tokens[position]
        closing = _QUOTES.get(token.text)
        before = self.tokens[position - 1]
        if closing is None or not before.senses.keys() & {"about", "article"}:
            return None
        for step in range(position + 1, min(position + 16, len(self.tokens))):
            if self.tokens[step].text == closing:
                return step if self.text[token.end].isupper() else None
            if self.tokens[step].text in ".;":
                return None
        return None

    def _amends(self, position: int) -> bool:
        """ "Protocol to upgrade the A-B Agreement": what it does to another paper, in small letters inside its name."""
        after = self.tokens[position + 1 : position + 8]
        if "infinitive" not in self.tokens[position].senses or len(after) < _SUFFIX or "action" not in after[0].senses:
            return False
        if not after[0].text.islower() or "article" not in after[1].senses:
            return False
        for token in after[2:]:
            if token.senses.keys() & {"instrument", "instrument_kind"}:
                return token.text[:1].isupper()
            if token.shape != "name" and "party" not in token.senses and token.text not in _DASHES:
                return False
        return False

    def _ordinal(self, position: int) -> bool:
        """ "Joint Statement of the 19th A-B Summit": the number of the meeting whose paper it is, inside its name."""
        after = self.tokens[position + 1 : position + 3]
        if self.tokens[position].shape != "number" or len(after) < _SUFFIX or len(after[0].text) != _SUFFIX:
            return False
        named = after[1].senses.keys() & {"mechanism", "party"}
        return after[0].start == self.tokens[position].end and after[0].text.isalpha() and bool(named)

    def _by_noun_alone(self, index: int, position: int) -> bool:
        """ "the Charter and A …": what is joined to a noun that stands for a known paper is no part of its name."""
        before = self.tokens[index - 1] if index else None
        alone = position == index + 1 and (before is None or "article" in before.senses)
        after = self.tokens[position + 1 : position + 2]
        return alone and bool(after) and "instrument_kind" not in after[0].senses

    def _deed_about(self, position: int) -> int | None:
        """ "Tuyên bố … về việc thành lập …", "… về tăng cường …": where behind "on" the deed stands that a paper is
        about."""
        if self.head_last or "about" not in self.tokens[position].senses:
            return None
        step = position + 1
        if step < len(self.tokens) and "nominaliser" in self.tokens[step].senses:
            step += 1
        deed = self.tokens[step : step + 1]
        return step if deed and "action" in deed[0].senses and deed[0].shape == "word" else None

    def _another(self, position: int) -> bool:
        """ "… and the Master Plan on …", "… and A-B Joint Statement on …": what the connector joins is a title of its
        own."""
        after = self.tokens[position + 1 : position + 10]
        noun = next((i for i, t in enumerate(after) if "instrument_kind" in t.senses), 0)
        if noun and after[noun].text[:1].isupper() and "about" in after[min(noun + 1, len(after) - 1)].senses:
            if all(t.shape == "name" or "party" in t.senses or t.text in _DASHES for t in after[:noun]):
                return any("about" in t.senses for t in self.tokens[max(0, position - 20) : position])
        if len(after) > 1 and after[0].text in self.lexicon.words.posts_of:
            after = after[1:]
        if not after or not after[0].senses.keys() & {"article", "reflexive"}:
            return False
        if " " in self.tokens[position].text:
            return True  # "A as well as the B …"
        for token in after[1:]:
            if "instrument_kind" in token.senses or "instrument" in token.senses:
                return token.text[:1].isupper()
            if token.shape != "name" and "party" not in token.senses and token.text not in _DASHES:
                return False
        return False

    def _to_whom(self, position: int) -> bool:
        """ "the Declaration on A for the B leaders to sign": whom it is for, no part of its name."""
        for token in self.tokens[position + 1 : position + 6]:
            if token.shape == "word" and token.senses.keys() & {"group", "level", "member", "post"}:
                return "article" not in token.senses or " " in token.text
            if not ("article" in token.senses or "party" in token.senses or token.text in _DASHES):
                return False
        return False

    def _list_in_title(self, position: int) -> bool:
        """Commas inside a title: "Peaceful, Inclusive, Resilient, Healthy and Harmonious"."""
        after = self.tokens[position + 1 : position + 4]
        return (
            len(after) > 1
            and after[0].shape == "name"
            and (not after[0].senses or (self.head_last and not after[0].senses.keys() & (_NO_TOPIC | {"place"})))
            and (after[1].text == "," or "connector" in after[1].senses)
        )

    def _topics_listed(self, index: int, position: int) -> bool:
        """ "Kế hoạch hành động về A, B và C": behind "on", short nouns parted by commas and closed by "and"."""
        if self.head_last or not any("about" in t.senses for t in self.tokens[index + 1 : position]):
            return False
        size = 0
        for step in range(position + 1, min(position + 16, len(self.tokens))):
            token = self.tokens[step]
            if "conjunction" in token.senses:
                behind = self.tokens[step + 1 : step + 3]
                if not size or not behind:
                    return False
                deed = "action" in behind[0].senses and "verb" not in behind[0].senses
                if deed and (behind[0].text[:1].isupper() or not _governs(behind[1:])):
                    return True  # "… and innovation"
                return not behind[0].senses.keys() & _NO_TOPIC
            if token.text == ",":
                if not size:
                    return False
                size = 0
                continue
            plain = token.shape in ("word", "name") and not token.senses.keys() & _NO_TOPIC
            if not plain or size >= 3 or self._timed(token):
                return False
            size += 1
        return False


def _governs(after: Sequence[Token]) -> bool:
    """Whether a word for a deed has something behind it that it can govern."""
    return bool(after) and after[0].shape in ("word", "name") and not after[0].senses.keys() & {"party", "place_word"}
