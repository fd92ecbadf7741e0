"""Meetings that a plan of action only names: "hold annual meetings of the A-B ministers".

In: a draft with its outline and sentences. Out: the draft, whose action lines name no sitting but one with a number or
a day.
"""

from __future__ import annotations

from depositary.read.draft import Draft

__all__ = ["drop_regular_meetings"]


def drop_regular_meetings(draft: Draft) -> None:
    """What an action line would have held again and again, or work through, is no sitting."""
    if draft.outline.kind != "plan_of_action":
        return
    lines = [(clause.start, clause.end) for clause in draft.outline.lines]
    for sentence in draft.sentences if lines else ():
        if not sentence.meetings:
            continue
        timed = bool(sentence.times)  # "convene a summit in 2031, with a view to more regular meetings"
        kept = [
            m for m in sentence.meetings
            if m.ordinal or (timed and not m.plural) or not any(s <= m.start < e for s, e in lines)
        ]  # fmt: skip
        sentence.meetings[:] = kept
