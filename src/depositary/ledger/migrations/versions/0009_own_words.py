"""Things keep what sources in other languages than that of results call them.

Those that a person has judged keep it from their next change on, since what counts of them is not decided here.
"""

from collections import Counter, defaultdict

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
_THINGS = sa.text("SELECT id, kind, fields, judged FROM things WHERE id > :after AND shown ORDER BY id LIMIT :most")
_SAID = sa.text(
    "SELECT u.thing_id, d.language, c.payload FROM units u JOIN claims c ON c.unit_id = u.id AND c.kind = u.kind "
    "JOIN documents d ON d.id = c.document_id "
    "WHERE u.thing_id BETWEEN :first AND :last AND c.withdrawn IS NULL AND d.language <> 'en'"
)
_KEEP = sa.text("UPDATE things SET fields = :fields WHERE id = :id")


def upgrade() -> None:
    connection = op.get_bind()
    after = -1
    while rows := connection.execute(_THINGS, {"after": after, "most": _AT_ONCE}).all():
        after = rows[-1].id
        kinds = {row.id: row.kind for row in rows}
        said: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for thing, language, payload in connection.execute(_SAID, {"first": rows[0].id, "last": after}):
            words = msgspec.json.decode(payload).get(_OWN[kinds[thing]]) if thing in kinds else None
            if words:
                said[thing][language][" ".join(words.split())] += 1
        kept = [
            {"id": row.id, "fields": _with(row.fields, said[row.id])}
            for row in rows
            if row.id in said and row.judged is None
        ]
        if kept:
            connection.execute(_KEEP, kept)


def _with(fields: str, said: dict[str, Counter[str]]) -> str:
    told = msgspec.json.decode(fields)
    most = {language: min(words, key=lambda one: (-words[one], one)) for language, words in sorted(said.items())}
    return msgspec.json.encode(told | {"in_languages": most}).decode()


def downgrade() -> None:
    connection = op.get_bind()
    after = -1
    while rows := connection.execute(_THINGS, {"after": after, "most": _AT_ONCE}).all():
        after = rows[-1].id
        told = {row.id: msgspec.json.decode(row.fields) for row in rows}
        bare = [
            {"id": id_, "fields": msgspec.json.encode(fields).decode()}
            for id_, fields in told.items()
            if fields.pop("in_languages", None) is not None
        ]
        if bare:
            connection.execute(_KEEP, bare)
