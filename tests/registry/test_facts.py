"""Nothing of the facts the registry was made from is missing. Needs the shared folder beside the checkout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from depositary.registry import fold_name, load_registry
from depositary.tables import load_yaml

FACTS = Path(__file__).parents[3] / "shared" / "registry-facts.yaml"
REGISTRY = load_registry()
MOVED = {"EC": "EU_COMMISSION"}  # EC is also the code of a state

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not FACTS.is_file(), reason="needs ../shared/registry-facts.yaml")]


@pytest.fixture(scope="module")
def facts() -> Any:
    return load_yaml(FACTS)


@pytest.fixture(scope="module")
def known() -> set[tuple[str, str]]:
    """(kind, folded form) of everything written anywhere in the registry."""
    found = {
        (name.kind, fold_name(name.surface)) for language in ("en", "vi", "zh") for name in REGISTRY.names(language)
    }
    return found | {("actor", form) for kind, form in found if kind in ("side", "char")}


def written(row: dict[str, Any]) -> Iterator[str]:
    for key in ("en", "en_alt", "en_variants", "vi", "zh", "zh_hant", "zh_sg", "zh_short", "acronym", "short"):
        value = row.get(key, [])
        yield from [value] if isinstance(value, str) else value


def missing(kind: str, rows: Iterable[dict[str, Any]], known: set[tuple[str, str]]) -> list[str]:
    """Names of the rows that the registry lacks; shortened titles ("… ASEAN-China") are written out there."""
    return [f"{row['id']}: {name}" for row in rows for name in written(row)
            if (kind, fold_name(name)) not in known and "…" not in name]  # fmt: skip


def test_actors(facts: Any, known: set[tuple[str, str]]) -> None:
    states = facts["states"]["asean_members"] + facts["states"]["partners"]
    rows = [*states, *facts["organisations"]["items"], *facts["bodies"]["items"]]
    assert [row["id"] for row in rows if MOVED.get(row["id"], row["id"]) not in REGISTRY.actors] == []
    assert missing("actor", rows, known) == []
    for row in rows:
        assert REGISTRY.actor(MOVED.get(row["id"], row["id"])).qid == row.get("qid")
    joined = {member.actor: member.joined for member in REGISTRY.actor("ASEAN").membership}
    assert joined == {row["id"]: row["joined"] for row in facts["states"]["asean_members"]}


def test_partnerships(facts: Any) -> None:
    for row in facts["partnerships"]["items"]:
        partnership = REGISTRY.partnerships[row["id"]]
        assert [(change.status, change.date, change.confirmed) for change in partnership.history] == [
            (change["status"], str(change["date"]), change.get("confirmed", True)) for change in row["history"]
        ]
    ids = {row["id"] for axis in ("formal", "elevation") for row in facts["partnership_statuses"][axis]}
    assert ids <= set(REGISTRY.standings)


def test_mechanisms(facts: Any, known: set[tuple[str, str]]) -> None:
    rows = facts["mechanisms"]["items"]
    for row in rows:
        mechanism = REGISTRY.mechanisms[row["id"]]
        assert (mechanism.level, mechanism.parties) == (row["level"], [p for p in row["parties"] if p != "others"])
        assert mechanism.unchecked == row.get("unchecked", [])
    left_out = {
        "AMMTC: Hội nghị Bộ trưởng ASEAN về phòng",  # one name with a comma, which the facts' list parts in two
        "AMMTC: chống tội phạm xuyên quốc gia",
        "EA_SERIES_SUMMIT: ASEAN Summit and related summits",  # the summit by itself, and others: two things to read
        "RCEP_SUMMIT: RCEP",  # the pact's letters: alone they name no meeting
    }
    assert set(missing("mechanism", rows, known)) <= left_out


def test_instruments(facts: Any, known: set[tuple[str, str]]) -> None:
    rows = facts["instruments"]["items"]
    for row in rows:
        instrument = REGISTRY.instruments[row["id"]]
        for key in ("date", "adopted", "symbol", "unts", "action_lines", "successor", "partnership"):
            assert getattr(instrument, key) == row.get(key), (row["id"], key)
    assert missing("instrument", rows, known) == []


def test_posts(facts: Any, known: set[tuple[str, str]]) -> None:
    rows = facts["posts"]["items"]
    assert [row["id"] for row in rows if row["id"] not in REGISTRY.posts] == []
    assert missing("post", rows, known) == []


def test_rows(facts: Any) -> None:
    held = {(row.mechanism, row.start, row.end) for row in REGISTRY.meetings}
    assert {(row[0], str(row[2]), str(row[3])) for row in facts["meetings"]["rows"]} <= held
    chairs = {(term.year, term.state) for term in REGISTRY.chairs if term.of == "ASEAN"}
    assert {
        (int(year), row["state"]) for year, row in facts["asean_chair_by_year"].items() if year != "source"
    } <= chairs
    assert len(REGISTRY.coordinators) == len(facts["country_coordinators"]["terms"])
    assert len(REGISTRY.progress) == len(facts["progress_reports"]["rows"])
    assert len(REGISTRY.persons) == len(facts["persons_in_seeds"]["items"])
    assert {row.id for row in REGISTRY.discrepancies} == {row["id"] for row in facts["known_discrepancies"]["rows"]}
    assert REGISTRY.series["GA-ASEAN"].resolutions == facts["unga_asean_series"]["resolutions"]
    assert len(REGISTRY.symbols.rules) == len(facts["un_symbols"]["rules"])
    assert len(REGISTRY.datelines.items) == len(facts["datelines"]["patterns"])
    assert len(REGISTRY.event_codes.rows) == len(facts["plover_map"]["rows"])
    assert REGISTRY.meeting_kinds.rules == facts["meeting_kinds"]["rules"]


def test_areas(facts: Any) -> None:
    for pillar in facts["areas"]["pillars"]:
        for id, row in facts["areas"][pillar].items():
            area = REGISTRY.areas[id]
            assert (area.pillar, area.sdg, area.unbis) == (pillar, row["sdg"], row.get("unbis", []))
            assert area.keywords == {code: row[code] for code in ("en", "vi", "zh")}


def test_courtesy_titles(facts: Any) -> None:
    titles, words = facts["courtesy_titles"], REGISTRY.courtesy
    assert set(titles["en"]) <= set(words.before["en"])
    assert set(titles["vi"]) <= set(words.before["vi"])
    assert set(titles["zh"]) <= set(words.after["zh"])
    assert set(titles["en_regional"]) <= set(words.regional["en"])


def test_officials_speak_for_known_actors() -> None:
    assert set(REGISTRY.officials) <= set(REGISTRY.actors)
    names = [name for held in REGISTRY.officials.values() for name in held]
    assert len(names) == len(set(names))
