"""The years of numbered meetings and of partnerships' beginnings, as the registry has them."""

from __future__ import annotations

import pytest

from depositary.read.known_years import find_known_years, year_of
from depositary.read.lexicon import load_lexicon
from depositary.registry import load_registry


@pytest.mark.parametrize(
    "code, text, year",
    [
        ("en", "On November 13, the ministers attended the 17th East Asia Summit in Phnom Penh.", 2022),
        ("en", "The 4th ASEAN-Russia Summit met by video.", 2021),
        ("vi", "Hội nghị cấp cao ASEAN-Nga lần thứ 4 họp trực tuyến.", 2021),
        ("zh", "第四届东盟-俄罗斯峰会以视频方式举行。", 2021),
    ],
)
def test_year_of_a_numbered_meeting(code: str, text: str, year: int) -> None:
    assert year in {meeting.year for meeting in find_known_years(text, load_lexicon(code)).meetings}


def test_first_years_of_a_partnership_only_if_both_parties_are_named() -> None:
    lexicon = load_lexicon("en")
    assert 1991 in find_known_years("ASEAN and Russia marked their 30th anniversary.", lexicon).starts
    assert find_known_years("Norlund and Velmark marked their 30th anniversary.", lexicon).starts == []


def test_a_yearly_series_goes_on_beyond_what_is_known() -> None:
    registry = load_registry()
    known = sorted(o for meeting in registry.meetings if meeting.mechanism == "EAS" for o in meeting.ordinals)
    assert known
    last = year_of(registry, "EAS", known[-1])
    following = year_of(registry, "EAS", known[-1] + 1)
    assert last is not None and following is not None and following.year == last.year + 1
    assert year_of(registry, "EAS", 999) is None or year_of(registry, "no such series", 1) is None
