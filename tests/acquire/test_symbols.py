"""The symbol a document bears by its address or name makes its language versions one work."""

from __future__ import annotations

from pathlib import Path

import pytest

from depositary.acquire import load_document
from depositary.acquire.symbols import symbol_in_address, symbol_in_name
from depositary.ledger import create_ledger, record_document
from depositary.ledger.queries import ThingQuery
from depositary.reading import read_document
from depositary.report import list_documents, list_things


@pytest.mark.parametrize(
    ("address", "symbol"),
    [
        ("https://undocs.org/A/RES/75/15", "A/RES/75/15"),
        ("https://undocs.org/en/A/RES/75/15", "A/RES/75/15"),
        ("https://docs.un.org/zh/a/res/75/15/", "A/RES/75/15"),
        ("https://undocs.org/A%2FRES%2F75%2F15", "A/RES/75/15"),
        ("https://documents.un.org/api/symbol/access?s=A/RES/75/15&l=en", "A/RES/75/15"),
        ("https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F75%2F15&Language=E", "A/RES/75/15"),
        ("https://example.org/files/A_RES_75_15-EN.pdf", "A/RES/75/15"),
        ("https://undocs.org/S/RES/1325(2000)", "S/RES/1325 (2000)"),
        ("https://undocs.org/A/RES/217(III)", "A/RES/217 (III)"),
        ("https://undocs.org/A/75/L.25", "A/75/L.25"),
        ("https://undocs.org/A/C.3/75/L.10", "A/C.3/75/L.10"),
        ("https://example.org/a/75/15", None),  # any path may look so
        ("https://example.org/news/vote-on-A-RES-75-15.html", None),  # about it
        ("https://example.org/data/res/75/15", None),
        ("file:///srv/A/RES/75/15", None),
        ("https://[broken", None),
    ],
)
def test_addresses(address: str, symbol: str | None) -> None:
    assert symbol_in_address(address) == symbol


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("A_RES_75_15-EN", "A/RES/75/15"),
        ("A-RES-75-15_vi", "A/RES/75/15"),
        ("a_res_75_15 (1)", "A/RES/75/15"),
        ("A_RES_75_15.Chinese", "A/RES/75/15"),
        ("A_RES_217(III)", "A/RES/217 (III)"),
        ("A_HRC_RES_12_10", "A/HRC/RES/12/10"),
        ("S_RES_1325_(2000)-ZH", "S/RES/1325 (2000)"),
        ("A-75-15", None),
        ("notes-on-A_RES_75_15", None),
        ("A_RES_75_15-statement-by-the-chair", None),
    ],
)
def test_names(name: str, symbol: str | None) -> None:
    assert symbol_in_name(name) == symbol


_TEXTS = {
    "A_RES_75_15-EN": (
        "Cooperation between the United Nations and the Association of Southeast Asian Nations\n\n"
        "The General Assembly,\n\nRecalling its resolutions on cooperation between the United Nations and the Association,"
        "\n\nWelcoming the progress made in the partnership,\n\n"
        "1. Encourages the United Nations and the Association to strengthen their partnership;\n\n"
        "2. Requests the Secretary-General to submit to the General Assembly at its seventy-seventh session a report on "
        "the implementation of the present resolution.\n"
    ),
    "A-RES-75-15_vi": (
        "Hợp tác giữa Liên hợp quốc và Hiệp hội các quốc gia Đông Nam Á\n\n"
        "Đại hội đồng,\n\nNhắc lại các nghị quyết về hợp tác giữa Liên hợp quốc và Hiệp hội,\n\n"
        "Hoan nghênh những tiến triển trong quan hệ đối tác,\n\n"
        "1. Khuyến khích Liên hợp quốc và Hiệp hội tăng cường quan hệ đối tác;\n\n"
        "2. Đề nghị Tổng Thư ký trình Đại hội đồng tại khóa họp lần thứ 77 báo cáo về việc thực hiện nghị quyết này.\n"
    ),
    "A_RES_75_15.Chinese": (
        "联合国与东南亚国家联盟的合作\n\n大会，\n\n回顾其关于联合国与东南亚国家联盟合作的各项决议，\n\n欢迎伙伴关系取得的进展，\n\n"
        "1. 鼓励联合国与东盟加强伙伴关系；\n\n2. 请秘书长向大会第七十七届会议提交一份关于本决议执行情况的报告。\n"
    ),
}


def test_language_versions_without_a_masthead_are_one_work(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "l.db") as ledger:
        for name, text in _TEXTS.items():
            file = tmp_path / f"{name}.txt"
            file.write_text(text, "utf-8")
            document = load_document(file)
            record_document(ledger, document, read_document(document))
        rows = list_documents(ledger)
        assert {row.symbol for row in rows} == {"A/RES/75/15"}
        assert len({row.text_group for row in rows}) == 1
        own = [
            one for one in list_things(ledger, ThingQuery(kind="instrument")) if one.fields["symbol"] == "A/RES/75/15"
        ]
        assert [sorted({source.language for source in one.sources}) for one in own] == [["en", "vi", "zh"]]


def test_text_knows_better_than_its_name(tmp_path: Path) -> None:
    file = tmp_path / "A_RES_75_15.txt"
    file.write_text("United Nations\n\nA/RES/77/12\n\n" + _TEXTS["A_RES_75_15-EN"], "utf-8")
    reading = read_document(load_document(file))
    assert [one.symbol for one in reading.instruments if one.kind == "resolution"] == ["A/RES/77/12"]
