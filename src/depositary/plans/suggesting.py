"""Suggestions by `depositary.evidence`: the ledger's passages ranked for a plan's lines, and kept.

All passages are ranked once for a plan; of what comes out, the best passages of each line are kept in the ledger, with
what is usual among passages. A later call ranks only the documents that were read since. Once those are more than half
as many as were ranked before, or a line's kept passages are used up, all are ranked anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from depositary import __version__
from depositary.evidence import Embedder, EvidencePassage, EvidencePlan, PlanAction, load_embedder
from depositary.ledger import Ledger
from depositary.ledger.vectors import LedgerVectors
from depositary.plans.passages import LedgerPassage, newest_reading, passages_since
from depositary.plans.review import KeptRanking, Ranked
from depositary.plans.views import PlanView

if TYPE_CHECKING:
    from depositary.evidence.ranking import Background, Prepared, Ranker

__all__ = ["LedgerSuggest", "suggest_from"]

_LEAST = 0.05  # score below which a passage is not kept for a line
_KEPT = 40  # passages kept for a line
_BLOCK = 2_000  # passages prepared at a time
_ANEW, _FEW = 0.5, 500  # new passages, of those ranked before, from which all are ranked anew; but not for so few


class _Usual(msgspec.Struct, array_like=True):
    """A `Background`: sums of vectors (float64) and counts by language, counts of words."""

    sums: dict[str, bytes]
    counts: dict[str, int]
    words: dict[str, int]


class _Kept(msgspec.Struct, array_like=True):
    """newest, last: numbers of the last reading and document ranked; ranked: how many passages; reasons: in words, each
    once; full: lines some were left out of."""

    newest: int
    last: int
    ranked: int
    usual: _Usual
    reasons: list[str]
    lines: dict[str, list[tuple[float, int, int, int, int]]]  # score, document, start, end, place in reasons
    full: set[str]


def suggest_from(ledger: Ledger, *, embedder: str | Embedder | None = None) -> LedgerSuggest:
    """What ranks passages of this ledger. embedder: as `load_embedder` takes it, or one made already.

    Raises: EmbedderMissing.
    """
    maker = load_embedder(embedder) if embedder is None or isinstance(embedder, str) else embedder
    return LedgerSuggest(ledger, maker)


class LedgerSuggest:
    """Called with passages, ranks them; asked for what is `kept`, ranks those of the ledger that are new to it."""

    def __init__(self, ledger: Ledger, embedder: Embedder) -> None:
        self._ledger, self._embedder, self._store = ledger, embedder, LedgerVectors(ledger)

    def __call__(self, view: PlanView, passages: Sequence[LedgerPassage]) -> Iterator[Ranked]:
        """The passages ranked for the lines, these passages being what is usual."""
        ranker = self._ranker(view)
        prepared = ranker.prepare([_asked(place, one) for place, one in enumerate(passages)])
        ranker.learn(prepared)
        for ranking in ranker.rank(prepared):
            for suggestion in ranking.suggestions:
                yield Ranked(
                    passage=int(ranking.passage),
                    line=suggestion.number,
                    score=suggestion.score,
                    reason="; ".join(reason.words for reason in (*suggestion.reasons, *ranking.reasons)),
                )

    def embed(self) -> int:
        """Vectors and signs of all passages, made and stored where they are not yet; how many passages there are."""
        from depositary.evidence.vectors import signs_for, vectors_for

        count = 0
        for block in _blocks(passages_since(self._ledger, 0)):
            vectors_for([one.text for _, one in block], self._embedder, self._store)
            signs_for([_asked(0, one) for _, one in block], self._store)
            count += len(block)
        return count

    def kept(self, view: PlanView, *, anew: bool = False) -> KeptRanking:
        """The best passages of each line, over the whole ledger. anew: rank all, whatever is kept."""
        key = self._key(view)
        before = None if anew else self._load(key)
        newest = newest_reading(self._ledger)
        if before is not None and before.newest == newest:
            return _ranking(before)
        if before is not None:
            new = list(passages_since(self._ledger, before.newest))
            if len(new) <= max(_FEW, _ANEW * before.ranked):
                made = self._add(view, before, new, newest)
                self._store.replace(key, msgspec.msgpack.encode(made))
                return _ranking(made)
        made = self._rank_all(view, newest)
        self._store.replace(key, msgspec.msgpack.encode(made))
        return _ranking(made)

    def _key(self, view: PlanView) -> str:
        """Of all a ranking hangs on: plan, lines, embedder, this version."""
        seen = msgspec.json.encode([_plan(view), self._embedder.fingerprint, __version__])
        return f"ranking {hashlib.blake2b(seen, digest_size=16).hexdigest()}"

    def _load(self, key: str) -> _Kept | None:
        packed = self._store.get_vectors([key]).get(key)
        return msgspec.msgpack.decode(packed, type=_Kept) if packed else None

    def _ranker(self, view: PlanView, background: Background | None = None) -> Ranker:
        from depositary.evidence.ranking import Ranker

        return Ranker([_plan(view)], self._embedder, self._store, background=background)

    def _rank_all(self, view: PlanView, newest: int) -> _Kept:
        """Two rounds: first what is usual, then the ranking."""
        ranker = self._ranker(view)
        rows: list[tuple[list[tuple[int, int, int]], Prepared]] = []
        for block in _blocks(passages_since(self._ledger, 0)):
            prepared = ranker.prepare([_asked(place, one) for place, (_, one) in enumerate(block)])
            ranker.learn(prepared)
            places = [(number, one.start, one.end) for number, one in block]
            rows.append((places, prepared.lightened()))
        made = _Kept(newest, 0, 0, _packed(ranker.background), [], {}, set())
        for places, prepared in rows:
            _take(made, ranker, places, prepared)
        return _trimmed(made)

    def _add(self, view: PlanView, before: _Kept, new: Sequence[tuple[int, LedgerPassage]], newest: int) -> _Kept:
        """What was kept, with new passages in it; those of documents read again take the place of their old ones."""
        again = {number for number, _ in new if number <= before.last}
        lines = {
            line: [one for one in found if one[1] not in again] if again else found
            for line, found in before.lines.items()
        }
        made = _Kept(newest, before.last, before.ranked, before.usual, before.reasons, lines, before.full)
        if new:
            ranker = self._ranker(view, _unpacked(before.usual))
            prepared = ranker.prepare([_asked(place, one) for place, (_, one) in enumerate(new)])
            ranker.learn(prepared)
            made.usual = _packed(ranker.background)
            _take(made, ranker, [(number, one.start, one.end) for number, one in new], prepared)
        return _trimmed(made)


def _take(made: _Kept, ranker: Ranker, places: Sequence[tuple[int, int, int]], prepared: Prepared) -> None:
    known = {reason: place for place, reason in enumerate(made.reasons)}
    for ranking, (number, start, end) in zip(ranker.rank(prepared, least=_LEAST), places, strict=True):
        for suggestion in ranking.suggestions:
            reason = "; ".join(reason.words for reason in (*suggestion.reasons, *ranking.reasons))
            place = known.setdefault(reason, len(known))
            if place == len(made.reasons):
                made.reasons.append(reason)
            found = made.lines.setdefault(suggestion.number, [])
            found.append((round(suggestion.score, 4), number, start, end, place))
            if len(found) > 4 * _KEPT:
                _cut(made, suggestion.number)
    made.ranked += len(places)
    made.last = max([made.last, *(place[0] for place in places)])


def _cut(made: _Kept, line: str) -> None:
    found = sorted(made.lines[line], key=lambda one: (-one[0], *one[1:]))
    if len(found) > _KEPT:
        made.full.add(line)
    made.lines[line] = found[:_KEPT]


def _trimmed(made: _Kept) -> _Kept:
    """Only the best of each line, and only the reasons that they have."""
    for line in made.lines:
        _cut(made, line)
    used = sorted({one[4] for found in made.lines.values() for one in found})
    places = {old: new for new, old in enumerate(used)}
    made.reasons = [made.reasons[old] for old in used]
    made.lines = {
        line: [(*one[:4], places[one[4]]) for one in found] for line, found in made.lines.items() if found
    }  # fmt: skip
    return made


def _ranking(made: _Kept) -> KeptRanking:
    return KeptRanking(lines=made.lines, reasons=made.reasons, full=frozenset(made.full))


def _packed(background: Background) -> _Usual:
    return _Usual(
        {code: total.astype("<f8").tobytes() for code, total in background.sums.items()},
        dict(background.counts),
        dict(background.words),
    )


def _unpacked(usual: _Usual) -> Background:
    import numpy as np

    from depositary.evidence.ranking import Background

    background = Background()
    background.sums = {code: np.frombuffer(total, dtype="<f8").astype(np.float32) for code, total in usual.sums.items()}
    background.counts.update(usual.counts)
    background.words.update(usual.words)
    return background


def _blocks(passages: Iterable[tuple[int, LedgerPassage]]) -> Iterator[list[tuple[int, LedgerPassage]]]:
    block: list[tuple[int, LedgerPassage]] = []
    for one in passages:
        block.append(one)
        if len(block) == _BLOCK:
            yield block
            block = []
    if block:
        yield block


def _asked(place: int, one: LedgerPassage) -> EvidencePassage:
    return EvidencePassage(id=str(place), language=one.language, text=one.text, published=one.published)


def _plan(view: PlanView) -> EvidencePlan:
    return EvidencePlan(
        id=view.plan.id,
        title=view.plan.title,
        parties=view.plan.parties,
        actions=tuple(
            PlanAction(number=line.number, text=line.text, headings=line.headings, areas=line.areas or None)
            for line in view.lines
        ),
        period=view.plan.period,
        language=view.plan.language,
    )
