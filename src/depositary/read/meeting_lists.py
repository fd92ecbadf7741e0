"""Meetings listed one after the other: what is said of the first is said of all.

In: the meetings a sentence names and what it says round each. Out: for one that is not the first of its list, what the
first was said to be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from depositary.read.lexicon import Words
from depositary.read.meeting_facts import Facts
from depositary.read.meeting_frames import listed_from
from depositary.read.mentions import MeetingMention, Sentence

__all__ = ["share_facts", "share_lead", "share_twin"]

_BESIDE = 18  # characters between the verb and the first of the list
_ALL_NAMED = 3  # meetings that an "including" makes sittings


def share_facts(
    facts: Facts,
    sentence: Sentence,
    mention: MeetingMention,
    named: Sequence[MeetingMention],
    told: Mapping[int, Facts],
    words: Words,
) -> None:
    """Fill what nothing is said of with what was said of the first of the list; "including A, B, C": all were held."""
    first = listed_from(sentence, mention, named)
    if first is not None and (lead := told.get(first.start)) is not None:
        if facts.start is None and not mention.ordinals == first.ordinals != ():
            facts.take_time(lead)
        facts.status = facts.status or lead.status
        facts.place = facts.place or lead.place
        facts.strong = facts.strong or lead.strong
        return
    if facts.strong or len(named) < _ALL_NAMED or first is not None:
        return
    before = [t for t in sentence.tokens if t.end <= mention.start][-2:]
    if any("explanation" in t.senses for t in before) and any(
        listed_from(sentence, m, named) is mention for m in named
    ):
        facts.status, facts.strong = facts.status or "held", True


def share_lead(
    facts: Facts,
    sentence: Sentence,
    mention: MeetingMention,
    named: Sequence[MeetingMention],
    told: Mapping[int, Facts],
) -> None:
    """The same where the verb stands before the list: "will attend A, B and C", "on the 5th there were A; B"."""
    first = listed_from(sentence, mention, named)
    lead = told.get(first.start) if first is not None else None
    if lead is None or first is None:
        return
    if lead.status == "scheduled":
        facts.status = "scheduled"
    held = any("held" in t.senses and 0 <= first.start - t.end <= _BESIDE for t in sentence.tokens)
    if held and lead.strong and (mention.mechanism or len(mention.parties) > 1):
        facts.strong = True  # "there were held A, B and C"
    facts.status = facts.status or ("held" if lead.status == "held" else None)
    if facts.start is None and lead.start is not None and any(t.start < first.start for t in sentence.times):
        facts.take_time(lead)
        facts.place = facts.place or lead.place


def share_twin(facts: Facts, twin: Facts | None) -> None:
    """Meetings of one name with several partners ("the meetings of A with B, C and D") were at one time and place."""
    if twin is None:
        return
    if facts.start is None:
        facts.take_time(twin)
    facts.place = facts.place or twin.place
    facts.format = facts.format or twin.format
    facts.status = facts.status or twin.status
    facts.strong = facts.strong or twin.strong
