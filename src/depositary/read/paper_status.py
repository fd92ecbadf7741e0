"""What words round an instrument's title do not tell its status, and what the whole document tells of it.

`complied_with`, `owned` and `ratified` say of one mention that a verb near it speaks of something else; `put_forward`
that what is adopted there is only proposed. `settle_statuses` goes over the instruments of a document once its figures
are known: a plan of which progress is told is being carried out, the plan that the document is has been adopted, one
for years to come of which nothing else is said is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from depositary.read.adopting import adoption_ahead, gives_through, is_a_way
from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention, Sentence
from depositary.read.scan import Token
from depositary.read.shares import Share
from depositary.read.to_come import is_perfect, is_to_come
from depositary.registry.shapes import Instrument

__all__ = [
    "BEHIND",
    "came_of_meeting",
    "commemorated",
    "complied_with",
    "drawn_up",
    "is_noun",
    "later",
    "not_yet",
    "of_another",
    "of_long_standing",
    "of_next",
    "others_between",
    "owned",
    "put_forward",
    "ratified",
    "reached",
    "settle_statuses",
    "stage",
    "through",
]

BEHIND = 12
"""Code points by which a word behind a title is taken to be farther off than one before it."""

_LINKS = frozenset({"post_link", "about", "article", "owning", "party"})
_BINDING = frozenset({"treaty", "agreement", "charter"})
_PLANS = frozenset({"plan_of_action", "work_plan"})
_NOT_BEGUN = (None, "proposed", "drafting", "to_be_adopted")


class Held(Protocol):
    """An instrument as far as its document tells."""

    kind: str
    period: tuple[int, int] | None
    date: str | None
    status: str | None
    sentences: list[int]


def complied_with(text: str, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """ "in accordance with the Charter", "respect for the 1982 Convention": a yardstick, nothing is done with it."""
    words, sign = lexicon.words.complying, lexicon.language.facts.year_sign
    before = text[max(0, mention.start - 48) : mention.start].lower().rstrip(" 《〈“\"'")
    while before:
        last = before.split()[-1] if before.split() else ""
        if last in lexicon.words.articles or last.isdigit():
            before = before[: len(before) - len(last)].rstrip()
        elif sign and before[-1:] == sign and before[-5:-1].isdigit():
            before = before[:-5].rstrip()
        else:
            break
    return before.endswith(tuple(words))


def owned(sentence: Sentence, mention: InstrumentMention) -> bool:
    """ "adopted the Declaration on the Vision", "approved the terms of reference of the Fund": it is the other paper
    that was adopted."""
    if any(m.start < mention.start < m.end for m in sentence.instruments):
        return True
    other = next((m for m in reversed(sentence.instruments) if m.end <= mention.start), None)
    if other is None or mention.start - other.end > 24:
        return False
    between = [t for t in sentence.tokens if other.end <= t.start < mention.start]
    return bool(between) and all(t.senses.keys() & _LINKS and "conjunction" not in t.senses for t in between)


def stage(cues: Sequence[tuple[int, str]]) -> str:
    """The status that the nearest word tells; of a paper "drafted and soon to be adopted" the later one, where both
    stand behind it."""
    distance, status = min(cues)
    coming = status == "drafting" and distance >= BEHIND and any(value == "to_be_adopted" for _, value in cues)
    return "to_be_adopted" if coming else status


def through(tokens: Sequence[Token], index: int, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """A word for adopting that means "through": what is done by the paper, or to it, follows at once."""
    token = tokens[index]
    if lexicon.language.facts.spaces:
        return is_a_way(tokens, index, lexicon.words) or (
            token.text.lower() in lexicon.words.needs_paper
            and token.end <= tokens[min(index + 1, len(tokens) - 1)].start < mention.start
            and "action" in tokens[index + 1].senses
        )
    if token.text not in lexicon.words.need_papers:
        return False
    before = tokens[index - 1] if index else None
    if before is not None and any(v.frame == "stand" and v.force for v in before.senses.get("verb", ())):
        return True  # "opposes solving A through B"
    if token.start > mention.start:
        return False
    if gives_through(tokens[index:], lexicon.words):
        return True
    behind = [t for t in tokens[index:] if t.start >= mention.end]
    if behind and behind[0].start == mention.end and "action" in behind[0].senses:
        return True
    if any(t.text == "," for t in tokens[index:] if t.start < mention.start):
        return True  # "through other ways, and restated that A …"
    for ahead in behind:
        if _serves(ahead, lexicon):
            return True
        if ahead.text in ",;。" or ("verb" in ahead.senses and "instrument_kind" not in ahead.senses):
            return False
    return False


def _serves(token: Token, lexicon: Lexicon) -> bool:
    """ "through A, B and C contributes to …": the word for what is served, or whom."""
    return token.text in lexicon.words.purposes


def of_next(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """A verb behind a title that has an object of its own: "respect the Convention and implement the Declaration"."""
    if lexicon.language.facts.head == "first" and _has_object(sentence, token, lexicon):
        return True
    following = next((m for m in sentence.instruments if m.start >= token.end), None)
    if following is None or following.start - token.end > 24:
        return False
    between = [t for t in sentence.tokens if token.end <= t.start < following.start]
    return not any("connector" in t.senses or t.text in ",，;；" for t in between)


def _has_object(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Where verbs have no forms: no sign of the passive before it, and something it governs behind it."""
    words = lexicon.words
    index = next((i for i, t in enumerate(sentence.tokens) if t is token), None)
    if index is None or token.text.split()[0].lower() in words.be_words:
        return False
    before = sentence.tokens[index - 1] if index else None
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    if after is None or (before is not None and "be" in before.senses):
        return False
    if after.shape not in ("word", "name") or after.text.lower() in words.function_words:
        return False
    if after.senses.keys() & {
        "place_word",
        "between",
        "connector",
        "conjunction",
        "adverb",
        "instrument_kind",
        "instrument",
    }:
        return False
    return not any(time.start <= after.start < time.end for time in sentence.times)


def ratified(token: Token, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """ "to ratify the agreement": one that stands already."""
    return mention.kind in _BINDING and token.text.lower() in lexicon.words.ratifying


def of_another(sentence: Sentence, left: int) -> bool:
    """ "adopted a plan for the implementation of A, a statement on B": a word for carrying out that ends at `left`, and
    what is carried out behind it, inside a list of what is adopted."""
    token = next((t for t in sentence.tokens if t.end == left), None)
    if token is None or "implemented" not in token.senses or " " not in token.text:
        return False
    return any("adopted" in t.senses for t in sentence.tokens if t.end < token.start)


def reached(tokens: Sequence[Token], index: int, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """A verb that stands before the noun as its attribute ("the consensus that was reached"): it is done."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    marks = lexicon.words.noun_marks
    return after is not None and after.end <= mention.start <= after.end + 2 and after.text in marks


def came_of_meeting(sentence: Sentence, mention: InstrumentMention, text: str, lexicon: Lexicon) -> str | None:
    """ "according to the joint statement after the meeting": it was adopted there."""
    words = lexicon.words.issued_after
    if not words or mention.kind != "statement":
        return None
    meeting = next((m for m in sentence.meetings if m.start > mention.end), None)
    told = meeting is not None and text[mention.end : meeting.start].strip().lower() in words
    return "adopted" if told else None


def is_noun(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "initiatives and plans": a word for proposing that names a paper here, in a script without spaces."""
    if lexicon.language.facts.spaces or "instrument_kind" not in tokens[index].senses:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if index and tokens[index - 1].text.endswith((*lexicon.words.noun_marks, *lexicon.words.successors, "\0")):
        return False  # "the new proposal of A"
    if after is not None and _serves(after, lexicon):
        return True
    return after is None or after.shape == "sign" or bool(after.senses.keys() & {"post_link", "conjunction", "have"})


def drawn_up(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "have drawn up a roadmap", by the sign of what is done right behind the verb: it stands."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    signs = tuple(lexicon.words.perfective)
    done = after is not None and after.start == tokens[index].end and after.text.startswith((*signs, "\0"))
    return done and tokens[index].text in lexicon.words.drawn_up


def commemorated(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "15 years since it was signed": when that was does not follow."""
    ends = tuple(lexicon.words.adverbial_ends)
    return (
        bool(ends)
        and index + 2 < len(tokens)
        and tokens[index + 1].shape == "number"
        and (tokens[index + 2].text.startswith(ends))
    )


def others_between(sentence: Sentence, left: int, right: int) -> bool:
    """Another instrument or a meeting's own name stands between, and no mere listing joins them."""
    others = [m for m in sentence.instruments if left <= m.start and m.end <= right]
    return bool(others) and any(
        t.shape == "word" and not t.senses.keys() & {"connector", "article", "reflexive"}
        for t in sentence.tokens
        if left <= t.start < right and not any(m.start <= t.start < m.end for m in others)
    )


def not_yet(sentence: Sentence, index: int, lexicon: Lexicon, published: str | None = None) -> bool:
    """ "to be adopted", "will sign", "agreed to adopt": not done yet."""
    tokens = sentence.tokens
    plain = not lexicon.words.infinitive
    if is_perfect(tokens, index, lexicon.words):
        return False
    if plain and lexicon.language.facts.spaces and _ceremony_ahead(tokens, index, lexicon):
        return True
    if not plain and adoption_ahead(sentence, index, published):
        return True
    if not plain and index and tokens[index - 1].text.lower() == lexicon.words.base_be:
        return True  # "will be signed", "directed that it be concluded"
    adopts = tokens[index].text.lower()  # "agreed to do A and unanimously adopted B": a verb of its own
    whole = adopts in lexicon.words.needs_paper and adopts.endswith(tuple(f" {w}" for w in lexicon.words.needs_paper))
    for place in range(index - 1, max(-1, index - 5), -1):
        token, senses = tokens[place], tokens[place].senses
        noun = tokens[place + 1].text.partition(" ")[0].lower() in lexicon.words.articles
        if _in_a_title(sentence, token) or (noun and "infinitive" in senses):
            continue  # "led to the adoption of X"
        if token.text.lower() in lexicon.words.following:
            break  # "pleased to note that, following the adoption of X, …"
        if token.text.lower().rpartition(" ")[2] in lexicon.words.infinitive and not noun:
            return True  # "is expected to be adopted"
        if "infinitive" in senses or ("scheduled" in senses and "held" not in senses) or "negation" in senses:
            return True
        if plain and lexicon.language.facts.spaces and senses.keys() >= {"subordinator", "explanation"}:
            return True  # "in order to adopt"
        if any(v.role in ("will", "ought") for v in senses.get("verb", ())):
            return True
        if any(v.force in ("request", "propose") for v in senses.get("verb", ())):
            return True
        backed = plain and not lexicon.language.facts.spaces and token is tokens[index - 1]
        if backed and any(v.force == "support" for v in senses.get("verb", ())):
            return True  # "supports adopting X"
        agreed = any(v.force in ("commit", "agree") and v.frame == "act" for v in senses.get("verb", ()))
        if plain and agreed and not whole:
            return True
        if token.text in lexicon.words.towards:
            return True
    if plain and lexicon.language.facts.spaces and not whole and _in_a_list_of_deeds(sentence, index):
        return True
    if plain and not lexicon.language.facts.spaces:
        if _listed_to_come(sentence, index, lexicon) or is_to_come(tokens, index, lexicon.words):
            return True
    return _awaited(tokens, index, lexicon)


def _in_a_title(sentence: Sentence, token: Token) -> bool:
    """ "adopted the Plan for A, and signed B", where the word for a plan is also a verb."""
    return any(m.start <= token.start < m.end and not m.generic for m in sentence.instruments)


def _listed_to_come(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """ "the leaders will review ties, adopt X", in a script without spaces, where the sign of what is done would stand
    behind the verb."""
    tokens, done = sentence.tokens, tuple(lexicon.words.perfective)
    after = tokens[index + 1 : index + 2]
    if not index or tokens[index].text.endswith(done) or (after and after[0].text.startswith(done)):
        return False
    if tokens[index - 1].text not in ",、" and "connector" not in tokens[index - 1].senses:
        return False
    for token in reversed(tokens[max(0, index - _LISTING) : index]):
        verbs = () if _in_a_title(sentence, token) else token.senses.get("verb", ())
        if token.text in ";。" or token.senses.keys() & {"have", "adopted"} or token.text.endswith(done):
            return False
        if any(v.role == "will" for v in verbs):
            return True
        if any(v.force and v.frame != "object" for v in verbs) or "held" in token.senses:
            return False
    return False


def _in_a_list_of_deeds(sentence: Sentence, index: int) -> bool:
    """ "asked both sides to do A, do B, sign X", in a language whose verbs do not change their form."""
    tokens, before = sentence.tokens, sentence.tokens[index - 1] if index else None
    if before is None or not (before.text == "," or "conjunction" in before.senses):
        return False
    for token in reversed(tokens[max(0, index - _LISTING) : index]):
        if token.text in ";." or "have" in token.senses:
            return False
        if _in_a_title(sentence, token):
            continue
        for verb in token.senses.get("verb", ()):
            if verb.force in _TO_COME and verb.frame != "object":
                return True
            if "action" not in token.senses and (verb.force or verb.role in ("narrate", "report")):
                return False
    return False


_LISTING = 24
_TO_COME = frozenset({"request", "propose", "agree", "commit"})


def _awaited(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "looked forward to closer ties with the adoption of X": the clause is of what is to come."""
    words = lexicon.words
    for place in range(index - 1, max(-1, index - 16), -1):
        token = tokens[place]
        if any(verb.lemma in words.awaiting for verb in token.senses.get("verb", ())):
            return True
        if token.text.lower() in words.deliverables:
            return True  # "among the goals is the adoption of X"
        if token.text == "," and tokens[place + 1].senses.keys() & {"explanation", "example"}:
            continue  # "looked forward to the summit, including the adoption of X"
        joined = place and "conjunction" in tokens[place - 1].senses
        if token.text in ",;.，；。" or (joined and "verb" in token.senses):
            return False
    return False


def _ceremony_ahead(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "the signing of X will be held": the noun, with "will" behind its paper."""
    before = tokens[index - 1] if index else None
    if before is None or before.text.lower() not in lexicon.words.ceremonies:
        return False
    for token in tokens[index + 1 : index + 10]:
        if any(v.role == "will" for v in token.senses.get("verb", ())) or "scheduled" in token.senses:
            return True
        if token.text in ",;.":
            return False
    return False


def put_forward(tokens: Sequence[Token], index: int, mention: InstrumentMention, lexicon: Lexicon) -> bool:
    """ "backed the proposal to issue a joint statement": what is adopted there is only proposed."""
    spaces = lexicon.language.facts.spaces
    if index and lexicon.words.base_be and tokens[index - 1].text.lower() == lexicon.words.base_be:
        return False  # "expected to be adopted"
    for token in reversed(tokens[max(0, index - 14) : index]):
        if token.text in ";；。":
            break
        verbs = token.senses.get("verb", ())
        if any(v.force == "propose" for v in verbs) or ("proposal" in token.senses and not verbs):
            return True
        if any(v.force and v.force != "propose" for v in verbs) and "adopted" not in token.senses:
            break
    if spaces:
        return False
    after = [t for t in tokens if t.start >= mention.end][:3]
    return any("proposal" in t.senses for t in after) and not any(t.text in ",，;；。" for t in after)


def of_long_standing(
    status: str | None, date: str | None, row: Instrument, published: str | None
) -> tuple[str | None, str | None]:
    """Status and date of a treaty, agreement or charter known to be of a year before the page's: whatever is adopted or
    proposed beside it, it is not."""
    since = [day[:4] for day in (row.adopted, row.signed, row.date, row.in_force, row.opened_for_signature) if day]
    if not since or min(since) >= (published[:4] if published else _OLD):
        return status, date
    if not published:
        return (None, None) if status == "adopted" and not date else (status, date)
    if row.kind not in _BINDING:
        return status, None if date and date[:4] == published[:4] else date
    if status == "adopted" and date != row.date:
        date = None
    return (None if status == "adopted" or status in _NOT_BEGUN else status), date


_OLD = "2000"
"""The year before which a paper is old for any page."""


def settle_statuses(
    papers: Sequence[Held],
    shares: Iterable[tuple[Share, Held | None]],
    *,
    plan: bool,
    published: str | None,
    statement: bool = False,
    own_day: str | None = None,
    head: int = 1,
) -> None:
    """plan: the document is a plan itself, statement: a declaration, which its title names. own_day: when the line
    below the title, or the meeting it came of, says it was made. head: sentences that stand above its text."""
    for share, paper in shares:
        if paper is not None and paper.status in _NOT_BEGUN and (share.done or share.percent):
            paper.status = "under_implementation"
    if plan:
        own = next((p for p in papers if p.sentences and min(p.sentences) <= 2 and p.kind in (*_PLANS, "other")), None)
        if own is not None and own.status in (None, "under_implementation"):
            own.status = "adopted"
        if own is not None and own.status == "adopted":
            own.date = own.date or own_day
    if statement:
        voices = [p for p in papers if p.kind in ("declaration", "statement") and p.sentences]
        own = next((p for p in voices if min(p.sentences) < head), None)
        if own is not None:  # what it says of "the implementation of this Declaration" is still to come
            own.status = "adopted"
            own.date = own_day or (published if published and len(published) == _DAY else own.date)
    year = int(published[:4]) if published else None
    for paper in papers:
        if year and paper.kind in _PLANS and paper.period and paper.status is None and paper.period[0] > year:
            paper.status = "proposed"


_DAY = 10  # characters of a date known to the day

_ORDER = {
    None: 0,
    "proposed": 1,
    "drafting": 2,
    "under_implementation": 3,
    "to_be_adopted": 4,
    "in_force": 5,
    "adopted": 6,
    "completed": 7,
}


def later(known: str | None, new: str | None) -> str | None:
    """The status that tells of the later stage."""
    return new if _ORDER[new] > _ORDER[known] else known
