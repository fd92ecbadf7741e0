"""Posts named in short, which mean somebody's only where that is spoken of: "Commission President" in a text that names
the union whose commission it is."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.scan import Scan, Token
from depositary.registry.names import Name

__all__ = ["drop_unowned_posts"]


def drop_unowned_posts(scan: Scan) -> None:
    """Take the sense of a post from each short form none of whose owners the text names, or that ends a longer name."""
    short = [
        (row, index, name)
        for row, kinds in zip(scan.rows, scan.kinds, strict=True)
        if "post" in kinds
        for index, token in enumerate(row)
        if "post" in token.senses and isinstance(name := token.senses["post"], Name) and name.own_only
    ]
    if not short:
        return
    named = {
        getattr(token.senses["actor"], "id", None)
        for row, kinds in zip(scan.rows, scan.kinds, strict=True)
        if "actor" in kinds
        for token in row
        if "actor" in token.senses
    }
    for row, index, name in short:
        if named.isdisjoint(name.own_only) or _goes_before(row, index):
            row[index].senses = {kind: value for kind, value in row[index].senses.items() if kind != "post"}


def _goes_before(row: Sequence[Token], index: int) -> bool:
    """ "Electoral Commission President": another's."""
    before = row[index - 1] if index else None
    return before is not None and before.shape == "name" and before.end + 1 == row[index].start and not before.senses
