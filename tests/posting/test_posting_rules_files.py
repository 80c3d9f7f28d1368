"""The rules files: what is wrong in one is named."""

from __future__ import annotations

from importlib import resources

import pytest

from offer_tui.posting.reader import read
from offer_tui.store.posting_rules import (
    FILES,
    PostingRulesError,
    load_posting_rules,
    rules_from,
)


@pytest.fixture
def texts() -> dict[str, str]:
    folder = resources.files("offer_tui") / "data" / "posting"
    return {name: (folder / f"{name}.toml").read_text("utf-8") for name in FILES}


def test_the_rules_are_read_once() -> None:
    assert load_posting_rules() is load_posting_rules()


def test_a_rule_of_ones_own_is_followed(texts: dict[str, str]) -> None:
    texts["wording"] += (
        '\n[[rule]]\nid = "own"\nkind = "hype"\nwhy = "So."\nquestion = "Is it?"\n'
        'phrases = ["purple cow*"]\n'
    )
    reading = read("We look for a purple cow for our office in the north.", rules_from(texts))
    assert [m.phrase for m in reading.wording if m.rule == "own"] == ["purple cow"]


@pytest.mark.parametrize(
    ("name", "addition", "said"),
    [
        ("wording", "\nnot toml", "wording.toml is not TOML"),
        ("wording", '\n[[rule]]\nid = "x"\n', "wording.toml lacks 'kind'"),
        ("promises", '\n[[rule]]\nid = "x"\nkind = "cake"\nreason = ""\nphrases = []', "'cake'"),
        ("hints", '\n[[hint]]\nsignal = "x"\nstate = "maybe"\nbecause = ""', "'maybe'"),
        ("hints", '\n[[hint]]\nsignal = "x"\nstate = "seen"\nbecause = ""\nodd = 1', "hints.toml"),
        ("facts", '\n[[fact]]\nid = "odd"\n', "'odd'"),
        ("requirements", '\nextra = 1\n[x]\ny = "\\q"', "requirements.toml is not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_file(
    texts: dict[str, str], name: str, addition: str, said: str
) -> None:
    texts[name] += addition
    with pytest.raises(PostingRulesError) as caught:
        rules_from(texts)
    assert said in str(caught.value)


def test_a_phrase_that_cannot_be_read_is_named_with_its_file(texts: dict[str, str]) -> None:
    texts["sections"] = texts["sections"].replace('"duties",', '"_ duties",', 1)
    with pytest.raises(PostingRulesError, match=r"sections.toml.*_ duties"):
        rules_from(texts)
