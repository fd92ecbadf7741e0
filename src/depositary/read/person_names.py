"""Names of persons: where a name begins and ends among the tokens, in scripts with and without spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import ModuleType

from depositary.read.lexicon import Lexicon, strip_accents
from depositary.read.scan import Token

__all__ = [
    "bare_name_before",
    "behind_short_form",
    "cleaned_name",
    "common_words_of",
    "is_titled",
    "may_start_name",
    "name_from",
    "name_up_to",
    "short_form_of",
]

_LATIN_GLOSS = re.compile(r"\s*[(（]\s*([A-Z][^()（）]{2,60}?)\s*[)）]")
_TITLES_WITHOUT_POINT = frozenset(
    {"Mr", "Ms", "Mrs", "Miss", "Dr", "Prof", "Sir", "HE", "Gen", "Lt", "Maj", "Adm", "Col", "Hon", "Lord", "Lady"}
)
_BLOCKING = frozenset({
    "actor", "adjective", "mechanism", "kind", "instrument", "instrument_kind", "post", "courtesy", "partnership",
    "standing", "head", "state_of", "level", "publisher", "ministry", "chairing", "scheduled",
})  # fmt: skip


_NEVER_OPENING = frozenset({"post", "kind", "mechanism", "instrument", "instrument_kind", "place_word", "held"})
_NO_OPENING = frozenset({"place_word", "infinitive", "met", "talks", "held", "hosting", "scheduled"})
_OPENING, _CLOSING = ("'", '"', "“", "‘"), ("'", '"', "”", "’")  # marks round a nickname
_JUNIOR = ("Jr", "Sr")
_LETTERS = 6  # of a short form
_GIVEN = 3  # characters of the names that surnames open
_FIRST_LETTERS = 3  # of the first names, written together


def is_titled(token: Token) -> bool:
    """A title of courtesy opens the next person."""
    return "courtesy" in token.senses and "post" not in token.senses


def may_start_name(tokens: Sequence[Token], position: int, index: int) -> bool:
    """Three or more capitalised unknown words in a row after a complete tail: the last ones are a name."""
    return (
        all(t.shape == "name" and not (_BLOCKING & t.senses.keys()) for t in tokens[position : position + 2])
        and position - index > 3
    )


def name_from(
    tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon, *, strict: bool = False
) -> tuple[int, int, int] | None:
    """A name that begins at `index`: (start, end, index after it)."""
    position = index
    while position < len(tokens) and "courtesy" in tokens[position].senses and "post" not in tokens[position].senses:
        position += 1
    if position >= len(tokens):
        return None
    if position > index and tokens[position].text in _DOTS:
        position -= 1  # a title that is the first part of a name: "Don · A"
    token = tokens[position]
    if "person" in token.senses:
        if token.shape == "han" and position + 1 < len(tokens) and tokens[position + 1].text in _GOING_ON:
            return _han_name(tokens, position, text, lexicon) or (token.start, token.end, position + 1)
        return token.start, token.end, position + 1
    if (
        token.text.isupper() and len(token.text) <= _FIRST_LETTERS and not token.senses
        and position + 1 < len(tokens) and "person" in tokens[position + 1].senses
    ):  # fmt: skip
        return token.start, tokens[position + 1].end, position + 2  # "KP Oli"
    if token.text in lexicon.words.not_parties:
        return None  # "Chairperson of the X Executive Council"
    if lexicon.language.facts.head == "last" and token.senses.keys() & _NO_OPENING and len(token.text) > 1:
        return None  # "B Chief At Meeting", "Minister Meets With A", in a headline
    if token.shape == "han":
        return _han_name(tokens, position, text, lexicon)
    if token.text in "\"“'‘" and position + 1 < len(tokens):
        return None
    if any(v.form == "base" and (v.force or v.role in ("report", "voice")) for v in token.senses.get("verb", ())):
        return None  # "Minister A, Secretary-General Confirm Ties", in a headline
    end = position
    particles = set(lexicon.words.name_particles)
    signs = 0
    while end < len(tokens) and end - position < 7 + signs + _particles_in(tokens[position:end], particles):
        word = tokens[end]
        if end - position != 1 and any(verb.form == "present" for verb in word.senses.get("verb", ())):
            break  # "Secretary-General Tells Ministers", "Minister A B Attends the Meeting"
        if word.shape == "name" and not (_BLOCKING & word.senses.keys()) and not common_words_of(word):
            end += 1
        elif word.shape == "name" and end > position and word.text.isupper() is False and "place" in word.senses:
            end += 1
        elif end > position and is_name_syllable(word, lexicon):
            end += 1
        elif end > position and (_title_inside(tokens, end) or _syllable_inside(tokens, end, text)):
            end += 1
        elif (
            end > position
            and word.text in particles
            and end + 1 < len(tokens)
            and (tokens[end + 1].shape == "name" or tokens[end + 1].text in particles or _hyphened(tokens, end))
        ):
            end += 1
        elif (
            end > position
            and word.text in ".?"
            and len(tokens[end - 1].text) <= 4
            and end + 1 < len(tokens)
            and (tokens[end + 1].shape == "name" or word.text == "?" or tokens[end - 1].text in _JUNIOR)
            and word.start == tokens[end - 1].end
        ):  # an initial, or a letter lost in transfer
            end, signs = end + 1, min(signs + 1, 4)
        elif (
            end > position and word.text in "'’" and len(tokens[end - 1].text) == 1 and end + 1 < len(tokens)
            and tokens[end + 1].shape == "name" and tokens[end - 1].end == word.start
            and word.end == tokens[end + 1].start
        ):  # fmt: skip
            end += 2  # "O’Neill"
        elif (
            end > position
            and word.text == "-"
            and end + 1 < len(tokens)
            and tokens[end + 1].shape == "name"
            and (word.start == tokens[end - 1].end and word.end == tokens[end + 1].start)
        ):
            end += 1
        elif (
            end > position and word.text == "-" and end + 1 < len(tokens) and tokens[end + 1].shape == "word"
            and (len(tokens[end + 1].text) <= 4 or "-" in tokens[end + 1].text or "-" in tokens[end - 1].text)
            and tokens[end - 1].end == word.start
            and word.end == tokens[end + 1].start and len(tokens[end - 1].text) <= 6
        ):  # fmt: skip
            end += 2  # "Jae-in": a second syllable that is a small word as well
        elif end > position and (behind := _nickname(tokens, end)) > end:
            end, signs = behind, signs + 3
        elif end > position and word.shape == "word" and tokens[end - 1].text == "?":
            end += 1
        else:
            break
    if end == position or (strict and end - position < 2):
        return None
    if end == position + 1 and lexicon.language.facts.head == "first":
        if _small_word(tokens, end) or (token.text.isupper() and 1 < len(token.text) <= _LETTERS):
            return None  # letters are of a body: "chair of the ABC"
    if _INITIALS_ALONE.fullmatch(text, tokens[position].start, tokens[end - 1].end):
        return None  # "Hon. A B, P.C., M.P., Minister of C"
    return tokens[position].start, tokens[end - 1].end, end


_INITIALS_ALONE = re.compile(r"(?:[A-Z]\. ?)+[A-Z]?")


def _hyphened(tokens: Sequence[Token], position: int) -> bool:
    """A particle tied to what follows it: "el-Sisi"."""
    three = tokens[position : position + 3]
    return (
        len(three) == 3 and three[1].text == "-" and three[0].end == three[1].start and three[1].end == three[2].start
        and three[2].shape == "name"
    )  # fmt: skip


def _nickname(tokens: Sequence[Token], position: int) -> int:
    """A name in quotation marks between two others ("Ferdinand 'Bongbong' Marcos"): the index behind it."""
    four = tokens[position : position + 4]
    if len(four) < 4 or four[0].text not in _OPENING or four[2].text not in _CLOSING:
        return position
    inside = four[1].shape == "name" and four[0].end == four[1].start and four[1].end == four[2].start
    return position + 3 if inside and four[3].shape == "name" and four[2].end < four[3].start else position


def _is_official(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    whole = f"{tokens[position].text} {behind.text}" if behind is not None else ""
    return strip_accents(lexicon.fold(whole)) in lexicon.officials


def short_form_of(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """A short form in brackets behind the body it stands for; or one nobody knows right before a name."""
    token = tokens[position]
    if token.text == "(":
        return behind_short_form(tokens, position) > position
    if not token.text.isupper() or not 2 <= len(token.text) <= 6 or token.senses or token.shape != "name":
        return False
    if _is_official(tokens, position, lexicon):
        return False  # "Prime Minister HUN Manet": a surname
    if len(token.text) <= _FIRST_LETTERS and tokens[max(position - 2, 0)].senses.keys() & {"party", "adjective"}:
        return False  # "A's Prime Minister KP Oli"
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return after is not None and ((after.shape == "name" and not after.text.isupper()) or after.text == ",")


def behind_short_form(tokens: Sequence[Token], position: int) -> int:
    """The index behind one or two words in capitals in brackets, or behind the word here; behind a minister's charge
    in brackets before the name ("Minister in the Cabinet Office (Water and Rural Affairs), Ms A"); `position` for
    other brackets."""
    if tokens[position].text != "(":
        return position + 1
    for close in range(position + 2, min(position + 4, len(tokens))):
        inner = tokens[position + 1 : close]
        if tokens[close].text == ")" and all(t.text.isupper() and len(t.text) <= 8 for t in inner):
            return close + 1
    ends = range(position + 1, min(position + _CHARGE, len(tokens)))
    end = next((i for i in ends if tokens[i].text == ")"), position)
    words = tokens[position + 1 : end]
    if not words or any("party" in t.senses or not (t.shape == "name" or t.text in _INSIDE) for t in words):
        return position
    after = tokens[end + 1 : end + 3]
    after = after[1:] if after and after[0].text == "," else after[:1]
    return end + 1 if after and (after[0].shape == "name" or is_titled(after[0])) else position


_CHARGE, _INSIDE = 10, ("and", "of", ",", "&", "the", "-")


def _title_inside(tokens: Sequence[Token], index: int) -> bool:
    """A title of nobility inside a name, before the father's name: "Pengiran A Pengiran B"."""
    token = tokens[index]
    return (
        is_titled(token)
        and token.shape == "name"
        and len(token.text) > 3
        and "." not in token.text
        and index + 1 < len(tokens)
        and tokens[index + 1].shape == "name"
        and (not tokens[index + 1].senses or is_titled(tokens[index + 1]))
    )


def _syllable_inside(tokens: Sequence[Token], index: int, text: str) -> bool:
    """A syllable that with a point behind it would be a title: "Ng Eng Hen"."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        is_titled(token)
        and token.shape == "name"
        and token.text.isalpha()
        and token.text not in _TITLES_WITHOUT_POINT
        and len(token.text) <= 4
        and after is not None
        and after.shape == "name"
        and not after.senses
        and text[token.end : token.end + 1] == " "
    )


def _small_word(tokens: Sequence[Token], index: int) -> bool:
    """A word nobody knows, in small letters: with the capital before it, the opening of a longer noun."""
    return (
        index < len(tokens) and tokens[index].shape == "word" and not tokens[index].senses.keys() - {"member", "post"}
    )


def common_words_of(word: Token) -> bool:
    """A known phrase that goes on in small letters is nobody's name."""
    return " " in word.text and word.text.rpartition(" ")[2][:1].islower()


def is_name_syllable(word: Token, lexicon: Lexicon) -> bool:
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
        and (tokens[end].shape == "han" or tokens[end].text in "·‧・•∙⋅﹒．.-")
        and (tokens[end].start == position or _spaced_dot(tokens, end))
    ):
        if (
            end > index
            and tokens[end - 1].text not in "·‧・•∙⋅﹒．."
            and tokens[end].senses.keys() & (_BLOCKING | {"verb", "connector", "between", "held"})
            and not _within_sounds(tokens, end, hooks)
            and not _sounds_like_title(tokens, end, hooks)
        ):
            break
        position = tokens[end].end
        end += 1
        if position - start > 24:
            break
    run = text[start:position]
    gloss = _LATIN_GLOSS.match(text, position)
    if tokens[index].senses.keys() & _NEVER_OPENING or run.startswith((*lexicon.words.noun_marks, "\0")):
        return None  # "the ministers' meeting (ABC)", "the Secretary-General's letter (A/1)"
    titled = "courtesy" in tokens[index].senses
    dotted = re.match(r"[\u3400-\u9fff]+(?: ?[·‧・•∙⋅﹒．.] ?[\u3400-\u9fff]+)+", run)
    if gloss and gloss[1].isupper() and len(gloss[1]) <= _LETTERS and not dotted:
        return None  # the short form of a body
    if gloss and (dotted or len(run) <= 6):
        if not dotted and len(run) > _GIVEN and hooks is not None and not hooks.may_be_a_name(run):
            return None  # "[expert] group goes to A (A in Latin)"
        stop = gloss.end()
        return start, stop, index_behind(tokens, index, stop)
    if dotted and hooks is not None:
        parts = re.split(r" ?[·‧・•∙⋅﹒．.] ?", dotted.group())
        last = parts[-1]
        bounded = position == start + len(run) and len(dotted.group()) == len(run)
        keep = hooks.name_length(last, bounded=bounded) if len(last) > 1 else 1
        sounding = hooks.without_closers(last[: _sounding(last, hooks)])
        keep = sounding if sounding > 1 else max(keep, sounding)
        length = len(dotted.group()) - len(last) + (keep or hooks.before_closers(last))
        return start, start + length, index_behind(tokens, index, start + length)
    known = tokens[index].senses.keys() - {"place", "person", "tail", "courtesy"}
    if (
        hooks is None
        or (titled and len(run) > 1)
        or "verb" in tokens[index].senses
        or _BLOCKING & tokens[index].senses.keys()
    ):
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
    if (not length or 1 < length == len(run) - 1) and _all_name(tokens, index, end, hooks):
        length = len(run)
    if not length or (index and "lay_post" in tokens[index - 1].senses and length < len(run)):
        return None
    if length == len(run) == 2 and _ends_in_connector(tokens, end):
        return start, tokens[end].end, end + 1
    return start, start + length, index_behind(tokens, index, start + length)


def _sounds_like_title(tokens: Sequence[Token], index: int, hooks: ModuleType | None) -> bool:
    """The last syllable of a foreign name that before a name would be a title."""
    token = tokens[index]
    sounds = hooks is not None and len(token.text) == 1 and hooks.sound_tail(token.text * 2) > 1
    return sounds and "courtesy" in token.senses and "post" not in token.senses


def _spaced_dot(tokens: Sequence[Token], index: int) -> bool:
    """A middle dot with a space before or behind it: "A · B"."""
    gap = tokens[index].start - tokens[index - 1].end if index else 0
    return gap == 1 and (tokens[index].text in _DOTS or tokens[index - 1].text in _DOTS)


_DOTS = "·‧・•∙⋅﹒．"
_GOING_ON = f"{_DOTS}(（"


def _all_name(tokens: Sequence[Token], index: int, end: int, hooks: ModuleType) -> bool:
    """One short unknown run between a post and a word or sign that can follow a name."""
    token = tokens[index]
    if (
        end != index + 1
        or token.senses
        or not 2 <= len(token.text) <= 4
        or not index
        or "post" not in tokens[index - 1].senses
    ):
        return False
    after = tokens[end] if end < len(tokens) else None
    if after is None or not hooks.mostly_sounds(token.text):
        return False
    return bool(after.senses.keys() & {"between", "verb", "held", "chairing", "post_link"}) or after.text in ",、。("


def _ends_in_connector(tokens: Sequence[Token], end: int) -> bool:
    """A word for "and" with a verb right behind it joins nothing: it is the last character of the name."""
    if end + 1 >= len(tokens) or not {"connector", "between"} <= tokens[end].senses.keys():
        return False
    after = tokens[end + 1]
    return len(tokens[end].text) == 1 and bool(after.senses.keys() & {"verb", "held"}) and "party" not in after.senses


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


def index_behind(tokens: Sequence[Token], index: int, offset: int) -> int:
    while index < len(tokens) and tokens[index].start < offset:
        index += 1
    return index


def name_up_to(tokens: Sequence[Token], first: int, text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """A name set off by a comma before the post: "Astrid Holm, State Secretary of"."""
    position = first - 1
    while position >= 0 and "article" in tokens[position].senses:
        position -= 1
    if position < 1 or tokens[position].text not in (",", "-", "–", "—", "("):
        return None
    end = position
    if end > 1 and tokens[end - 1].text == ")":  # "X-y Z (X Y Z), Prime Minister of A": spelt anew
        opening = next((i for i in range(end - 2, max(end - 8, 0), -1) if tokens[i].text == "("), 0)
        spelt = tokens[opening + 1 : end - 1] if opening else ()
        if len(spelt) > 1 and all(t.shape == "name" and not _BLOCKING & t.senses.keys() for t in spelt):
            end = opening
    start = end
    while start > 0:
        word = tokens[start - 1]
        if word.shape == "name" and not (_BLOCKING & word.senses.keys()) and word.text not in lexicon.words.not_parties:
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
    if start and lexicon.language.facts.head == "first" and "place_word" in tokens[start - 1].senses:
        return None  # "in Capital X, the delegate of A"
    particles = set(lexicon.words.name_particles)
    if _INITIALS_ALONE.fullmatch(text, tokens[start].start, tokens[end - 1].end):
        return None
    if end - start < 2 or end - start - _particles_in(tokens[start:end], particles) > 6:
        return None
    return tokens[start].start, tokens[end - 1].end


def _particles_in(tokens: Sequence[Token], particles: set[str]) -> int:
    return sum(token.text.lower() in particles for token in tokens)


def cleaned_name(text: str, start: int, stop: int) -> str:
    return " ".join(text[start:stop].split()).strip(" ,.")


def bare_name_before(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Token | None:
    """A name that stands before its post with nothing between, in a script without spaces."""
    hooks = lexicon.language.hooks
    if hooks is None or lexicon.language.facts.spaces or not index or "post" not in tokens[index].senses:
        return None
    token = tokens[index - 1]
    if token.shape != "han" or token.end != tokens[index].start:
        return None
    known = token.senses.get("person")
    if known is not None and known.party is not None:
        return token
    if token.senses or not 2 <= len(token.text) <= 5:
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
    opens = before is None or before.shape == "sign"
    titled = "courtesy" in tokens[index].senses and len(token.text) == 3 and opens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if opens and entry is not None and after is not None and any(v.role for v in after.senses.get("verb", ())):
        titled = True  # "X, Director, said"
    if not titled and (entry is None or not entry.rank or entry.rank > 2):
        return None  # only of the highest offices, or with a title at the head of a clause, is it usual
    return token if hooks.name_length(token.text, bounded=True) == len(token.text) else None
