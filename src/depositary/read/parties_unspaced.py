"""Names of parties in a script without spaces: glosses in brackets, short forms, sides, organisation nouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.party_signs import NewNames
from depositary.read.scan import Token

__all__ = ["UnspacedNames"]

_BRACKET = re.compile(r"[(（]\s*+([^()（）\s][^()（）]{0,88}[^()（）\s])\s*+[)）]")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]{0,8}(?:[+-]\w+)?")
_SHORT = 2  # characters of names that are themselves short for a state, and before the head of a contraction
_QUOTED = re.compile(r"[“\"「‘']([^“”\"「」‘’']{1,20})[”\"」’']")


class UnspacedNames:
    """For scripts without spaces: names glossed in brackets, then used bare."""

    def __init__(self, text: str, sentences: Sequence[Sequence[Token]], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self._spoken = [tokens for tokens in sentences if tokens]
        self._openings = [tokens[0].start for tokens in self._spoken]
        self.lexicon = lexicon
        self.names = NewNames()
        self.candidates: dict[str, str] = {}
        self.people: set[str] = set()  # of those, names written by their sound, with two words or more in Latin

    def run(self) -> NewNames:
        for tokens in self.sentences:
            for index, token in enumerate(tokens):
                if token.text in "(（" and index:
                    self._bracket(tokens, index)
                elif "tail" in token.senses and index:
                    self._state(tokens[index - 1], token)
        for name, output in self.candidates.items():
            if name in self.names.parties:
                continue  # its Latin gloss says more
            if self._acts(name):
                if name not in self.people:
                    self.names.parties[name] = output
            else:
                self.names.places[name] = output
        self._sides()
        self._shared_sides()
        return self.names

    def _state(self, name: Token, tail: Token) -> None:
        """ "X Republic", X unknown: a state, if the document lets X act."""
        if name.shape == "han" and not name.senses and name.end == tail.start and 2 <= len(name.text) <= 4:
            if not any(name.text.startswith(word) for word in self.lexicon.words.noun_marks):
                self.candidates.setdefault(name.text, name.text)

    def _bracket(self, tokens: Sequence[Token], index: int) -> None:
        match = _BRACKET.match(self.text, tokens[index].start)
        if match is None:
            return
        inner = match.group(1)
        pieces = [p.strip(" \"“”'") for p in re.split(r"[,，、;；]", inner)]
        latin = [p for p in pieces if re.fullmatch(r"[A-Z][A-Za-z'’ -]{2,70}", p) and not _ACRONYM.fullmatch(p)]
        acronyms = [p for p in pieces if _ACRONYM.fullmatch(p)]
        shorts = _QUOTED.findall(inner)
        if not latin:
            return
        hooks = self.lexicon.language.hooks
        previous = tokens[index - 1]
        if previous.text in "·‧・•∙⋅﹒．" or (index > 1 and tokens[index - 2].text in "·‧・•∙⋅﹒．"):
            return  # a person
        head = _organisation_before(tokens, index, self.lexicon)
        if head is not None:
            name = self.text[head : tokens[index].start].strip()
            if not name or any("party" in t.senses and t.text == name for t in tokens):
                return
            output = latin[0]
            self.names.parties[name] = output
            for short in shorts:
                self.names.parties[short] = output
            for acronym in acronyms:
                self.names.parties[acronym] = output
                self.names.acronyms[acronym] = output
            self.names.parties.setdefault(output, output)
            self._bare_forms(name, output)
            self._contractions(name, output)
            return
        if previous.shape != "han" or previous.senses.keys() - {"shield", "tail"}:
            if "tail" not in previous.senses:
                return
        run = previous.text
        length = hooks.sound_tail(run) if hooks is not None else 0
        if not length or (len(latin[0].split()) > 1 and length < len(run)):
            length = min(len(run), 6) if len(run) <= 6 else length
        if not length:
            return
        self.candidates[run[-length:]] = latin[0]
        if hooks is not None and len(latin[0].split()) > 1 and hooks.mostly_sounds(run[-length:]):
            self.people.add(run[-length:])

    def _bare_forms(self, name: str, output: str) -> None:
        for tail in self.lexicon.words.party_shapes.tails:
            if name.endswith(tail) and len(name) - len(tail) >= 2:
                bare = output.rpartition(" of ")[2]
                self.names.parties[name] = bare
                self.names.parties[name[: -len(tail)]] = bare

    def _contractions(self, name: str, output: str) -> None:
        """The name in short, as its readers shorten it: its first sign, one more of it in order, and its head."""
        head = next((h for h in self.lexicon.words.party_shapes.heads if name.endswith(h)), None)
        own = name.removesuffix(head or "")
        if not head or len(own) <= _SHORT:
            return
        at = self.text.find(head)
        while at >= 0:
            form = self.text[max(0, at - _SHORT) : at + len(head)]
            if form[:1] == own[0] and form[1:2] in own[1:] and form != name and not self.lexicon.senses_of(form):
                self.names.parties.setdefault(form, output)
            at = self.text.find(head, at + len(head))

    def _holding(self, name: str) -> list[Sequence[Token]]:
        """The sentences a name stands in."""
        found: list[Sequence[Token]] = []
        at = self.text.find(name)
        while at >= 0:
            index = bisect_right(self._openings, at) - 1
            after = at + len(name)
            if index >= 0 and after <= self._spoken[index][-1].end:
                found.append(self._spoken[index])
                after = max(after, self._spoken[index][-1].end)
            at = self.text.find(name, after)
        return found

    def _acts(self, name: str) -> bool:
        """Whether the document lets the name act, own a post or form a pair, rather than be a place."""
        signs = 0
        for tokens in self._holding(name):
            for index, token in enumerate(tokens):
                position = token.text.find(name)
                if position < 0:
                    continue
                rest = token.text[position + len(name) :]
                following: Token | None
                if rest:
                    following = None
                    senses = self.lexicon.senses_of(rest[:2]) or self.lexicon.senses_of(rest[:3])
                    after = tokens[index + 1] if index + 1 < len(tokens) else None
                    if senses.keys() & {"post", "verb", "member"}:
                        signs += 1
                    elif (
                        len(rest) <= 4
                        and after is not None
                        and after.start == token.end
                        and after.senses.keys() & {"post", "ministry"}
                    ):
                        signs += 2  # "X's energy minister", the field of the post not known
                else:
                    step = index + 1
                    if step < len(tokens) and tokens[step].text in "(（":
                        while step < len(tokens) and tokens[step].text not in ")）":
                            step += 1
                        step += 1
                    following = tokens[step] if step < len(tokens) else None
                if following is not None:
                    if following.senses.keys() & {"post", "ministry", "member"}:
                        signs += 3
                    if any(verb.force for verb in following.senses.get("verb", ())):
                        signs += 2
                    if "proposal" in following.senses or following.text in "-—–":
                        signs += 1
                before = token.text[:position]
                if (before and before[-1] in self.lexicon.words.between_words) or (
                    not before and index and ("between" in tokens[index - 1].senses or tokens[index - 1].text in "—-–")
                ):
                    signs += 1
                asks = tokens[index - 1].senses.get("verb", ()) if index and not before else ()
                if any(verb.frame == "ask" for verb in asks):
                    signs += 2
                if index and not before and any("place_word" in t.senses for t in tokens[index - 1 : index]):
                    signs -= 1
        return signs >= 2

    def _sides(self) -> None:
        """X方, the side of X: its first character with the word for side."""
        members = [word for word in self.lexicon.words.memberships if len(word) == 1]
        for name, output in list(self.names.parties.items()):
            if len(name) >= 2 and "\u3400" <= name[0] <= "\u9fff":
                for member in members:
                    form = name[0] + member
                    if form in self.text and not self.lexicon.senses_of(form):
                        self.names.parties.setdefault(form, output)

    def _shared_sides(self) -> None:
        """The side two states share is that of the one this document names."""
        named: set[str] | None = None
        for side, owners in self.lexicon.shared_sides.items():
            if side not in self.text:
                continue
            if named is None:
                named = {str(t.senses["party"]) for tokens in self.sentences for t in tokens if t.senses.get("party")}
            here = [owner for owner in owners if owner in named]
            if len(here) == 1:
                self.names.parties.setdefault(side, here[0])
        self._sides_of_named()

    def _sides_of_named(self) -> None:
        """X方 of a state that has no such form of its own: the one the document names whose name begins so."""
        words, states = self.lexicon.words, self.lexicon.state_names
        openings: dict[str, set[str]] = {}
        for tokens in self.sentences:
            for token in tokens:
                if token.senses.get("party") in states and len(token.text) > _SHORT:
                    openings.setdefault(token.text[0], set()).add(str(token.senses["party"]))
        for opening, owners in openings.items():
            for form in (opening + side for side in words.named_sides):
                if len(owners) == 1 and form not in words.no_sides and form in self.text:
                    if not self.lexicon.senses_of(form).keys() - {"side"}:
                        self.names.parties.setdefault(form, next(iter(owners)))


def _organisation_before(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> int | None:
    """Start offset of an organisation's (or state's) full name that ends just before `index`; None if it is none."""
    previous = tokens[index - 1]
    if not previous.senses.keys() & {"head", "tail"}:
        ends = tuple(lexicon.words.party_shapes.heads + lexicon.words.party_shapes.tails)
        if not previous.text.endswith(ends):
            return None
    first = index - 1
    while first > 0:
        token = tokens[first - 1]
        if token.shape != "han" or token.senses.keys() & {"connector", "place_word", "between", "group", "post"}:
            break
        if (
            any(verb.force or verb.role for verb in token.senses.get("verb", ()))
            and len(token.text) > 1
            and ("action" not in token.senses)
        ) or token.senses.keys() & {"held", "itinerary"}:
            break
        first -= 1
    start = tokens[first].start
    run = "".join(t.text for t in tokens[first:index])
    words = lexicon.words
    stops = {*words.between_words, *words.place_words, *words.passive}
    for cut, char in enumerate(run[:4]):
        if char in stops and cut < len(run) - 3:
            start = tokens[first].start + cut + 1
    return start
