"""The ledger as a role may see it: the one place where restricted documents are held back.

`seen_by(ledger, role)` gives a handle whose connections see, in the place of the tables, temporary views of the same
names. Whatever is asked over such a connection, by whatever module, is answered from what the role may see; no query
has to know. Which view a table gets follows from its columns, so that a new table that belongs to documents, claims or
plans is held back without further doing; tables that need more thought are in `_SPECIAL`, those that tell nothing of
documents in `_PLAIN`, and a test holds that every table is one of these.

While no document is hidden from the role, its handle is the ledger itself and costs one look at an index.
"""

# ruff: noqa: S608 -- names of our own tables and roles; nothing anybody typed

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from sqlalchemy import Connection, Table, select

from depositary.errors import LedgerReadOnly
from depositary.ledger.accounts import tables as _accounts
from depositary.ledger.dialects import VEILED, connect, shown, sides_seen, without_member
from depositary.ledger.plans import tables as _plans  # noqa: F401 -- so that all tables are known
from depositary.ledger.store import Ledger
from depositary.ledger.tables import deadline_keys, deadline_places, deadlines, documents, metadata, tallies, things
from depositary.ledger.veiled import veiled_facets, veiled_things
from depositary.ledger.veils import hidden_from

__all__ = ["SeenLedger", "seen_by", "views_for"]

# Nothing in them tells of a document: numbers, internal keys, faces nobody reads out.
_PLAIN = frozenset(("counters", "unit_keys", "vectors", "signature_bands"))
_NEVER = frozenset(
    table.name
    for table in (
        *(vars(_accounts)[name] for name in _accounts.__all__),
        veiled_things,
        veiled_facets,
        tallies,
        deadlines,
        deadline_places,
        deadline_keys,
    )
)  # of no use to readers, or counted anew for those who do not see everything


class SeenLedger(Ledger):
    """A ledger read with the eyes of a role. It cannot write: what is judged or added goes to the whole ledger, after
    what it is about was found here."""

    def __init__(self, whole: Ledger, role: str) -> None:
        engine = connect(whole.location, veil=lambda schema, kind: views_for(role, schema, kind))
        super().__init__(whole.location, engine)
        self.role = role
        self.whole = whole
        self._hidden = select(documents.c.id).where(documents.c.restricted_to.in_(hidden_from(role))).limit(1)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees what the role may see. Raises: LedgerError."""
        with self.whole.reading() as connection:
            if connection.execute(self._hidden).first() is None:
                yield connection
                return
        with super().reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Never. Raises: LedgerReadOnly."""
        self._refuse()
        yield

    def _refuse(self) -> NoReturn:
        place = shown(self.location)
        raise LedgerReadOnly(f"{place}: is seen here as the role {self.role} may see it, and cannot be written")


def seen_by(ledger: Ledger, role: str) -> Ledger:
    """The ledger as this role may see it; the highest role sees the ledger itself."""
    return SeenLedger(ledger, role) if hidden_from(role) else ledger


def views_for(role: str, schema: str, kind: str) -> list[str]:
    """Statements that make a connection see what the role may see. schema: where the tables are; kind: of database."""
    roles = ", ".join(f"'{name}'" for name in hidden_from(role))
    hidden = f"SELECT id FROM {schema}.documents WHERE restricted_to IN ({roles})"
    special = _special(role, schema, kind, hidden, roles)
    made = []
    for table in metadata.sorted_tables:
        if table.name in _PLAIN:
            continue
        body = special.get(table.name) or _by_column(table, schema, hidden, roles)
        if body is None:
            raise LookupError(f"{table.name}: say in {__name__} what of it a role may see")
        made.append(f"CREATE TEMP VIEW {table.name} AS {body}")
    chunks = f"SELECT id FROM {schema}.chunks WHERE document_id IN ({hidden})"
    return [*made, f"CREATE TEMP VIEW {VEILED} AS {chunks}"]


def _by_column(table: Table, schema: str, hidden: str, roles: str) -> str | None:
    """What of a table may be seen, as its columns tell it."""
    whole = f"SELECT * FROM {schema}.{table.name}"
    if table.name in _NEVER:
        return f"{whole} WHERE 1 = 0"
    own = f"FROM {schema}.claims WHERE document_id IN ({hidden})"
    conditions = {
        "document_id": f"document_id NOT IN ({hidden})",
        "claim_id": f"claim_id NOT IN (SELECT id {own})",
        "claim_key": f"claim_key NOT IN (SELECT key {own})",
        "plan_id": f"plan_id NOT IN ({_hidden_plans(schema, roles, 'id')})",
    }
    held = [condition for column, condition in conditions.items() if column in table.c]
    return f"{whole} WHERE {' AND '.join(held)}" if held else None


def _hidden_plans(schema: str, roles: str, column: str) -> str:
    """Plans that were read out of a restricted document: their source is its name, or a file of that name."""
    same = "p.source = d.key OR p.source = d.name OR substr(p.source, 1, length(d.name) + 1) = d.name || '.'"
    return (
        f"SELECT p.{column} FROM {schema}.plans p JOIN {schema}.documents d ON ({same}) "
        f"WHERE d.restricted_to IN ({roles})"
    )


def _special(role: str, schema: str, kind: str, hidden: str, roles: str) -> dict[str, str]:
    claims = f"FROM {schema}.claims WHERE document_id IN ({hidden})"
    veiled = f"SELECT thing_id FROM {schema}.veiled_things WHERE role = '{role}'"
    judged = f"SELECT 1 FROM {schema}.judged_claims jc WHERE jc.judgement_id = j.id AND jc.claim_key"
    unseen_judgements = (
        f"FROM {schema}.judgements j WHERE NOT EXISTS ({judged} NOT IN (SELECT key {claims})) "
        f"AND EXISTS ({judged} <> '')"
    )
    unseen_evidence = f"SELECT recorded FROM {schema}.plan_evidence WHERE document_id IN ({hidden})"
    unseen_things = f"SELECT t.key FROM {schema}.veiled_things v JOIN {schema}.things t ON t.id = v.thing_id"
    return {
        "documents": f"SELECT * FROM {schema}.documents WHERE restricted_to IS NULL OR restricted_to NOT IN ({roles})",
        "signatures": (
            f"SELECT document_id, value, CASE WHEN translation_of IN (SELECT key FROM {schema}.documents "
            f"WHERE restricted_to IN ({roles})) THEN NULL ELSE translation_of END AS translation_of "
            f"FROM {schema}.signatures WHERE document_id NOT IN ({hidden})"
        ),
        "units": (  # those that only restricted documents have, unless a figure of progress speaks of them
            f"SELECT * FROM {schema}.units WHERE id NOT IN (SELECT c.unit_id FROM {schema}.claims c "
            f"WHERE c.document_id IN ({hidden}) AND NOT EXISTS (SELECT 1 FROM {schema}.claims o WHERE o.unit_id = "
            f"c.unit_id AND o.document_id NOT IN ({hidden})) AND NOT EXISTS (SELECT 1 FROM {schema}.units m "
            f"WHERE m.mention_id = c.unit_id))"
        ),
        "links": (  # why claims were joined may quote either of them, or a figure that speaks of the instrument
            f"SELECT unit_id, recorded, thing_id, withdrawn, CASE WHEN thing_id IN (SELECT u.thing_id "
            f"FROM {schema}.units u JOIN {schema}.claims c ON c.unit_id = u.id WHERE c.document_id IN ({hidden}) "
            f"UNION SELECT m.thing_id FROM {schema}.units m JOIN {schema}.units u ON u.mention_id = m.id "
            f"JOIN {schema}.claims c ON c.unit_id = u.id WHERE c.document_id IN ({hidden})) THEN '[]' ELSE reasons "
            f"END AS reasons FROM {schema}.links"
        ),
        "things": _things(role, schema, veiled),
        "facets": (
            f"SELECT name, value, thing_id, kind, day FROM {schema}.facets WHERE thing_id NOT IN ({veiled}) UNION ALL "
            f"SELECT f.name, f.value, f.thing_id, v.kind, CASE WHEN v.kind IN ('person', 'commitment') "
            f"THEN v.told_first ELSE v.first_day END FROM {schema}.veiled_facets f JOIN {schema}.veiled_things v "
            f"ON v.role = f.role AND v.thing_id = f.thing_id WHERE f.role = '{role}' AND v.shown"
        ),
        "contradictions": f"SELECT * FROM {schema}.contradictions k WHERE {sides_seen(kind, schema, claims)} >= 2",
        "judgements": (  # those that rest on something seen; what the thing looked like then is left out
            f"SELECT id, key, at, who, why, verb, target, CASE WHEN EXISTS ({judged} IN (SELECT key {claims})) "
            f"THEN {without_member(kind, 'payload', 'seen')} ELSE payload END AS payload, recorded "
            f"FROM {schema}.judgements j WHERE id NOT IN (SELECT j.id {unseen_judgements})"
        ),
        "plans": f"SELECT * FROM {schema}.plans WHERE id NOT IN ({_hidden_plans(schema, roles, 'id')})",
        "history": (
            f"SELECT * FROM {schema}.history WHERE subject NOT IN (SELECT key FROM {schema}.documents "
            f"WHERE restricted_to IN ({roles})) AND subject NOT IN (SELECT key {claims}) AND subject NOT IN "
            f"({unseen_things} WHERE v.role = '{role}' AND NOT v.present) AND subject NOT IN "
            f"({_hidden_plans(schema, roles, 'key')}) AND id NOT IN (SELECT j.recorded {unseen_judgements}) "
            f"AND id NOT IN ({unseen_evidence})"
        ),
    }  # fmt: skip


def _things(role: str, schema: str, veiled: str) -> str:
    """Things nobody veiled as they are, and the others as the role may see them."""
    kept = [column.name for column in things.c]
    seen = ", ".join(f"v.{name}" if name in veiled_things.c and name != "kind" else f"t.{name}" for name in kept)
    return (
        f"SELECT {', '.join(kept)} FROM {schema}.things WHERE id NOT IN ({veiled}) UNION ALL SELECT {seen} "
        f"FROM {schema}.veiled_things v JOIN {schema}.things t ON t.id = v.thing_id "
        f"WHERE v.role = '{role}' AND v.present"
    )
