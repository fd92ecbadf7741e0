"""Verbs that are no deeds where they stand, in a language whose verbs do not change their form.

In: the tokens of a sentence. Out: the indexes of verbs that name, describe or time something else: "the proposal of X"
(a noun after its mark), "the declaration adopted" (before it), "since it was founded", "on strengthening ties", what is
discussed after a word that opens a topic, and the sign of an object put before its verb. Which words these are says the
language's lexicon; a language that names none has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.adopting import gives_through
from depositary.read.lexicon import Lexicon, Verb, Words
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.scan import Token
from depositary.read.views import weighs_a_part

__all__ = ["before_topic", "far_topic", "nominal_verbs", "outside_topic", "stands_on_topic"]

_BEFORE_NOUNS = frozenset({"conjunction", "place_word", "between", "about", "article", "for"})
_HYPHENS = frozenset("-‐‑")
_STOPS = frozenset(",;:，；：。.!?！？")
_NAMING = frozenset({"instrument_kind", "instrument", "proposal", "kind", "mechanism"})
_ADJUNCT = frozenset({"place_word", "between", "passive", "adverb", "post_link"})


def nominal_verbs(tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    """Indexes of the verbs of a sentence that are no predicates; empty where the language's data names no signs."""
    words = lexicon.words
    if not words.noun_marks:
        return _compounded(tokens, words) | _weighed(tokens, words) if words.infinitive else frozenset()
    found: set[int] = set()
    clauses = list(_clauses(tokens))
    for first, last in clauses:
        verbs = [i for i in range(first, last) if "verb" in tokens[i].senses]
        if not verbs:
            continue
        if any(_invited(tokens, index, last, words) for index in verbs):
            found.update(verbs)
            continue
        for index in verbs:
            if (
                _marked(tokens, index, words)
                or _timing(tokens, index, last, words)
                or _without_paper(tokens, index, last, words)
                or _fronting(tokens, index, last, words)
                or _relative(tokens, index, first, last, words)
                or _listed(tokens, index, first, last)
                or _pointed_at(tokens, index, words)
                or _received(tokens, index, first, words)
                or _called(tokens, index)
                or _what_is_due(tokens, index)
                or (tokens[index].text in words.planning and not _plans(tokens, index, words))
            ):
                found.add(index)
        found.update(_of_topic(tokens, first, last))
        found.update(_about(tokens, first, last, tuple(words.noun_marks)))
    for _, last in clauses[1:]:
        if last > 1 and (opener := far_topic(tokens, last - 1)) is not None:
            found.update(i for i in range(opener + 1, last - 1) if "verb" in tokens[i].senses)
    found.update(_in_title(tokens))
    return frozenset(found)


def _called(tokens: Sequence[Token], index: int) -> bool:
    """ "the “A and B” initiative": a noun right behind its name in marks."""
    before = tokens[index - 1] if index else None
    named = before is not None and before.text in "”」』" and before.end == tokens[index].start
    return named and "instrument_kind" in tokens[index].senses


def _weighed(tokens: Sequence[Token], words: Words) -> frozenset[int]:
    """ "stressed that A plays a key part in B": what is stressed goes on over the verb."""
    played = [i for i, t in enumerate(tokens) if "verb" in t.senses and t.text.lower() in words.playing]
    return frozenset(
        i
        for i in played
        if any(v.force == "reaffirm" for t in tokens[:i] for v in t.senses.get("verb", ()))
        and weighs_a_part(tokens[i:], words)
    )


def _what_is_due(tokens: Sequence[Token], index: int) -> bool:
    """ "both sides should encourage A to …": what they should do, asked by nobody here."""
    asks = all(verb.force == "request" for verb in tokens[index].senses["verb"])
    before = tokens[index - 1].senses.get("verb", ()) if asks and index else ()
    return any(verb.role == "ought" for verb in before)


def _compounded(tokens: Sequence[Token], words: Words) -> frozenset[int]:
    """Verbs behind a hyphen, in a language whose verbs change their form: "a union-backed tribunal"; and participles
    behind their adverb: "law and internationally agreed norms"."""
    return frozenset(
        index
        for index in range(2, len(tokens))
        if "verb" in tokens[index].senses
        and (
            (
                tokens[index - 1].text in _HYPHENS
                and _touching(tokens[index - 1], tokens[index])
                and _touching(tokens[index - 2], tokens[index - 1])
            )
            or _attributive(tokens, index, words)
        )
    )


def _attributive(tokens: Sequence[Token], index: int, words: Words) -> bool:
    adverb = tokens[index - 1].text.endswith(tuple(words.adverb_endings) or "\0")
    if not adverb or not tokens[index - 2].senses.keys() & _BEFORE_NOUNS or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    noun = after.shape == "word" and not after.senses.keys() - {"activity", "instrument_kind", "kind"}
    return noun and all(verb.form == "past" for verb in tokens[index].senses["verb"])


def far_topic(tokens: Sequence[Token], index: int) -> int | None:
    """ "on A's promise to do B, the giving of C and the rest, they expressed joy": where the word stands that opens the
    topic of the verb at `index`, which closes its clause, in an earlier clause; None if its clause has all."""
    if not any(v.role in ("welcome", "narrate") or v.frame == "stand" for v in tokens[index].senses.get("verb", ())):
        return None
    start = index
    while start and tokens[start - 1].text not in _STOPS:
        start -= 1
    inside = tokens[start:index]
    if not inside or any("topic" in t.senses for t in inside):
        return None
    if all(t.senses.keys() & {"actor", "group", "member", "adverb", "connector", "person", "post"} for t in inside):
        return None  # "B expressed joy"
    opener: int | None = None
    for step in range(start - 2, -1, -1):
        token = tokens[step]
        if token.text in ";；。":
            return None
        if "topic" in token.senses and "adverb" not in token.senses:
            opener = step
            break
        if any(v.role in ("welcome", "report") for v in token.senses.get("verb", ())):
            return None
    behind = tokens[opener + 1 : start] if opener is not None else []
    return opener if any("verb" in t.senses for t in behind) and any(t.text in _STOPS for t in behind) else None


def before_topic(tokens: Sequence[Token], index: int, *, spaces: bool) -> int:
    """ "X on B's joining A | voiced joy", in a script without spaces: where the topic of the verb at `index` opens,
    before which its subject stands; the verb's own place if it has none in its clause."""
    if spaces or not any(v.role in ("welcome", "narrate") for v in tokens[index].senses.get("verb", ())):
        return index
    for step in range(index - 1, 0, -1):
        if tokens[step].text in _STOPS:
            return index
        if "topic" in tokens[step].senses and "adverb" not in tokens[step].senses:
            return step
    return index


def outside_topic(mentions: list[ActorMention], sentence: Sentence, index: int) -> list[ActorMention]:
    """ "The statement on A's crisis | voices concern": who is named in a topic before the verb at `index` says
    nothing."""
    if not mentions or "topic" not in sentence.kinds:
        return mentions
    spans, opened, tokens = [], None, sentence.tokens
    for place, token in enumerate(tokens[:index]):
        if token.text in _STOPS:
            opened = None
        elif opened is None and place and "topic" in token.senses and not token.senses.keys() & {"adverb", "verb"}:
            opened = None if tokens[place - 1].text in _STOPS else token.end
        if opened is not None:
            spans.append((opened, token.end))
    return [m for m in mentions if not any(left <= m.start and m.end <= right for left, right in spans)]


def stands_on_topic(tokens: Sequence[Token], first: int, index: int, last: Verb) -> bool:
    """ "stressed A, on B (they) voice concern and call for C": a stand with its topic before it, behind another stand;
    or what is asked right behind such a one, with the joining word."""
    if not _stands(tokens[index]) and not any(v.force == "request" for v in tokens[index].senses.get("verb", ())):
        return False
    if last.frame != "stand" or last.force not in ("reaffirm", "support") or "topic" not in tokens[first].senses:
        return False
    inside = [i for i in range(first + 1, index) if "verb" in tokens[i].senses]
    if _stands(tokens[index]):
        closes = index + 1 == len(tokens) or tokens[index + 1].text in _STOPS or "verb" in tokens[index + 1].senses
        return not inside and closes
    return inside == [index - 1] and _stands(tokens[index - 1])


def _stands(token: Token) -> bool:
    return any(v.frame == "stand" and v.force == "reaffirm" for v in token.senses.get("verb", ()))


def _plans(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "A plans to do": the word stands between who plans, or what joins, and a deed or a time; else it is a noun."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or after is None or after.shape == "sign":
        return False
    if not before.senses.keys() & {"party", "member", "person", "post", "group", "adverb", "connector", "ministry"}:
        return False
    return after.shape == "number" or after.text.startswith((*words.planned_deeds, *words.place_words, "\0"))


def _listed(tokens: Sequence[Token], index: int, first: int, last: int) -> bool:
    """ "group talks、policy seminars and": a verb that only tells, between the marks of a list."""
    if any(v.force or v.role in ("will", "ought", "report") for v in tokens[index].senses["verb"]):
        return False
    behind = tokens[index + 1].text if index + 1 < last else ""
    marks = [i for i in range(max(first, index - 5), index) if tokens[i].text == "、"]
    return behind == "、" and bool(marks) and marks[-1] < index - 1


def _pointed_at(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "towards this decision": a word for a deed behind a word that points, a noun."""
    before = tokens[index - 1] if index else None
    if before is None or "thing" not in before.senses or not _touching(before, tokens[index]):
        return False
    return tokens[index].text in words.deed_nouns or "proposal" in tokens[index].senses


def _received(tokens: Sequence[Token], index: int, first: int, words: Words) -> bool:
    """ "was invited by A to attend": whom A invites is told of, nobody is asked here."""
    if not tokens[index].text.endswith((*words.invited, "\0")):
        return False
    step = index - 1
    while step > first and tokens[step].senses.keys() & {"party", "member", "person", "post"}:
        step -= 1
    return first <= step < index - 1 and tokens[step].text in words.receiving


def _clauses(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Ranges of tokens between stops; a stop inside a title's brackets parts nothing."""
    ranges = []
    start = 0
    depth = 0
    for index, token in enumerate(tokens):
        if token.text in "《〈":
            depth += 1
        elif token.text in "》〉":
            depth = max(0, depth - 1)
        elif not depth and token.text in _STOPS and token.shape == "sign":
            ranges.append((start, index))
            start = index + 1
    ranges.append((start, len(tokens)))
    return ranges


def _touching(left: Token, right: Token) -> bool:
    return left.end == right.start


def _marked(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """After the mark of what a noun belongs to, or before it: "the promise of X", "the treaty signed"."""
    token = tokens[index]
    if index and _touching(tokens[index - 1], token) and tokens[index - 1].text.endswith(tuple(words.noun_marks)):
        return not any(verb.role in ("will", "ought") for verb in token.senses["verb"])
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and _touching(token, following) and following.text.startswith(words.noun_marks[0])


def _timing(tokens: Sequence[Token], index: int, last: int, words: Words) -> bool:
    """A deed that only tells when: "after the statement was issued", "24 years since it was founded"."""
    if not any(verb.frame == "object" or verb.role == "narrate" for verb in tokens[index].senses["verb"]):
        return False
    end = index + 1
    while end < last and "verb" not in tokens[end].senses:
        end += 1
    ends = tuple(words.adverbial_ends)
    if end - 1 <= index:
        return False
    if tokens[end - 1].text.endswith(ends):
        return True
    return end < last and "have" in tokens[end - 1].senses and tokens[end - 2].text.endswith(ends)


def _without_paper(tokens: Sequence[Token], index: int, last: int, words: Words) -> bool:
    """A word for adopting that means "through" where nothing that can be adopted follows."""
    if tokens[index].text not in words.need_papers:
        return False
    if _by_means_of(tokens, index, last) or gives_through(tokens[index:last], words):
        return True
    follow = tokens[index + 1 : min(index + 3, last)]
    direct = bool(follow) and bool(follow[0].senses.keys() & {"action", "implemented"})
    through = direct or (len(follow) > 1 and "action" in follow[1].senses and not follow[0].senses)
    return through or not any(
        t.senses.keys() & {"instrument_kind", "instrument"} or t.text in "《「" for t in tokens[index + 1 : last]
    )


def _by_means_of(tokens: Sequence[Token], index: int, last: int) -> bool:
    """ "through A signed a memorandum with B": another verb stands between the word and the paper."""
    for step in range(index + 1, last):
        token = tokens[step]
        if token.senses.keys() & {"instrument", "instrument_kind", "about"}:
            return False
        if step == index + 1 and token.senses.keys() & {"post_link", "conjunction"}:
            return False
        if token.text in "《「“":
            return False
        if step > index + 1 and "adopted" in token.senses and "instrument_kind" not in token.senses:
            return not (step + 1 < last and tokens[step + 1].text.startswith("的"))
    return False


def _invited(tokens: Sequence[Token], index: int, last: int, words: Words) -> bool:
    """ "At the invitation of …": the word that opens it also means "should"."""
    return tokens[index].text in words.inviters and any(
        tokens[i].text.endswith(tuple(words.invited)) for i in range(max(index + 1, last - 2), last)
    )


def _fronting(tokens: Sequence[Token], index: int, last: int, words: Words) -> bool:
    """The sign of the future that here puts an object before its verb: what is made into something else."""
    if not all(verb.role == "will" for verb in tokens[index].senses["verb"]) or index + 1 >= last:
        return False
    if any(verb.gloss for verb in tokens[index].senses["verb"]):
        return False  # "will go on": the future alone puts an object first
    if any(t.text in words.regarding for t in tokens[index + 1 : last]):
        return True
    if tokens[index + 1].senses.keys() & {"reflexive", "they"} or tokens[index + 1].text in words.object_pronouns:
        return True  # "(they) took them in"
    following = tokens[index + 1].senses.keys()
    if following & ({"action", "verb", "made_into"} | _ADJUNCT):
        return False
    for step in range(index + 1, last):
        if "made_into" in tokens[step].senses:
            return True
        if any(verb.force and verb.frame != "object" for verb in tokens[step].senses.get("verb", ())):
            return False
    return False


def _relative(tokens: Sequence[Token], index: int, first: int, last: int, words: Words) -> bool:
    """Inside what describes a noun at the clause's end, after a verb of its own: "became the first to sign …", "showed
    a strong wish to support …"."""
    if not any(
        verb.frame in ("act", "stand", "object") and verb.role != "will" for verb in tokens[index].senses["verb"]
    ):
        return False
    copulas, done = tuple(words.copulas), tuple(words.perfective)
    opened = any(
        t.shape == "han" and not t.senses and (t.text.endswith(copulas) or any(sign in t.text for sign in done))
        for t in tokens[first:index]
    )
    if not opened:
        return False
    for step in range(last - 1, index, -1):
        token = tokens[step]
        if token.senses.keys() & {"verb", "action", "party"} and "adverb" not in token.senses:
            return False
        mark = token.text.rfind(words.noun_marks[0])
        if mark >= 0 and token.shape == "han":
            return step > index + 1 or mark > 0
    return False


def _of_topic(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """What lies between a word that opens a topic and the verb that treats it."""
    opener = next((i for i in range(first, last) if "topic" in tokens[i].senses), None)
    if opener is None:
        return []
    treating = [
        i
        for i in range(opener + 1, last)
        if any(
            verb.role in ("narrate", "welcome") or verb.frame == "stand" or verb.force == "agree"
            for verb in tokens[i].senses.get("verb", ())
        )
    ]
    if not treating:
        return []
    return [i for i in range(opener + 1, treating[-1]) if "verb" in tokens[i].senses]


def _about(tokens: Sequence[Token], first: int, last: int, marks: tuple[str, ...]) -> list[int]:
    """Verbs between a word for "about" and the noun it describes."""
    inside: list[int] = []
    position = first
    while position < last:
        if "about" not in tokens[position].senses:
            position += 1
            continue
        head = next((i for i in range(position + 1, last) if _names(tokens, i, last)), None)
        if head is None:  # "a proposal on doing X, and doing Y": the noun stands at the end of the next clause
            head = next(
                (
                    i
                    for i in range(last + 1, min(last + 32, len(tokens)))
                    if "proposal" in tokens[i].senses and tokens[i - 1].text.endswith(marks)
                ),
                None,
            )
            if head is None or any(t.text in "。;；" for t in tokens[last:head]):
                return inside
        inside += [i for i in range(position + 1, head + 1) if "verb" in tokens[i].senses]
        position = head + 1
    return inside


def _names(tokens: Sequence[Token], index: int, last: int) -> bool:
    """A noun that can be about something, where it is no verb: "proposal", not the "strengthen" of a proposal."""
    senses = tokens[index].senses.keys()
    if not senses & _NAMING or (senses >= {"proposal", "action"} and "verb" not in senses):
        return False
    return not ("verb" in senses and index + 1 < last and "action" in tokens[index + 1].senses)


def _in_title(tokens: Sequence[Token]) -> list[int]:
    inside = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.text in "《〈":
            depth += 1
        elif token.text in "》〉":
            depth = max(0, depth - 1)
        elif depth and "verb" in token.senses:
            inside.append(index)
    return inside


def listed_gerund(tokens: Sequence[Token], index: int, start: int, lemma: str, words: Words) -> bool:
    """ "join hands in mitigating A and supporting B": a deed in a list of nouns of doing that a preposition opens, no
    stand of its own. start: the place of the verb before it."""
    doing = tuple(words.doing_endings)
    if not doing:
        return False
    named = lemma in words.actions
    for step in range(index - 1, start + 1, -1):
        token = tokens[step]
        if token.text == ";" or any(v.form in ("past", "present") and v.force for v in token.senses.get("verb", ())):
            return False
        if token.shape == "word" and len(token.text) > _SHORT_WORD and token.text.endswith(doing):
            before = tokens[step - 1].senses.keys()
            if before & {"explanation", "example"} or (named and before & {"place_word", "for", "between", "about"}):
                return True
    return False


_SHORT_WORD = 5
