"""A page of questions and answers, as press conferences are written down: who answers, and which sentences ask.

In: the sentences, the text, and the words that open a question or an answer. Out: the party "we" stand for in the
answers, and the sentences that ask, in which nobody pledges anything; what a question tells of others stays told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from depositary.read.lexicon import Lexicon, Words
from depositary.read.mentions import Sentence

__all__ = ["Answers", "find_answers"]

_SIGN = 24  # code points of what may stand before the colon: "the reporter of the X News Agency:"
_LONG = 12  # sentences of a question
_COLONS, _MARKS = ":：", ("?", "？")


class Answers(NamedTuple):
    """The party of who answers, if the page says; the sentences that ask."""

    home: tuple[str, ...] = ()
    asked: frozenset[int] = frozenset()


def find_answers(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> Answers:
    """Nothing, unless the page has both a question and an answer that are marked as such."""
    words = lexicon.words
    if not words.asking or not any(
        f"{word}{colon}" in text for word in (*words.asking, *words.askers) for colon in _COLONS
    ):
        return Answers()
    asked: list[int] = []
    answered = asking = begun = False
    home: tuple[str, ...] = ()
    for sentence in sentences:
        if sentence.kind != "main":
            home = home or (() if begun else _who_answers(sentence))
            continue
        sign = _sign(text, sentence)
        signs = (*words.asking, *words.askers)
        if sign in words.asking or (sign.endswith(signs) and _asks(sentence, sentences, text)):
            asking = begun = True
        elif sign or (asking and text[sentence.start - 1 : sentence.start] in "\n "):
            asking = False  # "Answer:", the name of who answers, or a paragraph of its own
            answered = answered or sign in words.answering
        if asking and _is_question(sentence, text, words):
            asked.append(sentence.index)
        if not home and not begun:
            home = _who_answers(sentence)
    return Answers(home if answered else (), frozenset(asked))


def _who_answers(sentence: Sentence) -> tuple[str, ...]:
    return next(((p.party,) for p in sentence.persons if p.party and p.post), ())


def _is_question(sentence: Sentence, text: str, words: Words) -> bool:
    """It ends in a question mark, or begs the one who answers to tell."""
    told = text[sentence.start : sentence.end].strip()
    return told.endswith(_MARKS) or told.startswith((*words.begging, "\0"))


def _asks(sentence: Sentence, sentences: Sequence[Sentence], text: str) -> bool:
    """Whether a question mark ends one of the sentences of a paragraph: "reporter: X" may also sign a report."""
    own = (s for s in sentences[sentence.index :][:_LONG] if s.paragraph == sentence.paragraph)
    return any(text[s.start : s.end].rstrip().endswith(_MARKS) for s in own)


def _sign(text: str, sentence: Sentence) -> str:
    """What stands before a colon at the head of a sentence."""
    head = text[sentence.start : min(sentence.end, sentence.start + _SIGN)]
    at = next((i for i, char in enumerate(head) if char in _COLONS), -1)
    return head[:at].strip() if at > 0 else ""
