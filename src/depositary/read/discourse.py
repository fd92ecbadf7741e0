"""Discourse: what "both sides", "the ministers", "they", "he", "the bloc" stand for where they stand.

In: actor mentions in order, and the document's meetings. Out: parties. The state moves with the reading: the meeting
last spoken of, the speaker of the last report, the parties and the organisation named last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import is_framed
from depositary.read.meetings import Sitting
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.organs import offices_called, whole_of
from depositary.read.party_signs import BOTH, unique
from depositary.read.visits import visit_of_two

__all__ = ["Discourse"]

_HEADS = 2  # the rank of heads of state and government and of ministers
_LEAD = 6  # code points of the words for members before the name of theirs ("các nước ASEAN")
_SOON = 3  # sentences after two met, "both sides" are they


class Discourse:
    """Where the reading stands in a document. home: the party "we" speak for, in a speech or a body's own text."""

    def __init__(
        self,
        sittings: Sequence[Sitting],
        lexicon: Lexicon,
        home: tuple[str, ...] = (),
        state: str | None = None,
        page: tuple[str, ...] = (),
        union: str | None = None,
        bodies: Mapping[int, str] | None = None,
    ) -> None:
        self.all = list(sittings)
        self.sittings = [s for s in sittings if s.status in ("held", "scheduled")]
        self._seen: dict[int, list[Sitting]] = {}  # by the sentences that speak of them
        for sitting in self.sittings:
            for index in sitting.seen:
                self._seen.setdefault(index, []).append(sitting)
        self.lexicon = lexicon
        self.home = home
        self.main = next((s for s in sittings if s.reported), sittings[0] if sittings else None)
        self.current = self.main
        self.speaker: tuple[str, ...] = ()
        self.state = state
        self.page = page  # the two states a page is about, where it tells of no meeting of theirs
        self.union = union  # the organisation a page is about, for "the member states"
        self._bodies = bodies or {}  # by sentence, the organisation that acts in it first, for the same
        self._post: list[str] = []  # what the post of who spoke last can be called for short
        self._bearers: dict[str, dict[str, None]] = {}  # by the opening words of a post, the parties of who bears it
        self.last: tuple[str, ...] = ()
        self.plural: tuple[str, ...] = ()
        self.organisation: tuple[str, ...] = ()
        self.orphan = False
        facts = lexicon.language.facts
        self.articled = facts.spaces and facts.head == "last"
        self._reach = (40 if facts.head == "first" else 24) if facts.spaces else 8
        self.pair: tuple[str, ...] = ()  # parties last named together, for "both sides" of no meeting
        self._paired: tuple[int, tuple[str, ...]] = (-1, ())  # where they were, and the two named before them
        self._met: tuple[int, tuple[str, ...]] = (-9, ())  # the sentence in which two last met, and who they are
        self._at = 0

    def enter(self, sentence: Sentence) -> None:
        """Move to a sentence: a meeting that opens it ("At the …", "The … agreed") becomes the current one."""
        self.name_together(sentence)
        self._at = sentence.index
        for owner, token in pairwise(sentence.tokens) if "ministry_en" in sentence.kinds else ():
            if "ministry_en" in token.senses and "party" in owner.senses and owner.end == token.start:
                self._bearers.setdefault(token.text.lower(), {})[str(owner.senses["party"])] = None
        if len(sentence.persons) > 1 and self.lexicon.words.both and any("talks" in t.senses for t in sentence.tokens):
            two = unique(person.party for person in sentence.persons if person.party)
            beside = any(not m.bare and m.level != "bilateral" for m in sentence.meetings)
            if len(two) == 2 and (not beside or self._one_met_the_other(sentence)):
                self._met = sentence.index, two
        if (voice := _transcribed(sentence)) is not None:
            self.home = voice
        first = sentence.persons[0] if sentence.persons and not self.lexicon.language.facts.spaces else None
        if first is not None and first.party and first.start == sentence.start and sentence.kind == "main":
            self.speaker, self.orphan = (first.party,), False  # whom "he" in the sentence after stands for
        for person in sentence.persons:
            if person.party and person.post:
                for words in self._short_names(person.post, person.post_en):
                    bearers = self._bearers.setdefault(words, {})
                    bearers.pop(person.party, None)
                    bearers[person.party] = None
        if (partner := self._topic(sentence)) is not None:
            self.current = partner
            return
        opening = next((m for m in sentence.meetings if not m.bare), None) if sentence.meetings else None
        base = sentence.start
        if opening is not None and is_framed(sentence, opening):
            base = opening.end
            opening = next((m for m in sentence.meetings if not m.bare and m.start >= base), opening)
        if opening is None or opening.start - base > self._reach:
            return
        for sitting in self._seen.get(sentence.index, ()):
            if sitting.status == "held" and (sitting.parties or sitting.known):
                if opening.ordinal in (None, sitting.ordinal) and opening.parties == sitting.parties:
                    self.current = sitting
                    return

    def _one_met_the_other(self, sentence: Sentence) -> bool:
        """ "X, attending the A summit, met Y", in a script without spaces: the verb stands between the two."""
        first, last = sentence.persons[0], sentence.persons[-1]
        between = [t for t in sentence.tokens if first.end <= t.start and t.end <= last.start]
        return not self.lexicon.language.facts.spaces and any("talks" in t.senses for t in between)

    def name_together(self, sentence: Sentence) -> None:
        """Remember which two a sentence, or a title, names together, or of which one visits the other."""
        for mention in sentence.actors:
            if mention.kind in ("party", "person") and len(mention.parties) == 2:
                self._paired, self.pair = (mention.start, self.pair), mention.parties
                return
        if two := visit_of_two(sentence, self.lexicon):
            self._paired, self.pair = (sentence.start, self.pair), two

    def _named_before(self, mention: ActorMention) -> tuple[str, ...]:
        """The two last named together before a group is: not those of whom it speaks in the same breath."""
        start, earlier = self._paired
        return earlier if mention.start < start else self.pair

    def _topic(self, sentence: Sentence) -> Sitting | None:
        """ "With B, both sides …": of several meetings of one party, the one with B becomes the current one."""
        tokens = sentence.tokens
        if (
            len(tokens) < 3
            or tokens[0].text.lower() not in self.lexicon.words.together
            or "party" not in tokens[1].senses
            or tokens[2].text != ","
        ):
            return None
        party = str(tokens[1].senses["party"])
        return next((s for s in self.sittings if len(s.parties) == 2 and party in s.parties), None)

    def parties_of(self, mention: ActorMention | None) -> tuple[str, ...]:
        """The parties a mention stands for; empty if that cannot be said."""
        if mention is None:
            return self.last
        if self.home and mention.text and mention.text.lower() in self.lexicon.words.first_persons:
            return self.home
        if mention.kind == "party":
            return mention.parties
        if mention.kind == "person":  # who heads an organ speaks for the whole
            return unique(whole_of(party, self.lexicon) for party in mention.parties)
        if mention.kind == "meeting":
            return mention.parties or self.meeting_parties()
        if mention.kind == "group":
            if BOTH in mention.text and (of_each := self._of_each(mention.text.split(BOTH))):
                return of_each
            both = mention.text.lower() in self.lexicon.words.both
            if both and self._at - self._met[0] <= _SOON:
                return self._met[1]
            parties = self.meeting_parties()
            if (self.union or self._bodies) and mention.text.lower() in self.lexicon.words.of_members:
                near = self._bodies.get(self._at) or ("" if parties else self._bodies.get(self._at - 1))
                if near and near not in parties:
                    return (near,)
                if not parties and self.union:
                    return (self.union,)
            if both and len(parties) == 1 and len(talks := {s.parties for s in self.sittings if _of_two(s)}) == 1:
                return next(iter(talks))  # of a page that tells of the talks of two beside a meeting of others
            if both and len(parties) == 1 and len(self.pair) == 2:
                return self.pair  # one alone is not both sides
            if len(parties) == 1 and len(self.pair) == 2 and parties[0] in self.pair and self._is_state(parties[0]):
                return self.pair  # "the leaders", of one state alone
            if both and not parties and self.page and set(self.page).isdisjoint(self.pair):
                return self.page
            return parties or self._named_before(mention) or self.plural
        if mention.kind in ("former", "latter"):
            return self.pair[:1] if mention.kind == "former" else self.pair[-1:]
        if mention.kind == "they":
            return self.plural or self.meeting_parties()
        if mention.kind == "it":
            return self.organisation or self.last
        if mention.kind == "partners":
            return self._partners()
        if mention.kind == "speaker":
            return self._spoken_by(mention)
        return ()

    def _spoken_by(self, mention: ActorMention) -> tuple[str, ...]:
        """Whose "the minister" is: of him who spoke last if that is his post, else of the one named with it."""
        post = self._bare(mention.text)
        bearers = self._bearers.get(post)
        if bearers and not any(name.startswith(post) for name in self._post):
            return (self.state,) if self.state in bearers else (next(reversed(bearers)),)
        if self.orphan:
            return ()
        return self.speaker or self.home or (() if bearers else self._of_home(post)) or self.last

    def _bare(self, post: str) -> str:
        """A post without the article before it."""
        article, _, rest = post.lower().partition(" ")
        return rest if self.articled and rest and article in self.lexicon.words.articles else post.lower()

    def _of_each(self, posts: Sequence[str]) -> tuple[str, ...]:
        """Whose several posts are, each told of before; nothing if one was not."""
        bearers = [self._bearers.get(self._bare(post)) for post in posts]
        return unique(next(reversed(one)) for one in bearers if one) if all(bearers) else ()

    def _short_names(self, post: str | None, post_en: str | None) -> list[str]:
        found = _openings(post or "")
        return [*found, *_openings(post_en or "")] if self.articled else found

    def _of_home(self, post: str) -> tuple[str, ...]:
        """Of whom the papers of a language's own state speak as "the Prime Minister", with no name and no state."""
        if not self.state or not self.lexicon.language.facts.home:
            return ()
        name = self.lexicon.senses_of(post).get("post")
        posts, actors = self.lexicon.registry.posts, self.lexicon.registry.actors
        row = posts.get(getattr(name, "id", ""))
        if row is None or not row.rank or row.rank > _HEADS:
            return ()
        owners = (actors.get(office.party or "") for office in offices_called(row.name_en, self.lexicon))
        if any(owner is not None and owner.kind != "state" for owner in owners):
            return ()  # "the Secretary-General": an organisation's
        return (self.state,)

    def _is_state(self, party: str) -> bool:
        return party in self.lexicon.state_names

    def _partners(self) -> tuple[str, ...]:
        """The sides of the meetings but the one that all of them have, or that is named first."""
        sides = [s.parties for s in self.sittings if s.parties]
        if not sides:
            return ()
        host = next((p for p in sides[0] if all(p in others for others in sides)), sides[0][0])
        return unique(p for parties in sides for p in parties if p != host)

    def meeting_parties(self) -> tuple[str, ...]:
        """Who takes part in the meeting spoken of."""
        if self.home and (self.current is None or not self.current.parties):
            return self.home
        if self.current is not None:
            if self.current.parties:
                return self.current.parties
            if self.current.known and self.current.name_en and not self._several(self.current):
                return (self.current.name_en,)
        if self.main is not None and self.main.parties:
            return self.main.parties
        return self.home

    def _several(self, sitting: Sitting) -> bool:
        """The name of a week of meetings, which itself decides nothing."""
        row = self.lexicon.registry.mechanisms.get(sitting.mechanism or "")
        return row is not None and row.umbrella

    def acted(self, mention: ActorMention | None, parties: tuple[str, ...]) -> None:
        """Remember who acted last; a person of no party leaves "he" without one."""
        if mention is not None and mention.kind == "person":
            self.orphan = not parties
            told = (mention.person.post, mention.person.post_en) if mention.person is not None else (None, None)
            self._post = self._short_names(*told)
        if not parties:
            return
        self.last = parties
        if mention is None:
            return
        if mention.kind == "person":
            self.speaker = parties
        if mention.kind == "party":
            last = mention.text.rpartition(" ")[2].lower()
            members = mention.end - mention.start > len(mention.text) + 1 or last in self.lexicon.words.memberships
            if " " in mention.text and last in self.lexicon.words.memberships:
                members = self._are_several(last)  # "the A-ian delegation", not "the A-ian official"
            whole = self.lexicon.language.facts.head == "first" and parties[0] in self.lexicon.members
            led = whole and mention.end - mention.start > len(parties[0]) + _LEAD
            if len(parties) > 1 or (mention.text and members) or led:
                self.plural = parties  # two parties, or the members of one
            else:
                self.organisation = parties
        if mention.kind in ("group", "meeting"):
            self.plural = parties

    def _are_several(self, noun: str) -> bool:
        """Whether a word for members stands for more than one person."""
        words = self.lexicon.words
        return not words.plural_endings or noun.endswith(tuple(words.plural_endings)) or noun in words.delegation_words

    def counterparts(self, actors: Sequence[str]) -> tuple[str, ...]:
        """The other parties of the meeting spoken of: to whom a pledge or a wish is naturally addressed."""
        parties = self.meeting_parties()
        if self.current is not None and parties == (self.current.name_en,):
            return ()  # a meeting that stands for those who met: not the other side
        others = unique(p for p in parties if p not in actors)
        if len(others) == len(parties) and parties:
            return others  # the actor is a member of one of them
        return others


def _of_two(sitting: Sitting) -> bool:
    return sitting.level == "bilateral" and len(sitting.parties) == _PAIR


_PAIR = 2


def _openings(post: str) -> list[str]:
    """What a post can be called for short: the opening words of each of its parts."""
    found = []
    for part in post.lower().split(","):
        words = part.split()
        found += [" ".join(words[:size]) for size in range(1, len(words) + 1)]
    return found


def _transcribed(sentence: Sentence) -> tuple[str, ...] | None:
    """ "President of A X: …" at the head of a paragraph, as transcripts tell who speaks from there on."""
    first = sentence.persons[0] if sentence.persons else None
    if first is None or not first.party or sentence.kind != "main" or first.start - sentence.start > _NAMED:
        return None
    after = next((t for t in sentence.tokens if t.start >= first.end), None)
    return (first.party,) if after is not None and after.text in ":：" and after.start <= first.end + 1 else None


_NAMED = 60  # code points of a post before the name of who speaks
