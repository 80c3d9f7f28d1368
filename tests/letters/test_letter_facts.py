"""The facts of a letter: what is taken from the record, and what never is."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from correspondence import AT, NOW, facts, opportunity, people, promise, saw, talk

import offer_tui
from offer_tui.letters.fact import FACTS, LONGEST, MOST
from offer_tui.letters.facts import clean
from offer_tui.letters.filters import FILTERS
from offer_tui.letters.kind import kinds
from offer_tui.letters.mention import LONGEST_QUOTE
from offer_tui.model.mark import mark_of
from offer_tui.model.opportunity import PlannedRound
from offer_tui.model.profile import Market
from offer_tui.model.session import Gut, Note
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.letters import load_topics

MARA = "Mara, the manager"


def test_every_fact_is_described_and_of_its_shape() -> None:
    about = opportunity(
        people=people(Tomas="recruiter"),
        promises=(promise(1, "two days at home"),),
        planned=(PlannedRound(round="round 2", at=NOW + dt.timedelta(days=2)),),
        answer_by=NOW.date(),
    )
    known = facts("negotiation", about, talk(1, MARA), market=Market(low=1), asks=("more",))
    shapes = {"text": str, "number": int, "texts": list, "records": list, "record": dict}
    assert known.keys() <= FACTS.keys()
    for name, value in known.items():
        assert isinstance(value, shapes[FACTS[name].shape])
        if isinstance(value, dict):
            assert value.keys() == FACTS[name].keys.keys()


def test_every_topic_speaks_for_them_and_is_no_private_matter() -> None:
    catalogue = load_catalogue()[0]
    for topic in load_topics():
        signal = catalogue.by_id[topic.signal]
        assert mark_of(signal.polarity, topic.state, "plain") == "for"
        assert signal.theme not in {
            "rewards",
            "stability",
            "promise-integrity",
        } or topic.signal in {
            "names-a-negative",
            "growing",
        }
        assert signal.ask != "around"


def test_what_spoke_for_them_is_a_topic_and_what_spoke_against_never_is() -> None:
    known = facts(
        "thank-you",
        None,
        talk(
            1,
            MARA,
            saw(1, "realistic-preview", note="showed me the log"),
            saw(2, "growth-examples", "clear", note="names nobody"),
            saw(3, "micromanagement", "seen", quote="I decide"),
            saw(4, "autonomy-real", "evasive", quote="well"),
            saw(5, "below-need-pay", "clear", note="rent and savings covered"),
            saw(6, "manager-rapport", note="we laughed"),
        ),
    )
    assert known["topics"] == ["how the work really goes"]
    assert known["notes"] == ["showed me the log"]
    assert "quotes" not in known


def test_the_latest_answer_in_the_talk_counts() -> None:
    first, then = saw(1, "realistic-preview"), saw(2, "realistic-preview", "clear")
    assert "topics" not in facts("thank-you", None, talk(1, MARA, first, then))


def test_nothing_private_is_among_the_facts() -> None:
    private = "nobody else's business"
    about = opportunity(
        anchor=private,
        points=(private,),
        would_return_if=private,
        stage="declined",
        decision={"on": AT.date(), "because": private, "reasons": private},
        pay_named=({"amount": private},),
        requirements=({"id": f"01HZ{7:022d}", "text": private, "say": private},),
        observations=(saw(9, "realistic-preview", note=private, quote=private),),
        posting=private,
    )
    session = talk(
        1,
        MARA,
        saw(1, "manager-disrespect", note=private, quote=private),
        saw(2, "work-appeals", "clear", note=private),
        gut=Gut(rating=1, at=AT, why=private),
        notes=(
            Note(id=f"01HZ{8:022d}", at=AT, text=private),
            Note(id=f"01HZ{9:022d}", at=AT, text=private, is_quote=True),
        ),
    )
    for kind in kinds():
        assert private not in json.dumps(dict(facts(kind.name, about, session)))


def test_their_words_are_repeated_only_where_that_does_no_harm() -> None:
    seen = (
        saw(1, "realistic-preview", quote="we broke it before a weekend"),
        saw(2, "names-a-negative", quote="the build takes forty minutes"),
        saw(3, "manager-support-examples", quote="I said no to the board"),
    )
    known = facts("thank-you", None, talk(1, MARA, *seen))
    assert known["quotes"] == ["we broke it before a weekend"]
    assert len(known["topics"]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("one. two.", ["one. two"]),
        (f"First things first. {'x' * LONGEST_QUOTE}", ["First things first"]),
        ("x" * 100_000, None),
        ("word " * 20_000, None),
    ],
)
def test_a_long_quote_is_its_first_sentence_or_nothing(quote: str, kept: list[str] | None) -> None:
    known = facts("thank-you", None, talk(1, MARA, saw(1, "work-appeals", quote=quote)))
    assert known.get("quotes") == kept


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("thank-you", ["Ines", "Piet"]),
        ("decline", ["Tomas"]),
        ("re-engagement", ["Mara"]),
        ("my-own", ["Tomas"]),
    ],
)
def test_each_kind_is_to_those_it_concerns(kind: str, names: list[str]) -> None:
    about = opportunity(people=people(Tomas="recruiter", Mara="head of platform", Ines="engineer"))
    assert facts(kind, about, talk(1, MARA), talk(2, "Ines and Piet"))["to"] == names


def test_whoever_promised_is_asked_what_it_means() -> None:
    about = opportunity(
        people=people(Tomas="recruiter"), promises=(promise(1, "a bonus", by="Mara, the manager"),)
    )
    assert facts("clarification", about)["to"] == ["Mara"]


def test_nobody_is_addressed_by_a_guess() -> None:
    about = opportunity(people=people(Ines="engineer", Piet="engineer"))
    assert "to" not in facts("decline", about, talk(1, "four of the team"))
    crowd = " and ".join(f"Person{letter}" for letter in "ABCDEFGH")
    assert "to" not in facts("thank-you", None, talk(1, crowd))


def test_the_manager_is_the_only_one_who_is_called_so() -> None:
    one = opportunity(people=people(Ruth="engineering manager", Ben="engineer"))
    assert facts("thank-you", one, talk(1, "the manager"))["to"] == ["Ruth"]
    two = opportunity(people=people(Ruth="engineering manager", Ben="sales manager"))
    assert "to" not in facts("thank-you", two, talk(1, "the manager"))


def test_a_friend_inside_is_not_among_those_met() -> None:
    about = opportunity(people=people(Tomas="recruiter", Lene="nurse, told me how it is"))
    known = facts("decline", about, talk(1, MARA), talk(2, "Mara and Ines"))
    assert known["met"] == ["Mara", "Ines"]


def test_the_names_on_the_line_come_before_the_record() -> None:
    assert facts("thank-you", None, talk(1, MARA), to=("Dr Vos",))["to"] == ["Dr Vos"]


def test_talks_are_counted_up_to_the_one_it_is_about() -> None:
    rounds = (talk(1, "Tomas"), talk(2, MARA), talk(3, MARA))
    latest = facts("thank-you", None, *rounds)
    assert (latest["talks"], latest["talks_with_you"]) == (3, 2)
    second = facts("thank-you", None, *rounds, talk=rounds[1])
    assert (second["talks"], second["talks_with_you"]) == (2, 1)
    assert second["talk"] == {"name": "round 2", "on": "2026-11-13"}


def test_each_kind_speaks_of_the_promises_it_is_for() -> None:
    about = opportunity(
        promises=(
            promise(1, "spoken", medium="talk"),
            promise(2, "spoken and broken", medium="talk"),
            promise(3, "posted", medium="posting"),
            promise(4, "written", medium="contract"),
            promise(5, "posted and kept", medium="posting"),
        )
    )
    seen = (
        saw(1, state="clear", promise=f"01HZ{102:022d}"),
        saw(2, state="seen", promise=f"01HZ{105:022d}"),
    )

    def told(kind: str) -> list[str]:
        known = facts(kind, about, talk(1, MARA, *seen)).get("promises", [])
        assert isinstance(known, list)
        return [one["text"] for one in known if isinstance(one, dict)]

    assert told("clarification") == ["spoken", "posted", "written"]
    assert told("in-writing") == ["spoken"]
    assert told("acceptance") == ["written"]
    assert len(told("my-own")) == 5


def test_days_that_are_over_are_no_facts() -> None:
    yesterday = NOW.date() - dt.timedelta(days=1)
    about = opportunity(
        answer_by=yesterday,
        they_decide_by=yesterday,
        planned=(PlannedRound(round="round 2", at=NOW - dt.timedelta(days=1)),),
    )
    assert not {"answer_by", "they_decide_by", "next_talk"} & facts("thank-you", about).keys()


@pytest.mark.parametrize(
    ("market", "text"),
    [
        (Market(low=84000, high=98000), "84,000 to 98,000 a year"),
        (Market(low=84000, currency="EUR", per="month"), "from 84,000 EUR a month"),
        (Market(high=31.5, currency="$", per="hour"), "up to 31.50 $ an hour"),
    ],
)
def test_the_market_is_said_in_words(market: Market, text: str) -> None:
    known = facts("negotiation", market=market)["market"]
    assert isinstance(known, dict)
    assert known["text"] == text


def test_the_market_is_a_fact_only_where_it_is_wanted_and_known() -> None:
    assert "market" not in facts("negotiation")
    assert "market" not in facts("negotiation", market=Market(need=70000))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x1b[2Jb\x07", "a[2Jb"),
        ("one\ntwo\u2028three\tfour", "one two three four"),
        ("abc\u202edef\u2066", "abcdef"),
        ("שלום \u200f", "שלום \u200f"),
        ("\x00\ud800", ""),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("wordy " * 50_000, f"{('wordy ' * 49).strip()}…"),
        ("x" * 100_000, "x" * (LONGEST - 1) + "…"),
    ],
)
def test_a_fact_is_one_short_line_without_controls(text: str, kept: str) -> None:
    assert clean(text) == kept
    assert len(clean(text)) <= LONGEST


def test_lists_are_short() -> None:
    about = opportunity(promises=tuple(promise(n, f"promise {n}") for n in range(200)))
    assert len(facts("my-own", about)["promises"]) == MOST  # type: ignore[arg-type]


def test_an_opportunity_that_waits_for_its_name_has_no_company() -> None:
    assert "company" not in facts(
        "thank-you", opportunity(company="Not named yet", is_unnamed=True)
    )


def test_the_page_on_letters_names_every_fact_and_what_can_be_made_of_it() -> None:
    page = (Path(offer_tui.__file__).parents[1] / "docs" / "letters.md").read_text(encoding="utf-8")
    for name in FACTS:
        assert re.search(rf"[`{{( ]{name}[`.| }}]", page), name
    for name in FILTERS:
        assert re.search(rf"\\\|{name}\b", page), name
