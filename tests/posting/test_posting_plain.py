"""What nobody sees of a posting, and the way back to what was handed in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from posting_samples import CLEAR, reading_of

from offer_tui.posting.plain import plain

PIECES = st.sampled_from(
    ["&amp;", "&pound;", "&#8211;", "&#x41;", "&nosuch;", "\r\n", "\r", "\n", "\u00ad", "\ufeff",
     "a", "Pay ", "<script>", "</script>", "<!--", "-->", "<style a>", "</style>", "İ", "9"]
)  # fmt: skip


def test_entities_are_read_as_what_they_stand_for() -> None:
    text = "Mill Hand\n\nPay: &pound;31&#44;000&ndash;&pound;33,000 a year &amp; tea"
    pay = next(fact for fact in reading_of(text).facts if fact.id == "pay_range")
    assert pay.given
    assert text[pay.start : pay.end] == "&pound;31&#44;000&ndash;&pound;33,000 a year"


def test_scripts_styles_and_comments_are_not_wording() -> None:
    page = f"<style>.world-class{{}}</style><script>'rockstar'</script><!-- ninja -->{CLEAR}"
    assert {m.phrase for m in reading_of(page).wording} == {
        m.phrase for m in reading_of(CLEAR).wording
    }


def test_a_script_that_never_ends_hides_nothing() -> None:
    assert plain("<script>Cook wanted").text == "<script>Cook wanted"


def test_every_kind_of_line_end_reads_the_same() -> None:
    expected = reading_of(CLEAR)
    for end in ("\r\n", "\r", "\u2028"):
        reading = reading_of(CLEAR.replace("\n", end))
        assert (reading.title.split(), reading.vagueness) == (
            expected.title.split(), expected.vagueness,
        )  # fmt: skip
        assert [f.given for f in reading.facts] == [f.given for f in expected.facts]
        assert [p.kind for p in reading.promises] == [p.kind for p in expected.promises]


def test_a_soft_hyphen_does_not_part_a_word() -> None:
    marks = reading_of(f"{CLEAR}\nYou are a rock\u00adstar with pas\u200bsion.").wording
    assert any("rock\u00adstar" in mark.phrase for mark in marks)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_character_read_comes_from_where_it_says(text: str) -> None:
    seen = plain(text)
    reached = 0
    for place, character in enumerate(seen.text):
        start, end = seen.span(place, place + 1)
        assert reached <= start < end <= len(text)
        if not character.isspace() and end - start == 1:
            assert text[start] == character
        reached = end
