"""Names of parties in scripts with spaces and capitals: brackets, grammar, pairs, organisations told by what is
their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.party_signs import FAIR, STRONG, WEAK, NewNames, Signs, names_person
from depositary.read.person_fields import is_field
from depositary.read.person_posts import party_name
from depositary.read.scan import Token

__all__ = ["SpacedNames"]

_BRACKET = re.compile(r"[(（]\s*+([^()（）\s][^()（）]{0,88}[^()（）\s])\s*+[)）]")
_IN_NAMES = frozenset({"tail", "shield", "head"})  # senses of words that may be part of a name
_INTRODUCED = frozenset({"bracket", "gloss", "acronym", "short", "state", "pair"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]{0,8}(?:[+-]\w+)?")


@lru_cache(maxsize=16)
def _shared_organs(lexicon: Lexicon) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Organs with names that often mean another's: English name, English name of whose they are, those names."""
    actors = lexicon.registry.actors
    found = []
    for row in actors.values():
        forms = tuple(n for n in row.names.get(lexicon.language.code, ()) if n in row.weak)
        if row.kind == "organ" and row.parent in actors and forms:
            found.append((row.name_en, actors[row.parent].name_en, forms))
    return tuple(found)


@lru_cache(maxsize=16)
def _organs_of(lexicon: Lexicon) -> frozenset[str]:
    """English names of the organs the registry knows, in a language whose articles tell a short name."""
    if lexicon.language.facts.head != "last":
        return frozenset()
    return frozenset(row.name_en for row in lexicon.registry.actors.values() if row.kind == "organ")


class SpacedNames:
    """For scripts with spaces and capitals."""

    def __init__(self, text: str, sentences: Sequence[Sequence[Token]], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon
        self.signs = Signs()
        self.names = NewNames()
        self.outputs: dict[str, str] = {}
        self.heads = {word.lower() for word in lexicon.words.party_shapes.heads}
        self.tails = {word.lower() for word in lexicon.words.party_shapes.tails}
        self.against: dict[str, int] = defaultdict(int)
        self.people: list[str] = []
        self.surnames: set[str] = set()  # last of two or three unknown capitals

    def run(self) -> NewNames:
        for tokens in self.sentences if "(" in self.text or "（" in self.text else ():
            for index, token in enumerate(tokens):
                if token.text in "(（":
                    self._bracket(tokens, index)
        for tokens in self.sentences:
            self._grammar(tokens)
        for tokens in self.sentences:
            self._owners(tokens)
        if self.lexicon.language.facts.head == "last":
            for tokens in self.sentences:
                self._organisations(tokens)
        for name, weight in list(self.signs.weight.items()):
            if any(f".{name} " in person or f". {name} " in person for person in self.people):
                continue  # behind the first letter of a name
            sure = self.signs.kinds[name] - {"owner", "list", "between", "organisation", "apposed"}
            within = (" " in name and weight < STRONG) or self.lexicon.language.facts.head == "first"
            if not sure and within and any(f" {name} " in person for person in self.people):
                continue  # part of somebody's name
            if self._is_surname(name):
                continue
            if weight - self.against[name] >= FAIR and self._sound(name):
                self.names.parties[name] = self.outputs.get(name, name)
        self._short_forms()
        self._organs()
        return self.names

    def _is_surname(self, name: str) -> bool:
        """ "X reiterated …" of somebody called "Y X" elsewhere: a surname, no party."""
        return self.lexicon.language.facts.head == "last" and self.signs.kinds[name] <= {"subject", "apposed"} and (
            name in self.surnames
        )  # fmt: skip

    def _organs(self) -> None:
        """An organ by the noun it shares with others: "the General Assembly", where the text names whose it is; "the
        Council", of the organs the text names the first that ends in that noun."""
        named: dict[str, Token] = {}
        for tokens in self.sentences:
            for token in tokens:
                if "party" in token.senses:
                    named.setdefault(str(token.senses["party"]), token)
        for organ, owner, forms in _shared_organs(self.lexicon):
            if (owner in named or organ in named) and any(form in self.text for form in forms):
                for form in forms:
                    self.names.short[form] = organ
                self._call(forms[0].rpartition(" ")[2], organ)
        organs = _organs_of(self.lexicon)
        for organ, token in named.items():  # in the order of the text: the first is meant
            noun = token.text.rpartition(" ")[2]
            if organ in organs and noun != token.text:
                self._call(noun, organ)

    def _call(self, noun: str, organ: str) -> None:
        """Take the article and the noun for the organ, if the text says so and nothing it introduces ends so."""
        if noun.lower() not in self.heads or any(name.endswith(noun) for name in self.names.parties):
            return
        for article in self.lexicon.words.articles[:1]:
            short = f"{article} {noun}"
            if short in self.text or short[:1].upper() + short[1:] in self.text:
                self.names.short.setdefault(short, organ)

    def _organisations(self, tokens: Sequence[Token]) -> None:
        """Capitals that end in an organisation's head noun, where a charter, a post or members are said to be its own,
        or where it stands beside a party ("between the … Forum and the United Nations")."""
        inside = {"tail", "shield", "head", "activity", "kind", "qualifier", "standing", "result"}
        index, size = 0, len(tokens)
        while index < size:
            first = tokens[index]
            if first.shape != "name" or first.senses.keys() - inside or (first.text.isupper() and len(first.text) > 5):
                index += 1
                continue
            end = index + 1
            while end < size and tokens[end].shape == "name" and not tokens[end].senses.keys() - inside:
                end += 1
            last = tokens[end - 1]
            if 2 <= end - index <= 5 and "head" in last.senses and (end == size or "about" not in tokens[end].senses):
                name = self.text[first.start : last.end]
                self.signs.add(name, self._owned(tokens, index, end), "organisation")
            index = end

    def _owned(self, tokens: Sequence[Token], index: int, end: int) -> int:
        step = index - 1
        while step >= 0 and "article" in tokens[step].senses:
            step -= 1
        before = tokens[step] if step >= 0 else None
        after = tokens[end] if end < len(tokens) else None
        if before is None:
            return 0
        if "between" in before.senses and step:
            owner = tokens[step - 1].senses
            if owner.keys() & {"post", "member", "ministry"} or owner.get("instrument_kind") == "charter":
                return FAIR
        beyond = next((t for t in tokens[end + 1 : end + 3] if "article" not in t.senses), None)
        if after is not None and "connector" in after.senses and beyond is not None and party_name(beyond):
            return FAIR if before.senses.keys() & {"between", "place_word"} or "verb" in before.senses else WEAK
        return 0

    def _short_forms(self) -> None:
        """ "the Forum" where just one organisation that the text names ends in that noun."""
        if self.lexicon.language.facts.head != "last":
            return
        owners: dict[str, set[str]] = defaultdict(set)
        for name, output in self.names.parties.items():
            words = name.split()
            if len(words) > 1 and words[-1].lower() in self.heads:
                owners[words[-1]].add(output)
        for noun, outputs in owners.items():
            for article in self.lexicon.words.articles[:1]:
                if len(outputs) == 1 and f"{article} {noun}" in self.text:
                    self.names.short[f"{article} {noun}"] = next(iter(outputs))

    def _owners(self, tokens: Sequence[Token]) -> None:
        """A post, then a candidate, then a name: the candidate owns the post ("Bộ trưởng … Velmark Piers Halden")."""
        if self.lexicon.language.facts.head != "first":
            return
        for index, token in enumerate(tokens):
            if "post" not in token.senses and "ministry" not in token.senses:
                continue
            end = self._capitals_after(tokens, index + 1)
            if end - index - 1 < 3:
                continue
            first = tokens[index + 1].text
            if self.signs.weight.get(first, 0) >= WEAK:
                self.signs.add(first, FAIR, "owner")

    def _sound(self, name: str) -> bool:
        first = next(iter(name.split()), "")  # a blank may have been taken for a name
        return (
            bool(first)
            and (len(name) > 2 or name.isupper())
            and name not in self.lexicon.words.not_parties
            and not self._is_venue(name)
            and not (is_field(name, self.lexicon) and not self.signs.kinds[name] & _INTRODUCED)
            and not self.lexicon.senses_of(name).keys() & {"place", "actor", "post", "mechanism"}
            and (first.lower() not in {w.lower() for w in self.lexicon.words.articles})
        )

    # names introduced with a short form or an English gloss in brackets

    def _bracket(self, tokens: Sequence[Token], index: int) -> None:
        before = _capitals_before(tokens, index, self.lexicon)
        if before is None:
            return
        first, last = before
        match = _BRACKET.match(self.text, tokens[index].start)
        closing = tokens[last - 1]
        if match is None or self._is_meeting(closing) or self._is_venue(closing.text):
            return
        if any("mechanism" in t.senses for t in tokens[first:last]):
            return
        pieces = [p.strip(" \"“”'") for p in re.split(r"\s+[-–—]\s+|[,，;]\s*", match.group(1))]
        name = self.text[tokens[first].start : tokens[last - 1].end]
        acronyms = [p for p in pieces if _ACRONYM.fullmatch(p)]
        glosses = [
            p for p in pieces if " " in p and p[:1].isupper() and p.isascii() and not any(c.isdigit() for c in p)
        ]
        single = [p for p in pieces if re.fullmatch(r"[A-Z][a-z]+", p)]
        if any("party" in t.senses for t in tokens[first:last]) and not glosses:
            known = [t for t in tokens[first:last] if "party" in t.senses]
            if len(known) != last - first:
                for acronym in acronyms:
                    self.names.acronyms.setdefault(acronym, name)
            return
        english = glosses[0] if glosses else None
        if english is None and not acronyms and not single:
            return
        if (
            english
            and any("party" in t.senses for t in tokens[first:last])
            and ("party" in self.lexicon.senses_of(english))
        ):
            return  # "A-B (the full name of B)"
        name = self._trim(tokens, first, last)
        first = next((i for i in range(first, last) if self.text.startswith(name, tokens[i].start)), first)
        words = list(re.findall(r"\w+", name))
        is_party = (
            bool({w.lower() for w in words} & self.heads)
            or name.split()[-1].lower() in self.tails
            or self._opens_party(name)
        )
        titled = any(t.senses.keys() & {"kind", "instrument_kind", "standing"} for t in tokens[first:last])
        if (english is not None and english.isupper()) or (titled and not is_party):
            english, single = None, []
        if english is not None or is_party:
            trimmed = name
            output = english or (single[0] if single and is_party else trimmed)
            if is_party:
                self.outputs[trimmed] = output
                self.signs.add(trimmed, STRONG, "bracket")
                self.signs.add(output, STRONG, "gloss")
                self.outputs[output] = output
                for acronym in acronyms:
                    if self._initials(acronym, output) or self._initials(acronym, trimmed) or len(acronyms) == 1:
                        self.signs.add(acronym, STRONG, "acronym")
                        self.outputs[acronym] = output
                        self.names.acronyms[acronym] = output
                short = self._short_state(trimmed)
                if short:
                    self.signs.add(short, STRONG, "short")
                    self.outputs[short] = output
                return
            if (english is not None or single) and not names_person(tokens, before[0], index):
                self.names.places[trimmed] = english or single[0]
                return
        for acronym in acronyms:
            if self._initials(acronym, name):
                self.names.acronyms.setdefault(acronym, name)

    def _is_meeting(self, token: Token) -> bool:
        """ "the A Council Meeting (ACM)": what the bracket shortens is a meeting, no party."""
        if self.lexicon.language.facts.head != "last":
            return False
        noun = token.text.rpartition(" ")[2].lower()
        return noun not in self.heads and "kind" in self.lexicon.senses_of(noun)

    def _is_venue(self, name: str) -> bool:
        """ "the National Convention Centre (NCC)": a building."""
        return name.endswith(tuple(self.lexicon.words.venues) or ("\0",))

    def _opens_party(self, name: str) -> bool:
        low = name.lower()
        return any(low.startswith(opening.lower() + " ") for opening in self.lexicon.words.party_shapes.states) or any(
            low.startswith(head + " ") for head in self.heads
        )

    def _trim(self, tokens: Sequence[Token], first: int, last: int) -> str:
        """Leave out capitalised words before the organisation's own name (a ministry, a post, a meeting)."""
        low = [t.text.lower() for t in tokens[first:last]]
        if self.lexicon.language.facts.head == "first":
            openings = self.heads | {w.lower().split()[0] for w in self.lexicon.words.party_shapes.states}
            for offset in range(len(low) - 1, -1, -1):
                if (
                    low[offset] in openings
                    or low[offset] in set(self.heads)
                    or any(
                        h.split()[0] == low[offset]
                        for h in self.heads | {s.lower() for s in self.lexicon.words.party_shapes.states}
                    )
                ):
                    first += offset
                    break
        return self.text[tokens[first].start : tokens[last - 1].end]

    def _short_state(self, name: str) -> str | None:
        for opening in self.lexicon.words.party_shapes.states:
            if name.lower().startswith(opening.lower() + " "):
                return name[len(opening) + 1 :]
        return None

    def _initials(self, acronym: str, name: str) -> bool:
        letters = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
        return "".join(letters).lower() == re.sub(r"\W", "", acronym).lower() or (
            len(acronym) >= 3 and _subsequence(acronym.lower(), "".join(letters).lower())
        )

    # names the grammar treats as parties

    def _grammar(self, tokens: Sequence[Token]) -> None:
        size = len(tokens)
        for index, token in enumerate(tokens):
            if "state_of" in token.senses:
                run = self._capitals_after(tokens, index + 1)
                if run > index + 1:
                    name = self.text[tokens[index + 1].start : tokens[run - 1].end]
                    self.signs.add(name, STRONG, "state")
                    whole = self.text[token.start : tokens[run - 1].end]
                    self.signs.add(whole, STRONG, "state")
                    self.outputs.setdefault(whole, name)
                continue
            if token.shape != "name" or (token.senses and token.senses.keys() - _IN_NAMES) or len(token.text) < 2:
                continue
            if token.text.isupper() and len(token.text) > 5:
                continue  # a line in capitals shows no names
            if token.text.lower() in self.lexicon.words.function_words:
                continue  # a small word that opens a sentence
            if index and tokens[index - 1].shape == "name" and not tokens[index - 1].senses:
                continue
            if index > 1 and tokens[index - 1].text == "-" and "particle" in tokens[index - 2].senses:
                continue  # "Al-X": a person's
            end = self._capitals_after(tokens, index)
            if end == index or end - index > 4:
                continue
            name = self.text[token.start : tokens[end - 1].end]
            if end - index > 1 and not tokens[end - 1].senses:
                self.surnames.add(tokens[end - 1].text)
                if index and tokens[index - 1].senses.keys() & {"post", "courtesy"}:
                    self.surnames.add(token.text)  # where the family's name stands first
            if "head" in tokens[end - 1].senses and end - index >= 2 and self.lexicon.language.facts.head == "last":
                self.signs.add(name, FAIR, "organisation")
            before = tokens[index - 1] if index else None
            after = tokens[end] if end < size else None
            self._weigh(tokens, name, index, end, before, after)

    def _weigh(
        self, tokens: Sequence[Token], name: str, index: int, end: int, before: Token | None, after: Token | None
    ) -> None:
        words = end - index
        if words > 3:
            return
        joined = before is not None and before.text in "-–—/" and index >= 2 and party_name(tokens[index - 2])
        joins = after is not None and after.text in "-–—/" and end + 1 < len(tokens) and party_name(tokens[end + 1])
        if joined or joins:
            self.signs.add(name, FAIR, "pair")
        elif self._pair(tokens, index, end):
            self.signs.add(name, FAIR, "pair")
            self.signs.add(tokens[end + 1].text, FAIR, "pair")
        if before is not None and "connector" in before.senses and index >= 2 and party_name(tokens[index - 2]):
            self.signs.add(name, WEAK, "list")
        if after is not None and "connector" in after.senses and end + 1 < len(tokens) and party_name(tokens[end + 1]):
            self.signs.add(name, WEAK, "list")
        if (
            before is not None
            and "post" in before.senses
            and words <= 2
            and self.lexicon.language.facts.head == "first"
        ):
            body = "head" in tokens[end - 1].senses and after is not None and party_name(after)  # "the X Party of A"
            if after is not None and not body and (after.shape == "name" or "courtesy" in after.senses):
                self.signs.add(name, FAIR, "owner")
        if (
            before is not None
            and before.text.lower() in self.lexicon.words.posts_of
            and self._post_behind(tokens, index - 1)
            and not ("for" in before.senses and after is not None and "connector" in after.senses)  # of two fields
        ):
            self.signs.add(name, FAIR, "owner")
        if index >= 2 and before is not None and "article" in before.senses and "post" in tokens[index - 2].senses:
            self.signs.add(name, WEAK, "owner")
        if (
            after is not None
            and after.senses.keys() & {"post", "ministry", "member"}
            and words <= 2
            and self.lexicon.language.facts.head == "last"  # else who owns a post stands behind it
        ):
            self.signs.add(name, FAIR, "owner")
        if after is not None and "possessive" in after.senses and end + 1 < len(tokens):
            following = next((t for t in tokens[end + 1 : end + 4] if "possessive" not in t.senses), None)
            if following is not None and following.senses.keys() & {"post", "proposal", "ministry", "action"}:
                self.signs.add(name, FAIR, "owner")
        if after is not None and any(
            verb.force and verb.form in ("past", "present", "any") for verb in after.senses.get("verb", ())
        ):
            self.signs.add(name, WEAK if words == 2 and not self._tail(tokens, end) else FAIR, "subject")
        if before is not None and any(
            verb.frame == "ask" and verb.form in ("past", "present", "any") for verb in before.senses.get("verb", ())
        ):
            self.signs.add(name, WEAK if words >= 2 else FAIR, "asked")
        if before is not None and "between" in before.senses and after is not None and "connector" in after.senses:
            self.signs.add(name, WEAK, "between")
        if (
            before is not None
            and ("courtesy" in before.senses or "post" in before.senses)
            and not (after is not None and after.shape == "name" and self.lexicon.language.facts.head == "first")
        ):
            self.against[name] += STRONG
        if (
            before is not None
            and before.text in "(（"
            and after is not None
            and after.text in ")）"
            and index >= 2
            and (tokens[index - 2].shape == "name" and words == 1)
        ):
            self.signs.add(name, WEAK, "located")
        if words >= 2 and self._tail(tokens, end):
            self.signs.add(name, FAIR, "tail")
        if before is not None and before.text == "," and index >= 2 and after is not None and after.text == ",":
            self.signs.add(name, 0, "apposed")

    def _pair(self, tokens: Sequence[Token], index: int, end: int) -> bool:
        """An acronym and a name joined by a dash before a word for a meeting or a plan: "SCF-Norlund Summit"."""
        if end - index != 1 or end + 2 >= len(tokens) or not tokens[index].text.isupper():
            return False
        dash, other, kind = tokens[end], tokens[end + 1], tokens[end + 2]
        return (
            dash.text in "-–—"
            and dash.start == tokens[index].end
            and other.start == dash.end
            and other.shape == "name"
            and not other.senses
            and bool(kind.senses.keys() & {"kind", "level", "standing", "instrument_kind"})
        )

    def _post_behind(self, tokens: Sequence[Token], index: int) -> bool:
        """A post opens the phrase this belongs to: "Minister of Energy and Water of …"."""
        for step in range(index - 1, max(-1, index - 8), -1):
            token = tokens[step]
            if "post" in token.senses or "ministry" in token.senses:
                return True
            if token.shape == "sign" or ("verb" in token.senses and token.shape == "word"):
                return False
        return False

    def _tail(self, tokens: Sequence[Token], end: int) -> bool:
        return tokens[end - 1].text.lower() in self.tails

    def _capitals_after(self, tokens: Sequence[Token], index: int) -> int:
        end = index
        while (
            end < len(tokens)
            and tokens[end].shape == "name"
            and not (tokens[end].senses and tokens[end].senses.keys() - _IN_NAMES)
        ):
            if end > index and tokens[end].start - tokens[end - 1].end > 1:
                break
            end += 1
        return end


def _capitals_before(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The run of capitalised words that ends just before `index`: (first, after last)."""
    lower = set(lexicon.words.lower_in_names)
    first = index
    while first > 0:
        token = tokens[first - 1]
        if token.shape == "name" or "party" in token.senses or (token.text[:1].isupper() and token.shape != "number"):
            first -= 1
        elif token.text in lower and first > 1 and first < index and tokens[first - 2].text[:1].isupper():
            first -= 1
        elif (
            token.shape == "word"
            and lexicon.language.facts.head == "first"
            and first > 1
            and index - first < 6
            and (tokens[first - 2].text[:1].isupper() or first == index)
            and not token.senses.keys() & {"verb", "held", "have", "scheduled"}
        ):
            first -= 1  # only the first word of a name need have a capital
        elif token.text in "-–" and first < index and first > 1:
            first -= 1
        else:
            break
    while first < index and (not tokens[first].text[:1].isupper() or "article" in tokens[first].senses):
        first += 1
    return (first, index) if first < index else None


def _subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short) and len(short) >= len(long) - 2
