"""A world made up from a seed: events of partnerships, each told by one to five documents in three languages.

`World(documents).documents()` gives documents with their Readings, shaped like real ones: partnerships, persons and
plans of very uneven fame, yearly meetings with numbers, plans whose figures grow, duties with dates, agency texts that
stand on several sites word for word, now and then a figure or a date that cannot be right. Every claim quotes its text.
The same seed and size give the same documents; nothing in them is a record of anything.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from depositary.model import (
    Chair,
    Commitment,
    Document,
    Instrument,
    Meeting,
    Passage,
    Person,
    Progress,
    Reader,
    Reading,
)

__all__ = ["READER", "TAG", "World"]

READER = Reader("made up", "1")
FIRST_YEAR, YEARS = 2006, 20
TAG = "zqb"
"""An ending no other word has and no English stem loses: what `multiplied.py` puts others in the place of."""
_DOCUMENTS_AN_EVENT = 2.4

# A group and its partners: the first are the registry's, so that its names and terms of office come into play.
_GROUP = {"en": "ASEAN", "vi": "ASEAN", "zh": "东盟"}
_PARTNERS = [
    {"en": "Russia", "vi": "Nga", "zh": "俄罗斯"},
    {"en": "United Nations", "vi": "Liên hợp quốc", "zh": "联合国"},
    {"en": "China", "vi": "Trung Quốc", "zh": "中国"},
    {"en": "Japan", "vi": "Nhật Bản", "zh": "日本"},
    {"en": "India", "vi": "Ấn Độ", "zh": "印度"},
    {"en": "European Union", "vi": "Liên minh châu Âu", "zh": "欧盟"},
]
_SYLLABLES = ["ba", "ke", "lin", "mor", "na", "phan", "quo", "ra", "sen", "tho", "vu", "wei", "xan", "yo", "zhi", "dal"]
_HAN = ["巴", "克", "林", "莫", "纳", "潘", "阔", "拉", "森", "托", "武", "维", "赞", "约", "志", "达尔"]
_LEVELS: list[tuple[str, dict[str, str]]] = [
    ("summit", {"en": "Summit", "vi": "Hội nghị Cấp cao", "zh": "峰会"}),
    ("ministerial", {"en": "Ministerial Meeting", "vi": "Hội nghị Bộ trưởng", "zh": "部长级会议"}),
    ("senior_officials", {"en": "Senior Officials' Meeting", "vi": "Hội nghị Quan chức cấp cao", "zh": "高官会"}),
    ("committee", {"en": "Joint Cooperation Committee", "vi": "Ủy ban Hợp tác chung", "zh": "联合合作委员会"}),
    ("working", {"en": "Working Group", "vi": "Nhóm Công tác", "zh": "工作组"}),
]
_AREAS: list[tuple[str, dict[str, str]]] = [
    ("trade_investment", {"en": "trade and investment", "vi": "thương mại và đầu tư", "zh": "贸易与投资"}),
    ("counter_terrorism", {"en": "counter-terrorism", "vi": "chống khủng bố", "zh": "反恐"}),
    ("health", {"en": "public health", "vi": "y tế công cộng", "zh": "公共卫生"}),
    ("education", {"en": "education", "vi": "giáo dục", "zh": "教育"}),
    ("maritime", {"en": "maritime safety", "vi": "an toàn hàng hải", "zh": "海上安全"}),
    ("digital_economy", {"en": "the digital economy", "vi": "kinh tế số", "zh": "数字经济"}),
    ("energy", {"en": "energy", "vi": "năng lượng", "zh": "能源"}),
    ("culture", {"en": "culture and tourism", "vi": "văn hóa và du lịch", "zh": "文化与旅游"}),
]
_POSTS = [
    {"en": "Minister of Foreign Affairs", "vi": "Bộ trưởng Ngoại giao", "zh": "外交部长"},
    {"en": "Ambassador", "vi": "Đại sứ", "zh": "大使"},
    {"en": "Deputy Minister of Trade", "vi": "Thứ trưởng Thương mại", "zh": "贸易部副部长"},
    {"en": "Director-General", "vi": "Vụ trưởng", "zh": "司长"},
]
_OBJECTS = [
    {"en": "training courses for officials", "vi": "các khóa đào tạo cho quan chức", "zh": "官员培训班"},
    {"en": "a joint study on supply chains", "vi": "một nghiên cứu chung về chuỗi cung ứng", "zh": "供应链联合研究"},
    {"en": "an exchange of young researchers", "vi": "trao đổi nhà nghiên cứu trẻ", "zh": "青年学者交流"},
    {"en": "a network of focal points", "vi": "mạng lưới đầu mối liên lạc", "zh": "联络点网络"},
    {"en": "a fund for small projects", "vi": "một quỹ cho các dự án nhỏ", "zh": "小型项目基金"},
    {"en": "regular table-top exercises", "vi": "diễn tập định kỳ", "zh": "定期桌面演练"},
    {"en": "early warning of floods", "vi": "cảnh báo sớm lũ lụt", "zh": "洪水预警"},
    {"en": "the recognition of certificates", "vi": "công nhận chứng chỉ", "zh": "证书互认"},
    {"en": "visits of ports and shipyards", "vi": "thăm các cảng và xưởng đóng tàu", "zh": "港口与船厂互访"},
    {"en": "a dialogue of museums", "vi": "đối thoại giữa các bảo tàng", "zh": "博物馆对话"},
]
_VERBS: list[tuple[str, dict[str, str]]] = [
    ("agree", {"en": "agreed to organise", "vi": "nhất trí tổ chức", "zh": "同意举办"}),
    ("commit", {"en": "will support", "vi": "sẽ hỗ trợ", "zh": "将支持"}),
    ("propose", {"en": "proposed", "vi": "đề xuất", "zh": "建议"}),
    ("support", {"en": "welcomed the proposal of", "vi": "hoan nghênh đề xuất về", "zh": "欢迎提议"}),
    ("reaffirm", {"en": "stressed the importance of", "vi": "nhấn mạnh tầm quan trọng của", "zh": "强调"}),
]
_PLACES = ["Jakarta", "Hanoi", "Bangkok", "Vientiane", "Manila", "Velby", "Norholm", "Tashan"]
_PUBLISHERS = ["VNA", "Xinhua", "ASEAN Secretariat", "TASS", "Bernama", "Antara", "VOV", "Kyodo", "Ministry", "Herald"]


class Name(NamedTuple):
    """A name in the three languages."""

    en: str
    vi: str
    zh: str

    def of(self, language: str) -> str:
        return str(getattr(self, language))


class Official(NamedTuple):
    name: Name
    post: Name
    party: Name


class Mechanism(NamedTuple):
    """A series of meetings: of whom, at which level, on what, begun in which year."""

    partner: Name
    level: str
    name: Name
    begun: int


class World:
    """So many documents that a ledger of this size looks like one of a ministry or a research corpus."""

    def __init__(self, documents: int, seed: int = 7, tag: str = "") -> None:
        """tag: a word's ending that every mechanism, person and initiative then bears, so that a ledger of this world
        can be multiplied by other endings of the same length (`multiplied.py`)."""
        self.size, self.seed, self.tag = documents, seed, tag
        self.events = max(1, int(documents / _DOCUMENTS_AN_EVENT))
        draw = random.Random(f"{seed}")
        self.group = Name(**_GROUP)
        unknown = [_invented(draw, 3) for _ in range(max(2, min(54, documents // 150)))]
        self.partners = [*(Name(**names) for names in _PARTNERS), *unknown]

    @cached_property
    def mechanisms(self) -> list[Mechanism]:
        """As many as meet about once a year for the events there are."""
        draw, found = random.Random(f"{self.seed}mechanisms"), []
        for number in range(max(10, self.events // YEARS)):
            own = number < len(_LEVELS) * len(self.partners)  # the usual ones first, then more of the busiest partners
            partner = self.partners[number // len(_LEVELS)] if own else _famous(draw, self.partners)
            level, words = _LEVELS[number % len(_LEVELS) if own else -1]
            own = own and not self.tag
            _, area = _AREAS[number % len(_AREAS)]
            mark = _word(draw, 3).title() + self.tag
            name = Name(
                f"ASEAN-{partner.en} {words['en']}" + ("" if own else f" on {mark} and {area['en']}"),
                f"{words['vi']} ASEAN-{partner.vi}" + ("" if own else f" về {mark} và {area['vi']}"),
                f"东盟-{partner.zh}" + ("" if own else f"{mark}与{area['zh']}") + words["zh"],
            )
            found.append(Mechanism(partner, level, name, FIRST_YEAR - draw.randrange(12)))
        return found

    @cached_property
    def officials(self) -> dict[str, list[Official]]:
        """Who speaks for each party, in the order of their terms."""
        draw = random.Random(f"{self.seed}officials")
        many = max(8, self.size // 400)
        return {
            party.en: [
                Official(_person(draw, self.tag), Name(**draw.choice(_POSTS)), party)
                for _ in range(many if number < 8 else max(8, many // 6))
            ]
            for number, party in enumerate([self.group, *self.partners])
        }

    def documents(self, start: int = 0) -> Iterator[tuple[Document, Reading]]:
        """Documents without end, those of one event together; `start`: the first event's number."""
        number = start
        while True:
            yield from self._event(number)
            number += 1

    def _event(self, number: int) -> list[tuple[Document, Reading]]:
        draw = random.Random(f"{self.seed}-{number}")
        mechanism = self.mechanisms[number % len(self.mechanisms)]
        year = FIRST_YEAR + min(number // len(self.mechanisms), YEARS - 1 + number // (10 * self.events))
        day = dt.date(year, 1, 1) + dt.timedelta(draw.randrange(360))
        event = _Event(self, draw, number, mechanism, day)
        told = [event.document(0, language) for language in ("en", "vi", "zh")[: draw.choice((1, 2, 3, 3))]]
        if draw.random() < 0.35:  # an agency's text on other sites, with a head of their own
            told += [event.copy(told[0], copy) for copy in range(draw.choice((1, 1, 2)))]
        return told


class _Event:
    """One meeting and all that is said of it; each document tells a part of it in its own language."""

    def __init__(self, world: World, draw: random.Random, number: int, mechanism: Mechanism, day: dt.date) -> None:
        self.world, self.draw, self.number, self.mechanism, self.day = world, draw, number, mechanism, day
        self.ordinal = day.year - mechanism.begun + 1
        self.place = draw.choice(_PLACES)
        self.parties = [world.group, mechanism.partner]
        term = (day.year - FIRST_YEAR) / YEARS
        self.chairs = [self._in_office(party, term) for party in self.parties]
        self.speakers = [self._in_office(draw.choice(self.parties), term) for _ in range(draw.randrange(3))]
        self.period = (day.year - (day.year - 1) % 5, day.year - (day.year - 1) % 5 + 4)
        self.deeds = [self._deed() for _ in range(draw.choice((2, 3, 4, 5, 6, 8, 10)))]
        elapsed = (day - dt.date(self.period[0], 1, 1)).days / (5 * 366)
        wrong = draw.random() < 0.01
        self.done = max(1, min(99, int(98 * elapsed) + (draw.randrange(-40, -10) if wrong else 1)))

    def document(self, version: int, language: str) -> tuple[Document, Reading]:
        draw = random.Random(f"{self.world.seed}-{self.number}-{language}-{version}")
        text = _Text(language)
        one, two = (party.of(language) for party in self.parties)
        name, date = self.mechanism.name.of(language), self.day
        if draw.random() < 0.003:
            date += dt.timedelta(31)  # a slip of one source
        lead = text.say(
            f"{self.place.upper()}, {date.day} {date:%B %Y} – The {_nth(self.ordinal)} {name} was held in {self.place} "
            f"on {date.day} {date:%B %Y}.",
            f"Ngày {date.day}/{date.month}/{date.year}, {name} lần thứ {self.ordinal} đã diễn ra tại {self.place}.",
            f"{date.year}年{date.month}月{date.day}日，第{self.ordinal}届{name}在{self.place}举行。",
        )
        persons, chairs = [], []
        for official in self.chairs:
            persons.append(self._introduce(text, official, chair=True))
            chairs.append(Chair(name=persons[-1].name, post_en=official.post.en, party=official.party.of(language)))
        persons += [self._introduce(text, official, chair=False) for official in self.speakers]
        meeting = Meeting(
            mechanism_en=self.mechanism.name.en, mechanism=None if language == "en" else name, ordinal=self.ordinal,
            parties=[one, two], level=self.mechanism.level, start=date.isoformat(), end=date.isoformat(),  # type: ignore[arg-type]
            place=self.place, role="reported", chairs=chairs, passages=[lead],
        )  # fmt: skip
        earlier = self._earlier(text, language)
        plan, progress = self._plan(text, language, date)
        promises = [self._promise(text, deed, language) for deed in self.deeds]
        reading = Reading(
            id=f"e{self.number}-{language}-{version}", language=language, genre="news",
            publisher=_PUBLISHERS[(self.number + LANGUAGES.index(language)) % len(_PUBLISHERS)],
            title_en=f"{_nth(self.ordinal)} {self.mechanism.name.en}", published=self.day.isoformat(), reader=READER,
            meetings=[meeting, *earlier], persons=list({person.name: person for person in persons}.values()),
            instruments=[plan], progress=progress,
            commitments=promises,
        )  # fmt: skip
        return Document(id=reading.id, text=text.whole()), reading

    def copy(self, told: tuple[Document, Reading], copy: int) -> tuple[Document, Reading]:
        """The same text under another site's head: every passage moves by its length."""
        document, reading = told
        head = f"{_PUBLISHERS[(self.number + copy + 4) % len(_PUBLISHERS)]} – {self.day:%d.%m.%Y}\n"
        name = f"{document.id}-copy-{copy}"

        def moved(claim: Any) -> Any:
            shifted = [Passage(p.start + len(head), p.end + len(head), p.quote) for p in claim.passages]
            return msgspec.structs.replace(claim, passages=shifted)

        kinds = ("meetings", "persons", "instruments", "progress", "commitments")
        lists: dict[str, Any] = {kind: [moved(claim) for claim in getattr(reading, kind)] for kind in kinds}
        publisher = head.partition(" –")[0]
        again = msgspec.structs.replace(reading, id=name, publisher=publisher, **lists)
        return msgspec.structs.replace(document, id=name, text=head + document.text), again

    def _in_office(self, party: Name, term: float) -> Official:
        those = self.world.officials[party.en]
        return those[min(len(those) - 1, int(term * len(those)) + self.draw.randrange(3))]

    def _deed(self) -> tuple[Any, ...]:
        """Who binds whom to what in which area by when."""
        draw = self.draw
        due = f"{self.day.year + draw.choice((1, 1, 2, 5))}" if draw.random() < 0.15 else None
        session = f"{_nth(self.ordinal + 1)} {self.mechanism.name.en}" if due is None and draw.random() < 0.05 else None
        return (draw.choice(self.parties), draw.choice(_VERBS), draw.choice(_OBJECTS), draw.choice(_AREAS),
                _word(draw, 2).title() + self.world.tag, due, session)  # fmt: skip

    def _promise(self, text: _Text, deed: tuple[Any, ...], language: str) -> Commitment:
        actor, (force, verb), what, (area, named), mark, due, session = deed
        by = Name(f" by {due}", f" trước năm {due}", f"在{due}年前") if due else Name("", "", "")
        said = f"{what['en']} on {named['en']} under the {mark} initiative"
        passage = text.say(
            f"{actor.en} {verb['en']} {said}{by.en}.",
            f"{actor.vi} {verb['vi']} {what['vi']} về {named['vi']} theo sáng kiến {mark}{by.vi}.",
            f"{actor.zh}{verb['zh']}{by.zh}“{mark}”倡议下就{named['zh']}开展{what['zh']}。",
        )
        return Commitment(
            actors=[actor.of(language)], force=force, what_en=said, areas=[area], due=due,
            due_kind="by" if due else "session" if session else None, due_session=session, passages=[passage],
        )  # fmt: skip

    def _introduce(self, text: _Text, official: Official, *, chair: bool) -> Person:
        name, post, party = official
        passage = text.say(
            f"{name.en}, {post.en} of {party.en}, {'co-chaired the meeting' if chair else 'spoke of the work ahead'}.",
            f"{post.vi} {party.vi} {name.vi} {'đồng chủ trì hội nghị' if chair else 'phát biểu về công việc sắp tới'}.",
            f"{party.zh}{post.zh}{name.zh}{'共同主持会议' if chair else '就今后工作发言'}。",
        )
        written = name.of(text.language)
        own = None if text.language == "en" else post.of(text.language)
        return Person(name=written, post_en=post.en, post=own, party=party.of(text.language), passages=[passage])

    def _earlier(self, text: _Text, language: str) -> list[Meeting]:
        """Now and then the meeting before, or the next one, is named."""
        if self.draw.random() > 0.4:
            return []
        ahead = self.number % 3 == 0
        number, year = (self.ordinal + 1, self.day.year + 1) if ahead else (self.ordinal - 1, self.day.year - 1)
        name = self.mechanism.name
        passage = text.say(
            f"The {_nth(number)} {name.en} {'will be' if ahead else 'was'} held in {year}.",
            f"{name.vi} lần thứ {number} {'sẽ' if ahead else 'đã'} diễn ra năm {year}.",
            f"第{number}届{name.zh}{'将于' if ahead else '已于'}{year}年举行。",
        )
        return [
            Meeting(
                mechanism_en=name.en, mechanism=None if language == "en" else name.of(language), ordinal=number,
                parties=[party.of(language) for party in self.parties], level=self.mechanism.level,  # type: ignore[arg-type]
                start=f"{year}", end=f"{year}", status="scheduled" if ahead else "held", passages=[passage],
            )
        ]  # fmt: skip

    def _plan(self, text: _Text, language: str, day: dt.date) -> tuple[Instrument, list[Progress]]:
        partner, (first, last) = self.mechanism.partner, self.period
        titles = Name(
            f"ASEAN-{partner.en} Plan of Action", f"Kế hoạch hành động ASEAN-{partner.vi}", f"东盟-{partner.zh}行动计划"
        )
        passage = text.say(
            f"They noted that {self.done} of the 100 lines of the {titles.en} {first}-{last} had been addressed.",
            f"Hai bên ghi nhận {self.done}/100 dòng hành động của {titles.vi} {first}-{last} đã được triển khai.",
            f"双方注意到{titles.zh}（{first}-{last}年）100项行动中已落实{self.done}项。",
        )
        own = None if language == "en" else titles.of(language)
        plan = Instrument(
            title_en=titles.en, title=own, kind="plan_of_action", period=self.period, status="under_implementation",
            passages=[passage],
        )  # fmt: skip
        figure = Progress(
            instrument_en=titles.en, instrument=own, period=self.period, done=self.done, total=100,
            unit_en="lines", word="addressed", word_class="touched", as_of=day.isoformat(), passages=[passage],
        )  # fmt: skip
        return plan, [figure] if self.mechanism.level in ("ministerial", "senior_officials", "committee") else []


LANGUAGES = ("en", "vi", "zh")


class _Text:
    """A text that grows sentence by sentence."""

    def __init__(self, language: str) -> None:
        self.language, self._parts, self._length = language, list[str](), 0

    def say(self, en: str, vi: str, zh: str) -> Passage:
        """Add the sentence of the text's language. Returns: where it stands."""
        said = {"en": en, "vi": vi, "zh": zh}[self.language]
        start = self._length
        self._parts.append(said)
        self._length += len(said) + 1
        return Passage(start, start + len(said), said)

    def whole(self) -> str:
        return "\n".join(self._parts)


def _famous(draw: random.Random, pool: list[Any]) -> Any:
    """The n-th of a pool about n times rarer than the first."""
    return pool[min(len(pool) - 1, int(len(pool) ** draw.random()) - 1)]


def _word(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(syllables))


def _invented(draw: random.Random, syllables: int) -> Name:
    parts = [draw.randrange(len(_SYLLABLES)) for _ in range(syllables)]
    latin = "".join(_SYLLABLES[part] for part in parts).title()
    return Name(latin, latin, "".join(_HAN[part] for part in parts) + f"({latin})")


def _person(draw: random.Random, tag: str) -> Name:
    given, family = _invented(draw, 2), _invented(draw, 3)
    latin = f"{given.en} {family.en}{tag}"
    han = f"{given.zh.partition('(')[0]}·{family.zh.partition('(')[0]}({latin})"
    return Name(latin, latin, han)


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
