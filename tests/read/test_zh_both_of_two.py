"""Chinese: "both sides" of talks beside a meeting of others, leaders of whom one is named, calls in idioms, voices."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

TALKS = "越南外长裴青山2022年7月29日在金边出席东盟外长会期间会见韩国外长朴振。"
JOINT = "2025年10月31日,第15次中国-东盟防长非正式会晤在吉隆坡举行,中国国防部长董军出席。"
SAID = "2019年11月18日,第六届东盟防长扩大会在曼谷举行。中国国防部长魏凤和说,新安全观提供了新理念。"
SUMMIT = "2023年7月18日,第三届欧盟-拉共体峰会在布鲁塞尔闭幕。"


@pytest.mark.parametrize(
    ("trick", "text", "wanted"),
    [
        ("both who met", f"{TALKS}双方同意加强渔业合作。", {("agree", "Viet Nam"), ("agree", "Republic of Korea")}),
        ("long after", f"{TALKS}裴青山介绍情况。朴振介绍情况。会见持续一小时。气氛友好。双方同意加强渔业合作。",
         {("agree", "Viet Nam"), ("agree", "Republic of Korea")}),
        ("of whom one is named", f"{JOINT}马来西亚国防部长哈立德等东盟国家防务部门领导人表示愿加强防务合作。",
         {("commit", "ASEAN")}),
        ("the one alone", f"{JOINT}马来西亚国防部长哈立德表示愿加强防务合作。", {("commit", "Malaysia")}),
        ("what all should do, in an idiom", f"{SAID}各国应当同舟共济,实现共同安全。", {("propose", "China")}),
        ("a voice against something", f"{SUMMIT}与会各方发出反对干涉的共同声音。", set()),
        ("against it", f"{SUMMIT}与会各方反对干涉内政。", {("reaffirm", "European Union"), ("reaffirm", "CELAC")}),
    ],
)  # fmt: skip
def test_who_acts(trick: str, text: str, wanted: set[tuple[str, str]]) -> None:
    found = read_document(Document(id="x", text=f"{text}\n")).commitments
    assert {(c.force, actor) for c in found for actor in c.actors} == wanted
