"""A round written down as Markdown: all that was recorded, and no word of it as markup."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import AT, files_in, mode_of, ulid
from markdown_it import MarkdownIt

from offer_tui.capture.sheet import Sheet, make_sheet
from offer_tui.model.opportunity import Opportunity, OwnQuestion, Promise
from offer_tui.model.session import Gut, MarkedMoment, Note, Observation, Question, Session
from offer_tui.model.signal import Catalogue, Signal
from offer_tui.model.text import visible
from offer_tui.store.exports import export_round
from offer_tui.store.markdown import escaped, round_markdown
from offer_tui.store.places import Places

AT_HOME, TRAINING = ulid(1), ulid(2)
LEAVING = Signal(
    "people-leave", "71", "stability", "red", "people leave", "people stay", "Who left?", "them",
    "room", None,
)  # fmt: skip
SHEET = make_sheet(
    Catalogue((LEAVING,), "test"),
    (Promise(id=AT_HOME, text="two days at home"),),
    own=(OwnQuestion(id=TRAINING, text="Who pays for training?"),),
)
ACME = Opportunity(schema_version=1, id=ulid(8), company="Acme", role="Engineer", created=AT)
MARKDOWN = MarkdownIt("gfm-like")


def minute(number: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=number)


WHOLE = Session(schema_version=1, id=ulid(9), round="round 2", began=AT).model_copy(
    update={
        "with_whom": "the manager",
        "ended": minute(47),
        "planned_minutes": 45,
        "gut": Gut(rating=4, at=minute(47), why="kind people"),
        "observations": (
            Observation(
                id=ulid(11), signal="people-leave", state="seen", at=minute(3), note="two of five",
                quote="they move on",
            ),
            Observation(id=ulid(12), promise=AT_HOME, state="clear", at=minute(5)),
            Observation(
                id=ulid(13), question=TRAINING, state="seen", degree="hint", at=minute(6)
            ),
            Observation(id=ulid(14), promise=ulid(77), state="evasive", at=minute(7)),
        ),
        "notes": (
            Note(id=ulid(21), at=minute(4), text="since spring", about=ulid(11)),
            Note(id=ulid(22), at=minute(8), text="we are a family", is_quote=True),
            Note(id=ulid(23), at=minute(11), text="he looks it up", about=ulid(41)),
        ),
        "moments": (MarkedMoment(id=ulid(31), at=minute(9)),),
        "questions": (Question(id=ulid(41), signal="pay", text="What pays it?", at=minute(10)),),
    }
)  # fmt: skip


def test_a_round_reads_from_top_to_bottom_as_it_went() -> None:
    assert round_markdown(ACME, WHOLE, SHEET) == (
        """# Acme · Engineer

round 2 with the manager, 21 November 2025, 17:12 to 17:59 (45 minutes planned)

How it felt, gut 4: good: kind people

- 17:15 **people leave**: yes, against
  - "they move on"
  - two of five
  - since spring
- 17:17 **promised: two days at home**: broken, against
- 17:18 Who pays for training? partly
- 17:19 a promise of another opportunity: unclear
- 17:20 "we are a family"
- 17:21 marked, no words
- 17:22 asked: What pays it? No answer noted.
  - he looks it up
"""
    )


def test_an_empty_round_and_one_from_memory_say_so() -> None:
    empty = Session(schema_version=1, id=ulid(9), round="round 1", began=AT)
    assert "Nothing was written down." in round_markdown(ACME, empty, SHEET)
    recalled = WHOLE.model_copy(update={"from_memory": True})
    text = round_markdown(ACME, recalled, SHEET)
    assert "from memory" in text
    assert "- **people leave**" in text
    assert "17:15" not in text


def said_in(text: str) -> str:
    """Return what a reader of the Markdown sees; fails where it holds anything but text."""
    words = []
    for token in MARKDOWN.parse(text):
        if token.type == "inline":
            for child in token.children or ():
                assert child.type in {"text", "text_special"}, child.type
                words.append(child.content)
        else:
            assert token.type in {
                "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
                "list_item_open", "list_item_close", "heading_open", "heading_close",
            }, token.type  # fmt: skip
    return "".join(words)


HOSTILE = [
    "<script>alert(1)</script>", "[click](javascript:alert(1))", "![](http://x/y.png)", "# no head",
    "**bold** _em_ `code` ~~gone~~", "| a | b |", "- item\n- item", "1. one\n\n2. two", "---",
    "&amp; &lt;", "<http://x.y>", "www.example.com mail@example.com", "\\* \\\\", "```\ncode",
    "> quote", "$x^2$", "\u202egnp.exe\x1b[2J", "line\r\nbreak\u2028other", "[^1]: note", "a  \nb",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_acts_as_markup(words: str) -> None:
    assert said_in(f"- 17:15 {escaped(words)}") == " ".join(f"17:15 {visible(words)}".split(" "))


@given(st.text(max_size=200))
def test_whatever_is_typed_is_shown_as_it_is(words: str) -> None:
    shown = said_in(f'- 17:15 "{escaped(words)}"')
    assert shown.split() == f'17:15 "{visible(words).strip()}"'.split()


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_round_has_the_same_shape_as_any(words: str) -> None:
    assert shape_of_a_round_full_of(words) == shape_of_a_round_full_of("words")


def shape_of_a_round_full_of(words: str) -> list[str]:
    tick = Observation(
        id=ulid(11), signal="people-leave", state="seen", at=AT, note=words, quote=words
    )
    update = {
        "round": words,
        "with_whom": words,
        "gut": Gut(rating=1, at=AT, why=words),
        "notes": (Note(id=ulid(21), at=AT, text=words),),
        "observations": (tick,),
        "questions": (Question(id=ulid(41), signal="pay", text=words, at=AT),),
        "from_memory": True,
    }
    job = ACME.model_copy(update={"company": words, "role": words})
    text = round_markdown(job, WHOLE.model_copy(update=update), SHEET)
    return [token.type for token in MARKDOWN.parse(text)]


# Exports.


def test_an_export_is_for_this_user_only_and_never_takes_another_s_place(places: Places) -> None:
    first = export_round(places, "acme", ACME, WHOLE, SHEET)
    second = export_round(places, "acme", ACME, WHOLE, Sheet(()))
    assert files_in(places.data / "exports") == [
        "acme-2025-11-21-round-2-2.md", "acme-2025-11-21-round-2.md",
    ]  # fmt: skip
    assert first.read_text(encoding="utf-8") == round_markdown(ACME, WHOLE, SHEET)
    assert second != first
    assert (mode_of(first), mode_of(first.parent)) == (0o600, 0o700)


@pytest.mark.parametrize("name", ["../../etc", "a/b", "第二回", "." * 300, ""])
def test_a_round_of_any_name_is_exported_into_the_folder(places: Places, name: str) -> None:
    path = export_round(places, "acme", ACME, WHOLE.model_copy(update={"round": name}), SHEET)
    assert path.parent == places.data / "exports"
    assert path.is_file()
    assert len(path.name) < 120
    assert Path(path.name).suffix == ".md"
