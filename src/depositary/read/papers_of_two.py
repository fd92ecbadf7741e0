"""A paper named by the two between whom it stands: "an agreement between the governments of A and B on …".

In: the tokens of a sentence, where the word for "between" stands, the kind of paper. Out: the second of the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.scan import Token

__all__ = ["pair_end"]

_OF_TWO = frozenset({"agreement", "memorandum", "treaty"})
_ENDS = frozenset({"verb", "be", "held", "about"})
_FAR = 12  # tokens within which both are named


def pair_end(tokens: Sequence[Token], step: int, kind: str) -> int | None:
    """The last token of the second party's name; None if no two are named."""
    if kind not in _OF_TWO or step >= len(tokens) or "between" not in tokens[step].senses:
        return None
    sides = 0
    for position in range(step + 1, min(step + _FAR, len(tokens))):
        token = tokens[position]
        if "party" in token.senses:
            sides += 1
        elif token.senses.keys() & _ENDS or (token.shape == "sign" and token.text not in "-–"):
            return None
        if sides == 2:
            after = tokens[position + 1] if position + 1 < len(tokens) else None
            own = after is not None and after.shape == "name" and not after.senses  # "the A Secretariat"
            return position + 1 if own else position
    return None
