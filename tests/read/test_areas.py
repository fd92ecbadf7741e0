"""Areas of a commitment: what names an area, what only goes with one, and what looks like one."""

import json
from pathlib import Path

import pytest

from depositary.languages import known_languages, load_language
from depositary.read.areas import AreaTerms, find_areas
from depositary.registry import load_registry

CORPUS = Path(__file__).parents[1] / "corpus"

NAMED = [
    ("en", "fund a fisheries-patrol training course", {"maritime", "capacity_building"}),  # a phrase before its words
    ("en", "conclude the upgrade of the free trade agreement by the end of 2025", {"trade_investment"}),
    ("en", "raise relations to a Comprehensive Strategic Partnership", {"political_dialogue"}),
    ("en", "adopt the work plan on supply chains 2028-2030", {"supply_chains"}),  # the plan's subject, not the plan
    ("en", "reform the Security Council", {"regional_architecture"}),
    ("en", "strengthen cooperation", {"political_dialogue"}),  # nothing but a faint word
    ("en", "cooperate in the peaceful uses of nuclear energy", {"energy"}),  # nuclear, but no weapon
    ("en", "hold the 4th ASEAN-Russia Summit", {"summit_diplomacy"}),
    ("vi", "thực hiện đầy đủ và hiệu quả DOC, sớm đạt được COC", {"south_china_sea", "maritime"}),
    ("vi", "chia sẻ kinh nghiệm về quản lý thiên tai", {"disaster_management", "capacity_building"}),
    ("vi", "hoàn tất thủ tục cho giới trẻ thế giới", {"youth"}),  # giới: gender, but not in "youth" and "world"
    ("vi", "thành lập nhóm công tác chung về an ninh mạng", {"cyber_ict_security", "institutional"}),
    ("vi", "tang cuong hop tac tim kiem cuu nan", {"disaster_management", "maritime"}),  # without accents
    ("zh", "加强打击跨国犯罪和电信网络诈骗合作", {"transnational_crime", "cyber_ict_security"}),
    ("zh", "推进核医学中心建设", {"health", "science_technology"}),  # 核: nuclear, but no weapon
    ("zh", "把双方关系提升为全面战略伙伴关系", {"political_dialogue"}),
    ("zh", "移交四艘搜救船", {"maritime", "disaster_management"}),
]


@pytest.mark.parametrize(("language", "text", "areas"), NAMED)
def test_named_areas(language: str, text: str, areas: set[str]) -> None:
    assert set(find_areas(text, language)) == areas


@pytest.mark.parametrize(
    ("language", "text", "absent"),
    [
        ("en", "import and export of farm goods is important", "rule_of_law"),
        ("en", "support ASEAN in all its efforts", "maritime"),  # "port" within a word
        ("en", "law enforcement against smugglers", "rule_of_law"),  # a cancelling phrase
        ("en", "relief goods", "narrowing_gap"),
        ("vi", "các biện pháp phổ biến kiến thức", "maritime"),  # biển is not biến
        ("vi", "vai trò trung tâm của ASEAN", "institutional"),
        ("zh", "发挥核心作用", "disarmament"),
        ("zh", "上海合作组织", "maritime"),
    ],
)
def test_look_alikes(language: str, text: str, absent: str) -> None:
    assert absent not in find_areas(text, language)


def test_nothing_named() -> None:
    assert find_areas("", "en") == []
    assert find_areas("do it by then", "en") == []


def test_context_speaks_where_the_text_is_silent() -> None:
    assert find_areas("do it by then", "en", context="Work Plan on Mangroves")[0] in {
        "environment_climate",
        "biodiversity",
        "plan_implementation",
    }
    assert find_areas("build hospitals", "en", context="Declaration on Tourism") == ["health"]


def test_limit() -> None:
    many = "trade, energy, tourism, education and health"
    assert len(find_areas(many, "en")) == 3
    assert find_areas(many, "en", limit=1) == ["trade_investment"]


@pytest.mark.parametrize("code", known_languages())
def test_terms_cover_every_area_once(code: str) -> None:
    table = load_language(code).table("areas", dict[str, AreaTerms])
    assert set(table) == set(load_registry().areas)
    for area, terms in table.items():
        listed = [*terms.strong, *terms.weak, *terms.faint, *terms.cancel]
        assert len(listed) == len(set(listed)), area
        assert len(listed) >= 15, area


def _gold() -> list[tuple[str, set[str]]]:
    answers = [json.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*/w-*.json"))]
    return [(one["what_en"], set(one["areas"])) for answer in answers for one in answer["commitments"]]


def test_agrees_with_the_corpus() -> None:
    """Half of the areas shared, for nine commitments in ten."""
    close = 0
    gold = _gold()
    for what, areas in gold:
        found = set(find_areas(what, "en"))
        close += 2 * len(found & areas) >= len(found | areas)
    assert len(gold) > 400
    assert close / len(gold) >= 0.9
