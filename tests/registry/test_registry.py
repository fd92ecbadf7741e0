"""The registry loads, makes sense, says what it is asked, and finds its own faults."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from depositary.errors import DataError
from depositary.registry import Name, fold_name, load_registry, read_registry
from depositary.registry.check import check_registry
from depositary.registry.load import FOLDER

REGISTRY = load_registry()


def find(language: str, surface: str) -> set[tuple[str, str]]:
    folded = fold_name(surface)
    return {(name.kind, name.id) for name in REGISTRY.names(language) if fold_name(name.surface) == folded}


def one(language: str, surface: str, kind: str) -> Name:
    (found,) = [name for name in REGISTRY.names(language) if name.surface == surface and name.kind == kind]
    return found


def test_registry_makes_sense() -> None:
    assert check_registry(REGISTRY) == []


@pytest.mark.parametrize(
    "language, surface, kind, id",
    [
        ("en", "Russian Federation", "actor", "RU"),
        ("vi", "In-đô-nê-xi-a", "actor", "ID"),  # the older, hyphenated spelling
        ("vi", "LHQ", "actor", "UN"),  # a Vietnamese acronym
        ("zh", "俄方", "side", "RU"),
        ("zh", "俄", "char", "RU"),
        ("zh", "東協", "actor", "ASEAN"),  # traditional script, another usage
        ("zh", "非盟", "actor", "AU_ORG"),
        ("en", "Vietnamese", "adjective", "VN"),
        ("vi", "ARF", "mechanism", "ARF"),  # acronyms stand in every language's texts
        ("zh", "East Asia Summit", "mechanism", "EAS"),  # and so do English names
        ("zh", "东盟-俄罗斯峰会", "mechanism", "AR_SUMMIT"),
        ("zh", "东盟—俄罗斯峰会", "mechanism", "AR_SUMMIT"),  # another dash
        ("zh", "欧盟—拉共体峰会", "mechanism", "EU_CELAC_SUMMIT"),
        ("en", "African Union-United Nations Annual Conference", "mechanism", "AU_UN_ANNUAL"),
        ("vi", "Công ước Liên hợp quốc về Luật Biển", "instrument", "unclos"),
        ("zh", "南海各方行为宣言", "instrument", "doc-scs"),
        ("vi", "Thứ trưởng Bộ Quốc phòng", "post", "deputy-minister:defence"),  # a template filled
        ("zh", "能源部长", "post", "minister:energy"),
        ("en", "H.E. Mr.", "courtesy", "before"),
        ("vi", "Đà Nẵng", "place", "da-nang"),
        ("zh", "撒马尔罕", "place", "samarkand"),
    ],
)
def test_a_name_is_known(language: str, surface: str, kind: str, id: str) -> None:
    assert (kind, id) in find(language, surface)


def test_what_a_name_needs() -> None:
    assert one("vi", "COC", "instrument").acronym
    assert one("vi", "COC", "instrument").weak  # also other things outside its context
    short = one("zh", "“准则”", "instrument")
    assert set(short.own_only) == {"ASEAN", "CN"}  # counts only where one of its parties stands near
    assert not one("zh", "俄方", "side").shared
    assert {name.shared for name in REGISTRY.names("zh") if name.surface == "阿方"} == {True}  # five states' side


@pytest.mark.parametrize(
    "id, name",
    [("RU", "Russia"), ("VN", "Viet Nam"), ("LA", "Laos"), ("UNGA", "UN General Assembly"), ("AHA", "AHA Centre")],
)
def test_the_name_results_are_written_in(id: str, name: str) -> None:
    assert REGISTRY.actor(id).name_en == name


def test_plans_of_one_series_bear_its_name() -> None:
    plans = [row for row in REGISTRY.instruments.values() if row.family == "poa-asean-un"]
    assert sorted(row.period for row in plans if row.period) == [(2016, 2020), (2021, 2025), (2026, 2030)]
    assert {row.name_en for row in plans} == {"ASEAN-UN Plan of Action"}


def test_who_speaks_for_an_organisation() -> None:
    assert REGISTRY.chair("ASEAN", 2020) == "VN"
    assert REGISTRY.chair("ASEAN", 1950) is None
    assert REGISTRY.coordinator("ASEAN", "RU", "2020-09-15") == "ID"
    assert REGISTRY.coordinator("ASEAN", "RU", "2021") is None  # handed over within the year


def test_a_session_is_an_interval() -> None:
    assert REGISTRY.session_interval(77) == ("2022-09", "2023-09")


@pytest.mark.parametrize(
    "left, right",
    [
        ("东盟—俄罗斯峰会", "东盟-俄罗斯峰会"),
        ("Viet Nam – Russia", "viet nam - russia"),
        ("（CPA）", "(cpa)"),
        ("Senior Officials’", "senior officials'"),
    ],
)
def test_folding_keeps_every_offset(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)
    assert len(fold_name(left)) == len(left)


def test_folding_never_changes_the_length() -> None:
    odd = "İstanbul ẞ ﬁ ΑΣ 金 Đ"
    assert len(fold_name(odd)) == len(odd)


def test_loading_is_quick_once_cached() -> None:
    taken = []
    for _ in range(3):
        start = time.process_time()
        read_registry(FOLDER).names("zh")
        taken.append(time.process_time() - start)
    assert min(taken) < 0.5  # 0.06 s on the development machine; a slow one is given room


FAULTS = [
    ("actors/eurasia.yml", "parent: SCO\n", "parent: SKO\n", "parent SKO is unknown"),
    ("instruments/asean.yml", "successor: asean-2045\n", "successor: acv-2025\n", "leads back to itself"),
    ("places/europe.yml", "en: [Geneva]", "en: [Vienna]", "is not declared shared by geneva, vienna"),
    ("meetings.yml", "start: '2018-05-17'", "start: '2018-05-19'", "ends before it begins"),
    ("mechanisms/asean-plus.yml", "parties: [ASEAN, CN, JP, KR]", "parties: [ASEAN, CHN]", "party CHN is unknown"),
    ("mechanisms/eurasia.yml", "weak: [BFA]", "weak: [BAF]", "'BAF' is marked weak or shared but is none of its names"),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registry") / "copy"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.mark.parametrize("file, right, wrong, fault", FAULTS)
def test_a_planted_fault_is_found(copied: Path, file: str, right: str, wrong: str, fault: str) -> None:
    path = copied / file
    text = path.read_text(encoding="utf-8")
    planted = text.replace(right, wrong)
    assert planted != text, "the fault was not planted"
    path.write_text(planted, encoding="utf-8")
    try:
        assert any(fault in found for found in check_registry(read_registry(copied)))
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "right, wrong, reason",
    [
        ("kind: state\n", "kind: state\n    colour: red\n", "unknown field `colour`"),
        ("kind: state\n", "kind: kingdom\n", "Invalid enum value 'kingdom'"),
        ("- id: KH\n", "- id: VN\n", "given twice"),
    ],
)
def test_a_row_out_of_shape_is_refused(copied: Path, right: str, wrong: str, reason: str) -> None:
    path = copied / "actors" / "states-southeast-asia.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    try:
        with pytest.raises(DataError, match=r"states-southeast-asia\.yml") as raised:
            read_registry(copied)
        assert reason in str(raised.value)
    finally:
        path.write_text(text, encoding="utf-8")


def test_every_row_says_where_it_is_from() -> None:
    for path in sorted(FOLDER.rglob("*.yml")):
        if path.parent.name != "readings":
            assert "source:" in path.read_text(encoding="utf-8"), path
