"""Posts of persons: how far a post goes to both sides, whose it is, and its name in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from depositary.read.lexicon import Lexicon
from depositary.read.person_fields import as_written, field_goes_on, fields_listed, is_field, name_behind_field
from depositary.read.person_names import behind_short_form, common_words_of, is_titled, may_start_name, short_form_of
from depositary.read.person_units import (
    body_ahead,
    bracketed_party,
    is_initial,
    party_name,
    state_closing,
    state_word,
    unit_behind,
    unit_named,
)
from depositary.read.posts_unspaced import owner_before, owner_in
from depositary.read.scan import Token

__all__ = ["left_edge_of_post", "of_many", "owner_of_office", "party_name", "post_in_english", "right_tail_of_post"]


def post_in_english(
    tokens: Sequence[Token], first: int, index: int, tail_end: int, text: str, lexicon: Lexicon
) -> tuple[str, int]:
    """The post in English: as written where the text is in the registry's own language, else the registry's name."""
    token = tokens[index]
    entry = lexicon.registry.posts.get(token.senses["post"].id)
    name = entry.name_en if entry else token.text
    rank = entry.rank if entry and entry.rank else 6
    if token.text.isascii():
        words = list(tokens[index:tail_end])
        owned = {b.start for a, b in pairwise(words) if "possessive" in b.senses and party_name(a)}
        glued = {b.start for a, b in pairwise(words) if a.end == b.start}  # "Anti-Terrorism"
        kept = [t for t in words if not t.senses.keys() & {"actor", "adjective"} and t.start not in owned]
        written = "".join(t.text if t.start in glued else f" {t.text}" for t in kept)
        written = re.sub(r"(?<!\s)\s+([,'’])", r"\1", re.split(r"\s*\(\s*\)", written)[0])
        written = re.sub(r"\s*\([^()]*\)", "", written).strip(" ,")
        if "group" in token.senses:  # the article that points at somebody is no part of the post
            written = written.partition(" ")[2] if written.lower().startswith(_articles(lexicon)) else written
        written = re.sub(r"(?:\s+(?:of|to|for|at|from|the|['’]s))+$", "", written)
        written = re.sub(r"\s+of(?:\s+the)?(?=\s+(?:for|on|to|and)\s)", "", written)
        if len(written) > len(token.text) + 3:
            return written, rank
        return as_written(token.text, name, lexicon), rank
    if lexicon.language.facts.head == "first" and lexicon.language.facts.spaces and tail_end > index + 1:
        name = _with_fields(name, tokens[index + 1 : tail_end], text, lexicon)
    lead = tokens[first:index]
    unit = next((t for t in reversed(lead) if "ministry" in t.senses), None)
    if unit is not None and "ministry_en" in unit.senses:
        return f"{name}, {unit.senses['ministry_en']}", rank
    return name, rank


def _with_fields(name: str, tail: Sequence[Token], text: str, lexicon: Lexicon) -> str:
    """ "Minister" or "Minister of A" with the further fields that stand behind the post, if each of them is known."""
    stop = next((i for i, t in enumerate(tail) if party_name(t) or "person" in t.senses), len(tail))
    if not stop:
        return name
    known = _fields(lexicon)
    written = text[tail[0].start : tail[stop - 1].end]
    parts = [part.strip() for part in _joints(lexicon).split(written) if part.strip()]
    fields = [known.get(lexicon.fold(part)) for part in parts]
    if not fields or None in fields:
        return name
    title, _, first = name.partition(" of ")
    named = [field for field in (first, *fields) if field]
    return f"{title} of {', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else f"{title} of {named[0]}"


@lru_cache(maxsize=8)
def _joints(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.words.conjunctions))
    return re.compile(rf"\s*,\s*|\s+(?:{words}|&|-|–)\s+", re.IGNORECASE)


@lru_cache(maxsize=8)
def _fields(lexicon: Lexicon) -> dict[str, str]:
    """English names of what a minister may have charge of, by their folded written forms."""
    rows = lexicon.registry.portfolios.items
    return {lexicon.fold(form): row.name for row in rows for form in row.names.get(lexicon.language.code, ())}


def _articles(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(f"{article} " for article in lexicon.words.articles)


def left_edge_of_post(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> int:
    """First token of the post: its owner and its courtesy titles may stand before it."""
    first = index
    while first > 0:
        token = tokens[first - 1]
        senses = token.senses
        if "ministry" in senses and (owner := ministry_of_post(tokens, first - 1, lexicon)) is not None:
            first = owner
        elif (
            "actor" in senses
            or "adjective" in senses
            or "courtesy" in senses
            or "ministry" in senses
            or "party" in senses
            or ("publisher" in senses and not lexicon.language.facts.spaces)
            or (lexicon.language.facts.head == "last" and first == index and _modifies(token, lexicon))
            or ("tail" in senses and not lexicon.language.facts.spaces and first > 1)
        ):
            first -= 1
        elif "possessive" in senses and first > 1:
            first -= 1
        elif (
            token.text in ")）"
            and (opened := bracket_start_before(tokens, first - 1)) is not None
            and party_name(tokens[opened - 1])
        ):
            first = opened - 1
        elif token.shape == "han" and not senses and len(token.text) <= 8 and first > 1 and owner_in(tokens, first - 1):
            if token.text.endswith(tuple(lexicon.words.noun_marks)) and any(map(party_name, tokens[first : index + 1])):
                break  # "A's minister, blamed by B": what stands before A tells of the minister
            first -= 1
        else:
            break
    while first < index and "possessive" in tokens[first].senses:
        first += 1
    return first if lexicon.language.facts.spaces else owner_before(tokens, first, index, lexicon)


def _modifies(token: Token, lexicon: Lexicon) -> bool:
    """ "acting", "former" right before the post, in a language whose nouns stand last."""
    entry = lexicon.registry.posts.get(getattr(token.senses.get("post"), "id", ""))
    return lexicon.language.facts.spaces and entry is not None and entry.role == "modifier"


def bracket_start_before(tokens: Sequence[Token], close: int) -> int | None:
    """Index of the bracket that closes at `close`, if it opens shortly before and not at the very start."""
    for step in range(close - 1, max(0, close - 8), -1):
        if tokens[step].text in "(（":
            return step if step > 0 else None
    return None


def ministry_of_post(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> int | None:
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


def right_tail_of_post(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, str | None, int, int]:
    """Words after the post that belong to it ("for Regional Affairs at the X Ministry", "Ngoại giao Nga").

    Returns: end offset, owner found in the tail, index after the tail's last word, index where a name may begin.
    """
    party: str | None = None
    weak: str | None = None
    position = index + 1
    last = position
    steps = 0
    spaced = lexicon.language.facts.spaces
    ministry = False  # whose ministry it is, is whose post it is
    if not spaced:
        return tokens[index].end, None, position, position
    while position < len(tokens) and steps < 18:
        token = tokens[position]
        senses = token.senses
        named = party_name(token) or _state_behind(tokens, position, lexicon)
        if "person" in senses:
            break
        if named and "person" not in senses:
            if "place_word" in tokens[position - 1].senses and _belongs(tokens[index], lexicon):
                pass  # "the Resident Coordinator in B": where, not whose
            elif _in_portfolio(tokens, position, index):
                position += 1
            elif position > index + 1 and tokens[position - 1].senses.keys() & {"for", "about"}:
                if lexicon.language.facts.head == "last":  # else the words mean "in charge of", never whose post it is
                    weak = weak or named
            else:
                link = tokens[position - 1 - ("article" in tokens[position - 1].senses)]
                other = (ministry and "between" in link.senses) or _state_of_office(
                    tokens, position, named, party or "", lexicon
                )
                party = named if party and other else party or named
            position += 1
            last = position
        elif "post" in senses or "ministry" in senses:
            if "post" in senses and last < position and not second_post_after(tokens, position, party, lexicon):
                break
            ministry = ministry or "ministry" in senses
            position += 1
            last = position
        elif spaced and (unit := _unit_here(tokens, position, lexicon)) > position:
            position = last = unit
        elif (
            token.shape == "number"
            and len(token.text) == 4
            and last == position
            and position + 1 < len(tokens)
            and (tokens[position + 1].shape == "name" and not tokens[position + 1].senses and spaced)
        ):
            position += 1  # the year of an office: "Chair 2024 X"
            last = position
        elif spaced and (session := _session_after(tokens, position)) > position:
            position = last = session  # "President of the 73rd Session of the Assembly"
        elif spaced and (listed := portfolios_of(tokens, position, index, lexicon)) is not None:
            position = last = listed
        elif last == position and len(token.text) > 1 and not token.text.strip("IVX"):
            position += 1  # a minister's number: "Minister of Foreign Affairs II"
            last = position
        elif spaced and last == position and token.shape == "name" and common_words_of(token):
            position += 1  # a unit of known words
            last = position
        elif (
            spaced and last == position and "post" in tokens[index].senses and short_form_of(tokens, position, lexicon)
        ):
            if token.text != "(" and party is None:
                weak = weak or token.text
            position = last = behind_short_form(tokens, position)
        elif spaced and last == position and "head" in senses and token.shape == "name":
            position += 1  # "Director of the Office of the Central Committee of the Party of A"
            last = position
        elif spaced and last == position and field_goes_on(tokens, position, lexicon):
            position += 1  # a field of two words, the second in small letters
            last = position
        elif spaced and last == position and (beyond := fields_listed(tokens, position, lexicon)) > position:
            position = last = beyond
        elif spaced and (charge := _charge_of(tokens, position, lexicon)) is not None:
            position = last = charge
        elif spaced and (owner := owner_by_publisher(tokens, position, lexicon)) is not None:
            party = party or owner  # "…, Ministry of Foreign Affairs of X": a ministry that publishes
            position += 2 if token.text == "," else 1
            last = position
        elif spaced and (unit := unit_behind(tokens, position, lexicon)) > position:
            position = last = unit
        elif token.text == "," and _ministry_follows(tokens, position, lexicon):
            position += 1
        elif token.text == "," and last > index + 1 and (closing := state_closing(tokens, position, lexicon)):
            return tokens[last - 1].end, closing[0], last, closing[1]
        elif spaced and party is not None and last == position and bracketed_party(tokens, position):
            position += 3
        elif token.text.lower() in lexicon.words.hosts:
            position = last = position + 1
            if position < len(tokens) and not party_name(tokens[position]):
                break  # "of the host country X": the name
        elif token.shape == "name" and "post_link" in senses and lexicon.language.facts.head == "first":
            break  # a link in a capital letter is a name: "Foreign Minister of A Cho X"
        elif state_word(tokens, position, lexicon):
            position = last = position + 1
        elif senses.keys() & {"post_link", "article", "possessive"}:
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            if "connector" in senses and (following is None or following.shape != "name" or is_titled(following)):
                break
            position += 1
        elif token.text == "-" and token.end == tokens[position - 1].end + 1 and _of_unit(tokens, position, index):
            position += 1  # "Political-Security Community"
        elif is_initial(tokens, position):
            break
        elif (token.shape == "name" and within_post(tokens, position, index, lexicon)) or (
            token.shape == "word"
            and last < position
            and "post_link" in tokens[position - 1].senses
            and not senses.keys() - {"shield", "place"}
        ):
            position += 1
            last = position
        else:
            break
        steps += 1
    return tokens[last - 1].end, party or weak, last, last


def _unit_here(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> int:
    """Behind a party, its short form in brackets or a joining word in a post: the end of a body's name."""
    before = tokens[position - 1]
    opens = party_name(before) is not None or before.text == ")" or {"post_link", "article"} <= before.senses.keys()
    return unit_named(tokens, position, lexicon) if opens else body_ahead(tokens, position, lexicon)


def _state_behind(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> str | None:
    """ "Minister of … of Chad": behind "of" in a post a name that may mean something else is the state's."""
    name = tokens[position].senses.get("actor")
    row = lexicon.registry.actors.get(getattr(name, "id", "")) if name is not None else None
    if row is None or row.kind != "state" or tokens[position - 1].text.lower() not in lexicon.words.posts_of:
        return None
    return row.name_en


def _in_portfolio(tokens: Sequence[Token], position: int, index: int) -> bool:
    """ "Minister for Foreign Affairs and X-ian Integration of Y": an adjective inside what somebody is in charge of."""
    if "party" in tokens[position].senses or position <= index + 1 or "conjunction" not in tokens[position - 1].senses:
        return False
    after = tokens[position + 1 : position + 4]
    return (
        len(after) == 3
        and after[0].shape == "name"
        and not after[0].senses.keys() & {"post", "person"}
        and "post_link" in after[1].senses
        and party_name(after[2]) is not None
    )


def _session_after(tokens: Sequence[Token], position: int) -> int:
    """Behind an article, a number and the noun of a sitting: the index after the noun, else `position`."""
    if "article" not in tokens[position - 1].senses or tokens[position].shape not in ("number", "word", "name"):
        return position
    step = position + 1
    suffix = tokens[step] if step < len(tokens) else None
    if tokens[position].shape == "number" and suffix is not None and suffix.start == tokens[position].end:
        step += 1
    elif tokens[position].shape != "number" and tokens[position].senses:
        return position
    noun = tokens[step] if step < len(tokens) else None
    linked = step + 1 < len(tokens) and "post_link" in tokens[step + 1].senses
    return step + 1 if noun is not None and "kind" in noun.senses and linked else position


def second_post_after(tokens: Sequence[Token], position: int, party: str | None, lexicon: Lexicon) -> bool:
    """ "Ambassador and Permanent Representative of X": one person's second post, where the first has named no owner."""
    return (
        party is None
        and lexicon.language.facts.head == "last"
        and position >= 2
        and "conjunction" in tokens[position - 1].senses
        and "post" in tokens[position - 2].senses
    )


def portfolios_of(tokens: Sequence[Token], position: int, index: int, lexicon: Lexicon) -> int | None:
    """A minister of several fields, parted by commas and "and": where the owner stands. Each field
    is a capital word that goes on in small letters, as no name does."""
    if position != index + 1 or lexicon.language.facts.head != "first":
        return None
    joints = 0
    for step in range(position, min(position + 12, len(tokens))):
        token = tokens[step]
        if party_name(token) and joints:
            return step if step > position + 1 or state_closing(tokens, position, lexicon) else None
        if token.text == "," or "conjunction" in token.senses:
            joints += 1
        elif token.shape == "name":
            small = (
                step + 1 < len(tokens)
                and tokens[step + 1].shape == "word"
                and "conjunction" not in tokens[step + 1].senses
            )
            if token.senses.keys() & {"post", "person", "courtesy", "actor"} or not (small or common_words_of(token)):
                return None
        elif token.shape != "word" or token.senses.keys() & {"verb", "held", "adverb", "level"}:
            return None
    return None


def _state_of_office(tokens: Sequence[Token], position: int, state: str, body: str, lexicon: Lexicon) -> bool:
    """ "Leader of the officials' meeting of the bloc (B) X": of X, a state named right behind the bloc."""
    if lexicon.language.facts.head != "first":
        return False
    kinds = lexicon.kinds_of_actors
    if kinds.get(state) != "state" or kinds.get(body) == "state":
        return False
    before = tokens[position - 1]
    return before.text == ")" or party_name(before) == body


def _belongs(token: Token, lexicon: Lexicon) -> bool:
    """A post that is one organisation's, wherever it is held."""
    entry = lexicon.registry.posts.get(getattr(token.senses.get("post"), "id", ""))
    return lexicon.language.facts.head == "first" and entry is not None and bool(entry.party)


def _charge_of(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> int | None:
    """ "High Representative for security policy and foreign affairs X Y": where the small letters of what somebody has
    charge of end at a name of two capitals; None if they do not. For languages in which the name comes last."""
    if lexicon.language.facts.head != "first":
        return _fields_to_comma(tokens, position)
    if not tokens[position - 1].senses.keys() & {"for", "about"}:
        return None
    for step in range(position, min(position + 12, len(tokens) - 1)):
        token = tokens[step]
        if token.senses.keys() & {"post", "verb", "party", "person", "kind", "held", "courtesy"} and step > position:
            return None
        if token.shape == "name" and step > position:
            follower = tokens[step + 1]
            if follower.shape == "word" and not token.senses and follower.text.islower():
                continue  # another field, its first syllable in a capital
            named = follower.shape == "name" and not follower.senses and not token.senses
            if named or not token.senses:
                return step if named and step - position > 1 else None
        if token.shape not in ("word", "name") and token.text not in ",-":
            return None
    return None


def _fields_to_comma(tokens: Sequence[Token], position: int) -> int | None:
    """ "the representative of A for security and foreign affairs, X Y, said": where a comma and a name close the small
    letters of what somebody has charge of."""
    if "for" not in tokens[position - 1].senses:
        return None
    for step in range(position, min(position + 9, len(tokens) - 1)):
        token = tokens[step]
        if token.text == ",":
            named = tokens[step + 1].shape == "name" and not tokens[step + 1].senses
            return step if named and step > position else None
        if token.shape != "word" or ("verb" in token.senses and "activity" not in token.senses):
            return None
    return None


def owner_by_publisher(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> str | None:
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
    closed = tokens[comma + 2].text == "," and state_closing(tokens, comma + 2, lexicon) is not None
    if lexicon.language.facts.head != "first" and "post_link" not in tokens[comma + 2].senses and not closed:
        return False
    return "ministry" in senses and "post" not in senses and "actor" not in senses


def _of_unit(tokens: Sequence[Token], position: int, index: int) -> bool:
    """ "for A Political-Security Community X Y": of four or more capitals behind "for" and a party the last two are a
    name."""
    start = position
    while start - 1 > index and (
        tokens[start - 1].text == "-" or (tokens[start - 1].shape == "name" and not party_name(tokens[start - 1]))
    ):
        start -= 1
    if start - 2 <= index or not party_name(tokens[start - 1]) or "for" not in tokens[start - 2].senses:
        return False
    end = position
    while end < len(tokens) and (
        tokens[end].text == "-" or (tokens[end].shape == "name" and not tokens[end].senses.keys() & {"actor", "post"})
    ):
        end += 1
    return end - start >= 4 and end - position > 2


def within_post(tokens: Sequence[Token], position: int, index: int, lexicon: Lexicon) -> bool:
    """A capitalised word belongs to the post's tail if a joining word opened it and no owner has closed it yet."""
    token = tokens[position]
    if "kind" in token.senses or "instrument_kind" in token.senses or "place" in token.senses:
        return "kind" not in token.senses
    if is_titled(token) and lexicon.language.facts.head == "last":
        return False
    previous = tokens[position - 1]
    if "post_link" in previous.senses or ("article" in previous.senses and "courtesy" not in previous.senses):
        return True
    if _of_unit(tokens, position, index):
        return True
    if position - 1 > index and previous.shape == "name" and not party_name(previous) and "post" not in previous.senses:
        if token.text in lexicon.words.not_parties:
            return True  # "Affairs" opens no name
        opened = any("post_link" in t.senses for t in tokens[index + 1 : position])
        if opened and lexicon.language.facts.head == "last" and is_field(token.text, lexicon):
            return True
        follower = tokens[position + 1] if position + 1 < len(tokens) else None
        return opened and not (
            follower is not None
            and follower.shape == "name"
            and (may_start_name(tokens, position, index) or name_behind_field(tokens, position, lexicon))
        )
    return False


def owner_of_office(token: Token, lexicon: Lexicon) -> str | None:
    """The organisation an office is of, where the post's name says it: "ASEAN Secretary-General"."""
    office = lexicon.registry.actors.get(getattr(token.senses.get("actor"), "id", ""))
    parent = (
        lexicon.registry.actors.get(office.parent or "") if office is not None and office.kind == "office" else None
    )
    return parent.name_en if parent is not None else None


def of_many(tail: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "with the foreign ministers of the countries of A, Mr X said": the post is held by many, none of them X."""
    many = lexicon.words.plural_articles
    return lexicon.language.facts.head == "first" and any(t.text.lower().split()[0] in many for t in tail)
