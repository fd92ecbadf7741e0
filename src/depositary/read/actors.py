"""Who is named in a sentence as someone who can act: parties, persons, groups, and words that stand for them.

In: the tokens of a sentence with the persons and meetings found in it. Out: `ActorMention`s in order; what a group
("both sides", "the ministers") stands for is settled later, by the discourse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from depositary.read.lexicon import Lexicon
from depositary.read.listed_others import others_behind, own_members, without_examples
from depositary.read.mentions import ActorMention, MeetingMention, PersonMention
from depositary.read.party_signs import another_post, is_currency, is_short_post, unique
from depositary.read.scan import Token, tokens_from, tokens_within
from depositary.read.speaking_papers import paper_speaks

__all__ = ["ACTING", "find_actors"]

# Senses of which a token has one if it names someone who acts without being (in) a person or meeting found before.
ACTING = frozenset({
    "party", "adjective", "member", "group", "place", "post", "instrument_kind", "instrument", "mechanism",
    "ministry_en",
})  # fmt: skip

_PAPERS = frozenset({"instrument_kind", "instrument"})


def find_actors(
    tokens: Sequence[Token],
    persons: Sequence[PersonMention],
    meetings: Sequence[MeetingMention],
    lexicon: Lexicon,
) -> list[ActorMention]:
    """Actors named in one sentence, left to right; parties joined by "and" are one mention."""
    found: list[ActorMention] = []
    position = 0
    size = len(tokens)
    spaces = lexicon.language.facts.spaces
    head_last = lexicon.language.facts.head == "last"
    told = bool(persons or meetings)  # a token of no such word can name someone only inside one of them
    bearers, sittings = _by_start(tokens, persons), _by_start(tokens, meetings)
    while position < size:
        token = tokens[position]
        senses = token.senses
        if not told and (not senses or ACTING.isdisjoint(senses)):
            position += 1
            continue
        person = bearers.get(token.start) if bearers else None
        if person is not None:
            found.append(
                ActorMention(person.start, person.end, "person", (person.party,) if person.party else (), person)
            )
            while position < size and tokens[position].start < person.end:
                position += 1
            continue
        meeting = sittings.get(token.start) if sittings else None
        if meeting is not None and not meeting.bare:
            parties = meeting.parties or ((meeting.name_en,) if meeting.mechanism and meeting.name_en else ())
            found.append(ActorMention(meeting.start, meeting.end, "meeting", parties, text=meeting.name or ""))
            while position < size and tokens[position].start < meeting.end:
                position += 1
            continue
        if meeting is None and (not senses or ACTING.isdisjoint(senses)):
            position += 1
            continue
        name = senses.get("party")
        if name is not None and position == 0 and _signs_report(tokens, spaces):
            position += 2
            continue
        if name is not None and _where(tokens, position, lexicon):
            position += 1
            continue
        if name is not None and not is_currency(tokens, position):
            start = token.start
            position += 1
            if not spaces and tokens[position : position + 1]:
                position += "tail" in tokens[position].senses  # the rest of a state's long name
            body = _is_body(token, lexicon)
            while position < size and _member_at(tokens, position, spaces):
                position += 1
            position = others_behind(tokens, position, lexicon)
            found.append(ActorMention(start, tokens[position - 1].end, "party", (name,), text=token.text, body=body))
            continue
        if "adjective" in senses and position + 1 < size and _who_acts(tokens, position + 1):
            found.append(
                ActorMention(
                    token.start, tokens[position + 1].end, "party", (senses["adjective_en"],),
                    text=f"{token.text} {tokens[position + 1].text}",
                )
            )  # fmt: skip
            position += 2
            continue
        if "member" in senses and position + 1 < size and not head_last and _party_next(tokens, position):
            step = position + 1
            while "party" not in tokens[step].senses:
                step += 1
            found.append(ActorMention(token.start, tokens[step].end, "party", (tokens[step].senses["party"],)))
            position = step + 1
            continue
        group = senses.get("group")
        if group is not None:
            owner = _owner_after(tokens, position, spaces)
            if owner is not None:
                step, parties = owner
                found.append(ActorMention(token.start, tokens[step].end, "party", parties))
                position = step + 1
                continue
            behind = tokens[min(position + 1, size - 1)].senses
            if group == "speaker" and spaces and not head_last and "party" in behind:
                owner_token = tokens[position + 1]  # "the Prime Minister of A": A
                found.append(ActorMention(token.start, owner_token.end, "party", (owner_token.senses["party"],)))
                position += 2
                continue
            some = position > 0 and "partial" in tokens[position - 1].senses
            kind = "some" if some else group if group != "meeting" else "group"
            if kind == "speaker" and (joined := another_post(tokens, position)) is not None:
                found.append(joined[1])
                position = joined[0]
                continue
            found.append(ActorMention(token.start, token.end, kind, text=token.text))
        elif is_short_post(token) or ("ministry_en" in senses and _ministry_speaks(tokens, position)):
            found.append(ActorMention(token.start, token.end, "speaker", text=token.text))
        elif "place" in senses and (state := _speaking_capital(tokens, position, lexicon)) is not None:
            found.append(ActorMention(token.start, token.end, "party", (state,), text=token.text))
        elif spaces and "post" in senses and (holder := _owner_of_post(token, lexicon)) is not None:
            found.append(ActorMention(token.start, token.end, "party", (holder,), text=token.text))
        elif senses.keys() & _PAPERS and (speaks := paper_speaks(tokens, position, lexicon)) is not None:
            found.append(ActorMention(token.start, token.end, speaks, text=token.text))
        elif (
            "member" in senses
            and position
            and tokens[position - 1].shape in ("number", "word")
            and _counted(tokens, position)
        ):
            found.append(ActorMention(token.start, token.end, "group", text=token.text))
        elif (
            "mechanism" in senses
            and meeting is None
            and senses["mechanism"].acronym
            and position
            and "article" in tokens[position - 1].senses
        ):  # "the JCC": the body the document is about, which the registry has under another partnership
            found.append(ActorMention(token.start, token.end, "group", text=token.text))
        elif meeting is not None:
            found.append(ActorMention(meeting.start, meeting.end, "group", text=meeting.name or ""))
            while position < size and tokens[position].start < meeting.end:
                position += 1
            continue
        position += 1
    named = without_examples(found, tokens, lexicon) if head_last else _two_named(found, tokens, lexicon)
    sourced = bool(tokens) and tokens[0].text.lower() in lexicon.words.according
    return _joined(named, tokens, lexicon.words.visitors, alone=spaces and head_last, sourced=sourced)


_M = TypeVar("_M", PersonMention, MeetingMention)


def _ministry_speaks(tokens: Sequence[Token], position: int) -> bool:
    """ "The foreign ministry said …", with no state before it, in a script without spaces."""
    if position and tokens[position - 1].text not in ",;:“。":
        return False
    for after in tokens[position + 1 : position + 3]:
        if any(v.role == "report" or v.force for v in after.senses.get("verb", ())):
            return True
        if "adverb" not in after.senses:
            return False
    return False


def _by_start(tokens: Sequence[Token], mentions: Sequence[_M]) -> dict[int, _M]:
    """For the start of each token inside a mention, the first of the mentions it is in."""
    found: dict[int, _M] = {}
    for mention in reversed(mentions):
        for token in tokens_from(tokens, mention.start):
            if token.start >= mention.end:
                break
            found[token.start] = mention
    return found


def _who_acts(tokens: Sequence[Token], position: int) -> bool:
    """Behind "Malaysian": its ministers, or "foreign minister", "Ambassador" without a name."""
    token = tokens[position]
    if "member" in token.senses:
        return True
    named = position + 1 < len(tokens) and tokens[position + 1].text[:1].isupper()
    return "post" in token.senses and (token.text.islower() or not named)


def _signs_report(tokens: Sequence[Token], spaces: bool) -> bool:
    """ "TTH - B hopes …": a paper's sign before its report, which nobody knows as a party."""
    return (
        spaces
        and len(tokens) > 2
        and tokens[0].text.isupper()
        and "actor" not in tokens[0].senses
        and tokens[1].text in "-–"
        and tokens[1].start > tokens[0].end
    )


def _owner_of_post(token: Token, lexicon: Lexicon) -> str | None:
    """Whose post a known one is that names its state ("the US Secretary of State"), in head-first languages."""
    entry = lexicon.registry.posts.get(getattr(token.senses["post"], "id", ""))
    owner = lexicon.registry.actors.get(getattr(entry, "party", None) or "")
    named = owner is not None and lexicon.names_party(token.text, (owner.id,))
    return owner.name_en if owner is not None and named and lexicon.language.facts.head == "first" else None


def _where(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """A state in brackets behind a place, or by a comma behind "in" a place, or before its capital, only tells where
    it is."""
    if position and "place_word" in tokens[position - 1].senses and position + 2 < len(tokens):
        behind = [after.senses for after in tokens[position + 1 : position + 3]]
        if "capital" in behind[0] and "place" in behind[1]:
            return True
        if "place" in behind[0] and not lexicon.language.facts.spaces:
            return True
    if position < 2 or "place" not in tokens[position - 2].senses:
        return False
    if tokens[position - 1].text == "(":
        return True
    if tokens[position - 1].text != "," or position <= 3 or "place_word" not in tokens[position - 3].senses:
        return False
    row = lexicon.registry.actors.get(getattr(tokens[position].senses.get("actor"), "id", ""))
    if row is not None and row.kind != "state":
        return False  # "in A, the bloc and B agreed"
    after = tokens[position + 1 : position + 6]
    return not (after and "conjunction" in after[0].senses and any("party" in t.senses for t in after[1:]))


def _speaking_capital(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> str | None:
    """ "Beijing stands ready to …": where a capital speaks or acts, its state does."""
    state = lexicon.capitals.get(getattr(tokens[position].senses["place"], "id", ""))
    if state is None or not lexicon.language.facts.spaces or position + 1 >= len(tokens):
        return None
    if position and not (
        (tokens[position - 1].shape == "sign" and tokens[position - 1].text in ',.;:“"')
        or tokens[position - 1].senses.keys() & {"that", "member"}
        or any(v.role == "report" or v.force == "reaffirm" for v in tokens[position - 1].senses.get("verb", ()))
        or (position > 1 and "conjunction" in tokens[position - 1].senses and "place" in tokens[position - 2].senses)
    ):
        return None
    for after in tokens[_behind_partner(tokens, position) : position + 8][:3]:
        for verb in after.senses.get("verb", ()):
            if verb.form in ("past", "present", "any") and (
                verb.force is not None or verb.role in ("report", "voice", "will", "ought")
            ):
                return state
        if not after.senses.keys() & {"adverb", "have"}:
            return None
    return None


def _behind_partner(tokens: Sequence[Token], position: int) -> int:
    """Where the verb may stand: behind the party or other capital that acts together with the capital here."""
    step = position + 1
    if step >= len(tokens) or "conjunction" not in tokens[step].senses:
        return step
    step += 1
    while (
        step < len(tokens) and tokens[step].senses.keys() & {"member", "article"} and "party" not in tokens[step].senses
    ):
        step += 1
    named = step < len(tokens) and tokens[step].senses.keys() & {"party", "place"}
    return step + 1 if named else position + 1


def _counted(tokens: Sequence[Token], position: int) -> bool:
    """ "the fourteen countries": a definite number of them, with no name."""
    before = tokens[position - 1]
    article = position > 1 and "article" in tokens[position - 2].senses
    return article and not before.senses and (before.shape == "number" or before.text.islower())


def _is_body(token: Token, lexicon: Lexicon) -> bool:
    name = token.senses.get("actor")
    if name is None:
        return False
    row = lexicon.registry.actors.get(getattr(name, "id", ""))
    return row is not None and row.kind in ("organ", "agency", "body", "fund", "office")


def _member_at(tokens: Sequence[Token], position: int, spaces: bool) -> bool:
    """A word for members or people of a party right after its name ("ASEAN leaders", "东盟各国")."""
    token = tokens[position]
    gap = token.start - tokens[position - 1].end
    if "post" in token.senses and not spaces:  # "the foreign minister of A", with no name
        return gap == 0 and "group" in token.senses and "party" in tokens[position - 1].senses
    if "member" not in token.senses:
        return False
    return gap <= (1 if spaces else 0) and "kind" not in token.senses


def _party_next(tokens: Sequence[Token], position: int) -> bool:
    """A party follows at once, or after further words for members ("các nước thành viên ASEAN")."""
    for step in range(position + 1, min(position + 4, len(tokens))):
        if "party" in tokens[step].senses:
            return True
        if "member" not in tokens[step].senses:
            return False
    return False


def _owner_after(tokens: Sequence[Token], position: int, spaces: bool) -> tuple[int, tuple[str, ...]] | None:
    """ "leaders of ASEAN and China", "senior officials of the Forum": the group is those parties."""
    step = position + 1
    if (
        not spaces
        or step >= len(tokens)
        or not ("between" in tokens[step].senses or "post_link" in tokens[step].senses)
    ):
        if (
            not spaces
            or step >= len(tokens)
            or "party" not in tokens[step].senses
            or "member" not in tokens[position].senses
        ):
            return None
        step -= 1
    parties: list[str] = []
    last = position
    step += 1
    while step < len(tokens):
        senses = tokens[step].senses
        if "party" in senses:
            parties.append(senses["party"])
            last = step
        elif (
            "article" in senses
            or "connector" in senses
            or tokens[step].text in "(),&"
            or "member" in senses
            or (tokens[step].shape == "number")
        ):
            pass
        else:
            break
        step += 1
    return (last, unique(parties)) if parties else None


def _joined(
    found: list[ActorMention],
    tokens: Sequence[Token],
    visitors: Sequence[str],
    *,
    alone: bool = False,
    sourced: bool = False,
) -> list[ActorMention]:
    """Parties (and persons) linked by commas and "and" act together.

    alone: two with nothing but a comma between them, and no list that goes on, are not joined. sourced: the first is
    whom the sentence names as its source.
    """
    result: list[ActorMention] = []
    for mention in _with_short_forms(found, tokens):
        previous = result[-1] if result else None
        if (
            previous is not None
            and {previous.kind, mention.kind} <= {"party", "person"}
            and not (sourced and len(result) == 1 and _comma_only(tokens, previous.end, mention.start))
            and not (
                previous.kind == "party"
                and mention.kind == "person"
                and _comma_only(tokens, previous.end, mention.start)
            )
            and not (previous.kind == "party" and _owner_aside(tokens, previous, mention))
            and not (_comma_only(tokens, previous.end, mention.start) and _those(tokens, mention))
            and not (
                (alone or _place_before(tokens, previous))
                and len(previous.parties) == 1
                and _no_list(tokens, previous.end, mention)
            )
            and _linked(tokens, previous.end, mention.start, visitors if previous.kind == "person" else ())
        ):
            result[-1] = ActorMention(
                previous.start,
                mention.end,
                "party" if previous.kind != mention.kind or previous.kind == "party" else "person",
                unique([*previous.parties, *mention.parties]),
                mention.person or previous.person,
                body=previous.body and mention.body,
            )
            continue
        result.append(mention)
    return result


def _two_named(found: list[ActorMention], tokens: Sequence[Token], lexicon: Lexicon) -> list[ActorMention]:
    """ "The President and Premier X", in a head-first language: a post and the name of another stand for the two named
    before, as "both" does."""
    both = lexicon.words.both[:1] if lexicon.language.facts.spaces else []
    if not both:
        return found
    result: list[ActorMention] = []
    for mention in found:
        previous = result[-1] if result else None
        if previous is not None and (previous.kind, mention.kind) == ("speaker", "person"):
            between = tokens_within(tokens, previous.end, mention.start)
            if len(between) == 1 and "conjunction" in between[0].senses:
                result[-1] = ActorMention(previous.start, mention.end, "group", text=both[0])
                continue
        result.append(mention)
    return result


def _with_short_forms(found: list[ActorMention], tokens: Sequence[Token]) -> list[ActorMention]:
    """Each party with the bracket behind it that gives its short form."""
    result: list[ActorMention] = []
    for mention in found:
        close = _abbreviated(tokens, result[-1], mention) if result else 0
        if close:
            result[-1] = replace(result[-1], end=close)
        else:
            result.append(mention)
    return result


def _abbreviated(tokens: Sequence[Token], previous: ActorMention, mention: ActorMention) -> int:
    """ "the Union of A (UA)": where the bracket with the short form of the same party ends; 0 if there is none."""
    if previous.kind != "party" or mention.kind != "party" or mention.start - previous.end > 2:
        return 0
    if not set(mention.parties) <= set(previous.parties[-1:]):
        return 0
    between = tokens_within(tokens, previous.end, mention.start)
    after = next((t for t in tokens if t.start >= mention.end), None)
    bracketed = len(between) == 1 and between[0].text == "(" and after is not None and after.text == ")"
    return after.end if bracketed and after is not None else 0


def _owner_aside(tokens: Sequence[Token], previous: ActorMention, mention: ActorMention) -> bool:
    """ "As a member of A, B will …": A belongs to what was said before the comma."""
    if not _comma_only(tokens, previous.end, mention.start):
        return False
    lead = tokens_within(tokens, 0, previous.start)
    if any("capacity" in t.senses for t in lead[-8:]):
        return True  # "as chair of B and member of A, C will …"
    before = lead[-1:]
    if before and before[0] is tokens[0] and "about" in before[0].senses and before[0].text[:1].isupper():
        return True  # "On A, B and C welcomed …"
    return (
        bool(before)
        and "owning" in before[0].senses
        and not any(
            t.text == "," or "connector" in t.senses for t in tokens_within(tokens, mention.end, mention.end + 8)[:1]
        )
    )


def _those(tokens: Sequence[Token], mention: ActorMention) -> bool:
    """ "…, the ministers of A and B": opens with the word for those who act."""
    first = tokens_from(tokens, mention.start)[:1]
    return bool(first) and "group" in first[0].senses


def _no_list(tokens: Sequence[Token], left: int, mention: ActorMention) -> bool:
    """ "As this year marks the founding of A, the members of B agreed": a comma that parts two clauses."""
    if not _comma_only(tokens, left, mention.start):
        between = tokens_within(tokens, left, mention.start)
        if len(between) != 2 or between[0].text != "," or "article" not in between[1].senses:
            return False
    after = tokens_from(tokens, mention.end)[:1]
    return not (after and (after[0].text == "," or "connector" in after[0].senses or after[0].text in "-–—"))


def _place_before(tokens: Sequence[Token], mention: ActorMention) -> bool:
    """ "On the crisis in A, B called for …": the first is where it is."""
    position = len(tokens) - len(tokens_from(tokens, mention.start)) - 1
    return position >= 0 and "place_word" in tokens[position].senses


def _comma_only(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Nothing but a comma stands between: a person after it begins a clause of their own."""
    between = tokens_within(tokens, left, right)
    return bool(between) and all(t.text == "," for t in between)


def _linked(tokens: Sequence[Token], left: int, right: int, visitors: Sequence[str]) -> bool:
    """Joined by "and" or a comma; after a person also "and his counterpart", "and her counterparts in"."""
    between = tokens_within(tokens, left, right)
    if not between or len(between) > 6 or own_members(between):
        return own_members(between)
    linked = sized = False
    for token in between:
        if sized and (token.shape == "word" and not token.senses):
            continue  # "and the 10-country B"
        if linked and (token.shape == "number" or (len(token.text) > 2 and "-" in token.text and not token.senses)):
            sized = True
            continue
        if token.text in ",、&-–—" or token.senses.keys() & {"connector", "between", "alongside"}:
            linked = True
        elif linked and visitors and (token.text in visitors or "place_word" in token.senses):
            sized = True
        elif "article" not in token.senses and token.text not in ")(" and token.senses.keys() != {"adverb", "have"}:
            return False
    return linked
