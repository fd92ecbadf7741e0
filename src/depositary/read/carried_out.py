"""A plan named by what it carries out: "the Plan of Action to implement the Declaration on A" is one paper.

In: the papers named in a sentence, its tokens and times. Out: the papers, such a plan and what it carries out as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.read.mentions import InstrumentMention, TimeMention
from depositary.read.scan import Token

__all__ = ["carried_out"]

_MOST = 3  # words between the two


def carried_out(
    found: Sequence[InstrumentMention], tokens: Sequence[Token], times: Sequence[TimeMention], text: str
) -> list[InstrumentMention]:
    """The papers, left to right, a plan without a name of its own joined with the paper it is to carry out."""
    if len(found) < 2:
        return list(found)
    result: list[InstrumentMention] = []
    for mention in sorted(found, key=lambda m: m.start):
        plan = result[-1] if result else None
        if plan is not None and plan.generic and plan.kind == "plan_of_action" and not mention.generic:
            words = _between(tokens, times, plan.end, mention.start)
            opens = bool(words) and ("infinitive" in words[0].senses or "implemented" in words[0].senses)
            if opens and len(words) <= _MOST and any("implemented" in t.senses for t in words):
                inner = mention.title_en or mention.title or ""
                title = f"{plan.title} {text[words[0].start : mention.start]}{inner}"
                result[-1] = replace(
                    mention, start=plan.start, title=title, title_en=title, id=None, kind=plan.kind,
                    period=plan.period or mention.period, successor=plan.successor,
                )  # fmt: skip
                continue
        result.append(mention)
    return result


def _between(tokens: Sequence[Token], times: Sequence[TimeMention], left: int, right: int) -> list[Token]:
    """The words between the two, the plan's period left out ("for 2023-2027 to implement")."""
    words = [t for t in tokens if left <= t.start and t.end <= right]
    period = next((time for time in times if left <= time.start and time.end <= right and time.period), None)
    lead = [t for t in words if period is not None and t.end <= period.start]
    if period is None or any(t.senses.keys() & {"verb", "be", "have"} for t in lead):
        return words
    return [t for t in words if t.start >= period.end]
