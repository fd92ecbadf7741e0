"""What a thing shows: for each field the value its sources best support, and where they clash.

One rule for all single values: a value said more precisely includes the coarser one; then more independent sources
(copies of one text count once); then what is likelier to lose a digit than to gain one; then the higher certainty; then
a fixed order. Stages of a life go forward. A person's correction beats all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from depositary.model import Chair, Meeting
from depositary.registry.names import FALLBACK
from depositary.resolve.contradictions import find_contradictions
from depositary.resolve.contradictions.places import place_name
from depositary.resolve.names import compare_names, parse_name
from depositary.resolve.parties import party_name
from depositary.resolve.sighting import Judgement, Sighting
from depositary.resolve.spans import precision
from depositary.resolve.wording import has_han

__all__ = ["OWN_WORDS", "best_name", "merge_fields"]

_LEFT_OUT = {"passages", "certainty", "note", "date_reason", "issue"}
_PARTIES = {"parties", "actors", "addressees"}
_STAGES = {  # first found wins: what has happened outranks what was foreseen, whoever reports it
    "meeting": ("held", "cancelled", "scheduled", "proposed", "called_for"),
    "instrument": (
        "completed", "under_implementation", "in_force", "adopted", "to_be_adopted", "drafting", "proposed",
    ),
}  # fmt: skip
_LATEST = {"post_en", "post", "party"}  # people change office: the latest document tells
OWN_WORDS = {
    "meeting": "mechanism", "instrument": "title", "person": "name", "progress": "instrument", "commitment": "what",
}  # fmt: skip
"""Kind → the field of a claim that holds what its source calls the thing."""


def merge_fields(kind: str, sightings: Sequence[Sighting], judgements: Sequence[Judgement] = ()) -> dict[str, Any]:
    """The fields a thing shows, under the scheme's names; `disputed`: field → {document: value}; and `in_languages`:
    language → what sources in it call the thing, in their own words.

    sightings: all of one thing, of the one `kind`; those a judgement rejects are left out unless all are. A person
    also shows `names`, all forms met. Results are written in one language, so that one is not among `in_languages`.
    """
    rejected = {i for judgement in judgements if judgement.verb == "reject" for i in judgement.sightings}
    kept = sorted((s for s in sightings if s.id not in rejected), key=lambda s: s.id) or sorted(
        sightings, key=lambda s: s.id
    )
    fields: dict[str, Any] = {
        name: _merge(kind, name, kept) for name in kept[0].claim.__struct_fields__ if name not in _LEFT_OUT
    }
    if kind == "meeting":
        _agree_on_dates(fields, kept)
    if kind == "person":
        fields["names"] = sorted({getattr(sighting.claim, "name", "") for sighting in kept})
    own = {sighting.id for sighting in sightings}
    for judgement in judgements:
        if judgement.verb == "correct" and judgement.field in fields and own & set(judgement.sightings):
            fields[judgement.field] = judgement.value
    fields["in_languages"] = _in_languages(kind, kept)
    fields["disputed"] = _disputed(kept, judgements)
    return fields


def _in_languages(kind: str, sightings: Sequence[Sighting]) -> dict[str, str]:
    said: dict[str, list[tuple[str, Sighting]]] = defaultdict(list)
    for sighting in sightings:
        words = getattr(sighting.claim, OWN_WORDS[kind], None)
        if words and sighting.language != FALLBACK:
            said[sighting.language].append((" ".join(words.split()), sighting))
    return {language: _vote(said[language]) for language in sorted(said)}


def best_name(names: Sequence[str]) -> str:
    """Of several forms of a person's name the one to show: Latin before other scripts, with its marks, then fuller,
    then commoner."""

    def rank(name: str) -> tuple[Any, ...]:
        parsed = parse_name(name)
        return (bool(parsed.latin), not has_han(name), bool(parsed.toned), len(parsed.latin), names.count(name), name)

    best = max(names, key=rank)
    parsed = parse_name(best)
    if has_han(best) and parsed.latin:  # the Latin form stands in brackets
        inside = (
            best[best.find("(") + 1 : best.rfind(")")] if "(" in best else best[best.find("（") + 1 : best.rfind("）")]
        )
        return inside.strip() if inside and not has_han(inside) else best
    return best


def _merge(kind: str, name: str, sightings: Sequence[Sighting]) -> Any:
    if kind == "meeting" and name == "start":  # what was planned yields to what came of it
        sightings = [
            s for s in sightings if isinstance(s.claim, Meeting) and s.claim.start and s.claim.status == "held"
        ] or sightings
    said = [(getattr(sighting.claim, name), sighting) for sighting in sightings]
    if name in _PARTIES:
        return _union([values for values, _ in said], party_name)
    if name == "chairs":
        return _chairs([chair for chairs, _ in said for chair in chairs])
    if name in ("areas", "hedges"):
        return _union([values for values, _ in said], lambda value: (value,))
    if name == "status" and kind in _STAGES:
        stated = {value for value, _ in said if value}
        return next((stage for stage in _STAGES[kind] if stage in stated), None)
    if name == "role":
        return "reported" if any(value == "reported" for value, _ in said) else "mentioned"
    if name == "level":
        return _vote([(value, s) for value, s in said if value != "other"]) or "other"
    if kind == "instrument" and name == "kind":
        return _vote([(value, s) for value, s in said if value != "other"]) or "other"
    if kind == "person" and name == "name":
        return best_name([value for value, _ in said])
    if name == "place":
        return _vote_by(lambda value: place_name(str(value)), said)
    if name in _LATEST:
        dated = [(s.published or "", s.id, value) for value, s in said if value]
        return max(dated)[2] if dated else None
    chosen = _vote([(value, sighting) for value, sighting in said if value not in (None, "", [])])
    return msgspec.to_builtins(chosen)


def _union(lists: Sequence[Sequence[str]], normal: Callable[[str], tuple[str, ...]]) -> list[str]:
    """All items of all lists, the longest list's order first; forms of one name once, the plainest form."""
    forms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    order: list[tuple[str, ...]] = []
    for values in sorted(lists, key=lambda values: (-len(values), list(values))):
        for value in values:
            key = normal(value)
            if key not in forms:
                order.append(key)
            forms[key].append(value)
    return [max(forms[key], key=lambda form: (not has_han(form), forms[key].count(form), form)) for key in order]


def _chairs(chairs: Sequence[Chair]) -> list[dict[str, Any]]:
    """Every chair once, under the best form of the name."""
    groups: list[list[Chair]] = []
    for chair in sorted(chairs, key=lambda c: (-len(parse_name(c.name).latin), c.name)):
        for group in groups:
            if compare_names(parse_name(group[0].name), parse_name(chair.name)).weight >= 0.4 and _one_party(
                group, chair
            ):
                group.append(chair)
                break
        else:
            groups.append([chair])
    return [
        {
            "name": best_name([chair.name for chair in group]),
            "post_en": next((chair.post_en for chair in group if chair.post_en), None),
            "post": next((chair.post for chair in group if chair.post), None),
            "party": next((chair.party for chair in group if chair.party), None),
        }
        for group in groups
    ]


def _one_party(group: Sequence[Chair], chair: Chair) -> bool:
    parties = {party_name(c.party) for c in (*group, chair) if c.party}
    return len(parties) <= 1


def _agree_on_dates(fields: dict[str, Any], sightings: Sequence[Sighting]) -> None:
    """The end that goes with the start shown, and whether anyone states that date."""
    same = [s.claim for s in sightings if getattr(s.claim, "start", None) == fields["start"]]
    ends = [(getattr(claim, "end", None), s) for s in sightings for claim in (s.claim,) if claim in same]
    fields["end"] = _vote([(end, s) for end, s in ends if end]) or fields["start"]
    fields["date_inferred"] = bool(same) and all(getattr(claim, "date_inferred", False) for claim in same)


def _vote_by(normal: Callable[[Any], str], said: Sequence[tuple[Any, Sighting]]) -> Any:
    stated = [(value, sighting) for value, sighting in said if value]
    chosen = _vote([(normal(value), sighting) for value, sighting in stated])
    forms = [value for value, _ in stated if normal(value) == chosen]
    return max(forms, key=lambda form: (not has_han(form), forms.count(form), form), default=None)


def _vote(values: Sequence[tuple[Any, Sighting]]) -> Any:
    if not values:
        return None
    sources: dict[str, set[str]] = defaultdict(set)
    certainty: dict[str, float] = defaultdict(float)
    by_text: dict[str, Any] = {}
    for value, sighting in values:
        text = str(value)
        by_text[text] = value
        sources[text].add(sighting.source)
        certainty[text] = max(certainty[text], sighting.claim.certainty)
    dates = [text for text in by_text if isinstance(by_text[text], str) and precision(text)]
    for text in dates:  # a coarse date supports the finer one
        for other in dates:
            if text.startswith(f"{other}-"):
                sources[text] |= sources[other]
    support = {text: len(sources[text]) for text in by_text}
    best = min(
        by_text,
        key=lambda text: (
            -support[text],
            -precision(text) if text in dates else 0,
            not any(_lost_digit(text, other) for other in by_text),
            -certainty[text],
            text,
        ),
    )
    return by_text[best]


def _lost_digit(long: str, short: str) -> bool:
    """Is `short` what `long` becomes when a month or day of two digits loses one (11 → 1)?"""
    a, b = long.split("-"), short.split("-")
    if len(a) != len(b) or len(a) < 2 or a[0] != b[0]:
        return False
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return (
        len(differ) == 1 and differ[0][1].startswith("0") and differ[0][1][1] in differ[0][0] and differ[0][0][0] != "0"
    )


def _disputed(sightings: Sequence[Sighting], judgements: Sequence[Judgement]) -> dict[str, dict[str, Any]]:
    by_id = {sighting.id: sighting for sighting in sightings}
    out: dict[str, dict[str, Any]] = {}
    for item in find_contradictions({"": sightings}, judgements):
        if item.real and item.verdict == "value_conflict":
            field = out.setdefault(item.property.rpartition(".")[2], {})
            for side in item.sides:
                field |= {by_id[i].document: side.value for i in side.sightings}
    return out
