"""Closed opportunities to draw: the one of the drawings, old ones, and words that burst it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from live_views import NOW, drawn_catalogue, ulid

from offer_tui.evaluator.circumstances import Circumstances
from offer_tui.evaluator.evidence import Evidence
from offer_tui.evaluator.kept import kept_evidence
from offer_tui.hindsight.second_look import second_look
from offer_tui.model.decision import Decision, Reason
from offer_tui.model.frozen import FrozenContribution, FrozenEvaluation, sealed
from offer_tui.model.opportunity import Opportunity, Person
from offer_tui.model.reflection import Reflection
from offer_tui.model.second_look import Difference
from offer_tui.store.library import Entry
from offer_tui.ui.why.view import Again, Looked, WhyView

DECIDED = dt.date(2024, 12, 3)
AT = dt.datetime(2024, 12, 3, 18, tzinfo=dt.UTC)
_DRAWN: Sequence[tuple[str, str, str, float]] = (
    ("32", "no way up", "seen", 0.60),
    ("41", "pays below market", "clear", 0.24),
    ("93", "long commute, office days", "seen", 0.18),
    ("88", "met the team alone", "seen", -0.18),
)


def contribution(code: str, label: str, state: str, nats: float) -> FrozenContribution:
    return FrozenContribution.model_validate(
        {"signal": f"signal-{code}", "label": label, "state": state, "weight_nats": nats,
         "factor": 1.0}
    )  # fmt: skip


def frozen(*contributions: FrozenContribution, **values: Any) -> FrozenEvaluation:
    """Return the evaluation of the drawing."""
    made = {
        "at": AT, "catalogue": "1", "probability": 0.44, "low": 0.24, "high": 0.66, "prior_a": 5.0,
        "prior_b": 15.0, "join_loss_months": 6.0, "decline_loss_months": 3.0, "verdict": "pass",
        "leaning": "pass", "coverage": 0.2, "contributions": contributions, **values,
    }  # fmt: skip
    return sealed(FrozenEvaluation.model_validate(made))


@cache
def dune() -> Opportunity:
    """Return the closed opportunity of the drawing."""
    decision = Decision(
        on=DECIDED, stage="declined", because="no way up, pay",
        reasons="No way up, and well under market. The team was lovely.",
        doubt="the commute may not matter for ever.", own_probability=0.7,
        grounds=(
            Reason(id=ulid(41), text="long commute, office days", side="against", whose="yours",
                   signal="signal-93"),
        ),
        evaluation=frozen(*(contribution(*one) for one in _DRAWN)),
    )  # fmt: skip
    return Opportunity(
        schema_version=1, id=ulid(4), company="Dune", role="Engineer II", stage="declined",
        created=AT, decision=decision, people=(Person(name="Jo"), Person(name="Mara")),
        would_return_if="they open a senior track, or I work from home.",
        differences=(words("incident lead, Go"),),
    )  # fmt: skip


def answer(code: str, state: str, note: str = "", number: int = 60, **values: Any) -> Difference:
    whose = "yours" if code == "93" else "theirs"
    made = {"id": ulid(number), "whose": whose, "at": NOW, "signal": f"signal-{code}",
            "state": state, "note": note, **values}  # fmt: skip
    return Difference.model_validate(made)


def words(note: str, number: int = 50, whose: str = "yours") -> Difference:
    return Difference.model_validate({"id": ulid(number), "whose": whose, "at": NOW, "note": note})


def differing(*differences: Difference) -> Opportunity:
    """Return it with something different now."""
    return dune().model_copy(update={"differences": (*dune().differences, *differences)})


def view(opportunity: Opportunity, *, chosen: str = "", **values: Any) -> WhyView:
    """Return how the screen shows it, worked out again under other losses than then."""
    then = opportunity.decision.evaluation if opportunity.decision else None
    evidence = (
        kept_evidence(then.contributions) if then is not None else Evidence({"signal-32": "seen"})
    )
    around = values.pop("around", Circumstances(decline_loss_months=6, decided=True))
    look = second_look(then, evidence, opportunity.differences, drawn_catalogue(), around)
    again = Again(opportunity, look, evidence, values.pop("back", ()), values.pop("problems", ()))
    return WhyView(Looked(opportunity, drawn_catalogue(), again), chosen, **values)


_SAME = Circumstances(decided=True)
"""The circumstances of then."""


def _as_drawn() -> WhyView:
    """Return the drawing: nothing was answered, and nothing has moved by itself."""
    shown = view(dune(), chosen="signal:signal-93", around=_SAME)
    return replace(shown, looked=replace(shown.looked, again=None))


def _looked_back() -> Opportunity:
    reflection = Reflection(
        id=ulid(70), on=dt.date(2025, 12, 4), again=True, lesson="ask for the band first"
    )
    return differing(answer("93", "clear", "at home three days")).model_copy(
        update={"reflections": (reflection,)}
    )


def _crowded() -> Opportunity:
    codes = ("11", "13", "14", "21", "22", "23", "24", "31", "53", "61", "71", "82", "92")
    by_id = drawn_catalogue().by_id
    found = [contribution(c, by_id[f"signal-{c}"].yes, "seen", 0.6 - n / 30)
             for n, c in enumerate(codes)]  # fmt: skip
    found += [contribution("15", "no plan for 90 days", "clear", 0.12),
              contribution("52", "dodges why the job is open", "evasive", 0.1),
              contribution("99", "gone from the catalogue", "seen", 0.1),
              contribution("25", "names a real drawback", "seen", -0.3),
              contribution("88", "met the team alone", "seen", 0.0)]  # fmt: skip
    first = Decision(on=dt.date(2023, 5, 2), stage="withdrawn", because="too far",
                     evaluation=frozen(probability=0.31))  # fmt: skip
    decision = dune().decision
    assert decision is not None
    after = decision.model_copy(update={"evaluation": frozen(*found)})
    seen = (answer("24", "clear", "they say it begins at once", 61), answer("53", "seen", "", 62),
            answer("15", "seen", "in writing", 63, degree="hint"),
            words("a new head of engineering", 51, "theirs"))  # fmt: skip
    return differing(*seen).model_copy(update={"decision": after, "earlier_decisions": (first,)})


def _old() -> Opportunity:
    """Return one of before: a few words, and nothing kept."""
    decision = Decision(on=DECIDED, because="no way up, pay")
    return dune().model_copy(
        update={"decision": decision, "differences": (), "would_return_if": ""}
    )


def _altered() -> Opportunity:
    decision = dune().decision
    assert decision is not None
    assert decision.evaluation is not None
    kept = decision.evaluation.model_copy(update={"probability": 0.2, "join_loss_months": 0.0})
    early = Reflection(id=ulid(71), on=dt.date(2024, 1, 1), again=False)
    return differing(answer("93", "clear")).model_copy(
        update={"decision": decision.model_copy(update={"evaluation": kept}),
                "reflections": (early,)}
    )  # fmt: skip


def _went_back() -> WhyView:
    new = dune().model_copy(update={"id": ulid(9), "stage": "lead", "created": NOW,
                                    "role": "Engineer III", "returns_to": ulid(4)})  # fmt: skip
    return view(differing(answer("93", "clear")), back=(Entry("dune-2", new),))


CLOSED: Mapping[str, WhyView] = {
    "why": _as_drawn(),
    "why-answered": view(_looked_back(), state="saved", chosen="signal:signal-32"),
    "why-crowded": view(_crowded()),
    "why-old": view(_old()),
    "why-altered": view(_altered()),
    "why-went-back": _went_back(),
    "why-unwritten": view(_old().model_copy(update={"decision": None, "people": ()})),
    "why-opened-again": view(_old().model_copy(update={"stage": "interviewing"})),
    "why-still-open": view(_old().model_copy(update={"stage": "offer", "decision": None})),
    "why-in-letters": replace(view(_looked_back()), letters=True),
}


def of_words(said: str) -> WhyView:
    """Return one of which every word is these words, whatever a model would refuse."""
    decision = dune().decision
    assert decision is not None
    kept = frozen(contribution("32", "x", "seen", 0.6), contribution("x", "x", "seen", 0.4))
    kept = kept.model_copy(
        update={"contributions": tuple(c.model_copy(update={"label": said})
                                       for c in kept.contributions)}
    )  # fmt: skip
    reason = Reason(id=ulid(42), text="x", side="against").model_copy(update={"text": said})
    update = {
        "because": said, "reasons": said, "doubt": said, "evaluation": kept, "grounds": (reason,),
    }  # fmt: skip
    made = decision.model_copy(update=update)
    reflection = Reflection(id=ulid(70), on=DECIDED, again=False, lesson="x")
    noted = answer("32", "seen", "x", 61).model_copy(update={"note": said})
    opportunity = dune().model_copy(
        update={
            "company": said, "role": said, "would_return_if": said, "decision": made,
            "earlier_decisions": (made,), "people": (Person(name="x").model_copy(
                update={"name": said}),),
            "reflections": (reflection.model_copy(update={"lesson": said}),),
            "differences": (noted, words("x").model_copy(update={"note": said})),
        }
    )  # fmt: skip
    back = (Entry("x", opportunity),)
    shown = view(opportunity, notice=said, problems=(said,), back=back)
    return replace(shown, is_warning=True)
