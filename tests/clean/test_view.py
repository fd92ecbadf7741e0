"""The view's way back: whatever was left out, put in or read otherwise, an offset leads to the right original."""

from hypothesis import given
from hypothesis import strategies as st

from depositary.clean.view import Edit, TextView, apply_edits


def test_an_edit_of_each_kind() -> None:
    source = "the officialsreviewed [1] hoà"
    text, offsets = apply_edits(source, [Edit(13, 13, " "), Edit(21, 25), Edit(26, 29, "hòa")])
    view = TextView(text, source, (offsets,))
    assert text == "the officials reviewed hòa"
    assert view.passage(14, 22).quote == "reviewed"
    assert view.passage(4, 22).quote == "officialsreviewed"
    assert view.passage(23, 26).quote == "hoà"
    assert view.passage(24, 25).quote == "hoà"  # half of a replaced piece grows to all of it
    assert view.position(source.index("hoà")) == text.index("hòa")


def test_overlapping_edits_keep_the_first() -> None:
    text, _ = apply_edits("abcdef", [Edit(1, 4), Edit(2, 5, "X")])
    assert text == "aef"


def test_two_maps_in_a_row() -> None:
    source = "a\u200bb c"
    once, first = apply_edits(source, [Edit(1, 2)])
    twice, second = apply_edits(once, [Edit(2, 3, "-")])
    view = TextView(twice, source, (second, first))
    assert twice == "ab-c"
    assert view.passage(0, 2).quote == "a\u200bb"
    assert view.passage(3, 4).quote == "c"


@given(st.text(max_size=60), st.data())
def test_untouched_characters_lead_home(source: str, data: st.DataObject) -> None:
    edits = data.draw(
        st.lists(
            st.builds(
                lambda start, length, reading: Edit(start, min(start + length, len(source)), reading),
                st.integers(0, len(source)),
                st.integers(0, 5),
                st.text(max_size=3),
            ),
            max_size=8,
        )
    )
    text, offsets = apply_edits(source, edits)
    view = TextView(text, source, (offsets,))
    for place in range(len(text)):
        start, end = view.original(place, place + 1)
        assert 0 <= start <= end <= len(source)
        if end == start + 1 and not any(edit.start <= start < edit.end for edit in edits):
            assert source[start] == text[place] or any(edit.start == start for edit in edits)
    whole = view.original(0, len(text))
    assert whole[0] <= whole[1] <= len(source)
