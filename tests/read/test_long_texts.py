"""Texts longer than what is searched at once: the same names are found, wherever the parts meet."""

from __future__ import annotations

import pytest

from depositary.read import lexicon as lexicons
from depositary.read.lexicon import load_lexicon

TEXTS = {
    "en": "The ASEAN-Russia Summit and the Ministry of Foreign Affairs of Viet Nam met the United Nations. ",
    "vi": "Hội nghị Cấp cao ASEAN-Nga và Bộ Ngoại giao Việt Nam gặp Liên hợp quốc. ",
    "zh": "东盟与俄罗斯领导人会议和越南外交部同联合国举行会谈。",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("window", [7, 64, 1000])
def test_a_name_is_found_where_two_parts_meet(language: str, window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = load_lexicon(language)
    text = lexicon.fold(TEXTS[language] * 20)
    whole = list(lexicon.find_indexes(text))
    monkeypatch.setattr(lexicons, "_WINDOW", window)
    assert len(whole) > 100
    assert sorted(lexicon.find_indexes(text)) == sorted(whole)
