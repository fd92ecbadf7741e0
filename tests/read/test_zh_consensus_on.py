"""Deeds on which "consensus was reached", and what somebody stresses he will do."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_LEAD = "越南与蒙古发表联合声明\n\n越南总理与蒙古总理周一在河内举行会谈。\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=_LEAD + text + "\n"))


@pytest.mark.parametrize(
    ("text", "force", "deeds"),
    [
        ("双方就加强和深化邮政合作达成了共识。", "agree", ["加强和深化邮政合作"]),
        ("双方就深化渡轮合作达成了一系列重要共识。", "agree", ["深化渡轮合作"]),
        ("双方就扩大档案馆交流取得了共识。", "agree", ["扩大档案馆交流"]),
        ("双方强调会致力建设开放型经济,抵制保护主义。", "commit", ["建设开放型经济", "抵制保护主义"]),
        ("双方强调会进一步加强渡轮合作。", "commit", ["加强渡轮合作"]),
        ("双方强调将加强渡轮合作。", "commit", ["加强渡轮合作"]),
    ],
)
def test_what_both_will_do(text: str, force: str, deeds: list[str]) -> None:
    found = [(c.force, c.what) for c in _read(text).commitments if c.what != "联合声明"]
    assert found == [(force, deed) for deed in deeds]


def test_a_word_for_talks_is_no_promise() -> None:
    assert "commit" not in [c.force for c in _read("双方强调会谈取得圆满成功。").commitments]


def test_both_institutions_should() -> None:
    text = "蒙古外长巴特尔表示,很多议题相近。两机构应发挥彼此优势,加强渡轮合作。"
    assert [(c.actors, c.force) for c in _read(text).commitments if c.what != "联合声明"] == [
        (["Mongolia"], "propose"),
        (["Mongolia"], "propose"),
    ]
