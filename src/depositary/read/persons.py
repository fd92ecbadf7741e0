"""Persons: a post and a name side by side, in the order the language has.

In: the tokens of a sentence. Out: `PersonMention`s. A person is someone named with a post, a courtesy title or, once
introduced, by name alone; a bare capitalised name is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import PersonMention
from depositary.read.scan import Token

__all__ = ["find_persons"]

_LATIN_GLOSS = re.compile(r"\s*[(（]\s*([A-Z][^()（）]{2,60}?)\s*[)）]")
_BLOCKING = frozenset({
    "actor", "adjective", "mechanism", "kind", "instrument", "instrument_kind", "post", "courtesy", "partnership",
    "standing", "head", "state_of", "level", "publisher", "ministry", "chairing",
})  # fmt: skip


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
        if "person" in token.senses and "post" not in token.senses:
            known: PersonMention = token.senses["person"]
            found.append(PersonMention(token.start, token.end, known.name, known.post, known.post_en, known.party,
                                       token.start, token.end, known.rank))  # fmt: skip
            position += 1
            continue
        if "post" in token.senses and _modifies(token, lexicon):
            position += 1
            continue
        if "post" in token.senses or "lay_post" in token.senses or ("courtesy" in token.senses and _is_title(token)):
            opened = position
            mention, position = _from_post(tokens, position, text, lexicon, home)
            if mention is not None:
                if shared is not None and shared[1] == _left_edge(tokens, opened, lexicon):
                    _share(mention, tokens, shared[0], text, lexicon, home)
                found.append(mention)
                shared = None
            else:
                joined = _shares_bearer(tokens, opened, position)
                shared = (opened if shared is None or shared[1] != opened else shared[0], joined) if joined else None
            continue
        position += 1
    _delegations(found, tokens, lexicon, home)
    return found


def _delegations(found: Sequence[PersonMention], tokens: Sequence[Token], lexicon: Lexicon, home: str | None) -> None:
    """Who leads a party's delegation is that party's, unless the post said otherwise."""
    leading = lexicon.words.leading
    if not leading or not found:
        return
    for index, token in enumerate(tokens):
        if token.text.lower() not in leading:
            continue
        person = next((p for p in reversed(found) if p.end <= token.start and token.start - p.end <= 4), None)
        if person is None or person.party not in (None, home):
            continue
        for step in range(index + 1, min(index + 7, len(tokens))):
            ahead = tokens[step]
            owner = party_name(ahead)
            small = step + 1 < len(tokens) and tokens[step + 1].shape == "word" and not tokens[step + 1].senses
            if owner is None and ahead.shape == "name" and not ahead.senses and not small:
                owner = ahead.text
            if owner is not None:
                person.party = owner
                break
            if ahead.shape == "sign":
                break


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
    if step == after or step >= len(tokens) or "post" not in tokens[step].senses or "post" not in tokens[index].senses:
        return None
    return step


def _share(
    mention: PersonMention, tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon, home: str | None
) -> None:
    """A person of two posts is known by the higher one; the owner of either is that of both."""
    end, party, tail_end, _ = _right_tail(tokens, index, lexicon)
    post_en, rank = _english_post(tokens, index, index, tail_end, text, lexicon)
    if mention.rank >= rank or mention.post is None:
        mention.post, mention.post_en, mention.rank = text[tokens[index].start : end], post_en, rank
    if party and mention.party in (None, home):
        mention.party = party
    mention.start = min(mention.start, tokens[index].start)


def _is_title(token: Token) -> bool:
    return token.senses["courtesy"].id == "before" and (token.shape == "name" or not token.text.isascii())


def _from_post(
    tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon, home: str | None
) -> tuple[PersonMention | None, int]:
    """Read a person around the post (or courtesy title) at `index`; returns it and where to go on."""
    first = _left_edge(tokens, index, lexicon)
    if first == index and (ahead := _bare_name_before(tokens, index, lexicon)) is not None:
        mention = _mention(tokens, index, first, index + 1, text, lexicon, None, home, ahead.start, ahead.end)
        mention.end = tokens[index].end
        return mention, index + 1
    end, party, tail_end, next_index = _right_tail(tokens, index, lexicon)
    left_party = _party_left(tokens, first, index, lexicon)
    name = _name_at(tokens, next_index, text, lexicon)
    comma_party = False
    if name is None and next_index < len(tokens) and tokens[next_index].text == ",":
        name = _name_at(tokens, next_index + 1, text, lexicon, strict=True)
        comma_party = name is not None
    post_start = tokens[first].start
    lone = _lone_owner(tokens, name, first, next_index, text, lexicon) if name is not None and not comma_party else None
    if lone is not None:
        name, party, tail_end = None, party or lone, next_index + 1
        next_index += 1
        if _name_before(tokens, first, text, lexicon) is None and tokens[next_index].text == ",":
            name = _name_at(tokens, next_index + 1, text, lexicon, strict=True)
            comma_party = name is not None
    if name is not None:
        start, stop, after = name
        if not comma_party or _closes(tokens, after):
            after_party, close = _party_after(tokens, after, lexicon)
            owner = party or left_party or _owner_of_office(tokens[index], lexicon) or after_party
            known = next((t.senses["person"] for t in tokens if t.start == start and "person" in t.senses), None)
            if owner is None and known is not None:
                owner = known.party
            if owner is None:
                owner = _owner_by_post(tokens[index], lexicon)
            post_words = (
                text[tokens[first].start : tokens[tail_end - 1].end] if tail_end > first else tokens[index].text
            )
            mention = _mention(tokens, index, first, tail_end, text, lexicon, owner, home, start, stop)
            if known is not None:
                mention.name, mention.post_en = known.name, mention.post_en or known.post_en
            mention.end = max(mention.end, tokens[close - 1].end if close > after else stop)
            if mention.post is None and ("post" in tokens[index].senses or "lay_post" in tokens[index].senses):
                mention.post = mention.post_en = post_words
                mention.rank = 9
            extra = True
            while extra:
                extra, close = _post_behind(tokens, close, text, lexicon, mention, home)
            return mention, max(close, after, index + 1)
    before = _name_before(tokens, first, text, lexicon)
    if before is not None and ("post" in tokens[index].senses or "lay_post" in tokens[index].senses):
        start, stop = before
        owner = party or left_party or _owner_by_post(tokens[index], lexicon)
        mention = _mention(tokens, index, first, tail_end, text, lexicon, owner, home, start, stop)
        mention.start, mention.end = start, tokens[tail_end - 1].end
        return mention, max(next_index, index + 1)
    del post_start, end
    return None, max(next_index if next_index > index else index + 1, index + 1)


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
    if _name_before(tokens, first, text, lexicon) is not None:
        return token.text
    if tokens[index + 1].text == "," and index + 2 < len(tokens) and "post" in tokens[index + 2].senses:
        other = _name_at(tokens, index + 3, text, lexicon) if index + 3 < len(tokens) else None
        if other is not None and " " in text[other[0] : other[1]]:
            return token.text
    if tokens[index + 1].text == "," and index + 2 < len(tokens) and "courtesy" in tokens[index + 2].senses:
        other = _name_at(tokens, index + 2, text, lexicon)
        if other is not None and " " in text[other[0] : other[1]]:
            return token.text
    return None


def _mention(
    tokens: Sequence[Token], index: int, first: int, tail_end: int, text: str, lexicon: Lexicon,
    owner: str | None, home: str | None, start: int, stop: int,
) -> PersonMention:  # fmt: skip
    token = tokens[index]
    name = _clean_name(text, start, stop)
    post_en = post = None
    rank = 9
    if "post" in token.senses:
        post = text[tokens[first].start : tokens[tail_end - 1].end]
        post_en, rank = _english_post(tokens, first, index, tail_end, text, lexicon)
        if owner is None and rank <= 6 and _of_home(name, lexicon):
            owner = home
    return PersonMention(min(tokens[first].start, start), stop, name, post, post_en, owner, start, stop, rank)


def _of_home(name: str, lexicon: Lexicon) -> bool:
    """Whether someone of this name can hold a post of the publisher's own state."""
    surnames = _surnames(lexicon)
    return not surnames or lexicon.fold(name.split()[0]) in surnames


@lru_cache(maxsize=16)
def _surnames(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.fold(surname) for surname in lexicon.language.facts.surnames)


def _english_post(
    tokens: Sequence[Token], first: int, index: int, tail_end: int, text: str, lexicon: Lexicon
) -> tuple[str, int]:
    """The post in English: as written where the text is in the registry's own language, else the registry's name."""
    token = tokens[index]
    entry = lexicon.registry.posts.get(token.senses["post"].id)
    name = entry.name_en if entry else token.text
    rank = entry.rank if entry and entry.rank else 6
    if token.text.isascii():
        words = list(tokens[index:tail_end])
        written = " ".join(t.text for t in words if "actor" not in t.senses and "adjective" not in t.senses)
        written = re.sub(r"\s+([,'’])", r"\1", written).strip(" ,")
        written = re.sub(r"(?:\s+(?:of|to|for|at|from|the|['’]s))+$", "", written)
        if len(written) > len(token.text) + 3:
            return written, rank
        return name, rank
    lead = tokens[first:index]
    unit = next((t for t in reversed(lead) if "ministry" in t.senses), None)
    if unit is not None and "ministry_en" in unit.senses:
        return f"{name}, {unit.senses['ministry_en']}", rank
    return name, rank


def _owner_of_office(token: Token, lexicon: Lexicon) -> str | None:
    """The organisation an office is of, where the post's name says it: "ASEAN Secretary-General"."""
    office = lexicon.registry.actors.get(getattr(token.senses.get("actor"), "id", ""))
    parent = (
        lexicon.registry.actors.get(office.parent or "") if office is not None and office.kind == "office" else None
    )
    return parent.name_en if parent is not None else None


def _owner_by_post(token: Token, lexicon: Lexicon) -> str | None:
    if "post" not in token.senses:
        return None
    entry = lexicon.registry.posts.get(token.senses["post"].id)
    party = getattr(entry, "party", None)
    return lexicon.registry.actors[party].name_en if party in lexicon.registry.actors else None


def _left_edge(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> int:
    """First token of the post: its owner and its courtesy titles may stand before it."""
    first = index
    while first > 0:
        token = tokens[first - 1]
        senses = token.senses
        if "ministry" in senses and (owner := _ministry_of(tokens, first - 1, lexicon)) is not None:
            first = owner
        elif (
            "actor" in senses
            or "adjective" in senses
            or "courtesy" in senses
            or "ministry" in senses
            or "party" in senses
            or ("publisher" in senses and not lexicon.language.facts.spaces)
            or ("tail" in senses and not lexicon.language.facts.spaces and first > 1)
        ):
            first -= 1
        elif token.text in ("'s", "’s", "'", "’") and first > 1:
            first -= 1
        elif (
            token.text in ")）"
            and (opened := _bracket_start(tokens, first - 1)) is not None
            and party_name(tokens[opened - 1])
        ):
            first = opened - 1
        elif token.shape == "han" and not senses and len(token.text) <= 8 and first > 1 and _owned(tokens, first - 1):
            first -= 1
        elif token.text in ("s",) and first > 1 and tokens[first - 2].text in ("'", "’"):
            first -= 2
        else:
            break
    while first < index and tokens[first].text in ("'s", "’s", "'", "’", "s"):
        first += 1
    return first


def _bracket_start(tokens: Sequence[Token], close: int) -> int | None:
    """Index of the bracket that closes at `close`, if it opens shortly before and not at the very start."""
    for step in range(close - 1, max(0, close - 8), -1):
        if tokens[step].text in "(（":
            return step if step > 0 else None
    return None


def _owned(tokens: Sequence[Token], index: int) -> bool:
    """An unknown run of characters belongs to the post if an owner or a ministry stands before it."""
    before = tokens[index - 1].senses
    return "actor" in before or "ministry" in before or "party" in before or "tail" in before


def _ministry_of(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> int | None:
    """Of a ministry named in several words before its word for ministry: the token of the state it belongs to."""
    if lexicon.language.facts.spaces or "ministry_en" in tokens[index].senses:
        return None
    for step in range(index - 1, max(-1, index - 8), -1):
        token = tokens[step]
        if token.end != tokens[step + 1].start or token.text == ",":
            return None
        if "actor" in token.senses or "party" in token.senses:
            return step if step < index - 1 else None
        if token.senses.keys() & {"post", "verb", "place_word", "kind"}:
            return None
    return None


def _party_left(tokens: Sequence[Token], first: int, index: int, lexicon: Lexicon) -> str | None:
    for token in tokens[first:index]:
        party = party_name(token)
        if party:
            return party
        publisher = lexicon.registry.publishers.get(getattr(token.senses.get("publisher"), "id", ""))
        owner = lexicon.registry.actors.get(publisher.actor or "") if publisher is not None else None
        if owner is not None:
            return owner.name_en  # a ministry that publishes is its state's
    return None


def party_name(token: Token) -> str | None:
    """Output name of the party a token names or points to (adjective), None if none."""
    for sense in ("party", "adjective_en"):
        value = token.senses.get(sense)
        if value:
            return str(value)
    return None


def _right_tail(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, str | None, int, int]:
    """Words after the post that belong to it ("for Regional Affairs at the X Ministry", "Ngoại giao Nga").

    Returns: end offset, owner found in the tail, index after the tail's last word, index where a name may begin.
    """
    party: str | None = None
    weak: str | None = None
    position = index + 1
    last = position
    steps = 0
    spaced = lexicon.language.facts.spaces
    if not spaced:
        return tokens[index].end, None, position, position
    while position < len(tokens) and steps < 18:
        token = tokens[position]
        senses = token.senses
        lower = token.text.lower()
        named = party_name(token)
        if "person" in senses:
            break
        if named and "person" not in senses:
            if position > index + 1 and "for" in tokens[position - 1].senses:
                weak = weak or named
            else:
                party = party or named
            position += 1
            last = position
        elif "post" in senses or "ministry" in senses:
            if "post" in senses and last < position and not _second_post(tokens, position, party, lexicon):
                break
            position += 1
            last = position
        elif (
            token.shape == "number"
            and len(token.text) == 4
            and last == position
            and position + 1 < len(tokens)
            and (tokens[position + 1].shape == "name" and not tokens[position + 1].senses and spaced)
        ):
            position += 1  # the year of an office: "Chair 2024 X"
            last = position
        elif spaced and (listed := _portfolios(tokens, position, index, lexicon)) is not None:
            position = last = listed
        elif last == position and len(token.text) > 1 and not token.text.strip("IVX"):
            position += 1  # a minister's number: "Minister of Foreign Affairs II"
            last = position
        elif spaced and last == position and token.shape == "name" and _common_words(token):
            position += 1  # a unit of known words
            last = position
        elif spaced and last == position and _short_form(tokens, position):
            if token.text != "(" and party is None:
                weak = weak or token.text
            position += 3 if token.text == "(" else 1
            last = position
        elif spaced and (owner := _publisher_owner(tokens, position, lexicon)) is not None:
            party = party or owner  # "…, Ministry of Foreign Affairs of X": a ministry that publishes
            position += 2 if token.text == "," else 1
            last = position
        elif token.text == "," and _ministry_follows(tokens, position, lexicon):
            position += 1
        elif "post_link" in senses or "article" in senses or lower in ("'s", "’s", "'", "s"):
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            if "connector" in senses and (following is None or following.shape != "name" or _titled(following)):
                break
            position += 1
        elif (token.shape == "name" and _in_post(tokens, position, index, lexicon)) or (
            token.shape == "word" and last < position and "post_link" in tokens[position - 1].senses and not senses
        ):
            position += 1
            last = position
        else:
            break
        steps += 1
    return tokens[last - 1].end, party or weak, last, last


def _second_post(tokens: Sequence[Token], position: int, party: str | None, lexicon: Lexicon) -> bool:
    """ "Ambassador and Permanent Representative of X": one person's second post, where the first has named no owner."""
    return (
        party is None
        and lexicon.language.facts.head == "last"
        and position >= 2
        and "conjunction" in tokens[position - 1].senses
        and "post" in tokens[position - 2].senses
    )


def _titled(token: Token) -> bool:
    """A title of courtesy opens the next person."""
    return "courtesy" in token.senses and "post" not in token.senses


def _portfolios(tokens: Sequence[Token], position: int, index: int, lexicon: Lexicon) -> int | None:
    """A minister of several fields, parted by commas and "and": where the owner stands. Each field
    is a capital word that goes on in small letters, as no name does."""
    if position != index + 1 or lexicon.language.facts.head != "first":
        return None
    joints = 0
    for step in range(position, min(position + 12, len(tokens))):
        token = tokens[step]
        if party_name(token) and joints:
            return step
        if token.text == "," or "conjunction" in token.senses:
            joints += 1
        elif token.shape == "name":
            small = (
                step + 1 < len(tokens)
                and tokens[step + 1].shape == "word"
                and "conjunction" not in tokens[step + 1].senses
            )
            if token.senses.keys() & {"post", "person", "courtesy", "actor"} or not (small or _common_words(token)):
                return None
        elif token.shape != "word" or token.senses.keys() & {"verb", "held"}:
            return None
    return None


def _short_form(tokens: Sequence[Token], position: int) -> bool:
    """A short form in brackets behind the body it stands for; or one nobody knows right before a name."""
    token = tokens[position]
    if token.text == "(":
        inner = tokens[position + 1 : position + 3]
        return len(inner) == 2 and inner[1].text == ")" and inner[0].text.isupper() and len(inner[0].text) <= 8
    if not token.text.isupper() or not 2 <= len(token.text) <= 6 or token.senses or token.shape != "name":
        return False
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return after is not None and ((after.shape == "name" and not after.text.isupper()) or after.text == ",")


def _publisher_owner(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> str | None:
    """The state whose ministry stands here, or behind the comma here."""
    step = position + 1 if tokens[position].text == "," else position
    if step >= len(tokens) or "publisher" not in tokens[step].senses:
        return None
    publisher = lexicon.registry.publishers.get(getattr(tokens[step].senses["publisher"], "id", ""))
    owner = lexicon.registry.actors.get(publisher.actor or "") if publisher is not None else None
    return owner.name_en if owner is not None and owner.kind == "state" else None


def _ministry_follows(tokens: Sequence[Token], comma: int, lexicon: Lexicon) -> bool:
    """The unit, then by a comma the ministry it belongs to."""
    if comma + 2 >= len(tokens):
        return False
    senses = tokens[comma + 1].senses
    if lexicon.language.facts.head != "first" and "post_link" not in tokens[comma + 2].senses:
        return False
    return "ministry" in senses and "post" not in senses and "actor" not in senses


def _in_post(tokens: Sequence[Token], position: int, index: int, lexicon: Lexicon) -> bool:
    """A capitalised word belongs to the post's tail if a joining word opened it and no owner has closed it yet."""
    token = tokens[position]
    if "kind" in token.senses or "instrument_kind" in token.senses or "place" in token.senses:
        return "kind" not in token.senses
    previous = tokens[position - 1]
    if "post_link" in previous.senses or "article" in previous.senses:
        return True
    if position - 1 > index and previous.shape == "name" and not party_name(previous):
        opened = any("post_link" in t.senses for t in tokens[index + 1 : position])
        follower = tokens[position + 1] if position + 1 < len(tokens) else None
        return opened and not (
            follower is not None and follower.shape == "name" and _starts_name(tokens, position, index)
        )
    return False


def _starts_name(tokens: Sequence[Token], position: int, index: int) -> bool:
    """Three or more capitalised unknown words in a row after a complete tail: the last ones are a name."""
    return (
        all(t.shape == "name" and not (_BLOCKING & t.senses.keys()) for t in tokens[position : position + 2])
        and position - index > 3
    )


def _name_at(
    tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon, *, strict: bool = False
) -> tuple[int, int, int] | None:
    """A name that begins at `index`: (start, end, index after it)."""
    position = index
    while position < len(tokens) and "courtesy" in tokens[position].senses and "post" not in tokens[position].senses:
        position += 1
    if position >= len(tokens):
        return None
    token = tokens[position]
    if "person" in token.senses:
        return token.start, token.end, position + 1
    if token.shape == "han":
        return _han_name(tokens, position, text, lexicon)
    if token.text in "\"“'‘" and position + 1 < len(tokens):
        return None
    end = position
    particles = set(lexicon.words.name_particles)
    while end < len(tokens) and end - position < 7:
        word = tokens[end]
        if word.shape == "name" and not (_BLOCKING & word.senses.keys()) and not _common_words(word):
            end += 1
        elif word.shape == "name" and end > position and word.text.isupper() is False and "place" in word.senses:
            end += 1
        elif end > position and _syllable_of_name(word, lexicon):
            end += 1
        elif end > position and _title_inside(tokens, end):
            end += 1
        elif (
            end > position
            and word.text in particles
            and end + 1 < len(tokens)
            and (tokens[end + 1].shape == "name" or tokens[end + 1].text in particles)
        ):
            end += 1
        elif (
            end > position
            and word.text in ".?"
            and len(tokens[end - 1].text) <= 4
            and end + 1 < len(tokens)
            and (tokens[end + 1].shape == "name" or word.text == "?")
            and word.start == tokens[end - 1].end
        ):  # an initial, or a letter lost in transfer
            end += 1
        elif (
            end > position
            and word.text == "-"
            and end + 1 < len(tokens)
            and tokens[end + 1].shape == "name"
            and (word.start == tokens[end - 1].end and word.end == tokens[end + 1].start)
        ):
            end += 1
        elif end > position and word.shape == "word" and tokens[end - 1].text == "?":
            end += 1
        else:
            break
    if end == position or (strict and end - position < 2):
        return None
    if end == position + 1 and lexicon.language.facts.head == "first" and _small_word(tokens, end):
        return None
    return tokens[position].start, tokens[end - 1].end, end


def _title_inside(tokens: Sequence[Token], index: int) -> bool:
    """A title of nobility inside a name, before the father's name: "Pengiran A Pengiran B"."""
    token = tokens[index]
    return (
        _titled(token)
        and token.shape == "name"
        and len(token.text) > 3
        and "." not in token.text
        and index + 1 < len(tokens)
        and tokens[index + 1].shape == "name"
        and not tokens[index + 1].senses
    )


def _small_word(tokens: Sequence[Token], index: int) -> bool:
    """A word nobody knows, in small letters: with the capital before it, the opening of a longer noun."""
    return index < len(tokens) and tokens[index].shape == "word" and not tokens[index].senses.keys() - {"member"}


def _common_words(word: Token) -> bool:
    """A known phrase that goes on in small letters is nobody's name."""
    return " " in word.text and word.text.rpartition(" ")[2][:1].islower()


def _syllable_of_name(word: Token, lexicon: Lexicon) -> bool:
    """Inside a name a short word may also name a state; where owners stand before the name it is a part of it."""
    return (
        lexicon.language.facts.head == "first"
        and word.shape == "name"
        and bool(word.senses.keys() & {"actor", "post", "courtesy"})
        and all(len(part) <= 6 and part[:1].isupper() for part in word.text.split())
        and len(word.text) <= 13
        and word.text.replace(" ", "").isalpha()
        and not word.text.isupper()
    )


def _han_name(tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """A name in a script without spaces: by its Latin gloss, its middle dots, or the language's own rule."""
    hooks = lexicon.language.hooks
    start = tokens[index].start
    end = index
    position = start
    while (
        end < len(tokens)
        and (tokens[end].shape == "han" or tokens[end].text in "·‧・•.-")
        and tokens[end].start == position
    ):
        if (
            end > index
            and tokens[end - 1].text not in "·‧・•"
            and tokens[end].senses.keys() & (_BLOCKING | {"verb", "connector", "between", "held"})
            and not _within_sounds(tokens, end, hooks)
        ):
            break
        position = tokens[end].end
        end += 1
        if position - start > 24:
            break
    run = text[start:position]
    gloss = _LATIN_GLOSS.match(text, position)
    dotted = re.match(r"[\u3400-\u9fff]+(?:[·‧・•][\u3400-\u9fff]+)+", run)
    if gloss and (dotted or len(run) <= 6):
        stop = gloss.end()
        return start, stop, _index_after(tokens, index, stop)
    if dotted and hooks is not None:
        parts = re.split(r"[·‧・•]", dotted.group())
        last = parts[-1]
        bounded = position == start + len(run) and len(dotted.group()) == len(run)
        keep = hooks.name_length(last, bounded=bounded) if len(last) > 1 else 1
        keep = max(keep, _sounding(last, hooks))
        length = len(dotted.group()) - len(last) + (keep or len(last))
        return start, start + length, _index_after(tokens, index, start + length)
    known = tokens[index].senses.keys() - {"place", "person", "tail"}
    if hooks is None or "verb" in tokens[index].senses or _BLOCKING & tokens[index].senses.keys():
        return None
    if known and (len(tokens[index].text) > 1 or "have" in known):
        return None  # a word of the language opens no name
    following = text[position : position + 1]
    if (
        len(run) == 1
        and hooks.sound_tail(run + run)
        and (end >= len(tokens) or tokens[end].text in "、，,。" or "held" in tokens[end].senses)
    ):
        return start, position, end  # a name of one character, as given names of some countries are
    length = hooks.name_length(run, bounded=not ("\u3400" <= following <= "\u9fff") or end < len(tokens))
    if not length or (index and "lay_post" in tokens[index - 1].senses and length < len(run)):
        return None
    return start, start + length, _index_after(tokens, index, start + length)


def _within_sounds(tokens: Sequence[Token], index: int, hooks: object) -> bool:
    """A short name of a state inside a longer foreign name, all of it written by sound."""
    sound_tail = getattr(hooks, "sound_tail", None)
    if sound_tail is None or "actor" not in tokens[index].senses or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if following.start != tokens[index].end or following.senses or following.shape != "han":
        return False
    head = tokens[index].text + following.text[:1]
    return len(tokens[index].text) == 2 and bool(sound_tail(head) >= len(head))


def _sounding(word: str, hooks: object) -> int:
    """How much of a word's beginning is written by sound."""
    length = len(word)
    while length and not getattr(hooks, "sound_tail")(word[:length]) >= length:  # noqa: B009 - a hook of the language
        length -= 1
    return length


def _index_after(tokens: Sequence[Token], index: int, offset: int) -> int:
    while index < len(tokens) and tokens[index].start < offset:
        index += 1
    return index


def _name_before(tokens: Sequence[Token], first: int, text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """A name set off by a comma before the post: "Astrid Holm, State Secretary of"."""
    position = first - 1
    while position >= 0 and "article" in tokens[position].senses:
        position -= 1
    if position < 1 or tokens[position].text not in (",", "-", "–", "—", "("):
        return None
    end = position
    start = end
    while start > 0:
        word = tokens[start - 1]
        if word.shape == "name" and not (_BLOCKING & word.senses.keys()):
            start -= 1
        elif word.text in lexicon.words.name_particles and start < end:
            start -= 1
        elif (
            word.text == "."
            and start - 1 > 0
            and len(tokens[start - 2].text) == 1
            and tokens[start - 2].shape == "name"
        ):
            start -= 2
        elif word.text == "-" and start < end and start > 1 and word.start == tokens[start - 2].end:
            start -= 1
        else:
            break
    while start < end and tokens[start].senses.get("courtesy"):
        start += 1
    if end - start < 2 or end - start > 6:
        return None
    return tokens[start].start, tokens[end - 1].end


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


def _bare_name_before(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Token | None:
    """A name that stands before its post with nothing between, in a script without spaces."""
    hooks = lexicon.language.hooks
    if hooks is None or lexicon.language.facts.spaces or not index or "post" not in tokens[index].senses:
        return None
    token = tokens[index - 1]
    if token.shape != "han" or token.senses or token.end != tokens[index].start or not 2 <= len(token.text) <= 5:
        return None
    before = tokens[index - 2] if index > 1 else None
    if (
        before is not None
        and before.shape == "han"
        and before.end == token.start
        and not before.senses.keys() & {"connector", "post_link"}
    ):
        return None
    entry = lexicon.registry.posts.get(tokens[index].senses["post"].id)
    if entry is None or not entry.rank or entry.rank > 2:
        return None  # only of the highest offices is it usual
    return token if hooks.name_length(token.text, bounded=True) == len(token.text) else None


def _post_behind(
    tokens: Sequence[Token], close: int, text: str, lexicon: Lexicon, mention: PersonMention, home: str | None
) -> tuple[bool, int]:
    """A (second) post after the name: "Ms Ilse Marrow, Director-General for …", "ông X, Thứ trưởng …"."""
    if close + 1 >= len(tokens) or tokens[close].text != ",":
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
            or tokens[step].text in ("'", "’", "s", "'s", "’s")
            or "party" in tokens[step].senses
        )
    ):
        step += 1
    while step + 1 < len(tokens) and "post" in tokens[step].senses and _modifies(tokens[step], lexicon):
        step += 1  # "acting", "former" before the post
    if step >= len(tokens) or "post" not in tokens[step].senses:
        return False, close
    first = _left_edge(tokens, step, lexicon)
    first = max(first, close + 1)
    _, party, tail_end, next_index = _right_tail(tokens, step, lexicon)
    if next_index < len(tokens) and _name_at(tokens, next_index, text, lexicon) is not None:
        return False, close  # the next person's post
    post_en, rank = _english_post(tokens, first, step, tail_end, text, lexicon)
    owner = party or _party_left(tokens, first, step, lexicon) or _owner_by_post(tokens[step], lexicon)
    if mention.post is None or rank < mention.rank or mention.party is None:
        if mention.post is None or rank <= mention.rank:
            mention.post = text[tokens[first].start : tokens[tail_end - 1].end]
            mention.post_en = post_en
            mention.rank = rank
        if owner and (mention.party is None or mention.party == home):
            mention.party = owner
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


def _clean_name(text: str, start: int, stop: int) -> str:
    return re.sub(r"\s+", " ", text[start:stop]).strip(" ,.")
