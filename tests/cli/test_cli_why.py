"""why: a closed opportunity in plain words."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from cli.shell import Shell
from offer_tui.model.decision import Decision, Reason
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.reflection import Reflection
from offer_tui.model.second_look import Difference
from offer_tui.store.appraisal import appraise, frozen
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.demo import copy_demo
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.store.places import Places

NOW = dt.datetime.now().astimezone()


@pytest.fixture
def dune(shell: Shell) -> Shell:
    """Return a shell on the sample, with all that is kept of a decision in Dune."""
    copy_demo(shell.data, dt.date.today())
    changed(shell, decided)
    return shell


def changed(shell: Shell, step: object) -> None:
    assert callable(step)
    library_of(shell).change_opportunity("dune", lambda o: step(shell, o))


def library_of(shell: Shell) -> Library:
    return Library(Places(shell.data, shell.folder / "config", shell.folder / "cache"))


def decided(shell: Shell, opportunity: Opportunity) -> Opportunity:
    library = library_of(shell)
    rounds = [one.session for one in library.rounds("dune")[0]]
    catalogue = load_catalogue(shell.folder / "none")[0]
    on = dt.date.today() - dt.timedelta(days=350)
    evaluation = appraise(catalogue, library.new_profile(), opportunity, rounds, on)
    decision = Decision(
        on=on, stage="declined", reasons="No way up.", doubt="the commute", own_probability=0.7,
        grounds=(Reason(id=new_id(), text="long commute", side="against", whose="yours",
                        signal="long-commute"),),
        evaluation=frozen(evaluation, NOW - dt.timedelta(days=350)),
    )  # fmt: skip
    difference = Difference.model_validate(
        {"id": new_id(), "whose": "yours", "at": NOW, "signal": "long-commute", "state": "clear",
         "note": "at home three days"}
    )  # fmt: skip
    return opportunity.model_copy(
        update={"decision": decision, "differences": (difference,), "reflections": ()}
    )


def test_it_tells_what_was_written_known_and_is_different(dune: Shell) -> None:
    said = dune.done("why", "dune")
    for words in (
        "Dune · Engineer II, declined ", '"No way up."', "you: 7 of 10 not again",
        "Doubt: the commute",
        "You knew", "no way up", "Kept as it was.", "no: at home three days",
        "Worked out again under today's profile", "nobody said yet",
    ):  # fmt: skip
        assert words in said
    assert "\x1b" not in said


def test_programs_get_the_same_as_one_object(dune: Shell) -> None:
    told = dune.json("why", "dune")
    assert told["decision"]["reasons"] == "No way up."
    assert told["decision"]["own_probability"] == 0.7
    assert told["decision"]["evaluation"]["was_altered"] is False
    commute = next(one for one in told["different"] if one["signal"] == "long-commute")
    assert (commute["whose"], commute["then"], commute["now"]) == ("yours", "seen", "clear")
    look = told["second_look"]
    moved = sum(one["after"] - one["before"] for one in look["moves"])
    now = look["now"]["probability_of_regret"]
    assert now - told["decision"]["evaluation"]["probability_of_regret"] == pytest.approx(moved)
    assert told["doubts"] == []


def test_one_that_is_open_points_to_evaluate(dune: Shell) -> None:
    assert dune.failed("why", "acme") == (
        "acme is still open, so nothing was decided yet; offer-tui evaluate acme says what it adds"
        " up to"
    )


def test_one_that_was_opened_again_tells_what_was_decided_before(dune: Shell) -> None:
    changed(dune, lambda _, o: o.model_copy(update={"stage": "interviewing"}))
    said = dune.done("why", "dune")
    assert "It is open again" in said
    assert '"No way up."' in said


def test_a_file_of_before_leaves_out_what_was_never_kept(dune: Shell) -> None:
    old = Decision(on=dt.date(2024, 12, 3), because="pay")
    update = {"decision": old, "differences": (), "would_return_if": ""}
    changed(dune, lambda _, o: o.model_copy(update=update))
    said = dune.done("why", "dune")
    assert '"pay"' in said
    for never in ("You knew", "Then:", "you:", "Doubt", "Worked out"):
        assert never not in said
    told = dune.json("why", "dune")
    assert told["decision"]["evaluation"] is None
    assert told["second_look"] is None


def test_what_was_changed_by_hand_is_said_and_hides_nothing(dune: Shell) -> None:
    early = Reflection(id=new_id(), on=dt.date(2020, 1, 1), again=False, lesson="look twice")

    def by_hand(_: Shell, o: Opportunity) -> Opportunity:
        assert o.decision is not None
        assert o.decision.evaluation is not None
        kept = o.decision.evaluation.model_copy(update={"probability": 0.01})
        decision = o.decision.model_copy(update={"evaluation": kept})
        return o.model_copy(update={"decision": decision, "reflections": (early,)})

    changed(dune, by_hand)
    result = dune.run("why", "dune")
    assert result.exit_code == 0
    assert "were changed after it" in result.stderr
    assert "dated before the decision" in result.stderr
    assert "Then: 1 in 100" in result.stdout
    assert "Kept as it was" not in result.stdout
    assert "Lesson: look twice" in result.stdout
    assert dune.json("why", "dune")["decision"]["evaluation"]["was_altered"] is True


def test_words_in_the_record_cannot_act_on_the_terminal(dune: Shell) -> None:
    evil = "a\x1b[2Jb\nc\u202ed"
    changed(dune, lambda _, o: o.model_copy(update={"would_return_if": evil, "role": evil}))
    said = dune.done("why", "dune")
    assert not set(said) & {"\x1b", "\u202e"}


def test_it_is_found_by_the_beginning_of_its_name_and_otherwise_named(dune: Shell) -> None:
    assert "Dune" in dune.done("why", "du")
    assert "did you mean" in dune.failed("why", "dunes")


def test_a_figure_that_a_hand_changed_is_not_put_down_to_the_catalogue(dune: Shell) -> None:
    path = library_of(dune).record_path("dune")
    before = dune.json("why", "dune")["decision"]["evaluation"]["probability_of_regret"]
    text = path.read_text()
    assert text.count(f"probability = {before}\n") == 1
    path.write_text(text.replace(f"probability = {before}\n", "probability = 0.03\n"))
    result = dune.run("why", "dune")
    assert "were changed after it" in result.stderr
    said = " ".join(result.stdout.split())
    assert "what was kept was changed by hand; this is worked out from its answers" in said
    assert "the catalogue's figures of today" not in said
    assert "It was a risk" not in said
    told = json.loads(dune.run("why", "dune", "--json").stdout)
    first = told["second_look"]["moves"][0]
    assert (first["because"], first["before"]) == ("altered", 0.03)
