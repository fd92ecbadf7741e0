"""Declarations whose subject stands once, at their head: "We, the Foreign Ministers of A and B, … hereby: 1. Agree to
…; 2. Task our officials to …".

In: the sentences of a statement. Out: for whom its paragraphs speak, and whether a paragraph opens with its verb.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depositary.read.lexicon import Lexicon, Verb
from depositary.read.mentions import ActorMention, InstrumentMention, MeetingMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["enacting_parties", "is_own_deed", "opens_with_deed", "takes_stand", "titled_parties"]

_ANNOUNCED = 3  # sentences that may say whose statement follows
_HEAD = 12  # sentences in which those who declare are named
_OF = frozenset({"between", "owning", "passive"})  # the senses of words for "of", "by"
_MARKS = 5  # tokens of a number or letter before the first word: "(a)", "1.", "1.2."


def enacting_parties(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[str, ...]:
    """The parties of the sentence that opens with "We, …", or closes with "…, we:"; empty where none does, or it
    names no party."""
    for sentence in sentences[:_HEAD]:
        first, last = sentence.tokens[:2], sentence.tokens[-2:]
        if len(first) < 2:
            continue
        opens = first[0].text.lower() in lexicon.words.first_persons and first[1].text in ",，"
        who = (*lexicon.words.first_persons, *lexicon.words.of_members)
        if not opens and not (last[1].text in ":：" and last[0].text.lower() in who):
            continue
        named = [p for actor in sentence.actors if actor.kind == "party" for p in actor.parties]
        named += [p for meeting in sentence.meetings for p in meeting.parties if not named]
        told = {state for whole in named for state in lexicon.members.get(whole, ())}
        return unique(party for party in named if party not in told)  # "the Leaders of A, namely B, C and D"
    return ()


def titled_parties(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[str, ...]:
    """Whose statement the heading, or what announces the text, says it is: "Statement of the Ministers of A and B";
    not what it is about ("Statement of A on B")."""
    for sentence in sentences[:_ANNOUNCED]:
        paper = next((m for m in sentence.instruments if m.kind in ("statement", "declaration")), None)
        if paper is None:
            continue
        speaks = _speaking(sentence, paper, lexicon)
        named = [p for actor in sentence.actors if actor.kind == "party" and speaks(actor) for p in actor.parties]
        named += [p for meeting in sentence.meetings if speaks(meeting) for p in meeting.parties if not named]
        if named:
            return unique(named)
    return ()


def _speaking(
    sentence: Sentence, paper: InstrumentMention, lexicon: Lexicon
) -> Callable[[ActorMention | MeetingMention], bool]:
    """Whether a mention stands where a heading tells whose paper it is: before the noun for the paper, or behind it and
    a word for "of" or "by"; in either case before what opens its topic."""
    topics, tokens = lexicon.words.topic_words, sentence.tokens
    days = {time.start for time in sentence.times}
    low = next((t.end for t in tokens if t.start >= paper.start and "instrument_kind" in t.senses), paper.start)
    cut = sentence.end
    for index, token in enumerate(tokens):
        following = tokens[index + 1].start if index + 1 < len(tokens) else sentence.end
        if ("about" in token.senses and following not in days) or token.text.lower() in topics:
            cut = token.start
            break
    links = [t.end for t in tokens if low <= t.start < cut and not _OF.isdisjoint(t.senses)]

    def speaks(mention: ActorMention | MeetingMention) -> bool:
        at = mention.start
        beside = at - low <= 1  # "Joint Statement A-B", in a language that puts the noun first
        return at < cut and (at < low or beside or any(end <= at for end in links))

    return speaks


def opens_with_deed(tokens: Sequence[Token]) -> Token | None:
    """The first word behind a number or letter, if it is a verb that binds, asks, settles or welcomes in its base
    form."""
    for token in tokens[:_MARKS]:
        if token.shape in ("sign", "number") or (len(token.text) <= 2 and token.text.islower()):
            continue
        if token.senses.keys() & {"adverb", "enumerator"}:
            continue
        verbs = token.senses.get("verb", ())
        deed = any(takes_stand(v) and v.form in ("base", "any") for v in verbs)
        return token if deed and token.shape in ("name", "han") else None
    return None


def is_own_deed(token: Token) -> bool:
    """Whether a verb says all by itself where another opens its list: one asks or welcomes, another's list only goes
    on with what is set up or done."""
    verbs = token.senses.get("verb", ())
    return any(takes_stand(v) and v.force not in ("decide", "commit") for v in verbs)


def takes_stand(verb: Verb) -> bool:
    """Whether a verb binds, asks or settles, or welcomes or voices what may be a stand."""
    return verb.force is not None or verb.role in ("voice", "welcome")
