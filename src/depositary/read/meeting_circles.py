"""Meetings of one kind held by several circles: "the senior officials' meetings of A, A+3 and the B summit".

In: the mentions and tokens of a sentence. Out: the mentions, those of the circles in such a list (in a language whose
kind noun stands first), or of the circle behind letters that several series share ("the SOM of the A Forum"), being
meetings of that kind, where the registry knows one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import LEVEL_NAMES
from depositary.read.mentions import MeetingMention
from depositary.read.scan import Token
from depositary.registry.shapes import Mechanism

__all__ = ["circle_behind", "meeting_of_ministers", "of_circles", "of_its_circle"]


def of_circles(found: list[MeetingMention], tokens: Sequence[Token], lexicon: Lexicon) -> list[MeetingMention]:
    """The mentions with each circle's own meeting in place of the circle."""
    if lexicon.language.facts.head != "first" or len(found) < 2:
        return found
    result: list[MeetingMention] = []
    covered = -1
    for mention in found:
        if mention.start < covered:
            continue  # a circle listed behind the mention before
        result.append(mention)
        if mention.level not in _KINDS or len(mention.parties) > 1 or mention.ordinals:
            continue
        owner, circles, end = _behind(mention, tokens, lexicon)
        owner = mention.parties[0] if mention.parties else owner
        own = lexicon.registry.mechanisms.get(mention.mechanism or "")
        if own is None or len(own.parties) != 1:
            own = _officials(lexicon).get(owner or "") if mention.level == "senior_officials" else None
        rows = [_meeting_of(lexicon, t.senses["mechanism"].id, own) for t in circles] if own is not None else []
        if own is None or not rows or None in rows:
            continue
        covered = end
        result[-1] = replace(
            mention, parties=(str(owner),), mechanism=own.id, name_en=own.name_en, known=True, bare=False
        )
        for token, row in zip(circles, rows, strict=True):
            if row is not None:
                sides = tuple(lexicon.registry.actors[party].name_en for party in lexicon.sides_of(row.id))
                result.append(
                    replace(
                        result[-1], start=token.start, end=token.end, kind_start=token.start, mechanism=row.id,
                        name=f"{mention.name} {token.text}", name_en=row.name_en, parties=sides, acronym=None,
                        known=False,
                    )
                )  # fmt: skip
    return result


def circle_behind(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> tuple[Mechanism, int] | None:
    """The series that letters shared by several mean before "of" and a circle, and the index of the circle's token."""
    name = tokens[position].senses["mechanism"]
    step = position + 1
    if not name.shared or step >= len(tokens) or "between" not in tokens[step].senses:
        return None
    step += 1
    while step < len(tokens) and "article" in tokens[step].senses:
        step += 1
    circle = tokens[step].senses.get("mechanism") if step < len(tokens) else None
    row = _meeting_of(lexicon, circle.id, lexicon.registry.mechanisms[name.id]) if circle is not None else None
    return (row, step) if row is not None and row.id != name.id else None


def of_its_circle(
    mention: MeetingMention, tokens: Sequence[Token], position: int, series: Mechanism, last: int, lexicon: Lexicon
) -> MeetingMention:
    """The mention that begins with the token at `position`, as a sitting of the series of the circle at `last`."""
    bracket = tokens[last + 1 : last + 4]
    closed = len(bracket) == 3 and bracket[0].text == "(" and bracket[2].text == ")"
    return replace(
        mention, end=bracket[2].end if closed else tokens[last].end, mechanism=series.id, name_en=series.name_en,
        name=" ".join(t.text for t in tokens[position : last + 1]), level=series.level,
        parties=tuple(lexicon.registry.actors[party].name_en for party in lexicon.sides_of(series.id)),
        acronym=series.acronyms[0] if series.acronyms else None,
    )  # fmt: skip


_KINDS = ("senior_officials", "ministerial")


def _behind(mention: MeetingMention, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str | None, list[Token], int]:
    """The party and the circles listed behind a mention ("of A, A+3 (AT) and the B summit (BS)"): the party, the
    tokens of the circles, and where the list ends."""
    owner: str | None = None
    circles: list[Token] = []
    end, depth = mention.end, 0
    for token in tokens:
        if token.start < mention.end:
            continue
        if token.text in "(（":
            depth += 1
        elif token.text in ")）" and depth:
            depth -= 1
            end = token.end
        elif depth:
            continue
        elif "mechanism" in token.senses and _is_circle(lexicon, token.senses["mechanism"].id):
            circles.append(token)
            end = token.end
        elif "party" in token.senses and not circles and owner is None and not mention.parties:
            owner = str(token.senses["party"])
        elif token.text != "," and not token.senses.keys() & {"conjunction", "framing"}:
            break
    return owner, circles, end


@lru_cache(maxsize=64)
def meeting_of_ministers(lexicon: Lexicon, circle: str) -> Mechanism | None:
    """The foreign ministers' meeting of those whose summit the circle is, where it has its own name."""
    row = lexicon.registry.mechanisms.get(circle)
    if row is None or row.level != "summit":
        return None
    noun = lexicon.registry.ministers_meeting
    names = {f"{stem} {noun}" for stem in (row.name_en, row.name_en.removesuffix(f" {_SUMMIT}"))}
    rows = (r for r in lexicon.registry.mechanisms.values() if r.level == "ministerial")
    return next((r for r in rows if r.name_en in names), None)


def _is_circle(lexicon: Lexicon, mechanism: str) -> bool:
    """A summit or forum by whose name those who meet in it are known."""
    row = lexicon.registry.mechanisms[mechanism]
    return len(row.parties) != 1 and (row.level == "summit" or bool(row.acronyms))


def _meeting_of(lexicon: Lexicon, circle: str, own: Mechanism) -> Mechanism | None:
    """The circle's meeting that is named as `own` is: "B Summit" and "A Senior Officials' Meeting" give that of B's
    senior officials."""
    head = lexicon.registry.mechanisms[circle].name_en.removesuffix(f" {_SUMMIT}")
    kind = own.name_en.partition(" ")[2]
    return next(
        (
            row
            for row in lexicon.registry.mechanisms.values()
            if row.level == own.level and row.name_en.startswith(head) and row.name_en.endswith(kind)
        ),
        None,
    )


@lru_cache(maxsize=4)
def _officials(lexicon: Lexicon) -> dict[str, Mechanism]:
    """By party the meeting of its own senior officials, which bears its name and no more."""
    rows = [row for row in lexicon.registry.mechanisms.values() if row.level == "senior_officials"]
    named = {row.name_en: row for row in rows}
    parties = {row.name_en.removesuffix(f" {_OFFICIALS}") for row in rows}
    return {party: named[f"{party} {_OFFICIALS}"] for party in parties if f"{party} {_OFFICIALS}" in named}


_SUMMIT, _OFFICIALS = LEVEL_NAMES["summit"], LEVEL_NAMES["senior_officials"]
