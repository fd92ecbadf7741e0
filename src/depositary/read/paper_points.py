"""Points of a paper set out as a list: "A and B issued a declaration of seven points: 1. Respect for …; 2. …".

In: the sentence that opens the list, and a point's tokens. Out: whether the list tells what the paper holds, rather
than what a verb governs; and the force of a point that has no verb of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.lexicon import Words
from depositary.read.mentions import Sentence
from depositary.read.scan import Token

__all__ = ["force_of_point", "holds_points"]


def holds_points(opening: Sentence, words: Words) -> bool:
    """ "the declaration of 17 main points:", "the statement sets out 6 principles, namely:"."""
    tokens = [t for t in opening.tokens if t.text not in ":："]
    paper = next((i for i, t in enumerate(tokens) if t.senses.keys() & {"instrument", "instrument_kind"}), None)
    if paper is None or not words.steps or words.infinitive:
        return False
    behind = tokens[paper + 1 :]
    if any(v.force and v.frame == "act" for t in behind for v in t.senses.get("verb", ())):
        return False  # "issued a statement and agreed on 3 points:"
    return any(one.shape == "number" and two.text.lower() in words.steps for one, two in pairwise(behind))


def force_of_point(tokens: Sequence[Token], words: Words) -> str | None:
    """What a point without a subject is: a principle or a topic is reaffirmed, a deed agreed; None where its own verb
    tells."""
    first = next((t for t in tokens if t.shape in ("word", "name")), None)
    if first is None:
        return None
    if any(v.force for v in first.senses.get("verb", ())):
        return None
    deed = "action" in first.senses and first.text.lower() not in words.complying
    return "agree" if deed else "reaffirm"
