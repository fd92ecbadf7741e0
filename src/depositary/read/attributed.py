"""Who is said to think that somebody should act, in a spaced language whose verbs do not change their form.

In: a sentence with its actors. Out: the one to whom its opening words ascribe it ("according to minister X, A and B
should …"), and whether a "should" is anybody's at all.
"""

from __future__ import annotations

from depositary.read.clause_subjects import Predicate
from depositary.read.lexicon import Lexicon, Words
from depositary.read.mentions import ActorMention, Sentence

__all__ = ["said_by_somebody", "state_of_speaker", "view_of", "who_should"]

_NEAR = 3  # tokens between the word for "according to" and the one who said it, and between him and the comma
_SPEAKERS = frozenset({"person", "speaker", "party"})


def _according_to(sentence: Sentence, words: Words) -> ActorMention | None:
    """Whom the sentence opens by naming as its source."""
    tokens = sentence.tokens
    if not tokens or tokens[0].text.lower() not in words.according:
        return None
    mention = next((a for a in sentence.actors if a.start >= tokens[0].end), None)
    if mention is None or mention.kind not in _SPEAKERS:
        return None
    before = [t for t in tokens[1:] if t.end <= mention.start]
    behind = [t for t in tokens if t.start >= mention.end][:_NEAR]
    return mention if len(before) <= _NEAR and any(t.text == "," for t in behind) else None


def said_by_somebody(sentence: Sentence, found: list[Predicate], words: Words, *, voiced: bool = False) -> bool:
    """A verb of saying whose subject can speak for a party stands before, or the sentence names its source, or it goes
    on with what somebody was reported to say (voiced)."""
    if not words.according:
        return False
    if not found:
        return voiced or _according_to(sentence, words) is not None
    last = found[-1]
    said = last.verb.role == "report" or last.verb.lemma in words.viewing
    return said and last.subject is not None and last.subject.kind in _SPEAKERS


def view_of(last: Predicate | None, sentence: Sentence, lexicon: Lexicon) -> ActorMention | None:
    """ "X assessed …, both sides should …": X says so; else the source that the sentence names."""
    if last is not None and last.verb.lemma in lexicon.words.viewing:
        return last.subject
    return _according_to(sentence, lexicon.words)


def who_should(sentence: Sentence, start: int, index: int, actors: dict[int, ActorMention]) -> ActorMention | None:
    """ "The parties concerned should …": who stands at the head of the clause, with a word or two between him and the
    verb that tell which he is. start, index: tokens of the clause's head and of the verb. actors: by where they end."""
    tokens = sentence.tokens[start:index]
    for behind in range(1, min(len(tokens), _NEAR + 1)):
        mention = actors.get(tokens[-behind - 1].end)
        tail = tokens[-behind:]
        if any(t.senses.keys() - {"member", "qualifier", "post_link"} or t.shape == "sign" for t in tail):
            return None
        if mention is not None:
            return mention
    return None


def state_of_speaker(predicate: Predicate, sentence: Sentence, parties: tuple[str, ...]) -> tuple[str, ...]:
    """ "President X affirmed that Y will …", X being nobody known: the holder of an office speaks for Y; and whoever
    affirms that a capital will do something speaks for its state."""
    tokens = sentence.tokens
    content = tokens[predicate.content_first : predicate.content_first + 2]
    if predicate.verb.force != "reaffirm" or predicate.subject is None or len(content) < 2:
        return ()
    if not any(verb.role == "will" for verb in content[1].senses.get("verb", ())):
        return ()
    spoken = next((a for a in sentence.actors if a.start == content[0].start and a.kind == "party"), None)
    if spoken is None or len(spoken.parties) != 1 or spoken.parties[0] in parties:
        return ()
    unknown = predicate.subject.kind == "person" and not parties
    held = any("post" in t.senses for t in tokens if predicate.subject.start <= t.start < predicate.subject.end)
    capital = "place" in content[0].senses and "party" not in content[0].senses
    return spoken.parties if capital or (unknown and held) else ()
