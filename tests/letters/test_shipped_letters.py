"""The letters that come with the program: whole, courteous, and without a gap."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from correspondence import NOW, SHIPPED, facts, letter, opportunity, people, promise, saw, talk
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.letters.fact import Facts, LeftOut
from offer_tui.letters.kind import kinds
from offer_tui.letters.letter import Letter, draft
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import PlannedRound
from offer_tui.model.profile import Market
from offer_tui.model.stages import STAGES

KINDS = [kind.name for kind in kinds()]
GAPS = re.compile(
    r"\{|\}|\0|\x01|\bNone\b|\[\]|  | [,.?!;:]|\(\)|,,|\.\.|:\.|,\.|\bundefined\b", re.IGNORECASE
)
SORE = re.compile(
    r"\\b(unfortunately|disappoint|bad|worse|better offer|too low|mistake|regret|problem|fail)",
    re.IGNORECASE,
)
ABOUT = opportunity(
    stage="offer",
    answer_by=NOW.date() + dt.timedelta(days=3),
    they_decide_by=NOW.date() + dt.timedelta(days=9),
    people=people(Tomas="recruiter", Mara="head of storage"),
    promises=(
        promise(1, "two days at home", medium="posting", on=NOW.date()),
        promise(2, "pay is looked at again after six months", by="Tomas", on=NOW.date()),
        promise(3, "no nights", medium="contract"),
    ),
    planned=(PlannedRound(round="round 3", at=NOW + dt.timedelta(days=2)),),
    decision={"on": dt.date(2026, 10, 2)},
)
TALKS = (
    talk(1, "Tomas, the recruiter"),
    talk(2, "Mara and Ines", saw(1, "realistic-preview", quote="we broke it on a Friday")),
)
ADDED: dict[str, Any] = {
    "me": "Alex",
    "mentions": ("the move to three regions",),
    "until": NOW.date() + dt.timedelta(days=10),
    "asks": ("98,000 a year", "a third day at home"),
    "market": Market(low=84000, high=98000),
    "other_role": "Data Lead",
    "changes": ("I work from home",),
    "learnt": ("Go",),
    "news": ("a senior track", "an office nearer to me"),
}


def whole(found: Letter) -> Letter:
    """Return the letter, once it is one."""
    assert not GAPS.search(found.text), found.text
    assert not SORE.search(found.text), found.text
    assert found.subject
    assert re.match(r"(Dear .+|Hello),\n\n", found.body), found.body
    assert re.search(r"\n\nKind regards,(\n.+)?\Z", found.body), found.body
    assert len(found.body) < 1_800
    for paragraph in found.body.split("\n\n")[1:-1]:
        assert paragraph[0].isupper(), paragraph
        assert paragraph.split("\n")[-1].startswith("- ") or paragraph[-1] in ".?", paragraph
    return found


def some_of(known: Facts, names: set[str]) -> Facts:
    return {name: value for name, value in known.items() if name in names or name in ALWAYS}


ALWAYS = {"today", "talks", "talks_with_you", "company"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_whole_where_all_is_known(kind: str) -> None:
    assert whole(letter(kind, ABOUT, *TALKS, **ADDED)).left_out == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_whole_where_nothing_is_known(kind: str) -> None:
    found = whole(letter(kind, opportunity(role="")))
    assert LeftOut("your name", "--from") in found.left_out


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_whole_at_every_stage(kind: str, stage: str) -> None:
    whole(letter(kind, ABOUT.model_copy(update={"stage": stage}), *TALKS, **ADDED))


@given(
    st.sampled_from(KINDS), st.sets(st.sampled_from(sorted(facts("own", ABOUT, *TALKS, **ADDED))))
)
def test_every_letter_is_whole_whatever_is_missing(kind: str, names: set[str]) -> None:
    known = some_of(facts(kind, ABOUT, *TALKS, **ADDED), names)
    whole(draft(SHIPPED[kind], known, kind=kind))


HOSTILE = (
    "{{ 7*7 }}", "{% for x in to %}", "a\x1b[2Jb", "\u202eevil", "x" * 100_000, "- x", "\\",
    "Subject: other", "#}", "{#", "\0role\0", "O'Neill & \"Sons\" <b>", "..", "a\n\nb",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_words_of_the_record_are_never_read_as_a_template(kind: str, text: str) -> None:
    about = ABOUT.model_copy(
        update={"company": text, "role": text, "promises": (promise(1, text),)}
    )
    rounds = (talk(1, "Mara", saw(1, "work-appeals", quote=text)),)
    found = letter(kind, about, *rounds, **{**ADDED, "mentions": (text,), "asks": (text,)})
    assert "49" not in found.text
    assert not set(found.text) & set("\0\1\x1b\u202e")
    assert len(found.text) < 5_000
    assert found.body.startswith("Dear ")


def test_a_company_that_looks_like_a_template_stands_as_it_is_written() -> None:
    found = letter("acceptance", ABOUT.model_copy(update={"company": "{{ 7*7 }}"}))
    assert "position at {{ 7*7 }}." in found.body


def test_a_thank_you_note_knows_whether_they_have_met_before() -> None:
    def second_sentence(*with_whom: str) -> str:
        rounds = [talk(number, names) for number, names in enumerate(with_whom, 1)]
        return letter("thank-you", ABOUT, *rounds).body.split("position. ")[1].split(".")[0]

    assert (
        second_sentence("Mara", "Mara")
        == "It was good to pick up where our first talk had left off"
    )
    assert "in the talks before" in second_sentence("Mara", "Mara", "Mara")
    assert second_sentence("Tomas", "Mara") == "It added a good deal to what I had heard before"
    assert "before" not in letter("thank-you", ABOUT, talk(1, "Mara")).body


@pytest.mark.parametrize(
    ("with_whom", "thanks"),
    [("Mara", "Thank you for"), ("Mara and Jo", "Thank you both"), ("A, B and C", "Thank you all")],
)
def test_one_or_several_are_thanked(with_whom: str, thanks: str) -> None:
    names = [f"{name}" for name in re.findall(r"\w+", with_whom) if name != "and"]
    assert thanks in letter("thank-you", ABOUT, talk(1, " and ".join(names))).body


def test_a_clarification_says_where_it_was_promised_and_by_whom() -> None:
    def said(number: int, *to: str) -> str:
        return letter("clarification", ABOUT, promises=(ABOUT.promises[number],), to=to).body

    assert "In the posting I read: two days at home." in said(0)
    assert "In our talk on 22 November I noted: pay is looked at again after six" in said(1)
    assert "From Tomas I noted on 22 November: pay is looked at" in said(1, "Mara")
    assert "In the contract I read: no nights." in said(2)
    assert "\n- two days at home (in the posting)\n" in letter("clarification", ABOUT).body


def test_in_writing_lists_what_was_only_spoken() -> None:
    body = letter("in-writing", ABOUT).body
    assert "- pay is looked at again after six months (22 November)\n" in body
    assert "two days at home" not in body
    assert "before 25 November, when you expect my answer" in body


def test_more_time_names_the_other_day_or_asks_for_one() -> None:
    assert (
        "agree on Wednesday, 2 December, instead of 25 November?"
        in letter("more-time", ABOUT, until=dt.date(2026, 12, 2)).body
    )
    assert "a few days after 25 November" in letter("more-time", ABOUT).body


def test_the_market_is_named_only_where_it_is_wanted() -> None:
    assert "84,000" in letter("negotiation", ABOUT, market=Market(low=84000)).body
    assert "From what I have found" not in letter("negotiation", ABOUT, asks=("more",)).body


@pytest.mark.parametrize("kind", ["decline", "withdrawal"])
def test_a_letter_that_says_no_gives_no_reason(kind: str) -> None:
    reason = Decision(on=NOW.date(), because="no way up, pay", reasons="under market")
    about = ABOUT.model_copy(update={"decision": reason, "would_return_if": "a senior track"})
    body = letter(kind, about, *TALKS, **ADDED).body
    assert not re.search(r"because|since|way up|market|senior", body)


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("declined", "in the end I decided not to take it."),
        ("withdrawn", "I withdrew at the time."),
        ("rejected", "you chose somebody else at the time."),
        ("left", "It has been a while since I left Acme in October 2026."),
    ],
)
def test_going_back_says_how_it_ended(stage: str, said: str) -> None:
    about = ABOUT.model_copy(update={"stage": stage, "decision": ABOUT.decision})
    assert said in letter("re-engagement", about, *TALKS).body


@pytest.mark.parametrize("kind", KINDS)
def test_every_template_says_on_top_what_it_knows(kind: str) -> None:
    head = SHIPPED[kind].partition("#}")[0]
    assert head.startswith("{#\n  ")
    assert "Facts for this letter: to," in head
