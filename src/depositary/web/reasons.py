"""Why claims were joined, a passage was suggested, a day was worked out: reasons as messages of the catalogues.

A reason is recorded in the source language with its facts filled in, so that whoever reads the ledger or the API
understands it. Here stands how each is put together; the form gives the code of the reason, its places what it was
said of, and a page says both in its own language. A reason recorded in words that no form has is told as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from depositary.web.forms import Forms
from depositary.web.words import N_

__all__ = ["DAYS", "EVIDENCE", "REASONS", "SIDES", "SIGNS", "Fill", "split_sign", "tell_reason"]

Fill = Callable[[str], str]
"""What a place of a form holds, in the language of a page."""

# Why two claims are one thing: the words of the signs in `resolve`.
SIGNS = (
    N_("a person says they are the same"),
    # meetings
    N_("ordinals differ (%(one)s, %(two)s)"),
    N_("dates %(number)s days apart"),
    N_("levels differ (%(level)s, %(other_level)s)"),
    N_("the same mechanism (%(mechanism)s)"),
    N_("the same mechanism"),
    N_("mechanisms alike"),
    N_("the same name in the same language"),
    N_("the same acronym (%(acronym)s)"),
    N_("the same ordinal (%(ordinal)s)"),
    N_("the same party"),
    N_("the same partners"),
    N_("the same level (%(level)s)"),
    N_("the same day (%(day)s)"),
    N_("a day apart"),
    N_("the same month"),
    N_("the same year"),
    N_("told of in the days of the other"),
    N_("chaired by %(person)s"),
    N_("and by %(person)s"),
    N_("both called %(word)s"),
    N_("leaders of the same partners, one day"),
    N_("the same place (%(place)s)"),
    N_("other mechanisms"),
    N_("other parties"),
    N_("parties agree only in part"),
    N_("parties agree as far as two languages tell"),
    N_("other partners"),
    N_("only one is called %(word)s"),
    N_("neither a number nor a date in common"),
    N_("places differ"),
    N_("dates disagree"),
    # instruments
    N_("symbols differ"),
    N_("other periods"),
    N_("one is called the next"),
    N_("other kinds"),
    N_("other bodies"),
    N_("the registry's %(instrument)s"),
    N_("the same symbol (%(symbol)s)"),
    N_("the same title"),
    N_("the same title in the same language"),
    N_("titles alike"),
    N_("of the same bodies"),
    N_("the same subject (%(words)s)"),
    N_("neither has a subject of its own"),
    N_("subjects alike"),
    N_("the same period (%(period)s)"),
    N_("the same kind (%(type)s)"),
    N_("the same date"),
    N_("other subjects"),
    N_("a title that names nobody and nothing"),
    N_("one of many papers of its kind"),
    N_("two instruments of the registry"),
    N_("dates apart"),
    N_("titles in two languages"),
    # commitments
    N_("two claims of one document"),
    N_("other actors"),
    N_("published over a month apart"),
    N_("the same actors"),
    N_("the same addressees"),
    N_("the same force (%(force)s)"),
    N_("the same areas"),
    N_("areas in common"),
    N_("much the same content"),
    N_("content in common"),
    N_("the same due (%(day)s)"),
    N_("the same figure (%(figure)s)"),
    N_("of the same instrument"),
    N_("several areas, all the same"),
    N_("content in two languages"),
    N_("other content"),
    N_("other force (%(force)s, %(other_force)s)"),
    N_("other due"),
    # persons
    N_("other parties (%(one)s, %(two)s)"),
    N_("a name that the readings at hand cannot tell, of the one holder of the post"),
    N_("the same post"),
    N_("other posts"),
    N_("known by both names"),
    N_("the same name but for a lost mark"),
    N_("names differ in a mark"),
    N_("names differ"),
    N_("the same name"),
    N_("the same name in another order"),
    N_("the same name, parted otherwise"),
    N_("one name holds the other"),
    N_("a part of the name"),
    N_("the same name spelt otherwise"),
    N_("the same name with initials"),
    N_("one name in Han characters, read as %(reading)s and %(other_reading)s"),
    N_("one name in Han characters, read as %(reading)s"),
    N_("the same name in Han characters"),
    N_("one name in Han characters holds the other"),
    N_("one name, written by its sound in two ways"),
    N_("%(han)s is read %(latin)s (%(reading)s)"),
    N_("%(han)s can be read %(latin)s (%(reading)s)"),
    N_("%(han)s is also written %(latin)s (%(reading)s)"),
    N_("%(han)s is not read %(latin)s"),
    N_("%(han)s sounds like %(latin)s"),
    # progress
    N_("other instruments"),
    N_("other measures (one launched, one completed)"),
    N_("as of other days"),
    N_("as of the same day"),
    N_("of plans of the same years"),
    N_("of the same total (%(number)s)"),
    N_("of the same share"),
    N_("of another plan by its title"),
)

# Why a passage may be evidence for an action line, or why not: the words of the signs in `evidence`.
EVIDENCE = (
    N_("means much the same"),
    N_("means something else"),
    N_("shares telling words"),
    N_("same area"),
    N_("names this plan's partner"),
    N_("names another plan's partner"),
    N_("names what the line names"),
    N_("outside the plan's years"),
    N_("reads like the line"),
    N_("fits this line much better than the next"),
    N_("names the partner of the plan"),
    N_("both sides take part"),
    N_("something is done together or for the other side"),
    N_("reads like passages that tell of a deed"),
    N_("reads like passages that tell of no deed under a plan"),
    N_("names the partner of another plan"),
    N_("names a party that has no part in the plan"),
    N_("names none of the parties"),
    N_("only the partner acts, nothing is said of the other side"),
    N_("an affair of one's own, with no word of working together"),
    N_("asked for, wished or considered"),
    N_("wished or considered, and no deed told"),
    N_("called off, failed or not done"),
    N_("works against the line's aim or against the other side"),
    N_("opinion or comment"),
    N_("speaks of the plan itself, not of what was done under it"),
    N_("a firm's or a market's own affairs"),
    N_("something that befell, not something done"),
    N_("all years named lie outside the plan's period"),
    N_("speaks of a plan of another period"),
)

# From what a day was worked out that nobody stated: a meeting's, read or expected.
DAYS = (
    N_("published %(day)s"),
    N_("year of the document"),
    N_("year of the date before it, %(day)s"),
    N_("month of the date before it, %(day)s"),
    N_("counted from the date before it, %(day)s"),
    N_("counted from %(day)s"),
    N_("session %(ordinal)s"),
    N_("programme"),
    N_("every %(number)s days in the median of %(count)s gaps, last on %(day)s"),
)

# Where the sides of a contradiction stand, with what each says.
SIDES = (
    N_("headline: %(between)s"),
    N_("text: %(between)s"),
)

REASONS = Forms((*SIGNS, *EVIDENCE, *DAYS, *SIDES))
_WEIGHED = re.compile(r"([+-]\d+\.\d+) (.+)", re.DOTALL)


def tell_reason(said: str, say: Callable[..., str], fill: Mapping[str, Fill]) -> str:
    """A reason in the language of a page; as it is recorded if it has no known form.

    say: gives a message in that language; fill: how what stands in a place is said, by the place's name.
    """
    known = REASONS.find(said)
    if known is None:
        return said
    message, places = known
    return say(message, **{name: fill[name](held) if name in fill else held for name, held in places.items()})


def split_sign(said: str) -> tuple[float | None, str]:
    """A recorded sign parted into its weight and its words; no weight if none stands before them."""
    found = _WEIGHED.fullmatch(said)
    return (float(found[1]), found[2]) if found else (None, said)
