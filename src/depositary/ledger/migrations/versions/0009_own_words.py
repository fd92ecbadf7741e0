"""Things keep what sources in other languages than that of results call them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OWN = {
    "meeting": "mechanism", "instrument": "title", "person": "name", "progress": "instrument", "commitment": "what",
}  # fmt: skip
_AT_ONCE = 2000  # things
_THINGS = sa.text("SELECT id, kind, fields FROM things WHERE id > :after AND shown ORDER BY id LIMIT :most")
_SAID = sa.text(
    "SELECT u.thing_id, d.language, d.text_group, c.key, c.payload, c.certainty FROM units u "
    "JOIN claims c ON c.unit_id = u.id AND c.kind = u.kind JOIN documents d ON d.id = c.document_id "
    "WHERE u.thing_id BETWEEN :first AND :last AND c.withdrawn IS NULL AND d.language <> 'en'"
)
_REJECTED = sa.text(
    "SELECT j.claim_key FROM judged_claims j JOIN judgements g ON g.id = j.judgement_id "
    "WHERE g.verb = 'reject' AND g.key NOT IN (SELECT target FROM judgements WHERE verb = 'undo')"
)
_KEEP = sa.text("UPDATE things SET fields = :fields WHERE id = :id")


def upgrade() -> None:
    connection = op.get_bind()
    rejected = set(connection.execute(_REJECTED).scalars())
    for rows in _pages(connection):
        kinds = {row.id: row.kind for row in rows}
        said: dict[int, dict[str, _Words]] = defaultdict(lambda: defaultdict(_Words))
        for row in connection.execute(_SAID, {"first": rows[0].id, "last": rows[-1].id}):
            kind = kinds.get(row.thing_id)
            words = msgspec.json.decode(row.payload).get(_OWN[kind]) if kind and row.key not in rejected else None
            if words:
                said[row.thing_id][row.language].add(" ".join(words.split()), row.text_group, row.certainty)
        connection.execute(_KEEP, [{"id": row.id, "fields": _with(row.fields, said[row.id])} for row in rows])


def _pages(connection: sa.Connection) -> Iterator[Sequence[sa.Row[Any]]]:
    after = -1
    while rows := connection.execute(_THINGS, {"after": after, "most": _AT_ONCE}).all():
        yield rows
        after = rows[-1].id


class _Words:
    """What sources in one language call a thing; the form most of them use is kept, then the likelier one."""

    def __init__(self) -> None:
        self._sources: dict[str, set[str]] = defaultdict(set)
        self._certainty: dict[str, float] = defaultdict(float)

    def add(self, words: str, source: str, certainty: float) -> None:
        self._sources[words].add(source)
        self._certainty[words] = max(self._certainty[words], certainty)

    def best(self) -> str:
        return min(self._sources, key=lambda one: (-len(self._sources[one]), -self._certainty[one], one))


def _with(fields: str, said: dict[str, _Words]) -> str:
    told = msgspec.json.decode(fields)
    disputed = told.pop("disputed", {})
    told |= {"in_languages": {code: said[code].best() for code in sorted(said)}, "disputed": disputed}
    return msgspec.json.encode(told).decode()


def downgrade() -> None:
    connection = op.get_bind()
    for rows in _pages(connection):
        told = {row.id: msgspec.json.decode(row.fields) for row in rows}
        bare = [
            {"id": id_, "fields": msgspec.json.encode(fields).decode()}
            for id_, fields in told.items()
            if fields.pop("in_languages", None) is not None
        ]
        if bare:
            connection.execute(_KEEP, bare)
