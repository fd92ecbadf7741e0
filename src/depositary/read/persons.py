"""Persons: a post and a name side by side, in the order the language has.

In: the tokens of a sentence. Out: `PersonMention`s. A person is someone named with a post, a courtesy title or, once
introduced, by name alone; a bare capitalised name is nobody.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.known_persons import party_of_known
from depositary.read.lexicon import Lexicon, strip_accents
from depositary.read.mentions import PersonMention
from depositary.read.person_names import bare_name_before, cleaned_name, name_from, name_up_to
from depositary.read.person_pairs import two_of_one_post
from depositary.read.person_posts import (
    left_edge_of_post,
    of_many,
    owner_of_office,
    party_name,
    post_in_english,
    right_tail_of_post,
)
from depositary.read.person_rows import each_of_several
from depositary.read.person_sides import by_delegation, by_led, by_likeness, by_list, by_side
from depositary.read.person_units import (
    heads_state,
    is_office,
    is_state,
    next_titled,
    past_retirement,
    serves_its_holder,
    unknown_owner,
)
from depositary.read.posts_unspaced import owned_again
from depositary.read.scan import Token, tokens_within

__all__ = ["MILITARY_RANK", "find_persons"]


def find_persons(tokens: Sequence[Token], text: str, lexicon: Lexicon, home: str | None) -> list[PersonMention]:
    """Persons named in one sentence, left to right.

    home: the party a post without one belongs to (the publisher's own state), None if that cannot be said.
    """
    found: list[PersonMention] = []
    position = 0
    shared: tuple[int, int] | None = None
    size = len(tokens)
    while position < size:
        token = tokens[position]
        if not token.senses:
            position += 1
            continue
        if "group" in token.senses:
            pair, behind = two_of_one_post(tokens, position, text, lexicon)
            if pair:
                found += pair
                position = behind
                continue
        if "person" in token.senses and "post" not in token.senses:
            known: PersonMention = token.senses["person"]
            if known.post is None and position + 1 < size and tokens[position + 1].text.startswith(_beside(lexicon)):
                position += 1
                continue
            if known.post is None and position + 1 < size and bare_name_before(tokens, position + 1, lexicon) is token:
                position += 1
                continue
            found.append(PersonMention(token.start, token.end, known.name, known.post, known.post_en, known.party,
                                       token.start, token.end, known.rank))  # fmt: skip
            position += 1
            if position < size and tokens[position].text == "," and _spaced(lexicon):
                _, position = _post_behind(tokens, position, text, lexicon, found[-1], home)
            continue
        titled = "courtesy" in token.senses and "post" not in token.senses and _opens_post(tokens, position)
        if titled or ("post" in token.senses and is_state(token, lexicon)):
            position += 1
            continue
        clock = position and token.text.isupper() and tokens[position - 1].shape == "number"  # "7:28 PM"
        if "post" in token.senses and (clock or _modifies(token, lexicon)):
            position += 1
            continue
        if "post" in token.senses and serves_its_holder(token, text, lexicon):
            after = name_from(tokens, position + 1, text, lexicon)
            position = after[2] if after is not None else position + 1
            continue
        if "post" in token.senses or "lay_post" in token.senses or ("courtesy" in token.senses and _is_title(token)):
            opened = position
            mention, position = _from_post(tokens, position, text, lexicon, home)
            if mention is not None:
                if shared is not None and not any("post" in t.senses for t in tokens[shared[1] : opened]):
                    _share(mention, tokens, shared[0], text, lexicon, home)
                found.append(mention)
                shared = None
            else:
                joined = _shares_bearer(tokens, opened, position)
                shared = (opened if shared is None or shared[1] != opened else shared[0], joined) if joined else None
            continue
        position += 1
    by_likeness(found, lexicon)
    by_delegation(found, tokens, lexicon, home)
    by_side(found, tokens, lexicon)
    by_led(found, tokens, lexicon, home)
    by_list(found, tokens, lexicon)
    if not lexicon.language.facts.spaces:
        _listed(found, tokens, text, lexicon)
        each_of_several(found, tokens, text, lexicon)
    for person in found:
        if person.party in (None, home) and (party := party_of_known(person, lexicon)) is not None:
            person.party = party
    return found


def _listed(found: Sequence[PersonMention], tokens: Sequence[Token], text: str, lexicon: Lexicon) -> None:
    """ "Foreign minister X of A、trade minister Y": of a list the next is of the same party if no other is named."""
    for one, other in itertools.pairwise(found):
        couple = next((word for word in lexicon.words.couples if text.startswith(word, one.end)), "")
        if one.party is None or other.post is None or not _LISTED.fullmatch(text, one.end + len(couple), other.start):
            continue
        told = [t for t in tokens if one.end <= t.start < other.name_start]
        known = next((t.senses["person"] for t in tokens if t.start == other.name_start and "person" in t.senses), None)
        if other.start == other.name_start or (known is not None and known.party is not None):
            continue
        if not any(party_name(t) or _owner_by_post(t, lexicon) for t in told):
            other.party = one.party


_LISTED = re.compile(r"\s*[,、和及与]\s*[\u3400-\u9fff]{0,8}")  # a joining word, and what the next is minister of


def _opens_post(tokens: Sequence[Token], position: int) -> bool:
    """ "His Excellency President X": the title stands before the post."""
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return after is not None and "post" in after.senses and after.shape == "name"


def _spaced(lexicon: Lexicon) -> bool:
    return lexicon.language.facts.spaces and lexicon.language.facts.head == "last"


def _untensed(lexicon: Lexicon) -> bool:
    return lexicon.language.facts.spaces and lexicon.language.facts.head == "first"


DEPUTY_RANK = 3  # and their deputies
MILITARY_RANK = 8  # of those known by no more than their rank


@lru_cache(maxsize=16)
def _beside(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.words.after_names) or ("\0",)


def _modifies(token: Token, lexicon: Lexicon) -> bool:
    """ "former", "acting": no post by itself."""
    entry = lexicon.registry.posts.get(token.senses["post"].id)
    return entry is not None and entry.role == "modifier"


def _shares_bearer(tokens: Sequence[Token], index: int, after: int) -> int | None:
    """Where the next post begins, if only a comma or a joining word parts it from this one, which names nobody."""
    step = after
    while step < len(tokens) and (
        tokens[step].text == "," or ("post_link" in tokens[step].senses and "connector" not in tokens[step].senses)
    ):
        step += 1
    if step == after or step >= len(tokens) or "post" not in tokens[index].senses:
        return None
    return step if "post" in tokens[step].senses or owned_again(tokens, index, step) else None


def _share(
    mention: PersonMention, tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon, home: str | None
) -> None:
    """A person of two posts is known by the higher one; the owner of either is that of both."""
    end, party, tail_end, _ = right_tail_of_post(tokens, index, lexicon)
    party = party or _party_left(tokens, left_edge_of_post(tokens, index, lexicon), index, lexicon)
    if party and party != home and mention.party == home and _untensed(lexicon) and _is_anothers(tokens, index):
        return
    post_en, rank = post_in_english(tokens, index, index, tail_end, text, lexicon)
    party = party or _owner_by_post(tokens[index], lexicon)
    states = lexicon.state_names
    if party and (mention.party in (None, home) or (party in states and mention.party not in states)):
        mention.party = party
    elif party and mention.party in states and party not in states and mention.post is not None:
        rank = mention.rank + 1  # "the council's president, Prime Minister X of A": who speaks for A
    if mention.rank >= rank or mention.post is None:
        mention.post, mention.post_en, mention.rank = text[tokens[index].start : end], post_en, rank
    mention.start = min(mention.start, tokens[index].start)


def _is_anothers(tokens: Sequence[Token], index: int) -> bool:
    """ "at the invitation of the President of A, Prime Minister X went": the first post is not X's."""
    before = tokens[index - 1].senses.keys() if index else frozenset()
    return bool(before & {"between", "owning", "conjunction", "ministry"})


def _is_title(token: Token) -> bool:
    capital = token.shape == "name" or token.text.rpartition(" ")[2][:1].isupper()  # "the Honourable"
    return token.senses["courtesy"].id == "before" and (capital or not token.text.isascii())


def _from_post(
    tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon, home: str | None
) -> tuple[PersonMention | None, int]:
    """Read a person around the post (or courtesy title) at `index`; returns it and where to go on."""
    first = left_edge_of_post(tokens, index, lexicon)
    if first == index and (ahead := bare_name_before(tokens, index, lexicon)) is not None:
        owner = ahead.senses["person"].party if "person" in ahead.senses else None
        mention = _mention(tokens, index, first, index + 1, text, lexicon, owner, home, ahead.start, ahead.end)
        mention.end = tokens[index].end
        head = lexicon.words.heads_of_state.get(tokens[index].text)
        if head is not None and owner in lexicon.state_names:
            mention.post_en = head
        return mention, index + 1
    if is_office(tokens, index, lexicon):
        return None, index + 1
    _, party, tail_end, next_index = right_tail_of_post(tokens, index, lexicon)
    left_party = _party_left(tokens, first, index, lexicon)
    if party is None and lexicon.words.hosts:
        party = _host(tokens, index, next_index, lexicon, home)
    name = name_from(tokens, next_index, text, lexicon)
    comma_party = False
    if name is None and next_index < len(tokens) and tokens[next_index].text == ",":
        behind = lexicon.language.facts.head == "last" or next_titled(tokens, next_index)  # "X, King of A, Mr Y"
        listed = behind and name_up_to(tokens, first, text, lexicon) is not None
        if not listed and not of_many(tokens[index + 1 : next_index], lexicon):
            name = name_from(tokens, next_index + 1, text, lexicon, strict=True)
        comma_party = name is not None
    elif name is None and _untensed(lexicon) and next_index + 1 < len(tokens) and tokens[next_index].text in ("-", "–"):
        if "courtesy" in tokens[next_index + 1].senses:  # "the President of A - Mr X"
            name = name_from(tokens, next_index + 1, text, lexicon)
    lone = _lone_owner(tokens, name, first, next_index, text, lexicon) if name is not None and not comma_party else None
    if lone is not None:
        name, party, tail_end = None, party or lone, next_index + 1
        next_index += 1
        if name_up_to(tokens, first, text, lexicon) is None and tokens[next_index].text == ",":
            name = name_from(tokens, next_index + 1, text, lexicon, strict=True)
            comma_party = name is not None
    if name is not None:
        start, stop, after = name
        after = past_retirement(tokens, after, lexicon)
        if not comma_party or _closes(tokens, after):
            after_party, close = _party_after(tokens, after, lexicon)
            if left_party and index + 1 < len(tokens) and "infinitive" in tokens[index + 1].senses:
                party = left_party  # "the X-ian ambassador to Y"
            known_owner = lexicon.officials.get(strip_accents(lexicon.fold(cleaned_name(text, start, stop))))
            owner = party or left_party or known_owner or owner_of_office(tokens[index], lexicon) or after_party
            known = next(
                (
                    t.senses["person"]
                    for t in tokens_within(tokens, start, stop)
                    if t.start == start and "person" in t.senses
                ),
                None,
            )
            if known is not None and (
                owner is None or (known.party in lexicon.state_names and heads_state(tokens[index], owner, lexicon))
            ):
                owner = known.party or owner
            if owner is None:
                owner = _owner_by_post(tokens[index], lexicon)
            post_words = (
                text[tokens[first].start : tokens[tail_end - 1].end] if tail_end > first else tokens[index].text
            )
            mention = _mention(tokens, index, first, tail_end, text, lexicon, owner, home, start, stop)
            if known is not None:
                whole = lexicon.language.facts.spaces or len(known.name) >= len(mention.name)
                mention.name = known.name if whole else mention.name
                mention.post_en = mention.post_en or known.post_en
                mention.rank = min(mention.rank, known.rank) if mention.post is None else mention.rank
            mention.end = max(mention.end, tokens[close - 1].end if close > after else stop)
            if mention.post is None and ("post" in tokens[index].senses or "lay_post" in tokens[index].senses):
                mention.post = mention.post_en = post_words
                mention.rank = 9
            extra = True
            while extra:
                extra, close = _post_behind(tokens, close, text, lexicon, mention, home)
            return mention, max(close, after, index + 1)
    before = name_up_to(tokens, first, text, lexicon)
    if before is not None and ("post" in tokens[index].senses or "lay_post" in tokens[index].senses):
        start, stop = before
        owner = party or left_party or _owner_by_post(tokens[index], lexicon)
        mention = _mention(tokens, index, first, tail_end, text, lexicon, owner, home, start, stop)
        mention.start, mention.end = start, tokens[tail_end - 1].end
        further = owner is None and _spaced(lexicon)  # "X, Deputy Minister, Leader of the officials of A"
        while further:
            further, next_index = _post_behind(tokens, next_index, text, lexicon, mention, home)
        return mention, max(next_index, index + 1)
    return None, max(next_index if next_index > index else index + 1, index + 1)


def _host(tokens: Sequence[Token], index: int, stop: int, lexicon: Lexicon, home: str | None) -> str | None:
    """ "visited A at the invitation of the host country's minister X": X is of A."""
    if not any(token.text.lower() in lexicon.words.hosts for token in tokens[index + 1 : stop]):
        return None
    before = (party_name(token) for token in reversed(tokens[:index]))
    return next((party for party in before if party in lexicon.state_names and party != home), None)


def _lone_owner(
    tokens: Sequence[Token], name: tuple[int, int, int] | None, first: int, index: int, text: str, lexicon: Lexicon
) -> str | None:
    """One unknown capital word behind a post is its owner, not a name, where the name stands before the post by a
    comma, or follows with a post of its own: "X, Minister Owner"; "Head of Delegation Owner, Ambassador X"."""
    if name is None or lexicon.language.facts.head != "first" or name[2] != index + 1:
        return None
    token = tokens[index]
    if token.shape != "name" or token.senses or index + 1 >= len(tokens):
        return None
    if name_up_to(tokens, first, text, lexicon) is not None:
        return token.text
    if tokens[index + 1].text == "," and index + 2 < len(tokens) and "post" in tokens[index + 2].senses:
        other = name_from(tokens, index + 3, text, lexicon) if index + 3 < len(tokens) else None
        if other is not None and " " in text[other[0] : other[1]]:
            return token.text
    if tokens[index + 1].text == "," and index + 2 < len(tokens) and "courtesy" in tokens[index + 2].senses:
        other = name_from(tokens, index + 2, text, lexicon)
        if other is not None and " " in text[other[0] : other[1]]:
            return token.text
    return None


def _mention(
    tokens: Sequence[Token], index: int, first: int, tail_end: int, text: str, lexicon: Lexicon,
    owner: str | None, home: str | None, start: int, stop: int,
) -> PersonMention:  # fmt: skip
    token = tokens[index]
    name = cleaned_name(text, start, stop)
    post_en = post = None
    rank = 9
    owner = lexicon.offices.get(owner or "", owner)  # who serves an office serves whose office it is
    if "post" in token.senses:
        post = text[tokens[first].start : tokens[tail_end - 1].end]
        post_en, rank = post_in_english(tokens, first, index, tail_end, text, lexicon)
        if owner is None and rank <= 6 and _of_home(name, lexicon):
            owner = home
        head = lexicon.words.heads_of_state.get(token.text) if _untensed(lexicon) and tail_end == index + 2 else None
        if head is not None and party_name(tokens[index + 1]) in lexicon.state_names:
            post_en, rank = head, 1
    elif post is None and token.text in lexicon.words.military_ranks:
        post, post_en, rank = token.text, lexicon.words.military_ranks[token.text], MILITARY_RANK
        owner = home if owner is None and _of_home(name, lexicon) else owner
    return PersonMention(min(tokens[first].start, start), stop, name, post, post_en, owner, start, stop, rank)


def _of_home(name: str, lexicon: Lexicon) -> bool:
    """Whether someone of this name can hold a post of the publisher's own state."""
    surnames = _surnames(lexicon)
    return not surnames or lexicon.fold(name.split()[0]) in surnames


@lru_cache(maxsize=16)
def _surnames(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.fold(surname) for surname in lexicon.language.facts.surnames)


def _owner_by_post(token: Token, lexicon: Lexicon) -> str | None:
    if "post" not in token.senses:
        return None
    if not lexicon.language.facts.spaces:
        for size in (4, 3, 2):  # a post known whole may open with its state
            if len(token.text) <= size + 1 or not token.text[size].isalnum():
                continue  # "A-B Centre": no post of A's
            owner = lexicon.senses_of(token.text[:size]).get("party")
            if owner is not None:
                return str(owner)
    entry = lexicon.registry.posts.get(token.senses["post"].id)
    if lexicon.language.facts.spaces and _is_shared(token, entry):
        return None  # "Foreign Secretary": of several states
    party = getattr(entry, "party", None)
    return lexicon.registry.actors[party].name_en if party in lexicon.registry.actors else None


def _is_shared(token: Token, entry: object) -> bool:
    """ "Foreign Secretary", "secretary of state": a post of several states under this name."""
    shared = getattr(entry, "shared", ())
    return token.text in shared or token.text.lower() in {name.lower() for name in shared}


def _party_left(tokens: Sequence[Token], first: int, index: int, lexicon: Lexicon) -> str | None:
    for step, token in enumerate(tokens[first:index], first):
        party = party_name(token)
        if party and not (
            step and tokens[step - 1].text in lexicon.words.posts_of and not lexicon.language.facts.spaces
        ):
            return party  # and not "(stationed) in A", in a script without spaces
        publisher = lexicon.registry.publishers.get(getattr(token.senses.get("publisher"), "id", ""))
        owner = lexicon.registry.actors.get(publisher.actor or "") if publisher is not None else None
        if owner is not None:
            return owner.name_en  # a ministry that publishes is its state's
    return None


def _party_after(tokens: Sequence[Token], after: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """An owner behind the name: "President Xi Jinping of China", "Petra Solace (Almora)"."""
    if after + 1 < len(tokens):
        low = tokens[after].text.lower()
        if low in lexicon.words.posts_of:
            step = after + 1
            if step < len(tokens) and "article" in tokens[step].senses:
                step += 1
            if step < len(tokens) and (party := party_name(tokens[step])):
                return party, step + 1
        if low in ("(", "（") and after + 2 < len(tokens) and tokens[after + 2].text in (")", "）"):
            inner = tokens[after + 1]
            if party := party_name(inner):
                return party, after + 3
            if lexicon.language.facts.head == "first" and inner.shape == "name" and not inner.senses:
                return inner.text, after + 3  # a party nobody knows yet
    return None, after


def _post_behind(
    tokens: Sequence[Token], close: int, text: str, lexicon: Lexicon, mention: PersonMention, home: str | None
) -> tuple[bool, int]:
    """A (second) post after the name: "Ms Ilse Marrow, Director-General for …", "ông X, Thứ trưởng …"."""
    joined = close + 1 < len(tokens) and "post_link" in tokens[close].senses and "post" in tokens[close + 1].senses
    joined = joined and not (_untensed(lexicon) and "conjunction" in tokens[close].senses)  # "X and minister Y": two
    if close + 1 >= len(tokens):
        return False, close
    spaced = tokens[close].start > tokens[close - 1].end or (_untensed(lexicon) and tokens[close + 1].text[0].isupper())
    by_rank = _untensed(lexicon) and mention.rank == MILITARY_RANK  # "General X - Deputy Minister"
    dash = tokens[close].text in "-–" and spaced and (mention.post is None or by_rank)
    if not (tokens[close].text == "," or dash or (joined and mention.post is not None)):
        return False, close
    step = close + 1
    while step < len(tokens) and "article" in tokens[step].senses:
        step += 1
    while (
        step < len(tokens)
        and "post" not in tokens[step].senses
        and (
            "actor" in tokens[step].senses
            or "adjective" in tokens[step].senses
            or tokens[step].senses.keys() & {"possessive", "party"}
        )
    ):
        step += 1
    while step + 1 < len(tokens) and "post" in tokens[step].senses and _modifies(tokens[step], lexicon):
        step += 1  # "acting", "former" before the post
    if step >= len(tokens) or "post" not in tokens[step].senses:
        return False, close
    first = max(left_edge_of_post(tokens, step, lexicon), close + 1)
    _, party, tail_end, next_index = right_tail_of_post(tokens, step, lexicon)
    if party is None and mention.post is None and (lone := unknown_owner(tokens, next_index, lexicon)) is not None:
        party, tail_end, next_index = lone, next_index + 1, next_index + 1
    behind = tokens[next_index : next_index + 1]
    opens = joined and behind and behind[0].start == tokens[step].end and behind[0].senses.keys() & {"party", "post"}
    titled = mention.post is not None and party is not None and next_titled(tokens, next_index)
    if titled or (behind and (opens or name_from(tokens, next_index, text, lexicon) is not None)):
        return False, close  # the next person's post
    acts = behind and any(v.form in ("base", "present") for v in behind[0].senses.get("verb", ()))
    if acts and mention.post is not None and _spaced(lexicon):
        return False, close  # "Minister A, B Secretary General Confirm Ties", in a headline: of two
    pointed = bool(tokens[close + 1].senses.keys() & {"article", "group"})
    other = mention.post is not None and party is None and pointed and _spaced(lexicon)
    if other and behind and any(v.form == "past" for v in behind[0].senses.get("verb", ())):
        return False, close  # "In talks with President X, the prime minister expressed": another, named before
    post_en, rank = post_in_english(tokens, first, step, tail_end, text, lexicon)
    owner = party or _party_left(tokens, first, step, lexicon) or _owner_by_post(tokens[step], lexicon)
    others = mention.post is not None and owner and mention.party not in (None, home, owner)
    if others and behind and behind[0].text == "," and _spaced(lexicon):
        if name_from(tokens, next_index + 1, text, lexicon, strict=True) is not None:
            return False, close  # "A's chief, X, B's minister, Y"
    held = mention.rank
    if mention.post is None or rank < mention.rank or mention.party in (None, home):
        entry = lexicon.registry.posts.get(tokens[step].senses["post"].id)
        vague = (
            mention.post is not None
            and mention.rank != MILITARY_RANK
            and entry is not None
            and tokens[step].text in entry.weak
            and _untensed(lexicon)
        )
        higher = rank < mention.rank and not vague  # "Deputy Minister of A, Chairman of the sub-committee"
        if mention.post is None or higher or (rank == mention.rank and not joined and not vague):
            mention.post = text[tokens[first].start : tokens[tail_end - 1].end]
            mention.post_en = post_en
            mention.rank = rank
        own = mention.party == home and held <= DEPUTY_RANK and owner not in lexicon.state_names
        if owner and (mention.party is None or mention.party == home) and not own:
            mention.party = owner  # a head of government who chairs a body stays of his state
        elif mention.party is None and rank <= 6 and _of_home(mention.name, lexicon):
            mention.party = home
    mention.end = tokens[tail_end - 1].end
    return True, tail_end


def _closes(tokens: Sequence[Token], after: int) -> bool:
    """After "X's foreign minister, Eirik Dahl" a comma or the sentence's end must follow, or a verb."""
    return (
        after >= len(tokens)
        or tokens[after].text in ",.;()"
        or "verb" in tokens[after].senses
        or tokens[after].shape == "word"
    )
