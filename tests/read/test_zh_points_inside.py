"""Chinese: points in the sentence that announces them, and what one has done all along."""

from depositary.model import Document
from depositary.reading import read_document


def commitments(text: str) -> list[tuple[str, str | None]]:
    record = read_document(Document(id="zh", text=text + "\n"))
    return [(c.force, c.what) for c in record.commitments]


def test_points_behind_a_colon_are_put_forward_one_by_one() -> None:
    text = (
        "中国交通部副部长戴东昌出席会议。戴东昌提出了明年和之后双方的合作思路:一是扩大合作共识;"
        "二是推进基础设施通道建设;三是完善国际运输服务网络。"
    )
    assert commitments(text) == [
        ("propose", "扩大合作共识"),
        ("propose", "推进基础设施通道建设"),
        ("propose", "完善国际运输服务网络"),
    ]


def test_what_one_has_always_striven_for_is_no_pledge() -> None:
    assert commitments("中国外交部长王毅出席会议。中国长期以来致力于维护地区和平。") == []


def test_a_year_in_the_title_of_one_paper_dates_no_other_and_counted_meetings_are_none() -> None:
    text = (
        "2025年10月28日,马来西亚总理安瓦尔出席第47届东盟峰会。马来西亚在任期内举办逾300场会议。"
        "东盟于今年5月举行的第46届东盟峰会上通过题为“东盟2045:我们的共同未来”的吉隆坡宣言。"
    )
    record = read_document(Document(id="zh", text=text + "\n"))
    assert {i.title: i.date for i in record.instruments}["吉隆坡宣言"] == "2025-05"
    assert {m.ordinal for m in record.meetings} == {46, 47}
