"""Whether two titles of papers are of one paper.

In: titles as written. Out: yes or no; what else must agree (kind, period) is the caller's to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from depositary.read.lexicon import Lexicon
from depositary.read.lexicon_words import Words
from depositary.read.mentions import InstrumentMention
from depositary.read.scan import Token, scan_words

__all__ = ["ends_title", "is_said_short", "related", "same_plan", "same_title", "sent_on", "shortens"]

_SHORT_TITLE = 2


class Titled(Protocol):
    """A paper, or a name of one."""

    title: str | None
    kind: str


_PLAN = "plan_of_action"


def ends_title(tokens: Sequence[Token], position: int, words: Words) -> bool:
    """ "A, B Adopt New Plan of Action During Ministers' Meeting", "Agreement In Jakarta": a small word that has a
    capital only in a headline goes on behind the paper's title; "For" before "Next Five Years"."""
    token = tokens[position]
    if token.text in words.headline_words:
        return "kind" not in token.senses
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if token.text not in words.headline_places or after is None:
        return False
    return bool(after.senses.keys() & {"place", "place_en"}) or after.text in words.headline_words


def same_title(one: str | None, other: str | None, lexicon: Lexicon | None = None) -> bool:
    """The same words, or one long title inside the other; in a script without spaces, the end of the other, as
    "the Joint Statement" in title marks stands for the one on something. With a lexicon whose nouns stand first, a
    party's other name, a missing "on", another noun for a
    plan and that it furthers cooperation make no other title."""
    if not one or not other:
        return False
    if lexicon is not None and lexicon.language.facts.head == "first" and one != other:
        one, other = _plain(one, lexicon), _plain(other, lexicon)
    a, b = _key(one), _key(other)
    short, long = sorted((a, b), key=len)
    if not a.isascii() and len(short) >= _SHORT_TITLE and " " not in short and long.endswith(short):
        return True
    return a == b or (len(short) >= 8 and short in long)


def same_plan(one: str | None, other: str | None, lexicon: Lexicon) -> bool:
    """ "Kế hoạch hành động A - B" and "Chương trình hành động thúc đẩy hợp tác A - B": one plan under two nouns."""
    if not one or not other or lexicon.language.facts.head != "first":
        return False
    names = _plain(one, lexicon), _plain(other, lexicon)
    return names[0].lower() == names[1].lower() and names[0].startswith(_PLAN)


def begins(mention: InstrumentMention, paper: Titled) -> bool:
    """ "the Hue Plan of Action on A … the Hue Plan of Action": a known paper's name is here the first words of a
    longer title told before."""
    title = (paper.title or "").lower()
    return paper.kind == mention.kind and bool(mention.title) and title.startswith(f"{(mention.title or '').lower()} ")


def shortens(title: str, longer: Sequence[str | None]) -> bool:
    """Whether a title in a script without spaces is the end of a longer one of these."""
    return len(title) >= _SHORT_FORM and any(
        name is not None and len(name) > len(title) and name.endswith(title) for name in longer
    )


_SHORT_FORM = 2


def is_said_short(text: str, end: int, start: int, lexicon: Lexicon) -> bool:
    """ "«Long Title» (hereafter «Title»)", "«Title» («Other Title»)": whether nothing but the word for it, or the
    bracket, stands between the two."""
    words = lexicon.words.called_short
    if text[end:start] in ("(", "（") and text[start : start + 1] == "《":
        return True
    between = text[end:start].strip("》（(“《 :：") if words and 0 < start - end <= _BRACKET else ""
    return between in words if between else False


_BRACKET = 10  # code points


def related(one: str | None, other: str | None) -> bool:
    """A long word in common; of titles not in Latin letters always."""
    if not one or not other:
        return True
    words = set(re.findall(r"\w{4,}", one.lower())) & set(re.findall(r"\w{4,}", other.lower()))
    return bool(words) or not one.isascii()


@lru_cache(maxsize=1024)
def _plain(title: str, lexicon: Lexicon) -> str:
    nouns = lexicon.words.instruments.get(_PLAN, ())
    noun = max((n for n in nouns if title.lower().startswith(f"{n} ")), key=len, default="")
    tokens = [t for t in scan_words(title[len(noun) :], lexicon) if "about" not in t.senses and t.text not in "-–"]
    words = [_called(t) for t in tokens if noun or not t.senses.keys() & {"place_word", "owning"}]
    if noun:
        words = [_PLAN, *(word for word in words if word not in lexicon.words.plan_fillers)]
    return " ".join(words)


def _called(token: Token) -> str:
    """A party by its name, a meeting by its series: "the ADMM 10" is the tenth of the ministers of defence."""
    return str(token.senses["mechanism"].id if "mechanism" in token.senses else token.senses.get("party", token.text))


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().lower().removeprefix("the ")


def sent_on(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "agreed to transmit this Communique to A": to whom the paper whose noun stands at `index` goes, no part of its
    title."""
    before = [t.text.lower() for t in tokens[max(0, index - _SENT) : index]]
    return any(text in words.sending for text in before)


_SENT = 5  # tokens from the verb of sending to the paper's noun
