"""What somebody will not allow: a stand of his, told as what he refuses."""

from __future__ import annotations

import pytest

from depositary.model import Commitment, Document
from depositary.reading import read_document

_LEAD = "越南与蒙古发表联合声明\n\n越南总理与蒙古总理周一在河内举行会谈。\n\n"


def _read(text: str) -> list[Commitment]:
    found = read_document(Document(id="t", text=_LEAD + text + "\n")).commitments
    return [commitment for commitment in found if commitment.what != "联合声明"]


@pytest.mark.parametrize(
    ("text", "actors", "force"),
    [
        ("双方绝不允许任何个人利用本国渡轮危害对方安全。", ["Viet Nam", "Mongolia"], "reaffirm"),
        ("双方重申,坚决不允许任何势力利用本国渡轮反对对方。", ["Viet Nam", "Mongolia"], "reaffirm"),
        ("蒙古总理表示,蒙古决不容许外部势力干涉内政。", ["Mongolia"], "reaffirm"),
        ("双方同意不允许任何组织利用本国渡轮危害对方。", ["Viet Nam", "Mongolia"], "agree"),
    ],
)
def test_who_will_not_allow_it(text: str, actors: list[str], force: str) -> None:
    (commitment,) = _read(text)
    assert (sorted(commitment.actors), commitment.force) == (sorted(actors), force)
    assert commitment.what_en.startswith("not allow")


def test_a_stand_behind_another() -> None:
    found = _read("双方重申,两国安全密不可分;坚决不允许敌对势力利用一国领土破坏另一国。")
    assert [c.what_en[:9] for c in found if "不允许" in c.what] == ["not allow"]


def test_what_the_weather_does_not_allow() -> None:
    assert not _read("天气条件不允许,双方推迟访问。")
