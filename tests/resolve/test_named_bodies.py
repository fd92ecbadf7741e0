"""Bodies named inside a title: a common word that looks like a name without its accents is none."""

from __future__ import annotations

import pytest

from depositary.resolve.known import named_bodies


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("Hội nghị Bộ trưởng ASEAN - Trung Quốc lần thứ nhất", {"@ASEAN", "@CN"}),
        ("HỘI NGHỊ BỘ TRƯỞNG ASEAN - NGA LẦN THỨ NHẤT", {"@ASEAN", "@RU"}),
        ("Quan hệ Nhật - Trung Quốc sau hội nghị", {"@JP", "@CN"}),
        ("JAPAN AND LAOS SIGN A PLAN", {"@JP", "@LA"}),
        ("Russia and Japan sign a plan", {"@JP", "@RU"}),
    ],
)
def test_titles(title: str, bodies: set[str]) -> None:
    assert named_bodies(title) == bodies
